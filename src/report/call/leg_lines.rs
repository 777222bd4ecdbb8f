//! Admission for programs.

use super::admission::leg_name;
use crate::call::admission::{Admission, Crossed, Leg};
use crate::call::{Hop, Media};
use crate::topology::Topology;
use crate::topology::values::Choices;
use serde::Serialize;

/// Admission of a call.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct AdmissionLine {
    outcome: &'static str,
    /// The legs, in the order in which they were judged.
    legs: Vec<LegLine>,
    /// What the call takes of each link, all legs together.
    links: Vec<ShareLine>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ShareLine {
    link: String,
    crossings: u32,
    kbps: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct LegLine {
    name: String,
    media: &'static str,
    from: Option<String>,
    to: Option<String>,
    from_network_site: Option<String>,
    to_network_site: Option<String>,
    /// The links with a limit; those without are in `crossings` alone.
    links: Vec<String>,
    codec: Option<&'static str>,
    kbps: Option<u32>,
    wanted_kbps: u32,
    admitted: bool,
    check: &'static str,
    crossings: Vec<CrossingLine>,
    refusals: Vec<RefusalLine>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct CrossingLine {
    link: String,
    kind: &'static str,
    /// kbps in one direction; null where there is no bandwidth limit.
    limit: Option<u32>,
    session_limit: Option<u32>,
    /// kbps in use before this leg, in the worse direction.
    used: u32,
    enforced: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct RefusalLine {
    link: String,
    reason: &'static str,
    needed_kbps: u32,
    free_kbps: u32,
}

impl AdmissionLine {
    pub fn of(topology: &Topology, admission: &Admission) -> Self {
        let share = |share: crate::call::admission::Share| ShareLine {
            link: topology.name(share.link.entity()),
            crossings: share.crossings,
            kbps: share.kbps,
        };
        Self {
            outcome: admission.outcome.choice().key,
            legs: admission.legs.iter().map(|leg| LegLine::of(topology, leg)).collect(),
            links: admission.shares().into_iter().map(share).collect(),
        }
    }
}

impl LegLine {
    fn of(topology: &Topology, leg: &Leg) -> Self {
        use crate::call::admission::Check;
        let media = leg.scenario.media();
        let link = |crossed: &Crossed| topology.name(crossed.crossing.link.entity());
        let site = |hop: &Hop| hop.network_site.map(|id| topology.name(id.into()));
        Self {
            name: leg_name(leg),
            media: media.choice().key,
            from: end(topology, &leg.from),
            to: end(topology, &leg.to),
            from_network_site: site(&leg.from),
            to_network_site: site(&leg.to),
            links: leg.limited().map(link).collect(),
            codec: leg.taken.map(|figure| figure.codec.choice().label),
            kbps: leg.taken.map(|figure| figure.kbps),
            wanted_kbps: leg.wanted.kbps,
            admitted: leg.admitted(),
            check: match leg.check {
                Check::Checked => "checked",
                Check::Overridden => "overridden",
                Check::AfterAnswer => "after-answer",
                Check::NotLocated => "not-located",
                Check::NoRoute(_) => "no-region-route",
            },
            crossings: leg.crossed.iter().map(|crossed| CrossingLine::of(topology, crossed, media)).collect(),
            refusals: leg
                .refusals
                .iter()
                .map(|refusal| RefusalLine {
                    link: topology.name(refusal.link.entity()),
                    reason: refusal.reason.choice().key,
                    needed_kbps: refusal.needed,
                    free_kbps: refusal.free,
                })
                .collect(),
        }
    }
}

impl CrossingLine {
    fn of(topology: &Topology, crossed: &Crossed, media: Media) -> Self {
        let limit = crossed.crossing.limits.of(media);
        let entity = crossed.crossing.link.entity();
        Self {
            link: topology.name(entity),
            kind: entity.kind.noun(),
            limit: limit.map(|limit| limit.total),
            session_limit: limit.map(|limit| limit.session),
            used: crossed.used.into_iter().max().unwrap_or(0),
            enforced: !crossed.crossing.unenforced,
        }
    }
}

/// The name of an end, else its address.
fn end(topology: &Topology, hop: &Hop) -> Option<String> {
    hop.entity.map(|id| topology.name(id)).or_else(|| hop.address.map(|address| address.to_string()))
}
