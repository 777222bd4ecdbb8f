//! What the document holds, while nothing is selected.

use super::{head, rows, words};
use crate::desktop::glyphs;
use crate::desktop::message::{BottomTab, Choose, Message};
use crate::desktop::paint;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{Section, inset};
use crate::rules::Severity;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, row, space, text};
use crate::scene::token::Token;
use crate::topology::attributes::figure;
use crate::topology::{AnyId, Kind};
use egui::{Rect, Response, RichText, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, vec2};
use std::collections::BTreeSet;

/// Most entities that are selected together.
const TOGETHER: usize = 2_000;

/// Shows the totals.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let kinds: Vec<Kind> =
        Kind::ALL.iter().copied().filter(|kind| !kind.is_single() && state.count(*kind) > 0).collect();
    head::plain(ui, Glyph::Logo, state.file.title(), "This document");
    ScrollArea::vertical().id_salt("totals").auto_shrink([false, false]).show(ui, |ui| {
        if state.count(Kind::NetworkSite) == 0 {
            empty(ui, state);
        }
        Section::new("Totals").show(ui, |ui| {
            for kind in kinds {
                let count = state.count(kind);
                let name = words::capital(kind.plural());
                let line = line(ui, glyphs::of_kind(kind), &name, &figure(count as u64));
                let tooltip = if count > TOGETHER {
                    "The outline finds them".to_owned()
                } else {
                    format!("Select all {}", kind.plural())
                };
                if line.on_hover_text(tooltip).clicked() && count <= TOGETHER {
                    let all: BTreeSet<AnyId> = state.editor.topology().ids(kind).into_iter().collect();
                    messages.push(Message::Select(all, Choose::Instead));
                }
            }
        });
        Section::new("Settings").show(ui, |ui| {
            for kind in Kind::ALL.iter().filter(|kind| kind.is_single()) {
                for id in state.editor.topology().ids(*kind) {
                    if line(ui, glyphs::of_kind(*kind), &words::capital(kind.noun()), "").clicked() {
                        messages.push(Message::Select(BTreeSet::from([id]), Choose::Instead));
                    }
                }
            }
        });
        findings(ui, state, messages);
    });
}

/// The empty state: a glyph, what it is about, and what to do first.
fn empty(ui: &mut Ui, state: &State) {
    let look = state.look;
    inset(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(look.points(space::GROUP));
            let (square, _) = ui.allocate_exact_size(Vec2::splat(look.points(space::WIDE)), Sense::hover());
            paint::glyph(ui, Glyph::NetworkSite, square, GlyphInks::on(Token::Window, Token::Faint));
            ui.add_space(look.points(space::MEDIUM));
            let words = RichText::new("No network site yet").font(look.words(text::SECTION));
            ui.label(words.color(look.colour(Token::Text)));
            let words = "What you select shows here, with every value it has.";
            ui.label(RichText::new(words).color(look.colour(Token::Muted)));
            ui.add_space(look.points(space::GROUP));
        });
    });
}

fn findings(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let counts = state.findings.counts(state.editor.topology());
    let lines = [
        (Severity::Error, counts.errors, "errors, which stop publishing"),
        (Severity::Warning, counts.warnings, "warnings"),
        (Severity::Info, counts.infos, "infos"),
    ];
    let all: usize = lines.iter().map(|(_, count, _)| count).sum();
    Section::new("Findings").show(ui, |ui| {
        if all == 0 {
            rows::note(ui, "Nothing wrong.");
        }
        for (severity, count, words) in lines {
            if count > 0 {
                let (glyph, inks) = glyphs::of_severity(severity);
                let line = line_with(ui, glyph, inks, &words::capital(words), &figure(count as u64));
                if line.clicked() {
                    messages.push(Message::Show(BottomTab::Problems));
                }
            }
        }
    });
}

/// A line with a glyph, words and a figure at the right, to be pressed.
pub fn line(ui: &mut Ui, glyph: Glyph, words: &str, figure: &str) -> Response {
    line_with(ui, glyph, GlyphInks::on(Token::Window, Token::Muted), words, figure)
}

fn line_with(ui: &mut Ui, glyph: Glyph, inks: GlyphInks, words: &str, figure: &str) -> Response {
    let look = Look::of(ui);
    let size = vec2(ui.available_width(), look.points(row::SETTING));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{words} {figure}").trim()));
    if response.hovered() || response.has_focus() {
        let tint = rect.expand2(vec2(look.points(space::SMALL), 0.0));
        ui.painter().rect_filled(tint, look.points(radius::CHIP), look.colour(Token::Hover));
    }
    let side = look.points(control::CHIP_GLYPH);
    let square = Rect::from_center_size(rect.left_center() + vec2(side / 2.0, 0.0), Vec2::splat(side));
    paint::glyph(ui, glyph, square, inks);
    let put = |text: &str, font, token, right: bool| {
        let galley = ui.painter().layout_no_wrap(text.to_owned(), font, look.colour(token));
        let left =
            if right { rect.right() - galley.size().x } else { square.right() + look.points(space::SMALL) };
        let at = egui::pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, look.colour(token));
    };
    put(words, look.words(text::BODY), Token::Text, false);
    put(figure, look.fixed(text::SECOND), Token::Text, true);
    response
}
