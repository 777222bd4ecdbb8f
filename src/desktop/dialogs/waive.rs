//! Accepting a finding by name, with a reason.

use super::paths::buttons;
use crate::desktop::message::Message;
use crate::edit::{Edit, WaiverForm};
use egui::{TextEdit, Ui};

/// Shows the form.
pub fn show(ui: &mut Ui, form: &mut WaiverForm, messages: &mut Vec<Message>) {
    ui.label(format!("{} for {}", form.code, form.subjects.join(", ")));
    ui.add_space(6.0);
    let label = ui.label("Your name");
    ui.add(TextEdit::singleline(&mut form.by).desired_width(f32::INFINITY)).labelled_by(label.id);
    let label = ui.label("Reason");
    ui.add(TextEdit::multiline(&mut form.reason).desired_rows(3).desired_width(f32::INFINITY))
        .labelled_by(label.id);
    let complete = !form.by.trim().is_empty() && !form.reason.trim().is_empty();
    let mut waived = Vec::new();
    buttons(ui, "Waive", complete, false, &mut waived, || Message::Apply(Edit::Waive(form.clone())));
    if waived.iter().any(|message| matches!(message, Message::Apply(_))) {
        waived.push(Message::CloseDialog);
    }
    messages.extend(waived);
}
