//! Small widgets that several panels share, drawn by tokens, each with an accessible name.

mod chip;
mod field;
mod focus;
mod glyph_button;
mod mark;
mod menu;
mod picker;
mod search_field;
mod section;
mod segmented;
mod switch;

pub use self::chip::{Chip, Tone};
pub use self::field::FieldRow;
pub use self::focus::{focus_ring, ring_the_rest, shows_focus};
pub use self::glyph_button::{GlyphButton, Rank};
pub use self::mark::mark;
pub use self::menu::{drop_down, menu_item};
pub use self::picker::Picker;
pub use self::search_field::search_field;
pub use self::section::{Section, inset, rule};
pub use self::segmented::{Impossible, Pick, Segment, Segmented};
pub use self::switch::Switch;

use std::sync::Arc;

use egui::{Align2, Color32, FontId, Galley, Painter, Pos2, Rect, Ui, Vec2};

use super::theme::Look;
use crate::scene::size::radius;

/// Lays out one line of words in a widget.
fn words(ui: &Ui, text: &str, font: FontId, colour: Color32) -> Arc<Galley> {
    ui.painter().layout_no_wrap(text.to_owned(), font, colour)
}

/// Paints a line of words, centred in height, from `left` on; returns where it ends.
fn paint_words(painter: &Painter, left: f32, middle: f32, words: Arc<Galley>) -> f32 {
    let size = words.size();
    let colour = words.job.sections.first().map_or(Color32::PLACEHOLDER, |section| section.format.color);
    let rect = Align2::LEFT_CENTER.anchor_size(Pos2::new(left, middle), size);
    painter.galley(rect.min, words, colour);
    left + size.x
}

/// The square of a glyph with sides of a size of the table, centred in height, from `left` on.
fn glyph_square(look: Look, side: f32, left: f32, middle: f32) -> Rect {
    let side = look.points(side);
    Align2::LEFT_CENTER.anchor_size(Pos2::new(left, middle), Vec2::splat(side))
}

/// The radius of buttons and fields, in points at the text size that was chosen.
fn control_corner(look: Look) -> f32 {
    look.points(radius::CONTROL)
}
