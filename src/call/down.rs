//! What is out of service: for one call by name, in a drill by what was marked.

use super::admission::policy_service;
use super::resolve::CallError;
use crate::edit::near;
use crate::topology::attributes::Names;
use crate::topology::values::ServerSiteKind;
use crate::topology::{AnyId, Id, Kind, Model, NetworkRegion, RefExt, ServerSite, Topology, Trunk, User};

/// The kinds that may be named as out of service.
const KINDS: &[Kind] = &[
    Kind::Trunk,
    Kind::Gateway,
    Kind::MediationPool,
    Kind::FrontEndPool,
    Kind::SurvivableBranchAppliance,
    Kind::EdgePool,
    Kind::ConferencingPool,
    Kind::NetworkRegion,
    Kind::NetworkSite,
    Kind::RegionLink,
    Kind::IntersitePolicy,
];

/// Everything that is out of service. A name stands for all that have it: `gw-chi` is a gateway peer and its trunk. A
/// network site stands for its site link, a network region for its Bandwidth Policy Service, a central server site for
/// those that run there.
///
/// A drill is one of these that was marked and not named: what is renamed stays marked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Down(Vec<AnyId>);

impl Down {
    /// What has these names. A central server site is meant only where nothing else has its name, because network
    /// sites are often called as the server site in them.
    ///
    /// # Errors
    /// When a name names nothing that can be out of service.
    pub fn of(model: &Model, names: &[Box<str>]) -> Result<Self, CallError> {
        let mut down = Vec::new();
        for name in names {
            let before = down.len();
            down.extend(KINDS.iter().filter_map(|kind| model.find(*kind, name)));
            if down.len() == before {
                let service = model.find(Kind::ServerSite, name);
                down.extend(service.filter(|id| Self::target(model.topology(), *id) == Some(*id)));
            }
            if down.len() == before {
                return Err(unknown(model, name));
            }
        }
        Ok(Self(down))
    }

    /// What is marked as down where a person points at an entity: itself, of a network region the central server site
    /// that runs its Bandwidth Policy Service. `None` where nothing of it can be down.
    pub fn target(topology: &Topology, id: AnyId) -> Option<AnyId> {
        match id.kind {
            Kind::NetworkRegion => {
                let region = topology.get(id.typed::<NetworkRegion>()?)?;
                Self::target(topology, region.central_site.id()?.into())
            }
            Kind::ServerSite => {
                let site = topology.get(id.typed::<ServerSite>()?)?;
                (site.kind == ServerSiteKind::Central).then_some(id)
            }
            // A network site without a network region has no link to one.
            Kind::NetworkSite => {
                let site = topology.network_sites.get(id.typed()?)?;
                site.region.id().map(|_| id)
            }
            kind => (KINDS.contains(&kind) && topology.contains(id)).then_some(id),
        }
    }

    /// Marks something, or takes the mark off. Whether that changed anything.
    pub fn mark(&mut self, id: AnyId, down: bool) -> bool {
        if self.contains(id) == down {
            return false;
        }
        if down {
            self.0.push(id);
        } else {
            self.0.retain(|other| *other != id);
        }
        true
    }

    /// Forgets what a topology does not have, or where nothing can be down any more. Whether there was any.
    pub fn follow(&mut self, topology: &Topology) -> bool {
        let before = self.0.len();
        self.0.retain(|id| Self::target(topology, *id) == Some(*id));
        self.0.len() != before
    }

    /// This and what has these names.
    ///
    /// # Errors
    /// As [`of`](Self::of).
    pub fn and(&self, model: &Model, names: &[Box<str>]) -> Result<Self, CallError> {
        let mut both = self.clone();
        Self::of(model, names)?.0.into_iter().for_each(|id| {
            both.mark(id, true);
        });
        Ok(both)
    }

    /// What is out of service, in the order in which it was named or marked.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = AnyId> + '_ {
        self.0.iter().copied()
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

    /// What keeps a trunk from handing on calls that come in over it: the pool that is the next hop of its Mediation
    /// Server (domain.md 1.12) [DMS].
    pub fn beyond(&self, topology: &Topology, trunk: Id<Trunk>) -> Option<AnyId> {
        let (_, pool) = topology.follow(&topology.get(trunk)?.pool)?;
        pool.next_hop_pool.id().map(AnyId::from).filter(|id| self.contains(*id))
    }

    /// Whether the Bandwidth Policy Service of a network region is down: it is named or marked itself, its central
    /// server site is, or the pool that runs it (domain.md 3.1) [PCAC].
    pub fn policy_service(&self, topology: &Topology, region: Id<NetworkRegion>) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let central = || topology.get(region).and_then(|region| region.central_site.id());
        self.contains(region)
            || central().is_some_and(|site| self.contains(site))
            || policy_service(topology, region).is_some_and(|pool| self.contains(pool))
    }

    /// Where a user registers: at home, or while his appliance is down at its backup Registrar (domain.md 1.12) [DG,
    /// MED].
    ///
    /// # Errors
    /// What is down, where nobody registers him: the documents know no backup of a Front End pool.
    pub fn registrar(&self, topology: &Topology, user: Id<User>) -> Result<Option<AnyId>, AnyId> {
        let Some(user) = topology.get(user) else { return Ok(None) };
        let appliance = || user.home_appliance.id().map(AnyId::from);
        let Some(home) = user.home_pool.id().map(AnyId::from).or_else(appliance) else { return Ok(None) };
        if !self.contains(home) {
            return Ok(Some(home));
        }
        let appliance = topology.follow(&user.home_appliance).filter(|(id, _)| home == AnyId::from(*id));
        let backup = appliance.and_then(|(_, appliance)| appliance.backup_registrar.id());
        backup.filter(|pool| !self.contains(*pool)).map(|pool| Some(pool.into())).ok_or(home)
    }
}

fn unknown(model: &Model, name: &str) -> CallError {
    let topology = model.topology();
    let names = KINDS.iter().flat_map(|kind| topology.ids(*kind)).map(|id| topology.name(id));
    let mut near = near(name, names);
    near.dedup();
    CallError::Unknown { noun: "pool, gateway peer, trunk or link", name: name.into(), near }
}

#[cfg(test)]
mod tests;
