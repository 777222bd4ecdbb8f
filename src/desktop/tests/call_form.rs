//! Who calls and what is called: what a person filled in, what is selected, and what commands choose.

use super::{call_from_reno, click, fill_only, has, press, select, state, window};
use crate::desktop::app::App;
use crate::topology::Kind;
use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

fn client(harness: &Harness<'_, Option<App>>) -> String {
    state(harness).call_form.client.clone()
}

fn is_enabled(harness: &Harness<'_, Option<App>>, name: &str) -> bool {
    !harness.get_by_role_and_label(Role::Button, name).accesskit_node().is_disabled()
}

#[test]
fn a_typed_caller_stays_until_a_command_chooses_another_one() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Network site Reno");
    assert_eq!(client(&harness), "157.57.212.10/23", "the caller follows what is selected");
    fill_only(&mut harness, "Caller", "172.28.151.140/25");
    click(&mut harness, Role::Button, "Network site Portland");
    assert_eq!(client(&harness), "172.28.151.140/25");
    press(&mut harness, Modifiers::NONE, Key::F8);
    assert_eq!(client(&harness), "172.28.151.140/25", "a problem that is gone to is no command for calls");
    click(&mut harness, Role::Button, "Network site Portland");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(client(&harness), "172.29.77.10/24");
    click(&mut harness, Role::Button, "Network site Detroit");
    assert_ne!(client(&harness), "172.29.77.10/24", "a chosen caller was not typed");
}

#[test]
fn the_command_takes_the_subnet_that_is_selected() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Network site Reno");
    select(&mut harness, Kind::Subnet, "203.0.113.9");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(client(&harness), "203.0.113.9/32");
}

#[test]
fn a_network_site_without_a_subnet_leaves_no_old_caller() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Network site Reno");
    press(&mut harness, Modifiers::NONE, Key::S);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let new = state(&harness).selected_one().map(|id| state(&harness).editor.topology().name(id));
    assert_eq!(new.as_deref(), Some("Network site"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    select(&mut harness, Kind::NetworkSite, "Network site");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(client(&harness), "");
    assert!(!is_enabled(&harness, "Place"));
}

#[test]
fn clearing_the_call_lets_the_form_follow_the_selection_again() {
    let mut harness = window("litware");
    call_from_reno(&mut harness);
    fill_only(&mut harness, "Caller", "172.28.151.140/25");
    click(&mut harness, Role::Button, "Clear");
    assert_eq!(client(&harness), "172.28.151.140/25");
    click(&mut harness, Role::Button, "Network site Portland");
    assert_eq!(client(&harness), "172.29.77.10/24");
}

#[test]
fn a_deleted_trunk_is_chosen_no_longer_and_comes_back_with_undo() {
    let mut harness = window("litware");
    let chosen = |harness: &Harness<'_, Option<App>>| {
        let state = state(harness);
        state.call_form.trunk_in(state.editor.topology())
    };
    select(&mut harness, Kind::Gateway, "gw-chi");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    click(&mut harness, Role::Button, "Network site Reno");
    assert_eq!(chosen(&harness).as_deref(), Some("gw-chi"));
    select(&mut harness, Kind::Gateway, "gw-chi");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(chosen(&harness), None);
    assert!(!is_enabled(&harness, "Place"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(chosen(&harness).as_deref(), Some("gw-chi"));
    assert!(is_enabled(&harness, "Place"));
}

#[test]
fn without_a_trunk_nothing_can_be_placed() {
    let mut harness = window("");
    fill_only(&mut harness, "Caller", "172.28.151.140/25");
    assert!(!is_enabled(&harness, "Place"));
    let mut harness = window("litware");
    fill_only(&mut harness, "Caller", "172.28.151.140/25");
    assert!(!is_enabled(&harness, "Place"), "no trunk is chosen yet");
    click(&mut harness, Role::Button, "Trunk gw-chi, bypass on, ready");
    assert!(is_enabled(&harness, "Place"));
}

/// Types into the palette, and says what it lists.
fn listed(harness: &mut Harness<'_, Option<App>>, text: &str) -> Vec<String> {
    press(harness, Modifiers::COMMAND, Key::K);
    harness.get_by_role_and_label(Role::TextInput, "Find or run a command").type_text(text);
    harness.run();
    let nodes = harness.query_all_by_role(Role::ListBoxOption);
    nodes.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn bypass_is_switched_from_the_palette() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Trunk gw-chi, bypass on, ready");
    let found = listed(&mut harness, "bypass");
    for name in ["Media bypass: Off", "Media bypass: Always bypass", "Disable bypass on gw-chi"] {
        assert!(found.iter().any(|words| words == name), "{name} is not among {found:?}");
    }
    assert!(!found.iter().any(|words| words.starts_with("Enable bypass")), "it is on already: {found:?}");
    click(&mut harness, Role::ListBoxOption, "Disable bypass on gw-chi");
    assert_eq!(state(&harness).editor.undo_name(), Some("Disable bypass on gw-chi in a copy of Global"));
    listed(&mut harness, "media bypass off");
    click(&mut harness, Role::ListBoxOption, "Media bypass: Off");
    assert_eq!(state(&harness).editor.undo_name(), Some("Turn media bypass off"));
    listed(&mut harness, "always bypass");
    click(&mut harness, Role::ListBoxOption, "Media bypass: Always bypass");
    assert!(
        has(&harness, Role::Button, "Turn CAC off and choose always bypass"),
        "CAC is on, so the way out is offered"
    );
}
