//! Saving a document: what may be replaced, and what is told when it may not.

use super::super::{
    Attempt, ContentDigest, Expected, FileError, Fs, Journal, Lock, Recovery, Saved, native, save,
};
use super::open::newer_version;
use super::record::Recorder;
use super::{DocumentFile, Held, SaveError};
use crate::topology::Document;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a person agreed to. Nothing is agreed to by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Agreed {
    /// What the faults of the file left out may be lost.
    pub to_lose_what_was_not_read: bool,
    /// Whatever stands under the name may be replaced.
    pub to_replace: bool,
}

/// A document that was saved.
#[derive(Debug)]
pub struct Stored {
    /// Where the previous version is, if there was one.
    pub backup: Option<PathBuf>,
    /// What went wrong beside it and hinders nothing.
    pub warnings: Vec<FileError>,
}

/// Writes a document to a file that nobody has open here; with `replace`, over whatever stands there.
///
/// # Errors
/// When something stands there that may not be replaced, or it cannot be written.
pub fn store(fs: &dyn Fs, path: &Path, document: &Document, replace: bool) -> Result<Saved, SaveError> {
    let expected = if replace { Expected::Anything } else { Expected::Nothing };
    put(fs, path, &native::to_bytes(document), expected)
}

fn put(fs: &dyn Fs, path: &Path, bytes: &[u8], expected: Expected) -> Result<Saved, SaveError> {
    match newer_version(fs, path) {
        Some(found) => Err(SaveError::Newer { path: path.to_path_buf(), found }),
        None => Ok(save(fs, path, bytes, expected)?),
    }
}

impl DocumentFile {
    /// Saves the document in its file.
    ///
    /// # Errors
    /// When that would lose what was not agreed to lose, or it cannot be written.
    pub fn save(&mut self, document: &Document, agreed: Agreed) -> Result<Stored, SaveError> {
        let Some(seen) = self.seen else { return Err(SaveError::NoName) };
        let Some(Held { lock, journal, recorder }) = &mut self.held else {
            return Err(SaveError::ReadOnly(self.path.clone()));
        };
        if !lock.is_ours()? {
            return Err(SaveError::TakenOver(self.path.clone()));
        }
        if self.faults > 0 && !agreed.to_lose_what_was_not_read {
            return Err(SaveError::Damaged { path: self.path.clone(), faults: self.faults });
        }
        let bytes = native::to_bytes(document);
        let mark = journal.saving(ContentDigest::of(&bytes));
        recorder.forget();
        let expected = match (agreed.to_replace, self.gone) {
            (true, _) => Expected::Anything,
            (false, true) => Expected::Nothing,
            (false, false) => Expected::Seen(seen),
        };
        let saved = match put(self.fs.as_ref(), &self.path, &bytes, expected) {
            Ok(saved) => saved,
            Err(error) => {
                if let SaveError::File(FileError::Unconfirmed { fingerprint, .. }) = &error {
                    self.seen = Some(*fingerprint);
                    (self.faults, self.gone) = (0, false);
                }
                return Err(error);
            }
        };
        let forgotten = journal.saved(&mark).err();
        let warnings = mark.problem.into_iter().chain(forgotten).collect();
        self.seen = Some(saved.fingerprint);
        (self.faults, self.gone) = (0, false);
        Ok(Stored { backup: saved.backup, warnings })
    }

    /// Saves the document under another name and goes on there. The file it was opened from stays as it was last
    /// saved.
    ///
    /// # Errors
    /// When that would replace what was not agreed to replace, another window has that file, or it cannot be
    /// written. The document then stays with its old file.
    pub fn save_as(&mut self, path: &Path, document: &Document, agreed: Agreed) -> Result<Stored, SaveError> {
        if self.seen.is_some() && self.leads_here(path) {
            return self.save(document, agreed);
        }
        let lock = match Lock::take(path)? {
            Attempt::Taken { lock, .. } => lock,
            Attempt::Held(holder) => return Err(SaveError::Held(Box::new(holder))),
        };
        let bytes = native::to_bytes(document);
        let expected = if agreed.to_replace { Expected::Anything } else { Expected::Nothing };
        let saved = put(self.fs.as_ref(), path, &bytes, expected)?;
        let mut warnings = Vec::new();
        // Edits of what was replaced belong to nothing any more.
        match Recovery::find(self.fs.as_ref(), path, Some(&saved.fingerprint.digest)) {
            Ok(Some(stale)) => warnings.extend(stale.discard(self.fs.as_ref()).err()),
            Ok(None) => {}
            Err(error) => warnings.push(error),
        }
        let journal = Journal::new(Arc::clone(&self.fs), path, Some(saved.fingerprint.digest))?;
        let held = Held { lock, journal, recorder: Recorder::after(document) };
        let old = std::mem::replace(
            self,
            Self {
                fs: Arc::clone(&self.fs),
                path: path.to_path_buf(),
                seen: Some(saved.fingerprint),
                held: Some(held),
                faults: 0,
                gone: false,
            },
        );
        warnings.extend(old.close().err());
        Ok(Stored { backup: saved.backup, warnings })
    }

    /// Whether a path leads to the file of this document, by whatever links.
    fn leads_here(&self, path: &Path) -> bool {
        match (self.fs.resolve(path), self.fs.resolve(&self.path)) {
            (Ok(there), Ok(here)) => there == here,
            _ => path == self.path,
        }
    }
}
