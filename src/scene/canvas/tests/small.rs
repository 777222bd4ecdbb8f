//! The minimap, the miniature and the samples of the legend.

use super::{picture, sample};
use crate::scene::canvas::{
    GAUGE_HEIGHT, LINE_HEIGHT, LegendLine, Tone, TrunkState, legend_gauge, legend_line, miniature, minimap,
};
use crate::scene::drawing::Layer;
use crate::scene::geometry::Rect;
use crate::scene::measure::Metrics;
use crate::scene::shape::Shape;
use crate::topology::values::Text as Words;
use crate::topology::{Note, Place};

#[test]
fn a_minimap_holds_every_card_and_knows_where_it_was_pressed() {
    let (model, layout) = sample("litware", true);
    let plan = picture(&model, &layout, None).plan;
    let view = Rect::new(-10_000.0, 100.0, 20_000.0, 200.0);
    let map = minimap(&plan, view, (152.0, 84.0));
    let paper = Rect::new(0.0, 0.0, 152.0, 84.0);
    let bounds = map.drawing.bounds(&Metrics::load().unwrap()).unwrap();
    assert_eq!(paper.union(bounds), paper);
    let cards = map.drawing.layers().find(|(layer, _)| *layer == Layer::Cards).unwrap().1;
    assert_eq!(cards.len(), plan.cards.len());
    for (shape, card) in cards.iter().zip(&plan.cards) {
        let Shape::Rect(shape) = shape else { panic!("{shape:?}") };
        let at = map.canvas_at(shape.rect.centre());
        assert!(at.distance(card.rect.centre()) < 1.0, "{}", card.content.name);
    }
}

#[test]
fn a_miniature_keeps_to_its_paper_and_shows_calls_that_stay_in_their_branch() {
    let metrics = Metrics::load().unwrap();
    for (name, arrows) in [("litware", 0), ("branch-office", 3)] {
        let (model, layout) = sample(name, true);
        let drawing = miniature(&model, &layout, &metrics, (448.0, 128.0));
        let paper = Rect::new(0.0, 0.0, 448.0, 128.0);
        assert_eq!(paper.union(drawing.bounds(&metrics).unwrap()), paper);
        let lanes = drawing.layers().filter(|(layer, _)| *layer == Layer::PathLanes);
        let heads = lanes.flat_map(|(_, shapes)| shapes).filter(|shape| matches!(shape, Shape::Polygon(_)));
        assert_eq!(heads.count(), arrows, "{name}");
    }
}

#[test]
fn a_note_shows_what_was_written_on_its_page_and_nothing_beside_it() {
    let metrics = Metrics::load().unwrap();
    let (model, mut layout) = sample("litware", true);
    let long = "Reno moves to another building in March. ".repeat(40);
    for (x, words) in [(0, "Ask the carrier".to_owned()), (400, long)] {
        let note = Note { place: Place { x, y: 700 }, text: Words::new(&words).unwrap() };
        std::sync::Arc::make_mut(&mut layout.notes).push(note);
    }
    let picture = picture(&model, &layout, None);
    let texts: Vec<_> = picture
        .drawing
        .shapes()
        .filter_map(|shape| match shape {
            Shape::Text(text) if text.at.y > 700.0 => Some((text.content.clone(), text.bounds(&metrics))),
            _ => None,
        })
        .collect();
    assert!(texts.iter().any(|(words, _)| words == "Ask the carrier"));
    assert!(texts.len() > 10 && texts.iter().any(|(words, _)| words.ends_with('…')));
    for (words, held) in &texts {
        assert!(picture.notes.iter().any(|note| note.rect.union(*held) == note.rect), "{words}");
    }
    assert!(picture.bounds().unwrap().max.y >= picture.notes[1].rect.max.y);
}

#[test]
fn every_sample_of_the_legend_keeps_to_its_box_and_differs_from_the_others() {
    let metrics = Metrics::load().unwrap();
    let states = [
        TrunkState::Ready,
        TrunkState::NotReady,
        TrunkState::GloballyOff,
        TrunkState::Off,
        TrunkState::Faulty,
    ];
    let mut lines =
        vec![LegendLine::Rail, LegendLine::Link, LegendLine::RefusedMedia, LegendLine::Signalling];
    lines.extend(states.map(LegendLine::Trunk));
    lines.extend([Tone::Bypass, Tone::Mediated].map(LegendLine::Media));
    let mut seen = Vec::new();
    // Bounds count the width of a stroke at its flat ends too.
    let held = |width: f32, height: f32| Rect::new(-5.0, -0.5, width + 10.0, height + 1.0);
    for line in lines {
        let drawing = legend_line(line, 70.0);
        let paper = held(70.0, LINE_HEIGHT);
        assert_eq!(paper.union(drawing.bounds(&metrics).unwrap()), paper, "{line:?}");
        assert!(!seen.contains(&drawing), "{line:?}");
        seen.push(drawing);
    }
    for (used, refused) in [(320, false), (870, false), (996, true)] {
        let bounds = legend_gauge(used, refused, 100.0).bounds(&metrics).unwrap();
        let paper = held(100.0, GAUGE_HEIGHT);
        assert_eq!(paper.union(bounds), paper);
    }
}
