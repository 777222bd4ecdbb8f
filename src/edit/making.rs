//! Edits that draw something new: with a free name, and with all that it cannot be without.

use super::collections;
use super::edits::{Attributes, Edit, Subject};
use super::standing::into_region;
use crate::topology::attributes::{Names, Value};
use crate::topology::{
    AnyId, Entity, GLOBAL, Gateway, Id, Key, Kind, MediationPool, Model, NetworkRegion, NetworkSite, Place,
    Subnet, Trunk,
};
use ipnet::IpNet;
use std::collections::HashSet;
use std::net::IpAddr;
use thiserror::Error;

/// Why two things cannot be joined, in the words that the plate beside the pointer shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CannotJoin {
    /// The same thing twice.
    #[error("Needs another end")]
    Itself,
    /// A pool with something that is no gateway peer, or the reverse.
    #[error("A trunk joins a pool and a peer")]
    NotATrunk,
    /// A network site with the network region that it is in.
    #[error("It is in this network region already")]
    Already,
    /// Any other pair.
    #[error("Nothing joins these two")]
    Nothing,
}

/// The kinds that something of a kind can be joined with; none where nothing joins it.
pub fn other_ends(kind: Kind) -> &'static [Kind] {
    match kind {
        Kind::NetworkRegion => &[Kind::NetworkRegion, Kind::NetworkSite],
        Kind::NetworkSite => &[Kind::NetworkSite, Kind::NetworkRegion],
        Kind::MediationPool => &[Kind::Gateway],
        Kind::Gateway => &[Kind::MediationPool],
        _ => &[],
    }
}

/// A name that no entity of that kind has: the stem, else the stem with a number.
pub fn free_name(model: &Model, kind: Kind, stem: &str) -> String {
    if model.find(kind, stem).is_none() {
        return stem.to_owned();
    }
    let mut number = 2u32;
    loop {
        let name = format!("{stem} {number}");
        if model.find(kind, &name).is_none() {
            return name;
        }
        number += 1;
    }
}

/// A host name that no entity of that kind has: the stem, else the stem with a number behind a hyphen.
fn free_host(model: &Model, kind: Kind, stem: &str) -> String {
    let mut number = 1u32;
    loop {
        let name = format!("{stem}-{number}");
        if model.find(kind, &name).is_none() {
            return name;
        }
        number += 1;
    }
}

/// A new network region at a place, and its subject.
pub fn network_region(model: &Model, place: Place) -> (Edit, Subject) {
    let subject = Subject::new(Kind::NetworkRegion, free_name(model, Kind::NetworkRegion, "Region"));
    let central =
        model.topology().server_sites.first().map(|(_, server_site)| server_site.identity(model.topology()));
    let attributes = central.map(|name| ("CentralSite".to_owned(), Value::text(name))).into_iter().collect();
    let edits = vec![Edit::Add(subject.clone(), attributes), Edit::place(subject.clone(), place)];
    (Edit::Batch(format!("Add {subject}"), edits), subject)
}

/// A new network site in a region at a place, and its subject.
pub fn network_site(model: &Model, region: Option<Id<NetworkRegion>>, place: Place) -> (Edit, Subject) {
    let subject = Subject::new(Kind::NetworkSite, free_name(model, Kind::NetworkSite, "Network site"));
    let region =
        region.map(|id| ("NetworkRegionID".to_owned(), Value::text(model.topology().name(id.into()))));
    let edits =
        vec![Edit::Add(subject.clone(), region.into_iter().collect()), Edit::place(subject.clone(), place)];
    (Edit::Batch(format!("Add {subject}"), edits), subject)
}

/// A new subnet of a network site: the first free range of 10.0.0.0/8 with 24 bits, to be changed.
pub fn subnet(model: &Model, network_site: Id<NetworkSite>) -> (Edit, Subject) {
    let taken = |range: IpNet| {
        let subnets = &model.index().subnets;
        subnets.containing(range.addr()).is_some() || subnets.inside(range).next().is_some()
    };
    let ranges = (0..=u8::MAX).flat_map(|a| (0..=u8::MAX).map(move |b| IpAddr::from([10, a, b, 0])));
    let range = ranges.filter_map(|address| IpNet::new(address, 24).ok()).find(|range| !taken(*range));
    let range = range.map_or_else(|| "10.0.0.0/24".to_owned(), |range| range.to_string());
    let attributes: Attributes =
        [("NetworkSiteID".to_owned(), Value::text(model.topology().name(network_site.into())))].into();
    let subject = Subject::new(Kind::Subnet, range);
    (Edit::Add(subject.clone(), attributes), subject)
}

