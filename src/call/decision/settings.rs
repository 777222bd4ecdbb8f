//! What the whole deployment decides for every call.

use crate::topology::{BypassId, BypassMode, Id, Model, NetworkSite};

/// The global settings that a decision reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The mode in force.
    pub mode: BypassMode,
    /// Whether AlwaysBypass is set and ignored, because bypass is off (V-02).
    pub always_ignored: bool,
    /// Whether call admission control is on.
    pub cac: bool,
    /// EnabledForAudioVideoConferences.
    pub conferences: bool,
    /// The ID of addresses that are found in no network site and region (domain.md 2.1-3e).
    pub default_id: Option<BypassId>,
}

impl Settings {
    /// The settings of a topology.
    pub fn of(model: &Model) -> Self {
        let topology = model.topology();
        let bypass = topology.bypass_settings();
        Self {
            mode: bypass.mode(),
            always_ignored: bypass.always_bypass && !bypass.enabled,
            cac: topology.cac_enabled(),
            conferences: bypass.conferences,
            default_id: topology.default_bypass_id(),
        }
    }

    /// Always bypass together with CAC: forbidden (domain.md 2.7) [PMB, GMO], an error here (AMB-19).
    #[inline]
    pub fn contradict(&self) -> bool {
        self.mode == BypassMode::Always && self.cac
    }

    /// The ID that sites-and-regions mode gives to an address in a network site, or in none: that of the network
    /// site, else the default one (domain.md 2.1-3) [PMB, USR].
    pub fn id_of(&self, model: &Model, network_site: Option<Id<NetworkSite>>) -> Option<BypassId> {
        network_site.and_then(|id| model.topology().own_bypass_id(id)).or(self.default_id)
    }
}
