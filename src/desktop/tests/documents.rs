//! Documents and files: no edit is lost, and nothing is overwritten without a question.

use super::*;
use crate::desktop::dialogs::{After, Dialog};
use crate::desktop::file::open_file;
use crate::file::native;
use std::path::{Path, PathBuf};

/// A folder with the Litware sample in a file.
fn kept() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("voice.trunkline.ron");
    let document = Sample::named("litware").unwrap().open().unwrap();
    std::fs::write(&file, native::to_bytes(&document)).unwrap();
    (folder, file)
}

/// The window on a file, with one edit that is not saved.
fn edited(file: &Path) -> Harness<'static, Option<App>> {
    let mut harness = window("");
    open(&mut harness, file);
    wait(&mut harness, |state| state.file.path().is_some());
    click(&mut harness, Role::Switch, "Call admission control");
    harness
}

fn is_edited(harness: &Harness<'_, Option<App>>) -> bool {
    state(harness).file.is_edited(&state(harness).editor)
}

#[test]
fn a_document_is_saved_in_the_background() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("voice.trunkline.ron");
    let mut harness = window("litware");
    click(&mut harness, Role::Switch, "Call admission control");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    fill(&mut harness, "File", file.to_str().unwrap());
    wait(&mut harness, |state| !state.file.is_edited(&state.editor));
    assert!(std::fs::read_to_string(&file).unwrap().contains("10Mb_Link"));
}

#[test]
fn unsaved_work_is_asked_about_before_another_document_opens() {
    let mut harness = window("litware");
    click(&mut harness, Role::Switch, "Call admission control");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run();
    assert_eq!(state(&harness).count(Kind::NetworkSite), 11);
    click(&mut harness, Role::Button, "Cancel");
    assert_eq!(state(&harness).count(Kind::NetworkSite), 11);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run();
    click(&mut harness, Role::Button, "Discard edits");
    harness.run();
    assert_eq!(state(&harness).count(Kind::NetworkSite), 0);
}

#[test]
fn a_damaged_file_is_shown_in_part_and_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("torn.trunkline.ron");
    let whole = native::to_bytes(&Sample::named("litware").unwrap().open().unwrap());
    let torn = &whole[..whole.len() / 2];
    std::fs::write(&file, torn).unwrap();
    let mut harness = window("");
    open(&mut harness, &file);
    wait(&mut harness, |state| state.file.path() == Some(file.as_path()));
    assert!(state(&harness).file.is_damaged());
    harness.run();
    click(&mut harness, Role::Button, "Close");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    click(&mut harness, Role::Button, "Cancel");
    assert_eq!(std::fs::read(&file).unwrap(), torn);
}

fn open(harness: &mut Harness<'_, Option<App>>, file: &Path) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::O);
    harness.run();
    fill(harness, "File", file.to_str().unwrap());
}

#[test]
fn edits_of_a_window_that_died_are_offered_and_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("voice.trunkline.ron");
    let document = Sample::named("litware").unwrap().open().unwrap();
    std::fs::write(&file, native::to_bytes(&document)).unwrap();
    {
        let mut first = window("");
        open(&mut first, &file);
        wait(&mut first, |state| state.file.path().is_some());
        click(&mut first, Role::Switch, "Call admission control");
        // The journal is written in the background; then the window goes without saving.
        let app = first.state_mut().as_mut().unwrap();
        app.state().work.finish_writing();
    }
    let mut second = window("");
    open(&mut second, &file);
    wait(&mut second, |state| state.recovery.is_some());
    second.run();
    click(&mut second, Role::Button, "Recover edits");
    wait(&mut second, |state| !state.editor.topology().cac_enabled());
    assert!(is_edited(&second));
}

#[test]
fn a_save_that_fails_keeps_the_document_that_was_to_be_left() {
    let (folder, file) = kept();
    let mut harness = edited(&file);
    std::fs::remove_dir_all(folder.path()).unwrap();
    press(&mut harness, Modifiers::COMMAND, Key::N);
    click(&mut harness, Role::Button, "Save");
    wait(&mut harness, |state| matches!(state.dialog, Some(Dialog::Told { .. })));
    assert!(is_edited(&harness) && state(&harness).count(Kind::NetworkSite) == 11);
    assert_eq!(state(&harness).after_save, None);
}

