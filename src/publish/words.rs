//! A review and a publication in words, and as one row for programs.

use super::bundle::Bundle;
use super::review::{Review, Reviewed};
use crate::file::Saved;
use crate::report::Notice;
use std::path::Path;

impl Review {
    /// What would change and what is wrong, line by line.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = match &self.base {
            Some(base) => {
                let head = format!("{} over version {}", changes(self.difference.count()), base.version);
                let sentences = self.difference.sentences().map(|sentence| format!("  {sentence}"));
                std::iter::once(head).chain(sentences).collect()
            }
            None => {
                vec![format!("Nothing is published at {} yet, so everything is new", self.path.display())]
            }
        };
        let (told, quiet): (Vec<&Reviewed>, Vec<&Reviewed>) =
            self.findings.iter().partition(|reviewed| !reviewed.known || reviewed.notice.is_error());
        lines.extend(told.iter().map(ToString::to_string));
        if !quiet.is_empty() {
            lines.push(format!("As before: {} that do not stop publishing", findings(quiet.len())));
        }
        lines
    }

    /// That nothing was published, and those of its reasons that the review did not know.
    pub fn stopped_lines(&self, stops: &[Notice]) -> Vec<String> {
        let known = |stop: &&Notice| self.findings.iter().any(|reviewed| reviewed.notice == **stop);
        let mut lines: Vec<String> =
            stops.iter().filter(|stop| !known(stop)).map(ToString::to_string).collect();
        let several = if stops.len() == 1 { "error stops" } else { "errors stop" };
        lines.push(format!("Not published: {} {several} it", stops.len()));
        lines
    }
}

fn findings(count: usize) -> String {
    if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") }
}

fn changes(count: usize) -> String {
    match count {
        0 => "No change".to_owned(),
        1 => "1 change".to_owned(),
        more => format!("{more} changes"),
    }
}

impl std::fmt::Display for Reviewed {
    /// The finding, and whether the base has it too.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.known { "as before, " } else { "" })?;
        self.notice.fmt(f)
    }
}

impl Bundle {
    /// What was published, and what is left to do.
    pub fn published_lines(&self, path: &Path, saved: &Saved) -> Vec<String> {
        let Self { name, version, digest, .. } = self;
        let mut lines =
            vec![format!("Published version {version} of {name} to {}, digest {digest}", path.display())];
        if let Some(backup) = saved.backup.as_deref().and_then(Path::file_name) {
            lines.push(format!("The version before it is kept beside it as {}", backup.to_string_lossy()));
        }
        lines.push("Left to do: make the changes on the servers, which a bundle does not touch".to_owned());
        lines
    }
}
