//! The facts of the Litware sample (domain.md 4.1), each as its tables print it: scripts rely on them.

use super::Sample;
use crate::topology::attributes::{Names, Value};
use crate::topology::{
    AnyId, BandwidthPolicyProfile, BypassMode, Document, Kind, Limit, Model, Place, Trunk,
};
use std::collections::BTreeSet;

fn document() -> Document {
    Sample::named("litware").unwrap().open().unwrap()
}

fn model() -> Model {
    Model::new(document().topology)
}

/// Every entity of a kind with the attributes asked for, in the order of the file; unset ones are empty.
fn rows(model: &Model, kind: Kind, keys: &[&str]) -> Vec<String> {
    let topology = model.topology();
    let row = |id: AnyId| {
        let values = keys.iter().map(|key| show(&topology.attribute(id, key).unwrap()));
        std::iter::once(topology.name(id)).chain(values).collect::<Vec<_>>().join(" | ")
    };
    topology.ids(kind).into_iter().map(row).collect()
}

fn show(value: &Value) -> String {
    match value {
        Value::None => String::new(),
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::List(items) => items.iter().map(show).collect::<Vec<_>>().join(", "),
        Value::Record(parts) => parts.iter().map(|(_, part)| show(part)).collect::<Vec<_>>().join(" "),
    }
}

/// Total and session of audio and of video in the profile that an entity names, as the tables print them.
fn limits(model: &Model, kind: Kind, name: &str) -> String {
    let id = model.find(kind, name).unwrap();
    let profile = show(&model.topology().attribute(id, "BWPolicyProfileID").unwrap());
    let Some((_, profile)) = model.named::<BandwidthPolicyProfile>(&profile) else {
        return "none".to_owned();
    };
    let show = |limit: Option<Limit>| {
        limit.map_or("-".to_owned(), |limit| format!("{}/{}", limit.total, limit.session))
    };
    format!("{} {}", show(profile.audio()), show(profile.video()))
}

#[test]
fn network_sites_with_region_line_and_limits() {
    let model = model();
    let keys = ["NetworkRegionID", "PhysicalWanKbps", "Constrained"];
    let mut rows = rows(&model, Kind::NetworkSite, &keys);
    for row in &mut rows {
        let name = row.split(" | ").next().unwrap().to_owned();
        row.push_str(&format!(" | {}", limits(&model, Kind::NetworkSite, &name)));
    }
    assert_eq!(
        rows,
        [
            "Albuquerque | North America | 5000 | true | 2000/175 1400/700",
            "Reno | North America | 10000 | true | 4000/175 2800/700",
            "Portland | North America | 5000 | true | 4000/175 2800/700",
            "New York | North America |  | false | none",
            "Chicago | North America |  | false | none",
            "Detroit | North America |  | false | none",
            "London | EMEA |  | false | none",
            "Cologne | EMEA |  | true | 2000/175 1400/700",
            "Beijing | APAC |  | false | none",
            "Manila | APAC |  | true | 2000/175 1400/700",
            "ITSP | North America |  | false | 0/175 -",
        ]
    );
}

#[test]
fn subnets_of_each_network_site() {
    let model = model();
    let topology = model.topology();
    let ranges = |network_site: &str| -> Vec<String> {
        let subnets = topology.subnets.iter().map(|(_, subnet)| subnet);
        let here = subnets
            .filter(|subnet| topology.follow(&subnet.network_site).unwrap().1.name.as_str() == network_site);
        here.map(|subnet| subnet.range.to_string()).collect()
    };
    let table: [(&str, &[&str]); 11] = [
        ("Albuquerque", &["172.29.82.0/23", "157.57.215.0/25", "172.29.92.0/23", "172.29.84.0/24"]),
        ("Reno", &["157.57.212.0/23", "172.28.151.128/25"]),
        ("Portland", &["172.29.77.0/24", "10.71.108.0/24", "157.57.208.0/24"]),
        ("New York", &["172.29.80.0/24", "157.57.216.0/25", "172.29.90.0/23", "172.29.81.0/24"]),
        ("Chicago", &["157.57.210.0/24", "172.28.152.128/25"]),
        ("Detroit", &["172.29.78.0/24", "10.71.109.0/24", "157.57.209.0/24"]),
        ("London", &["10.20.0.0/24"]),
        ("Cologne", &["10.21.0.0/24"]),
        ("Beijing", &["10.30.0.0/24"]),
        ("Manila", &["10.31.0.0/24"]),
        ("ITSP", &["203.0.113.9/32"]),
    ];
    for (network_site, expected) in table {
        assert_eq!(ranges(network_site), expected, "{network_site}");
    }
    assert_eq!(topology.subnets.len(), table.iter().map(|(_, ranges)| ranges.len()).sum::<usize>());
}

