//! Live calls: filling a link, groups, capacity, changes of the topology, and what must always hold.

use super::*;
use crate::call::admission::{Check, LinkId};
use crate::call::decision::Verdict;
use crate::call::tests::random::{any_request, topology};
use crate::call::tests::{CHICAGO, RENO, call, from, litware, litware_with};
use crate::call::{CallRequest, Media, Outcome, OutcomeReason, Quality};
use crate::edit::Draft;
use crate::topology::attributes::Names;
use crate::topology::{NetworkSite, RegionLink, Trunk};
use proptest::prelude::*;

fn site_link(draft: &Draft, name: &str) -> LinkId {
    LinkId::NetworkSite(draft.model().named::<NetworkSite>(name).unwrap().0)
}

fn peer(client: &str, callee: &str) -> CallRequest {
    call("call,client,callee", &format!("peer,{client},{callee}"))
}

const LONDON: &str = "10.20.0.77/24";
const ALBUQUERQUE: &str = "172.29.84.50/24";

/// The Reno link as the picture of live calls has it: 7 calls to London, then PSTN calls until one is refused.
fn full_reno(draft: &Draft) -> (LiveCalls, PlacedMany) {
    let mut live = LiveCalls::default();
    live.place_many(draft.model(), &peer(RENO, LONDON), 7).unwrap();
    let many = live.until_refused(draft.model(), &from(RENO, "gw-chi")).unwrap();
    (live, many)
}

#[test]
fn a_link_is_filled_until_the_next_call_is_refused_and_says_why() {
    let draft = litware();
    let (live, many) = full_reno(&draft);
    assert_eq!((many.end, many.numbers.len(), many.failed), (End::Refused, 37, 1));
    let reno = site_link(&draft, "Reno");
    let usage = live.link(draft.model(), reno);
    assert_eq!((usage.audio, usage.video), ([3_971; 2], [0; 2]), "36 x 97 + 45 + 7 x 62, each direction");
    assert_eq!((usage.free(Media::Audio), usage.full(Media::Audio)), (Some(29), true));
    let last = many.last.unwrap();
    assert_eq!(last.outcome_reasons, [OutcomeReason::LinkTotal, OutcomeReason::NoEdge]);
    let refusal = *last.admission.refusals().next().unwrap();
    assert_eq!((refusal.link, refusal.needed, refusal.free), (reno, 45, 29));
    let (failed, mut kept) = live.failed();
    assert_eq!((failed, kept.next().map(|failed| &failed.report)), (1, Some(&last)));
}

#[test]
fn groups_show_each_way_once_with_what_it_reserves() {
    let draft = litware();
    let (mut live, _) = full_reno(&draft);
    live.place_many(draft.model(), &from(RENO, "gw-reno"), 22).unwrap();
    live.place_many(draft.model(), &from(CHICAGO, "gw-chi"), 3).unwrap();
    live.place_many(draft.model(), &from("172.29.80.103/24", "gw-chi"), 2).unwrap();
    let name = |link: &LinkId| draft.topology().name(link.entity());
    let rows: Vec<_> = live
        .groups()
        .iter()
        .map(|group| {
            let links: Vec<String> = group.key.links.iter().map(name).collect();
            (
                group.key.verdict,
                group.numbers.len(),
                group.key.kbps.clone(),
                group.reserved,
                links,
                group.from.len(),
            )
        })
        .collect();
    let reno = || vec!["Reno".to_owned()];
    assert_eq!(
        rows,
        [
            (Verdict::Mediated, 36, vec![97], 3_492, reno(), 1),
            (Verdict::Mediated, 1, vec![45], 45, reno(), 1),
            (Verdict::Bypass, 22, vec![], 0, vec![], 1),
            // Chicago and New York take one way that nothing limits.
            (Verdict::Bypass, 5, vec![], 0, vec![], 2),
            (Verdict::NotApplicable, 7, vec![62], 434, vec!["Reno".to_owned(), "NA-EMEA-LINK".to_owned()], 1),
        ]
    );
    let pushed_down: Vec<bool> = live.groups().iter().map(|group| group.key.pushed_down).collect();
    assert_eq!(pushed_down, [false, true, false, false, false]);
    let first = live.groups().remove(0);
    assert_eq!(live.hang_up_group(&first.key), 36);
    assert_eq!(live.link(draft.model(), site_link(&draft, "Reno")).used(Media::Audio), 45 + 434);
}

