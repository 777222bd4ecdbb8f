//! What a picture must be for any topology, tried on the samples as they are placed and as they lay themselves out.

mod folds;
mod ghosts;
mod small;
mod walk;
mod words;

use super::{Loads, Picture, Plan, Signs, Stop, Tone, View, Way, compose};
use crate::file::Sample;
use crate::scene::canvas::gauges::Gauge;
use crate::scene::canvas::pipes::Pipe;
use crate::scene::drawing::Layer;
use crate::scene::geometry::{Point, Rect};
use crate::scene::measure::Metrics;
use crate::scene::shape::Shape;
use crate::topology::{
    AnyId, BandwidthPolicyProfile, Gateway, Kind, Layout, MediationPool, Model, Name, NetworkRegion,
    NetworkSite, Place, Ref, Topology, Trunk,
};
use std::collections::BTreeSet;

/// A sample, placed by its author or free.
fn sample(name: &str, placed: bool) -> (Model, Layout) {
    let document = Sample::named(name).unwrap().open().unwrap();
    let layout = if placed { document.layout.clone() } else { Layout::default() };
    (Model::new(document.topology), layout)
}

/// Each sample in both layouts.
fn samples() -> Vec<(Model, Layout)> {
    let names = ["litware", "branch-office"];
    names.into_iter().flat_map(|name| [sample(name, true), sample(name, false)]).collect()
}

fn picture(model: &Model, layout: &Layout, way: Option<&Way>) -> Picture {
    let view = View {
        model,
        layout,
        measure: &Metrics::load().unwrap(),
        selected: &BTreeSet::new(),
        hovered: None,
        signs: &Signs::default(),
        loads: &Loads::default(),
        way,
    };
    let mut picture = compose(&view);
    picture.drawing = picture.draw(&view, 1.0, None);
    picture
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.expanded(-0.5).touches(b.expanded(-0.5))
}

fn pieces(line: &[Point]) -> impl Iterator<Item = Rect> + '_ {
    line.iter().zip(line.iter().skip(1)).filter_map(|(a, b)| Rect::holding([*a, *b]))
}

#[test]
fn the_same_document_gives_the_same_picture() {
    for (model, layout) in samples() {
        let (first, second) = (picture(&model, &layout, None), picture(&model, &layout, None));
        assert_eq!(first.drawing, second.drawing);
        assert_eq!(first.spots, second.spots);
    }
}

#[test]
fn everything_that_has_a_place_has_a_spot_and_is_hit_there() {
    let kinds = [
        Kind::NetworkRegion,
        Kind::NetworkSite,
        Kind::MediationPool,
        Kind::FrontEndPool,
        Kind::Gateway,
        Kind::Trunk,
        Kind::RegionLink,
        Kind::IntersitePolicy,
    ];
    for (model, layout) in samples() {
        let picture = picture(&model, &layout, None);
        for id in kinds.into_iter().flat_map(|kind| model.topology().ids(kind)) {
            assert!(picture.spot(id).is_some(), "{id:?} {}", model.topology().name(id));
        }
        for spot in &picture.spots {
            assert_eq!(picture.hit(spot.grip.centre(), 2.0), Some(spot.id), "{}", spot.label);
        }
    }
}

#[test]
fn what_a_person_placed_stays_there() {
    let (model, layout) = sample("litware", true);
    let plan = picture(&model, &layout, None).plan;
    for (id, place) in layout.places().filter(|(id, _)| id.kind == Kind::NetworkSite) {
        assert_eq!(plan.place(id), Some(place), "{}", model.topology().name(id));
    }
}

#[test]
fn cards_never_overlap_and_stand_in_their_area() {
    for (model, layout) in samples() {
        let plan = picture(&model, &layout, None).plan;
        for (number, card) in plan.cards.iter().enumerate() {
            for other in plan.cards.iter().skip(number + 1) {
                assert!(!overlap(card.rect, other.rect), "{} {}", card.content.name, other.content.name);
            }
            let region = model.topology().get(card.content.id).and_then(|site| site.region.as_ref()?.id());
            let area = region.and_then(|id| plan.region(id)).unwrap().rect;
            assert!(area.touches(card.rect), "{}", card.content.name);
            assert!(card.content.provider || area.union(card.rect) == area, "{}", card.content.name);
        }
    }
}

