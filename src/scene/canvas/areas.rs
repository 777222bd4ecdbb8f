//! Placing the cards of network regions: those that a person placed stay, the others stand in rows, a rail between
//! each two of them.

use super::content::{CardContent, CardPlan};
use super::index::Index;
use super::room::Room;
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::size::space;
use crate::topology::{Id, Layout, NetworkRegion, NetworkSite, Place};
use std::collections::HashSet;
use std::sync::Arc;

/// From the upper edge of an area to its first card: the row with the name.
pub const HEAD: f32 = 34.0;
/// Room between two rows of cards, for the rail, gauges and trunks.
const STREET: f32 = 120.0;
/// From a single row of cards to its rail.
const RAIL_BESIDE: f32 = 63.0;
/// Least room that a rail between two rows needs.
const LEAST_STREET: f32 = 30.0;
/// Room below the cards for an intersite policy with its plate.
const INTERSITE: f32 = 44.0;
/// Room below the cards for an intersite policy with its plate above the card of a provider.
const PROVIDER: f32 = 92.0;
/// Width and height of the box of a folded region.
pub const BOX: (f32, f32) = (232.0, 132.0);
/// Where a line of regions breaks.
const LINE_WIDTH: f32 = 1_400.0;
/// Cards in one row of a region that has no more than twelve.
const ROW_CARDS: usize = 6;
/// Narrowest area.
const NARROWEST: f32 = 260.0;
/// How far an area may reach beyond its cards to the corner where a person put it.
const REACH: (f32, f32) = (80.0, 160.0);
/// Least room between a card that its name widens and its neighbour in the same region, or in another.
const APART: (f32, f32) = (space::LARGE, 2.0 * space::PANEL + space::LARGE);
/// How far the card of a provider stands inside the area, on whose border it is.
const INSIDE: f32 = 33.0;

/// The network sites of one region, or of none.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// The network region.
    pub region: Option<Id<NetworkRegion>>,
    /// Its network sites.
    pub cards: Vec<Arc<CardContent>>,
    /// Those that an intersite policy joins with another.
    pub joined: HashSet<Id<NetworkSite>>,
}

impl Group {
    /// A group without network sites.
    pub fn of(region: Option<Id<NetworkRegion>>) -> Self {
        Self { region, cards: Vec::new(), joined: HashSet::new() }
    }

    /// Lets all cards end at one height.
    pub fn level(&mut self) {
        let height = self.cards.iter().map(|card| card.common_height()).fold(0.0, f32::max);
        for card in &mut self.cards {
            if card.size().1 < height {
                *card = Arc::new(CardContent::clone(card).at_least(height));
            }
        }
    }
}

/// A rail: the core of a network region, to which the links of its network sites lead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rail {
    /// Its left end.
    pub left: Point,
    /// Its right end.
    pub right: Point,
}

/// A placed region, or the network sites without one.
#[derive(Debug)]
pub struct Area {
    /// The network region.
    pub region: Option<Id<NetworkRegion>>,
    /// Its area; none without a region.
    pub rect: Option<Rect>,
    /// Its rails.
    pub rails: Vec<Rail>,
    /// Its cards; while it is folded they are hidden, where they will stand again.
    pub cards: Vec<CardPlan>,
    /// Whether the box of the region stands in the place of its cards.
    pub folded: bool,
    /// What it takes unfolded: others stay where they are when it is folded.
    whole: Option<Rect>,
}

