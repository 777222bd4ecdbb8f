//! The way of one call over the canvas: media thick and in the colour of its verdict, signalling thin and dashed.

use super::doors;
use super::id_marks::IdMarks;
use super::picture::{Standing, View};
use super::pipes::{self, Pipe};
use super::plan::Plan;
use super::plates;
use super::streets::{self, Port};
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::ink::{Length, Stroke};
use crate::scene::shape::{Circle, Line, PlacedGlyph, Polygon, Shape};
use crate::scene::size::{radius, stroke};
use crate::scene::token::Token;
use crate::topology::{AnyId, Id, Model, NetworkSite};

/// How far media and signalling stand beside the middle of a pipe.
const LANE: f32 = 6.0;
/// How much farther from a trunk media and signalling run that follow it.
const BESIDE_TRUNK: f32 = 1.7;
/// Radius of the pin of a caller.
pub const PIN: f32 = 11.0;
/// From one chevron on a media line to the next.
const CHEVRONS: f32 = 34.0;

/// Length of the arrow head of media.
const ARROW: f32 = 11.0;
/// Length of the arrow head of signalling.
const OPEN_ARROW: f32 = 5.5;
/// How far before the middle of a plate the disc stands where media was refused.
const BEFORE_PLATE: f32 = 24.0;
/// Radius of the disc where media was refused.
const DISC: f32 = 8.0;

/// A stop of a call on its way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    /// The pool or gateway peer; `None` for the client, which is no entity.
    pub member: Option<AnyId>,
    /// The network site it stands in; `None` for an address that is in none.
    pub network_site: Option<Id<NetworkSite>>,
}

/// What the colour of a media line says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Media bypasses the Mediation Server.
    Bypass,
    /// Media crosses the Mediation Server.
    Mediated,
    /// The settings contradict each other, or the call was refused.
    Wrong,
    /// Neither applies.
    #[default]
    Plain,
}

impl Tone {
    pub(super) fn token(self) -> Token {
        match self {
            Self::Bypass => Token::Bypass,
            Self::Mediated => Token::Mediated,
            Self::Wrong => Token::Refused,
            Self::Plain => Token::Control,
        }
    }
}

impl Tone {
    /// What a plate on the line is filled with, and the ink on it.
    pub(super) fn plate(self) -> (Token, Token) {
        match self {
            Self::Bypass => (Token::BypassTint, Token::BypassText),
            Self::Mediated => (Token::MediatedTint, Token::MediatedText),
            Self::Wrong => (Token::RefusedTint, Token::RefusedText),
            Self::Plain => (Token::Card, Token::Text),
        }
    }
}

/// The way of a call.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Way {
    /// Where media goes, in order.
    pub media: Vec<Stop>,
    /// Where signalling goes, in order.
    pub signalling: Vec<Stop>,
    /// What the media line says.
    pub tone: Tone,
    /// The network sites whose bypass IDs were compared, and whether they match; marks get a ring.
    pub compared: Vec<(Id<NetworkSite>, bool)>,
    /// The subnets in which both ends stand.
    pub subnets: Vec<AnyId>,
    /// What the media takes on the links it crosses, kbps in one direction; `None` where it crosses none, or admission
    /// was not asked.
    pub kbps: Option<u32>,
    /// What it adds to each of those links, kbps in one direction; a hairpin counts twice.
    pub adds: Vec<(AnyId, u32)>,
    /// The link that refused it.
    pub refused_at: Option<AnyId>,
    /// What it would have needed there at least, and what was free, kbps.
    pub lacks: Option<(u32, u32)>,
}

impl Way {
    /// What the call adds to a link, kbps.
    pub fn adds_to(&self, link: AnyId) -> u32 {
        self.adds.iter().filter(|(id, _)| *id == link).map(|(_, kbps)| *kbps).sum()
    }

