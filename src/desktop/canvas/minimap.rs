//! The minimap: a press or a drag on it moves the view there.

use super::floats;
use super::shown::Float;
use crate::desktop::paint::ShapePainter;
use crate::desktop::state::State;
use crate::scene::camera::Camera;
use crate::scene::canvas::minimap;
use crate::scene::geometry::{Point, Vector};
use egui::{Role, Ui, WidgetInfo};

/// Shows the minimap.
pub fn show(ui: &Ui, state: &mut State, rect: egui::Rect) {
    let look = state.look;
    floats::ground(ui, look, rect, "minimap");
    let view = state.canvas.camera.rect_to_canvas(state.canvas.view);
    let map = minimap(&state.canvas.picture().plan, view, (rect.width(), rect.height()));
    let painter = ui.painter().with_clip_rect(rect);
    let there = Camera::new(1.0, Vector::new(rect.min.x, rect.min.y));
    ShapePainter::new(&painter, there, look).paint(map.drawing.shapes());
    let response = ui.interact(rect, egui::Id::unique("minimap"), floats::PRESSES);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Minimap"));
    if (response.dragged() || response.clicked() || response.is_pointer_button_down_on())
        && let Some(pos) = response.interact_pointer_pos()
    {
        let wanted = map.canvas_at(Point::new(pos.x - rect.min.x, pos.y - rect.min.y));
        let camera = state.canvas.camera;
        state.canvas.motion.land();
        state.canvas.camera = camera.panned(state.canvas.view.centre() - camera.to_screen(wanted));
    }
    if floats::close(ui, look, rect, floats::corner(look, rect), Float::Minimap) {
        state.canvas.shown.minimap = false;
    }
}
