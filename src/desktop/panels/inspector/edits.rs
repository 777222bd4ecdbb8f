//! Edits that the inspector offers beside setting one value.

use crate::edit::{Edit, Subject};
use crate::topology::attributes::{About, Value, lower_first};
use crate::topology::{AnyId, Topology};

/// One attribute of several entities of one kind, as one step.
pub fn set_all(topology: &Topology, ids: &[AnyId], about: &About, value: &Value) -> Edit {
    let kind = ids.first().map_or("entities", |id| id.kind.plural());
    let name = format!("Set {} of {} {kind} to {}", lower_first(about.label), ids.len(), about.show(value));
    let set = |id: &AnyId| Edit::set(Subject::of(topology, *id), about.key, value.clone());
    Edit::Batch(name, ids.iter().map(set).collect())
}

/// What a link says that applies an edit: the verb, since the row beside it names the rest.
pub fn verb(edit: &Edit) -> String {
    match edit {
        Edit::Set(_, _, Value::Flag(true)) => "Turn on".to_owned(),
        Edit::Set(_, _, Value::Flag(false)) => "Turn off".to_owned(),
        Edit::Set(_, _, Value::None) => "Clear".to_owned(),
        Edit::Set(subject, key, value) => match subject.kind.attribute(key) {
            Some(about) => format!("Set to {}", about.show(value)),
            None => "Set".to_owned(),
        },
        Edit::Add(subject, _) => format!("Add {subject}"),
        Edit::Remove(subject, _) => format!("Delete {subject}"),
        Edit::Batch(name, _) if !name.is_empty() => name.clone(),
        _ => "Apply".to_owned(),
    }
}

/// The same in full: what it changes and of whom.
pub fn in_full(edit: &Edit) -> String {
    match edit {
        Edit::Set(subject, key, value) => match subject.kind.attribute(key) {
            Some(about) => format!("Sets {} of {subject} to {}", lower_first(about.label), about.show(value)),
            None => format!("Sets {key} of {subject}"),
        },
        _ => verb(edit),
    }
}

/// The trunk as root trunk of its gateway peer, in place of the one that was.
pub fn make_root(topology: &Topology, trunk: AnyId, others: &[AnyId]) -> Edit {
    let root = |id: AnyId, on: bool| Edit::set(Subject::of(topology, id), "Root", Value::Flag(on));
    let mut edits: Vec<Edit> = others.iter().map(|id| root(*id, false)).collect();
    edits.push(root(trunk, true));
    Edit::Batch(format!("Make {} the root trunk", topology.name(trunk)), edits)
}

/// A list with one item moved a place up.
pub fn moved_up(list: &[Value], place: usize) -> Vec<Value> {
    let mut list = list.to_vec();
    if place > 0 && place < list.len() {
        list.swap(place - 1, place);
    }
    list
}

/// A list without one item.
pub fn without(list: &[Value], place: usize) -> Vec<Value> {
    list.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, value)| value.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topology::Kind;

    #[test]
    fn a_link_says_what_it_does_to_the_row_beside_it() {
        let subject = || Subject::new(Kind::TrunkConfiguration, "Global");
        let cases = [
            (Edit::set(subject(), "EnableReferSupport", Value::Flag(true)), "Turn on"),
            (Edit::set(subject(), "MaxEarlyDialogs", Value::Number(20)), "Set to 20 dialogs"),
            (Edit::set(subject(), "SRTPMode", Value::text("Optional")), "Set to Optional"),
            (
                Edit::Batch("Take over the settings of Global".to_owned(), Vec::new()),
                "Take over the settings of Global",
            ),
        ];
        for (edit, words) in cases {
            assert_eq!(verb(&edit), words);
        }
        assert_eq!(
            in_full(&Edit::set(subject(), "SRTPMode", Value::text("Optional"))),
            "Sets encryption support level of trunk configuration Global to Optional"
        );
    }

    #[test]
    fn an_item_moves_up_until_it_is_the_first() {
        let list = ["a", "b", "c"].map(Value::text);
        assert_eq!(moved_up(&list, 2), ["a", "c", "b"].map(Value::text));
        assert_eq!(moved_up(&list, 0), list);
        assert_eq!(without(&list, 1), ["a", "c"].map(Value::text));
    }
}
