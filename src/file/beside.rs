//! The names of the files that stand beside a document and belong to it.

use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process;

use super::error::{FileError, SaveStep};
use super::fs::Fs;

/// End of the name of a file that is being written.
const TEMPORARY: &str = ".tmp";

/// A document's place on disk, every symbolic link followed, so that all ways to one document lead
/// to the same lock, journal and backup.
#[derive(Debug, Clone)]
pub(super) struct Beside {
    folder: PathBuf,
    name: OsString,
}

impl Beside {
    /// Follows the links of `path`; the document itself may be missing.
    ///
    /// # Errors
    /// The folder is missing or cannot be entered, or `path` does not end in a name.
    pub fn of(fs: &dyn Fs, path: &Path) -> Result<Self, FileError> {
        let no_name = || FileError::NoFileName { path: path.to_path_buf() };
        let name = path.file_name().ok_or_else(no_name)?;
        let resolved = fs.resolve(path).map_err(|error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => {
                FileError::FolderMissing { path: path.to_path_buf() }
            }
            _ => FileError::saving(SaveStep::Look, path, error),
        })?;
        let folder = resolved.parent().ok_or_else(no_name)?.to_path_buf();
        Ok(Self { folder, name: resolved.file_name().unwrap_or(name).to_os_string() })
    }

    /// The folder that holds the document.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The document itself.
    pub fn document(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// The previous version.
    pub fn backup(&self) -> PathBuf {
        self.folder.join(joined(&[&self.name, OsStr::new(".bak")]))
    }

    /// The lock.
    pub fn lock(&self) -> PathBuf {
        self.hidden(".lock")
    }

    /// The recovery journal.
    pub fn journal(&self) -> PathBuf {
        self.hidden(".journal")
    }

    /// A name for a file that is being written; each `attempt` gives another one.
    pub fn temporary(&self, attempt: u32) -> PathBuf {
        self.hidden(&format!(".{}-{attempt}{TEMPORARY}", process::id()))
    }

    /// `name` is one that [`Self::temporary`] gives to some process.
    pub fn is_temporary(&self, name: &OsStr) -> bool {
        let start = joined(&[OsStr::new("."), &self.name, OsStr::new(".")]);
        name.as_encoded_bytes()
            .strip_prefix(start.as_encoded_bytes())
            .and_then(|rest| rest.strip_suffix(TEMPORARY.as_bytes()))
            .is_some_and(|middle| middle.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-'))
    }

    fn hidden(&self, end: &str) -> PathBuf {
        self.folder.join(joined(&[OsStr::new("."), &self.name, OsStr::new(end)]))
    }
}

fn joined(parts: &[&OsStr]) -> OsString {
    parts.iter().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::super::fs::FailingFs;
    use super::*;

    #[test]
    fn neighbours_carry_the_whole_name() {
        let beside = Beside::of(&FailingFs::default(), Path::new("/maps/litware.trunkline.ron")).unwrap();
        assert_eq!(beside.document(), Path::new("/maps/litware.trunkline.ron"));
        assert_eq!(beside.backup(), Path::new("/maps/litware.trunkline.ron.bak"));
        assert_eq!(beside.lock(), Path::new("/maps/.litware.trunkline.ron.lock"));
        assert_eq!(beside.journal(), Path::new("/maps/.litware.trunkline.ron.journal"));
    }

    #[test]
    fn temporary_names_are_told_from_a_neighbour_of_a_longer_name() {
        let beside = Beside::of(&FailingFs::default(), Path::new("/maps/a.ron")).unwrap();
        let temporary = beside.temporary(3);
        assert!(beside.is_temporary(temporary.file_name().unwrap()));
        for other in [".a.ron.journal", ".a.ron.bak.17-3.tmp", ".b.ron.17-3.tmp", "a.ron"] {
            assert!(!beside.is_temporary(OsStr::new(other)), "{other}");
        }
    }

    #[test]
    fn a_path_without_a_name_is_refused() {
        let refused = Beside::of(&FailingFs::default(), Path::new("/")).unwrap_err();
        assert!(matches!(refused, FileError::NoFileName { .. }), "{refused}");
    }
}
