//! Admission in words: links, legs, and what stands in place of a way without room.

use crate::call::admission::{Admission, AdmissionOutcome, Check, Consulted, Leg, LinkId, Refusal, Share};
use crate::call::{Hop, InternetPath, Media, OutcomeReason, PstnReroute, Relay};
use crate::report::words::{figure, list, name};
use crate::topology::Topology;
use crate::topology::values::Choices;

/// A link as sentences name it: "the Reno link" for a site link, its own name otherwise.
pub fn link_name(topology: &Topology, link: LinkId) -> String {
    let called = topology.name(link.entity());
    match link {
        LinkId::NetworkSite(_) => format!("{called} link"),
        LinkId::Region(_) | LinkId::Intersite(_) => called,
    }
}

fn the_link(topology: &Topology, link: LinkId) -> String {
    match link {
        LinkId::NetworkSite(_) => format!("the {}", link_name(topology, link)),
        LinkId::Region(_) | LinkId::Intersite(_) => link_name(topology, link),
    }
}

/// The name of a leg: "Leg 1, client to Mediation Server".
pub fn leg_name(leg: &Leg) -> String {
    let (from, to) = (leg.from.role.choice().label, leg.to.role.choice().label);
    let video = if leg.scenario.media() == Media::Video { ", video" } else { "" };
    format!("Leg {}, {from} to {to}{video}", leg.number)
}

/// What a call takes of a link: "Reno link x 2, 194 kbps".
pub fn share(topology: &Topology, share: &Share) -> String {
    let times = if share.crossings > 1 { format!(" x {}", share.crossings) } else { String::new() };
    format!("{}{times}, {} kbps", link_name(topology, share.link), kbps(share.kbps))
}

fn kbps(kbps: u32) -> String {
    figure(kbps.into())
}

/// Why a link refuses: "needs at least 45 kbps, 29 are free on the Reno link".
pub fn refusal(topology: &Topology, refusal: &Refusal) -> String {
    let link = the_link(topology, refusal.link);
    let (needed, free) = (kbps(refusal.needed), kbps(refusal.free));
    match refusal.reason {
        OutcomeReason::LinkSession => {
            format!("needs at least {needed} kbps, and {link} lets one session have {free}")
        }
        OutcomeReason::LinkZero => format!("needs {needed} kbps, and {link} lets nothing through"),
        _ => format!("needs at least {needed} kbps, {free} are free on {link}"),
    }
}

/// The words of one leg, a sentence.
pub fn leg(topology: &Topology, leg: &Leg) -> String {
    let called = leg_name(leg);
    match leg.check {
        Check::NoRoute(none) => {
            let ends = [none.from, none.to].map(|id| match id {
                Some(id) => name(topology, Some(id)),
                None => "a network site without a network region".to_owned(),
            });
            return format!(
                "{called}: no region route joins {} and {}, which is an error while call admission control is on. Add \
                 one.",
                ends[0], ends[1]
            );
        }
        Check::NotLocated => {
            let lost = [leg.from, leg.to].into_iter().find(|end| end.network_site.is_none());
            let lost = lost.map_or_else(String::new, |end| located(topology, &end));
            return format!("{called}: {lost} is in no network site, so the leg is let through unseen.");
        }
        Check::Checked | Check::Overridden | Check::AfterAnswer => {}
    }
    let Some(taken) = leg.taken else {
        let why: Vec<String> = leg.refusals.iter().map(|why| refusal(topology, why)).collect();
        let why = if why.is_empty() { "has no room".to_owned() } else { why.join("; it ") };
        return format!("{called}, {why}.");
    };
    let codec = taken.codec.choice().label;
    let figure = if leg.pushed_down() {
        format!("is pushed down from {} to {} kbps ({codec})", leg.wanted.kbps, taken.kbps)
    } else {
        format!("takes {} kbps ({codec})", taken.kbps)
    };
    let media = leg.scenario.media();
    let crossed: Vec<String> = leg
        .limited()
        .filter_map(|crossed| {
            let limit = crossed.crossing.limits.of(media)?.total;
            let used = crossed.used.into_iter().max()?.saturating_add(taken.kbps);
            let link = the_link(topology, crossed.crossing.link);
            Some(format!("{link}, then {} of {} kbps", kbps(used), kbps(limit)))
        })
        .collect();
    let way = if crossed.is_empty() {
        " and crosses no limited link".to_owned()
    } else {
        format!(" on {}", list(&crossed))
    };
    let unchecked = match leg.check {
        Check::Overridden => " Nobody checks it: EnableBWPolicyOverride of the called user.",
        Check::AfterAnswer => " It is counted after the answer, unchecked: the far end is not known before.",
        _ => "",
    };
    format!("{called}, {figure}{way}.{unchecked}")
}

fn located(topology: &Topology, end: &Hop) -> String {
    let role = end.role.choice().label;
    match (end.entity, end.address) {
        (Some(id), _) => format!("{role} {}", topology.name(id)),
        (None, Some(address)) => format!("{role} {address}"),
        (None, None) => format!("{role} without an address"),
    }
}

