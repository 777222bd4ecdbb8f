//! Edits that a window left behind: offered with their document, or listed by name.

use super::{button, cancel, foot};
use crate::desktop::kept::{Answer, Kept};
use crate::desktop::message::Message;
use crate::desktop::theme::Look;
use crate::desktop::widgets::Rank;
use crate::scene::size::text;
use crate::scene::token::Token;
use egui::{RichText, ScrollArea, Ui};

/// Offers the edits of the document that was just opened.
pub fn offer(ui: &mut Ui, kept: &Kept, messages: &mut Vec<Message>) {
    let plural = if kept.count == 1 { "" } else { "s" };
    let words =
        format!("A window ended with {} unsaved edit{plural} of {}. {}", kept.count, kept.title, kept.doubts);
    ui.label(words.trim_end());
    foot(ui, |ui| {
        answer(ui, "Recover edits", Rank::Primary, kept, Answer::Recover, messages);
        answer(ui, "Discard them", Rank::Danger, kept, Answer::Discard, messages);
    });
}

/// Lists the edits; they stay as they are until one of the buttons is pressed.
pub fn steps(ui: &mut Ui, look: Look, kept: &Kept, steps: &[String], messages: &mut Vec<Message>) {
    ui.label(format!("Edits of {}, the oldest first. {}", kept.title, kept.doubts).trim_end());
    ScrollArea::vertical().max_height(look.points(320.0)).auto_shrink([false, true]).show(ui, |ui| {
        for (number, step) in steps.iter().enumerate() {
            ui.horizontal(|ui| {
                let number = RichText::new(format!("{:>3}", number + 1)).font(look.fixed(text::SECOND));
                ui.label(number.color(look.colour(Token::Faint)));
                ui.label(step);
            });
        }
    });
    foot(ui, |ui| {
        answer(ui, "Recover edits", Rank::Primary, kept, Answer::Recover, messages);
        cancel(ui, "Decide later", messages);
        answer(ui, "Discard them", Rank::Danger, kept, Answer::Discard, messages);
    });
}

fn answer(ui: &mut Ui, words: &str, rank: Rank, kept: &Kept, answer: Answer, messages: &mut Vec<Message>) {
    if button(ui, words, rank) {
        messages.push(Message::Answer(kept.clone(), answer));
    }
}
