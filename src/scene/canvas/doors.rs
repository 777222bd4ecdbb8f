//! Where lines leave the tiles of cards: straight out of the card, on the sides where no text stands in the way.

use super::content::CardPlan;
use super::plan::Plan;
use super::state::TrunkState;
use super::streets::{self, CLEAR, Ground, LEAD, Port};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::topology::{AnyId, Id, Trunk};
use std::collections::HashMap;

/// From one of several lines at a tile to the next.
const APART: f32 = 13.0;
/// From one of two straight lines to the other: their badges stand one above the other.
const PARALLEL: f32 = 17.0;
/// Where lines stand on a side of a tile: in the middle, then beside it.
const MIDDLE_FIRST: [f32; 5] = [0.0, APART, -APART, APART / 2.0, -APART / 2.0];
/// Where trunks stand below a pool that lead to the left: the middle belongs to calls.
const LEFT_FIRST: [f32; 5] = [-12.0, -6.0, 0.0, 6.0, 12.0];
/// Where trunks stand below a pool that lead to the right.
const RIGHT_FIRST: [f32; 5] = [12.0, 6.0, 0.0, -6.0, -12.0];
/// Half of the width that a line needs to leave a card.
const HALF: f32 = 3.0;

/// How far outside a card the way of a call turns, so that media and signalling run beside it.
pub const BESIDE: f32 = 12.0;

/// The directions in which a tile is left.
const SIDES: [Vector; 4] =
    [Vector::new(-1.0, 0.0), Vector::new(1.0, 0.0), Vector::new(0.0, 1.0), Vector::new(0.0, -1.0)];

/// Which lines leave a tile at one point: those that share a lane, or one alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Lane {
    /// The trunks of a pool in one state; of several between the same two ends the first, the second...
    Shared(TrunkState, u16),
    /// A trunk at its gateway peer.
    Own(Id<Trunk>),
}

/// Where lines already leave tiles on each side, so that the next one stands beside them.
#[derive(Debug, Default)]
pub struct Doors(HashMap<(AnyId, usize), Vec<(Lane, f32)>>);

impl Doors {
    /// The ports of a tile for a line to somewhere, with their first corner so far outside the card; a side that a text
    /// or another tile closes has none.
    pub fn ports(&self, plan: &Plan, id: AnyId, lead: f32, line: Option<(Lane, Point)>) -> Vec<Port> {
        let Some(tile) = plan.tile(id) else { return Vec::new() };
        let card = plan.card_of(id);
        let rect = card.map_or(tile, |card| card.rect);
        let texts = card.map(CardPlan::texts).unwrap_or_default();
        let open = |port: &Port| {
            let strip = Rect::holding([port.at, port.lead]).unwrap_or(tile).expanded(HALF);
            !texts.iter().any(|text| *text != tile && text.expanded(-0.5).touches(strip))
        };
        let port = |out: Vector, moved: f32| {
            let at = border(tile, out) + Vector::new(out.y.abs(), out.x.abs()) * moved;
            let edge = border(rect, out);
            let border = if out.x == 0.0 { Point::new(at.x, edge.y) } else { Point::new(edge.x, at.y) };
            Port { at, lead: border + out * lead }
        };
        let free = |(side, out): (usize, Vector)| {
            let taken = self.0.get(&(id, side)).map(Vec::as_slice).unwrap_or_default();
            let own = line.and_then(|(lane, _)| taken.iter().find(|(other, _)| *other == lane));
            if let Some((_, moved)) = own {
                return Some(port(out, *moved)).filter(open);
            }
            let places = match line {
                Some((Lane::Shared(..), to)) if out.x == 0.0 && to.x < tile.centre().x => LEFT_FIRST,
                Some((Lane::Shared(..), _)) if out.x == 0.0 => RIGHT_FIRST,
                _ => MIDDLE_FIRST,
            };
            let unused = |moved: &f32| taken.iter().all(|(_, other)| (other - moved).abs() > 1.0);
            let mut unused =
                places.iter().copied().filter(unused).chain(places).map(|moved| port(out, moved));
            unused.find(open)
        };
        let ports: Vec<Port> = (0..).zip(SIDES).filter_map(free).collect();
        if ports.is_empty() { SIDES.map(|out| port(out, 0.0)).to_vec() } else { ports }
    }

