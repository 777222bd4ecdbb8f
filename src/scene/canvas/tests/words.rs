//! Texts, at every level of detail: none leaves the box it was given, none lies on another.

use super::folds::folded;
use super::{name, sample};
use crate::scene::canvas::{Loads, Signs, View, compose};
use crate::scene::drawing::Drawing;
use crate::scene::geometry::Rect;
use crate::scene::measure::{Measure, Metrics};
use crate::scene::shape::Shape;
use crate::scene::text::{Across, Text};
use crate::topology::{Gateway, Layout, Model, NetworkRegion, NetworkSite};
use std::collections::BTreeSet;

/// A zoom in each level of detail, as the text size of 100 % and of 200 % shows it: there everything is twice as large.
const ZOOMS: [f32; 7] = [0.07, 0.14, 0.25, 0.6, 1.0, 2.0, 4.0];

/// The box of a text on the canvas at a zoom.
fn held(text: &Text, measure: &dyn Measure, zoom: f32) -> Rect {
    let size = text.size.at(zoom);
    let width = measure.width(&text.shown(measure, zoom), size, text.face) / zoom;
    let vertical = measure.vertical(text.face);
    let left = match text.across {
        Across::Start => text.at.x,
        Across::Middle => text.at.x - width / 2.0,
        Across::End => text.at.x - width,
    };
    let top = text.at.y + (text.baseline(measure, zoom) - vertical.ascent * size) / zoom;
    Rect::new(left, top, width, (vertical.ascent + vertical.descent) * size / zoom)
}

fn texts<'a>(drawing: &'a Drawing, measure: &dyn Measure, zoom: f32) -> Vec<(&'a Text, Rect)> {
    let texts = drawing.shapes().filter_map(|shape| match shape {
        Shape::Text(text) => Some((text, held(text, measure, zoom))),
        _ => None,
    });
    texts.collect()
}

/// The samples, and Litware with long names.
fn documents() -> Vec<(Model, Layout)> {
    let mut topology = sample("litware", true).0.topology().clone();
    let model = Model::new(topology.clone());
    for (old, new) in [
        ("Reno", "Donaudampfschifffahrtsgesellschaft Nebenstelle Regensburg"),
        ("ITSP", "Fernsprechdienstleistungsunternehmen Sonderanschluss"),
        ("Manila", "Rindfleischetikettierungsüberwachungsstelle"),
    ] {
        let id = model.named::<NetworkSite>(old).unwrap().0;
        topology.network_sites.get_mut(id).unwrap().name = name(new);
    }
    let region = model.named::<NetworkRegion>("APAC").unwrap().0;
    topology.network_regions.get_mut(region).unwrap().name =
        name("Grundstücksverkehrsgenehmigungszuständigkeitsbereich Ost");
    for (old, new) in [
        ("gw-chi", "gateway-01.telefonie.hauptniederlassung.beispielunternehmen.example"),
        ("sbc-itsp", "sitzungsgrenzsteuerung.anbieter.beispielunternehmen.example"),
    ] {
        let id = model.named::<Gateway>(old).unwrap().0;
        topology.gateways.get_mut(id).unwrap().name = name(new);
    }
    // Free: a card that a longer name makes wider may otherwise reach its placed neighbour.
    let long = (Model::new(topology), Layout::default());
    let folds = ["North America", "EMEA"].map(|name| {
        let (model, layout, _) = folded(name, true);
        (model, layout)
    });
    let samples = [sample("litware", true), sample("litware", false), sample("branch-office", true), long];
    samples.into_iter().chain(folds).collect()
}

#[test]
fn no_text_lies_on_another_or_leaves_its_box_at_any_level() {
    let metrics = Metrics::load().unwrap();
    let (none, signs, loads) = (BTreeSet::new(), Signs::default(), Loads::default());
    for (model, layout) in documents() {
        let view = View {
            model: &model,
            layout: &layout,
            measure: &metrics,
            selected: &none,
            hovered: None,
            signs: &signs,
            loads: &loads,
            way: None,
        };
        let picture = compose(&view);
        for zoom in ZOOMS {
            let drawing = picture.draw(&view, zoom, None);
            let all = texts(&drawing, &metrics, zoom);
            assert!(zoom < 0.12 || !all.is_empty(), "nothing is written at {zoom}");
            for (number, (text, held)) in all.iter().enumerate() {
                let limit = text.limit.map_or(f32::MAX, |(width, _)| width);
                assert!(held.width() <= limit + 0.1 || text.shown(&metrics, zoom) == "…", "{}", text.content);
                let inner = held.expanded(-1.0 / zoom);
                let other =
                    all.iter().skip(number + 1).find(|(_, other)| inner.touches(other.expanded(-1.0 / zoom)));
                assert_eq!(other.map(|(other, _)| &other.content), None, "on {} at {zoom}", text.content);
            }
            // Names stay on their card.
            for (text, held) in all.iter().filter(|_| zoom >= 0.35) {
                let own = picture.plan.cards.iter().find(|card| card.content.name == text.content);
                if let Some(card) = own {
                    assert_eq!(card.rect.union(*held), card.rect, "{} at {zoom}", text.content);
                }
            }
        }
    }
}
