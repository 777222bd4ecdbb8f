//! The offer to recover: what a journal that a crash left holds beyond its document.

use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::super::beside::Beside;
use super::super::error::FileError;
use super::super::fingerprint::ContentDigest;
use super::super::fs::Fs;
use super::format::{BadHeader, Check, Content, Entry, Fault, Header};

/// Unsaved edits of a session that did not end in order.
#[derive(Debug)]
pub struct Recovery {
    /// The journal.
    pub path: PathBuf,
    /// The edits that the document does not hold, oldest first, as they were given to
    /// [`Journal::append`](super::Journal::append).
    pub edits: Vec<String>,
    /// Whether the document is the one that the edits were made on.
    pub base: Base,
    /// Where reading stopped, if before the end.
    pub damage: Option<Damage>,
    /// When the last edit was written, where the file system says so.
    pub written: Option<SystemTime>,
    pub(super) header: Header,
    pub(super) check: Check,
    /// Length in bytes of what could be read.
    pub(super) readable: u64,
}

/// Whether the edits of a journal fit its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The document is what the edits were made on.
    Matches,
    /// The document was changed since; some edits may not apply.
    Differs,
    /// There was a document and there is none any more.
    Missing,
}

/// Where a journal could not be read further; as text, a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damage {
    /// Start of the first entry that could not be read, in bytes.
    pub offset: u64,
    /// Bytes from there to the end.
    pub lost: u64,
    /// Edits that were read before it, those that the document holds included.
    pub kept: usize,
    /// The file just ends too early, as after a crash while an edit was being written.
    pub torn: bool,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { offset, lost, kept, torn } = self;
        let number = kept + 1;
        if *torn {
            write!(
                f,
                "Edit {number} was not written to its end, at byte {offset}; the {kept} before it are kept."
            )
        } else {
            write!(
                f,
                "The recovery journal is damaged from byte {offset}, at edit {number}, and its last {lost} \
                 bytes cannot be used; the {kept} edits before are kept."
            )
        }
    }
}

impl Recovery {
    /// When the last entry was written of a journal that stands beside the document at `path`, so that there may be
    /// edits to recover; `None` where there is no journal, the inner one where the file system keeps no times. Reads
    /// nothing else.
    pub fn last_written(fs: &dyn Fs, path: &Path) -> Option<Option<SystemTime>> {
        let beside = Beside::of(fs, path).ok()?;
        let status = fs.status(&beside.journal()).ok()?;
        (status.len > 0).then_some(status.modified)
    }

    /// Looks for edits that the document at `path` does not hold; `current` is the digest of its
    /// content, `None` where there is no such file. A journal that holds no such edit and is not
    /// damaged is removed. Only for the holder of the document's lock.
    ///
    /// # Errors
    /// The journal cannot be read, or [`FileError::JournalDamaged`], [`FileError::JournalTooNew`].
    pub fn find(
        fs: &dyn Fs,
        path: &Path,
        current: Option<&ContentDigest>,
    ) -> Result<Option<Self>, FileError> {
        let path = Beside::of(fs, path)?.journal();
        let unreadable = |error| FileError::reading(&path, u64::MAX, error);
        let status = match fs.status(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            outcome => outcome.map_err(unreadable)?,
        };
        let bytes = fs.read(&path, u64::MAX).map_err(unreadable)?;
        let content = match Content::read(&bytes) {
            Ok(content) => content,
            Err(BadHeader::Torn) => {
                remove_spent(fs, &path);
                return Ok(None);
            }
            Err(BadHeader::Damaged) => return Err(FileError::JournalDamaged { path }),
            Err(BadHeader::Version(found)) => return Err(FileError::JournalTooNew { path, found }),
        };
        let recovery = Self::of(path, content, bytes.len(), current, status.modified);
        if recovery.edits.is_empty() && recovery.damage.is_none_or(|damage| damage.torn) {
            remove_spent(fs, &recovery.path);
            return Ok(None);
        }
        Ok(Some(recovery))
    }

    /// Gives the edits up.
    ///
    /// # Errors
    /// [`FileError::JournalNotWritten`] where the journal could not be removed.
    pub fn discard(self, fs: &dyn Fs) -> Result<(), FileError> {
        fs.remove(&self.path).map_err(|reason| FileError::JournalNotWritten { path: self.path, reason })
    }

    fn of(
        path: PathBuf,
        content: Content,
        len: usize,
        current: Option<&ContentDigest>,
        written: Option<SystemTime>,
    ) -> Self {
        let Content { header, entries, check, readable, fault } = content;
        let damage = fault.map(|fault| Damage {
            offset: readable as u64,
            lost: (len - readable) as u64,
            kept: entries.iter().filter(|entry| entry.is_edit()).count(),
            torn: fault == Fault::Torn,
        });
        // The document is what a save announced here made of it: it holds the edits before that.
        let announced = |entry: &Entry| matches!(entry, Entry::Save(digest) if Some(digest) == current);
        let last_save = entries.iter().rposition(announced);
        let base = match current {
            _ if last_save.is_some() || current == header.base.as_ref() => Base::Matches,
            Some(_) => Base::Differs,
            None => Base::Missing,
        };
        let unsaved = entries.into_iter().skip(last_save.map_or(0, |save| save + 1));
        let edits = unsaved.filter_map(Entry::into_edit).collect();
        Self { path, edits, base, damage, written, header, check, readable: readable as u64 }
    }
}

/// Removes a journal whose edits are all saved. One that stays is found to be spent again.
fn remove_spent(fs: &dyn Fs, path: &Path) {
    if let Err(error) = fs.remove(path) {
        tracing::warn!(path = %path.display(), %error, "a spent recovery journal stays behind");
    }
}
