//! Locks of this process, of processes that run, ended or had their number used again, and of others.

use std::process::{self, Child, Command, Stdio};

use super::process::{Running, running};
use super::*;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn document(&self) -> PathBuf {
        self.0.path().join("a.ron")
    }

    fn lock_file(&self) -> PathBuf {
        self.0.path().join(".a.ron.lock")
    }

    /// Writes the lock file of some owner that does not hold it locked.
    fn leave_lock(&self, owner: &Owner) {
        fs::write(self.lock_file(), owner.to_text().unwrap()).unwrap();
    }
}

#[track_caller]
fn taken(attempt: Attempt) -> (Lock, Option<Owner>) {
    match attempt {
        Attempt::Taken { lock, dead } => (lock, dead),
        Attempt::Held(holder) => panic!("{holder}"),
    }
}

#[track_caller]
fn held(attempt: Attempt) -> Holder {
    match attempt {
        Attempt::Held(holder) => holder,
        Attempt::Taken { .. } => panic!("the lock was taken"),
    }
}

/// A program that runs until it is killed, waiting for input that never comes.
fn idle_program() -> Child {
    Command::new("cat").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap()
}

fn stop(mut program: Child) {
    program.kill().unwrap();
    program.wait().unwrap();
}

#[test]
fn a_second_window_is_told_who_has_the_document() {
    let folder = Folder::new();
    let (lock, dead) = taken(Lock::take(&folder.document()).unwrap());
    assert_eq!(dead, None);
    let holder = held(Lock::take(&folder.document()).unwrap());
    assert!(holder.certain);
    assert_eq!(holder.owner.as_ref().map(|owner| owner.pid), Some(process::id()));
    assert!(holder.to_string().contains("is open in another window"), "{holder}");
    assert!(lock.is_ours().unwrap());
}

#[test]
fn a_released_or_dropped_lock_is_free_and_leaves_nothing() {
    let folder = Folder::new();
    taken(Lock::take(&folder.document()).unwrap()).0.release().unwrap();
    assert!(!folder.lock_file().exists());
    drop(taken(Lock::take(&folder.document()).unwrap()));
    assert!(!folder.lock_file().exists());
}

#[test]
fn a_crash_of_this_very_program_leaves_a_lock_that_is_taken_over() {
    let folder = Folder::new();
    taken(Lock::take(&folder.document()).unwrap()).0.crash();
    assert!(folder.lock_file().exists());
    let (_lock, dead) = taken(Lock::take(&folder.document()).unwrap());
    assert_eq!(dead.map(|owner| owner.pid), Some(process::id()));
}

#[cfg(unix)]
#[test]
fn all_links_to_a_document_share_its_lock() {
    let folder = Folder::new();
    let link = folder.0.path().join("link.ron");
    std::os::unix::fs::symlink("a.ron", &link).unwrap();
    let _lock = taken(Lock::take(&folder.document()).unwrap());
    held(Lock::take(&link).unwrap());
}

#[cfg(target_os = "linux")]
#[test]
fn the_lock_of_a_process_that_ended_is_taken_over() {
    let folder = Folder::new();
    let program = idle_program();
    let pid = program.id();
    stop(program);
    folder.leave_lock(&Owner { pid, ..Owner::this_process() });
    let (_lock, dead) = taken(Lock::take(&folder.document()).unwrap());
    assert_eq!(dead.map(|owner| owner.pid), Some(pid));
}

#[cfg(target_os = "linux")]
#[test]
fn the_lock_of_a_process_that_runs_is_respected() {
    let folder = Folder::new();
    let program = idle_program();
    let pid = program.id();
    let Running::Started(started) = running(pid) else { panic!("the program runs") };
    folder.leave_lock(&Owner { pid, started: Some(started), ..Owner::this_process() });
    let holder = held(Lock::take(&folder.document()).unwrap());
    stop(program);
    assert!(holder.certain);
    assert_eq!(holder.owner.map(|owner| owner.pid), Some(pid));
}

#[cfg(target_os = "linux")]
#[test]
fn a_process_number_used_again_does_not_keep_a_lock_alive() {
    let folder = Folder::new();
    let program = idle_program();
    let pid = program.id();
    folder.leave_lock(&Owner { pid, started: Some("another start".to_owned()), ..Owner::this_process() });
    let attempt = Lock::take(&folder.document()).unwrap();
    stop(program);
    let (_lock, dead) = taken(attempt);
    assert_eq!(dead.map(|owner| owner.pid), Some(pid));
}

#[test]
fn a_lock_of_another_computer_is_left_to_the_person() {
    let folder = Folder::new();
    let away = Owner { host: "not-this-one".to_owned(), user: "anna".to_owned(), ..Owner::this_process() };
    folder.leave_lock(&away);
    let holder = held(Lock::take(&folder.document()).unwrap());
    assert!(!holder.certain);
    let words = holder.to_string();
    assert!(words.contains("anna on not-this-one") && words.contains("Go on only if"), "{words}");

    let lock = Lock::take_over(&folder.document()).unwrap();
    assert!(lock.is_ours().unwrap());
}

#[cfg(unix)]
#[test]
fn a_holder_that_was_taken_over_notices_and_leaves_the_new_lock_alone() {
    let folder = Folder::new();
    let (first, _) = taken(Lock::take(&folder.document()).unwrap());
    let second = Lock::take_over(&folder.document()).unwrap();
    assert!(!first.is_ours().unwrap());
    first.release().unwrap();
    assert!(second.is_ours().unwrap());
}

#[cfg(unix)]
#[test]
fn a_lock_file_that_is_released_while_it_is_looked_at_is_not_taken() {
    let folder = Folder::new();
    let beside = Beside::of(&Disk, &folder.document()).unwrap();
    let (lock, _) = taken(Lock::take(&folder.document()).unwrap());
    let (file, created) = open(&beside.lock()).unwrap();
    lock.release().unwrap();
    assert!(take_opened(&beside, file, created).unwrap().is_none(), "its name is free for another window");
    taken(Lock::take(&folder.document()).unwrap());
}

#[cfg(unix)]
#[test]
fn a_link_under_the_name_of_the_lock_is_refused_and_what_it_leads_to_stays_whole() {
    let folder = Folder::new();
    let other = folder.0.path().join("other");
    fs::write(&other, "precious").unwrap();
    std::os::unix::fs::symlink("other", folder.lock_file()).unwrap();
    let refused = Lock::take(&folder.document()).unwrap_err();
    assert!(matches!(refused, FileError::Lock { .. }), "{refused}");
    assert_eq!(fs::read(&other).unwrap(), b"precious");
}

#[test]
fn a_lock_file_that_says_nothing_and_is_not_locked_is_taken_over() {
    let folder = Folder::new();
    fs::write(folder.lock_file(), b"\0\0\0").unwrap();
    let (_lock, dead) = taken(Lock::take(&folder.document()).unwrap());
    assert_eq!(dead, None);
}

#[test]
fn a_folder_that_does_not_exist_is_named() {
    let folder = Folder::new();
    let refused = Lock::take(&folder.0.path().join("none/a.ron")).unwrap_err();
    assert!(matches!(refused, FileError::FolderMissing { .. }), "{refused}");
}
