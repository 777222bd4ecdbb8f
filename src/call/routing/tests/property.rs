//! What holds of routing whatever the topology: it is deterministic, and it finds what a naive walk finds.

use crate::call::Down;
use crate::call::number::plain;
use crate::call::routing::route;
use crate::call::tests::{CHICAGO, RENO, call, litware_with};
use crate::topology::values::Pattern;
use crate::topology::{Id, Ref, Topology, Trunk, VoiceRoute};
use proptest::prelude::*;

const PATTERNS: &[&str] =
    &[r"^\\+1\\d{10}$", r"^\\+1", r"^\\+44", "312", "", r"^(?!\\+1312)\\+1", "(", r"\\d{20}", "^1"];
const NUMBERS: &[&str] = &["+13125550142", "+17755550142", "+442079460104", "911", "+1 (312) 555-0142"];
const TRUNKS: &[&str] = &["gw-chi", "gw-reno", "gw-ny", "gw-albu", "gw-london", "sbc-itsp"];
const USAGES: &[&str] = &["Local", "Long", "Any"];

fn some(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::subsequence(of, 0..=of.len()).prop_shuffle().prop_map(|names| format!("{names:?}"))
}

/// A voice route as an edit.
fn voice_route() -> impl Strategy<Value = String> {
    (prop::sample::select(PATTERNS), 0u32..4, some(TRUNKS), some(USAGES)).prop_map(
        |(pattern, priority, trunks, usages)| {
            format!(
                r#"{{"NumberPattern": "{pattern}", "Priority": {priority}, "PstnGatewayList": {trunks}, "PstnUsages": {usages}}}"#
            )
        },
    )
}

/// The candidates, written straight from the rules: by usage, priority and list; each once; none that is down, not
/// routable, or tied to another place than the caller's.
fn naive(
    topology: &Topology,
    usages: &str,
    number: &str,
    useless: impl Fn(&str) -> bool,
) -> Vec<(Id<VoiceRoute>, Id<Trunk>)> {
    let mut found: Vec<(Id<VoiceRoute>, Id<Trunk>)> = Vec::new();
    let usages: Vec<String> = ron::from_str(usages).unwrap();
    for usage in usages {
        for priority in 0..=u32::from(u8::MAX) {
            for (id, route) in topology.voice_routes.iter().filter(|(_, route)| route.priority == priority) {
                let leads = route.usages.iter().any(|held| topology.name(held.id().unwrap().into()) == usage);
                let matches = Pattern::read(&route.number_pattern).is_ok_and(|read| read.matches(number));
                for trunk in route.trunks.iter().filter(|_| leads && matches).filter_map(Ref::id) {
                    let known = found.iter().any(|(_, other)| *other == trunk);
                    if !known && !useless(&topology.name(trunk.into())) {
                        found.push((id, trunk));
                    }
                }
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn routing_is_deterministic_and_finds_what_a_naive_walk_finds(
        routes in prop::collection::vec(voice_route(), 0..6),
        usages in some(USAGES),
        off in prop::sample::subsequence(TRUNKS, 0..3),
        down in prop::sample::subsequence(TRUNKS, 0..3),
        tied in prop::sample::subsequence(TRUNKS, 0..4),
        by_location in any::<bool>(),
        in_reno in any::<bool>(),
        number in prop::sample::select(NUMBERS),
        inter_trunk in any::<bool>(),
    ) {
        let each = |names: &[&str], edit: &dyn Fn(&str) -> String| -> String {
            names.iter().map(|name| edit(name)).collect()
        };
        let added: String =
            (0..).zip(&routes).map(|(place, route)| format!(r#"Add(VoiceRoute("R{place}"), {route}),"#)).collect();
        let not_routable = each(&off, &|name| format!(r#"Set(Gateway("{name}"), "Routable", false),"#));
        // Those before gw-ny in the list are tied to Reno, the others to Chicago.
        let home = |name: &str| if ["gw-chi", "gw-reno"].contains(&name) { "Reno" } else { "Chicago" };
        let restricted = each(&tied, &|name| {
            let scope = format!("PstnGateway:{name}");
            let replace = if name == "sbc-itsp" { format!(r#"Remove(TrunkConfiguration("{scope}"), Refuse),"#) } else { String::new() };
            format!(
                r#"{replace}Add(TrunkConfiguration("{scope}"), {{"EnableLocationRestriction": true, "NetworkSiteID": "{}", "PstnUsages": {usages}}}),"#,
                home(name)
            )
        });
        // Both network sites route by the same usages, so that only the ties tell them apart.
        let draft = litware_with(&format!(
            r#"Add(PstnUsage("Long"), {{}}), Add(PstnUsage("Any"), {{}}), {added}{not_routable}{restricted}
               Set(VoicePolicy("Global"), "PstnUsages", {usages}),
               Set(TrunkConfiguration("Global"), "PstnUsages", {usages}),
               Set(RoutingConfiguration("Global"), "EnableLocationBasedRouting", {by_location}),
               Add(VoiceRoutingPolicy("Here"), {{"PstnUsages": {usages}}}),
               Set(NetworkSite("Reno"), "EnableLocationBasedRouting", true),
               Set(NetworkSite("Reno"), "VoiceRoutingPolicy", "Here")"#
        ));
        let (client, from) = (if in_reno { RENO } else { CHICAGO }, if inter_trunk { "gw-chi" } else { "" });
        let request = call("client,number,down,from_trunk", &format!("{client},{number},{},{from}", down.join(";")));
        let out = Down::of(draft.model(), &request.down).unwrap();
        let routed = route(draft.model(), &out, &request).unwrap();
        prop_assert_eq!(&routed, &route(draft.model(), &out, &request).unwrap());
        prop_assert_eq!(routed.candidates.is_empty(), routed.stopped.is_some());

        // A call from trunk to trunk counts as made where the trunk is tied to, else nowhere; Chicago is not under it.
        let here = if inter_trunk { tied.contains(&"gw-chi") } else { in_reno };
        let elsewhere = |name: &str| tied.contains(&name) && !(here && home(name) == "Reno");
        let expected = naive(draft.topology(), &usages, &plain(number).unwrap(), |name| {
            off.contains(&name) || down.contains(&name) || by_location && elsewhere(name)
        });
        let found: Vec<_> = routed.candidates.iter().map(|found| (found.way.unwrap().route, found.trunk)).collect();
        prop_assert_eq!(found, expected);
        let plain = plain(number).unwrap();
        for candidate in &routed.candidates {
            let route = draft.topology().get(candidate.way.unwrap().route).unwrap();
            prop_assert!(Pattern::read(&route.number_pattern).unwrap().matches(&plain));
        }
    }
}
