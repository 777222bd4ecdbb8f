//! Saving a file so that at every moment, whatever fails, its name leads to the whole old or the
//! whole new content, and the previous version stays beside it.
//!
//! The new content is written to a temporary file in the same folder and synced; the old file gets a
//! second name, which becomes the backup; the folder is synced; the temporary file takes over the
//! name; the folder is synced again. The backup therefore holds the version before the one under the
//! name or, when a save was cut short, the one under the name.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::beside::Beside;
use super::error::{FileError, OutsideChange, SaveStep};
use super::fingerprint::Fingerprint;
use super::fs::{FileKind, Fs, FsFile};
use super::read::read_bytes;

/// How many names for a temporary file are tried before giving up.
const TEMPORARY_ATTEMPTS: u32 = 1000;

/// What a save expects to find under the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Nothing: the file is new.
    Nothing,
    /// What was last read or saved here.
    Seen(Fingerprint),
    /// Whatever is there may be replaced; the person was asked.
    Anything,
}

/// What a save left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// What stands under the name now: what the next save is to expect.
    pub fingerprint: Fingerprint,
    /// Where the previous version is, if there was one.
    pub backup: Option<PathBuf>,
}

/// Replaces the file at `path`, or at the end of the symbolic links there, by `bytes`. Permissions
/// are kept. A file that holds these very bytes is left as it is, and so is its backup.
///
/// # Errors
/// [`FileError::AlreadyThere`] or [`FileError::ChangedOutside`] where something else than `expected`
/// is found; otherwise one that names the step. After all of them but [`FileError::Unconfirmed`] the
/// file holds what it held before.
pub fn save(fs: &dyn Fs, path: &Path, bytes: &[u8], expected: Expected) -> Result<Saved, FileError> {
    let beside = Beside::of(fs, path)?;
    let target = beside.document();
    let content = Fingerprint::of(bytes, None);
    let before = standing(fs, &target)?;
    let backup = before.map(|_| beside.backup());
    if let Some(before) = before
        && before.digest == content.digest
    {
        return match confirm(fs, &beside) {
            Ok(()) => Ok(Saved { fingerprint: before, backup }),
            Err(reason) => Err(FileError::Unconfirmed { path: target, fingerprint: before, reason }),
        };
    }
    check(&target, expected, before)?;

    let temporary = write_temporary(fs, &beside, SaveStep::Write, bytes, before.is_some())?;
    let replaced = replace(fs, &beside, &temporary, before);
    if replaced.is_err() {
        remove_leftover(fs, &temporary);
    }
    let fingerprint = Fingerprint { modified: replaced?, ..content };
    match fs.sync_folder(beside.folder()) {
        Ok(()) => Ok(Saved { fingerprint, backup }),
        Err(reason) => Err(FileError::Unconfirmed { path: target, fingerprint, reason }),
    }
}

/// The file at `path` is no longer the one that was `seen`. Reads the content only where length and
/// time of change leave doubt.
///
/// # Errors
/// The file cannot be looked at, or is no regular file any more.
pub fn changed_outside(
    fs: &dyn Fs,
    path: &Path,
    seen: &Fingerprint,
) -> Result<Option<OutsideChange>, FileError> {
    match fs.status(path) {
        Ok(now) if now.len == seen.len && now.modified.is_some() && now.modified == seen.modified => Ok(None),
        _ => Ok(difference(seen, standing(fs, path)?)),
    }
}

/// Removes the temporary files that saves of the document at `path` left when their program was
/// killed, and says how many there were. Only for the holder of the document's lock.
///
/// # Errors
/// The folder cannot be listed.
pub fn remove_leftovers(fs: &dyn Fs, path: &Path) -> Result<usize, FileError> {
    let beside = Beside::of(fs, path)?;
    let names = fs
        .list(beside.folder())
        .map_err(|reason| FileError::NotReadable { path: beside.folder().to_path_buf(), reason })?;
    let leftovers = names.iter().filter(|name| beside.is_temporary(name));
    Ok(leftovers.filter(|name| remove_leftover(fs, &beside.folder().join(name))).count())
}

/// The fingerprint of what stands at `target`, if that is nothing or a file that may be replaced.
fn standing(fs: &dyn Fs, target: &Path) -> Result<Option<Fingerprint>, FileError> {
    let status = match fs.status(target) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        outcome => outcome.map_err(|error| FileError::saving(SaveStep::Look, target, error))?,
    };
    match status.kind {
        FileKind::File if status.read_only => Err(FileError::ReadOnly { path: target.to_path_buf() }),
        FileKind::File => read_bytes(fs, target, u64::MAX).map(|(_, fingerprint)| Some(fingerprint)),
        FileKind::Folder => Err(FileError::IsFolder { path: target.to_path_buf() }),
        FileKind::Other => Err(FileError::NotAFile { path: target.to_path_buf() }),
    }
}