/// A new Mediation Server pool with an address in a network site, and its subject.
pub fn mediation_pool(model: &Model, network_site: Option<Id<NetworkSite>>) -> (Edit, Subject) {
    let name = free_host(model, Kind::MediationPool, "ms");
    let fqdn = fqdn(model, &name);
    let subject = Subject::new(Kind::MediationPool, name);
    let (server_site, mut edits) = server_site(model);
    let mut attributes: Attributes =
        [("PoolFqdn".to_owned(), Value::text(&fqdn)), ("ServerSite".to_owned(), Value::text(server_site))]
            .into();
    if let Some(address) = network_site.and_then(|id| free_address(model, id)) {
        let computer = vec![("Fqdn".into(), Value::text(&fqdn)), ("Address".into(), Value::text(address))];
        attributes.insert("Computers".to_owned(), Value::List(vec![Value::Record(computer)]));
    }
    edits.push(Edit::Add(subject.clone(), attributes));
    (Edit::Batch(format!("Add {subject}"), edits), subject)
}

/// A new gateway peer of a kind (`PstnGateway`, `IpPbx`, `Sbc`) with an address in a network site, and its root
/// trunk where there is a pool for it.
pub fn gateway(model: &Model, kind: &str, network_site: Option<Id<NetworkSite>>) -> (Edit, Subject) {
    let stem = match kind {
        "IpPbx" => "pbx",
        "Sbc" => "sbc",
        _ => "gw",
    };
    let name = free_host(model, Kind::Gateway, stem);
    let subject = Subject::new(Kind::Gateway, name.clone());
    let (server_site, mut edits) = server_site(model);
    let mut attributes: Attributes = [
        ("Host".to_owned(), Value::text(fqdn(model, &name))),
        ("Kind".to_owned(), Value::text(kind)),
        ("ServerSite".to_owned(), Value::text(server_site)),
    ]
    .into();
    if let Some(address) = network_site.and_then(|id| free_address(model, id)) {
        attributes.insert("SignallingAddress".to_owned(), Value::text(address));
    }
    edits.push(Edit::Add(subject.clone(), attributes));
    (Edit::Batch(format!("Add {subject}"), edits), subject)
}

/// What joining two things makes: region and region a region link, pool and peer a trunk, two network sites an
/// intersite policy, a network site and a region its membership.
///
/// # Errors
/// When nothing joins them.
pub fn join(model: &Model, a: AnyId, b: AnyId) -> Result<(Edit, Subject), CannotJoin> {
    if a == b {
        return Err(CannotJoin::Itself);
    }
    let name = |id: AnyId| model.topology().name(id);
    let made = |kind: Kind, stem: String, attributes: &[(&str, String)]| {
        let subject = Subject::new(kind, free_name(model, kind, &stem));
        let attributes =
            attributes.iter().map(|(key, name)| ((*key).to_owned(), Value::text(name))).collect();
        (Edit::Add(subject.clone(), attributes), subject)
    };
    match (a.kind, b.kind) {
        (Kind::NetworkRegion, Kind::NetworkRegion) => {
            let ends = [("NetworkRegionID1", name(a)), ("NetworkRegionID2", name(b))];
            Ok(made(Kind::RegionLink, format!("{}-{}", name(a), name(b)), &ends))
        }
        (Kind::NetworkSite, Kind::NetworkSite) => {
            let ends = [("NetworkSiteID1", name(a)), ("NetworkSiteID2", name(b))];
            Ok(made(Kind::IntersitePolicy, format!("{}-{}", name(a), name(b)), &ends))
        }
        (Kind::NetworkSite, Kind::NetworkRegion) => {
            let (Some(network_site), Some(region)) = (a.typed(), b.typed()) else {
                return Err(CannotJoin::Nothing);
            };
            let edit = into_region(model, network_site, region).map_err(|_| CannotJoin::Already)?;
            Ok((edit, Subject::of(model.topology(), a)))
        }
        (Kind::NetworkRegion, Kind::NetworkSite) | (Kind::Gateway, Kind::MediationPool) => join(model, b, a),
        (Kind::MediationPool, Kind::Gateway) => match (a.typed(), b.typed()) {
            (Some(pool), Some(gateway)) => Ok(trunk(model, pool, gateway)),
            _ => Err(CannotJoin::Nothing),
        },
        (Kind::MediationPool | Kind::Gateway, _) | (_, Kind::MediationPool | Kind::Gateway) => {
            Err(CannotJoin::NotATrunk)
        }
        _ => Err(CannotJoin::Nothing),
    }
}

