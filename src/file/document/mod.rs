//! An open document and the file it is kept in: what may be written where, and what a crash would cost.
//!
//! [`open`] only reads. A [`DocumentFile`] also holds the lock and the journal: give it every step with
//! [`DocumentFile::record`], save with [`DocumentFile::save`], and close it. It never replaces what a person did not
//! agree to lose: a file that could not be read whole, one that was changed by somebody else, another file under a
//! new name; and never a document of a newer version.

mod error;
mod open;
mod record;
mod recover;
mod save;
#[cfg(test)]
mod tests;

pub use error::{OpenError, SaveError};
pub use open::{Access, Opened, Opening, open};
pub use recover::{Recovered, Refused};
pub use save::{Agreed, Stored, store};

use super::{
    DEFAULT_SIZE_LIMIT, FileError, Fingerprint, Fs, Journal, Lock, OutsideChange, Untitled, changed_outside,
    read_bytes,
};
use crate::edit::Step;
use crate::topology::Document;
use record::Recorder;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The file of an open document.
#[derive(Debug)]
pub struct DocumentFile {
    fs: Arc<dyn Fs>,
    path: PathBuf,
    /// What stands there as it was last read or saved here; `None` for a document without a file.
    seen: Option<Fingerprint>,
    /// The right to change it; `None` where it was opened for reading only.
    held: Option<Held>,
    /// How many faults it was read with; saving over it would lose what they left out.
    faults: usize,
    /// A person knows that nothing stands there any more.
    gone: bool,
}

/// What only the one who may change a document has.
#[derive(Debug)]
struct Held {
    lock: Lock,
    journal: Journal,
    recorder: Recorder,
}

impl DocumentFile {
    /// A document that has no file yet, kept at a place in the folder of the program's state.
    ///
    /// # Errors
    /// When no journal can be kept there.
    pub fn untitled(fs: Arc<dyn Fs>, place: Untitled) -> Result<Self, FileError> {
        let Untitled { path, lock } = place;
        let journal = Journal::new(Arc::clone(&fs), &path, None)?;
        // What such a document began as is nowhere on the disk, so the journal begins with the whole of it.
        let held = Held { lock, journal, recorder: Recorder::whole() };
        Ok(Self { fs, path, seen: None, held: Some(held), faults: 0, gone: false })
    }

    /// A document that has no file yet, where no journal can be kept either: a crash would lose its edits.
    pub fn without_journal(fs: Arc<dyn Fs>) -> Self {
        Self { fs, path: PathBuf::new(), seen: None, held: None, faults: 0, gone: false }
    }

    /// The file; `None` for a document without one.
    pub fn path(&self) -> Option<&Path> {
        self.seen.map(|_| self.path.as_path())
    }

    /// Whether it was opened for reading only.
    pub fn is_read_only(&self) -> bool {
        self.held.is_none()
    }

    /// How many faults the file was read with, 0 once it is saved.
    pub fn faults(&self) -> usize {
        self.faults
    }

    /// What somebody else did to the file since it was last read or saved here.
    ///
    /// # Errors
    /// When the file cannot be looked at.
    pub fn changed_outside(&self) -> Result<Option<OutsideChange>, FileError> {
        let Some(seen) = self.seen else { return Ok(None) };
        let change = changed_outside(self.fs.as_ref(), &self.path, &seen)?;
        Ok(change.filter(|change| !(self.gone && *change == OutsideChange::Removed)))
    }

    /// Whether another window took the document over.
    ///
    /// # Errors
    /// When the lock cannot be looked at.
    pub fn is_taken_over(&self) -> Result<bool, FileError> {
        self.held.as_ref().map_or(Ok(false), |held| held.lock.is_ours().map(|ours| !ours))
    }

    /// Takes what somebody else did to the file as known: a person decided that the next save replaces it.
    ///
    /// # Errors
    /// When the file cannot be looked at; nothing is agreed to then.
    pub fn keep_mine(&mut self) -> Result<(), FileError> {
        match self.changed_outside()? {
            Some(OutsideChange::Edited) => {
                let (_, found) = read_bytes(self.fs.as_ref(), &self.path, DEFAULT_SIZE_LIMIT)?;
                (self.seen, self.gone) = (Some(found), false);
            }
            Some(OutsideChange::Removed) => self.gone = true,
            None => {}
        }
        Ok(())
    }

    /// Writes a step into the journal, with the document as it is after it. Returns once a crash would not lose it.
    /// A step that changed nothing is not written; a document opened for reading only has no journal.
    ///
    /// # Errors
    /// When the journal does not take it. The document can still be saved.
    pub fn record(&mut self, step: &Step, document: &Document) -> Result<(), FileError> {
        let Some(Held { lock, journal, recorder }) = &mut self.held else { return Ok(()) };
        if !lock.is_ours()? {
            // The journal is that of the window which took the document over.
            return Ok(());
        }
        match recorder.entry(step, document) {
            Some(entry) => journal.append(entry),
            None => Ok(()),
        }
    }

    /// Lets go of the file. Edits that are not saved are given up.
    ///
    /// # Errors
    /// When journal or lock could not be removed; both do no harm to the next who opens the document, but edits that
    /// were given up would be offered again.
    pub fn close(self) -> Result<(), FileError> {
        let Some(Held { lock, journal, .. }) = self.held else { return Ok(()) };
        // A window that took the document over has the journal too.
        let discarded = if lock.is_ours()? { journal.discard() } else { Ok(()) };
        lock.release()?;
        discarded
    }
}
