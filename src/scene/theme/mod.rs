//! The three themes: what each makes of a token, and what else differs between them.

use super::ink::Ink;
use super::size;
use super::token::{Rgb, Token};

/// How the program is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark ink on light surfaces.
    #[default]
    Light,
    /// Light ink on dark surfaces.
    Dark,
    /// White and yellow on black, thicker glyphs, no shadows.
    HighContrast,
}

/// How far something floats above what lies below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Elevation {
    /// A card on the canvas.
    Card,
    /// A menu, a tooltip, a floating panel.
    Popup,
    /// A dialog.
    Dialog,
}

/// A soft black shadow straight below what casts it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shadow {
    /// How far below, in points.
    pub offset: f32,
    /// How wide the blurred edge is, in points.
    pub blur: f32,
    /// How much of what lies below is taken away, 0 to 1.
    pub opacity: f32,
}

impl Theme {
    /// The themes in the order in which settings list them.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// The theme's name as settings show it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::HighContrast => "High contrast",
        }
    }

    /// Whether surfaces are darker than the ink on them.
    pub const fn is_dark(self) -> bool {
        !matches!(self, Self::Light)
    }

    /// The colour of a token.
    pub const fn colour(self, token: Token) -> Rgb {
        let shades = token.shades();
        match self {
            Self::Light => shades.light,
            Self::Dark => shades.dark,
            Self::HighContrast => shades.high_contrast,
        }
    }

    /// The colour of an ink: that of its token, mixed with the canvas where it is dimmed.
    pub fn inked(self, ink: Ink) -> Rgb {
        let own = self.colour(ink.token);
        if ink.dimmed { self.colour(Token::Canvas).towards(own, size::strength::DIMMED) } else { own }
    }

    /// The stroke of glyphs, in units of their 16-unit box.
    pub const fn glyph_stroke(self) -> f32 {
        match self {
            Self::Light | Self::Dark => size::stroke::GLYPH,
            Self::HighContrast => size::stroke::GLYPH_HIGH_CONTRAST,
        }
    }

    /// The ring around what is selected or has the focus, in points.
    pub const fn ring(self) -> f32 {
        match self {
            Self::Light | Self::Dark => size::stroke::RING,
            Self::HighContrast => size::stroke::RING_HIGH_CONTRAST,
        }
    }

    /// The shadow of something that floats; none in high contrast.
    pub const fn shadow(self, elevation: Elevation) -> Option<Shadow> {
        let opacity = match self {
            Self::Light => 0.16,
            Self::Dark => 0.55,
            Self::HighContrast => return None,
        };
        let (offset, blur) = match elevation {
            Elevation::Card => (1.0, 4.0),
            Elevation::Popup => (4.0, 18.0),
            Elevation::Dialog => (10.0, 44.0),
        };
        Some(Shadow { offset, blur, opacity })
    }

    /// How much of the window the black scrim behind a dialog takes away, 0 to 1.
    pub const fn scrim(self) -> f32 {
        match self {
            Self::Light => 0.42,
            Self::Dark => 0.55,
            Self::HighContrast => 0.75,
        }
    }
}

#[cfg(test)]
mod tests;
