//! Publishing from the window: the review in words, how far it reaches, rehearsal, writing, and what fails.

use super::*;
use crate::desktop::dialogs::Dialog;
use crate::desktop::publishing::standing;
use egui_kittest::kittest::NodeT;
use std::path::Path;

/// Fills the target in and waits for the review and its reach.
pub fn review(harness: &mut Harness<'_, Option<App>>, bundle: &Path) {
    press(harness, Modifiers::COMMAND, Key::P);
    fill_only(harness, "File", bundle.to_str().unwrap());
    wait(harness, |state| {
        matches!(state.publishing.review(), Some(Ok(_)))
            && !state.review_is_old()
            && state.publishing.reach.known().is_some()
    });
    harness.run();
}

/// Publishes to a file and waits for the end.
pub fn publish_to(harness: &mut Harness<'_, Option<App>>, bundle: &Path, version: u64) {
    review(harness, bundle);
    click(harness, Role::Button, &format!("Publish version {version}"));
    wait(harness, |state| state.publishing.came_to().is_some());
    harness.run();
}

/// Whether a label says so, in whole or in its beginning.
fn says(harness: &Harness<'_, Option<App>>, words: &str) -> bool {
    harness.query_all_by_role(Role::Label).any(|node| {
        let node = node.accesskit_node();
        let said = node.value().or_else(|| node.label()).unwrap_or_default();
        said.starts_with(words)
    })
}

/// The window on the sample, published once, with bypass turned off on a trunk since.
fn changed_since(bundle: &Path) -> Harness<'static, Option<App>> {
    let mut harness = window("litware");
    publish_to(&mut harness, bundle, 1);
    click(&mut harness, Role::Button, "Close");
    click(&mut harness, Role::Button, "Trunk gw-chi, bypass on, ready");
    click(&mut harness, Role::Switch, "Enable media bypass");
    wait(&mut harness, |state| state.publishing.changes().is_some_and(|changes| changes > 0));
    harness
}

#[test]
fn the_dialog_names_each_change_from_old_to_new_and_how_far_it_reaches() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("published.json");
    let mut harness = window("litware");
    publish_to(&mut harness, &bundle, 1);
    click(&mut harness, Role::Button, "Close");
    click(&mut harness, Role::Button, "Network site Reno");
    fill(&mut harness, "Physical WAN", "12000");
    click(&mut harness, Role::Switch, "Call admission control");
    review(&mut harness, &bundle);
    for words in [
        "Physical WAN of Reno: 10,000 kbps to 12,000 kbps",
        "Enable call admission control: On to Off",
        "2 changes since version 1, published by ",
        "Nobody has published since version 1",
        "66 pairs of network site and trunk: ",
        "No client has to sign in again",
    ] {
        assert!(says(&harness, words), "{words}");
    }
}

#[test]
fn a_rehearsal_says_what_would_be_written_where_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("published.json");
    let mut harness = changed_since(&bundle);
    let before = std::fs::read(&bundle).unwrap();
    review(&mut harness, &bundle);
    click(&mut harness, Role::Button, "Rehearse");
    wait(&mut harness, |state| state.publishing.rehearsed.is_some());
    harness.run();
    assert!(says(&harness, "Rehearsed, nothing was written"));
    let rehearsal = state(&harness).publishing.rehearsed.clone().unwrap();
    assert!(rehearsal.good && rehearsal.lines[0].starts_with("Would write "), "{rehearsal:?}");
    assert!(rehearsal.lines[0].contains(bundle.to_str().unwrap()), "{rehearsal:?}");
    assert_eq!(rehearsal.lines[1], "Would keep version 1 beside it as published.json.bak");
    assert_eq!(std::fs::read(&bundle).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    click(&mut harness, Role::Button, "Back to the changes");
    assert!(says(&harness, "Enable media bypass") || says(&harness, "Trunk configuration"));
    click(&mut harness, Role::Button, "Publish version 2");
    wait(&mut harness, |state| state.publishing.came_to().is_some());
}

