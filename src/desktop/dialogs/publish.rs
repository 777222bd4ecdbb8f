//! Publishing to a file: where to, under which name, and what came of it.

use super::paths;
use crate::desktop::browse::Purpose;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::scene::size::space;
use crate::scene::token::Token;
use egui::{RichText, TextEdit, Ui};
use std::path::PathBuf;

/// Shows the form.
pub fn show(
    ui: &mut Ui,
    state: &State,
    path: &mut String,
    name: &mut String,
    comment: &mut String,
    outcome: Option<&str>,
    messages: &mut Vec<Message>,
) {
    let counts = state.findings.counts(state.editor.topology());
    paths::field(ui, "File", path, Purpose::Publish, messages);
    ui.label("It ends in .json or .ron, and is written so.");
    for (words, text) in [("Name", &mut *name), ("Comment", &mut *comment)] {
        ui.add_space(space::SMALL);
        let label = ui.label(words);
        ui.add(TextEdit::singleline(text).desired_width(f32::INFINITY)).labelled_by(label.id);
    }
    if counts.errors > 0 {
        let words = format!(
            "{} errors; those that the file at this place did not have stop publishing.",
            counts.errors
        );
        ui.label(RichText::new(words).color(state.look.colour(Token::RefusedText)));
    }
    if let Some(outcome) = outcome {
        ui.separator();
        egui::ScrollArea::vertical().max_height(240.0).show(ui, |ui| ui.label(outcome));
    }
    let possible = !path.trim().is_empty() && !name.trim().is_empty();
    paths::buttons(ui, "Publish version", possible, false, messages, || {
        Message::PublishTo(PathBuf::from(path.trim()), name.trim().to_owned(), comment.clone())
    });
}
