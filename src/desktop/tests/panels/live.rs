//! Live calls: placed, refused, hung up, and treated otherwise after an edit; what fits, in the tab of capacity.

use super::super::*;
use crate::call::Media;
use crate::call::admission::LinkId;
use crate::desktop::commands::Command;
use crate::desktop::message::Message;
use crate::desktop::toast::Notice;
use crate::desktop::work::Task;
use crate::scene::canvas::Loads;
use crate::topology::NetworkSite;

/// The window with the tab of calls and the table of them.
fn calls_window() -> Harness<'static, Option<App>> {
    let mut harness = window("litware");
    run(&mut harness, Command::LiveCalls);
    harness
}

fn run(harness: &mut Harness<'_, Option<App>>, command: Command) {
    harness.state_mut().as_mut().unwrap().state_mut().pending.push(Message::Run(command));
    harness.run();
    // What a message changes is shown in the frame after it.
    harness.run();
}

fn button_with(harness: &Harness<'_, Option<App>>, words: &str) -> Vec<String> {
    use egui_kittest::kittest::NodeT;
    let all = harness.query_all_by_role(Role::Button);
    let labels = all.filter_map(|node| node.accesskit_node().label());
    labels.filter(|label| label.contains(words)).collect()
}

fn up(harness: &Harness<'_, Option<App>>) -> usize {
    state(harness).panels.calls.live().len()
}

fn reno(harness: &Harness<'_, Option<App>>) -> LinkId {
    LinkId::NetworkSite(state(harness).editor.model().named::<NetworkSite>("Reno").unwrap().0)
}

fn used(harness: &Harness<'_, Option<App>>) -> u32 {
    let state = state(harness);
    state.panels.calls.live().link(state.editor.model(), reno(harness)).used(Media::Audio)
}

fn gauges(harness: &Harness<'_, Option<App>>) -> Loads {
    crate::desktop::panels::loads(state(harness))
}

fn told(harness: &Harness<'_, Option<App>>) -> String {
    state(harness).notice.as_ref().map_or_else(String::new, |notice: &Notice| notice.words().to_owned())
}

/// Fills the link of Reno by the ready-made load.
fn fill_reno(harness: &mut Harness<'_, Option<App>>) {
    click(harness, Role::Button, "Network site Reno");
    let load = harness.query_all_by_role_and_label(Role::Button, "Fill the Reno link").next().unwrap();
    load.click();
    harness.run();
}

#[test]
fn without_calls_the_table_offers_loads() {
    let harness = calls_window();
    assert!(has(&harness, Role::Label, "No calls are up."));
    let loads = harness.query_all_by_role_and_label(Role::Button, "Busy hour, all network sites");
    assert_eq!(loads.count(), 2, "beside the form and in the empty table");
}

#[test]
fn a_link_is_filled_until_a_call_is_refused_and_says_which_link() {
    let mut harness = calls_window();
    fill_reno(&mut harness);
    // 4,000 kbps hold 41 calls of 97; none of 45 fits in the 23 that are left.
    assert_eq!((up(&harness), used(&harness)), (41, 41 * 97));
    assert_eq!(
        told(&harness),
        "41 calls placed. The next one: refused, it needs at least 45 kbps, 23 are free on the Reno link."
    );
    assert!(has(&harness, Role::Label, "Mediated: 41") && has(&harness, Role::Label, "Not connected: 1"));
    assert!(has(&harness, Role::Label, "On all links: 3,977"));
    let rows = button_with(&harness, "Mediated, ");
    assert!(rows[0].contains("Refused") && rows[0].contains("Reno: 23 kbps free"), "{rows:?}");
    assert!(
        rows[1].contains("Connected, Reno to PSTN") && rows[1].contains("41 up, 97 kbps each"),
        "{rows:?}"
    );
    // The inspector of what is selected says who takes it.
    assert!(has(&harness, Role::Label, "3,977 of 4,000 kbps, 99 %"));
    assert!(has(&harness, Role::Label, "41 PSTN calls through ms-chi: 3,977 kbps"));
    // The gauge is full, and the way that is drawn ends at the link that refused.
    let load = gauges(&harness).link(reno(&harness).entity());
    assert_eq!((load.forth, load.refused, load.added), (3_977, true, 0));
    let refused = state(&harness).call.as_ref().unwrap().report.as_ref().unwrap();
    assert_eq!(refused.admission.refusals().next().map(|refusal| refusal.link), Some(reno(&harness)));
}

