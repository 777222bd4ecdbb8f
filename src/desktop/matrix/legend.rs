//! What the signs of the matrix mean, below it.

use super::Table;
use super::table::VERDICTS;
use crate::call::decision::Verdict;
use crate::desktop::glyphs::of_verdict;
use crate::desktop::paint;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, row, space, text};
use crate::scene::token::Token;
use egui::{Rect, RichText, Sense, Ui, UiBuilder, vec2};

/// The radius of the dot of a change.
pub const DOT: f32 = 3.0;

/// How high the legend is in this width, points.
pub fn height(ui: &Ui, width: f32) -> f32 {
    let look = Look::of(ui);
    let lines = lines(ui, width).len() + 1;
    look.points(space::LARGE) + look.points(row::CONTROL) * lines as f32
}

/// What a verdict means for the media and for CAC.
fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Bypass => "Media goes straight to the gateway, CAC reserves nothing",
        Verdict::Mediated => "Media goes through the Mediation Server, CAC checks both legs",
        _ => "Settings contradict each other",
    }
}

/// The verdicts in lines of this width, so that none is broken.
fn lines(ui: &Ui, width: f32) -> Vec<Vec<Verdict>> {
    let look = Look::of(ui);
    let (mut lines, mut taken): (Vec<Vec<Verdict>>, f32) = (Vec::new(), f32::INFINITY);
    for verdict in VERDICTS {
        let font = look.words(text::SECOND);
        let words = ui.painter().layout_no_wrap(meaning(verdict).to_owned(), font, look.colour(Token::Muted));
        let own = look.points(control::CHIP_GLYPH + space::SMALL + space::LARGE) + words.size().x;
        taken += own;
        match lines.last_mut().filter(|_| taken <= width) {
            Some(line) => line.push(verdict),
            None => {
                lines.push(vec![verdict]);
                taken = own;
            }
        }
    }
    lines
}

/// The ink of a verdict's glyph.
pub fn ink(verdict: Verdict) -> Token {
    match verdict {
        Verdict::Bypass => Token::Bypass,
        Verdict::Mediated => Token::Mediated,
        Verdict::ConfigurationError => Token::Refused,
        Verdict::NotApplicable => Token::Muted,
    }
}

/// Shows the legend.
pub fn show(ui: &mut Ui, rect: Rect, state: &State, table: &Table) {
    let look = state.look;
    let rect = Rect::from_min_max(rect.min + vec2(0.0, look.points(space::MEDIUM)), rect.max);
    let ui = &mut ui.new_child(UiBuilder::new().max_rect(rect));
    ui.spacing_mut().item_spacing = vec2(look.points(space::SMALL), look.points(space::TIGHT));
    let words =
        |words: &str| RichText::new(words).font(look.words(text::SECOND)).color(look.colour(Token::Muted));
    for line in lines(ui, rect.width()) {
        ui.horizontal(|ui| {
            for verdict in line {
                let (glyph, _) = of_verdict(verdict);
                sign(ui, glyph, glyph.inks(Token::Window, ink(verdict)));
                ui.label(words(meaning(verdict)));
                ui.add_space(look.points(space::MEDIUM));
            }
        });
    }
    ui.horizontal_wrapped(|ui| {
        let side = look.points(control::CHIP_GLYPH);
        let (square, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
        ui.painter().circle_filled(square.center(), look.points(DOT), look.colour(Token::Accent));
        let changed = match table.changed() {
            0 => "No cell changed with the last edit.".to_owned(),
            1 => "1 cell changed with the last edit and carries a dot until the next one.".to_owned(),
            many => format!("{many} cells changed with the last edit and carry a dot until the next one."),
        };
        ui.label(words(&changed));
        ui.label(words("Arrow keys move, Enter opens the full report."));
    });
}

fn sign(ui: &mut Ui, glyph: Glyph, inks: GlyphInks) {
    let look = Look::of(ui);
    let side = look.points(control::CHIP_GLYPH);
    let (square, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    paint::glyph(ui, glyph, square, inks);
}
