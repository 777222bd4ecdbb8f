//! Saving under faults: every call of the file system fails once, or is the last before a power cut.

use std::io::ErrorKind;
use std::path::Path;

use super::super::fs::{Disk, FailingFs, Fault};
use super::*;

const PATH: &str = "/maps/a.ron";
const BACKUP: &str = "/maps/a.ron.bak";
const OLDER: &[u8] = b"older: the version before the old one";
const OLD: &[u8] = b"old";
const NEW: &[u8] = b"new: longer than what it replaces";

/// What may stand on the disk before a save.
fn starts() -> Vec<FailingFs> {
    let cut_short = FailingFs::holding([(PATH, OLD)]);
    cut_short.put_link(PATH, BACKUP);
    vec![
        FailingFs::default(),
        FailingFs::holding([(PATH, OLD)]),
        FailingFs::holding([(PATH, OLD), (BACKUP, OLDER)]),
        FailingFs::holding([(PATH, OLD), (BACKUP, OLDER)]).without_hard_links(),
        cut_short,
    ]
}

fn seen(fs: &FailingFs) -> Expected {
    match fs.content(PATH) {
        Some(_) => Expected::Seen(standing(fs, Path::new(PATH)).unwrap().unwrap()),
        None => Expected::Nothing,
    }
}

fn save_new(fs: &FailingFs, expected: Expected) -> Result<Saved, FileError> {
    save(fs, Path::new(PATH), NEW, expected)
}

/// The old or the new content stands under the name, and the backup is whole.
#[track_caller]
fn assert_whole(fs: &FailingFs, start: &FailingFs, at: usize) {
    let (now, old) = (fs.content(PATH), start.content(PATH));
    let replaced = now.as_deref() == Some(NEW);
    assert!(replaced || now == old, "call {at}: {now:?}");
    let backup = fs.content(BACKUP);
    if replaced {
        assert_eq!(backup, old, "call {at}: the backup of a replaced file is the old one");
    } else {
        assert!(backup == start.content(BACKUP) || backup == old, "call {at}: {backup:?}");
    }
}

/// Nothing but the file and its backup is there.
#[track_caller]
fn assert_tidy(fs: &FailingFs, at: usize) {
    let names = fs.names();
    assert!(names.iter().all(|name| [PATH, BACKUP].contains(&name.as_str())), "call {at}: {names:?}");
}

#[test]
fn an_error_at_any_call_leaves_the_old_or_the_new_content_and_a_second_try_succeeds() {
    for (index, start) in starts().iter().enumerate() {
        for at in 1.. {
            let fs = starts().swap_remove(index);
            let expected = seen(&fs);
            fs.plan(Fault::Error(at, ErrorKind::Other));
            let outcome = save_new(&fs, expected);
            if !fs.fault_happened() {
                assert!(at > 8, "a save is more than {at} calls");
                outcome.unwrap();
                break;
            }
            assert_whole(&fs, start, at);
            let replaced = fs.content(PATH).as_deref() == Some(NEW);
            match outcome {
                Ok(_) => assert!(replaced, "call {at}: a save that did nothing reported success"),
                Err(FileError::Unconfirmed { .. }) => assert!(replaced, "call {at}"),
                Err(error) => assert!(!replaced, "call {at}: {error}"),
            }
            save_new(&fs, expected).unwrap();
            assert_eq!(fs.content(PATH).as_deref(), Some(NEW), "call {at}");
            assert_eq!(fs.content(BACKUP), start.content(PATH), "call {at}");
            remove_leftovers(&fs, Path::new(PATH)).unwrap();
            assert_tidy(&fs, at);
        }
    }
}

#[test]
fn an_error_at_any_call_leaves_no_temporary_file() {
    for at in 1.. {
        let fs = FailingFs::holding([(PATH, OLD), (BACKUP, OLDER)]);
        let expected = seen(&fs);
        fs.plan(Fault::Error(at, ErrorKind::StorageFull));
        let outcome = save_new(&fs, expected);
        assert_tidy(&fs, at);
        if !fs.fault_happened() {
            outcome.unwrap();
            break;
        }
    }
}

#[test]
fn a_power_cut_before_any_call_leaves_the_old_or_the_new_content() {
    for (index, start) in starts().iter().enumerate() {
        for at in 1.. {
            let fs = starts().swap_remove(index);
            let expected = seen(&fs);
            fs.plan(Fault::PowerLost(at));
            let outcome = save_new(&fs, expected);
            for found in fs.after_power_cut() {
                assert_whole(&found, start, at);
                if outcome.is_ok() {
                    assert_eq!(
                        found.content(PATH).as_deref(),
                        Some(NEW),
                        "call {at}: a reported save was lost"
                    );
                }
                remove_leftovers(&found, Path::new(PATH)).unwrap();
                assert_tidy(&found, at);
                save_new(&found, Expected::Anything).unwrap();
                assert_eq!(found.content(PATH).as_deref(), Some(NEW), "call {at}");
                assert_eq!(found.content(BACKUP), start.content(PATH), "call {at}");
            }
            if !fs.fault_happened() {
                outcome.unwrap();
                break;
            }
        }
    }
}

#[test]
fn saving_the_same_content_again_keeps_the_version_before_it() {
    let fs = FailingFs::holding([(PATH, NEW), (BACKUP, OLD)]);
    let saved = save_new(&fs, seen(&fs)).unwrap();
    assert_eq!(fs.content(BACKUP).as_deref(), Some(OLD));
    assert_eq!(Expected::Seen(saved.fingerprint), seen(&fs));
}

