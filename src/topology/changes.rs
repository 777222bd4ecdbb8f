//! What differs between two versions of a topology, found by comparing pages by pointer.

use super::entity_id::AnyId;
use super::kind::{Kind, for_kind};
use super::store::{Entity, Topology};
use std::collections::BTreeMap;

/// The entities that were added, removed or changed, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changes {
    by_kind: BTreeMap<Kind, Vec<AnyId>>,
}

impl Changes {
    /// What differs between two versions; the same in both directions.
    pub fn between(old: &Topology, new: &Topology) -> Self {
        let mut by_kind = BTreeMap::new();
        for kind in Kind::ALL {
            let ids: Vec<AnyId> =
                for_kind!(*kind, T => T::arena(old).differing(T::arena(new)).map(AnyId::from).collect());
            if !ids.is_empty() {
                by_kind.insert(*kind, ids);
            }
        }
        Self { by_kind }
    }

    /// Every entity of a topology, as if it had just been made.
    pub fn everything(topology: &Topology) -> Self {
        Self::between(&Topology::bare(), topology)
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.by_kind.is_empty()
    }

    /// Whether an entity of that kind differs.
    pub fn touches(&self, kind: Kind) -> bool {
        self.by_kind.contains_key(&kind)
    }

    /// The entities of a kind that differ.
    pub fn of(&self, kind: Kind) -> &[AnyId] {
        self.by_kind.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// Every entity that differs.
    pub fn iter(&self) -> impl Iterator<Item = AnyId> + '_ {
        self.by_kind.values().flatten().copied()
    }
}
