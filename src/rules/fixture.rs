//! A tiny builder of topologies for the tests of rules, and findings as lines of text.

use super::findings::Findings;
use crate::edit::Draft;
use crate::topology::values::Name;
use crate::topology::{Document, Entity, Id, Model, Topology};

/// A name that is known to be good.
pub fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

/// An empty topology after edits, in their RON form.
pub fn drawn(edits: &str) -> Topology {
    edited(&Topology::default(), edits)
}

/// A topology after edits, in their RON form.
pub fn edited(topology: &Topology, edits: &str) -> Topology {
    let mut draft = Draft::new(Document { topology: topology.clone(), ..Document::default() });
    draft.apply_all("Draw", ron::from_str(edits).unwrap()).unwrap();
    draft.topology().clone()
}

/// What one rule finds in a topology, each time with a few edits: the edits, then the findings.
pub fn table(code: &str, topology: &Topology, cases: &[(&str, &[&str])]) {
    for (edits, expected) in cases {
        assert_eq!(found(&edited(topology, edits), code), *expected, "{edits}");
    }
}

/// The topology when the first finding of a code that offers a fix is fixed, then the next, until none offers one.
pub fn mended(topology: &Topology, code: &str) -> Topology {
    let mut draft = Draft::new(Document { topology: topology.clone(), ..Document::default() });
    while let Some(fix) = Findings::new(draft.model())
        .iter(draft.topology())
        .filter(|(_, finding)| finding.code().to_string() == code)
        .find_map(|(_, finding)| finding.fix(draft.model()))
    {
        assert!(!draft.apply(&fix).unwrap().is_empty(), "{fix:?} changes nothing");
    }
    draft.topology().clone()
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
