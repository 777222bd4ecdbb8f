//! The matrix in the middle of the window.

use super::{App, Harness, click, fill_only, has, press, state, wait, window, window_on};
use crate::call::decision::Verdict;
use crate::desktop::message::Message;
use crate::desktop::middle::Middle;
use crate::edit::{Draft, Edit};
use crate::file::Sample;
use crate::topology::Document;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

fn matrix() -> Harness<'static, Option<App>> {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Matrix");
    harness
}

/// The names of the cells that are in view.
fn cells(harness: &Harness<'_, Option<App>>) -> Vec<String> {
    harness.query_all_by_role(Role::GridCell).filter_map(|node| node.accesskit_node().label()).collect()
}

fn apply(harness: &mut Harness<'_, Option<App>>, edit: &str) {
    let edit: Edit = ron::from_str(edit).unwrap();
    harness.state_mut().as_mut().unwrap().state_mut().pending.push(Message::Apply(edit));
    harness.step();
    harness.run();
}

fn pick(harness: &mut Harness<'_, Option<App>>, list: &str, item: &str) {
    click(harness, Role::ComboBox, list);
    harness.get_all_by_label(item).last().unwrap().click_accesskit();
    harness.run();
}

#[test]
fn every_network_site_and_one_unmapped_address_stands_against_every_trunk() {
    let harness = matrix();
    for (cell, count) in [("Reno to gw-reno: Bypass", 1), ("Reno to gw-chi: Mediated, ids-differ", 1)] {
        assert_eq!(cells(&harness).iter().filter(|name| *name == cell).count(), count, "{cell}");
    }
    assert!(has(&harness, Role::ColumnHeader, "Trunk gw-chi, bypass on, ready"));
    assert!(has(&harness, Role::RowHeader, "Reno, 1 of 6 bypass"));
    assert!(has(&harness, Role::Label, "3 of 11 bypass to gw-chi"));
    let table = state(&harness).matrix.table().unwrap();
    assert_eq!((table.matrix.rows.len(), table.matrix.columns.len()), (12, 6));
    let unmapped = "Address in no subnet to gw-chi: Mediated, client-unmapped";
    let last = table.names.last().unwrap();
    assert_eq!(last, "Address in no subnet");
    let end = table.matrix.cell(11, 1).unwrap();
    let codes: Vec<_> = end.reasons.iter().map(|reason| format!("{reason:?}")).collect();
    assert_eq!(codes, ["ClientUnmapped"], "{unmapped}");
}

fn trunk_of_form(harness: &Harness<'_, Option<App>>) -> String {
    let state = state(harness);
    state.call_form.trunk_in(state.editor.topology()).unwrap()
}

