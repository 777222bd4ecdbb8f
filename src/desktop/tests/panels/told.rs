//! What a client is told, wherever it is asked for: the same words.

use super::super::{click, has, run, select, state, window};
use super::{copied, report};
use crate::call::Told;
use crate::desktop::commands::Command;
use crate::report::ToldWords;
use crate::topology::Kind;
use egui::Role;
use egui_kittest::kittest::Queryable;

const TITLE: &str = "What the client is told";

#[test]
fn a_subnet_says_what_its_clients_are_told() {
    let mut harness = window("litware");
    select(&mut harness, Kind::Subnet, "172.28.151.128");
    assert!(!has(&harness, Role::Label, "bypassEnabled"), "it is folded at first");
    click(&mut harness, Role::DisclosureTriangle, TITLE);
    assert!(has(&harness, Role::Label, "bypassEnabled") && has(&harness, Role::Label, "internalBypassMode"));
    harness.get_by_role_and_label(Role::Button, "Copy what the client is told").click();
    let text = copied(&mut harness);
    let editor = &state(&harness).editor;
    let told = Told::of(editor.model(), "172.28.151.138/25".parse().unwrap());
    assert_eq!(text, ToldWords::of(editor.topology(), &told).text());
    run(&mut harness, Command::BypassOff);
    assert!(has(&harness, Role::Label, "Media bypass is off for all calls, so no ID is in force."));
}

#[test]
fn the_call_report_says_what_its_caller_is_told() {
    let mut harness = report();
    harness.get_by_role_and_label(Role::DisclosureTriangle, TITLE).click_accesskit();
    harness.run();
    assert!(has(&harness, Role::Label, "A client at 157.57.212.10/23 is told when it signs in:"));
}
