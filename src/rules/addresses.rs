//! The addresses that placed rules look up, sorted, so that a change of a subnet finds those inside it.

use super::findings::FIRST;
use super::plan::PLAN;
use crate::topology::{AnyId, Changes, Entity, Model, Topology, for_kind};
use ipnet::IpNet;
use std::collections::BTreeSet;
use std::net::IpAddr;

/// The addresses of all entities of the kinds that placed rules check.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Addresses(BTreeSet<(IpAddr, AnyId)>);

impl Addresses {
    /// Those of a whole document.
    pub fn of(model: &Model) -> Self {
        let topology = model.topology();
        let ids = PLAN.placed.keys().flat_map(|kind| topology.ids(*kind));
        Self(ids.flat_map(|id| entries(topology, id)).collect())
    }

    /// Follows the document from one version to another.
    pub fn update(&mut self, before: &Topology, after: &Topology, changes: &Changes) {
        for id in PLAN.placed.keys().flat_map(|kind| changes.of(*kind)) {
            for entry in entries(before, *id) {
                self.0.remove(&entry);
            }
            self.0.extend(entries(after, *id));
        }
    }

    /// The entities that have an address inside a range.
    pub fn inside(&self, range: IpNet) -> impl Iterator<Item = AnyId> + '_ {
        self.0
            .range((range.network(), FIRST)..)
            .take_while(move |(address, _)| *address <= range.broadcast())
            .map(|(_, id)| *id)
    }
}

/// The addresses of an entity, none where there is no such entity.
fn entries(topology: &Topology, id: AnyId) -> Vec<(IpAddr, AnyId)> {
    let addresses = for_kind!(id.kind, T => {
        id.typed::<T>().and_then(|id| topology.get(id)).map(Entity::addresses).unwrap_or_default()
    });
    addresses.into_iter().map(|address| (address, id)).collect()
}
