//! A second implementation of the decision, written straight from domain.md 2.8: no index, no shared code with the
//! first, every subnet walked, the conditions asked in whatever order the test wants.

use crate::call::{CallKind, CallRequest, ClientVersion, Location};
use crate::topology::values::{EncryptionLevel, SrtpMode, Transport};
use crate::topology::{
    GLOBAL, Gateway, Guid, Id, NetworkRegion, NetworkSite, RefExt, Topology, Trunk, TrunkConfiguration,
    TrunkScope,
};
use ipnet::IpNet;
use std::collections::BTreeSet;
use std::net::IpAddr;

/// A bypass ID in the words of domain.md 2.1-7.
#[derive(Debug, Clone, PartialEq)]
enum Named {
    Region(Id<NetworkRegion>),
    NetworkSite(Id<NetworkSite>),
    Global,
    Typed(Guid),
}

/// Verdict and reason codes as the domain page spells them.
pub(in crate::call) fn decide(
    topology: &Topology,
    request: &CallRequest,
    order: &[usize],
) -> (String, BTreeSet<&'static str>) {
    if request.kind == CallKind::Peer {
        return ("not-applicable".into(), BTreeSet::new());
    }
    let bypass = topology.media_bypass_settings.first().unwrap().1;
    let cac = topology.network_configurations.first().unwrap().1.cac_enabled;
    let named = |name: &Option<Box<str>>| trunk(topology, name.as_deref().unwrap());
    let to = named(&request.trunk);
    let from = request.from_trunk.is_some().then(|| named(&request.from_trunk));
    let all: Vec<&Trunk> = from.into_iter().chain([to]).collect();
    let configurations: Vec<TrunkConfiguration> = all.iter().map(|t| configuration(topology, t)).collect();
    let gateways: Vec<(Id<Gateway>, &Gateway)> =
        all.iter().map(|t| topology.follow(&t.gateway).unwrap()).collect();
    let encryption = topology.media_configurations.first().unwrap().1.encryption;
    let client = from.is_none();
    let transfer = configurations.last().unwrap();
    let any = |test: &dyn Fn(&TrunkConfiguration) -> bool| configurations.iter().any(test);

    let compared = bypass.enabled
        && !bypass.always_bypass
        && if client {
            request.location == Location::Internal
                && (request.kind == CallKind::Pstn
                    || request.kind == CallKind::Conference && bypass.conferences)
        } else {
            let alternate = gateways[0].1.alternate_bypass_id;
            gateways[0].0 != gateways[1].0
                && (alternate.is_none() || alternate != gateways[1].1.alternate_bypass_id)
        };
    let gateway_ids: Vec<Option<Named>> = gateways.iter().map(|(_, g)| gateway_id(topology, g)).collect();
    let near = if client { client_id(topology, request) } else { gateway_ids[0].clone() };
    let far = gateway_ids.last().unwrap().clone();

    let conditions: [(&'static str, bool); 16] = [
        ("global-disabled", !bypass.enabled),
        ("always-bypass-with-cac", bypass.enabled && bypass.always_bypass && cac),
        ("trunk-disabled", any(&|c| !c.bypass)),
        ("not-concentrated", any(&|c| !c.concentrated)),
        ("refer-rtcp", any(&|c| !c.refer && (c.rtcp_active || c.rtcp_on_hold))),
        ("srtp-clash", all.iter().zip(&configurations).any(|(t, c)| clash(t, c, encryption))),
        ("peer-early-dialogs", gateways.iter().any(|(_, g)| !g.early_dialogs)),
        ("peer-media-restricted", gateways.iter().any(|(_, g)| !g.client_media)),
        ("external-client", client && request.location == Location::External),
        ("client-too-old", client && request.version == ClientVersion::Ocs2007R2),
        ("conference-excluded", client && request.kind == CallKind::Conference && !bypass.conferences),
        ("server-application", client && request.kind == CallKind::Service),
        (
            "transferred-without-refer",
            client && request.transferred && !transfer.refer && !transfer.third_party_refer,
        ),
        ("client-unmapped", compared && client && near.is_none()),
        ("gateway-unmapped", compared && gateway_ids.iter().any(Option::is_none)),
        ("ids-differ", compared && near.is_some() && far.is_some() && near != far),
    ];
    let failing = order.iter().map(|at| conditions[*at]).filter(|(_, fails)| *fails);
    let reasons: BTreeSet<&'static str> = failing.map(|(code, _)| code).collect();
    let verdict = if reasons.contains("always-bypass-with-cac") {
        "configuration-error"
    } else if reasons.is_empty() {
        "bypass"
    } else {
        "mediated"
    };
    (verdict.into(), reasons)
}

/// How many conditions there are to order.
pub(in crate::call) const CONDITIONS: usize = 16;

fn trunk<'a>(topology: &'a Topology, name: &str) -> &'a Trunk {
    topology.trunks.iter().map(|(_, trunk)| trunk).find(|trunk| trunk.name.as_str() == name).unwrap()
}

