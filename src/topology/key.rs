//! What makes an entity unique among its kind.

use super::entity_id::AnyId;
use super::values::fold;
use std::net::IpAddr;

/// The identity of an entity among its kind: no two of one kind share a key.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// The one that always exists: a setting, or a collection of global scope.
    Global,
    /// A name without its case: on premises, names that differ in case alone are one name.
    Name(Box<str>),
    /// The address of a subnet, whatever its mask [c:NewSubnet].
    Address(IpAddr),
    /// The collection that belongs to this entity.
    Scope(AnyId),
}

impl Key {
    /// The key of a name in any spelling.
    pub fn name(text: &str) -> Self {
        Self::Name(fold(text.trim()))
    }
}
