//! The way of a call as the canvas draws it, from its report.

use super::path::{Stop, Tone, Way};
use crate::call::admission::Leg;
use crate::call::decision::Verdict;
use crate::call::{CallReport, Hop, Role, Values};
use crate::topology::{AnyId, BypassId, Id, NetworkSite};

impl Way {
    /// The way that a report tells of.
    pub fn of(report: &CallReport) -> Self {
        let tone = match report.verdict {
            Verdict::Bypass => Tone::Bypass,
            Verdict::Mediated => Tone::Mediated,
            Verdict::ConfigurationError => Tone::Wrong,
            Verdict::NotApplicable => Tone::Plain,
        };
        Self {
            media: report.media.iter().map(stop).collect(),
            signalling: report.signalling.iter().map(stop).collect(),
            tone,
            compared: compared(report),
            subnets: subnets(report),
            kbps: report.admission.legs.iter().find_map(kbps),
            adds: report.admission.shares().iter().map(|share| (share.link.entity(), share.kbps)).collect(),
            lacks: report.admission.refusals().next().map(|refusal| (refusal.needed, refusal.free)),
            refused_at: report.admission.refusals().next().map(|refusal| refusal.link.entity()),
        }
    }
}

fn stop(hop: &Hop) -> Stop {
    let client = matches!(hop.role, Role::Client | Role::Callee | Role::FarPhone);
    Stop { member: hop.entity.filter(|_| !client), network_site: hop.network_site }
}

/// What a leg takes of the links it crosses.
fn kbps(leg: &Leg) -> Option<u32> {
    leg.taken.filter(|_| !leg.crossed.is_empty()).map(|taken| taken.kbps)
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
    let same = ids.0.is_some() && ids.0 == ids.1;
    [client.at.network_site, gateway.at.network_site].into_iter().flatten().map(|site| (site, same)).collect()
}
