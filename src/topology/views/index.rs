//! Who is called what, and who refers to whom.

use super::super::attributes::Names;
use super::super::entity_id::{AnyId, Target};
use super::super::key::Key;
use super::super::kind::{Kind, for_kind};
use super::super::scope::{GLOBAL, after_prefix};
use super::super::store::{Entity, Topology};
use super::super::values::fold;
use super::subnets::SubnetTable;
use ipnet::IpNet;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;

/// Who names what does not exist, by kind and folded name.
type Missing = HashMap<(Kind, Box<str>), Vec<AnyId>>;

/// The names of all entities, the references between them, and the subnets by address.
///
/// Subnets are found by address in the table, every other kind by key.
#[derive(Debug, Clone, Default)]
pub struct Index {
    keys: Arc<HashMap<(Kind, Key), AnyId>>,
    referrers: Arc<HashMap<AnyId, Vec<AnyId>>>,
    missing: Arc<Missing>,
    /// Subnets by address.
    pub subnets: SubnetTable,
}

impl Index {
    /// The index of a whole topology.
    pub fn of(topology: &Topology) -> Self {
        let mut index = Self::default();
        for kind in Kind::ALL {
            for_kind!(*kind, T => for (id, entity) in T::arena(topology).iter() {
                index.insert::<T>(id.into(), entity);
            });
        }
        index
    }

    /// Takes an entity in.
    pub fn insert<T: Entity>(&mut self, id: AnyId, entity: &T) {
        self.insert_name(id, entity);
        for target in targets(entity) {
            let list = match target {
                Owned::Known(target) => Arc::make_mut(&mut self.referrers).entry(target).or_default(),
                Owned::Missing(kind, name) => {
                    Arc::make_mut(&mut self.missing).entry((kind, name)).or_default()
                }
            };
            list.push(id);
        }
    }

    /// Takes in what an entity is called, and not what it refers to: enough for finding names while reading.
    pub(crate) fn insert_name<T: Entity>(&mut self, id: AnyId, entity: &T) {
        match (entity.range(), id.typed()) {
            (Some(range), Some(subnet)) => self.subnets.insert(range, subnet),
            _ => {
                Arc::make_mut(&mut self.keys).insert((T::KIND, entity.key()), id);
            }
        }
    }

    /// Takes an entity out.
    pub fn remove<T: Entity>(&mut self, id: AnyId, entity: &T) {
        match (entity.range(), id.typed()) {
            (Some(range), Some(subnet)) => self.subnets.remove(range, subnet),
            _ => {
                let key = (T::KIND, entity.key());
                // Another entity may have taken the name over in the same step.
                if self.keys.get(&key) == Some(&id) {
                    Arc::make_mut(&mut self.keys).remove(&key);
                }
            }
        }
        for target in targets(entity) {
            match target {
                Owned::Known(target) => forget(Arc::make_mut(&mut self.referrers), &target, id),
                Owned::Missing(kind, name) => forget(Arc::make_mut(&mut self.missing), &(kind, name), id),
            }
        }
    }

    /// The entity with a key.
    pub fn by_key(&self, kind: Kind, key: &Key) -> Option<AnyId> {
        match key {
            Key::Address(address) if kind == Kind::Subnet => self.subnets.exact(*address).map(AnyId::from),
            _ => self.keys.get(&(kind, key.clone())).copied(),
        }
    }

    /// Who refers to an entity, in the order of kinds and of making.
    pub fn referrers(&self, id: AnyId) -> Vec<AnyId> {
        let mut list = self.referrers.get(&id).cloned().unwrap_or_default();
        list.sort_unstable();
        list
    }

    /// How many entities refer to one.
    pub fn referrer_count(&self, id: AnyId) -> usize {
        self.referrers.get(&id).map_or(0, Vec::len)
    }

    /// Who names an entity of that kind that does not exist.
    pub fn missing(&self, kind: Kind, name: &str) -> Vec<AnyId> {
        let mut list = self.missing.get(&(kind, fold(name))).cloned().unwrap_or_default();
        list.sort_unstable();
        list
    }

    /// Whether every name names something.
    pub fn nothing_missing(&self) -> bool {
        self.missing.is_empty()
    }
}

impl Names for Index {
    fn find(&self, kind: Kind, name: &str) -> Option<AnyId> {
        let name = name.trim();
        if kind == Kind::Subnet {
            let address = name.parse::<IpNet>().map(|range| range.addr()).or_else(|_| name.parse::<IpAddr>());
            return self.subnets.exact(address.ok()?).map(AnyId::from);
        }
        if let Some(id) = self.by_key(kind, &Key::name(name)) {
            return Some(id);
        }
        if name.eq_ignore_ascii_case(GLOBAL) {
            return self.by_key(kind, &Key::Global);
        }
        SCOPES.iter().find_map(|(prefix, owner)| {
            let owner = self.find(*owner, after_prefix(name, prefix)?)?;
            self.by_key(kind, &Key::Scope(owner))
        })
    }
}

/// What the prefix of a scope names.
const SCOPES: &[(&str, Kind)] = &[
    ("site:", Kind::ServerSite),
    ("PstnGateway:", Kind::Trunk),
    ("MediationServer:", Kind::MediationPool),
    ("ConferencingServer:", Kind::ConferencingPool),
];

#[derive(PartialEq)]
enum Owned {
    Known(AnyId),
    Missing(Kind, Box<str>),
}

/// What an entity refers to, each target once.
fn targets<T: Entity>(entity: &T) -> Vec<Owned> {
    let mut list = Vec::new();
    for row in T::ATTRIBUTES {
        row.refs(entity, &mut |target| {
            let target = match target {
                Target::Known(id) => Owned::Known(id),
                Target::Missing(kind, name) => Owned::Missing(kind, name.folded()),
            };
            if !list.contains(&target) {
                list.push(target);
            }
        });
    }
    list
}

fn forget<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Vec<AnyId>>, key: &K, id: AnyId) {
    if let Some(list) = map.get_mut(key) {
        if let Some(place) = list.iter().position(|other| *other == id) {
            list.swap_remove(place);
        }
        if list.is_empty() {
            map.remove(key);
        }
    }
}

#[cfg(test)]
impl Index {
    /// Everything in it, in a fixed order, for comparing an index with a fresh one.
    pub(crate) fn sorted(&self) -> impl PartialEq + std::fmt::Debug + use<> {
        let sort = |list: &Vec<AnyId>| {
            let mut list = list.clone();
            list.sort_unstable();
            list
        };
        let keys: std::collections::BTreeMap<_, _> = self.keys.iter().map(|(k, v)| (k.clone(), *v)).collect();
        let referrers: std::collections::BTreeMap<_, _> =
            self.referrers.iter().map(|(k, v)| (*k, sort(v))).collect();
        let missing: std::collections::BTreeMap<_, _> =
            self.missing.iter().map(|(k, v)| (k.clone(), sort(v))).collect();
        (keys, referrers, missing, self.subnets.clone())
    }
}
