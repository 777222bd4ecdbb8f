//! The mark of every bypass ID that is in force in a topology.

use crate::scene::marks::{self, Holder, Mark};
use crate::topology::{BypassId, BypassMode, Entity, Id, Model, NetworkRegion, NetworkSite};
use std::collections::{BTreeSet, HashMap};

/// The marks of a topology: equal IDs have equal marks, wherever they are shown.
#[derive(Debug, Clone)]
pub struct IdMarks {
    of: HashMap<BypassId, Mark>,
    none: Mark,
}

impl Default for IdMarks {
    fn default() -> Self {
        Self { of: HashMap::new(), none: Mark::none() }
    }
}

impl IdMarks {
    /// Gives every ID of a topology its mark.
    pub fn of(model: &Model) -> Self {
        let topology = model.topology();
        let mut ids: Vec<(BypassId, String)> = vec![(topology.global_bypass_id(), "global".to_owned())];
        for (id, region) in topology.network_regions.iter() {
            ids.extend(topology.region_bypass_id(id).map(|bypass_id| (bypass_id, region.identity(topology))));
        }
        for (id, site) in topology.network_sites.iter() {
            let own = topology.own_bypass_id(id);
            let inherited = site.bypass_id.is_none() && site.profile.is_none();
            ids.extend(own.filter(|_| !inherited).map(|bypass_id| (bypass_id, site.identity(topology))));
        }
        // One ID typed in two places has one mark.
        let mut seen = BTreeSet::new();
        ids.retain(|(id, _)| seen.insert(*id));
        let holders: Vec<marks::BypassId<'_>> = ids
            .iter()
            .enumerate()
            .map(|(at, (id, name))| marks::BypassId {
                name,
                holder: match id {
                    BypassId::Global => Holder::Global,
                    BypassId::Region(_) => Holder::Region,
                    BypassId::NetworkSite(_) => Holder::NetworkSite,
                    BypassId::Typed(_) if at == 0 => Holder::Global,
                    BypassId::Typed(_) => Holder::NetworkSite,
                },
                typed: matches!(id, BypassId::Typed(_)),
            })
            .collect();
        let of = ids.iter().map(|(id, _)| *id).zip(marks::assign(&holders)).collect();
        Self { of, none: Mark::none() }
    }

    /// The mark of a network region: the dashed plate with the mode off; `None` where it has no ID.
    pub fn region(&self, model: &Model, id: Id<NetworkRegion>) -> Option<&Mark> {
        if model.topology().bypass_settings().mode() == BypassMode::Off {
            return Some(&self.none);
        }
        model.topology().region_bypass_id(id).and_then(|id| self.of.get(&id))
    }

    /// The mark of the ID in force in a network site; the dashed plate where none is.
    pub fn network_site(&self, model: &Model, id: Id<NetworkSite>) -> &Mark {
        self.mark(model.topology().bypass_id_in_force(id))
    }

    /// The mark of an ID; the dashed plate where there is none.
    pub fn mark(&self, id: Option<BypassId>) -> &Mark {
        id.and_then(|id| self.of.get(&id)).unwrap_or(&self.none)
    }
}
