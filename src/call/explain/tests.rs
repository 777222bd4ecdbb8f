//! What a report holds beside verdict and reasons: outcome, ends, ways, warnings, steps.

use crate::call::admission::Consulted;
use crate::call::decision::Verdict;
use crate::call::tests::{CHICAGO, RENO, call, from, litware, litware_with, report};
use crate::call::{
    Answer, Basis, CallError, CallReport, Hop, Ids, NotCompared, Outcome, OutcomeReason, Question, Role,
    Values, Warning, evaluate,
};
use crate::edit::Draft;
use crate::topology::{AnyId, GLOBAL, Kind, Model, Topology};

fn names(topology: &Topology, hops: &[Hop]) -> Vec<String> {
    let what = |hop: &Hop| match (hop.entity, hop.address) {
        (Some(id), _) => topology.name(id),
        (None, Some(address)) => address.to_string(),
        (None, None) => format!("{:?}", hop.role),
    };
    hops.iter().map(what).collect()
}

fn ways(draft: &Draft, report: &CallReport) -> (Vec<String>, Vec<String>) {
    (names(draft.topology(), &report.media), names(draft.topology(), &report.signalling))
}

fn step(report: &CallReport, question: Question) -> &crate::call::Step {
    report.steps.iter().find(|step| step.question() == question).unwrap()
}

mod ways {
    use super::*;

    #[test]
    fn a_bypassed_call_keeps_its_signalling_through_the_pool() {
        let draft = litware();
        let report = report(&draft, &from(RENO, "gw-reno"));
        let (media, signalling) = ways(&draft, &report);
        assert_eq!(media, ["172.28.151.140", "gw-reno"]);
        assert_eq!(signalling, ["172.28.151.140", "ms-chi", "gw-reno"]);
        assert_eq!(draft.topology().name(report.signalling[1].network_site.unwrap().into()), "Chicago");
    }

    #[test]
    fn media_of_a_mediated_call_crosses_the_pool_and_an_inbound_one_the_other_way() {
        let draft = litware();
        let (media, _) = ways(&draft, &report(&draft, &from(RENO, "gw-chi")));
        assert_eq!(media, ["172.28.151.140", "ms-chi", "gw-chi"]);
        let inbound = call("client,trunk,direction", &format!("{RENO},gw-chi,inbound"));
        let (media, signalling) = ways(&draft, &report(&draft, &inbound));
        assert_eq!(media, ["gw-chi", "ms-chi", "172.28.151.140"]);
        assert_eq!(signalling, media);
    }

