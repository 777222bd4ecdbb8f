//! The report in one line: who calls whom, the reason codes, the verdict and the outcome.

use crate::call::CallReport;
use crate::desktop::state::State;
use crate::desktop::widgets::Chip;
use crate::desktop::{glyphs, paint};
use crate::report::CallWords;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::values::Choices;
use egui::{Align, Label, Layout, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// What of the line is kept for who calls whom.
const TITLE: f32 = 60.0;

/// Shows the line, and the warnings below it.
pub fn show(ui: &mut Ui, state: &State, words: &CallWords<'_>, report: &CallReport) {
    let look = state.look;
    ui.horizontal(|ui| {
        glyph(ui, Glyph::Caller);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (glyph, tone) = glyphs::of_outcome(report.outcome);
            ui.add(Chip::new(glyph, words.outcome(), tone)).on_hover_text("What became of the call");
            let (glyph, tone) = glyphs::of_verdict(report.verdict);
            ui.add(Chip::new(glyph, words.verdict(), tone)).on_hover_text("What media does");
            let mut reasons = words.reasons();
            reasons.dedup();
            for (reason, sentence) in reasons.into_iter().rev() {
                let key = reason.choice().key;
                // The steps say the reasons too; who calls whom stands here alone.
                if code_width(ui, key) + look.points(TITLE) < ui.available_width() {
                    code(ui, key, &sentence);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let (said, direction) = (words.title(), report.direction.choice().label);
                let wide = |ui: &Ui, words: &str| {
                    let font = look.words(text::BODY);
                    ui.painter().layout_no_wrap(words.to_owned(), font, look.colour(Token::Text)).size().x
                };
                let both = wide(ui, &said) + wide(ui, direction) + look.points(space::LARGE);
                let fits = both <= ui.available_width();
                let title = RichText::new(&said).font(look.words(text::BODY));
                ui.add(Label::new(title).truncate()).on_hover_text(format!("{said}, {direction}"));
                if fits {
                    ui.label(RichText::new(direction).color(look.colour(Token::Muted)));
                }
            });
        });
    });
    for warning in words.warnings() {
        ui.horizontal(|ui| {
            glyph(ui, Glyph::Warning);
            let words = RichText::new(&warning).font(look.words(text::SECOND));
            ui.add(Label::new(words.color(look.colour(Token::WarningText))).truncate())
                .on_hover_text(warning);
        });
    }
}

fn glyph(ui: &mut Ui, glyph: Glyph) {
    let look = crate::desktop::theme::Look::of(ui);
    let side = look.points(control::CHIP_GLYPH);
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    let inks = match glyph {
        Glyph::Warning => GlyphInks::warning(),
        _ => GlyphInks::on(Token::Window, Token::Text),
    };
    paint::glyph(ui, glyph, rect, inks);
}

/// How much of the line a reason code takes.
fn code_width(ui: &Ui, code: &str) -> f32 {
    let look = crate::desktop::theme::Look::of(ui);
    let galley =
        ui.painter().layout_no_wrap(code.to_owned(), look.fixed(text::FIGURE), look.colour(Token::Text));
    galley.size().x + look.points(2.0 * space::SMALL) + ui.spacing().item_spacing.x
}

/// A reason code on a plate; its sentence is the tooltip.
fn code(ui: &mut Ui, code: &str, sentence: &str) {
    let look = crate::desktop::theme::Look::of(ui);
    let galley =
        ui.painter().layout_no_wrap(code.to_owned(), look.fixed(text::FIGURE), look.colour(Token::Text));
    let size = galley.size() + vec2(look.points(2.0 * space::SMALL), look.points(space::SMALL));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, code));
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Edge));
    ui.painter().rect(rect, look.points(radius::CHIP), look.colour(Token::Strip), edge, StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, look.colour(Token::Text));
    response.on_hover_text(sentence);
}
