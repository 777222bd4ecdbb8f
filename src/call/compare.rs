//! The same calls under two topologies, side by side: two documents, or one under two settings.

use super::admission::{LinkId, Scenario};
use super::decision::{Reason, Verdict};
use super::live::{LiveCalls, Treatment};
use super::report::{CallReport, Hop, Outcome};
use super::request::CallRequest;
use super::resolve::CallError;
use super::step::{Answer, Question};
use super::terms::Media;
use crate::topology::{BypassId, Id, MediationPool, Model, NetworkSite};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use thiserror::Error;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The first.
    A,
    /// The second.
    B,
}

/// A call that one of the two cannot even look at.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}, call {id}: {fault}", match .side { Side::A => "A", Side::B => "B" })]
pub struct CompareError {
    /// Where.
    pub side: Side,
    /// The id of the call.
    pub id: Box<str>,
    /// Why not.
    pub fault: CallError,
}

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
    /// The figures that legs take, kbps, each once; of a call that bypasses what it would be planned with.
    pub figures: BTreeSet<u32>,
}

/// A link that at least one of the two uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkPair {
    /// The link.
    pub link: LinkId,
    /// Audio in use under each, in the worse direction, kbps.
    pub used: [u32; 2],
    /// The audio limit under each, kbps; `None` without one.
    pub limit: [Option<u32>; 2],
}

/// A step of a call whose answer is another under the second topology.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepChange {
    /// What is asked.
    pub question: Question,
    /// The answers; `None` where a report has no such step.
    pub answers: [Option<Answer>; 2],
}

/// The same calls under two topologies.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// What came of them under the first.
    pub a: Placing,
    /// What came of them under the second.
    pub b: Placing,
    /// The links that either uses, by kind and number.
    pub links: Vec<LinkPair>,
    /// How many calls are treated otherwise.
    pub changed: u32,
    /// The steps of the first call that is treated otherwise whose answers differ.
    pub steps: Vec<StepChange>,
}

/// Places the same calls in order on two idle networks. Links are the same where their ids are: the two topologies are
/// versions of one document, as two settings or the published one and this one are.
///
/// # Errors
/// At the first call that one of the two cannot look at.
pub fn compare(a: &Model, b: &Model, calls: &[CallRequest]) -> Result<Comparison, CompareError> {
    let (first, second) = (place(a, calls, Side::A)?, place(b, calls, Side::B)?);
    let used = |placing: &Placing, link| {
        placing.live.ledger().used(link, Media::Audio).into_iter().max().unwrap_or(0)
    };
    let limit = |model: &Model, link: LinkId| link.limits(model.topology()).audio.map(|limit| limit.total);
    let links: BTreeSet<LinkId> = LinkId::all(a.topology()).chain(LinkId::all(b.topology())).collect();
    let links = links
        .into_iter()
        .map(|link| LinkPair {
            link,
            used: [used(&first, link), used(&second, link)],
            limit: [limit(a, link), limit(b, link)],
        })
        .filter(|pair| pair.used != [0, 0] && pair.limit != [None, None])
        .collect();
    let pairs = || first.reports.iter().zip(&second.reports);
    let otherwise = |(a, b): &(&Arc<CallReport>, &Arc<CallReport>)| Treatment::of(a) != Treatment::of(b);
    let changed = pairs().filter(otherwise).count();
    let steps = pairs().find(otherwise).map_or_else(Vec::new, |(a, b)| step_changes(a, b));
    Ok(Comparison { changed: u32::try_from(changed).unwrap_or(u32::MAX), steps, links, a: first, b: second })
}

fn place(model: &Model, calls: &[CallRequest], side: Side) -> Result<Placing, CompareError> {
    let mut placing = Placing {
        live: LiveCalls::default(),
        reports: Vec::with_capacity(calls.len()),
        verdicts: BTreeMap::new(),
        outcomes: BTreeMap::new(),
        reasons: BTreeMap::new(),
        bypass_ids: Vec::new(),
        media: Vec::new(),
        signalling: Vec::new(),
        carried: BTreeMap::new(),
        figures: BTreeSet::new(),
    };
    for call in calls {
        let placed = placing.live.place(model, &Arc::new(call.clone()));
        let placed = placed.map_err(|fault| CompareError { side, id: call.id.clone(), fault })?;
        placing.count(call, &placed.report);
        placing.reports.push(placed.report);
    }
    Ok(placing)
}

