//! The order in which the keyboard walks over the canvas, and what lies next to what.

use crate::scene::canvas::Picture;
use crate::scene::geometry::{Point, Vector};
use crate::topology::{AnyId, Id, Kind, Model, NetworkSite};
use std::collections::HashMap;

/// Everything on the canvas in the order of the outline: a region, its cards with what stands on them, cards of no
/// region, what stands in no card, then links, policies and trunks.
pub fn order(picture: &Picture, model: &Model) -> Vec<AnyId> {
    let topology = model.topology();
    let mut ranks: HashMap<AnyId, usize> = HashMap::new();
    for (region, _) in topology.network_regions.iter() {
        let sites = model.index().users::<NetworkSite>(region.into()).map(AnyId::from);
        for id in std::iter::once(region.into()).chain(sites) {
            let rank = ranks.len();
            ranks.entry(id).or_insert(rank);
        }
    }
    for (site, _) in topology.network_sites.iter() {
        let rank = ranks.len();
        ranks.entry(site.into()).or_insert(rank);
    }
    let nowhere = ranks.len();
    let rank = |id: AnyId, at: Point| match id.kind {
        Kind::RegionLink | Kind::IntersitePolicy | Kind::Trunk => nowhere + 1,
        _ => {
            let card = || picture.plan.card_at(at).map(|card| card.content.id.into());
            let known = ranks.get(&id).or_else(|| ranks.get(&card()?));
            known.copied().unwrap_or(nowhere)
        }
    };
    let spots = picture.spots.iter();
    let mut ranked: Vec<(usize, AnyId)> =
        spots.map(|spot| (rank(spot.id, spot.rect.centre()), spot.id)).collect();
    // What is equal keeps the order of the picture: a card before what stands on it.
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, id)| id).collect()
}

/// The one after, or before, another; the first or last where nothing was chosen yet. `None` at the end.
pub fn next(order: &[AnyId], from: Option<AnyId>, back: bool) -> Option<AnyId> {
    let here = from.and_then(|from| order.iter().position(|id| *id == from));
    match (here, back) {
        (None, false) => order.first().copied(),
        (None, true) => order.last().copied(),
        (Some(here), false) => order.get(here + 1).copied(),
        (Some(here), true) => here.checked_sub(1).and_then(|before| order.get(before)).copied(),
    }
}

/// The nearest thing in a direction, of those that are asked for: what lies straight ahead before what lies aside, its
/// own kind before another that is hardly nearer, and never what holds the one it starts from or is held by it.
pub fn neighbour(
    picture: &Picture,
    from: AnyId,
    towards: Vector,
    wanted: impl Fn(AnyId) -> bool,
) -> Option<AnyId> {
    /// How much farther off something seems for each unit it lies aside.
    const ASIDE: f32 = 2.0;
    /// How much farther off something of another kind seems, canvas units.
    const OTHER_KIND: f32 = 24.0;
    let start = picture.spot(from)?.rect;
    let others = picture.spots.iter().filter(|spot| spot.id != from && wanted(spot.id));
    let scored = others.filter_map(|spot| {
        let holds = |a: crate::scene::geometry::Rect, b: crate::scene::geometry::Rect| {
            a.contains(b.min) && a.contains(b.max)
        };
        if holds(start, spot.rect) || holds(spot.rect, start) {
            return None;
        }
        let away = spot.rect.centre() - start.centre();
        let ahead = away.x * towards.x + away.y * towards.y;
        let aside = (away.x * towards.y).abs() + (away.y * towards.x).abs();
        let other = if spot.id.kind == from.kind { 0.0 } else { OTHER_KIND };
        (ahead > 1.0 && aside <= 2.0 * ahead).then_some((ahead + ASIDE * aside + other, spot.id))
    });
    scored.min_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, id)| id)
}

/// The card on which something stands, or the card that it is.
pub fn card_of(picture: &Picture, id: AnyId) -> Option<Id<NetworkSite>> {
    if let Some(id) = id.typed::<NetworkSite>() {
        return Some(id);
    }
    if let Some(card) = picture.plan.card_of(id) {
        return Some(card.content.id);
    }
    let at = picture.spot(id).filter(|spot| spot.id.kind == Kind::Subnet)?.rect.centre();
    picture.plan.card_at(at).map(|card| card.content.id)
}
