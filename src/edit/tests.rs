//! Invariants of editing over random sequences of edits, and the rules of single edits.

use super::{Attributes, Dependents, Draft, Edit, EditError, Editor, Subject, WaiverForm};
use crate::topology::attributes::{About, Value};
use crate::topology::{Document, Index, Kind, Target};
use proptest::prelude::*;

fn subject(kind: Kind, name: &str) -> Subject {
    Subject::new(kind, name)
}

fn add(kind: Kind, name: &str, attributes: &[(&str, Value)]) -> Edit {
    let attributes: Attributes =
        attributes.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    Edit::Add(subject(kind, name), attributes)
}

fn set(kind: Kind, name: &str, key: &str, value: Value) -> Edit {
    Edit::set(subject(kind, name), key, value)
}

fn text(text: &str) -> Value {
    Value::text(text)
}

/// Reno with a subnet, a gateway with its root trunk, and a route over it.
fn small() -> Draft {
    let mut draft = Draft::new(Document::default());
    let edits = vec![
        add(Kind::ServerSite, "Chicago", &[]),
        add(Kind::NetworkRegion, "North America", &[("CentralSite", text("Chicago"))]),
        add(Kind::NetworkSite, "Reno", &[("NetworkRegionID", text("North America"))]),
        add(Kind::Subnet, "157.57.212.0/23", &[("NetworkSiteID", text("Reno"))]),
        add(
            Kind::MediationPool,
            "ms-chi",
            &[("PoolFqdn", text("ms-chi.litwareinc.com")), ("ServerSite", text("Chicago"))],
        ),
        add(
            Kind::Gateway,
            "gw-reno",
            &[("Host", text("gw-reno.litwareinc.com")), ("ServerSite", text("Chicago"))],
        ),
        add(
            Kind::Trunk,
            "gw-reno",
            &[("MediationServer", text("ms-chi")), ("Gateway", text("gw-reno")), ("Root", Value::Flag(true))],
        ),
        add(Kind::VoiceRoute, "Local", &[("PstnGatewayList", Value::List(vec![text("gw-reno")]))]),
        add(Kind::TrunkConfiguration, "PstnGateway:gw-reno", &[("EnableBypass", Value::Flag(true))]),
    ];
    draft.apply_all("Draw", edits).unwrap();
    draft
}

#[test]
fn an_edit_that_fails_half_way_leaves_nothing_behind() {
    let mut draft = small();
    let before = draft.document().clone();
    let edits = vec![add(Kind::NetworkSite, "Elko", &[]), add(Kind::NetworkSite, "RENO", &[])];
    let error = draft.apply_all("Import", edits).unwrap_err();
    assert_eq!(
        error.to_string(),
        "edit 2 of \"Import\": network site Reno exists already; choose another name"
    );
    assert_eq!(*draft.document(), before);
    assert_eq!(*draft.model().index(), Index::of(draft.topology()));
}

#[test]
fn a_rename_reaches_everything_that_refers_to_it() {
    let mut draft = small();
    draft.apply(&set(Kind::Trunk, "gw-reno", "Identity", text("trunk-reno"))).unwrap();
    let names = |kind: Kind| {
        draft.topology().ids(kind).into_iter().map(|id| draft.topology().name(id)).collect::<Vec<_>>()
    };
    assert_eq!(names(Kind::TrunkConfiguration), ["Global", "PstnGateway:trunk-reno"]);
    let route = draft.find(&subject(Kind::VoiceRoute, "local")).unwrap();
    assert_eq!(
        draft.topology().attribute(route, "PstnGatewayList"),
        Some(Value::List(vec![text("trunk-reno")]))
    );
}

