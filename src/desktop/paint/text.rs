//! Text on the screen: laid out at the size at which it is seen.

use egui::{Color32, FontId, Painter, Pos2};

use super::ShapePainter;
use crate::desktop::theme::family;
use crate::scene::measure::{Measure, Vertical};
use crate::scene::text::{Across, Down, Face, Text};

/// Measures text as egui lays it out at a text size, so that what is shortened to a limit never crosses it.
struct ScreenMeasure<'a>(&'a Painter, f32);

impl ScreenMeasure<'_> {
    fn galley(&self, text: &str, size: f32, face: Face) -> std::sync::Arc<egui::Galley> {
        let font = FontId::new(size, family(face));
        self.0.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER)
    }
}

impl Measure for ScreenMeasure<'_> {
    fn width(&self, text: &str, size: f32, face: Face) -> f32 {
        self.galley(text, size * self.1, face).size().x / self.1
    }

    fn vertical(&self, face: Face) -> Vertical {
        const SIZE: f32 = 12.0;
        let galley = self.galley("x", SIZE, face);
        let ascent = ascent(&galley);
        Vertical { ascent: ascent / SIZE, descent: (galley.size().y - ascent) / SIZE }
    }
}

/// How far below the top of a line its baseline lies, in points.
fn ascent(galley: &egui::Galley) -> f32 {
    let first = galley.rows.first().and_then(|row| row.glyphs.first());
    first.map_or(0.0, |glyph| glyph.font_ascent)
}

impl ShapePainter<'_> {
    pub(super) fn text(&self, text: &Text, opacity: f32) {
        /// Smaller than this, in pixels, text is a smudge.
        const SMALLEST: f32 = 2.0;
        let zoom = self.camera.zoom();
        let pixels_per_point = self.painter.pixels_per_point();
        let at = self.camera.to_screen(text.at);
        let scale = self.camera.scale();
        let size = in_half_pixels(text.size.at(zoom) * scale, pixels_per_point);
        let clip = self.painter.clip_rect();
        let beside = !clip.expand(2.0 * size).y_range().contains(at.y);
        if beside || size * pixels_per_point < SMALLEST {
            return;
        }
        let shown = text.shown(&ScreenMeasure(self.painter, scale), zoom);
        let colour = self.look.ink(text.ink, opacity);
        let galley = self.painter.layout_no_wrap(shown, FontId::new(size, family(text.face)), colour);
        let extent = galley.size();
        let left = match text.across {
            Across::Start => at.x,
            Across::Middle => at.x - extent.x / 2.0,
            Across::End => at.x - extent.x,
        };
        let top = match text.down {
            Down::Top => at.y,
            Down::Middle => at.y - extent.y / 2.0,
            Down::Baseline => at.y - ascent(&galley),
            Down::Bottom => at.y - extent.y,
        };
        self.painter.galley(Pos2::new(left, top), galley, colour);
    }
}

/// A size of type rounded to half a pixel, so that a zoom does not fill the font's texture.
fn in_half_pixels(size: f32, pixels_per_point: f32) -> f32 {
    (size * pixels_per_point * 2.0).round() / (pixels_per_point * 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_of_type_come_in_half_pixels() {
        assert_eq!(in_half_pixels(10.2, 1.0), 10.0);
        assert_eq!(in_half_pixels(10.26, 1.0), 10.5);
        assert_eq!(in_half_pixels(10.2, 2.0), 10.25);
    }
}
