//! Walking a call: what each stage of its report lights, and how far the way is drawn.

use super::{overlap, picture, pieces};
use crate::call::tests::random::{any_request, topology};
use crate::call::tests::{RENO, call, from, litware, litware_with, report};
use crate::call::{CallReport, Question, Stage};
use crate::edit::Draft;
use crate::scene::canvas::path::Lines;
use crate::scene::canvas::picture::Standing;
use crate::scene::canvas::{IdMarks, Light, Picture, Way};
use crate::scene::drawing::Drawing;
use crate::scene::geometry::{Point, Rect};
use crate::scene::shape::Shape;
use crate::topology::{Gateway, Kind, Layout, NetworkSite, Trunk};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The name of a thing is in the set of things.
fn names(draft: &Draft, ids: impl IntoIterator<Item = crate::topology::AnyId>) -> Vec<String> {
    ids.into_iter().map(|id| draft.topology().name(id)).collect()
}

fn stage(report: &CallReport, question: Question, leg: Option<usize>) -> Stage {
    let asks = |stage: &Stage| report.step(*stage).is_some_and(|step| step.question() == question);
    report.stages().into_iter().find(|stage| asks(stage) && stage.leg == leg).unwrap()
}

fn at(draft: &Draft, report: &CallReport, question: Question, leg: Option<usize>) -> (Way, Light) {
    let way = Way::at(draft.model(), report, stage(report, question, leg));
    let light = way.light.clone().unwrap();
    (way, light)
}

fn mediated() -> (Draft, CallReport) {
    let draft = litware();
    let report = report(&draft, &from(RENO, "gw-chi"));
    (draft, report)
}

#[test]
fn a_stage_about_a_leg_lights_exactly_its_links_and_draws_the_way_up_to_there() {
    let (draft, report) = mediated();
    let (way, first) = at(&draft, &report, Question::Admission, Some(0));
    assert_eq!(names(&draft, first.links), ["Reno", "Chicago"]);
    assert_eq!((first.drawn, first.hops, way.adds.len()), (0..1, 0..1, 2));
    let (_, second) = at(&draft, &report, Question::Admission, Some(1));
    assert!(second.links.is_empty(), "leg 2 stays in Chicago");
    assert_eq!((second.drawn, second.hops), (0..2, 1..2));
}

