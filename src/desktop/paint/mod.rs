//! Paints the shapes of a drawing on the screen, under a camera. Text is laid out at the size at
//! which it is seen, never scaled; straight edges fall on whole pixels.

mod line;
mod text;

use egui::epaint::{CircleShape, CornerRadius, RectShape as EguiRect, StrokeKind};
use egui::{Color32, Painter, Pos2, Ui, pos2};

use self::line::Pen;
use super::theme::Look;
use crate::scene::camera::Camera;
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::ink::{Ink, Stroke};
use crate::scene::path;
use crate::scene::shape::{Circle, Group, Line, PlacedGlyph, Polygon, Quads, RectShape, Shape};

/// Paints shapes with an egui painter, as a camera sees them.
pub struct ShapePainter<'a> {
    painter: &'a Painter,
    camera: Camera,
    look: Look,
    /// The part of the canvas that can be seen.
    view: Rect,
    /// How far chevrons have drifted along their lines, canvas units.
    drifted: f32,
}

/// Paints a glyph into a square of the window, given in points on the screen.
pub fn glyph(ui: &Ui, glyph: Glyph, square: egui::Rect, inks: GlyphInks) {
    let placed = PlacedGlyph { glyph, rect: from_egui(square), inks };
    ShapePainter::new(ui.painter(), Camera::default(), Look::of(ui)).paint(&[placed.into()]);
}

impl<'a> ShapePainter<'a> {
    /// Paints with a painter what a camera sees, in the theme of a look.
    pub fn new(painter: &'a Painter, camera: Camera, look: Look) -> Self {
        let view = camera.rect_to_canvas(from_egui(painter.clip_rect()));
        Self { painter, camera, look, view, drifted: 0.0 }
    }

    /// The same with chevrons that have drifted so far along their lines, canvas units.
    pub fn drifted(self, drifted: f32) -> Self {
        Self { drifted, ..self }
    }

