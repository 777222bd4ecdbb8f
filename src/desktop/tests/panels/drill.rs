//! Drills: something is marked as down from a menu, everything that places calls respects it, and it ends at once.

use super::super::*;
use crate::desktop::commands::Command;
use crate::desktop::message::Message;
use crate::topology::AnyId;
use crate::topology::attributes::Names;

fn run(harness: &mut Harness<'_, Option<App>>, command: Command) {
    harness.state_mut().as_mut().unwrap().state_mut().pending.push(Message::Run(command));
    harness.run();
    harness.run();
}

fn select(harness: &mut Harness<'_, Option<App>>, kind: Kind, name: &str) -> AnyId {
    let id = state(harness).editor.model().find(kind, name).unwrap();
    harness.state_mut().as_mut().unwrap().state_mut().pending.push(Message::Reveal(id));
    harness.run();
    harness.run();
    id
}

/// Marks something as down by the command of the palette.
fn mark(harness: &mut Harness<'_, Option<App>>, kind: Kind, name: &str) -> AnyId {
    let id = select(harness, kind, name);
    run(harness, Command::MarkDown);
    id
}

/// What any widget says.
fn says(harness: &Harness<'_, Option<App>>, words: &str) -> bool {
    harness.query_by(|node| node.label().is_some_and(|label| label.contains(words))).is_some()
        || harness
            .query_all_by(|node| node.value().is_some_and(|value| value.contains(words)))
            .next()
            .is_some()
}

fn is_down(harness: &Harness<'_, Option<App>>, id: AnyId) -> bool {
    crate::desktop::panels::loads(state(harness)).is_down(id)
}

#[test]
fn a_gateway_is_marked_from_the_menu_of_the_inspector_and_brought_up_again() {
    let mut harness = window("litware");
    let id = select(&mut harness, Kind::Gateway, "gw-chi");
    click(&mut harness, Role::Button, "More commands");
    click(&mut harness, Role::Button, "Mark as down (drill)");
    harness.run();
    assert!(has(&harness, Role::Button, "Drill: gw-chi down, 1 of 1"));
    assert!(is_down(&harness, id));
    let trunk = state(&harness).editor.model().find(Kind::Trunk, "gw-chi").unwrap();
    assert!(is_down(&harness, trunk), "the trunk goes with its gateway");
    assert!(!state(&harness).file.is_edited(&state(&harness).editor), "nothing of it is in the document");
    assert_eq!(state(&harness).editor.undo_name(), None);
    click(&mut harness, Role::Button, "More commands");
    click(&mut harness, Role::Button, "Bring up again (drill)");
    harness.run();
    assert!(!is_down(&harness, id) && !says(&harness, "Drill: gw-chi"));
}

#[test]
fn the_report_the_matrix_and_capacity_say_that_something_is_down() {
    let mut harness = window("litware");
    call_from_reno(&mut harness);
    assert!(has(&harness, Role::Label, "Mediated"));
    mark(&mut harness, Kind::Gateway, "gw-chi");
    assert!(has(&harness, Role::Label, "Unroutable") && says(&harness, "Drill: gw-chi is down."));
    mark(&mut harness, Kind::NetworkSite, "Reno");
    assert!(has(&harness, Role::Button, "Drill: Reno link down, 2 of 2"));
    run(&mut harness, Command::Capacity);
    assert!(says(&harness, "Reno link: down"), "nothing fits on a link that is down");
    run(&mut harness, Command::Matrix);
    assert!(says(&harness, "Chicago to gw-chi: Bypass, gw-chi is down"));
    assert!(says(&harness, "Reno to gw-ny: Mediated, ids-differ, Reno link is down"));
    run(&mut harness, Command::EndDrill);
    assert!(!says(&harness, "Drill: ") && says(&harness, "Chicago to gw-chi: Bypass"));
    assert!(!says(&harness, "is down"));
}

#[test]
fn a_region_offers_the_policy_service_of_its_server_site_and_one_command_ends_all() {
    let mut harness = window("litware");
    let region = mark(&mut harness, Kind::NetworkRegion, "EMEA");
    assert!(has(&harness, Role::Button, "Drill: policy service of London down, 1 of 1"));
    assert!(is_down(&harness, region));
    mark(&mut harness, Kind::RegionLink, "NA-EMEA-LINK");
    // The status bar shows one after the other.
    click(&mut harness, Role::Button, "Drill: NA-EMEA-LINK down, 2 of 2");
    harness.run();
    assert!(has(&harness, Role::Button, "Drill: policy service of London down, 1 of 2"));
    run(&mut harness, Command::EndDrill);
    assert!(state(&harness).panels.calls.live().drill().is_empty() && !says(&harness, "Drill: "));
    assert!(!Command::EndDrill.is_possible(state(&harness)));
}

#[test]
fn calls_that_are_up_stay_and_are_named_as_treated_otherwise() {
    let mut harness = window("litware");
    run(&mut harness, Command::LiveCalls);
    fill_only(&mut harness, "Address of the caller", "172.28.151.140/25");
    click(&mut harness, Role::RadioButton, "Number");
    fill(&mut harness, "Number that is called", "+1 312 555 0188");
    let up = |harness: &Harness<'_, Option<App>>| state(harness).panels.calls.live().len();
    mark(&mut harness, Kind::Gateway, "gw-chi");
    assert_eq!((up(&harness), state(&harness).panels.calls.changed().len()), (1, 1));
    click(&mut harness, Role::Button, "Place all again");
    harness.run();
    // The second voice route takes it.
    assert_eq!((up(&harness), state(&harness).panels.calls.changed().len()), (1, 0));
    assert!(says(&harness, "Reno to PSTN, gw-ny"));
    run(&mut harness, Command::EndDrill);
    assert_eq!(state(&harness).panels.calls.changed().len(), 1, "now it would go by gw-chi again");
}

#[test]
fn a_mark_keeps_its_thing_when_that_is_renamed_and_goes_when_it_is_deleted() {
    let mut harness = window("litware");
    mark(&mut harness, Kind::NetworkSite, "Reno");
    fill(&mut harness, "Name", "Sparks");
    assert!(has(&harness, Role::Button, "Drill: Sparks link down, 1 of 1"));
    harness.key_press(Key::Delete);
    harness.run();
    click(&mut harness, Role::RadioButton, "Delete what stands in it or belongs to it too");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run();
    assert!(state(&harness).panels.calls.live().drill().is_empty() && !says(&harness, "Drill: "));
}

#[test]
fn another_document_knows_nothing_of_a_drill() {
    let mut harness = window("litware");
    mark(&mut harness, Kind::Gateway, "gw-chi");
    run(&mut harness, Command::OpenBranchOffice);
    wait(&mut harness, |state| state.editor.model().find(Kind::NetworkSite, "Reno").is_none());
    assert!(state(&harness).panels.calls.live().drill().is_empty());
}
