//! From numbers to trunks, rule by rule.

mod by_number;
mod location;
mod property;

use super::{Routed, route};
use crate::call::Down;
use crate::call::tests::call;
use crate::edit::Draft;
use crate::report::StepWords;
use crate::topology::values::Choices;

/// What routing finds for a call, in the columns of a call list.
pub(super) fn routed(draft: &Draft, header: &str, values: &str) -> Routed {
    let call = call(header, values);
    let down = Down::of(draft.model(), &call.down).unwrap();
    let routed = route(draft.model(), &down, &call).unwrap();
    let of_candidates = routed.candidates.iter().flat_map(|candidate| &candidate.steps);
    for step in routed.opening.iter().chain(of_candidates).chain(&routed.rest) {
        let words = StepWords::of(draft.topology(), step);
        assert!(words.question.ends_with('?') && words.sentence.ends_with('.'), "{words:?}");
        assert!(!words.value.is_empty() && !words.value.ends_with('.'), "{words:?}");
    }
    routed
}

/// The candidates as `route/trunk`, or the trunk alone where the call names it.
pub(super) fn candidates(draft: &Draft, routed: &Routed) -> Vec<String> {
    let topology = draft.topology();
    let line = |candidate: &super::Candidate| {
        let trunk = topology.name(candidate.trunk.into());
        match candidate.way {
            Some(way) => format!("{}/{trunk}", topology.name(way.route.into())),
            None => trunk,
        }
    };
    routed.candidates.iter().map(line).collect()
}

/// What was passed over, in words: question and value.
pub(super) fn passed_over(draft: &Draft, routed: &Routed) -> Vec<String> {
    let steps = routed.candidates.iter().flat_map(|candidate| &candidate.steps).chain(&routed.rest);
    let passed = steps.filter(|step| step.question() == crate::call::Question::Candidate);
    let line = |step| {
        let words = StepWords::of(draft.topology(), step);
        format!("{} {}", words.question, words.value)
    };
    passed.map(line).collect()
}

/// What becomes of a call that no trunk takes: the outcome and the codes.
pub(super) fn stopped(routed: &Routed) -> String {
    let Some(stopped) = &routed.stopped else { return "goes out".to_owned() };
    let codes: Vec<_> = stopped.reasons.iter().map(|reason| reason.choice().key).collect();
    format!("{}: {}", stopped.outcome.choice().key, codes.join(", "))
}
