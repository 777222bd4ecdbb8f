//! Live calls after a change of the topology: which would now be treated otherwise.

use super::{CallNumber, LiveCall, LiveCalls};
use crate::call::admission::LinkId;
use crate::call::decision::{Reasons, Verdict};
use crate::call::report::{CallReport, Outcome, OutcomeReason};
use crate::call::resolve::CallError;
use crate::topology::{Id, Model, Trunk};
use std::sync::Arc;

/// How a call is treated: everything that a user or a link would notice.
#[derive(Debug, Clone, PartialEq)]
pub struct Treatment {
    /// The verdict.
    pub verdict: Verdict,
    /// What speaks against bypass.
    pub reasons: Reasons,
    /// The outcome.
    pub outcome: Outcome,
    /// Why it is another than connected.
    pub outcome_reasons: Vec<OutcomeReason>,
    /// The trunk.
    pub trunk: Option<Id<Trunk>>,
    /// What it takes of each link, kbps, in the order of crossing.
    pub takes: Vec<(LinkId, u32)>,
}

impl Treatment {
    /// That of a report.
    pub fn of(report: &CallReport) -> Self {
        let each = |reservation: crate::call::admission::Reservation| {
            (reservation.link, reservation.kbps.into_iter().max().unwrap_or(0))
        };
        Self {
            verdict: report.verdict,
            reasons: report.reasons,
            outcome: report.outcome,
            outcome_reasons: report.outcome_reasons.clone(),
            trunk: report.trunk,
            takes: report.reservations().into_iter().map(each).collect(),
        }
    }
}

/// A call that would now be treated otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The call.
    pub number: CallNumber,
    /// How it was treated when it was placed.
    pub before: Treatment,
    /// How it would be now; the error where it could not even be looked at.
    pub after: Result<Treatment, CallError>,
}

impl LiveCalls {
    /// Places every call again, in the order in which they came, in another version of the topology or under another
    /// drill: the calls as they would be, and those that are treated otherwise. A call that is not up then is left out.
    pub fn again(&self, model: &Model) -> (Self, Vec<Changed>) {
        let mut then = Self { next: self.next, drill: self.drill.clone(), ..Self::default() };
        let mut changed = Vec::new();
        for (number, call) in self.iter() {
            let before = Treatment::of(&call.report);
            let after = then.place_as(model, number, call);
            if after.as_ref() != Ok(&before) {
                changed.push(Changed { number, before, after });
            }
        }
        (then, changed)
    }

    /// Places a call under the number that it had.
    fn place_as(
        &mut self,
        model: &Model,
        number: CallNumber,
        call: &LiveCall,
    ) -> Result<Treatment, CallError> {
        let next = std::mem::replace(&mut self.next, number.0);
        let placed = self.place(model, &Arc::clone(&call.request));
        self.next = next;
        Ok(Treatment::of(&placed?.report))
    }
}
