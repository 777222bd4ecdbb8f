//! What the pointer does on the canvas: selecting, boxing, moving, joining, drawing new things, panning.

use crate::desktop::message::{Choose, Message, Tool};
use crate::desktop::state::State;
use crate::edit::{Edit, Subject, making};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::size::space;
use crate::topology::{AnyId, Id, Kind, NetworkRegion, NetworkSite, Place, RefExt};
use egui::{Modifiers, PointerButton, Response, Ui};
use std::collections::BTreeSet;

/// How far from a line a press still hits it, points on the screen.
pub const REACH: f32 = 8.0;

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
    /// Moving cards.
    Move {
        /// Where the press was, canvas.
        from: Point,
        /// What moves, with the place it had.
        places: Vec<(AnyId, Place)>,
    },
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
    let camera = state.canvas.camera;
    let modifiers = ui.input(|input| input.modifiers);
    let at_screen = response.interact_pointer_pos().or(response.hover_pos());
    let at = at_screen.map(|pos| camera.to_canvas(Point::new(pos.x, pos.y)));
    let reach = REACH / camera.zoom();
    state.canvas.hovered =
        at.filter(|_| response.hovered()).and_then(|at| state.canvas.picture().hit(at, reach));
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
    let Some(at) = at else { return };
    if response.drag_started_by(PointerButton::Primary) {
        let from = ui
            .input(|input| input.pointer.press_origin())
            .map_or(at, |pos| camera.to_canvas(Point::new(pos.x, pos.y)));
        start(state, from, reach, modifiers, messages);
    }
    if response.dragged_by(PointerButton::Primary) {
        go_on(state, at, modifiers, messages);
    }
    if response.drag_stopped() {
        finish(state, at, reach, modifiers, messages);
    }
    if response.double_clicked() && state.tool == Tool::Select && state.canvas.hovered.is_some() {
        messages.push(Message::Run(crate::desktop::commands::Command::Rename));
    } else if response.clicked() {
        click(state, at, reach, modifiers, messages);
    }
}

fn space_is_held(ui: &Ui) -> bool {
    ui.input(|input| input.key_down(egui::Key::Space))
}

fn start(state: &mut State, from: Point, reach: f32, modifiers: Modifiers, messages: &mut Vec<Message>) {
    let hit = state.canvas.picture().hit(from, reach);
    state.canvas.gesture = match (state.tool, hit) {
        (Tool::Connect, Some(id)) => Gesture::Join { from: id },
        (Tool::Select, Some(id)) => {
            if !state.selected.contains(&id) {
                messages.push(Message::Select(BTreeSet::from([id]), choose(modifiers)));
            }
            match movable(state, id) {
                places if places.is_empty() => Gesture::Box { from },
                places => Gesture::Move { from, places },
            }
        }
        (Tool::Select, None) => Gesture::Box { from },
        _ => Gesture::Idle,
    };
}

/// What a drag of something moves: a card and the other selected cards, or all cards of a region.
fn movable(state: &State, id: AnyId) -> Vec<(AnyId, Place)> {
    let picture = state.canvas.picture();
    let mut ids: BTreeSet<AnyId> = BTreeSet::new();
    let mut take = |id: AnyId| match id.kind {
        Kind::NetworkSite => {
            ids.insert(id);
        }
        Kind::NetworkRegion => {
            let sites = state.editor.model().index().referrers(id);
            ids.extend(sites.iter().filter(|site| site.kind == Kind::NetworkSite));
            ids.insert(id);
        }
        _ => {}
    };
    take(id);
    if state.selected.contains(&id) {
        state.selected.iter().copied().for_each(take);
    }
    ids.into_iter().filter_map(|id| Some((id, picture.plan.place(id)?))).collect()
}

fn go_on(state: &mut State, at: Point, modifiers: Modifiers, messages: &mut Vec<Message>) {
    if let Gesture::Move { from, places } = &state.canvas.gesture {
        messages.push(Message::Preview(moved(state, places, at - *from, modifiers.alt)));
    }
}

