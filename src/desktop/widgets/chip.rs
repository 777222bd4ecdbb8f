//! A chip: a verdict, an outcome or a state, as a glyph and a word.

use egui::{Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, vec2};

use super::{glyph_square, paint_words, words};
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::scene::glyphs::Glyph;
use crate::scene::size::{control, radius, row, space, stroke, text};
use crate::scene::token::Token;

/// What a chip's colours repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Bypass, ready.
    Bypass,
    /// Mediated.
    Mediated,
    /// Refused, wrong.
    Refused,
    /// Caution.
    Warning,
    /// Neither good nor bad.
    Plain,
    /// Not applicable, not evaluated.
    Faint,
}

impl Tone {
    /// The ink of its glyph and words.
    pub const fn ink(self) -> Token {
        let [_, _, ink] = self.tokens();
        ink
    }

    /// Ground, edge and ink.
    const fn tokens(self) -> [Token; 3] {
        match self {
            Self::Bypass => [Token::BypassTint, Token::Bypass, Token::BypassText],
            Self::Mediated => [Token::MediatedTint, Token::Mediated, Token::MediatedText],
            Self::Refused => [Token::RefusedTint, Token::Refused, Token::RefusedText],
            Self::Warning => [Token::WarningTint, Token::WarningEdge, Token::WarningText],
            Self::Plain => [Token::Strip, Token::Edge, Token::Text],
            Self::Faint => [Token::Strip, Token::Control, Token::Muted],
        }
    }
}

/// A glyph and a word on a ground.
#[must_use = "a chip is shown with `ui.add`"]
pub struct Chip<'a> {
    glyph: Glyph,
    words: &'a str,
    tone: Tone,
}

impl<'a> Chip<'a> {
    /// A chip with words of its own.
    pub fn new(glyph: Glyph, words: &'a str, tone: Tone) -> Self {
        Self { glyph, words, tone }
    }

    /// A chip that says what its glyph stands for.
    pub fn of(glyph: Glyph, tone: Tone) -> Self {
        Self::new(glyph, glyph.label(), tone)
    }
}

impl Widget for Chip<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let look = Look::of(ui);
        let [ground, edge, ink] = self.tone.tokens();
        let label = words(ui, self.words, look.words(text::BODY), look.colour(ink));
        let beside_words = look.points(2.0 * space::MEDIUM + control::CHIP_GLYPH + space::MEDIUM);
        let size = vec2(label.size().x + beside_words, look.points(row::CHIP));
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), self.words));
        if ui.is_rect_visible(rect) {
            let edge = Stroke::new(stroke::EDGE, look.colour(edge));
            ui.painter().rect(rect, look.points(radius::CHIP), look.colour(ground), edge, StrokeKind::Inside);
            let left = rect.left() + look.points(space::MEDIUM);
            let square = glyph_square(look, control::CHIP_GLYPH, left, rect.center().y);
            paint::glyph(ui, self.glyph, square, self.glyph.inks(ground, ink));
            paint_words(ui.painter(), square.right() + look.points(space::MEDIUM), rect.center().y, label);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::theme::Theme;
    use egui_kittest::{Harness, kittest::Queryable};

    #[test]
    fn a_chip_is_read_as_its_words() {
        let harness = Harness::new_ui(|ui| {
            ui.add(Chip::of(Glyph::Bypass, Tone::Bypass));
            ui.add(Chip::new(Glyph::Passed, "Connected", Tone::Plain));
        });
        harness.get_by_label("Bypass");
        harness.get_by_label("Connected");
    }

    #[test]
    fn a_chip_grows_with_the_text_size() {
        let size = |scale| {
            let mut size = egui::Vec2::ZERO;
            let mut harness = Harness::new_ui(|ui| {
                Look::new(Theme::Light, scale).apply(ui.ctx());
                size = ui.add(Chip::of(Glyph::Mediated, Tone::Mediated)).rect.size();
            });
            harness.run();
            drop(harness);
            size
        };
        assert_eq!(size(1.0).y, 22.0);
        assert_eq!(size(2.0).y, 44.0);
        assert!(size(2.0).x > 1.8 * size(1.0).x);
    }
}
