//! What a trunk's line says about bypass.

use crate::scene::glyphs::Glyph;

/// The five states of a trunk on the canvas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TrunkState {
    /// Bypass is on, and nothing about the trunk stands against it.
    Ready,
    /// Bypass is on, and one of the conditions T2 to T6 fails.
    NotReady,
    /// Bypass is on for the trunk and off globally.
    GloballyOff,
    /// Bypass is off for the trunk.
    Off,
    /// The trunk has an error that blocks publishing.
    Faulty,
}

impl TrunkState {
    /// The state in words, for whoever cannot see the line.
    pub fn words(self) -> &'static str {
        match self {
            Self::Ready => "bypass on, ready",
            Self::NotReady => "bypass on, not ready",
            Self::GloballyOff => "bypass on, off globally",
            Self::Off => "bypass off",
            Self::Faulty => "with an error",
        }
    }

    /// The glyph of the badge.
    pub fn glyph(self) -> Glyph {
        if self == Self::Off { Glyph::Mediated } else { Glyph::Bypass }
    }
}
