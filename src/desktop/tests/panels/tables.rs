use super::super::{click, fill_only, has, press, state, window};
use crate::desktop::app::App;
use crate::topology::{AnyId, Kind};
use egui::{Event, Key, Modifiers, OutputCommand, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

fn table(of: &str) -> Harness<'static, Option<App>> {
    let mut harness = window("litware");
    click(&mut harness, Role::Tab, "Tables");
    click(&mut harness, Role::Button, &format!("Table of {of}"));
    harness
}

/// The row of the first cell whose name begins so: its name behind "of".
fn cell(harness: &Harness<'_, Option<App>>, beginning: &str) -> String {
    let cells = harness.query_all_by_role(Role::Cell).filter_map(|node| node.accesskit_node().label());
    let cells: Vec<String> = cells.collect();
    let found = cells.iter().find(|label| label.starts_with(beginning)).cloned();
    found.unwrap_or_else(|| panic!("no {beginning} among {cells:?}"))
}

fn press_cell(harness: &mut Harness<'_, Option<App>>, beginning: &str) {
    let name = cell(harness, beginning);
    click(harness, Role::Cell, &name);
}

fn value(harness: &Harness<'_, Option<App>>, kind: Kind, name: &str, key: &str) -> String {
    let topology = state(harness).editor.topology();
    let id: AnyId = topology.ids(kind).into_iter().find(|id| topology.name(*id) == name).unwrap();
    let about = kind.attribute(key).unwrap();
    about.show(&topology.attribute(id, key).unwrap())
}

fn type_and_enter(harness: &mut Harness<'_, Option<App>>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run();
    press(harness, Modifiers::NONE, Key::Enter);
}

