//! Admission over random topologies and calls: against a second, naive implementation, and what must always hold.

mod oracle;

use super::{Ledger, LinkId, Reservation};
use crate::call::tests::cases;
use crate::call::tests::random::{any_request, topology};
use crate::call::{CallReport, Media, Outcome, evaluate_on};
use crate::edit::Draft;
use crate::topology::values::Choices;
use oracle::{Answer, Used, World};
use proptest::prelude::*;

fn key(draft: &Draft, link: LinkId) -> String {
    let name = draft.topology().name(link.entity());
    match link {
        LinkId::NetworkSite(_) => format!("site {name}"),
        LinkId::Region(_) => format!("region {name}"),
        LinkId::Intersite(_) => format!("intersite {name}"),
    }
}

/// A report in the words of the naive implementation.
fn said(draft: &Draft, report: &CallReport) -> Answer {
    let legs = report.admission.legs.iter().map(|leg| {
        let links = leg.limited().map(|crossed| key(draft, crossed.crossing.link)).collect();
        (leg.taken.map(|figure| figure.kbps), links)
    });
    let mut held = Used::new();
    for Reservation { link, media, kbps } in report.reservations() {
        assert_eq!(kbps[0], kbps[1], "both directions take the same");
        *held.entry((key(draft, link), media == Media::Video)).or_default() += kbps[0];
    }
    Answer {
        outcome: report.outcome.choice().key,
        reasons: report.outcome_reasons.iter().map(|reason| reason.choice().key).collect(),
        legs: legs.collect(),
        held: held.into_iter().collect(),
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn a_naive_admission_agrees_on_an_idle_network_and_on_a_busy_one(
        draft in topology(),
        requests in prop::collection::vec(any_request(), 1..4),
        times in 1u32..8,
    ) {
        let mut ledger = Ledger::default();
        let mut used = Used::new();
        for request in requests.iter().cycle().take(requests.len() * times as usize) {
            let report = evaluate_on(draft.model(), &ledger, request).unwrap();
            let expected = World { topology: draft.topology(), used: &used }.place(request);
            let said = said(&draft, &report);
            prop_assert_eq!(&said, &expected);
            report.reservations().iter().for_each(|reservation| ledger.book(reservation));
            for (key, kbps) in said.held {
                *used.entry(key).or_default() += kbps;
            }
        }
    }

    #[test]
    fn what_is_let_through_by_a_check_never_passes_a_limit_and_what_is_not_holds_nothing(
        draft in topology(),
        requests in prop::collection::vec(any_request(), 1..30),
    ) {
        let mut ledger = Ledger::default();
        for request in &requests {
            let before = ledger.clone();
            let report = evaluate_on(draft.model(), &ledger, request).unwrap();
            prop_assert_eq!(&ledger, &before, "looking changes nothing");
            let held = report.reservations();
            if !report.is_up() {
                prop_assert!(held.is_empty());
            }
            if report.verdict == crate::call::decision::Verdict::Bypass {
                prop_assert!(held.is_empty(), "a call that bypasses reserves nothing");
            }
            held.iter().for_each(|reservation| ledger.book(reservation));
            let taken = report.inner.as_deref().unwrap_or(&report);
            for leg in taken.admission.legs.iter().filter(|_| taken.admission.lets_through()) {
                for crossed in leg.limited() {
                    let media = leg.scenario.media();
                    let limit = crossed.crossing.limits.of(media).unwrap();
                    let checked = leg.check == crate::call::admission::Check::Checked;
                    let figure = leg.taken.unwrap();
                    let after = crossed.used.map(|used| used + figure.kbps);
                    prop_assert!(!checked || after.into_iter().all(|used| used <= limit.total));
                    prop_assert!(!checked || figure.kbps <= limit.session);
                }
            }
            if matches!(report.outcome, Outcome::Refused | Outcome::VoiceMail) {
                prop_assert!(!report.outcome_reasons.is_empty());
            }
        }
    }
}
