//! The keyboard on the canvas: walking from thing to thing, moving, joining and making, opening the menu.

use super::drag;
use super::menu::Menu;
use super::reading::{neighbour, next, order};
use super::{create, hover, joining};
use crate::desktop::message::{Choose, Message, Tool};
use crate::desktop::state::State;
use crate::desktop::widgets::shows_focus;
use crate::scene::geometry::Vector;
use crate::scene::size::space;
use crate::topology::{AnyId, Place};
use egui::{Event, EventFilter, FocusDirection, Key, Modifiers, Response, Ui};
use std::collections::BTreeSet;

/// The arrow keys with their directions.
const ARROWS: [(Key, f32, f32); 4] = [
    (Key::ArrowLeft, -1.0, 0.0),
    (Key::ArrowRight, 1.0, 0.0),
    (Key::ArrowUp, 0.0, -1.0),
    (Key::ArrowDown, 0.0, 1.0),
];

/// What the keyboard does on the canvas.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    /// What the keyboard is on.
    pub cursor: Option<AnyId>,
    /// Whether the canvas takes the keyboard in the next frame.
    pub take: bool,
    /// Whether the keyboard was used last, and not the pointer: its ring is shown then.
    pub shown: bool,
    /// Whether the pointer has rested since a key was used: it explains nothing then.
    pub pointer_rests: bool,
    /// Whether Escape was the last key: Tab leaves the canvas then.
    escaped: bool,
    /// Where the keyboard goes that has come to the end of the canvas.
    leaves: Option<FocusDirection>,
    /// What is being moved.
    nudge: Option<Nudge>,
}

/// A burst of steps by keys.
#[derive(Debug, Clone, Default)]
struct Nudge {
    /// What moves, with the place it had.
    places: Vec<(AnyId, Place)>,
    /// How far it was moved so far.
    by: (i32, i32),
}

impl Keys {
    /// The pointer was used.
    pub fn by_pointer(&mut self) {
        self.shown = false;
    }
}

/// Lets the keyboard go on to what comes after the canvas, or before it. To be called before the canvas takes part in
/// the walk of the keyboard.
pub fn leave(ui: &Ui, state: &mut State) {
    if let Some(direction) = state.canvas.keys.leaves.take() {
        ui.memory_mut(|memory| memory.move_focus(direction));
    }
}

/// Turns the keys of this frame into messages, while the canvas has the keyboard.
pub fn handle(ui: &Ui, state: &mut State, response: &Response, messages: &mut Vec<Message>) {
    if state.dialog.is_some() {
        // A dialog has the keyboard; it comes back to the canvas when the dialog has gone.
        state.canvas.keys.take |= response.has_focus();
        response.surrender_focus();
        return;
    }
    if std::mem::take(&mut state.canvas.keys.take) {
        response.request_focus();
        state.canvas.keys.shown = true;
    }
    if response.gained_focus() && !response.is_pointer_button_down_on() {
        state.canvas.keys.shown = true;
    }
    let topology = state.editor.topology();
    if state.canvas.keys.cursor.is_some_and(|id| !topology.contains(id)) {
        state.canvas.keys.cursor = None;
    }
    let command = ui.input(|input| input.modifiers.command);
    if state.canvas.keys.nudge.is_some() && !(command && response.has_focus()) {
        state.canvas.keys.nudge = None;
        messages.push(Message::FinishGesture);
    }
    if !response.has_focus() || state.canvas.menu.is_some() {
        return;
    }
    // It shows itself what the keyboard is on.
    shows_focus(ui.ctx(), response.id);
    state.canvas.keys.pointer_rests |= ui.input(|input| !input.keys_down.is_empty());
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let escaped = state.canvas.keys.escaped;
    for back in [true, false] {
        let modifiers = if back { Modifiers::SHIFT } else { Modifiers::NONE };
        if pressed(modifiers, Key::Tab) {
            if escaped {
                go_out(ui, state, back);
            } else {
                walk(ui, state, back, messages);
            }
        }
    }
    state.canvas.keys.escaped = last_key(ui).map_or(escaped, |key| key == Key::Escape);
    for (key, x, y) in ARROWS {
        if pressed(Modifiers::COMMAND | Modifiers::SHIFT, key) {
            nudge(state, (x, y), space::GRID / 2.0, messages);
        } else if pressed(Modifiers::COMMAND, key) {
            nudge(state, (x, y), space::GRID, messages);
        } else if pressed(Modifiers::SHIFT, key) {
            step(state, Vector::new(x, y), Choose::Also, messages);
        } else if pressed(Modifiers::NONE, key) {
            step(state, Vector::new(x, y), Choose::Instead, messages);
        }
    }
    for (key, back) in [(Key::Home, false), (Key::End, true)] {
        if pressed(Modifiers::NONE, key) {
            let all = walkable(state);
            go(state, next(&all, None, back), Choose::Instead, messages);
        }
    }
    if pressed(Modifiers::SHIFT, Key::F10) || pressed(Modifiers::NONE, Key::Menu) {
        ask(state);
    }
    if pressed(Modifiers::NONE, Key::Enter) {
        enter(state, messages);
    }
}

