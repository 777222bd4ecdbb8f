//! Numbers through the translation rules of a trunk, by accessible names.

use super::super::{apply, click, fill_only, has, run, state, window};
use super::{named, words};
use crate::desktop::app::App;
use crate::desktop::commands::Command;
use egui::Role;
use egui_kittest::Harness;

const RULES: &str = r#"Set(TrunkConfiguration("Global"), "OutboundTranslationRulesList", [
    (Name: "Broken", Pattern: "^(", Translation: "x"),
    (Name: "Local", Pattern: "^\\+1312(\\d{7})$", Translation: "$1"),
    (Name: "Rest", Pattern: "^(.*)$", Translation: "$1")])"#;

fn numbers() -> Harness<'static, Option<App>> {
    let mut harness = window("litware");
    apply(&mut harness, RULES);
    run(&mut harness, Command::Numbers);
    fill_only(&mut harness, "Number", "tel:+1 (312) 555-0142");
    harness
}

#[test]
fn a_pasted_number_goes_through_the_rules_in_order() {
    let harness = numbers();
    assert!(has(&harness, Role::Label, "Number in: +13125550142"));
    let rule = named(&harness, Role::Button, "Rule 1: Broken");
    assert!(rule.contains("cannot be read"), "{rule}");
    assert!(has(&harness, Role::Button, r"Rule 2: Local, pattern ^\+1312(\d{7})$, matches: $1"));
    assert!(has(&harness, Role::Button, "Rule 3: Rest, pattern ^(.*)$, not tried"));
    assert!(has(&harness, Role::Label, "Number out: 5550142"));
}

#[test]
fn the_answer_follows_every_edit() {
    let mut harness = numbers();
    apply(&mut harness, r#"Set(TrunkConfiguration("Global"), "OutboundTranslationRulesList", [])"#);
    assert!(has(&harness, Role::Label, "Number out: +13125550142, as it came in: there is no rule"));
    apply(&mut harness, r#"Set(TrunkConfiguration("Global"), "RemovePlusFromUri", true)"#);
    let sent = "Number sent: 13125550142, without the plus: RemovePlusFromUri = True";
    assert!(has(&harness, Role::Label, sent));
}

#[test]
fn a_rule_opens_its_trunk_configuration() {
    let mut harness = numbers();
    click(&mut harness, Role::Button, "Rule 3: Rest, pattern ^(.*)$, not tried");
    let chosen = state(&harness).selected_one().unwrap();
    assert_eq!(state(&harness).editor.topology().name(chosen), "Global");
    assert_eq!(chosen.kind, crate::topology::Kind::TrunkConfiguration);
}

#[test]
fn the_trunks_that_would_take_the_number_are_listed_in_the_order_in_which_they_are_tried() {
    let mut harness = numbers();
    let first = named(&harness, Role::Button, "1. Trunk ");
    assert!(first.starts_with("1. Trunk gw-chi by voice route Local-1"), "{first}");
    click(&mut harness, Role::Button, &first);
    let chosen = state(&harness).selected_one().unwrap();
    assert_eq!(state(&harness).editor.topology().name(chosen), "Local-1");
    fill_only(&mut harness, "Number", "999");
    let nobody = named(&harness, Role::Button, "Which trunk takes 999?");
    assert!(nobody.len() > "Which trunk takes 999?".len(), "it says why: {nobody}");
    click(&mut harness, Role::RadioButton, "Calling");
    assert!(has(&harness, Role::Label, "Calling number translation rules"));
    assert!(has(&harness, Role::Label, "Voice routes look at the number that is called."));
}

#[test]
fn nonsense_says_why_and_the_tab_goes_away_when_it_is_closed() {
    let mut harness = numbers();
    fill_only(&mut harness, "Number", "alice");
    let why = words(&harness, "Number: ");
    assert!(why.contains("+13125550142"), "{why}");
    click(&mut harness, Role::Button, "Close tab");
    assert!(!has(&harness, Role::Tab, "Numbers") && has(&harness, Role::Tab, "Problems"));
}
