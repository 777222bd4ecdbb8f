//! The lock beside a document: a file that says who has the document open. Its owner also holds it
//! locked in the operating system, which lets go when a program ends in whatever way.

mod owner;
mod process;

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::beside::Beside;
use super::error::FileError;
use super::fs::Disk;
use owner::Life;
pub use owner::{Owner, user_name};

/// How often the lock is tried again when it disappears while it is being looked at.
const ATTEMPTS: usize = 16;

/// The most that is read of a lock file, in bytes.
const LONGEST: u64 = 64 << 10;

/// The right to change a document. Let go when dropped; [`Lock::release`] tells whether that worked.
#[derive(Debug)]
pub struct Lock {
    document: PathBuf,
    path: PathBuf,
    /// Open and locked until the lock is let go.
    file: Option<File>,
}

/// What came of asking for a lock.
#[derive(Debug)]
pub enum Attempt {
    /// It is ours.
    Taken {
        /// Keep it for as long as the document is open.
        lock: Lock,
        /// Who had it before and ended without letting go: there may be edits to recover.
        dead: Option<Owner>,
    },
    /// Someone else has it, or may have it.
    Held(Holder),
}

/// Who has a document open; as text, a sentence with the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The document.
    pub document: PathBuf,
    /// Who it is, where the lock file can be read.
    pub owner: Option<Owner>,
    /// The owner is known to run. Otherwise it is on another computer or cannot be looked at, and a
    /// person who knows better may go on with [`Lock::take_over`].
    pub certain: bool,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is open in another window", self.document.display())?;
        if let Some(owner) = &self.owner {
            write!(f, ": {owner}")?;
        }
        f.write_str(if self.certain {
            ". Close that window, or open the document for reading only."
        } else {
            ". Whether that window still exists cannot be told from here. Go on only if it does not."
        })
    }
}

impl Lock {
    /// Asks for the lock of the document at `path`, which need not exist yet. The lock of an owner
    /// that ended without letting go is taken over.
    ///
    /// # Errors
    /// [`FileError::Lock`] where no lock file can be kept beside the document.
    pub fn take(path: &Path) -> Result<Attempt, FileError> {
        let beside = Beside::of(&Disk, path)?;
        let failed = |reason| FileError::Lock { path: path.to_path_buf(), reason };
        for _ in 0..ATTEMPTS {
            if let Some(attempt) = try_take(&beside).map_err(failed)? {
                return Ok(attempt);
            }
        }
        Err(failed(ErrorKind::ResourceBusy.into()))
    }

    /// Takes the lock whoever has it: a person decided that the holder is gone. A holder that runs
    /// after all learns it from [`Lock::is_ours`].
    ///
    /// # Errors
    /// [`FileError::Lock`] where the lock file cannot be replaced.
    pub fn take_over(path: &Path) -> Result<Lock, FileError> {
        let beside = Beside::of(&Disk, path)?;
        let failed = |reason| FileError::Lock { path: path.to_path_buf(), reason };
        match fs::remove_file(beside.lock()) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
        match Self::take(path)? {
            Attempt::Taken { lock, .. } => Ok(lock),
            // Someone else was quicker.
            Attempt::Held(_) => Err(failed(ErrorKind::ResourceBusy.into())),
        }
    }

    /// A program on this computer has the document at `path` open, as far as its lock file tells. Takes nothing and
    /// leaves nothing behind.
    pub fn is_held(path: &Path) -> bool {
        let Ok(beside) = Beside::of(&Disk, path) else { return false };
        let owner = File::open(beside.lock()).ok().and_then(|mut file| read_owner(&mut file));
        owner.is_some_and(|owner| owner.life(&Owner::this_process(), false) == Life::Runs)
    }

    /// No one took the lock over. To be asked before saving.
    ///
    /// # Errors
    /// [`FileError::Lock`] where the lock file cannot be looked at.
    pub fn is_ours(&self) -> Result<bool, FileError> {
        match &self.file {
            Some(file) => leads_to(&self.path, file).map_err(|reason| self.failed(reason)),
            None => Ok(false),
        }
    }