/// What the keyboard walks over: everything, and while something is joined its possible ends alone.
fn walkable(state: &State) -> Vec<AnyId> {
    let mut all = order(state.canvas.picture(), state.editor.model());
    if let Some(from) = state.canvas.joining {
        all.retain(|id| joining::can_end(from, *id));
    }
    all
}

/// Goes on to the next in order; at the end the keyboard leaves the canvas.
fn walk(ui: &Ui, state: &mut State, back: bool, messages: &mut Vec<Message>) {
    let all = walkable(state);
    match next(&all, state.canvas.keys.cursor, back) {
        Some(id) => go(state, Some(id), Choose::Instead, messages),
        None if state.canvas.joining.is_none() => go_out(ui, state, back),
        None => go(state, next(&all, None, back), Choose::Instead, messages),
    }
}

/// Leaves the canvas for what comes after it, or before.
fn go_out(ui: &Ui, state: &mut State, back: bool) {
    let direction = if back { FocusDirection::Previous } else { FocusDirection::Next };
    state.canvas.keys.leaves = Some(direction);
    state.canvas.keys.cursor = None;
    ui.ctx().request_repaint();
}

/// The key that was pressed last in this frame, also where a command of the table took it.
fn last_key(ui: &Ui) -> Option<Key> {
    let pressed = |event: &Event| match event {
        Event::Key { key, pressed: true, .. } => Some(*key),
        _ => None,
    };
    ui.input(|input| input.raw.events.iter().rev().find_map(pressed))
}

/// Goes to the nearest neighbour in a direction.
fn step(state: &mut State, towards: Vector, choose: Choose, messages: &mut Vec<Message>) {
    begin_joining(state);
    let from = state.canvas.keys.cursor.or(state.selected_one());
    let joining = state.canvas.joining;
    let wanted = |id: AnyId| joining.is_none_or(|from| joining::can_end(from, id));
    let to = match from {
        Some(from) => neighbour(state.canvas.picture(), from, towards, wanted)
            // While joining, any end is better than none.
            .or_else(|| {
                joining.filter(|start| *start == from).and_then(|_| walkable(state).first().copied())
            }),
        None => walkable(state).first().copied(),
    };
    go(state, to, choose, messages);
}

fn go(state: &mut State, to: Option<AnyId>, choose: Choose, messages: &mut Vec<Message>) {
    state.canvas.keys.shown = true;
    let Some(id) = to else { return };
    state.canvas.keys.cursor = Some(id);
    state.canvas.reveal = Some(id);
    if state.canvas.joining.is_none() {
        messages.push(Message::Select(BTreeSet::from([id]), choose));
    }
}

/// With the tool that joins, what the keyboard is on becomes the first end.
fn begin_joining(state: &mut State) -> bool {
    let from = state.canvas.keys.cursor.or(state.selected_one()).filter(|id| joining::can_begin(*id));
    if state.tool != Tool::Connect || state.canvas.joining.is_some() || from.is_none() {
        return false;
    }
    state.canvas.joining = from;
    state.canvas.keys.cursor = from;
    true
}

