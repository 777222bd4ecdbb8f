//! The plates on pipes that say what a link may carry, kbps of audio in one direction.

use super::loads::Load;
use super::pipes::Pipe;
use super::plan::Plan;
use super::room::{Room, pieces};
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::Glyph;
use crate::scene::ink::{Ink, Length, Stroke};
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
/// How far from its wished place a plate of full width may stand before a narrow one is taken.
const AWAY: f32 = 12.0;
/// Height of a name.
const NAME: f32 = 13.0;
/// Widest name.
const NAME_WIDTH: f32 = 150.0;

/// A plate with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Gauge {
    /// The plate.
    pub rect: Rect,
    /// The name of a link that has one, where there is room for it; a stub has the name of its card.
    pub name: Option<Label>,
    /// All audio together, kbps in one direction.
    pub limit: u32,
}

/// The name beside a plate.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// What it says.
    pub words: String,
    /// Its box.
    pub rect: Rect,
    /// At which end of the box it stands.
    pub across: Across,
}

impl Gauge {
    /// The plate and the name beside it.
    pub fn boxes(&self) -> impl Iterator<Item = Rect> {
        std::iter::once(self.rect).chain(self.name.as_ref().map(|name| name.rect))
    }
}

/// Gives every pipe with a limit its plate: where the pipe wants it, or the nearest place on the pipe where it covers
/// no card, no head of an area and no other plate; then the names, where they cover nothing either.
pub fn place(pipes: &mut [Pipe], plan: &Plan, measure: &dyn Measure) {
    let rails = plan.regions.iter().flat_map(|region| &region.rails);
    let rails = rails.map(|rail| Rect { min: rail.left, max: rail.right }.expanded(stroke::RAIL_PIPE / 2.0));
    let cards = plan.cards.iter().map(|card| card.rect);
    let mut room = Room::around(cards.chain(plan.heads()).chain(rails));
    for pipe in pipes.iter_mut() {
        let Some(limit) = pipe.limit else { continue };
        let plate = |width: f32| move |at: Point| Rect::around(at, width, PLATE.1);
        let narrow = format!("0/{}", figure(limit.into())).chars().map(|_| FIGURE_WIDTH).sum::<f32>();
        let narrow = (narrow + space::TIGHT).min(PLATE.0);
        let wished = pipe.middle;
        let near = |rect: Rect| rect.centre().distance(wished) <= AWAY;
        let find = |width: f32, suits: &dyn Fn(Rect) -> bool| {
            let at = room.on_line(&pipe.points, wished, plate(width), suits);
            at.map(plate(width))
        };
        let rect = find(PLATE.0, &near).or_else(|| find(narrow, &near)).or_else(|| find(PLATE.0, &|_| true));
        let rect = rect.or_else(|| find(narrow, &|_| true)).unwrap_or_else(|| plate(PLATE.0)(wished));
        room.take(rect);
        pipe.gauge = Some(Gauge { rect, name: None, limit });
    }
    for piece in pipes.iter().flat_map(|pipe| pieces(&pipe.points, pipe.width)) {
        room.take(piece);
    }
    for region in &plan.regions {
        pieces(&region.rect.outline(), stroke::EDGE).for_each(|side| room.take(side));
    }
    for pipe in pipes {
        let (Some(words), Some(gauge)) = (&pipe.name, &mut pipe.gauge) else { continue };
        let width = measure.width(words, text::FIGURE, Face::Proportional).min(NAME_WIDTH) + 1.0;
        let mut places = places(gauge.rect, &pipe.points, width);
        if let Some((rect, across)) = places.find(|(rect, _)| room.is_free(*rect)) {
            room.take(rect);
            gauge.name = Some(Label { words: words.clone(), rect, across });
        }
    }
}

/// Where a name may stand beside a plate: beside it where the pipe stands, above or below it where the pipe lies.
fn places(plate: Rect, line: &[Point], width: f32) -> impl Iterator<Item = (Rect, Across)> {
    let centre = plate.centre();
    let stands = pieces(line, 2.0).any(|piece| piece.contains(centre) && piece.height() > piece.width());
    let (left, right) = (plate.min.x - space::SMALL - width, plate.max.x + space::SMALL);
    let at = |x: f32, y: f32| Rect::new(x, y - NAME / 2.0, width, NAME);
    let above = (at(centre.x - width / 2.0, plate.min.y - NAME / 2.0 - 1.0), Across::Middle);
    let below = (at(centre.x - width / 2.0, plate.max.y + NAME / 2.0 + 1.0), Across::Middle);
    if stands {
        let beside = [(at(right, centre.y), Across::Start), (at(left, centre.y), Across::End)];
        beside.into_iter().chain([above, below])
    } else {
        let foot = plate.max.y - space::TIGHT + 1.0;
        [above, below].into_iter().chain([(at(left, foot), Across::End), (at(right, foot), Across::Start)])
    }
}

/// Draws a plate with the name beside it.
pub fn draw(gauge: &Gauge, load: &Load, selected: bool, drawing: &mut Drawing) {
    figures_of_use(gauge, load, drawing);
    if selected {
        let ring = RectShape::new(gauge.rect.expanded(2.0 * stroke::RING)).radius(radius::CARD);
        drawing.add(Layer::Gauges, ring.stroke(Stroke::new(Token::Accent, stroke::RING)));
    }
    if let Some(Label { words, rect, across }) = &gauge.name {
        let x = match across {
            Across::Start => rect.min.x,
            Across::Middle => rect.centre().x,
            Across::End => rect.max.x,
        };
        let label = Text::new(words.as_str(), Point::new(x, rect.centre().y), text::FIGURE).ink(Token::Muted);
        drawing.add(Layer::Gauges, label.anchored(*across, Down::Middle).within(rect.width(), Ellipsis::End));
    }
}

