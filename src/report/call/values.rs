//! The values of a step for programs: cmdlet parameters under their own names, entities by name.

use super::routing;
use crate::call::decision::Readiness;
use crate::call::{Admission, Condition, Ids, TrunkChoice, Values};
use crate::report::words::{bypass_id, name};
use crate::topology::attributes::Value;
use crate::topology::values::Choices;
use crate::topology::{AnyId, BypassId, BypassMode, Guid, Standing, Topology};
use std::fmt::Display;

/// Values by name, in the order in which they are compared.
pub(super) type Pairs = Vec<(&'static str, Value)>;

/// The values of a step.
pub(super) fn pairs(topology: &Topology, values: &Values) -> Pairs {
    match values {
        Values::Trunk(TrunkChoice { trunk, from, number, way }) => {
            let mut pairs = vec![
                ("trunk", entity(topology, Some(*trunk))),
                ("from_trunk", entity(topology, *from)),
                ("number", text(number.as_deref())),
            ];
            pairs.extend(way.iter().flat_map(|way| routing::way_pairs(topology, way)));
            pairs
        }
        Values::Routing(looked) => routing::pairs(topology, looked),
        Values::MediationServer => Vec::new(),
        Values::Mode { mode, always_ignored } => vec![
            ("Enabled", Value::Flag(*mode != BypassMode::Off)),
            ("AlwaysBypass", Value::Flag(*mode == BypassMode::Always || *always_ignored)),
        ],
        Values::AlwaysWithCac { cac } => vec![("EnableBandwidthPolicyCheck", Value::Flag(*cac))],
        Values::Readiness { condition, readiness, .. } => of_a_trunk(topology, *condition, readiness),
        Values::Class { class, conferences, refer, third_party_refer } => vec![
            ("call", word(class.kind)),
            ("location", word(class.location)),
            ("version", word(class.version)),
            ("transferred", Value::Flag(class.transferred)),
            ("EnabledForAudioVideoConferences", Value::Flag(*conferences)),
            ("EnableReferSupport", Value::Flag(*refer)),
            ("Enable3pccRefer", Value::Flag(*third_party_refer)),
        ],
        Values::ClientSubnet { place, given, id } => {
            let mut pairs =
                vec![("client", text(*given)), ("network", text(place.and_then(|place| place.network)))];
            pairs.extend(standing(topology, place.and_then(|place| place.exact), *id));
            let containing = place.and_then(|place| place.containing).map(|standing| standing.subnet);
            pairs.push(("contained_in", range(topology, containing)));
            pairs
        }
        Values::GatewaySubnet { place, id, .. } => {
            let mut pairs =
                vec![("gateway", entity(topology, Some(place.gateway))), ("address", text(place.address))];
            pairs.extend(standing(topology, place.standing, *id));
            pairs
        }
        Values::Joined { same_gateway, from, to } => {
            let guid = |guid: &Option<Guid>| text(*guid);
            vec![
                ("same_gateway", Value::Flag(*same_gateway)),
                ("from_AlternateByPassId", guid(from)),
                ("AlternateByPassId", guid(to)),
            ]
        }
        Values::Ids { ids: Ids::Compared(near, far), two_gateways } => {
            let near_end = if *two_gateways { "from_gateway" } else { "client" };
            vec![(near_end, id_of(topology, *near)), ("gateway", id_of(topology, *far))]
        }
        Values::Ids { ids: Ids::NotCompared(_), .. } => Vec::new(),
        Values::Admission(admission) => vec![("consulted", Value::Flag(consulted(*admission)))],
    }
}

/// Whether admission is, or would be, asked.
fn consulted(admission: Admission) -> bool {
    matches!(admission, Admission::NotEvaluated)
}

fn of_a_trunk(topology: &Topology, condition: Condition, readiness: &Readiness) -> Pairs {
    let mut pairs = vec![("trunk", entity(topology, Some(readiness.trunk)))];
    let collection = ("configuration", entity(topology, readiness.configuration));
    match condition {
        Condition::EnableBypass => {
            pairs.extend([collection, ("EnableBypass", Value::Flag(readiness.bypass))]);
        }
        Condition::Concentrated => {
            pairs.extend([collection, ("ConcentratedTopology", Value::Flag(readiness.concentrated))]);
        }
        Condition::Refer => pairs.extend([
            collection,
            ("EnableReferSupport", Value::Flag(readiness.refer)),
            ("Enable3pccRefer", Value::Flag(readiness.third_party_refer)),
            ("RTCPActiveCalls", Value::Flag(readiness.rtcp_active)),
            ("RTCPCallsOnHold", Value::Flag(readiness.rtcp_on_hold)),
        ]),
        Condition::Encryption => pairs.extend([
            collection,
            ("transport", word(readiness.transport)),
            ("SRTPMode", word(readiness.srtp_configured)),
            ("SRTPMode_in_force", word(readiness.srtp())),
            ("media_configuration", entity(topology, readiness.media_configuration)),
            ("EncryptionLevel", word(readiness.encryption)),
        ]),
        Condition::Peer => pairs.extend([
            ("gateway", entity(topology, Some(readiness.gateway))),
            ("early_dialogs", Value::Flag(readiness.early_dialogs)),
            ("MaxEarlyDialogs", Value::Number(readiness.max_early_dialogs.into())),
            ("client_media", Value::Flag(readiness.client_media)),
        ]),
    }
    pairs
}

fn standing(topology: &Topology, standing: Option<Standing>, id: Option<BypassId>) -> Pairs {
    vec![
        ("subnet", range(topology, standing.map(|standing| standing.subnet))),
        ("network_site", entity(topology, standing.and_then(|standing| standing.network_site))),
        ("bypass_id", id_of(topology, id)),
    ]
}

fn range(topology: &Topology, subnet: Option<crate::topology::Id<crate::topology::Subnet>>) -> Value {
    text(subnet.and_then(|id| topology.get(id)).map(|subnet| subnet.range))
}

pub(super) fn entity<T: Into<AnyId>>(topology: &Topology, id: Option<T>) -> Value {
    text(id.map(|id| name(topology, Some(id))))
}

fn id_of(topology: &Topology, id: Option<BypassId>) -> Value {
    text(id.map(|id| bypass_id(topology, Some(id))))
}

pub(super) fn word(choice: impl Choices) -> Value {
    Value::text(choice.choice().key)
}

pub(super) fn text<T: Display>(text: Option<T>) -> Value {
    text.map_or(Value::None, Value::text)
}
