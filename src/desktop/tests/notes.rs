//! Notes on the canvas, by keyboard and by pointer.

use super::*;
use egui::Event;

type Window = Harness<'static, Option<App>>;

/// Writes a note by keys alone.
fn write(harness: &mut Window, words: &str) {
    press(harness, Modifiers::NONE, Key::F7);
    press(harness, Modifiers::NONE, Key::T);
    press(harness, Modifiers::NONE, Key::Enter);
    harness.event(Event::Text(words.to_owned()));
    harness.run();
    press(harness, Modifiers::NONE, Key::Enter);
}

fn texts(harness: &Window) -> Vec<String> {
    state(harness).editor.document().layout.notes.iter().map(|note| note.text.to_string()).collect()
}

#[test]
fn a_note_is_written_changed_and_removed_by_keys() {
    let mut harness = window("litware");
    write(&mut harness, "Reno moves in March");
    assert_eq!(texts(&harness), ["Reno moves in March"]);
    assert_eq!(state(&harness).editor.undo_name(), Some("Add note"));
    assert!(has(&harness, Role::Button, "Note “Reno moves in March”"));
    press(&mut harness, Modifiers::NONE, Key::F2);
    press(&mut harness, Modifiers::NONE, Key::End);
    harness.event(Event::Text(" 2027".to_owned()));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(texts(&harness), ["Reno moves in March 2027"]);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(texts(&harness), [] as [&str; 0]);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(texts(&harness), ["Reno moves in March 2027"]);
}

#[test]
fn escape_leaves_a_note_unwritten_and_an_empty_one_is_none() {
    let mut harness = window("litware");
    press(&mut harness, Modifiers::NONE, Key::F7);
    press(&mut harness, Modifiers::NONE, Key::T);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.event(Event::Text("Half a".to_owned()));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Escape);
    write(&mut harness, " ");
    assert_eq!((texts(&harness).len(), state(&harness).editor.history().0.len()), (0, 0));
}

#[test]
fn a_note_is_dragged_as_one_step() {
    let mut harness = window("litware");
    write(&mut harness, "Here");
    let place = |harness: &Window| state(harness).editor.document().layout.notes[0].place;
    let before = place(&harness);
    let from = harness.get_by_role_and_label(Role::Button, "Note “Here”").rect().center();
    harness.hover_at(from);
    harness.run();
    harness.drag_at(from);
    harness.run();
    for step in [20.0, 40.0] {
        harness.hover_at(from + Vec2::new(step, step));
        harness.run();
    }
    harness.drop_at(from + Vec2::new(40.0, 40.0));
    harness.run();
    let after = place(&harness);
    assert!(after.x > before.x + 20 && after.y > before.y + 20, "{before:?} {after:?}");
    assert_eq!(state(&harness).editor.undo_name(), Some("Move note"));
    assert_eq!(state(&harness).editor.history().0.len(), 2);
}

#[test]
fn the_outline_lists_and_finds_notes() {
    let mut harness = window("litware");
    write(&mut harness, "Ask the carrier");
    fill(&mut harness, "Search names, addresses", "carrier");
    click(&mut harness, Role::TreeItem, "Ask the carrier, note");
    assert_eq!(crate::desktop::canvas::chosen_note(state(&harness)), Some(0));
}