/// The value and the sentence of the step of admission.
pub(super) fn words(topology: &Topology, admission: &Admission) -> (String, String) {
    let (value, sentence) = match admission.consulted {
        Consulted::Bypassed => (
            "Not consulted",
            "The call bypasses, so call admission control is not consulted and nothing is reserved.",
        ),
        Consulted::Off => ("CAC is off", "Call admission control is off, so nothing is checked or reserved."),
        Consulted::Outside => (
            "Not consulted",
            "Nothing is checked on the Internet or in another organisation, and no media stays inside.",
        ),
        Consulted::Nobody => ("Not consulted", "The call takes no way, so nothing is reserved."),
        Consulted::Contradiction => (
            "Not evaluated",
            "Always bypass and call admission control exclude each other, so admission is not evaluated.",
        ),
        Consulted::Asked => return (in_short(topology, admission), sentences(topology, &admission.legs)),
    };
    (value.to_owned(), sentence.to_owned())
}

fn sentences(topology: &Topology, legs: &[Leg]) -> String {
    let sentences: Vec<String> = legs.iter().map(|leg| self::leg(topology, leg)).collect();
    sentences.join(" ")
}

/// Admission in one short line: "Reno link x 2, 194 kbps".
pub(super) fn in_short(topology: &Topology, admission: &Admission) -> String {
    match admission.outcome {
        AdmissionOutcome::Refused => {
            let mut links: Vec<String> = Vec::new();
            for why in admission.refusals() {
                let link = link_name(topology, why.link);
                if !links.contains(&link) {
                    links.push(link);
                }
            }
            format!("Refused by {}", list(&links))
        }
        AdmissionOutcome::NotEvaluated => "Not evaluated, no region route".to_owned(),
        AdmissionOutcome::NotConsulted | AdmissionOutcome::Admitted | AdmissionOutcome::Overridden => {
            let limited = |share: &Share| {
                let mut crossed = admission.legs.iter().flat_map(Leg::limited);
                crossed.any(|crossed| crossed.crossing.link == share.link)
            };
            let shares: Vec<String> = admission
                .shares()
                .iter()
                .filter(|share| limited(share))
                .map(|one| share(topology, one))
                .collect();
            if shares.is_empty() { "Yes, no limited link".to_owned() } else { shares.join("; ") }
        }
    }
}

/// The words about the Edges of users on the Internet.
pub(super) fn remote_media(
    topology: &Topology,
    relays: &[Relay],
    reason: Option<OutcomeReason>,
) -> (String, String) {
    match reason {
        None => {
            let edges = edges(topology, relays);
            (edges.clone(), format!("{edges} relays the media of whoever is on the Internet."))
        }
        Some(reason) => (reason.choice().label.to_owned(), against_relays(topology, relays, reason)),
    }
}

fn edges(topology: &Topology, relays: &[Relay]) -> String {
    let mut names: Vec<String> = Vec::new();
    for edge in relays.iter().filter_map(|relay| relay.edge) {
        let called = name(topology, Some(edge));
        if !names.contains(&called) {
            names.push(called);
        }
    }
    list(&names)
}

fn against_relays(topology: &Topology, relays: &[Relay], reason: OutcomeReason) -> String {
    match reason {
        OutcomeReason::NoEdge => "No Edge pool is there to relay media. Add one.".to_owned(),
        _ => {
            let off = relays.iter().find(|relay| !relay.allowed);
            let region = off.and_then(|relay| relay.region);
            let edge = off.and_then(|relay| relay.edge);
            format!(
                "Edge {} stands in network region {}, which does not allow the alternate path. Allow it there.",
                name(topology, edge),
                name(topology, region)
            )
        }
    }
}

/// The words about the Internet path.
pub(super) fn internet(topology: &Topology, path: &InternetPath) -> (String, String) {
    match (&path.admission, path.reasons.first()) {
        (None, Some(reason)) => {
            (reason.choice().label.to_owned(), against_relays(topology, &path.relays, *reason))
        }
        (Some(admission), _) => {
            let by = edges(topology, &path.relays);
            let value =
                if admission.lets_through() { format!("By {by}") } else { in_short(topology, admission) };
            (value, format!("By {by}. {}", sentences(topology, &admission.legs)))
        }
        (None, None) => ("No".to_owned(), "The call has no way over the Internet.".to_owned()),
    }
}

/// The words about the way over the public network.
pub(super) fn pstn(topology: &Topology, reroute: &PstnReroute) -> (String, String) {
    if !reroute.allowed {
        return (
            "AllowPSTNReRouting = False".to_owned(),
            "The voice policy of the caller does not allow it.".to_owned(),
        );
    }
    let Some(number) = &reroute.number else {
        return (
            "No Line URI".to_owned(),
            "The called user has no Line URI, so there is no number to dial. Give the user one.".to_owned(),
        );
    };
    let Some((trunk, verdict, outcome)) = reroute.inner else {
        return (number.to_string(), format!("{number} is not dialled."));
    };
    let (verdict, became) = (verdict.choice().label.to_lowercase(), outcome.choice().label.to_lowercase());
    match trunk {
        Some(trunk) => {
            let trunk = name(topology, Some(trunk));
            let value = format!("{number} over {trunk}: {became}");
            (value, format!("A call to {number} over trunk {trunk} is {verdict}; its outcome: {became}."))
        }
        None => (format!("{number}: {became}"), format!("No trunk takes {number}; the outcome: {became}.")),
    }
}

/// The words about links that are down.
pub(super) fn links_down(topology: &Topology, links: &[LinkId]) -> (String, String) {
    let names: Vec<String> = links.iter().map(|link| link_name(topology, *link)).collect();
    let value = format!("Down: {}", list(&names));
    (value, "Media has no other way, so the call is set up and nobody hears anything.".to_owned())
}
