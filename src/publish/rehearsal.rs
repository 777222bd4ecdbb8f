//! A publication without its writing: everything else is gone through, and what would be written is told.

use super::bundle::Bundle;
use super::error::PublishError;
use super::own;
use super::review::Review;
use crate::file::{Expected, FileError, Fs, changed_outside, digest};
use crate::report::{Notice, figure};
use std::io::ErrorKind;
use std::path::Path;

/// What came of a rehearsal. Nothing was written.
#[derive(Debug, Clone, PartialEq)]
pub enum Rehearsed {
    /// It can be published; so many bytes would be written, and read back as they should.
    Good(u64),
    /// It would be stopped; these are the reasons.
    Stopped(Vec<Notice>),
}

impl Review {
    /// Goes through a publication up to its writing: what stops it, whether the target is still what was reviewed and may
    /// be written to, and whether the text that would be written reads back with the same digest.
    ///
    /// # Errors
    /// When the target may not be written to, or the text does not read back.
    pub fn rehearse(&self, fs: &dyn Fs, bundle: &Bundle) -> Result<Rehearsed, PublishError> {
        let mut stops: Vec<Notice> = self.stops().cloned().collect();
        if self.moved_on(fs)? {
            stops.push(own::written_meanwhile(&self.path));
        }
        if !stops.is_empty() {
            return Ok(Rehearsed::Stopped(stops));
        }
        if fs.status(&self.path).is_ok_and(|status| status.read_only) {
            return Err(FileError::ReadOnly { path: self.path.clone() }.into());
        }
        let text = bundle.to_text(self.form);
        let reads_back = Bundle::read(&text).is_ok_and(|read| digest(&read.topology) == *bundle.digest);
        if reads_back {
            Ok(Rehearsed::Good(text.len() as u64))
        } else {
            Err(PublishError::NotVerified(self.path.clone()))
        }
    }

    /// Whether something else stands at the target than when it was reviewed.
    fn moved_on(&self, fs: &dyn Fs) -> Result<bool, PublishError> {
        match &self.expected {
            Expected::Seen(seen) => Ok(changed_outside(fs, &self.path, seen)?.is_some()),
            Expected::Nothing => match fs.status(&self.path) {
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
                _ => Ok(true),
            },
            Expected::Anything => Ok(false),
        }
    }

    /// What came of a rehearsal, line by line.
    pub fn rehearsed_lines(&self, bundle: &Bundle, rehearsed: &Rehearsed) -> Vec<String> {
        let Bundle { name, version, digest, .. } = bundle;
        let bytes = match rehearsed {
            Rehearsed::Good(bytes) => figure(*bytes),
            Rehearsed::Stopped(stops) => return self.stopped_lines(stops),
        };
        let mut lines =
            vec![format!("Would write {bytes} bytes to {}, digest {digest}", self.path.display())];
        if let Some(base) = self.replaced() {
            let backup =
                format!("{}.bak", self.path.file_name().map_or(self.path.as_path(), Path::new).display());
            lines.push(format!("Would keep version {base} beside it as {backup}"));
        }
        lines.push(format!("Version {version} of {name} would be published; nothing was written"));
        lines
    }

    /// The version that stands at the target.
    fn replaced(&self) -> Option<u64> {
        let stands = matches!(self.expected, Expected::Seen(_));
        self.base.as_ref().filter(|_| stands).map(|base| base.version)
    }
}
