//! What a screen reader and a test find on the canvas: every region, card, tile, gauge and trunk by name.

use crate::desktop::message::{Choose, Message};
use crate::scene::camera::Camera;
use crate::scene::canvas::Picture;
use crate::scene::geometry;
use crate::topology::AnyId;
use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo, pos2};
use std::collections::BTreeSet;

/// Zoom below which cards are too small to be told one by one.
const FAR: f32 = 0.12;

/// A canvas rectangle on the screen.
pub fn on_screen(camera: Camera, rect: geometry::Rect) -> Rect {
    let rect = camera.rect_to_screen(rect);
    Rect::from_min_max(pos2(rect.min.x, rect.min.y), pos2(rect.max.x, rect.max.y))
}

/// Adds an accessible node for everything that is in view, and does what such a node is asked to do.
pub fn nodes(
    ui: &mut Ui,
    camera: Camera,
    picture: &Picture,
    selected: &BTreeSet<AnyId>,
    messages: &mut Vec<Message>,
) {
    if camera.zoom() < FAR {
        return;
    }
    let view = ui.clip_rect();
    for spot in &picture.spots {
        let rect = on_screen(camera, spot.grip);
        if !view.intersects(rect) {
            continue;
        }
        let id = Id::unique(("canvas", spot.id));
        // Hover alone: presses belong to the canvas, which knows what lies on top.
        let response = ui.interact(rect.intersect(view), id, Sense::hover());
        let chosen = selected.contains(&spot.id);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spot.label));
        let asked = ui.input(|input| input.has_accesskit_action_request(id, egui::accesskit::Action::Click));
        if asked {
            messages.push(Message::Select(BTreeSet::from([spot.id]), Choose::Instead));
        }
    }
}