#[test]
fn a_hairpin_counts_twice_on_its_link() {
    let draft = litware_with(r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#);
    let mut live = LiveCalls::default();
    let many = live.place_many(draft.model(), &from(RENO, "gw-reno"), 20).unwrap();
    let share = many.last.unwrap().admission.shares().remove(0);
    assert_eq!((share.crossings, share.kbps), (2, 194));
    assert_eq!(live.link(draft.model(), site_link(&draft, "Reno")).used(Media::Audio), 3_880);
    // A 21st needs at least 45 + 97 and finds 120.
    let placed = live.place(draft.model(), &Arc::new(from(RENO, "gw-reno"))).unwrap();
    assert_eq!(placed.number, None);
    assert_eq!(live.link(draft.model(), site_link(&draft, "Reno")).used(Media::Audio), 3_880);
    assert_eq!(live.groups()[0].key.kbps, [97, 97]);
}

#[test]
fn capacity_is_that_of_the_worked_example() {
    let draft = litware();
    let model = draft.model();
    let link = site_link(&draft, "Albuquerque");
    let fits = LiveCalls::default().capacity(model, link);
    let of = |scenario, quality| {
        let fit = fits.iter().find(|fit| (fit.scenario, fit.quality) == (scenario, quality)).unwrap();
        (fit.more, fit.pushed_down)
    };
    use crate::call::admission::Scenario::{ClientToMediation, PeerToPeer, Video};
    assert_eq!(of(PeerToPeer, Quality::Quantity), (Some(44), Some(44)));
    assert_eq!(of(PeerToPeer, Quality::Balanced), (Some(32), Some(32)));
    assert_eq!(of(PeerToPeer, Quality::Quality), (Some(21), Some(22)));
    assert_eq!(of(ClientToMediation, Quality::Balanced), (Some(20), Some(21)));
    assert_eq!(of(Video, Quality::Balanced), (Some(2), Some(2)));
    // What fits by the figures is what can be placed.
    let mut live = LiveCalls::default();
    let many = live.until_refused(model, &from(ALBUQUERQUE, "gw-chi")).unwrap();
    assert_eq!((many.numbers.len(), live.link(model, link).used(Media::Audio)), (21, 1_985));
    for (quality, count) in [("quantity", 44), ("balanced", 32), ("quality", 22)] {
        let request = call("call,client,callee,quality", &format!("peer,{ALBUQUERQUE},{CHICAGO},{quality}"));
        let many = LiveCalls::default().until_refused(model, &request).unwrap();
        assert_eq!(many.numbers.len(), count, "{quality}");
    }
    let free = LiveCalls::default().capacity(model, site_link(&draft, "Chicago"));
    assert!(free.iter().all(|fit| fit.more.is_none()), "no limit, any number");
}

#[test]
fn a_call_that_no_limit_can_refuse_is_placed_once() {
    let draft = litware();
    let mut live = LiveCalls::default();
    let many = live.until_refused(draft.model(), &from(CHICAGO, "gw-chi")).unwrap();
    assert_eq!((many.end, live.len()), (End::NoLimit, 1));
    let many = live.place_many(draft.model(), &from(CHICAGO, "gw-chi"), 5).unwrap();
    assert_eq!((many.end, live.len()), (End::Counted, 6));
}

#[test]
fn a_link_says_who_uses_it_and_which_trunk_would_free_it() {
    let draft = litware();
    let (live, _) = full_reno(&draft);
    let reno = site_link(&draft, "Reno");
    let users: Vec<(u32, u32)> =
        live.users_of(reno, Media::Audio).iter().map(|user| (user.calls, user.kbps)).collect();
    assert_eq!(users, [(37, 3_537), (7, 434)]);
    assert!(matches!(live.users_of(reno, Media::Audio)[0].kind, Kind::Pstn(_)));
    let london = draft.model().named::<NetworkSite>("London").unwrap().0;
    assert_eq!(live.users_of(reno, Media::Audio)[1].kind, Kind::Users(Some(london)));
    let freed = live.freed_by_bypass(draft.model(), reno).unwrap();
    let gw_reno = draft.model().named::<Trunk>("gw-reno").unwrap().0;
    assert_eq!(freed, Freed { trunk: gw_reno, calls: 37, kbps: 3_537, turned_on: false });
    let link = LinkId::Region(draft.model().named::<RegionLink>("NA-EMEA-LINK").unwrap().0);
    assert_eq!(live.freed_by_bypass(draft.model(), link), None);
}

#[test]
fn bypass_that_is_off_says_what_turning_it_on_would_free() {
    for off in [
        r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#,
        r#"Set(TrunkConfiguration("Global"), "EnableBypass", false)"#,
    ] {
        let draft = litware_with(off);
        let mut live = LiveCalls::default();
        live.place_many(draft.model(), &from(RENO, "gw-reno"), 20).unwrap();
        let reno = site_link(&draft, "Reno");
        let gw_reno = draft.model().named::<Trunk>("gw-reno").unwrap().0;
        let freed = live.freed_by_bypass(draft.model(), reno);
        assert_eq!(freed, Some(Freed { trunk: gw_reno, calls: 20, kbps: 3_880, turned_on: true }), "{off}");
        let user = live.users_of(reno, Media::Audio)[0];
        assert_eq!((user.calls, user.crossings, user.kbps), (20, 40, 3_880));
        // A 21st needs at least 45 + 97 and finds 120; on an idle link 20 fit, and none more by lower figures.
        let fit = live.both_legs(draft.model(), reno, Quality::Balanced);
        assert_eq!((fit.figures, fit.more, fit.pushed_down), (vec![194, 142], Some(0), Some(0)));
        let idle = LiveCalls::default().both_legs(draft.model(), reno, Quality::Balanced);
        assert_eq!((idle.more, idle.pushed_down), (Some(20), Some(20)));
    }
}

#[test]
fn totals_say_what_bypass_saves() {
    let draft = litware();
    let mut live = LiveCalls::default();
    live.place_many(draft.model(), &from(RENO, "gw-reno"), 22).unwrap();
    live.place_many(draft.model(), &from(CHICAGO, "gw-chi"), 64).unwrap();
    live.place_many(draft.model(), &from(RENO, "gw-chi"), 2).unwrap();
    live.place_many(draft.model(), &peer(RENO, LONDON), 1).unwrap();
    let totals = live.totals(draft.model());
    assert_eq!((totals.bypass, totals.mediated, totals.not_applicable), (86, 2, 1));
    assert_eq!(totals.saved, 22 * 2 * 97);
    assert_eq!(totals.reserved, 2 * 97 + 2 * 62, "the call to London crosses two limited links");
}

#[test]
fn after_an_edit_the_calls_that_are_treated_otherwise_are_named_and_the_others_not() {
    let mut draft = litware();
    let mut live = LiveCalls::default();
    live.place_many(draft.model(), &from(RENO, "gw-reno"), 3).unwrap();
    live.place_many(draft.model(), &from(CHICAGO, "gw-chi"), 2).unwrap();
    assert!(live.again(draft.model()).1.is_empty(), "nothing changed");
    let edit = r#"Set(TrunkConfiguration("Global"), "EnableBypass", false)"#;
    let before = draft.clone();
    draft.apply(&ron::from_str(edit).unwrap()).unwrap();
    let (then, changed) = live.again(draft.model());
    assert_eq!(changed.len(), 5);
    let after = changed[0].after.as_ref().unwrap();
    assert_eq!((changed[0].before.verdict, after.verdict), (Verdict::Bypass, Verdict::Mediated));
    assert_eq!(then.link(draft.model(), site_link(&draft, "Reno")).used(Media::Audio), 3 * 2 * 97);
    assert!(live.ledger().is_empty(), "the calls themselves stay as they were placed");
    // Undo: the calls are treated as they were.
    assert!(live.again(before.model()).1.is_empty());
}

#[test]
fn a_trunk_that_is_gone_is_named_as_the_fault() {
    let mut draft = litware();
    let mut live = LiveCalls::default();
    live.place_many(draft.model(), &from(RENO, "gw-reno"), 1).unwrap();
    draft.apply(&ron::from_str(r#"Remove(Gateway("gw-reno"), Remove)"#).unwrap()).unwrap();
    let (then, changed) = live.again(draft.model());
    let fault = changed[0].after.as_ref().unwrap_err().to_string();
    assert!(fault.contains("no trunk gw-reno"), "{fault}");
    assert!(then.is_empty() && live.len() == 1);
}

#[test]
fn a_list_adds_up_in_order_or_runs_on_its_clock() {
    let draft = litware_with(r#"Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWLimit", 80)"#);
    let list = |times: [&str; 3]| {
        let calls: Vec<String> = times.iter().map(|time| format!("peer,{RENO},{LONDON},{time}")).collect();
        let text = format!("call,client,callee,start,duration\n{}\n", calls.join("\n"));
        crate::call::read_calls(text.as_bytes()).unwrap()
    };
    let outcomes =
        |reports: Vec<Arc<CallReport>>| reports.iter().map(|report| report.outcome).collect::<Vec<_>>();
    use Outcome::{Connected, VoiceMail};
    let calls = list([",", ",", ","]);
    assert!(!has_times(&calls));
    assert_eq!(outcomes(in_order(draft.model(), &calls).unwrap()), [Connected, VoiceMail, VoiceMail]);
    // The second comes while the first is up, the third the moment it ends; they are listed out of order.
    let calls = list(["30,60", "60,60", "0,60"]);
    assert!(has_times(&calls));
    assert_eq!(outcomes(on_a_clock(draft.model(), &calls).unwrap()), [VoiceMail, Connected, Connected]);
}

/// What a person can do to live calls.
#[derive(Debug, Clone)]
enum Act {
    Place(Arc<CallRequest>),
    HangUp(usize),
    HangUpGroup(usize),
    Edit(Box<Draft>),
    /// Marks what has that place among what can be down, or takes the mark off.
    Drill(usize, bool),
    EndDrill,
}

/// What a drill may mark, in the order of kinds.
fn targets(draft: &Draft) -> Vec<AnyId> {
    let topology = draft.topology();
    let ids = crate::topology::Kind::ALL.iter().flat_map(|kind| topology.ids(*kind));
    ids.filter(|id| Down::target(topology, *id) == Some(*id)).collect()
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => any_request().prop_map(|request| Act::Place(Arc::new(request))),
        2 => (0usize..40).prop_map(Act::HangUp),
        1 => (0usize..8).prop_map(Act::HangUpGroup),
        1 => topology().prop_map(|draft| Act::Edit(Box::new(draft))),
        2 => (0usize..40, any::<bool>()).prop_map(|(at, down)| Act::Drill(at, down)),
        1 => Just(Act::EndDrill),
    ]
}

#[test]
fn a_drill_stops_calls_and_ends_at_once() {
    let draft = litware();
    let mut live = LiveCalls::default();
    let request = Arc::new(from(RENO, "gw-chi"));
    live.place(draft.model(), &request).unwrap();
    let gateway = draft.model().find(crate::topology::Kind::Gateway, "gw-chi").unwrap();
    let reno = site_link(&draft, "Reno");
    assert!(live.mark_down(gateway, true) && !live.mark_down(gateway, true));
    assert_eq!(live.place(draft.model(), &request).unwrap().report.outcome, Outcome::Unroutable);
    let (_, changed) = live.again(draft.model());
    assert_eq!(changed.len(), 1, "the call that is up would not be placed now");
    live.mark_down(reno.entity(), true);
    let usage = live.link(draft.model(), reno);
    assert_eq!((usage.closed, usage.free(Media::Audio)), (true, Some(0)));
    assert!(live.capacity(draft.model(), reno).iter().all(|fit| fit.more == Some(0)), "nothing fits");
    assert_eq!(live.end_drill(), 2);
    assert!(live.again(draft.model()).1.is_empty() && live.len() == 1);
    let service = draft.model().find(crate::topology::Kind::ServerSite, "Chicago").unwrap();
    live.mark_down(service, true);
    let usage = live.link(draft.model(), reno);
    assert_eq!((usage.unenforced, usage.free(Media::Audio)), (true, None));
    let many = live.until_refused(draft.model(), &request).unwrap();
    assert_eq!(many.end, End::NoLimit, "nobody enforces the limit");
}

#[test]
fn a_batch_places_a_piece_at_a_time_and_says_how_far_it_is() {
    let draft = litware();
    let mut live = LiveCalls::default();
    let kinds = [(from(CHICAGO, "gw-chi"), Many::Count(10)), (from(RENO, "gw-chi"), Many::UntilRefused)];
    let mut batch = Batch::new(kinds);
    let mut parts = vec![batch.fraction()];
    while !batch.go_on(&mut live, draft.model(), 4).unwrap() {
        parts.push(batch.fraction());
    }
    assert!(parts.is_sorted() && parts[0] == 0.0 && parts.len() > 12, "{parts:?}");
    assert_eq!((batch.counts(), batch.fraction()), ((10 + 41, 1), 1.0));
    let (_, last) = batch.last().unwrap();
    assert_eq!((last.end, last.numbers.len(), last.failed), (End::Refused, 41, 1));
    assert!(batch.go_on(&mut live, draft.model(), 100).unwrap(), "there is no more to place");
    assert_eq!(live.len(), 51);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_ledger_holds_what_its_calls_hold_and_nothing_when_all_hung_up(
        draft in topology(),
        acts in prop::collection::vec(act(), 1..40),
    ) {
        let mut draft = draft;
        let mut live = LiveCalls::default();
        for act in acts {
            match act {
                Act::Place(request) => {
                    let placed = live.place(draft.model(), &request).unwrap();
                    let held = placed.report.reservations();
                    prop_assert!(
                        placed.report.verdict != Verdict::Bypass || placed.report.inner.is_some() || held.is_empty(),
                        "a call that bypasses reserves nothing"
                    );
                    for reservation in &held {
                        let link = live.link(draft.model(), reservation.link);
                        prop_assert!(!link.closed, "nothing crosses a link that is down");
                    }
                    let own = &placed.report.admission;
                    let legs = if held.is_empty() || placed.report.inner.is_some() { &[][..] } else { &own.legs };
                    for leg in legs.iter().filter(|leg| leg.check == Check::Checked) {
                        let media = leg.scenario.media();
                        for crossed in leg.limited() {
                            let limit = crossed.crossing.limits.of(media).map(|limit| limit.total);
                            let used = live.ledger().used(crossed.crossing.link, media)[0];
                            let others = own.legs.iter().any(|leg| leg.check != Check::Checked);
                            prop_assert!(others || Some(used) <= limit, "{used} of {limit:?} kbps");
                        }
                    }
                }
                Act::HangUp(at) => {
                    let number = live.iter().nth(at).map(|(number, _)| number);
                    prop_assert_eq!(number.is_some(), number.is_some_and(|number| live.hang_up(number)));
                }
                Act::HangUpGroup(at) => {
                    if let Some(group) = live.groups().get(at) {
                        prop_assert_eq!(live.hang_up_group(&group.key), group.numbers.len());
                    }
                }
                Act::Edit(other) => {
                    draft = *other;
                    live.follow(draft.topology());
                }
                Act::Drill(at, down) => {
                    let targets = targets(&draft);
                    live.mark_down(targets[at % targets.len()], down);
                }
                Act::EndDrill => {
                    live.end_drill();
                    prop_assert!(live.drill().is_empty());
                }
            }
            // No mark is on what is gone.
            prop_assert!(live.drill().iter().all(|id| draft.topology().contains(id)));
            let mut sum = crate::call::admission::Ledger::default();
            let held = live.iter().flat_map(|(_, call)| call.held.iter().copied()).collect::<Vec<_>>();
            held.iter().for_each(|reservation| sum.book(reservation));
            for reservation in &held {
                let (link, media) = (reservation.link, reservation.media);
                prop_assert_eq!(live.ledger().used(link, media), sum.used(link, media));
            }
            let members: usize = live.groups().iter().map(|group| group.numbers.len()).sum();
            prop_assert_eq!(members, live.len());
        }
        live.hang_up_all();
        prop_assert!(live.ledger().is_empty() && live.is_empty());
    }
}