#[test]
fn free_cards_go_around_those_that_were_placed() {
    let (model, mut layout) = sample("litware", false);
    let place = |name: &str| AnyId::from(model.named::<NetworkSite>(name).unwrap().0);
    layout.set_place(place("Reno"), Some(Place { x: 200, y: 60 }));
    layout.set_place(place("London"), Some(Place { x: 420, y: 80 }));
    let plan = picture(&model, &layout, None).plan;
    for (number, card) in plan.cards.iter().enumerate() {
        for other in plan.cards.iter().skip(number + 1) {
            assert!(!overlap(card.rect, other.rect), "{} {}", card.content.name, other.content.name);
        }
    }
}

#[test]
fn a_longer_name_widens_a_placed_card_no_farther_than_its_neighbour() {
    let (model, layout) = sample("litware", true);
    let reno = model.named::<NetworkSite>("Reno").unwrap().0;
    let mut topology = model.topology().clone();
    topology.network_sites.get_mut(reno).unwrap().name = name("Reno, the biggest little city in the world");
    let plan = picture(&Model::new(topology), &layout, None).plan;
    let card = plan.card(reno).unwrap().rect;
    let albuquerque = plan.card(model.named::<NetworkSite>("Albuquerque").unwrap().0).unwrap().rect;
    assert!(card.width() > 180.0, "there is room up to the neighbour: {card:?}");
    assert!(card.max.x + 10.0 < albuquerque.min.x, "{card:?} {albuquerque:?}");
}

#[test]
fn cards_without_members_are_low_where_their_region_has_none() {
    let (model, layout) = sample("litware", true);
    let plan = picture(&model, &layout, None).plan;
    let height = |name: &str| plan.card(model.named::<NetworkSite>(name).unwrap().0).unwrap().rect.height();
    assert_eq!((height("Beijing"), height("Manila")), (92.0, 92.0));
    assert_eq!((height("London"), height("Cologne"), height("Portland")), (134.0, 134.0, 134.0));
}

#[test]
fn subnets_stand_in_the_order_of_their_addresses() {
    let (model, layout) = sample("litware", true);
    let plan = picture(&model, &layout, None).plan;
    let card = plan.card(model.named::<NetworkSite>("Portland").unwrap().0).unwrap();
    let shown: Vec<&str> = card.content.chips.iter().map(|(_, range)| range.as_str()).collect();
    assert_eq!(shown, ["10.71.108.0/24", "157.57.208.0/24", "172.29.77.0/24"]);
}

/// A region with many network sites.
fn crowded(count: usize) -> Model {
    let mut topology = Topology::default();
    let region = topology.network_regions.push(NetworkRegion { name: name("R"), ..NetworkRegion::default() });
    for number in 0..count {
        let site = NetworkSite { name: name(&format!("Site {number}")), ..NetworkSite::default() };
        topology.network_sites.push(NetworkSite { region: Some(Ref::To(region)), ..site });
    }
    Model::new(topology)
}

#[test]
fn a_large_region_has_further_rails_and_every_stub_meets_one_without_crossing_a_card() {
    let model = crowded(40);
    let picture = picture(&model, &Layout::default(), None);
    let region = picture.plan.regions.first().unwrap();
    assert!(region.rails.len() > 1);
    for card in &picture.plan.cards {
        let stub = picture.pipes.iter().find(|pipe| pipe.id == card.content.id.into()).unwrap();
        let end = stub.points.last().unwrap();
        assert!(region.rails.iter().any(|rail| rail.left.y == end.y), "{}", card.content.name);
        let crossed = |other: &Rect| pieces(&stub.points).any(|piece| overlap(piece, *other));
        assert!(!picture.plan.cards.iter().any(|other| crossed(&other.rect)), "{}", card.content.name);
    }
}

#[test]
fn a_gateway_stands_on_the_card_that_holds_its_media_address() {
    for (model, layout) in samples() {
        let plan = picture(&model, &layout, None).plan;
        for (id, gateway) in model.topology().gateways.iter() {
            let place =
                model.locate(gateway.media_address().unwrap()).and_then(|at| at.network_site).unwrap();
            let tile = plan.tile(id.into()).unwrap();
            let card = plan.card(place).unwrap().rect;
            assert_eq!(card.union(tile), card, "{}", gateway.name);
        }
    }
}

#[test]
fn a_gateway_in_no_subnet_stands_outside_every_card() {
    let mut topology = sample("litware", false).0.topology().clone();
    let lost = Gateway { name: name("gw-lost"), ..Gateway::default() };
    let id = topology.gateways.push(lost);
    let plan: Plan = picture(&Model::new(topology), &Layout::default(), None).plan;
    let tile = plan.tile(id.into()).unwrap();
    assert!(plan.cards.iter().all(|card| !card.rect.touches(tile)));
    assert!(plan.regions.iter().all(|region| !region.rect.touches(tile)));
}

