//! The plates on pipes that say what a link may carry, kbps of audio in one direction.

use super::loads::Load;
use super::pipes::Pipe;
use super::plan::Plan;
use super::room::Room;
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::Glyph;
use crate::scene::ink::{Ink, Stroke};
use crate::scene::measure::Measure;
use crate::scene::shape::{Line, PlacedGlyph, RectShape, Shape};
use crate::scene::size::{radius, space, stroke, text};
use crate::scene::text::{Across, Down, Ellipsis, Face, Text};
use crate::scene::token::Token;
use crate::topology::attributes::figure;

/// Width and height of a plate.
const PLATE: (f32, f32) = (84.0, 28.0);
/// Width of a figure in the fixed face.
const FIGURE_WIDTH: f32 = 6.0;
/// Height of the bar.
const BAR: f32 = 6.0;
/// The side of the sign beside the figures.
const SIGN: f32 = 11.0;
/// From one line of a hatch to the next.
const HATCH: f32 = 4.0;
/// How much the lines of a hatch cover.
const HATCH_OPACITY: f32 = 0.55;
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

/// Draws a plate with the name beside it.
pub fn draw(gauge: &Gauge, load: &Load, drawing: &mut Drawing) {
    figures_of_use(gauge, load, drawing);
    if let Some(name) = &gauge.name {
        let rect = gauge.rect;
        let above = Point::new(rect.centre().x, rect.min.y - NAME / 2.0);
        let label = Text::new(name.as_str(), above, text::FIGURE).ink(Token::Muted);
        let label = label.anchored(Across::Middle, Down::Middle).within(NAME_WIDTH, Ellipsis::End);
        drawing.add(Layer::Gauges, label);
    }
}

/// How full a link is, which its plate tells by edge, hatch and sign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fill {
    Room,
    High,
    Full,
}

/// Draws a plate: `used/limit` above a bar whose tick is the limit.
pub fn figures_of_use(gauge: &Gauge, load: &Load, drawing: &mut Drawing) {
    let figures = format!("{}/{}", figure(load.worse().into()), figure(gauge.limit.into()));
    let fill = match load {
        Load { refused: true, .. } => Fill::Full,
        load if load.is_high(gauge.limit) => Fill::High,
        _ => Fill::Room,
    };
    let (surface, edge, sign) = match fill {
        Fill::Room => (Token::Card, Stroke::new(Token::Control, stroke::EDGE), None),
        Fill::High => {
            (Token::WarningTint, Stroke::new(Token::WarningEdge, stroke::EDGE), Some(Glyph::Warning))
        }
        Fill::Full => (Token::RefusedTint, Stroke::new(Token::Refused, stroke::RING), Some(Glyph::Refused)),
    };
    // Larger figures and a sign make the plate wider.
    let sign_width = if sign.is_some() { SIGN + space::TIGHT } else { 0.0 };
    let needed = figures.chars().map(|_| FIGURE_WIDTH).sum::<f32>() + sign_width + space::SMALL;
    let rect = Rect::around(gauge.rect.centre(), gauge.rect.width().max(needed), gauge.rect.height());
    drawing.add(Layer::Gauges, RectShape::new(rect).radius(radius::CONTROL).fill(surface).stroke(edge));
    let middle = rect.min.y + 9.0;
    let mut left = rect.min.x + 3.0;
    if let Some(sign) = sign {
        let square = Rect::around(Point::new(rect.min.x + 10.0, middle), SIGN, SIGN);
        let inks = sign.inks(surface, Token::RefusedText);
        drawing.add(Layer::Gauges, PlacedGlyph { glyph: sign, rect: square, inks });
        left = square.max.x;
    }
    let centre = Point::new(f32::midpoint(left, rect.max.x - 3.0), middle);
    let figures =
        Text::new(figures, centre, text::FIGURE).fixed().within(rect.max.x - 3.0 - left, Ellipsis::End);
    drawing.add(Layer::Gauges, figures.anchored(Across::Middle, Down::Middle));
    bar(rect, gauge.limit, load, fill, drawing);
}

