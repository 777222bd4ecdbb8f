//! Questions with two or three answers.

use super::{After, Dialog};
use crate::desktop::commands::Command;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::edit::Edit;
use egui::Ui;
use std::path::Path;

/// Asks about unsaved work before something else is opened or the window closes.
pub fn unsaved(ui: &mut Ui, state: &State, after: &After, messages: &mut Vec<Message>) {
    ui.label(format!("{} has edits that are not saved.", state.file.title()));
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.button("Save").clicked() {
            let path = state.file.path().map(|path| path.display().to_string()).unwrap_or_default();
            if path.is_empty() {
                messages.push(Message::Open(Dialog::SaveAs { path, after: Some(after.clone()) }));
            } else {
                messages.push(Message::SaveThen(after.clone()));
            }
        }
        if ui.button("Discard edits").clicked() {
            messages.push(after.clone().message());
        }
        if ui.button("Cancel").clicked() {
            messages.push(Message::CloseDialog);
        }
    });
}

/// Offers the edits of a window that ended without saving.
pub fn recovery(ui: &mut Ui, words: &str, messages: &mut Vec<Message>) {
    ui.label(words);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.button("Recover edits").clicked() {
            messages.push(Message::Recover(true));
        }
        if ui.button("Discard them").clicked() {
            messages.push(Message::Recover(false));
        }
    });
}

/// Asks before something is overwritten.
pub fn overwrite(ui: &mut Ui, path: &Path, words: &str, messages: &mut Vec<Message>) {
    ui.label(words);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.button("Save as…").clicked() {
            messages.push(Message::Run(Command::SaveAs));
        }
        if ui
            .button("Overwrite")
            .on_hover_text("The earlier content is kept as a backup beside the file")
            .clicked()
        {
            messages.push(Message::SaveTo(path.to_owned(), true));
        }
        if ui.button("Cancel").clicked() {
            messages.push(Message::CloseDialog);
        }
    });
}

/// Offers the way out of what is impossible.
pub fn way_out(ui: &mut Ui, words: &str, verb: &str, edit: &Edit, messages: &mut Vec<Message>) {
    ui.label(words);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.button(verb).clicked() {
            messages.push(Message::Apply(edit.clone()));
            messages.push(Message::CloseDialog);
        }
        if ui.button("Cancel").clicked() {
            messages.push(Message::CloseDialog);
        }
    });
}

/// Tells something that is to be read.
pub fn told(ui: &mut Ui, words: &str, messages: &mut Vec<Message>) {
    egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| ui.label(words));
    ui.add_space(8.0);
    if ui.button("Close").clicked() {
        messages.push(Message::CloseDialog);
    }
}