/// How full a link is, which its plate tells by edge, hatch and sign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fill {
    Room,
    High,
    Full,
}

impl Fill {
    fn of(load: &Load, limit: u32) -> Self {
        match load {
            Load { refused: true, .. } => Self::Full,
            load if load.is_high(limit) => Self::High,
            _ => Self::Room,
        }
    }
}

/// Draws a plate: `used/limit` above a bar whose tick is the limit.
pub fn figures_of_use(gauge: &Gauge, load: &Load, drawing: &mut Drawing) {
    let figures = format!("{}/{}", figure(load.worse().into()), figure(gauge.limit.into()));
    let fill = Fill::of(load, gauge.limit);
    let (surface, edge, sign) = match fill {
        Fill::Room => (Token::Card, Stroke::new(Token::Control, stroke::EDGE), None),
        Fill::High => {
            (Token::WarningTint, Stroke::new(Token::WarningEdge, stroke::EDGE), Some(Glyph::Warning))
        }
        Fill::Full => (Token::RefusedTint, Stroke::new(Token::Refused, stroke::RING), Some(Glyph::Refused)),
    };
    // Larger figures and a sign make the plate wider.
    let sign_width = if sign.is_some() { SIGN + space::LARGE } else { 0.0 };
    let needed = figures.chars().map(|_| FIGURE_WIDTH).sum::<f32>() + sign_width + space::TIGHT;
    let rect = Rect::around(gauge.rect.centre(), gauge.rect.width().max(needed), gauge.rect.height());
    drawing.add(Layer::Gauges, RectShape::new(rect).radius(radius::CONTROL).fill(surface).stroke(edge));
    let middle = rect.min.y + 9.0;
    let mut left = rect.min.x + 1.5;
    if let Some(sign) = sign {
        let square = Rect::around(Point::new(rect.min.x + 10.0, middle), SIGN, SIGN);
        let inks = sign.inks(surface, Token::RefusedText);
        drawing.add(Layer::Gauges, PlacedGlyph { glyph: sign, rect: square, inks });
        left = square.max.x + space::HAIR;
    }
    let centre = Point::new(f32::midpoint(left, rect.max.x - 1.5), middle);
    let figures =
        Text::new(figures, centre, text::FIGURE).fixed().within(rect.max.x - 1.5 - left, Ellipsis::End);
    drawing.add(Layer::Gauges, figures.anchored(Across::Middle, Down::Middle));
    bar(rect, gauge.limit, load, fill, drawing);
}

/// Draws the bar alone on a small plate, without figures; `point` is a point on the screen in canvas units.
pub fn bar_alone(gauge: &Gauge, load: &Load, point: f32, drawing: &mut Drawing) {
    let fill = Fill::of(load, gauge.limit);
    let (surface, edge, width) = match fill {
        Fill::Room => (Token::Card, Token::Control, stroke::EDGE),
        Fill::High => (Token::WarningTint, Token::WarningEdge, stroke::EDGE),
        Fill::Full => (Token::RefusedTint, Token::Refused, stroke::RING),
    };
    let plate = RectShape::new(gauge.rect).radius(2.0 * point).fill(surface);
    drawing.add(Layer::Gauges, plate.stroke(Stroke::new(edge, Length::Screen(width))));
    let track = gauge.rect.expanded(-2.5 * point);
    part_used(track, gauge.limit, load, fill, drawing);
}

/// The bar: what is used, hatched when that is much; what a call would add, hatched; and a tick at the limit.
fn bar(plate: Rect, limit: u32, load: &Load, fill: Fill, drawing: &mut Drawing) {
    let track = Rect::new(plate.min.x + 5.0, plate.max.y - 10.0, plate.width() - 11.0, BAR);
    let limit = part_used(track, limit, load, fill, drawing);
    let tick = [Point::new(limit, track.min.y - 1.0), Point::new(limit, track.max.y + 1.5)];
    drawing.add(Layer::Gauges, Line::new(tick, Stroke::new(Token::Text, stroke::EDGE)));
}

/// Draws the bar of a link alone, as a row of a table shows it: what is used of its limit, hatched when that is much.
pub fn use_bar(track: Rect, limit: u32, load: &Load) -> Drawing {
    let mut drawing = Drawing::default();
    let end = part_used(track, limit, load, Fill::of(load, limit), &mut drawing);
    let tick = [Point::new(end, track.min.y - 1.0), Point::new(end, track.max.y + 1.0)];
    drawing.add(Layer::Gauges, Line::new(tick, Stroke::new(Token::Text, stroke::EDGE)));
    drawing
}

/// The track and what is used of it; where the limit lies.
fn part_used(track: Rect, limit: u32, load: &Load, fill: Fill, drawing: &mut Drawing) -> f32 {
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
        let right = at(used.saturating_add(load.added)).max(end + BAR).min(track.max.x);
        let part = Rect { min: Point::new(end, track.min.y), max: Point::new(right, track.max.y) };
        let edge = Stroke::new(Token::Mediated, stroke::EDGE);
        drawing.add(Layer::Gauges, RectShape::new(part).fill(Token::MediatedTint).stroke(edge));
        drawing.extend(Layer::Gauges, hatched(part, Token::Mediated));
    }
    at(limit)
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
