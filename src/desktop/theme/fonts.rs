//! The bundled fonts as egui wants them, in front of egui's own, which stand in for what they lack.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontTweak};

use super::family;
use crate::scene::text::Face;

/// Inter for words, JetBrains Mono for figures.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for face in [Face::Proportional, Face::Fixed] {
        let bundled = face.font();
        // The automatic hinter makes letters heavier and taller than their designers drew them.
        let tweak = FontTweak { hinting: Some(false), ..FontTweak::default() };
        let data = Arc::new(FontData::from_static(bundled.bytes).tweak(tweak));
        fonts.font_data.insert(bundled.family.to_owned(), data);
        fonts.families.entry(family(face)).or_default().insert(0, bundled.family.to_owned());
    }
    let words = Face::Proportional.font().family.to_owned();
    fonts.families.entry(family(Face::Fixed)).or_default().insert(1, words);
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_fonts_come_first() {
        let fonts = definitions();
        assert_eq!(fonts.families[&family(Face::Proportional)][0], "Inter");
        assert_eq!(fonts.families[&family(Face::Fixed)][..2], ["JetBrains Mono", "Inter"]);
        assert!(fonts.families.values().flatten().all(|name| fonts.font_data.contains_key(name)));
    }
}
