//! The decision table of domain.md 2.10, row by row, and the conditions one by one.

pub(in crate::call) mod oracle;
mod property;

use super::*;
use crate::call::admission::{Check, Leg};
use crate::call::tests::{CHICAGO, RENO, call, from, litware, litware_with, reasons, report};
use crate::call::{CallReport, Outcome, read_calls};
use crate::edit::{Draft, Edit};
use crate::topology::values::Choices;
use std::path::PathBuf;

/// A row of the table: what comes out of its edits and its call.
#[derive(Debug, serde::Deserialize)]
struct Row {
    row: String,
    verdict: String,
    reasons: String,
    outcome: String,
    outcome_reasons: String,
    legs: String,
}

/// The legs of a report as the tables write them: `97 Reno+NA-EMEA-LINK | - Albuquerque` is a leg that takes 97 kbps
/// and one that is refused. Links without a limit are left out.
fn legs(draft: &Draft, report: &CallReport) -> String {
    let leg = |leg: &Leg| {
        let links: Vec<_> =
            leg.limited().map(|crossed| draft.topology().name(crossed.crossing.link.entity())).collect();
        let links = if links.is_empty() { "none".to_owned() } else { links.join("+") };
        let kbps = leg.taken.map_or_else(|| "-".to_owned(), |figure| figure.kbps.to_string());
        match leg.check {
            Check::Checked => format!("{kbps} {links}"),
            Check::Overridden => format!("{kbps} {links} overridden"),
            Check::AfterAnswer => format!("{kbps} {links} after-answer"),
            Check::NotLocated => format!("{kbps} not-located"),
            Check::NoRoute(_) => format!("{kbps} no region route"),
        }
    };
    report.admission.legs.iter().map(leg).collect::<Vec<_>>().join(" | ")
}

