//! A section of a panel that folds away under its head. It spans the panel; its body keeps the panel's inset.

use egui::collapsing_header::CollapsingState;
use egui::{Frame, Margin, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

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
    shown: Option<&'a str>,
    aside: Option<&'a str>,
    link: Option<&'a str>,
    starts_open: bool,
}

/// What came of showing a section.
pub struct Shown<R> {
    /// What the body returned; `None` while it is folded away.
    pub body: Option<R>,
    /// The link in the head, where it has one.
    pub link: Option<Response>,
}

impl<'a> Section<'a> {
    /// A section by its title, unfolded at first. The title tells it from its neighbours.
    pub fn new(title: &'a str) -> Self {
        Self { title, shown: None, aside: None, link: None, starts_open: true }
    }

    /// The same with other words in its head, which may change while it stays the section that it is.
    pub fn titled(self, shown: &'a str) -> Self {
        Self { shown: Some(shown), ..self }
    }

    /// The same with a number or a unit at the right end of its head.
    pub fn aside(self, aside: &'a str) -> Self {
        Self { aside: Some(aside), ..self }
    }

    /// The same with a link at the right end of its head.
    pub fn link(self, link: &'a str) -> Self {
        Self { link: Some(link), ..self }
    }

    /// The same, folded at first.
    pub fn folded(self) -> Self {
        Self { starts_open: false, ..self }
    }

    /// Shows the head, and the body unless it is folded away. Returns what the body returned.
    pub fn show<R>(self, ui: &mut Ui, add_body: impl FnOnce(&mut Ui) -> R) -> Option<R> {
        self.show_linked(ui, add_body).body
    }

    /// As [`show`](Self::show), with what became of the link in the head.
    pub fn show_linked<R>(self, ui: &mut Ui, add_body: impl FnOnce(&mut Ui) -> R) -> Shown<R> {
        let look = Look::of(ui);
        let id = ui.make_persistent_id(self.title);
        let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, self.starts_open);
        let head = self.head(ui, state.is_open());
        let link = self.link.map(|words| {
            let title = super::words(ui, self.words(), look.words(text::SECTION), look.colour(Token::Text));
            let glyph = look.points(2.0 * space::MEDIUM + control::SMALL_GLYPH + space::TIGHT);
            link(ui, look, head.rect.with_min_x(head.rect.left() + glyph + title.size().x), words)
        });
        if head.clicked() && !link.as_ref().is_some_and(Response::hovered) {
            state.toggle(ui);
        }
        let body = state.show_body_unindented(ui, |ui| inset(ui, add_body));
        ui.add_space(look.points(if body.is_some() { space::SMALL } else { 0.0 }));
        Shown { body: body.map(|body| body.inner), link }
    }

    fn words(&self) -> &'a str {
        self.shown.unwrap_or(self.title)
    }

    fn head(&self, ui: &mut Ui, open: bool) -> Response {
        let look = Look::of(ui);
        let size = vec2(ui.available_width(), look.points(row::CONTROL + space::HAIR));
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, ui.is_enabled(), self.words()));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let ink = if response.hovered() { Token::Text } else { Token::Muted };
        rule(ui, rect);
        let left = rect.left() + look.points(space::MEDIUM);
        let square = glyph_square(look, control::SMALL_GLYPH, left, rect.center().y);
        let glyph = if open { Glyph::Unfolded } else { Glyph::Folded };
        paint::glyph(ui, glyph, square, GlyphInks::on(Token::Window, ink));
        let title = words(ui, self.words(), look.words(text::SECTION), look.colour(Token::Text));
        paint_words(ui.painter(), square.right() + look.points(space::TIGHT), rect.center().y, title);
        if let Some(aside) = self.aside {
            let aside = words(ui, aside, look.words(text::SECOND), look.colour(Token::Faint));
            let left = rect.right() - look.points(space::PANEL) - aside.size().x;
            paint_words(ui.painter(), left, rect.center().y, aside);
        }
        focus_ring(ui, &response, rect.shrink(2.0 * control::RING_GAP), radius::CHIP);
        response
    }
}

/// Shows something with the inset of a panel at its left and right.
pub fn inset<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    // egui counts margins in whole points; `as` keeps within them.
    let side = Look::of(ui).points(space::PANEL).round() as i8;
    Frame::new().inner_margin(Margin::symmetric(side, 0)).show(ui, add).inner
}

/// Draws the line between two sections at the top of a rectangle.
pub fn rule(ui: &Ui, rect: Rect) {
    let line = Stroke::new(stroke::EDGE, Look::of(ui).colour(Token::Line));
    ui.painter().hline(rect.x_range(), rect.top(), line);
}

/// Words at the right end of a head, to be pressed.
fn link(ui: &mut Ui, look: Look, head: Rect, words: &str) -> Response {
    let mut rect = head;
    rect.set_right(head.right() - look.points(space::PANEL));
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
    ui.link(egui::RichText::new(words).font(look.words(text::SECOND)))
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

    #[test]
    fn a_press_on_the_link_of_the_head_does_not_fold_it() {
        let mut harness = Harness::new_ui_state(
            |ui, pressed| {
                Look::default().without_motion().apply(ui.ctx());
                let shown = Section::new("Settings").link("Other words").show_linked(ui, |ui| ui.label("On"));
                *pressed |= shown.link.is_some_and(|link| link.clicked());
            },
            false,
        );
        harness.get_by_label("Other words").click();
        harness.run();
        assert!(*harness.state());
        harness.get_by_label("On");
    }
}
