//! The steps of routing in words: which trunk takes a number, what is passed over, and where Location-Based Routing
//! lets a call go.

use super::values::{Pairs, entity, text, word};
use crate::call::number::shown;
use crate::call::routing::{
    Authority, Location, LocationRule, PassedOver, PolicyOrigin, RoutingStep, Tried, Way, WhyNot,
};
use crate::call::{OutcomeReason, TrunkChoice};
use crate::report::words::{capitalised, name};
use crate::topology::attributes::Value;
use crate::topology::values::{Choices, Pattern};
use crate::topology::{AnyId, Id, NetworkSite, RefExt, Topology, Trunk, VoiceRoute};

/// "Which trunk takes +1 312 555 0142?"
pub(super) fn which_trunk(number: &str) -> String {
    format!("Which trunk takes {}?", shown(number))
}

/// The question of a step.
pub(super) fn question(topology: &Topology, looked: &RoutingStep) -> String {
    match looked {
        RoutingStep::Location(location) => match location.trunk {
            Some(trunk) if location.inbound => {
                format!("May a call over {} ring here?", name(topology, Some(trunk)))
            }
            Some(trunk) => format!("May the call leave over {}?", name(topology, Some(trunk))),
            None => looked.question().choice().label.to_owned(),
        },
        RoutingStep::PassedOver(passed) => match &passed.what {
            Tried::Usage(id) => format!("Does PSTN usage {} lead on?", name(topology, Some(*id))),
            Tried::Route(id) => format!("Does voice route {} take it?", name(topology, Some(*id))),
            Tried::Trunk { trunk, .. } => format!("Can trunk {} take it?", name(topology, Some(*trunk))),
            Tried::Unknown { kind, name, .. } => format!("Can {} {name} take it?", kind.noun()),
        },
        RoutingStep::Nobody { number, .. } => which_trunk(number),
    }
}

/// The values in short, and the sentence.
pub(super) fn words(topology: &Topology, looked: &RoutingStep) -> (String, String) {
    match looked {
        RoutingStep::Location(location) => self::location(topology, location),
        RoutingStep::PassedOver(passed) => passed_over(topology, passed),
        RoutingStep::Nobody { authority, reasons, .. } => nobody(topology, *authority, reasons),
    }
}

/// The choice of a trunk by number: "Local-1, gw-chi".
pub(super) fn way(topology: &Topology, choice: &TrunkChoice, way: Way) -> (String, String) {
    let (route, trunk) = (name(topology, Some(way.route)), name(topology, Some(choice.trunk)));
    let about = topology.get(way.route).map(|route| {
        format!(" (priority {}), whose pattern {} matches", route.priority, route.number_pattern)
    });
    let sentence = format!(
        "{} holds PSTN usage {}, which leads to voice route {route}{}. Its trunk {trunk} takes the call{}.",
        holder(topology, way.authority),
        name(topology, Some(way.usage)),
        about.unwrap_or_default(),
        joins(topology, choice.trunk)
    );
    (format!("{route}, {trunk}"), sentence)
}

/// "; it joins Mediation Server pool ms-chi and gateway peer gw-chi"
pub(super) fn joins(topology: &Topology, trunk: Id<Trunk>) -> String {
    let ends = topology.get(trunk).map(|trunk| {
        let (pool, gateway) = (name(topology, trunk.pool.id()), name(topology, trunk.gateway.id()));
        format!("; it joins Mediation Server pool {pool} and gateway peer {gateway}")
    });
    ends.unwrap_or_default()
}

/// Who holds the usages, as the subject of a sentence, and why it is this one.
fn holder(topology: &Topology, authority: Authority) -> String {
    let called = name(topology, Some(authority.holder()));
    match authority {
        Authority::Voice(_, origin) => match origin {
            PolicyOrigin::Call => format!("Voice policy {called}, which the call names,"),
            PolicyOrigin::User(id) => format!("Voice policy {called} of {}", name(topology, Some(id))),
            PolicyOrigin::ServerSite(id) => {
                format!("Voice policy {called} of the home server site {}", name(topology, Some(id)))
            }
            PolicyOrigin::Global => format!("Voice policy {called}"),
        },
        Authority::NetworkSite(_, id) => {
            format!("Voice routing policy {called} of network site {}", name(topology, Some(id)))
        }
        Authority::Trunk(_, id) => {
            format!("Trunk configuration {called} of trunk {}", name(topology, Some(id)))
        }
    }
}

