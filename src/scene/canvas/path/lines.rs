//! The lines of a call: media thick and in the colour of its tone, signalling thin and dashed.

use super::Tone;
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::ink::Stroke;
use crate::scene::shape::{Chevrons, Circle, Line, PlacedGlyph, Polygon, Shape};
use crate::scene::size::{radius, stroke};
use crate::scene::token::Token;

/// Length of the arrow head of media.
pub const ARROW: f32 = 11.0;
/// Length of the arrow head of signalling.
const OPEN_ARROW: f32 = 5.5;
/// Radius of the disc where media was refused.
pub const DISC: f32 = 8.0;

/// A filled arrow head of a length.
pub fn arrow(before: Point, tip: Point, length: f32, ink: Token) -> Option<Shape> {
    let along = (tip - before).unit()?;
    let back = tip + along * -length;
    let side = along.right() * (length * 0.55);
    Some(Polygon::new([tip, back + side, back + -side], ink).into())
}

/// Draws a line of media: in the colour of its tone, with a halo, chevrons and an arrow head.
pub fn media_line(points: &[Point], tone: Tone, drawing: &mut Drawing) {
    if points.len() < 2 {
        return;
    }
    let halo = Line::new(points, Stroke::new(Token::Card, stroke::HALO).round()).rounded(radius::LINE);
    let line = Line::new(points, Stroke::new(tone.token(), stroke::MEDIA).round()).rounded(radius::LINE);
    let wings = Stroke::new(Token::Card, stroke::GLYPH).round();
    let chevrons = Chevrons { points: line.flattened(), stroke: wings };
    drawing.extend(Layer::PathLanes, [halo.into(), line.into(), chevrons.into()]);
    if let [.., before, tip] = points {
        drawing.extend(Layer::PathLanes, arrow(*before, *tip, ARROW, tone.token()));
    }
}

/// Draws a line of media that goes no farther than a distance along it: a slash disc there, then dots along the way that
/// was not taken.
pub fn refused_line(points: &[Point], until: f32, disc: bool, drawing: &mut Drawing) {
    let (taken, left) = cut(points, until);
    let stroke = |ink, width: f32| Stroke::new(ink, width).round();
    for (ink, width) in [(Token::Card, stroke::HALO), (Token::Refused, stroke::MEDIA)] {
        drawing.add(Layer::PathLanes, Line::new(taken.clone(), stroke(ink, width)).rounded(radius::LINE));
    }
    let dots = Stroke::new(Token::Refused, stroke::RING).dashed(2.0, 5.0);
    drawing.add(Layer::PathLanes, Line::new(left, dots).rounded(radius::LINE));
    if let Some(at) = taken.last().copied().filter(|_| disc) {
        let disc = Circle::new(at, DISC).fill(Token::Card).stroke(Stroke::new(Token::Refused, stroke::RING));
        drawing.add(Layer::Pins, disc);
        let inks = GlyphInks::on(Token::Card, Token::Refused);
        let rect = Rect::around(at, 2.0 * DISC - 2.0, 2.0 * DISC - 2.0);
        drawing.add(Layer::Pins, PlacedGlyph { glyph: Glyph::Refused, rect, inks });
    }
}

/// Draws a line of signalling: thin and dashed, with an open arrow head.
pub fn signalling_line(points: &[Point], drawing: &mut Drawing) {
    let [.., before, tip] = points else { return };
    let line = Line::new(points, Stroke::new(Token::Text, stroke::LINE).dashed(5.0, 3.5));
    drawing.add(Layer::PathLanes, line.rounded(radius::LINE));
    if let Some(along) = (*tip - *before).unit() {
        let back = *tip + along * -OPEN_ARROW;
        let side = along.right() * (OPEN_ARROW * 0.8);
        let head =
            Line::new([back + side, *tip, back + -side], Stroke::new(Token::Text, stroke::LINE).round());
        drawing.add(Layer::PathLanes, head);
    }
}

/// A line in two, so far along it.
fn cut(points: &[Point], until: f32) -> (Vec<Point>, Vec<Point>) {
    let (mut taken, mut left) = (Vec::new(), Vec::new());
    taken.extend(points.first());
    let mut passed = 0.0;
    for (a, b) in points.iter().zip(points.iter().skip(1)) {
        let length = a.distance(*b);
        if !left.is_empty() {
            left.push(*b);
        } else if passed + length < until {
            taken.push(*b);
        } else {
            let at = a.towards(*b, (until - passed) / length.max(f32::EPSILON));
            taken.push(at);
            left.extend([at, *b]);
        }
        passed += length;
    }
    (taken, left)
}
