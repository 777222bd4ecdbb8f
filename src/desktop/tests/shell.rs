//! What surrounds the canvas: menus, tools, the field that finds, the page at the start, publishing, notices.

use super::publish::publish_to;
use super::*;
use crate::desktop::dialogs::Dialog;
use crate::desktop::preferences::{Preferences, ThemeChoice};
use crate::desktop::start_page::StartPage;
use crate::desktop::tasks::Done;
use crate::desktop::work::Task;
use crate::file::native;
use crate::scene::theme::Theme;
use egui_kittest::kittest::NodeT;
use std::path::Path;

/// The window as it begins where files were open before.
fn start_page(recent: &[&Path]) -> Harness<'static, Option<App>> {
    let mut preferences = Preferences::default();
    recent.iter().rev().for_each(|path| preferences.remember(path, Some(7), 0));
    let mut harness = window("");
    let state = harness.state_mut().as_mut().unwrap().state_mut();
    state.preferences = preferences;
    state.start = StartPage::bare();
    harness.run();
    harness
}

fn litware_in(folder: &Path, name: &str) -> PathBuf {
    let file = folder.join(name);
    let document = Sample::named("litware").unwrap().open().unwrap();
    std::fs::write(&file, native::to_bytes(&document)).unwrap();
    file
}

fn said(harness: &Harness<'_, Option<App>>) -> String {
    state(harness).notice.as_ref().map(|notice| notice.words().to_owned()).unwrap_or_default()
}

fn find(harness: &mut Harness<'_, Option<App>>, text: &str) {
    press(harness, Modifiers::COMMAND, Key::K);
    harness.get_by_role_and_label(Role::TextInput, "Find or run a command").type_text(text);
    harness.run();
}

#[test]
fn a_command_is_found_by_a_few_of_its_letters_and_run_by_enter() {
    let mut harness = window("litware");
    find(&mut harness, "hi con");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&harness).look.theme, Theme::HighContrast);
    assert!(!state(&harness).palette.is_open());
}

#[test]
fn an_entity_is_found_and_brought_into_view() {
    let mut harness = window("litware");
    find(&mut harness, "albuq");
    click(&mut harness, Role::ListBoxOption, "Albuquerque");
    let selected = state(&harness).selected_one().unwrap();
    assert_eq!(state(&harness).editor.topology().name(selected), "Albuquerque");
}

#[test]
fn the_list_is_walked_by_keys_and_put_away_by_escape() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Network site Reno");
    find(&mut harness, "theme");
    let chosen = |harness: &Harness<'_, Option<App>>| {
        let options = harness.query_all_by_role(Role::ListBoxOption);
        options.filter(|node| node.accesskit_node().is_selected() == Some(true)).count()
    };
    assert_eq!(chosen(&harness), 1);
    let first = harness.query_all_by_role(Role::ListBoxOption).next().unwrap().accesskit_node().is_selected();
    assert_eq!(first, Some(true));
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let first = harness.query_all_by_role(Role::ListBoxOption).next().unwrap().accesskit_node().is_selected();
    assert_eq!((first, chosen(&harness)), (Some(false), 1));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!state(&harness).palette.is_open());
    assert_eq!(state(&harness).selected.len(), 1, "what was selected stays");
}

#[test]
fn every_command_stands_in_its_menu_and_on_the_help_page() {
    let mut harness = window("litware");
    press(&mut harness, Modifiers::NONE, Key::F1);
    for command in crate::desktop::commands::Command::ALL {
        assert!(harness.query_all_by_label(command.label()).next().is_some(), "{command:?}");
    }
    fill_only(&mut harness, "Search commands and keys", "ctrl+shift+s");
    assert!(harness.query_by_role_and_label(Role::Label, "Save as…").is_some());
    assert!(harness.query_by_role_and_label(Role::Label, "Reduced motion").is_none());
}

