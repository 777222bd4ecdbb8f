//! The right column: what the rules find, what blocks first, and accepting the rest by name with a reason.

use super::{card, heading, review};
use crate::desktop::glyphs;
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::publishing::{PublishingMessage, in_order, waiver_of};
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::publish::Reviewed;
use crate::rules::Severity;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, row, space, text};
use crate::scene::token::Token;
use egui::{Align, Layout, RichText, Sense, TextEdit, Ui, vec2};

/// Most findings that are listed; the problems list has them all.
const LISTED: usize = 200;

/// Shows the column.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    let Some(review) = review(state).cloned() else {
        heading(ui, look, "Findings");
        return;
    };
    let stops = review.stops().count();
    ui.horizontal(|ui| {
        heading(ui, look, "Findings");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| verdict(ui, look, stops));
    });
    ui.add_space(look.points(space::SMALL));
    if review.findings.is_empty() {
        ui.label(RichText::new("Nothing wrong.").color(look.colour(Token::Muted)));
    }
    for (place, reviewed) in in_order(&review).take(LISTED) {
        finding(ui, state, place, reviewed, messages);
        ui.add_space(look.points(space::SMALL));
    }
    if review.findings.len() > LISTED {
        ui.label(format!("and {} more, in the problems list", review.findings.len() - LISTED));
    }
}

fn verdict(ui: &mut Ui, look: Look, stops: usize) {
    let (words, ink) = match stops {
        0 => ("No errors, nothing blocks".to_owned(), Token::BypassText),
        1 => ("1 error blocks".to_owned(), Token::RefusedText),
        more => (format!("{more} errors block"), Token::RefusedText),
    };
    ui.label(RichText::new(words).color(look.colour(ink)));
    let (square, _) =
        ui.allocate_exact_size(vec2(1.0, 1.0) * look.points(control::CHIP_GLYPH), Sense::hover());
    match stops {
        0 => paint::glyph(ui, Glyph::Passed, square, GlyphInks::on(Token::Window, Token::Bypass)),
        _ => paint::glyph(ui, Glyph::Error, square, GlyphInks::sign(Token::Refused)),
    }
}

fn finding(ui: &mut Ui, state: &mut State, place: usize, reviewed: &Reviewed, messages: &mut Vec<Message>) {
    let look = state.look;
    let notice = &reviewed.notice;
    let edge = if reviewed.stops() { Token::Refused } else { Token::Edge };
    card(look, Token::Card, edge).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let (square, _) =
                ui.allocate_exact_size(vec2(1.0, 1.0) * look.points(row::GLYPH), Sense::hover());
            let (sign, inks) = glyphs::of_severity(notice.severity);
            paint::glyph(ui, sign, square, inks);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().interact_size.y = look.points(row::GLYPH);
                ui.spacing_mut().item_spacing.y = look.points(space::HAIR);
                ui.horizontal(|ui| {
                    let about = notice.subjects.join(", ");
                    let code = RichText::new(&notice.code)
                        .font(look.fixed(text::FIGURE))
                        .color(look.colour(Token::Muted));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.label(code);
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            ui.add(egui::Label::new(about).truncate());
                        });
                    });
                });
                let muted = |words: &str| {
                    RichText::new(words).font(look.words(text::SECOND)).color(look.colour(Token::Muted))
                };
                ui.add(egui::Label::new(muted(&notice.sentence)).wrap());
                if !notice.advice.is_empty() && reviewed.stops() {
                    ui.add(egui::Label::new(muted(&notice.advice)).wrap());
                }
                acceptance(ui, state, place, reviewed, messages);
            });
        });
    });
}

/// Who waived it, or the form that does.
fn acceptance(
    ui: &mut Ui,
    state: &mut State,
    place: usize,
    reviewed: &Reviewed,
    messages: &mut Vec<Message>,
) {
    let look = state.look;
    let notice = &reviewed.notice;
    if let Some(waiver) = &notice.waived {
        let words = format!("Waived by {} on {}: {}", waiver.by, waiver.date, waiver.reason);
        ui.add(egui::Label::new(RichText::new(words).font(look.words(text::SECOND))).wrap());
        return;
    }
    if reviewed.stops() || notice.severity == Severity::Info {
        return;
    }
    let base = review(state).and_then(|review| review.base.as_ref()).map(|base| base.version);
    match &mut state.publishing.waiving {
        Some((waived, form)) if *waived == place => {
            let label = ui.label("Your name");
            ui.add(TextEdit::singleline(&mut form.by).desired_width(f32::INFINITY)).labelled_by(label.id);
            let label = ui.label("Reason");
            ui.add(TextEdit::multiline(&mut form.reason).desired_rows(2).desired_width(f32::INFINITY))
                .labelled_by(label.id);
            ui.add_space(look.points(space::SMALL));
            let complete = !form.by.trim().is_empty() && !form.reason.trim().is_empty();
            ui.horizontal(|ui| {
                if ui.add_enabled(complete, GlyphButton::text("Waive").rank(Rank::Primary)).clicked() {
                    messages.push(Message::Publishing(PublishingMessage::Waive));
                }
                if ui.add(GlyphButton::text("Keep it")).clicked() {
                    state.publishing.waiving = None;
                }
            });
        }
        _ => {
            ui.horizontal(|ui| {
                ui.spacing_mut().button_padding.y = 0.0;
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let words = RichText::new("Waive…").font(look.words(text::SECOND));
                    let words = words.color(look.colour(Token::AccentText));
                    if ui.add(egui::Button::new(words).frame(false)).clicked() {
                        state.publishing.waiving = Some((place, waiver_of(reviewed)));
                    }
                    if let Some(version) = base.filter(|_| reviewed.known) {
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            let words = RichText::new(format!("In version {version} too"));
                            let words = words.font(look.words(text::SECOND)).color(look.colour(Token::Faint));
                            ui.add(egui::Label::new(words).truncate());
                        });
                    }
                });
            });
        }
    }
}