#[test]
fn refusals_say_what_where_and_what_to_do() {
    let cases = [
        (
            set(Kind::NetworkSite, "Remo", "Constrained", Value::Flag(true)),
            "there is no network site Remo; Reno is spelled much alike",
        ),
        (
            set(Kind::NetworkSite, "Reno", "Constraint", Value::Flag(true)),
            "a network site has no attribute Constraint; Constrained is spelled much alike",
        ),
        (
            set(Kind::NetworkSite, "Reno", "BWPolicyProfileID", text("10Mb")),
            "BWPolicyProfileID of network site Reno: there is no bandwidth policy profile 10Mb",
        ),
        (
            add(Kind::Subnet, "172.11.12.13/20", &[]),
            "Identity of subnet 172.11.12.13/20: 172.11.12.13/20 has host bits set; the first address of its range is 172.11.0.0",
        ),
        (
            set(Kind::Subnet, "157.57.212.0", "MaskBits", Value::Number(33)),
            "MaskBits of subnet 157.57.212.0: a mask has 1 to 32 bits here, not 33",
        ),
        (
            add(Kind::Subnet, "157.57.212.0/24", &[]),
            "subnet 157.57.212.0 exists already; choose another name",
        ),
        (
            Edit::Remove(subject(Kind::NetworkRegion, "North America"), Dependents::Refuse),
            "network region North America is used by network site Reno; clear those references or remove them too",
        ),
        (
            Edit::Remove(subject(Kind::Trunk, "gw-reno"), Dependents::Clear),
            "trunk gw-reno is the root trunk of gateway peer gw-reno and stays as long as it; remove the gateway peer instead",
        ),
        (add(Kind::Trunk, "t", &[]), "trunk t needs MediationServer; give it a value"),
        (
            set(Kind::NetworkRegion, "North America", "BypassID", text("N")),
            "BypassID of network region North America: \"N\" is not a GUID such as a1b2c3d4-0000-4000-8000-0123456789ab",
        ),
        (
            add(Kind::NetworkConfiguration, "x", &[]),
            "the network configuration exists exactly once; set its attributes instead",
        ),
    ];
    let draft = small();
    for (edit, sentence) in cases {
        let mut copy = draft.clone();
        assert_eq!(copy.apply(&edit).unwrap_err().to_string(), sentence);
        assert_eq!(copy.document(), draft.document());
    }
}

#[test]
fn removing_a_gateway_takes_its_root_trunk_and_clears_the_route() {
    let mut draft = small();
    draft.apply(&Edit::Remove(subject(Kind::Gateway, "gw-reno"), Dependents::Clear)).unwrap();
    assert_eq!(draft.topology().trunks.len(), 0);
    assert_eq!(draft.topology().trunk_configurations.len(), 1);
    let route = draft.find(&subject(Kind::VoiceRoute, "Local")).unwrap();
    assert_eq!(draft.topology().attribute(route, "PstnGatewayList"), Some(Value::List(Vec::new())));
}

#[test]
fn removing_a_network_region_clears_or_takes_along_as_asked() {
    let region = || subject(Kind::NetworkRegion, "North America");
    let mut cleared = small();
    cleared.apply(&Edit::Remove(region(), Dependents::Clear)).unwrap();
    assert_eq!((cleared.topology().network_sites.len(), cleared.topology().subnets.len()), (1, 1));
    let mut taken = small();
    taken.apply(&Edit::Remove(region(), Dependents::Remove)).unwrap();
    assert_eq!((taken.topology().network_sites.len(), taken.topology().subnets.len()), (0, 0));
    assert_eq!(taken.topology().gateways.len(), 1);
}

#[test]
fn removing_the_global_collection_resets_it() {
    let mut draft = small();
    draft.apply(&set(Kind::TrunkConfiguration, "Global", "EnableBypass", Value::Flag(true))).unwrap();
    draft.apply(&Edit::Remove(subject(Kind::TrunkConfiguration, "Global"), Dependents::Refuse)).unwrap();
    let global = draft.find(&subject(Kind::TrunkConfiguration, "global")).unwrap();
    assert_eq!(draft.topology().attribute(global, "EnableBypass"), Some(Value::Flag(false)));
}

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
            "Remove network site Sparks and 1 more",
        ),
    ];
    for (edit, name) in cases {
        editor.apply(&edit).unwrap();
        assert_eq!(editor.undo_name(), Some(name));
    }
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
fn a_reference_that_waited_for_a_name_finds_it() {
    let mut draft = small();
    let mut broken = draft.document().clone();
    let region = draft.find(&subject(Kind::NetworkRegion, "North America")).unwrap();
    broken.topology.remove(region);
    let site = draft.find(&subject(Kind::NetworkSite, "Reno")).unwrap();
    let index = Index::of(&broken.topology);
    broken.topology.write_attribute(site, "NetworkRegionID", &text("EMEA"), &index).unwrap();
    draft = Draft::new(broken);
    assert_eq!(draft.topology().missing_references(site).len(), 1);
    draft.apply(&add(Kind::NetworkRegion, "emea", &[])).unwrap();
    assert!(draft.topology().missing_references(site).is_empty());
}

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
    (kinds, name, any::<prop::sample::Index>(), value, 0u8..16).prop_map(
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

#[test]
fn an_error_names_the_edit_of_a_batch() {
    let mut draft = small();
    let batch =
        Edit::Batch("Fix".into(), vec![set(Kind::NetworkSite, "nowhere", "Constrained", Value::Flag(true))]);
    assert!(matches!(draft.apply(&batch), Err(EditError::InBatch { number: 1, .. })));
}
