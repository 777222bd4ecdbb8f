//! Properties of the decision over random topologies and calls.

use super::oracle;
use crate::call::decision::{Decision, Verdict};
use crate::call::tests::{litware_with, report};
use crate::call::{CallKind, CallRequest, ClientVersion, Location, verdict};
use crate::edit::{Draft, Edit};
use crate::topology::values::Choices;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Edits that touch everything that the decision reads; some undo others, some meet a subnet that is gone.
const EDITS: &[&str] = &[
    r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#,
    r#"Set(MediaBypassSettings("Global"), "AlwaysBypass", true)"#,
    r#"Set(MediaBypassSettings("Global"), "EnableDefaultBypassID", true)"#,
    r#"Set(MediaBypassSettings("Global"), "EnabledForAudioVideoConferences", true)"#,
    r#"Set(MediaBypassSettings("Global"), "BypassID", "c888cf8e-01ab-4cde-8f00-00000000000a")"#,
    r#"Set(NetworkConfiguration("Global"), "EnableBandwidthPolicyCheck", false)"#,
    r#"Set(TrunkConfiguration("Global"), "EnableBypass", false)"#,
    r#"Set(TrunkConfiguration("Global"), "ConcentratedTopology", false)"#,
    r#"Set(TrunkConfiguration("Global"), "EnableReferSupport", false)"#,
    r#"Set(TrunkConfiguration("Global"), "Enable3pccRefer", true)"#,
    r#"Set(TrunkConfiguration("Global"), "RTCPActiveCalls", false)"#,
    r#"Set(TrunkConfiguration("Global"), "RTCPCallsOnHold", false)"#,
    r#"Set(TrunkConfiguration("Global"), "SRTPMode", "Optional")"#,
    r#"Set(TrunkConfiguration("Global"), "SRTPMode", "NotSupported")"#,
    r#"Set(TrunkConfiguration("PstnGateway:sbc-itsp"), "EnableBypass", true)"#,
    r#"Remove(TrunkConfiguration("PstnGateway:sbc-itsp"), Refuse)"#,
    r#"Add(TrunkConfiguration("site:Chicago"), {"EnableBypass": true})"#,
    r#"Add(TrunkConfiguration("site:Reno"), {})"#,
    r#"Add(TrunkConfiguration("PstnGateway:gw-reno"), {"EnableBypass": true, "EnableReferSupport": false})"#,
    r#"Set(MediaConfiguration("Global"), "EncryptionLevel", "SupportEncryption")"#,
    r#"Set(MediaConfiguration("Global"), "EncryptionLevel", "DoNotSupportEncryption")"#,
    r#"Set(Trunk("gw-chi"), "Transport", "TCP")"#,
    r#"Set(Gateway("gw-chi"), "EarlyDialogs", false)"#,
    r#"Set(Gateway("gw-ny"), "ClientMedia", false)"#,
    r#"Set(Gateway("gw-ny"), "SignallingAddress", None)"#,
    r#"Set(Gateway("gw-chi"), "RepresentativeMediaIP", "172.29.81.9")"#,
    r#"Set(Gateway("gw-reno"), "SignallingAddress", "192.0.2.9")"#,
    r#"Set(Gateway("gw-reno"), "AlternateByPassId", "c888cf8e-01ab-4cde-8f00-00000000000b")"#,
    r#"Set(Gateway("gw-chi"), "AlternateByPassId", "c888cf8e-01ab-4cde-8f00-00000000000b")"#,
    r#"Set(NetworkSite("Reno"), "BWPolicyProfileID", None)"#,
    r#"Set(NetworkSite("Reno"), "BypassID", "c888cf8e-01ab-4cde-8f00-00000000000a")"#,
    r#"Set(NetworkSite("New York"), "BWPolicyProfileID", "5Mb_Link")"#,
    r#"Set(NetworkSite("New York"), "NetworkRegionID", None)"#,
    r#"Set(NetworkRegion("EMEA"), "BypassID", "c888cf8e-01ab-4cde-8f00-00000000000a")"#,
    r#"Set(NetworkSite("London"), "NetworkRegionID", "North America")"#,
    r#"Set(Subnet("172.29.81.0"), "NetworkSiteID", None)"#,
    r#"Set(Subnet("172.29.81.0"), "NetworkSiteID", "Reno")"#,
    r#"Remove(Subnet("157.57.210.0"), Refuse)"#,
    r#"Add(Subnet("172.29.0.0/16"), {"NetworkSiteID": "New York"})"#,
    r#"Add(Subnet("157.57.0.0/16"), {"NetworkSiteID": "Cologne"})"#,
];

