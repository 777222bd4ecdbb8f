//! Where the lines of a call run: over the pipes beside their middle, along trunks, and at home along the border of the
//! card.

use super::{Stop, Way};
use crate::scene::canvas::doors;
use crate::scene::canvas::picture::Standing;
use crate::scene::canvas::pipes::{self, Pipe};
use crate::scene::canvas::plan::Plan;
use crate::scene::canvas::streets::{self, Ground, Port};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::topology::{AnyId, Model, RefExt};

/// How far media and signalling stand beside the middle of a pipe.
const LANE: f32 = 6.0;
/// From a lane to the third one, where media comes back over a pipe that it went out by.
const THIRD: f32 = 12.0;
/// How much farther from a trunk media and signalling run that follow it.
const BESIDE_TRUNK: f32 = 1.7;
/// How far above or below a card the line of its own caller turns; beside it, it runs on the border, inside the trunks.
const HUG: f32 = 6.0;
/// How far from the middle both ends of a call stand that stays in one network site.
const NEIGHBOUR: f32 = 26.0;

/// The line of media from each stop to the next.
pub fn media(model: &Model, stands: &Standing<'_>, way: &Way) -> Vec<Vec<Point>> {
    // Media ends at the ghost port of a peer whose media address lies elsewhere.
    let stands = &Standing { plan: stands.plan.of_media(), ..*stands };
    let hops = way.media.iter().zip(way.media.iter().skip(1));
    hops.enumerate()
        .map(|(hop, (from, to))| {
            let Some(leg) = leg(model, stands, from, to) else { return Vec::new() };
            let line = leg.in_lane(-LANE);
            if way.comes_back(hop) { ending_as(leg.in_lane(-LANE - THIRD), &line) } else { line }
        })
        .collect()
}

/// A line whose last piece lies where that of another lies, which goes the same way in another lane: the third lane is
/// too far out to end at a tile.
fn ending_as(mut line: Vec<Point>, other: &[Point]) -> Vec<Point> {
    if let ([.., turn, end], Some(to)) = (line.as_mut_slice(), other.last()) {
        if (turn.y - end.y).abs() < 0.5 {
            turn.y = to.y;
        } else {
            turn.x = to.x;
        }
        *end = *to;
    }
    line
}

/// The line of signalling.
pub fn signalling(model: &Model, stands: &Standing<'_>, way: &Way) -> Vec<Point> {
    let hops = way.signalling.iter().zip(way.signalling.iter().skip(1));
    joined(hops.filter_map(|(from, to)| {
        if let Some(along) = along_trunk(model, stands, from, to) {
            // On that side of the trunk where fewer cards are.
            let sides = [LANE, -LANE].map(|lane| along.in_lane(lane));
            return sides.into_iter().min_by_key(|line| on_cards(stands.plan, line));
        }
        Some(leg(model, stands, from, to)?.in_lane(LANE))
    }))
}

/// How much of a line lies on cards, canvas units.
fn on_cards(plan: &Plan, line: &[Point]) -> u32 {
    let pieces = line.iter().zip(line.iter().skip(1)).filter_map(|(a, b)| Rect::holding([*a, *b]));
    let over = |piece: Rect| {
        let cards = plan.cards_near(piece);
        let shared = cards.map(|card| {
            let wide = piece.max.x.min(card.rect.max.x) - piece.min.x.max(card.rect.min.x);
            let high = piece.max.y.min(card.rect.max.y) - piece.min.y.max(card.rect.min.y);
            if wide < 0.0 || high < 0.0 { 0.0 } else { wide + high }
        });
        shared.sum::<f32>()
    };
    // `as` keeps within the range; no line is so long.
    pieces.map(over).sum::<f32>() as u32
}

/// Several lines as one.
pub fn joined(lines: impl IntoIterator<Item = Vec<Point>>) -> Vec<Point> {
    let mut line: Vec<Point> = lines.into_iter().flatten().collect();
    line.dedup_by(|a, b| a.distance(*b) < 0.5);
    line
}

