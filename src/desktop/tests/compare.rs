//! Comparing two settings in the middle of the window.

use super::{App, Harness, call_from_reno, click, fill, has, press, state, window};
use crate::desktop::message::Message;
use crate::desktop::middle::Middle;
use crate::edit::Edit;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

/// The comparison of 20 calls from Reno over gw-reno, with bypass off and in sites-and-regions mode.
fn compared() -> Harness<'static, Option<App>> {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Trunk gw-reno, bypass on, ready");
    click(&mut harness, Role::Button, "Network site Reno");
    click(&mut harness, Role::Button, "Place");
    click(&mut harness, Role::Button, "Compare");
    harness
}

/// The rows that are in view.
fn rows(harness: &Harness<'_, Option<App>>) -> Vec<String> {
    harness.query_all_by_role(Role::Row).filter_map(|node| node.accesskit_node().label()).collect()
}

fn row(harness: &Harness<'_, Option<App>>, start: &str) -> String {
    let found = rows(harness).into_iter().find(|row| row.starts_with(start));
    found.unwrap_or_else(|| panic!("no row {start} in {:#?}", rows(harness)))
}

fn pick(harness: &mut Harness<'_, Option<App>>, list: &str, item: &str) {
    click(harness, Role::ComboBox, list);
    harness.get_all_by_label(item).last().unwrap().click_accesskit();
    harness.run();
}

fn apply(harness: &mut Harness<'_, Option<App>>, edit: &str) {
    let edit: Edit = ron::from_str(edit).unwrap();
    harness.state_mut().as_mut().unwrap().state_mut().pending.push(Message::Apply(edit));
    harness.step();
    harness.run();
}

#[test]
fn twenty_calls_from_reno_fill_its_link_with_bypass_off_and_take_nothing_with_it_on() {
    let harness = compared();
    let link = row(&harness, "Reno link");
    assert!(link.contains("A 3,880 of 4,000, B 0 of 4,000, 3,880 kbps fewer"), "{link}");
    let verdict = row(&harness, "Verdict");
    assert!(verdict.contains("A Mediated, 20 calls, B Bypass, 20 calls, 20 calls changed"), "{verdict}");
    let ids = row(&harness, "Bypass IDs");
    assert!(ids.contains("A none in force, B caller r, gateway r, r = r"), "the letters of the marks: {ids}");
    assert!(row(&harness, "More calls that fit").contains("A 0, B any number"));
    assert!(has(&harness, Role::Label, "20 mediated") && has(&harness, Role::Label, "20 bypass"));
    let head = "A: Bypass off. No bypass ID is in force. Media goes to Chicago and back.";
    assert!(has(&harness, Role::Label, head));
    assert!(has(&harness, Role::Canvas, "Picture of B, Sites and regions"));
    assert_eq!(state(&harness).editor.history().0.len(), 0, "nothing in the document changes");
}

#[test]
fn sides_change_places_and_take_other_settings() {
    let mut harness = compared();
    click(&mut harness, Role::Button, "Swap A and B");
    assert!(row(&harness, "Reno link").contains("A 0 of 4,000, B 3,880 of 4,000, 3,880 kbps more"));
    pick(&mut harness, "B", "This document, bypass off on trunk gw-reno");
    let reason = row(&harness, "Reason");
    assert!(reason.contains("A none, B trunk-disabled, 1 reason new"), "{reason}");
    pick(&mut harness, "B", "This document, always bypass, CAC off");
    assert!(row(&harness, "Bypass IDs").contains("B caller G, gateway G"));
    pick(&mut harness, "B", "This document, CAC off");
    assert!(row(&harness, "Verdict").ends_with("same."), "{}", row(&harness, "Verdict"));
}

