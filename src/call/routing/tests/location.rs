//! Location-Based Routing, rule by rule (domain.md 2.9).

use super::{candidates, passed_over, routed, stopped};
use crate::call::tests::{CHICAGO, RENO, litware_with};
use crate::edit::Draft;
use crate::report::StepWords;

/// On; Reno is under it and routes by its own policy to gw-reno; gw-reno is tied to Reno, gw-albu to Albuquerque.
const ON: &str = r#"
    Set(RoutingConfiguration("Global"), "EnableLocationBasedRouting", true),
    Add(PstnUsage("Reno"), {}),
    Add(VoiceRoute("Reno"), {"NumberPattern": "^\\+1", "Priority": 5, "PstnGatewayList": ["gw-albu", "gw-reno", "gw-ny"], "PstnUsages": ["Reno"]}),
    Add(VoiceRoutingPolicy("Reno"), {"PstnUsages": ["Reno"]}),
    Set(NetworkSite("Reno"), "EnableLocationBasedRouting", true),
    Set(NetworkSite("Reno"), "VoiceRoutingPolicy", "Reno"),
    Add(TrunkConfiguration("PstnGateway:gw-reno"), {"EnableLocationRestriction": true, "NetworkSiteID": "Reno"}),
    Add(TrunkConfiguration("PstnGateway:gw-albu"), {"EnableLocationRestriction": true, "NetworkSiteID": "Albuquerque"}),
"#;

const TIE_CHICAGO: &str = r#"
    Add(TrunkConfiguration("PstnGateway:gw-chi"), {"EnableLocationRestriction": true, "NetworkSiteID": "Chicago"}),
"#;

const NUMBER: &str = "+13125550142";

fn on(edits: &str) -> Draft {
    litware_with(&format!("{ON}{edits}"))
}

#[test]
fn outbound_the_network_site_under_it_picks_the_route_and_elsewhere_the_voice_policy_does() {
    let off = r#"Set(RoutingConfiguration("Global"), "EnableLocationBasedRouting", false)"#;
    let no_policy = r#"Set(NetworkSite("Reno"), "VoiceRoutingPolicy", None)"#;
    let no_usage = r#"Set(VoicePolicy("Global"), "PstnUsages", [])"#;
    let chicago_tied = &[TIE_CHICAGO].concat();
    for (edits, call, from, expected, stop) in [
        // In a network site under it: its voice routing policy, and of the tied trunks those that are tied to it.
        ("", "pstn", RENO, &["Reno/gw-reno", "Reno/gw-ny"][..], "goes out"),
        // A network site that is not, and an address in no network site.
        ("", "pstn", CHICAGO, &["Local-1/gw-chi", "Local-2/gw-ny"], "goes out"),
        ("", "pstn", "192.168.7.7/24", &["Local-1/gw-chi", "Local-2/gw-ny"], "goes out"),
        // Elsewhere only trunks without location restriction.
        (chicago_tied, "pstn", CHICAGO, &["Local-2/gw-ny"], "goes out"),
        // The user's voice policy authorises the call in every case.
        (no_usage, "pstn", RENO, &[], "blocked-by-policy: no-usage"),
        // A network site under it without a voice routing policy.
        (no_policy, "pstn", RENO, &[], "blocked-by-policy: no-policy"),
        // Dial-in conferencing and the server applications are left alone.
        (chicago_tied, "conference", RENO, &["Local-1/gw-chi", "Local-2/gw-ny"], "goes out"),
        (chicago_tied, "service", RENO, &["Local-1/gw-chi", "Local-2/gw-ny"], "goes out"),
        // Switched off, nothing of it counts.
        (off, "pstn", RENO, &["Local-1/gw-chi", "Local-2/gw-ny"], "goes out"),
    ] {
        let draft = on(edits);
        let routed = routed(&draft, "call,client,number", &format!("{call},{from},{NUMBER}"));
        assert_eq!(candidates(&draft, &routed), expected, "{edits} {call} {from}");
        assert_eq!(stopped(&routed), stop, "{edits} {call} {from}");
    }
}

