//! The plates beside the way of a call: what media takes of the links, and how the bypass IDs compare.

use super::gauges::Gauge;
use super::id_marks::IdMarks;
use super::path::{Lines, PIN, Way, WayLeg};
use super::picture::{Standing, View};
use super::room::{Room, longest_middle, pieces, tried};
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::glyphs::Glyph;
use crate::scene::ink::Stroke;
use crate::scene::shape::{PlacedGlyph, RectShape};
use crate::scene::size::{radius, space, stroke, text};
use crate::scene::text::{Across, Down, Face, Text};
use crate::scene::token::Token;
use crate::topology::attributes::figure;

/// Height of a plate.
const HEIGHT: f32 = 19.0;
/// From media to a plate beside it.
const AWAY: f32 = 14.0;

/// Draws the plates, where they cover neither text nor lines.
pub fn draw(
    view: &View<'_>,
    stands: &Standing<'_>,
    way: &Way,
    lines: &Lines,
    marks: &IdMarks,
    drawing: &mut Drawing,
) {
    let signalling = lines.signalling.as_slice();
    // Before media is drawn, what was compared stands beside signalling.
    let media = if lines.media.is_empty() { signalling } else { lines.media.as_slice() };
    if media.len() < 2 {
        return;
    }
    let reach = Rect::holding(media.iter().copied()).unwrap_or_default().expanded(2.0 * HEIGHT + AWAY);
    let cards = stands.plan.cards_near(reach).map(|card| card.rect);
    let gauges = stands.pipes.iter().filter_map(|pipe| pipe.gauge.as_ref()).flat_map(Gauge::boxes);
    let badges = stands.trunks.iter().map(|trunk| trunk.badge);
    let trunks = stands.trunks.iter().flat_map(|trunk| pieces(&trunk.points, stroke::HALO));
    let ends = [media.first(), media.last()].into_iter().flatten();
    let pins = ends.map(|at| Rect::around(*at, 2.0 * PIN + space::TIGHT, 2.0 * PIN + space::TIGHT));
    let borders = stands.plan.regions.iter().map(|region| region.rect.outline());
    let mut room = Room::around(cards.chain(gauges).chain(badges).chain(trunks).chain(pins));
    borders.for_each(|border| pieces(&border, stroke::EDGE).for_each(|side| room.take(side)));
    let width = |words: &str| view.measure.width(words, text::FIGURE, Face::Fixed);
    if way.refused_at.is_none() {
        taken(view, way, lines, &mut room, drawing);
    }
    if let Some((needed, free)) = way.lacks.filter(|_| way.refused_at.is_some()) {
        let words = format!("Refused: needs {}, {} free", figure(needed.into()), figure(free.into()));
        let wide = view.measure.width(&words, text::SECOND, Face::Proportional) + space::WIDE + space::TIGHT;
        let rect = stands.pipes.iter().find(|pipe| Some(pipe.id) == way.refused_at);
        let at = rect.and_then(|pipe| pipe.gauge.as_ref()).map(|gauge| gauge.rect.centre());
        let beside = |at: Point| {
            let (x, y) = (wide / 2.0 + AWAY, HEIGHT + AWAY);
            [(0.0, -y), (-x, -y), (x, -y), (0.0, y), (-x, y), (x, y)]
                .map(|(x, y)| Rect::around(at + Vector::new(x, y), wide, HEIGHT + space::HAIR))
        };
        let places = tried(media, at.unwrap_or_else(|| longest_middle(media))).into_iter().flat_map(beside);
        if let Some(rect) = places.into_iter().find(|rect| room.is_free(*rect)) {
            room.take(rect);
            let plate = RectShape::new(rect).radius(radius::CONTROL).fill(Token::RefusedTint);
            drawing.add(Layer::Plates, plate.stroke(Stroke::new(Token::Refused, stroke::EDGE)));
            let sign = Rect::around(Point::new(rect.min.x + 13.0, rect.centre().y), 14.0, 14.0);
            let inks = Glyph::Refused.inks(Token::RefusedTint, Token::RefusedText);
            drawing.add(Layer::Plates, PlacedGlyph { glyph: Glyph::Refused, rect: sign, inks });
            let at = Point::new(sign.max.x + space::SMALL, rect.centre().y);
            let words = Text::new(words, at, text::SECOND).ink(Token::RefusedText);
            drawing.add(Layer::Plates, words.anchored(Across::Start, Down::Middle));
        }
    }
    let [(one, same), (other, _)] = way.compared.as_slice() else { return };
    let letters = |id| marks.network_site(view.model, id).words_short();
    let words = format!("{} {} {}", letters(*one), if *same { '=' } else { '≠' }, letters(*other));
    let pipes = stands.pipes.iter().flat_map(|pipe| pieces(&pipe.points, pipe.width));
    pipes.for_each(|piece| room.take(piece));
    pieces(media, stroke::HALO).chain(pieces(signalling, stroke::MEDIA)).for_each(|piece| room.take(piece));
    let size = (width(&words) + space::GROUP + 2.0 * space::MEDIUM, HEIGHT);
    let beside = |at: Point| {
        let (x, y) = (size.0 / 2.0 + AWAY, size.1 / 2.0 + AWAY);
        let moved = [(-x, 0.0), (x, 0.0), (0.0, -y), (0.0, y)];
        moved.map(|(x, y)| Rect::around(at + Vector::new(x, y), size.0, size.1))
    };
    // Beside the last bend, where both ways part or meet.
    let wished = media.iter().rev().nth(1).or(media.first()).copied().unwrap_or_default();
    let free = |rect: &Rect| room.is_free(rect.expanded(space::HAIR));
    let Some(rect) = tried(media, wished).into_iter().flat_map(beside).find(free) else { return };
    let (fill, edge, ink, glyph) = if *same {
        (Token::BypassTint, Token::Bypass, Token::BypassText, Glyph::Passed)
    } else {
        (Token::RefusedTint, Token::Refused, Token::RefusedText, Glyph::Failed)
    };
    let plate = RectShape::new(rect).radius(radius::CONTROL).fill(fill);
    drawing.add(Layer::Plates, plate.stroke(Stroke::new(edge, stroke::EDGE)));
    let sign = Rect::around(Point::new(rect.min.x + 12.0, rect.centre().y), 13.0, 13.0);
    drawing.add(Layer::Plates, PlacedGlyph { glyph, rect: sign, inks: glyph.inks(fill, edge) });
    let at = Point::new(rect.min.x + space::GROUP + space::MEDIUM, rect.centre().y);
    let words = Text::new(words, at, text::FIGURE).fixed().ink(ink);
    drawing.add(Layer::Plates, words.anchored(Across::Start, Down::Middle));
}