/// Moves what is selected by a step. A burst of steps is one edit: it ends when Ctrl is let go.
fn nudge(state: &mut State, towards: (f32, f32), by: f32, messages: &mut Vec<Message>) {
    let nudge = state.canvas.keys.nudge.take().unwrap_or_else(|| {
        let mut ids: Vec<AnyId> = state.selected.iter().copied().collect();
        ids.extend(state.canvas.keys.cursor.filter(|_| ids.is_empty()));
        let mut places: Vec<(AnyId, Place)> =
            ids.into_iter().flat_map(|id| drag::movable(state, id)).collect();
        places.sort_unstable_by_key(|(id, _)| *id);
        places.dedup();
        Nudge { places, by: (0, 0) }
    });
    if nudge.places.is_empty() {
        messages.push(Message::Notice("Cards and areas are moved by keys. Select one.".to_owned()));
        return;
    }
    let moved = (nudge.by.0 + (towards.0 * by) as i32, nudge.by.1 + (towards.1 * by) as i32);
    messages.push(Message::Preview(drag::nudged(state, &nudge.places, moved)));
    state.canvas.keys.nudge = Some(Nudge { by: moved, ..nudge });
    state.canvas.keys.shown = true;
}

/// Opens the menu of what the keyboard is on.
fn ask(state: &mut State) {
    let about = state.canvas.keys.cursor.or(state.selected_one());
    let view = super::to_egui(state.canvas.view);
    let pos = about.and_then(|id| hover::middle(state, id)).unwrap_or(view.center());
    let at = super::point_at(state.canvas.camera, pos);
    state.canvas.menu = Some(Menu::new(about, pos, at, true));
}

/// Does what the tool in hand does: makes something, joins, or opens what the keyboard is on.
fn enter(state: &mut State, messages: &mut Vec<Message>) {
    state.canvas.keys.shown = true;
    match state.tool {
        Tool::Connect => match (state.canvas.joining, state.canvas.keys.cursor) {
            (Some(from), Some(to)) if from != to => {
                state.canvas.joining = None;
                messages.push(joining::join(state, from, to));
            }
            _ => {
                if !begin_joining(state) {
                    messages.push(Message::Notice("Choose the first end, then the other.".to_owned()));
                }
            }
        },
        Tool::Caller => {
            let on = state.canvas.keys.cursor.or(state.selected_one());
            match on.and_then(|id| super::reading::card_of(state.canvas.picture(), id)) {
                Some(site) => {
                    state.tool = Tool::Select;
                    create::place_caller(state, site.into(), messages);
                }
                None => {
                    messages
                        .push(Message::Notice("A caller is in a network site. Choose a card.".to_owned()));
                }
            }
        }
        Tool::Note => create::note_by_key(state),
        tool if create::makes(tool) => match create::by_key(state, tool) {
            Ok(made) => messages.extend(made.map(|(edit, subject)| Message::Make(edit, subject))),
            Err(words) => messages.push(Message::Notice(words.to_owned())),
        },
        _ => {
            if let Some(id) = state.canvas.keys.cursor.or(state.selected_one()) {
                messages.push(Message::Select(BTreeSet::from([id]), Choose::Instead));
                state.canvas.open_inspector = true;
            }
        }
    }
}

/// Gives the keyboard to the beginning of the inspector when that was asked for on the canvas: Tab then goes on to its
/// first control.
pub fn opened_inspector(ui: &Ui, state: &mut State) {
    let look = state.look;
    let panel = ui.max_rect();
    let id = egui::Id::unique("inspector begins");
    // It takes part in the walk of the keyboard only from being asked for until the keyboard goes on.
    if !state.canvas.open_inspector && !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let top = egui::Rect::from_min_size(panel.min, egui::vec2(panel.width(), 1.0));
    let response = ui.interact(top, id, egui::Sense::focusable_noninteractive());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, "Inspector"));
    if std::mem::take(&mut state.canvas.open_inspector) {
        response.request_focus();
    }
    if response.has_focus() {
        let ring = egui::Stroke::new(look.theme.ring(), look.colour(crate::scene::token::Token::Accent));
        ui.painter().rect_stroke(panel, crate::scene::size::radius::CONTROL, ring, egui::StrokeKind::Inside);
        shows_focus(ui.ctx(), id);
    }
}