/// A trunk between a pool and a gateway peer; the first one of a gateway is its root trunk [DG].
fn trunk(model: &Model, pool: Id<MediationPool>, gateway: Id<Gateway>) -> (Edit, Subject) {
    let topology = model.topology();
    let gateway_name = topology.name(gateway.into());
    let trunks = || model.index().users::<Trunk>(gateway.into());
    let root = !trunks().filter_map(|id| topology.get(id)).any(|trunk| trunk.root);
    let subject = Subject::new(Kind::Trunk, free_name(model, Kind::Trunk, &gateway_name));
    let mut attributes: Attributes = [
        ("MediationServer".to_owned(), Value::text(topology.name(pool.into()))),
        ("Gateway".to_owned(), Value::text(gateway_name)),
        ("Root".to_owned(), Value::Flag(root)),
    ]
    .into();
    if let Some(pool) = topology.get(pool) {
        attributes.insert("MediationServerPort".to_owned(), Value::Number(pool.tls_ports.first.into()));
    }
    if let Some(gateway) = topology.get(gateway) {
        attributes.insert("GatewayPort".to_owned(), Value::Number(gateway.tls_port.into()));
    }
    (Edit::Add(subject.clone(), attributes), subject)
}

/// Switches bypass on or off for one trunk. Where the trunk has no collection of its own, it gets one with every
/// value that is in force now, because a new collection would replace the wider one with factory defaults
/// (domain.md 7.2, AMB-27). `None` when nothing is in force.
pub fn set_bypass(model: &Model, trunk: Id<Trunk>, on: bool) -> Option<Edit> {
    let topology = model.topology();
    let (id, in_force) = model.trunk_configuration(trunk)?;
    let value = Value::Flag(on);
    if in_force.key() == Key::Scope(trunk.into()) {
        return Some(Edit::set(Subject::of(topology, id), BYPASS, value));
    }
    // The name says that the trunk leaves the wider collection.
    let wider = match in_force.key() {
        Key::Global => GLOBAL.to_owned(),
        _ => Subject::of(topology, id).to_string(),
    };
    let verb = if on { "Enable" } else { "Disable" };
    let name = format!("{verb} bypass on {} in a copy of {wider}", topology.name(trunk.into()));
    let subject = collections::subject(topology, trunk.into());
    let mut attributes = collections::values(topology, id);
    attributes.insert(BYPASS.to_owned(), value);
    Some(Edit::Batch(name, vec![Edit::Add(subject, attributes)]))
}

/// The attribute that switches bypass on a trunk.
const BYPASS: &str = "EnableBypass";

/// The server site of new pools and gateways, and the edit that makes one where there is none.
fn server_site(model: &Model) -> (String, Vec<Edit>) {
    match model.topology().server_sites.first() {
        Some((_, server_site)) => (server_site.identity(model.topology()), Vec::new()),
        None => {
            let name = "Central".to_owned();
            (name.clone(), vec![Edit::Add(Subject::new(Kind::ServerSite, name), Attributes::new())])
        }
    }
}

/// A host name in the primary SIP domain.
pub(super) fn fqdn(model: &Model, name: &str) -> String {
    let domain =
        model.topology().deployments.first().and_then(|(_, deployment)| deployment.sip_domains.first());
    match domain {
        Some(domain) => format!("{name}.{domain}"),
        None => format!("{name}.example.com"),
    }
}

/// The first address of a network site's subnets, from the tenth of each, that no server or peer has yet.
pub fn free_address(model: &Model, network_site: Id<NetworkSite>) -> Option<IpAddr> {
    free_addresses(model, network_site, 1).first().copied()
}

