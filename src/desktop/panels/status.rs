//! The status bar: problems, selection, sizes, whether it is saved, zoom.

use crate::desktop::message::{BottomTab, Message};
use crate::desktop::state::State;
use crate::scene::token::Token;
use crate::topology::Kind;
use egui::{RichText, Ui};

/// Shows the status bar.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    ui.horizontal_centered(|ui| {
        let counts = state.findings.counts(state.editor.topology());
        let words = format!("{}, {}", many(counts.errors, "error"), many(counts.warnings, "warning"));
        if ui.link(words).clicked() {
            messages.push(Message::Show(BottomTab::Problems));
        }
        ui.separator();
        ui.label(match (state.selected_one(), state.selected.len()) {
            (Some(id), _) => format!("Selected: {} {}", id.kind.noun(), state.editor.topology().name(id)),
            (None, 0) => "Nothing selected".to_owned(),
            (None, count) => format!("{count} selected"),
        });
        if let Some((name, progress, can_stop)) = state.work.progress() {
            ui.separator();
            let share = progress.fraction.map(|share| format!(" {:.0} %", share * 100.0)).unwrap_or_default();
            ui.label(format!("{name}{share}"));
            if can_stop && ui.small_button("Cancel").clicked() {
                state.work.cancel();
            }
        }
        if let Some(notice) = &state.notice {
            ui.separator();
            ui.label(RichText::new(notice).color(state.look.colour(Token::AccentText)));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(format!("Zoom {:.0} %", state.canvas.camera.zoom() * 100.0));
            ui.separator();
            ui.label(if state.file.is_edited(&state.editor) { "Edited" } else { "Saved" });
            ui.separator();
            ui.label(format!(
                "{}, {}, {}",
                many(state.count(Kind::NetworkSite), "network site"),
                many(state.count(Kind::Subnet), "subnet"),
                many(state.count(Kind::Trunk), "trunk"),
            ));
        });
    });
}

/// A count with its noun.
fn many(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", crate::topology::attributes::figure(count as u64))
}
