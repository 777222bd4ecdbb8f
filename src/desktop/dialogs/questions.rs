//! Questions with two or three answers.

use super::{After, Dialog, button, cancel, foot};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::widgets::Rank;
use crate::edit::Edit;
use crate::file::Agreed;
use egui::Ui;
use std::path::Path;

/// Asks about unsaved work before something else is opened or the window closes.
pub fn unsaved(ui: &mut Ui, state: &State, after: &After, messages: &mut Vec<Message>) {
    ui.label(format!("{} has edits that are not saved.", state.file.title()));
    foot(ui, |ui| {
        if button(ui, "Save", Rank::Primary) {
            messages.push(Message::SaveAndGo(after.clone()));
        }
        cancel(ui, "Cancel", messages);
        if button(ui, "Discard edits", Rank::Danger) {
            messages.push(after.clone().message());
        }
    });
}

/// Asks before what stands in a file is lost; `save` is the save that waits for the answer.
pub fn changed(ui: &mut Ui, words: &str, save: (&Path, Agreed, Option<&After>), messages: &mut Vec<Message>) {
    let (path, agreed, after) = save;
    ui.label(words);
    ui.label("The earlier content is kept as a backup beside the file.");
    foot(ui, |ui| {
        if button(ui, "Save as…", Rank::Primary) {
            let path = path.display().to_string();
            messages.push(Message::Open(Dialog::SaveAs { path, after: after.cloned() }));
        }
        cancel(ui, "Cancel", messages);
        if button(ui, "Overwrite", Rank::Danger) {
            messages.push(Message::SaveTo(path.to_owned(), agreed, after.cloned()));
        }
    });
}

/// Tells who has a file open; where that cannot be told for sure, offers to take it over.
pub fn held(ui: &mut Ui, path: &Path, words: &str, certain: bool, messages: &mut Vec<Message>) {
    ui.label(words);
    ui.label("It is shown here for reading only. It can be saved under another name.");
    foot(ui, |ui| {
        if button(ui, "Read only", Rank::Primary) {
            messages.push(Message::CloseDialog);
        }
        if !certain && button(ui, "Take over", Rank::Danger) {
            messages.push(Message::TakeOver(path.to_owned()));
        }
    });
}

/// Offers the way out of what is impossible.
pub fn way_out(ui: &mut Ui, words: &str, verb: &str, edit: &Edit, messages: &mut Vec<Message>) {
    ui.label(words);
    foot(ui, |ui| {
        if button(ui, verb, Rank::Primary) {
            messages.push(Message::Apply(edit.clone()));
            messages.push(Message::CloseDialog);
        }
        cancel(ui, "Cancel", messages);
    });
}

/// Tells something that is to be read.
pub fn told(ui: &mut Ui, words: &str, messages: &mut Vec<Message>) {
    egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| ui.label(words));
    foot(ui, |ui| {
        if button(ui, "Close", Rank::Primary) {
            messages.push(Message::CloseDialog);
        }
    });
}
