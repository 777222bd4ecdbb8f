//! What becomes of a call that no trunk takes.

use crate::call::report::{Outcome, OutcomeReason};

/// What becomes of a call that no trunk takes, and every reason for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopped {
    /// Unroutable, blocked by policy, or voice mail.
    pub outcome: Outcome,
    /// The reasons, each once, in the order of the codes.
    pub reasons: Vec<OutcomeReason>,
}

impl Stopped {
    pub(super) fn new(outcome: Outcome, reasons: impl IntoIterator<Item = OutcomeReason>) -> Self {
        let mut reasons: Vec<_> = reasons.into_iter().collect();
        reasons.sort();
        reasons.dedup();
        Self { outcome, reasons }
    }

    /// An outbound call: a policy that is missing, empty or tied to a place forbids it; anything else leads nowhere.
    pub(super) fn outbound(reasons: impl IntoIterator<Item = OutcomeReason>) -> Self {
        let stopped = Self::new(Outcome::Unroutable, reasons);
        let forbids = |reason: &OutcomeReason| {
            matches!(reason, OutcomeReason::NoPolicy | OutcomeReason::NoUsage | OutcomeReason::LbrDenied)
        };
        let forbidden = stopped.reasons.iter().any(forbids);
        let outcome = if forbidden { Outcome::BlockedByPolicy } else { Outcome::Unroutable };
        Self { outcome, ..stopped }
    }
}