#[test]
fn a_hairpin_adds_its_figure_once_on_the_way_out_and_twice_when_it_is_back() {
    let draft = litware_with(r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#);
    let report = report(&draft, &from(RENO, "gw-reno"));
    let reno = draft.model().named::<NetworkSite>("Reno").unwrap().0.into();
    for (leg, kbps) in [(0, 97), (1, 194)] {
        let (way, light) = at(&draft, &report, Question::Admission, Some(leg));
        assert_eq!(names(&draft, light.links), ["Reno", "Chicago"], "leg {leg}");
        assert_eq!(way.adds_to(reno), kbps, "leg {leg}");
    }
    let way = Way::of(&report);
    assert_eq!((way.comes_back(0), way.comes_back(1)), (false, true));
    assert_eq!((way.way_over_and_back(0), way.way_over_and_back(1)), (Some(false), Some(true)));
    let (picture, lines) = lines(&draft, &draft.document().layout, &way);
    let tile = picture.plan.tile(draft.model().named::<Gateway>("gw-reno").unwrap().0.into()).unwrap();
    for line in [&lines.media, &lines.signalling] {
        assert!(tile.expanded(1.0).contains(*line.last().unwrap()), "{line:?} ends at {tile:?}");
    }
}

#[test]
fn other_stages_light_the_trunk_the_chips_and_the_marks_and_draw_no_media_yet() {
    let (draft, report) = mediated();
    let (_, trunk) = at(&draft, &report, Question::Trunk, None);
    assert_eq!(names(&draft, trunk.trunks.iter().map(|id| (*id).into())), ["gw-chi"]);
    assert_eq!(names(&draft, trunk.members.iter().copied()), ["ms-chi", "gw-chi"]);
    let (way, subnet) = at(&draft, &report, Question::ClientSubnet, None);
    assert_eq!(names(&draft, subnet.cards.iter().map(|id| (*id).into())), ["Reno"]);
    assert_eq!(names(&draft, subnet.subnets.iter().copied()), ["172.28.151.128"]);
    assert_eq!(way.subnets.len(), 1, "the chip of the gateway is for the next stage");
    let (way, ids) = at(&draft, &report, Question::Ids, None);
    let marks: BTreeSet<String> =
        names(&draft, ids.marks.iter().map(|id| (*id).into())).into_iter().collect();
    assert_eq!(marks, BTreeSet::from(["Chicago".to_owned(), "Reno".to_owned()]));
    assert!(ids.cards.is_empty() && ids.links.is_empty() && way.compared.len() == 2);
    for light in [trunk, subnet, ids] {
        assert_eq!(light.drawn, 0..0);
        assert!(light.signalling, "the way of signalling is known once the trunk is");
    }
}

#[test]
fn a_bypassed_call_is_drawn_whole_where_admission_is_not_asked() {
    let draft = litware();
    let report = report(&draft, &from(RENO, "gw-reno"));
    let (way, light) = at(&draft, &report, Question::Admission, None);
    assert_eq!((light.drawn, light.hops), (0..1, 0..1));
    assert!(light.links.is_empty() && way.adds.is_empty());
}

#[test]
fn a_leg_that_is_refused_is_drawn_up_to_the_link_that_refuses() {
    let draft = litware_with(r#"Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWLimit", 44)"#);
    let report = report(&draft, &from(RENO, "gw-chi"));
    let (way, light) = at(&draft, &report, Question::Admission, Some(0));
    assert_eq!(names(&draft, way.refused_at), ["Reno"]);
    assert_eq!(names(&draft, light.links), ["Reno", "Chicago"]);
    let (earlier, _) = at(&draft, &report, Question::Ids, None);
    assert_eq!(earlier.refused_at, None);
}

/// The texts of a drawing, in full colour or dimmed.
fn texts(drawing: &Drawing, dimmed: bool) -> Vec<String> {
    let text = |shape: &Shape| match shape {
        Shape::Text(text) if text.ink.dimmed == dimmed => Some(text.content.clone()),
        _ => None,
    };
    drawing.shapes().filter_map(text).collect()
}

#[test]
fn what_is_lit_keeps_its_colours_and_everything_else_is_dimmed_in_the_drawing_itself() {
    let (draft, report) = mediated();
    let (way, _) = at(&draft, &report, Question::ClientSubnet, None);
    for zoom in [1.0, 0.5] {
        let (lit, dim) = drawn(&draft, &way, zoom);
        assert!(lit.contains(&"Reno".to_owned()), "{lit:?} at {zoom}");
        for name in ["Albuquerque", "North America", "Chicago"] {
            assert!(dim.contains(&name.to_owned()) && !lit.contains(&name.to_owned()), "{name} at {zoom}");
        }
    }
    let whole = picture(draft.model(), &draft.document().layout, Some(&Way::of(&report)));
    assert_eq!(texts(&whole.drawing, true), Vec::<String>::new(), "nothing is dimmed without a walk");
}

fn drawn(draft: &Draft, way: &Way, zoom: f32) -> (Vec<String>, Vec<String>) {
    use crate::scene::canvas::{Loads, Signs, View, compose};
    let (measure, signs, loads) =
        (crate::scene::measure::Metrics::load().unwrap(), Signs::default(), Loads::default());
    let selected = BTreeSet::new();
    let view = View {
        model: draft.model(),
        layout: &draft.document().layout,
        measure: &measure,
        selected: &selected,
        hovered: None,
        signs: &signs,
        loads: &loads,
        way: Some(way),
    };
    let drawing = compose(&view).draw(&view, zoom, None);
    (texts(&drawing, false), texts(&drawing, true))
}

fn lines(draft: &Draft, layout: &Layout, way: &Way) -> (Picture, Lines) {
    let picture = picture(draft.model(), layout, Some(way));
    let Picture { plan, pipes, trunks, .. } = &picture;
    let lines = Lines::of(draft.model(), &Standing { plan, pipes, trunks }, way);
    (picture, lines)
}

#[test]
fn a_bypassed_call_within_a_card_runs_between_the_card_and_its_trunks() {
    let draft = litware();
    for layout in [draft.document().layout.clone(), Layout::default()] {
        for (client, trunk, site) in [(RENO, "gw-reno", "Reno"), ("157.57.210.77/24", "gw-chi", "Chicago")] {
            let report = report(&draft, &from(client, trunk));
            let (picture, lines) = lines(&draft, &layout, &Way::of(&report));
            let card = picture.plan.card(draft.model().named::<NetworkSite>(site).unwrap().0).unwrap().rect;
            let stays = |point: &Point| card.expanded(8.0).contains(*point);
            assert!(lines.media.len() > 1 && lines.media.iter().all(stays), "{site}: {:?}", lines.media);
            let gateway = draft.model().named::<Gateway>(trunk).unwrap().0;
            let tile = picture.plan.tile(gateway.into()).unwrap();
            assert!(tile.expanded(1.0).contains(*lines.media.last().unwrap()), "{site}: {:?}", lines.media);
            let own = draft.model().named::<Trunk>(trunk).unwrap().0;
            let trunk = picture.trunks.iter().find(|plan| plan.id == own).unwrap();
            // The last piece enters the tile where the trunk may leave it.
            let last = lines.media.len() - 1;
            for piece in pieces(&lines.media[..last]) {
                let along = |line: Rect| {
                    let wide = piece.max.x.min(line.max.x) - piece.min.x.max(line.min.x);
                    let high = piece.max.y.min(line.max.y) - piece.min.y.max(line.min.y);
                    wide >= 0.0 && high >= 0.0 && wide + high > 6.0
                };
                let covered = pieces(&trunk.points).any(along);
                assert!(!covered, "{site}: {:?} over {:?}", lines.media, trunk.points);
            }
        }
    }
}

#[test]
fn media_between_users_runs_through_no_other_card() {
    let clients = [
        RENO,
        "157.57.210.77/24",
        "172.29.80.20/24",
        "172.29.82.9/23",
        "10.71.108.9/24",
        "10.20.0.77/24",
        "10.21.0.5/24",
        "10.30.0.5/24",
        "10.31.0.9/24",
        "203.0.113.9/32",
    ];
    for full in [false, true] {
        let edits = if full {
            r#"Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWLimit", 44), Remove(RegionRoute("NA-APAC-ROUTE"), Refuse)"#
        } else {
            ""
        };
        let draft = litware_with(edits);
        for (one, other) in clients.iter().flat_map(|one| clients.iter().map(move |other| (*one, *other))) {
            let request = call("client,callee,call", &format!("{one},{other},peer"));
            let way = Way::of(&report(&draft, &request));
            let (picture, lines) = lines(&draft, &draft.document().layout, &way);
            for card in &picture.plan.cards {
                let inner = card.rect.expanded(-4.0);
                let through = pieces(&lines.media).find(|piece| overlap(*piece, inner));
                assert_eq!(through, None, "{one} to {other} through {}", card.content.name);
            }
        }
    }
}

#[test]
fn what_an_edit_changes_on_the_way_is_named() {
    let (draft, before) = mediated();
    let before = Way::of(&before);
    assert_eq!(before.changes_since(&before), BTreeSet::new());
    let edited = litware_with(r#"Set(NetworkSite("Reno"), "BWPolicyProfileID", None)"#);
    let after = Way::of(&report(&edited, &from(RENO, "gw-chi")));
    let changed = names(&draft, after.changes_since(&before));
    // Both marks now match, and the link of Reno takes nothing any more.
    assert_eq!(changed, ["Reno", "Chicago"]);
}

#[test]
fn marks_stay_what_they_are_while_a_change_is_only_shown() {
    let draft = litware();
    let marks = IdMarks::of(draft.model());
    let edited = litware_with(r#"Set(NetworkSite("Albuquerque"), "BWPolicyProfileID", None)"#);
    let shown = IdMarks::keeping(&marks, edited.model());
    for (id, site) in draft.topology().network_sites.iter() {
        let (before, after) = (marks.network_site(draft.model(), id), shown.network_site(edited.model(), id));
        assert_eq!(before == after, site.name.as_str() != "Albuquerque", "{}", site.name);
    }
    let fresh = IdMarks::of(edited.model());
    let reno = draft.model().named::<NetworkSite>("Reno").unwrap().0;
    assert_ne!(
        fresh.network_site(edited.model(), reno),
        marks.network_site(draft.model(), reno),
        "without keeping them they would move up"
    );
}

proptest! {
    #[test]
    fn every_stage_lights_what_is_in_the_scene_and_draws_no_way_that_the_call_does_not_take(
        draft in topology(),
        request in any_request(),
    ) {
        let Ok(report) = crate::call::evaluate(draft.model(), &request) else { return Ok(()) };
        let whole = Way::of(&report);
        let picture = picture(draft.model(), &draft.document().layout, None);
        let stages = report.stages();
        prop_assert_eq!(stages.iter().map(|stage| stage.step).collect::<BTreeSet<_>>().len(), report.steps.len());
        for stage in stages {
            let way = Way::at(draft.model(), &report, stage);
            let light = way.light.clone().unwrap();
            let hops = whole.media.len().saturating_sub(1);
            prop_assert!(light.drawn.end <= hops && light.hops.end <= hops, "{light:?}");
            prop_assert!(light.drawn.start <= light.hops.start || light.hops.is_empty());
            if whole.media.is_empty() {
                prop_assert!(light.drawn.is_empty());
            }
            for site in light.cards.iter().chain(&light.marks) {
                prop_assert!(picture.plan.card(*site).is_some());
            }
            for trunk in &light.trunks {
                prop_assert!(draft.topology().get(*trunk).is_some());
            }
            for link in &light.links {
                prop_assert!(matches!(link.kind, Kind::NetworkSite | Kind::RegionLink | Kind::IntersitePolicy));
                prop_assert!(draft.topology().contains(*link));
            }
            if let Some(leg) = report.leg(stage) {
                let crossed: BTreeSet<_> = leg.crossed.iter().map(|c| c.crossing.link.entity()).collect();
                prop_assert_eq!(&light.links, &crossed);
            }
        }
    }
}
