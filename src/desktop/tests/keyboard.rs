//! The window by the keyboard alone: every stop has a name and a ring, every part is reached, lists and menus are
//! walked by arrows.

use super::*;
use crate::desktop::panes::Pane;
use crate::desktop::start_page::StartPage;
use crate::scene::token::Token;
use egui::epaint::{ClippedShape, Shape};
use egui_kittest::kittest::NodeT;
use std::collections::BTreeSet;

type Window = Harness<'static, Option<App>>;

/// What has the keyboard: its role and its name.
fn focused(harness: &Window) -> (Role, String) {
    let node = harness.query_all_by(|node| node.is_focused() && node.role() != Role::Window).next();
    node.map_or((Role::Unknown, String::new()), |node| {
        let node = node.accesskit_node();
        (node.role(), node.label().unwrap_or_default())
    })
}

fn focused_name(harness: &Window) -> String {
    focused(harness).1
}

fn pane(harness: &Window) -> Option<Pane> {
    state(harness).panes.focused(&harness.ctx)
}

fn tab(harness: &mut Window) {
    press(harness, Modifiers::NONE, Key::Tab);
}

fn key(harness: &mut Window, key: Key) {
    press(harness, Modifiers::NONE, key);
}

/// Gives the keyboard to something.
fn focus(harness: &mut Window, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).focus();
    harness.run();
}

fn set_start_page(harness: &mut Window) {
    harness.state_mut().as_mut().unwrap().state_mut().start = StartPage::bare();
    harness.run();
}

/// Whether a line in the accent as thick as the ring of the theme is drawn around what has the keyboard, or within it.
fn is_ringed(harness: &Window) -> bool {
    let id = harness.ctx.memory(egui::Memory::focused).unwrap();
    let rect = harness.ctx.read_response(id).unwrap().rect.expand(6.0);
    let look = state(harness).look;
    let is_ring = |stroke: egui::Stroke| {
        let accents = [Token::Accent, Token::AccentText].map(|token| look.colour(token));
        stroke.width >= look.theme.ring() && accents.contains(&stroke.color)
    };
    fn any(shape: &Shape, is: &dyn Fn(&Shape) -> bool) -> bool {
        match shape {
            Shape::Vec(shapes) => shapes.iter().any(|shape| any(shape, is)),
            shape => is(shape),
        }
    }
    let rings = |shape: &Shape| match shape {
        Shape::Rect(drawn) => is_ring(drawn.stroke) && rect.intersects(drawn.rect),
        _ => false,
    };
    harness.output().shapes.iter().any(|ClippedShape { shape, .. }| any(shape, &rings))
}

#[test]
fn tab_comes_to_every_part_of_the_window_and_every_stop_has_a_name_and_a_ring() {
    let mut harness = window("litware");
    let mut seen = BTreeSet::new();
    for _ in 0..160 {
        tab(&mut harness);
        let (role, name) = focused(&harness);
        assert!(!name.is_empty() && role != Role::Unknown, "a stop without a name after {seen:?}");
        assert!(is_ringed(&harness), "no ring on {role:?} {name}");
        seen.insert(format!("{:?}", pane(&harness).unwrap()));
    }
    assert_eq!(seen.len(), Pane::ALL.len(), "{seen:?}");
}

#[test]
fn tab_comes_to_the_page_at_the_start_and_to_what_is_below_it() {
    let mut harness = window("");
    set_start_page(&mut harness);
    let mut seen = Vec::new();
    for _ in 0..30 {
        tab(&mut harness);
        let (role, name) = focused(&harness);
        assert!(!name.is_empty(), "{role:?} after {seen:?}");
        assert!(is_ringed(&harness), "no ring on {role:?} {name}");
        seen.push(name);
    }
    for name in ["Help", "New topology", "Sample Litware", "Theme: as the system"] {
        assert!(seen.iter().any(|seen| seen == name), "{name} is missing of {seen:?}");
    }
}

#[test]
fn the_tool_bar_is_walked_from_left_to_right() {
    let mut harness = window("litware");
    click(&mut harness, Role::Switch, "Call admission control");
    focus(&mut harness, Role::RadioButton, "Off");
    let mut lefts = Vec::new();
    while pane(&harness) == Some(Pane::Tools) {
        let id = harness.ctx.memory(egui::Memory::focused).unwrap();
        lefts.push(harness.ctx.read_response(id).unwrap().rect.left());
        tab(&mut harness);
    }
    assert!(lefts.len() > 5 && lefts.is_sorted(), "{lefts:?}");
}