#[test]
fn every_edit_is_followed_on_both_sides() {
    let mut harness = compared();
    apply(&mut harness, r#"Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWLimit", 2000)"#);
    let link = row(&harness, "Reno link");
    assert!(link.contains("of 2,000, B 0 of 2,000"), "{link}");
    assert!(row(&harness, "Outcome").contains("Refused, 10 calls"), "{}", row(&harness, "Outcome"));
    assert!(has(&harness, Role::Label, "10 refused"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(row(&harness, "Reno link").contains("A 3,880 of 4,000"));
}

#[test]
fn the_number_and_the_kind_of_calls_are_chosen() {
    let mut harness = compared();
    fill(&mut harness, "How many of the placed call", "22");
    assert!(row(&harness, "Outcome").contains("A Connected, 20 calls and Refused, 2 calls"));
    click(&mut harness, Role::Tab, "Call by call");
    let second = row(&harness, "2  157.57.212.10/23 (Reno) to gw-reno (Reno)");
    assert!(second.contains("A Mediated, connected, 194 kbps, B Bypass, connected, now bypass"), "{second}");
    click(&mut harness, Role::Row, &second);
    let chosen = harness.get_by_role_and_label(Role::Row, &second).accesskit_node().is_selected();
    assert_eq!(chosen, Some(true), "its way is drawn");
    click(&mut harness, Role::Tab, "Links");
    assert_eq!(rows(&harness).len(), 1);
    pick(&mut harness, "Calls", "Every network site to gw-chi");
    click(&mut harness, Role::Tab, "What changed");
    assert!(row(&harness, "Verdict").contains("A Mediated, 11 calls"), "{}", row(&harness, "Verdict"));
}

#[test]
fn without_a_call_every_network_site_is_compared() {
    let mut harness = window("litware");
    press(&mut harness, Modifiers::COMMAND, Key::D);
    assert!(row(&harness, "Verdict").contains("11 calls"));
    call_closed(&mut harness);
}

fn call_closed(harness: &mut Harness<'_, Option<App>>) {
    press(harness, Modifiers::NONE, Key::Escape);
    assert_eq!(state(harness).middle, Middle::Canvas);
    call_from_reno(harness);
    click(harness, Role::Button, "Compare");
    click(harness, Role::Button, "Close the comparison");
    assert!(has(harness, Role::Button, "Network site Reno"));
}

#[test]
fn another_file_is_compared_with_by_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.trunkline.ron");
    let sample = crate::file::Sample::named("litware").unwrap().open().unwrap();
    let mut other = crate::edit::Draft::new(sample);
    for edit in [
        r#"Add(NetworkSite("Aaa"), {"NetworkRegionID": "North America"})"#,
        r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#,
    ] {
        other.apply(&ron::from_str(edit).unwrap()).unwrap();
    }
    std::fs::write(&path, crate::file::native::to_bytes(other.document())).unwrap();
    let mut harness = compared();
    pick(&mut harness, "A", "Another file…");
    super::fill_only(&mut harness, "File", &path.display().to_string());
    harness.get_all_by_role_and_label(Role::Button, "Compare").last().unwrap().click();
    harness.run();
    super::wait(&mut harness, |state| state.dialog.is_none() && !state.compare.files().is_empty());
    harness.run();
    let link = row(&harness, "Reno link");
    assert!(link.contains("A 3,880 of 4,000, B 0 of 4,000"), "{link}");
    assert!(has(&harness, Role::Canvas, "Picture of A, other.trunkline.ron"));
    // The same comparison as a page, with both pictures.
    let page = folder.path().join("page.html");
    let export = crate::desktop::compare::CompareMessage::Export(page.clone());
    harness.state_mut().as_mut().unwrap().state_mut().pending.push(Message::Compare(export));
    harness.step();
    super::wait(&mut harness, |_| page.exists());
    let html = std::fs::read_to_string(&page).unwrap();
    assert_eq!(html.matches("<svg ").count(), 2);
    assert!(html.contains("3,880 of 4,000") && html.contains("A: other.trunkline.ron"));
}
