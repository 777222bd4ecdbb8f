//! The dialog that exports the matrix.

use super::act::{export_to, size};
use crate::desktop::browse::Purpose;
use crate::desktop::dialogs::{path_buttons, path_field};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::scene::size::{space, text};
use crate::scene::token::Token;
use egui::{RichText, Ui};

/// Shows what is asked.
pub fn show(ui: &mut Ui, state: &State, path: &mut String, messages: &mut Vec<Message>) {
    let look = state.look;
    let entered = path_field(ui, "File", path, Purpose::ExportMatrix, messages);
    ui.add_space(look.points(space::TIGHT));
    let (rows, trunks) = size(state).unwrap_or_default();
    let words =
        format!("CSV, one line for each of {rows} rows and {trunks} trunks, whatever the filter shows");
    ui.label(RichText::new(words).font(look.words(text::SECOND)).color(look.colour(Token::Faint)));
    path_buttons(ui, "Export", !path.trim().is_empty(), entered, messages, || export_to(path));
}
