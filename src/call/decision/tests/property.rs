//! Properties of the decision over random topologies and calls.

use super::oracle;
use crate::call::decision::{Decision, Verdict};
use crate::call::tests::cases;
use crate::call::tests::random::{request, topology};
use crate::call::tests::report;
use crate::call::{CallKind, verdict};
use crate::edit::Draft;
use crate::topology::values::Choices;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn codes(decision: Decision) -> BTreeSet<&'static str> {
    decision.reasons.iter().map(|reason| reason.choice().key).collect()
}

proptest! {
    #![proptest_config(cases(500))]

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