/// The edit that moves things by a distance; free of the grid while Alt is held.
fn moved(state: &State, places: &[(AnyId, Place)], by: Vector, free: bool) -> Edit {
    let grid = if free { 1.0 } else { space::GRID };
    let topology = state.editor.topology();
    let round = |value: f32| ((value / grid).round() * grid) as i32;
    let edits: Vec<Edit> = places
        .iter()
        .map(|(id, place)| {
            let to = Place { x: round(place.x as f32 + by.x), y: round(place.y as f32 + by.y) };
            Edit::place(Subject::of(topology, *id), to)
        })
        .collect();
    match edits.as_slice() {
        [one] => one.clone(),
        _ => {
            let region = places.iter().find(|(id, _)| id.kind == Kind::NetworkRegion);
            let name = region.map_or_else(
                || format!("Move {} cards", places.len()),
                |(id, _)| format!("Move {}", topology.name(*id)),
            );
            Edit::Batch(name, edits)
        }
    }
}

fn finish(state: &mut State, at: Point, reach: f32, modifiers: Modifiers, messages: &mut Vec<Message>) {
    match std::mem::take(&mut state.canvas.gesture) {
        Gesture::Box { from } => {
            if let Some(rect) = Rect::holding([from, at]) {
                // Drawn to the left it takes what it touches, to the right what it encloses.
                let inside = state.canvas.picture().inside(rect, at.x < from.x);
                messages.push(Message::Select(inside, choose(modifiers)));
            }
        }
        Gesture::Move { .. } => messages.push(Message::FinishGesture),
        Gesture::Join { from } => join(state, from, at, reach, messages),
        Gesture::Idle | Gesture::Pan => {}
    }
}

fn join(state: &State, from: AnyId, at: Point, reach: f32, messages: &mut Vec<Message>) {
    let Some(to) = state.canvas.picture().hit(at, reach) else { return };
    messages.push(match making::join(state.editor.model(), from, to) {
        Ok((edit, subject)) => Message::Make(edit, subject),
        Err(reason) => Message::Notice(format!("{reason}.")),
    });
}

fn click(state: &mut State, at: Point, reach: f32, modifiers: Modifiers, messages: &mut Vec<Message>) {
    let hit = state.canvas.picture().hit(at, reach);
    match (state.tool, hit) {
        (Tool::Select | Tool::Pan, hit) => {
            messages.push(Message::Select(hit.into_iter().collect(), choose(modifiers)));
        }
        (Tool::Connect, Some(id)) => match state.canvas.joining.take() {
            Some(from) => join(state, from, at, reach, messages),
            None => state.canvas.joining = Some(id),
        },
        (Tool::Connect, None) => state.canvas.joining = None,
        (tool, _) => draw(state, tool, at, modifiers, messages),
    }
}

/// Draws what the tool draws, at a point.
fn draw(state: &State, tool: Tool, at: Point, modifiers: Modifiers, messages: &mut Vec<Message>) {
    let model = state.editor.model();
    let plan = &state.canvas.picture().plan;
    let grid = if modifiers.alt { 1.0 } else { space::GRID };
    let snap = |value: f32| ((value / grid).round() * grid) as i32;
    let place = Place { x: snap(at.x), y: snap(at.y) };
    let card: Option<Id<NetworkSite>> = plan.card_at(at).map(|card| card.content.id);
    let region: Option<Id<NetworkRegion>> =
        plan.region_at(at).map(|region| region.id).or_else(|| model.topology().get(card?)?.region.id());
    let made = match (tool, card) {
        (Tool::Region, _) => making::network_region(model, place),
        (Tool::NetworkSite, _) => making::network_site(model, region, place),
        (Tool::Subnet, Some(card)) => making::subnet(model, card),
        (Tool::Subnet, None) => {
            messages.push(Message::Notice("A subnet needs a network site. Click a card.".to_owned()));
            return;
        }
        (Tool::MediationPool, card) => making::mediation_pool(model, card),
        (Tool::PstnGateway, card) => making::gateway(model, "PstnGateway", card),
        (Tool::IpPbx, card) => making::gateway(model, "IpPbx", card),
        (Tool::Sbc, card) => making::gateway(model, "Sbc", card),
        (Tool::Select | Tool::Pan | Tool::Connect, _) => return,
    };
    messages.push(Message::Make(made.0, made.1));
}