#[test]
fn the_page_at_the_start_offers_what_works_and_greys_what_needs_a_document() {
    let mut harness = start_page(&[]);
    for name in ["New topology", "Open a file", "What is a bypass ID?", "Shortcuts", "Sample Litware"] {
        assert!(has(&harness, Role::Button, name), "{name}");
    }
    for (menu, enabled) in [("File", true), ("Edit", false), ("View", true), ("Calls", false), ("Help", true)]
    {
        let node = harness.get_by_role_and_label(Role::Button, menu);
        assert_eq!(node.accesskit_node().is_disabled(), !enabled, "{menu}");
    }
    assert!(has(&harness, Role::Label, "No document open"));
    click(&mut harness, Role::Button, "Sample Branch office");
    harness.run();
    assert!(!state(&harness).start.is_shown());
    assert_eq!(state(&harness).file.title(), "Branch office");
}

#[test]
fn the_page_can_be_looked_at_and_left_with_a_document_open() {
    let mut harness = window("litware");
    find(&mut harness, "start page");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(state(&harness).start.is_shown());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!state(&harness).start.is_shown());
    assert_eq!(state(&harness).count(Kind::NetworkSite), 11);
}

#[test]
fn recent_files_are_listed_with_their_state_and_opened() {
    let folder = tempfile::tempdir().unwrap();
    let file = litware_in(folder.path(), "voice.trunkline.ron");
    let gone = folder.path().join("gone.trunkline.ron");
    let mut harness = start_page(&[&file, &gone]);
    wait(&mut harness, |state| state.start.is_looked_at());
    harness.run();
    let about = |harness: &Harness<'_, Option<App>>, name: &str| {
        let node = harness.get_by_role_and_label(Role::Button, name);
        node.accesskit_node().data().description().unwrap_or_default().to_owned()
    };
    assert!(about(&harness, "voice.trunkline.ron").ends_with("published, version 7"));
    assert!(about(&harness, "gone.trunkline.ron").ends_with("not found, locate it"));
    click(&mut harness, Role::Button, "gone.trunkline.ron");
    assert!(matches!(state(&harness).dialog, Some(Dialog::Open { .. })));
    click(&mut harness, Role::Button, "Cancel");
    click(&mut harness, Role::Button, "voice.trunkline.ron");
    wait(&mut harness, |state| state.file.path() == Some(file.as_path()));
    assert!(!state(&harness).start.is_shown());
}

#[test]
fn a_recent_file_tells_who_has_it_and_what_was_left_unsaved() {
    let folder = tempfile::tempdir().unwrap();
    let file = litware_in(folder.path(), "voice.trunkline.ron");
    let mut first = window("");
    press(&mut first, Modifiers::COMMAND, Key::O);
    fill(&mut first, "File", file.to_str().unwrap());
    wait(&mut first, |state| state.file.path().is_some());
    click(&mut first, Role::Switch, "Call admission control");
    state(&first).work.finish_writing();
    let stands = |words: &str| {
        let mut harness = start_page(&[&file]);
        wait(&mut harness, |state| state.start.is_looked_at());
        harness.run();
        let node = harness.get_by_role_and_label(Role::Button, "voice.trunkline.ron");
        let about = node.accesskit_node().data().description().unwrap_or_default().to_owned();
        assert!(about.ends_with(words), "{about}");
    };
    stands("open in another window");
    first.state_mut().as_mut().unwrap().state_mut().pending.push(Message::Run(Command::StartPage));
    first.run();
    wait(&mut first, |state| state.start.is_looked_at());
    first.run();
    let own = first.get_by_role_and_label(Role::Button, "voice.trunkline.ron");
    let about = own.accesskit_node().data().description().unwrap_or_default().to_owned();
    assert!(about.ends_with("open in this window"), "{about}");
    drop(first);
    stands("unsaved work kept");
    let mut harness = start_page(&[&file]);
    wait(&mut harness, |state| state.start.is_looked_at());
    harness.run();
    assert!(has(&harness, Role::Button, "Look at it"));
    click(&mut harness, Role::Button, "Recover");
    wait(&mut harness, |state| {
        state.file.path() == Some(file.as_path()) && !state.editor.topology().cac_enabled()
    });
    assert_eq!(
        (&state(&harness).dialog, state(&harness).file.is_edited(&state(&harness).editor)),
        (&None, true)
    );
}

#[test]
fn what_is_chosen_about_the_window_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("preferences.ron");
    let mut harness = window("litware");
    let app = harness.state_mut().take().unwrap().keeping(path.clone());
    *harness.state_mut() = Some(app);
    find(&mut harness, "dark theme");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    wait(&mut harness, |state| !state.work.is_keeping());
    let kept = std::fs::read_to_string(&path).unwrap();
    assert!(kept.contains("theme: Dark"), "{kept}");
}

