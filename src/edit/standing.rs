//! Edits that give things another place in the network: a subnet, a pool or a gateway peer to a network site, a
//! network site to a network region.

use super::edits::{Edit, Subject};
use super::making::free_addresses;
use crate::topology::attributes::Value;
use crate::topology::{
    AnyId, Gateway, Id, Kind, MediationPool, Model, NetworkRegion, NetworkSite, RefExt, Subnet, Topology,
};
use std::borrow::Cow;
use std::net::IpAddr;
use thiserror::Error;

/// Why something cannot stand where it was put, in the words that the plate beside the pointer shows.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CannotStand {
    /// It is there already.
    #[error("It is in {0} already")]
    Already(String),
    /// No subnet of the network site has an address left.
    #[error("{0} has no free address. Add a subnet to it first")]
    NoAddress(String),
    /// It has no address of its own.
    #[error("It runs on {0}. Move that one")]
    Hosted(String),
    /// Its place follows from addresses that the network site does not give.
    #[error("An Edge pool stands where its public addresses are. Set them in the inspector")]
    Public,
    /// It has no address at all.
    #[error("It stands in no network site")]
    NoPlace,
}

/// The edit that moves a subnet, a pool, an appliance or a gateway peer to a network site: a subnet with its range, a
/// server with addresses that are free there.
///
/// # Errors
/// When it is there already, when its place follows from something else, or when no address is free.
pub fn into_network_site(
    model: &Model,
    what: AnyId,
    network_site: Id<NetworkSite>,
) -> Result<Edit, CannotStand> {
    let topology = model.topology();
    let place = topology.name(network_site.into());
    if stands_in(model, what) == Some(network_site) {
        return Err(CannotStand::Already(place));
    }
    let subject = Subject::of(topology, what);
    let named = |edits: Vec<Edit>| Edit::Batch(format!("Move {} to {place}", called(topology, what)), edits);
    let addresses = |count: usize| {
        let found = free_addresses(model, network_site, count);
        if found.len() == count { Ok(found) } else { Err(CannotStand::NoAddress(place.clone())) }
    };
    match what.kind {
        Kind::Subnet => Ok(named(vec![Edit::set(subject, "NetworkSiteID", Value::text(&place))])),
        Kind::Gateway => {
            let address = addresses(1)?.into_iter().next();
            let mut edits: Vec<Edit> = address
                .map(|address| Edit::set(subject.clone(), "SignallingAddress", Value::text(address)))
                .into_iter()
                .collect();
            let gateway = what.typed::<Gateway>().and_then(|id| topology.get(id));
            if gateway.is_some_and(|gateway| gateway.representative_media_ip.is_some()) {
                edits.push(Edit::set(subject, "RepresentativeMediaIP", Value::None));
            }
            Ok(named(edits))
        }
        Kind::SurvivableBranchAppliance => {
            let edits = addresses(1)?
                .into_iter()
                .map(|address| Edit::set(subject.clone(), "Address", Value::text(address)))
                .collect();
            Ok(named(edits))
        }
        Kind::MediationPool | Kind::FrontEndPool | Kind::ConferencingPool => {
            if let Some(host) = host(topology, what) {
                return Err(CannotStand::Hosted(host));
            }
            let computers = computers(topology, what);
            let mut free = addresses(computers.iter().map(interfaces).sum())?.into_iter();
            let moved = computers.into_iter().map(|computer| readdressed(computer, &mut free)).collect();
            Ok(named(vec![Edit::set(subject, "Computers", Value::List(moved))]))
        }
        Kind::EdgePool => Err(CannotStand::Public),
        _ => Err(CannotStand::NoPlace),
    }
}

/// The edit that moves a network site to a network region.
///
/// # Errors
/// When it is there already.
pub fn into_region(
    model: &Model,
    network_site: Id<NetworkSite>,
    region: Id<NetworkRegion>,
) -> Result<Edit, CannotStand> {
    let topology = model.topology();
    let place = topology.name(region.into());
    if topology.get(network_site).and_then(|site| site.region.id()) == Some(region) {
        return Err(CannotStand::Already(place));
    }
    let subject = Subject::of(topology, network_site);
    let name = format!("Move {} to {place}", subject.name);
    Ok(Edit::Batch(name, vec![Edit::set(subject, "NetworkRegionID", Value::text(place))]))
}

