//! Live calls by the way they take, as the table of live calls shows them.

use super::{CallNumber, LiveCall, LiveCalls};
use crate::call::admission::{Leg, LinkId};
use crate::call::decision::Verdict;
use crate::call::report::{CallReport, Outcome, Role};
use crate::topology::{Id, NetworkSite, Trunk};
use std::collections::BTreeMap;

/// Where the calls of a group go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Far {
    /// To the public network, or to a telephone exchange behind a gateway peer.
    Pstn,
    /// To a user in a network site, or in none that is known.
    User(Option<Id<NetworkSite>>),
    /// To a user on the Internet or of another organisation.
    Outside,
    /// To a conference.
    Conference,
}

/// What the calls of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupKey {
    /// The verdict.
    pub verdict: Verdict,
    /// The outcome.
    pub outcome: Outcome,
    /// The network site of the caller; `None` as well where the calls cross no limited link, whose callers are not
    /// told apart.
    pub from: Option<Id<NetworkSite>>,
    /// Where they go.
    pub to: Far,
    /// The trunk; `None` for calls between users.
    pub trunk: Option<Id<Trunk>>,
    /// What each leg that crosses limited links takes, kbps.
    pub kbps: Vec<u32>,
    /// The limited links, in the order in which they are crossed; a hairpin names one twice.
    pub links: Vec<LinkId>,
    /// Whether a limit pushed a leg under the figure of its quality.
    pub pushed_down: bool,
}

/// Calls that take one way.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What they have in common.
    pub key: GroupKey,
    /// The network sites of the callers, in the order of ids.
    pub from: Vec<Option<Id<NetworkSite>>>,
    /// The calls.
    pub numbers: Vec<CallNumber>,
    /// What they reserve on limited links, all legs and calls together, kbps; a leg over several links counts once.
    pub reserved: u32,
}

impl GroupKey {
    /// The group of a call.
    pub fn of(call: &LiveCall) -> Self {
        let report = &call.report;
        let taken = report.inner.as_deref().unwrap_or(report);
        let legs = || taken.admission.legs.iter().filter(|leg| leg.limited().next().is_some());
        let links: Vec<LinkId> = legs().flat_map(Leg::limited).map(|crossed| crossed.crossing.link).collect();
        Self {
            verdict: report.verdict,
            outcome: report.outcome,
            from: near(report).filter(|_| !links.is_empty()),
            to: far(report),
            trunk: taken.trunk,
            kbps: legs().filter_map(|leg| leg.taken).map(|figure| figure.kbps).collect(),
            links,
            pushed_down: legs().any(Leg::pushed_down),
        }
    }
}

/// The network site of the caller, or of the gateway that a call from trunk to trunk comes from.
fn near(report: &CallReport) -> Option<Id<NetworkSite>> {
    let client = report.client.and_then(|client| client.at.network_site);
    client.or_else(|| report.from_gateway?.at.network_site)
}

fn far(report: &CallReport) -> Far {
    match report.signalling.last() {
        _ if report.gateway.is_some() => Far::Pstn,
        Some(end) if end.role == Role::Conference => Far::Conference,
        Some(end) if end.role == Role::Callee && end.address.is_some() => Far::User(end.network_site),
        _ => Far::Outside,
    }
}

impl LiveCalls {
    /// The calls by the way they take: by verdict, then those with the most calls first.
    pub fn groups(&self) -> Vec<Group> {
        let mut groups: BTreeMap<GroupKey, Group> = BTreeMap::new();
        for (number, call) in self.iter() {
            let key = GroupKey::of(call);
            let each: u32 = key.kbps.iter().sum();
            let group = groups.entry(key).or_insert_with_key(|key| Group {
                key: key.clone(),
                from: Vec::new(),
                numbers: Vec::new(),
                reserved: 0,
            });
            let from = near(&call.report);
            if let Err(place) = group.from.binary_search(&from) {
                group.from.insert(place, from);
            }
            group.numbers.push(number);
            group.reserved += each;
        }
        let mut groups: Vec<Group> = groups.into_values().collect();
        let rank = |verdict: Verdict| match verdict {
            Verdict::Mediated => 0,
            Verdict::Bypass => 1,
            Verdict::NotApplicable => 2,
            Verdict::ConfigurationError => 3,
        };
        groups.sort_by_key(|group| (rank(group.key.verdict), usize::MAX - group.numbers.len()));
        groups
    }
}
