//! The canvas by pointer and by keyboard.

use super::*;
use crate::desktop::canvas::Overlay;
use crate::desktop::message::Tool;
use crate::topology::attributes::Names;
use crate::topology::{AnyId, NetworkSite, Place, RefExt};
use egui::{Event, PointerButton, Pos2, Vec2};

type Window = Harness<'static, Option<App>>;

fn id(harness: &Window, kind: Kind, name: &str) -> AnyId {
    state(harness).editor.model().find(kind, name).unwrap()
}

fn place(harness: &Window, name: &str) -> Place {
    let id = id(harness, Kind::NetworkSite, name);
    state(harness).canvas.picture().plan.place(id).unwrap()
}

fn selected(harness: &Window) -> Vec<String> {
    let state = state(harness);
    state.selected.iter().map(|id| state.editor.topology().name(*id)).collect()
}

fn steps(harness: &Window) -> usize {
    state(harness).editor.history().0.len()
}

fn middle(harness: &Window, name: &str) -> Pos2 {
    harness.get_by_role_and_label(Role::Button, name).rect().center()
}

/// A point of the canvas on which nothing stands.
fn nowhere(harness: &Window) -> Pos2 {
    let canvas = harness.get_by_role_and_label(Role::Canvas, "Canvas").rect();
    canvas.right_top() + Vec2::new(-30.0, 30.0)
}

/// Takes the pointer from place to place with the button held, a frame at each; the button stays down.
fn hold(harness: &mut Window, from: Pos2, to: &[Pos2]) {
    harness.hover_at(from);
    harness.run();
    harness.drag_at(from);
    harness.run();
    for to in to {
        harness.hover_at(*to);
        harness.run();
    }
}

fn drag(harness: &mut Window, from: Pos2, to: Pos2) {
    hold(harness, from, &[from.lerp(to, 0.5), to]);
    harness.drop_at(to);
    harness.run();
}

/// Gives the keyboard to the canvas and walks to something.
fn walk_to(harness: &mut Window, name: &str) {
    press(harness, Modifiers::NONE, Key::F7);
    for _ in 0..100 {
        if selected(harness) == [name] {
            return;
        }
        press(harness, Modifiers::NONE, Key::Tab);
    }
    panic!("the keyboard never came to {name}");
}

fn says(harness: &Window, words: &str) -> bool {
    harness.query_all_by_role(Role::Label).any(|node| {
        use egui_kittest::kittest::NodeT;
        let label = node.accesskit_node().label().unwrap_or_default();
        label.contains(words) || node.value().is_some_and(|value| value.contains(words))
    })
}

#[test]
fn an_overlay_shows_on_the_canvas_and_goes_again() {
    let mut harness = window("litware");
    for (overlay, words) in [
        (Overlay::BypassIds, "Bypass ID site:Reno"),
        (Overlay::CacUse, "CAC limit 4,000 kbps"),
        (Overlay::Problems, " on Portland"),
    ] {
        assert!(!says(&harness, words), "{words}");
        let now = format!("Overlay: {}", state(&harness).canvas.shown.overlay.label());
        click(&mut harness, Role::Button, &now);
        click(&mut harness, Role::Button, overlay.label());
        assert!(says(&harness, words), "{words}");
    }
    click(&mut harness, Role::Button, "Overlay: Problems");
    click(&mut harness, Role::Button, "None");
    assert!(!says(&harness, " on Portland"));
}

#[test]
fn everything_is_arranged_as_one_edit_that_can_be_undone() {
    let mut harness = window("litware");
    let before = place(&harness, "Portland");
    click(&mut harness, Role::Button, "Arrange");
    click(&mut harness, Role::Button, "Arrange everything");
    assert_eq!(state(&harness).editor.undo_name(), Some("Arrange everything"));
    assert_eq!(state(&harness).editor.document().layout.places().count(), 0);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(place(&harness, "Portland"), before);
}

#[test]
fn the_minimap_moves_the_view_and_comes_back_from_the_menu() {
    let mut harness = window("litware");
    let map = harness.get_by_role_and_label(Role::Image, "Minimap").rect();
    let before = state(&harness).canvas.camera;
    drag(&mut harness, map.center(), map.right_bottom() - Vec2::splat(20.0));
    assert_ne!(state(&harness).canvas.camera, before);
    assert!(state(&harness).selected.is_empty(), "the press does not reach the canvas below");
    click(&mut harness, Role::Button, "Close minimap");
    assert!(!has(&harness, Role::Image, "Minimap"));
    click(&mut harness, Role::Button, "View");
    click(&mut harness, Role::Button, "On the canvas");
    click(&mut harness, Role::Button, "Minimap");
    assert!(has(&harness, Role::Image, "Minimap"));
}

