//! What goes along with an entity that is removed, and what is cleared.

use super::super::{Dependents, Edit, EditError};
use super::{add, set, small, subject, text};
use crate::topology::Kind;
use crate::topology::attributes::Value;

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
fn a_root_trunk_is_named_before_what_refers_to_it() {
    let mut draft = small();
    let error = draft.apply(&Edit::Remove(subject(Kind::Trunk, "gw-reno"), Dependents::Refuse)).unwrap_err();
    assert!(matches!(error, EditError::RootTrunk { .. }), "{error}");
}

#[test]
fn removing_a_server_site_takes_all_that_it_owns_and_clears_the_rest() {
    let mut draft = small();
    let edits = vec![
        add(Kind::TrunkConfiguration, "site:Chicago", &[]),
        add(Kind::ServerSite, "Reno", &[("Kind", text("Branch")), ("Parent", text("Chicago"))]),
        add(Kind::User, "ada@litwareinc.com", &[("HomeServerSite", text("Chicago"))]),
    ];
    draft.apply_all("Draw", edits).unwrap();
    draft.apply(&Edit::Remove(subject(Kind::ServerSite, "Chicago"), Dependents::Remove)).unwrap();
    let topology = draft.topology();
    for kind in [Kind::ServerSite, Kind::MediationPool, Kind::Gateway, Kind::Trunk] {
        assert_eq!(topology.count(kind), 0, "{kind:?}");
    }
    assert_eq!(topology.count(Kind::TrunkConfiguration), 1, "the global one stays");
    let kept = [
        (Kind::NetworkRegion, "North America", "CentralSite", Value::None),
        (Kind::User, "ada@litwareinc.com", "HomeServerSite", Value::None),
        (Kind::VoiceRoute, "Local", "PstnGatewayList", Value::List(Vec::new())),
    ];
    for (kind, name, key, value) in kept {
        let id = draft.find(&subject(kind, name)).unwrap();
        assert_eq!(topology.attribute(id, key), Some(value), "{name}");
    }
}

#[test]
fn a_collocated_pool_goes_with_its_host_only_when_asked() {
    let mut draft = small();
    let host = [("PoolFqdn", text("fe-chi.litwareinc.com")), ("ServerSite", text("Chicago"))];
    draft.apply(&add(Kind::FrontEndPool, "fe-chi", &host)).unwrap();
    let pool = [("PoolFqdn", text("fe-chi.litwareinc.com")), ("HostFrontEndPool", text("fe-chi"))];
    draft.apply(&add(Kind::MediationPool, "ms-fe", &pool)).unwrap();
    for (dependents, pools) in [(Dependents::Clear, 2), (Dependents::Remove, 1)] {
        let mut draft = draft.clone();
        draft.apply(&Edit::Remove(subject(Kind::FrontEndPool, "fe-chi"), dependents)).unwrap();
        assert_eq!(draft.topology().count(Kind::MediationPool), pools, "{dependents:?}");
    }
}

#[test]
fn what_is_removed_leaves_the_canvas_too() {
    let mut draft = small();
    draft.apply(&Edit::Place(subject(Kind::NetworkSite, "Reno"), Some((20, 40)))).unwrap();
    draft.apply(&set(Kind::NetworkSite, "Reno", "Constrained", Value::Flag(true))).unwrap();
    assert_eq!(draft.document().layout.places().count(), 1);
    draft.apply(&Edit::Remove(subject(Kind::NetworkSite, "Reno"), Dependents::Clear)).unwrap();
    assert_eq!(draft.document().layout.places().count(), 0);
}