    /// Remembers that a line leaves a tile from one of its ports.
    pub fn pass(&mut self, plan: &Plan, id: AnyId, lane: Lane, from: Option<&Point>) {
        let (Some(tile), Some(from)) = (plan.tile(id), from) else { return };
        let away = |out: Vector| {
            let at = border(tile, out);
            if out.x == 0.0 { (at.y - from.y).abs() } else { (at.x - from.x).abs() }
        };
        if let Some((side, out)) = (0..).zip(SIDES).find(|(_, out)| away(*out) < 0.5) {
            let at = border(tile, out);
            let moved = if out.x == 0.0 { from.x - at.x } else { from.y - at.y };
            self.0.entry((id, side)).or_default().push((lane, moved));
        }
    }
}

/// The middle of a side of a rectangle.
fn border(rect: Rect, out: Vector) -> Point {
    let half = Vector::new(rect.width() / 2.0 * out.x, rect.height() / 2.0 * out.y);
    rect.centre() + half
}

/// A straight line between two tiles of one row that nothing stands between: one of several, side by side.
pub fn straight(plan: &Plan, a: AnyId, b: AnyId, number: u16, of: u16) -> Option<Vec<Point>> {
    let (a, b) = (plan.tile(a)?, plan.tile(b)?);
    let (left, right) = if a.min.x <= b.min.x { (a, b) } else { (b, a) };
    let between = Rect { min: Point::new(left.max.x, left.min.y), max: Point::new(right.min.x, left.max.y) };
    let free = |tile: &Rect| *tile == a || *tile == b || !tile.expanded(-1.0).touches(between);
    let same_row = (left.min.y - right.min.y).abs() < 0.5 && left.max.x < right.min.x;
    if !same_row || !plan.cards_near(between).flat_map(|card| &card.slots).all(|slot| free(&slot.tile)) {
        return None;
    }
    let moved = (f32::from(number) - f32::from(of.saturating_sub(1)) / 2.0) * PARALLEL;
    let y = left.centre().y + moved.clamp(-APART, APART);
    let (from, to) = if a == left { (left.max.x, right.min.x) } else { (right.min.x, left.max.x) };
    Some(vec![Point::new(from, y), Point::new(to, y)])
}

/// What lines go around near an area: cards, the heads of areas, and the plates that are given; the cards first.
pub fn walls(plan: &Plan, plates: &[Rect], reach: Rect) -> (Vec<Rect>, usize) {
    let near = |walls: &mut dyn Iterator<Item = Rect>| -> Vec<Rect> {
        walls.map(|wall| wall.expanded(CLEAR)).filter(|wall| wall.touches(reach)).collect()
    };
    let mut walls = near(&mut plan.cards_near(reach.expanded(CLEAR)).map(|card| card.rect));
    let cards = walls.len();
    walls.extend(near(&mut plan.heads()));
    let plates = plates.iter().map(|plate| plate.expanded(1.0)).filter(|plate| plate.touches(reach));
    walls.extend(plates);
    (walls, cards)
}

/// The way from the end of a network site's link, or any point on the border of a card, to a tile.
pub fn approach(plan: &Plan, from: Port, id: AnyId) -> Option<Vec<Point>> {
    let tile = plan.tile(id)?;
    let reach = Rect::holding([from.at])?.union(tile).expanded(streets::REACH);
    let (walls, _) = walls(plan, &[], reach);
    // With room for both of its lines on either side, else close to the cards.
    [BESIDE, LEAD].into_iter().find_map(|lead| {
        let walls: Vec<Rect> = walls.iter().map(|wall| wall.expanded((lead - CLEAR) / 2.0)).collect();
        let ground = Ground {
            walls: &walls,
            guides: &[],
            lines: &[],
            friends: &[],
            lanes: &[LEAD],
            most: streets::MOST,
        };
        streets::way(&[from], &Doors::default().ports(plan, id, lead, None), ground)
    })
}
