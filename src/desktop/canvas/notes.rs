//! Notes on the canvas: choosing, moving, writing and removing them, by pointer and by keyboard.

use super::{point_at, to_egui, widget};
use crate::desktop::commands::Command;
use crate::desktop::message::{Choose, Message, Tool};
use crate::desktop::state::State;
use crate::edit::Edit;
use crate::scene::geometry::{Point, Rect};
use crate::scene::size::{radius, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::Place;
use egui::{
    EventFilter, Key, KeyboardShortcut, Modifiers, Response, Role, Sense, Stroke, StrokeKind, TextEdit, Ui,
    WidgetInfo, vec2,
};
use std::collections::BTreeSet;

/// The least room in which a note is written, points at 100 %.
const ROOM: (f32, f32) = (220.0, 64.0);
/// The longest that a note's name is for whoever cannot see it.
const SPOKEN: usize = 80;

/// What is done with notes.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    /// The note that is chosen, by its number.
    chosen: Option<usize>,
    writing: Option<Writing>,
    dragged: Option<Dragged>,
    /// The note that takes the keyboard in the next frame.
    focus: Option<usize>,
}

impl Notes {
    /// The pointer is elsewhere.
    pub fn leave(&mut self) {
        self.chosen = None;
    }
}

/// A note that is being written.
#[derive(Debug, Clone)]
struct Writing {
    /// Its number; `None` for a new one.
    number: Option<usize>,
    place: Place,
    text: String,
    /// Whether the field has been given the keyboard.
    begun: bool,
}

/// A note that is being dragged.
#[derive(Debug, Clone, Copy)]
struct Dragged {
    number: usize,
    /// Where it was pressed, canvas.
    from: Point,
    /// The place it had.
    place: Place,
}

/// The note of a number, as the layout has it.
fn note(state: &State, number: usize) -> Option<&crate::topology::Note> {
    state.editor.document().layout.notes.get(number)
}

/// The name of a note for whoever cannot see it: how it begins.
pub fn spoken(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = line.chars().take(SPOKEN).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}

/// The note that is chosen.
pub fn chosen(state: &State) -> Option<usize> {
    let alone = state.selected.is_empty();
    state.canvas.notes.chosen.filter(|number| alone && note(state, *number).is_some())
}

/// Chooses a note and brings it into view.
pub fn reveal(state: &mut State, number: usize) {
    state.selected.clear();
    state.canvas.notes.chosen = Some(number);
    let rect = state.canvas.picture().notes.get(number).map(|note| note.rect);
    state.canvas.reveal_rect = rect;
}

/// Lets a note go; says whether one was chosen or written.
pub fn let_go(state: &mut State) -> bool {
    let notes = &mut state.canvas.notes;
    let dragged = notes.dragged.take().is_some();
    let held = notes.writing.take().is_some() | notes.chosen.take().is_some();
    if dragged {
        // A layout alone was shown: nothing follows it.
        state.editor.cancel_gesture();
    }
    held || dragged
}

/// Begins to write a new note at a place.
pub fn begin(state: &mut State, at: Point) {
    let place = Place { x: at.x.round() as i32, y: at.y.round() as i32 };
    state.canvas.notes.writing = Some(Writing { number: None, place, text: String::new(), begun: false });
    state.tool = Tool::Select;
}

/// Begins to write on the note that is chosen; says whether one is.
pub fn write(state: &mut State) -> bool {
    let chosen = chosen(state).and_then(|number| Some((number, note(state, number)?)));
    let Some((number, note)) = chosen else { return false };
    let (place, text) = (note.place, note.text.to_string());
    state.canvas.notes.writing = Some(Writing { number: Some(number), place, text, begun: false });
    true
}

/// The edit that removes the note that is chosen.
pub fn remove(state: &mut State) -> Option<Edit> {
    let number = chosen(state)?;
    state.canvas.notes.chosen = None;
    state.canvas.keys.take = true;
    Some(Edit::RemoveNote(number))
}