#[test]
fn the_fingerprint_of_a_save_is_what_the_next_one_expects() {
    let fs = FailingFs::holding([(PATH, OLD)]);
    let saved = save_new(&fs, seen(&fs)).unwrap();
    assert_eq!(Expected::Seen(saved.fingerprint), seen(&fs));
    save(&fs, Path::new(PATH), b"third", Expected::Seen(saved.fingerprint)).unwrap();
    assert_eq!(fs.content(BACKUP).as_deref(), Some(NEW));
}

#[test]
fn a_change_by_someone_else_is_not_overwritten() {
    let fs = FailingFs::holding([(PATH, OLD)]);
    let expected = seen(&fs);
    fs.put(PATH, b"odd");
    let refused = save_new(&fs, expected).unwrap_err();
    assert!(matches!(refused, FileError::ChangedOutside { change: OutsideChange::Edited, .. }), "{refused}");
    assert_eq!(fs.content(PATH).as_deref(), Some(b"odd".as_slice()));

    fs.take_away(PATH);
    let refused = save_new(&fs, expected).unwrap_err();
    assert!(matches!(refused, FileError::ChangedOutside { change: OutsideChange::Removed, .. }), "{refused}");
    save_new(&fs, Expected::Anything).unwrap();
    assert_eq!(fs.content(PATH).as_deref(), Some(NEW));
}

#[test]
fn a_change_made_while_the_new_content_is_written_is_not_overwritten() {
    for expected in [Expected::Nothing, Expected::Anything] {
        let fs = FailingFs::default();
        if expected == Expected::Anything {
            fs.put(PATH, OLD);
        }
        fs.plan(Fault::WhileWriting(|fs| fs.put(PATH, b"theirs")));
        save_new(&fs, expected).unwrap_err();
        assert_eq!(fs.content(PATH).as_deref(), Some(b"theirs".as_slice()));
        assert_tidy(&fs, 0);
    }
}

#[test]
fn a_new_file_replaces_nothing() {
    let fs = FailingFs::holding([(PATH, OLD)]);
    let refused = save_new(&fs, Expected::Nothing).unwrap_err();
    assert!(matches!(refused, FileError::AlreadyThere { .. }), "{refused}");
    assert_eq!(fs.content(PATH).as_deref(), Some(OLD));
}

#[test]
fn a_file_touched_but_not_changed_may_be_saved() {
    let fs = FailingFs::holding([(PATH, OLD)]);
    let Expected::Seen(fingerprint) = seen(&fs) else { panic!("the file exists") };
    fs.put(PATH, OLD);
    assert_eq!(changed_outside(&fs, Path::new(PATH), &fingerprint).unwrap(), None);
    save_new(&fs, Expected::Seen(fingerprint)).unwrap();
}

#[test]
fn a_read_only_file_is_not_overwritten() {
    let fs = FailingFs::holding([(PATH, OLD)]);
    fs.set_permissions(PATH, 0o444, true);
    let refused = save_new(&fs, Expected::Anything).unwrap_err();
    assert!(matches!(refused, FileError::ReadOnly { .. }), "{refused}");
    assert_eq!(fs.content(PATH).as_deref(), Some(OLD));
    assert_tidy(&fs, 0);
}

#[test]
fn a_folder_or_a_disk_that_takes_nothing_is_named() {
    for (kind, words) in [
        (ErrorKind::PermissionDenied, "its folder cannot be written to"),
        (ErrorKind::ReadOnlyFilesystem, "its folder cannot be written to"),
        (ErrorKind::StorageFull, "no room is left on its disk"),
    ] {
        let fs = FailingFs::holding([(PATH, OLD)]);
        fs.plan(Fault::NoNewFiles(kind));
        let refused = save_new(&fs, Expected::Anything).unwrap_err().to_string();
        assert!(refused.starts_with(PATH) && refused.contains(words), "{refused}");
    }
}

#[test]
fn permissions_are_kept_by_the_file_and_its_backup() {
    for fs in [FailingFs::holding([(PATH, OLD)]), FailingFs::holding([(PATH, OLD)]).without_hard_links()] {
        fs.set_permissions(PATH, 0o640, false);
        save_new(&fs, Expected::Anything).unwrap();
        assert_eq!((fs.permissions(PATH), fs.permissions(BACKUP)), (0o640, 0o640));
    }
}

#[cfg(unix)]
#[test]
fn on_the_disk_a_link_is_followed_and_permissions_are_kept() {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.ron"), folder.path().join("link.ron"));
    fs::write(&real, OLD).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).unwrap();
    symlink("real.ron", &link).unwrap();

    let (_, fingerprint) = read_bytes(&Disk, &link, 100).unwrap();
    let saved = save(&Disk, &link, NEW, Expected::Seen(fingerprint)).unwrap();
    assert!(link.is_symlink());
    assert_eq!(fs::read(&real).unwrap(), NEW);
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read(folder.path().join("real.ron.bak")).unwrap(), OLD);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    assert_eq!(changed_outside(&Disk, &link, &saved.fingerprint).unwrap(), None);
}

#[test]
fn on_the_disk_a_folder_in_the_way_of_file_or_backup_changes_nothing() {
    use std::fs;

    let folder = tempfile::tempdir().unwrap();
    let refused = save(&Disk, folder.path(), NEW, Expected::Anything).unwrap_err();
    assert!(matches!(refused, FileError::IsFolder { .. }), "{refused}");

    let path = folder.path().join("a.ron");
    fs::write(&path, OLD).unwrap();
    fs::create_dir(folder.path().join("a.ron.bak")).unwrap();
    let refused = save(&Disk, &path, NEW, Expected::Anything).unwrap_err();
    assert!(matches!(refused, FileError::Save { step: SaveStep::Backup, .. }), "{refused}");
    assert_eq!(fs::read(&path).unwrap(), OLD);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}
