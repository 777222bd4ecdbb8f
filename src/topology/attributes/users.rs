//! Attributes of users and voice policies (domain.md 1.18).

use super::{Attribute, field};
use crate::topology::values::{LineUri, Name, Text};
use crate::topology::{
    FrontEndPool, NetworkSite, PolicyScope, PstnUsage, Ref, ServerSite, SurvivableBranchAppliance, User,
    VoicePolicy,
};

/// The rows of VoicePolicy.
pub const VOICE_POLICY: &[Attribute<VoicePolicy>] = &[
    field!(VoicePolicy.scope as PolicyScope, "Identity")
        .label("Scope")
        .required()
        .doc("c:New-CsVoicePolicy", "Global, one server site, or a name under which it is granted to users."),
    field!(VoicePolicy.usages as Vec<Ref<PstnUsage>>, "PstnUsages")
        .label("Associated PSTN usages")
        .doc("c:New-CsVoicePolicy, VPD", "The usages that its users may use, in order."),
    field!(VoicePolicy.bandwidth_override as bool, "EnableBWPolicyOverride")
        .label("Enable bandwidth policy override")
        .doc(
            "VPD, PCAC",
            "Incoming calls to its users are not refused for bandwidth; what they use still counts.",
        ),
    field!(VoicePolicy.pstn_rerouting as bool, "AllowPSTNReRouting")
        .label("Enable PSTN reroute")
        .doc("VPD", "Calls between users may go out to the PSTN when the WAN is congested or away."),
    field!(VoicePolicy.description as Option<Text>, "Description").doc("c:New-CsVoicePolicy", "A free text."),
];

/// The rows of User.
pub const USER: &[Attribute<User>] = &[
    field!(User.name as Name, "Identity")
        .label("SIP address")
        .required()
        .doc("c:Set-CsUser", "The SIP address without its scheme, unique among users."),
    field!(User.line_uri as Option<LineUri>, "LineUri")
        .label("Line URI")
        .doc("c:Set-CsUser", "The telephone number; without one there is no re-route over the PSTN."),
    field!(User.voice_policy as Option<Ref<VoicePolicy>>, "VoicePolicy").label("Voice policy").doc(
        "c:New-CsVoicePolicy",
        "The policy granted to the user; unset takes that of the server site of the home, else Global.",
    ),
    field!(User.home_pool as Option<Ref<FrontEndPool>>, "HomePool")
        .label("Home pool")
        .app_side()
        .doc("PCAC", "The Front End pool of the user; it chooses the Edge, not the place."),
    field!(User.home_appliance as Option<Ref<SurvivableBranchAppliance>>, "HomeAppliance")
        .label("Home appliance")
        .app_side()
        .doc("PCAC", "The Survivable Branch Appliance of the user."),
    field!(User.home_server_site as Option<Ref<ServerSite>>, "HomeServerSite")
        .label("Home server site")
        .app_side()
        .doc("PCAC", "The server site of the home, where no pool is drawn."),
    field!(User.usual_network_site as Option<Ref<NetworkSite>>, "UsualNetworkSite")
        .label("Usual network site")
        .app_side()
        .doc("PCAC", "Where the user usually is; an endpoint is placed by its address, whoever uses it."),
];
