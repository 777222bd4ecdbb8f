//! The parts that float on the canvas: where they stand, their ground, and the button that closes one.

use super::shown::Float;
use super::{legend, zoom_box};
use crate::desktop::paint;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{radius, space, stroke};
use crate::scene::theme::Elevation;
use crate::scene::token::Token;
use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

/// From the border of the canvas to what floats on it, and between two such parts.
pub const GAP: f32 = space::MEDIUM;
/// Width and height of the minimap.
pub const MINIMAP: Vec2 = Vec2::new(152.0, 84.0);
/// Takes presses and drags, and never the keyboard.
pub const PRESSES: Sense = Sense::CLICK.union(Sense::DRAG);
/// The side of the button that closes a part.
const CLOSE: f32 = 16.0;

/// Draws the ground of a part. Presses on it do not reach the canvas.
pub fn ground(ui: &Ui, look: Look, rect: Rect, name: &str) {
    ui.interact(rect, egui::Id::unique(("canvas float", name)), PRESSES);
    let corner = look.points(radius::CARD);
    ui.painter().add(look.shadow(Elevation::Card, 1.0).as_shape(rect, corner));
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Edge));
    ui.painter().rect(rect, corner, look.colour(Token::Card), edge, StrokeKind::Inside);
}

/// The corner of a part in which its closing button stands.
pub fn corner(look: Look, rect: Rect) -> Rect {
    let side = look.points(CLOSE);
    Rect::from_min_size(pos2(rect.right() - side - 3.0, rect.top() + 3.0), vec2(side, side))
}

/// The button that closes a part, at a square of it: seen while the pointer is on the part or the keyboard on the
/// button. Whether it was pressed.
pub fn close(ui: &Ui, look: Look, rect: Rect, square: Rect, float: Float) -> bool {
    let name = format!("Close {}", float.noun());
    let response = ui.interact(square, egui::Id::unique(&name), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.has_focus() || ui.rect_contains_pointer(rect) {
        let surface = if response.hovered() { Token::Hover } else { Token::Card };
        ui.painter().rect_filled(square, radius::CHIP, look.colour(surface));
        let inner = square.shrink(square.width() / 5.0);
        paint::glyph(ui, Glyph::Close, inner, GlyphInks::on(surface, Token::Muted));
    }
    if response.has_focus() {
        let ring = Stroke::new(look.theme.ring(), look.colour(Token::Accent));
        ui.painter().rect_stroke(square, radius::CHIP, ring, StrokeKind::Outside);
    }
    response.on_hover_text(name).clicked()
}

/// Where the floating parts stand in a canvas.
#[derive(Debug, Clone, Copy)]
pub struct Places {
    /// The canvas.
    pub view: Rect,
    /// The right edge of the strip of tools.
    pub strip: f32,
}

/// Where each part floats that is shown and has room.
#[derive(Debug, Clone, Copy)]
pub struct Parts {
    /// The minimap.
    pub minimap: Option<Rect>,
    /// The legend.
    pub legend: Option<Rect>,
    /// The zoom box.
    pub zoom_box: Option<Rect>,
}

impl Parts {
    /// All of them.
    pub fn all(self) -> impl Iterator<Item = Rect> {
        [self.minimap, self.legend, self.zoom_box].into_iter().flatten()
    }
}

impl Places {
    /// Where the parts stand. In a narrow or low canvas the legend goes first, then the minimap, then the zoom box.
    pub fn parts(self, state: &State) -> Parts {
        let (look, shown) = (state.look, state.canvas.shown);
        let room = Rect::from_min_max(pos2(self.strip, self.view.top()), self.view.max).shrink(GAP);
        let keep = |rect: &Rect| room.expand(0.5).contains_rect(*rect);
        let zoom_box = Some(zoom_box::place(state, self.view)).filter(|rect| shown.zoom_box && keep(rect));
        let beside =
            |rect: &Rect| keep(rect) && zoom_box.is_none_or(|box_| rect.right() + GAP <= box_.left());
        let minimap = Some(self.minimap(look)).filter(|rect| shown.minimap && beside(rect));
        let legend = self.legend(look, shown.minimap, legend::size(state));
        let legend = Some(legend).filter(|rect| shown.legend && beside(rect));
        Parts { minimap, legend, zoom_box }
    }

    /// Where the minimap stands.
    fn minimap(self, look: Look) -> Rect {
        let size = vec2(look.points(MINIMAP.x), look.points(MINIMAP.y));
        let corner = pos2(self.strip + GAP, self.view.bottom() - GAP - size.y);
        Rect::from_min_size(corner, size)
    }

    /// Where the legend stands: beside the minimap, or in its place.
    fn legend(self, look: Look, beside_minimap: bool, size: Vec2) -> Rect {
        let left = if beside_minimap { self.minimap(look).right() } else { self.strip };
        Rect::from_min_size(pos2(left + GAP, self.view.bottom() - GAP - size.y), size)
    }
}