#[test]
fn a_published_version_is_told_with_its_digest_and_nothing_is_new_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("published.json");
    let mut harness = changed_since(&bundle);
    assert!(standing(state(&harness)).unwrap().ends_with(" since version 1"));
    publish_to(&mut harness, &bundle, 2);
    assert!(says(&harness, "Version 2, published by ") && !says(&harness, "Nothing is published there yet"));
    let digest = state(&harness).editor.document().origin.clone().unwrap().digest.clone();
    assert!(says(&harness, &format!("Read back, and the digest is the same: {digest}")));
    assert!(says(&harness, "Publishing is not saving"), "the document has no file yet");
    click(&mut harness, Role::Button, "Close");
    wait(&mut harness, |state| state.publishing.changes() == Some(0));
    harness.run();
    assert!(says(&harness, "Published version 2"));
    assert!(state(&harness).file.is_edited(&state(&harness).editor), "publishing is not saving");
}

#[test]
fn what_changes_is_shown_on_the_canvas() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("published.json");
    let mut harness = window("litware");
    publish_to(&mut harness, &bundle, 1);
    click(&mut harness, Role::Button, "Close");
    click(&mut harness, Role::Button, "Network site Reno");
    fill(&mut harness, "Physical WAN", "12000");
    let reno = state(&harness).selected.clone();
    click(&mut harness, Role::Button, "Network site London");
    review(&mut harness, &bundle);
    click(&mut harness, Role::Button, "Show on canvas");
    harness.run();
    assert_eq!((&state(&harness).dialog, &state(&harness).selected), (&None, &reno));
}

#[test]
fn a_version_that_cannot_be_written_is_told_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("published.json");
    let mut harness = changed_since(&bundle);
    let before = std::fs::read(&bundle).unwrap();
    // The name of the backup is taken by a folder, so the version before cannot be kept.
    std::fs::create_dir(folder.path().join("published.json.bak")).unwrap();
    publish_to(&mut harness, &bundle, 2);
    assert!(says(&harness, "Not published") && says(&harness, bundle.to_str().unwrap()));
    assert_eq!(std::fs::read(&bundle).unwrap(), before);
    assert_eq!(state(&harness).editor.document().origin.as_ref().unwrap().version, 1);
    std::fs::remove_dir(folder.path().join("published.json.bak")).unwrap();
    click(&mut harness, Role::Button, "Review again");
    wait(&mut harness, |state| matches!(state.publishing.review(), Some(Ok(_))) && !state.review_is_old());
    harness.run();
    click(&mut harness, Role::Button, "Publish version 2");
    wait(&mut harness, |state| state.publishing.came_to().is_some());
    harness.run();
    assert!(says(&harness, "Version 2, published by "));
}

#[test]
fn a_waived_finding_stays_listed_with_name_reason_and_date() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("published.json");
    let mut harness = window("litware");
    review(&mut harness, &bundle);
    harness.get_all_by_role_and_label(Role::Button, "Waive…").next().unwrap().click();
    harness.run();
    fill_only(&mut harness, "Your name", "Ada");
    harness.get_by_role_and_label(Role::MultilineTextInput, "Reason").click();
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, "Reason").type_text("Known since the pilot");
    harness.run();
    click(&mut harness, Role::Button, "Waive");
    wait(&mut harness, |state| {
        state.editor.document().waivers.len() == 1
            && matches!(state.publishing.review(), Some(Ok(_)))
            && !state.review_is_old()
    });
    harness.run();
    let today = jiff::Zoned::now().date();
    assert!(says(&harness, &format!("Waived by Ada on {today}: Known since the pilot")));
    assert_eq!(state(&harness).dialog, Some(Dialog::Publish));
}

#[test]
fn the_dialog_fits_small_windows_and_large_text() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("published.json");
    for (size, percent) in [((960.0, 600.0), 100), ((960.0, 600.0), 200), ((1600.0, 1000.0), 200)] {
        let mut harness = window("litware");
        harness.state_mut().as_mut().unwrap().state_mut().preferences.text_percent = percent;
        harness.set_size(Vec2::new(size.0, size.1));
        harness.run();
        review(&mut harness, &bundle);
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(size.0, size.1));
        for name in ["Publish version 1", "Cancel", "Rehearse", "Close the dialog"] {
            let button = harness.get_by_role_and_label(Role::Button, name).rect();
            assert!(window.contains_rect(button), "{name} at {size:?}, {percent} %: {button:?}");
        }
    }
}
