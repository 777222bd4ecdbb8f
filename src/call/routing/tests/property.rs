//! What holds of routing whatever the topology.

use crate::call::routing::route;
use crate::call::tests::{call, litware_with};
use crate::topology::values::Pattern;
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn routing_is_deterministic_and_every_candidate_matches_and_works(
        routes in prop::collection::vec(voice_route(), 0..6),
        usages in some(USAGES),
        off in prop::sample::subsequence(TRUNKS, 0..3),
        down in prop::sample::subsequence(TRUNKS, 0..3),
        number in prop::sample::select(NUMBERS),
        inter_trunk in any::<bool>(),
    ) {
        let added: Vec<_> =
            (0..).zip(&routes).map(|(place, route)| format!(r#"Add(VoiceRoute("R{place}"), {route}),"#)).collect();
        let off: Vec<_> = off.iter().map(|name| format!(r#"Set(Gateway("{name}"), "Routable", false),"#)).collect();
        let draft = litware_with(&format!(
            r#"Add(PstnUsage("Long"), {{}}), Add(PstnUsage("Any"), {{}}), {}{}
               Set(VoicePolicy("Global"), "PstnUsages", {usages}),
               Set(TrunkConfiguration("Global"), "PstnUsages", {usages})"#,
            added.concat(), off.concat()
        ));
        let from = if inter_trunk { "gw-chi" } else { "" };
        let request = call("number,down,from_trunk", &format!("{number},{},{from}", down.join(";")));
        let routed = route(draft.model(), &request).unwrap();
        prop_assert_eq!(&routed, &route(draft.model(), &request).unwrap());
        prop_assert_eq!(routed.candidates.is_empty(), routed.stopped.is_some());
        let topology = draft.topology();
        let plain = crate::call::number::plain(number).unwrap();
        for (place, candidate) in routed.candidates.iter().enumerate() {
            let way = candidate.way.unwrap();
            let route = topology.get(way.route).unwrap();
            prop_assert!(Pattern::read(&route.number_pattern).unwrap().matches(&plain));
            prop_assert!(route.usages.iter().any(|usage| usage.id() == Some(way.usage)));
            prop_assert!(route.trunks.iter().any(|trunk| trunk.id() == Some(candidate.trunk)));
            prop_assert!(topology.get(candidate.gateway.unwrap()).unwrap().routable);
            prop_assert!(!down.contains(&topology.name(candidate.trunk.into()).as_str()));
            let earlier = &routed.candidates[..place];
            prop_assert!(earlier.iter().all(|other| other.trunk != candidate.trunk));
        }
    }
}
