//! The few calls on a file system that saving and journalling are made of, so that a test can fail
//! each of them in turn.

mod disk;
#[cfg(test)]
mod failing;

use std::ffi::OsString;
use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

pub use disk::Disk;
#[cfg(test)]
pub use failing::{FailingFs, Fault};

/// What stands under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A pipe, a device or another thing that cannot be replaced by a file.
    Other,
}

/// What a file system says about a name without reading the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// What it is.
    pub kind: FileKind,
    /// Length in bytes.
    pub len: u64,
    /// Time of the last change to the content, where the file system keeps one.
    pub modified: Option<SystemTime>,
    /// No one may write to it.
    pub read_only: bool,
}

/// A file system. Every call follows symbolic links except [`Fs::rename`] and [`Fs::remove`], and
/// answers the error of the operating system.
pub trait Fs: Debug + Send + Sync {
    /// The absolute path that `path` leads to once every symbolic link is followed. The file itself
    /// may be missing, its folder may not.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// Kind, length, time and permission.
    fn status(&self, path: &Path) -> io::Result<Status>;

    /// The whole content; [`io::ErrorKind::FileTooLarge`] where it is longer than `limit` bytes.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;

    /// The first bytes of the content, at most `most`: enough to tell what kind of file it is.
    fn read_start(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;

    /// The names in a folder, in no particular order.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;

    /// Creates an empty file; [`io::ErrorKind::AlreadyExists`] where the name is taken.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>>;

    /// Opens a file that exists; writes go to its end.
    fn open_append(&self, path: &Path) -> io::Result<Box<dyn FsFile>>;

    /// Gives `to` the permissions of `from`, and its owner where that is allowed.
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives the file under `from` the second name `to`, which must be free.
    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Moves the name `from` onto `to` in one step, replacing what stood there. Where both already
    /// name the same file nothing happens, and both names stay.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Takes a file's name away.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Returns once the names in a folder would survive a power cut, where the system can promise
    /// that at all.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// A file open for writing.
pub trait FsFile: Debug + Send {
    /// Writes all of `bytes`; after an error any part of them may have been written.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Returns once the content would survive a power cut.
    fn sync(&mut self) -> io::Result<()>;

    /// Cuts the file to `len` bytes; what is written next follows there.
    fn cut(&mut self, len: u64) -> io::Result<()>;
}
