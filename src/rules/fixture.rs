//! A tiny builder of topologies for the tests of rules, and findings as lines of text.

use super::findings::Findings;
use crate::topology::values::Name;
use crate::topology::{Entity, Id, Model, Topology};

/// A name that is known to be good.
pub fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

/// Adds an entity.
pub fn add<T: Entity>(topology: &mut Topology, entity: T) -> Id<T> {
    T::arena_mut(topology).push(entity)
}

/// Changes an entity.
pub fn change<T: Entity>(topology: &mut Topology, id: Id<T>, change: impl FnOnce(&mut T)) {
    change(T::arena_mut(topology).get_mut(id).unwrap());
}

/// Changes the one entity of a kind that always exists: a setting, or the collection of global scope.
pub fn change_global<T: Entity>(topology: &mut Topology, change_it: impl FnOnce(&mut T)) {
    let (id, _) = T::arena(topology).first().unwrap();
    change(topology, id, change_it);
}

/// The findings of one code, each as `severity subject, subject: sentence advice`.
pub fn found(topology: &Topology, code: &str) -> Vec<String> {
    let model = Model::new(topology.clone());
    Findings::new(&model)
        .iter(topology)
        .filter(|(_, finding)| finding.code().to_string() == code)
        .map(|(severity, finding)| {
            let subjects: Vec<String> = finding.subjects().map(|id| topology.name(id)).collect();
            let (sentence, advice) = (finding.sentence(topology), finding.advice(topology));
            format!("{} {}: {sentence} {advice}", severity.word(), subjects.join(", "))
        })
        .collect()
}
