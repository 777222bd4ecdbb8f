//! What stands beside the tabs while a report is shown: from step to step, and copies of the report.

use super::walk::WalkMessage;
use crate::desktop::commands::Command;
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
/// The room for the word of the button that presents.
const WORDED: f32 = 96.0;

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
    let shown = presents_button(ui, state);
    if shown.is_some_and(|pressed| pressed) {
        messages.push(Message::Run(Command::Present));
    }
    if ui.available_width() < points(BUTTON) {
        return;
    }
    let count = call.stages().len();
    let next = GlyphButton::new(Glyph::ChevronRight, "Next step");
    if ui.add_enabled(call.step + 1 < count, next).clicked() {
        messages.push(WalkMessage::To(call.step + 1).into());
    }
    if ui.available_width() >= points(STEP + BUTTON) {
        ui.label(format!("Step {} of {count}", call.step + 1));
    }
    if ui.add_enabled(call.step > 0, GlyphButton::new(Glyph::ChevronLeft, "Previous step")).clicked() {
        messages.push(WalkMessage::To(call.step - 1).into());
    }
}

/// The button of the presenter's view, with its word where there is room beside those that walk; whether it was pressed.
fn presents_button(ui: &mut Ui, state: &State) -> Option<bool> {
    let room = ui.available_width() / state.look.points(1.0);
    let button = match room {
        room if room >= WORDED + STEP + 2.0 * BUTTON => GlyphButton::worded(Glyph::Eye, "Present"),
        room if room >= 3.0 * BUTTON => GlyphButton::new(Glyph::Eye, "Present"),
        _ => return None,
    };
    let hint = "The canvas large, and each step in large text (F5)";
    Some(ui.add(button.rank(Rank::Bare)).on_hover_text(hint).clicked())
}