#[test]
fn subnets_do_not_overlap() {
    let model = model();
    for (_, subnet) in model.topology().subnets.iter() {
        assert_eq!(model.index().subnets.inside(subnet.range).count(), 0, "{}", subnet.range);
    }
}

#[test]
fn profiles_with_the_figures_of_the_tables() {
    let keys = ["AudioBWLimit", "AudioBWSessionLimit", "VideoBWLimit", "VideoBWSessionLimit"];
    assert_eq!(
        rows(&model(), Kind::BandwidthPolicyProfile, &keys),
        [
            "5Mb_Link | 2000 | 175 | 1400 | 700",
            "10Mb_Link | 4000 | 175 | 2800 | 700",
            "20Mb_Link | 12000 | 175 | 5000 | 700",
            "25Mb_Link | 10000 | 175 | 7000 | 700",
            "50Mb_Link | 20000 | 175 | 14000 | 700",
            "ITSP_Zero | 0 | 175 |  | ",
            "ITSP_Trunk | 1000 | 175 |  | ",
        ]
    );
}

#[test]
fn network_regions_their_links_and_routes() {
    let model = model();
    assert_eq!(
        rows(&model, Kind::NetworkRegion, &["CentralSite"]),
        ["North America | Chicago", "EMEA | London", "APAC | Beijing"]
    );
    let ends = ["NetworkRegionID1", "NetworkRegionID2"];
    let link = [ends[0], ends[1], "BWPolicyProfileID", "PhysicalWanKbps", "Constrained"];
    assert_eq!(
        rows(&model, Kind::RegionLink, &link),
        [
            "NA-EMEA-LINK | North America | EMEA | 50Mb_Link | 50000 | true",
            "EMEA-APAC-LINK | EMEA | APAC | 25Mb_Link | 25000 | true",
        ]
    );
    assert_eq!(
        rows(&model, Kind::RegionRoute, &[ends[0], ends[1], "NetworkRegionLinkIDs"]),
        [
            "NA-EMEA-ROUTE | North America | EMEA | NA-EMEA-LINK",
            "EMEA-APAC-ROUTE | EMEA | APAC | EMEA-APAC-LINK",
            "NA-APAC-ROUTE | North America | APAC | NA-EMEA-LINK, EMEA-APAC-LINK",
        ]
    );
}

#[test]
fn intersite_policies_with_their_lines() {
    let model = model();
    let keys = ["NetworkSiteID1", "NetworkSiteID2", "BWPolicyProfileID", "PhysicalWanKbps", "Constrained"];
    assert_eq!(
        rows(&model, Kind::IntersitePolicy, &keys),
        [
            "Reno-Albu-Intersite-Link | Reno | Albuquerque | 20Mb_Link | 20000 | true",
            "Chicago-ITSP | Chicago | ITSP | ITSP_Trunk |  | false",
        ]
    );
    assert_eq!(limits(&model, Kind::IntersitePolicy, "Reno-Albu-Intersite-Link"), "12000/175 5000/700");
    assert_eq!(limits(&model, Kind::IntersitePolicy, "Chicago-ITSP"), "1000/175 -");
}

