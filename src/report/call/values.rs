//! The values of a step for programs: cmdlet parameters under their own names, entities by name.

use super::admission::leg_name;
use super::routing;
use crate::call::admission::{Admission, Consulted, Crossed, Leg};
use crate::call::decision::Readiness;
use crate::call::{Condition, Ids, OutcomeReason, Relay, TrunkChoice, Values};
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
        Values::Admission(admission) => {
            let mut pairs = vec![("consulted", Value::Flag(admission.consulted == Consulted::Asked))];
            pairs.extend(legs(topology, admission));
            pairs
        }
        Values::RemoteMedia { relays, reason } => {
            let codes = reason.iter().copied().collect::<Vec<_>>();
            vec![("edges", edges(topology, relays)), ("outcome_reasons", codes_of(&codes))]
        }
        Values::LinksDown(links) => {
            let names = links.iter().map(|link| Value::text(topology.name(link.entity())));
            vec![("links", Value::List(names.collect()))]
        }
        Values::Registrar { user, home, backup } => vec![
            ("user", entity(topology, Some(*user))),
            ("home", Value::text(topology.name(*home))),
            ("backup", backup.map_or(Value::None, |pool| Value::text(topology.name(pool)))),
        ],
        Values::InternetPath(path) => {
            let mut pairs = vec![("edges", edges(topology, &path.relays))];
            pairs.extend(path.admission.iter().flat_map(|admission| legs(topology, admission)));
            pairs.push(("outcome_reasons", codes_of(&path.reasons)));
            pairs
        }
        Values::PstnReroute(reroute) => vec![
            ("AllowPSTNReRouting", Value::Flag(reroute.allowed)),
            ("number", text(reroute.number.as_deref())),
            ("trunk", entity(topology, reroute.inner.and_then(|(trunk, ..)| trunk))),
            ("verdict", reroute.inner.map_or(Value::None, |(_, verdict, _)| word(verdict))),
            ("outcome", reroute.inner.map_or(Value::None, |(.., outcome)| word(outcome))),
            ("outcome_reasons", codes_of(&reroute.reasons)),
        ],
        Values::VoiceMail => Vec::new(),
    }
}

/// What each leg takes, link by link.
fn legs(topology: &Topology, admission: &Admission) -> Pairs {
    let link = |crossed: &Crossed, media| {
        let limit = crossed.crossing.limits.of(media);
        let number = |number: Option<u32>| number.map_or(Value::None, |number| Value::Number(number.into()));
        Value::Record(vec![
            ("link".into(), Value::text(topology.name(crossed.crossing.link.entity()))),
            ("used".into(), number(crossed.used.into_iter().max())),
            ("limit".into(), number(limit.map(|limit| limit.total))),
            ("session_limit".into(), number(limit.map(|limit| limit.session))),
        ])
    };
    let leg = |leg: &Leg| {
        let media = leg.scenario.media();
        let links = leg.crossed.iter().map(|crossed| link(crossed, media)).collect();
        Value::Record(vec![
            ("name".into(), Value::text(leg_name(leg))),
            ("wanted".into(), Value::Number(leg.wanted.kbps.into())),
            ("kbps".into(), leg.taken.map_or(Value::None, |figure| Value::Number(figure.kbps.into()))),
            ("links".into(), Value::List(links)),
        ])
    };
    vec![
        ("outcome", word(admission.outcome)),
        ("legs", Value::List(admission.legs.iter().map(leg).collect())),
    ]
}

fn edges(topology: &Topology, relays: &[Relay]) -> Value {
    Value::List(relays.iter().map(|relay| entity(topology, relay.edge)).collect())
}

fn codes_of(reasons: &[OutcomeReason]) -> Value {
    Value::List(reasons.iter().map(|reason| word(*reason)).collect())
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
