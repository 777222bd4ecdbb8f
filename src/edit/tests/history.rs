//! Names of steps, undo, and gestures.

use super::super::{Dependents, Edit, Editor};
use super::{add, set, small, subject, text};
use crate::topology::Kind;
use crate::topology::attributes::Value;

#[test]
fn steps_are_named_after_what_they_change() {
    let mut editor = Editor::new(small().document().clone());
    let cases = [
        (
            set(Kind::TrunkConfiguration, "PstnGateway:gw-reno", "EnableBypass", Value::Flag(false)),
            "Disable bypass on gw-reno",
        ),
        (
            set(Kind::NetworkConfiguration, "Global", "EnableBandwidthPolicyCheck", Value::Flag(true)),
            "Enable call admission control",
        ),
        (
            add(Kind::TrunkConfiguration, "site:Chicago", &[("EnableBypass", Value::Flag(true))]),
            "Add trunk configuration site:Chicago",
        ),
        (
            set(Kind::TrunkConfiguration, "site:chicago", "EnableBypass", Value::Flag(false)),
            "Disable bypass on trunk configuration site:Chicago",
        ),
        (
            set(Kind::TrunkConfiguration, "Global", "EnableBypass", Value::Flag(true)),
            "Enable bypass on trunk configuration Global",
        ),
        (add(Kind::Subnet, "2001:db8::/64", &[]), "Add subnet 2001:db8::"),
        (
            set(Kind::Subnet, "2001:db8::", "NetworkSiteID", text("Reno")),
            "Set network site of 2001:db8:: to Reno",
        ),
        (
            set(Kind::NetworkSite, "Reno", "Description", text("Second floor\nof the mill")),
            "Set description of Reno to Second floor\u{2026}",
        ),
        (add(Kind::BandwidthPolicyProfile, "10Mb_Link", &[]), "Add bandwidth policy profile 10Mb_Link"),
        (
            set(Kind::BandwidthPolicyProfile, "10Mb_Link", "AudioBWLimit", Value::Number(4_000)),
            "Set audio limit of 10Mb_Link to 4,000 kbps",
        ),
        (
            set(Kind::NetworkSite, "Reno", "BWPolicyProfileID", text("10Mb_Link")),
            "Set bandwidth policy of Reno to 10Mb_Link",
        ),
        (set(Kind::NetworkSite, "Reno", "BWPolicyProfileID", Value::None), "Clear bandwidth policy of Reno"),
        (set(Kind::NetworkSite, "Reno", "Identity", text("Sparks")), "Rename Reno to Sparks"),
        (Edit::Place(subject(Kind::NetworkSite, "Sparks"), Some((20, 40))), "Move Sparks"),
        (
            Edit::Remove(subject(Kind::NetworkSite, "Sparks"), Dependents::Remove),
            "Remove network site Sparks and 2 more",
        ),
    ];
    for (edit, name) in cases {
        editor.apply(&edit).unwrap();
        assert_eq!(editor.undo_name(), Some(name));
    }
}

#[test]
fn every_step_knows_its_document_and_keeps_its_time_when_it_is_undone() {
    let mut editor = Editor::new(small().document().clone());
    let mut documents = vec![editor.document().clone()];
    for name in ["Sparks", "Tahoe"] {
        let old = if name == "Sparks" { "Reno" } else { "Sparks" };
        editor.apply(&set(Kind::NetworkSite, old, "Identity", text(name))).unwrap();
        documents.push(editor.document().clone());
    }
    let listed: Vec<_> = editor.steps().iter().map(|step| (step.name.to_owned(), step.at)).collect();
    editor.undo();
    assert_eq!(editor.place(), 1);
    assert_eq!(editor.steps().iter().map(|step| step.done).collect::<Vec<_>>(), [true, false]);
    let again: Vec<_> = editor.steps().iter().map(|step| (step.name.to_owned(), step.at)).collect();
    assert_eq!(again, listed);
    for (steps, document) in documents.iter().enumerate() {
        assert_eq!(editor.document_after(steps), Some(document), "after {steps} steps");
    }
    assert_eq!(editor.document_after(3), None);
    editor.preview(set(Kind::NetworkSite, "Sparks", "Constrained", Value::Flag(true))).unwrap();
    assert_eq!(editor.document_after(1), documents.get(1), "a preview is no step");
}

#[test]
fn a_gesture_of_many_frames_is_one_step_and_can_be_let_go() {
    let mut editor = Editor::new(small().document().clone());
    let before = editor.document().clone();
    for x in 0..60 {
        editor.preview(Edit::Place(subject(Kind::NetworkSite, "Reno"), Some((x, 0)))).unwrap();
    }
    assert!(editor.finish_gesture().is_some());
    assert_eq!(editor.history().0, ["Move Reno"]);
    assert_eq!(editor.topology_revision(), 0, "moving a card disturbs no rule");
    editor.undo();
    assert_eq!(*editor.document(), before);
    editor.preview(set(Kind::NetworkSite, "Reno", "Constrained", Value::Flag(true))).unwrap();
    editor.cancel_gesture();
    assert_eq!(*editor.document(), before);
    assert_eq!(editor.redo_name(), Some("Move Reno"));
}

#[test]
fn a_gesture_that_ends_on_a_refused_edit_leaves_nothing() {
    let mut editor = Editor::new(small().document().clone());
    let before = editor.document().clone();
    editor.preview(set(Kind::NetworkSite, "Reno", "Identity", text("Sparks"))).unwrap();
    assert!(editor.preview(set(Kind::NetworkSite, "Reno", "BWPolicyProfileID", text("none such"))).is_err());
    assert_eq!(*editor.document(), before, "a refused preview shows what was there before the gesture");
    assert_eq!(editor.finish_gesture(), None);
    assert_eq!(editor.undo_name(), None);
}

#[test]
fn an_edit_after_undo_forgets_what_was_undone_and_one_without_effect_does_not() {
    let mut editor = Editor::new(small().document().clone());
    let constrain = |flag| set(Kind::NetworkSite, "Reno", "Constrained", Value::Flag(flag));
    editor.apply(&constrain(true)).unwrap();
    editor.undo();
    editor.apply(&constrain(false)).unwrap();
    assert_eq!(editor.redo_name(), Some("Enable constrained line on Reno"));
    editor.apply(&Edit::Fold(subject(Kind::NetworkRegion, "North America"), true)).unwrap();
    assert_eq!((editor.undo_name(), editor.redo_name()), (Some("Fold North America"), None));
}
