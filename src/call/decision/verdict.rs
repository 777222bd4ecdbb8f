//! The verdict about bypass, and the reasons against it.

use crate::topology::values::{Choices, choices};
use std::fmt;

choices! {
    /// Whether the media of a call bypasses the Mediation Server.
    Verdict, "bypass, mediated, not-applicable or configuration-error" {
        /// Media goes straight between client and gateway peer.
        Bypass = "bypass", "Bypass";
        /// Media crosses the Mediation Server.
        Mediated = "mediated", "Mediated";
        /// No Mediation Server takes part.
        NotApplicable = "not-applicable", "Not applicable";
        /// The settings contradict each other, so nothing is compared (AMB-19).
        ConfigurationError = "configuration-error", "Configuration error";
    }
    /// Why a call does not bypass, in the order of the steps of domain.md 2.8.
    Reason, "a reason code" {
        /// Step 2: bypass is off for the whole organisation [c:NewMBC].
        GlobalDisabled = "global-disabled", "Media bypass is off";
        /// Step 3: always bypass together with CAC [GMO, PMB], AMB-19.
        AlwaysBypassWithCac = "always-bypass-with-cac", "Always bypass is set while call admission control is on";
        /// T1 [PMB, c:NewTrunk].
        TrunkDisabled = "trunk-disabled", "Bypass is off on this trunk";
        /// T2 [c:NewTrunk, TCS].
        NotConcentrated = "not-concentrated", "Centralized media processing is off on this trunk";
        /// T3 [c:NewTrunk, CTB], AMB-24.
        ReferRtcp = "refer-rtcp", "REFER is off while an RTCP check is on";
        /// T4 [TCS], inferred.
        SrtpClash = "srtp-clash", "Encryption does not fit";
        /// T5 [PMB, S0, CTB].
        PeerEarlyDialogs = "peer-early-dialogs", "The peer does not support early dialogs";
        /// T6 [S0, S1, CTB].
        PeerMediaRestricted = "peer-media-restricted", "The peer takes no media from clients";
        /// Step 9 [c:NewMBC, MED].
        ExternalClient = "external-client", "The client is on the Internet";
        /// Step 10 [PMB, HMB10].
        ClientTooOld = "client-too-old", "The client is older than Lync 2010";
        /// Step 11 [c:NewMBC].
        ConferenceExcluded = "conference-excluded", "Bypass is off for A/V conferences";
        /// Step 12, inferred.
        ServerApplication = "server-application", "Media ends on a server";
        /// Step 13 [c:NewTrunk, CTB].
        TransferredWithoutRefer = "transferred-without-refer", "The call was transferred and REFER is off";
        /// Step 17 [PMB, NET].
        ClientUnmapped = "client-unmapped", "The caller is in no subnet";
        /// Step 17 [PMB, c:SetGW].
        GatewayUnmapped = "gateway-unmapped", "The gateway is in no subnet";
        /// Step 18 [PMB].
        IdsDiffer = "ids-differ", "The bypass IDs differ";
    }
}

/// Any number of reasons, without order and without allocation.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Reasons(u32);

impl Reasons {
    /// No reason.
    pub const NONE: Self = Self(0);

    /// The reasons of the call itself: steps 9 to 13.
    pub const CLASS: Self = Self(
        1 << Reason::ExternalClient as u32
            | 1 << Reason::ClientTooOld as u32
            | 1 << Reason::ConferenceExcluded as u32
            | 1 << Reason::ServerApplication as u32
            | 1 << Reason::TransferredWithoutRefer as u32,
    );

    /// The reason, if the condition holds.
    #[inline]
    pub fn when(condition: bool, reason: Reason) -> Self {
        Self(u32::from(condition) << reason as u32)
    }

    /// These and those.
    #[must_use]
    #[inline]
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Those of these that are among the others.
    #[must_use]
    pub fn of(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// Whether there is none.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a reason is among them.
    pub fn contains(self, reason: Reason) -> bool {
        self.0 >> reason as u32 & 1 == 1
    }

    /// The reasons in the order of the steps.
    pub fn iter(self) -> impl Iterator<Item = Reason> {
        Reason::VALUES.iter().copied().filter(move |reason| self.contains(*reason))
    }
}

impl FromIterator<Reason> for Reasons {
    fn from_iter<I: IntoIterator<Item = Reason>>(reasons: I) -> Self {
        reasons.into_iter().fold(Self::NONE, |all, reason| all.and(Self::when(true, reason)))
    }
}

impl fmt::Debug for Reasons {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_come_out_in_the_order_of_the_steps_however_they_came_in() {
        let reasons: Reasons =
            [Reason::IdsDiffer, Reason::GlobalDisabled, Reason::IdsDiffer].into_iter().collect();
        assert_eq!(reasons.iter().collect::<Vec<_>>(), [Reason::GlobalDisabled, Reason::IdsDiffer]);
        assert!(!reasons.contains(Reason::TrunkDisabled));
        assert!(Reasons::when(false, Reason::SrtpClash).is_empty());
    }

    #[test]
    fn every_reason_has_a_place_of_its_own() {
        let all: Reasons = Reason::VALUES.iter().copied().collect();
        assert_eq!(all.iter().collect::<Vec<_>>(), Reason::VALUES);
    }
}
