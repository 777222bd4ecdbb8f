use super::super::{call_from_reno, click, has, press, state, window};
use crate::desktop::app::App;
use crate::topology::Kind;
use egui::{Key, Modifiers, OutputCommand, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

pub(super) fn report() -> Harness<'static, Option<App>> {
    let mut harness = window("litware");
    call_from_reno(&mut harness);
    harness
}

/// What is listed under a role and begins so.
pub(super) fn named(harness: &Harness<'_, Option<App>>, role: Role, beginning: &str) -> String {
    let nodes = harness.query_all_by_role(role).filter_map(|node| node.accesskit_node().label());
    let names: Vec<String> = nodes.collect();
    let found = names.iter().find(|label| label.starts_with(beginning)).cloned();
    found.unwrap_or_else(|| panic!("no {beginning} among {names:?}"))
}

/// What went to the clipboard in the last frame.
pub(super) fn copied_text(harness: &Harness<'_, Option<App>>) -> Option<String> {
    harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

/// Presses a button that may lie below what is in view.
fn press_far(harness: &mut Harness<'_, Option<App>>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click_accesskit();
    harness.run();
}

fn profile_of_reno(harness: &Harness<'_, Option<App>>) -> bool {
    let topology = state(harness).editor.topology();
    let reno = topology.ids(Kind::NetworkSite).into_iter().find(|id| topology.name(*id) == "Reno").unwrap();
    topology.attribute(reno, "BWPolicyProfileID").is_some_and(|value| value.as_text().is_some())
}

#[test]
fn the_first_step_that_failed_is_explained_with_both_ids_side_by_side() {
    let harness = report();
    assert!(has(&harness, Role::Label, "Do the bypass IDs match?"));
    assert!(has(&harness, Role::Label, "site:Reno differs from region:North America"));
    let step = named(&harness, Role::ListBoxOption, "Step 11:");
    assert!(step.ends_with(", failed"), "{step}");
}

#[test]
fn keys_and_buttons_walk_the_steps() {
    let mut harness = report();
    let here = state(&harness).call.as_ref().unwrap().step;
    click(&mut harness, Role::Button, "Previous step");
    assert_eq!(state(&harness).call.as_ref().unwrap().step, here - 1);
    let first = named(&harness, Role::ListBoxOption, "Step 3:");
    click(&mut harness, Role::ListBoxOption, &first);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(state(&harness).call.as_ref().unwrap().step, 3);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(state(&harness).call.as_ref().unwrap().step, 1);
}

#[test]
fn a_change_is_previewed_without_entering_the_document() {
    let mut harness = report();
    let preview = named(&harness, Role::Button, "Preview: Remove the profile of Reno");
    press_far(&mut harness, &preview);
    assert!(has(&harness, Role::Label, "Bypass"), "the verdict is that of the change");
    assert_eq!(state(&harness).editor.place(), 0);
    click(&mut harness, Role::Button, "Back");
    assert!(has(&harness, Role::Label, "Mediated") && profile_of_reno(&harness));
    press_far(&mut harness, &preview);
    click(&mut harness, Role::Button, "Apply");
    assert!(!profile_of_reno(&harness));
    assert_eq!(state(&harness).editor.undo_name(), Some("Remove the profile of Reno"));
    assert!(!has(&harness, Role::Button, "Apply"));
}

#[test]
fn what_reads_or_edits_the_document_ends_a_preview_first() {
    let mut harness = report();
    let preview = named(&harness, Role::Button, "Preview: Remove the profile of Reno");
    press_far(&mut harness, &preview);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(profile_of_reno(&harness) && !has(&harness, Role::Button, "Back"), "undo takes the preview back");
    press_far(&mut harness, &preview);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert!(profile_of_reno(&harness), "what is saved is the document, not the preview");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press_far(&mut harness, &preview);
    click(&mut harness, Role::Switch, "Call admission control");
    assert!(profile_of_reno(&harness) && state(&harness).editor.place() == 1);
}

#[test]
fn another_trunk_is_tried_as_a_call_of_its_own() {
    let mut harness = report();
    let other = named(&harness, Role::Button, "Try: Use trunk gw-reno");
    press_far(&mut harness, &other);
    assert!(has(&harness, Role::Label, "Bypass"));
    assert_eq!(state(&harness).editor.place(), 0);
}

#[test]
fn the_report_is_copied_as_text_and_as_markdown() {
    for (button, beginning) in
        [("Copy as text", "Call 1: 157.57.212.10/23"), ("Copy as Markdown", "## Call 1:")]
    {
        let mut harness = report();
        click(&mut harness, Role::Button, "Copy the report");
        harness.get_by_role_and_label(Role::Button, button).click_accesskit();
        harness.step();
        assert!(copied_text(&harness).is_some_and(|text| text.starts_with(beginning)), "{button}");
    }
}
