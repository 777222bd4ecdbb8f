//! The way of one call over the canvas: media thick and in the colour of its verdict, signalling thin and dashed.

use super::pipes::{intersite_points, link_between, link_points, stub_points};
use super::plan::Plan;
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::ink::Stroke;
use crate::scene::shape::{Circle, Line, PlacedGlyph, Polygon};
use crate::scene::size::{radius, stroke};
use crate::scene::token::Token;
use crate::topology::{AnyId, Id, Model, NetworkSite, RefExt};

/// How far media and signalling stand beside the middle of a pipe.
const LANE: f32 = 6.0;
/// From one chevron on a media line to the next.
const CHEVRONS: f32 = 34.0;

/// A stop of a call on its way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    /// The pool or gateway peer; `None` for the client, which is no entity.
    pub member: Option<AnyId>,
    /// The network site it stands in; `None` for an address that is in none.
    pub network_site: Option<Id<NetworkSite>>,
}

/// What the colour of a media line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Media bypasses the Mediation Server.
    Bypass,
    /// Media crosses the Mediation Server.
    Mediated,
    /// The settings contradict each other, or the call was refused.
    Wrong,
    /// Neither applies.
    Plain,
}

impl Tone {
    fn token(self) -> Token {
        match self {
            Self::Bypass => Token::Bypass,
            Self::Mediated => Token::Mediated,
            Self::Wrong => Token::Refused,
            Self::Plain => Token::Control,
        }
    }
}

/// The way of a call.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// Where media goes, in order.
    pub media: Vec<Stop>,
    /// Where signalling goes, in order.
    pub signalling: Vec<Stop>,
    /// What the media line says.
    pub tone: Tone,
    /// The network sites whose bypass IDs were compared, and whether they match; marks get a ring.
    pub compared: Vec<(Id<NetworkSite>, bool)>,
}

impl Way {
    /// The colour of the ring around the mark of a network site, where its ID was compared.
    pub fn ring(&self, id: Id<NetworkSite>) -> Option<Token> {
        let (_, same) = self.compared.iter().find(|(site, _)| *site == id)?;
        Some(if *same { Token::Bypass } else { Token::Refused })
    }
}

/// Draws the way of a call. Ends that the canvas does not hold are left out.
pub fn draw(model: &Model, plan: &Plan, way: &Way, drawing: &mut Drawing) {
    let media = points(model, plan, &way.media, -LANE);
    let signalling = points(model, plan, &way.signalling, LANE);
    if signalling.len() > 1 {
        let line = Line::new(signalling.clone(), Stroke::new(Token::Text, stroke::LINE).dashed(5.0, 3.5));
        drawing.add(Layer::PathLanes, line.rounded(radius::LINE));
        arrow_head(&signalling, Token::Text, 6.0, drawing);
    }
    if media.len() > 1 {
        let tone = way.tone.token();
        let halo = Line::new(media.clone(), Stroke::new(Token::Card, stroke::HALO).round());
        drawing.add(Layer::PathLanes, halo.rounded(radius::LINE));
        let line = Line::new(media.clone(), Stroke::new(tone, stroke::MEDIA).round()).rounded(radius::LINE);
        for chevron in chevrons(&line.flattened()) {
            drawing.add(Layer::Badges, chevron);
        }
        drawing.add(Layer::PathLanes, line);
        arrow_head(&media, tone, 11.0, drawing);
    }
    if let Some(at) = way.media.first().and_then(|stop| client(plan, stop)).filter(|_| media.len() > 1) {
        let tone = way.tone.token();
        let pin = Circle::new(at, 11.0).fill(Token::Card).stroke(Stroke::new(tone, stroke::RING));
        drawing.add(Layer::Pins, pin);
        let rect = Rect::around(at, 14.0, 14.0);
        let inks = GlyphInks::on(Token::Card, Token::Text);
        drawing.add(Layer::Pins, PlacedGlyph { glyph: Glyph::Caller, rect, inks });
    }
}

/// Where the pin of a caller stands: on the border of the card that holds the address.
fn client(plan: &Plan, stop: &Stop) -> Option<Point> {
    if stop.member.is_some() {
        return None;
    }
    let card = plan.card(stop.network_site?)?.rect;
    let rail =
        plan.regions.iter().find(|region| region.rect.contains(card.centre())).map(|region| region.rail.0.y);
    let above = rail.is_some_and(|rail| rail < card.centre().y);
    Some(Point::new(card.centre().x, if above { card.min.y } else { card.max.y }))
}

