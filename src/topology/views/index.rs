//! Who is called what, and who refers to whom.

use super::super::RefExt;
use super::super::arena::Id;
use super::super::attributes::Names;
use super::super::entity::{NetworkSite, Subnet};
use super::super::entity_id::{AnyId, Target};
use super::super::key::Key;
use super::super::kind::{Kind, for_kind};
use super::super::scope::{GLOBAL, after_prefix};
use super::super::store::{Entity, Topology};
use super::super::values::fold;
use super::homes::Homes;
use super::subnets::SubnetTable;
use ipnet::IpNet;
use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::Arc;

/// Entities in order, shared with every other version of the index that has the same.
type Sorted = Arc<Vec<AnyId>>;

/// The names of all entities, the references between them, and the subnets by address.
///
/// Subnets are found by address in the table, every other kind by key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Index {
    keys: Arc<HashMap<(Kind, Key), AnyId>>,
    referrers: Arc<HashMap<AnyId, Sorted>>,
    /// Who names what does not exist, by kind and folded name.
    missing: Arc<HashMap<(Kind, Box<str>), Sorted>>,
    /// Subnets by address.
    pub subnets: SubnetTable,
    homes: Homes,
}

impl Index {
    /// The index of a whole topology.
    pub fn of(topology: &Topology) -> Self {
        let mut index = Self::default();
        for kind in Kind::ALL {
            for_kind!(*kind, T => for (id, entity) in T::arena(topology).iter() {
                index.enter(id.into(), entity, None);
            });
        }
        let ranges: Vec<_> = topology.subnets.iter().map(|(id, subnet)| (subnet.range, id)).collect();
        index.subnets.change(&[], &ranges);
        index.homes.follow(topology.subnets.iter().map(|(id, subnet)| (id, subnet.network_site.id())));
        index
    }

    /// Takes in what an entity is called and not what it refers to: enough for finding names while reading.
    pub(crate) fn insert_name<T: Entity>(&mut self, id: AnyId, entity: &T) {
        Arc::make_mut(&mut self.keys).insert((T::KIND, entity.key()), id);
    }

    /// Forgets what an entity was called.
    pub(crate) fn remove_name<T: Entity>(&mut self, entity: &T) {
        Arc::make_mut(&mut self.keys).remove(&(T::KIND, entity.key()));
    }

    /// Follows the entities of one kind from one version of a topology to another.
    pub(in crate::topology) fn follow<T: Entity>(
        &mut self,
        changed: &[AnyId],
        old: &Topology,
        new: &Topology,
    ) {
        let both = |id: &AnyId| {
            let typed = id.typed::<T>();
            (typed.and_then(|id| old.get(id)), typed.and_then(|id| new.get(id)))
        };
        // All old names go before the new ones come: two entities may have swapped names.
        for id in changed {
            if let (Some(was), is) = both(id) {
                self.leave(*id, was, is);
            }
        }
        for id in changed {
            if let (was, Some(is)) = both(id) {
                self.enter(*id, is, was);
            }
        }
        if T::KIND == Kind::Subnet {
            self.subnets.change(&moved(changed, old, new), &moved(changed, new, old));
            let home = |id: Id<Subnet>| new.get(id).and_then(|subnet| subnet.network_site.id());
            self.homes.follow(changed.iter().filter_map(|id| id.typed()).map(|id| (id, home(id))));
        }
    }

    /// Takes in what an entity has now and did not have before.
    fn enter<T: Entity>(&mut self, id: AnyId, is: &T, was: Option<&T>) {
        if is.range().is_none() && was.is_none_or(|was| was.key() != is.key()) {
            self.insert_name(id, is);
        }
        let before = was.map(targets).unwrap_or_default();
        for target in targets(is).into_iter().filter(|target| !before.contains(target)) {
            let list = match target {
                Owned::Known(target) => Arc::make_mut(&mut self.referrers).entry(target).or_default(),
                Owned::Missing(kind, name) => {
                    Arc::make_mut(&mut self.missing).entry((kind, name)).or_default()
                }
            };
            if let Err(place) = list.binary_search(&id) {
                Arc::make_mut(list).insert(place, id);
            }
        }
    }

    /// Takes out what an entity had and has no longer.
    fn leave<T: Entity>(&mut self, id: AnyId, was: &T, is: Option<&T>) {
        if was.range().is_none() && is.is_none_or(|is| was.key() != is.key()) {
            self.remove_name(was);
        }
        let after = is.map(targets).unwrap_or_default();
        for target in targets(was).into_iter().filter(|target| !after.contains(target)) {
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

    /// The network site of a subnet, if it names one that exists.
    #[inline]
    pub fn home(&self, subnet: Id<Subnet>) -> Option<Id<NetworkSite>> {
        self.homes.of(subnet)
    }

    /// Who refers to an entity, in the order of kinds and of making.
    pub fn referrers(&self, id: AnyId) -> &[AnyId] {
        self.referrers.get(&id).map_or(&[], |list| list.as_slice())
    }

    /// Those of one kind that refer to an entity, in the order of making.
    pub fn users<T: Entity>(
        &self,
        id: AnyId,
    ) -> impl ExactSizeIterator<Item = Id<T>> + DoubleEndedIterator + '_ {
        let list = self.referrers(id);
        let from = list.partition_point(|user| user.kind < T::KIND);
        let to = list.partition_point(|user| user.kind <= T::KIND);
        list.get(from..to).unwrap_or_default().iter().map(|user| Id::at(user.index))
    }

    /// Who names an entity of that kind that does not exist.
    pub fn missing(&self, kind: Kind, name: &str) -> &[AnyId] {
        self.missing.get(&(kind, fold(name))).map_or(&[], |list| list.as_slice())
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
            return self.subnets.exact(network_address(name)?).map(AnyId::from);
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

/// The address by which a subnet is found: its own, given with or without its mask.
pub(crate) fn network_address(name: &str) -> Option<IpAddr> {
    name.parse::<IpNet>().map(|range| range.addr()).or_else(|_| name.parse::<IpAddr>()).ok()
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

/// The ranges that changed subnets have in one version of a topology and not in the other.
fn moved(changed: &[AnyId], of: &Topology, other: &Topology) -> Vec<(IpNet, Id<Subnet>)> {
    let range = |topology: &Topology, id| topology.get::<Subnet>(id).map(|subnet| subnet.range);
    let ids = changed.iter().filter_map(|id| id.typed::<Subnet>());
    ids.filter_map(|id| Some((range(of, id).filter(|range_of| Some(*range_of) != range(other, id))?, id)))
        .collect()
}

fn forget<K: Hash + Eq>(map: &mut HashMap<K, Sorted>, key: &K, id: AnyId) {
    if let Some(list) = map.get_mut(key) {
        if let Ok(place) = list.binary_search(&id) {
            Arc::make_mut(list).remove(place);
        }
        if list.is_empty() {
            map.remove(key);
        }
    }
}
