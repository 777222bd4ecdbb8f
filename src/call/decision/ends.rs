//! The two ends of a call as the decision sees them: bypass IDs, and what their trunks lack.

use super::readiness::{Readiness, Unfinished};
use super::settings::Settings;
use super::verdict::Reasons;
use crate::call::place::GatewayPlace;
use crate::topology::{BypassId, Gateway, Guid, Id, Model, Trunk};

/// A trunk with its gateway end, ready to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrunkEnd {
    /// The gateway peer.
    pub gateway: Id<Gateway>,
    /// What T1 to T6 have against bypass.
    pub reasons: Reasons,
    /// Whether a transferred call may still bypass.
    pub keeps_transfers: bool,
    /// The bypass ID of the gateway in sites-and-regions mode; `None` when it has none.
    pub id: Option<BypassId>,
    /// AlternateByPassId of the gateway.
    pub alternate: Option<Guid>,
}

impl TrunkEnd {
    /// The end of a trunk.
    ///
    /// # Errors
    /// When the trunk lacks an end, so that no call can take it.
    pub fn of(model: &Model, settings: &Settings, trunk: Id<Trunk>) -> Result<Self, Unfinished> {
        let readiness = Readiness::of(model, trunk)?;
        Ok(Self::new(model, settings, &readiness, &GatewayPlace::of(model, readiness.gateway)))
    }

    /// The end of a trunk whose values and place are known.
    pub fn new(model: &Model, settings: &Settings, readiness: &Readiness, place: &GatewayPlace) -> Self {
        Self {
            gateway: readiness.gateway,
            reasons: readiness.reasons(),
            keeps_transfers: readiness.keeps_transfers(),
            id: settings.id_of(model, place.network_site()),
            alternate: place.alternate_bypass_id,
        }
    }

    /// Whether a call between two trunks needs no comparing of IDs: one gateway, or one AlternateByPassId on both
    /// (domain.md 2.8 step 19) [c:SetGW], AMB-34.
    pub fn joined(&self, other: &Self) -> bool {
        self.gateway == other.gateway || self.alternate.is_some() && self.alternate == other.alternate
    }
}

/// The ends whose media could meet.
#[derive(Debug, Clone, Copy)]
pub enum Ends<'a> {
    /// Two clients; no Mediation Server takes part.
    Clients,
    /// A client and the gateway of a trunk.
    Client {
        /// The bypass ID of the client in sites-and-regions mode; `None` when it has none.
        id: Option<BypassId>,
        /// The trunk.
        trunk: &'a TrunkEnd,
    },
    /// The gateways of two trunks: forwarding, simultaneous ring, inter-trunk routing.
    Trunks {
        /// The trunk that the call comes from.
        from: &'a TrunkEnd,
        /// The trunk that it goes to.
        to: &'a TrunkEnd,
    },
}