#[test]
fn a_call_that_is_looked_at_adds_what_it_would_take_and_stays_down() {
    let mut harness = calls_window();
    fill_reno(&mut harness);
    run(&mut harness, Command::HangUpAll);
    assert_eq!((up(&harness), used(&harness)), (0, 0));
    run(&mut harness, Command::PlaceCall);
    click(&mut harness, Role::Button, "Trunk gw-chi, bypass on, ready");
    click(&mut harness, Role::Button, "Network site Reno");
    click(&mut harness, Role::Button, "Place");
    let load = gauges(&harness).link(reno(&harness).entity());
    assert_eq!((load.forth, load.added, up(&harness)), (0, 97, 0));
}

#[test]
fn the_form_places_to_a_number_a_trunk_and_a_user() {
    let mut harness = calls_window();
    fill_only(&mut harness, "Address of the caller", "172.28.151.140/25");
    click(&mut harness, Role::RadioButton, "Number");
    fill(&mut harness, "Number that is called", "+1 312 555 0188");
    assert_eq!(up(&harness), 1);
    assert!(!button_with(&harness, "Mediated, Connected, Reno to PSTN, gw-chi").is_empty());
    click(&mut harness, Role::RadioButton, "User");
    fill_only(&mut harness, "Address of the called user", "10.20.0.77/24");
    click(&mut harness, Role::RadioButton, "Quality");
    fill(&mut harness, "How many", "3");
    assert_eq!(up(&harness), 4);
    let users = button_with(&harness, "Reno to London");
    assert!(users[0].contains("3 up, 91 kbps each"), "{users:?}");
    fill(&mut harness, "How many", "none");
    assert!(has(&harness, Role::Label, "How many: give a number from 1 to 10,000."));
    assert_eq!(up(&harness), 4);
}

#[test]
fn a_group_or_one_call_of_it_is_hung_up() {
    let mut harness = calls_window();
    fill_reno(&mut harness);
    let group = button_with(&harness, "Connected, Reno to PSTN").remove(0);
    click(&mut harness, Role::Button, &group);
    assert!(state(&harness).call.as_ref().unwrap().up.is_some(), "its way is shown");
    click(&mut harness, Role::Button, "Hang up one");
    assert_eq!((up(&harness), used(&harness)), (40, 40 * 97));
    click(&mut harness, Role::Button, "Hang up group");
    assert_eq!((up(&harness), used(&harness)), (0, 0));
}

#[test]
fn calls_are_listed_one_by_one_when_they_are_not_grouped() {
    let mut harness = calls_window();
    fill_reno(&mut harness);
    click(&mut harness, Role::Button, "Group by path");
    let second = button_with(&harness, ", no. 2,").remove(0);
    click(&mut harness, Role::Button, &second);
    click(&mut harness, Role::Button, "Hang up call");
    assert_eq!(up(&harness), 40);
    assert!(button_with(&harness, ", no. 2,").is_empty());
}

