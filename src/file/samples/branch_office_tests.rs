//! What the branch office sample is there to show: local calls that bypass a Mediation Server far away.

use super::Sample;
use crate::topology::values::ServerSiteKind;
use crate::topology::{BypassMode, Entity, Model, RefExt, Topology};
use std::net::IpAddr;

fn model() -> Model {
    Model::new(Sample::named("branch-office").unwrap().open().unwrap().topology)
}

/// The name of the network site in which an entity stands.
fn place<T: Entity>(model: &Model, entity: &T) -> String {
    model.topology().name(model.stands_in(entity).unwrap().into())
}

#[test]
fn bypass_looks_at_sites_and_regions_while_admission_control_is_on() {
    let model = model();
    assert_eq!(model.topology().bypass_settings().mode(), BypassMode::SitesAndRegions);
    assert!(model.topology().cac_enabled());
}

#[test]
fn each_branch_is_constrained_and_has_a_gateway_with_a_trunk_to_the_central_pool() {
    let model = model();
    let topology = model.topology();
    let branches: Vec<_> = topology
        .server_sites
        .iter()
        .filter(|(_, server_site)| server_site.kind == ServerSiteKind::Branch)
        .collect();
    assert_eq!(branches.len(), 3);
    for (id, branch) in branches {
        let (_, parent) = topology.follow(&branch.parent).unwrap();
        assert_eq!((parent.name.as_str(), parent.kind), ("Seattle", ServerSiteKind::Central));
        let (gateway, peer) =
            topology.gateways.iter().find(|(_, peer)| peer.server_site.id() == Some(id)).unwrap();
        let here = model.stands_in(peer).unwrap();
        let network_site = topology.get(here).unwrap();
        assert_eq!(network_site.name, branch.name, "the gateway stands where its server site is");
        assert!(network_site.constrained && network_site.profile.is_some());
        let (trunk, root) =
            topology.trunks.iter().find(|(_, trunk)| trunk.gateway.id() == Some(gateway)).unwrap();
        assert!(root.root && model.trunk_configuration(trunk).unwrap().1.bypass);
        assert_eq!(place(&model, topology.follow(&root.pool).unwrap().1), "Seattle");
    }
}

#[test]
fn a_call_inside_a_branch_has_one_bypass_id_and_one_to_the_centre_has_two() {
    let model = model();
    let topology = model.topology();
    let id = |address: &str| {
        let here = model.locate(address.parse().unwrap()).unwrap().network_site.unwrap();
        topology.bypass_id_in_force(here).unwrap()
    };
    assert_eq!(id("10.11.1.77"), id("10.11.1.5"));
    assert_ne!(id("10.11.1.77"), id("10.10.0.40"));
}

#[test]
fn every_address_is_its_own_and_stands_in_a_network_site() {
    let model = model();
    let topology: &Topology = model.topology();
    let mut addresses: Vec<IpAddr> =
        topology.front_end_pools.iter().flat_map(|(_, pool)| pool.addresses()).collect();
    addresses.extend(topology.mediation_pools.iter().flat_map(|(_, pool)| pool.addresses()));
    addresses.extend(topology.gateways.iter().flat_map(|(_, peer)| peer.addresses()));
    assert_eq!(addresses.len(), 8);
    for address in &addresses {
        assert!(model.locate(*address).unwrap().network_site.is_some(), "{address}");
        assert_eq!(addresses.iter().filter(|other| *other == address).count(), 1, "{address}");
    }
    for (_, subnet) in topology.subnets.iter() {
        assert_eq!(model.index().subnets.inside(subnet.range).count(), 0, "{}", subnet.range);
    }
}

#[test]
fn the_lines_are_wide_enough_for_their_limits() {
    let model = model();
    let topology = model.topology();
    for (_, network_site) in topology.network_sites.iter() {
        let Some((_, profile)) = topology.follow(&network_site.profile) else { continue };
        let limits = profile.audio().unwrap().total + profile.video().unwrap().total;
        assert!(limits <= network_site.physical_wan_kbps.unwrap(), "{}", network_site.name);
    }
}

#[test]
fn a_branch_user_reaches_the_local_numbers_over_the_local_gateway() {
    let model = model();
    let topology = model.topology();
    for user in ["chris", "dana", "erik"] {
        let (_, user) = model.named::<crate::topology::User>(&format!("{user}@fabrikam.com")).unwrap();
        let (_, policy) = topology.follow(&user.voice_policy).unwrap();
        let local = policy.usages.first().and_then(crate::topology::Ref::id).unwrap();
        let (_, route) = topology
            .voice_routes
            .iter()
            .find(|(_, route)| route.usages.iter().any(|usage| usage.id() == Some(local)))
            .unwrap();
        let trunk = topology.get(route.trunks.first().unwrap().id().unwrap()).unwrap();
        let (_, gateway) = topology.follow(&trunk.gateway).unwrap();
        assert_eq!(model.stands_in(gateway), user.usual_network_site.id());
    }
}
