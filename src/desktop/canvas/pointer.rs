//! What the pointer does on the canvas: selecting, boxing, dragging, carrying, joining, drawing new things, panning.

use super::drag::Drag;
use super::menu::Menu;
use super::{carry, create, fold, hover, joining, notes, point_at};
use crate::desktop::commands::Command;
use crate::desktop::message::{Choose, Message, Tool};
use crate::desktop::state::State;
use crate::scene::geometry::{Point, Rect, Vector};
use crate::topology::{AnyId, Kind};
use egui::{Modifiers, PointerButton, Pos2, Response, Ui};
use std::collections::BTreeSet;

/// How far from a line a press still hits it, points on the screen.
pub const REACH: f32 = 8.0;
/// How near the border of the canvas a drag moves the view, points on the screen.
const BORDER: f32 = 24.0;
/// How fast it then moves at most, points in a second.
const SPEED: f32 = 600.0;

/// What the pointer is doing.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Gesture {
    /// Nothing.
    #[default]
    Idle,
    /// Moving the view.
    Pan,
    /// Drawing a box, from a canvas point.
    Box {
        /// Where it began.
        from: Point,
    },
    /// Drawing a network region, from a canvas point.
    Draw {
        /// Where it began.
        from: Point,
    },
    /// Moving cards or areas.
    Move(Box<Drag>),
    /// Carrying something to another card.
    Carry(AnyId),
    /// Joining, from something.
    Join {
        /// Where it began.
        from: AnyId,
    },
}

/// The modes of selecting by the keys that are held.
fn choose(modifiers: Modifiers) -> Choose {
    if modifiers.command {
        Choose::Toggle
    } else if modifiers.shift {
        Choose::Also
    } else {
        Choose::Instead
    }
}

/// Turns what the pointer did in this frame into messages.
pub fn handle(ui: &Ui, state: &mut State, response: &Response, messages: &mut Vec<Message>) {
    let modifiers = ui.input(|input| input.modifiers);
    let pointer = response.interact_pointer_pos().or(response.hover_pos());
    let camera = state.canvas.camera;
    if ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO || input.pointer.any_down()) {
        state.canvas.keys.pointer_rests = false;
    }
    let looks = response.hovered() && state.canvas.menu.is_none() && !state.canvas.keys.pointer_rests;
    state.canvas.hovered = response
        .hover_pos()
        .filter(|_| looks)
        .and_then(|pointer| hover::find(state, pointer, point_at(camera, pointer)));
    if let Some(pointer) = pointer.filter(|_| ui.input(|input| input.pointer.primary_pressed())) {
        state.canvas.grip = state.canvas.hovered.filter(|id| hover::on_handle(state, *id, pointer));
    }
    if response.is_pointer_button_down_on() {
        state.canvas.keys.by_pointer();
        state.canvas.notes.leave();
        state.canvas.motion.land();
        if !response.has_focus() {
            response.request_focus();
        }
    }
    let pans = response.dragged_by(PointerButton::Middle)
        || response.dragged_by(PointerButton::Secondary)
        || response.dragged_by(PointerButton::Primary)
            && (state.tool == Tool::Pan || state.canvas.gesture == Gesture::Pan || space_is_held(ui));
    if pans {
        let by = response.drag_delta();
        state.canvas.camera = camera.panned(Vector::new(by.x, by.y));
        state.canvas.gesture = Gesture::Pan;
        return;
    }
    let Some(pointer) = pointer else {
        // The window lost the pointer in the middle of a drag.
        if !response.dragged() && state.canvas.gesture != Gesture::Idle {
            messages.push(Message::Run(Command::LetGo));
        }
        return;
    };
    let at = point_at(camera, pointer);
    if response.drag_started_by(PointerButton::Primary) {
        let from = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
        start(state, from, modifiers, messages);
    }
    if response.dragged_by(PointerButton::Primary) {
        scroll(ui, state, response, pointer);
        go_on(state, point_at(state.canvas.camera, pointer), modifiers, messages);
    }
    // Escape ends a drag with the button still down; what it was about is then let go by the command of that key.
    if response.drag_stopped() && !ui.input(|input| input.pointer.primary_down()) {
        finish(state, at, modifiers, messages);
    }
    if response.secondary_clicked() {
        ask(state, at, pointer, messages);
    } else if let Some(id) = double_clicked(state, response) {
        // A region opens and closes; everything else is renamed.
        let fold = (id.kind == Kind::NetworkRegion).then(|| fold::toggle(state, &BTreeSet::from([id])));
        messages.push(match fold.flatten() {
            Some(edit) => Message::Apply(edit),
            None => Message::Run(Command::Rename),
        });
    } else if response.clicked_by(PointerButton::Primary) {
        click(state, at, modifiers, messages);
    }
}

/// What was pressed twice with the tool that selects.
fn double_clicked(state: &State, response: &Response) -> Option<AnyId> {
    state.canvas.hovered.filter(|_| response.double_clicked() && state.tool == Tool::Select)
}

fn space_is_held(ui: &Ui) -> bool {
    ui.input(|input| input.key_down(egui::Key::Space))
}

/// What is under a canvas point.
fn hit(state: &State, at: Point) -> Option<AnyId> {
    state.canvas.picture().hit(at, state.canvas.reach())
}