/// The collection of the trunk, else that of the server site of its gateway, else Global (domain.md 7.2).
fn configuration(topology: &Topology, trunk: &Trunk) -> TrunkConfiguration {
    let server_site = topology.follow(&trunk.gateway).and_then(|(_, gateway)| gateway.server_site.id());
    let service = |scope: &TrunkScope| {
        matches!(scope, TrunkScope::Trunk(t)
        if t.id().and_then(|id| topology.get(id)).is_some_and(|t| t.name == trunk.name))
    };
    let of_site = |scope: &TrunkScope| matches!(scope, TrunkScope::ServerSite(s) if s.id() == server_site);
    let global = |scope: &TrunkScope| scope.identity(topology) == GLOBAL;
    let tests: [&dyn Fn(&TrunkScope) -> bool; 3] = [&service, &of_site, &global];
    let find = |test: &&dyn Fn(&TrunkScope) -> bool| {
        topology.trunk_configurations.iter().map(|(_, c)| c).find(|c| test(&c.scope)).cloned()
    };
    tests.iter().find_map(find).unwrap()
}

/// The table of domain.md 2.4.
fn clash(trunk: &Trunk, configuration: &TrunkConfiguration, encryption: EncryptionLevel) -> bool {
    let srtp = if trunk.transport == Transport::Tcp { SrtpMode::NotSupported } else { configuration.srtp };
    matches!(
        (encryption, srtp),
        (EncryptionLevel::Require, SrtpMode::NotSupported)
            | (EncryptionLevel::DoNotSupport, SrtpMode::Required)
    )
}

/// Step 15: the subnet whose address is that of the client's network.
fn client_id(topology: &Topology, request: &CallRequest) -> Option<Named> {
    let client = request.client?;
    let network = IpNet::new(client.address, client.prefix?).unwrap().network();
    let subnet = topology.subnets.iter().map(|(_, subnet)| subnet).find(|s| s.range.addr() == network);
    id(topology, subnet.and_then(|subnet| subnet.network_site.id()))
}

/// Step 16: the narrowest subnet that contains the gateway.
fn gateway_id(topology: &Topology, gateway: &Gateway) -> Option<Named> {
    let address: Option<IpAddr> = gateway.representative_media_ip.or(gateway.signalling_address);
    let containing = topology.subnets.iter().map(|(_, subnet)| subnet);
    let subnet = address.and_then(|address| {
        containing.filter(|s| s.range.contains(&address)).max_by_key(|s| s.range.prefix_len())
    });
    id(topology, subnet.and_then(|subnet| subnet.network_site.id()))
}

/// domain.md 2.1-3.
fn id(topology: &Topology, network_site: Option<Id<NetworkSite>>) -> Option<Named> {
    let own = network_site.and_then(|at| {
        let network_site = topology.get(at).unwrap();
        let Some((region_id, region)) = topology.follow(&network_site.region) else {
            return network_site.bypass_id.map(Named::Typed);
        };
        Some(match (network_site.bypass_id, &network_site.profile, region.bypass_id) {
            (Some(guid), ..) => Named::Typed(guid),
            (None, Some(_), _) => Named::NetworkSite(at),
            (None, None, Some(guid)) => Named::Typed(guid),
            (None, None, None) => Named::Region(region_id),
        })
    });
    let bypass = topology.media_bypass_settings.first().unwrap().1;
    let global = bypass.bypass_id.map_or(Named::Global, Named::Typed);
    own.or_else(|| bypass.default_bypass_id.then_some(global))
}
