//! What would let a call bypass: each change that is offered does.

use super::*;
use crate::call::tests::{CHICAGO, RENO, call, from, litware, litware_with};
use crate::report::bypass_id;

/// The changes in words, with the ID that both ends then have.
fn words(draft: &Draft, request: &CallRequest) -> Vec<String> {
    let word = |flip: &Flip| format!("{}: {}", flip.name, bypass_id(draft.topology(), flip.bypass_id));
    flips(draft, request).unwrap().iter().map(word).collect()
}

#[test]
fn a_constrained_client_may_use_its_local_gateway_or_lose_its_profile() {
    assert_eq!(
        words(&litware(), &from(RENO, "gw-chi")),
        ["Use trunk gw-reno: site:Reno", "Remove the profile of Reno: region:North America"]
    );
}

#[test]
fn one_failing_setting_is_one_edit() {
    let one = |edit: &str| words(&litware_with(edit), &from(CHICAGO, "gw-chi"));
    let set = |of: &str| format!("{of}: region:North America");
    assert_eq!(
        one(r#"Set(TrunkConfiguration("Global"), "ConcentratedTopology", false)"#),
        [set("Enable centralized media processing on trunk configuration Global")]
    );
    assert_eq!(
        one(r#"Set(TrunkConfiguration("Global"), "EnableReferSupport", false)"#),
        [
            set("Enable sending refer to the gateway on trunk configuration Global"),
            set("Turn both RTCP checks of trunk configuration Global off"),
        ]
    );
    let offered = one(r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#);
    assert_eq!(offered, [set("Set media bypass to Sites and regions")]);
}

#[test]
fn a_tcp_trunk_is_mended_by_tls_or_by_the_media_configuration() {
    let offered =
        words(&litware_with(r#"Set(Trunk("gw-chi"), "Transport", "TCP")"#), &from(CHICAGO, "gw-chi"));
    assert_eq!(offered[0], "Use trunk gw-ny: region:North America");
    assert_eq!(
        offered[1..],
        [
            "Set encryption level of media configuration Global to Support encryption: region:North America",
            "Set SIP transport of gw-chi to TLS: region:North America",
        ]
    );
}

#[test]
fn the_exact_subnet_goes_where_cac_finds_the_client() {
    let draft = litware_with(
        r#"Remove(Subnet("172.29.81.0"), Refuse), Add(Subnet("172.29.0.0/16"), {"NetworkSiteID": "New York"})"#,
    );
    let offered = words(&draft, &from("172.29.81.57/24", "gw-chi"));
    assert_eq!(offered, ["Add subnet 172.29.81.0/24 to New York: region:North America"]);
}

#[test]
fn a_contradiction_is_resolved_from_either_side() {
    let draft = litware_with(r#"Set(MediaBypassSettings("Global"), "AlwaysBypass", true)"#);
    let offered = words(&draft, &from(CHICAGO, "gw-chi"));
    assert_eq!(
        offered,
        [
            "Disable call admission control: global",
            "Set media bypass to Sites and regions: region:North America",
        ]
    );
}

#[test]
fn what_no_edit_can_mend_offers_none() {
    let litware = litware();
    assert!(words(&litware, &call("location,trunk", "external,gw-chi")).is_empty());
    assert!(words(&litware, &from(CHICAGO, "gw-chi")).is_empty(), "it bypasses already");
    assert!(words(&litware, &call("call,client", &format!("peer,{CHICAGO}"))).is_empty());
}

#[test]
fn an_edit_that_is_offered_makes_the_call_bypass_when_it_is_applied() {
    let mut draft = litware_with(r#"Set(Gateway("gw-chi"), "ClientMedia", false)"#);
    let request = from(CHICAGO, "gw-chi");
    let offered = flips(&draft, &request).unwrap();
    let edit = offered.iter().find_map(|flip| match &flip.change {
        FlipChange::Edit(edit) => Some(edit.clone()),
        FlipChange::Trunk(_) => None,
    });
    draft.apply(&edit.unwrap()).unwrap();
    assert_eq!(evaluate(draft.model(), &request).unwrap().verdict, Verdict::Bypass);
}

#[test]
fn two_failing_settings_offer_no_single_edit() {
    let draft = litware_with(
        r#"Set(Gateway("gw-chi"), "ClientMedia", false), Set(Gateway("gw-chi"), "EarlyDialogs", false)"#,
    );
    assert_eq!(words(&draft, &from(CHICAGO, "gw-chi")), ["Use trunk gw-ny: region:North America"]);
}
