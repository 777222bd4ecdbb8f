//! Rows of lists: how high they are, what they stand on, and words that are cut where there is no room.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, FontId, Galley, Id, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::hash::Hash;
use std::sync::Arc;

use crate::desktop::paint::{self, ShapePainter, from_egui};
use crate::desktop::theme::Look;
use crate::scene::camera::Camera;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::marks::Mark;
use crate::scene::size::{control, radius, row, space, stroke};
use crate::scene::token::Token;

/// The text size from which no row is lower than a comfortable one at 100 %.
const LARGE_TEXT: f32 = 1.25;

/// How high a compact row is.
pub fn compact(look: Look) -> f32 {
    let height = look.points(row::COMPACT);
    if look.points(1.0) >= LARGE_TEXT { height.max(row::COMFORTABLE) } else { height }
}

/// A time of day as people write it: "14:31".
pub fn clock(at: Timestamp) -> String {
    at.to_zoned(TimeZone::system()).strftime("%H:%M").to_string()
}

/// A row on its ground.
#[derive(Clone, Copy)]
pub struct Row {
    /// The look of the window.
    pub look: Look,
    /// Where it is.
    pub rect: Rect,
    /// What it stands on.
    pub surface: Token,
}

impl Row {
    /// Paints the ground of a row, chosen or under the pointer.
    pub fn new(ui: &Ui, rect: Rect, chosen: bool, touched: bool) -> Self {
        let look = Look::of(ui);
        let surface = match (chosen, touched) {
            (true, _) => Token::Selected,
            (false, true) => Token::Hover,
            (false, false) => Token::Window,
        };
        if surface != Token::Window {
            ui.painter().rect_filled(rect, look.points(radius::CHIP), look.colour(surface));
        }
        Self { look, rect, surface }
    }

    /// The edge of the row that is chosen.
    pub fn edge(&self, ui: &Ui) {
        self.outline(ui, stroke::EDGE);
    }

    /// The ring of the row that the keyboard is on.
    pub fn ring(&self, ui: &Ui) {
        self.outline(ui, self.look.theme.ring());
    }

    fn outline(&self, ui: &Ui, width: f32) {
        let pen = Stroke::new(width, self.look.colour(Token::Accent));
        let corner = self.look.points(radius::CHIP);
        ui.painter().rect_stroke(self.rect, corner, pen, egui::StrokeKind::Inside);
    }

    /// Words from `left` on, cut before `right`; returns where they end.
    pub fn words(&self, ui: &Ui, (left, right): (f32, f32), text: &str, font: FontId, ink: Token) -> f32 {
        let galley = cut(ui, text, font, self.look.colour(ink), right - left);
        self.paint(ui, left, galley)
    }

    /// Words that end at `right`; returns where they begin.
    pub fn words_to(&self, ui: &Ui, right: f32, text: &str, font: FontId, ink: Token) -> f32 {
        let galley = ui.painter().layout_no_wrap(text.to_owned(), font, self.look.colour(ink));
        let left = right - galley.size().x;
        self.paint(ui, left, galley);
        left
    }

    fn paint(&self, ui: &Ui, left: f32, galley: Arc<Galley>) -> f32 {
        let size = galley.size();
        let at = pos2(left, self.rect.center().y - size.y / 2.0);
        ui.painter().galley(at, galley, self.look.colour(Token::Text));
        left + size.x
    }

    /// A glyph from `left` on; returns where it ends.
    pub fn glyph(&self, ui: &Ui, left: f32, glyph: Glyph, inks: GlyphInks) -> f32 {
        let side = self.look.points(control::CHIP_GLYPH);
        let square = Rect::from_min_size(pos2(left, self.rect.center().y - side / 2.0), vec2(side, side));
        paint::glyph(ui, glyph, square, inks);
        square.right()
    }

    /// The plate of a mark that ends at `right`; returns where it begins.
    pub fn mark_to(&self, ui: &Ui, right: f32, mark: &Mark) -> f32 {
        let height = self.look.points(row::MARK).min(self.rect.height() - 2.0);
        let at = pos2(right - mark.width(height), self.rect.center().y - height / 2.0);
        let plate = from_egui(Rect::from_min_size(at, vec2(1.0, 1.0))).min;
        ShapePainter::new(ui.painter(), Camera::default(), self.look).paint(&mark.plate(plate, height, None));
        at.x
    }

    /// A link that ends at `right`; `name` is what a reader hears. Returns it and where it begins.
    pub fn link_to(
        &self,
        ui: &Ui,
        right: f32,
        text: &str,
        name: &str,
        id: impl Hash + std::fmt::Debug,
    ) -> (Response, f32) {
        self.link_reached(ui, right, (text, name), id, true)
    }

    /// The same; where it is not `reached`, the walk of the keyboard passes it by.
    pub fn link_reached(
        &self,
        ui: &Ui,
        right: f32,
        (text, name): (&str, &str),
        id: impl Hash + std::fmt::Debug,
        reached: bool,
    ) -> (Response, f32) {
        let font = self.look.words(crate::scene::size::text::BODY);
        let galley = ui.painter().layout_no_wrap(text.to_owned(), font, self.look.colour(Token::AccentText));
        let size = vec2(galley.size().x, self.rect.height());
        let rect = Rect::from_min_size(pos2(right - size.x, self.rect.top()), size);
        let sense = if reached { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, Id::unique(("link of a row", ui.scope_id(), id)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
        self.paint(ui, rect.left(), galley);
        if response.hovered() || response.has_focus() {
            let line = Stroke::new(stroke::EDGE, self.look.colour(Token::AccentText));
            let below = rect.center().y + self.look.points(crate::scene::size::text::BODY) * 0.6;
            ui.painter().hline(rect.x_range(), below, line);
        }
        (response.on_hover_cursor(egui::CursorIcon::PointingHand), rect.left())
    }

    /// The upper half, or the lower one, for rows of two lines; both keep off the edge.
    pub fn half(&self, lower: bool) -> Self {
        let inner = self.rect.shrink2(vec2(0.0, self.look.points(space::HAIR)));
        let middle = inner.center().y;
        let rect = if lower {
            Rect::from_min_max(pos2(inner.left(), middle), inner.max)
        } else {
            Rect::from_min_max(inner.min, Pos2::new(inner.right(), middle))
        };
        Self { rect, ..*self }
    }

    /// A hairline below the row.
    pub fn divide(&self, ui: &Ui) {
        let line = Stroke::new(stroke::EDGE, self.look.colour(Token::Line));
        ui.painter().hline(self.rect.x_range(), self.rect.bottom() - 0.5, line);
    }
}

/// One line of text, cut with an ellipsis where it is wider than there is room.
fn cut(ui: &Ui, text: &str, font: FontId, ink: Color32, width: f32) -> Arc<Galley> {
    let line = text.lines().next().unwrap_or_default().to_owned();
    let mut job = LayoutJob::simple_singleline(line, font, ink);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    ui.painter().layout_job(job)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::theme::Theme;

    #[test]
    fn rows_are_comfortable_from_125_percent_text_on() {
        let height = |scale| compact(Look::new(Theme::Light, scale));
        assert_eq!(height(1.0), 17.0);
        assert_eq!(height(1.25), 26.0);
        assert_eq!(height(2.0), 34.0);
    }
}