fn start(state: &mut State, from: Pos2, modifiers: Modifiers, messages: &mut Vec<Message>) {
    let at = point_at(state.canvas.camera, from);
    if let Some(id) = state.canvas.grip.take() {
        state.canvas.gesture = Gesture::Join { from: id };
        return;
    }
    state.canvas.gesture = match (state.tool, hit(state, at)) {
        (Tool::Connect, Some(id)) if joining::can_begin(id) => Gesture::Join { from: id },
        (Tool::Select, Some(id)) => {
            if !state.selected.contains(&id) {
                // Selected at once: what is dragged is what is selected.
                state.selected = match choose(modifiers) {
                    Choose::Instead => BTreeSet::from([id]),
                    Choose::Also | Choose::Toggle => state.selected.iter().copied().chain([id]).collect(),
                };
                messages.push(Message::Select(BTreeSet::from([id]), Choose::Also));
            }
            if carry::is_carried(id.kind) {
                Gesture::Carry(id)
            } else {
                Drag::begin(state, id, at)
                    .map_or(Gesture::Box { from: at }, |drag| Gesture::Move(Box::new(drag)))
            }
        }
        (Tool::Select, None) => Gesture::Box { from: at },
        (Tool::Region, _) => Gesture::Draw { from: at },
        _ => Gesture::Idle,
    };
}

/// Moves the view while something is dragged near the border.
fn scroll(ui: &Ui, state: &mut State, response: &Response, pointer: Pos2) {
    if matches!(state.canvas.gesture, Gesture::Idle | Gesture::Pan) {
        return;
    }
    let view = response.rect;
    let push = |at: f32, low: f32, high: f32| {
        let inside =
            ((low + BORDER - at) / BORDER).clamp(0.0, 1.0) - ((at - high + BORDER) / BORDER).clamp(0.0, 1.0);
        inside * SPEED
    };
    let speed = Vector::new(push(pointer.x, view.min.x, view.max.x), push(pointer.y, view.min.y, view.max.y));
    if speed.length() > 0.0 {
        let passed = ui.input(|input| input.stable_dt).min(0.1);
        state.canvas.camera = state.canvas.camera.panned(speed * passed);
        ui.ctx().request_repaint();
    }
}

fn go_on(state: &mut State, at: Point, modifiers: Modifiers, messages: &mut Vec<Message>) {
    match std::mem::take(&mut state.canvas.gesture) {
        Gesture::Move(mut drag) => {
            messages.extend(drag.follow(state, at, modifiers).map(Message::Preview));
            state.canvas.gesture = Gesture::Move(drag);
        }
        other => state.canvas.gesture = other,
    }
}

fn finish(state: &mut State, at: Point, modifiers: Modifiers, messages: &mut Vec<Message>) {
    match std::mem::take(&mut state.canvas.gesture) {
        Gesture::Box { from } => {
            if let Some(rect) = Rect::holding([from, at]) {
                // Drawn to the left it takes what it touches, to the right what it encloses.
                let inside = state.canvas.picture().inside(rect, at.x < from.x);
                messages.push(Message::Select(inside, choose(modifiers)));
            }
        }
        Gesture::Draw { from } => {
            let (edit, subject) = create::region_between(state, from, at, modifiers.alt);
            messages.push(Message::Make(edit, subject));
        }
        Gesture::Move(_) => messages.push(Message::FinishGesture),
        Gesture::Carry(id) => carry::drop(state, id, at, messages),
        Gesture::Join { from } => messages.extend(hit(state, at).map(|to| joining::join(state, from, to))),
        Gesture::Idle | Gesture::Pan => {}
    }
}

fn click(state: &mut State, at: Point, modifiers: Modifiers, messages: &mut Vec<Message>) {
    let hit = hit(state, at);
    match (state.tool, hit) {
        (Tool::Select | Tool::Pan, hit) => {
            state.canvas.keys.cursor = hit;
            messages.push(Message::Select(hit.into_iter().collect(), choose(modifiers)));
        }
        (Tool::Connect, Some(id)) => match state.canvas.joining.take() {
            Some(from) => messages.push(joining::join(state, from, id)),
            None if joining::can_begin(id) => state.canvas.joining = Some(id),
            None => {
                let noun = id.kind.noun();
                messages.push(Message::Notice(format!("Nothing is joined with a {noun}. Choose another.")));
            }
        },
        (Tool::Connect, None) => state.canvas.joining = None,
        (Tool::Caller, _) => match create::caller_at(state, at) {
            Some(site) => {
                state.tool = Tool::Select;
                create::place_caller(state, site.into(), messages);
            }
            None => {
                messages.push(Message::Notice("A caller is in a network site. Choose a card.".to_owned()));
            }
        },
        (Tool::Note, _) => notes::begin(state, at),
        (tool, _) => match create::at(state, tool, at, modifiers.alt) {
            Ok(made) => messages.extend(made.map(|(edit, subject)| Message::Make(edit, subject))),
            Err(words) => messages.push(Message::Notice(words.to_owned())),
        },
    }
}

/// Opens the menu of what is under the pointer, which is then selected.
fn ask(state: &mut State, at: Point, pointer: Pos2, messages: &mut Vec<Message>) {
    let about = hit(state, at);
    if let Some(id) = about.filter(|id| !state.selected.contains(id)) {
        messages.push(Message::Select(BTreeSet::from([id]), Choose::Instead));
    }
    state.canvas.menu = Some(Menu::new(about, pointer, at, false));
}
