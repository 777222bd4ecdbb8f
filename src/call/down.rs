//! What is out of service for one call, by name.

use super::resolve::CallError;
use crate::edit::near;
use crate::topology::attributes::Names;
use crate::topology::{AnyId, Id, Kind, Model, RefExt, Topology, Trunk};

/// The kinds that may be named as out of service.
const KINDS: &[Kind] = &[
    Kind::Trunk,
    Kind::Gateway,
    Kind::MediationPool,
    Kind::FrontEndPool,
    Kind::SurvivableBranchAppliance,
    Kind::EdgePool,
    Kind::NetworkRegion,
    Kind::NetworkSite,
    Kind::RegionLink,
    Kind::IntersitePolicy,
];

/// Everything that is out of service. A name stands for all that have it: `gw-chi` is a gateway peer and its trunk. A
/// network site stands for its site link, a network region for its Bandwidth Policy Service.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Down(Vec<AnyId>);

impl Down {
    /// What has these names.
    ///
    /// # Errors
    /// When a name names nothing that can be out of service.
    pub fn of(model: &Model, names: &[Box<str>]) -> Result<Self, CallError> {
        let mut down = Vec::new();
        for name in names {
            let before = down.len();
            down.extend(KINDS.iter().filter_map(|kind| model.find(*kind, name)));
            if down.len() == before {
                return Err(unknown(model, name));
            }
        }
        Ok(Self(down))
    }

    /// Whether nothing is out of service.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether an entity is out of service.
    pub fn contains(&self, id: impl Into<AnyId>) -> bool {
        self.0.contains(&id.into())
    }

    /// What keeps a trunk out of service: itself, its gateway peer, its Mediation Server pool, or what that runs on.
    pub fn under(&self, topology: &Topology, trunk: Id<Trunk>) -> Option<AnyId> {
        if self.0.is_empty() {
            return None;
        }
        let ends = topology.get(trunk)?;
        let pool = topology.follow(&ends.pool);
        let hosts = pool.map(|(_, pool)| {
            [pool.host_front_end.id().map(AnyId::from), pool.host_appliance.id().map(AnyId::from)]
        });
        let own = [Some(trunk.into()), ends.gateway.id().map(AnyId::from), ends.pool.id().map(AnyId::from)];
        own.into_iter().chain(hosts.into_iter().flatten()).flatten().find(|id| self.contains(*id))
    }
}

fn unknown(model: &Model, name: &str) -> CallError {
    let topology = model.topology();
    let names = KINDS.iter().flat_map(|kind| topology.ids(*kind)).map(|id| topology.name(id));
    let mut near = near(name, names);
    near.dedup();
    CallError::Unknown { noun: "pool, gateway peer, trunk or link", name: name.into(), near }
}