/// The bar: what is used, hatched when that is much; what a call would add, hatched; and a tick at the limit.
fn bar(plate: Rect, limit: u32, load: &Load, fill: Fill, drawing: &mut Drawing) {
    let track = Rect::new(plate.min.x + 5.0, plate.max.y - 10.0, plate.width() - 11.0, BAR);
    // An override may use more than the limit: then the limit is not at the end.
    let whole = limit.max(load.worse().saturating_add(load.added)).max(1) as f32;
    let at = |kbps: u32| track.min.x + track.width() * (kbps as f32 / whole);
    let rounded = |rect: Rect, ink: Token| RectShape::new(rect).radius(radius::BAR).fill(ink);
    drawing.add(Layer::Gauges, rounded(track, Token::GaugeTrack));
    let used = load.worse();
    let end = at(used);
    if used > 0 {
        let part = Rect { max: Point::new(end.max(track.min.x + 1.0), track.max.y), ..track };
        let (ink, edge, hatch) = match fill {
            Fill::Room => (Token::Gauge, None, None),
            Fill::High => (Token::GaugeHigh, Some(Token::WarningEdge), Some(Token::WarningInk)),
            Fill::Full => (Token::Refused, None, Some(Token::RefusedTint)),
        };
        let shape = rounded(part, ink);
        let shape = edge.map_or(shape, |edge| shape.stroke(Stroke::new(edge, stroke::EDGE)));
        drawing.add(Layer::Gauges, shape);
        if let Some(hatch) = hatch {
            drawing.extend(Layer::Gauges, hatched(part, hatch));
        }
    }
    if load.added > 0 {
        let right = at(used.saturating_add(load.added)).max(end + BAR);
        let part = Rect { min: Point::new(end, track.min.y), max: Point::new(right, track.max.y) };
        let edge = Stroke::new(Token::Mediated, stroke::EDGE);
        drawing.add(Layer::Gauges, RectShape::new(part).fill(Token::MediatedTint).stroke(edge));
        drawing.extend(Layer::Gauges, hatched(part, Token::Mediated));
    }
    let limit = at(limit);
    let tick = [Point::new(limit, track.min.y - 1.0), Point::new(limit, track.max.y + 1.5)];
    drawing.add(Layer::Gauges, Line::new(tick, Stroke::new(Token::Text, stroke::EDGE)));
}

/// Slanting lines over a bar, clipped to it.
fn hatched(rect: Rect, ink: Token) -> Vec<Shape> {
    let (width, height) = (rect.width(), rect.height());
    let steps = ((width + height) / HATCH).ceil().max(0.0) as u16;
    let line = |step: u16| {
        // From the lower edge up to the right, cut at the left and the right end.
        let foot = f32::from(step) * HATCH - height + HATCH / 2.0;
        let (from, to) = (foot.max(0.0), (foot + height).min(width));
        let point = |x: f32| Point::new(rect.min.x + x, rect.max.y - (x - foot));
        (to > from).then(|| {
            Line::new(
                [point(from), point(to)],
                Stroke::new(Ink::translucent(ink, HATCH_OPACITY), stroke::EDGE),
            )
        })
    };
    (0..steps).filter_map(line).map(Shape::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(load: &Load) -> Vec<Shape> {
        let mut drawing = Drawing::default();
        let gauge = Gauge { rect: Rect::new(0.0, 0.0, 84.0, 28.0), name: None, limit: 4_000 };
        figures_of_use(&gauge, load, &mut drawing);
        drawing.shapes().cloned().collect()
    }

    fn signs(shapes: &[Shape]) -> Vec<Glyph> {
        let signs = shapes.iter().filter_map(|shape| match shape {
            Shape::Glyph(placed) => Some(placed.glyph),
            _ => None,
        });
        signs.collect()
    }

    #[test]
    fn figures_signs_and_hatch_tell_how_full_a_link_is() {
        let load = |forth| Load { forth, ..Load::default() };
        let refused = |load| Load { refused: true, ..load };
        for (load, words, sign, hatched) in [
            (load(0), "0/4,000", None, false),
            (load(3_199), "3,199/4,000", None, false),
            (load(3_200), "3,200/4,000", Some(Glyph::Warning), true),
            (refused(load(3_971)), "3,971/4,000", Some(Glyph::Refused), true),
            (Load { added: 97, ..load(100) }, "100/4,000", None, true),
            (Load { back: 900, ..load(100) }, "900/4,000", None, false),
        ] {
            let shapes = drawn(&load);
            let text = shapes.iter().find_map(|shape| match shape {
                Shape::Text(text) => Some(text.content.as_str()),
                _ => None,
            });
            assert_eq!(text, Some(words));
            assert_eq!(signs(&shapes), sign.into_iter().collect::<Vec<_>>(), "{words}");
            let lines = shapes.iter().filter(|shape| matches!(shape, Shape::Line(_))).count();
            assert_eq!(lines > 1, hatched, "{words}");
        }
    }

    #[test]
    fn nothing_leaves_the_plate_even_beyond_the_limit() {
        let metrics = crate::scene::measure::Metrics::load().unwrap();
        for load in [
            Load { forth: 4_000, ..Load::default() },
            Load { forth: 5_200, added: 97, refused: true, ..Load::default() },
            Load { forth: 10, added: u32::MAX, ..Load::default() },
        ] {
            for shape in drawn(&load) {
                let held = shape.bounds(&metrics).unwrap();
                let plate = Rect::around(Point::new(42.0, 14.0), 98.0, 30.0);
                assert_eq!(plate.union(held), plate, "{shape:?}");
            }
        }
    }
}
