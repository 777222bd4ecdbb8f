//! What is in the light while a call is walked stage by stage: what the stage is about, and the way as far as the walk has
//! come. The rest stands aside.

use super::of_call::way_leg;
use super::{Way, WayLeg};
use crate::call::{CallReport, Question, Stage, Step, Values};
use crate::topology::{AnyId, Id, Kind, Model, NetworkSite, RefExt, Subnet, Trunk};
use std::collections::BTreeSet;
use std::ops::Range;

/// What is in the light at one stage of a call.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Light {
    /// Network sites with their cards.
    pub cards: BTreeSet<Id<NetworkSite>>,
    /// Subnets with their chips.
    pub subnets: BTreeSet<AnyId>,
    /// Pools, appliances and gateway peers with their tiles.
    pub members: BTreeSet<AnyId>,
    /// Trunks with their badges.
    pub trunks: BTreeSet<Id<Trunk>>,
    /// Links with their gauges: a network site for its link to the region, a region link, or an intersite policy.
    pub links: BTreeSet<AnyId>,
    /// Network sites with the marks of their bypass IDs.
    pub marks: BTreeSet<Id<NetworkSite>>,
    /// The hops of media that are drawn: as far as the walk has come.
    pub drawn: Range<usize>,
    /// Those of them that the stage is about.
    pub hops: Range<usize>,
    /// Whether signalling is drawn: from the step on that says which way it goes.
    pub signalling: bool,
}

impl Light {
    /// Whether it falls on nothing but the way.
    fn is_empty(&self) -> bool {
        let Self { cards, subnets, members, trunks, links, marks, .. } = self;
        let sites = cards.is_empty() && marks.is_empty();
        sites && subnets.is_empty() && members.is_empty() && trunks.is_empty() && links.is_empty()
    }

    fn trunk(&mut self, model: &Model, id: Id<Trunk>) {
        let Some(trunk) = model.topology().get(id) else { return };
        self.trunks.insert(id);
        self.members.extend(trunk.pool.id().map(AnyId::from));
        self.members.extend(trunk.gateway.id().map(AnyId::from));
    }

    /// Lets it fall on something that a step shows beside it.
    fn thing(&mut self, model: &Model, id: AnyId) {
        match id.kind {
            Kind::NetworkSite => self.cards.extend(id.typed::<NetworkSite>()),
            Kind::Subnet => {
                let subnet = id.typed::<Subnet>().and_then(|id| model.topology().get(id));
                self.cards.extend(subnet.and_then(|subnet| subnet.network_site.id()));
                self.subnets.insert(id);
            }
            Kind::Trunk => {
                if let Some(id) = id.typed() {
                    self.trunk(model, id);
                }
            }
            Kind::RegionLink | Kind::IntersitePolicy => {
                self.links.insert(id);
            }
            // Pools and peers; what has no place on the canvas lights nothing there.
            _ => {
                self.members.insert(id);
            }
        }
    }
}

impl Way {
    /// The way of a call as far as a stage of its report has come, with the light on what the stage is about.
    pub fn at(model: &Model, report: &CallReport, stage: Stage) -> Self {
        let whole = Self::of(report);
        let Some(step) = report.steps.get(stage.step) else { return whole };
        let to_come = |question: fn(Question) -> bool| {
            report.steps.iter().skip(stage.step + 1).any(|step| question(step.question()))
        };
        let mut light = Light {
            signalling: !to_come(|question| matches!(question, Question::Trunk | Question::MediationServer)),
            ..Light::default()
        };
        let before_media = to_come(|question| {
            matches!(question, Question::Admission | Question::RemoteMedia | Question::LinksDown)
        });
        let all = whole.drawn();
        let mut way = Self { subnets: Vec::new(), compared: Vec::new(), adds: Vec::new(), ..whole.clone() };
        match (&step.values, stage.leg) {
            (Values::Admission(admission), Some(last)) => {
                let legs = admission.legs.iter().take(last + 1).map(|leg| way_leg(report, leg));
                let legs: Vec<WayLeg> = legs.collect();
                light.drawn = span(legs.iter().map(|leg| &leg.hops));
                way.adds = added(&legs);
                if let Some(leg) = legs.last() {
                    light.links.extend(leg.links.iter().copied());
                    light.hops = leg.hops.clone();
                    let ends = way.media.iter().skip(leg.hops.start).take(leg.hops.len() + 1);
                    light.members.extend(ends.filter_map(|stop| stop.member));
                }
                let refuses = admission.legs.get(last).is_some_and(|leg| !leg.refusals.is_empty());
                if !refuses {
                    (way.refused_at, way.lacks) = (None, None);
                }
                way.legs = legs;
            }
            _ if before_media => {
                light.drawn = 0..0;
                (way.refused_at, way.lacks, way.legs) = (None, None, Vec::new());
                about(&mut light, &mut way, &whole, (model, report, step));
            }
            _ => {
                light.drawn = all.clone();
                light.hops = all;
                way.adds.clone_from(&whole.adds);
                about(&mut light, &mut way, &whole, (model, report, step));
                light.members.extend(way.media.iter().filter_map(|stop| stop.member));
            }
        }
        if light.is_empty() {
            // What a step asks of all calls stands beside both ends of this one.
            let client = report.client.and_then(|client| client.at.network_site);
            light.cards.extend(client);
            if let Some(trunk) = report.trunk {
                light.trunk(model, trunk);
            }
        }
        Self { light: Some(light), ..way }
    }
}

/// Lets the light fall on what a step is about, and shows of the way what the step looks at.
fn about(light: &mut Light, way: &mut Way, whole: &Way, (model, report, step): (&Model, &CallReport, &Step)) {
    let sites = step.highlights.iter().filter_map(|id| id.typed::<NetworkSite>());
    match &step.values {
        Values::Ids { .. } => {
            light.marks.extend(sites);
            way.compared.clone_from(&whole.compared);
        }
        Values::Admission(_) | Values::LinksDown(_) => light.links.extend(step.highlights.iter().copied()),
        Values::Class { .. } => {
            light.cards.extend(report.client.and_then(|client| client.at.network_site));
        }
        Values::Readiness { readiness, .. } => light.trunk(model, readiness.trunk),
        _ => {
            for id in &step.highlights {
                light.thing(model, *id);
            }
        }
    }
    let shown = |subnet: &&AnyId| light.subnets.contains(subnet);
    way.subnets = whole.subnets.iter().filter(shown).copied().collect();
}

/// The hops from the first to the last of several stretches.
fn span<'a>(hops: impl Iterator<Item = &'a Range<usize>>) -> Range<usize> {
    let stretches = hops.filter(|hops| !hops.is_empty()).cloned();
    stretches.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)).unwrap_or(0..0)
}

/// What legs add to their links.
fn added(legs: &[WayLeg]) -> Vec<(AnyId, u32)> {
    let each = |leg: &WayLeg| {
        let kbps = leg.kbps;
        leg.links.clone().into_iter().filter_map(move |link| Some((link, kbps?)))
    };
    legs.iter().flat_map(each).collect()
}