fn file(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/decisions").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every row of a table: its edits, its call, and what the table says of it. How many rows it has.
fn table(name: &str) -> usize {
    let expected = file(name);
    let mut rows = 0;
    for row in csv::Reader::from_reader(expected.as_bytes()).deserialize::<Row>() {
        let row = row.unwrap();
        let edits: Vec<Edit> = ron::from_str(&file(&format!("{}.ron", row.row))).unwrap();
        let mut draft = litware();
        draft.apply_all(&row.row, edits).unwrap_or_else(|error| panic!("{}: {error}", row.row));
        let calls = read_calls(file(&format!("{}.csv", row.row)).as_bytes()).unwrap();
        let [listed] = calls.as_slice() else { panic!("{}: one call a row", row.row) };
        let report = report(&draft, &listed.request);
        let reasons: Vec<&str> = report.reasons.iter().map(|reason| reason.choice().key).collect();
        let why: Vec<&str> = report.outcome_reasons.iter().map(|reason| reason.choice().key).collect();
        assert_eq!(report.verdict.choice().key, row.verdict, "{}", row.row);
        assert_eq!(reasons.join(";"), row.reasons, "{}", row.row);
        assert_eq!(report.outcome.choice().key, row.outcome, "{}: {why:?}", row.row);
        assert_eq!(why.join(";"), row.outcome_reasons, "{}", row.row);
        assert_eq!(legs(&draft, &report), row.legs, "{}", row.row);
        rows += 1;
    }
    rows
}

#[test]
fn every_row_of_the_decision_table_comes_out_as_it_says() {
    assert_eq!(table("expected.csv"), 36, "domain.md 2.10 has 36 rows");
}

#[test]
fn every_call_of_the_worked_example_comes_out_as_it_says() {
    assert_eq!(table("worked.csv"), 50);
}

#[test]
fn every_failing_condition_of_a_trunk_is_listed_also_while_bypass_is_off() {
    let draft = litware_with(
        r#"Set(MediaBypassSettings("Global"), "Enabled", false),
           Set(TrunkConfiguration("Global"), "EnableBypass", false),
           Set(TrunkConfiguration("Global"), "ConcentratedTopology", false),
           Set(TrunkConfiguration("Global"), "EnableReferSupport", false),
           Set(Trunk("gw-chi"), "Transport", "TCP"),
           Set(Gateway("gw-chi"), "EarlyDialogs", false),
           Set(Gateway("gw-chi"), "ClientMedia", false)"#,
    );
    let request = call("client,trunk,version,transferred", "192.0.2.1/24,gw-chi,ocs2007r2,true");
    assert_eq!(
        reasons(&draft, &request),
        [
            Reason::GlobalDisabled,
            Reason::TrunkDisabled,
            Reason::NotConcentrated,
            Reason::ReferRtcp,
            Reason::SrtpClash,
            Reason::PeerEarlyDialogs,
            Reason::PeerMediaRestricted,
            Reason::ClientTooOld,
            Reason::TransferredWithoutRefer,
        ]
    );
}

#[test]
fn a_contradiction_lists_the_trunk_too_and_compares_nothing() {
    let draft = litware_with(
        r#"Set(MediaBypassSettings("Global"), "AlwaysBypass", true),
           Set(TrunkConfiguration("Global"), "EnableBypass", false)"#,
    );
    let report = report(&draft, &from("192.0.2.1/24", "gw-chi"));
    assert_eq!(report.verdict, Verdict::ConfigurationError);
    assert_eq!(
        report.reasons.iter().collect::<Vec<_>>(),
        [Reason::AlwaysBypassWithCac, Reason::TrunkDisabled]
    );
    assert_eq!(report.outcome, Outcome::NotEvaluated);
    assert!(report.media.is_empty());
}

#[test]
fn encryption_fits_as_the_matrix_says() {
    let levels = ["RequireEncryption", "SupportEncryption", "DoNotSupportEncryption"];
    let modes = ["Required", "Optional", "NotSupported"];
    let fits = [[true, true, false], [true, true, true], [false, true, true]];
    for (level, row) in levels.iter().zip(fits) {
        for (mode, fits) in modes.iter().zip(row) {
            let draft = litware_with(&format!(
                r#"Set(TrunkConfiguration("Global"), "SRTPMode", "{mode}"),
                   Set(MediaConfiguration("Global"), "EncryptionLevel", "{level}")"#
            ));
            let clash = reasons(&draft, &from(CHICAGO, "gw-chi")).contains(&Reason::SrtpClash);
            assert_eq!(!clash, fits, "{level} with {mode}");
        }
    }
}

#[test]
fn tcp_takes_encryption_away_whatever_is_configured() {
    let edits = r#"Set(Trunk("gw-chi"), "Transport", "TCP"), Set(TrunkConfiguration("Global"), "SRTPMode", "Optional")"#;
    assert_eq!(reasons(&litware_with(edits), &from(CHICAGO, "gw-chi")), [Reason::SrtpClash]);
    let level = r#"Set(MediaConfiguration("Global"), "EncryptionLevel", "DoNotSupportEncryption")"#;
    assert!(reasons(&litware_with(&format!("{edits}, {level}")), &from(CHICAGO, "gw-chi")).is_empty());
}

#[test]
fn refer_may_be_off_only_without_any_rtcp_check() {
    let off = r#"Set(TrunkConfiguration("Global"), "EnableReferSupport", false)"#;
    let active = r#"Set(TrunkConfiguration("Global"), "RTCPActiveCalls", false)"#;
    let on_hold = r#"Set(TrunkConfiguration("Global"), "RTCPCallsOnHold", false)"#;
    let third_party = r#"Set(TrunkConfiguration("Global"), "Enable3pccRefer", true)"#;
    let of = |edits: &[&str]| reasons(&litware_with(&edits.join(",")), &from(CHICAGO, "gw-chi"));
    assert_eq!(of(&[off, active]), [Reason::ReferRtcp]);
    assert_eq!(of(&[off, on_hold]), [Reason::ReferRtcp]);
    assert!(of(&[off, active, on_hold]).is_empty());
    // REFER by third-party call control is no way round (AMB-24).
    assert_eq!(of(&[off, third_party]), [Reason::ReferRtcp]);
}

#[test]
fn a_transferred_call_needs_refer_of_either_kind() {
    let request = call("client,trunk,transferred", &format!("{CHICAGO},gw-chi,true"));
    let rtcp = r#"Set(TrunkConfiguration("Global"), "RTCPActiveCalls", false),
                  Set(TrunkConfiguration("Global"), "RTCPCallsOnHold", false),
                  Set(TrunkConfiguration("Global"), "EnableReferSupport", false)"#;
    assert!(reasons(&litware(), &request).is_empty());
    assert_eq!(reasons(&litware_with(rtcp), &request), [Reason::TransferredWithoutRefer]);
    let third_party = format!(r#"{rtcp}, Set(TrunkConfiguration("Global"), "Enable3pccRefer", true)"#);
    assert!(reasons(&litware_with(&third_party), &request).is_empty());
}

#[test]
fn a_narrower_collection_wins_whole() {
    // The collection of sbc-itsp is factory defaults, bypass off, although Global has bypass on.
    assert_eq!(reasons(&litware(), &from("203.0.113.9/32", "sbc-itsp")), [Reason::TrunkDisabled]);
    let draft = litware_with(r#"Remove(TrunkConfiguration("PstnGateway:sbc-itsp"), Refuse)"#);
    assert!(reasons(&draft, &from("203.0.113.9/32", "sbc-itsp")).is_empty());
    let draft = litware_with(r#"Add(TrunkConfiguration("site:Reno"), {})"#);
    assert_eq!(reasons(&draft, &from(RENO, "gw-reno")), [Reason::TrunkDisabled]);
    assert!(reasons(&draft, &from(CHICAGO, "gw-chi")).is_empty());
}

#[test]
fn only_lync_2010_and_newer_bypass() {
    let of = |version: &str| {
        reasons(&litware(), &call("client,trunk,version", &format!("{CHICAGO},gw-chi,{version}")))
    };
    assert!(of("current").is_empty());
    assert!(of("lync2010").is_empty());
    assert_eq!(of("ocs2007r2"), [Reason::ClientTooOld]);
}

#[test]
fn ids_are_no_reason_where_none_are_compared() {
    let of = |draft: &Draft, header: &str, values: &str| reasons(draft, &call(header, values));
    let litware = litware();
    // A conference leg without its flag, a server application and a client on the Internet compare nothing.
    assert_eq!(
        of(&litware, "call,client,trunk", "conference,172.28.151.140/25,gw-chi"),
        [Reason::ConferenceExcluded]
    );
    assert_eq!(of(&litware, "call,trunk", "service,gw-chi"), [Reason::ServerApplication]);
    assert_eq!(
        of(&litware, "location,client,trunk", "external,172.28.151.140/25,gw-chi"),
        [Reason::ExternalClient]
    );
    // With its flag, a conference leg does.
    let flag = litware_with(r#"Set(MediaBypassSettings("Global"), "EnabledForAudioVideoConferences", true)"#);
    assert_eq!(of(&flag, "call,client,trunk", "conference,172.28.151.140/25,gw-chi"), [Reason::IdsDiffer]);
}

#[test]
fn both_ends_can_be_unmapped_and_each_is_named() {
    let draft = litware_with(r#"Set(Gateway("gw-chi"), "SignallingAddress", None)"#);
    assert_eq!(
        reasons(&draft, &from("192.0.2.1/24", "gw-chi")),
        [Reason::ClientUnmapped, Reason::GatewayUnmapped]
    );
    assert_eq!(reasons(&draft, &from(CHICAGO, "gw-chi")), [Reason::GatewayUnmapped]);
    // With the ID of non-mapped sites, an unmapped end still differs from a mapped one.
    let draft = litware_with(r#"Set(MediaBypassSettings("Global"), "EnableDefaultBypassID", true)"#);
    assert_eq!(reasons(&draft, &from("192.0.2.1/24", "gw-chi")), [Reason::IdsDiffer]);
}

#[test]
fn a_network_site_without_a_region_takes_the_id_of_non_mapped_sites() {
    let draft = litware_with(
        r#"Set(MediaBypassSettings("Global"), "EnableDefaultBypassID", true),
           Set(NetworkConfiguration("Global"), "EnableBandwidthPolicyCheck", false),
           Set(Gateway("gw-chi"), "SignallingAddress", "192.0.2.40"),
           Add(NetworkSite("Bangalore"), {}),
           Add(Subnet("10.40.0.0/24"), {"NetworkSiteID": "Bangalore"})"#,
    );
    assert!(reasons(&draft, &from("10.40.0.7/24", "gw-chi")).is_empty());
}

mod trunk_to_trunk {
    use super::*;

    fn between(from: &str, to: &str) -> crate::call::CallRequest {
        call("from_trunk,trunk", &format!("{from},{to}"))
    }

    #[test]
    fn gateways_with_one_id_bypass_and_others_do_not() {
        assert_eq!(report(&litware(), &between("gw-ny", "gw-chi")).verdict, Verdict::Bypass);
        assert_eq!(reasons(&litware(), &between("gw-reno", "gw-chi")), [Reason::IdsDiffer]);
    }

    #[test]
    fn one_gateway_or_one_alternate_id_needs_no_subnet() {
        let unmapped = r#"Set(Gateway("gw-reno"), "SignallingAddress", "192.0.2.1")"#;
        let draft = litware_with(unmapped);
        assert!(reasons(&draft, &between("gw-reno", "gw-reno")).is_empty());
        assert_eq!(reasons(&draft, &between("gw-reno", "gw-chi")), [Reason::GatewayUnmapped]);
        let id = "c888cf8e-01ab-4cde-8f00-000000000001";
        let draft = litware_with(&format!(
            r#"{unmapped}, Set(Gateway("gw-reno"), "AlternateByPassId", "{id}"),
               Set(Gateway("gw-chi"), "AlternateByPassId", "{id}")"#
        ));
        assert!(reasons(&draft, &between("gw-reno", "gw-chi")).is_empty());
    }

    #[test]
    fn both_trunks_must_be_ready() {
        assert_eq!(reasons(&litware(), &between("sbc-itsp", "sbc-itsp")), [Reason::TrunkDisabled]);
        let found = reasons(&litware(), &between("sbc-itsp", "gw-chi"));
        assert_eq!(found, [Reason::TrunkDisabled, Reason::IdsDiffer]);
    }

    #[test]
    fn what_concerns_a_client_does_not_apply() {
        let request = call("from_trunk,trunk,version,transferred", "gw-ny,gw-chi,ocs2007r2,true");
        let draft = litware_with(
            r#"Set(TrunkConfiguration("Global"), "RTCPActiveCalls", false),
               Set(TrunkConfiguration("Global"), "RTCPCallsOnHold", false),
               Set(TrunkConfiguration("Global"), "EnableReferSupport", false)"#,
        );
        assert!(reasons(&draft, &request).is_empty());
    }

    #[test]
    fn always_mode_compares_nothing() {
        let draft = litware_with(
            r#"Set(MediaBypassSettings("Global"), "AlwaysBypass", true),
               Set(NetworkConfiguration("Global"), "EnableBandwidthPolicyCheck", false)"#,
        );
        assert!(reasons(&draft, &between("gw-reno", "gw-london")).is_empty());
    }
}
