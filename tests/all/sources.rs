//! The files under `src`, as text, for the trials that read them.

use std::path::{Path, PathBuf};

use libtest_mimic::Failed;

/// One source file.
pub struct Source {
    /// Its place below `src`, with `/` between the parts.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl Source {
    /// A file that exists only in a trial.
    pub fn fake(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The modules that this file declares for unit tests alone, as their places below `src` without
    /// an extension.
    fn test_modules(&self) -> Vec<String> {
        let folder = match self.path.rsplit_once('/') {
            Some((folder, "mod.rs")) => folder,
            _ => self.path.trim_end_matches(".rs"),
        };
        let declared = self.text.lines().zip(self.text.lines().skip(1)).filter_map(|(attribute, line)| {
            let name = line.strip_suffix(';')?.rsplit_once("mod ")?.1;
            (attribute == "#[cfg(test)]").then(|| format!("{folder}/{name}"))
        });
        declared.collect()
    }

    /// The program text alone: comments are blanked, and the unit tests at the end of the file (the
    /// place that clippy holds them to) are left off. Lines keep their numbers.
    pub fn code(&self) -> String {
        let mut code = String::new();
        let mut lines = self.text.lines().peekable();
        while let Some(line) = lines.next() {
            let opens_tests =
                lines.peek().is_some_and(|next| next.starts_with("mod ") && next.ends_with('{'));
            if line == "#[cfg(test)]" && opens_tests {
                break;
            }
            code.push_str(line.split_once("//").map_or(line, |(code, _comment)| code));
            code.push('\n');
        }
        code
    }
}

/// Leaves off the files that are unit tests as a whole.
pub fn without_tests(sources: &[Source]) -> impl Iterator<Item = &Source> {
    let tests: Vec<_> = sources.iter().flat_map(Source::test_modules).collect();
    sources.iter().filter(move |source| {
        !tests.iter().any(|module| {
            source.path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        })
    })
}

/// Every Rust file under `src`, in the order of their paths.
pub fn all() -> Result<Vec<Source>, Failed> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths)?;
    paths.sort();
    let read = |path: PathBuf| {
        let parts = path.strip_prefix(&root)?.iter().map(|part| part.to_string_lossy());
        Ok(Source { path: parts.collect::<Vec<_>>().join("/"), text: std::fs::read_to_string(&path)? })
    };
    paths.into_iter().map(read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Failed> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
    Ok(())
}
