//! The bottom panel with its tabs.

use super::{history, problems, report};
use crate::desktop::message::{BottomTab, Message};
use crate::desktop::state::State;
use egui::Ui;

/// Shows the tabs and what the chosen one holds.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let counts = state.findings.counts(state.editor.topology());
    let problems = counts.errors + counts.warnings + counts.infos;
    let tabs = [
        (BottomTab::Problems, format!("Problems ({problems})")),
        (BottomTab::CallReport, "Call report".to_owned()),
        (BottomTab::History, "History".to_owned()),
    ];
    ui.horizontal(|ui| {
        for (tab, words) in tabs {
            if ui.selectable_label(state.tab == tab, words).clicked() {
                messages.push(Message::Show(tab));
            }
        }
    });
    ui.separator();
    match state.tab {
        BottomTab::Problems => problems::show(ui, state, messages),
        BottomTab::CallReport => report::show(ui, state, messages),
        BottomTab::History => history::show(ui, state),
    }
}