fn passed_over(topology: &Topology, passed: &PassedOver) -> (String, String) {
    let what = match &passed.what {
        Tried::Usage(id) => format!("PSTN usage {}", name(topology, Some(*id))),
        Tried::Route(id) => format!("Voice route {}", name(topology, Some(*id))),
        Tried::Trunk { trunk, route: Some(route) } => {
            format!("Trunk {} of voice route {}", name(topology, Some(*trunk)), name(topology, Some(*route)))
        }
        Tried::Trunk { trunk, route: None } => format!("Trunk {}", name(topology, Some(*trunk))),
        Tried::Unknown { kind, name, holder } => {
            format!(
                "{} {} names {} {name}",
                capitalised(holder.kind.noun()),
                topology.name(*holder),
                kind.noun()
            )
        }
    };
    let pattern = pattern(topology, &passed.what);
    match &passed.why {
        WhyNot::Unknown => (
            "Does not exist".to_owned(),
            format!("{what}, which does not exist. Correct the name, or take it out."),
        ),
        WhyNot::NoRoute => {
            ("No voice route".to_owned(), format!("{what} is in no voice route. Add it to one."))
        }
        WhyNot::NoMatch => (
            format!("{pattern} does not match"),
            format!("{what} takes other numbers: {pattern} does not match."),
        ),
        WhyNot::Unreadable => {
            let fault = Pattern::read(&pattern).err().map(|fault| format!(": {}", fault.why));
            let sentence = format!(
                "The pattern {pattern} of voice route {} cannot be read{}. Correct it.",
                what.strip_prefix("Voice route ").unwrap_or(&what),
                fault.unwrap_or_default()
            );
            ("Pattern cannot be read".to_owned(), sentence)
        }
        WhyNot::NoTrunk => ("No trunk".to_owned(), format!("{what} lists no trunk. Add one.")),
        WhyNot::Unfinished(fault) => {
            (capitalised(&fault.to_string()), format!("{what} takes no call: {fault}."))
        }
        WhyNot::NotRoutable => (
            "Gateway peer not routable".to_owned(),
            format!("{what} is passed over: its gateway peer is not routable. Turn Routable on for it."),
        ),
        WhyNot::Down(id) => {
            let down = format!("{} {}", id.kind.noun(), topology.name(*id));
            (format!("Down: {}", topology.name(*id)), format!("{what} is passed over: {down} is down."))
        }
        WhyNot::Elsewhere(tied) => (
            format!("Tied to {}", or_none(topology, *tied)),
            format!(
                "{what} is passed over: Location-Based Routing ties it to {}, where the caller is not.",
                or_none(topology, *tied)
            ),
        ),
        WhyNot::TriedBefore => {
            ("Tried before".to_owned(), format!("{what} is tried before, so it is not tried again."))
        }
    }
}

/// The pattern of a voice route that was looked at.
fn pattern(topology: &Topology, what: &Tried) -> String {
    match what {
        Tried::Route(id) => pattern_of(topology, *id).unwrap_or_default().to_owned(),
        _ => String::new(),
    }
}

fn pattern_of(topology: &Topology, route: Id<VoiceRoute>) -> Option<&str> {
    topology.get(route).map(|route| &*route.number_pattern)
}

fn nobody(topology: &Topology, authority: Option<Authority>, reasons: &[OutcomeReason]) -> (String, String) {
    let holder = authority.map(|authority| holder(topology, authority));
    let sentences: Vec<String> = reasons
        .iter()
        .map(|reason| match (reason, &holder) {
            (OutcomeReason::NoPolicy, _) => {
                "No policy says where the call may go. Give the caller a voice policy, or the network site a \
                 voice routing policy."
                    .to_owned()
            }
            (OutcomeReason::NoUsage, Some(holder)) => {
                format!("{holder} has no PSTN usage, so it allows no call. Add one.")
            }
            (OutcomeReason::NoUsage, None) => {
                "The caller's voice policy has no PSTN usage, so it allows no call. Add one.".to_owned()
            }
            (OutcomeReason::NoRoute, Some(holder)) => {
                format!("{holder} leads to no voice route that matches the number.")
            }
            (OutcomeReason::NoRoute, None) => {
                "The caller's voice policy leads to no voice route that matches the number.".to_owned()
            }
            (OutcomeReason::NoTrunk, _) => {
                "The voice routes that match have no trunk that can take it.".to_owned()
            }
            (OutcomeReason::GatewayNotRoutable, _) => {
                "A gateway peer that could take it is not routable.".to_owned()
            }
            (OutcomeReason::LbrDenied, _) => {
                "Location-Based Routing keeps the call from trunks of other network sites.".to_owned()
            }
            (other, _) => format!("{}.", other.choice().label),
        })
        .collect();
    let codes: Vec<_> = reasons.iter().map(|reason| reason.choice().label).collect();
    (codes.join(", "), sentences.join(" "))
}