#[test]
fn two_trunks_between_the_same_ends_are_two_lines_with_a_badge_each() {
    let (model, layout) = sample("litware", true);
    for (second, first) in [("second-chi", "gw-chi"), ("second-reno", "gw-reno")] {
        let mut topology = model.topology().clone();
        let (first, twin) = model.named::<Trunk>(first).map(|(id, trunk)| (id, trunk.clone())).unwrap();
        let second = topology.trunks.push(Trunk { name: name(second), root: false, ..twin });
        let picture = picture(&Model::new(topology), &layout, None);
        let line = |id| picture.trunks.iter().find(|trunk| trunk.id == id).unwrap();
        assert_ne!(line(first).points, line(second).points);
        assert!(!overlap(line(first).badge, line(second).badge));
    }
}

#[test]
fn trunks_cross_no_card_but_their_own_and_enter_tiles_from_outside() {
    for (model, layout) in samples() {
        let picture = picture(&model, &layout, None);
        for trunk in &picture.trunks {
            let ends = model.topology().get(trunk.id).unwrap();
            let tiles = [
                ends.pool.as_ref().unwrap().id().map(AnyId::from),
                ends.gateway.as_ref().unwrap().id().map(AnyId::from),
            ];
            let tiles: Vec<Rect> =
                tiles.into_iter().flatten().filter_map(|id| picture.plan.tile(id)).collect();
            for card in &picture.plan.cards {
                let own = tiles.iter().any(|tile| card.rect.touches(*tile));
                let boxes = if own { card.texts() } else { vec![card.rect] };
                let crossed =
                    boxes.iter().filter(|text| pieces(&trunk.points).any(|piece| overlap(piece, **text)));
                assert_eq!(crossed.count(), 0, "{} on {}", ends.name, card.content.name);
            }
            for end in [trunk.points.first(), trunk.points.last()] {
                assert!(tiles.iter().any(|tile| tile.expanded(0.5).contains(*end.unwrap())), "{}", ends.name);
            }
        }
    }
}

#[test]
fn plates_and_badges_cover_no_card_and_not_each_other() {
    for (model, layout) in samples() {
        let picture = picture(&model, &layout, None);
        let plates: Vec<Rect> =
            picture.pipes.iter().filter_map(|pipe| pipe.gauge.as_ref()).flat_map(Gauge::boxes).collect();
        for (number, plate) in plates.iter().enumerate() {
            assert!(picture.plan.cards.iter().all(|card| !overlap(card.rect, *plate)), "{plate:?}");
            assert!(plates.iter().skip(number + 1).all(|other| !overlap(*other, *plate)), "{plate:?}");
        }
        for (number, trunk) in picture.trunks.iter().enumerate() {
            assert!(plates.iter().all(|plate| !overlap(*plate, trunk.badge)));
            assert!(picture.trunks.iter().skip(number + 1).all(|other| !overlap(other.badge, trunk.badge)));
        }
    }
}

/// Texts of a layer with their boxes.
fn texts(picture: &Picture, layer: Layer) -> Vec<(String, Rect)> {
    let metrics = Metrics::load().unwrap();
    let shapes = picture.drawing.layers().filter(|(found, _)| *found == layer).flat_map(|(_, shapes)| shapes);
    let texts = shapes.filter_map(|shape| match shape {
        Shape::Text(text) => Some((text.content.clone(), text.bounds(&metrics))),
        _ => None,
    });
    texts.collect()
}

#[test]
fn texts_stay_on_their_card_and_off_each_other() {
    let mut topology = sample("litware", true).0.topology().clone();
    let reno = Model::new(topology.clone()).named::<NetworkSite>("Reno").unwrap().0;
    topology.network_sites.get_mut(reno).unwrap().name =
        name(&"Reno, the biggest little city in the world ".repeat(5));
    let profile = Model::new(topology.clone()).named::<BandwidthPolicyProfile>("10Mb_Link").unwrap().0;
    topology.profiles.get_mut(profile).unwrap().name =
        name(&"Ten megabits for a line that is long ".repeat(5));
    let gateway = Model::new(topology.clone()).named::<Gateway>("gw-reno").unwrap().0;
    topology.gateways.get_mut(gateway).unwrap().name = name(&"gw-reno-with-a-long-name".repeat(10));
    let named = (Model::new(topology), Layout::default());
    for (model, layout) in samples().into_iter().chain([named]) {
        let picture = picture(&model, &layout, None);
        let mut all = texts(&picture, Layer::Cards);
        all.extend(texts(&picture, Layer::Tiles));
        for (text, held) in &all {
            let card = picture.plan.cards.iter().find(|card| card.rect.touches(*held)).unwrap();
            assert_eq!(card.rect.union(*held), card.rect, "{text} leaves {}", card.content.name);
        }
        for (number, (text, held)) in all.iter().enumerate() {
            let other = all.iter().skip(number + 1).find(|(_, other)| overlap(*held, *other));
            assert_eq!(other, None, "on {text}");
        }
    }
}

