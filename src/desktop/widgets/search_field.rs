//! A field that searches or filters a list: a magnifier, what is typed, and a hint while nothing is.

use egui::{Response, Role, TextEdit, Ui, Vec2, WidgetInfo, vec2};

use super::glyph_square;
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, row, space};
use crate::scene::token::Token;

/// Shows the field, as wide as given. Its hint is also what a reader hears.
pub fn search_field(ui: &mut Ui, text: &mut String, hint: &str, width: f32) -> Response {
    let look = Look::of(ui);
    let left = look.points(space::MEDIUM + control::SMALL_GLYPH + space::SMALL);
    let margin = egui::Margin { left: left.round() as i8, right: 4, top: 2, bottom: 2 };
    let height = look.points(row::CONTROL);
    let edit = TextEdit::singleline(text)
        .hint_text(egui::RichText::new(hint).color(look.colour(Token::Faint)))
        .margin(margin)
        .min_size(Vec2::new(0.0, height))
        .align(egui::Align2::LEFT_CENTER)
        .desired_width(width);
    let response = ui.allocate_ui(vec2(width, height), |ui| ui.add(edit)).inner;
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, ui.is_enabled(), hint);
        info.current_text_value = Some(text.clone());
        info
    });
    let rect = response.rect;
    let at = rect.left() + look.points(space::MEDIUM);
    let square = glyph_square(look, control::SMALL_GLYPH, at, rect.center().y);
    paint::glyph(ui, Glyph::Search, square, GlyphInks::on(Token::Input, Token::Muted));
    response
}
