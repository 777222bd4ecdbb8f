//! What single edits do and refuse. Shared here: a small topology and short ways to write edits.

mod fence;
mod history;
mod random;
mod references;
mod removals;
mod subnets;

use super::{Attributes, Dependents, Draft, Edit, EditError, Subject};
use crate::topology::attributes::Value;
use crate::topology::{Document, Index, Kind};

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
fn an_error_names_the_edit_of_a_batch() {
    let mut draft = small();
    let batch =
        Edit::Batch("Fix".into(), vec![set(Kind::NetworkSite, "nowhere", "Constrained", Value::Flag(true))]);
    assert!(matches!(draft.apply(&batch), Err(EditError::InBatch { number: 1, .. })));
}

#[test]
fn a_batch_in_a_batch_fails_as_a_whole_and_says_where() {
    let mut draft = small();
    let before = draft.document().clone();
    let inner =
        Edit::Batch("Fence".into(), vec![add(Kind::NetworkSite, "Elko", &[]), add(Kind::Trunk, "t", &[])]);
    let edits = vec![Edit::AddNote((0, 0), "Planned".into()), inner];
    assert_eq!(
        draft.apply_all("Plan", edits).unwrap_err().to_string(),
        "edit 2 of \"Plan\": edit 2 of \"Fence\": trunk t needs MediationServer; give it a value"
    );
    assert_eq!(*draft.document(), before);
}

#[test]
fn a_note_is_moved_and_rewritten_by_its_number() {
    let mut editor = crate::edit::Editor::new(small().document().clone());
    editor.apply(&Edit::AddNote((0, 0), "Planned".into())).unwrap();
    editor.apply(&Edit::SetNote(0, (40, 20), "Planned".into())).unwrap();
    assert_eq!(editor.undo_name(), Some("Move note"));
    editor.apply(&Edit::SetNote(0, (40, 20), "Done".into())).unwrap();
    assert_eq!(editor.undo_name(), Some("Change note"));
    let note = editor.document().layout.notes[0].clone();
    assert_eq!((note.place, note.text.as_str()), (crate::topology::Place { x: 40, y: 20 }, "Done"));
    let missing = editor.apply(&Edit::SetNote(1, (0, 0), "None".into()));
    assert!(matches!(missing, Err(EditError::UnknownNote(1))));
}

#[test]
fn an_attribute_is_given_once_in_any_spelling() {
    let mut draft = small();
    let cases = [
        add(Kind::NetworkSite, "Elko", &[("Identity", text("Other"))]),
        add(
            Kind::NetworkSite,
            "Elko",
            &[("constrained", Value::Flag(true)), ("Constrained", Value::Flag(false))],
        ),
    ];
    for edit in cases {
        assert!(matches!(draft.apply(&edit), Err(EditError::Twice { .. })), "{edit:?}");
    }
}