#[test]
fn the_list_of_recent_files_can_be_cleared() {
    let mut harness = start_page(&[Path::new("/voice/a.trunkline.ron")]);
    click(&mut harness, Role::Button, "Clear the list");
    assert!(state(&harness).preferences.recent.is_empty());
    assert!(!has(&harness, Role::Button, "a.trunkline.ron"));
}

#[test]
fn the_work_of_every_window_that_died_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    for sample in ["litware", "branch-office"] {
        let mut dying = window_in(sample, Some(folder.path().to_owned()));
        click(&mut dying, Role::Switch, "Call admission control");
        state(&dying).work.finish_writing();
    }
    let mut harness = window_in("", Some(folder.path().to_owned()));
    wait(&mut harness, |state| state.start.kept.len() == 2);
    assert_eq!(
        harness.query_all_by_role_and_label(Role::Button, "Look at it").count(),
        1,
        "the notice leads there"
    );
    click(&mut harness, Role::Button, "Look at it");
    assert_eq!(harness.query_all_by_role_and_label(Role::Button, "Recover").count(), 2);
}

#[test]
fn themes_and_text_size_follow_what_is_chosen() {
    let mut harness = window("litware");
    assert_eq!(state(&harness).look.theme, Theme::Light);
    find(&mut harness, "dark theme");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&harness).look.theme, Theme::Dark);
    assert_eq!(state(&harness).preferences.theme, ThemeChoice::Dark);
    let before = harness.get_by_role_and_label(Role::Button, "Place call").rect().height();
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Plus);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Plus);
    let after = harness.get_by_role_and_label(Role::Button, "Place call").rect().height();
    assert!((after / before - 1.2).abs() < 0.01, "{before} {after}");
}

#[test]
fn escape_closes_a_menu_and_leaves_the_call_on_the_canvas() {
    let mut harness = window("litware");
    call_from_reno(&mut harness);
    click(&mut harness, Role::Button, "File");
    assert!(harness.query_by_label_contains("Save as").is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label_contains("Save as").is_none(), "the menu is still open");
    assert!(state(&harness).call.is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(state(&harness).call.is_none());
}

#[test]
fn a_notice_goes_with_the_step_that_it_offers_to_take_back() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Network site Reno");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    click(&mut harness, Role::RadioButton, "Delete what stands in it or belongs to it too");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(state(&harness).notice.is_some());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(state(&harness).count(Kind::NetworkSite), 11);
    assert!(state(&harness).notice.is_none());
}

#[test]
fn a_removal_is_told_with_the_way_back() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Network site Reno");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    click(&mut harness, Role::RadioButton, "Delete what stands in it or belongs to it too");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(said(&harness).contains("Reno"), "{}", said(&harness));
    assert_eq!(state(&harness).count(Kind::NetworkSite), 10);
    let undo = harness.query_all_by_role_and_label(Role::Button, "Undo").last().unwrap();
    undo.click();
    harness.run();
    assert_eq!(state(&harness).count(Kind::NetworkSite), 11);
}

#[test]
fn a_version_is_reviewed_published_and_verified_and_the_next_one_tells_its_changes() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("published.json");
    let mut harness = window("litware");
    publish_to(&mut harness, &bundle, 1);
    let text = std::fs::read_to_string(&bundle).unwrap();
    assert!(text.contains("trunkline-bundle"), "{text}");
    assert!(harness.query_all_by_role(Role::Label).any(|node| {
        node.value().is_some_and(|value| value.starts_with("Read back, and the digest is the same"))
    }));
    click(&mut harness, Role::Button, "Close");

    click(&mut harness, Role::Switch, "Call admission control");
    wait(&mut harness, |state| state.publishing.changes() == Some(1));
    publish_to(&mut harness, &bundle, 2);
    click(&mut harness, Role::Button, "Close");
    wait(&mut harness, |state| state.publishing.changes() == Some(0));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    let origin = state(&harness).editor.document().origin.clone().unwrap();
    assert_eq!(origin.version, 2, "undoing an edit takes no publication back");
}