#[test]
fn f6_goes_through_the_parts_of_the_window_and_shift_f6_back() {
    let mut harness = window("litware");
    let mut parts = Vec::new();
    for _ in Pane::ALL {
        key(&mut harness, Key::F6);
        parts.push(pane(&harness).unwrap());
    }
    assert_eq!(parts, Pane::ALL);
    key(&mut harness, Key::F6);
    assert_eq!(pane(&harness), Some(Pane::Top), "after the last comes the first");
    press(&mut harness, Modifiers::SHIFT, Key::F6);
    press(&mut harness, Modifiers::SHIFT, Key::F6);
    assert_eq!(pane(&harness), Some(Pane::Bottom));
}

#[test]
fn f6_comes_back_to_where_the_keyboard_was_in_a_part() {
    let mut harness = window("litware");
    focus(&mut harness, Role::Tree, "Outline");
    for _ in Pane::ALL {
        key(&mut harness, Key::F6);
    }
    assert_eq!(focused_name(&harness), "Outline");
}

#[test]
fn escape_and_tab_leave_the_canvas_in_which_tab_walks() {
    let mut harness = window("litware");
    key(&mut harness, Key::F7);
    tab(&mut harness);
    tab(&mut harness);
    assert_eq!(pane(&harness), Some(Pane::Middle));
    assert_eq!(focused(&harness).0, Role::Button, "Tab walks the things of the canvas");
    key(&mut harness, Key::Escape);
    tab(&mut harness);
    let name = focused_name(&harness);
    assert_eq!(name, "Tool Select", "what comes after the canvas");
    press(&mut harness, Modifiers::SHIFT, Key::Tab);
    key(&mut harness, Key::ArrowRight);
    tab(&mut harness);
    assert_eq!(focused(&harness).0, Role::Button);
    assert_ne!(focused_name(&harness), "Tool Select", "another key than Escape was the last");
}

#[test]
fn a_menu_is_opened_by_down_and_walked_by_arrows() {
    let mut harness = window("litware");
    focus(&mut harness, Role::Button, "File");
    key(&mut harness, Key::ArrowRight);
    assert_eq!(focused_name(&harness), "Edit");
    assert!(!has(&harness, Role::Button, "Select all"));
    key(&mut harness, Key::ArrowLeft);
    key(&mut harness, Key::ArrowDown);
    assert!(focused_name(&harness).starts_with("New"), "{}", focused_name(&harness));
    key(&mut harness, Key::ArrowDown);
    assert!(focused_name(&harness).starts_with("Open…"), "{}", focused_name(&harness));
    key(&mut harness, Key::ArrowLeft);
    assert!(
        focused_name(&harness).starts_with("Commands and keys"),
        "the menu before: {}",
        focused_name(&harness)
    );
    assert!(is_ringed(&harness));
    key(&mut harness, Key::Escape);
    assert_eq!(focused_name(&harness), "Help");
    assert!(harness.query_by_label_contains("What is a bypass ID?").is_none(), "the menu is closed");
    key(&mut harness, Key::ArrowUp);
    assert!(focused_name(&harness).starts_with("What is a bypass ID?"));
    key(&mut harness, Key::Enter);
    assert!(matches!(state(&harness).dialog, Some(crate::desktop::dialogs::Dialog::BypassIds)));
}

#[test]
fn a_menu_within_a_menu_is_opened_by_right_and_left_by_left() {
    let mut harness = window("litware");
    focus(&mut harness, Role::Button, "View");
    key(&mut harness, Key::Enter);
    for _ in 0..40 {
        if focused_name(&harness).starts_with("Theme") {
            break;
        }
        key(&mut harness, Key::ArrowDown);
    }
    key(&mut harness, Key::ArrowRight);
    assert_eq!(focused_name(&harness), "Theme as the system");
    key(&mut harness, Key::ArrowLeft);
    assert!(focused_name(&harness).starts_with("Theme"));
    key(&mut harness, Key::ArrowRight);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Enter);
    assert_eq!(state(&harness).look.theme, crate::scene::theme::Theme::Dark);
    assert!(!has(&harness, Role::Button, "Light theme"), "the menus are closed");
    assert_eq!(focused_name(&harness), "View");
}

#[test]
fn the_trunk_of_a_call_is_picked_by_keys_and_the_list_goes() {
    let mut harness = window("litware");
    focus(&mut harness, Role::ComboBox, "Trunk");
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    assert!(harness.query_all_by_role(Role::ListBoxOption).count() > 3);
    key(&mut harness, Key::Enter);
    assert_eq!(harness.query_all_by_role(Role::ListBoxOption).count(), 0);
    assert_eq!(focused(&harness), (Role::ComboBox, "Trunk".to_owned()));
    assert!(state(&harness).call_form.trunk.is_some());
}

