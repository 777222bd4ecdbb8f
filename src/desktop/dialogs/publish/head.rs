//! The head of the dialog, and the steps below it.

use super::{close, glyph, review};
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::publishing::{CameTo, title};
use crate::desktop::start_page::when;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{row, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::attributes::figure;
use egui::{Align, Align2, Layout, Rect, RichText, Sense, Stroke, Ui, vec2};

/// Narrower dialogs have short lines between the steps, and nothing beside them, points at 100 %.
const CROWDED: f32 = 640.0;

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    Done,
    Now,
    Failed,
    Ahead,
}

/// What is published where, and by whom.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let look = state.look;
    ui.horizontal_centered(|ui| {
        glyph(ui, look, Glyph::Publish, Token::Window, Token::Text, row::CONTROL);
        ui.add_space(look.points(space::MEDIUM));
        ui.vertical(|ui| {
            ui.add_space(look.points(space::LARGE));
            ui.label(RichText::new(title(state)).font(look.words(text::DIALOG)));
            ui.label(
                RichText::new(about(state)).font(look.words(text::BODY)).color(look.colour(Token::Muted)),
            );
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| close(ui, messages));
    });
}

/// What is published there, by whom and when.
fn about(state: &State) -> String {
    if let Some(CameTo::Published { head, .. }) = state.publishing.came_to() {
        return head.clone();
    }
    let Some(review) = review(state) else {
        return match state.publishing.review() {
            Some(_) => "It cannot be published there".to_owned(),
            None if state.publishing.target().is_none() => "Choose the file that it goes to".to_owned(),
            None => "Looking at what is published there".to_owned(),
        };
    };
    let count = review.difference.count();
    let plural = if count == 1 { "" } else { "s" };
    let count = figure(count as u64);
    match &review.base {
        Some(base) => {
            let when = when::moment(base.published_at);
            format!(
                "{count} change{plural} since version {}, published by {} on {when}",
                base.version, base.published_by
            )
        }
        None => {
            let are = if plural.is_empty() { "entry is" } else { "entries are" };
            format!("Nothing is published there yet: {count} {are} new")
        }
    }
}

/// The four steps, and whether somebody else published meanwhile.
pub fn steps(ui: &mut Ui, state: &State) {
    let look = state.look;
    let stops = review(state).is_some_and(|review| review.stops().next().is_some());
    let stands = match (state.publishing.came_to(), state.publishing.review()) {
        (Some(CameTo::Published { verified: Ok(_), .. }), _) => [Stands::Done; 4],
        (Some(CameTo::Published { .. }), _) => [Stands::Done, Stands::Done, Stands::Done, Stands::Failed],
        (Some(CameTo::Stopped(_)), _) => [Stands::Done, Stands::Done, Stands::Failed, Stands::Ahead],
        (None, None) => [Stands::Now, Stands::Ahead, Stands::Ahead, Stands::Ahead],
        (None, Some(Err(_))) => [Stands::Failed, Stands::Ahead, Stands::Ahead, Stands::Ahead],
        (None, Some(Ok(_))) if state.publishing.is_writing() => {
            [Stands::Done, Stands::Done, Stands::Now, Stands::Ahead]
        }
        (None, Some(Ok(_))) if stops => [Stands::Failed, Stands::Now, Stands::Ahead, Stands::Ahead],
        (None, Some(Ok(_))) => [Stands::Done, Stands::Now, Stands::Ahead, Stands::Ahead],
    };
    let width = ui.available_width() / look.points(1.0);
    ui.horizontal_centered(|ui| {
        for (place, (words, stands)) in
            ["Check", "Review", "Publish", "Verify"].into_iter().zip(stands).enumerate()
        {
            if place > 0 {
                let long = if width < CROWDED { space::LARGE } else { space::WIDE };
                let size = vec2(look.points(long), look.points(1.0));
                let (line, _) = ui.allocate_exact_size(size, Sense::hover());
                let edge = Stroke::new(stroke::EDGE, look.colour(Token::Edge));
                ui.painter().hline(line.x_range(), line.center().y, edge);
            }
            step(ui, look, place + 1, words, stands);
        }
        if let Some((moved, words)) = others(state).filter(|_| width >= CROWDED) {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(RichText::new(words).color(look.colour(Token::Muted)));
                let side = vec2(1.0, 1.0) * look.points(row::GLYPH);
                let (square, _) = ui.allocate_exact_size(side, Sense::hover());
                let (glyph, inks) = if moved {
                    (Glyph::Error, GlyphInks::sign(Token::Refused))
                } else {
                    (Glyph::Passed, GlyphInks::on(Token::Strip, Token::Bypass))
                };
                paint::glyph(ui, glyph, square, inks);
            });
        }
    });
}

/// Whether somebody else published since the version that the document was made from, and the words for it; `None` where
/// there is no such version, or all is done.
fn others(state: &State) -> Option<(bool, String)> {
    let review = review(state).filter(|_| state.publishing.came_to().is_none())?;
    let base = review.base.as_ref()?;
    let origin = state.editor.document().origin.as_ref()?;
    Some(if review.is_moved() {
        (true, format!("Somebody published version {} since", base.version))
    } else {
        (false, format!("Nobody has published since version {}", origin.version))
    })
}

fn step(ui: &mut Ui, look: Look, number: usize, words: &str, stands: Stands) {
    let side = look.points(row::OUTLINE);
    let (square, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    let inner = Rect::from_center_size(square.center(), vec2(1.0, 1.0) * look.points(row::GLYPH));
    match stands {
        Stands::Done => paint::glyph(ui, Glyph::Passed, inner, GlyphInks::on(Token::Strip, Token::Bypass)),
        Stands::Failed => paint::glyph(ui, Glyph::Failed, inner, GlyphInks::sign(Token::Refused)),
        Stands::Now | Stands::Ahead => {
            let (ground, edge, ink) = match stands {
                Stands::Now => (Token::Accent, Token::Accent, Token::OnAccent),
                _ => (Token::Card, Token::Control, Token::Muted),
            };
            let edge = Stroke::new(stroke::EDGE, look.colour(edge));
            let circle = look.points(row::GLYPH) / 2.0 + look.points(space::HAIR);
            ui.painter().circle(square.center(), circle, look.colour(ground), edge);
            let number = number.to_string();
            ui.painter().text(
                square.center(),
                Align2::CENTER_CENTER,
                number,
                look.words(text::SECOND),
                look.colour(ink),
            );
        }
    }
    let state = match stands {
        Stands::Done => "done",
        Stands::Now => "now",
        Stands::Failed => "failed",
        Stands::Ahead => "ahead",
    };
    let ink = if stands == Stands::Ahead { Token::Muted } else { Token::Text };
    let label = ui.label(RichText::new(words).font(look.words(text::SECTION)).color(look.colour(ink)));
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_description(state));
    response.on_hover_text(format!("{words}: {state}"));
}