#[test]
fn the_voice_policy_authorises_a_call_only_where_one_of_its_routes_matches() {
    let draft = on(r#"Set(VoiceRoute("Reno"), "NumberPattern", "^\\+")"#);
    let routed = routed(&draft, "client,number", &format!("{RENO},+442079460104"));
    assert_eq!(stopped(&routed), "unroutable: no-route");
}

#[test]
fn remote_users_are_nowhere() {
    let draft = on(TIE_CHICAGO);
    let routed = routed(&draft, "client,location,number", &format!("{RENO},external,{NUMBER}"));
    assert_eq!(candidates(&draft, &routed), ["Local-2/gw-ny"]);
    let words = StepWords::of(draft.topology(), &routed.opening[0]);
    assert_eq!(words.value, "Unknown place");
}

#[test]
fn a_tied_trunk_that_is_passed_over_says_where_it_is_tied_to() {
    let draft = on("");
    let routed = routed(&draft, "client,number", &format!("{RENO},{NUMBER}"));
    assert_eq!(passed_over(&draft, &routed), ["Can trunk gw-albu take it? Tied to Albuquerque"]);
    let only_tied = on(r#"Set(VoiceRoute("Reno"), "PstnGatewayList", ["gw-albu"])"#);
    let routed = super::routed(&only_tied, "client,number", &format!("{RENO},{NUMBER}"));
    assert_eq!(stopped(&routed), "blocked-by-policy: lbr-denied");
}

#[test]
fn a_named_trunk_that_is_tied_takes_only_calls_from_its_network_site() {
    for (call, client, location, trunk, expected) in [
        ("pstn", RENO, "internal", "gw-reno", "goes out"),
        ("pstn", RENO, "internal", "gw-ny", "goes out"),
        ("pstn", RENO, "internal", "gw-albu", "blocked-by-policy: lbr-denied"),
        ("pstn", CHICAGO, "internal", "gw-reno", "blocked-by-policy: lbr-denied"),
        ("pstn", RENO, "external", "gw-reno", "blocked-by-policy: lbr-denied"),
        // Albuquerque is not under Location-Based Routing, so its clients use free trunks alone.
        ("pstn", "172.29.84.7/24", "internal", "gw-albu", "blocked-by-policy: lbr-denied"),
        ("conference", CHICAGO, "internal", "gw-reno", "goes out"),
    ] {
        let values = format!("{call},{client},{location},{trunk}");
        assert_eq!(stopped(&routed(&on(""), "call,client,location,trunk", &values)), expected, "{values}");
    }
}

#[test]
fn inbound_a_tied_trunk_rings_only_endpoints_in_its_network_site_else_voice_mail() {
    for (call, client, location, trunk, expected) in [
        ("pstn", RENO, "internal", "gw-reno", "goes out"),
        ("pstn", CHICAGO, "internal", "gw-reno", "voice-mail: lbr-denied"),
        ("pstn", "192.168.7.7/24", "internal", "gw-reno", "voice-mail: lbr-denied"),
        ("pstn", RENO, "external", "gw-reno", "voice-mail: lbr-denied"),
        // A trunk without location restriction rings everywhere.
        ("pstn", RENO, "internal", "gw-ny", "goes out"),
        ("pstn", CHICAGO, "external", "gw-ny", "goes out"),
        ("service", CHICAGO, "internal", "gw-reno", "goes out"),
    ] {
        let values = format!("{call},{client},{location},{trunk},inbound");
        let routed = routed(&on(""), "call,client,location,trunk,direction", &values);
        assert_eq!(stopped(&routed), expected, "{values}");
    }
}

#[test]
fn calls_over_a_tied_trunk_count_as_made_in_its_network_site() {
    let usages = r#"
        Set(TrunkConfiguration("PstnGateway:gw-reno"), "PstnUsages", ["Reno"]),
        Add(TrunkConfiguration("PstnGateway:gw-ny"), {"PstnUsages": ["Reno"]}),
    "#;
    let pbx = r#"Set(Gateway("gw-reno"), "Kind", "IpPbx"), Set(Gateway("gw-albu"), "Kind", "IpPbx")"#;
    for (edits, from, expected) in [
        ("", "gw-reno", &["Reno/gw-reno", "Reno/gw-ny"][..]),
        ("", "gw-ny", &["Reno/gw-ny"]),
        // From IP-PBX to IP-PBX no call reaches the public network.
        (pbx, "gw-reno", &["Reno/gw-albu", "Reno/gw-reno", "Reno/gw-ny"]),
    ] {
        let draft = on(&format!("{usages}{edits}"));
        let routed = routed(&draft, "from_trunk,number", &format!("{from},{NUMBER}"));
        assert_eq!(candidates(&draft, &routed), expected, "{edits} {from}");
    }
}