#[test]
fn a_cell_is_edited_by_typing_into_it() {
    let mut harness = table("bandwidth policy profiles");
    press_cell(&mut harness, "Audio limit of 10Mb_Link");
    type_and_enter(&mut harness, "3,500");
    assert_eq!(value(&harness, Kind::BandwidthPolicyProfile, "10Mb_Link", "AudioBWLimit"), "3,500 kbps");
    assert_eq!(state(&harness).editor.undo_name(), Some("Set audio limit of 10Mb_Link to 3,500 kbps"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(state(&harness).editor.place(), 0);
}

#[test]
fn a_refused_value_stays_in_its_cell_with_the_reason() {
    let mut harness = table("bandwidth policy profiles");
    press_cell(&mut harness, "Audio limit of 10Mb_Link");
    type_and_enter(&mut harness, "many");
    assert!(has(&harness, Role::Label, "Audio limit: \"many\" is not a whole number."));
    assert!(has(&harness, Role::TextInput, "Audio limit of 10Mb_Link"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!has(&harness, Role::TextInput, "Audio limit of 10Mb_Link"));
    assert_eq!(state(&harness).editor.place(), 0);
}

#[test]
fn a_reference_is_picked_from_what_is_offered() {
    let mut harness = table("network sites");
    press_cell(&mut harness, "Bandwidth policy of Reno");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_role_and_label(Role::Button, "5Mb_Link").click();
    harness.run();
    assert_eq!(value(&harness, Kind::NetworkSite, "Reno", "BWPolicyProfileID"), "5Mb_Link");
    assert!(!has(&harness, Role::TextInput, "Bandwidth policy of Reno"));
}

#[test]
fn a_range_is_copied_as_a_spreadsheet_takes_it() {
    let mut harness = table("bandwidth policy profiles");
    press_cell(&mut harness, "Name of 10Mb_Link");
    press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    harness.event(Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("10Mb_Link\t4000"));
}

#[test]
fn rows_are_pasted_as_one_edit_and_one_undo_takes_them_back() {
    let mut harness = table("subnets");
    let before = state(&harness).count(Kind::Subnet);
    let rows = harness.query_all_by_role(Role::RowHeader);
    let rows: Vec<String> = rows.filter_map(|node| node.accesskit_node().label()).collect();
    let last = rows.last().unwrap().clone();
    click(&mut harness, Role::RowHeader, &last);
    press(&mut harness, Modifiers::NONE, Key::End);
    press(&mut harness, Modifiers::COMMAND, Key::End);
    press(&mut harness, Modifiers::NONE, Key::Home);
    let held = state(&harness).selected_one().map(|id| state(&harness).editor.topology().name(id)).unwrap();
    let bits = value(&harness, Kind::Subnet, &held, "MaskBits");
    let bits = bits.split(' ').next().unwrap();
    harness.event(Event::Paste(format!("{held}\t{bits}\r\n10.90.0.0\t24\tReno\r\n10.91.0.0\t24\tReno\r\n")));
    harness.run();
    assert_eq!(state(&harness).count(Kind::Subnet), before + 2);
    assert_eq!(state(&harness).editor.undo_name(), Some("Paste 3 rows into Subnets"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(state(&harness).count(Kind::Subnet), before);
}

#[test]
fn a_wrong_line_is_named_and_nothing_is_pasted() {
    let mut harness = table("bandwidth policy profiles");
    press_cell(&mut harness, "Audio limit of 10Mb_Link");
    harness.event(Event::Paste("1\nx".to_owned()));
    harness.run();
    let said = "Line 2: Audio limit: \"x\" is not a whole number. Nothing was pasted.";
    assert!(has(&harness, Role::Label, said));
    assert_eq!(state(&harness).editor.place(), 0);
}

#[test]
fn ctrl_d_fills_down_and_backspace_clears() {
    let mut harness = table("network sites");
    press_cell(&mut harness, "Location policy of ");
    type_and_enter(&mut harness, "Leased line");
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::COMMAND, Key::D);
    assert_eq!(state(&harness).editor.undo_name(), Some("Fill Location policy down over 2 network sites"));
    let filled = harness.query_all_by_role(Role::Cell).filter_map(|node| node.accesskit_node().label());
    assert_eq!(filled.filter(|label| label.ends_with(": Leased line")).count(), 3);
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(state(&harness).editor.undo_name(), Some("Clear Location policy of 3 network sites"));
}

#[test]
fn a_press_on_a_head_sorts_and_the_filter_leaves_rows_out() {
    let mut harness = table("network sites");
    let rows = |harness: &Harness<'_, Option<App>>| -> Vec<String> {
        harness.query_all_by_role(Role::RowHeader).filter_map(|node| node.accesskit_node().label()).collect()
    };
    click(&mut harness, Role::ColumnHeader, "Name");
    assert_eq!(rows(&harness)[0], "Row 1, Albuquerque");
    click(&mut harness, Role::ColumnHeader, "Name, sorted, the lowest first");
    assert_eq!(rows(&harness)[0], "Row 1, Reno");
    fill_only(&mut harness, "Filter rows", "emea");
    assert_eq!(rows(&harness), ["Row 1, London", "Row 2, Cologne"]);
}

#[test]
fn a_row_is_added_named_and_deleted() {
    let mut harness = table("network sites");
    let before = state(&harness).count(Kind::NetworkSite);
    click(&mut harness, Role::Button, "Add network site");
    assert!(has(&harness, Role::TextInput, "Name of Network site"), "its name is ready to be typed");
    type_and_enter(&mut harness, "Sparks");
    assert_eq!(state(&harness).count(Kind::NetworkSite), before + 1);
    let row = format!("Row {}, Network siteSparks", before + 1);
    click(&mut harness, Role::RowHeader, &row);
    click(&mut harness, Role::Button, "Delete rows");
    assert_eq!(state(&harness).count(Kind::NetworkSite), before);
}

#[test]
fn the_cell_that_the_keyboard_goes_to_comes_into_view() {
    let mut harness = table("network sites");
    press_cell(&mut harness, "Name of Reno");
    press(&mut harness, Modifiers::NONE, Key::End);
    let name = cell(&harness, "Description of Reno");
    let node = harness.get_by_role_and_label(Role::Cell, &name);
    let grid = harness.get_by_role_and_label(Role::Grid, "Cells of network sites");
    assert!(grid.rect().contains_rect(node.rect()), "{:?} in {:?}", node.rect(), grid.rect());
}

#[test]
fn letters_are_typed_into_cells_and_are_no_commands() {
    let mut harness = table("network sites");
    let tool = state(&harness).tool;
    press_cell(&mut harness, "Location policy of Reno");
    harness.key_press(Key::S);
    type_and_enter(&mut harness, "s");
    assert_eq!(state(&harness).tool, tool);
    assert_eq!(value(&harness, Kind::NetworkSite, "Reno", "LocationPolicy"), "s");
}
