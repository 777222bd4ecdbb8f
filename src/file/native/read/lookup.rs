//! Finding names while reading. The same few names are asked for again and again, in the same spelling.

use crate::topology::attributes::Names;
use crate::topology::{AnyId, Entity, Index, Key, Kind};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

/// The names read so far, and by their spelling those that were asked for.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    index: Index,
    found: RefCell<BTreeMap<Kind, HashMap<Box<str>, AnyId>>>,
}

impl Lookup {
    /// The entity with a key.
    pub fn by_key(&self, kind: Kind, key: &Key) -> Option<AnyId> {
        self.index.by_key(kind, key)
    }

    /// Takes an entity in.
    pub fn insert<T: Entity>(&mut self, id: AnyId, entity: &T) {
        self.index.insert_name(id, entity);
    }

    /// Takes an entity out.
    pub fn remove<T: Entity>(&mut self, id: AnyId, entity: &T) {
        self.found.get_mut().clear();
        self.index.remove(id, entity);
    }
}

impl Names for Lookup {
    fn find(&self, kind: Kind, name: &str) -> Option<AnyId> {
        if let Some(id) = self.found.borrow().get(&kind).and_then(|found| found.get(name)) {
            return Some(*id);
        }
        // A name that is not found may still come.
        let id = self.index.find(kind, name)?;
        self.found.borrow_mut().entry(kind).or_default().insert(name.into(), id);
        Some(id)
    }
}
