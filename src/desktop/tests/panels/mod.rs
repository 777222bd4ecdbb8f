//! The panels beside and below the canvas, by accessible names.

mod addresses;
mod drill;
mod fence;
mod history;
mod live;
mod numbers;
mod outline;
mod problems;
mod report;
mod tables;
mod told;
mod walk;

use super::App;
use egui::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use report::{copied_text, named, report};

/// Runs frames until something goes to the clipboard.
fn copied(harness: &mut Harness<'_, Option<App>>) -> String {
    for _ in 0..10 {
        harness.step();
        if let Some(text) = copied_text(harness) {
            return text;
        }
    }
    panic!("nothing went to the clipboard");
}

/// The words of a label that begin so.
fn words(harness: &Harness<'_, Option<App>>, beginning: &str) -> String {
    let all = harness.query_all_by_role(Role::Label);
    let all: Vec<String> =
        all.filter_map(|node| node.value().or_else(|| node.accesskit_node().label())).collect();
    let found = all.iter().find(|words| words.starts_with(beginning)).cloned();
    found.unwrap_or_else(|| panic!("no {beginning} among {all:?}"))
}