fn place(plan: &Plan, stop: &Stop) -> Option<Point> {
    match stop.member {
        Some(member) => plan.tile(member).map(Rect::centre),
        None => client(plan, stop),
    }
}

/// The line through all stops, beside the middle of the pipes that it follows.
fn points(model: &Model, plan: &Plan, stops: &[Stop], lane: f32) -> Vec<Point> {
    let mut line: Vec<Point> = Vec::new();
    for (from, to) in stops.iter().zip(stops.iter().skip(1)) {
        let (Some(start), Some(end)) = (place(plan, from), place(plan, to)) else { continue };
        let mut piece = vec![start];
        piece.extend(between(model, plan, from, to).unwrap_or_default());
        piece.push(end);
        line.extend(beside(&square(&piece), lane));
    }
    line.dedup_by(|a, b| a.distance(*b) < 0.5);
    line
}

/// The pipes that media follows between the network sites of two stops; nothing within one (domain.md 3.3).
fn between(model: &Model, plan: &Plan, from: &Stop, to: &Stop) -> Option<Vec<Point>> {
    let (a, b) = (from.network_site?, to.network_site?);
    if a == b {
        return None;
    }
    let topology = model.topology();
    let joins = |x: Option<Id<NetworkSite>>, y: Option<Id<NetworkSite>>| {
        (x, y) == (Some(a), Some(b)) || (x, y) == (Some(b), Some(a))
    };
    let direct = topology
        .intersite_policies
        .iter()
        .any(|(_, policy)| joins(policy.network_site_1.id(), policy.network_site_2.id()));
    if direct {
        let mut points = intersite_points(plan, a, b)?;
        let starts_here = plan.card(a)?.rect.expanded(1.0).contains(*points.first()?);
        if !starts_here {
            points.reverse();
        }
        return Some(points);
    }
    let mut points = stub_points(model, plan, a)?.to_vec();
    let (region_a, region_b) = (topology.get(a)?.region.id()?, topology.get(b)?.region.id()?);
    if region_a != region_b {
        let mut here = region_a;
        for link in link_between(model, region_a, region_b) {
            let link = topology.get(link)?;
            let (one, two) = (link.region_1.id()?, link.region_2.id()?);
            let next = if one == here { two } else { one };
            let mut line = link_points(plan, Some(one), Some(two))?;
            let rail = plan.region(here)?.rail.0.y;
            if line.first().is_some_and(|p| (p.y - rail).abs() > 1.0)
                && line.last().is_some_and(|p| (p.y - rail).abs() < 1.0)
            {
                line.reverse();
            }
            points.extend(line);
            here = next;
        }
    }
    let mut down = stub_points(model, plan, b)?.to_vec();
    down.reverse();
    points.extend(down);
    Some(points)
}

/// Turns slanting pieces into one horizontal and one vertical piece.
fn square(points: &[Point]) -> Vec<Point> {
    let mut squared: Vec<Point> = Vec::with_capacity(points.len() * 2);
    for point in points {
        if let Some(last) = squared.last().copied()
            && (last.x - point.x).abs() > 0.5
            && (last.y - point.y).abs() > 0.5
        {
            squared.push(Point::new(point.x, last.y));
        }
        squared.push(*point);
    }
    squared.dedup_by(|a, b| a.distance(*b) < 0.5);
    // Pieces that go on in the same direction are one.
    let mut line: Vec<Point> = Vec::with_capacity(squared.len());
    for point in squared {
        if let [.., before, last] = line.as_slice()
            && ((before.x - last.x).abs() < 0.5 && (last.x - point.x).abs() < 0.5
                || (before.y - last.y).abs() < 0.5 && (last.y - point.y).abs() < 0.5)
        {
            line.pop();
        }
        line.push(point);
    }
    line
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
        .map(|point| point + Vector::default())
        .collect()
}

fn arrow_head(points: &[Point], ink: Token, length: f32, drawing: &mut Drawing) {
    if let [.., before, tip] = points
        && let Some(along) = (*tip - *before).unit()
    {
        let back = *tip + along * -length;
        let side = along.right() * (length * 0.55);
        drawing.add(Layer::PathLanes, Polygon::new([*tip, back + side, back + -side], ink));
    }
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