#[test]
fn server_sites_pools_and_gateways_with_their_places() {
    let model = model();
    assert_eq!(
        rows(&model, Kind::ServerSite, &["Kind", "Parent", "CacEnabled"]),
        [
            "Chicago | Central |  | true",
            "London | Central |  | true",
            "Beijing | Central |  | true",
            "Reno | Branch | Chicago | false",
        ]
    );
    let pool =
        ["PoolFqdn", "Computers", "ServerSite", "SipClientTlsPort", "SipClientTcpPort", "HostFrontEndPool"];
    assert_eq!(
        rows(&model, Kind::MediationPool, &pool),
        [
            "ms-chi | ms-chi.litwareinc.com | ms-chi.litwareinc.com 157.57.210.20 | Chicago | 5067 |  | ",
            "ms-london | ms-london.litwareinc.com | ms-london.litwareinc.com 10.20.0.20 | London | 5067 |  | ",
        ]
    );
    let gateway = [
        "Host",
        "Kind",
        "SignallingAddress",
        "ServerSite",
        "RepresentativeMediaIP",
        "GatewaySipClientTlsPort",
    ];
    assert_eq!(
        rows(&model, Kind::Gateway, &gateway),
        [
            "gw-chi | gw-chi.litwareinc.com | PstnGateway | 157.57.210.40 | Chicago |  | 5067",
            "gw-reno | gw-reno.litwareinc.com | PstnGateway | 157.57.212.40 | Reno |  | 5067",
            "gw-ny | gw-ny.litwareinc.com | PstnGateway | 172.29.80.40 | Chicago |  | 5067",
            "gw-albu | gw-albu.litwareinc.com | PstnGateway | 172.29.84.40 | Chicago |  | 5067",
            "gw-london | gw-london.litwareinc.com | PstnGateway | 10.20.0.40 | London |  | 5067",
            "sbc-itsp | sbc-itsp.litwareinc.com | Sbc | 203.0.113.9 | Chicago |  | 5067",
        ]
    );
    let topology = model.topology();
    let stands: Vec<String> = topology
        .gateways
        .iter()
        .map(|(_, gateway)| topology.name(model.stands_in(gateway).unwrap().into()))
        .collect();
    assert_eq!(stands, ["Chicago", "Reno", "New York", "Albuquerque", "London", "ITSP"]);
    assert!(topology.gateways.iter().all(|(_, gateway)| gateway.early_dialogs && gateway.client_media));
}

#[test]
fn one_root_trunk_a_gateway_and_the_configuration_in_force_on_it() {
    let model = model();
    let keys = ["MediationServer", "Gateway", "Transport", "GatewayPort", "MediationServerPort", "Root"];
    assert_eq!(
        rows(&model, Kind::Trunk, &keys),
        [
            "gw-chi | ms-chi | gw-chi | TLS | 5067 | 5067 | true",
            "gw-reno | ms-chi | gw-reno | TLS | 5067 | 5067 | true",
            "gw-ny | ms-chi | gw-ny | TLS | 5067 | 5067 | true",
            "gw-albu | ms-chi | gw-albu | TLS | 5067 | 5067 | true",
            "gw-london | ms-london | gw-london | TLS | 5067 | 5067 | true",
            "sbc-itsp | ms-chi | sbc-itsp | TLS | 5067 | 5067 | true",
        ]
    );
    assert_eq!(
        rows(&model, Kind::TrunkConfiguration, &["EnableBypass"]),
        ["Global | true", "PstnGateway:sbc-itsp | false"]
    );
    for (trunk, bypass) in [("gw-chi", true), ("gw-london", true), ("sbc-itsp", false)] {
        let (id, _) = model.named::<Trunk>(trunk).unwrap();
        assert_eq!(model.trunk_configuration(id).unwrap().1.bypass, bypass, "{trunk}");
    }
}

