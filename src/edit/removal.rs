//! Removing an entity together with what cannot stand without it.

use super::edits::{Dependents, Subject};
use super::error::EditError;
use crate::topology::attributes::About;
use crate::topology::{AnyId, Gateway, Kind, Model, RefExt, Target, Topology, Trunk};
use std::collections::BTreeSet;

/// How many referrers a refusal names.
const NAMED: usize = 3;

/// Removes an entity from `next`, which is a copy of the model's topology.
pub fn remove(
    model: &Model,
    next: &mut Topology,
    id: AnyId,
    dependents: Dependents,
) -> Result<(), EditError> {
    let topology = model.topology();
    let leaving = leaving(model, id, dependents);
    refuse_root_trunks(topology, &leaving)?;
    let users = model.index().referrers(id);
    if dependents == Dependents::Refuse && !users.is_empty() {
        let by = users.iter().take(NAMED).map(|user| Subject::of(topology, *user)).collect();
        return Err(EditError::InUse { subject: Subject::of(topology, id), by, count: users.len() });
    }
    for gone in &leaving {
        for user in model.index().referrers(*gone) {
            if !leaving.contains(user) {
                next.retarget(*user, *gone, None);
            }
        }
        next.remove(*gone);
    }
    Ok(())
}

/// What goes along: what cannot be without the entity, and, where asked for, what belongs to it.
fn leaving(model: &Model, id: AnyId, dependents: Dependents) -> BTreeSet<AnyId> {
    let mut leaving = BTreeSet::from([id]);
    let mut open = vec![id];
    while let Some(gone) = open.pop() {
        for user in model.index().referrers(gone) {
            let goes = needs(model.topology(), *user, gone)
                || dependents == Dependents::Remove && belongs(model.topology(), *user, gone);
            if goes && leaving.insert(*user) {
                open.push(*user);
            }
        }
    }
    leaving
}

/// Whether an entity cannot be without another: by an attribute that it must have, or because it is the
/// collection of that scope.
fn needs(topology: &Topology, user: AnyId, gone: AnyId) -> bool {
    refers_by(topology, user, gone, |about| about.required)
}

/// Whether an entity stands in another: a network site in its region, a subnet in its network site, what a server
/// site owns in that server site, a collocated pool on its host.
fn belongs(topology: &Topology, user: AnyId, gone: AnyId) -> bool {
    refers_by(topology, user, gone, |about| {
        matches!(
            (user.kind, about.key),
            (Kind::NetworkSite, "NetworkRegionID")
                | (Kind::Subnet, "NetworkSiteID")
                | (_, "ServerSite" | "Parent" | "HostFrontEndPool" | "HostAppliance")
        )
    })
}

fn refers_by(topology: &Topology, user: AnyId, gone: AnyId, matters: impl Fn(&About) -> bool) -> bool {
    let mut found = false;
    topology.references(user, &mut |about, target| {
        found |= target == Target::Known(gone) && matters(about);
    });
    found
}

/// A root trunk goes only with its gateway (V-14) [DG].
fn refuse_root_trunks(topology: &Topology, leaving: &BTreeSet<AnyId>) -> Result<(), EditError> {
    for id in leaving {
        let Some(trunk) = id.typed::<Trunk>().and_then(|id| topology.get(id)).filter(|trunk| trunk.root)
        else {
            continue;
        };
        let pool_leaves = trunk.pool.id().is_some_and(|pool| leaving.contains(&pool.into()));
        let gateway = trunk.gateway.id().filter(|gateway| topology.get::<Gateway>(*gateway).is_some());
        if let Some(gateway) = gateway.filter(|gateway| !pool_leaves && !leaving.contains(&(*gateway).into()))
        {
            return Err(EditError::RootTrunk {
                trunk: Subject::of(topology, *id),
                gateway: Subject::of(topology, gateway),
            });
        }
    }
    Ok(())
}
