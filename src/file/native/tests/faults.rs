//! Every fault says where it is, in what, and what became of it; the rest of the file is kept.

use super::*;
use crate::topology::Kind;

/// The faults of a document of one section, as sentences.
#[track_caller]
fn faults(section: Kind, entities: &str) -> (Document, Vec<String>) {
    let text = format!("(format_version: 1,\n{}: [\n{entities}\n])", section.section());
    let read = read(&text, &mut ()).unwrap();
    (read.document, read.faults.list.iter().map(ToString::to_string).collect())
}

#[test]
fn an_unknown_attribute_is_left_out_and_a_near_one_is_named() {
    let (document, faults) =
        faults(Kind::NetworkSite, "(Identity: \"Reno\",\n NetworkRegoinID: \"EMEA\", Constrained: true)");
    assert_eq!(
        faults,
        [
            "line 4, column 2: network site Reno: there is no attribute NetworkRegoinID; NetworkRegionID is spelled much \
          alike; it was left out"
        ]
    );
    assert!(document.topology.network_sites.first().unwrap().1.constrained);
}

#[test]
fn a_fault_before_the_name_still_has_the_name() {
    let (_, faults) = faults(Kind::NetworkSite, "(Color: 5, Identity: \"Reno\")");
    assert!(
        faults[0].starts_with("line 3, column 2: network site Reno: there is no attribute Color"),
        "{faults:?}"
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_left_out() {
    let (document, faults) = faults(
        Kind::NetworkSite,
        "(Identity: \"Reno\", Constrained: \"yes\", PhysicalWanKbps: 5000000000),\n(Identity: \"Elko\", BypassID: \"N\")",
    );
    assert_eq!(
        faults,
        [
            "line 3, column 20: network site Reno: Constrained: expected true or false, found \"yes\"; the value was left out",
            "line 3, column 40: network site Reno: PhysicalWanKbps: 5000000000 is too large; at most 4294967295 is \
             possible; the value was left out",
            "line 4, column 20: network site Elko: BypassID: \"N\" is not a GUID such as \
             a1b2c3d4-0000-4000-8000-0123456789ab; the value was left out (V-53)",
        ]
    );
    assert_eq!(document.topology.network_sites.len(), 2);
}

#[test]
fn what_is_no_value_at_all_does_not_end_the_reading() {
    for (value, shown) in [
        ("-5", "-5"),
        ("1.5", "1.5"),
        ("99999999999999999999", "100000000000000000000"),
        ("'x'", "'x'"),
        ("Reno", "a word without quotes"),
        ("()", "a word without quotes"),
        ("b\"x\"", "a string of bytes"),
        ("[1, -2]", "-2"),
    ] {
        let (document, faults) = faults(
            Kind::NetworkSite,
            &format!("(Identity: \"Reno\", NetworkRegionID: {value}),\n(Identity: \"Elko\")"),
        );
        assert_eq!(faults.len(), 1, "{value}: {faults:?}");
        let start = format!("line 3, column 20: network site Reno: NetworkRegionID: {shown} is no value");
        assert!(faults[0].starts_with(&start), "{value}: {faults:?}");
        assert_eq!(document.topology.network_sites.len(), 2, "{value}");
    }
}

#[test]
fn what_is_no_entity_is_left_out() {
    let (document, faults) = faults(Kind::NetworkSite, "5, \"Reno\", (\"Reno\", 1), (Identity: \"Elko\")");
    let shown = ["5", "\"Reno\"", "a list"];
    for (number, (fault, shown)) in faults.iter().zip(shown).enumerate() {
        let start = format!("network site number {}: {shown} is no entity", number + 1);
        assert!(fault.contains(&start), "{fault}");
    }
    assert_eq!((faults.len(), document.topology.network_sites.len()), (3, 1));
}

#[test]
fn what_an_entity_cannot_do_without_is_said_to_be_missing() {
    let (document, faults) = faults(
        Kind::RegionLink,
        "(NetworkRegionID1: \"EMEA\", NetworkRegionID2: \"APAC\"),\n(Identity: \"L\", NetworkRegionID1: \"EMEA\"),\n()",
    );
    assert_eq!(
        faults,
        [
            "line 3, column 2: region link number 1: Identity is missing; add it",
            "line 4, column 2: region link L: NetworkRegionID2 is missing; add it",
            "line 4, column 17: region link number 3: Identity is missing; add it",
            "line 4, column 17: region link number 3: NetworkRegionID1 is missing; add it",
            "line 4, column 17: region link number 3: NetworkRegionID2 is missing; add it",
        ]
    );
    assert_eq!(document.topology.region_links.len(), 1, "without a name it is nothing");
}

#[test]
fn the_second_of_two_names_is_left_out_with_the_rule_it_breaks() {
    let two = |one: &str, other: &str| format!("({one}),\n({other})");
    let cases = [
        (Kind::NetworkSite, two("Identity: \"Reno\"", "Identity: \"RENO\""), Some("V-32")),
        (Kind::BandwidthPolicyProfile, two("Identity: \"P\"", "Identity: \"P\""), Some("V-32")),
        (
            Kind::Subnet,
            two("Identity: \"10.0.0.0\", MaskBits: 24", "Identity: \"10.0.0.0\", MaskBits: 25"),
            Some("V-35"),
        ),
        (
            Kind::Trunk,
            two(
                "Identity: \"t\", MediationServer: \"m\", Gateway: \"g\"",
                "Identity: \"t\", MediationServer: \"m\", Gateway: \"h\"",
            ),
            Some("V-15"),
        ),
        (Kind::TrunkConfiguration, two("Identity: \"site:Reno\"", "Identity: \"site:reno\""), Some("V-24")),
        (Kind::TrunkConfiguration, two("Identity: \"Global\"", "Identity: \"global\""), Some("V-24")),
        (Kind::User, two("Identity: \"a@b.com\"", "Identity: \"A@b.com\""), None),
        (Kind::NetworkConfiguration, two("EnableBandwidthPolicyCheck: true", ""), None),
    ];
    for (kind, entities, code) in cases {
        let text = format!("(format_version: 1, {}: [\n{entities}])", kind.section());
        let read = read(&text, &mut ()).unwrap();
        let found: Vec<_> = read.faults.list.iter().map(|fault| (fault.code, &fault.reason)).collect();
        assert_eq!(found, [(code, &Reason::Duplicate)], "{text}");
        let expected = 1 + usize::from(kind == Kind::TrunkConfiguration && entities.contains("site"));
        assert_eq!(read.document.topology.count(kind), expected, "{text}");
    }
}

#[test]
fn two_collections_of_one_scope_are_found_even_around_what_they_name() {
    let text = "(format_version: 1,
        trunk_configurations: [(Identity: \"site:Reno\", EnableBypass: true)],
        server_sites: [(Identity: \"Reno\")],
        media_configurations: [(Identity: \"site:Reno\")],
    )";
    read_whole(text);
    let twice = text.replace("media_configurations", "ignored").replace(
        "(Identity: \"site:Reno\", EnableBypass: true)",
        "(Identity: \"site:Reno\", EnableBypass: true), (Identity: \"SITE:reno\")",
    );
    let read = read(&twice, &mut ()).unwrap();
    assert_eq!(read.faults.list[0].code, Some("V-24"));
    let (_, kept) = read.document.topology.trunk_configurations.first().unwrap();
    assert!(kept.bypass);
}

#[test]
fn host_bits_are_taken_as_the_first_address_and_reported() {
    let cases = [
        ("Identity: \"172.28.151.140\", MaskBits: 25", "172.28.151.140/25", "172.28.151.128/25"),
        ("MaskBits: 25, Identity: \"172.28.151.140\"", "172.28.151.140/25", "172.28.151.128/25"),
        ("Identity: \"172.28.151.140/25\"", "172.28.151.140/25", "172.28.151.128/25"),
        ("Identity: \"172.28.151.140/16\", MaskBits: 25", "172.28.151.140/25", "172.28.151.128/25"),
        ("Identity: \"2001:db8::5\", MaskBits: 64", "2001:db8::5/64", "2001:db8::/64"),
    ];
    for (entity, found, taken) in cases {
        let (document, faults) = faults(Kind::Subnet, &format!("({entity}, Description: \"kept\")"));
        assert_eq!(faults.len(), 1, "{faults:?}");
        let said = format!("{found} has host bits set; it was taken as {taken}");
        assert!(faults[0].contains(&said) && faults[0].ends_with("(V-33)"), "{faults:?}");
        let (_, subnet) = document.topology.subnets.first().unwrap();
        assert_eq!(subnet.range.to_string(), taken);
        assert!(subnet.description.is_some());
    }
}

#[test]
fn a_mask_that_is_none_leaves_the_subnet_out() {
    for mask in ["0", "33", "300", "\"24\""] {
        let (document, faults) = faults(
            Kind::Subnet,
            &format!("(Identity: \"10.0.0.0\", MaskBits: {mask}),\n(Identity: \"10.1.0.0/16\")"),
        );
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].starts_with("line 3, column 24: subnet 10.0.0.0: MaskBits: "), "{faults:?}");
        assert!(faults[0].ends_with("(V-34)"), "{faults:?}");
        assert_eq!(document.topology.subnets.len(), 1);
    }
    let (document, faults) = faults(Kind::Subnet, "(Identity: \"10.0.0.0\")");
    assert_eq!(faults, ["line 3, column 2: subnet 10.0.0.0: MaskBits is missing; add it (V-34)"]);
    assert!(document.topology.subnets.is_empty());
}

#[test]
fn an_attribute_given_twice_is_taken_once() {
    let (document, faults) = faults(Kind::PstnUsage, "(Identity: \"Local\", Identity: \"Other\")");
    assert_eq!(faults, ["line 3, column 21: PSTN usage Local: Identity is given twice; the first is taken"]);
    assert_eq!(document.topology.pstn_usages.first().unwrap().1.name.as_str(), "Local");
}

#[test]
fn an_unknown_section_and_a_second_one_are_left_out() {
    let text = "(format_version: 1,
network_region: [(Identity: \"EMEA\")],
pstn_usages: [(Identity: \"Local\")],
pstn_usages: [(Identity: \"Other\")],
layuot: (places: {}),
users: [(Identity: \"a@b.com\")])";
    let read = read(text, &mut ()).unwrap();
    let faults: Vec<String> = read.faults.list.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "line 2, column 1: there is no section network_region; network_regions is spelled much alike; it was left out",
            "line 4, column 1: pstn_usages is given twice; the first is taken",
            "line 5, column 1: there is no section layuot; layout is spelled much alike; it was left out",
        ]
    );
    assert_eq!((read.document.topology.pstn_usages.len(), read.document.topology.users.len()), (1, 1));
}

#[test]
fn a_layout_of_what_is_not_there_is_left_out() {
    let text = "(format_version: 1,
network_sites: [(Identity: \"Reno\")],
layout: (
  places: {
    NetworkSite(\"Elko\"): (1, 2),
    Site(\"Reno\"): (1, 2),
    NetworkSite(\"reno\"): (3, 4),
  },
  folded: [NetworkRegion(\"EMEA\")],
  notes: [(at: (0, 0), text: \"a\\u{0}b\"), (at: (5, 6), text: \"kept\")],
  color: 5,
))";
    let read = read(text, &mut ()).unwrap();
    let faults: Vec<String> = read.faults.list.iter().map(ToString::to_string).collect();
    let starts = [
        "line 5, column 5: network site Elko: the layout names what is not in the file",
        "line 6, column 5: Site Reno: the layout names what is not in the file",
        "line 9, column 12: network region EMEA: the layout names what is not in the file",
        "line 10, column 3: note: a text cannot hold a line break or another control character",
        "line 11, column 3: layout: there is no section color",
    ];
    assert_eq!(faults.len(), starts.len(), "{faults:#?}");
    for (fault, start) in faults.iter().zip(starts) {
        assert!(fault.starts_with(start), "{fault}");
    }
    assert_eq!((read.document.layout.places().count(), read.document.layout.notes.len()), (1, 1));
}

#[test]
fn a_waiver_without_a_name_is_left_out() {
    let text = "(format_version: 1,
waivers: [(code: \"V-44\", subjects: [\"network site Portland\"], by: \" \", reason: \"known\", date: \"2026-11-20\")])";
    let read = read(text, &mut ()).unwrap();
    let fault = read.faults.list[0].to_string();
    assert!(
        fault.starts_with("line 2, column 1: waiver of V-44: the name of who waives: a name needs"),
        "{fault}"
    );
    assert!(read.document.waivers.is_empty());
}
