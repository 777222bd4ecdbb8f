//! The rules by what makes them run.

use super::catalogue;
use super::rule::{Check, Rule, Sees};
use crate::topology::{Changes, Kind};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Rules by a kind of entity.
type ByKind = BTreeMap<Kind, Vec<&'static Rule>>;

/// The rules by what makes them run.
#[derive(Default)]
pub struct Plan {
    /// By the kind that is checked.
    own: ByKind,
    /// By the kind that changed, then by the kind of its neighbour that is checked.
    near: BTreeMap<Kind, ByKind>,
    /// By the kind that changed and is checked: rules that see siblings, and the kind that siblings share.
    siblings: BTreeMap<Kind, Vec<(&'static Rule, Kind)>>,
    /// Rules that look addresses up, by the kind that is checked.
    pub placed: ByKind,
    /// Rules that look collections up, by the kind that is checked.
    pub in_force: ByKind,
    /// Rules of subnets that see those inside.
    pub inside: Vec<&'static Rule>,
    /// Rules of subnets that see those around.
    pub around: Vec<&'static Rule>,
    /// Rules of the whole document by the kind that they watch.
    whole: ByKind,
}

/// The plan of the catalogue.
pub static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    let mut plan = Plan::default();
    for rule in catalogue::rules() {
        plan.take(rule);
    }
    plan
});

impl Plan {
    /// The rules that check entities of a kind.
    pub fn own(&self, kind: Kind) -> &[&'static Rule] {
        rules(&self.own, kind)
    }

    /// The rules that a change of the first kind runs for neighbours, by the kind of the neighbour.
    pub fn near(&self, changed: Kind) -> Option<&ByKind> {
        self.near.get(&changed)
    }

    /// The rules of a kind that see siblings, each with the kind that siblings share.
    pub fn siblings(&self, kind: Kind) -> &[(&'static Rule, Kind)] {
        self.siblings.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// The rules of the whole document that watch what changed, each once.
    pub fn whole(&self, changes: &Changes) -> Vec<&'static Rule> {
        let watched = self.whole.iter().filter(|(kind, _)| changes.touches(**kind));
        let mut rules: Vec<&'static Rule> = watched.flat_map(|(_, rules)| rules).copied().collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    }

    fn take(&mut self, rule: &'static Rule) {
        match rule.check {
            Check::None => {}
            Check::Entity { kinds, sees, .. } => {
                for kind in kinds {
                    self.own.entry(*kind).or_default().push(rule);
                    for seen in sees {
                        self.take_sight(rule, *kind, *seen);
                    }
                }
            }
            Check::Placed { kinds, .. } => {
                for kind in kinds {
                    self.placed.entry(*kind).or_default().push(rule);
                    self.take_near_sighted(rule, *kind);
                }
            }
            Check::InForce { kinds, .. } => {
                for kind in kinds {
                    self.in_force.entry(*kind).or_default().push(rule);
                    self.take_near_sighted(rule, *kind);
                }
            }
            Check::Document { watches, .. } => {
                for kind in watches {
                    self.whole.entry(*kind).or_default().push(rule);
                }
            }
        }
    }

    fn take_sight(&mut self, rule: &'static Rule, checked: Kind, seen: Sees) {
        match seen {
            Sees::Neighbours(changed) => {
                self.near.entry(changed).or_default().entry(checked).or_default().push(rule);
            }
            Sees::Siblings(shared) => self.siblings.entry(checked).or_default().push((rule, shared)),
            Sees::SubnetsInside => self.inside.push(rule),
            Sees::SubnetsAround => self.around.push(rule),
        }
    }

    /// Takes a rule that sees all neighbours of a kind.
    fn take_near_sighted(&mut self, rule: &'static Rule, checked: Kind) {
        self.own.entry(checked).or_default().push(rule);
        for changed in Kind::ALL {
            self.take_sight(rule, checked, Sees::Neighbours(*changed));
        }
    }
}

/// The rules of a kind.
pub fn rules(by_kind: &ByKind, kind: Kind) -> &[&'static Rule] {
    by_kind.get(&kind).map_or(&[], Vec::as_slice)
}