    /// The colour of the ring around the mark of a network site, where its ID was compared.
    pub fn ring(&self, id: Id<NetworkSite>) -> Option<Token> {
        let (_, same) = self.compared.iter().find(|(site, _)| *site == id)?;
        Some(if *same { Token::Bypass } else { Token::Refused })
    }
}

/// Draws the way of a call. Ends that the canvas does not hold are left out.
pub fn draw(view: &View<'_>, stands: &Standing<'_>, way: &Way, marks: &IdMarks, drawing: &mut Drawing) {
    let Standing { plan, pipes, .. } = *stands;
    let media = media(view.model, plan, pipes, way);
    let signalling = signalling(view.model, plan, pipes, way);
    signalling_line(&signalling, drawing);
    match refused_after(pipes, way, &media) {
        // Between the caller and the plate of the link, where there is room: the plate has the sign itself.
        Some(until) if until > BEFORE_PLATE + PIN + DISC => {
            refused_line(&media, until - BEFORE_PLATE, true, drawing);
        }
        Some(until) => refused_line(&media, until, false, drawing),
        None => media_line(&media, way.tone, drawing),
    }
    let tone = if way.refused_at.is_some() { Token::Refused } else { way.tone.token() };
    if let Some(at) = caller(view.model, plan, pipes, way).filter(|_| media.len() > 1) {
        let pin = Circle::new(at, PIN).fill(Token::Card).stroke(Stroke::new(tone, stroke::RING));
        drawing.add(Layer::Pins, pin);
        let rect = Rect::around(at, 14.0, 14.0);
        let inks = GlyphInks::on(Token::Card, Token::Text);
        drawing.add(Layer::Pins, PlacedGlyph { glyph: Glyph::Caller, rect, inks });
    }
    if media.len() > 1 {
        plates::draw(view, stands, way, (&media, &signalling), marks, drawing);
    }
}

/// Draws the way of a call from farther away: without chevrons and plates, media so wide in points on the screen.
pub fn draw_thin(
    view: &View<'_>,
    stands: &Standing<'_>,
    way: &Way,
    width: f32,
    zoom: f32,
    drawing: &mut Drawing,
) {
    let Standing { plan, pipes, .. } = *stands;
    let media = media(view.model, plan, pipes, way);
    let signalling = signalling(view.model, plan, pipes, way);
    if let [.., _, _] = signalling.as_slice() {
        let stroke = Stroke::new(Token::Text, Length::Screen(stroke::LINE)).dashed(4.0, 3.0);
        drawing.add(Layer::PathLanes, Line::new(signalling, stroke).rounded(radius::LINE));
    }
    let tone = if way.refused_at.is_some() { Token::Refused } else { way.tone.token() };
    if let [.., before, tip] = media.as_slice() {
        for (ink, width) in [(Token::Card, width + 3.0), (tone, width)] {
            let stroke = Stroke::new(ink, Length::Screen(width)).round();
            drawing.add(Layer::PathLanes, Line::new(media.as_slice(), stroke).rounded(radius::LINE));
        }
        drawing.extend(Layer::PathLanes, arrow(*before, *tip, ARROW * 0.8 / zoom, tone));
        if let Some(at) = caller(view.model, plan, pipes, way) {
            let unit = zoom.recip();
            let ring = Stroke::new(tone, Length::Screen(stroke::RING));
            drawing.add(Layer::Pins, Circle::new(at, PIN * 0.9 * unit).fill(Token::Card).stroke(ring));
            let rect = Rect::around(at, 12.0 * unit, 12.0 * unit);
            let inks = GlyphInks::on(Token::Card, Token::Text);
            drawing.add(Layer::Pins, PlacedGlyph { glyph: Glyph::Caller, rect, inks });
        }
    }
}

/// A filled arrow head of a length.
fn arrow(before: Point, tip: Point, length: f32, ink: Token) -> Option<Shape> {
    let along = (tip - before).unit()?;
    let back = tip + along * -length;
    let side = along.right() * (length * 0.55);
    Some(Polygon::new([tip, back + side, back + -side], ink).into())
}

