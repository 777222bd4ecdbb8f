//! The recovery journal beside a document: every edit since the last save, each synced to the disk
//! before the next, so that a crash costs at most the edit in progress.
//!
//! There is a journal exactly while there are unsaved edits. A save is announced in it with the
//! digest of what will be saved, so that after a crash in the middle the digest of the document tells
//! which of the edits it holds already.

mod format;
mod recovery;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::beside::Beside;
use super::error::FileError;
use super::fingerprint::ContentDigest;
use super::fs::{Fs, FsFile};
use format::{Check, Entry, Header};
pub use recovery::{Base, Damage, Recovery};

/// The journal of one open document. Only for the holder of the document's lock.
///
/// Nothing is on the disk before the first edit. Dropping a journal leaves it there, as a crash does.
#[derive(Debug)]
pub struct Journal {
    fs: Arc<dyn Fs>,
    path: PathBuf,
    folder: PathBuf,
    /// The content that the first edit was made on; `None` for a document without a file.
    base: Option<ContentDigest>,
    open: Option<OpenJournal>,
    /// Entries that the disk has not confirmed, in order: what follows must not overtake them.
    waiting: Vec<Entry>,
    /// Edits appended in all.
    edits: u64,
}

/// The file, once there is one.
#[derive(Debug)]
struct OpenJournal {
    file: Box<dyn FsFile>,
    /// The name of the file would survive a power cut.
    named: bool,
    /// Length in bytes of what the disk has confirmed; 0 where the header is still to be written.
    confirmed: u64,
    /// Something may have been written beyond that.
    torn: bool,
    check: Check,
}

/// An announced save: what [`Journal::saved`] needs to know when it has succeeded.
#[derive(Debug)]
#[must_use = "give it to `Journal::saved` once the document is saved"]
pub struct SaveMark {
    content: ContentDigest,
    /// Edits appended before the save.
    edits: u64,
    /// Why the announcement is not on the disk. That is no reason not to save: only a crash in the
    /// middle of it would offer edits that are in the document already.
    pub problem: Option<FileError>,
}

impl Journal {
    /// The journal of the document at `path`, whose content has the digest `base`.
    ///
    /// # Errors
    /// The folder of the document cannot be found.
    pub fn new(fs: Arc<dyn Fs>, path: &Path, base: Option<ContentDigest>) -> Result<Self, FileError> {
        let beside = Beside::of(fs.as_ref(), path)?;
        Ok(Self {
            fs,
            path: beside.journal(),
            folder: beside.folder().to_path_buf(),
            base,
            open: None,
            waiting: Vec::new(),
            edits: 0,
        })
    }

    /// Goes on with the journal that a crash left, after its edits were recovered. What could not be
    /// read at its end is cut off.
    ///
    /// # Errors
    /// [`FileError::JournalNotWritten`] where the journal cannot be opened or cut.
    pub fn resume(fs: Arc<dyn Fs>, path: &Path, recovery: &Recovery) -> Result<Self, FileError> {
        let mut journal = Self::new(fs, path, recovery.header.base)?;
        journal.edits = recovery.edits.len() as u64;
        let file = journal.fs.open_append(&journal.path).map_err(|reason| journal.failed(reason))?;
        let mut open = OpenJournal {
            file,
            named: true,
            confirmed: recovery.readable,
            torn: true,
            check: recovery.check.clone(),
        };
        open.mend().map_err(|reason| journal.failed(reason))?;
        journal.open = Some(open);
        Ok(journal)
    }

    /// Where the journal is or will be.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Appends one edit and returns once it would survive a power cut.
    ///
    /// # Errors
    /// [`FileError::JournalNotWritten`], with the edit kept: the next call writes it first.
    /// [`FileError::JournalInTheWay`] where edits of an earlier session were neither recovered nor
    /// discarded.
    pub fn append(&mut self, edit: impl Into<String>) -> Result<(), FileError> {
        self.waiting.push(Entry::Edit(edit.into()));
        self.edits += 1;
        self.write_waiting()
    }

    /// Announces that the document is about to be saved as `content`, with all edits so far in it.
    /// Edits may go on while it is being saved.
    pub fn saving(&mut self, content: ContentDigest) -> SaveMark {
        let begun = self.open.is_some() || self.waiting.iter().any(Entry::is_edit);
        self.waiting.push(Entry::Save(content));
        // Where no edit is unsaved there is no journal, and the announcement waits for the next edit.
        let problem = if begun { self.write_waiting().err() } else { None };
        SaveMark { content, edits: self.edits, problem }
    }

    /// Says that an announced save succeeded. The journal is removed unless edits were made since it
    /// was announced.
    ///
    /// # Errors
    /// [`FileError::JournalNotWritten`] where the journal could not be removed. It does no harm: the
    /// next to open the document finds that all its edits are saved.
    pub fn saved(&mut self, mark: &SaveMark) -> Result<(), FileError> {
        if self.edits > mark.edits {
            return Ok(());
        }
        self.remove()?;
        self.base = Some(mark.content);
        Ok(())
    }

    /// Gives up all edits since the last save.
    ///
    /// # Errors
    /// [`FileError::JournalNotWritten`] where the journal could not be removed.
    pub fn discard(mut self) -> Result<(), FileError> {
        self.remove()
    }

    fn remove(&mut self) -> Result<(), FileError> {
        if self.open.is_some() {
            match self.fs.remove(&self.path) {
                Err(reason) if reason.kind() != ErrorKind::NotFound => return Err(self.failed(reason)),
                _ => {}
            }
        }
        self.open = None;
        self.waiting.clear();
        Ok(())
    }

    /// Writes what waits, in one piece, and syncs it. After an error everything still waits.
    fn write_waiting(&mut self) -> Result<(), FileError> {
        let mut open = match self.open.take() {
            Some(open) => open,
            None => self.create()?,
        };
        let header = Header { base: self.base };
        let written = open.write(self.fs.as_ref(), &self.folder, &header, &self.waiting);
        self.open = Some(open);
        written.map_err(|reason| self.failed(reason))?;
        self.waiting.clear();
        Ok(())
    }

    fn create(&self) -> Result<OpenJournal, FileError> {
        let file = self.fs.create_new(&self.path).map_err(|reason| match reason.kind() {
            ErrorKind::AlreadyExists => FileError::JournalInTheWay { path: self.path.clone() },
            _ => self.failed(reason),
        })?;
        Ok(OpenJournal { file, named: false, confirmed: 0, torn: false, check: Check::default() })
    }

    fn failed(&self, reason: io::Error) -> FileError {
        FileError::JournalNotWritten { path: self.path.clone(), reason }
    }
}

impl OpenJournal {
    /// Cuts off what was written and not confirmed.
    fn mend(&mut self) -> io::Result<()> {
        if self.torn {
            self.file.cut(self.confirmed)?;
            self.torn = false;
        }
        Ok(())
    }

    /// Appends the entries, after the header where that is still to be written, and returns once
    /// they would survive a power cut.
    fn write(&mut self, fs: &dyn Fs, folder: &Path, header: &Header, entries: &[Entry]) -> io::Result<()> {
        if !self.named {
            fs.sync_folder(folder)?;
            self.named = true;
        }
        self.mend()?;
        let (mut bytes, mut check) = match self.confirmed {
            0 => header.to_bytes(),
            _ => (Vec::new(), self.check.clone()),
        };
        for entry in entries {
            check = entry.write_to(&mut bytes, &check);
        }
        self.torn = true;
        self.file.write_all(&bytes)?;
        self.file.sync()?;
        self.torn = false;
        self.confirmed += bytes.len() as u64;
        self.check = check;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
