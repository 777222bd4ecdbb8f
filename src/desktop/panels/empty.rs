//! What a panel shows while it has nothing to list: a glyph and two lines, in the middle.

use egui::{RichText, Sense, Ui, vec2};

use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{space, text};
use crate::scene::token::Token;

/// Shows it; `second` may be empty.
pub fn show(ui: &mut Ui, glyph: Glyph, first: &str, second: &str) {
    let look = Look::of(ui);
    let side = look.points(space::WIDE);
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 4.0).min(look.points(2.0 * space::WIDE)));
        let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
        paint::glyph(ui, glyph, rect, GlyphInks::on(Token::Window, Token::Faint));
        ui.add_space(look.points(space::MEDIUM));
        ui.label(RichText::new(first).font(look.words(text::SECTION)));
        if !second.is_empty() {
            ui.add_space(look.points(space::TIGHT));
            ui.label(RichText::new(second).color(look.colour(Token::Muted)));
        }
    });
}
