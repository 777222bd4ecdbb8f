//! Choosing a file: a path field always stands beside the button, because a system dialog may fail or never come.

use super::{After, cancel, foot};
use crate::desktop::browse::Purpose;
use crate::desktop::compare::CompareMessage;
use crate::desktop::message::Message;
use crate::desktop::panels::AddressesMessage;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::file::Agreed;
use crate::scene::glyphs::Glyph;
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use egui::{RichText, TextEdit, Ui};
use std::path::PathBuf;

/// Room for the button beside a path field.
const BROWSE: f32 = 110.0;

/// A narrower column has a button without a word, points.
const NARROW: f32 = 320.0;

/// A path field with its label. Enter in it counts as the button.
pub fn field(
    ui: &mut Ui,
    label: &str,
    path: &mut String,
    purpose: Purpose,
    messages: &mut Vec<Message>,
) -> bool {
    let look = Look::of(ui);
    let mut entered = false;
    let label = ui.label(RichText::new(label).color(look.colour(Token::Muted)));
    ui.add_space(look.points(space::TIGHT));
    ui.horizontal(|ui| {
        // In a narrow column the path needs the room more than the word does.
        let narrow = ui.available_width() < look.points(NARROW);
        let (browse, room) = if narrow {
            (GlyphButton::new(Glyph::Folder, "Browse…"), row::CONTROL + space::MEDIUM)
        } else {
            (GlyphButton::worded(Glyph::Folder, "Browse…"), BROWSE)
        };
        let width = ui.available_width() - look.points(room);
        let field = TextEdit::singleline(path).font(look.fixed(text::BODY)).desired_width(width);
        let response = ui.add(field).labelled_by(label.id);
        entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if ui.memory(|memory| memory.focused().is_none()) && !entered {
            response.request_focus();
        }
        if ui.add(browse).clicked() {
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

/// Reads a document to compare with.
pub fn compare_with(ui: &mut Ui, path: &mut String, messages: &mut Vec<Message>) {
    let entered = field(ui, "File", path, Purpose::CompareWith, messages);
    let look = Look::of(ui);
    ui.add_space(look.points(space::TIGHT));
    let words =
        RichText::new("A document or a published bundle; it is only read").font(look.words(text::SECOND));
    ui.label(words.color(look.colour(Token::Faint)));
    buttons(ui, "Compare", !path.trim().is_empty(), entered, messages, || {
        Message::Compare(CompareMessage::Read(PathBuf::from(path.trim())))
    });
}

/// Opens a list of addresses that were seen.
pub fn open_addresses(ui: &mut Ui, path: &mut String, messages: &mut Vec<Message>) {
    let entered = field(ui, "File", path, Purpose::Addresses, messages);
    buttons(ui, "Open", !path.trim().is_empty(), entered, messages, || {
        AddressesMessage::Read(PathBuf::from(path.trim())).into()
    });
}

/// Saves under another name.
pub fn save_as(ui: &mut Ui, path: &mut String, after: Option<&After>, messages: &mut Vec<Message>) {
    let entered = field(ui, "File", path, Purpose::Save, messages);
    let look = Look::of(ui);
    ui.add_space(look.points(space::TIGHT));
    let words = RichText::new("Trunkline documents end in .trunkline.ron").font(look.words(text::SECOND));
    ui.label(words.color(look.colour(Token::Faint)));
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
    foot(ui, |ui| {
        let go = GlyphButton::text(verb).rank(Rank::Primary).in_dialog();
        let pressed = ui.add_enabled(possible, go).clicked();
        if possible && (pressed || entered) {
            messages.push(message());
        }
        cancel(ui, "Cancel", messages);
    });
}