#[test]
fn letters_that_are_typed_into_an_open_list_run_no_command() {
    let mut harness = window("litware");
    focus(&mut harness, Role::ComboBox, "Trunk");
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::S);
    assert_eq!(state(&harness).tool, crate::desktop::message::Tool::Select);
}

#[test]
fn redo_stays_where_it_is_when_the_name_of_the_last_step_changes() {
    let mut harness = window("litware");
    let redo = |harness: &Window| {
        let all = harness.query_all_by_role(Role::Button);
        let redo =
            all.filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Redo")));
        redo.map(|node| node.rect()).next().unwrap()
    };
    let before = redo(&harness);
    click(&mut harness, Role::Switch, "Call admission control");
    assert_eq!(redo(&harness), before);
    click(&mut harness, Role::Button, "Network site Reno");
    fill(&mut harness, "Name", "A network site with a name that is longer than any other of them");
    assert_eq!(redo(&harness), before);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(redo(&harness), before);
}

#[test]
fn a_notice_covers_neither_the_lists_below_nor_what_floats_on_the_canvas() {
    let mut harness = window("litware");
    click(&mut harness, Role::Tab, "Problems");
    harness.state_mut().as_mut().unwrap().state_mut().say("Something that is worth a few words of its own");
    harness.run();
    let notice =
        harness.get_by_role_and_label(Role::Label, "Something that is worth a few words of its own").rect();
    let tabs = harness.get_by_role_and_label(Role::Tab, "Problems").rect();
    let minimap = harness.get_by_role_and_label(Role::Button, "Close minimap").rect();
    assert!(notice.bottom() < tabs.top() && notice.bottom() < minimap.top(), "{notice} {tabs} {minimap}");
}

#[test]
fn tab_goes_on_in_the_part_of_the_window_that_was_pressed() {
    let mut harness = window("litware");
    click(&mut harness, Role::Tab, "Problems");
    tab(&mut harness);
    assert_eq!(pane(&harness), Some(Pane::Bottom), "{}", focused_name(&harness));
}

#[test]
fn the_problems_are_walked_by_arrows_beyond_what_is_seen() {
    let mut harness = window("litware");
    click(&mut harness, Role::Tab, "Problems");
    focus(&mut harness, Role::ListBox, "Problems that are listed");
    let seen = |harness: &Window| {
        let all = harness.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
        all.filter(|label| label.starts_with("Warning V-") || label.starts_with("Info V-"))
            .collect::<Vec<_>>()
    };
    let first = seen(&harness);
    key(&mut harness, Key::End);
    let last = seen(&harness);
    assert!(first.first() != last.first(), "the list goes along: {first:?}");
    key(&mut harness, Key::Enter);
    assert_eq!(state(&harness).selected.len(), 1, "Enter shows what it is about");
    key(&mut harness, Key::Home);
    key(&mut harness, Key::Delete);
    assert!(
        matches!(state(&harness).dialog, Some(crate::desktop::dialogs::Dialog::Waive { .. })),
        "Delete asks"
    );
    assert_eq!(state(&harness).count(Kind::NetworkSite), 11, "and deletes nothing");
}

#[test]
fn tab_goes_from_the_list_of_problems_to_the_links_of_the_row_it_is_on() {
    let mut harness = window("litware");
    click(&mut harness, Role::Tab, "Problems");
    focus(&mut harness, Role::ListBox, "Problems that are listed");
    key(&mut harness, Key::ArrowDown);
    tab(&mut harness);
    assert_eq!(focused_name(&harness), "Waive…");
    tab(&mut harness);
    assert_ne!(focused_name(&harness), "Waive…", "those of other rows are passed by");
}

#[test]
fn the_history_is_walked_by_arrows_and_enter_goes_there() {
    let mut harness = window("litware");
    click(&mut harness, Role::Switch, "Call admission control");
    click(&mut harness, Role::RadioButton, "Off");
    click(&mut harness, Role::Tab, "History");
    focus(&mut harness, Role::ListBox, "Steps of the history");
    key(&mut harness, Key::Home);
    key(&mut harness, Key::Enter);
    assert_eq!(state(&harness).editor.place(), 0);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Enter);
    assert_eq!(state(&harness).editor.place(), 1);
}

