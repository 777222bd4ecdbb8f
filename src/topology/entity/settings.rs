//! Settings that a document has exactly once.

use crate::topology::attributes::{self, Attribute};
use crate::topology::kind::Kind;
use crate::topology::store::{Entity, stored_in};
use crate::topology::values::{Fqdn, Guid};

/// What the whole deployment shares.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Deployment {
    /// SIP domains, the primary one first [CPT].
    pub sip_domains: Vec<Fqdn>,
}

/// The network configuration (domain.md 1.1) [c:Set-CsNetworkConfiguration].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NetworkConfiguration {
    /// EnableBandwidthPolicyCheck: call admission control is on.
    pub cac_enabled: bool,
}

/// The global media bypass settings (domain.md 1.2) [c:NewMBC].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MediaBypassSettings {
    /// Enabled: bypass is possible at all.
    pub enabled: bool,
    /// AlwaysBypass: one ID for every subnet; allowed only with CAC off.
    pub always_bypass: bool,
    /// The global BypassID, where somebody typed or imported it.
    pub bypass_id: Option<Guid>,
    /// EnableDefaultBypassID, "Enable bypass for non-mapped sites" [USR].
    pub default_bypass_id: bool,
    /// EnabledForAudioVideoConferences.
    pub conferences: bool,
}

/// The routing configuration [c:Set-CsRoutingConfiguration].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RoutingConfiguration {
    /// EnableLocationBasedRouting: the global switch.
    pub location_based_routing: bool,
}

/// The global bypass mode, as the Control Panel offers it [ALW, USR].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BypassMode {
    /// No bypass anywhere.
    Off,
    /// Always bypass.
    Always,
    /// Use sites and region configuration.
    SitesAndRegions,
}

impl MediaBypassSettings {
    /// The mode that is in force; AlwaysBypass without Enabled is ignored (V-02) [c:NewMBC].
    pub fn mode(&self) -> BypassMode {
        match (self.enabled, self.always_bypass) {
            (false, _) => BypassMode::Off,
            (true, true) => BypassMode::Always,
            (true, false) => BypassMode::SitesAndRegions,
        }
    }
}

impl Entity for Deployment {
    const KIND: Kind = Kind::Deployment;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::DEPLOYMENT;

    stored_in!(deployments, alone);
}

impl Entity for NetworkConfiguration {
    const KIND: Kind = Kind::NetworkConfiguration;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::NETWORK_CONFIGURATION;

    stored_in!(network_configurations, alone);
}

impl Entity for MediaBypassSettings {
    const KIND: Kind = Kind::MediaBypassSettings;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::MEDIA_BYPASS_SETTINGS;

    stored_in!(media_bypass_settings, alone);
}

impl Entity for RoutingConfiguration {
    const KIND: Kind = Kind::RoutingConfiguration;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::ROUTING_CONFIGURATION;

    stored_in!(routing_configurations, alone);
}
