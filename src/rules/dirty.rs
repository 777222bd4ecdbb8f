//! What to check again when something changed: only what the change can affect.

use super::addresses::Addresses;
use super::plan::{PLAN, rules};
use super::rule::Rule;
use crate::topology::{AnyId, Changes, Entity, Key, Kind, Model, Subnet, Target, Topology};
use ipnet::IpNet;

/// A rule and an entity to run it for.
pub type Job = (&'static Rule, AnyId);

/// The kinds over which a change reaches the trunks and collections whose collections in force it can
/// exchange.
const REACHING: &[Kind] = &[
    Kind::FrontEndPool,
    Kind::SurvivableBranchAppliance,
    Kind::MediationPool,
    Kind::Gateway,
    Kind::Trunk,
    Kind::TrunkConfiguration,
];

/// What to run again, each job once, in the order of rules. Entities that are gone are among them, so that
/// their findings go too.
pub fn jobs(before: &Topology, after: &Model, changes: &Changes, addresses: &Addresses) -> Vec<Job> {
    let dirty = Dirty { before, after, changes, addresses };
    let mut jobs = Vec::new();
    for id in changes.iter() {
        jobs.extend(PLAN.own(id.kind).iter().map(|rule| (*rule, id)));
        dirty.neighbours(id, &mut jobs);
        dirty.siblings(id, &mut jobs);
    }
    dirty.subnets(&mut jobs);
    dirty.placed(&mut jobs);
    dirty.in_force(&mut jobs);
    jobs.sort_unstable();
    jobs.dedup();
    jobs
}

struct Dirty<'a> {
    before: &'a Topology,
    after: &'a Model,
    changes: &'a Changes,
    addresses: &'a Addresses,
}

impl Dirty<'_> {
    /// What an entity named before, what it names now, and who names it now. Who named it before and no
    /// longer does has changed itself.
    fn neighbours(&self, id: AnyId, jobs: &mut Vec<Job>) {
        let Some(near) = PLAN.near(id.kind) else { return };
        let named = self.named(id);
        for neighbour in named.into_iter().chain(self.after.index().referrers(id).iter().copied()) {
            jobs.extend(rules(near, neighbour.kind).iter().map(|rule| (*rule, neighbour)));
        }
    }

    /// The others of its kind that name what it named before or names now.
    fn siblings(&self, id: AnyId, jobs: &mut Vec<Job>) {
        let seeing = PLAN.siblings(id.kind);
        if seeing.is_empty() {
            return;
        }
        for shared in self.named(id) {
            for (rule, _) in seeing.iter().filter(|(_, kind)| *kind == shared.kind) {
                let siblings = self.after.index().referrers(shared).iter().copied();
                jobs.extend(siblings.filter(|other| other.kind == id.kind).map(|other| (*rule, other)));
            }
        }
    }

    /// Subnets around and inside the ranges that came, went or moved.
    fn subnets(&self, jobs: &mut Vec<Job>) {
        let table = &self.after.index().subnets;
        for range in self.changes.of(Kind::Subnet).iter().flat_map(|id| self.ranges(*id)) {
            for rule in &PLAN.inside {
                jobs.extend(table.containers(range).map(|id| (*rule, id.into())));
            }
            for rule in &PLAN.around {
                jobs.extend(table.inside(range).map(|id| (*rule, id.into())));
            }
        }
    }

    /// What has an address in a subnet that came, went, moved or changed, or in a subnet of a network site
    /// that did.
    fn placed(&self, jobs: &mut Vec<Job>) {
        let index = self.after.index();
        let of_network_sites = self.changes.of(Kind::NetworkSite).iter().flat_map(|id| index.referrers(*id));
        let subnets = self.changes.of(Kind::Subnet).iter().chain(of_network_sites);
        for range in subnets.flat_map(|id| self.ranges(*id)) {
            for id in self.addresses.inside(range) {
                jobs.extend(rules(&PLAN.placed, id.kind).iter().map(|rule| (*rule, id)));
            }
        }
    }

    /// What a change of collections, gateway peers, pools and their hosts reaches.
    fn in_force(&self, jobs: &mut Vec<Job>) {
        let mut collections =
            self.changes.of(Kind::TrunkConfiguration).iter().chain(self.changes.of(Kind::MediaConfiguration));
        if collections.any(|id| self.is_wide(*id)) {
            for (kind, rules) in &PLAN.in_force {
                for id in self.after.topology().ids(*kind) {
                    jobs.extend(rules.iter().map(|rule| (*rule, id)));
                }
            }
        } else {
            for id in self.changes.iter().filter(|id| REACHING.contains(&id.kind)) {
                self.reach(id, jobs);
            }
        }
    }

    /// Whether a collection is for more than one trunk.
    fn is_wide(&self, id: AnyId) -> bool {
        let key = |topology: &Topology| topology.key(id);
        let of_one = |key| matches!(key, None | Some(Key::Scope(AnyId { kind: Kind::Trunk, .. })));
        !(of_one(key(self.before)) && of_one(key(self.after.topology())))
    }

    /// Goes from an entity to those that name it, as far as trunks and their collections.
    fn reach(&self, id: AnyId, jobs: &mut Vec<Job>) {
        jobs.extend(rules(&PLAN.in_force, id.kind).iter().map(|rule| (*rule, id)));
        for referrer in self.after.index().referrers(id) {
            if REACHING.contains(&referrer.kind) {
                self.reach(*referrer, jobs);
            }
        }
    }

    /// What an entity named before and what it names now.
    fn named(&self, id: AnyId) -> Vec<AnyId> {
        let mut named = Vec::new();
        for topology in [self.before, self.after.topology()] {
            topology.references(id, &mut |_, target| {
                if let Target::Known(target) = target {
                    named.push(target);
                }
            });
        }
        named
    }

    /// The range of a subnet before and after, once where it is the same.
    fn ranges(&self, id: AnyId) -> impl Iterator<Item = IpNet> + use<> {
        let range = |topology: &Topology| topology.get::<Subnet>(id.typed()?)?.range();
        let (old, new) = (range(self.before), range(self.after.topology()));
        old.into_iter().chain(new.filter(|_| new != old))
    }
}
