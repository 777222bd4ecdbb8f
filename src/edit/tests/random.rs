//! Invariants of editing over random sequences of edits.

use super::super::{Dependents, Draft, Edit, Editor, WaiverForm};
use super::{subject, text};
use crate::topology::attributes::{About, Value};
use crate::topology::{Document, Index, Kind, Target};
use proptest::prelude::*;

/// Edits that hit and miss: few names, so that they collide, refer to each other and disappear.
fn any_edit() -> impl Strategy<Value = Edit> {
    let kinds = prop::sample::select(Kind::ALL);
    let name = prop::sample::select(vec![
        "a",
        "b",
        "C",
        "c",
        "Global",
        "site:a",
        "PstnGateway:b",
        "10.0.0.0/8",
        "10.1.0.0/16",
        "10.0.0.0",
    ]);
    let value = prop_oneof![
        Just(Value::None),
        any::<bool>().prop_map(Value::Flag),
        (0u64..70_000).prop_map(Value::Number),
        prop::sample::select(vec!["a", "b", "c", "10.0.0.1", "TCP", "Branch", "a.b", "site:b"])
            .prop_map(text),
        prop::collection::vec(prop::sample::select(vec!["a", "b"]).prop_map(text), 0..3)
            .prop_map(Value::List),
    ];
    (kinds, name, any::<prop::sample::Index>(), value, 0u8..18).prop_map(
        |(kind, name, index, value, choice)| {
            let attributes = kind.attributes();
            let key = attributes[index.index(attributes.len())].key;
            let subject = subject(kind, name);
            let subjects = vec![format!("{subject}")];
            match choice {
                0..=4 => {
                    // What must be given is given, so that many additions succeed.
                    let needs =
                        |about: &&About| about.required && !["Identity", "MaskBits"].contains(&about.key);
                    let required = kind.attributes().into_iter().filter(needs);
                    Edit::Add(subject, required.map(|about| (about.key.to_owned(), text("a"))).collect())
                }
                5..=7 => Edit::Set(subject, key.to_owned(), value),
                8 => Edit::Set(subject, "Identity".to_owned(), value),
                9 => Edit::Remove(subject, Dependents::Clear),
                10 => Edit::Remove(subject, Dependents::Remove),
                11 => Edit::Place(subject, Some((1, 2))),
                12 => Edit::Fold(subject, matches!(value, Value::Flag(true))),
                13 => Edit::AddNote((3, 4), name.to_owned()),
                14 => Edit::RemoveNote(0),
                16 => Edit::Resize(subject, Some((400, 300))),
                15 => Edit::SetNote(0, (5, 6), name.to_owned()),
                _ if matches!(value, Value::None) => Edit::Unwaive("V-44".to_owned(), subjects),
                _ => Edit::Waive(WaiverForm {
                    code: "V-44".to_owned(),
                    subjects,
                    by: "Ada".to_owned(),
                    reason: "Known".to_owned(),
                    date: "2026-11-20".to_owned(),
                }),
            }
        },
    )
}

/// Edits, some of them together in one batch, and that in another.
fn any_step() -> impl Strategy<Value = Edit> {
    any_edit().prop_recursive(2, 6, 3, |edit| {
        prop::collection::vec(edit, 0..3).prop_map(|edits| Edit::Batch("Several".to_owned(), edits))
    })
}

fn dangling(draft: &Draft) -> Option<String> {
    for kind in Kind::ALL {
        for id in draft.topology().ids(*kind) {
            let mut bad = None;
            draft.topology().references(id, &mut |about, target| {
                if let Target::Known(target) = target
                    && !draft.topology().contains(target)
                {
                    bad = Some(format!("{} of {}", about.key, draft.topology().name(id)));
                }
            });
            if bad.is_some() {
                return bad;
            }
        }
    }
    None
}

proptest! {
    #[test]
    fn undone_and_redone_any_edits_give_the_same_document(edits in prop::collection::vec(any_step(), 1..60)) {
        let mut editor = Editor::new(Document::default());
        let start = editor.document().clone();
        for edit in &edits {
            // Refused edits are part of the test: they leave nothing behind.
            let before = editor.document().clone();
            if editor.apply(edit).is_err() {
                prop_assert_eq!(editor.document(), &before);
            }
            prop_assert_eq!(dangling(editor.draft()), None);
            prop_assert_eq!(editor.model().index(), &Index::of(editor.topology()));
        }
        let end = editor.document().clone();
        while editor.undo().is_some() {}
        prop_assert_eq!(editor.document(), &start);
        prop_assert_eq!(editor.model().index(), &Index::of(editor.topology()));
        while editor.redo().is_some() {}
        prop_assert_eq!(editor.document(), &end);
    }

    #[test]
    fn any_edit_reads_back_from_its_text(edit in any_step()) {
        let written = ron::to_string(&edit).unwrap();
        prop_assert_eq!(ron::from_str::<Edit>(&written).unwrap(), edit);
    }
}

#[test]
fn random_edits_do_succeed_often_enough_to_mean_something() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut editor = Editor::new(Document::default());
    let done = (0..400)
        .filter(|_| editor.apply(&any_edit().new_tree(&mut runner).unwrap().current()).is_ok())
        .count();
    assert!(done > 60, "{done} of 400 edits succeeded");
}
