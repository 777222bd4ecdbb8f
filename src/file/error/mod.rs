//! Everything that can go wrong with a file, each in a sentence that says what happened, where, and
//! the way out.

mod detail;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::fingerprint::Fingerprint;
use detail::Size;
pub use detail::{OutsideChange, SaveStep, Unreadable};

/// What went wrong with a file. The text of each names the file, the fact and the way out; the
/// words of the operating system are part of it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// Nothing stands under the name.
    #[error("{} does not exist. Check its name and folder.", path.display())]
    Missing {
        /// The name.
        path: PathBuf,
    },
    /// A folder stands under the name.
    #[error("{} is a folder. Choose the name of a file.", path.display())]
    IsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A pipe or a device stands under the name of a file to write.
    #[error(
        "{} is a pipe or a device, which a document cannot replace. Choose another name.",
        path.display()
    )]
    NotAFile {
        /// The pipe or device.
        path: PathBuf,
    },
    /// A path ends in no name, such as `/` or `..`.
    #[error("\"{}\" does not end in the name of a file. Add one.", path.display())]
    NoFileName {
        /// The path as given.
        path: PathBuf,
    },
    /// The system does not hand out the content.
    #[error(
        "{} could not be read ({reason}). Check that you may read it and that its disk is there.",
        path.display()
    )]
    NotReadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
    /// A file is longer than its reader accepts.
    #[error(
        "{} is larger than {}, the most that is read. Check that it is the right file.",
        path.display(),
        Size(*limit)
    )]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit, in bytes.
        limit: u64,
    },
    /// A file that should hold a document holds no byte.
    #[error(
        "{} is empty. Choose another file; the previous version may stand beside it, its name ending \
         in .bak.",
        path.display()
    )]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// A file that should be text is something else.
    #[error(
        "{} is not UTF-8 text: {found} at byte {offset}, line {line}. Choose a text file, or convert \
         it to UTF-8.",
        path.display()
    )]
    NotText {
        /// The file.
        path: PathBuf,
        /// What stands there instead of text.
        found: Unreadable,
        /// The first such byte, counted from 0 at the start of the file.
        offset: u64,
        /// Its line, counted from 1.
        line: u64,
    },

    /// The folder to save into does not exist.
    #[error("The folder of {} does not exist. Create it, or choose another.", path.display())]
    FolderMissing {
        /// The file that was to be saved.
        path: PathBuf,
    },
    /// The file may not be written by anyone.
    #[error(
        "{} is read-only and was not changed. Save under another name, or allow writing to it.",
        path.display()
    )]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The folder or its disk lets this user write nothing.
    #[error(
        "{} was not saved: its folder cannot be written to ({reason}). Save into another folder, or \
         ask for the right to write there.",
        path.display()
    )]
    NotAllowed {
        /// The file that was to be saved.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
    /// The disk, or the user's share of it, is full.
    #[error(
        "{} was not saved: no room is left on its disk ({reason}). Free some, or save to another \
         disk.",
        path.display()
    )]
    DiskFull {
        /// The file that was to be saved.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
    /// The name is longer than the file system allows, or holds what it does not allow.
    #[error(
        "{} was not saved: the file system does not accept the name ({reason}). Choose a shorter or \
         plainer one.",
        path.display()
    )]
    BadName {
        /// The name.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
    /// A new file was to be made under a name that is taken.
    #[error(
        "{} exists already and was not changed. Choose another name, or say that it may be replaced.",
        path.display()
    )]
    AlreadyThere {
        /// The name.
        path: PathBuf,
    },
    /// Someone else changed the file since it was last read or saved here.
    #[error(
        "{} was {change} by another program since it was last read or saved here, so it was not \
         saved. Save under another name, or open it again, or choose to overwrite.",
        path.display()
    )]
    ChangedOutside {
        /// The file.
        path: PathBuf,
        /// What was done to it.
        change: OutsideChange,
    },
    /// A step of saving failed in another way.
    #[error(
        "{} was not saved and holds what it held before: {step} failed ({reason}). Save again, or to \
         another disk.",
        path.display()
    )]
    Save {
        /// The file that was to be saved.
        path: PathBuf,
        /// The step.
        step: SaveStep,
        /// What the system said.
        reason: io::Error,
    },
    /// The new content stands under the name, but the disk did not confirm that it would survive a
    /// power cut.
    #[error(
        "{} was saved, but its disk did not confirm it ({reason}), and a power cut could bring back \
         the previous version. Save again, or to another disk.",
        path.display()
    )]
    Unconfirmed {
        /// The file.
        path: PathBuf,
        /// What stands there now: what the next save is to expect.
        fingerprint: Fingerprint,
        /// What the system said.
        reason: io::Error,
    },

    /// The lock of a document cannot be kept.
    #[error(
        "{} could not be locked ({reason}), so another window would not notice this one. Open it for \
         reading only, or copy it to a folder that you may write to.",
        path.display()
    )]
    Lock {
        /// The document.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },

    /// The journal does not take edits.
    #[error(
        "The recovery journal {} could not be written ({reason}), so a crash would lose the edits \
         since the last save. Save the document.",
        path.display()
    )]
    JournalNotWritten {
        /// The journal.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
    /// A journal with edits of an earlier session stands where a new one would begin.
    #[error(
        "The recovery journal {} holds edits of an earlier session. Recover or discard them first.",
        path.display()
    )]
    JournalInTheWay {
        /// The journal.
        path: PathBuf,
    },
    /// A file under the name of a journal is none.
    #[error(
        "{} is not a recovery journal, or its start is damaged, so no edits can be recovered from it. \
         Move it away.",
        path.display()
    )]
    JournalDamaged {
        /// The file.
        path: PathBuf,
    },
    /// A journal was written by a later version of the program.
    #[error(
        "The recovery journal {} has format {found}, and this version knows 1. Open the document with \
         the newer version, or move the journal away.",
        path.display()
    )]
    JournalTooNew {
        /// The journal.
        path: PathBuf,
        /// The format that it names.
        found: String,
    },
}