impl Placing {
    fn count(&mut self, call: &CallRequest, report: &CallReport) {
        *self.verdicts.entry(report.verdict).or_default() += 1;
        *self.outcomes.entry(report.outcome).or_default() += 1;
        for reason in report.reasons.iter() {
            *self.reasons.entry(reason).or_default() += 1;
        }
        let near = report.client.and_then(|client| client.at.bypass_id);
        let near = near.or_else(|| report.from_gateway?.at.bypass_id);
        add(&mut self.bypass_ids, [near, report.gateway.and_then(|gateway| gateway.at.bypass_id)]);
        add(&mut self.media, report.media.clone());
        add(&mut self.signalling, report.signalling.clone());
        let taken = report.inner.as_deref().unwrap_or(report);
        if let (true, Verdict::Mediated, Some(end)) = (report.is_up(), taken.verdict, taken.mediation) {
            *self.carried.entry(end.pool).or_default() += 1;
        }
        if taken.verdict == Verdict::Bypass {
            self.figures.insert(Scenario::Bypass.upper(call.quality).kbps);
        }
        self.figures
            .extend(taken.admission.legs.iter().filter_map(|leg| leg.taken).map(|figure| figure.kbps));
    }

    /// How many more calls like the last one fit, each taking the most that it can get; `None` where no limit stands in
    /// the way, or no call was placed.
    pub fn more(&self, model: &Model, calls: &[CallRequest]) -> Option<u32> {
        let many = self.live.clone().until_refused(model, calls.last()?).ok()?;
        let fitting = u32::try_from(many.numbers.len()).unwrap_or(u32::MAX);
        (many.end == super::live::End::Refused).then_some(fitting)
    }

    /// The network sites that media passes, of the only way there is; empty where calls take several.
    pub fn media_sites(&self) -> Vec<Id<NetworkSite>> {
        let [way] = self.media.as_slice() else { return Vec::new() };
        let mut sites: Vec<_> = way.iter().filter_map(|hop| hop.network_site).collect();
        sites.dedup();
        sites
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// The questions whose answers differ, in the order of the first report, then those that only the second asks.
fn step_changes(a: &CallReport, b: &CallReport) -> Vec<StepChange> {
    let answer = |report: &CallReport, question| {
        report.steps.iter().find(|step| step.question() == question).map(|step| step.answer)
    };
    let mut questions: Vec<Question> = Vec::new();
    for step in a.steps.iter().chain(&b.steps) {
        add(&mut questions, step.question());
    }
    questions
        .into_iter()
        .map(|question| StepChange { question, answers: [answer(a, question), answer(b, question)] })
        .filter(|change| change.answers[0] != change.answers[1])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::tests::{RENO, from, litware, litware_with};
    use crate::topology::NetworkSite;

    #[test]
    fn twenty_calls_with_bypass_off_and_in_sites_and_regions_mode() {
        let off = litware_with(r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#);
        let on = litware();
        let calls = vec![from(RENO, "gw-reno"); 20];
        let compared = compare(off.model(), on.model(), &calls).unwrap();
        let (a, b) = (&compared.a, &compared.b);
        assert_eq!((a.verdicts[&Verdict::Mediated], b.verdicts[&Verdict::Bypass]), (20, 20));
        assert_eq!((a.outcomes[&Outcome::Connected], b.outcomes[&Outcome::Connected]), (20, 20));
        assert_eq!((a.reasons[&Reason::GlobalDisabled], b.reasons.len()), (20, 0));
        assert_eq!(compared.changed, 20);
        let reno = LinkId::NetworkSite(on.model().named::<NetworkSite>("Reno").unwrap().0);
        assert_eq!(
            compared.links,
            [LinkPair { link: reno, used: [3_880, 0], limit: [Some(4_000), Some(4_000)] }]
        );
        assert_eq!((a.carried.values().sum::<u32>(), b.carried.len()), (20, 0));
        assert_eq!((a.more(off.model(), &calls), b.more(on.model(), &calls)), (Some(0), None));
        assert_eq!((a.media_sites().len(), b.media_sites().len()), (3, 1), "Reno, Chicago and back; Reno");
        assert_eq!(a.signalling, b.signalling, "signalling always passes the Mediation Server");
        assert_eq!((a.bypass_ids[0], a.figures.clone()), ([None, None], b.figures.clone()));
        let asked: Vec<Question> = compared.steps.iter().map(|change| change.question).collect();
        let told = [Question::Mode, Question::ClientSubnet, Question::GatewaySubnet, Question::Ids];
        assert_eq!(asked, told, "with the mode off no subnet decides anything");
    }

    #[test]
    fn the_same_topology_twice_changes_nothing() {
        let draft = litware();
        let calls = vec![from(RENO, "gw-chi"); 3];
        let compared = compare(draft.model(), draft.model(), &calls).unwrap();
        assert_eq!((compared.changed, compared.steps.len()), (0, 0));
    }

    #[test]
    fn a_call_that_one_side_does_not_know_is_named_with_its_side() {
        let (old, mut new) = (litware(), litware());
        new.apply(&ron::from_str(r#"Remove(Gateway("gw-reno"), Remove)"#).unwrap()).unwrap();
        let error = compare(old.model(), new.model(), &[from(RENO, "gw-reno")]).unwrap_err();
        assert!(error.to_string().starts_with("B, call 1: there is no trunk gw-reno"), "{error}");
    }
}