#[test]
fn settings_voice_routing_and_users() {
    let model = model();
    let topology = model.topology();
    assert_eq!(topology.bypass_settings().mode(), BypassMode::SitesAndRegions);
    assert!(topology.cac_enabled());
    assert_eq!(rows(&model, Kind::Deployment, &["SipDomains"]), ["Global | litwareinc.com"]);
    assert_eq!(rows(&model, Kind::MediaConfiguration, &["EncryptionLevel"]), ["Global | RequireEncryption"]);
    assert_eq!(
        rows(&model, Kind::VoiceRoute, &["NumberPattern", "Priority", "PstnGatewayList", "PstnUsages"]),
        [r"Local-1 | ^\+1\d{10}$ | 1 | gw-chi | Local", r"Local-2 | ^\+1\d{10}$ | 2 | gw-ny | Local"]
    );
    assert_eq!(rows(&model, Kind::VoicePolicy, &["PstnUsages"]), ["Global | Local"]);
    assert_eq!(
        rows(&model, Kind::User, &["LineUri", "HomeServerSite", "UsualNetworkSite", "VoicePolicy"]),
        [
            "alice@litwareinc.com | tel:+13125550101 | Chicago | Chicago | ",
            "bob@litwareinc.com | tel:+13135550102 | Chicago | Detroit | ",
            "carol@litwareinc.com | tel:+17755550103 | Chicago | Reno | ",
            "david@litwareinc.com | tel:+442079460104 | London | London | ",
            "emma@litwareinc.com |  | London | Cologne | ",
        ]
    );
}

/// What the tables above do not speak of is not there: no other kind, and no other attribute off its default.
#[test]
fn nothing_else() {
    let document = document();
    let topology = &document.topology;
    for kind in [
        Kind::VoiceRoutingPolicy,
        Kind::EdgePool,
        Kind::FrontEndPool,
        Kind::ConferencingPool,
        Kind::SurvivableBranchAppliance,
    ] {
        assert_eq!(topology.count(kind), 0, "{kind:?}");
    }
    let mut off_default = BTreeSet::new();
    for kind in Kind::ALL {
        for id in topology.ids(*kind) {
            let changed = topology.attributes(id).into_iter();
            let changed =
                changed.filter(|(about, value)| !about.required && *value != kind.default_value(about.key));
            off_default.extend(changed.map(|(about, _)| format!("{}.{}", kind.word(), about.key)));
        }
    }
    let spoken_of = "BandwidthPolicyProfile.AudioBWLimit BandwidthPolicyProfile.AudioBWSessionLimit \
        BandwidthPolicyProfile.VideoBWLimit BandwidthPolicyProfile.VideoBWSessionLimit Deployment.SipDomains \
        Gateway.Kind Gateway.SignallingAddress IntersitePolicy.BWPolicyProfileID IntersitePolicy.Constrained \
        IntersitePolicy.PhysicalWanKbps MediaBypassSettings.Enabled MediationPool.Computers \
        MediationPool.ServerSite NetworkConfiguration.EnableBandwidthPolicyCheck NetworkRegion.CentralSite \
        NetworkSite.BWPolicyProfileID NetworkSite.Constrained NetworkSite.Description NetworkSite.NetworkRegionID \
        NetworkSite.PhysicalWanKbps RegionLink.BWPolicyProfileID RegionLink.Constrained \
        RegionLink.PhysicalWanKbps RegionRoute.NetworkRegionLinkIDs ServerSite.CacEnabled ServerSite.Kind \
        ServerSite.Parent Subnet.NetworkSiteID Trunk.Root TrunkConfiguration.EnableBypass User.HomeServerSite \
        User.LineUri User.UsualNetworkSite VoicePolicy.PstnUsages VoiceRoute.NumberPattern VoiceRoute.Priority \
        VoiceRoute.PstnGatewayList VoiceRoute.PstnUsages";
    assert_eq!(off_default, spoken_of.split_whitespace().map(str::to_owned).collect());
    assert!(document.waivers.is_empty() && document.origin.is_none() && document.layout.notes.is_empty());
}

#[test]
fn regions_and_network_sites_are_placed_and_reno_stands_below_new_york() {
    let document = document();
    let model = Model::new(document.topology.clone());
    let place = |kind, name: &str| document.layout.place(model.find(kind, name).unwrap()).unwrap();
    let placed: Vec<Kind> = document.layout.places().map(|(id, _)| id.kind).collect();
    assert_eq!(placed.iter().filter(|kind| **kind == Kind::NetworkRegion).count(), 3);
    assert_eq!(placed.iter().filter(|kind| **kind == Kind::NetworkSite).count(), 11);
    let (new_york, reno) = (place(Kind::NetworkSite, "New York"), place(Kind::NetworkSite, "Reno"));
    assert_eq!((new_york, reno), (Place { x: 40, y: 50 }, Place { x: 40, y: 310 }));
}
