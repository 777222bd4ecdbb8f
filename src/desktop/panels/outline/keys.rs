//! Walking the outline with the keyboard.

use super::{Line, Node, extend, tree_id};
use crate::desktop::canvas::reveal_note;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use egui::{EventFilter, Key, Modifiers, Ui};

/// Lines that a page has.
const PAGE: usize = 20;

/// Acts on the keys of a frame.
pub fn handle(ui: &Ui, state: &mut State, messages: &mut Vec<Message>) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(tree_id(), filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let shifted = |key| ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key));
    let outline = &state.panels.outline;
    let here = outline.place(outline.cursor);
    let last = outline.lines.len().saturating_sub(1);
    let step = |to: Key| match (to, here) {
        (Key::Home, _) => 0,
        (Key::End, _) => last,
        (_, None) => 0,
        (Key::ArrowDown, Some(here)) => (here + 1).min(last),
        (Key::ArrowUp, Some(here)) => here.saturating_sub(1),
        (Key::PageDown, Some(here)) => (here + PAGE).min(last),
        (_, Some(here)) => here.saturating_sub(PAGE),
    };
    let moves = [Key::ArrowDown, Key::ArrowUp, Key::Home, Key::End, Key::PageDown, Key::PageUp];
    // Keys with Shift first: one without also matches while Shift is held.
    if let Some(key) = moves.into_iter().find(|key| shifted(*key)) {
        go(state, step(key), true, messages);
        return;
    }
    if let Some(key) = moves.into_iter().find(|key| pressed(*key)) {
        go(state, step(key), false, messages);
        return;
    }
    let Some((here, line)) = here.and_then(|here| Some((here, *outline.lines.get(here)?))) else { return };
    if pressed(Key::ArrowLeft) {
        match line.open {
            Some(true) => state.panels.outline.toggle(line.node),
            _ => {
                if let Some(above) = parent(&outline.lines, here) {
                    go(state, above, false, messages);
                }
            }
        }
    } else if pressed(Key::ArrowRight) {
        match line.open {
            Some(false) => state.panels.outline.toggle(line.node),
            Some(true) => go(state, here + 1, false, messages),
            None => {}
        }
    } else if pressed(Key::Enter) || pressed(Key::Space) {
        match line.node {
            Node::Entity(id) => messages.push(Message::Reveal(id)),
            Node::Note(number) => reveal_note(state, number),
            node => state.panels.outline.toggle(node),
        }
    }
}

/// Puts the cursor on a line and selects what it stands for, or the range up to it.
fn go(state: &mut State, place: usize, extends: bool, messages: &mut Vec<Message>) {
    let Some(node) = state.panels.outline.lines.get(place).map(|line| line.node) else { return };
    let outline = &mut state.panels.outline;
    outline.cursor = Some(node);
    outline.follow = true;
    if extends {
        extend(state, &state.panels.outline.lines, node, messages);
        return;
    }
    outline.anchor = Some(node);
    match node {
        Node::Entity(id) => messages.push(Message::Reveal(id)),
        Node::Note(number) => reveal_note(state, number),
        _ => {}
    }
}

/// The line that a line stands under.
fn parent(lines: &[Line], place: usize) -> Option<usize> {
    let depth = lines.get(place)?.depth;
    lines.iter().take(place).rposition(|line| line.depth < depth)
}