/// Shows what the pointer and the keyboard find on notes, and the field in which one is written.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    if !state.selected.is_empty() {
        state.canvas.notes.chosen = None;
    }
    let rects: Vec<Rect> = state.canvas.picture().notes.iter().map(|note| note.rect).collect();
    for (number, rect) in rects.into_iter().enumerate() {
        one(ui, state, (number, rect), messages);
    }
    field(ui, state, messages);
}

fn one(ui: &Ui, state: &mut State, (number, rect): (usize, Rect), messages: &mut Vec<Message>) {
    let shown = to_egui(state.canvas.camera.rect_to_screen(rect));
    let view = ui.clip_rect();
    let is_written = state.canvas.notes.writing.as_ref().is_some_and(|note| note.number == Some(number));
    if !view.intersects(shown) || is_written {
        return;
    }
    let sense = if state.tool == Tool::Select { Sense::click_and_drag() } else { Sense::hover() };
    let response = ui.interact(shown.intersect(view), widget().with(("note", number)), sense);
    let is_chosen = chosen(state) == Some(number);
    let name = note(state, number).map(|note| spoken(note.text.as_str())).unwrap_or_default();
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, is_chosen, format!("Note {}", quoted(&name)))
    });
    if state.canvas.notes.focus.take_if(|wanted| *wanted == number).is_some() {
        response.request_focus();
    }
    if response.clicked() || response.gained_focus() || response.secondary_clicked() {
        choose(state, number, messages);
    }
    if response.double_clicked() {
        write(state);
    }
    drag(state, number, &response, messages);
    if response.has_focus() {
        keys(ui, state, number, &response, messages);
    }
    let look = state.look;
    if is_chosen || response.has_focus() {
        let ring = Stroke::new(look.theme.ring(), look.colour(Token::Accent));
        ui.painter().rect_stroke(shown.expand(stroke::RING), radius::CHIP, ring, StrokeKind::Outside);
    } else if response.hovered() {
        let edge = Stroke::new(stroke::LINE, look.colour(Token::Control));
        ui.painter().rect_stroke(shown, 0.0, edge, StrokeKind::Middle);
    }
    response.context_menu(|ui| {
        for (words, command) in [("Edit note", Command::Rename), ("Delete note", Command::Delete)] {
            let key = command.shortcut().map(|shortcut| ui.ctx().format_shortcut(&shortcut));
            if ui.add(egui::Button::new(words).shortcut_text(key.unwrap_or_default())).clicked() {
                messages.push(Message::Run(command));
            }
        }
    });
}

fn quoted(name: &str) -> String {
    format!("“{name}”")
}

fn choose(state: &mut State, number: usize, messages: &mut Vec<Message>) {
    state.canvas.notes.chosen = Some(number);
    if !state.selected.is_empty() {
        state.selected.clear();
        messages.push(Message::Select(BTreeSet::new(), Choose::Instead));
    }
}

/// Moves a note with the pointer.
fn drag(state: &mut State, number: usize, response: &Response, messages: &mut Vec<Message>) {
    let at = response.interact_pointer_pos().map(|pointer| point_at(state.canvas.camera, pointer));
    let pressed = response.ctx.input(|input| input.pointer.press_origin());
    let from = pressed.map(|pressed| point_at(state.canvas.camera, pressed));
    if response.drag_started()
        && let (Some(from), Some(place)) = (from, note(state, number).map(|note| note.place))
    {
        choose(state, number, messages);
        state.canvas.notes.dragged = Some(Dragged { number, from, place });
    }
    let Some(dragged) = state.canvas.notes.dragged.filter(|dragged| dragged.number == number) else { return };
    if let (true, Some(at)) = (response.dragged(), at) {
        let grid = if state.canvas.shown.snap { space::GRID / 2.0 } else { 1.0 };
        let snap = |value: f32| ((value / grid).round() * grid) as i32;
        let by = at - dragged.from;
        let to = (snap(dragged.place.x as f32 + by.x), snap(dragged.place.y as f32 + by.y));
        let moved = note(state, number).filter(|note| (note.place.x, note.place.y) != to);
        messages.extend(moved.map(|note| Message::Preview(Edit::SetNote(number, to, note.text.to_string()))));
    }
    if response.drag_stopped() {
        state.canvas.notes.dragged = None;
        messages.push(Message::FinishGesture);
    }
}