fn check(target: &Path, expected: Expected, found: Option<Fingerprint>) -> Result<(), FileError> {
    let path = target.to_path_buf();
    match expected {
        Expected::Nothing if found.is_some() => Err(FileError::AlreadyThere { path }),
        Expected::Nothing | Expected::Anything => Ok(()),
        Expected::Seen(seen) => match difference(&seen, found) {
            Some(change) => Err(FileError::ChangedOutside { path, change }),
            None => Ok(()),
        },
    }
}

fn difference(seen: &Fingerprint, found: Option<Fingerprint>) -> Option<OutsideChange> {
    match found {
        None => Some(OutsideChange::Removed),
        Some(found) if found.digest != seen.digest => Some(OutsideChange::Edited),
        Some(_) => None,
    }
}

/// Makes sure that a file that holds the right bytes already would survive a power cut.
fn confirm(fs: &dyn Fs, beside: &Beside) -> io::Result<()> {
    fs.open_append(&beside.document())?.sync()?;
    fs.sync_folder(beside.folder())
}

/// Writes `bytes` to a new temporary file beside the document and syncs it; with the permissions of
/// the document where that exists.
fn write_temporary(
    fs: &dyn Fs,
    beside: &Beside,
    step: SaveStep,
    bytes: &[u8],
    like_document: bool,
) -> Result<PathBuf, FileError> {
    let document = beside.document();
    let failed = |error| FileError::saving(step, &document, error);
    let (path, mut file) = create_temporary(fs, beside).map_err(failed)?;
    let fill = |file: &mut dyn FsFile| {
        if like_document {
            fs.copy_permissions(&document, &path)?;
        }
        file.write_all(bytes)?;
        file.sync()
    };
    match fill(file.as_mut()) {
        Ok(()) => Ok(path),
        Err(error) => {
            remove_leftover(fs, &path);
            Err(failed(error))
        }
    }
}

fn create_temporary(fs: &dyn Fs, beside: &Beside) -> io::Result<(PathBuf, Box<dyn FsFile>)> {
    for attempt in 0..TEMPORARY_ATTEMPTS {
        let path = beside.temporary(attempt);
        match fs.create_new(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            outcome => return outcome.map(|file| (path, file)),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// Keeps what stands there as the backup and puts the temporary file in its place. Answers the time
/// of change of the new file.
fn replace(
    fs: &dyn Fs,
    beside: &Beside,
    temporary: &Path,
    before: Option<Fingerprint>,
) -> Result<Option<SystemTime>, FileError> {
    let path = beside.document();
    let failed = |step| {
        let path = &path;
        move |error| FileError::saving(step, path, error)
    };
    let modified = fs.status(temporary).map_err(failed(SaveStep::Write))?.modified;
    // Writing took its time: look again, at the last moment.
    match before {
        Some(before) => {
            if let Some(change) = changed_outside(fs, &path, &before)? {
                return Err(FileError::ChangedOutside { path, change });
            }
            keep_backup(fs, beside)?;
            fs.sync_folder(beside.folder()).map_err(failed(SaveStep::Backup))?;
        }
        None => check(&path, Expected::Nothing, standing(fs, &path)?)?,
    }
    fs.rename(temporary, &path).map_err(failed(SaveStep::Replace))?;
    Ok(modified)
}

/// Makes the document's present content its backup, replacing an earlier one in one step.
fn keep_backup(fs: &dyn Fs, beside: &Beside) -> Result<(), FileError> {
    let document = beside.document();
    let second_name = match link_temporary(fs, beside) {
        Ok(path) => path,
        // Not every file system knows second names; a copy does as well.
        Err(error) => {
            tracing::debug!(path = %document.display(), %error, "the backup is copied, not linked");
            let (bytes, _) = read_bytes(fs, &document, u64::MAX)?;
            write_temporary(fs, beside, SaveStep::Backup, &bytes, true)?
        }
    };
    let renamed = fs.rename(&second_name, &beside.backup());
    // A backup that is the same file already, from a save cut short, leaves both names in place.
    remove_leftover(fs, &second_name);
    renamed.map_err(|error| FileError::saving(SaveStep::Backup, &document, error))
}

fn link_temporary(fs: &dyn Fs, beside: &Beside) -> io::Result<PathBuf> {
    for attempt in 0..TEMPORARY_ATTEMPTS {
        let path = beside.temporary(attempt);
        match fs.hard_link(&beside.document(), &path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            outcome => return outcome.map(|()| path),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// Removes a temporary file and says whether there was one. One that stays is no reason to fail: the
/// next to open the document removes it.
fn remove_leftover(fs: &dyn Fs, path: &Path) -> bool {
    match fs.remove(path) {
        Ok(()) => true,
        Err(error) if error.kind() == ErrorKind::NotFound => false,
        Err(error) => {
            tracing::warn!(path = %path.display(), %error, "a temporary file stays behind");
            false
        }
    }
}

#[cfg(test)]
mod tests;