/// The way of a PSTN call from a network site over the pool of Chicago to a gateway.
fn call(model: &Model, from: &str, gateway: &str, tone: Tone) -> Way {
    let site = model.named::<NetworkSite>(from).unwrap().0;
    let (pool, pool_entity) = model.named::<MediationPool>("ms-chi").unwrap();
    let (peer, peer_entity) = model.named::<Gateway>(gateway).unwrap();
    let client = Stop { member: None, network_site: Some(site) };
    let pool = Stop { member: Some(pool.into()), network_site: model.stands_in(pool_entity) };
    let peer = Stop { member: Some(peer.into()), network_site: model.stands_in(peer_entity) };
    let media = if tone == Tone::Bypass { vec![client, peer] } else { vec![client, pool, peer] };
    Way { media, signalling: vec![client, pool, peer], tone, ..Way::default() }
}

fn media(model: &Model, layout: &Layout, way: &Way) -> (Picture, Vec<Point>) {
    let picture = picture(model, layout, Some(way));
    let Picture { plan, pipes, trunks, .. } = &picture;
    let stands = super::picture::Standing { plan, pipes, trunks };
    let media = super::path::Lines::of(model, &stands, way).media;
    (picture, media)
}

#[test]
fn media_of_a_bypassed_call_stays_off_the_pool_and_that_of_a_mediated_one_goes_there() {
    for placed in [true, false] {
        let (model, layout) = sample("litware", placed);
        let pool = model.named::<MediationPool>("ms-chi").unwrap().0;
        for (from, gateway, tone) in [
            ("Reno", "gw-reno", Tone::Bypass),
            ("New York", "gw-chi", Tone::Bypass),
            ("Reno", "gw-chi", Tone::Mediated),
            ("Reno", "gw-reno", Tone::Mediated),
            ("Manila", "gw-ny", Tone::Mediated),
        ] {
            let (picture, line) = media(&model, &layout, &call(&model, from, gateway, tone));
            let tile = picture.plan.tile(pool.into()).unwrap();
            let touched = pieces(&line).any(|piece| overlap(piece, tile.expanded(8.0)));
            assert_eq!(touched, tone == Tone::Mediated, "{from} to {gateway}, placed {placed}");
        }
    }
}

#[test]
fn media_runs_beside_the_texts_of_cards() {
    let (model, layout) = sample("litware", true);
    for (from, gateway, tone) in [
        ("Reno", "gw-reno", Tone::Bypass),
        ("Reno", "gw-reno", Tone::Mediated),
        ("Reno", "gw-chi", Tone::Mediated),
        ("Reno", "gw-albu", Tone::Mediated),
        ("Manila", "gw-ny", Tone::Mediated),
    ] {
        let (picture, line) = media(&model, &layout, &call(&model, from, gateway, tone));
        for card in &picture.plan.cards {
            let words = card.texts().into_iter().next().unwrap();
            let crossed = pieces(&line).find(|piece| overlap(*piece, words.expanded(-1.0)));
            assert_eq!(crossed, None, "{from} to {gateway} on {}", card.content.name);
        }
    }
}

#[test]
fn media_takes_no_detour_through_another_street() {
    let (model, layout) = sample("litware", true);
    let (picture, line) = media(&model, &layout, &call(&model, "Reno", "gw-chi", Tone::Mediated));
    let region = model.named::<NetworkRegion>("North America").unwrap().0;
    let rail = picture.plan.region(region).unwrap().rails.first().unwrap().left.y;
    let reno = picture.plan.card(model.named::<NetworkSite>("Reno").unwrap().0).unwrap().rect;
    let below = pieces(&line).filter(|piece| piece.max.y > rail + 10.0);
    assert!(below.into_iter().all(|piece| piece.min.x < reno.max.x), "{line:?}");
}

