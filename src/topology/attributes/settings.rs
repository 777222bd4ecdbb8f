//! Attributes of the settings that exist once (domain.md 1.1, 1.2).

use super::{Attribute, field};
use crate::topology::values::{Fqdn, Guid};
use crate::topology::{Deployment, MediaBypassSettings, NetworkConfiguration, RoutingConfiguration};

/// The rows of Deployment.
pub const DEPLOYMENT: &[Attribute<Deployment>] = &[field!(Deployment.sip_domains as Vec<Fqdn>, "SipDomains")
    .label("SIP domains")
    .app_side()
    .doc("CPT", "The SIP domains, the primary one first.")];

/// The rows of NetworkConfiguration.
pub const NETWORK_CONFIGURATION: &[Attribute<NetworkConfiguration>] =
    &[field!(NetworkConfiguration.cac_enabled as bool, "EnableBandwidthPolicyCheck")
        .label("Enable call admission control")
        .doc(
            "c:Set-CsNetworkConfiguration, GNC",
            "Turns call admission control on; every pair of regions then needs a region route.",
        )];

/// The rows of MediaBypassSettings.
pub const MEDIA_BYPASS_SETTINGS: &[Attribute<MediaBypassSettings>] = &[
    field!(MediaBypassSettings.enabled as bool, "Enabled")
        .label("Enable media bypass")
        .doc("c:NewMBC", "Whether bypass is possible at all; On sets the internal mode to Any."),
    field!(MediaBypassSettings.always_bypass as bool, "AlwaysBypass").label("Always bypass").doc(
        "c:NewMBC, ALW",
        "One ID for every subnet; allowed only while CAC is off, ignored while bypass is off.",
    ),
    field!(MediaBypassSettings.bypass_id as Option<Guid>, "BypassID")
        .label("Global bypass ID")
        .doc("c:NewMBC", "Made by the real system; normally left alone."),
    field!(MediaBypassSettings.default_bypass_id as bool, "EnableDefaultBypassID")
        .label("Enable bypass for non-mapped sites")
        .doc(
            "c:NewMBC, USR",
            "Gives the global ID to addresses found in no network site; recommended Off while CAC is on.",
        ),
    field!(MediaBypassSettings.conferences as bool, "EnabledForAudioVideoConferences")
        .label("Bypass for A/V conferences")
        .doc("c:NewMBC", "Whether bypass is used for A/V conferences."),
];

/// The rows of RoutingConfiguration.
pub const ROUTING_CONFIGURATION: &[Attribute<RoutingConfiguration>] =
    &[field!(RoutingConfiguration.location_based_routing as bool, "EnableLocationBasedRouting")
        .label("Enable Location-Based Routing")
        .doc("c:Set-CsRoutingConfiguration, LBR", "The global switch of Location-Based Routing.")];
