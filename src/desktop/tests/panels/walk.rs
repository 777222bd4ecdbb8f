use super::super::{call_from_reno, click, has, press, state, window};
use crate::desktop::app::App;
use crate::desktop::panels;
use crate::scene::canvas::{Light, Way};
use egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

type Window = Harness<'static, Option<App>>;

fn called() -> Window {
    let mut harness = window("litware");
    call_from_reno(&mut harness);
    harness
}

fn way(harness: &Window) -> Way {
    panels::way(state(harness)).unwrap()
}

fn light(harness: &Window) -> Light {
    way(harness).light.expect("a call is walked")
}

fn links(harness: &Window) -> Vec<String> {
    let topology = state(harness).editor.topology();
    light(harness).links.iter().map(|id| topology.name(*id)).collect()
}

/// The links of leg 1; that of Chicago has no limit.
fn both() -> Vec<String> {
    vec!["Reno".to_owned(), "Chicago".to_owned()]
}

fn key(harness: &mut Window, key: Key) {
    press(harness, Modifiers::NONE, key);
}

/// The buttons whose names begin so.
fn button(harness: &Window, beginning: &str) -> String {
    let nodes = harness.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    nodes.into_iter().find(|label| label.starts_with(beginning)).unwrap()
}

fn press_far(harness: &mut Window, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click_accesskit();
    harness.run();
}

#[test]
fn keys_walk_the_call_forward_and_back_and_light_the_links_of_each_leg() {
    let mut harness = called();
    assert_eq!(way(&harness).light, None, "nothing is dimmed before");
    press(&mut harness, Modifiers::SHIFT, Key::F5);
    assert!(has(&harness, Role::Label, "Step 11 of 13"));
    assert_eq!(light(&harness).marks.len(), 2, "the step about the IDs lights both marks");
    key(&mut harness, Key::ArrowRight);
    assert!(has(&harness, Role::Label, "Leg 1, client to Mediation Server"));
    assert_eq!((links(&harness), light(&harness).drawn), (both(), 0..1));
    key(&mut harness, Key::ArrowRight);
    assert_eq!((links(&harness), light(&harness).drawn), (vec![], 0..2));
    key(&mut harness, Key::ArrowRight);
    assert!(has(&harness, Role::Label, "Step 13 of 13"), "there is no step after the last");
    key(&mut harness, Key::ArrowLeft);
    assert_eq!(links(&harness), both());
    key(&mut harness, Key::Home);
    assert_eq!((light(&harness).trunks.len(), light(&harness).drawn), (1, 0..0));
    key(&mut harness, Key::Escape);
    assert_eq!(way(&harness).light, None, "Escape leaves the walk");
    assert!(state(&harness).call.is_some(), "and keeps the call");
    key(&mut harness, Key::Escape);
    assert!(state(&harness).call.is_none());
}

#[test]
fn the_buttons_of_the_report_walk_on_the_canvas_too() {
    let mut harness = called();
    click(&mut harness, Role::Button, "Next step");
    assert_eq!(links(&harness), both());
    click(&mut harness, Role::Button, "Previous step");
    assert_eq!(light(&harness).marks.len(), 2);
}

#[test]
fn letters_and_arrows_stay_with_a_field_of_text_while_a_call_is_walked() {
    let mut harness = called();
    press(&mut harness, Modifiers::SHIFT, Key::F5);
    harness.get_by_role_and_label(Role::TextInput, "Caller").click();
    harness.run();
    key(&mut harness, Key::ArrowLeft);
    assert!(has(&harness, Role::Label, "Step 11 of 13"));
}

#[test]
fn the_presenter_s_view_opens_walks_and_closes_by_keys() {
    let mut harness = called();
    let camera = state(&harness).canvas.camera;
    key(&mut harness, Key::F5);
    assert!(
        !has(&harness, Role::Tab, "Call report") && !has(&harness, Role::TextInput, "Name"),
        "panels away"
    );
    assert!(
        has(&harness, Role::Label, "Do the bypass IDs match?") && has(&harness, Role::Label, "Step 11 of 13")
    );
    key(&mut harness, Key::ArrowRight);
    assert!(has(&harness, Role::Label, "Step 12 of 13") && links(&harness) == both());
    click(&mut harness, Role::Button, "Previous step");
    assert!(has(&harness, Role::Label, "Step 11 of 13"));
    let before = state(&harness).editor.place();
    key(&mut harness, Key::Delete);
    assert!(
        state(&harness).dialog.is_none() && state(&harness).editor.place() == before,
        "nothing is edited"
    );
    key(&mut harness, Key::Escape);
    assert!(has(&harness, Role::Tab, "Call report"));
    assert_eq!(state(&harness).canvas.camera, camera, "the canvas is looked at as before");
    click(&mut harness, Role::Button, "Present");
    click(&mut harness, Role::Button, "Leave");
    assert!(has(&harness, Role::Tab, "Call report"));
}

