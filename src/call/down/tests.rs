//! What is out of service: what can be marked, and what a call does without it.

use super::*;
use crate::call::admission::{Ledger, LinkId};
use crate::call::report::{Role, Warning};
use crate::call::tests::{CHICAGO, RENO, call, from, litware, litware_with};
use crate::call::{CallReport, CallRequest, Outcome, OutcomeReason, evaluate_under};
use crate::edit::Draft;
use crate::topology::NetworkSite;

/// A Front End pool, an appliance in Reno with a Mediation Server of its own, and users homed on both.
const BRANCH: &str = r#"
    Add(FrontEndPool("fe-chi"), {"ServerSite": "Chicago", "PoolFqdn": "fe.litwareinc.com",
        "Computers": [(Fqdn: "fe1.litwareinc.com", Address: "157.57.210.30")]}),
    Add(SurvivableBranchAppliance("sba-reno"), {"Fqdn": "sba.litwareinc.com", "ServerSite": "Reno",
        "Address": "157.57.212.30", "BackupRegistrar": "fe-chi"}),
    Add(MediationPool("ms-reno"), {"PoolFqdn": "sba.litwareinc.com", "ServerSite": "Reno", "HostAppliance": "sba-reno",
        "Computers": [(Fqdn: "sba.litwareinc.com", Address: "157.57.212.30")]}),
    Set(Trunk("gw-reno"), "MediationServer", "ms-reno"),
    Set(User("carol@litwareinc.com"), "HomeServerSite", None),
    Set(User("carol@litwareinc.com"), "HomeAppliance", "sba-reno"),
    Set(User("alice@litwareinc.com"), "HomeServerSite", None),
    Set(User("alice@litwareinc.com"), "HomePool", "fe-chi"),
    Set(MediationPool("ms-chi"), "NextHopPool", "fe-chi"),
    Set(VoiceRoute("Local-1"), "PstnGatewayList", ["gw-reno"])
"#;

fn id(draft: &Draft, kind: Kind, name: &str) -> AnyId {
    draft.model().find(kind, name).unwrap()
}

fn drill(draft: &Draft, marked: &[(Kind, &str)]) -> Down {
    let mut down = Down::default();
    for (kind, name) in marked {
        assert!(down.mark(id(draft, *kind, name), true));
    }
    down
}

fn placed(draft: &Draft, drill: &Down, request: &CallRequest) -> CallReport {
    evaluate_under(draft.model(), &Ledger::default(), drill, request).unwrap()
}

/// The names of the hops of signalling.
fn signalling(draft: &Draft, report: &CallReport) -> Vec<String> {
    let named = report.signalling.iter().filter_map(|hop| hop.entity);
    named.map(|id| draft.topology().name(id)).collect()
}

#[test]
fn what_can_be_down_is_marked_and_of_a_region_the_server_site_of_its_policy_service() {
    let draft = litware_with(BRANCH);
    let target = |kind, name| {
        let target = Down::target(draft.topology(), id(&draft, kind, name))?;
        Some((target.kind, draft.topology().name(target)))
    };
    for (kind, name, marked) in [
        (Kind::Trunk, "gw-chi", Some(Kind::Trunk)),
        (Kind::Gateway, "gw-chi", Some(Kind::Gateway)),
        (Kind::MediationPool, "ms-chi", Some(Kind::MediationPool)),
        (Kind::FrontEndPool, "fe-chi", Some(Kind::FrontEndPool)),
        (Kind::SurvivableBranchAppliance, "sba-reno", Some(Kind::SurvivableBranchAppliance)),
        (Kind::NetworkSite, "Reno", Some(Kind::NetworkSite)),
        (Kind::RegionLink, "NA-EMEA-LINK", Some(Kind::RegionLink)),
        (Kind::IntersitePolicy, "Chicago-ITSP", Some(Kind::IntersitePolicy)),
        (Kind::ServerSite, "Chicago", Some(Kind::ServerSite)),
        (Kind::ServerSite, "Reno", None),
        (Kind::NetworkRegion, "EMEA", Some(Kind::ServerSite)),
        (Kind::User, "carol@litwareinc.com", None),
        (Kind::VoiceRoute, "Local-1", None),
    ] {
        assert_eq!(target(kind, name).map(|(kind, _)| kind), marked, "{name}");
    }
    assert_eq!(target(Kind::NetworkRegion, "EMEA").unwrap().1, "London");
}

