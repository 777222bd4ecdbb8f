//! The plates on pipes that say what a link may carry, kbps of audio in one direction.

use super::pipes::Pipe;
use super::plan::Plan;
use super::room::Room;
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::ink::Stroke;
use crate::scene::measure::Measure;
use crate::scene::shape::RectShape;
use crate::scene::size::{radius, stroke, text};
use crate::scene::text::{Across, Down, Ellipsis, Face, Text};
use crate::scene::token::Token;
use crate::topology::attributes::figure;

/// Width and height of a plate.
const PLATE: (f32, f32) = (84.0, 28.0);
/// Height of the row with the name above it.
const NAME: f32 = 14.0;
/// Widest name.
const NAME_WIDTH: f32 = 150.0;

/// A plate with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Gauge {
    /// The plate.
    pub rect: Rect,
    /// The name of a link that has one; a stub has the name of its card.
    pub name: Option<String>,
    /// All audio together, kbps in one direction.
    pub limit: u32,
}

impl Gauge {
    /// The plate and the name above it.
    pub fn bounds(&self, measure: &dyn Measure) -> Rect {
        shape(self.rect.centre(), name_width(self.name.as_deref(), measure))
    }
}

/// Gives every pipe with a limit its plate: where the pipe wants it, or the nearest place on the pipe where it covers
/// no card, no head of an area and no other plate.
pub fn place(pipes: &mut [Pipe], plan: &Plan, measure: &dyn Measure) {
    let rails = plan.regions.iter().flat_map(|region| &region.rails);
    let rails = rails.map(|rail| Rect { min: rail.left, max: rail.right }.expanded(stroke::RAIL_PIPE / 2.0));
    let cards = plan.cards.iter().map(|card| card.rect);
    let mut room = Room::around(cards.chain(plan.heads()).chain(rails));
    for pipe in pipes {
        let Some(limit) = pipe.limit else { continue };
        let width = name_width(pipe.name.as_deref(), measure);
        let at = room.on_line(&pipe.points, pipe.middle, |at| shape(at, width));
        pipe.gauge = Some(Gauge { rect: Rect::around(at, PLATE.0, PLATE.1), name: pipe.name.clone(), limit });
    }
}

fn name_width(name: Option<&str>, measure: &dyn Measure) -> Option<f32> {
    name.map(|name| measure.width(name, text::FIGURE, Face::Proportional).min(NAME_WIDTH))
}

/// What a plate with its middle at a point covers.
fn shape(at: Point, name: Option<f32>) -> Rect {
    let plate = Rect::around(at, PLATE.0, PLATE.1);
    match name {
        Some(width) => plate.union(Rect::new(at.x - width / 2.0, plate.min.y - NAME, width, NAME)),
        None => plate,
    }
}

/// Draws a plate.
pub fn draw(gauge: &Gauge, drawing: &mut Drawing) {
    let rect = gauge.rect;
    let edge = Stroke::new(Token::Control, stroke::EDGE);
    drawing.add(Layer::Gauges, RectShape::new(rect).radius(radius::CONTROL).fill(Token::Card).stroke(edge));
    let figures = format!("0/{}", figure(gauge.limit.into()));
    let centre = Point::new(rect.centre().x, rect.min.y + 9.0);
    let figures = Text::new(figures, centre, text::FIGURE).fixed().within(rect.width() - 6.0, Ellipsis::End);
    drawing.add(Layer::Gauges, figures.anchored(Across::Middle, Down::Middle));
    let track = Rect::new(rect.min.x + 6.0, rect.max.y - 10.0, rect.width() - 12.0, 6.0);
    drawing.add(Layer::Gauges, RectShape::new(track).fill(Token::GaugeTrack));
    if let Some(name) = &gauge.name {
        let above = Point::new(rect.centre().x, rect.min.y - NAME / 2.0);
        let label = Text::new(name.as_str(), above, text::FIGURE).ink(Token::Muted);
        let label = label.anchored(Across::Middle, Down::Middle).within(NAME_WIDTH, Ellipsis::End);
        drawing.add(Layer::Gauges, label);
    }
}
