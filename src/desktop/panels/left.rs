//! The left panel with its tabs.

use super::{calls, outline, tables, tabs};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use egui::Ui;

/// The tabs of the left panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LeftTab {
    /// The document as a tree.
    #[default]
    Outline,
    /// Tables of everything of a kind, which take the window's middle.
    Tables,
    /// Calls that are placed and stay up.
    Calls,
}

/// Shows the tabs and what the chosen one holds.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    tabs::strip(
        ui,
        |ui| {
            let all = [(LeftTab::Outline, "Outline"), (LeftTab::Tables, "Tables"), (LeftTab::Calls, "Calls")];
            for (tab, name) in all {
                if tabs::tab(ui, name, None, state.panels.left == tab).clicked() {
                    state.panels.left = tab;
                }
            }
        },
        |_| {},
    );
    match state.panels.left {
        LeftTab::Outline => outline::show(ui, state, messages),
        LeftTab::Tables => tables::list(ui, state),
        LeftTab::Calls => calls::show(ui, state, messages),
    }
}
