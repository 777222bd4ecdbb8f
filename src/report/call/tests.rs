//! Call reports as people and programs read them.

use super::*;
use crate::call::CallRequest;
use crate::call::tests::{CHICAGO, RENO, call, from, litware, litware_with, report};
use crate::edit::Draft;
use crate::topology::values::Choices;
use serde_json::Value;

fn text(draft: &Draft, request: &CallRequest) -> String {
    CallWords::new(draft.topology(), &report(draft, request)).text()
}

fn json(draft: &Draft, request: &CallRequest) -> Value {
    let line = CallLine::of(draft.topology(), &report(draft, request)).json().unwrap();
    assert!(!line.contains('\n'));
    serde_json::from_str(&line).unwrap()
}

#[test]
fn a_bypassed_call_as_text() {
    insta::assert_snapshot!(text(&litware(), &from(RENO, "gw-reno")));
}

#[test]
fn a_mediated_call_as_text() {
    insta::assert_snapshot!(text(&litware(), &from(RENO, "gw-chi")));
}

#[test]
fn a_call_with_everything_against_it_as_text() {
    let draft = litware_with(
        r#"Set(MediaBypassSettings("Global"), "AlwaysBypass", true),
           Set(TrunkConfiguration("Global"), "EnableBypass", false),
           Set(TrunkConfiguration("Global"), "ConcentratedTopology", false),
           Set(TrunkConfiguration("Global"), "EnableReferSupport", false),
           Set(TrunkConfiguration("Global"), "Enable3pccRefer", true),
           Set(Trunk("gw-chi"), "Transport", "TCP"),
           Set(Gateway("gw-chi"), "EarlyDialogs", false),
           Set(Gateway("gw-chi"), "ClientMedia", false)"#,
    );
    let request = call("location,trunk,version,vpn", "external,gw-chi,ocs2007r2,full");
    insta::assert_snapshot!(text(&draft, &request));
}

#[test]
fn a_call_between_trunks_as_text() {
    insta::assert_snapshot!(text(&litware(), &call("id,from_trunk,trunk", "hairpin,sbc-itsp,gw-chi")));
}

#[test]
fn a_mediated_call_as_markdown() {
    let draft = litware();
    let request = from(RENO, "gw-chi");
    insta::assert_snapshot!(CallWords::new(draft.topology(), &report(&draft, &request)).markdown());
}

#[test]
fn a_bypassed_call_as_json() {
    let draft = litware();
    let json = json(&draft, &from(RENO, "gw-reno"));
    insta::assert_snapshot!(serde_json::to_string_pretty(&json).unwrap());
}

#[test]
fn the_names_of_a_report_line_are_kept() {
    let json = json(&litware(), &from(RENO, "gw-chi"));
    for name in [
        "id",
        "verdict",
        "reasons",
        "outcome",
        "outcome_reasons",
        "client",
        "gateway",
        "mediation",
        "trunk",
        "media",
        "signalling",
        "admission",
        "warnings",
        "steps",
    ] {
        assert!(json.get(name).is_some(), "{name}");
    }
    for end in ["client", "gateway"] {
        for name in ["network_site", "network_region", "bypass_id"] {
            assert!(json[end].get(name).is_some(), "{end}.{name}");
        }
    }
    for name in ["question", "values", "answer", "basis", "source"] {
        assert!(json["steps"][0].get(name).is_some(), "steps.{name}");
    }
    assert_eq!(json["verdict"], "mediated");
    assert_eq!(json["reasons"], serde_json::json!(["ids-differ"]));
    assert_eq!(json["client"]["bypass_id"], "site:Reno");
    assert_eq!(json["gateway"]["network_region"], "North America");
    assert_eq!(json["mediation"], serde_json::json!({"pool": "ms-chi", "network_site": "Chicago"}));
    assert_eq!(json["admission"]["outcome"], "admitted");
    let [first, second] = json["admission"]["legs"].as_array().unwrap().as_slice() else {
        panic!("two legs")
    };
    for leg in [first, second] {
        for name in ["name", "from", "to", "links", "codec", "kbps", "admitted"] {
            assert!(leg.get(name).is_some(), "legs.{name}");
        }
    }
    assert_eq!(first["name"], "Leg 1, client to Mediation Server");
    assert_eq!(first["links"], serde_json::json!(["Reno"]));
    assert_eq!((&first["codec"], &first["kbps"]), (&"G.711".into(), &97.into()));
    assert_eq!(second["name"], "Leg 2, Mediation Server to gateway");
    assert_eq!(second["links"], serde_json::json!([]));
}

