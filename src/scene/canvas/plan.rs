//! Where everything stands: what a person placed stays, the rest is laid out in rows.

use super::content::{CardContent, CardPlan};
use super::members::{self, Member};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::measure::Measure;
use crate::scene::size::space;
use crate::topology::{AnyId, Id, Layout, Model, NetworkRegion, NetworkSite, Place, RefExt};
use std::collections::HashMap;

/// Height of the row with the name of a region.
pub const REGION_HEAD: f32 = 34.0;
/// Room between the rows of cards, for the rail, gauges and trunks.
const STREET: f32 = 112.0;
/// From the last row of cards to a rail that lies below all of them.
const RAIL_BELOW: f32 = 44.0;
/// Where a line of regions breaks.
const LINE_WIDTH: f32 = 1_400.0;
/// Cards in one row of a region.
const ROW_CARDS: usize = 6;

/// The area of a network region.
#[derive(Debug, Clone, PartialEq)]
pub struct RegionPlan {
    /// The network region.
    pub id: Id<NetworkRegion>,
    /// Its area.
    pub rect: Rect,
    /// Its rail, from left to right.
    pub rail: (Point, Point),
}

/// Where everything stands on the canvas.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// The areas.
    pub regions: Vec<RegionPlan>,
    /// The cards.
    pub cards: Vec<CardPlan>,
    /// Members whose address lies in no network site, with their tiles.
    pub stray: Vec<(Member, Rect)>,
    by_network_site: HashMap<Id<NetworkSite>, usize>,
    by_region: HashMap<Id<NetworkRegion>, usize>,
    tiles: HashMap<AnyId, Rect>,
}

impl Plan {
    /// Lays a topology out.
    pub fn of(model: &Model, layout: &Layout, measure: &dyn Measure) -> Self {
        let topology = model.topology();
        let mut members = members::by_network_site(model);
        let mut by_region: HashMap<Option<Id<NetworkRegion>>, Vec<CardContent>> = HashMap::new();
        for (id, network_site) in topology.network_sites.iter() {
            let content = CardContent::of(model, id, members.remove(&Some(id)).unwrap_or_default());
            by_region.entry(network_site.region.id()).or_default().extend(content);
        }
        let mut plan = Self::default();
        let mut flow = Flow::default();
        for (id, _) in topology.network_regions.iter() {
            let cards = by_region.remove(&Some(id)).unwrap_or_default();
            plan.add_region(Some(id), cards, layout, measure, &mut flow);
        }
        if let Some(cards) = by_region.remove(&None) {
            plan.add_region(None, cards, layout, measure, &mut flow);
        }
        plan.add_stray(members.remove(&None).unwrap_or_default());
        plan.tiles.extend(plan.cards.iter().flat_map(|card| {
            card.content
                .members
                .iter()
                .zip(&card.tiles)
                .map(|(member, tile)| (member.id, *tile))
                .collect::<Vec<_>>()
        }));
        plan.tiles.extend(plan.stray.iter().map(|(member, tile)| (member.id, *tile)));
        plan
    }

    /// The card of a network site.
    pub fn card(&self, id: Id<NetworkSite>) -> Option<&CardPlan> {
        self.cards.get(*self.by_network_site.get(&id)?)
    }

    /// The area of a network region.
    pub fn region(&self, id: Id<NetworkRegion>) -> Option<&RegionPlan> {
        self.regions.get(*self.by_region.get(&id)?)
    }

    /// The tile of a pool, an appliance or a gateway peer.
    pub fn tile(&self, id: AnyId) -> Option<Rect> {
        self.tiles.get(&id).copied()
    }

    /// The card under a point.
    pub fn card_at(&self, point: Point) -> Option<&CardPlan> {
        self.cards.iter().rev().find(|card| card.rect.contains(point))
    }

    /// The area under a point.
    pub fn region_at(&self, point: Point) -> Option<&RegionPlan> {
        self.regions.iter().rev().find(|region| region.rect.contains(point))
    }

    /// Where a network site and a network region stand, for an edit that keeps them there.
    pub fn place(&self, id: AnyId) -> Option<Place> {
        let rect = match (id.typed::<NetworkSite>(), id.typed::<NetworkRegion>()) {
            (Some(id), _) => self.card(id)?.rect,
            (_, Some(id)) => self.region(id)?.rect,
            _ => return None,
        };
        Some(Place { x: rect.min.x.round() as i32, y: rect.min.y.round() as i32 })
    }