#[test]
fn an_edit_says_which_calls_would_be_treated_otherwise_and_leaves_them_up() {
    let mut harness = calls_window();
    fill_reno(&mut harness);
    click(&mut harness, Role::RadioButton, "Off");
    assert!(state(&harness).panels.calls.changed().len() == 41 && up(&harness) == 41);
    assert_eq!(told(&harness), "41 of 41 calls that are up would now be treated otherwise.");
    assert!(button_with(&harness, "Reno to PSTN")[1].ends_with("41 would now be treated otherwise"));
    // Hanging up and undoing do not disturb each other.
    run(&mut harness, Command::HangUpAll);
    assert_eq!(up(&harness), 0);
    run(&mut harness, Command::Undo);
    assert_eq!((up(&harness), state(&harness).editor.undo_name()), (0, None));
}

#[test]
fn undo_takes_the_marks_off_and_no_call_down() {
    let mut harness = calls_window();
    fill_reno(&mut harness);
    click(&mut harness, Role::RadioButton, "Off");
    run(&mut harness, Command::Undo);
    assert!(state(&harness).panels.calls.changed().is_empty() && up(&harness) == 41);
    assert_eq!(told(&harness), "Every call that is up is treated as it was placed.");
}

#[test]
fn calls_that_are_placed_again_go_free_with_bypass() {
    let mut harness = calls_window();
    fill_reno(&mut harness);
    // Without its profile Reno has the bypass ID of its region, the same as the gateway.
    harness.get_by_role_and_label(Role::ComboBox, "Bandwidth policy").scroll_to_me();
    harness.run();
    click(&mut harness, Role::ComboBox, "Bandwidth policy");
    click(&mut harness, Role::ListBoxOption, "none");
    click(&mut harness, Role::Button, "Place them again");
    assert!(has(&harness, Role::Label, "Bypass: 41") && has(&harness, Role::Label, "On all links: 0"));
    assert_eq!((up(&harness), used(&harness)), (41, 0));
    assert!(state(&harness).panels.calls.changed().is_empty());
}

#[test]
fn capacity_tells_what_fits_and_what_bypass_would_free() {
    let mut harness = calls_window();
    fill_reno(&mut harness);
    run(&mut harness, Command::Capacity);
    let full = button_with(&harness, "Reno link: 3,977 of 4,000 kbps").remove(0);
    assert!(full.contains("user to user 0, 0, 0; to the pool 0, 0, 0"), "{full}");
    assert!(full.contains("gw-reno would free 3,977 kbps, 41 calls"), "{full}");
    run(&mut harness, Command::HangUpAll);
    let free = button_with(&harness, "Reno link: 0 of 4,000 kbps").remove(0);
    assert!(free.contains("user to user 88, 64, 43"), "4,000 by 45, 62 and 91: {free}");
}

#[test]
fn tens_of_thousands_are_placed_behind_the_window_and_can_be_stopped() {
    let mut harness = calls_window();
    fill_only(&mut harness, "Address of the caller", "157.57.210.77/24");
    click(&mut harness, Role::RadioButton, "Number");
    fill_only(&mut harness, "Number that is called", "+1 312 555 0188");
    fill(&mut harness, "How many", "400");
    wait(&mut harness, |state| state.panels.calls.live().len() == 400);
    assert_eq!(told(&harness), "400 calls placed.");
    fill(&mut harness, "How many", "10000");
    // Whether or not all of them are placed by now, hanging up leaves none.
    run(&mut harness, Command::HangUpAll);
    wait(&mut harness, |state| state.work.progress_of(Task::Place).is_none());
    harness.run();
    assert_eq!(up(&harness), 0, "what was still being placed is not wanted any more");
}

#[test]
fn stopping_keeps_what_was_placed() {
    let mut harness = calls_window();
    fill_only(&mut harness, "Address of the caller", "157.57.210.77/24");
    click(&mut harness, Role::RadioButton, "Number");
    fill_only(&mut harness, "Number that is called", "+1 312 555 0188");
    fill(&mut harness, "How many", "10000");
    assert!(state(&harness).work.progress_of(Task::Place).is_some());
    state(&harness).work.cancel();
    wait(&mut harness, |state| state.work.progress_of(Task::Place).is_none());
    harness.run();
    let placed = up(&harness);
    assert!((200..10_000).contains(&placed), "{placed}");
    assert!(told(&harness).ends_with("calls placed. Then it was stopped."), "{}", told(&harness));
}

