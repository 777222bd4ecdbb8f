//! What came of a set of calls under one topology.

use super::{CompareError, Side};
use crate::call::admission::{Figure, Refusal, Scenario};
use crate::call::decision::{Reason, Verdict};
use crate::call::live::{End, LiveCalls};
use crate::call::report::{CallReport, Hop, Outcome, OutcomeReason};
use crate::call::request::CallRequest;
use crate::call::terms::Quality;
use crate::topology::{BypassId, Id, MediationPool, Model, NetworkSite};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What came of the calls under one topology.
#[derive(Debug, Clone)]
pub struct Placing {
    /// The calls that are up, and what they hold.
    pub live: LiveCalls,
    /// The reports, in the order of the calls.
    pub reports: Vec<Arc<CallReport>>,
    /// How many calls have each verdict.
    pub verdicts: BTreeMap<Verdict, u32>,
    /// How many calls have each outcome.
    pub outcomes: BTreeMap<Outcome, u32>,
    /// Everything that speaks against bypass, and for how many calls.
    pub reasons: BTreeMap<Reason, u32>,
    /// The bypass IDs in force at both ends, each pair once, in the order of the calls.
    pub bypass_ids: Vec<[Option<BypassId>; 2]>,
    /// The ways of the media, each once.
    pub media: Vec<Vec<Hop>>,
    /// The ways of the signalling, each once.
    pub signalling: Vec<Vec<Hop>>,
    /// The mediated calls that are up on each pool.
    pub carried: BTreeMap<Id<MediationPool>, u32>,
    /// What the legs of a call take, each set of legs once; of a call that bypasses what it would be planned with.
    pub figures: Vec<Vec<Figure>>,
    /// How many more calls like the last one fit.
    pub more: More,
}

/// How many more calls like the last one fit, each taking the most that it can get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum More {
    /// No limit stands in the way, or no call was placed.
    Any,
    /// So many, until a link has no room.
    Until {
        /// How many.
        fit: u32,
        /// The link, the least that the next call would need there with all its legs, and what would then be free.
        refusal: Refusal,
    },
    /// So many, until one is not connected for another reason.
    Others(u32),
    /// More than were tried.
    AtLeast(u32),
}

impl Placing {
    /// Places calls in order on an idle network.
    pub(super) fn of(model: &Model, calls: &[CallRequest], side: Side) -> Result<Self, CompareError> {
        let mut placing = Self {
            live: LiveCalls::default(),
            reports: Vec::with_capacity(calls.len()),
            verdicts: BTreeMap::new(),
            outcomes: BTreeMap::new(),
            reasons: BTreeMap::new(),
            bypass_ids: Vec::new(),
            media: Vec::new(),
            signalling: Vec::new(),
            carried: BTreeMap::new(),
            figures: Vec::new(),
            more: More::Any,
        };
        for call in calls {
            let placed = placing.live.place(model, &Arc::new(call.clone()));
            let placed = placed.map_err(|fault| CompareError { side, id: call.id.clone(), fault })?;
            placing.count(call, &placed.report);
            placing.reports.push(placed.report);
        }
        placing.more = placing.more(model, calls);
        Ok(placing)
    }

    fn count(&mut self, call: &CallRequest, report: &CallReport) {
        *self.verdicts.entry(report.verdict).or_default() += 1;
        *self.outcomes.entry(report.outcome).or_default() += 1;
        for reason in report.reasons.iter() {
            *self.reasons.entry(reason).or_default() += 1;
        }
        let near = report.client.and_then(|client| client.at.bypass_id);
        let near = near.or_else(|| report.from_gateway?.at.bypass_id);
        add(&mut self.bypass_ids, [near, report.gateway.and_then(|gateway| gateway.at.bypass_id)]);
        add(&mut self.media, way(&report.media));
        add(&mut self.signalling, way(&report.signalling));
        let taken = report.inner.as_deref().unwrap_or(report);
        if let (true, Verdict::Mediated, Some(end)) = (report.is_up(), taken.verdict, taken.mediation) {
            *self.carried.entry(end.pool).or_default() += 1;
        }
        let figures: Vec<Figure> = match taken.verdict {
            Verdict::Bypass => vec![Scenario::Bypass.upper(call.quality)],
            _ => taken.admission.legs.iter().filter_map(|leg| leg.taken).collect(),
        };
        if !figures.is_empty() {
            add(&mut self.figures, figures);
        }
    }

    fn more(&self, model: &Model, calls: &[CallRequest]) -> More {
        let Some(last) = calls.last() else { return More::Any };
        let Ok(many) = self.live.clone().until_refused(model, last) else { return More::Any };
        let fit = u32::try_from(many.numbers.len()).unwrap_or(u32::MAX);
        let refusal =
            many.last.as_deref().and_then(|report| Some((report, report.admission.refusals().next()?)));
        match (many.end, refusal) {
            (End::NoLimit | End::Counted, _) => More::Any,
            (End::TooMany, _) => More::AtLeast(fit),
            (End::Refused, None) => More::Others(fit),
            (End::Refused, Some((report, refusal))) => {
                More::Until { fit, refusal: of_all_legs(report, refusal, last.quality) }
            }
        }
    }

    /// How many calls are up.
    pub fn up(&self) -> u32 {
        u32::try_from(self.live.len()).unwrap_or(u32::MAX)
    }

    /// The network sites that media passes, of the only way there is; empty where calls take several.
    pub fn media_sites(&self) -> Vec<Id<NetworkSite>> {
        let [way] = self.media.as_slice() else { return Vec::new() };
        let mut sites: Vec<_> = way.iter().filter_map(|hop| hop.network_site).collect();
        sites.dedup();
        sites
    }
}

/// A way by its places: clients of one network site take the same.
fn way(hops: &[Hop]) -> Vec<Hop> {
    let place = |hop: &Hop| Hop { address: hop.address.filter(|_| hop.network_site.is_none()), ..*hop };
    hops.iter().map(place).collect()
}

/// A refusal for want of room with what all legs of the call need on that link, and what was free before the first.
fn of_all_legs(report: &CallReport, refusal: &Refusal, quality: Quality) -> Refusal {
    if refusal.reason != OutcomeReason::LinkTotal {
        return *refusal;
    }
    let legs = || {
        report.admission.legs.iter().flat_map(|leg| {
            let own = leg.crossed.iter().filter(|crossed| crossed.crossing.link == refusal.link);
            own.map(move |crossed| (leg.scenario, crossed))
        })
    };
    let least = legs().filter_map(|(scenario, _)| scenario.figures(quality).last());
    let free = legs().next().and_then(|(scenario, crossed)| {
        let limit = crossed.crossing.limits.of(scenario.media())?;
        Some(limit.total.saturating_sub(crossed.used.into_iter().max()?))
    });
    Refusal {
        needed: least.map(|figure| figure.kbps).sum::<u32>().max(refusal.needed),
        free: free.unwrap_or(refusal.free),
        ..*refusal
    }
}

/// Adds what a list does not hold yet.
pub(super) fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
