//! The offer of edits that windows left behind when they ended without saving, one banner each.

use super::{Seen, StartMessage, button, when};
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

/// Most files whose unsaved work is offered; the list of recent files names the others.
const MOST: usize = 2;

/// What is offered: what it was kept from, what is known of it, and the two ways to go on.
struct Offer {
    title: String,
    about: String,
    look_at: StartMessage,
    recover: StartMessage,
}

/// Shows a banner for each offer.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let offers = offers(state);
    for offer in &offers {
        one(ui, state, offer, messages);
        ui.add_space(state.look.points(space::LARGE));
    }
    if !offers.is_empty() {
        ui.add_space(state.look.points(space::MEDIUM));
    }
}

fn offers(state: &State) -> Vec<Offer> {
    let title = |of: &str| format!("Unsaved work was kept from {of}");
    let without_file = state.start.kept.iter().map(|kept| Offer {
        title: title(&kept.title),
        about: about(kept),
        look_at: StartMessage::Kept(kept.clone(), Answer::LookAt),
        recover: StartMessage::Kept(kept.clone(), Answer::Recover),
    });
    let files = state.preferences.recent.iter().filter_map(|recent| {
        let Seen::Kept(written) = state.start.seen.get(&recent.path)? else { return None };
        let when = written.and_then(|time| Timestamp::try_from(time).ok()).map(when::words);
        let when = when.map(|when| format!(", the last {when}")).unwrap_or_default();
        Some(Offer {
            title: title(&crate::desktop::file::title_of(&recent.path)),
            about: format!("Edits after the last save{when}. Nothing is overwritten until you save."),
            look_at: StartMessage::Recent(recent.path.clone()),
            recover: StartMessage::Recover(recent.path.clone()),
        })
    });
    without_file.chain(files.take(MOST)).collect()
}

/// How many edits, from when, and what is certain.
pub fn about(kept: &Kept) -> String {
    let plural = if kept.count == 1 { "" } else { "s" };
    let when = kept.written.and_then(|time| Timestamp::try_from(time).ok()).map(when::words);
    let when = when.map(|when| format!(", {when}")).unwrap_or_default();
    let doubts = if kept.doubts.is_empty() { String::new() } else { format!(" {}", kept.doubts) };
    format!("{} edit{plural}{when}. Nothing is overwritten until you save.{doubts}", kept.count)
}

fn one(ui: &mut Ui, state: &State, offer: &Offer, messages: &mut Vec<Message>) {
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
                ui.label(RichText::new(&offer.title).font(look.words(text::SECTION)));
                let about = RichText::new(&offer.about).font(look.words(text::BODY));
                ui.label(about.color(look.colour(Token::Muted)));
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                for (glyph, words, rank, message) in [
                    (None, "Recover", Rank::Primary, &offer.recover),
                    (Some(Glyph::Eye), "Look at it", Rank::Plain, &offer.look_at),
                ] {
                    if button(ui, glyph, words, rank) {
                        messages.push(Message::Start(message.clone()));
                    }
                }
            });
        });
    });
}
