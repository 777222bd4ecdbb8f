//! Documents that have no file yet: each gets a name in a folder of the program's state, under which
//! its lock and its journal are kept like those of any other.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::beside::Beside;
use super::error::{FileError, SaveStep};
use super::fs::{Disk, Fs};
use super::journal::Recovery;
use super::lock::{Attempt, Lock};

/// How many documents without a file there may be at once.
const MOST: u32 = 10_000;

/// The place of a document without a file.
#[derive(Debug)]
pub struct Untitled {
    /// The path to give to the journal; there is never a file under it.
    pub path: PathBuf,
    /// Keep it for as long as the document has no file.
    pub lock: Lock,
}

/// A document without a file whose program ended with edits in the journal.
#[derive(Debug)]
pub struct Abandoned {
    /// Its place, locked for the caller.
    pub place: Untitled,
    /// Its edits.
    pub recovery: Recovery,
}

/// Finds a free place in `folder`, which is created where it is missing.
///
/// # Errors
/// The folder cannot be created, or no lock can be kept in it.
pub fn untitled(folder: &Path) -> Result<Untitled, FileError> {
    fs::create_dir_all(folder).map_err(|error| FileError::saving(SaveStep::Write, folder, error))?;
    for number in 1..=MOST {
        let path = place(folder, number);
        if let Attempt::Taken { lock, .. } = Lock::take(&path)?
            && !Beside::of(&Disk, &path)?.journal().exists()
        {
            return Ok(Untitled { path, lock });
        }
    }
    Err(FileError::Lock { path: place(folder, MOST), reason: ErrorKind::AlreadyExists.into() })
}

/// The documents in `folder` to recover, oldest number first, or what is wrong with the journal of one.
///
/// # Errors
/// The folder cannot be listed. One that does not exist holds none.
pub fn abandoned(folder: &Path) -> Result<Vec<Result<Abandoned, FileError>>, FileError> {
    let names = match Disk.list(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        outcome => outcome.map_err(|reason| FileError::NotReadable { path: folder.to_path_buf(), reason })?,
    };
    let mut numbers: Vec<u32> = names.iter().filter_map(|name| number_of_journal(name.to_str()?)).collect();
    numbers.sort_unstable();
    Ok(numbers.into_iter().filter_map(|number| recover(place(folder, number)).transpose()).collect())
}

fn recover(path: PathBuf) -> Result<Option<Abandoned>, FileError> {
    match Lock::take(&path)? {
        Attempt::Taken { lock, .. } => {
            let recovery = Recovery::find(&Disk, &path, None)?;
            Ok(recovery.map(|recovery| Abandoned { place: Untitled { path, lock }, recovery }))
        }
        Attempt::Held(_) => Ok(None),
    }
}

fn place(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("untitled-{number}"))
}

fn number_of_journal(name: &str) -> Option<u32> {
    name.strip_prefix(".untitled-")?.strip_suffix(".journal")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::journal::{Base, Journal};
    use super::*;

    #[test]
    fn two_documents_without_a_file_have_places_of_their_own() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        let first = untitled(&state).unwrap();
        let second = untitled(&state).unwrap();
        assert_ne!(first.path, second.path);
        let place = first.path.clone();
        first.lock.release().unwrap();
        assert_eq!(untitled(&state).unwrap().path, place);
    }

    #[test]
    fn edits_of_a_crashed_program_are_offered_and_those_of_a_running_one_are_not() {
        let folder = tempfile::tempdir().unwrap();
        assert!(abandoned(&folder.path().join("none")).unwrap().is_empty());

        let crashed = untitled(folder.path()).unwrap();
        let mut journal = Journal::new(Arc::new(Disk), &crashed.path, None).unwrap();
        journal.append("AddRegion(\"EMEA\")").unwrap();
        drop(journal);
        assert!(abandoned(folder.path()).unwrap().is_empty());

        let place = crashed.path.clone();
        crashed.lock.crash();
        assert_ne!(untitled(folder.path()).unwrap().path, place, "its place is not given away");
        let mut found = abandoned(folder.path()).unwrap();
        let offered = found.remove(0).unwrap();
        assert!(found.is_empty());
        assert_eq!((offered.place.path, offered.recovery.base), (place, Base::Matches));
        assert_eq!(offered.recovery.edits, ["AddRegion(\"EMEA\")"]);
    }

    #[test]
    fn a_damaged_journal_is_told_and_hides_no_other() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".untitled-1.journal"), "not a journal\n").unwrap();
        let other = untitled(folder.path()).unwrap();
        Journal::new(Arc::new(Disk), &other.path, None).unwrap().append("edit").unwrap();
        other.lock.crash();
        let found = abandoned(folder.path()).unwrap();
        assert!(matches!(found.as_slice(), [Err(FileError::JournalDamaged { .. }), Ok(_)]), "{found:?}");
    }
}