#[test]
fn a_picture_is_drawn_anew_once_what_is_shown_has_changed() {
    let (model, layout) = sample("litware", true);
    let reno = AnyId::from(model.named::<NetworkSite>("Reno").unwrap().0);
    let (none, reno) = (BTreeSet::new(), BTreeSet::from([reno]));
    let (signs, metrics, loads) = (Signs::default(), Metrics::load().unwrap(), Loads::default());
    let view = |selected| View {
        model: &model,
        layout: &layout,
        measure: &metrics,
        selected,
        hovered: None,
        signs: &signs,
        loads: &loads,
        way: None,
    };
    let area = Rect::new(0.0, 0.0, 800.0, 600.0);
    let mut picture = compose(&view(&none));
    picture.see(&view(&none), 1.0, area);
    let plain = picture.drawing.clone();
    picture.see(&view(&reno), 1.0, area);
    assert_eq!(picture.drawing, plain, "nothing has said that it changed");
    picture = picture.repainted();
    picture.see(&view(&reno), 1.0, area);
    assert_ne!(picture.drawing, plain);
    assert!(picture.is_seen(1.2, area.expanded(50.0)), "there is room around what was in view");
    for (zoom, area) in [(2.0, area), (0.5, area), (1.0, Rect::new(5_000.0, 0.0, 800.0, 600.0))] {
        assert!(!picture.is_seen(zoom, area), "{zoom} {area:?}");
    }
}

#[test]
fn what_is_dragged_takes_its_lines_along_and_leaves_the_others() {
    let (model, layout) = sample("litware", true);
    let manila = AnyId::from(model.named::<NetworkSite>("Manila").unwrap().0);
    let (none, signs, metrics, loads) =
        (BTreeSet::new(), Signs::default(), Metrics::load().unwrap(), Loads::default());
    let mut moved = layout.clone();
    moved.set_place(manila, Some(Place { x: 930, y: 434 }));
    let view = |layout| View {
        model: &model,
        layout,
        measure: &metrics,
        selected: &none,
        hovered: None,
        signs: &signs,
        loads: &loads,
        way: None,
    };
    let before = compose(&view(&layout));
    let after = before.clone().moved(&view(&moved));
    assert_eq!(after.plan, compose(&view(&moved)).plan);
    assert_eq!(after.trunks, before.trunks, "no trunk leads there");
    assert_eq!(after.spots.len(), before.spots.len());
    let stub = |picture: &Picture| picture.pipes.iter().find(|pipe| pipe.id == manila).cloned().unwrap();
    assert_ne!(stub(&before).points, stub(&after).points);
    let mut far = layout.clone();
    let chicago = AnyId::from(model.named::<NetworkSite>("Chicago").unwrap().0);
    far.set_place(chicago, Some(Place { x: 240, y: -60 }));
    let after = before.clone().moved(&view(&far));
    for trunk in &after.trunks {
        let ends = model.topology().get(trunk.id).unwrap();
        let tile = after.plan.tile(ends.pool.as_ref().unwrap().id().unwrap().into()).unwrap();
        let at = [trunk.points.first(), trunk.points.last()].into_iter().flatten();
        assert!(at.into_iter().any(|end| tile.expanded(0.5).contains(*end)), "{}", ends.name);
    }
}

#[test]
fn a_call_between_regions_follows_its_region_links() {
    let (model, layout) = sample("litware", true);
    let (picture, line) = media(&model, &layout, &call(&model, "Manila", "gw-chi", Tone::Mediated));
    let links: Vec<&Pipe> = picture.pipes.iter().filter(|pipe| pipe.id.kind == Kind::RegionLink).collect();
    assert_eq!(links.len(), 2);
    for link in links {
        let held = Rect::holding(line.iter().copied()).unwrap();
        assert!(held.touches(Rect::holding(link.points.iter().copied()).unwrap()));
        // The line runs in its lane beside the middle of the link.
        let near = |at: &Point| pieces(&line).any(|piece| piece.expanded(8.0).contains(*at));
        assert!(link.points.iter().all(near), "{:?}", link.name);
    }
}

#[test]
fn a_call_between_neighbours_follows_their_intersite_policy() {
    let (model, layout) = sample("litware", true);
    let way = call(&model, "Reno", "gw-albu", Tone::Bypass);
    let (picture, line) = media(&model, &layout, &way);
    let policy =
        model.topology().intersite_policies.iter().find(|(_, policy)| policy.name.as_str().contains("Reno"));
    let pipe = picture.pipes.iter().find(|pipe| pipe.id == policy.unwrap().0.into()).unwrap();
    let near = |at: &Point| pieces(&line).any(|piece| piece.expanded(8.0).contains(*at));
    let bends = pipe.points.iter().skip(1).rev().skip(1);
    assert!(bends.clone().count() > 1 && bends.rev().all(near), "{line:?} {:?}", pipe.points);
    let first = line.first().zip(pipe.points.first()).map(|(a, b)| a.distance(*b));
    assert!(first.is_some_and(|away| away < 8.0), "the caller is where the policy begins");
}
