//! A button with a glyph, a word, or both.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, vec2};

use super::{control_corner, focus_ring, glyph_square, paint_words, words};
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::scene::glyphs::Glyph;
use crate::scene::size::{radius, row, space, stroke, text};
use crate::scene::token::Token;

/// How much a button calls for being pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rank {
    /// Framed.
    #[default]
    Plain,
    /// The one thing to do here: filled.
    Primary,
    /// Framed in the colour of what is wrong: it takes something away.
    Danger,
    /// Without a frame: in tool bars and headers.
    Bare,
}

/// A button with a glyph, a word, or both.
#[must_use = "a button is shown with `ui.add`"]
pub struct GlyphButton<'a> {
    glyph: Option<Glyph>,
    name: &'a str,
    shows_name: bool,
    count: Option<usize>,
    rank: Rank,
    selected: bool,
    height: f32,
    slot: Option<f32>,
}

impl<'a> GlyphButton<'a> {
    /// A square button with a glyph alone. Its name is its tooltip and what a reader hears.
    pub fn new(glyph: Glyph, name: &'a str) -> Self {
        Self {
            glyph: Some(glyph),
            name,
            shows_name: false,
            count: None,
            rank: Rank::Plain,
            selected: false,
            height: row::CONTROL,
            slot: None,
        }
    }

    /// A button with a glyph and its name as a word.
    pub fn worded(glyph: Glyph, name: &'a str) -> Self {
        Self { shows_name: true, ..Self::new(glyph, name) }
    }

    /// A button with a word alone.
    pub fn text(name: &'a str) -> Self {
        Self { glyph: None, shows_name: true, ..Self::new(Glyph::Tick, name) }
    }

    /// The same with another rank.
    pub fn rank(self, rank: Rank) -> Self {
        Self { rank, ..self }
    }

    /// The same, held down while a tool or a view is the present one.
    pub fn selected(self, selected: bool) -> Self {
        Self { selected, ..self }
    }

    /// The same with a number behind its word.
    pub fn count(self, count: usize) -> Self {
        Self { count: Some(count), ..self }
    }

    /// The same in a slot of a width in points: it keeps that width whatever its words are, and cuts them.
    pub fn slot(self, width: f32) -> Self {
        Self { slot: Some(width), ..self }
    }

    /// The same as high as buttons of dialogs are.
    pub fn in_dialog(self) -> Self {
        Self { height: row::DIALOG_BUTTON, ..self }
    }

    /// Ground, edge and ink, at rest or under the pointer.
    fn tokens(&self, response: &Response) -> [Option<Token>; 3] {
        let touched = if response.is_pointer_button_down_on() {
            Some(Token::Pressed)
        } else if response.hovered() || response.has_focus() {
            Some(Token::Hover)
        } else {
            None
        };
        let [ground, edge, ink] = match (self.selected, self.rank) {
            (_, Rank::Primary) => return [Some(Token::Accent), None, Some(Token::OnAccent)],
            (true, _) => return [Some(Token::Selected), Some(Token::Accent), Some(Token::Text)],
            (false, Rank::Plain) => [Some(Token::Card), Some(Token::Edge), Some(Token::Text)],
            (false, Rank::Danger) => [Some(Token::Card), Some(Token::Refused), Some(Token::RefusedText)],
            (false, Rank::Bare) => [None, None, Some(Token::Text)],
        };
        [touched.or(ground), edge, ink]
    }
}

impl Widget for GlyphButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let look = Look::of(ui);
        let placeholder = look.colour(Token::Text);
        let wide = |text: &str, size| words(ui, text, look.words(size), placeholder).size().x;
        let count = self.count.map(|count| count.to_string());
        let mut width = self.glyph.map_or(0.0, |_| look.points(row::GLYPH));
        if self.shows_name {
            let gap = if self.glyph.is_some() { look.points(space::SMALL) } else { 0.0 };
            width += gap + wide(self.name, text::BODY);
        }
        if let Some(count) = &count {
            width += look.points(space::SMALL + 2.0 * space::SMALL) + wide(count, text::SECOND);
        }
        let height = look.points(self.height);
        let padding = if self.shows_name { look.points(2.0 * space::LARGE) } else { height - width };
        let size = vec2(self.slot.unwrap_or(width + padding), height);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.name));
        if self.selected {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_toggled(egui::accesskit::Toggled::True);
            });
        }
        if ui.is_rect_visible(rect) {
            self.paint(ui, look, rect, &response, padding / 2.0, count.as_deref());
        }
        if self.shows_name { response } else { response.on_hover_text(self.name) }
    }
}

