//! How the window looks: the tokens of the drawing turned into egui's style, in three themes and at
//! any text size.

mod fonts;
mod style;
mod visuals;

use std::sync::Arc;

use egui::epaint::Shadow;
use egui::{Color32, Context, FontFamily, FontId, Id, ThemePreference, Ui};

use crate::scene::ink::Ink;
use crate::scene::size;
use crate::scene::text::Face;
use crate::scene::theme::{Elevation, Theme};
use crate::scene::token::{Rgb, Token};

/// What a person has chosen about the looks of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// The colours.
    pub theme: Theme,
    /// Text, rows and panels against 100 %: 0.8 to 2.
    text_scale: f32,
    /// Whether nothing moves.
    pub reduced_motion: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self::new(Theme::Light, 1.0)
    }
}

impl Look {
    /// A theme at a text size, 1 at 100 %, held between 80 and 200 %.
    pub fn new(theme: Theme, text_scale: f32) -> Self {
        let text_scale = text_scale.clamp(size::text::SCALE_MIN, size::text::SCALE_MAX);
        Self { theme, text_scale, reduced_motion: false }
    }

    /// The same without motion.
    pub fn without_motion(self) -> Self {
        Self { reduced_motion: true, ..self }
    }

    /// Makes the bundled fonts known, in front of egui's own. Once, before the first frame.
    pub fn install_fonts(context: &Context) {
        context.set_fonts(fonts::definitions());
    }

    /// Makes it the look of the window.
    pub fn apply(self, context: &Context) {
        let style = Arc::new(style::style(self));
        context.set_theme(if self.theme.is_dark() { ThemePreference::Dark } else { ThemePreference::Light });
        context.set_style_of(egui::Theme::Light, style.clone());
        context.set_style_of(egui::Theme::Dark, style);
        context.data_mut(|data| data.insert_temp(Id::NULL, self));
    }

    /// The look of the window that something is drawn in.
    pub fn of(ui: &Ui) -> Self {
        ui.ctx().data(|data| data.get_temp(Id::NULL)).unwrap_or_default()
    }

    /// The colour of a token.
    pub fn colour(self, token: Token) -> Color32 {
        opaque(self.theme.colour(token))
    }

    /// The colour of an ink, its opacity multiplied by another.
    pub fn ink(self, ink: Ink, opacity: f32) -> Color32 {
        opaque(self.theme.inked(ink)).gamma_multiply((ink.opacity * opacity).clamp(0.0, 1.0))
    }

    /// egui's shadow of something that floats, at a zoom; none in high contrast.
    pub fn shadow(self, elevation: Elevation, zoom: f32) -> Shadow {
        self.theme.shadow(elevation).map_or(Shadow::NONE, |shadow| Shadow {
            // egui counts these in small whole numbers; `as` keeps within them.
            offset: [0, (shadow.offset * zoom).round() as i8],
            blur: (shadow.blur * zoom).round() as u8,
            spread: 0,
            color: opaque(Rgb::BLACK).gamma_multiply(shadow.opacity),
        })
    }

    /// What darkens the window behind a dialog.
    pub fn scrim(self) -> Color32 {
        opaque(Rgb::BLACK).gamma_multiply(self.theme.scrim())
    }

    /// A size of the table, in points at the text size that was chosen.
    pub fn points(self, at_100_percent: f32) -> f32 {
        at_100_percent * self.text_scale
    }

    /// The proportional face in one of the sizes of type.
    pub fn words(self, at_100_percent: f32) -> FontId {
        FontId::new(self.points(at_100_percent), family(Face::Proportional))
    }

    /// The fixed face in one of the sizes of type.
    pub fn fixed(self, at_100_percent: f32) -> FontId {
        FontId::new(self.points(at_100_percent), family(Face::Fixed))
    }

    /// How long a motion takes, in seconds: 0 where nothing moves.
    pub fn seconds(self, time: f32) -> f32 {
        if self.reduced_motion { 0.0 } else { time }
    }
}

fn opaque(colour: Rgb) -> Color32 {
    Color32::from_rgb(colour.red, colour.green, colour.blue)
}

/// egui's family for a face.
pub fn family(face: Face) -> FontFamily {
    match face {
        Face::Proportional => FontFamily::Proportional,
        Face::Fixed => FontFamily::Monospace,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_size_stays_between_80_and_200_percent() {
        assert_eq!(Look::new(Theme::Dark, 0.1).points(10.0), 8.0);
        assert_eq!(Look::new(Theme::Dark, 9.0).points(10.0), 20.0);
    }

    #[test]
    fn what_is_applied_is_what_widgets_see() {
        let context = Context::default();
        let look = Look::new(Theme::HighContrast, 1.25);
        look.apply(&context);
        let mut seen = None;
        let mut output = context.run_ui(egui::RawInput::default(), |ui| {
            seen = Some((Look::of(ui), ui.visuals().panel_fill));
        });
        output.textures_delta.clear();
        assert_eq!(seen, Some((look, look.colour(Token::Window))));
    }

    #[test]
    fn nothing_takes_time_without_motion() {
        let look = Look::default();
        assert_eq!(look.seconds(size::time::FOLD), size::time::FOLD);
        assert_eq!(look.without_motion().seconds(size::time::FOLD), 0.0);
    }
}
