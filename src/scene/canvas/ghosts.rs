//! The lines from gateway peers to their ghost ports: where their media ends on another card.

use super::doors;
use super::plan::Plan;
use super::streets::{LEAD, Port};
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Vector};
use crate::scene::ink::{Length, Stroke};
use crate::scene::shape::Line;
use crate::scene::size::{radius, stroke};
use crate::scene::token::Token;

/// Lengths of dots and gaps.
const DOTS: (f32, f32) = (1.5, 3.0);

/// The line of every ghost port, from its tile out of its card to the tile of the gateway peer.
pub fn lines(plan: &Plan) -> Vec<Vec<Point>> {
    let line = |(id, tile, card): (_, crate::scene::geometry::Rect, &super::content::CardPlan)| {
        let from = Point::new(tile.centre().x, tile.max.y);
        let out = Port::new(Point::new(from.x, card.rect.max.y), Vector::new(0.0, 1.0), LEAD);
        let straight = || plan.tile(id).map(|to| vec![from, to.centre()]);
        let way = doors::approach(plan, out, id).or_else(straight)?;
        Some(std::iter::once(from).chain(way).collect())
    };
    plan.ghosts().filter_map(line).collect()
}

/// Draws them, thin and dotted, in points on the screen or in canvas units.
pub fn draw(plan: &Plan, width: Length, drawing: &mut Drawing) {
    for line in lines(plan) {
        let pen = Stroke::new(Token::Control, width).dashed(DOTS.0, DOTS.1);
        drawing.add(Layer::Trunks, Line::new(line, pen).rounded(radius::LINE));
    }
}

/// Their width from near.
pub const WIDTH: f32 = stroke::TRUNK;