/// What media takes of the links, on the line of each leg that crosses one.
fn taken(view: &View<'_>, way: &Way, lines: &Lines, room: &mut Room, drawing: &mut Drawing) {
    let crossing = |leg: &&WayLeg| !leg.links.is_empty() && !leg.hops.is_empty();
    for (place, leg) in way.legs.iter().enumerate().filter(|(_, leg)| crossing(leg)) {
        let Some(kbps) = leg.kbps else { continue };
        let line: Vec<Point> =
            leg.hops.clone().filter_map(|hop| lines.hops.get(hop)).flatten().copied().collect();
        if line.len() < 2 {
            continue;
        }
        let words = match way.way_over_and_back(place) {
            Some(false) => format!("out {}", figure(kbps.into())),
            Some(true) => format!("back {}", figure(kbps.into())),
            None => format!("{} kbps", figure(kbps.into())),
        };
        let width = view.measure.width(&words, text::FIGURE, Face::Fixed) + 2.0 * space::MEDIUM;
        let shape = |at: Point| Rect::around(at, width, HEIGHT);
        let at = room.on_line(&line, longest_middle(&line), shape, |_| true);
        let Some(rect) = at.map(shape) else { continue };
        room.take(rect);
        let lit = view.lights(|light| leg.hops.clone().any(|hop| light.hops.contains(&hop)));
        drawing.lit(lit, |drawing| {
            let (fill, ink) = way.tone.plate();
            let plate = RectShape::new(rect).radius(radius::CONTROL).fill(fill);
            drawing.add(Layer::Plates, plate.stroke(Stroke::new(way.tone.token(), stroke::EDGE)));
            let words = Text::new(words, rect.centre(), text::FIGURE).fixed().ink(ink);
            drawing.add(Layer::Plates, words.anchored(Across::Middle, Down::Middle));
        });
    }
}