#[test]
fn a_document_is_left_once_it_is_saved() {
    let (_folder, file) = kept();
    let before = std::fs::read(&file).unwrap();
    let mut harness = edited(&file);
    press(&mut harness, Modifiers::COMMAND, Key::N);
    click(&mut harness, Role::Button, "Save");
    wait(&mut harness, |state| state.file.path().is_none());
    assert_eq!(state(&harness).count(Kind::NetworkSite), 0);
    assert_ne!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn what_another_program_wrote_is_overwritten_only_when_asked_for_and_then_the_window_goes_on() {
    let (_folder, file) = kept();
    let mut harness = edited(&file);
    std::fs::write(&file, "written by another program").unwrap();
    press(&mut harness, Modifiers::COMMAND, Key::N);
    click(&mut harness, Role::Button, "Save");
    wait(&mut harness, |state| state.dialog.is_some());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "written by another program");
    harness.run();
    click(&mut harness, Role::Button, "Overwrite");
    wait(&mut harness, |state| state.file.path().is_none());
    assert!(std::fs::read_to_string(&file).unwrap().contains("10Mb_Link"));
}

#[test]
fn edits_made_while_a_file_is_read_are_asked_about() {
    let (_folder, file) = kept();
    let mut harness = window("litware");
    let shared = state(&harness).file.shared();
    // The journal entry of the first edit waits for this, and the reading waits for the entry.
    let held = open_file(&shared);
    click(&mut harness, Role::Switch, "Call admission control");
    press(&mut harness, Modifiers::COMMAND, Key::O);
    click(&mut harness, Role::Button, "Discard edits");
    harness.run();
    fill(&mut harness, "File", file.to_str().unwrap());
    click(&mut harness, Role::RadioButton, "Off");
    drop(held);
    wait(&mut harness, |state| state.dialog.is_some());
    assert_eq!(state(&harness).dialog, Some(Dialog::Unsaved(After::OpenFile(file))));
    assert!(is_edited(&harness));
}

#[test]
fn what_is_asked_for_during_a_save_waits_for_its_end() {
    let (_folder, file) = kept();
    let mut harness = edited(&file);
    let shared = state(&harness).file.shared();
    let held = open_file(&shared);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    press(&mut harness, Modifiers::COMMAND, Key::N);
    assert_eq!((&state(&harness).dialog, &state(&harness).after_save), (&None, &Some(After::New)));
    drop(held);
    wait(&mut harness, |state| state.file.path().is_none());
    assert_eq!(state(&harness).count(Kind::NetworkSite), 0);
}

#[test]
fn a_document_without_a_file_comes_back_after_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = window_in("litware", Some(folder.path().to_owned()));
    click(&mut first, Role::Switch, "Call admission control");
    state(&first).work.finish_writing();
    drop(first);
    let mut second = window_in("", Some(folder.path().to_owned()));
    wait(&mut second, |state| !state.start.kept.is_empty());
    second.run();
    click(&mut second, Role::Button, "Look at it");
    second.run();
    click(&mut second, Role::Button, "Recover");
    wait(&mut second, |state| state.count(Kind::NetworkSite) == 11);
    assert!(!state(&second).editor.topology().cac_enabled() && is_edited(&second));
}

#[test]
fn a_folder_a_strange_file_and_a_newer_version_leave_the_document_open() {
    let (folder, _file) = kept();
    let strange = folder.path().join("picture.png");
    std::fs::write(&strange, [0x89, b'P', b'N', b'G', 0, 0xff]).unwrap();
    let newer = folder.path().join("newer.trunkline.ron");
    std::fs::write(&newer, "(\nformat: \"trunkline\",\nversion: \"99.0\",\n)").unwrap();
    let mut harness = window("litware");
    for path in [folder.path(), &strange, &newer] {
        open(&mut harness, path);
        wait(&mut harness, |state| matches!(state.dialog, Some(Dialog::Told { .. })));
        harness.run();
        assert_eq!(state(&harness).count(Kind::NetworkSite), 11, "{}", path.display());
        click(&mut harness, Role::Button, "Close");
    }
}

#[test]
fn a_file_that_is_open_here_can_be_opened_again() {
    let (_folder, file) = kept();
    let mut harness = edited(&file);
    press(&mut harness, Modifiers::COMMAND, Key::O);
    click(&mut harness, Role::Button, "Discard edits");
    harness.run();
    fill(&mut harness, "File", file.to_str().unwrap());
    wait(&mut harness, |state| !state.file.is_edited(&state.editor));
    assert!(state(&harness).editor.topology().cac_enabled());
    assert_eq!(state(&harness).file.save_path(), Some(file.as_path()));
}
