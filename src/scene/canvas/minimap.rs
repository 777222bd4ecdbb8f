//! The whole canvas in a corner of it: areas and cards as plain rectangles, and a frame around what is in view.

use super::plan::Plan;
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::ink::Stroke;
use crate::scene::shape::RectShape;
use crate::scene::size::{radius, space, stroke};
use crate::scene::token::Token;

/// Cards narrower than this on the minimap, in points, are left out: their areas stand for them.
const NARROWEST: f32 = 1.5;

/// A minimap, its upper left corner at the origin, in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Minimap {
    /// What is painted.
    pub drawing: Drawing,
    scale: f32,
    origin: Vector,
}

impl Minimap {
    /// Which canvas point is shown at a point of the minimap.
    pub fn canvas_at(&self, at: Point) -> Point {
        let at = at - self.origin;
        Point::new(at.x / self.scale, at.y / self.scale)
    }

    /// Where a canvas rectangle is shown.
    fn placed(&self, rect: Rect) -> Rect {
        let place = |at: Point| Point::new(at.x * self.scale, at.y * self.scale) + self.origin;
        Rect { min: place(rect.min), max: place(rect.max) }
    }
}

/// Draws the minimap of a plan into a width and height in points, with a frame around the part of the canvas that is
/// in view.
pub fn minimap(plan: &Plan, view: Rect, (width, height): (f32, f32)) -> Minimap {
    let paper = Rect::new(0.0, 0.0, width, height);
    let room = paper.expanded(-space::SMALL);
    let held = plan.bounds().unwrap_or(view);
    let scale = (room.width() / held.width().max(1.0)).min(room.height() / held.height().max(1.0));
    let middle = held.centre() - Point::default();
    let origin = room.centre() - Point::default() - middle * scale;
    let mut map = Minimap { drawing: Drawing::default(), scale, origin };
    let edge = |token| Stroke::new(token, stroke::EDGE);
    for region in &plan.regions {
        let area = RectShape::new(map.placed(region.rect)).radius(radius::CHIP);
        map.drawing.add(Layer::Regions, area.fill(Token::Region).stroke(edge(Token::Edge)));
    }
    for card in &plan.cards {
        let rect = map.placed(card.rect);
        if rect.width() >= NARROWEST {
            map.drawing.add(Layer::Cards, RectShape::new(rect.expanded(-0.5)).fill(Token::Edge));
        }
    }
    // The frame stays on the paper, however much more the view shows.
    let frame = map.placed(view);
    let within = |at: Point| {
        let inset = paper.expanded(-stroke::RING / 2.0);
        Point::new(at.x.clamp(inset.min.x, inset.max.x), at.y.clamp(inset.min.y, inset.max.y))
    };
    let frame = Rect { min: within(frame.min), max: within(frame.max) };
    let frame = RectShape::new(frame).radius(radius::CHIP);
    map.drawing.add(Layer::Handles, frame.stroke(Stroke::new(Token::Accent, stroke::RING)));
    map
}