#[test]
fn what_floats_stays_closed_in_the_next_document() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Close zoom box");
    press(&mut harness, Modifiers::COMMAND, Key::N);
    assert!(!has(&harness, Role::Button, "Fit"));
}

#[test]
fn the_legend_explains_the_call_until_it_is_let_go() {
    let mut harness = window("litware");
    assert!(harness.query_by_label_contains("Legend: Lines").is_some());
    call_from_reno(&mut harness);
    let legend = "Legend: Reno to gw-chi. Media, by ms-chi. Signalling, by ms-chi. Link, audio in kbps";
    assert!(has(&harness, Role::Image, legend));
    assert_eq!(selected(&harness), ["Reno"]);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(state(&harness).call.is_none() && selected(&harness) == ["Reno"], "the path goes first");
    press(&mut harness, Modifiers::NONE, Key::S);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(selected(&harness).is_empty() && state(&harness).tool == Tool::NetworkSite, "then the selection");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(state(&harness).tool, Tool::Select);
}

#[test]
fn a_letter_takes_a_tool_but_not_while_typing() {
    let mut harness = window("litware");
    for (key, tool) in
        [(Key::C, Tool::Connect), (Key::H, Tool::Pan), (Key::G, Tool::PstnGateway), (Key::V, Tool::Select)]
    {
        press(&mut harness, Modifiers::NONE, key);
        assert_eq!(state(&harness).tool, tool);
    }
    click(&mut harness, Role::Button, "Network site Reno");
    harness.get_by_role_and_label(Role::TextInput, "Name").click();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::C);
    assert_eq!(state(&harness).tool, Tool::Select);
}

#[test]
fn a_drag_begins_after_four_points_and_is_one_edit() {
    let mut harness = window("litware");
    let from = middle(&harness, "Network site Manila");
    let before = place(&harness, "Manila");
    hold(&mut harness, from, &[from + Vec2::new(3.0, 0.0)]);
    assert_eq!(place(&harness, "Manila"), before);
    let (half, to) = (from + Vec2::new(20.0, 20.0), from + Vec2::new(60.0, 40.0));
    harness.hover_at(half);
    harness.run();
    harness.hover_at(to);
    harness.run();
    assert_ne!(place(&harness, "Manila"), before, "the card follows at once");
    let layout = &state(&harness).editor.settled().layout;
    let manila = id(&harness, Kind::NetworkSite, "Manila");
    assert_eq!(layout.place(manila), Some(before), "what would be saved is not the preview");
    harness.drop_at(to);
    harness.run();
    assert_eq!((steps(&harness), state(&harness).editor.undo_name()), (1, Some("Move Manila")));
    assert_eq!(state(&harness).editor.settled().layout.place(manila), Some(place(&harness, "Manila")));
}

#[test]
fn escape_takes_a_drag_back() {
    let mut harness = window("litware");
    let from = middle(&harness, "Network site Reno");
    let before = place(&harness, "Reno");
    hold(&mut harness, from, &[from + Vec2::new(50.0, 30.0), from + Vec2::new(80.0, 60.0)]);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.drop_at(from);
    harness.run();
    assert_eq!((place(&harness, "Reno"), steps(&harness)), (before, 0));
}

#[test]
fn a_card_dropped_on_another_region_joins_it() {
    let mut harness = window("litware");
    let from = middle(&harness, "Network site Manila");
    let to = middle(&harness, "Network region EMEA") + Vec2::new(0.0, 40.0);
    hold(&mut harness, from, &[from.lerp(to, 0.5), to]);
    assert!(says(&harness, "Move Manila to EMEA"), "the plate names the edit");
    harness.drop_at(to);
    harness.run();
    assert_eq!(state(&harness).editor.undo_name(), Some("Move Manila to EMEA"));
    let manila = id(&harness, Kind::NetworkSite, "Manila").typed::<NetworkSite>().unwrap();
    let region = state(&harness).editor.topology().get(manila).unwrap().region.id().unwrap();
    assert_eq!(AnyId::from(region), id(&harness, Kind::NetworkRegion, "EMEA"));
    assert_eq!(steps(&harness), 1);
}