impl GlyphButton<'_> {
    fn paint(&self, ui: &Ui, look: Look, rect: Rect, response: &Response, padding: f32, count: Option<&str>) {
        let [ground, edge, ink] = self.tokens(response);
        let ink = ink.unwrap_or(Token::Text);
        let surface = ground.unwrap_or(Token::Window);
        let fill = ground.map_or(egui::Color32::TRANSPARENT, |token| look.colour(token));
        let edge = edge.map_or(Stroke::NONE, |token| Stroke::new(stroke::EDGE, look.colour(token)));
        ui.painter().rect(rect, control_corner(look), fill, edge, StrokeKind::Inside);
        let mut left = rect.left() + padding;
        if let Some(glyph) = self.glyph {
            let square = glyph_square(look, row::GLYPH, left, rect.center().y);
            paint::glyph(ui, glyph, square, glyph.inks(surface, ink));
            left = square.right() + look.points(space::SMALL);
        }
        if self.shows_name {
            let (font, ink) = (look.words(text::BODY), look.colour(ink));
            let label = match self.slot {
                Some(_) => {
                    let mut job = LayoutJob::simple_singleline(self.name.to_owned(), font, ink);
                    let room = rect.right() - padding - left;
                    job.wrap = TextWrapping::truncate_at_width(room.max(0.0));
                    ui.painter().layout_job(job)
                }
                None => words(ui, self.name, font, ink),
            };
            left = paint_words(ui.painter(), left, rect.center().y, label) + look.points(space::SMALL);
        }
        if let Some(count) = count {
            let label = words(ui, count, look.words(text::SECOND), look.colour(surface));
            let size = vec2(label.size().x + look.points(2.0 * space::SMALL), label.size().y);
            let pill = egui::Align2::LEFT_CENTER.anchor_size(egui::pos2(left, rect.center().y), size);
            ui.painter().rect_filled(pill, size.y / 2.0, look.colour(ink));
            paint_words(ui.painter(), left + look.points(space::SMALL), rect.center().y, label);
        }
        focus_ring(ui, response, rect, radius::CONTROL);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::accesskit::Toggled;
    use egui_kittest::{
        Harness,
        kittest::{NodeT, Queryable},
    };

    #[test]
    fn a_glyph_alone_is_found_and_pressed_by_its_name() {
        let mut harness = Harness::new_ui_state(
            |ui, pressed| {
                if ui.add(GlyphButton::new(Glyph::Options, "Global bypass options")).clicked() {
                    *pressed += 1;
                }
            },
            0,
        );
        harness.get_by_role_and_label(Role::Button, "Global bypass options").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
    }

    #[test]
    fn a_glyph_alone_is_square_and_a_word_makes_it_wider() {
        let mut sizes = Vec::new();
        let mut harness = Harness::new_ui(|ui| {
            sizes = vec![
                ui.add(GlyphButton::new(Glyph::Close, "Close")).rect.size(),
                ui.add(GlyphButton::worded(Glyph::Play, "Place call")).rect.size(),
                ui.add(GlyphButton::worded(Glyph::Publish, "Publish…").count(12)).rect.size(),
                ui.add(GlyphButton::text("Publish version 42").in_dialog()).rect.size(),
            ];
        });
        harness.run();
        drop(harness);
        assert_eq!(sizes[0], egui::Vec2::splat(26.0));
        assert!(sizes[1].x > 80.0 && sizes[2].x > sizes[1].x);
        assert_eq!(sizes[3].y, 32.0);
    }

    #[test]
    fn the_present_tool_says_that_it_is_on() {
        let harness = Harness::new_ui(|ui| {
            ui.add(GlyphButton::new(Glyph::Pointer, "Select").selected(true));
            ui.add(GlyphButton::new(Glyph::Hand, "Pan"));
        });
        let toggled = |name| harness.get_by_label(name).accesskit_node().toggled();
        assert_eq!(toggled("Select"), Some(Toggled::True));
        assert_eq!(toggled("Pan"), None);
    }
}
