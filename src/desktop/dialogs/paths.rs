//! Choosing a file: a path field always stands beside the button, because a system dialog may fail or never come.

use super::After;
use crate::desktop::browse::Purpose;
use crate::desktop::message::Message;
use crate::file::Agreed;
use egui::{TextEdit, Ui};
use std::path::PathBuf;

/// Room for the button beside a path field.
const BROWSE: f32 = 96.0;

/// A path field with its label. Enter in it counts as the button.
pub fn field(
    ui: &mut Ui,
    label: &str,
    path: &mut String,
    purpose: Purpose,
    messages: &mut Vec<Message>,
) -> bool {
    let mut entered = false;
    let label = ui.label(label);
    ui.horizontal(|ui| {
        let width = ui.available_width() - BROWSE;
        let response = ui.add(TextEdit::singleline(path).desired_width(width)).labelled_by(label.id);
        entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        if ui.button("Browse…").clicked() {
            messages.push(Message::Browse(purpose));
        }
    });
    entered
}

/// Opens a file.
pub fn open(ui: &mut Ui, path: &mut String, messages: &mut Vec<Message>) {
    let entered = field(ui, "File", path, Purpose::Open, messages);
    buttons(ui, "Open", !path.trim().is_empty(), entered, messages, || {
        Message::OpenFile(PathBuf::from(path.trim()))
    });
}

/// Saves under another name.
pub fn save_as(ui: &mut Ui, path: &mut String, after: Option<&After>, messages: &mut Vec<Message>) {
    let entered = field(ui, "File", path, Purpose::Save, messages);
    ui.label("Trunkline documents end in .trunkline.ron.");
    buttons(ui, "Save", !path.trim().is_empty(), entered, messages, || {
        Message::SaveTo(PathBuf::from(path.trim()), Agreed::default(), after.cloned())
    });
}

/// The buttons at the foot of a dialog.
pub fn buttons(
    ui: &mut Ui,
    verb: &str,
    possible: bool,
    entered: bool,
    messages: &mut Vec<Message>,
    message: impl FnOnce() -> Message,
) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let pressed = ui.add_enabled(possible, egui::Button::new(verb)).clicked();
        if possible && (pressed || entered) {
            messages.push(message());
        }
        if ui.button("Cancel").clicked() {
            messages.push(Message::CloseDialog);
        }
    });
}
