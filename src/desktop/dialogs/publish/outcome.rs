//! What came of a publication or of its rehearsal, in place of the changes.

use super::{heading, said};
use crate::desktop::message::Message;
use crate::desktop::publishing::{Busy, CameTo, PublishingMessage};
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::desktop::widgets::GlyphButton;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::space;
use crate::scene::token::Token;
use egui::Ui;

/// Shows what came of it; `false` where nothing is to be told.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) -> bool {
    let look = state.look;
    let good = |ink| GlyphInks::on(Token::Window, ink);
    match state.publishing.came_to() {
        Some(CameTo::Published { lines, verified, .. }) => {
            heading(ui, look, "Published");
            told(ui, look, lines, Glyph::Tick, Token::BypassText);
            match verified {
                Ok(digest) => {
                    let words = format!("Read back, and the digest is the same: {digest}");
                    said(ui, look, Glyph::Passed, good(Token::Bypass), &words);
                }
                Err(words) => said(ui, look, Glyph::Error, GlyphInks::sign(Token::Refused), words),
            }
            if state.file.is_edited(&state.editor) {
                ui.add_space(look.points(space::LARGE));
                let words = format!(
                    "Publishing is not saving: {} does not say yet what was published. Save it to go on from this \
                     version another day.",
                    state.file.title()
                );
                said(ui, look, Glyph::Info, good(Token::AccentText), &words);
            }
            return true;
        }
        Some(CameTo::Stopped(lines)) => {
            heading(ui, look, "Not published");
            for line in lines {
                said(ui, look, Glyph::Error, GlyphInks::sign(Token::Refused), line);
            }
            return true;
        }
        None => {}
    }
    if state.publishing.busy() == Some(Busy::Rehearsing) {
        heading(ui, look, "Rehearsal");
        ui.label("Going through all of it, without writing.");
        return true;
    }
    let Some(rehearsal) = &state.publishing.rehearsed else { return false };
    heading(
        ui,
        look,
        if rehearsal.good { "Rehearsed, nothing was written" } else { "It would not be published" },
    );
    if rehearsal.good {
        told(ui, look, &rehearsal.lines, Glyph::Passed, Token::Bypass);
    } else {
        for line in &rehearsal.lines {
            said(ui, look, Glyph::Error, GlyphInks::sign(Token::Refused), line);
        }
    }
    ui.add_space(look.points(space::LARGE));
    if ui.add(GlyphButton::worded(Glyph::ChevronLeft, "Back to the changes")).clicked() {
        messages.push(Message::Publishing(PublishingMessage::EndRehearsal));
    }
    true
}

fn told(ui: &mut Ui, look: Look, lines: &[String], sign: Glyph, ink: Token) {
    for line in lines {
        said(ui, look, sign, GlyphInks::on(Token::Window, ink), line);
    }
}
