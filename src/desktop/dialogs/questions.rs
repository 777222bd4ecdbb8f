//! Questions with two or three answers.

use super::{After, Dialog};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::edit::Edit;
use crate::file::Agreed;
use egui::Ui;
use std::path::Path;

/// Asks about unsaved work before something else is opened or the window closes.
pub fn unsaved(ui: &mut Ui, state: &State, after: &After, messages: &mut Vec<Message>) {
    ui.label(format!("{} has edits that are not saved.", state.file.title()));
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.button("Save").clicked() {
            messages.push(Message::SaveAndGo(after.clone()));
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

/// Asks before what stands in a file is lost; `save` is the save that waits for the answer.
pub fn changed(ui: &mut Ui, words: &str, save: (&Path, Agreed, Option<&After>), messages: &mut Vec<Message>) {
    let (path, agreed, after) = save;
    ui.label(words);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.button("Save as…").clicked() {
            let path = path.display().to_string();
            messages.push(Message::Open(Dialog::SaveAs { path, after: after.cloned() }));
        }
        if ui
            .button("Overwrite")
            .on_hover_text("The earlier content is kept as a backup beside the file")
            .clicked()
        {
            messages.push(Message::SaveTo(path.to_owned(), agreed, after.cloned()));
        }
        if ui.button("Cancel").clicked() {
            messages.push(Message::CloseDialog);
        }
    });
}

/// Tells who has a file open; where that cannot be told for sure, offers to take it over.
pub fn held(ui: &mut Ui, path: &Path, words: &str, certain: bool, messages: &mut Vec<Message>) {
    ui.label(words);
    ui.label("It is shown here for reading only. It can be saved under another name.");
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if !certain && ui.button("Take over").clicked() {
            messages.push(Message::TakeOver(path.to_owned()));
        }
        if ui.button("Read only").clicked() {
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