/// Places all groups, in their order: first those with anything that a person placed, then the others below them.
pub fn arrange(groups: &[Group], layout: &Layout) -> Vec<Area> {
    let place = |card: &CardContent| layout.place(card.id.into());
    let corner = |group: &Group| group.region.and_then(|id| layout.place(id.into())).map(at);
    let is_fixed =
        |group: &Group| corner(group).is_some() || group.cards.iter().any(|card| place(card).is_some());
    let placed = Placed::of(groups, layout);
    let fixed = groups.iter().flat_map(|group| group.cards.iter().map(|card| (group.region, card)));
    let fixed_rect = |(region, card): (_, &Arc<CardContent>)| {
        let corner = at(place(card)?);
        Some(card.placed_within(corner, placed.room(region, card, corner)).rect)
    };
    let taken = Room::around(fixed.filter_map(fixed_rect));
    let mut ground = Ground { layout, placed, taken, flow: Flow::default() };
    let mut areas: Vec<(usize, Area)> = Vec::with_capacity(groups.len());
    let (fixed, free): (Vec<_>, Vec<_>) = (0..).zip(groups).partition(|(_, group)| is_fixed(group));
    for (number, group) in fixed {
        areas.push((number, ground.area(group)));
    }
    let placed = areas.iter().flat_map(|(_, area)| area.cards.iter().map(|card| card.rect).chain(area.whole));
    ground.flow = Flow::below(placed.reduce(Rect::union));
    for (number, group) in free {
        let area = ground.area(group);
        let rects = area.cards.iter().map(|card| card.rect).chain(area.whole);
        if let Some(all) = rects.reduce(Rect::union) {
            ground.flow.pass(all);
        }
        areas.push((number, area));
    }
    areas.sort_by_key(|(number, _)| *number);
    areas.into_iter().map(|(_, area)| area).collect()
}

/// What is known while areas are placed.
struct Ground<'a> {
    layout: &'a Layout,
    placed: Placed,
    taken: Room,
    flow: Flow,
}

