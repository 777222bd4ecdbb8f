//! Lists of addresses that were seen, by accessible names.

use super::super::{click, fill, has, run, state, wait, window};
use super::{copied, named};
use crate::desktop::app::App;
use crate::desktop::commands::Command;
use crate::topology::Kind;
use egui::{Event, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const LIST: &str = "ScopeId,SubnetMask,Name\n172.28.151.128,255.255.255.128,Reno phones\n\
                    172.28.151.192,255.255.255.192,Reno guests\n192.168.7.0,255.255.255.0,Lab\n\
                    10.0.0.300/24\n157.57.210.7,255.255.254.0,Chicago";

/// A file that was dropped.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn pasted(list: &str) -> Harness<'static, Option<App>> {
    let mut harness = window("litware");
    run(&mut harness, Command::Addresses);
    harness.get_by_role_and_label(Role::TextInput, "Addresses").focus();
    harness.run();
    harness.event(Event::Paste(list.to_owned()));
    harness.run();
    harness
}

fn lines(harness: &Harness<'_, Option<App>>) -> Vec<String> {
    let nodes = harness.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    nodes.filter(|label| label.starts_with("Line ")).collect()
}

#[test]
fn a_pasted_list_is_answered_line_by_line() {
    let harness = pasted(LIST);
    insta::assert_snapshot!(lines(&harness).join("\n"));
    assert!(has(&harness, Role::Label, "6 lines, pasted"));
}

#[test]
fn missing_subnets_are_added_one_by_one_or_all_as_one_edit() {
    let mut harness = pasted(LIST);
    let before = state(&harness).count(Kind::Subnet);
    click(&mut harness, Role::Button, "Add subnet 172.28.151.192/26 to Reno");
    assert_eq!(state(&harness).editor.undo_name(), Some("Add subnet 172.28.151.192"));
    let line = named(&harness, Role::Button, "Line 3: 172.28.151.192/26");
    assert!(line.ends_with("its bypass ID is site:Reno."), "{line}");
    run(&mut harness, Command::Undo);
    click(&mut harness, Role::ComboBox, "Network site for missing subnets");
    click(&mut harness, Role::ListBoxOption, "Portland");
    click(&mut harness, Role::Button, "Add all 2");
    assert_eq!(state(&harness).editor.undo_name(), Some("Add 2 seen subnets to Portland"));
    assert_eq!(state(&harness).count(Kind::Subnet), before + 2);
    assert!(!has(&harness, Role::ComboBox, "Network site for missing subnets"), "nothing is missing now");
    run(&mut harness, Command::Undo);
    assert_eq!(state(&harness).count(Kind::Subnet), before);
}

#[test]
fn answers_are_filtered_and_sorted() {
    let mut harness = pasted(LIST);
    click(&mut harness, Role::ComboBox, "Answers that are shown");
    click(&mut harness, Role::ListBoxOption, "Cannot be read 1");
    assert_eq!(lines(&harness), ["Line 5: 10.0.0.300/24 is no address; write it as 172.28.151.140/25"]);
    click(&mut harness, Role::ComboBox, "Answers that are shown");
    click(&mut harness, Role::ListBoxOption, "All 5");
    click(&mut harness, Role::ColumnHeader, "Address");
    let first = |harness: &Harness<'_, Option<App>>| lines(harness).first().cloned().unwrap();
    assert!(first(&harness).starts_with("Line 5"), "what cannot be read has no address");
    click(&mut harness, Role::ColumnHeader, "Address, sorted, the lowest first");
    assert!(first(&harness).starts_with("Line 4: 192.168.7.0/24"));
    fill(&mut harness, "Filter lines", "reno");
    assert_eq!(lines(&harness).len(), 2);
}

#[test]
fn a_line_tells_what_its_client_is_told_and_a_single_address_is_a_list_too() {
    let mut harness = pasted(LIST);
    let line = named(&harness, Role::Button, "Line 2: ");
    click(&mut harness, Role::Button, &line);
    assert!(has(&harness, Role::Label, "site:Reno"));
    assert!(has(&harness, Role::Label, "A client at 172.28.151.128/25 is told when it signs in:"));
    click(&mut harness, Role::Button, "Forget the list");
    fill(&mut harness, "Addresses", "157.57.210.77/24");
    assert!(has(&harness, Role::Label, "A client at 157.57.210.77/24 is told when it signs in:"));
    assert!(has(&harness, Role::Label, "region:North America"));
}

#[test]
fn answers_are_copied_as_the_command_line_prints_them() {
    let mut harness = pasted(LIST);
    harness.get_by_role_and_label(Role::Button, "Copy as CSV").click();
    let text = copied(&mut harness);
    assert!(text.starts_with("line,client,network,cac.subnet"), "{text}");
    assert!(
        text.contains("\n4,192.168.7.0/24,192.168.7.0/24,,,,,client-unmapped,192.168.7.0/24,,"),
        "{text}"
    );
}

#[test]
fn a_file_is_read_and_a_long_list_is_answered_beside_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("seen.csv");
    let long: Vec<String> = (0..30_000).map(|n| format!("10.{}.{}.0/24", 64 + n / 250, n % 250)).collect();
    std::fs::write(&path, long.join("\n")).unwrap();
    let mut harness = window("litware");
    run(&mut harness, Command::Addresses);
    click(&mut harness, Role::Button, "Open list…");
    fill(&mut harness, "File", &path.display().to_string());
    wait(&mut harness, |state| state.panels.addresses.is_answered());
    assert!(has(&harness, Role::Label, "30,000 lines, seen.csv"));
    let drawn = lines(&harness).len();
    assert!((5..200).contains(&drawn), "only what is in view is drawn: {drawn}");
    click(&mut harness, Role::ComboBox, "Network site for missing subnets");
    click(&mut harness, Role::ListBoxOption, "Portland");
    let added = std::time::Instant::now();
    click(&mut harness, Role::Button, "Add all 29,998");
    println!("added in {:?}", added.elapsed());
    assert_eq!(state(&harness).editor.history().0.len(), 1);
}

#[test]
fn a_dropped_list_is_answered_and_a_dropped_document_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scopes.txt");
    std::fs::write(&path, "192.168.7.0/24\n").unwrap();
    let mut harness = window("litware");
    run(&mut harness, Command::Addresses);
    harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    harness.run();
    wait(&mut harness, |state| state.panels.addresses.is_answered());
    assert!(has(&harness, Role::Label, "1 line, scopes.txt"));
}
