//! The offer of edits that windows left behind when they ended without saving, one banner each.

use super::{StartMessage, button, when};
use crate::desktop::kept::{Answer, Kept};
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::state::State;
use crate::desktop::widgets::Rank;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{radius, row, space, stroke, text};
use crate::scene::token::Token;
use egui::{Align, Layout, RichText, Sense, Stroke, Ui, vec2};
use jiff::Timestamp;

/// Shows a banner for each offer.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    for kept in &state.start.kept {
        one(ui, state, kept, messages);
        ui.add_space(state.look.points(space::LARGE));
    }
    if !state.start.kept.is_empty() {
        ui.add_space(state.look.points(space::MEDIUM));
    }
}

/// How many edits, from when, and what is certain.
pub fn about(kept: &Kept) -> String {
    let plural = if kept.count == 1 { "" } else { "s" };
    let when = kept.written.and_then(|time| Timestamp::try_from(time).ok()).map(when::words);
    let when = when.map(|when| format!(", {when}")).unwrap_or_default();
    let doubts = if kept.doubts.is_empty() { String::new() } else { format!(" {}", kept.doubts) };
    format!("{} edit{plural}{when}. Nothing is overwritten until you save.{doubts}", kept.count)
}

fn one(ui: &mut Ui, state: &State, kept: &Kept, messages: &mut Vec<Message>) {
    let look = state.look;
    let frame = egui::Frame::new()
        .fill(look.colour(Token::WarningTint))
        .stroke(Stroke::new(stroke::EDGE, look.colour(Token::WarningEdge)))
        .corner_radius(radius::CARD)
        .inner_margin(egui::Margin::symmetric(
            look.points(space::PANEL) as i8,
            look.points(space::MEDIUM) as i8,
        ));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (square, _) =
                ui.allocate_exact_size(vec2(1.0, 1.0) * look.points(row::GLYPH), Sense::hover());
            paint::glyph(ui, Glyph::Clock, square, GlyphInks::on(Token::WarningTint, Token::WarningText));
            ui.add_space(look.points(space::SMALL));
            ui.vertical(|ui| {
                let title = format!("Unsaved work was kept from {}", kept.title);
                ui.label(RichText::new(title).font(look.words(text::SECTION)));
                ui.label(
                    RichText::new(about(kept)).font(look.words(text::BODY)).color(look.colour(Token::Muted)),
                );
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                for (glyph, words, rank, answer) in [
                    (None, "Recover", Rank::Primary, Answer::Recover),
                    (Some(Glyph::Eye), "Look at it", Rank::Plain, Answer::LookAt),
                ] {
                    if button(ui, glyph, words, rank) {
                        messages.push(Message::Start(StartMessage::Kept(kept.clone(), answer)));
                    }
                }
            });
        });
    });
}
