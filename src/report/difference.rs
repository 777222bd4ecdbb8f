//! What differs between two topologies: found by comparing them through the attribute table.
//!
//! Two documents that were read from two files share no ids, so entities are matched by kind and name, without
//! its case. A rename cannot be told from a removal and an addition, and is reported as these two.

use crate::edit::Subject;
use crate::topology::attributes::{About, Domain, Value};
use crate::topology::values::fold;
use crate::topology::{AnyId, Key, Kind, Topology};
use std::collections::BTreeMap;

/// Everything that differs, in the order of a file: kind by kind, what is there now by name, then what is gone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Difference {
    /// The entities that differ.
    pub changes: Vec<Change>,
}

/// An entity that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Which entity, by the name it has now, or had.
    pub subject: Subject,
    /// How it differs.
    pub what: What,
}

/// How an entity differs.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// It is new; its attributes that are not at their defaults, without its name.
    Added(Vec<(&'static About, Value)>),
    /// It is gone.
    Removed,
    /// It has other values than it had.
    Changed(Vec<AttributeChange>),
}

/// An attribute with another value.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributeChange {
    /// The attribute.
    pub about: &'static About,
    /// The value that it had.
    pub old: Value,
    /// The value that it has now.
    pub new: Value,
}

impl Difference {
    /// What makes the new topology differ from the old one.
    pub fn between(old: &Topology, new: &Topology) -> Self {
        Self { changes: Kind::ALL.iter().flat_map(|kind| changes_of(*kind, old, new)).collect() }
    }

    /// Whether the topologies say the same.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many single changes there are: an entity that came or went is one, and so is each attribute.
    pub fn count(&self) -> usize {
        let count = |change: &Change| match &change.what {
            What::Added(_) | What::Removed => 1,
            What::Changed(attributes) => attributes.len(),
        };
        self.changes.iter().map(count).sum()
    }
}

fn changes_of(kind: Kind, old: &Topology, new: &Topology) -> Vec<Change> {
    let mut gone = by_name(kind, old);
    let defaults = kind.defaults();
    let mut changes = Vec::new();
    for (key, id) in by_name(kind, new) {
        let what = match gone.remove(&key) {
            None => {
                let stated = new.stated(id, &defaults).into_iter();
                What::Added(stated.filter(|(about, _)| about.key != "Identity").collect())
            }
            Some(was) => What::Changed(attribute_changes(old, was, new, id)),
        };
        if what != What::Changed(Vec::new()) {
            changes.push(Change { subject: Subject::of(new, id), what });
        }
    }
    let removed = gone.into_values().map(|id| Change { subject: Subject::of(old, id), what: What::Removed });
    changes.extend(removed);
    changes
}

/// The entities of a kind under what makes them the same in two documents: like [`Key`], but without ids.
fn by_name(kind: Kind, topology: &Topology) -> BTreeMap<Key, AnyId> {
    let named = |id: AnyId| {
        let key = match topology.key(id)? {
            Key::Scope(_) => Key::name(&topology.name(id)),
            key => key,
        };
        Some((key, id))
    };
    topology.ids(kind).into_iter().filter_map(named).collect()
}

fn attribute_changes(old: &Topology, was: AnyId, new: &Topology, is: AnyId) -> Vec<AttributeChange> {
    let rows = old.attributes(was).into_iter().zip(new.attributes(is));
    let differing = rows.filter(|((about, old), (_, new))| !same(&about.domain, old, new));
    differing.map(|((about, old), (_, new))| AttributeChange { about, old, new }).collect()
}

/// Whether two values say the same. Names of other entities do so in any case: when such a name changes its
/// case, the entity that bears it is what differs, not everything that refers to it.
fn same(domain: &Domain, a: &Value, b: &Value) -> bool {
    match (domain, a, b) {
        (Domain::Reference(_) | Domain::Scope, Value::Text(a), Value::Text(b)) => fold(a) == fold(b),
        (Domain::List(item), Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(item, a, b))
        }
        _ => a == b,
    }
}
