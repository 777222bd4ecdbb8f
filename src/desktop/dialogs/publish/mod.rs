//! Publishing to a file: what is checked and reviewed, where it goes, and what came of it.

mod changes;
mod findings;
mod target;

use super::{button, cancel, close};
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::publishing::{CameTo, PublishingMessage, title};
use crate::desktop::start_page::when;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::publish::Review;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{row, space, stroke, text};
use crate::scene::token::Token;
use egui::{
    Align, Align2, CentralPanel, Layout, Panel, Rect, Response, RichText, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, vec2,
};
use std::sync::Arc;

/// The widest and the highest that it grows, points.
pub const WIDEST: f32 = 1300.0;
const HIGHEST: f32 = 872.0;

/// A narrower dialog has one column that scrolls, points.
const NARROW: f32 = 900.0;

/// The widths of the columns beside the changes, points.
const SIDES: (f32, f32) = (300.0, 390.0);

/// The heights of the head, the steps and the foot, points.
const ROWS: (f32, f32, f32) = (72.0, 42.0, 60.0);

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    Done,
    Now,
    Failed,
    Ahead,
}

/// Shows the dialog.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    if state.review_is_old() && !state.publishing.is_writing() && state.publishing.came_to().is_none() {
        messages.push(Message::Publishing(PublishingMessage::Review));
    }
    let room = ui.ctx().content_rect().height() - look.points(space::WIDE);
    let size = vec2(ui.available_width(), look.points(HIGHEST).min(room));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
    let frame = |token| egui::Frame::new().fill(look.colour(token)).inner_margin(look.points(space::GRID));
    let strip = |token| {
        let margin = egui::Margin::symmetric(look.points(space::GRID) as i8, 0);
        egui::Frame::new().fill(look.colour(token)).inner_margin(margin)
    };
    let round = egui::CornerRadius::from(crate::scene::size::radius::DIALOG);
    let upper = egui::CornerRadius { sw: 0, se: 0, ..round };
    let lower = egui::CornerRadius { nw: 0, ne: 0, ..round };
    Panel::top("publish head")
        .exact_size(look.points(ROWS.0))
        .frame(strip(Token::Window).corner_radius(upper))
        .show(&mut ui, |ui| head(ui, state, messages));
    Panel::top("publish steps")
        .exact_size(look.points(ROWS.1))
        .frame(strip(Token::Strip))
        .show(&mut ui, |ui| steps(ui, state));
    Panel::bottom("publish foot")
        .exact_size(look.points(ROWS.2))
        .frame(strip(Token::Window).corner_radius(lower))
        .show(&mut ui, |ui| foot(ui, state, messages));
    if rect.width() < look.points(NARROW) {
        CentralPanel::no_frame().frame(frame(Token::Window)).show(&mut ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                target::show(ui, state, messages);
                ui.add_space(look.points(space::GRID));
                middle(ui, state);
                ui.add_space(look.points(space::GRID));
                findings::show(ui, state, messages);
            });
        });
        return;
    }
    Panel::left("publish target")
        .exact_size(look.points(SIDES.0))
        .frame(frame(Token::Window))
        .show(&mut ui, |ui| scrolled(ui, "target", |ui| target::show(ui, state, messages)));
    Panel::right("publish findings")
        .exact_size(look.points(SIDES.1))
        .frame(frame(Token::Window))
        .show(&mut ui, |ui| scrolled(ui, "findings", |ui| findings::show(ui, state, messages)));
    CentralPanel::no_frame().frame(frame(Token::Window)).show(&mut ui, |ui| middle(ui, state));
}

fn scrolled(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, add);
}

/// The review, if there is one.
fn review(state: &State) -> Option<&Arc<Review>> {
    state.publishing.review().and_then(|review| review.as_ref().ok())
}

fn head(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
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
    let Some(review) = review(state) else {
        return match state.publishing.review() {
            Some(_) => "It cannot be published there".to_owned(),
            None if state.publishing.target().is_none() => "Choose the file that it goes to".to_owned(),
            None => "Looking at what is published there".to_owned(),
        };
    };
    let count = review.difference.count();
    let plural = if count == 1 { "" } else { "s" };
    match &review.base {
        Some(base) => {
            let when = when::moment(base.published_at);
            format!(
                "{count} change{plural} since version {}, published by {} on {when}",
                base.version, base.published_by
            )
        }
        None => format!("Nothing is published there yet: {count} entries are new"),
    }
}