/// Where the pin of the caller stands: where the way out of the network site begins.
fn caller(model: &Model, plan: &Plan, pipes: &[Pipe], way: &Way) -> Option<Point> {
    let [from, to, ..] = way.media.as_slice() else { return None };
    let rests = client(plan, pipes, from)?;
    let across = across(model, plan, pipes, from, to);
    Some(across.and_then(|across| across.first().copied()).unwrap_or(rests))
}

/// The pipes between two stops; `None` within one network site, where no link is crossed (domain.md 3.3), and where no way
/// is known.
fn across(model: &Model, plan: &Plan, pipes: &[Pipe], from: &Stop, to: &Stop) -> Option<Vec<Point>> {
    match (from.network_site, to.network_site) {
        (Some(a), Some(b)) if a != b => pipes::between(model, plan, pipes, a, b),
        _ => None,
    }
}

/// How far along its line media comes that a link refused.
fn refused_after(pipes: &[Pipe], way: &Way, media: &[Point]) -> Option<f32> {
    let pipe = pipes.iter().find(|pipe| Some(pipe.id) == way.refused_at)?;
    let at = pipe.gauge.as_ref().map_or(pipe.middle, |gauge| gauge.rect.centre());
    let (mut best, mut passed) = ((f32::MAX, 0.0), 0.0);
    for (a, b) in media.iter().zip(media.iter().skip(1)) {
        let length = a.distance(*b);
        for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let away = a.towards(*b, share).distance(at);
            if away < best.0 {
                best = (away, passed + length * share);
            }
        }
        passed += length;
    }
    (best.0 < f32::MAX).then_some(best.1)
}

/// The line of media.
pub(super) fn media(model: &Model, plan: &Plan, pipes: &[Pipe], way: &Way) -> Vec<Point> {
    points(model, plan.of_media(), pipes, &way.media, -LANE)
}

/// The line of signalling.
pub(super) fn signalling(model: &Model, plan: &Plan, pipes: &[Pipe], way: &Way) -> Vec<Point> {
    points(model, plan, pipes, &way.signalling, LANE)
}

/// Where the pin of a caller stands: on the border of the card that holds the address, where its link begins.
fn client(plan: &Plan, pipes: &[Pipe], stop: &Stop) -> Option<Point> {
    if stop.member.is_some() {
        return None;
    }
    let id = stop.network_site?;
    if let Some(end) = plan.folded_end(id) {
        return Some(end);
    }
    let card = plan.card(id)?.rect;
    let stub = pipes.iter().find(|pipe| pipe.id == id.into()).and_then(|pipe| pipe.points.first().copied());
    Some(stub.unwrap_or(Point::new(card.centre().x, card.max.y)))
}

fn place(plan: &Plan, pipes: &[Pipe], stop: &Stop) -> Option<Point> {
    match stop.member {
        Some(member) => plan.tile(member).map(Rect::centre),
        None => client(plan, pipes, stop),
    }
}

/// The line through all stops, beside the middle of the pipes that it follows.
fn points(model: &Model, plan: &Plan, pipes: &[Pipe], stops: &[Stop], lane: f32) -> Vec<Point> {
    let mut line: Vec<Point> = Vec::new();
    for (from, to) in stops.iter().zip(stops.iter().skip(1)) {
        if let Some((leg, wider)) = leg(model, plan, pipes, from, to) {
            line.extend(beside(&streets::corners(&leg), lane * wider));
        }
    }
    line.dedup_by(|a, b| a.distance(*b) < 0.5);
    line
}