#[test]
fn a_press_on_a_cell_opens_its_report_and_escape_goes_back_to_the_canvas() {
    let mut harness = matrix();
    click(&mut harness, Role::GridCell, "Chicago to gw-reno: Mediated, ids-differ");
    let call = state(&harness).call.as_ref().unwrap();
    assert_eq!(call.report.as_ref().unwrap().verdict, Verdict::Mediated);
    assert_eq!(trunk_of_form(&harness), "gw-reno");
    assert!(has(&harness, Role::Label, "Do the bypass IDs match?"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(state(&harness).middle, Middle::Canvas);
    assert!(has(&harness, Role::Button, "Network site Reno") && state(&harness).call.is_some());
}

#[test]
fn arrows_walk_the_cells_and_enter_opens_the_report() {
    let mut harness = matrix();
    click(&mut harness, Role::GridCell, "Albuquerque to gw-albu: Bypass");
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let chosen = |harness: &Harness<'_, Option<App>>| {
        let chosen = harness
            .query_all_by_role(Role::GridCell)
            .find(|node| node.accesskit_node().is_selected() == Some(true));
        chosen.and_then(|node| node.accesskit_node().label())
    };
    assert_eq!(chosen(&harness).as_deref(), Some("Chicago to gw-chi: Bypass"));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(trunk_of_form(&harness), "gw-chi");
    let report = state(&harness).call.as_ref().unwrap().report.clone().unwrap();
    assert_eq!(report.verdict, Verdict::Bypass);
    press(&mut harness, Modifiers::NONE, Key::End);
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    let last = chosen(&harness).unwrap();
    assert!(last.starts_with("Address in no subnet to sbc-itsp"), "the last row is scrolled to: {last}");
}

#[test]
fn the_matrix_follows_every_edit_and_marks_what_changed() {
    let mut harness = matrix();
    apply(&mut harness, r#"Remove(BandwidthPolicyProfile("10Mb_Link"), Clear)"#);
    assert!(cells(&harness).iter().any(|name| name == "Reno to gw-chi: Bypass, changed"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(cells(&harness).iter().any(|name| name == "Reno to gw-chi: Mediated, ids-differ, changed"));
    apply(&mut harness, r#"Set(NetworkSite("Reno"), "Description", "In the north")"#);
    assert!(cells(&harness).iter().any(|name| name == "Reno to gw-chi: Mediated, ids-differ"));
}

#[test]
fn words_verdicts_and_reasons_narrow_what_is_shown() {
    let mut harness = matrix();
    fill_only(&mut harness, "Filter the matrix", "reno");
    let shown = cells(&harness);
    assert_eq!(shown.len(), 1, "row Reno, trunk gw-reno: {shown:?}");
    fill_only(&mut harness, "Filter the matrix", "emea");
    let shown = cells(&harness);
    assert!(shown.iter().all(|name| name.starts_with("Cologne") || name.starts_with("London")), "{shown:?}");
    fill_only(&mut harness, "Filter the matrix", "nobody");
    assert!(has(&harness, Role::Label, "No cell is as the filter asks."));
    fill_only(&mut harness, "Filter the matrix", " ");
    click(&mut harness, Role::Button, "Mediated");
    let rows = |harness: &Harness<'_, Option<App>>| harness.query_all_by_role(Role::RowHeader).count();
    assert_eq!(rows(&harness), 6, "those that bypass somewhere");
    click(&mut harness, Role::Button, "Mediated");
    pick(&mut harness, "Reason", "client-unmapped");
    assert_eq!(rows(&harness), 1);
}

#[test]
fn rows_are_sorted_by_how_much_bypasses() {
    let mut harness = matrix();
    pick(&mut harness, "Order", "Most bypass first");
    let first =
        harness.query_all_by_role(Role::RowHeader).next().and_then(|node| node.accesskit_node().label());
    assert_eq!(first.as_deref(), Some("Chicago, 2 of 6 bypass"));
    click(&mut harness, Role::RadioButton, "Subnets");
    assert_eq!(state(&harness).matrix.table().unwrap().matrix.rows.len(), 24);
}

#[test]
fn the_matrix_is_exported_as_the_command_line_prints_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cells.csv");
    let mut harness = matrix();
    click(&mut harness, Role::Button, "Export CSV…");
    fill_only(&mut harness, "File", &path.display().to_string());
    click(&mut harness, Role::Button, "Export");
    wait(&mut harness, |state| state.notice.is_some());
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text.lines().count(), 73);
    assert!(text.contains("Reno,North America,,site:Reno,gw-chi,"), "{text}");
}

#[test]
fn an_empty_document_says_that_a_matrix_needs_a_trunk() {
    let mut harness = window_on(Document::default(), None);
    click(&mut harness, Role::Button, "Matrix");
    assert!(has(&harness, Role::Label, "A matrix needs a trunk."));
    click(&mut harness, Role::Button, "Close the matrix");
    assert_eq!(state(&harness).middle, Middle::Canvas);
}

#[test]
fn a_large_matrix_is_worked_out_beside_the_window_and_only_what_is_seen_is_drawn() {
    let mut draft = Draft::new(Sample::named("litware").unwrap().open().unwrap());
    let mut add = |text: String| draft.apply(&ron::from_str(&text).unwrap()).unwrap();
    for trunk in 0..40 {
        let port = 6000 + trunk;
        let ends = format!(r#""MediationServer": "ms-chi", "Gateway": "gw-chi", "GatewayPort": {port}"#);
        add(format!(r#"Add(Trunk("more-{trunk}"), {{{ends}}})"#));
    }
    for site in 0..300 {
        add(format!(r#"Add(NetworkSite("Site {site:03}"), {{"NetworkRegionID": "EMEA"}})"#));
    }
    let mut harness = window_on(draft.document().clone(), None);
    harness.get_by_role_and_label(Role::Button, "Matrix").click();
    harness.run();
    wait(&mut harness, |state| state.matrix.table().is_some());
    harness.run();
    assert_eq!(state(&harness).matrix.table().unwrap().matrix.rows.len(), 312);
    let shown = cells(&harness).len();
    assert!(shown > 0 && shown < 400, "{shown} of 14,352 cells are drawn");
}
