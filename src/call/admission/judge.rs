//! Admission of the legs of one call: greedily, in order, whole or not at all (domain.md 3.4, AMB-33).

use super::figures::Scenario;
use super::ledger::{Ledger, Room, against};
use super::leg::{Admission, AdmissionOutcome, Check, Consulted, Crossed, Leg};
use super::path::{Crossing, NoRegionRoute, Terrain};
use crate::call::report::Hop;
use crate::call::terms::Quality;

/// A leg to be judged. All its stretches carry one stream, so they take one figure.
#[derive(Debug, Clone)]
pub(in crate::call) struct Plan {
    /// The number of the leg, from 1.
    pub number: u8,
    /// What it joins and carries.
    pub scenario: Scenario,
    /// From where to where; two stretches where it goes over the Internet between.
    pub stretches: Vec<[Hop; 2]>,
    /// Whether it is counted after the answer instead of being checked.
    pub after_answer: bool,
}

/// How the legs of a call are judged.
#[derive(Debug, Clone, Copy)]
pub(in crate::call) struct Terms {
    /// Which figures are asked for.
    pub quality: Quality,
    /// Whether EnableBWPolicyOverride of the called user is on and the call is an incoming one.
    pub overridden: bool,
}

/// Judges the legs of a call against what is reserved already, which is not changed.
pub(in crate::call) fn judge(
    terrain: &Terrain<'_>,
    ledger: &Ledger,
    plans: &[Plan],
    terms: Terms,
) -> Admission {
    let mut room = Room::new(ledger);
    let mut admission = Admission {
        consulted: Consulted::Asked,
        outcome: if terms.overridden { AdmissionOutcome::Overridden } else { AdmissionOutcome::Admitted },
        legs: Vec::with_capacity(plans.len()),
    };
    for plan in plans {
        let outcome = of_a_leg(terrain, &mut room, plan, terms, &mut admission.legs);
        if let Some(outcome) = outcome {
            admission.outcome = outcome;
            break;
        }
    }
    admission
}

/// Judges one leg, and says what it makes of the call unless it is let through.
fn of_a_leg(
    terrain: &Terrain<'_>,
    room: &mut Room<'_>,
    plan: &Plan,
    terms: Terms,
    legs: &mut Vec<Leg>,
) -> Option<AdmissionOutcome> {
    let first = legs.len();
    let media = plan.scenario.media();
    let figures = plan.scenario.figures(terms.quality);
    let wanted = plan.scenario.upper(terms.quality);
    for [from, to] in &plan.stretches {
        let (path, fault) = match path(terrain, from, to) {
            Ok(path) => (path, None),
            Err(fault) => (Vec::new(), Some(fault)),
        };
        let crossed = |crossing: Crossing| Crossed { crossing, used: room.used(crossing.link, media) };
        legs.push(Leg {
            number: plan.number,
            scenario: plan.scenario,
            from: *from,
            to: *to,
            crossed: path.into_iter().map(crossed).collect(),
            wanted,
            taken: None,
            check: fault.unwrap_or(match plan.after_answer {
                _ if terms.overridden => Check::Overridden,
                true => Check::AfterAnswer,
                false => Check::Checked,
            }),
            refusals: Vec::new(),
        });
    }
    let new = legs.get_mut(first..).unwrap_or_default();
    if new.iter().any(|leg| matches!(leg.check, Check::NoRoute(_))) {
        return Some(AdmissionOutcome::NotEvaluated);
    }
    let path: Vec<Crossing> =
        new.iter().flat_map(|leg| leg.crossed.iter().map(|crossed| crossed.crossing)).collect();
    let unchecked = terms.overridden || plan.after_answer;
    let (taken, refusals) = if unchecked {
        // What is down carries nothing, checked or not.
        let closed = path.iter().filter(|crossing| crossing.closed);
        let refusals: Vec<_> =
            closed.filter_map(|crossing| against(crossing, media, wanted.kbps, [0; 2])).collect();
        if refusals.is_empty() {
            path.iter().for_each(|crossing| room.book(crossing.link, media, wanted.kbps));
        }
        (refusals.is_empty().then_some(wanted), refusals)
    } else {
        let mut refusals = Vec::new();
        let fitting = figures.iter().find(|figure| match room.reserve(&path, media, figure.kbps) {
            Ok(()) => true,
            Err(why) => {
                refusals = why;
                false
            }
        });
        (fitting.copied(), refusals)
    };
    for leg in new {
        leg.taken = taken;
        if taken.is_none() {
            let own = |link| leg.crossed.iter().any(|crossed| crossed.crossing.link == link);
            leg.refusals = refusals.iter().filter(|refusal| own(refusal.link)).copied().collect();
        }
    }
    taken.is_none().then_some(AdmissionOutcome::Refused)
}

/// The links between two ends, or why none are known.
fn path(terrain: &Terrain<'_>, from: &Hop, to: &Hop) -> Result<Vec<Crossing>, Check> {
    let (Some(from), Some(to)) = (from.network_site, to.network_site) else { return Err(Check::NotLocated) };
    terrain.path(from, to).map_err(|fault: NoRegionRoute| Check::NoRoute(fault))
}
