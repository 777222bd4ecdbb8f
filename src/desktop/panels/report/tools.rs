//! What stands beside the tabs while a report is shown: from step to step, and copies of the report.

use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::report::CallWords;
use crate::scene::glyphs::Glyph;
use crate::scene::size::row;
use crate::scene::size::space;
use egui::{Popup, Ui};

/// The room for a button and for which step it is; where there is none, the arrow keys walk the steps.
const BUTTON: f32 = row::CONTROL + space::TIGHT;
const STEP: f32 = 100.0;

/// Shows them, from the right.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let Some(call) = &state.call else { return };
    let Ok(report) = &call.report else { return };
    let points = |size: f32| state.look.points(size);
    ui.spacing_mut().item_spacing.x = points(space::TIGHT);
    if ui.available_width() < points(BUTTON) {
        return;
    }
    let copy = ui.add(GlyphButton::new(Glyph::Copy, "Copy the report").rank(Rank::Bare));
    Popup::menu(&copy).show(|ui| {
        let words = CallWords::new(state.editor.topology(), report);
        if ui.button("Copy as text").clicked() {
            ui.ctx().copy_text(words.text());
        }
        if ui.button("Copy as Markdown").clicked() {
            ui.ctx().copy_text(words.markdown());
        }
    });
    if ui.available_width() < points(2.0 * BUTTON) {
        return;
    }
    let last = report.steps.len().saturating_sub(1);
    if ui.add_enabled(call.step < last, GlyphButton::new(Glyph::ChevronRight, "Next step")).clicked() {
        messages.push(Message::ShowStep(call.step + 1));
    }
    if ui.available_width() >= points(STEP + BUTTON) {
        ui.label(format!("Step {} of {}", call.step + 1, report.steps.len()));
    }
    if ui.add_enabled(call.step > 0, GlyphButton::new(Glyph::ChevronLeft, "Previous step")).clicked() {
        messages.push(Message::ShowStep(call.step - 1));
    }
}