impl Ground<'_> {
    fn area(&mut self, group: &Group) -> Area {
        let corner = group.region.and_then(|id| self.layout.place(id.into())).map(at);
        let start = corner.unwrap_or(self.flow.at);
        let (providers, mut sites): (Vec<_>, Vec<_>) =
            group.cards.iter().cloned().partition(|card| card.provider);
        // Intersite policies run below the cards, so those that have one come last.
        sites.sort_by_key(|card| group.joined.contains(&card.id));
        let has_intersite = sites.iter().any(|card| group.joined.contains(&card.id));
        let mut cards = self.rows(group.region, sites, start);
        let rects: Vec<Rect> = cards.iter().map(|card| card.rect).collect();
        let inner = bounds(&rects).unwrap_or_else(|| {
            Rect::new(start.x + space::PANEL, start.y + HEAD, NARROWEST - 2.0 * space::PANEL, 24.0)
        });
        let min = upper_left(inner, corner);
        let rails = if group.region.is_some() { rails(&rects, inner, min) } else { Vec::new() };
        let lowest = rails.iter().map(|rail| rail.left.y + space::GROUP).fold(inner.max.y, f32::max);
        let is_free = |card: &Arc<CardContent>| self.layout.place(card.id.into()).is_none();
        let room = match (providers.iter().any(is_free), has_intersite) {
            (true, _) => PROVIDER,
            (false, true) => INTERSITE,
            (false, false) => space::PANEL,
        };
        let foot = (inner.max.y + room).max(lowest + space::PANEL);
        let rect = Rect { min, max: Point::new((inner.max.x + space::PANEL).max(min.x + NARROWEST), foot) };
        let given = group.region.and_then(|id| self.layout.size(id.into())).unwrap_or_default();
        let given = Rect::new(min.x, min.y, given.0 as f32, given.1 as f32);
        let rect = rect.union(given);
        if group.region.is_some() {
            self.taken.take(Rect { min: rect.min, max: Point::new(rect.max.x, rect.min.y + HEAD) });
        }
        cards.extend(self.on_border(group.region, providers, rect));
        rails.iter().for_each(|rail| self.taken.take(Rect { min: rail.left, max: rail.right }));
        let folded = group.region.is_some_and(|id| self.layout.is_folded(id.into()));
        let whole = group.region.map(|_| rect);
        if folded {
            let rect = Rect::new(rect.min.x, rect.min.y, BOX.0, BOX.1);
            let y = rect.max.y - space::PANEL;
            let (left, right) = (rect.min.x + space::GRID, rect.max.x - space::GRID);
            let rails = vec![Rail { left: Point::new(left, y), right: Point::new(right, y) }];
            return Area { region: group.region, rect: Some(rect), rails, cards, folded, whole };
        }
        Area { region: group.region, rect: whole, rails, cards, folded, whole }
    }

    /// Cards where they were placed, and the others in rows beside those, or from the start.
    fn rows(
        &mut self,
        region: Option<Id<NetworkRegion>>,
        cards: Vec<Arc<CardContent>>,
        start: Point,
    ) -> Vec<CardPlan> {
        let place = |card: &CardContent| self.layout.place(card.id.into());
        let (fixed, free): (Vec<_>, Vec<_>) = cards.into_iter().partition(|card| place(card).is_some());
        let fixed = fixed.into_iter().filter_map(|card| Some(((place(&card)?), card)));
        let within = |(place, card): (Place, Arc<CardContent>)| {
            card.placed_within(at(place), self.placed.room(region, &card, at(place)))
        };
        let mut placed: Vec<CardPlan> = fixed.map(within).collect();
        let rects: Vec<Rect> = placed.iter().map(|card| card.rect).collect();
        let start = match bounds(&rects) {
            Some(held) => Point::new(held.max.x + space::GRID, held.min.y),
            None => start + Vector::new(space::PANEL, HEAD),
        };
        let per_row = per_row(free.len());
        let (mut at, mut height, mut in_row) = (start, 0.0, 0);
        for card in free {
            if in_row == per_row {
                at = Point::new(start.x, at.y + height + STREET);
                (height, in_row) = (0.0, 0);
            }
            let (width, tall) = card.size();
            let rect = |at: Point| Rect::new(at.x, at.y, width, tall).expanded(space::MEDIUM);
            while !self.taken.is_free(rect(at)) {
                at.x += space::GRID;
            }
            let card = card.placed(at);
            self.taken.take(card.rect);
            at.x = card.rect.max.x + space::GRID;
            height = f32::max(height, tall);
            in_row += 1;
            placed.push(card);
        }
        placed
    }

    /// The cards of providers: where they were placed, else on the lower border of the area from the right.
    fn on_border(
        &mut self,
        region: Option<Id<NetworkRegion>>,
        cards: Vec<Arc<CardContent>>,
        area: Rect,
    ) -> Vec<CardPlan> {
        let mut placed = Vec::with_capacity(cards.len());
        for card in cards {
            if let Some(place) = self.layout.place(card.id.into()) {
                let room = self.placed.room(region, &card, at(place));
                placed.push(card.placed_within(at(place), room));
                continue;
            }
            let (width, height) = card.size();
            let right = area.max.x - space::GRID - width;
            let mut corner = Point::new(right, area.max.y - INSIDE);
            let rect = |at: Point| Rect::new(at.x, at.y, width, height).expanded(space::MEDIUM);
            while !self.taken.is_free(rect(corner)) {
                corner.x -= space::GRID;
                if corner.x < area.min.x + space::GRID {
                    corner = Point::new(right, corner.y + height);
                }
            }
            let card = card.placed(corner);
            self.taken.take(card.rect);
            placed.push(card);
        }
        placed
    }
}

/// The cards that a person placed, so wide as they are at least: a longer name widens none over its neighbour.
struct Placed {
    rects: Vec<(Option<Id<NetworkRegion>>, Rect)>,
    near: Index,
}

impl Placed {
    fn of(groups: &[Group], layout: &Layout) -> Self {
        let cards = groups.iter().flat_map(|group| group.cards.iter().map(|card| (group.region, card)));
        let rect = |(region, card): (_, &Arc<CardContent>)| {
            let corner = at(layout.place(card.id.into())?);
            Some((region, Rect::new(corner.x, corner.y, card.least(), card.size().1)))
        };
        let rects: Vec<_> = cards.filter_map(rect).collect();
        let near = Index::of(rects.iter().map(|(_, rect)| *rect));
        Self { rects, near }
    }

