//! Policy, usages, voice routes and trunks; failover; trunk to trunk.

use super::{candidates, passed_over, routed, stopped};
use crate::call::Down;
use crate::call::routing::route;
use crate::call::tests::{call, litware, litware_with};
use crate::edit::Draft;
use crate::report::StepWords;
use crate::topology::{Document, Name, Ref};

const NUMBER: &str = "+13125550142";

/// Two more usages with a route each: to gw-reno for numbers of Reno, to gw-london for any number.
const MORE: &str = r#"
    Add(PstnUsage("Long"), {}), Add(PstnUsage("Any"), {}),
    Add(VoiceRoute("Reno"), {"NumberPattern": "^\\+1775", "Priority": 0, "PstnGatewayList": ["gw-reno"], "PstnUsages": ["Long"]}),
    Add(VoiceRoute("World"), {"NumberPattern": "^\\+", "Priority": 9, "PstnGatewayList": ["gw-london", "gw-albu"], "PstnUsages": ["Any"]}),
"#;

fn taken(draft: &Draft, header: &str, values: &str) -> Vec<String> {
    candidates(draft, &routed(draft, header, values))
}

#[test]
fn a_number_goes_by_the_voice_routes_of_the_policy_in_the_order_of_priority() {
    let swapped = r#"Set(VoiceRoute("Local-1"), "Priority", 3)"#;
    let alike = r#"Set(VoiceRoute("Local-2"), "Priority", 1)"#;
    for (edits, number, expected) in [
        ("", NUMBER, &["Local-1/gw-chi", "Local-2/gw-ny"][..]),
        (swapped, NUMBER, &["Local-2/gw-ny", "Local-1/gw-chi"]),
        // Of equal priority the one made first is tried first.
        (alike, NUMBER, &["Local-1/gw-chi", "Local-2/gw-ny"]),
        ("", "tel:+1 (312) 555-0142", &["Local-1/gw-chi", "Local-2/gw-ny"]),
        ("", "+442079460104", &[]),
    ] {
        assert_eq!(taken(&litware_with(edits), "number", number), expected, "{edits} {number}");
    }
}

