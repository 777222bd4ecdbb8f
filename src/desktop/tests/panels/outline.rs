use super::super::{click, fill_only, has, press, state, window};
use crate::desktop::app::App;
use crate::topology::Kind;
use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// The names of what is selected, in order.
fn selected(harness: &Harness<'_, Option<App>>) -> Vec<String> {
    let topology = state(harness).editor.topology();
    state(harness).selected.iter().map(|id| topology.name(*id)).collect()
}

fn line(harness: &mut Harness<'_, Option<App>>, name: &str) {
    click(harness, Role::TreeItem, name);
}

#[test]
fn trunks_say_what_they_say_of_bypass_and_what_is_wrong_with_them() {
    let harness = window("litware");
    assert!(has(&harness, Role::TreeItem, "gw-chi, trunk, bypass on, ready"));
    assert!(has(&harness, Role::TreeItem, "gw-reno, trunk, bypass on, ready, has a warning"));
    assert!(has(&harness, Role::TreeItem, "sbc-itsp, trunk, bypass off, has a warning"));
    assert!(has(&harness, Role::TreeItem, "Trunks, 6"));
}

#[test]
fn a_folded_network_site_says_that_something_under_it_is_wrong() {
    let mut harness = window("litware");
    assert!(has(&harness, Role::TreeItem, "Portland, network site, has a warning"));
    assert!(!has(&harness, Role::TreeItem, "North America, network region, has a warning"));
    click(&mut harness, Role::DisclosureTriangle, "Fold North America");
    assert!(has(&harness, Role::TreeItem, "North America, network region, has a warning"));
    assert!(!has(&harness, Role::TreeItem, "Portland, network site, has a warning"));
    click(&mut harness, Role::DisclosureTriangle, "Unfold North America");
    assert!(has(&harness, Role::TreeItem, "Portland, network site, has a warning"));
}

#[test]
fn what_stands_in_a_network_site_is_under_it() {
    let mut harness = window("litware");
    click(&mut harness, Role::DisclosureTriangle, "Unfold Chicago");
    for name in ["157.57.210.0/24, subnet", "ms-chi, Mediation Server pool", "gw-chi, gateway peer"] {
        assert!(has(&harness, Role::TreeItem, name), "{name}");
    }
}

#[test]
fn shift_selects_a_range_and_ctrl_one_more() {
    let mut harness = window("litware");
    line(&mut harness, "gw-chi, trunk, bypass on, ready");
    assert_eq!(selected(&harness), ["gw-chi"]);
    let last = "gw-london, trunk, bypass on, ready, has a warning";
    harness.get_by_role_and_label(Role::TreeItem, last).click_modifiers(Modifiers::SHIFT);
    harness.run();
    let range = selected(&harness);
    assert!(range.len() > 2 && range.contains(&"gw-albu".to_owned()), "{range:?}");
    harness.get_by_role_and_label(Role::TreeItem, last).click_modifiers(Modifiers::COMMAND);
    harness.run();
    assert_eq!(selected(&harness).len(), range.len() - 1);
}

#[test]
fn the_keyboard_walks_folds_and_removes() {
    let mut harness = window("litware");
    line(&mut harness, "Detroit, network site");
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(state(&harness).selected_one().map(|id| id.kind), Some(Kind::Subnet));
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(selected(&harness), ["Detroit"]);
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(state(&harness).selected_one().map(|id| id.kind), Some(Kind::NetworkSite));
    assert_ne!(selected(&harness), ["Detroit"]);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(selected(&harness).len(), 2);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert!(state(&harness).dialog.is_some(), "what is used asks first");
}

#[test]
fn what_is_selected_on_the_canvas_is_selected_in_the_outline() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Network site Reno");
    let node = harness.get_by_role_and_label(Role::TreeItem, "Reno, network site");
    assert_eq!(node.accesskit_node().data().is_selected(), Some(true));
    let other = harness.get_by_role_and_label(Role::TreeItem, "Chicago, network site");
    assert_eq!(other.accesskit_node().data().is_selected(), Some(false));
}

#[test]
fn an_address_finds_its_subnet_and_a_slip_the_nearest_name() {
    let mut harness = window("litware");
    fill_only(&mut harness, "Search names, addresses", "172.28.151.140");
    assert!(has(&harness, Role::TreeItem, "172.28.151.128/25, subnet"));
    fill_only(&mut harness, "Search names, addresses", "Rino");
    assert!(has(&harness, Role::Label, "Nothing is called “Rino”."));
    harness.get_by_label("Reno").click();
    harness.run();
    assert!(has(&harness, Role::TreeItem, "Reno, network site"));
}
