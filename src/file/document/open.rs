//! Opening a document, to read it or to work on it.

use super::super::native::{self, Faults, Progress, ReadError};
use super::super::{
    Attempt, DEFAULT_SIZE_LIMIT, FileError, Fingerprint, Fs, Journal, Lock, Owner, Recovery, read_bytes,
    remove_leftovers,
};
use super::record::Recorder;
use super::{DocumentFile, Held, OpenError};
use crate::topology::Document;
use std::path::Path;
use std::sync::Arc;

/// How much of a file is looked at to tell whether it is a document, in bytes.
const START: u64 = 1024;

/// A document as far as it could be read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// What could not be taken as it stands.
    pub faults: Faults,
    /// What the file looked like.
    pub fingerprint: Fingerprint,
}

/// What a document is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// To work on it; refused while another window has it.
    Edit,
    /// To work on it although another window seems to have it: a person knows that the window is gone.
    TakeOver,
    /// To look at it; it can be saved under another name.
    ReadOnly,
}

/// A document that was opened to work on it.
#[derive(Debug)]
pub struct Opening {
    /// Its file.
    pub file: DocumentFile,
    /// The document.
    pub document: Document,
    /// What could not be taken as it stands.
    pub faults: Faults,
    /// Edits of a session that ended without saving. Give them to [`DocumentFile::recover`] or
    /// [`DocumentFile::give_up`] before the first step is recorded.
    pub recovery: Option<Recovery>,
    /// Who had it open and ended without closing it.
    pub dead: Option<Owner>,
    /// What went wrong beside it and hinders nothing.
    pub warnings: Vec<FileError>,
}

/// Reads a document, as far as that is possible; locks nothing.
///
/// # Errors
/// When the file cannot be read, is no document of a version that can be read, or `progress` ended the reading.
pub fn open(fs: &dyn Fs, path: &Path, progress: &mut dyn Progress) -> Result<Opened, OpenError> {
    refuse_early(fs, path)?;
    let (bytes, fingerprint) = read_bytes(fs, path, DEFAULT_SIZE_LIMIT)?;
    if bytes.is_empty() {
        return Err(FileError::Empty { path: path.to_path_buf() }.into());
    }
    match native::read_bytes(&bytes, progress) {
        Ok(read) => Ok(Opened { document: read.document, faults: read.faults, fingerprint }),
        Err(ReadError::Refused(refusal)) => Err(OpenError::Refused { path: path.to_path_buf(), refusal }),
        Err(ReadError::Cancelled(cancelled)) => Err(cancelled.into()),
    }
}

/// Refuses what is no document by its first bytes, so that a large file of another kind is not read.
fn refuse_early(fs: &dyn Fs, path: &Path) -> Result<(), OpenError> {
    // A failure to read is told by the reading that follows.
    let Ok(start) = fs.read_start(path, START) else { return Ok(()) };
    if start.is_empty() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&start);
    native::check_version(&text).map_err(|refusal| OpenError::Refused { path: path.to_path_buf(), refusal })
}

/// The version of the document at a path, if it is a newer one.
pub(super) fn newer_version(fs: &dyn Fs, path: &Path) -> Option<String> {
    let start = fs.read_start(path, START).ok()?;
    match native::check_version(&String::from_utf8_lossy(&start)) {
        Err(native::Refusal::Newer { found }) => Some(found),
        _ => None,
    }
}

impl DocumentFile {
    /// Opens a document, with its lock and its journal unless it is only looked at.
    ///
    /// # Errors
    /// Those of [`open`], and [`OpenError::Held`] while another window has it.
    pub fn open(
        fs: Arc<dyn Fs>,
        path: &Path,
        access: Access,
        progress: &mut dyn Progress,
    ) -> Result<Opening, OpenError> {
        let (lock, dead) = take_lock(path, access)?;
        let opened = open(fs.as_ref(), path, progress)?;
        let Opened { document, faults, fingerprint } = opened;
        let mut warnings = Vec::new();
        let mut recovery = None;
        let held = match lock {
            None => None,
            Some(lock) => {
                warnings.extend(remove_leftovers(fs.as_ref(), path).err());
                match Recovery::find(fs.as_ref(), path, Some(&fingerprint.digest)) {
                    Ok(found) => recovery = found,
                    Err(error) => warnings.push(error),
                }
                let journal = Journal::new(Arc::clone(&fs), path, Some(fingerprint.digest))?;
                Some(Held { lock, journal, recorder: Recorder::after(&document) })
            }
        };
        let count = faults.list.len() + faults.more;
        let file =
            Self { fs, path: path.to_path_buf(), seen: Some(fingerprint), held, faults: count, gone: false };
        Ok(Opening { file, document, faults, recovery, dead, warnings })
    }
}

fn take_lock(path: &Path, access: Access) -> Result<(Option<Lock>, Option<Owner>), OpenError> {
    match access {
        Access::ReadOnly => Ok((None, None)),
        Access::TakeOver => Ok((Some(Lock::take_over(path)?), None)),
        Access::Edit => match Lock::take(path)? {
            Attempt::Taken { lock, dead } => Ok((Some(lock), dead)),
            Attempt::Held(holder) => Err(OpenError::Held(Box::new(holder))),
        },
    }
}
