//! Attributes of PSTN usages, voice routes and voice routing policies (domain.md 1.16).

use super::{Attribute, field};
use crate::topology::values::{Name, Text};
use crate::topology::{PstnUsage, Ref, Trunk, VoiceRoute, VoiceRoutingPolicy};

/// The rows of PstnUsage.
pub const PSTN_USAGE: &[Attribute<PstnUsage>] = &[field!(PstnUsage.name as Name, "Identity")
    .label("Name")
    .required()
    .doc("c:Set-CsPstnUsage", "The word that joins voice policies and voice routes.")];

/// The rows of VoiceRoute.
pub const VOICE_ROUTE: &[Attribute<VoiceRoute>] = &[
    field!(VoiceRoute.name as Name, "Identity")
        .label("Name")
        .required()
        .doc("c:NewRoute", "The name of the voice route."),
    field!(VoiceRoute.number_pattern as Box<str>, "NumberPattern")
        .label("Number pattern")
        .doc("c:NewRoute", "A regular expression that the called number must match."),
    field!(VoiceRoute.priority as u32, "Priority")
        .label("Priority")
        .doc("c:NewRoute", "A lower figure is tried first."),
    field!(VoiceRoute.trunks as Vec<Ref<Trunk>>, "PstnGatewayList")
        .label("Associated trunks")
        .doc("c:NewRoute, MTS", "The trunks that the route may use, in order."),
    field!(VoiceRoute.usages as Vec<Ref<PstnUsage>>, "PstnUsages")
        .label("Associated PSTN usages")
        .doc("c:NewRoute", "The usages that lead to this route."),
    field!(VoiceRoute.suppress_caller_id as bool, "SuppressCallerId")
        .label("Suppress caller ID")
        .doc("c:NewRoute", "Hides the number of the caller; an alternate one is needed."),
    field!(VoiceRoute.alternate_caller_id as Option<Text>, "AlternateCallerId")
        .label("Alternate caller ID")
        .doc("c:NewRoute", "The number shown instead."),
    field!(VoiceRoute.description as Option<Text>, "Description").doc("c:NewRoute", "A free text."),
];

/// The rows of VoiceRoutingPolicy.
pub const VOICE_ROUTING_POLICY: &[Attribute<VoiceRoutingPolicy>] = &[
    field!(VoiceRoutingPolicy.name as Name, "Identity")
        .label("Name")
        .required()
        .doc("LBR", "The name of the policy."),
    field!(VoiceRoutingPolicy.usages as Vec<Ref<PstnUsage>>, "PstnUsages")
        .label("Associated PSTN usages")
        .doc(
            "LBR",
            "The usages that calls from a network site with Location-Based Routing may use, in order.",
        ),
    field!(VoiceRoutingPolicy.description as Option<Text>, "Description").doc("LBR", "A free text."),
];
