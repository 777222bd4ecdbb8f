//! What the pointer is on: its edge, and the handles from which something else is joined with it.

use super::{joining, pos_of, to_egui};
use crate::desktop::message::Tool;
use crate::desktop::state::State;
use crate::scene::geometry::{Point, Rect};
use crate::scene::size::{radius, stroke};
use crate::scene::token::Token;
use crate::topology::{AnyId, Kind};
use egui::{Pos2, Stroke, StrokeKind, Ui, pos2};

/// Across a handle, points on the screen.
const HANDLE: f32 = 10.0;
/// Across what a press on a handle hits.
const HIT: f32 = 24.0;
/// How far a handle stands outside of the edge, so that what is small keeps a middle to be dragged by.
const OUTSIDE: f32 = 3.0;
/// How far inside of the edge a press still hits the handle.
const INSIDE: f32 = 5.0;
/// Zoom below which things are too small for handles.
const LEAST_ZOOM: f32 = 0.35;

/// The middles of the four handles of something, points on the screen.
fn handles(rect: egui::Rect) -> [Pos2; 4] {
    let rect = rect.expand(OUTSIDE);
    [rect.center_top(), rect.right_center(), rect.center_bottom(), rect.left_center()]
}

/// Whether something shows handles now.
fn has_handles(state: &State, id: AnyId) -> bool {
    matches!(state.tool, Tool::Select | Tool::Connect)
        && state.canvas.camera.zoom() >= LEAST_ZOOM
        && joining::can_begin(id)
}

/// Whether a point of the screen is on a handle of something.
pub fn on_handle(state: &State, id: AnyId, at: Pos2) -> bool {
    let Some(spot) = state.canvas.spot(id).filter(|_| has_handles(state, id)) else { return false };
    let rect = to_egui(state.canvas.camera.rect_to_screen(spot.rect));
    let near = |handle: &Pos2| handle.distance(at) <= HIT / 2.0;
    handles(rect).iter().any(near) && !rect.shrink(INSIDE).contains(at)
}

/// What is under a point of the screen. What was under the pointer stays while the pointer is on one of its handles.
pub fn find(state: &State, pointer: Pos2, at: Point) -> Option<AnyId> {
    let before = state.canvas.hovered.filter(|id| on_handle(state, *id, pointer));
    before.or_else(|| state.canvas.picture().hit(at, state.canvas.reach()))
}

/// Draws the edge of what is under the pointer, and its handles. `strength` is 0 to 1 while it fades in.
pub fn paint(ui: &Ui, state: &State, id: AnyId, pointer: Option<Pos2>, strength: f32) {
    let Some(spot) = state.canvas.spot(id) else { return };
    let look = state.look;
    let rect = to_egui(state.canvas.camera.rect_to_screen(spot.rect));
    let edge = Stroke::new(stroke::LINE, look.colour(Token::Control).gamma_multiply(strength));
    let corner = corner_of(id.kind) * state.canvas.camera.unit();
    ui.painter().rect_stroke(rect, corner, edge, StrokeKind::Middle);
    if !has_handles(state, id) {
        return;
    }
    let accent = look.colour(Token::Accent).gamma_multiply(strength);
    for handle in handles(rect) {
        let touched = pointer.is_some_and(|pointer| handle.distance(pointer) <= HIT / 2.0);
        let fill = if touched { accent } else { look.colour(Token::Card).gamma_multiply(strength) };
        ui.painter().circle(handle, HANDLE / 2.0 - 1.0, fill, Stroke::new(stroke::RING, accent));
    }
}

/// Draws the ring around what the keyboard is on, or around the canvas while it is on nothing.
pub fn focus(ui: &Ui, state: &State, view: egui::Rect) {
    let look = state.look;
    let ring = Stroke::new(look.theme.ring(), look.colour(Token::Accent));
    let on = state.canvas.keys.cursor.and_then(|id| state.canvas.spot(id));
    match on {
        Some(spot) => {
            let around =
                to_egui(state.canvas.camera.rect_to_screen(spot.rect)).expand(2.0 * ring.width + 1.0);
            ui.painter().rect_stroke(around, radius::CARD + 2.0 * ring.width, ring, StrokeKind::Outside);
        }
        None => {
            ui.painter().rect_stroke(view, 0.0, ring, StrokeKind::Inside);
        }
    }
}

fn corner_of(kind: Kind) -> f32 {
    match kind {
        Kind::NetworkRegion => radius::REGION,
        Kind::NetworkSite => radius::CARD,
        Kind::Subnet => radius::CHIP,
        _ => radius::CONTROL,
    }
}

/// The middle of something on the screen.
pub fn middle(state: &State, id: AnyId) -> Option<Pos2> {
    let rect: Rect = state.canvas.spot(id)?.rect;
    let at = pos_of(state.canvas.camera, rect.centre());
    Some(pos2(at.x, at.y))
}
