//! The three themes: what each makes of a token, and what else differs between them.

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
mod tests {
    use super::*;
    use crate::scene::sight::{Sight, contrast, difference};
    use Token::*;

    const TEXT: f64 = 4.5;
    const MARK: f64 = 3.0;

    /// Surfaces that lines of the drawing and edges of controls stand on.
    const STILL: &[Token] = &[Window, Canvas, Region, Card, Input, Strip, Stripe];
    /// Surfaces that marks stand on: also pipes and gauges.
    const MARKED: &[Token] = &[Window, Canvas, Region, Card, Input, Strip, Stripe, Pipe, GaugeTrack];
    /// Surfaces that text stands on: also rows and buttons that answer the pointer.
    const WRITTEN: &[Token] = &[Window, Canvas, Region, Card, Input, Strip, Stripe, Hover, Pressed, Selected];

    /// An ink, the contrast it needs, the surfaces it is used on, and the lowest contrast over them
    /// in the three themes as the specification of the look prints it.
    struct Use {
        ink: Token,
        needs: f64,
        on: &'static [Token],
        also_on: &'static [Token],
        lowest: [f64; 3],
    }

    const fn used(ink: Token, needs: f64, on: &'static [Token], lowest: [f64; 3]) -> Use {
        Use { ink, needs, on, also_on: &[], lowest }
    }

    const fn tinted(
        ink: Token,
        needs: f64,
        on: &'static [Token],
        tint: &'static [Token],
        lowest: [f64; 3],
    ) -> Use {
        Use { ink, needs, on, also_on: tint, lowest }
    }

    const USES: &[Use] = &[
        used(Control, MARK, STILL, [3.5, 4.7, 21.0]),
        used(PipeEdge, MARK, STILL, [3.5, 4.7, 21.0]),
        used(Trunk, MARK, STILL, [8.3, 9.1, 21.0]),
        used(Text, TEXT, WRITTEN, [12.0, 9.2, 12.6]),
        used(Muted, TEXT, WRITTEN, [5.4, 5.5, 12.6]),
        used(Faint, TEXT, WRITTEN, [4.8, 4.5, 10.1]),
        used(Accent, MARK, MARKED, [4.2, 4.4, 15.9]),
        used(OnAccent, TEXT, &[Accent], [5.2, 8.1, 15.9]),
        used(AccentText, TEXT, WRITTEN, [5.0, 5.8, 9.6]),
        tinted(Bypass, MARK, MARKED, &[BypassTint], [3.9, 4.7, 12.5]),
        tinted(BypassText, TEXT, WRITTEN, &[BypassTint], [5.1, 5.9, 7.5]),
        tinted(Mediated, MARK, MARKED, &[MediatedTint], [4.1, 4.7, 12.7]),
        tinted(MediatedText, TEXT, WRITTEN, &[MediatedTint], [5.4, 6.1, 7.7]),
        tinted(Refused, MARK, MARKED, &[RefusedTint], [3.7, 4.0, 9.5]),
        tinted(RefusedText, TEXT, WRITTEN, &[RefusedTint], [5.0, 5.3, 5.7]),
        tinted(WarningEdge, MARK, MARKED, &[WarningTint], [4.8, 5.4, 12.8]),
        tinted(WarningText, TEXT, WRITTEN, &[WarningTint], [5.5, 6.8, 7.7]),
        used(WarningInk, TEXT, &[Warning, GaugeHigh], [7.3, 9.6, 12.8]),
        used(Gauge, MARK, MARKED, [3.2, 4.4, 11.8]),
        used(OnMark, TEXT, &[Bypass, Mediated, Refused], [4.6, 7.6, 9.5]),
    ];

    fn contrast_in(theme: Theme, ink: Token, surface: Token) -> f64 {
        contrast(theme.colour(ink), theme.colour(surface))
    }

    #[test]
    fn every_ink_stands_out_from_every_surface_it_is_used_on() {
        for Use { ink, needs, on, also_on, lowest } in USES {
            for (theme, printed) in Theme::ALL.into_iter().zip(lowest) {
                let surfaces = on.iter().chain(*also_on);
                let found = surfaces.map(|&s| contrast_in(theme, *ink, s)).fold(f64::INFINITY, f64::min);
                assert!(found >= *needs, "{} has only {found:.2} in {theme:?}", ink.name());
                assert!((found - printed).abs() <= 0.06, "{} has {found:.2} in {theme:?}", ink.name());
            }
        }
    }

    #[test]
    fn text_in_high_contrast_reaches_seven_on_window_and_card() {
        for used in USES.iter().filter(|used| used.needs == TEXT && used.on == WRITTEN) {
            for surface in [Window, Card] {
                let found = contrast_in(Theme::HighContrast, used.ink, surface);
                assert!(found >= 7.0, "{} has only {found:.2} on {}", used.ink.name(), surface.name());
            }
        }
    }

    /// Amber is left out: it always stands inside an outline that the test above covers.
    #[test]
    fn verdicts_stay_apart_with_every_kind_of_sight() {
        let lowest = |theme: Theme, a, b| {
            let differences = Sight::ALL.map(|s| difference(theme.colour(a), theme.colour(b), s));
            differences.into_iter().fold(f64::INFINITY, f64::min).round()
        };
        for (a, b, printed) in [
            (Bypass, Mediated, [17.0, 14.0, 12.0]),
            (Bypass, Refused, [16.0, 17.0, 17.0]),
            (Mediated, Refused, [13.0, 14.0, 14.0]),
        ] {
            assert_eq!(Theme::ALL.map(|theme| lowest(theme, a, b)), printed, "{} {}", a.name(), b.name());
        }
    }

    #[test]
    fn high_contrast_has_thicker_glyphs_and_no_shadows() {
        assert!(Theme::HighContrast.glyph_stroke() > Theme::Light.glyph_stroke());
        assert!(Theme::HighContrast.ring() > Theme::Dark.ring());
        assert_eq!(Theme::HighContrast.shadow(Elevation::Dialog), None);
        assert!(Theme::Dark.shadow(Elevation::Card).is_some());
    }
}
