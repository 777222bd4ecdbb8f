//! What a screen reader and a test find on the canvas: every region, card, tile, gauge and trunk by name.

use super::{to_egui, widget};
use crate::desktop::message::{Choose, Message};
use crate::desktop::state::State;
use crate::topology::AnyId;
use egui::accesskit::Action;
use egui::{Id, Role, Sense, Ui, WidgetInfo};
use std::collections::BTreeSet;

/// Zoom below which cards are too small to be told one by one.
const FAR: f32 = 0.12;

/// The accessible node of something.
fn node(id: AnyId) -> Id {
    Id::unique(("canvas", id))
}

/// Adds an accessible node for everything that is in view, and does what such a node is asked to do.
pub fn nodes(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let camera = state.canvas.camera;
    if camera.zoom() < FAR {
        return;
    }
    let view = ui.clip_rect();
    let mut focus = None;
    for spot in &state.canvas.picture.spots {
        let rect = to_egui(camera.rect_to_screen(spot.grip));
        if !view.intersects(rect) {
            continue;
        }
        let id = node(spot.id);
        // Hover alone: presses belong to the canvas, which knows what lies on top.
        let response = ui.interact(rect.intersect(view), id, Sense::hover());
        let chosen = state.selected.contains(&spot.id);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spot.label));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.add_action(Action::Click);
            node.add_action(Action::Focus);
        });
        let asked = |action| ui.input(|input| input.has_accesskit_action_request(id, action));
        if asked(Action::Click) {
            messages.push(Message::Select(BTreeSet::from([spot.id]), Choose::Instead));
        }
        if asked(Action::Focus) {
            focus = Some(spot.id);
        }
    }
    if let Some(id) = focus {
        state.canvas.keys.cursor = Some(id);
        state.canvas.keys.take = true;
    }
    // The keyboard stays on the canvas; a reader hears the thing that it is on.
    if let Some(on) = state.canvas.keys.cursor.filter(|id| state.canvas.spot(*id).is_some()) {
        ui.ctx().accesskit_node_builder(widget(), |canvas| {
            canvas.set_active_descendant(node(on).accesskit_id());
        });
    }
}
