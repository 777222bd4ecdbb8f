//! Why no trunk takes a call.

use crate::topology::values::choices;

choices! {
    /// Why routing finds no trunk for a call.
    RoutingFault, "a routing code" {
        /// No policy says where the call may go.
        NoPolicy = "no-policy", "No policy routes the call";
        /// The policy holds no PSTN usage.
        NoUsage = "no-usage", "The policy has no PSTN usage";
        /// No voice route of its usages matches the number.
        NoRoute = "no-route", "No voice route matches the number";
        /// The voice routes that match have no trunk that works.
        NoTrunk = "no-trunk", "No trunk can take the call";
        /// The gateway peer may not be used in voice routes.
        GatewayNotRoutable = "gateway-not-routable", "The gateway peer is not routable";
        /// Location-Based Routing.
        LbrDenied = "lbr-denied", "Location-Based Routing does not allow it";
    }
    /// What becomes of a call that no trunk takes.
    Stop, "unroutable, blocked-by-policy or voice-mail" {
        /// Nothing leads anywhere.
        Unroutable = "unroutable", "Unroutable";
        /// A policy or Location-Based Routing forbids it.
        Blocked = "blocked-by-policy", "Blocked by policy";
        /// An inbound call that may ring no endpoint.
        VoiceMail = "voice-mail", "Voice mail";
    }
}

/// What becomes of a call that no trunk takes, and every reason for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopped {
    /// What becomes of it.
    pub stop: Stop,
    /// The reasons, each once, in the order of the codes.
    pub faults: Vec<RoutingFault>,
}

impl Stopped {
    pub(super) fn new(stop: Stop, faults: impl IntoIterator<Item = RoutingFault>) -> Self {
        let mut faults: Vec<_> = faults.into_iter().collect();
        faults.sort();
        faults.dedup();
        Self { stop, faults }
    }

    /// An outbound call: a policy that is missing, empty or tied to a place forbids it; anything else leads nowhere.
    pub(super) fn outbound(faults: impl IntoIterator<Item = RoutingFault>) -> Self {
        let stopped = Self::new(Stop::Unroutable, faults);
        let forbids = |fault: &RoutingFault| {
            matches!(fault, RoutingFault::NoPolicy | RoutingFault::NoUsage | RoutingFault::LbrDenied)
        };
        let stop = if stopped.faults.iter().any(forbids) { Stop::Blocked } else { Stop::Unroutable };
        Self { stop, ..stopped }
    }
}
