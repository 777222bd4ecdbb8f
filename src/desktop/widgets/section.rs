//! A section of a panel that folds away under its head.

use egui::collapsing_header::CollapsingState;
use egui::{Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{focus_ring, glyph_square, paint_words, words};
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, row, space, stroke, text};
use crate::scene::token::Token;

/// A section with a head that folds it.
#[must_use = "a section is shown with `show`"]
pub struct Section<'a> {
    title: &'a str,
    aside: Option<&'a str>,
    starts_open: bool,
}

impl<'a> Section<'a> {
    /// A section by its title, unfolded at first. The title tells it from its neighbours.
    pub fn new(title: &'a str) -> Self {
        Self { title, aside: None, starts_open: true }
    }

    /// The same with a number or a unit at the right end of its head.
    pub fn aside(self, aside: &'a str) -> Self {
        Self { aside: Some(aside), ..self }
    }

    /// The same, folded at first.
    pub fn folded(self) -> Self {
        Self { starts_open: false, ..self }
    }

    /// Shows the head, and the body unless it is folded away. Returns what the body returned.
    pub fn show<R>(self, ui: &mut Ui, add_body: impl FnOnce(&mut Ui) -> R) -> Option<R> {
        let id = ui.make_persistent_id(self.title);
        let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, self.starts_open);
        if self.head(ui, state.is_open()).clicked() {
            state.toggle(ui);
        }
        let body = state.show_body_unindented(ui, add_body);
        ui.add_space(Look::of(ui).points(space::SMALL));
        body.map(|body| body.inner)
    }

    fn head(&self, ui: &mut Ui, open: bool) -> Response {
        let look = Look::of(ui);
        let size = vec2(ui.available_width(), look.points(row::CONTROL));
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, ui.is_enabled(), self.title));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let ink = if response.hovered() { Token::Text } else { Token::Muted };
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(stroke::EDGE, look.colour(Token::Line)));
        let square = glyph_square(look, control::SMALL_GLYPH, rect.left(), rect.center().y);
        let glyph = if open { Glyph::Unfolded } else { Glyph::Folded };
        paint::glyph(ui, glyph, square, GlyphInks::on(Token::Window, ink));
        let title = words(ui, self.title, look.words(text::SECTION), look.colour(Token::Text));
        paint_words(ui.painter(), square.right() + look.points(space::SMALL), rect.center().y, title);
        if let Some(aside) = self.aside {
            let aside = words(ui, aside, look.words(text::SECOND), look.colour(Token::Faint));
            let left = rect.right() - aside.size().x;
            paint_words(ui.painter(), left, rect.center().y, aside);
        }
        focus_ring(ui, &response, rect.shrink(control::RING_GAP), radius::CHIP);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui_kittest::{
        Harness,
        kittest::{NodeT, Queryable},
    };

    fn harness(section: fn() -> Section<'static>) -> Harness<'static> {
        Harness::new_ui(move |ui| {
            Look::default().without_motion().apply(ui.ctx());
            section().show(ui, |ui| ui.label("Local-1"));
        })
    }

    #[test]
    fn a_press_on_the_head_folds_and_unfolds() {
        let mut harness = harness(|| Section::new("Used by").aside("7"));
        let expanded =
            |harness: &Harness<'_>| harness.get_by_label("Used by").accesskit_node().data().is_expanded();
        assert_eq!(expanded(&harness), Some(true));
        harness.get_by_label("Used by").click();
        harness.run();
        assert_eq!(expanded(&harness), Some(false));
        assert!(harness.query_by_label("Local-1").is_none());
        harness.get_by_label("Used by").click();
        harness.run();
        harness.get_by_label("Local-1");
    }

    #[test]
    fn a_section_can_start_folded() {
        let harness = harness(|| Section::new("Used by").folded());
        assert!(harness.query_by_label("Local-1").is_none());
    }
}
