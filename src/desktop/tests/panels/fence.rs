//! Fencing a subnet, by accessible names.

use super::super::{click, fill_only, has, run, select, state, window};
use super::words;
use crate::desktop::app::App;
use crate::desktop::commands::Command;
use crate::topology::{BypassId, Kind, Subnet};
use egui::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

fn asked(subnet: &str) -> Harness<'static, Option<App>> {
    let mut harness = window("litware");
    select(&mut harness, Kind::Subnet, subnet);
    run(&mut harness, Command::FenceSubnet);
    harness
}

/// The ID in force for clients of a subnet, as reports show it.
fn id_of(harness: &Harness<'_, Option<App>>, subnet: &str) -> String {
    let model = state(harness).editor.model();
    let (_, stored) = model.named::<Subnet>(subnet).unwrap();
    let place = model.locate_exactly(stored.range.addr()).unwrap();
    let id: Option<BypassId> = place.network_site.and_then(|site| model.topology().bypass_id_in_force(site));
    crate::report::bypass_id(model.topology(), id)
}

#[test]
fn the_calls_that_stop_bypassing_are_shown_before_anything_is_changed() {
    let harness = asked("172.28.152.128");
    assert!(has(&harness, Role::Label, "Stops bypassing: 2 pairs of subnet and trunk, 2 trunks"));
    assert!(has(&harness, Role::Label, "Over gw-chi: from 172.28.152.128"));
    assert!(has(&harness, Role::Label, "Over gw-ny: from 172.28.152.128"));
    let source = words(&harness, "Documented: ");
    assert!(source.contains("Plan for media bypass in Skype for Business"), "{source}");
    assert_eq!(state(&harness).editor.place(), 0);
}

#[test]
fn a_fence_is_one_step_with_a_new_profile_or_one_that_exists() {
    let mut harness = asked("172.28.152.128");
    click(&mut harness, Role::ComboBox, "Profile");
    click(&mut harness, Role::ListBoxOption, "New profile");
    fill_only(&mut harness, "Audio limit, kbps", "1,000");
    fill_only(&mut harness, "Network site", "Reno");
    click(&mut harness, Role::Button, "Fence");
    let refused = words(&harness, "Edit ");
    assert!(refused.contains("Reno exists already"), "{refused}");
    fill_only(&mut harness, "Network site", "Chicago lab");
    click(&mut harness, Role::Button, "Fence");
    assert_eq!(id_of(&harness, "172.28.152.128"), "site:Chicago lab");
    assert_eq!(state(&harness).editor.undo_name(), Some("Fence 172.28.152.128/25"));
    assert_eq!(state(&harness).editor.history().0.len(), 1);
    run(&mut harness, Command::Undo);
    assert_eq!(id_of(&harness, "172.28.152.128"), "region:North America");
    assert_eq!(state(&harness).count(Kind::NetworkSite), 11);
}

#[test]
fn a_fence_is_previewed_and_taken_back_or_made() {
    let mut harness = asked("172.28.152.128");
    click(&mut harness, Role::Button, "Preview");
    assert_eq!(id_of(&harness, "172.28.152.128"), "site:Chicago 172.28.152.128");
    assert_eq!(state(&harness).editor.place(), 0);
    click(&mut harness, Role::Button, "Back");
    assert_eq!(id_of(&harness, "172.28.152.128"), "region:North America");
    run(&mut harness, Command::FenceSubnet);
    click(&mut harness, Role::Button, "Preview");
    click(&mut harness, Role::Button, "Apply");
    assert_eq!(state(&harness).editor.undo_name(), Some("Fence 172.28.152.128/25"));
}

#[test]
fn what_cannot_be_fenced_says_why() {
    let harness = asked("203.0.113.9");
    let why = words(&harness, "203.0.113.9/32 is alone in ITSP");
    assert!(why.ends_with("it is fenced already."), "{why}");
}

#[test]
fn the_menus_of_a_subnet_offer_it() {
    let mut harness = window("litware");
    select(&mut harness, Kind::Subnet, "172.28.152.128");
    click(&mut harness, Role::Button, "More commands");
    harness.get_by_label("Fence this subnet…").click_accesskit();
    harness.run();
    assert!(has(&harness, Role::Label, "Fence a subnet"));
}
