//! Publishing to a file: what is checked and reviewed, where it goes, how far it reaches, and what came of it.

mod changes;
mod findings;
mod foot;
mod head;
mod outcome;
mod reach;
mod target;

use super::close;
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::publishing::PublishingMessage;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::publish::Review;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{radius, row, space, stroke, text};
use crate::scene::token::Token;
use egui::{
    Align, CentralPanel, Layout, Panel, Rect, Response, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, vec2,
};
use std::sync::Arc;

/// The widest and the highest that it grows, points.
pub const WIDEST: f32 = 1300.0;
const HIGHEST: f32 = 872.0;

/// A narrower dialog has one column that scrolls, points.
const NARROW: f32 = 900.0;

/// The widths of the columns beside the changes: what of the dialog they take, their least and their most, points.
const SIDES: [(f32, f32, f32); 2] = [(0.24, 228.0, 300.0), (0.3, 268.0, 400.0)];

/// A lower dialog scrolls head and steps along, points.
const LOW: f32 = 420.0;

/// The height of the list of changes where it scrolls within what scrolls, points.
const LIST: f32 = 260.0;

/// The heights of the head, the steps and the foot, points.
const ROWS: (f32, f32, f32) = (72.0, 42.0, 60.0);

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
    let round = egui::CornerRadius::from(radius::DIALOG);
    let upper = egui::CornerRadius { sw: 0, se: 0, ..round };
    let lower = egui::CornerRadius { nw: 0, ne: 0, ..round };
    let narrow = rect.width() < look.points(NARROW);
    // Large text in a small window: head and steps scroll too, so that what is asked for keeps some room.
    let low = narrow && rect.height() < look.points(LOW);
    let lines = |ui: &mut Ui, state: &State, messages: &mut Vec<Message>| {
        Panel::top("publish head")
            .exact_size(look.points(ROWS.0))
            .frame(strip(Token::Window).corner_radius(upper))
            .show(ui, |ui| head::show(ui, state, messages));
        Panel::top("publish steps")
            .exact_size(look.points(ROWS.1))
            .frame(strip(Token::Strip))
            .show(ui, |ui| head::steps(ui, state));
    };
    Panel::bottom("publish foot")
        .exact_size(look.points(ROWS.2))
        .frame(strip(Token::Window).corner_radius(lower))
        .show(&mut ui, |ui| foot::show(ui, state, messages));
    if !low {
        lines(&mut ui, state, messages);
    }
    if narrow {
        CentralPanel::no_frame().frame(frame(Token::Window)).show(&mut ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                if low {
                    let size = vec2(ui.available_width(), look.points(ROWS.0));
                    let top = Layout::top_down(Align::Min);
                    ui.allocate_ui_with_layout(size, top, |ui| head::show(ui, state, messages));
                    ui.add_space(look.points(space::MEDIUM));
                    let size = vec2(ui.available_width(), look.points(ROWS.1));
                    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
                        head::steps(ui, state);
                    });
                }
                target::show(ui, state, messages);
                ui.add_space(look.points(space::GRID));
                middle(ui, state, true, messages);
                ui.add_space(look.points(space::GRID));
                findings::show(ui, state, messages);
            });
        });
        return;
    }
    let [left, right] = SIDES.map(|(part, least, most)| {
        (rect.width() * part).clamp(look.points(least), look.points(most)).round()
    });
    Panel::left("publish target")
        .exact_size(left)
        .frame(frame(Token::Window))
        .show(&mut ui, |ui| scrolled(ui, "target", |ui| target::show(ui, state, messages)));
    Panel::right("publish findings")
        .exact_size(right)
        .frame(frame(Token::Window))
        .show(&mut ui, |ui| scrolled(ui, "findings", |ui| findings::show(ui, state, messages)));
    CentralPanel::no_frame()
        .frame(frame(Token::Window))
        .show(&mut ui, |ui| middle(ui, state, false, messages));
}

fn scrolled(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, add);
}

/// What came of the publication or its rehearsal, else the changes and how far they reach. `scrolls` where all columns
/// stand below each other and scroll as one.
fn middle(ui: &mut Ui, state: &State, scrolls: bool, messages: &mut Vec<Message>) {
    if outcome::show(ui, state, messages) {
        return;
    }
    let look = state.look;
    match state.publishing.review() {
        Some(Ok(review)) if scrolls => {
            changes::show(ui, look, review, Some(look.points(LIST)), messages);
            ui.add_space(look.points(space::LARGE));
            reach::show(ui, state, messages);
        }
        // Where the card would leave the list nothing, the column scrolls as one.
        Some(Ok(_)) if ui.available_height() < look.points(2.0 * LIST) => {
            scrolled(ui, "middle", |ui| middle(ui, state, true, messages));
        }
        Some(Ok(review)) => {
            let card = Panel::bottom("publish reach")
                .frame(egui::Frame::new())
                .show_separator_line(false)
                .resizable(false)
                .show(ui, |ui| reach::show(ui, state, messages));
            // The panel is as high as the card was in the last frame.
            if card.inner.height() > card.response.rect.height() + 0.5 {
                ui.ctx().request_discard("the card of the reach grew");
            }
            CentralPanel::no_frame().show(ui, |ui| changes::show(ui, look, review, None, messages));
        }
        Some(Err(words)) => {
            heading(ui, look, "What changes");
            said(ui, look, Glyph::Error, GlyphInks::sign(Token::Refused), words);
        }
        None => {
            heading(ui, look, "What changes");
            let words = "Is told once it is known where this version goes.";
            ui.label(RichText::new(words).color(look.colour(Token::Muted)));
        }
    }
}

/// The review, if there is one.
fn review(state: &State) -> Option<&Arc<Review>> {
    state.publishing.review().and_then(|review| review.as_ref().ok())
}

/// A sign and a sentence.
fn said(ui: &mut Ui, look: Look, sign: Glyph, inks: GlyphInks, words: &str) {
    ui.horizontal_top(|ui| {
        let (square, _) = ui.allocate_exact_size(vec2(1.0, 1.0) * look.points(row::GLYPH), Sense::hover());
        paint::glyph(ui, sign, square, inks);
        ui.add(egui::Label::new(words).wrap());
    });
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
        .corner_radius(radius::CARD)
        .inner_margin(look.points(space::MEDIUM))
}

/// A small square with a sign in it.
fn sign_box(ui: &Ui, look: Look, square: Rect, glyph: Glyph, ink: Token) {
    let edge = Stroke::new(stroke::EDGE, look.colour(ink));
    ui.painter().rect(square, look.points(radius::CHIP), look.colour(Token::Card), edge, StrokeKind::Inside);
    paint::glyph(ui, glyph, square.shrink(look.points(space::HAIR)), GlyphInks::on(Token::Card, ink));
}
