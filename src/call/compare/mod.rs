//! The same calls under two topologies, side by side: two documents, or one under two settings.

mod placing;
#[cfg(test)]
mod tests;

pub use placing::{More, Placing};

use super::admission::LinkId;
use super::live::Treatment;
use super::report::CallReport;
use super::request::CallRequest;
use super::resolve::CallError;
use super::step::{Answer, Question};
use super::terms::Media;
use crate::topology::{AnyId, Id, MediationPool, Model, Topology};
use std::collections::BTreeMap;
use thiserror::Error;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The first.
    A,
    /// The second.
    B,
}

impl Side {
    /// Its letter.
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
        }
    }
}

/// A call that one of the two cannot even look at.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}, call {id}: {fault}", .side.letter())]
pub struct CompareError {
    /// Where.
    pub side: Side,
    /// The id of the call.
    pub id: Box<str>,
    /// Why not.
    pub fault: CallError,
}

/// A link that at least one of the two uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkPair {
    /// The link under each; `None` where one has no link of that kind and name.
    pub link: [Option<LinkId>; 2],
    /// Audio in use under each, in the worse direction, kbps.
    pub used: [u32; 2],
    /// The audio limit under each, kbps; `None` without one.
    pub limit: [Option<u32>; 2],
}

/// A pool that carries calls under at least one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PoolPair {
    /// The pool under each; `None` where one has no pool of that name.
    pub pool: [Option<Id<MediationPool>>; 2],
    /// The mediated calls that are up on it under each.
    pub calls: [u32; 2],
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
    /// The links that either uses: those of the first by kind and number, then those that only the second has.
    pub links: Vec<LinkPair>,
    /// The pools that carry calls under either, in the same order.
    pub pools: Vec<PoolPair>,
    /// The calls that are treated otherwise, by their places.
    pub changed: Vec<usize>,
    /// The steps of the call that shows best what differs whose answers differ.
    pub steps: Vec<StepChange>,
}

impl Comparison {
    /// Both sides, the first one first.
    pub fn sides(&self) -> [&Placing; 2] {
        [&self.a, &self.b]
    }

    /// Both reports of a call, by its place.
    pub fn reports(&self, place: usize) -> Option<[&CallReport; 2]> {
        Some([self.a.reports.get(place)?.as_ref(), self.b.reports.get(place)?.as_ref()])
    }

    /// The calls whose verdicts differ, by their places.
    pub fn flipped(&self) -> impl Iterator<Item = usize> + '_ {
        let flips =
            |place: &usize| self.reports(*place).is_some_and(|[one, other]| one.verdict != other.verdict);
        self.changed.iter().copied().filter(flips)
    }

    /// The call that shows best what differs: the first whose verdict does, else the first that is treated otherwise, else
    /// the first.
    pub fn telling(&self) -> usize {
        self.flipped().next().or_else(|| self.changed.first().copied()).unwrap_or(0)
    }
}

/// Places the same calls in order on two idle networks. Links, pools and trunks are the same where their names are: the
/// two topologies may be settings of one document, or documents that were read apart.
///
/// # Errors
/// At the first call that one of the two cannot look at.
pub fn compare(a: &Model, b: &Model, calls: &[CallRequest]) -> Result<Comparison, CompareError> {
    let (first, second) = (Placing::of(a, calls, Side::A)?, Placing::of(b, calls, Side::B)?);
    let topologies = [a.topology(), b.topology()];
    let changed: Vec<usize> = first
        .reports
        .iter()
        .zip(&second.reports)
        .enumerate()
        .filter(|(_, (one, other))| !treated_alike(topologies, [one, other]))
        .map(|(place, _)| place)
        .collect();
    let links = links(topologies, [&first, &second]);
    let pools = pools(topologies, [&first, &second]);
    let mut comparison = Comparison { changed, steps: Vec::new(), links, pools, a: first, b: second };
    if !comparison.changed.is_empty() {
        let told = comparison.reports(comparison.telling());
        comparison.steps = told.map_or_else(Vec::new, |[a, b]| step_changes(a, b));
    }
    Ok(comparison)
}

