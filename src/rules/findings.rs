//! The store of findings, kept in step with the document.

use super::addresses::Addresses;
use super::catalogue;
use super::dirty;
use super::finding::Finding;
use super::out::{Out, WholeOut};
use super::plan::PLAN;
use super::rule::{Check, Rule, Severity, Switches};
use crate::topology::{AnyId, Changes, Kind, Model, Topology};
use std::collections::{BTreeMap, BTreeSet};

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Findings that stop publishing.
    pub errors: usize,
    /// Findings that warn.
    pub warnings: usize,
    /// Findings that inform.
    pub infos: usize,
}

/// The id that sorts before all others.
pub(super) const FIRST: AnyId = AnyId { kind: Kind::Deployment, index: 0 };

/// Everything that the rules found in a document, whatever the global switches say; those gate what is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    found: BTreeSet<Finding>,
    /// How many there are of each rule that found any.
    counts: BTreeMap<&'static Rule, usize>,
    /// For subjects that are not the primary one: the rule and the primary subject of the findings that name
    /// them.
    named: BTreeMap<AnyId, BTreeSet<(&'static Rule, AnyId)>>,
    /// What placed rules look up.
    addresses: Addresses,
}

impl Findings {
    /// Checks a whole document.
    pub fn new(model: &Model) -> Self {
        let mut findings = Self { addresses: Addresses::of(model), ..Self::default() };
        for kind in Kind::ALL {
            let rules = PLAN.own(*kind);
            if !rules.is_empty() {
                for id in model.topology().ids(*kind) {
                    for rule in rules {
                        findings.run(rule, model, id);
                    }
                }
            }
        }
        for rule in catalogue::rules() {
            findings.run_whole(rule, model);
        }
        findings
    }

    /// Follows the document from one version to another: an edit, an undo or an import. Only what the changes
    /// can affect is looked at again.
    pub fn update(&mut self, before: &Topology, after: &Model, changes: &Changes) {
        self.addresses.update(before, after.topology(), changes);
        for (rule, id) in dirty::jobs(before, after, changes, &self.addresses) {
            self.take_out(rule, Some(id));
            if after.topology().contains(id) {
                self.run(rule, after, id);
            }
        }
        for rule in PLAN.whole(changes) {
            self.take_out(rule, None);
            self.run_whole(rule, after);
        }
    }

    /// The findings that count under the switches of the document, the gravest first, then by code and
    /// subject.
    pub fn iter<'a>(
        &'a self,
        topology: &Topology,
    ) -> impl Iterator<Item = (Severity, &'a Finding)> + use<'a> {
        let switches = Switches::of(topology);
        Severity::ALL.into_iter().flat_map(move |severity| {
            let rules = self.counts.keys().filter(move |rule| (rule.gate)(&switches) == Some(severity));
            rules.flat_map(move |rule| self.of(rule, None).map(move |finding| (severity, finding)))
        })
    }

    /// The findings that name an entity and count under the switches, the gravest first.
    pub fn about(&self, topology: &Topology, id: AnyId) -> Vec<(Severity, &Finding)> {
        let switches = Switches::of(topology);
        let own = self.counts.keys().flat_map(|rule| self.of(rule, Some(id)));
        let naming = self.named.get(&id).into_iter().flatten();
        let naming = naming
            .flat_map(|(rule, primary)| self.of(rule, Some(*primary)))
            .filter(|finding| finding.primary() != id && finding.others().contains(&id));
        let gated =
            own.chain(naming).filter_map(|finding| Some(((finding.rule().gate)(&switches)?, finding)));
        let mut list: Vec<_> = gated.collect();
        list.sort_unstable();
        list
    }

    /// How many findings count under the switches; takes as long as there are rules, not findings.
    pub fn counts(&self, topology: &Topology) -> Counts {
        let switches = Switches::of(topology);
        let mut counts = Counts::default();
        for (rule, count) in &self.counts {
            match (rule.gate)(&switches) {
                Some(Severity::Error) => counts.errors += count,
                Some(Severity::Warning) => counts.warnings += count,
                Some(Severity::Info) => counts.infos += count,
                None => {}
            }
        }
        counts
    }

    /// Runs a rule for one entity.
    fn run(&mut self, rule: &'static Rule, model: &Model, id: AnyId) {
        if let Check::Entity { check, .. } | Check::Placed { check, .. } | Check::InForce { check, .. } =
            rule.check
        {
            let mut out = Out::about(id);
            check(model, id, &mut out);
            out.finish(rule).for_each(|finding| self.put_in(finding));
        }
    }

    /// Runs a rule for the whole document, if it is such a rule.
    fn run_whole(&mut self, rule: &'static Rule, model: &Model) {
        if let Check::Document { check, .. } = rule.check {
            let mut out = WholeOut::default();
            check(model, &mut out);
            out.finish(rule).for_each(|finding| self.put_in(finding));
        }
    }

    /// The findings of a rule, of one primary subject if one is given.
    fn of(&self, rule: &'static Rule, primary: Option<AnyId>) -> impl Iterator<Item = &Finding> + use<'_> {
        let first = primary.unwrap_or(FIRST);
        let from = Finding::new(rule, first, Vec::new(), Vec::new());
        self.found.range(from..).take_while(move |finding| {
            finding.rule() == rule && primary.is_none_or(|primary| finding.primary() == primary)
        })
    }

    fn put_in(&mut self, finding: Finding) {
        for other in finding.others() {
            self.named.entry(*other).or_default().insert((finding.rule(), finding.primary()));
        }
        let rule = finding.rule();
        if self.found.insert(finding) {
            *self.counts.entry(rule).or_default() += 1;
        }
    }

    /// Takes out what a rule found, all of it or what is about one primary subject.
    fn take_out(&mut self, rule: &'static Rule, primary: Option<AnyId>) {
        if !self.counts.contains_key(rule) {
            return;
        }
        let old: Vec<Finding> = self.of(rule, primary).cloned().collect();
        for finding in old {
            for other in finding.others() {
                if let Some(naming) = self.named.get_mut(other) {
                    naming.remove(&(rule, finding.primary()));
                    if naming.is_empty() {
                        self.named.remove(other);
                    }
                }
            }
            self.found.remove(&finding);
            if let Some(count) = self.counts.get_mut(rule) {
                *count -= 1;
                if *count == 0 {
                    self.counts.remove(rule);
                }
            }
        }
    }
}

#[cfg(test)]
impl Findings {
    /// Everything that was found, whatever the switches say.
    pub fn all(&self) -> impl Iterator<Item = &Finding> {
        self.found.iter()
    }
}
