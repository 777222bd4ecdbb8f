//! The decision about bypass (domain.md 2.8): pure, and free of allocation.
//!
//! What is the same for many calls is found once ([`Settings`], [`TrunkEnd`], the bypass ID of a client) and
//! [`decide`] puts it together; a matrix or a traffic run decides millions of calls with it. The explained report
//! stands beside it, in [`crate::call::explain`].

mod ends;
mod ids;
mod readiness;
mod settings;
mod verdict;

#[cfg(test)]
pub(in crate::call) mod tests;

pub use ends::{Ends, TrunkEnd};
pub use ids::ClientIds;
pub use readiness::{Readiness, Unfinished};
pub use settings::Settings;
pub use verdict::{Reason, Reasons, Verdict};

use super::terms::{CallKind, ClientVersion, Location};
use crate::topology::BypassMode;

/// What the call itself brings to the decision (steps 9 to 13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CallClass {
    /// The kind of call.
    pub kind: CallKind,
    /// Whether the client is inside.
    pub location: Location,
    /// How old the client is.
    pub version: ClientVersion,
    /// Whether the call was transferred.
    pub transferred: bool,
}

impl CallClass {
    /// Steps 9 to 12 and, for the trunk that is given, 13 (domain.md 2.6).
    #[inline]
    fn reasons(self, settings: &Settings, trunk: &TrunkEnd) -> Reasons {
        Reasons::when(self.location == Location::External, Reason::ExternalClient)
            .and(Reasons::when(self.version == ClientVersion::Ocs2007R2, Reason::ClientTooOld))
            .and(Reasons::when(
                self.kind == CallKind::Conference && !settings.conferences,
                Reason::ConferenceExcluded,
            ))
            .and(Reasons::when(self.kind == CallKind::Service, Reason::ServerApplication))
            .and(Reasons::when(self.transferred && !trunk.keeps_transfers, Reason::TransferredWithoutRefer))
    }
}

/// Whether the bypass IDs of client and gateway are compared at all: mode sites and regions, internal client, and a
/// kind of call whose media end is compared (Ruling in domain.md 2.8).
#[inline]
pub fn compares_ids(settings: &Settings, class: CallClass) -> bool {
    let media_end = match class.kind {
        CallKind::Pstn => true,
        CallKind::Conference => settings.conferences,
        CallKind::Peer | CallKind::Service => false,
    };
    settings.mode == BypassMode::SitesAndRegions && class.location == Location::Internal && media_end
}

/// What became of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// The verdict.
    pub verdict: Verdict,
    /// Everything that speaks against bypass, not only the first.
    pub reasons: Reasons,
}

/// Decides whether a call bypasses the Mediation Server, with every reason against it (domain.md 2.8).
#[inline]
pub fn decide(settings: &Settings, class: CallClass, ends: Ends<'_>) -> Decision {
    let of_the_ends = match ends {
        Ends::Clients => return Decision { verdict: Verdict::NotApplicable, reasons: Reasons::NONE },
        Ends::Client { id, trunk } => {
            let ids = if compares_ids(settings, class) {
                Reasons::when(id.is_none(), Reason::ClientUnmapped)
                    .and(Reasons::when(trunk.id.is_none(), Reason::GatewayUnmapped))
                    .and(Reasons::when(id.zip(trunk.id).is_some_and(|(c, g)| c != g), Reason::IdsDiffer))
            } else {
                Reasons::NONE
            };
            trunk.reasons.and(class.reasons(settings, trunk)).and(ids)
        }
        Ends::Trunks { from, to } => {
            let ids = if settings.mode == BypassMode::SitesAndRegions && !from.joined(to) {
                Reasons::when(from.id.is_none() || to.id.is_none(), Reason::GatewayUnmapped)
                    .and(Reasons::when(from.id.zip(to.id).is_some_and(|(a, b)| a != b), Reason::IdsDiffer))
            } else {
                Reasons::NONE
            };
            from.reasons.and(to.reasons).and(ids)
        }
    };
    let reasons = Reasons::when(settings.mode == BypassMode::Off, Reason::GlobalDisabled)
        .and(Reasons::when(settings.contradict(), Reason::AlwaysBypassWithCac))
        .and(of_the_ends);
    let verdict = if settings.contradict() {
        Verdict::ConfigurationError
    } else if reasons.is_empty() {
        Verdict::Bypass
    } else {
        Verdict::Mediated
    };
    Decision { verdict, reasons }
}