const TRUNKS: &[&str] = &["gw-chi", "gw-reno", "gw-ny", "gw-albu", "gw-london", "sbc-itsp"];
const CLIENTS: &[&str] = &[
    "157.57.210.77/24",
    "172.28.151.140/25",
    "172.28.151.140/24",
    "172.29.80.103/24",
    "172.29.81.57/24",
    "172.29.81.57/16",
    "10.20.0.77/24",
    "10.21.0.77/24",
    "203.0.113.9/32",
    "192.0.2.50/24",
];

/// Some of the edits; what an earlier one made impossible is left out.
fn topology() -> impl Strategy<Value = Draft> {
    prop::collection::vec(prop::sample::select(EDITS), 0..6).prop_map(|edits| {
        let mut draft = litware_with("");
        for edit in edits {
            let edit: Edit = ron::from_str(edit).unwrap();
            if let Err(error) = draft.apply(&edit) {
                assert!(
                    error.to_string().contains("there is") || error.to_string().contains("exists"),
                    "{error}"
                );
            }
        }
        draft
    })
}

prop_compose! {
    fn request()(
        kind in prop::sample::select(vec![
            CallKind::Pstn, CallKind::Pstn, CallKind::Pstn, CallKind::Conference, CallKind::Service, CallKind::Peer,
        ]),
        client in prop::sample::select(CLIENTS),
        external in prop::bool::weighted(0.1),
        old in prop::bool::weighted(0.1),
        transferred in prop::bool::weighted(0.2),
        trunk in prop::sample::select(TRUNKS),
        from in prop::option::weighted(0.25, prop::sample::select(TRUNKS)),
    ) -> CallRequest {
        CallRequest {
            kind,
            client: Some(client.parse().unwrap()),
            location: if external { Location::External } else { Location::Internal },
            version: if old { ClientVersion::Ocs2007R2 } else { ClientVersion::Current },
            transferred,
            trunk: Some(trunk.into()),
            from_trunk: from.map(Into::into),
            ..CallRequest::default()
        }
    }
}

fn codes(decision: Decision) -> BTreeSet<&'static str> {
    decision.reasons.iter().map(|reason| reason.choice().key).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_naive_decision_in_any_order_agrees(
        draft in topology(),
        request in request(),
        order in Just((0..oracle::CONDITIONS).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let decision = verdict(draft.model(), &request).unwrap();
        let expected = oracle::decide(draft.topology(), &request, &order);
        prop_assert_eq!((decision.verdict.choice().key.to_owned(), codes(decision)), expected);
    }

    #[test]
    fn a_call_bypasses_exactly_when_nothing_speaks_against_it(draft in topology(), request in request()) {
        let decision = verdict(draft.model(), &request).unwrap();
        let applies = decision.verdict != Verdict::NotApplicable;
        prop_assert_eq!(applies, request.kind != CallKind::Peer);
        if applies {
            prop_assert_eq!(decision.verdict == Verdict::Bypass, decision.reasons.is_empty());
        }
    }

    #[test]
    fn a_report_says_what_the_decision_says_and_its_steps_give_every_reason(
        draft in topology(),
        request in request(),
    ) {
        let decision = verdict(draft.model(), &request).unwrap();
        let first = report(&draft, &request);
        prop_assert_eq!(Decision { verdict: first.verdict, reasons: first.reasons }, decision);
        let given = first.steps.iter().flat_map(|step| step.reasons.iter()).collect();
        prop_assert_eq!(decision.reasons, given);
        prop_assert_eq!(&report(&draft, &request), &first);
        // Fresh views give the report of those that followed the edits.
        prop_assert_eq!(&report(&Draft::new(draft.document().clone()), &request), &first);
    }
}
