//! What a drill marks as down: grey dashes over its line or around its tile, and a plate with a slash and a word.

use super::draw::Seen;
use super::members::Member;
use super::picture::View;
use super::slots::Slot;
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::ink::{Length, Stroke};
use crate::scene::shape::{Line, PlacedGlyph, RectShape};
use crate::scene::size::{radius, space, stroke, text};
use crate::scene::text::{Across, Down, Ellipsis, Text};
use crate::scene::token::Token;
use crate::topology::Kind;

/// Width and height of a plate, points on the screen.
const PLATE: (f32, f32) = (50.0, 17.0);
/// The plate of a policy service is wider.
const WIDE: f32 = 116.0;
/// The side of the slash, points on the screen.
const SLASH: f32 = 11.0;
/// How wide the ground is that wipes a line out, points on the screen.
const WIPED: f32 = 9.0;
/// The dashes and the gaps between them.
const DASHES: (f32, f32) = (4.0, 4.0);

/// Draws the marks of everything that is down.
pub fn draw(view: &View<'_>, seen: &Seen<'_>, drawing: &mut Drawing) {
    if !view.loads.any_down() {
        return;
    }
    for pipe in seen.pipes.iter().filter(|pipe| view.loads.is_down(pipe.id)) {
        if pipe.id.kind == Kind::NetworkRegion {
            continue;
        }
        line(&pipe.points, drawing);
        let at = pipe.gauge.as_ref().map_or(pipe.middle, |gauge| gauge.rect.centre());
        // The figures of a link that carries nothing say nothing.
        let own = pipe.gauge.as_ref().map(|gauge| gauge.rect);
        plate(seen, at, own, "down", drawing);
    }
    for trunk in seen.trunks.iter().filter(|trunk| view.loads.is_down(trunk.id.into())) {
        line(&trunk.points, drawing);
        // Beside what takes it along, a slash says enough.
        let word = if view.loads.is_marked(trunk.id.into()) { "down" } else { "" };
        plate(seen, trunk.badge.centre(), None, word, drawing);
    }
    let on_cards = seen.cards().into_iter().flat_map(|card| card.content.members.iter().zip(&card.slots));
    let stray = seen.picture.plan.stray.iter().map(|(member, slot)| (member, slot));
    for (member, slot) in on_cards.chain(stray).filter(|(member, _)| view.loads.is_down(member.id)) {
        tile(seen, member, slot, drawing);
    }
    for region in seen.regions().filter(|region| view.loads.is_down(region.id.into())) {
        service(seen, region.rect, drawing);
    }
}

fn pen(width: f32) -> Stroke {
    Stroke::new(Token::Control, Length::Screen(width)).dashed(DASHES.0, DASHES.1)
}

/// Wipes a line out and dashes it anew.
fn line(points: &[Point], drawing: &mut Drawing) {
    let wiped = Stroke::new(Token::Region, Length::Screen(WIPED));
    drawing.add(Layer::Trunks, Line::new(points, wiped).rounded(radius::LINE));
    drawing.add(Layer::Trunks, Line::new(points, pen(stroke::LINE)).rounded(radius::LINE));
}

fn tile(seen: &Seen<'_>, member: &Member, slot: &Slot, drawing: &mut Drawing) {
    let rect = slot.tile;
    let ground = RectShape::new(rect).radius(radius::CONTROL).fill(Token::Region).stroke(pen(stroke::LINE));
    drawing.add(Layer::Badges, ground);
    let side = seen.screen(space::GROUP).min(rect.height() * 0.6);
    let inks = GlyphInks::on(Token::Region, Token::Faint);
    let square = Rect::around(rect.centre(), side, side);
    drawing.add(Layer::Badges, PlacedGlyph { glyph: member.glyph, rect: square, inks });
    let foot = Point::new(rect.centre().x, rect.max.y);
    plate(seen, foot, None, "down", drawing);
}

/// The plate of a network region whose Bandwidth Policy Service is down.
fn service(seen: &Seen<'_>, rect: Rect, drawing: &mut Drawing) {
    let at = Point::new(rect.centre().x, rect.min.y);
    let own = Rect::around(at, seen.screen(WIDE), seen.screen(PLATE.1));
    plate(seen, at, Some(own), "policy service down", drawing);
}

/// A plate with a slash and a word, at least as large as what it covers.
fn plate(seen: &Seen<'_>, at: Point, covers: Option<Rect>, word: &str, drawing: &mut Drawing) {
    let width = if word.is_empty() { PLATE.1 } else { PLATE.0 };
    let least = Rect::around(at, seen.screen(width), seen.screen(PLATE.1));
    let rect = covers.map_or(least, |covers| covers.union(least));
    let edge = pen(stroke::EDGE);
    drawing.add(Layer::Plates, RectShape::new(rect).radius(radius::CONTROL).fill(Token::Card).stroke(edge));
    let side = seen.screen(SLASH);
    let words = seen.screen(word.chars().count() as f32 * text::SMALLEST * 0.55);
    let gap = if word.is_empty() { 0.0 } else { seen.screen(space::TIGHT) };
    let middle = rect.centre();
    let left = middle.x - (side + gap + words) / 2.0;
    let square = Rect::around(Point::new(left + side / 2.0, middle.y), side, side);
    let inks = GlyphInks::on(Token::Card, Token::Muted);
    drawing.add(Layer::Plates, PlacedGlyph { glyph: Glyph::Refused, rect: square, inks });
    let start = square.max - Vector::new(-gap, side / 2.0);
    let words = Text::new(word, start, Length::Screen(text::SMALLEST)).ink(Token::Text);
    let room = rect.max.x - start.x;
    drawing.add(Layer::Plates, words.anchored(Across::Start, Down::Middle).within(room, Ellipsis::End));
}

/// Draws a sample of a line that is down.
pub fn sample(points: &[Point], drawing: &mut Drawing) {
    drawing.add(Layer::Trunks, Line::new(points, pen(stroke::LINE)));
    let Some((first, last)) = points.first().zip(points.last()) else { return };
    let middle = Point::new(f32::midpoint(first.x, last.x), first.y);
    let square = Rect::around(middle, SLASH, SLASH);
    let ground = RectShape::new(square.expanded(space::HAIR)).radius(radius::CHIP).fill(Token::Card);
    drawing.add(Layer::Plates, ground);
    let inks = GlyphInks::on(Token::Card, Token::Muted);
    drawing.add(Layer::Plates, PlacedGlyph { glyph: Glyph::Refused, rect: square, inks });
}