#[test]
fn a_missing_link_of_the_chain_is_the_one_that_is_named() {
    let sentence = |edits: &str, client: &str| {
        let draft = litware_with(edits);
        let report = report(&draft, &from(client, "gw-chi"));
        CallWords::new(draft.topology(), &report).reasons()[0].1.clone()
    };
    assert_eq!(sentence("", "192.0.2.1/24"), "The caller is in no subnet: 192.0.2.0");
    assert_eq!(
        sentence(r#"Add(Subnet("192.0.2.0/24"), {})"#, "192.0.2.1/24"),
        "The caller is in a subnet that is in no network site"
    );
    assert_eq!(
        sentence(
            r#"Set(NetworkSite("Reno"), "BWPolicyProfileID", None), Set(NetworkSite("Reno"), "NetworkRegionID", None)"#,
            RENO
        ),
        "The caller is in Reno, which is in no network region"
    );
    assert_eq!(
        sentence(r#"Set(Gateway("gw-chi"), "SignallingAddress", "192.0.2.40")"#, CHICAGO),
        "Gateway gw-chi is in no subnet: 192.0.2.40"
    );
}

#[test]
fn a_title_says_who_calls_whom() {
    let draft = litware();
    let title = |header: &str, values: &str| {
        let report = report(&draft, &call(header, values));
        CallWords::new(draft.topology(), &report).title()
    };
    assert_eq!(
        title("client,trunk", "172.28.151.140/25,gw-chi"),
        "172.28.151.140/25 (Reno) to gw-chi (Chicago)"
    );
    assert_eq!(
        title("client,trunk,direction", "172.28.151.140/25,gw-chi,inbound"),
        "gw-chi (Chicago) to 172.28.151.140/25 (Reno)"
    );
    assert_eq!(
        title("from_trunk,trunk,direction", "gw-ny,gw-chi,inbound"),
        "gw-ny (New York) to gw-chi (Chicago)"
    );
    assert_eq!(
        title("call,client,callee", "peer,172.28.151.140/25,10.20.0.77"),
        "172.28.151.140/25 (Reno) to callee 10.20.0.77 (London)"
    );
    assert_eq!(title("location,trunk", "external,gw-chi"), "a client to gw-chi (Chicago)");
}

#[test]
fn names_cannot_break_out_of_markdown() {
    let draft = litware_with(r#"Set(NetworkSite("Reno"), "Identity", "Re|no <b> `x` [a](b)")"#);
    let report = report(&draft, &from(RENO, "gw-chi"));
    let markdown = CallWords::new(draft.topology(), &report).markdown();
    assert!(markdown.contains(r"Re\|no \<b\> \`x\` \[a\](b)"), "{markdown}");
    let rows = markdown.lines().filter(|line| line.starts_with('|'));
    let bars = |row: &str| row.replace("\\|", "").matches('|').count();
    assert!(rows.clone().all(|row| bars(row) == 7), "{markdown}");
    assert_eq!(rows.count(), report.steps.len() + 2);
}

#[test]
fn no_step_is_without_words_and_none_shouts() {
    let mut seen = std::collections::BTreeSet::new();
    let calls = [
        from(RENO, "gw-chi"),
        call("from_trunk,trunk", "gw-ny,gw-chi"),
        call("call,client", &format!("peer,{CHICAGO}")),
        call("location,trunk", "external,gw-chi"),
        call("call,trunk", "service,gw-chi"),
        call("client,number,down", &format!("{CHICAGO},+13125550142,gw-chi")),
        call("client,trunk,down", "172.29.80.103/24,gw-chi,New York"),
        call("call,client,callee,line_uri", &format!("peer,{RENO},{CHICAGO},tel:+13125550101")),
        call("call,client,callee", &format!("peer,{RENO},{CHICAGO}")),
        call("client,trunk,direction", &format!("{RENO},gw-chi,inbound")),
    ];
    let modes = [
        "",
        r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#,
        r#"Set(MediaBypassSettings("Global"), "AlwaysBypass", true)"#,
        r#"Set(RoutingConfiguration("Global"), "EnableLocationBasedRouting", true)"#,
        r#"Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWLimit", 44)"#,
        r#"Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWLimit", 44), Add(EdgePool("e"), {"ServerSite": "Chicago", "PoolFqdn": "e.litwareinc.com"}),
           Set(VoicePolicy("Global"), "AllowPSTNReRouting", false)"#,
        r#"Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWSessionLimit", 44),
           Set(VoiceRoute("Local-1"), "PstnGatewayList", ["gw-reno"])"#,
        r#"Set(VoicePolicy("Global"), "EnableBWPolicyOverride", true),
           Remove(RegionRoute("NA-EMEA-ROUTE"), Refuse)"#,
    ];
    let mut look = |draft: &Draft, request: &CallRequest| {
        for step in &report(draft, request).steps {
            let words = StepWords::of(draft.topology(), step);
            seen.insert(step.question());
            assert!(words.question.ends_with('?'), "{words:?}");
            assert!(words.sentence.ends_with('.') && !words.sentence.contains('!'), "{words:?}");
            assert!(!words.value.is_empty() && !words.value.ends_with('.'), "{words:?}");
            assert!(!words.source.is_empty(), "{words:?}");
        }
    };
    for draft in modes.map(litware_with) {
        calls.iter().for_each(|request| look(&draft, request));
    }
    let home = r#"Add(FrontEndPool("fe"), {"ServerSite": "Chicago", "PoolFqdn": "fe.litwareinc.com"}),
        Set(User("carol@litwareinc.com"), "HomeServerSite", None), Set(User("carol@litwareinc.com"), "HomePool", "fe")"#;
    let away = format!("{RENO},carol@litwareinc.com,gw-chi,fe");
    look(&litware_with(home), &call("client,user,trunk,down", &away));
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), crate::call::Question::VALUES);
}
