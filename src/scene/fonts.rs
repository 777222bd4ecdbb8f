//! The two fonts that travel with the program. `assets/fonts/README.md` says where they come from.

use super::text::Face;

/// A font that travels with the program.
#[derive(Clone, Copy, Debug)]
pub struct BundledFont {
    /// Its family, as style sheets name it.
    pub family: &'static str,
    /// Its weight, as style sheets count it.
    pub weight: u16,
    /// Families that stand in where it is not installed, in the notation of style sheets.
    pub fallbacks: &'static str,
    /// The TrueType file.
    pub bytes: &'static [u8],
}

static INTER: BundledFont = BundledFont {
    family: "Inter",
    weight: 500,
    fallbacks: "'Segoe UI', 'Noto Sans', 'Helvetica Neue', Arial, sans-serif",
    bytes: include_bytes!("../../assets/fonts/Inter-Medium.ttf"),
};

static JETBRAINS_MONO: BundledFont = BundledFont {
    family: "JetBrains Mono",
    weight: 400,
    fallbacks: "'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace",
    bytes: include_bytes!("../../assets/fonts/JetBrainsMono-Regular.ttf"),
};

impl Face {
    /// The bundled font of the face.
    pub fn font(self) -> &'static BundledFont {
        match self {
            Self::Proportional => &INTER,
            Self::Fixed => &JETBRAINS_MONO,
        }
    }
}