#[test]
fn the_link_that_refused_says_what_was_tried_instead_and_what_still_fits() {
    let mut harness = calls_window();
    fill_reno(&mut harness);
    for said in [
        "Needs at least 45 kbps, 23 are free. 97 does not fit, nor does 45. link-total",
        "Internet path: no-edge",
        "PSTN between users: not such a call",
        "Voice mail: inbound only",
        "Free: 23 kbps",
        "User to user, quantity, 45 kbps: 0 more",
        "PSTN, leg to the gateway, 97 kbps: 0 more",
        "PSTN, both legs (x 2), 194, 142 kbps: 0 more",
        "Video, balanced, 610, 260 kbps: 4 more",
        "PSTN with bypass, 0 kbps: any more",
        "gw-reno would free 3,977 kbps. 41 calls would bypass over it",
    ] {
        assert!(has(&harness, Role::Label, said), "{said}");
    }
    let plots = harness.query_all_by_role(Role::Image);
    let plots = plots.filter_map(|node| egui_kittest::kittest::NodeT::accesskit_node(&node).label());
    let plot = plots.filter(|label| label.contains("at most, now")).collect::<Vec<_>>();
    assert!(plot.len() == 1 && plot[0].ends_with("3,977 at most, now 3,977 of 4,000 kbps"), "{plot:?}");
    run(&mut harness, Command::HangUpAll);
    assert!(!has(&harness, Role::Label, "Internet path: no-edge"));
}

#[test]
fn a_link_that_both_legs_cross_says_so() {
    let mut harness = calls_window();
    click(&mut harness, Role::RadioButton, "Off");
    click(&mut harness, Role::Button, "Network site Reno");
    fill_only(&mut harness, "Address of the caller", "172.28.151.140/25");
    click(&mut harness, Role::RadioButton, "Trunk");
    click(&mut harness, Role::Button, "Trunk gw-reno, bypass on, off globally");
    fill(&mut harness, "How many", "2");
    click(&mut harness, Role::Button, "Network site Reno");
    assert!(has(&harness, Role::Label, "2 PSTN calls through ms-chi, x 2: 388 kbps"));
    let rows = button_with(&harness, "Reno to PSTN, gw-reno");
    assert!(rows[0].contains("97 + 97 kbps each, 388 reserved, links Reno x 2"), "{rows:?}");
    assert!(has(
        &harness,
        Role::Label,
        "gw-reno would free 388 kbps. 2 calls would bypass once bypass is on"
    ));
}

#[test]
fn a_link_names_every_pair_that_uses_it_and_finds_one() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Network site Reno");
    harness.get_by_role_and_label(Role::DisclosureTriangle, "Who uses it").scroll_to_me();
    harness.run();
    click(&mut harness, Role::DisclosureTriangle, "Who uses it");
    let pairs = |harness: &Harness<'_, Option<App>>| {
        let all = harness.query_all_by_role(Role::Link);
        let labels = all.filter_map(|node| egui_kittest::kittest::NodeT::accesskit_node(&node).label());
        labels.filter(|label| label.contains(" kbps") || label.contains("not counted")).collect::<Vec<_>>()
    };
    let all = pairs(&harness);
    assert!(all.contains(&"Reno to trunk gw-chi: 97 kbps, leg of the client".to_owned()), "{all:?}");
    assert!(all.contains(&"Chicago to trunk gw-reno: 97 kbps, leg to the gateway".to_owned()), "{all:?}");
    fill_only(&mut harness, "Find a network site or trunk", "manila");
    let found = pairs(&harness);
    assert!(!found.is_empty() && found.iter().all(|pair| pair.contains("Manila")), "{found:?}");
}