fn steps(ui: &mut Ui, state: &State) {
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
    ui.horizontal_centered(|ui| {
        for (place, (words, stands)) in
            ["Check", "Review", "Publish", "Verify"].into_iter().zip(stands).enumerate()
        {
            if place > 0 {
                let size = vec2(look.points(space::WIDE), look.points(1.0));
                let (line, _) = ui.allocate_exact_size(size, Sense::hover());
                let edge = Stroke::new(stroke::EDGE, look.colour(Token::Edge));
                ui.painter().hline(line.x_range(), line.center().y, edge);
            }
            step(ui, look, place + 1, words, stands);
        }
    });
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

/// The changes, or what became of the publication.
fn middle(ui: &mut Ui, state: &State) {
    let look = state.look;
    match (state.publishing.came_to(), state.publishing.review()) {
        (Some(CameTo::Published { lines, verified }), _) => {
            heading(ui, look, "Published");
            for line in lines {
                ui.label(line);
            }
            ui.add_space(look.points(space::LARGE));
            let (sign, inks, words) = match verified {
                Ok(digest) => {
                    let words = format!("Read back, and the digest is the same: {digest}");
                    (Glyph::Passed, GlyphInks::on(Token::Window, Token::Bypass), words)
                }
                Err(words) => (Glyph::Error, GlyphInks::sign(Token::Refused), words.clone()),
            };
            said(ui, look, sign, inks, &words);
        }
        (Some(CameTo::Stopped(lines)), _) => {
            heading(ui, look, "Not published");
            for line in lines {
                said(ui, look, Glyph::Error, GlyphInks::sign(Token::Refused), line);
            }
        }
        (None, Some(Ok(review))) => changes::show(ui, look, review),
        (None, Some(Err(words))) => {
            heading(ui, look, "What changes");
            said(ui, look, Glyph::Error, GlyphInks::sign(Token::Refused), words);
        }
        (None, None) => {
            heading(ui, look, "What changes");
            let words = "Is told once it is known where this version goes.";
            ui.label(RichText::new(words).color(look.colour(Token::Muted)));
        }
    }
}

/// A sign and a sentence.
fn said(ui: &mut Ui, look: Look, sign: Glyph, inks: GlyphInks, words: &str) {
    ui.horizontal_top(|ui| {
        let (square, _) = ui.allocate_exact_size(vec2(1.0, 1.0) * look.points(row::GLYPH), Sense::hover());
        paint::glyph(ui, sign, square, inks);
        ui.add(egui::Label::new(words).wrap());
    });
}

fn foot(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let look = state.look;
    let writing = state.publishing.is_writing();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if matches!(state.publishing.came_to(), Some(CameTo::Published { .. })) {
            if button(ui, "Close", Rank::Primary) {
                messages.push(Message::CloseDialog);
            }
            return;
        }
        let stopped = state.publishing.came_to().is_some();
        let review = review(state);
        let ready = review.is_some_and(|review| review.stops().next().is_none())
            && !state.review_is_old()
            && !writing
            && !state.publishing.name.trim().is_empty();
        if stopped {
            if button(ui, "Review again", Rank::Primary) {
                messages.push(Message::Publishing(PublishingMessage::Again));
            }
        } else {
            let words =
                review.map_or("Publish".to_owned(), |review| format!("Publish version {}", review.version()));
            let go = GlyphButton::worded(Glyph::Publish, &words).rank(Rank::Primary).in_dialog();
            if ui.add_enabled(ready, go).clicked() {
                messages.push(Message::Publishing(PublishingMessage::Publish));
            }
        }
        if !writing {
            cancel(ui, "Cancel", messages);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.label(RichText::new(consequence(state)).color(look.colour(Token::Muted)));
        });
    });
}

/// What pressing the button does, or why it cannot be pressed.
fn consequence(state: &State) -> String {
    if state.publishing.is_writing() {
        return "Writing, and reading back what was written.".to_owned();
    }
    let Some(review) = review(state) else { return String::new() };
    let stops = review.stops().count();
    if stops > 0 {
        let errors =
            if stops == 1 { "1 error stops it".to_owned() } else { format!("{stops} errors stop it") };
        return format!("{errors}. Correct what the findings name, then review again.");
    }
    let file = review.path.file_name().unwrap_or_default().to_string_lossy();
    match &review.base {
        Some(base) => {
            format!(
                "Writes version {} to {file} and keeps version {} beside it as .bak.",
                review.version(),
                base.version
            )
        }
        None => format!("Writes version {} to {file}.", review.version()),
    }
}

fn heading(ui: &mut Ui, look: Look, words: &str) -> Response {
    let response = ui.label(RichText::new(words).font(look.words(text::TITLE)));
    ui.add_space(look.points(space::MEDIUM));
    response
}

fn glyph(ui: &mut Ui, look: Look, glyph: Glyph, surface: Token, ink: Token, side: f32) {
    let (square, _) = ui.allocate_exact_size(vec2(1.0, 1.0) * look.points(side), Sense::hover());
    paint::glyph(ui, glyph, square, GlyphInks::on(surface, ink));
}

/// The frame of a card in a column.
fn card(look: Look, ground: Token, edge: Token) -> egui::Frame {
    egui::Frame::new()
        .fill(look.colour(ground))
        .stroke(Stroke::new(stroke::EDGE, look.colour(edge)))
        .corner_radius(crate::scene::size::radius::CARD)
        .inner_margin(look.points(space::MEDIUM))
}

/// A small square with a sign in it.
fn sign_box(ui: &Ui, look: Look, square: Rect, glyph: Glyph, ink: Token) {
    let edge = Stroke::new(stroke::EDGE, look.colour(ink));
    ui.painter().rect(
        square,
        look.points(crate::scene::size::radius::CHIP),
        look.colour(Token::Card),
        edge,
        StrokeKind::Inside,
    );
    paint::glyph(ui, glyph, square.shrink(look.points(space::HAIR)), GlyphInks::on(Token::Card, ink));
}
