//! The way of a call as the canvas draws it, from its report.

use super::{Stop, Tone, Way, WayLeg};
use crate::call::admission::Leg;
use crate::call::decision::Verdict;
use crate::call::{CallReport, Hop, Role, Values};
use crate::topology::{AnyId, BypassId, Id, NetworkSite};
use std::collections::BTreeSet;
use std::ops::Range;

impl Way {
    /// The way of a call that is up: what it takes is in the loads already.
    pub fn up(report: &CallReport) -> Self {
        Self { adds: Vec::new(), ..Self::of(report) }
    }

    /// The way that a report tells of.
    pub fn of(report: &CallReport) -> Self {
        let tone = match report.verdict {
            Verdict::Bypass => Tone::Bypass,
            Verdict::Mediated => Tone::Mediated,
            Verdict::ConfigurationError => Tone::Wrong,
            Verdict::NotApplicable => Tone::Plain,
        };
        let refusal = report.admission.refusals().next();
        Self {
            media: report.media.iter().map(stop).collect(),
            signalling: report.signalling.iter().map(stop).collect(),
            tone,
            compared: compared(report),
            subnets: subnets(report),
            legs: report.admission.legs.iter().map(|leg| way_leg(report, leg)).collect(),
            adds: report.admission.shares().iter().map(|share| (share.link.entity(), share.kbps)).collect(),
            lacks: refusal.map(|refusal| (refusal.needed, refusal.free)),
            refused_at: refusal.map(|refusal| refusal.link.entity()),
            light: None,
            changed: BTreeSet::new(),
        }
    }

    /// What on this way is other than it was: stops that are new, ends whose IDs compare otherwise, links that take
    /// another load, and where all else is as it was and only the verdict is another, the last stop.
    pub fn changes_since(&self, before: &Self) -> BTreeSet<AnyId> {
        let mut changed: BTreeSet<AnyId> = BTreeSet::new();
        let is_new = |stop: &&Stop| !before.media.contains(stop);
        changed.extend(self.media.iter().filter(is_new).filter_map(|stop| stop.member));
        let is_other = |compared: &&(Id<NetworkSite>, bool)| !before.compared.contains(compared);
        changed.extend(self.compared.iter().filter(is_other).map(|(id, _)| AnyId::from(*id)));
        let links = self.adds.iter().chain(&before.adds).map(|(link, _)| *link);
        changed.extend(links.filter(|link| self.adds_to(*link) != before.adds_to(*link)));
        if self.refused_at != before.refused_at {
            changed.extend(self.refused_at.or(before.refused_at));
        }
        if changed.is_empty() && (self.tone, &self.media) != (before.tone, &before.media) {
            changed.extend(self.media.last().and_then(|stop| stop.member));
        }
        changed
    }
}

fn stop(hop: &Hop) -> Stop {
    let client = matches!(hop.role, Role::Client | Role::Callee | Role::FarPhone);
    Stop { member: hop.entity.filter(|_| !client), network_site: hop.network_site }
}

/// A leg on the way of the media.
pub(super) fn way_leg(report: &CallReport, leg: &Leg) -> WayLeg {
    WayLeg {
        hops: hops(report, leg),
        links: leg.crossed.iter().map(|crossed| crossed.crossing.link.entity()).collect(),
        kbps: leg.taken.map(|taken| taken.kbps),
    }
}

/// The hops of media that a leg goes over; empty where media goes another way. Where a server stands for the far phone of
/// a leg, media ends at what it does have.
fn hops(report: &CallReport, leg: &Leg) -> Range<usize> {
    let at = |end: &Hop| {
        let same = |hop: &Hop| hop.role == end.role && hop.entity == end.entity;
        report.media.iter().position(same)
    };
    match (at(&leg.from), at(&leg.to)) {
        (Some(from), Some(to)) => from.min(to)..from.max(to),
        _ => 0..0,
    }
}

/// The subnets in which the report found both ends.
fn subnets(report: &CallReport) -> Vec<AnyId> {
    let found = report.steps.iter().filter_map(|step| match &step.values {
        Values::ClientSubnet { place: Some(place), .. } => place.exact.or(place.containing),
        Values::GatewaySubnet { place, .. } => place.standing,
        _ => None,
    });
    found.map(|standing| standing.subnet.into()).collect()
}

/// The network sites of both ends, with whether their bypass IDs match.
fn compared(report: &CallReport) -> Vec<(Id<NetworkSite>, bool)> {
    let (Some(client), Some(gateway)) = (&report.client, &report.gateway) else { return Vec::new() };
    let ids: (Option<BypassId>, Option<BypassId>) = (client.at.bypass_id, gateway.at.bypass_id);
    if ids == (None, None) {
        // With the mode off no ID is in force, and none is compared.
        return Vec::new();
    }
    let same = ids.0.is_some() && ids.0 == ids.1;
    [client.at.network_site, gateway.at.network_site].into_iter().flatten().map(|site| (site, same)).collect()
}
