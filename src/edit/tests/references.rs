//! Renames, references that wait for a name, and scopes of collections.

use super::super::{Draft, EditError};
use super::{add, set, small, subject, text};
use crate::topology::attributes::Value;
use crate::topology::{Index, Kind};

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

/// The small topology with a collection for a server site that does not exist.
fn with_lost_collection() -> Draft {
    let mut document = small().document().clone();
    let index = Index::of(&document.topology);
    let identity = Kind::TrunkConfiguration.attribute("Identity").unwrap();
    let lost = [(identity, text("site:Denver"))];
    document.topology.add(Kind::TrunkConfiguration, &lost, &index, &|_| None).unwrap();
    Draft::new(document)
}

#[test]
fn a_collection_that_waited_for_its_server_site_finds_it() {
    let mut draft = with_lost_collection();
    let lost = draft.find(&subject(Kind::TrunkConfiguration, "site:denver")).unwrap();
    assert_eq!(draft.topology().missing_references(lost).len(), 1);
    draft.apply(&add(Kind::ServerSite, "Denver", &[])).unwrap();
    assert!(draft.topology().missing_references(lost).is_empty());
    assert_eq!(draft.find(&subject(Kind::TrunkConfiguration, "site:Denver")), Ok(lost));
    assert_eq!(draft.model().index(), &Index::of(draft.topology()));
}

#[test]
fn a_rename_never_leaves_two_collections_for_one_scope() {
    let mut draft = with_lost_collection();
    draft.apply(&add(Kind::TrunkConfiguration, "site:Chicago", &[])).unwrap();
    let before = draft.document().clone();
    let rename = set(Kind::ServerSite, "Chicago", "Identity", text("Denver"));
    let error = draft.apply(&rename).unwrap_err();
    assert_eq!(error.to_string(), "trunk configuration site:Denver exists already; choose another name");
    assert_eq!(*draft.document(), before);
}

#[test]
fn a_rename_reaches_collections_and_whoever_names_them() {
    let mut draft = small();
    let edits = vec![
        add(Kind::VoicePolicy, "site:Chicago", &[]),
        add(Kind::MediaConfiguration, "MediationServer:ms-chi", &[]),
        add(Kind::User, "ada@litwareinc.com", &[("VoicePolicy", text("site:Chicago"))]),
        set(Kind::ServerSite, "Chicago", "Identity", text("Illinois")),
        set(Kind::MediationPool, "ms-chi", "Identity", text("ms-ill")),
    ];
    draft.apply_all("Rename", edits).unwrap();
    let ada = draft.find(&subject(Kind::User, "ada@litwareinc.com")).unwrap();
    assert_eq!(draft.topology().attribute(ada, "VoicePolicy"), Some(text("site:Illinois")));
    assert!(draft.find(&subject(Kind::MediaConfiguration, "mediationserver:MS-ILL")).is_ok());
    assert!(draft.find(&subject(Kind::VoicePolicy, "site:Chicago")).is_err());
}

#[test]
fn scopes_are_fixed_unless_they_name_nothing() {
    let mut draft = with_lost_collection();
    draft.apply(&add(Kind::VoicePolicy, "Executives", &[])).unwrap();
    let fixed = [
        set(Kind::TrunkConfiguration, "PstnGateway:gw-reno", "Identity", text("site:Chicago")),
        set(Kind::TrunkConfiguration, "Global", "Identity", text("site:Chicago")),
        set(Kind::VoicePolicy, "Executives", "Identity", text("site:Chicago")),
        set(Kind::VoicePolicy, "Executives", "Identity", text("Global")),
    ];
    for edit in fixed {
        assert!(matches!(draft.apply(&edit), Err(EditError::FixedScope(_))), "{edit:?}");
    }
    draft.apply(&set(Kind::VoicePolicy, "Executives", "Identity", text("Board"))).unwrap();
    draft.apply(&set(Kind::TrunkConfiguration, "site:Denver", "Identity", text("site:Chicago"))).unwrap();
    let mended = draft.find(&subject(Kind::TrunkConfiguration, "site:Chicago")).unwrap();
    assert!(draft.topology().missing_references(mended).is_empty());
}

#[test]
fn names_that_differ_in_case_alone_are_one_and_can_be_respelled() {
    let mut draft = small();
    draft.apply(&set(Kind::NetworkSite, "reno", "Identity", text("RENO"))).unwrap();
    let reno = draft.find(&subject(Kind::NetworkSite, "Reno")).unwrap();
    assert_eq!(draft.topology().attribute(reno, "Identity"), Some(Value::text("RENO")));
}
