//! What all cards show: it depends on the topology alone, and is kept while things are only moved.

use super::areas::Group;
use super::content::CardContent;
use super::members::{self, Member};
use crate::scene::measure::Measure;
use crate::topology::{Model, RefExt};
use std::collections::HashMap;
use std::sync::Arc;

/// The cards of every network region, and what stands in no network site.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    /// The regions in their order, then the network sites without one.
    pub groups: Vec<Group>,
    /// Members whose address lies in no network site.
    pub stray: Vec<Member>,
}

impl Contents {
    /// Gathers what is shown of a topology.
    pub fn of(model: &Model, measure: &dyn Measure) -> Self {
        let topology = model.topology();
        let mut members = members::by_network_site(model, measure);
        let mut groups: Vec<Group> =
            topology.network_regions.iter().map(|(id, _)| Group::of(Some(id))).collect();
        let places: HashMap<_, _> =
            groups.iter().zip(0..).map(|(group, place)| (group.region, place)).collect();
        let mut homeless = Group::of(None);
        for (id, network_site) in topology.network_sites.iter() {
            let own = members.remove(&Some(id)).unwrap_or_default();
            let Some(card) = CardContent::of(model, id, own, measure) else { continue };
            let place: Option<usize> = places.get(&network_site.region.id()).copied();
            let group = place.and_then(|place| groups.get_mut(place)).unwrap_or(&mut homeless);
            group.cards.push(Arc::new(card));
        }
        groups.push(homeless);
        groups.iter_mut().for_each(Group::level);
        for (_, policy) in topology.intersite_policies.iter() {
            for end in [policy.network_site_1.id(), policy.network_site_2.id()].into_iter().flatten() {
                let region = topology.get(end).and_then(|network_site| network_site.region.id());
                let place = places.get(&region).filter(|_| region.is_some());
                if let Some(group) = place.and_then(|place| groups.get_mut(*place)) {
                    group.joined.insert(end);
                }
            }
        }
        Self { groups, stray: members.remove(&None).unwrap_or_default() }
    }
}