    /// Lets go.
    ///
    /// # Errors
    /// [`FileError::Lock`] where the lock file could not be removed. It does no harm: the next to ask
    /// finds its owner gone.
    pub fn release(mut self) -> Result<(), FileError> {
        self.let_go().map_err(|reason| self.failed(reason))
    }

    /// Writes into the lock file whose it is.
    fn sign(&mut self, owner: &Owner) -> io::Result<()> {
        let Some(file) = &mut self.file else { return Ok(()) };
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(owner.to_text()?.as_bytes())
    }

    /// Removes the lock file, unless someone took it over, and only then unlocks it.
    fn let_go(&mut self) -> io::Result<()> {
        match self.file.take() {
            Some(file) if leads_to(&self.path, &file)? => fs::remove_file(&self.path),
            _ => Ok(()),
        }
    }

    fn failed(&self, reason: io::Error) -> FileError {
        FileError::Lock { path: self.document.clone(), reason }
    }

    /// Does what the end of a killed process does: unlocks the file and leaves it there. Said aloud,
    /// because a program that another test is just starting holds the file open for a moment too.
    #[cfg(test)]
    pub(super) fn crash(mut self) {
        self.file.take().unwrap().unlock().unwrap();
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Err(error) = self.let_go() {
            tracing::warn!(path = %self.path.display(), %error, "a lock file stays behind");
        }
    }
}

/// Tries once; `None` where the lock file was removed while it was being looked at.
fn try_take(beside: &Beside) -> io::Result<Option<Attempt>> {
    match open(&beside.lock()) {
        Ok((file, created)) => take_opened(beside, file, created),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Takes the lock by its open file, which `created` says is new.
fn take_opened(beside: &Beside, mut file: File, created: bool) -> io::Result<Option<Attempt>> {
    let (path, document) = (beside.lock(), beside.document());
    let held =
        |owner, certain| Ok(Some(Attempt::Held(Holder { document: document.clone(), owner, certain })));
    let locked = match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => return held(read_owner(&mut file), true),
        // Some network file systems cannot lock.
        Err(TryLockError::Error(error)) => {
            tracing::debug!(path = %path.display(), %error, "the lock file cannot be locked");
            false
        }
    };
    if !leads_to(&path, &file)? {
        return Ok(None);
    }
    let here = Owner::this_process();
    let earlier = if created { None } else { read_owner(&mut file) };
    match earlier.as_ref().map(|owner| owner.life(&here, locked)) {
        Some(Life::Runs) => return held(earlier, true),
        Some(Life::Unknown) => return held(earlier, false),
        // Empty or damaged and not locked by anyone: left by a crash while it was being written.
        None if !created && !locked => return held(None, false),
        Some(Life::Ended) | None => {}
    }
    let mut lock = Lock { document, path, file: Some(file) };
    lock.sign(&here)?;
    Ok(Some(Attempt::Taken { lock, dead: earlier }))
}

/// Opens the lock file, creating it where there is none; says whether it was created.
fn open(path: &Path) -> io::Result<(File, bool)> {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    match options.clone().create_new(true).open(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok((options.open(path)?, false)),
        outcome => Ok((outcome?, true)),
    }
}

/// Who the lock file names; `None` where it names no one that can be made out, also because its
/// owner is just writing it.
fn read_owner(file: &mut File) -> Option<Owner> {
    let mut text = String::new();
    match file.take(LONGEST).read_to_string(&mut text) {
        Ok(_) => Owner::from_text(&text),
        Err(error) => {
            tracing::debug!(%error, "the lock file cannot be read");
            None
        }
    }
}

/// `path` names the very file that is open as `file`; not so a link to it, which no lock file is.
#[cfg(unix)]
fn leads_to(path: &Path, file: &File) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;

    let open = file.metadata()?;
    match fs::symlink_metadata(path) {
        Ok(named) => Ok((named.dev(), named.ino()) == (open.dev(), open.ino())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// `path` names a file. Here the system does not tell whether it is the very one that is open.
#[cfg(not(unix))]
fn leads_to(path: &Path, _file: &File) -> io::Result<bool> {
    path.try_exists()
}

#[cfg(test)]
mod tests;
