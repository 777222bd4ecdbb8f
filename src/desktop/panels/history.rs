//! The steps that can be undone and done again.

use crate::desktop::state::State;
use crate::scene::token::Token;
use egui::{RichText, ScrollArea, Ui};

/// Shows the history, the newest step last.
pub fn show(ui: &mut Ui, state: &State) {
    let (done, undone) = state.editor.history();
    if done.is_empty() && undone.is_empty() {
        ui.label("No step yet. Every edit is listed here and can be undone.");
        return;
    }
    ScrollArea::vertical().auto_shrink([false, false]).stick_to_bottom(true).show(ui, |ui| {
        for (name, number) in done.iter().zip(1..) {
            ui.label(format!("{number}  {name}"));
        }
        for name in undone {
            ui.label(RichText::new(format!("undone  {name}")).color(state.look.colour(Token::Muted)));
        }
    });
}