#[test]
fn usages_are_followed_in_the_order_of_the_policy_whatever_the_priority_of_their_routes() {
    for (usages, expected) in [
        (r#"["Local", "Any"]"#, &["Local-1/gw-chi", "Local-2/gw-ny", "World/gw-london", "World/gw-albu"][..]),
        (r#"["Any", "Local"]"#, &["World/gw-london", "World/gw-albu", "Local-1/gw-chi", "Local-2/gw-ny"]),
        // The pattern of Reno does not match, however high its priority.
        (r#"["Long", "Any"]"#, &["World/gw-london", "World/gw-albu"]),
    ] {
        let draft = litware_with(&format!(r#"{MORE} Set(VoicePolicy("Global"), "PstnUsages", {usages})"#));
        assert_eq!(taken(&draft, "number", NUMBER), expected, "{usages}");
    }
}

#[test]
fn a_call_fails_over_to_the_next_trunk_then_the_next_route_then_the_next_usage() {
    let draft = litware_with(&format!(
        r#"{MORE} Set(VoicePolicy("Global"), "PstnUsages", ["Local", "Any"]),
           Set(VoiceRoute("Local-1"), "PstnGatewayList", ["gw-chi", "gw-reno"])"#
    ));
    for (down, expected) in [
        ("", "Local-1/gw-chi"),
        ("gw-chi", "Local-1/gw-reno"),
        ("gw-chi;gw-reno", "Local-2/gw-ny"),
        ("ms-chi", "World/gw-london"),
    ] {
        let found = taken(&draft, "number,down", &format!("{NUMBER},{down}"));
        assert_eq!(found[0], expected, "down: {down}");
    }
    assert_eq!(taken(&draft, "number,down", &format!("{NUMBER},ms-chi;ms-london")), [""; 0]);
}

#[test]
fn the_policy_is_that_of_the_call_else_of_the_user_else_of_his_home_else_global() {
    let policies = r#"
        Add(VoicePolicy("Abroad"), {"PstnUsages": ["Any"]}),
        Add(VoicePolicy("Own"), {"PstnUsages": ["Long"]}),
        Add(VoicePolicy("site:London"), {"PstnUsages": ["Any", "Long"]}),
        Set(User("alice@litwareinc.com"), "VoicePolicy", "Own"),
        Set(User("emma@litwareinc.com"), "VoicePolicy", "Own"),
    "#;
    let draft = litware_with(&format!("{MORE}{policies}"));
    let number = "+17755550142";
    for (user, policy, expected, origin) in [
        ("", "", "Local-1/gw-chi", "Voice policy Global holds"),
        ("bob@litwareinc.com", "", "Local-1/gw-chi", "Voice policy Global holds"),
        ("sip:alice@litwareinc.com", "", "Reno/gw-reno", "Voice policy Own of alice@litwareinc.com holds"),
        (
            "david@litwareinc.com",
            "",
            "World/gw-london",
            "Voice policy site:London of the home server site London",
        ),
        ("emma@litwareinc.com", "", "Reno/gw-reno", "Voice policy Own of emma@litwareinc.com holds"),
        (
            "alice@litwareinc.com",
            "abroad",
            "World/gw-london",
            "Voice policy Abroad, which the call names, holds",
        ),
    ] {
        let routed = routed(&draft, "user,policy,number", &format!("{user},{policy},{number}"));
        assert_eq!(candidates(&draft, &routed)[0], expected, "{user} {policy}");
        let step = routed.candidates[0].steps.last().unwrap();
        let sentence = StepWords::of(draft.topology(), step).sentence;
        assert!(sentence.starts_with(origin), "{sentence}");
    }
    let unknown = route(draft.model(), &Down::default(), &call("policy,number", &format!("Abrod,{number}")))
        .unwrap_err();
    assert_eq!(unknown.to_string(), "there is no voice policy Abrod; Abroad is spelled much alike");
}

#[test]
fn the_home_of_a_user_is_his_pool_or_appliance_before_the_server_site_by_name() {
    let homes = r#"
        Add(VoicePolicy("site:London"), {"PstnUsages": ["Any"]}),
        Add(FrontEndPool("fe-london"), {"PoolFqdn": "fe-london.litwareinc.com", "ServerSite": "London"}),
        Set(User("alice@litwareinc.com"), "HomePool", "fe-london"),
    "#;
    let draft = litware_with(&format!("{MORE}{homes}"));
    let found = taken(&draft, "user,number", &format!("alice@litwareinc.com,{NUMBER}"));
    assert_eq!(found[0], "World/gw-london");
}

#[test]
fn what_is_passed_over_says_why() {
    let one = |edits: &str, down: &str| {
        let draft = litware_with(edits);
        let routed = routed(&draft, "number,down", &format!("{NUMBER},{down}"));
        let first = passed_over(&draft, &routed).into_iter().next();
        first.unwrap_or_else(|| "nothing".to_owned())
    };
    for (edits, down, expected) in [
        ("", "", "nothing"),
        ("", "gw-chi", "Can trunk gw-chi take it? Down: gw-chi"),
        ("", "ms-chi", "Can trunk gw-chi take it? Down: ms-chi"),
        (
            r#"Set(Gateway("gw-chi"), "Routable", false)"#,
            "",
            "Can trunk gw-chi take it? Gateway peer not routable",
        ),
        (
            r#"Set(VoiceRoute("Local-1"), "NumberPattern", "^\\+44")"#,
            "",
            r"Does voice route Local-1 take it? ^\+44 does not match",
        ),
        (
            r#"Set(VoiceRoute("Local-1"), "NumberPattern", "^\\+1(")"#,
            "",
            "Does voice route Local-1 take it? Pattern cannot be read",
        ),
        (
            r#"Set(VoiceRoute("Local-1"), "PstnGatewayList", [])"#,
            "",
            "Does voice route Local-1 take it? No trunk",
        ),
        (
            r#"Set(VoiceRoute("Local-2"), "PstnGatewayList", ["gw-chi", "gw-ny"])"#,
            "",
            "Can trunk gw-chi take it? Tried before",
        ),
        (
            r#"Add(PstnUsage("Long"), {}), Set(VoicePolicy("Global"), "PstnUsages", ["Long", "Local"])"#,
            "",
            "Does PSTN usage Long lead on? No voice route",
        ),
        (
            r#"Add(FrontEndPool("fe-chi"), {"PoolFqdn": "fe-chi.litwareinc.com", "ServerSite": "Chicago"}),
               Set(MediationPool("ms-chi"), "HostFrontEndPool", "fe-chi")"#,
            "fe-chi",
            "Can trunk gw-chi take it? Down: fe-chi",
        ),
    ] {
        assert_eq!(one(edits, down), expected, "{edits} {down}");
    }
}

#[test]
fn names_that_name_nothing_are_passed_over() {
    let mut topology = litware().topology().clone();
    let missing = |name: &str| Box::new(Name::new(name).unwrap());
    let (policy, _) = topology.voice_policies.first().unwrap();
    topology.voice_policies.get_mut(policy).unwrap().usages.insert(0, Ref::Missing(missing("Lost")));
    let (local, _) = topology.voice_routes.first().unwrap();
    topology.voice_routes.get_mut(local).unwrap().trunks.insert(0, Ref::Missing(missing("gw-gone")));
    let (gw_chi, _) = topology.trunks.first().unwrap();
    topology.trunks.get_mut(gw_chi).unwrap().pool = None;
    let draft = Draft::new(Document { topology, ..Document::default() });
    let routed = routed(&draft, "number", NUMBER);
    assert_eq!(candidates(&draft, &routed), ["Local-2/gw-ny"]);
    assert_eq!(
        passed_over(&draft, &routed),
        [
            "Can PSTN usage Lost take it? Does not exist",
            "Can trunk gw-gone take it? Does not exist",
            "Can trunk gw-chi take it? It has no Mediation Server pool",
        ]
    );
}

#[test]
fn what_no_trunk_takes_says_every_reason() {
    let down = |names: &str| format!("{NUMBER},{names}");
    let both_not_routable =
        r#"Set(Gateway("gw-chi"), "Routable", false), Set(Gateway("gw-ny"), "Routable", false)"#;
    for (edits, values, expected) in [
        (r#"Set(VoicePolicy("Global"), "PstnUsages", [])"#, down(""), "blocked-by-policy: no-usage"),
        ("", "+442079460104,".to_owned(), "unroutable: no-route"),
        ("", down("gw-chi;gw-ny"), "unroutable: no-trunk"),
        (
            r#"Set(VoiceRoute("Local-1"), "PstnGatewayList", []), Set(VoiceRoute("Local-2"), "PstnGatewayList", [])"#,
            down(""),
            "unroutable: no-trunk",
        ),
        (both_not_routable, down(""), "unroutable: gateway-not-routable"),
        (
            r#"Set(Gateway("gw-chi"), "Routable", false)"#,
            down("gw-ny"),
            "unroutable: no-trunk, gateway-not-routable",
        ),
        (r#"Set(Gateway("gw-chi"), "Routable", false)"#, down(""), "goes out"),
    ] {
        let draft = litware_with(edits);
        let routed = routed(&draft, "number,down", &values);
        assert_eq!(stopped(&routed), expected, "{edits} {values}");
        assert_eq!(routed.candidates.is_empty(), routed.stopped.is_some());
    }
}

#[test]
fn a_trunk_that_the_call_names_is_taken_whatever_its_number() {
    let draft = litware();
    for (header, values, expected) in [
        ("trunk,number", "gw-reno,+13125550142", "goes out"),
        ("trunk,down", "gw-reno,gw-ny", "goes out"),
        ("trunk,down", "gw-reno,gw-reno", "unroutable: no-trunk"),
        ("trunk,down", "gw-reno,ms-chi", "unroutable: no-trunk"),
        ("from_trunk,trunk,down", "gw-london,gw-reno,ms-london", "unroutable: no-trunk"),
        ("trunk,direction", "gw-reno,inbound", "goes out"),
    ] {
        let routed = routed(&draft, header, values);
        assert_eq!(stopped(&routed), expected, "{header} {values}");
        let taken = if expected == "goes out" { vec!["gw-reno"] } else { Vec::new() };
        assert_eq!(candidates(&draft, &routed), taken);
    }
}

#[test]
fn a_call_that_names_too_little_or_nonsense_says_what_to_give() {
    let draft = litware();
    for (header, values, expected) in [
        ("user", "bob@litwareinc.com", "neither a number nor a trunk"),
        ("number,direction", "+13125550142,inbound", "an inbound call comes over a trunk"),
        (
            "trunk,down",
            "gw-chi,gw-chu",
            "there is no pool, gateway peer, trunk or link gw-chu; gw-chi, gw-albu are spelled",
        ),
    ] {
        let call = call(header, values);
        let down = Down::of(draft.model(), &call.down);
        let error = down.and_then(|down| route(draft.model(), &down, &call)).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn a_call_from_trunk_to_trunk_goes_by_the_usages_of_the_configuration_it_arrives_under() {
    let usages = |scope: &str, usages: &str| {
        format!(r#"Add(TrunkConfiguration("{scope}"), {{"PstnUsages": {usages}}}),"#)
    };
    let of_trunk = usages("PstnGateway:gw-reno", r#"["Any", "Local"]"#);
    let of_site = usages("site:Reno", r#"["Long"]"#);
    for (edits, number, expected, stop) in [
        // Nothing is inherited: the collection of the trunk has no usage, or that in force has.
        (String::new(), NUMBER, &[][..], "blocked-by-policy: no-usage"),
        (
            of_trunk.clone(),
            NUMBER,
            &["World/gw-london", "World/gw-albu", "Local-1/gw-chi", "Local-2/gw-ny"],
            "goes out",
        ),
        (of_site.clone(), "+17755550142", &["Reno/gw-reno"], "goes out"),
        (of_site.clone(), NUMBER, &[], "unroutable: no-route"),
        (
            format!("{of_site}{of_trunk}"),
            NUMBER,
            &["World/gw-london", "World/gw-albu", "Local-1/gw-chi", "Local-2/gw-ny"],
            "goes out",
        ),
    ] {
        let draft = litware_with(&format!("{MORE}{edits}"));
        // The voice policy of a user plays no part.
        let routed =
            routed(&draft, "from_trunk,number,user", &format!("gw-reno,{number},bob@litwareinc.com"));
        assert_eq!(candidates(&draft, &routed), expected, "{edits}");
        assert_eq!(stopped(&routed), stop, "{edits}");
    }
}