/// Where the pin of the caller stands: where the way out of the network site begins.
pub fn caller(model: &Model, stands: &Standing<'_>, way: &Way) -> Option<Point> {
    let [from, to, ..] = way.media.as_slice() else { return None };
    client(stands, from)?;
    leg(model, stands, from, to)?.points.first().copied()
}

/// How far along its line media comes that a link refused.
pub fn refused_after(pipes: &[Pipe], way: &Way, media: &[Point]) -> Option<f32> {
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

/// The way from one stop to the next, and how much wider its lanes are apart; 0 where there are none.
struct Leg {
    points: Vec<Point>,
    wider: f32,
}

impl Leg {
    fn new(points: Vec<Point>) -> Self {
        Self { points, wider: 1.0 }
    }

    fn in_lane(&self, lane: f32) -> Vec<Point> {
        beside(&streets::corners(&self.points), lane * self.wider)
    }

    fn reversed(mut self) -> Self {
        self.points.reverse();
        self
    }
}

/// The way from one stop to the next.
fn leg(model: &Model, stands: &Standing<'_>, from: &Stop, to: &Stop) -> Option<Leg> {
    let plan = stands.plan;
    let (start, end) = (place(stands, from)?, place(stands, to)?);
    let Some(across) = across(model, stands, from, to) else {
        if let Some(home) = at_home(stands, from, to) {
            return Some(home);
        }
        let direct = from.member.zip(to.member).and_then(|(a, b)| doors::straight(plan, a, b, 0, 1));
        if let Some(direct) = direct {
            // Beside a trunk both leave room for its badge.
            let (a, b) = (direct.first()?.distance(start), direct.last()?.distance(start));
            let leg = Leg { points: direct, wider: BESIDE_TRUNK };
            return Some(if a <= b { leg } else { leg.reversed() });
        }
        let around = match (from.member, to.member) {
            (None, Some(member)) => doors::approach(plan, outwards(plan, from, start), member),
            (Some(member), None) => doors::approach(plan, outwards(plan, to, end), member)
                .map(|way| way.into_iter().rev().collect()),
            _ => between_cards(plan, outwards(plan, from, start), outwards(plan, to, end)),
        };
        return Some(Leg::new(around.unwrap_or_else(|| vec![start, end])));
    };
    let mut way: Vec<Point> =
        arrival(plan, from, &across).map_or_else(Vec::new, |way| way.into_iter().rev().collect());
    let back: Vec<Point> = across.iter().rev().copied().collect();
    way.extend(across);
    // A client is where the pipes end, on whichever side of the card that is.
    let unreached = || if to.member.is_some() { vec![end] } else { Vec::new() };
    way.extend(arrival(plan, to, &back).unwrap_or_else(unreached));
    Some(Leg::new(way))
}

/// The line of the trunk between a pool and a gateway peer, in the direction of travel: signalling follows it.
fn along_trunk(model: &Model, stands: &Standing<'_>, from: &Stop, to: &Stop) -> Option<Leg> {
    let ends = [from.member?, to.member?];
    let trunk = stands.trunks.iter().find(|plan| {
        let trunk = model.topology().get(plan.id);
        let pool = trunk.and_then(|trunk| trunk.pool.id()).map(AnyId::from);
        let gateway = trunk.and_then(|trunk| trunk.gateway.id()).map(AnyId::from);
        [pool, gateway].into_iter().flatten().all(|end| ends.contains(&end))
            && pool.is_some()
            && pool != gateway
    })?;
    let start = stands.plan.tile(ends[0])?.centre();
    let leg = Leg { points: trunk.points.clone(), wider: BESIDE_TRUNK };
    let (first, last) = (leg.points.first()?.distance(start), leg.points.last()?.distance(start));
    Some(if first <= last { leg } else { leg.reversed() })
}

/// The way within one network site that begins or ends at a client: along the border of the card, then into the tile.
fn at_home(stands: &Standing<'_>, from: &Stop, to: &Stop) -> Option<Leg> {
    let site = from.network_site.filter(|site| to.network_site == Some(*site))?;
    let card = stands.plan.card(site)?;
    let border = client(stands, &Stop { member: None, network_site: Some(site) })?;
    let member = match (from.member, to.member) {
        (None, None) => {
            let aside = Vector::new(NEIGHBOUR, 0.0);
            return Some(Leg { points: vec![border + -aside, border + aside], wider: 0.0 });
        }
        (Some(_), Some(_)) => return None,
        (member, other) => member.or(other)?,
    };
    let tile = stands.plan.tile(member).filter(|tile| card.rect.contains(tile.centre()))?;
    let open = |strip: Rect| {
        let strip = strip.expanded(LANE / 2.0);
        !card.texts().iter().any(|text| *text != tile && text.expanded(-1.0).touches(strip))
    };
    let middle = tile.centre();
    let below = |y: f32, edge: f32| -> Option<Vec<Point>> {
        let strip = Rect::holding([Point::new(middle.x, edge), Point::new(middle.x, y)])?;
        let turns = [border, Point::new(border.x, y), Point::new(middle.x, y), Point::new(middle.x, edge)];
        open(strip).then(|| turns.to_vec())
    };
    let beside = |x: f32, edge: f32, y: f32| -> Option<Vec<Point>> {
        let strip = Rect::holding([Point::new(edge, middle.y), Point::new(x, middle.y)])?;
        let turns = [
            border,
            Point::new(border.x, y),
            Point::new(x, y),
            Point::new(x, middle.y),
            Point::new(edge, middle.y),
        ];
        open(strip).then(|| turns.to_vec())
    };
    let Rect { min, max } = card.rect;
    let at_top = (border.y - min.y).abs() < 1.0;
    let y = if at_top { min.y - HUG } else { max.y + HUG };
    let straight = if at_top { below(y, tile.min.y) } else { below(y, tile.max.y) };
    let left = || beside(min.x, tile.min.x, y);
    let right = || beside(max.x, tile.max.x, y);
    let sides =
        || if middle.x < card.rect.centre().x { left().or_else(right) } else { right().or_else(left) };
    let leg = Leg { points: straight.or_else(sides)?, wider: 0.0 };
    Some(if from.member.is_none() { leg } else { leg.reversed() })
}

/// The pipes between two stops; `None` within one network site, where no link is crossed (domain.md 3.3), and where no way
/// is known.
fn across(model: &Model, stands: &Standing<'_>, from: &Stop, to: &Stop) -> Option<Vec<Point>> {
    match (from.network_site, to.network_site) {
        (Some(a), Some(b)) if a != b => pipes::between(model, stands.plan, stands.pipes, a, b),
        _ => None,
    }
}

/// Where the pin of a caller stands: on the border of the card that holds the address, where its link begins.
fn client(stands: &Standing<'_>, stop: &Stop) -> Option<Point> {
    if stop.member.is_some() {
        return None;
    }
    let id = stop.network_site?;
    if let Some(end) = stands.plan.folded_end(id) {
        return Some(end);
    }
    let card = stands.plan.card(id)?.rect;
    let stub = stands.pipes.iter().find(|pipe| pipe.id == id.into());
    let stub = stub.and_then(|pipe| pipe.points.first().copied());
    Some(stub.unwrap_or(Point::new(card.centre().x, card.max.y)))
}

fn place(stands: &Standing<'_>, stop: &Stop) -> Option<Point> {
    match stop.member {
        Some(member) => stands.plan.tile(member).map(Rect::centre),
        None => client(stands, stop),
    }
}

/// The way from the end of a link at a card to a stop on that card; nothing for a caller, who is at that end.
fn arrival(plan: &Plan, stop: &Stop, link: &[Point]) -> Option<Vec<Point>> {
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

/// The way between the borders of two cards that no pipe joins, around the cards.
fn between_cards(plan: &Plan, from: Port, to: Port) -> Option<Vec<Point>> {
    let reach = Rect::holding([from.at, to.at])?.expanded(streets::REACH);
    let (walls, _) = doors::walls(plan, &[], reach);
    let lanes = [streets::LEAD];
    let ground =
        Ground { walls: &walls, guides: &[], lines: &[], friends: &[], lanes: &lanes, most: streets::MOST };
    streets::way(&[from], &[to], ground)
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
