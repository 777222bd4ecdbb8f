//! What others do to the file of the document in work, and what a person decides about it; what is asked before work is
//! lost.

use super::*;
use crate::desktop::dialogs::{After, Dialog};
use crate::edit::Draft;
use crate::file::native;
use egui_kittest::kittest::NodeT;
use std::path::Path;

/// A folder with the Litware sample in a file, and the window on it.
fn opened() -> (tempfile::TempDir, PathBuf, Harness<'static, Option<App>>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("voice.trunkline.ron");
    std::fs::write(&file, native::to_bytes(&Sample::named("litware").unwrap().open().unwrap())).unwrap();
    let harness = window_with(&file);
    (folder, file, harness)
}

fn window_with(file: &Path) -> Harness<'static, Option<App>> {
    let mut harness = window("");
    press(&mut harness, Modifiers::COMMAND, Key::O);
    fill(&mut harness, "File", file.to_str().unwrap());
    wait(&mut harness, |state| state.file.path().is_some());
    harness.run();
    harness
}

/// Another program widens the line of Reno in the file.
fn widen_elsewhere(file: &Path) {
    let mut draft = Draft::new(Sample::named("litware").unwrap().open().unwrap());
    let edits = ron::from_str(r#"[Set(NetworkSite("Reno"), "PhysicalWanKbps", 12000)]"#).unwrap();
    draft.apply_all("elsewhere", edits).unwrap();
    std::fs::write(file, native::to_bytes(draft.document())).unwrap();
}

fn noticed(harness: &mut Harness<'_, Option<App>>) {
    wait(harness, |state| state.file.outside.is_some());
    harness.run();
}

fn says(harness: &Harness<'_, Option<App>>, words: &str) -> bool {
    harness.query_all_by_role(Role::Label).any(|node| {
        let node = node.accesskit_node();
        node.value().or_else(|| node.label()).is_some_and(|said| said.contains(words))
    })
}

fn wan_of_reno(harness: &Harness<'_, Option<App>>) -> Option<u32> {
    let sites = state(harness).editor.topology().network_sites.iter();
    sites
        .into_iter()
        .find(|(_, site)| site.name.as_str() == "Reno")
        .and_then(|(_, site)| site.physical_wan_kbps)
}

#[test]
fn a_change_on_disk_is_offered_while_the_window_is_idle_compared_and_read_again() {
    let (_folder, file, mut harness) = opened();
    widen_elsewhere(&file);
    noticed(&mut harness);
    assert!(says(&harness, "voice.trunkline.ron changed on disk"));
    assert!(says(&harness, "The window has no unsaved edits."));
    click(&mut harness, Role::Button, "Compare");
    wait(&mut harness, |state| matches!(state.dialog, Some(Dialog::ComparedOutside { .. })));
    harness.run();
    assert!(says(&harness, "Physical WAN of Reno: 10,000 kbps to 12,000 kbps"));
    click(&mut harness, Role::Button, "Close");
    click(&mut harness, Role::Button, "Reload");
    wait(&mut harness, |state| state.file.outside.is_none());
    assert_eq!(wan_of_reno(&harness), Some(12_000));
    harness.run();
    assert!(!says(&harness, "changed on disk"));
}

#[test]
fn what_is_in_the_window_is_kept_and_saved_without_another_question() {
    let (_folder, file, mut harness) = opened();
    click(&mut harness, Role::Switch, "Call admission control");
    widen_elsewhere(&file);
    noticed(&mut harness);
    click(&mut harness, Role::Button, "Keep mine");
    wait(&mut harness, |state| state.file.outside.is_none());
    press(&mut harness, Modifiers::COMMAND, Key::S);
    wait(&mut harness, |state| !state.file.is_edited(&state.editor));
    assert_eq!(state(&harness).dialog, None);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(!text.contains("PhysicalWanKbps: 12000"), "the window's version stands there");
    let backup = std::fs::read_to_string(file.with_file_name("voice.trunkline.ron.bak")).unwrap();
    assert!(backup.contains("PhysicalWanKbps: 12000"), "the other one is kept beside it");
}

#[test]
fn a_document_whose_file_changed_is_not_left_without_a_question_once_it_is_kept() {
    let (_folder, file, mut harness) = opened();
    std::fs::remove_file(&file).unwrap();
    noticed(&mut harness);
    assert!(says(&harness, "voice.trunkline.ron is no longer there"));
    click(&mut harness, Role::Button, "Keep mine");
    wait(&mut harness, |state| state.file.outside.is_none());
    press(&mut harness, Modifiers::COMMAND, Key::N);
    assert_eq!(state(&harness).dialog, Some(Dialog::Unsaved(After::New)));
    click(&mut harness, Role::Button, "Save");
    wait(&mut harness, |state| state.file.path().is_none());
    assert!(std::fs::read_to_string(&file).unwrap().contains("10Mb_Link"));
}

#[test]
fn edits_that_are_not_saved_are_asked_about_before_the_file_is_read_again() {
    let (_folder, file, mut harness) = opened();
    click(&mut harness, Role::Switch, "Call admission control");
    widen_elsewhere(&file);
    noticed(&mut harness);
    assert!(says(&harness, "The window has edits that are not saved."));
    click(&mut harness, Role::Button, "Reload");
    assert_eq!(state(&harness).dialog, Some(Dialog::Unsaved(After::OpenFile(file))));
    click(&mut harness, Role::Button, "Discard edits");
    wait(&mut harness, |state| state.file.outside.is_none());
    assert!(state(&harness).editor.topology().cac_enabled());
    assert_eq!(wan_of_reno(&harness), Some(12_000));
}

#[test]
fn what_would_be_lost_is_counted_and_named_before_a_document_is_left() {
    let (_folder, file, mut harness) = opened();
    click(&mut harness, Role::Switch, "Call admission control");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    wait(&mut harness, |state| !state.file.is_edited(&state.editor));
    click(&mut harness, Role::Button, "Network site Reno");
    for kbps in ["11000", "12000", "13000", "14000", "15000", "16000", "17000"] {
        fill(&mut harness, "Physical WAN", kbps);
    }
    press(&mut harness, Modifiers::COMMAND, Key::N);
    assert!(says(&harness, "voice.trunkline.ron has 7 edits that are not saved:"));
    assert!(says(&harness, "Set physical WAN of Reno to 17,000 kbps") && says(&harness, "and 2 before"));
    assert!(!says(&harness, "Set physical WAN of Reno to 12,000 kbps"));
    click(&mut harness, Role::Button, "Save as…");
    let elsewhere = file.with_file_name("other.trunkline.ron");
    fill(&mut harness, "File", elsewhere.to_str().unwrap());
    wait(&mut harness, |state| state.file.path().is_none());
    assert!(std::fs::read_to_string(&elsewhere).unwrap().contains("17000"));
    assert!(!std::fs::read_to_string(&file).unwrap().contains("17000"));
}

#[test]
fn steps_undone_since_the_save_are_told_as_such() {
    let (_folder, _file, mut harness) = opened();
    click(&mut harness, Role::Switch, "Call admission control");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    wait(&mut harness, |state| !state.file.is_edited(&state.editor));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::N);
    assert!(says(&harness, "voice.trunkline.ron has 1 step undone since it was saved:"));
}

#[test]
fn a_file_that_another_window_has_open_is_left_alone_looked_at_or_taken_over() {
    let (folder, file, first) = opened();
    drop(first);
    let lock = folder.path().join(".voice.trunkline.ron.lock");
    let owner =
        "(pid: 1, host: \"another-computer\", user: \"Ada\", since: \"2026-11-18T16:02:00Z\", started: None)";
    std::fs::write(&lock, owner).unwrap();
    let mut harness = window("branch-office");
    let sites = state(&harness).count(Kind::NetworkSite);
    press(&mut harness, Modifiers::COMMAND, Key::O);
    fill(&mut harness, "File", file.to_str().unwrap());
    wait(&mut harness, |state| matches!(state.dialog, Some(Dialog::Held { .. })));
    harness.run();
    assert!(says(&harness, "Ada on another-computer") && says(&harness, "since 18 November 2026"));
    click(&mut harness, Role::Button, "Cancel");
    assert_eq!((state(&harness).count(Kind::NetworkSite), state(&harness).file.path()), (sites, None));
    assert_eq!(std::fs::read_to_string(&lock).unwrap(), owner, "the lock is theirs");
}