#[test]
fn a_gateway_dropped_on_a_card_takes_an_address_there() {
    let mut harness = window("litware");
    let (from, to) = (middle(&harness, "Gateway peer gw-ny"), middle(&harness, "Network site London"));
    hold(&mut harness, from, &[from.lerp(to, 0.5), to]);
    assert!(says(&harness, "Move gw-ny to London"), "the plate names the edit");
    harness.drop_at(to);
    harness.run();
    let london = id(&harness, Kind::NetworkSite, "London").typed::<NetworkSite>();
    let gateway = id(&harness, Kind::Gateway, "gw-ny");
    assert_eq!(crate::edit::standing::stands_in(state(&harness).editor.model(), gateway), london);
    assert_eq!(state(&harness).editor.undo_name(), Some("Move gw-ny to London"));
}

#[test]
fn a_drop_outside_of_all_cards_does_nothing() {
    let mut harness = window("litware");
    let from = middle(&harness, "Gateway peer gw-ny");
    let to = nowhere(&harness);
    drag(&mut harness, from, to);
    assert_eq!(steps(&harness), 0);
}

#[test]
fn a_wrong_target_says_why() {
    let mut harness = window("");
    press(&mut harness, Modifiers::NONE, Key::S);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::G);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let from = middle(&harness, "Gateway peer gw-1");
    let to = middle(&harness, "Network site Network site");
    hold(&mut harness, from, &[from.lerp(to, 0.5), to]);
    assert!(says(&harness, "has no free address"));
    harness.drop_at(to);
    harness.run();
    assert_eq!(steps(&harness), 2);
}

#[test]
fn a_handle_joins_a_pool_with_a_peer() {
    let mut harness = window("litware");
    let tile = harness.get_by_role_and_label(Role::Button, "Mediation Server pool ms-london").rect();
    let peer = middle(&harness, "Gateway peer gw-ny");
    harness.hover_at(tile.center());
    harness.run();
    hold(&mut harness, tile.center_bottom() + Vec2::new(0.0, 2.0), &[tile.center().lerp(peer, 0.5), peer]);
    assert!(says(&harness, "New trunk gw-ny 2, ms-london to gw-ny"));
    harness.drop_at(peer);
    harness.run();
    assert_eq!(selected(&harness), ["gw-ny 2"]);
    assert_eq!(state(&harness).editor.undo_name(), Some("Add trunk gw-ny 2"));
}

#[test]
fn tab_walks_in_the_order_of_the_outline_and_leaves_at_the_end() {
    let mut harness = window("litware");
    press(&mut harness, Modifiers::NONE, Key::F7);
    let mut seen = Vec::new();
    let leaves = |harness: &Window| harness.get_by_role_and_label(Role::Button, "Tool Select").is_focused();
    while !leaves(&harness) && seen.len() < 200 {
        press(&mut harness, Modifiers::NONE, Key::Tab);
        seen.push(selected(&harness));
    }
    // A gateway and its trunk have one name; the trunk comes last.
    let place = |name: &str| seen.iter().rposition(|names| names.as_slice() == [name]).unwrap();
    let order = ["North America", "Chicago", "ms-chi", "EMEA", "London", "APAC", "NA-EMEA-LINK", "gw-albu"];
    let places = order.map(place);
    assert!(places.is_sorted(), "{places:?} of {seen:?}");
    assert!(leaves(&harness), "the keyboard is not kept on the canvas");
}

#[test]
fn arrows_go_to_the_nearest_neighbour_and_move_by_the_grid_as_one_edit() {
    let mut harness = window("litware");
    walk_to(&mut harness, "Beijing");
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(selected(&harness), ["Manila"]);
    let before = place(&harness, "Manila");
    harness.event(Event::ModifiersChanged(Modifiers::COMMAND));
    for _ in 0..3 {
        for pressed in [true, false] {
            harness.event(Event::Key {
                key: Key::ArrowDown,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::COMMAND,
            });
        }
        harness.run();
    }
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.run();
    assert_eq!(place(&harness, "Manila"), Place { y: before.y + 60, ..before });
    assert_eq!((steps(&harness), state(&harness).editor.undo_name()), (1, Some("Move Manila")));
}

#[test]
fn a_trunk_is_joined_by_keys_alone() {
    let mut harness = window("litware");
    walk_to(&mut harness, "ms-london");
    press(&mut harness, Modifiers::NONE, Key::C);
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert!(says(&harness, "New trunk"));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&harness).count(Kind::Trunk), 7);
    assert_eq!(state(&harness).tool, Tool::Select);
}