    fn add_region(
        &mut self,
        id: Option<Id<NetworkRegion>>,
        cards: Vec<CardContent>,
        layout: &Layout,
        measure: &dyn Measure,
        flow: &mut Flow,
    ) {
        let placed = place_cards(id, cards, layout, measure, flow);
        let corner = id.and_then(|id| layout.place(id.into())).map_or(flow.at, at_place);
        let rects: Vec<Rect> = placed.iter().map(|card| card.rect).collect();
        let (y, cards) = match bounds(&rects) {
            Some(bounds) => (rail_height(&rects), bounds),
            None => (corner.y + 100.0, Rect::new(corner.x + 14.0, corner.y + REGION_HEAD, 240.0, 100.0)),
        };
        let held =
            cards.union(Rect { min: Point::new(cards.min.x, y), max: Point::new(cards.max.x, y + 16.0) });
        let rect = Rect {
            min: held.min - Vector::new(space::PANEL, REGION_HEAD + space::TIGHT),
            max: held.max + Vector::new(space::PANEL, space::PANEL),
        };
        for card in placed {
            self.by_network_site.insert(card.content.id, self.cards.len());
            self.cards.push(card);
        }
        if let Some(id) = id {
            let rail = (Point::new(cards.min.x + space::GRID, y), Point::new(cards.max.x - space::GRID, y));
            self.by_region.insert(id, self.regions.len());
            self.regions.push(RegionPlan { id, rect, rail });
        }
        flow.pass(rect);
    }

    fn add_stray(&mut self, members: Vec<Member>) {
        let rects: Vec<Rect> =
            self.regions.iter().map(|r| r.rect).chain(self.cards.iter().map(|c| c.rect)).collect();
        let below =
            bounds(&rects).map_or(Point::new(20.0, 40.0), |all| Point::new(all.min.x, all.max.y + 48.0));
        let mut x = below.x + space::PANEL;
        for member in members {
            self.stray
                .push((member, Rect::new(x, below.y + 24.0, super::content::TILE.0, super::content::TILE.1)));
            x += 90.0;
        }
    }
}

/// Where the next region goes that nobody placed.
#[derive(Debug, Default)]
struct Flow {
    at: Point,
    lowest: f32,
}

impl Flow {
    fn pass(&mut self, rect: Rect) {
        self.lowest = self.lowest.max(rect.max.y);
        self.at.x = self.at.x.max(rect.max.x + 2.0 * space::GRID);
        if self.at.x > LINE_WIDTH {
            self.at = Point::new(0.0, self.lowest + 2.0 * space::GRID);
        }
    }
}

fn at_place(place: Place) -> Point {
    Point::new(place.x as f32, place.y as f32)
}

fn bounds(rects: &[Rect]) -> Option<Rect> {
    rects.iter().copied().reduce(Rect::union)
}

/// Places the cards of one region: those with a place there, the others in two rows beside them.
fn place_cards(
    region: Option<Id<NetworkRegion>>,
    cards: Vec<CardContent>,
    layout: &Layout,
    measure: &dyn Measure,
    flow: &Flow,
) -> Vec<CardPlan> {
    let (fixed, free): (Vec<_>, Vec<_>) =
        cards.into_iter().partition(|card| layout.place(card.id.into()).is_some());
    let mut placed: Vec<CardPlan> = fixed
        .into_iter()
        .filter_map(|card| {
            let place = layout.place(card.id.into())?;
            Some(card.placed(at_place(place), measure))
        })
        .collect();
    let rects: Vec<Rect> = placed.iter().map(|card| card.rect).collect();
    let corner = region.and_then(|id| layout.place(id.into())).map(at_place);
    let start = match (bounds(&rects), corner) {
        (Some(taken), _) => Point::new(taken.max.x + space::GRID, taken.min.y),
        (None, Some(corner)) => corner + Vector::new(space::PANEL, REGION_HEAD + space::TIGHT),
        (None, None) => flow.at + Vector::new(space::PANEL, REGION_HEAD + space::TIGHT),
    };
    let per_row = free.len().div_ceil(2).clamp(1, ROW_CARDS);
    let mut at = start;
    let mut row_height: f32 = 0.0;
    for (number, card) in free.into_iter().enumerate() {
        if number > 0 && number.is_multiple_of(per_row) {
            at = Point::new(start.x, at.y + row_height + STREET);
            row_height = 0.0;
        }
        let card = card.placed(at, measure);
        at.x = card.rect.max.x + space::GRID;
        row_height = row_height.max(card.rect.height());
        placed.push(card);
    }
    placed
}

/// The height of the rail: in the widest gap between the rows of cards, or below a single row.
fn rail_height(rects: &[Rect]) -> f32 {
    let mut by_top: Vec<Rect> = rects.to_vec();
    by_top.sort_by(|a, b| a.min.y.total_cmp(&b.min.y));
    let mut lowest = f32::MIN;
    let mut best: Option<(f32, f32)> = None;
    for rect in &by_top {
        let gap = rect.min.y - lowest;
        if lowest > f32::MIN && gap > 30.0 && best.is_none_or(|(widest, _)| gap > widest) {
            best = Some((gap, lowest + gap / 2.0));
        }
        lowest = lowest.max(rect.max.y);
    }
    best.map_or(lowest + RAIL_BELOW, |(_, y)| y)
}