    /// The room that a card has to its right, before the next that a person placed.
    fn room(&self, region: Option<Id<NetworkRegion>>, card: &CardContent, corner: Point) -> f32 {
        let (width, height) = card.size();
        let reach = Rect::new(corner.x, corner.y, width + APART.1, height);
        let others = self.near.near(reach).into_iter().filter_map(|number| self.rects.get(number));
        let to_the_right = others.filter(|(_, other)| other.min.x > corner.x + card.least());
        let room = to_the_right.map(|(beside, other)| {
            other.min.x - corner.x - if *beside == region { APART.0 } else { APART.1 }
        });
        room.fold(f32::INFINITY, f32::min)
    }
}

/// Where the next region goes that nobody placed.
#[derive(Debug, Default)]
struct Flow {
    at: Point,
    left: f32,
    lowest: f32,
}

impl Flow {
    fn below(taken: Option<Rect>) -> Self {
        match taken {
            Some(all) => {
                let y = all.max.y + 4.0 * space::GRID;
                Self {
                    at: Point::new(all.min.x - space::PANEL, y),
                    left: all.min.x - space::PANEL,
                    lowest: y,
                }
            }
            None => Self::default(),
        }
    }

    fn pass(&mut self, rect: Rect) {
        self.lowest = self.lowest.max(rect.max.y);
        // Room for a region link and its plate.
        self.at.x = self.at.x.max(rect.max.x + 100.0);
        if self.at.x > self.left + LINE_WIDTH {
            self.at = Point::new(self.left, self.lowest + 3.0 * space::GRID);
        }
    }
}

fn at(place: Place) -> Point {
    Point::new(place.x as f32, place.y as f32)
}

fn bounds(rects: &[Rect]) -> Option<Rect> {
    rects.iter().copied().reduce(Rect::union)
}

/// Two rows up to twelve cards, then as many as make the area about twice as wide as high.
fn per_row(count: usize) -> usize {
    if count <= 2 * ROW_CARDS { count.div_ceil(2).max(1) } else { count.isqrt() + count.isqrt() / 4 + 1 }
}

/// The upper left corner of an area: above its cards, or where a person put it when that is not far.
fn upper_left(inner: Rect, corner: Option<Point>) -> Point {
    let own = inner.min - Vector::new(space::PANEL, HEAD);
    let near =
        |own: f32, asked: f32, reach: f32| if (own - reach..=own).contains(&asked) { asked } else { own };
    corner.map_or(own, |corner| Point::new(near(own.x, corner.x, REACH.0), near(own.y, corner.y, REACH.1)))
}

/// The rails of an area: one between each two rows of cards; one beside a single row, above it where the area leaves
/// room there.
fn rails(cards: &[Rect], inner: Rect, corner: Point) -> Vec<Rail> {
    let mut by_top = cards.to_vec();
    by_top.sort_by(|a, b| a.min.y.total_cmp(&b.min.y));
    let mut rows: Vec<(f32, f32)> = Vec::new();
    for card in by_top {
        match rows.last_mut().filter(|row| card.min.y < row.1 + LEAST_STREET) {
            Some(row) => row.1 = row.1.max(card.max.y),
            None => rows.push((card.min.y, card.max.y)),
        }
    }
    let heights: Vec<f32> = match rows.as_slice() {
        [] | [_] if inner.min.y - corner.y - HEAD >= RAIL_BESIDE => vec![inner.min.y - RAIL_BESIDE],
        [] | [_] => vec![inner.max.y + RAIL_BESIDE],
        // A last row without a partner shares the street above it.
        rows => rows
            .chunks(2)
            .enumerate()
            .filter_map(|(pair, chunk)| match chunk {
                [upper, lower] => Some(f32::midpoint(upper.1, lower.0)),
                [last] => rows.get((2 * pair).checked_sub(1)?).map(|before| f32::midpoint(before.1, last.0)),
                _ => None,
            })
            .collect(),
    };
    let (left, right) = (inner.min.x + space::GRID, inner.max.x - space::GRID);
    heights.into_iter().map(|y| Rail { left: Point::new(left, y), right: Point::new(right, y) }).collect()
}