#[test]
fn the_menu_opens_by_key_and_by_the_right_button() {
    let mut harness = window("litware");
    walk_to(&mut harness, "gw-chi");
    while state(&harness).selected_one().is_none_or(|id| id.kind != Kind::Trunk) {
        press(&mut harness, Modifiers::NONE, Key::Tab);
    }
    press(&mut harness, Modifiers::SHIFT, Key::F10);
    let words = if has(&harness, Role::Button, "Enable media bypass") {
        "Enable media bypass"
    } else {
        "Disable media bypass"
    };
    click(&mut harness, Role::Button, words);
    assert!(state(&harness).editor.undo_name().unwrap().contains("bypass on"));

    harness.get_by_role_and_label(Role::Button, "Network site Reno").click_secondary();
    harness.run();
    assert_eq!(selected(&harness), ["Reno"]);
    click(&mut harness, Role::Button, "Add subnet");
    assert_eq!(state(&harness).count(Kind::Subnet), 24);
}

#[test]
fn a_menu_is_let_go_by_escape_and_nothing_else_is() {
    let mut harness = window("litware");
    harness.get_by_role_and_label(Role::Button, "Network site Reno").click_button(PointerButton::Secondary);
    harness.run();
    assert!(has(&harness, Role::Button, "Add subnet"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!has(&harness, Role::Button, "Add subnet"));
    assert_eq!(selected(&harness), ["Reno"]);
}

#[test]
fn everything_is_selected_by_its_key() {
    let mut harness = window("litware");
    press(&mut harness, Modifiers::COMMAND, Key::A);
    assert_eq!(state(&harness).selected.len(), state(&harness).canvas.picture().spots.len());
}

#[test]
fn the_callers_tool_takes_the_card_as_where_the_call_comes_from() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Tool Caller");
    click(&mut harness, Role::Button, "Network site Portland");
    let portland = id(&harness, Kind::NetworkSite, "Portland").typed().unwrap();
    let client = crate::desktop::client_in(state(&harness).editor.model(), portland).unwrap();
    assert_eq!(state(&harness).call_form.client, client);
    assert_eq!(state(&harness).tool, Tool::Select);
}

#[test]
fn a_network_is_drawn_without_the_pointer() {
    let mut harness = window("");
    for (key, name) in [(Key::R, "West"), (Key::S, "Reno"), (Key::S, "Sparks")] {
        press(&mut harness, Modifiers::NONE, key);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        assert_eq!(state(&harness).tool, Tool::Select);
        fill(&mut harness, "Name", name);
    }
    let region = id(&harness, Kind::NetworkRegion, "West").typed();
    for name in ["Reno", "Sparks"] {
        let site = id(&harness, Kind::NetworkSite, name).typed::<NetworkSite>().unwrap();
        assert_eq!(state(&harness).editor.topology().get(site).unwrap().region.id(), region, "{name}");
    }
    let [reno, sparks] = ["Reno", "Sparks"]
        .map(|name| harness.get_by_role_and_label(Role::Button, &format!("Network site {name}")).rect());
    assert!(!reno.intersects(sparks), "a new card covers no other");
}

#[test]
fn what_is_under_the_pointer_is_explained_after_a_while() {
    let mut harness = window("litware");
    harness.hover_at(middle(&harness, "Network site Reno"));
    harness.step();
    assert!(!says(&harness, "site:Reno"), "not at once");
    harness.run_steps(6);
    assert!(says(&harness, "site:Reno") && says(&harness, "Bandwidth policy:"));
}

#[test]
fn a_window_at_rest_draws_no_frames() {
    let mut harness = window("litware");
    call_from_reno(&mut harness);
    harness.hover_at(nowhere(&harness));
    harness.run();
    // Tooltips that were waiting, and whatever faded, has come to rest after a second.
    harness.run_steps(8);
    for _ in 0..20 {
        harness.step();
        let delays = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay);
        assert_eq!(delays.min(), Some(Duration::MAX));
    }
}

#[test]
fn enter_opens_what_the_keyboard_is_on_in_the_inspector() {
    let mut harness = window("litware");
    walk_to(&mut harness, "Reno");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.get_by_role_and_label(Role::Group, "Inspector").is_focused());
    press(&mut harness, Modifiers::NONE, Key::F7);
    let reno = harness.get_by_role_and_label(Role::Button, "Network site Reno");
    assert!(reno.is_focused(), "the canvas remembers where the keyboard was");
}

#[test]
fn a_dialog_takes_the_keyboard_and_gives_it_back() {
    let mut harness = window("litware");
    walk_to(&mut harness, "Reno");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    let has_keyboard =
        |harness: &Window| harness.get_by_role_and_label(Role::Button, "Network site Reno").is_focused();
    assert!(!has_keyboard(&harness));
    click(&mut harness, Role::Button, "Cancel");
    assert!(has_keyboard(&harness));
}