    /// Paints shapes in their order. What lies outside the view is left out.
    pub fn paint<'s>(&self, shapes: impl IntoIterator<Item = &'s Shape>) {
        for shape in shapes {
            self.shape(shape, 1.0);
        }
    }

    fn shape(&self, shape: &Shape, opacity: f32) {
        match shape {
            Shape::Rect(rect) => self.rect(rect, opacity),
            Shape::Line(line) => self.line(line, opacity),
            Shape::Circle(circle) => self.circle(circle, opacity),
            Shape::Polygon(polygon) => self.polygon(polygon, opacity),
            Shape::Text(text) => self.text(text, opacity),
            Shape::Glyph(glyph) => self.glyph(glyph, opacity),
            Shape::Quads(quads) => self.quads(quads, opacity),
            Shape::Chevrons(chevrons) => {
                chevrons.marks(self.drifted).iter().for_each(|mark| self.line(mark, opacity));
            }
            Shape::Group(group) => self.group(group, opacity),
        }
    }

    fn rect(&self, shape: &RectShape, opacity: f32) {
        let zoom = self.camera.unit();
        if !self.sees(shape.rect, shape.stroke) {
            return;
        }
        let rect = to_egui(self.camera.rect_to_screen(shape.rect));
        let corner = CornerRadius::from(shape.radius * zoom);
        if let Some(elevation) = shape.elevation {
            let mut shadow = self.look.shadow(elevation, zoom).as_shape(rect, corner);
            shadow.fill = shadow.fill.gamma_multiply(opacity);
            self.painter.add(shadow);
        }
        let fill = self.fill(shape.fill, opacity);
        let (solid, dashed) = match shape.stroke {
            Some(stroke) if stroke.dash.is_some() => (None, Some(stroke)),
            stroke => (stroke, None),
        };
        let edge = solid.map_or(egui::Stroke::NONE, |stroke| self.pen(stroke, opacity).solid());
        self.painter.add(EguiRect::new(rect, corner, fill, edge, StrokeKind::Middle));
        if let Some(stroke) = dashed {
            let Rect { min, max } = shape.rect;
            let corners = [min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)];
            self.line(&Line::new(corners, stroke).rounded(shape.radius).closed(), opacity);
        }
    }

    fn line(&self, line: &Line, opacity: f32) {
        let bounds = Rect::holding(line.points.iter().copied());
        if !bounds.is_some_and(|bounds| self.sees(bounds, Some(line.stroke))) {
            return;
        }
        let pen = self.pen(line.stroke, opacity);
        let corners: Vec<Point> = line.points.iter().map(|point| self.camera.to_screen(*point)).collect();
        let corners = if line.stroke.round { corners } else { pen.on_pixels(corners) };
        let points = path::rounded(&corners, line.corner * self.camera.unit(), line.closed);
        pen.draw(self.painter, points, line.closed);
    }

    fn circle(&self, circle: &Circle, opacity: f32) {
        let across = 2.0 * circle.radius;
        if !self.sees(Rect::around(circle.centre, across, across), circle.stroke) {
            return;
        }
        let centre = self.camera.to_screen(circle.centre);
        let radius = circle.radius * self.camera.unit();
        let (solid, dashed) = match circle.stroke {
            Some(stroke) if stroke.dash.is_some() => (None, Some(stroke)),
            stroke => (stroke, None),
        };
        self.painter.add(CircleShape {
            center: place(centre),
            radius,
            fill: self.fill(circle.fill, opacity),
            stroke: solid.map_or(egui::Stroke::NONE, |stroke| self.pen(stroke, opacity).unrounded()),
        });
        if let Some(stroke) = dashed {
            self.pen(stroke, opacity).draw(self.painter, path::arc(centre, radius, 0.0, 360.0), false);
        }
    }

    fn polygon(&self, polygon: &Polygon, opacity: f32) {
        let bounds = Rect::holding(polygon.points.iter().copied());
        if !bounds.is_some_and(|bounds| self.sees(bounds, polygon.stroke)) {
            return;
        }
        let points: Vec<Pos2> = polygon.points.iter().map(|p| place(self.camera.to_screen(*p))).collect();
        let edge = polygon.stroke.map_or(egui::Stroke::NONE, |s| self.pen(s, opacity).unrounded());
        self.painter.add(egui::Shape::convex_polygon(points, self.look.ink(polygon.fill, opacity), edge));
    }

    /// All quadrilaterals as one mesh: what is out of view costs less than asking for each.
    fn quads(&self, quads: &Quads, opacity: f32) {
        let colour = self.look.ink(quads.fill, opacity);
        let mut mesh = egui::Mesh::default();
        for (corners, first) in quads.quads.iter().zip((0u32..).step_by(4)) {
            for corner in corners {
                mesh.colored_vertex(place(self.camera.to_screen(*corner)), colour);
            }
            mesh.add_triangle(first, first + 1, first + 2);
            mesh.add_triangle(first, first + 2, first + 3);
        }
        if !mesh.is_empty() {
            self.painter.add(egui::Shape::mesh(mesh));
        }
    }

    fn glyph(&self, placed: &PlacedGlyph, opacity: f32) {
        if self.sees(placed.rect, None) {
            for shape in placed.glyph.shapes(placed.rect, placed.inks, self.look.theme) {
                self.shape(&shape, opacity);
            }
        }
    }

    fn group(&self, group: &Group, opacity: f32) {
        for shape in &group.shapes {
            self.shape(shape, opacity * group.opacity);
        }
    }

    fn fill(&self, ink: Option<Ink>, opacity: f32) -> Color32 {
        ink.map_or(Color32::TRANSPARENT, |ink| self.look.ink(ink, opacity))
    }

    fn pen(&self, stroke: Stroke, opacity: f32) -> Pen {
        let colour = self.look.ink(stroke.ink, opacity);
        Pen::new(stroke, colour, self.camera, self.painter.pixels_per_point())
    }

    /// Whether some of a rectangle with a border can be seen.
    fn sees(&self, rect: Rect, border: Option<Stroke>) -> bool {
        let zoom = self.camera.zoom();
        let border = border.map_or(0.0, |stroke| stroke.width.at(zoom) / zoom);
        self.view.touches(rect.expanded(border))
    }
}

fn place(point: Point) -> Pos2 {
    pos2(point.x, point.y)
}

/// A rectangle of the window as one of the drawing.
pub fn from_egui(rect: egui::Rect) -> Rect {
    Rect { min: Point::new(rect.min.x, rect.min.y), max: Point::new(rect.max.x, rect.max.y) }
}

/// A rectangle of the drawing as one of the window.
pub fn to_egui(rect: Rect) -> egui::Rect {
    egui::Rect::from_min_max(place(rect.min), place(rect.max))
}

#[cfg(test)]
mod tests;