#[test]
fn what_another_one_published_meanwhile_stops_the_publication() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("published.json");
    let mut harness = window("litware");
    publish_to(&mut harness, &bundle, 1);
    click(&mut harness, Role::Button, "Close");
    std::fs::remove_file(&bundle).unwrap();
    let mut other = window("branch-office");
    publish_to(&mut other, &bundle, 1);
    press(&mut harness, Modifiers::COMMAND, Key::P);
    wait(&mut harness, |state| matches!(state.publishing.review(), Some(Ok(_))));
    harness.run();
    let button = harness.query_all_by_role(Role::Button);
    let publish: Vec<_> = button
        .filter(|node| {
            node.accesskit_node().label().is_some_and(|label| label.starts_with("Publish version"))
        })
        .collect();
    assert!(publish.iter().all(|node| node.accesskit_node().is_disabled()) && !publish.is_empty());
}

#[test]
fn a_job_that_panics_becomes_a_sentence_and_the_window_goes_on() {
    let mut harness = window("litware");
    let work = state(&harness).work.clone();
    work.start(Task::Write, "Save voice.trunkline.ron".to_owned(), |_| panic!("a fault of a test"));
    wait(&mut harness, |state| matches!(state.dialog, Some(Dialog::Told { .. })));
    let Some(Dialog::Told { words, .. }) = &state(&harness).dialog else { panic!() };
    assert!(words.contains("Save voice.trunkline.ron") && words.contains("a fault of a test"), "{words}");
    harness.run();
    click(&mut harness, Role::Button, "Close");
    work.start(Task::Write, "Go on".to_owned(), |_| Done::Warned("It goes on".to_owned()));
    wait(&mut harness, |state| state.notice.as_ref().is_some_and(|notice| notice.words() == "It goes on"));
}

#[test]
fn work_that_takes_longer_than_a_moment_shows_how_far_it_is_and_can_be_given_up() {
    let mut harness = window("litware");
    let work = state(&harness).work.clone();
    work.start(Task::Open, "Open voice.trunkline.ron".to_owned(), |context| {
        context.report(Some(0.25), "Reading");
        while !context.is_cancelled() {
            std::thread::yield_now();
        }
        Done::GivenUp
    });
    harness.run();
    assert!(!has(&harness, Role::ProgressIndicator, "Open voice.trunkline.ron"), "not at once");
    let limit = Instant::now() + Duration::from_secs(20);
    while !has(&harness, Role::ProgressIndicator, "Open voice.trunkline.ron") {
        assert!(Instant::now() < limit);
        std::thread::sleep(Duration::from_millis(20));
        harness.run();
    }
    click(&mut harness, Role::Button, "Cancel");
    wait(&mut harness, |state| state.work.progress().is_none());
}

#[test]
fn a_file_that_another_computer_may_have_open_is_read_only_until_it_is_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = litware_in(folder.path(), "voice.trunkline.ron");
    let lock = folder.path().join(".voice.trunkline.ron.lock");
    let owner =
        "(pid: 1, host: \"another-computer\", user: \"Ada\", since: \"2026-11-18T16:02:00Z\", started: None)";
    std::fs::write(&lock, owner).unwrap();
    let mut harness = window("");
    let open = |harness: &mut Harness<'_, Option<App>>| {
        press(harness, Modifiers::COMMAND, Key::O);
        fill(harness, "File", file.to_str().unwrap());
        wait(harness, |state| matches!(state.dialog, Some(Dialog::Held { .. })));
        harness.run();
    };
    open(&mut harness);
    click(&mut harness, Role::Button, "Open read only");
    assert_eq!(state(&harness).file.save_path(), None);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert!(matches!(state(&harness).dialog, Some(Dialog::SaveAs { .. })), "it asks where to");
    click(&mut harness, Role::Button, "Cancel");
    open(&mut harness);
    click(&mut harness, Role::Button, "Take over");
    wait(&mut harness, |state| state.file.save_path() == Some(file.as_path()));
    assert!(!std::fs::read_to_string(&lock).unwrap().contains("another-computer"));
}

#[test]
fn escape_leaves_a_field_of_text_and_lets_nothing_else_go() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Network site Reno");
    harness.get_by_role_and_label(Role::TextInput, "Name").click();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(state(&harness).selected.len(), 1, "the field was left, the selection stays");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(state(&harness).selected.is_empty());
}
