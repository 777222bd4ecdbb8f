//! Folding, duplicating, drawing areas and the text size, in the window.

use super::*;
use crate::topology::attributes::Names;
use crate::topology::{AnyId, NetworkSite};
use egui::{Event, Pos2};

type Window = Harness<'static, Option<App>>;

fn select(harness: &mut Window, kind: Kind, name: &str) -> AnyId {
    let id = state(harness).editor.model().find(kind, name).unwrap();
    harness.state_mut().as_mut().unwrap().state_mut().selected = [id].into();
    harness.run();
    id
}

fn names(harness: &Window) -> Vec<String> {
    let state = state(harness);
    state.selected.iter().map(|id| state.editor.topology().name(*id)).collect()
}

#[test]
fn a_region_is_folded_and_unfolded_by_a_key() {
    let mut harness = window("litware");
    let emea = select(&mut harness, Kind::NetworkRegion, "EMEA");
    press(&mut harness, Modifiers::NONE, Key::F);
    assert!(state(&harness).editor.document().layout.is_folded(emea));
    assert_eq!(state(&harness).editor.undo_name(), Some("Fold EMEA"));
    assert!(has(&harness, Role::Button, "Network region EMEA, folded"));
    assert!(!has(&harness, Role::Button, "Network site London"));
    press(&mut harness, Modifiers::NONE, Key::F);
    assert!(!state(&harness).editor.document().layout.is_folded(emea));
    assert!(has(&harness, Role::Button, "Network site London"));
}

#[test]
fn a_duplicate_has_a_number_and_says_that_subnets_stay() {
    let mut harness = window("litware");
    select(&mut harness, Kind::NetworkSite, "Reno");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    assert_eq!(names(&harness), ["Reno 2"]);
    assert_eq!(state(&harness).editor.undo_name(), Some("Duplicate Reno as Reno 2"));
    assert!(harness.query_all_by_role(Role::Label).any(|node| {
        use egui_kittest::kittest::NodeT;
        let words = |text: Option<String>| text.is_some_and(|text| text.contains("Subnets stay in Reno"));
        words(node.accesskit_node().label()) || words(node.value())
    }));
    let copy = state(&harness).editor.model().named::<NetworkSite>("Reno 2").unwrap().0;
    let card = state(&harness).canvas.picture().plan.card(copy).unwrap().rect;
    let others = state(&harness).canvas.picture().plan.cards.iter().filter(|card| card.content.id != copy);
    assert!(others.clone().all(|other| !other.rect.touches(card)), "it stands beside the others");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(state(&harness).editor.model().named::<NetworkSite>("Reno 2").is_none());
}

#[test]
fn a_region_is_as_large_as_it_was_drawn() {
    let mut harness = window("");
    press(&mut harness, Modifiers::NONE, Key::R);
    let canvas = harness.get_by_role_and_label(Role::Canvas, "Canvas").rect();
    let from = canvas.left_top() + Vec2::new(200.0, 100.0);
    let to = from + Vec2::new(400.0, 260.0);
    harness.hover_at(from);
    harness.run();
    harness.drag_at(from);
    harness.run();
    for at in [from.lerp(to, 0.5), to] {
        harness.hover_at(at);
        harness.run();
    }
    harness.drop_at(to);
    harness.run();
    let region = state(&harness).canvas.picture().plan.regions.first().map(|region| region.rect).unwrap();
    assert!((region.width() - 400.0).abs() <= 20.0 && (region.height() - 260.0).abs() <= 20.0, "{region:?}");
    assert_eq!(state(&harness).editor.history().0, ["Add network region Region"]);
}

#[test]
fn the_text_size_enlarges_the_canvas_and_its_percentage_is_told() {
    let mut harness = window("litware");
    let width = |harness: &Window| {
        let zoom = state(harness).canvas.camera.zoom();
        harness.get_by_role_and_label(Role::Button, "Network site Manila").rect().width() / zoom
    };
    let before = width(&harness);
    for _ in 0..5 {
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Plus);
    }
    let percent = f32::from(state(&harness).preferences.text_percent);
    assert!(percent > 120.0, "{percent}");
    assert!((width(&harness) / before - percent / 100.0).abs() < 0.01);
    assert!(harness.query_all_by_role(Role::Label).any(|node| {
        use egui_kittest::kittest::NodeT;
        let words = format!("Text size {percent} %");
        node.accesskit_node().label() == Some(words.clone()) || node.value() == Some(words)
    }));
}

#[test]
fn a_name_is_changed_in_the_outline() {
    let mut harness = window("litware");
    let at: Pos2 = harness.get_by_role_and_label(Role::TreeItem, "Detroit, network site").rect().center();
    harness.hover_at(at);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::F2);
    assert!(has(&harness, Role::TextInput, "New name of Detroit"));
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.event(Event::Text("Flint".to_owned()));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&harness).editor.undo_name(), Some("Rename Detroit to Flint"));
    assert!(has(&harness, Role::TreeItem, "Flint, network site"));
}
