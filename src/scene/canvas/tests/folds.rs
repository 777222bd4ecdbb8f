//! Network regions that are folded into boxes.

use super::{call, media, picture, pieces, sample};
use crate::scene::canvas::{Loads, Signs, Tone, View, compose};
use crate::scene::drawing::Layer;
use crate::scene::geometry::Rect;
use crate::scene::measure::Metrics;
use crate::scene::shape::Shape;
use crate::topology::{AnyId, Gateway, Kind, Layout, Model, NetworkRegion, NetworkSite};
use std::collections::BTreeSet;

/// The sample with a region folded.
pub fn folded(name: &str, placed: bool) -> (Model, Layout, AnyId) {
    let (model, mut layout) = sample("litware", placed);
    let region = AnyId::from(model.named::<NetworkRegion>(name).unwrap().0);
    layout.set_folded(region, true);
    (model, layout, region)
}

#[test]
fn a_folded_region_is_a_box_and_moves_nothing_else() {
    for placed in [true, false] {
        let (model, layout, region) = folded("North America", placed);
        let picture = picture(&model, &layout, None);
        let open = super::picture(&model, &sample("litware", placed).1, None);
        let rect = picture.plan.region(region.typed().unwrap()).unwrap().rect;
        assert_eq!(rect.min, open.plan.region(region.typed().unwrap()).unwrap().rect.min);
        assert!(rect.width() < 300.0 && rect.height() < 200.0, "{rect:?}");
        for card in &picture.plan.cards {
            assert_eq!(open.plan.card(card.content.id), Some(card), "{}", card.content.name);
        }
        let shown: Vec<&str> = picture.plan.cards.iter().map(|card| card.content.name.as_str()).collect();
        assert_eq!(shown, ["London", "Cologne", "Beijing", "Manila"]);
        let reno = AnyId::from(model.named::<NetworkSite>("Reno").unwrap().0);
        assert_eq!(picture.plan.place(reno), open.plan.place(reno), "it will stand there again");
    }
}

#[test]
fn a_box_says_what_is_in_it() {
    let (model, layout, region) = folded("North America", true);
    let picture = picture(&model, &layout, None);
    let rect = picture.plan.region(region.typed().unwrap()).unwrap().rect;
    let texts: Vec<&str> = picture
        .drawing
        .shapes()
        .filter_map(|shape| match shape {
            Shape::Text(text) if rect.contains(text.at) => Some(text.content.as_str()),
            _ => None,
        })
        .collect();
    for words in
        ["North America", "7 network sites", "5 trunks", "0/2,000", "tightest, Albuquerque", "N", "p"]
    {
        assert!(texts.contains(&words), "{words}: {texts:?}");
    }
}

#[test]
fn the_name_of_a_box_lies_on_it_from_afar_too() {
    let (model, layout, _) = folded("North America", true);
    let (none, signs, loads) = (BTreeSet::new(), Signs::default(), Loads::default());
    let measure = &Metrics::load().unwrap();
    let view = View {
        model: &model,
        layout: &layout,
        measure,
        selected: &none,
        hovered: None,
        signs: &signs,
        loads: &loads,
        way: None,
    };
    let picture = compose(&view);
    for zoom in [0.6, 0.3, 0.1] {
        let drawing = picture.draw(&view, zoom, None);
        let named = |shape: &Shape| matches!(shape, Shape::Text(text) if text.content == "North America");
        let layer = drawing.layers().find(|(_, shapes)| shapes.iter().any(named)).map(|(layer, _)| layer);
        assert!(layer.is_none_or(|layer| layer >= Layer::Cards), "at {zoom}: {layer:?}");
        assert!(layer.is_some() || zoom < 0.35, "at {zoom}");
    }
}

#[test]
fn links_lead_to_a_box_and_calls_go_into_it() {
    let (model, layout, region) = folded("EMEA", true);
    let rect =
        |picture: &crate::scene::canvas::Picture| picture.plan.region(region.typed().unwrap()).unwrap().rect;
    let way = call(&model, "London", "gw-chi", Tone::Mediated);
    let (picture, line) = media(&model, &layout, &way);
    let rect = rect(&picture);
    let links: Vec<_> = picture.pipes.iter().filter(|pipe| pipe.id.kind == Kind::RegionLink).collect();
    assert_eq!(links.len(), 2);
    assert!(links.iter().all(|link| pieces(&link.points).any(|piece| piece.touches(rect))));
    assert!(rect.expanded(9.0).contains(line[0]), "{line:?}");
    let chicago = model.named::<NetworkSite>("Chicago").unwrap().0;
    let card = picture.plan.card(chicago).unwrap().rect;
    assert!(card.expanded(9.0).contains(*line.last().unwrap()), "{line:?}");
}

#[test]
fn trunks_between_a_box_and_a_card_end_at_its_border_and_those_inside_are_hidden() {
    let (model, layout, region) = folded("EMEA", true);
    let mut topology = model.topology().clone();
    let london = model.named::<Gateway>("gw-london").unwrap().0;
    topology.gateways.get_mut(london).unwrap().signalling_address = Some("157.57.210.50".parse().unwrap());
    let model = Model::new(topology);
    let outside = picture(&model, &layout, None);
    let rect: Rect = outside.plan.region(region.typed().unwrap()).unwrap().rect;
    let trunk = |picture: &crate::scene::canvas::Picture| {
        let id = picture.trunks.iter().find(|trunk| model.topology().name(trunk.id.into()) == "gw-london");
        id.map(|trunk| trunk.points.clone())
    };
    let line = trunk(&outside).unwrap();
    assert!(rect.expanded(0.5).contains(line[0]) && !rect.expanded(-0.5).contains(line[0]), "{line:?}");
    let (model, layout, _) = folded("EMEA", true);
    let inside = picture(&model, &layout, None);
    assert!(trunk(&inside).is_none());
    let badges =
        inside.drawing.layers().filter(|(layer, _)| *layer == Layer::Badges).flat_map(|(_, all)| all);
    assert!(badges.count() > 0, "the others still have theirs");
}