/// The keys of a note: Enter writes on it, Ctrl and arrows move it.
fn keys(ui: &Ui, state: &mut State, number: usize, response: &Response, messages: &mut Vec<Message>) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::Enter) {
        write(state);
    }
    let step = space::GRID as i32;
    let arrows = [
        (Key::ArrowLeft, -step, 0),
        (Key::ArrowRight, step, 0),
        (Key::ArrowUp, 0, -step),
        (Key::ArrowDown, 0, step),
    ];
    for (key, x, y) in arrows {
        if pressed(Modifiers::COMMAND, key)
            && let Some(note) = note(state, number)
        {
            let to = (note.place.x.saturating_add(x), note.place.y.saturating_add(y));
            messages.push(Message::Apply(Edit::SetNote(number, to, note.text.to_string())));
        }
    }
}

/// The field in which a note is written: Enter or a press elsewhere ends it, Shift and Enter begins a line, Escape lets
/// it go.
fn field(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let Some(mut writing) = state.canvas.notes.writing.take() else { return };
    let look = state.look;
    let at = Point::new(writing.place.x as f32, writing.place.y as f32);
    let page = writing.number.and_then(|number| state.canvas.picture().notes.get(number));
    let shown = page.map(|note| to_egui(state.canvas.camera.rect_to_screen(note.rect)).size());
    let least = vec2(look.points(ROOM.0), look.points(ROOM.1));
    let size = shown.map_or(least, |size| size.max(least));
    let corner = super::pos_of(state.canvas.camera, at);
    let rect = egui::Rect::from_min_size(corner, size);
    let field = TextEdit::multiline(&mut writing.text)
        .id(widget().with("note field"))
        .hint_text("Note. Shift+Enter begins a new line.")
        .font(look.words(text::BODY))
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
    let response = ui.put(rect, field);
    response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, "Text of the note"));
    if !writing.begun {
        response.request_focus();
        writing.begun = true;
        state.canvas.notes.writing = Some(writing);
        return;
    }
    let (enter, escape) = ui.input(|input| {
        (input.key_pressed(Key::Enter) && !input.modifiers.shift, input.key_pressed(Key::Escape))
    });
    if escape {
        state.canvas.keys.take = true;
    } else if enter || response.lost_focus() {
        let number = done(state, &writing, messages);
        state.canvas.notes.focus = number.filter(|_| enter);
    } else {
        state.canvas.notes.writing = Some(writing);
    }
}

/// Ends the writing of a note: as one step, or none where nothing changed. The number of the note that then stands.
fn done(state: &mut State, writing: &Writing, messages: &mut Vec<Message>) -> Option<usize> {
    let text = writing.text.trim().to_owned();
    let place = (writing.place.x, writing.place.y);
    let (edit, number) = match writing.number {
        None if text.is_empty() => return None,
        None => (Edit::AddNote(place, text), state.editor.document().layout.notes.len()),
        Some(number) if text.is_empty() => {
            messages.push(Message::Apply(Edit::RemoveNote(number)));
            return None;
        }
        Some(number) => (Edit::SetNote(number, place, text), number),
    };
    let same = |note: &crate::topology::Note| {
        edit == Edit::SetNote(number, (note.place.x, note.place.y), note.text.to_string())
    };
    if !note(state, number).is_some_and(same) {
        messages.push(Message::Apply(edit));
    }
    choose(state, number, messages);
    Some(number)
}
