//! The colours of the themes, measured: contrast on every surface, difference to every eye.

mod sight;

use super::*;
use Token::*;
use sight::{Sight, contrast, difference};

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