/// So many addresses of a network site's subnets that no server or peer has yet, or fewer where there are no more:
/// first from the tenth of each on, then the nine before it.
pub fn free_addresses(model: &Model, network_site: Id<NetworkSite>, count: usize) -> Vec<IpAddr> {
    /// Addresses that are looked at in one subnet.
    const LOOKED_AT: usize = 250;
    /// Addresses at the beginning of a subnet that routers and the like tend to have.
    const KEPT: usize = 9;
    let topology = model.topology();
    let mut taken: HashSet<IpAddr> = HashSet::new();
    taken.extend(topology.gateways.iter().flat_map(|(_, gateway)| gateway.addresses()));
    taken.extend(topology.mediation_pools.iter().flat_map(|(_, pool)| pool.addresses()));
    taken.extend(topology.front_end_pools.iter().flat_map(|(_, pool)| pool.addresses()));
    taken.extend(topology.conferencing_pools.iter().flat_map(|(_, pool)| pool.addresses()));
    taken.extend(topology.edge_pools.iter().flat_map(|(_, pool)| pool.addresses()));
    let subnets = model.index().users::<Subnet>(network_site.into());
    let ranges: Vec<IpNet> = subnets.filter_map(|id| Some(topology.get(id)?.range)).collect();
    let later = ranges.iter().flat_map(|range| range.hosts().skip(KEPT).take(LOOKED_AT));
    let first = ranges.iter().flat_map(|range| range.hosts().take(KEPT));
    later.chain(first).filter(|address| !taken.contains(address)).take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Draft;
    use crate::topology::Document;

    fn id(draft: &Draft, subject: &Subject) -> AnyId {
        draft.find(subject).unwrap()
    }

    #[test]
    fn what_is_drawn_from_nothing_can_carry_a_trunk() {
        let mut draft = Draft::new(Document::default());
        let (edit, region) = network_region(draft.model(), Place::default());
        draft.apply(&edit).unwrap();
        let region = id(&draft, &region).typed();
        let (edit, site) = network_site(draft.model(), region, Place { x: 20, y: 40 });
        draft.apply(&edit).unwrap();
        let site = id(&draft, &site).typed().unwrap();
        let (edit, _) = subnet(draft.model(), site);
        draft.apply(&edit).unwrap();
        let (edit, pool) = mediation_pool(draft.model(), Some(site));
        draft.apply(&edit).unwrap();
        let (edit, peer) = gateway(draft.model(), "PstnGateway", Some(site));
        draft.apply(&edit).unwrap();
        let (pool, peer) = (id(&draft, &pool), id(&draft, &peer));
        let (edit, trunk) = join(draft.model(), peer, pool).unwrap();
        draft.apply(&edit).unwrap();
        let trunk: Id<Trunk> = id(&draft, &trunk).typed().unwrap();
        assert!(draft.topology().get(trunk).unwrap().root);
        let (_, gateway) = draft.topology().gateways.first().unwrap();
        let (_, pool) = draft.topology().mediation_pools.first().unwrap();
        assert_eq!(draft.model().stands_in(gateway), Some(site));
        assert_eq!(draft.model().stands_in(pool), Some(site));
        assert_ne!(gateway.media_address(), pool.address(), "no address is given twice");
    }

    #[test]
    fn a_second_subnet_takes_another_range() {
        let mut draft = Draft::new(Document::default());
        let (edit, site) = network_site(draft.model(), None, Place::default());
        draft.apply(&edit).unwrap();
        let site = id(&draft, &site).typed().unwrap();
        for range in ["10.0.0.0/24", "10.0.1.0/24"] {
            let (edit, subject) = subnet(draft.model(), site);
            assert_eq!(subject.name, range);
            draft.apply(&edit).unwrap();
        }
    }

    #[test]
    fn what_cannot_be_joined_says_why() {
        let mut draft = Draft::new(Document::default());
        let (edit, site) = network_site(draft.model(), None, Place::default());
        draft.apply(&edit).unwrap();
        let (edit, pool) = mediation_pool(draft.model(), None);
        draft.apply(&edit).unwrap();
        let (site, pool) = (id(&draft, &site), id(&draft, &pool));
        assert_eq!(join(draft.model(), pool, site), Err(CannotJoin::NotATrunk));
        assert_eq!(join(draft.model(), pool, pool), Err(CannotJoin::Itself));
    }

    #[test]
    fn the_kinds_that_join_are_those_that_an_edit_joins() {
        let mut draft = Draft::new(Document::default());
        let mut ids = Vec::new();
        for _ in 0..2 {
            for number in 0..4 {
                let model = draft.model();
                let (edit, subject) = match number {
                    0 => network_region(model, Place::default()),
                    1 => network_site(model, None, Place::default()),
                    2 => mediation_pool(model, None),
                    _ => gateway(model, "Sbc", None),
                };
                draft.apply(&edit).unwrap();
                ids.push(id(&draft, &subject));
            }
        }
        for (a, b) in ids.iter().flat_map(|a| ids.iter().map(move |b| (*a, *b))).filter(|(a, b)| a != b) {
            let joins = join(draft.model(), a, b).is_ok();
            assert_eq!(joins, other_ends(a.kind).contains(&b.kind), "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let mut draft = Draft::new(Document::default());
        for name in ["Network site", "Network site 2", "Network site 3"] {
            let (edit, subject) = network_site(draft.model(), None, Place::default());
            assert_eq!(subject.name, name);
            draft.apply(&edit).unwrap();
        }
    }
}
