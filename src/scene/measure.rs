//! How large text is. Layout and export measure with the bundled fonts' own tables, so that they
//! need no window.

use thiserror::Error;
use ttf_parser::Face as FontFile;

use super::text::Face;

/// How far letters reach from the baseline, in sizes of their type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vertical {
    /// Above the baseline.
    pub ascent: f32,
    /// Below the baseline.
    pub descent: f32,
}

/// Says how large text is.
pub trait Measure {
    /// How wide one line of text is, in the unit of `size`, the size of its type.
    fn width(&self, text: &str, size: f32, face: Face) -> f32;

    /// How far the face's letters reach from the baseline.
    fn vertical(&self, face: Face) -> Vertical;
}

/// A bundled font that is not what it should be.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("The font {family} inside the program cannot be read: {reason}. Install the program again.")]
pub struct FontError {
    /// The font's family.
    pub family: &'static str,
    /// What is wrong with it.
    pub reason: String,
}

/// Measures with the advances of the bundled fonts. Kerning is left out, so that a line is at most
/// as wide as it is measured.
#[derive(Clone, Debug)]
pub struct Metrics {
    proportional: FaceMetrics,
    fixed: FaceMetrics,
}

#[derive(Clone, Debug)]
struct FaceMetrics {
    font: FontFile<'static>,
    units_per_size: f32,
    /// Advances of the ASCII characters, in sizes: nearly all that is ever measured.
    ascii: Vec<f32>,
}

impl Metrics {
    /// Reads the bundled fonts.
    ///
    /// # Errors
    ///
    /// When a bundled font cannot be read, which only a damaged program shows.
    pub fn load() -> Result<Self, FontError> {
        Ok(Self {
            proportional: FaceMetrics::load(Face::Proportional)?,
            fixed: FaceMetrics::load(Face::Fixed)?,
        })
    }

    fn face(&self, face: Face) -> &FaceMetrics {
        match face {
            Face::Proportional => &self.proportional,
            Face::Fixed => &self.fixed,
        }
    }
}

impl FaceMetrics {
    fn load(face: Face) -> Result<Self, FontError> {
        let bundled = face.font();
        let font = FontFile::parse(bundled.bytes, 0)
            .map_err(|error| FontError { family: bundled.family, reason: error.to_string() })?;
        let units_per_size = f32::from(font.units_per_em());
        let mut metrics = Self { font, units_per_size, ascii: Vec::new() };
        metrics.ascii = (0..128u8).map(|byte| metrics.looked_up(char::from(byte))).collect();
        Ok(metrics)
    }

    fn advance(&self, c: char) -> f32 {
        let ascii = usize::try_from(u32::from(c)).ok().and_then(|code| self.ascii.get(code));
        ascii.copied().unwrap_or_else(|| self.looked_up(c))
    }

    fn looked_up(&self, c: char) -> f32 {
        let glyph = self.font.glyph_index(c);
        match glyph.and_then(|glyph| self.font.glyph_hor_advance(glyph)) {
            Some(units) => f32::from(units) / self.units_per_size,
            None => guessed_advance(c),
        }
    }
}

/// The advance, in sizes, of a character that another font will have to draw.
fn guessed_advance(c: char) -> f32 {
    match c {
        '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200D}' | '\u{FE00}'..='\u{FE0F}' => 0.0,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' => 1.0,
        '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}' => 1.0,
        '\u{1F000}'..='\u{3FFFF}' => 1.0,
        _ => 0.6,
    }
}

impl Measure for Metrics {
    fn width(&self, text: &str, size: f32, face: Face) -> f32 {
        let face = self.face(face);
        text.chars().map(|c| face.advance(c)).sum::<f32>() * size
    }

    fn vertical(&self, face: Face) -> Vertical {
        let face = self.face(face);
        let sizes = |units: i16| f32::from(units) / face.units_per_size;
        Vertical { ascent: sizes(face.font.ascender()), descent: -sizes(face.font.descender()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the program prints beside letters and digits.
    const PRINTED: &str = "≠ = … – — “ ” ‘ ’ × · • − + % → ← ↑ ↓ ↔ ≤ ≥ ✓ ° ± § ñ ü Ł Ж Ω €";

    #[test]
    fn the_bundled_fonts_hold_what_is_printed() {
        let metrics = Metrics::load().unwrap();
        let ascii: String = (' '..='~').collect();
        for face in [Face::Proportional, Face::Fixed] {
            let font = &metrics.face(face).font;
            for c in ascii.chars().chain(PRINTED.chars()) {
                assert!(font.glyph_index(c).is_some(), "{c} is missing in {face:?}");
            }
        }
    }

    #[test]
    fn the_bundled_fonts_are_who_they_say_they_are() {
        for face in [Face::Proportional, Face::Fixed] {
            let bundled = face.font();
            let font = FontFile::parse(bundled.bytes, 0).unwrap();
            let named = font.names().into_iter().filter_map(|name| name.to_string());
            assert!(named.into_iter().any(|name| name == bundled.family), "{}", bundled.family);
            assert_eq!(font.weight().to_number(), bundled.weight);
            assert!(bundled.bytes.len() <= 400 * 1024);
        }
    }

    #[test]
    fn figures_of_the_fixed_face_are_equally_wide() {
        let metrics = Metrics::load().unwrap();
        let width = |text| metrics.width(text, 10.0, Face::Fixed);
        assert_eq!(width("111,111"), width("0/4,000"));
        assert!((width("0") - 6.0).abs() < 0.01);
    }

    #[test]
    fn words_of_the_proportional_face_are_as_wide_as_their_letters() {
        let metrics = Metrics::load().unwrap();
        let width = |text, size| metrics.width(text, size, Face::Proportional);
        assert!(width("ill", 12.0) < width("WWW", 12.0));
        assert!((width("Reno", 24.0) - 2.0 * width("Reno", 12.0)).abs() < 1e-3);
        assert!(width("東京", 12.0) > width("ab", 12.0));
    }

    #[test]
    fn letters_reach_farther_up_than_down() {
        let metrics = Metrics::load().unwrap();
        for face in [Face::Proportional, Face::Fixed] {
            let Vertical { ascent, descent } = metrics.vertical(face);
            assert!(ascent > descent && descent > 0.0, "{face:?}");
        }
    }
}