/// Whether two reports treat a call alike, by names that hold for both topologies.
fn treated_alike([a, b]: [&Topology; 2], [one, other]: [&CallReport; 2]) -> bool {
    let (one, other) = (Treatment::of(one), Treatment::of(other));
    let name = |topology: &Topology, id: Option<AnyId>| id.map(|id| topology.name(id).to_lowercase());
    let takes = |topology: &Topology, treatment: &Treatment| -> Vec<(&'static str, Option<String>, u32)> {
        let each = |(link, kbps): &(LinkId, u32)| {
            (link.entity().kind.noun(), name(topology, Some(link.entity())), *kbps)
        };
        treatment.takes.iter().map(each).collect()
    };
    let trunk = |topology: &Topology, treatment: &Treatment| name(topology, treatment.trunk.map(AnyId::from));
    (one.verdict, one.reasons, one.outcome) == (other.verdict, other.reasons, other.outcome)
        && one.outcome_reasons == other.outcome_reasons
        && trunk(a, &one) == trunk(b, &other)
        && takes(a, &one) == takes(b, &other)
}

/// Things of both topologies, those of the same kind and name together.
fn paired<T: Copy + Into<AnyId>>(
    [a, b]: [&Topology; 2],
    [first, second]: [Vec<T>; 2],
) -> Vec<[Option<T>; 2]> {
    let key = |topology: &Topology, thing: T| {
        let id: AnyId = thing.into();
        (id.kind, topology.name(id).to_lowercase())
    };
    let mut of_b: BTreeMap<_, T> = second.iter().map(|thing| (key(b, *thing), *thing)).collect();
    let mut pairs: Vec<[Option<T>; 2]> =
        first.into_iter().map(|thing| [Some(thing), of_b.remove(&key(a, thing))]).collect();
    pairs.extend(
        second.into_iter().filter(|thing| of_b.contains_key(&key(b, *thing))).map(|b| [None, Some(b)]),
    );
    pairs
}

fn links(topologies: [&Topology; 2], placings: [&Placing; 2]) -> Vec<LinkPair> {
    let entities =
        |topology: &Topology| -> Vec<AnyId> { LinkId::all(topology).map(LinkId::entity).collect() };
    let pairs = paired(topologies, topologies.map(entities));
    let pairs = pairs.into_iter().map(|pair| {
        let link = pair.map(|id| id.and_then(LinkId::of));
        let used = |placing: &Placing, link: Option<LinkId>| {
            let both = link.map_or([0, 0], |link| placing.live.ledger().used(link, Media::Audio));
            both.into_iter().max().unwrap_or(0)
        };
        let limit = |topology: &Topology, link: Option<LinkId>| {
            link.and_then(|link| link.limits(topology).audio).map(|limit| limit.total)
        };
        let ([a, b], [one, other]) = (topologies, placings);
        LinkPair {
            link,
            used: [used(one, link[0]), used(other, link[1])],
            limit: [limit(a, link[0]), limit(b, link[1])],
        }
    });
    pairs.filter(|pair| pair.used != [0, 0] && pair.limit != [None, None]).collect()
}

fn pools(topologies: [&Topology; 2], placings: [&Placing; 2]) -> Vec<PoolPair> {
    let carrying = placings.map(|placing| placing.carried.keys().copied().collect::<Vec<_>>());
    // A pool without calls on one side is still that pool.
    let all = topologies.map(|topology| topology.mediation_pools.iter().map(|(id, _)| id).collect());
    let [in_a, in_b] = carrying;
    let carries = |[a, b]: &[Option<Id<MediationPool>>; 2]| {
        a.is_some_and(|id| in_a.contains(&id)) || b.is_some_and(|id| in_b.contains(&id))
    };
    let calls = |placing: &Placing, pool: Option<Id<MediationPool>>| {
        pool.and_then(|pool| placing.carried.get(&pool)).copied().unwrap_or(0)
    };
    let [one, other] = placings;
    let pairs = paired(topologies, all).into_iter().filter(carries);
    pairs.map(|[a, b]| PoolPair { pool: [a, b], calls: [calls(one, a), calls(other, b)] }).collect()
}

/// The questions whose answers differ, in the order of the first report, then those that only the second asks.
fn step_changes(a: &CallReport, b: &CallReport) -> Vec<StepChange> {
    let answer = |report: &CallReport, question| {
        report.steps.iter().find(|step| step.question() == question).map(|step| step.answer)
    };
    let mut questions: Vec<Question> = Vec::new();
    for step in a.steps.iter().chain(&b.steps) {
        placing::add(&mut questions, step.question());
    }
    questions
        .into_iter()
        .map(|question| StepChange { question, answers: [answer(a, question), answer(b, question)] })
        .filter(|change| change.answers[0] != change.answers[1])
        .collect()
}