/// The way from one stop to the next, and how much wider its lanes are apart: beside a trunk they leave room for its badge.
fn leg(model: &Model, plan: &Plan, pipes: &[Pipe], from: &Stop, to: &Stop) -> Option<(Vec<Point>, f32)> {
    let (start, end) = (place(plan, pipes, from)?, place(plan, pipes, to)?);
    let across = across(model, plan, pipes, from, to);
    let Some(across) = across else {
        let direct = from.member.zip(to.member).and_then(|(a, b)| doors::straight(plan, a, b, 0, 1));
        let around = to.member.and_then(|member| doors::approach(plan, outwards(plan, from, start), member));
        return Some(match direct {
            Some(direct) => (direct, BESIDE_TRUNK),
            None => (around.unwrap_or_else(|| vec![start, end]), 1.0),
        });
    };
    let mut way: Vec<Point> =
        at_home(plan, from, &across).map_or_else(Vec::new, |way| way.into_iter().rev().collect());
    let arrival: Vec<Point> = across.iter().rev().copied().collect();
    way.extend(across);
    way.extend(at_home(plan, to, &arrival).unwrap_or_else(|| vec![end]));
    Some((way, 1.0))
}

/// The way from the end of a link at a card to a stop on that card; nothing for a caller, who is at that end.
fn at_home(plan: &Plan, stop: &Stop, link: &[Point]) -> Option<Vec<Point>> {
    let [at, next, ..] = link else { return None };
    let out = (*next - *at).unit()?;
    doors::approach(plan, Port::new(*at, out, doors::BESIDE), stop.member?)
}

/// The port of a stop that no link leads to: outwards from the border of its card.
fn outwards(plan: &Plan, stop: &Stop, at: Point) -> Port {
    let card = stop.network_site.and_then(|id| plan.card(id)).map(|card| card.rect);
    let up = card.is_some_and(|card| (at.y - card.min.y).abs() < 1.0);
    Port::new(at, Vector::new(0.0, if up { -1.0 } else { 1.0 }), doors::BESIDE)
}

/// The line moved to its lane: to the right of the direction of travel, for a negative distance to the left.
fn beside(points: &[Point], lane: f32) -> Vec<Point> {
    let direction = |at: usize| {
        let (a, b) = (points.get(at)?, points.get(at + 1)?);
        (*b - *a).unit()
    };
    points
        .iter()
        .enumerate()
        .map(|(at, point)| {
            let before = at.checked_sub(1).and_then(direction);
            let after = direction(at);
            match (before, after) {
                (Some(a), Some(b)) if a != b => *point + a.right() * lane + b.right() * lane,
                (Some(a), _) | (None, Some(a)) => *point + a.right() * lane,
                (None, None) => *point,
            }
        })
        .collect()
}

/// Draws a line of media: in the colour of its tone, with a halo, chevrons and an arrow head.
pub fn media_line(points: &[Point], tone: Tone, drawing: &mut Drawing) {
    if points.len() < 2 {
        return;
    }
    let halo = Line::new(points, Stroke::new(Token::Card, stroke::HALO).round()).rounded(radius::LINE);
    let line = Line::new(points, Stroke::new(tone.token(), stroke::MEDIA).round()).rounded(radius::LINE);
    let chevrons = chevrons(&line.flattened());
    drawing.extend(Layer::PathLanes, [halo.into(), line.into()]);
    drawing.extend(Layer::PathLanes, chevrons.into_iter().map(Shape::from));
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

/// Small marks along a media line that point in its direction.
fn chevrons(points: &[Point]) -> Vec<Line> {
    let mut marks = Vec::new();
    let mut left = CHEVRONS / 2.0;
    for (a, b) in points.iter().zip(points.iter().skip(1)) {
        let Some(along) = (*b - *a).unit() else { continue };
        let length = a.distance(*b);
        while left < length {
            let tip = *a + along * left;
            let wing = along * -3.0;
            let side = along.right() * 2.2;
            let stroke = Stroke::new(Token::Card, 1.4).round();
            marks.push(Line::new([tip + wing + side, tip, tip + wing + -side], stroke));
            left += CHEVRONS;
        }
        left -= length;
    }
    marks
}
