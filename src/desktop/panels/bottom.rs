//! The bottom panel with its tabs. It can be closed, and comes back with whatever is to be shown in it.

use super::{PanelMessage, capacity, history, live, problems, report, tabs};
use crate::desktop::message::{BottomTab, Message};
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::scene::glyphs::Glyph;
use crate::scene::size::space;
use egui::{Frame, Ui};

/// Shows the tabs and what the chosen one holds.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let counts = state.panels.facts.counts();
    let problems = counts.errors + counts.warnings;
    let all = [
        (BottomTab::Problems, "Problems", Some(problems)),
        (BottomTab::CallReport, "Call report", None),
        (BottomTab::LiveCalls, "Live calls", Some(state.panels.calls.live().len())),
        (BottomTab::Capacity, "Capacity", None),
        (BottomTab::History, "History", None),
    ];
    let mut asked = Vec::new();
    let shown = state.tab;
    tabs::strip(
        ui,
        |ui| {
            for (tab, name, count) in all {
                if tabs::tab(ui, name, count, shown == tab).clicked() {
                    messages.push(Message::Show(tab));
                }
            }
        },
        |ui| {
            if ui.add(GlyphButton::new(Glyph::Close, "Close the bottom panel").rank(Rank::Bare)).clicked() {
                asked.push(Message::Panel(PanelMessage::CloseBottom));
            }
            if shown == BottomTab::CallReport {
                report::tools(ui, state, &mut asked);
            }
            if shown == BottomTab::LiveCalls {
                live::tools(ui, state, &mut asked);
            }
        },
    );
    messages.append(&mut asked);
    let margin = state.look.points(space::SMALL);
    Frame::new().inner_margin(margin).show(ui, |ui| match state.tab {
        BottomTab::Problems => problems::show(ui, state, messages),
        BottomTab::CallReport => report::show(ui, state, messages),
        BottomTab::LiveCalls => live::show(ui, state, messages),
        BottomTab::Capacity => capacity::show(ui, state, messages),
        BottomTab::History => history::show(ui, state, messages),
    });
}