impl FileError {
    /// Where it happened.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing { path }
            | Self::IsFolder { path }
            | Self::NotAFile { path }
            | Self::NoFileName { path }
            | Self::NotReadable { path, .. }
            | Self::TooLarge { path, .. }
            | Self::Empty { path }
            | Self::NotText { path, .. }
            | Self::FolderMissing { path }
            | Self::ReadOnly { path }
            | Self::NotAllowed { path, .. }
            | Self::DiskFull { path, .. }
            | Self::BadName { path, .. }
            | Self::AlreadyThere { path }
            | Self::ChangedOutside { path, .. }
            | Self::Save { path, .. }
            | Self::Unconfirmed { path, .. }
            | Self::Lock { path, .. }
            | Self::JournalNotWritten { path, .. }
            | Self::JournalInTheWay { path }
            | Self::JournalDamaged { path }
            | Self::JournalTooNew { path, .. } => path,
        }
    }

    /// The error of a step of saving `path` that left what stood there untouched.
    pub(super) fn saving(step: SaveStep, path: &Path, reason: io::Error) -> Self {
        let path = path.to_path_buf();
        match reason.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull { path, reason },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::NotAllowed { path, reason },
            ErrorKind::InvalidFilename => Self::BadName { path, reason },
            _ => Self::Save { path, step, reason },
        }
    }

    /// The error of reading `path`.
    pub(super) fn reading(path: &Path, limit: u64, reason: io::Error) -> Self {
        let path = path.to_path_buf();
        match reason.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Missing { path },
            ErrorKind::IsADirectory => Self::IsFolder { path },
            ErrorKind::FileTooLarge => Self::TooLarge { path, limit },
            _ => Self::NotReadable { path, reason },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_with_place_and_way_out() {
        let full = io::Error::from(ErrorKind::StorageFull);
        let error = FileError::saving(SaveStep::Write, Path::new("/maps/a.ron"), full);
        assert_eq!(
            error.to_string(),
            "/maps/a.ron was not saved: no room is left on its disk (no storage space). \
             Free some, or save to another disk."
        );
        assert_eq!(error.path(), Path::new("/maps/a.ron"));
    }

    #[test]
    fn a_limit_reads_in_the_unit_it_was_set_in() {
        let too_large = |limit| FileError::TooLarge { path: "a".into(), limit }.to_string();
        assert!(too_large(1 << 30).contains("larger than 1 GiB,"));
        assert!(too_large(200 << 20).contains("larger than 200 MiB,"));
        assert!(too_large(1000).contains("larger than 1000 bytes,"));
    }
}