fn location(topology: &Topology, location: &Location) -> (String, String) {
    let here = location.here.map(|id| name(topology, Some(id)));
    let trunk = name(topology, location.trunk);
    let who = if location.inbound { "The called endpoint" } else { "The caller" };
    let place = match &here {
        Some(here) => format!("{who} is in {here}"),
        None => format!("Nobody knows where {} is", who.to_lowercase()),
    };
    match location.rule {
        LocationRule::Exempt => (
            "Not enforced".to_owned(),
            "Location-Based Routing is not enforced for dial-in conferencing, Response Group, Call Park, \
             Announcement and Group Pickup."
                .to_owned(),
        ),
        LocationRule::RoutesHere(policy) => {
            let policy = name(topology, Some(policy));
            (
                format!("{}, policy {policy}", or_none(topology, location.here)),
                format!(
                    "{place}, under Location-Based Routing: its voice routing policy {policy} picks the route, \
                     once the caller's voice policy allows the call."
                ),
            )
        }
        LocationRule::NoPolicyHere => (
            format!("{}, no policy", or_none(topology, location.here)),
            format!(
                "{place}, under Location-Based Routing, which has no voice routing policy, so nothing picks a \
                 route. Give it one."
            ),
        ),
        LocationRule::Elsewhere => (
            here.unwrap_or_else(|| "Unknown place".to_owned()),
            format!(
                "{place}, so Location-Based Routing leaves the route to the voice policy, over trunks without \
                 location restriction alone."
            ),
        ),
        LocationRule::FreeTrunk => {
            ("No location restriction".to_owned(), format!("Trunk {trunk} has no location restriction."))
        }
        LocationRule::SameNetworkSite(tied) => {
            let tied = name(topology, Some(tied));
            (format!("Both in {tied}"), format!("{place}, the network site to which trunk {trunk} is tied."))
        }
        LocationRule::BetweenPbxs => (
            "Between IP-PBXs".to_owned(),
            "The call goes from one IP-PBX to another, which Location-Based Routing leaves alone.".to_owned(),
        ),
        LocationRule::OtherNetworkSite(tied) => {
            let end = if location.inbound { "so the call goes to voice mail" } else { "so the call may not" };
            (
                format!("Tied to {}", or_none(topology, tied)),
                format!("{place}; trunk {trunk} is tied to {}, {end}.", or_none(topology, tied)),
            )
        }
    }
}

fn or_none(topology: &Topology, id: Option<Id<NetworkSite>>) -> String {
    if id.is_some() { name(topology, id) } else { "no network site".to_owned() }
}

/// The values of a way for programs.
pub(super) fn way_pairs(topology: &Topology, way: &Way) -> Pairs {
    let mut pairs = vec![("policy", authority(topology, Some(way.authority)))];
    pairs
        .extend([("usage", entity(topology, Some(way.usage))), ("route", entity(topology, Some(way.route)))]);
    pairs.push(("pattern", text(pattern_of(topology, way.route))));
    pairs
}

fn authority(topology: &Topology, authority: Option<Authority>) -> Value {
    let subject = |id: AnyId| format!("{} {}", id.kind.noun(), topology.name(id));
    text(authority.map(|authority| subject(authority.holder())))
}

/// The values of a step for programs.
pub(super) fn pairs(topology: &Topology, looked: &RoutingStep) -> Pairs {
    match looked {
        RoutingStep::Location(location) => {
            let tied = match location.rule {
                LocationRule::OtherNetworkSite(tied) => tied,
                LocationRule::SameNetworkSite(tied) => Some(tied),
                _ => None,
            };
            let policy = match location.rule {
                LocationRule::RoutesHere(policy) => Some(policy),
                _ => None,
            };
            vec![
                ("network_site", entity(topology, location.here)),
                ("policy", entity(topology, policy)),
                ("trunk", entity(topology, location.trunk)),
                ("trunk_network_site", entity(topology, tied)),
            ]
        }
        RoutingStep::PassedOver(passed) => {
            let (value, _) = passed_over(topology, passed);
            let mut pairs = match &passed.what {
                Tried::Usage(id) => vec![("usage", entity(topology, Some(*id)))],
                Tried::Route(id) => {
                    vec![("route", entity(topology, Some(*id))), ("pattern", text(pattern_of(topology, *id)))]
                }
                Tried::Trunk { trunk, route } => {
                    vec![("trunk", entity(topology, Some(*trunk))), ("route", entity(topology, *route))]
                }
                Tried::Unknown { kind, name, .. } => {
                    vec![("kind", Value::text(kind.noun())), ("name", Value::text(name))]
                }
            };
            pairs.push(("passed_over", Value::text(value)));
            pairs
        }
        RoutingStep::Nobody { number, authority: holder, reasons } => vec![
            ("number", Value::text(number)),
            ("policy", authority(topology, *holder)),
            ("codes", Value::List(reasons.iter().map(|reason| word(*reason)).collect())),
        ],
    }
}