    #[test]
    fn media_goes_to_the_media_address_and_signalling_to_the_signalling_address() {
        let draft = litware_with(r#"Set(Gateway("gw-chi"), "RepresentativeMediaIP", "157.57.212.41")"#);
        let report = report(&draft, &from(CHICAGO, "gw-chi"));
        let address = |hops: &[Hop]| hops.last().unwrap().address.unwrap().to_string();
        assert_eq!(address(&report.media), "157.57.212.41");
        assert_eq!(address(&report.signalling), "157.57.210.40");
    }

    #[test]
    fn a_client_on_the_internet_comes_by_the_edge_of_its_pool() {
        let draft = litware_with(
            r#"Add(EdgePool("edge-a"), {"ServerSite": "London", "PoolFqdn": "edge-a.litwareinc.com"}),
               Add(EdgePool("edge-chi"), {"ServerSite": "Chicago", "PoolFqdn": "edge-chi.litwareinc.com"}),
               Set(MediationPool("ms-chi"), "EdgePool", "edge-chi")"#,
        );
        let request = |trunk: &str| call("location,trunk", &format!("external,{trunk}"));
        let (media, signalling) = ways(&draft, &report(&draft, &request("gw-chi")));
        assert_eq!(media, ["Client", "edge-chi", "ms-chi", "gw-chi"]);
        assert_eq!(signalling, media);
        // A pool without one of its own takes the first by name.
        let (media, _) = ways(&draft, &report(&draft, &request("gw-london")));
        assert_eq!(media[1], "edge-a");
    }

    #[test]
    fn signalling_goes_by_the_home_of_the_user() {
        let draft = litware_with(
            r#"Add(FrontEndPool("fe-chi"), {"ServerSite": "Chicago", "PoolFqdn": "fe-chi.litwareinc.com"}),
               Set(User("carol@litwareinc.com"), "HomeServerSite", None),
               Set(User("carol@litwareinc.com"), "HomePool", "fe-chi")"#,
        );
        let request = call("client,trunk,user", &format!("{RENO},gw-reno,sip:carol@litwareinc.com"));
        let (media, signalling) = ways(&draft, &report(&draft, &request));
        assert_eq!(media, ["172.28.151.140", "gw-reno"]);
        assert_eq!(signalling, ["172.28.151.140", "fe-chi", "ms-chi", "gw-reno"]);
    }

    #[test]
    fn a_pbx_phone_is_the_far_end_only_without_a_termination_point() {
        let request = call("client,trunk,far_media", &format!("{CHICAGO},gw-chi,157.57.209.9"));
        let report_with = report(&litware(), &request);
        assert_eq!(report_with.media.last().unwrap().role, Role::Gateway);
        assert!(report_with.warnings.contains(&Warning::FarMediaUnused));
        let draft = litware_with(r#"Set(TrunkConfiguration("Global"), "ConcentratedTopology", false)"#);
        let report = report(&draft, &request);
        let (media, signalling) = ways(&draft, &report);
        assert_eq!(media, ["157.57.210.77", "ms-chi", "157.57.209.9"]);
        assert_eq!(signalling, ["157.57.210.77", "ms-chi", "gw-chi"]);
        assert!(report.warnings.is_empty());
    }

    #[test]
    fn a_call_between_trunks_crosses_each_pool_once() {
        let draft = litware();
        let between = |from, to| report(&draft, &call("from_trunk,trunk", &format!("{from},{to}")));
        let (media, signalling) = ways(&draft, &between("gw-ny", "gw-chi"));
        assert_eq!((media, signalling.len()), (vec!["gw-ny".to_owned(), "gw-chi".to_owned()], 3));
        let (media, _) = ways(&draft, &between("gw-reno", "gw-london"));
        assert_eq!(media, ["gw-reno", "ms-chi", "ms-london", "gw-london"]);
    }

    #[test]
    fn a_peer_call_meets_no_server() {
        let draft = litware();
        let report = report(&draft, &call("call,client,callee", &format!("peer,{CHICAGO},{RENO}")));
        let (media, _) = ways(&draft, &report);
        assert_eq!(media, ["157.57.210.77", "172.28.151.140"]);
        assert_eq!((report.gateway, report.mediation, report.trunk), (None, None, None));
    }
}

mod outcome {
    use super::*;

    fn outcome(draft: &Draft, header: &str, values: &str) -> (Consulted, Outcome) {
        let report = report(draft, &call(header, values));
        (report.admission.consulted, report.outcome)
    }

    #[test]
    fn a_bypassed_call_asks_no_admission_and_a_mediated_one_does() {
        let draft = litware();
        let of = |client: &str| outcome(&draft, "client,trunk", &format!("{client},gw-chi"));
        assert_eq!(of(CHICAGO), (Consulted::Bypassed, Outcome::Connected));
        assert_eq!(of(RENO), (Consulted::Asked, Outcome::Connected));
    }

    #[test]
    fn without_cac_nothing_is_asked() {
        let draft =
            litware_with(r#"Set(NetworkConfiguration("Global"), "EnableBandwidthPolicyCheck", false)"#);
        assert_eq!(
            outcome(&draft, "client,trunk", &format!("{RENO},gw-chi")),
            (Consulted::Off, Outcome::Connected)
        );
        assert_eq!(
            outcome(&draft, "call,client,callee", &format!("peer,{RENO},{CHICAGO}")),
            (Consulted::Off, Outcome::Connected)
        );
    }

    #[test]
    fn a_call_that_no_trunk_takes_has_a_report_that_says_why() {
        let draft = litware();
        let of = |header: &str, values: &str| {
            let report = report(&draft, &call(header, values));
            assert_eq!(report.verdict, Verdict::NotApplicable);
            assert_eq!(report.admission.consulted, Consulted::Nobody);
            assert!(report.reservations().is_empty() && !report.steps.is_empty());
            (report.outcome, report.outcome_reasons)
        };
        let down = of("client,trunk,down", &format!("{CHICAGO},gw-chi,gw-chi"));
        assert_eq!(down, (Outcome::Unroutable, vec![OutcomeReason::NoTrunk]));
        let nowhere = of("client,number", &format!("{CHICAGO},+442079460104"));
        assert_eq!(nowhere, (Outcome::Unroutable, vec![OutcomeReason::NoRoute]));
        let draft = litware_with(r#"Set(VoicePolicy("Global"), "PstnUsages", [])"#);
        let forbidden = report(&draft, &call("client,number", &format!("{CHICAGO},+13125550188")));
        assert_eq!(forbidden.outcome, Outcome::BlockedByPolicy);
        assert_eq!(forbidden.outcome_reasons, [OutcomeReason::NoUsage]);
    }

    #[test]
    fn when_no_trunk_has_room_each_attempt_is_a_step_and_the_report_is_that_of_the_first() {
        let draft = litware_with(
            r#"Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWLimit", 44),
               Set(VoiceRoute("Local-2"), "NumberPattern", "^\\+1")"#,
        );
        let report = report(&draft, &call("client,number", &format!("{RENO},+13125550188")));
        assert_eq!(report.outcome, Outcome::Refused);
        assert_eq!(report.outcome_reasons, [OutcomeReason::LinkTotal, OutcomeReason::NoEdge]);
        assert_eq!(draft.topology().name(report.trunk.unwrap().into()), "gw-chi");
        let asked: Vec<Question> = report.steps.iter().map(crate::call::Step::question).collect();
        let last = [
            Question::Admission,
            Question::InternetPath,
            Question::Trunk,
            Question::Admission,
            Question::InternetPath,
        ];
        assert!(asked.ends_with(&last), "{asked:?}");
    }
}

mod warnings {
    use super::*;

    fn warnings(draft: &Draft, request: &crate::call::CallRequest) -> Vec<Warning> {
        report(draft, request).warnings
    }

    #[test]
    fn an_address_without_a_mask_takes_that_of_its_subnet() {
        let draft = litware();
        let report = report(&draft, &from("172.28.151.140", "gw-reno"));
        assert_eq!(report.warnings, [Warning::MaskTaken { network: "172.28.151.128/25".parse().unwrap() }]);
        assert!(report.reasons.is_empty());
        let lost = warnings(&draft, &from("192.0.2.1", "gw-reno"));
        assert!(matches!(lost.as_slice(), [Warning::NoMask, Warning::NotLocated { .. }]), "{lost:?}");
    }

    #[test]
    fn the_address_of_the_network_counts_and_the_mask_warns() {
        let report = report(&litware(), &from("172.29.80.103/23", "gw-chi"));
        assert!(report.reasons.is_empty());
        let (subnet, network) = ("172.29.80.0/24".parse().unwrap(), "172.29.80.0/23".parse().unwrap());
        assert_eq!(report.warnings, [Warning::OtherMask { subnet, network }]);
        assert_eq!(step(&report, Question::ClientSubnet).basis, Basis::Ruling);
    }

    #[test]
    fn a_supernet_is_enough_for_cac_and_not_for_bypass() {
        let draft = litware_with(
            r#"Remove(Subnet("172.29.81.0"), Refuse), Add(Subnet("172.29.0.0/16"), {"NetworkSiteID": "New York"})"#,
        );
        let report = report(&draft, &from("172.29.81.57/24", "gw-chi"));
        let subnet = draft.model().locate("172.29.81.57".parse().unwrap()).unwrap().subnet;
        assert_eq!(report.warnings, [Warning::OnlyContained { subnet }]);
        let client = report.client.unwrap();
        assert_eq!(draft.topology().name(client.at.network_site.unwrap().into()), "New York");
        assert_eq!(client.at.bypass_id, None);
    }

    #[test]
    fn a_wide_mask_can_put_bypass_and_cac_in_different_network_sites() {
        let draft = litware();
        let site = |name: &str| Some(draft.model().named::<crate::topology::NetworkSite>(name).unwrap().0);
        let found = warnings(&draft, &from("172.29.81.57/23", "gw-chi"));
        assert!(
            !found.iter().any(|warning| matches!(warning, Warning::PlacesDiffer { .. })),
            "both New York"
        );
        // 172.29.76.0/22 begins with a subnet of Detroit here, and the address is in Portland.
        let draft = litware_with(r#"Add(Subnet("172.29.76.0/24"), {"NetworkSiteID": "Detroit"})"#);
        let found = warnings(&draft, &from("172.29.77.20/22", "gw-chi"));
        assert!(found.contains(&Warning::PlacesDiffer { bypass: site("Detroit"), cac: site("Portland") }));
    }

    #[test]
    fn always_bypass_is_ignored_while_bypass_is_off() {
        let draft = litware_with(
            r#"Set(MediaBypassSettings("Global"), "Enabled", false),
               Set(MediaBypassSettings("Global"), "AlwaysBypass", true)"#,
        );
        assert_eq!(warnings(&draft, &from(CHICAGO, "gw-chi")), [Warning::AlwaysBypassIgnored]);
    }

    #[test]
    fn nothing_that_was_given_is_passed_over_in_silence() {
        let request = call(
            "client,trunk,number,line_uri,vpn,media",
            &format!("{CHICAGO},gw-chi,+13125550142,tel:+1,full,video"),
        );
        let found = warnings(&litware(), &request);
        assert!(found.contains(&Warning::NumberNotRouted));
        let columns: Vec<&str> = found
            .iter()
            .filter_map(|warning| match warning {
                Warning::Unevaluated(unevaluated) => Some(unevaluated.column),
                Warning::NotUsed { column } => Some(*column),
                _ => None,
            })
            .collect();
        assert_eq!(columns, ["line_uri", "media", "vpn"]);
        let request = call("from_trunk,trunk,client,version", &format!("gw-ny,gw-chi,{CHICAGO},lync2010"));
        let unused = |column| Warning::NoClientInvolved { column };
        let found = warnings(&litware(), &request);
        assert_eq!(found, [unused("client"), unused("version")]);
    }

    #[test]
    fn an_end_that_cac_cannot_find_is_named() {
        let request = call("call,client,callee", &format!("peer,{CHICAGO},192.0.2.7"));
        let found = warnings(&litware(), &request);
        let [Warning::NotLocated { end }] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((end.role, end.network_site), (Role::Callee, None));
    }

    #[test]
    fn what_is_counted_unchecked_past_a_limit_is_marked() {
        let draft = litware_with(
            r#"Set(BandwidthPolicyProfile("5Mb_Link"), "AudioBWLimit", 50),
               Set(TrunkConfiguration("Global"), "ConcentratedTopology", false)"#,
        );
        let request = call("client,trunk,far_media", &format!("{CHICAGO},gw-chi,172.29.84.9"));
        let report = report(&draft, &request);
        assert_eq!(report.outcome, Outcome::Connected);
        let [Warning::Beyond { used: 97, limit: 50, .. }] = report.warnings.as_slice() else {
            panic!("{:?}", report.warnings)
        };
    }

    #[test]
    fn limits_that_nobody_enforces_are_flagged() {
        let request = call("client,trunk,down", &format!("{RENO},gw-chi,North America"));
        let found = warnings(&litware(), &request);
        assert!(!found.is_empty());
        assert!(found.iter().all(|warning| matches!(warning, Warning::Unenforced { .. })), "{found:?}");
    }
}

mod steps {
    use super::*;

    #[test]
    fn a_call_is_explained_in_the_order_of_the_rules() {
        let report = report(&litware(), &from(RENO, "gw-chi"));
        let asked: Vec<(Question, Answer)> =
            report.steps.iter().map(|step| (step.question(), step.answer)).collect();
        assert_eq!(
            asked,
            [
                (Question::Trunk, Answer::Passed),
                (Question::Mode, Answer::Passed),
                (Question::EnableBypass, Answer::Passed),
                (Question::Concentrated, Answer::Passed),
                (Question::Refer, Answer::Passed),
                (Question::Encryption, Answer::Passed),
                (Question::Peer, Answer::Passed),
                (Question::Class, Answer::Passed),
                (Question::ClientSubnet, Answer::Passed),
                (Question::GatewaySubnet, Answer::Passed),
                (Question::Ids, Answer::Failed),
                (Question::Admission, Answer::Passed),
            ]
        );
    }

    #[test]
    fn a_step_says_what_its_rule_rests_on() {
        let basis = |draft: &Draft, client: &str, question| {
            step(&report(draft, &from(client, "gw-chi")), question).basis
        };
        let litware = litware();
        assert_eq!(basis(&litware, CHICAGO, Question::EnableBypass), Basis::Documented);
        assert_eq!(basis(&litware, CHICAGO, Question::Encryption), Basis::Inferred);
        assert_eq!(basis(&litware, CHICAGO, Question::GatewaySubnet), Basis::Inferred);
        // Two regions never share an ID: an inference. A network site against a region: documented.
        assert_eq!(basis(&litware, "10.20.0.77/24", Question::Ids), Basis::Inferred);
        assert_eq!(basis(&litware, RENO, Question::Ids), Basis::Documented);
        let third_party = litware_with(
            r#"Set(TrunkConfiguration("Global"), "EnableReferSupport", false),
               Set(TrunkConfiguration("Global"), "Enable3pccRefer", true)"#,
        );
        assert_eq!(basis(&third_party, CHICAGO, Question::Refer), Basis::Ruling);
        let report = report(&third_party, &from(CHICAGO, "gw-chi"));
        assert_eq!(step(&report, Question::Refer).sources, ["c:NewTrunk", "CTB"]);
    }

    #[test]
    fn ids_that_are_not_compared_say_why() {
        let why = |draft: &Draft, request: &crate::call::CallRequest| match step(
            &report(draft, request),
            Question::Ids,
        )
        .values
        {
            Values::Ids { ids: Ids::NotCompared(why), .. } => Some(why),
            _ => None,
        };
        let off = litware_with(r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#);
        assert_eq!(why(&off, &from(CHICAGO, "gw-chi")), Some(NotCompared::Off));
        assert_eq!(why(&litware(), &from(CHICAGO, "gw-chi")), None);
        assert_eq!(why(&litware(), &call("location,trunk", "external,gw-chi")), Some(NotCompared::External));
        assert_eq!(why(&litware(), &call("call,trunk", "service,gw-chi")), Some(NotCompared::Kind));
        assert_eq!(why(&litware(), &call("from_trunk,trunk", "gw-chi,gw-chi")), Some(NotCompared::Joined));
    }

    #[test]
    fn a_step_shows_the_entities_that_it_speaks_of() {
        let draft = litware();
        let report = report(&draft, &from(RENO, "gw-chi"));
        let shown = |question| -> Vec<(Kind, String)> {
            let name = |id: &AnyId| (id.kind, draft.topology().name(*id));
            step(&report, question).highlights.iter().map(name).collect()
        };
        assert_eq!(
            shown(Question::Ids),
            [(Kind::NetworkSite, "Reno".into()), (Kind::NetworkSite, "Chicago".into())]
        );
        assert_eq!(
            shown(Question::EnableBypass),
            [(Kind::Trunk, "gw-chi".into()), (Kind::TrunkConfiguration, GLOBAL.into())]
        );
    }

    #[test]
    fn equal_reports_mean_that_nothing_changed() {
        let mut draft = litware();
        let request = from(RENO, "gw-chi");
        let before = report(&draft, &request);
        let unrelated = r#"Set(NetworkSite("Manila"), "BWPolicyProfileID", None)"#;
        draft.apply(&ron::from_str(unrelated).unwrap()).unwrap();
        assert_eq!(report(&draft, &request), before);
        let related = r#"Set(Trunk("gw-chi"), "Transport", "TCP")"#;
        draft.apply(&ron::from_str(related).unwrap()).unwrap();
        let after = report(&draft, &request);
        let changed: Vec<Question> = before
            .steps
            .iter()
            .zip(&after.steps)
            .filter(|(old, new)| old.answer != new.answer)
            .map(|(old, _)| old.question())
            .collect();
        assert_eq!(changed, [Question::Encryption]);
    }
}

mod refused {
    use super::*;

    fn error(model: &Model, header: &str, values: &str) -> String {
        evaluate(model, &call(header, values)).unwrap_err().to_string()
    }

    #[test]
    fn a_request_that_names_too_little_says_what_to_give() {
        let draft = litware();
        let model = draft.model();
        assert!(error(model, "client", CHICAGO).contains("give the number that is called, or the trunk"));
        assert!(error(model, "trunk", "gw-chi").contains("172.28.151.140/25"));
    }

    #[test]
    fn a_name_that_names_nothing_is_answered_with_names_near_it() {
        let draft = litware();
        let message = error(draft.model(), "client,trunk", &format!("{CHICAGO},gw-reny"));
        assert_eq!(message, "there is no trunk gw-reny; gw-reno, gw-ny are spelled much alike");
        let message = error(draft.model(), "client,trunk,user", &format!("{CHICAGO},gw-chi,nobody"));
        assert_eq!(message, "there is no user nobody");
    }

    #[test]
    fn a_trunk_without_an_end_takes_no_call() {
        let mut document = litware().document().clone();
        let (id, trunk) = document.topology.trunks.first().unwrap();
        let trunk = crate::topology::Trunk { gateway: None, ..trunk.clone() };
        *document.topology.trunks.get_mut(id).unwrap() = trunk;
        let draft = Draft::new(document);
        let refused = evaluate(draft.model(), &from(CHICAGO, "gw-chi")).unwrap_err();
        assert!(matches!(refused, CallError::Unfinished { .. }));
        assert_eq!(refused.to_string(), "no call can take trunk gw-chi: it has no gateway peer");
    }
}
