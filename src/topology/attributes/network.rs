//! Attributes of network regions and network sites (domain.md 1.3, 1.4).

use super::{Attribute, Unit, field};
use crate::topology::values::{Guid, Name, Text};
use crate::topology::{
    BandwidthPolicyProfile, NetworkRegion, NetworkSite, Ref, ServerSite, VoiceRoutingPolicy,
};

/// The rows of NetworkRegion.
pub const NETWORK_REGION: &[Attribute<NetworkRegion>] = &[
    field!(NetworkRegion.name as Name, "Identity")
        .label("Name")
        .required()
        .doc("c:NewRegion", "The name of the network region, unique among network regions."),
    field!(NetworkRegion.central_site as Option<Ref<ServerSite>>, "CentralSite").label("Central site").doc(
        "c:NewRegion, NET",
        "The central server site whose first pool judges bandwidth for this region; needed while CAC is on.",
    ),
    field!(NetworkRegion.audio_alternate_path as bool, "AudioAlternatePath")
        .label("Enable audio alternate path")
        .doc(
            "c:NewRegion, JB10",
            "Whether audio may go by the Internet when the way lacks bandwidth; Off ends such calls.",
        ),
    field!(NetworkRegion.video_alternate_path as bool, "VideoAlternatePath")
        .label("Enable video alternate path")
        .doc(
            "c:NewRegion, JB10",
            "Whether video may go by the Internet when the way lacks bandwidth; Off ends such calls.",
        ),
    field!(NetworkRegion.bypass_id as Option<Guid>, "BypassID").label("Bypass ID").doc(
        "c:NewRegion, DN",
        "Made by the real system; typing one here is discouraged and must match what the system holds.",
    ),
    field!(NetworkRegion.description as Option<Text>, "Description").doc("c:NewRegion", "A free text."),
];

/// The rows of NetworkSite.
pub const NETWORK_SITE: &[Attribute<NetworkSite>] = &[
    field!(NetworkSite.name as Name, "Identity").label("Name").required().doc("c:NewSite", "The name of the network site, unique among network sites."),
    field!(NetworkSite.region as Option<Ref<NetworkRegion>>, "NetworkRegionID").label("Region").doc("c:NewSite, DN", "The network region it belongs to; without one it has no bypass ID and CAC cannot judge it."),
    field!(NetworkSite.profile as Option<Ref<BandwidthPolicyProfile>>, "BWPolicyProfileID").label("Bandwidth policy").doc("c:NewSite, PMB", "The profile of the link to the region; any profile gives the network site a bypass ID of its own."),
    field!(NetworkSite.bypass_id as Option<Guid>, "BypassID").label("Bypass ID").doc("c:NewSite, DN", "Made by the real system; typing one here replaces the computed ID and is discouraged."),
    field!(NetworkSite.location_policy as Option<Text>, "LocationPolicy").label("Location policy").doc("c:NewSite", "The E9-1-1 policy of clients that are here."),
    field!(NetworkSite.location_based_routing as bool, "EnableLocationBasedRouting").label("Enable Location-Based Routing").doc("c:NewSite, LBR", "Whether calls from here must leave by a gateway of this network site."),
    field!(NetworkSite.voice_routing_policy as Option<Ref<VoiceRoutingPolicy>>, "VoiceRoutingPolicy").label("Voice routing policy").doc("c:NewSite, LBR", "The usages that Location-Based Routing lets clients here use."),
    field!(NetworkSite.physical_wan_kbps as Option<u32>, "PhysicalWanKbps").label("Physical WAN").app_side().unit(Unit::Kbps).range(0, 4294967295).doc("EX", "The size of the physical line to the region, in one direction; a planning figure that decides nothing."),
    field!(NetworkSite.constrained as bool, "Constrained").label("Constrained line").app_side().doc("MBC", "The line is narrower than the traffic expected on it; bypass then wants a profile here."),
    field!(NetworkSite.description as Option<Text>, "Description").doc("c:NewSite", "A free text."),
];
