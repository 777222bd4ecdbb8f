//! Finding names while reading. The same few names are asked for again and again, in the same spelling.

use crate::topology::attributes::Names;
use crate::topology::{AnyId, Entity, Index, Key, Kind, network_address};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;

/// The names read so far, and by their spelling those that were asked for.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    index: Index,
    /// Subnets by their address: the table of the index is made for subnets that are known all together.
    subnets: HashMap<IpAddr, AnyId>,
    found: RefCell<BTreeMap<Kind, HashMap<Box<str>, AnyId>>>,
}

impl Lookup {
    /// The entity with a key.
    pub fn by_key(&self, kind: Kind, key: &Key) -> Option<AnyId> {
        match key {
            Key::Address(address) => self.subnets.get(address).copied(),
            _ => self.index.by_key(kind, key),
        }
    }

    /// Takes an entity in.
    pub fn insert<T: Entity>(&mut self, id: AnyId, entity: &T) {
        match entity.key() {
            Key::Address(address) => {
                self.subnets.insert(address, id);
            }
            _ => self.index.insert_name(id, entity),
        }
    }

    /// Takes an entity out.
    pub fn remove<T: Entity>(&mut self, entity: &T) {
        self.found.get_mut().clear();
        match entity.key() {
            Key::Address(address) => {
                self.subnets.remove(&address);
            }
            _ => self.index.remove_name(entity),
        }
    }
}

impl Names for Lookup {
    fn find(&self, kind: Kind, name: &str) -> Option<AnyId> {
        if kind == Kind::Subnet {
            return self.subnets.get(&network_address(name.trim())?).copied();
        }
        if let Some(id) = self.found.borrow().get(&kind).and_then(|found| found.get(name)) {
            return Some(*id);
        }
        // A name that is not found may still come.
        let id = self.index.find(kind, name)?;
        self.found.borrow_mut().entry(kind).or_default().insert(name.into(), id);
        Some(id)
    }
}
