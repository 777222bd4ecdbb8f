//! Where everything stands: what a person placed stays, the rest is laid out in rows.

use super::areas::{self, Area, Rail};
use super::content::{CardPlan, TILE};
use super::contents::Contents;
use super::index::Index;
use super::members::{MediaPort, Member};
use super::slots::{Lean, Slot};
use crate::scene::geometry::{Point, Rect};
use crate::scene::measure::Measure;
use crate::scene::size::space;
use crate::scene::text::Across;
use crate::topology::{AnyId, Id, Layout, Model, NetworkRegion, NetworkSite, Place, RefExt};
use std::collections::HashMap;
use std::sync::Arc;

/// Where a line of tiles in no network site breaks.
const LINE_WIDTH: f32 = 1_400.0;
/// From one such tile to the next.
const STRAY_STEP: (f32, f32) = (100.0, 56.0);

/// The area of a network region.
#[derive(Debug, Clone, PartialEq)]
pub struct RegionPlan {
    /// The network region.
    pub id: Id<NetworkRegion>,
    /// Its area.
    pub rect: Rect,
    /// Its rails from top to bottom, at least one; further ones are joined to the first at the left.
    pub rails: Vec<Rail>,
    /// Whether it is folded: its area is a box in which no card is shown.
    pub folded: bool,
}

/// Where everything stands on the canvas.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// The areas.
    pub regions: Vec<RegionPlan>,
    /// The cards.
    pub cards: Vec<CardPlan>,
    /// Members whose address lies in no network site.
    pub stray: Vec<(Member, Slot)>,
    by_network_site: HashMap<Id<NetworkSite>, usize>,
    by_region: HashMap<Id<NetworkRegion>, usize>,
    /// The cards of folded regions: where they will stand again, and the region.
    hidden: HashMap<Id<NetworkSite>, (Rect, usize)>,
    slots: HashMap<AnyId, (Slot, Option<usize>)>,
    /// Where the media of gateway peers ends that stand on another card.
    ghosts: HashMap<AnyId, (Slot, Option<usize>)>,
    /// The same plan with these in place of their tiles.
    media: Option<Arc<Self>>,
    index: Index,
}

impl Plan {
    /// Lays a topology out.
    pub fn of(model: &Model, layout: &Layout, measure: &dyn Measure) -> Self {
        Self::arranged(&Contents::of(model, measure), model, layout)
    }

    /// Lays out what cards show, which depends on the topology alone.
    pub(super) fn arranged(contents: &Contents, model: &Model, layout: &Layout) -> Self {
        let mut plan = Self::default();
        for area in areas::arrange(&contents.groups, layout) {
            plan.add(area);
        }
        plan.add_stray(contents.stray.clone());
        plan.lean(model);
        plan.index = Index::of(plan.cards.iter().map(|card| card.rect));
        if !plan.ghosts.is_empty() {
            let mut media = plan.clone();
            media.slots.extend(&plan.ghosts);
            plan.media = Some(Arc::new(media));
        }
        plan
    }

    /// The plan as media sees it: what has a ghost port on another card stands there.
    pub fn of_media(&self) -> &Self {
        self.media.as_deref().unwrap_or(self)
    }

    /// The ghost ports that stand, with the card of each.
    pub fn ghosts(&self) -> impl Iterator<Item = (AnyId, Rect, &CardPlan)> {
        let card = |place: &Option<usize>| self.cards.get((*place)?);
        let mut all: Vec<_> = self
            .ghosts
            .iter()
            .filter_map(|(id, (slot, place))| Some((*id, slot.tile, card(place)?)))
            .collect();
        all.sort_by_key(|(id, _, _)| *id);
        all.into_iter()
    }

    /// The card of a network site.
    pub fn card(&self, id: Id<NetworkSite>) -> Option<&CardPlan> {
        self.cards.get(*self.by_network_site.get(&id)?)
    }

    /// Where a network site is to be seen: its card, or the box of its folded region.
    pub fn home(&self, id: Id<NetworkSite>) -> Option<Rect> {
        let folded = || self.regions.get(self.hidden.get(&id)?.1).map(|region| region.rect);
        self.card(id).map(|card| card.rect).or_else(folded)
    }

    /// Where the way of a call goes on from a network site that is hidden in a folded region.
    pub fn folded_end(&self, id: Id<NetworkSite>) -> Option<Point> {
        let rail = self.regions.get(self.hidden.get(&id)?.1)?.rails.first()?;
        Some(rail.left.towards(rail.right, 0.5))
    }

    /// The area of a network region.
    pub fn region(&self, id: Id<NetworkRegion>) -> Option<&RegionPlan> {
        self.regions.get(*self.by_region.get(&id)?)
    }

    /// The tile of a pool, an appliance or a gateway peer.
    pub fn tile(&self, id: AnyId) -> Option<Rect> {
        self.slots.get(&id).map(|(slot, _)| slot.tile)
    }

    /// The card on which a pool, an appliance or a gateway peer stands.
    pub fn card_of(&self, id: AnyId) -> Option<&CardPlan> {
        self.cards.get(self.slots.get(&id)?.1?)
    }

    /// The cards that touch a rectangle, in their order.
    pub fn cards_near(&self, rect: Rect) -> impl DoubleEndedIterator<Item = &CardPlan> {
        self.index.near(rect).into_iter().filter_map(|number| self.cards.get(number))
    }