#[test]
fn the_presenter_s_view_fits_a_small_window_with_large_text() {
    let mut harness = called();
    harness.state_mut().as_mut().unwrap().state_mut().preferences.text_percent = 200;
    harness.set_size(Vec2::new(960.0, 600.0));
    harness.run();
    key(&mut harness, Key::F5);
    for (role, name) in [
        (Role::Label, "Do the bypass IDs match?"),
        (Role::Label, "Step 11 of 13"),
        (Role::Button, "Next step"),
        (Role::Button, "Leave"),
    ] {
        let rect = harness.get_by_role_and_label(role, name).rect();
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(960.0, 600.0));
        assert!(window.contains_rect(rect), "{name} at {rect:?}");
    }
}

#[test]
fn a_preview_is_said_on_the_canvas_and_taken_back_there() {
    let mut harness = called();
    let name = button(&harness, "Preview: Remove the profile of Reno");
    press_far(&mut harness, &name);
    let plate = harness.get_by_role_and_label(Role::Label, "Preview: Remove the profile of Reno").rect();
    let reno = harness.get_by_role_and_label(Role::Button, "Network site Reno").rect();
    assert!(plate.bottom() < reno.top(), "near the top of the canvas");
    assert!(!way(&harness).changed.is_empty(), "what it changes on the way has a dot");
    click(&mut harness, Role::Button, "Back");
    assert!(!has(&harness, Role::Label, "Preview: Remove the profile of Reno"));
    assert!(way(&harness).changed.is_empty());
}

fn trunk_of_form(harness: &Window) -> Option<String> {
    state(harness).call_form.trunk_in(state(harness).editor.topology())
}

#[test]
fn another_trunk_is_tried_with_a_way_back_and_the_form_says_which() {
    let mut harness = called();
    let name = button(&harness, "Try: Use trunk gw-reno");
    press_far(&mut harness, &name);
    assert!(has(&harness, Role::Label, "Try: Use trunk gw-reno"));
    assert_eq!(trunk_of_form(&harness).as_deref(), Some("gw-reno"));
    assert!(!has(&harness, Role::Button, "Apply"), "the document stays as it is");
    click(&mut harness, Role::Button, "Back");
    assert_eq!(trunk_of_form(&harness).as_deref(), Some("gw-chi"));
    assert!(has(&harness, Role::Label, "Mediated") && !has(&harness, Role::Button, "Back"));
}

#[test]
fn an_edit_leaves_dots_on_what_it_changed_until_the_next_one() {
    let mut harness = called();
    assert!(way(&harness).changed.is_empty());
    click(&mut harness, Role::Switch, "Call admission control");
    assert!(!way(&harness).changed.is_empty(), "the link of Reno takes nothing any more");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(!way(&harness).changed.is_empty());
    click(&mut harness, Role::Button, "Network site Manila");
    super::super::fill(&mut harness, "Physical WAN", "7000");
    assert!(way(&harness).changed.is_empty(), "an edit elsewhere changes nothing on it");
}

#[test]
fn chevrons_drift_for_six_seconds_after_a_way_appears_and_rest_then() {
    let mut harness = window("litware");
    harness.state_mut().as_mut().unwrap().state_mut().still = false;
    call_from_reno(&mut harness);
    harness.run();
    press(&mut harness, Modifiers::SHIFT, Key::F5);
    harness.key_press(Key::ArrowRight);
    let asks = |harness: &Window| {
        let delays = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay);
        delays.min() == Some(std::time::Duration::ZERO)
    };
    let step = f64::from(harness.input().predicted_dt).max(0.001);
    harness.step();
    harness.step();
    assert!(asks(&harness), "they drift at once");
    let mut frames = 0;
    while asks(&harness) {
        harness.step();
        frames += 1;
        assert!(frames < 2_000, "they never rest");
    }
    let passed = f64::from(frames) * step;
    assert!((5.5..=7.0).contains(&passed), "{passed} s, {frames} frames of {step} s");
    for _ in 0..5 {
        harness.step();
        assert!(!asks(&harness), "a window at rest draws no frames");
    }
}

#[test]
fn chevrons_stand_still_where_nothing_moves() {
    let mut harness = window("litware");
    let state = harness.state_mut().as_mut().unwrap().state_mut();
    (state.still, state.preferences.reduced_motion) = (false, true);
    harness.run();
    call_from_reno(&mut harness);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F5);
    harness.step();
    harness.step();
    harness.step();
    let delays = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay);
    assert_ne!(delays.min(), Some(std::time::Duration::ZERO));
}
