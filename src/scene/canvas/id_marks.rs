//! The mark of every bypass ID that is in force in a topology.

use crate::scene::marks::{self, Holder, Mark};
use crate::topology::{BypassId, BypassMode, Entity, Id, Model, NetworkRegion, NetworkSite, Topology};
use std::collections::{BTreeSet, HashMap};

/// The marks of a topology: equal IDs have equal marks, wherever they are shown.
#[derive(Debug, Clone)]
pub struct IdMarks {
    of: HashMap<BypassId, Mark>,
    /// What was given a mark, in that order.
    given: Vec<Given>,
    none: Mark,
}

impl Default for IdMarks {
    fn default() -> Self {
        Self { of: HashMap::new(), given: Vec::new(), none: Mark::none() }
    }
}

/// A bypass ID that has a mark.
#[derive(Debug, Clone)]
struct Given {
    id: BypassId,
    name: String,
    holder: Holder,
}

impl IdMarks {
    /// Gives every ID of a topology its mark.
    pub fn of(model: &Model) -> Self {
        let given = in_force(model.topology());
        let of = given.iter().map(|given| given.id).zip(assigned(&given)).collect();
        Self { of, given, none: Mark::none() }
    }

    /// The marks of a topology that is only shown for a while: every ID keeps the mark that it had before, and those that
    /// are new get others.
    pub fn keeping(before: &Self, model: &Model) -> Self {
        let mut all = before.given.clone();
        all.extend(in_force(model.topology()).into_iter().filter(|new| !before.of.contains_key(&new.id)));
        let marks = all.iter().map(|given| given.id).zip(assigned(&all));
        let of = marks.map(|(id, mark)| (id, before.of.get(&id).cloned().unwrap_or(mark))).collect();
        Self { of, given: all, none: Mark::none() }
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

/// The bypass IDs that a topology has, in the order in which they get their marks.
fn in_force(topology: &Topology) -> Vec<Given> {
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
    let holder = |at: usize, id: BypassId| match id {
        BypassId::Global => Holder::Global,
        BypassId::Region(_) => Holder::Region,
        BypassId::NetworkSite(_) => Holder::NetworkSite,
        BypassId::Typed(_) if at == 0 => Holder::Global,
        BypassId::Typed(_) => Holder::NetworkSite,
    };
    let given = |(at, (id, name))| Given { id, name, holder: holder(at, id) };
    ids.into_iter().enumerate().map(given).collect()
}

/// The mark of each.
fn assigned(given: &[Given]) -> Vec<Mark> {
    let of = given.iter().map(|given| marks::BypassId {
        name: &given.name,
        holder: given.holder,
        typed: matches!(given.id, BypassId::Typed(_)),
    });
    marks::assign(&of.collect::<Vec<_>>())
}