    /// The card under a point.
    pub fn card_at(&self, point: Point) -> Option<&CardPlan> {
        self.cards_near(Rect { min: point, max: point }).next_back()
    }

    /// The area under a point.
    pub fn region_at(&self, point: Point) -> Option<&RegionPlan> {
        self.regions.iter().rev().find(|region| region.rect.contains(point))
    }

    /// The rectangle that holds every area, card and tile; `None` for an empty canvas.
    pub fn bounds(&self) -> Option<Rect> {
        let rects = self.regions.iter().map(|r| r.rect).chain(self.cards.iter().map(|c| c.rect));
        rects.chain(self.stray.iter().map(|(_, slot)| slot.tile.union(slot.name))).reduce(Rect::union)
    }

    /// Where a network site and a network region stand, for an edit that keeps them there.
    pub fn place(&self, id: AnyId) -> Option<Place> {
        let rect = match (id.typed::<NetworkSite>(), id.typed::<NetworkRegion>()) {
            (Some(id), _) => {
                let hidden = || self.hidden.get(&id).map(|(rect, _)| *rect);
                self.card(id).map(|card| card.rect).or_else(hidden)?
            }
            (_, Some(id)) => self.region(id)?.rect,
            _ => return None,
        };
        Some(Place { x: rect.min.x.round() as i32, y: rect.min.y.round() as i32 })
    }

    fn add(&mut self, area: Area) {
        let shown = if area.folded { Vec::new() } else { area.cards.clone() };
        if let (true, Some(tile)) = (area.folded, area.rect) {
            let at = Rect { min: tile.centre(), max: tile.centre() };
            let slot = Slot { tile, name: at, align: Across::Middle };
            for card in &area.cards {
                self.hidden.insert(card.content.id, (card.rect, self.regions.len()));
                let members = card.content.members.iter().filter(|member| member.port != MediaPort::Ghost);
                self.slots.extend(members.map(|member| (member.id, (slot, None))));
            }
        }
        for card in shown {
            let place = self.cards.len();
            self.by_network_site.insert(card.content.id, place);
            let slots = card.content.members.iter().zip(&card.slots);
            for (member, slot) in slots {
                let ghost = member.port == MediaPort::Ghost;
                let map = if ghost { &mut self.ghosts } else { &mut self.slots };
                map.insert(member.id, (*slot, Some(place)));
            }
            self.cards.push(card);
        }
        if let (Some(id), Some(rect)) = (area.region, area.rect) {
            self.by_region.insert(id, self.regions.len());
            self.regions.push(RegionPlan { id, rect, rails: area.rails, folded: area.folded });
        }
    }

    /// Moves gateway peers that stand alone to the side from which their trunk comes.
    fn lean(&mut self, model: &Model) {
        for (_, trunk) in model.topology().trunks.iter() {
            let Some((pool, gateway)) = trunk.pool.id().map(AnyId::from).zip(trunk.gateway.id()) else {
                continue;
            };
            let Some((pool, (_, Some(place)))) = self.tile(pool).zip(self.slots.get(&gateway.into())) else {
                continue;
            };
            let Some(card) = self.cards.get_mut(*place) else { continue };
            let beside = pool.max.y > card.rect.min.y && pool.min.y < card.rect.max.y;
            if let [member] = card.content.members.as_slice()
                && !beside
                && pool.centre().x > card.rect.max.x
            {
                let (id, place) = (member.id, *place);
                card.lean(Lean::Right);
                if let Some(slot) = card.slots.first() {
                    self.slots.insert(id, (*slot, Some(place)));
                }
            }
        }
    }

    /// Puts what stands in no network site in rows below everything else.
    fn add_stray(&mut self, members: Vec<Member>) {
        let rects = self.regions.iter().map(|r| r.rect).chain(self.cards.iter().map(|c| c.rect));
        let all = rects.reduce(Rect::union);
        let start = all.map_or(Point::new(20.0, 40.0), |all| Point::new(all.min.x, all.max.y + 48.0));
        let mut at = Point::new(start.x, start.y + 24.0);
        for member in members {
            let name = Rect::new(at.x, at.y, STRAY_STEP.0 - space::MEDIUM, 13.0);
            let tile = Rect::new(name.centre().x - TILE.0 / 2.0, name.max.y + 1.0, TILE.0, TILE.1);
            let slot = Slot { tile, name, align: Across::Middle };
            self.slots.insert(member.id, (slot, None));
            self.stray.push((member, slot));
            at.x += STRAY_STEP.0;
            if at.x > start.x + LINE_WIDTH {
                at = Point::new(start.x, at.y + STRAY_STEP.1);
            }
        }
    }

    /// What lines and plates keep off beside cards: the heads of areas, the boxes of folded ones, and tiles in no network site.
    pub fn heads(&self) -> impl Iterator<Item = Rect> + '_ {
        let heads = self.regions.iter().map(|region| Rect {
            min: region.rect.min,
            max: if region.folded {
                region.rect.max
            } else {
                Point::new(region.rect.max.x, region.rect.min.y + areas::HEAD - space::TIGHT)
            },
        });
        heads.chain(self.stray.iter().flat_map(|(_, slot)| [slot.tile, slot.name]))
    }
}