#[test]
fn delete_on_the_cells_of_a_table_asks_about_its_rows() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Network site Reno");
    click(&mut harness, Role::Tab, "Tables");
    click(&mut harness, Role::Button, "Table of network sites");
    let albuquerque = harness.query_all_by_role(Role::Cell);
    let cell = albuquerque.filter_map(|node| node.accesskit_node().label());
    let cell = cell.into_iter().find(|label| label.ends_with("of Albuquerque: Albuquerque")).unwrap();
    click(&mut harness, Role::Cell, &cell);
    key(&mut harness, Key::Delete);
    let Some(crate::desktop::dialogs::Dialog::Delete { ids, .. }) = &state(&harness).dialog else {
        panic!("Delete asks");
    };
    let names: Vec<String> = ids.iter().map(|id| state(&harness).editor.topology().name(*id)).collect();
    assert_eq!(names, ["Albuquerque"]);
}

#[test]
fn where_only_one_way_to_delete_is_left_nothing_is_to_be_chosen() {
    let mut harness = window("litware");
    let used: Vec<_> = Kind::ALL
        .iter()
        .flat_map(|kind| state(&harness).editor.topology().ids(*kind))
        .filter(|id| !id.kind.is_single())
        .filter(|id| !state(&harness).editor.model().index().referrers(*id).is_empty())
        .collect();
    let mut seen = BTreeSet::new();
    for id in used {
        let dialog = crate::desktop::dialogs::Dialog::Delete { ids: vec![id], dependents: None };
        harness.state_mut().as_mut().unwrap().state_mut().dialog = Some(dialog);
        harness.step();
        let all =
            harness.query_all_by_role(Role::RadioButton).filter_map(|node| node.accesskit_node().label());
        let ways = all.filter(|label| label.starts_with("Keep") || label.starts_with("Delete")).count();
        seen.insert(ways);
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [0, 2]);
}

#[test]
fn the_verdict_and_two_of_the_changes_that_would_flip_it_stand_in_view() {
    let mut harness = window("litware");
    call_from_reno(&mut harness);
    let bottom = harness.get_by_role_and_label(Role::Button, "7 warnings").rect().top();
    let all = harness.query_all_by_role(Role::Button);
    let offers: Vec<_> = all
        .filter(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.starts_with("Try: ") || label.starts_with("Preview: ")
        })
        .map(|node| node.rect())
        .collect();
    let seen = offers.iter().filter(|offer| offer.bottom() <= bottom).count();
    assert!(seen >= 2, "{offers:?} above {bottom}");
    let offer = harness.get_by_role_and_label(Role::Button, "Try: Use trunk gw-reno");
    let said = offer.accesskit_node().data().description().map(str::to_owned);
    assert_eq!(said.as_deref(), Some("in no voice route"));
}

#[test]
fn a_fix_says_what_it_does_before_it_is_pressed() {
    let mut harness = window("litware");
    click(&mut harness, Role::Tab, "Problems");
    fill_only(&mut harness, "Filter problems", "V-81");
    let fix = harness
        .query_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Fix V-81")))
        .unwrap();
    let said = fix.accesskit_node().data().description().map(str::to_owned).unwrap();
    fix.click();
    harness.run();
    let done = state(&harness).editor.undo_name().unwrap().to_owned();
    assert!(said.starts_with(&done), "{said} is done as {done}");
}

#[test]
fn the_parts_of_the_window_never_cover_each_other() {
    for (size, percent) in [((1600.0, 1000.0), 100), ((1100.0, 700.0), 100), ((960.0, 600.0), 200)] {
        let mut harness = window("litware");
        harness.set_size(Vec2::new(size.0, size.1));
        harness.state_mut().as_mut().unwrap().state_mut().preferences.text_percent = percent;
        harness.run();
        click(&mut harness, Role::Button, "Global media bypass options");
        let panes: Vec<_> = Pane::ALL
            .into_iter()
            .filter_map(|pane| Some((pane, state(&harness).panes.rect(pane)?)))
            .collect();
        for (one, rect) in &panes {
            for (other, beside) in panes.iter().filter(|(other, _)| other != one) {
                let shared = rect.intersect(*beside);
                assert!(
                    shared.width() < 2.0 || shared.height() < 2.0,
                    "{one:?} {rect} and {other:?} {beside} at {size:?}, {percent} %"
                );
            }
        }
        let publish = harness.get_by_role_and_label(Role::Button, "Publish…").rect();
        assert!(publish.right() <= size.0, "{publish} at {size:?}, {percent} %");
    }
}
