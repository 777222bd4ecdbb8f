//! Accepting a finding by name, with a reason.

use super::{cancel, foot};
use crate::desktop::message::Message;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::edit::{Edit, WaiverForm};
use crate::rules;
use crate::scene::size::{space, text};
use crate::scene::token::Token;
use egui::{Key, Modifiers, RichText, TextEdit, Ui};

/// Shows the form: what is accepted, what that means, by whom and why.
pub fn show(ui: &mut Ui, form: &mut WaiverForm, messages: &mut Vec<Message>) {
    let look = Look::of(ui);
    let second =
        |words: String| RichText::new(words).font(look.words(text::SECOND)).color(look.colour(Token::Muted));
    let name = rules::Code::parse(&form.code).and_then(rules::rule).map(|rule| format!(", {}", rule.title));
    ui.label(format!("{}{} for {}", form.code, name.unwrap_or_default(), form.subjects.join(", ")));
    let means = "It stays listed with name, reason and date, and no longer stops publishing. A rename of what it is \
                 about ends it.";
    ui.add(egui::Label::new(second(means.to_owned())).wrap());
    ui.add_space(look.points(space::LARGE));
    let label = ui.label("Your name");
    let by = ui.add(TextEdit::singleline(&mut form.by).desired_width(f32::INFINITY)).labelled_by(label.id);
    if ui.memory(|memory| memory.focused().is_none()) {
        by.request_focus();
    }
    ui.add_space(look.points(space::MEDIUM));
    let label = ui.label("Reason");
    ui.add(TextEdit::multiline(&mut form.reason).desired_rows(3).desired_width(f32::INFINITY))
        .labelled_by(label.id);
    let missing = match (form.by.trim().is_empty(), form.reason.trim().is_empty()) {
        (true, true) => "Type your name and a reason.",
        (true, false) => "Type your name.",
        (false, true) => "Type a reason.",
        (false, false) => "Ctrl+Enter waives it.",
    };
    ui.add_space(look.points(space::TIGHT));
    ui.label(second(missing.to_owned()));
    let complete = !form.by.trim().is_empty() && !form.reason.trim().is_empty();
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    foot(ui, |ui| {
        let waive = ui.add_enabled(complete, GlyphButton::text("Waive").rank(Rank::Primary).in_dialog());
        if complete && (waive.clicked() || entered) {
            messages.push(Message::Apply(Edit::Waive(form.clone())));
            messages.push(Message::CloseDialog);
        }
        cancel(ui, "Cancel", messages);
    });
}