#[test]
fn a_mark_outlives_a_rename_and_goes_with_what_it_is_on() {
    let mut draft = litware();
    let mut down = drill(&draft, &[(Kind::Gateway, "gw-chi"), (Kind::NetworkSite, "Reno")]);
    draft.apply(&ron::from_str(r#"Set(Gateway("gw-chi"), "Identity", "gw-loop")"#).unwrap()).unwrap();
    assert!(!down.follow(draft.topology()));
    let report = placed(&draft, &down, &from(CHICAGO, "gw-chi"));
    assert_eq!(
        (report.outcome, &*report.outcome_reasons),
        (Outcome::Unroutable, &[OutcomeReason::NoTrunk][..])
    );
    draft.apply(&ron::from_str(r#"Remove(Gateway("gw-loop"), Remove)"#).unwrap()).unwrap();
    assert!(down.follow(draft.topology()));
    let left: Vec<String> = down.iter().map(|id| draft.topology().name(id)).collect();
    assert_eq!(left, ["Reno"]);
    assert!(!down.mark(id(&draft, Kind::NetworkSite, "Reno"), true), "it is marked already");
}

#[test]
fn an_appliance_that_is_down_takes_its_mediation_server_along_and_its_users_go_to_the_backup() {
    let draft = litware_with(BRANCH);
    let request = call("client,user,number", &format!("{RENO},carol@litwareinc.com,+13125550188"));
    let up = placed(&draft, &Down::default(), &request);
    assert_eq!(signalling(&draft, &up), ["sba-reno", "ms-reno", "gw-reno"]);
    // Case 7 of domain.md 3.7: both legs stay in the branch.
    assert!(up.admission.legs.iter().all(|leg| leg.crossed.is_empty()));
    let down = drill(&draft, &[(Kind::SurvivableBranchAppliance, "sba-reno")]);
    let other = placed(&draft, &down, &request);
    assert_eq!(other.outcome, Outcome::Connected);
    assert_eq!(signalling(&draft, &other), ["fe-chi", "ms-chi", "gw-ny"], "by the second voice route");
    let sentences: Vec<String> = other
        .steps
        .iter()
        .map(|step| crate::report::StepWords::of(draft.topology(), step).sentence)
        .collect();
    let says = |words: &str| sentences.iter().any(|sentence| sentence.contains(words));
    assert!(says("Its backup Registrar fe-chi takes over."), "{sentences:#?}");
    assert!(says("sba-reno"), "{sentences:#?}");
    // With its backup down as well, nobody signs the user in.
    let both =
        drill(&draft, &[(Kind::SurvivableBranchAppliance, "sba-reno"), (Kind::FrontEndPool, "fe-chi")]);
    let nobody = placed(&draft, &both, &request);
    assert_eq!(
        (nobody.outcome, &*nobody.outcome_reasons),
        (Outcome::Unroutable, &[OutcomeReason::NoRegistrar][..])
    );
    // The appliance alone serves its branch while the pool of the parent is away.
    let survives = placed(&draft, &drill(&draft, &[(Kind::FrontEndPool, "fe-chi")]), &request);
    assert_eq!((survives.outcome, signalling(&draft, &survives)), (up.outcome, signalling(&draft, &up)));
}

#[test]
fn a_front_end_pool_that_is_down_signs_nobody_in_and_takes_no_call_from_its_mediation_server() {
    let draft = litware_with(BRANCH);
    let down = drill(&draft, &[(Kind::FrontEndPool, "fe-chi")]);
    let reasons = |header: &str, values: String| {
        let report = placed(&draft, &down, &call(header, &values));
        (report.outcome, report.outcome_reasons)
    };
    let alice = |trunk: &str| format!("{CHICAGO},alice@litwareinc.com,{trunk}");
    let nobody = (Outcome::Unroutable, vec![OutcomeReason::NoRegistrar]);
    assert_eq!(reasons("client,user,trunk", alice("gw-chi")), nobody);
    let peer = format!("peer,{CHICAGO},alice@litwareinc.com,10.20.0.77/24");
    assert_eq!(reasons("call,client,user,callee", peer), nobody);
    // Calls that come in find no next hop; those of others go out, with no Registrar that the documents name.
    let inbound = format!("inbound,{CHICAGO},gw-chi");
    assert_eq!(
        reasons("direction,client,trunk", inbound),
        (Outcome::Unroutable, vec![OutcomeReason::NoTrunk])
    );
    let outbound = placed(&draft, &down, &from(CHICAGO, "gw-chi"));
    assert_eq!(outbound.outcome, Outcome::Connected);
    assert!(outbound.signalling.iter().all(|hop| hop.role != Role::Registrar));
    // Its Bandwidth Policy Service is away with it, so that of North America enforces nothing.
    let reno = LinkId::NetworkSite(draft.model().named::<NetworkSite>("Reno").unwrap().0);
    let report = placed(&draft, &down, &from(RENO, "gw-chi"));
    assert!(report.warnings.contains(&Warning::Unenforced { link: reno }), "{:?}", report.warnings);
}

#[test]
fn a_conference_stands_in_no_pool_that_is_down() {
    let parts = r#"Add(ConferencingPool("av-chi"), {"ServerSite": "Chicago", "PoolFqdn": "av.litwareinc.com",
        "HostFrontEndPool": "fe-chi", "Computers": [(Fqdn: "av1.litwareinc.com", Address: "157.57.210.31")]}),
        Add(ConferencingPool("av-london"), {"ServerSite": "London", "PoolFqdn": "av2.litwareinc.com",
        "Computers": [(Fqdn: "av3.litwareinc.com", Address: "10.20.0.31")]})"#;
    let draft = litware_with(&format!("{BRANCH}, {parts}"));
    let request = call("call,client", &format!("conference,{RENO}"));
    let at = |down: &Down| placed(&draft, down, &request).media.last().and_then(|hop| hop.entity);
    let chicago = Some(id(&draft, Kind::ConferencingPool, "av-chi"));
    let london = Some(id(&draft, Kind::ConferencingPool, "av-london"));
    assert_eq!(at(&Down::default()), chicago);
    assert_eq!(at(&drill(&draft, &[(Kind::ConferencingPool, "av-chi")])), london);
    assert_eq!(at(&drill(&draft, &[(Kind::FrontEndPool, "fe-chi")])), london, "its host is down");
}

#[test]
fn the_policy_service_of_a_server_site_is_that_of_its_regions() {
    let draft = litware();
    let down = drill(&draft, &[(Kind::ServerSite, "London")]);
    let region = |name: &str| draft.model().named::<NetworkRegion>(name).unwrap().0;
    for (name, is_down) in [("EMEA", true), ("North America", false), ("APAC", false)] {
        assert_eq!(down.policy_service(draft.topology(), region(name)), is_down, "{name}");
    }
    // In a call list its name is taken where no network site has it.
    let named = litware_with(r#"Set(ServerSite("London"), "Identity", "Thames")"#);
    let names = Down::of(named.model(), &["Thames".into()]).unwrap();
    assert_eq!(names, drill(&named, &[(Kind::ServerSite, "Thames")]));
    assert!(Down::of(named.model(), &["Reno-Branch".into()]).is_err());
}

#[test]
fn the_edge_of_a_called_user_is_the_nearest_because_no_call_names_his_home() {
    // Alice is homed on a pool whose Edge is in London. As the caller she uses that; called, the one beside her.
    let edges = r#"
        Add(EdgePool("edge-reno"), {"ServerSite": "Chicago", "PoolFqdn": "a.litwareinc.com", "PublicAvAddresses": ["198.51.100.20"]}),
        Add(Subnet("198.51.100.20/32"), {"NetworkSiteID": "Reno"}),
        Add(EdgePool("edge-lon"), {"ServerSite": "London", "PoolFqdn": "b.litwareinc.com", "PublicAvAddresses": ["198.51.100.30"]}),
        Add(Subnet("198.51.100.30/32"), {"NetworkSiteID": "London"}),
        Set(FrontEndPool("fe-chi"), "EdgePool", "edge-lon"),
        Set(BandwidthPolicyProfile("50Mb_Link"), "AudioBWLimit", 44)"#;
    let draft = litware_with(&format!("{BRANCH}, {edges}"));
    let edges_of = |values: String| {
        let report = placed(&draft, &Down::default(), &call("call,client,callee,user,line_uri", &values));
        let hops = report.media.iter().filter(|hop| hop.role == Role::Edge).filter_map(|hop| hop.entity);
        (report.outcome, hops.map(|id| draft.topology().name(id)).collect::<Vec<_>>())
    };
    let (reno, london) = (RENO, "10.20.0.77/24");
    let (outcome, edges) = edges_of(format!("peer,{london},{reno},,tel:+13125550101"));
    assert_eq!(
        (outcome, edges),
        (Outcome::ReroutedInternet, vec!["edge-lon".to_owned(), "edge-reno".to_owned()])
    );
    // Her own Edge lies behind the link that is full.
    let (outcome, _) = edges_of(format!("peer,{reno},{london},alice@litwareinc.com,"));
    assert_eq!(outcome, Outcome::VoiceMail);
}