/// The network site in which a subnet, a pool, an appliance or a gateway peer stands.
pub fn stands_in(model: &Model, what: AnyId) -> Option<Id<NetworkSite>> {
    let topology = model.topology();
    match what.kind {
        Kind::NetworkSite => what.typed(),
        Kind::Subnet => topology.get(what.typed::<Subnet>()?)?.network_site.id(),
        Kind::Gateway => model.stands_in(topology.get(what.typed::<Gateway>()?)?),
        Kind::MediationPool => model.stands_in(topology.get(what.typed::<MediationPool>()?)?),
        Kind::FrontEndPool => model.stands_in(topology.get(what.typed::<crate::topology::FrontEndPool>()?)?),
        Kind::ConferencingPool => {
            model.stands_in(topology.get(what.typed::<crate::topology::ConferencingPool>()?)?)
        }
        Kind::SurvivableBranchAppliance => {
            model.stands_in(topology.get(what.typed::<crate::topology::SurvivableBranchAppliance>()?)?)
        }
        Kind::EdgePool => model.stands_in(topology.get(what.typed::<crate::topology::EdgePool>()?)?),
        _ => None,
    }
}

/// What people call it: a subnet by its range, the rest by name.
fn called(topology: &Topology, what: AnyId) -> String {
    let subnet = what.typed::<Subnet>().and_then(|id| topology.get(id));
    subnet.map_or_else(|| topology.name(what), |subnet| subnet.range.to_string())
}

/// The name of the pool or appliance that a collocated pool runs on.
fn host(topology: &Topology, pool: AnyId) -> Option<String> {
    let hosts = ["HostFrontEndPool", "HostAppliance"];
    let mut attributes = topology.attributes(pool).into_iter();
    attributes.find_map(|(about, value)| {
        hosts.contains(&about.key).then(|| value.as_text().map(str::to_owned)).flatten()
    })
}

/// The computers of a pool; one of the pool's own name where none is known.
fn computers(topology: &Topology, pool: AnyId) -> Vec<Value> {
    let attributes = topology.attributes(pool);
    let value = |key: &str| attributes.iter().find(|(about, _)| about.key == key).map(|(_, value)| value);
    match value("Computers") {
        Some(Value::List(computers)) if !computers.is_empty() => computers.clone(),
        _ => {
            let fqdn = value("PoolFqdn").cloned().unwrap_or_default();
            vec![Value::Record(vec![(Cow::Borrowed("Fqdn"), fqdn), (Cow::Borrowed(ADDRESS), Value::None)])]
        }
    }
}

/// The primary address of a computer.
const ADDRESS: &str = "Address";
/// The address of its PSTN interface.
const PSTN_ADDRESS: &str = "PstnAddress";

/// How many addresses a computer has: one at least.
fn interfaces(computer: &Value) -> usize {
    1 + usize::from(*computer.part(PSTN_ADDRESS) != Value::None)
}

