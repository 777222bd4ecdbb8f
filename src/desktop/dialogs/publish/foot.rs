//! The foot of the dialog: what pressing the button does, and the buttons.

use super::super::{button, cancel};
use super::review;
use crate::desktop::commands::Command;
use crate::desktop::message::Message;
use crate::desktop::publishing::{Busy, CameTo, PublishingMessage};
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::scene::glyphs::Glyph;
use crate::scene::token::Token;
use egui::{Align, Layout, RichText, Ui};

/// Shows what the button does, and the buttons.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let look = state.look;
    let busy = state.publishing.busy().is_some();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if matches!(state.publishing.came_to(), Some(CameTo::Published { .. })) {
            if state.file.is_edited(&state.editor) {
                if button(ui, "Save", Rank::Primary) {
                    messages.push(Message::CloseDialog);
                    messages.push(Message::Run(Command::Save));
                }
                cancel(ui, "Close", messages);
            } else if button(ui, "Close", Rank::Primary) {
                messages.push(Message::CloseDialog);
            }
            return;
        }
        let stopped = state.publishing.came_to().is_some();
        let review = review(state);
        let ready = review.is_some_and(|review| review.stops().next().is_none())
            && !state.review_is_old()
            && !busy
            && !state.publishing.name.trim().is_empty();
        if stopped {
            if button(ui, "Review again", Rank::Primary) {
                messages.push(Message::Publishing(PublishingMessage::Again));
            }
        } else {
            let words =
                review.map_or("Publish".to_owned(), |review| format!("Publish version {}", review.version()));
            let go = GlyphButton::worded(Glyph::Publish, &words).rank(Rank::Primary).in_dialog();
            if ui.add_enabled(ready, go).clicked() {
                messages.push(Message::Publishing(PublishingMessage::Publish));
            }
            let known = review.is_some() && !state.review_is_old() && !busy;
            let rehearse = GlyphButton::worded(Glyph::Play, "Rehearse").in_dialog();
            let rehearse = ui.add_enabled(known, rehearse);
            if rehearse.on_hover_text("Goes through all of it and writes nothing").clicked() {
                messages.push(Message::Publishing(PublishingMessage::Rehearse));
            }
        }
        if !state.publishing.is_writing() {
            cancel(ui, "Cancel", messages);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let words = RichText::new(consequence(state)).color(look.colour(Token::Muted));
            ui.add(egui::Label::new(words).truncate());
        });
    });
}

/// What pressing the button does, or why it cannot be pressed.
fn consequence(state: &State) -> String {
    match state.publishing.busy() {
        Some(Busy::Writing) => return "Writing, and reading back what was written.".to_owned(),
        Some(Busy::Rehearsing) => return "Going through all of it, without writing.".to_owned(),
        None => {}
    }
    let Some(review) = review(state) else { return String::new() };
    let stops = review.stops().count();
    if stops > 0 {
        let errors =
            if stops == 1 { "1 error stops it".to_owned() } else { format!("{stops} errors stop it") };
        return format!("{errors}. Correct what the findings name, then review again.");
    }
    let file = review.path.file_name().unwrap_or_default().to_string_lossy();
    match &review.base {
        Some(base) => {
            format!(
                "Writes version {} to {file} and keeps version {} beside it as .bak.",
                review.version(),
                base.version
            )
        }
        None => format!("Writes version {} to {file}.", review.version()),
    }
}
