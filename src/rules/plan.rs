//! Which rules to run again for which entities when something changed.

use super::catalogue;
use super::rule::{Check, Rule, Sees};
use crate::topology::{AnyId, Changes, Entity, Kind, Model, Subnet, Target, Topology};
use ipnet::IpNet;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A rule and an entity to run it for.
pub type Job = (&'static Rule, AnyId);

/// Kinds whose change may move addresses to another place.
const PLACES: &[Kind] = &[Kind::Subnet, Kind::NetworkSite];

/// Kinds whose change may put another collection in force for a trunk or a pool that is not its neighbour.
const COLLECTIONS: &[Kind] = &[
    Kind::TrunkConfiguration,
    Kind::MediaConfiguration,
    Kind::FrontEndPool,
    Kind::SurvivableBranchAppliance,
];

/// The rules by what makes them run.
#[derive(Default)]
struct Plan {
    /// By the kind that is checked.
    own: BTreeMap<Kind, Vec<&'static Rule>>,
    /// By the kind that changed, then by the kind of its neighbour that is checked.
    near: BTreeMap<Kind, BTreeMap<Kind, Vec<&'static Rule>>>,
    /// By the kind that changed: all entities of that kind.
    every: BTreeMap<Kind, Vec<(&'static Rule, Kind)>>,
    /// Rules of subnets that see those inside.
    inside: Vec<&'static Rule>,
    /// Rules of subnets that see those around.
    around: Vec<&'static Rule>,
    /// Rules of the whole document by the kind that they watch.
    whole: BTreeMap<Kind, Vec<&'static Rule>>,
}

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    let mut plan = Plan::default();
    for rule in catalogue::rules() {
        plan.take(rule);
    }
    plan
});

impl Plan {
    fn take(&mut self, rule: &'static Rule) {
        match rule.check {
            Check::None => {}
            Check::Entity { kinds, sees, .. } => {
                for kind in kinds {
                    self.own.entry(*kind).or_default().push(rule);
                    for seen in sees {
                        match seen {
                            Sees::Neighbours(changed) => self.near(*changed, *kind).push(rule),
                            Sees::SubnetsInside => self.inside.push(rule),
                            Sees::SubnetsAround => self.around.push(rule),
                        }
                    }
                }
            }
            Check::Placed { kinds, .. } => self.take_wide(rule, kinds, PLACES),
            Check::InForce { kinds, .. } => self.take_wide(rule, kinds, COLLECTIONS),
            Check::Document { watches, .. } => {
                for kind in watches {
                    self.whole.entry(*kind).or_default().push(rule);
                }
            }
        }
    }

    fn take_wide(&mut self, rule: &'static Rule, kinds: &[Kind], triggers: &[Kind]) {
        for kind in kinds {
            self.own.entry(*kind).or_default().push(rule);
            for trigger in triggers {
                self.every.entry(*trigger).or_default().push((rule, *kind));
            }
            for changed in Kind::ALL.iter().filter(|changed| !triggers.contains(changed)) {
                self.near(*changed, *kind).push(rule);
            }
        }
    }

    fn near(&mut self, changed: Kind, checked: Kind) -> &mut Vec<&'static Rule> {
        self.near.entry(changed).or_default().entry(checked).or_default()
    }
}

/// The rules that check entities of a kind.
pub fn rules_of(kind: Kind) -> &'static [&'static Rule] {
    PLAN.own.get(&kind).map_or(&[], Vec::as_slice)
}

/// The rules of the whole document that watch what changed, each once.
pub fn whole(changes: &Changes) -> Vec<&'static Rule> {
    let watched = PLAN.whole.iter().filter(|(kind, _)| changes.touches(**kind));
    let mut rules: Vec<&'static Rule> = watched.flat_map(|(_, rules)| rules).copied().collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// What to run again, each job once. Entities that are gone are among them, so that their findings go too.
pub fn jobs(before: &Topology, after: &Model, changes: &Changes) -> Vec<Job> {
    let mut jobs = Vec::new();
    for id in changes.iter() {
        jobs.extend(rules_of(id.kind).iter().map(|rule| (*rule, id)));
        if let Some(near) = PLAN.near.get(&id.kind) {
            neighbours(before, after, id, &mut |neighbour| {
                let rules = near.get(&neighbour.kind).map_or(&[][..], Vec::as_slice);
                jobs.extend(rules.iter().map(|rule| (*rule, neighbour)));
            });
        }
    }
    for (_, rules) in PLAN.every.iter().filter(|(kind, _)| changes.touches(**kind)) {
        for (rule, checked) in rules {
            jobs.extend(after.topology().ids(*checked).into_iter().map(|id| (*rule, id)));
        }
    }
    for id in changes.of(Kind::Subnet) {
        for range in ranges(before, after.topology(), *id) {
            let table = &after.index().subnets;
            for rule in &PLAN.inside {
                jobs.extend(table.containers(range).map(|id| (*rule, id.into())));
            }
            for rule in &PLAN.around {
                jobs.extend(table.inside(range).map(|id| (*rule, id.into())));
            }
        }
    }
    jobs.sort_unstable();
    jobs.dedup();
    jobs
}

/// Visits what an entity named before, what it names now, and who names it now. Who named it before and no longer
/// does has changed itself.
fn neighbours(before: &Topology, after: &Model, id: AnyId, visit: &mut dyn FnMut(AnyId)) {
    for topology in [before, after.topology()] {
        topology.references(id, &mut |_, target| {
            if let Target::Known(target) = target {
                visit(target);
            }
        });
    }
    after.index().referrers(id).into_iter().for_each(visit);
}

/// The range of a subnet before and after, once where it is the same.
fn ranges(before: &Topology, after: &Topology, id: AnyId) -> Vec<IpNet> {
    let range = |topology: &Topology| {
        let subnet: &Subnet = topology.get(id.typed()?)?;
        subnet.range()
    };
    let (old, new) = (range(before), range(after));
    old.into_iter().chain(new.filter(|_| new != old)).collect()
}