/// The computer with other addresses, as many as it had.
fn readdressed(computer: Value, free: &mut impl Iterator<Item = IpAddr>) -> Value {
    let two = *computer.part(PSTN_ADDRESS) != Value::None;
    let Value::Record(parts) = computer else { return computer };
    let mut parts: Vec<_> =
        parts.into_iter().filter(|(key, _)| key != ADDRESS && key != PSTN_ADDRESS).collect();
    for key in [ADDRESS, PSTN_ADDRESS].into_iter().take(1 + usize::from(two)) {
        parts.extend(free.next().map(|address| (Cow::Borrowed(key), Value::text(address))));
    }
    Value::Record(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Draft, making};
    use crate::topology::attributes::Names;
    use crate::topology::{Document, Place};

    /// Two network sites, Reno with a subnet and a pool and a gateway in it, Sparks with a subnet.
    fn draft() -> (Draft, Id<NetworkSite>, Id<NetworkSite>) {
        let mut draft = Draft::new(Document::default());
        let mut sites = Vec::new();
        for name in ["Reno", "Sparks"] {
            let (edit, subject) = making::network_site(draft.model(), None, Place::default());
            draft.apply(&edit).unwrap();
            draft.apply(&Edit::set(subject, "Identity", Value::text(name))).unwrap();
            let site = draft.model().find(Kind::NetworkSite, name).unwrap().typed().unwrap();
            draft.apply(&making::subnet(draft.model(), site).0).unwrap();
            sites.push(site);
        }
        let reno = sites[0];
        draft.apply(&making::mediation_pool(draft.model(), Some(reno)).0).unwrap();
        draft.apply(&making::gateway(draft.model(), "Sbc", Some(reno)).0).unwrap();
        (draft, reno, sites[1])
    }

    #[test]
    fn what_is_dropped_on_a_card_stands_there_and_the_edit_says_so() {
        let (mut draft, reno, sparks) = draft();
        for (kind, name, words) in [
            (Kind::MediationPool, "ms-1", "Move ms-1 to Sparks"),
            (Kind::Gateway, "sbc-1", "Move sbc-1 to Sparks"),
            (Kind::Subnet, "10.0.0.0", "Move 10.0.0.0/24 to Sparks"),
        ] {
            let id = draft.model().find(kind, name).unwrap();
            let edit = into_network_site(draft.model(), id, sparks).unwrap();
            assert!(matches!(&edit, Edit::Batch(called, _) if called == words), "{edit:?}");
            draft.apply(&edit).unwrap();
            assert_eq!(stands_in(draft.model(), id), Some(sparks), "{name}");
            assert_eq!(
                into_network_site(draft.model(), id, sparks),
                Err(CannotStand::Already("Sparks".to_owned()))
            );
        }
        let pool = draft.model().find(Kind::MediationPool, "ms-1").unwrap();
        assert_eq!(
            into_network_site(draft.model(), pool, reno),
            Err(CannotStand::NoAddress("Reno".to_owned())),
            "its subnet is gone"
        );
    }

    #[test]
    fn a_gateway_with_a_media_address_elsewhere_moves_whole() {
        let (mut draft, _, sparks) = draft();
        let subject = Subject::new(Kind::Gateway, "sbc-1");
        draft
            .apply(&Edit::set(subject.clone(), "RepresentativeMediaIP", Value::text("203.0.113.9")))
            .unwrap();
        let id = draft.find(&subject).unwrap();
        let edit = into_network_site(draft.model(), id, sparks).unwrap();
        draft.apply(&edit).unwrap();
        assert_eq!(stands_in(draft.model(), id), Some(sparks));
    }

    #[test]
    fn a_pool_that_runs_on_another_names_it() {
        let (mut draft, reno, sparks) = draft();
        let front_end = Edit::Add(
            Subject::new(Kind::FrontEndPool, "fe"),
            [
                ("PoolFqdn".to_owned(), Value::text("fe.example.com")),
                ("ServerSite".to_owned(), Value::text("Central")),
            ]
            .into(),
        );
        draft.apply(&front_end).unwrap();
        let pool = Subject::new(Kind::MediationPool, "ms-1");
        draft.apply(&Edit::set(pool.clone(), "HostFrontEndPool", Value::text("fe"))).unwrap();
        let id = draft.find(&pool).unwrap();
        assert_eq!(into_network_site(draft.model(), id, sparks), Err(CannotStand::Hosted("fe".to_owned())));
        // A pool without a computer gets one.
        let id = draft.model().find(Kind::FrontEndPool, "fe").unwrap();
        let edit = into_network_site(draft.model(), id, reno).unwrap();
        draft.apply(&edit).unwrap();
        assert_eq!(stands_in(draft.model(), id), Some(reno));
    }

    #[test]
    fn a_network_site_goes_to_another_region_once() {
        let (mut draft, reno, _) = draft();
        let (edit, subject) = making::network_region(draft.model(), Place::default());
        draft.apply(&edit).unwrap();
        let region = draft.find(&subject).unwrap().typed().unwrap();
        let edit = into_region(draft.model(), reno, region).unwrap();
        assert!(matches!(&edit, Edit::Batch(name, _) if name == "Move Reno to Region"));
        draft.apply(&edit).unwrap();
        assert_eq!(into_region(draft.model(), reno, region), Err(CannotStand::Already("Region".to_owned())));
    }
}
