//! Colours, strokes and shadows of egui's widgets from the tokens.

use egui::style::{HandleShape, Selection, TextCursorStyle, WidgetVisuals, Widgets};
use egui::{CornerRadius, Stroke, Visuals};

use super::Look;
use crate::scene::size::{radius, stroke};
use crate::scene::theme::Elevation;
use crate::scene::token::Token;

/// How much of a disabled widget is seen: as much as of what is not on the path of a call.
const DISABLED: f32 = 0.65;

/// The visuals of all of egui's widgets in a look.
pub(super) fn visuals(look: Look) -> Visuals {
    let colour = |token| look.colour(token);
    let base = if look.theme.is_dark() { Visuals::dark() } else { Visuals::light() };
    Visuals {
        weak_text_color: Some(colour(Token::Muted)),
        widgets: widgets(look),
        selection: Selection {
            bg_fill: colour(Token::Selected),
            stroke: Stroke::new(look.theme.ring(), colour(Token::AccentText)),
        },
        hyperlink_color: colour(Token::AccentText),
        faint_bg_color: colour(Token::Stripe),
        extreme_bg_color: colour(Token::Input),
        text_edit_bg_color: Some(colour(Token::Input)),
        code_bg_color: colour(Token::Strip),
        warn_fg_color: colour(Token::WarningText),
        error_fg_color: colour(Token::RefusedText),
        window_corner_radius: CornerRadius::from(radius::DIALOG),
        window_shadow: look.shadow(Elevation::Dialog, 1.0),
        window_fill: colour(Token::Card),
        window_stroke: Stroke::new(stroke::EDGE, colour(Token::Edge)),
        menu_corner_radius: CornerRadius::from(radius::CARD),
        panel_fill: colour(Token::Window),
        popup_shadow: look.shadow(Elevation::Popup, 1.0),
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(stroke::RING, colour(Token::Accent)),
            blink: false,
            ..TextCursorStyle::default()
        },
        indent_has_left_vline: false,
        slider_trailing_fill: true,
        handle_shape: HandleShape::Circle,
        disabled_alpha: DISABLED,
        ..base
    }
}

/// The states of a widget. A focused widget looks like a pressed one: its accent ring is the focus.
fn widgets(look: Look) -> Widgets {
    let state = |fill, edge, width| WidgetVisuals {
        bg_fill: look.colour(fill),
        weak_bg_fill: look.colour(fill),
        bg_stroke: Stroke::new(width, look.colour(edge)),
        fg_stroke: Stroke::new(stroke::GLYPH, look.colour(Token::Text)),
        corner_radius: CornerRadius::from(radius::CONTROL),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: state(Token::Window, Token::Line, stroke::EDGE),
        inactive: state(Token::Card, Token::Control, stroke::EDGE),
        hovered: state(Token::Hover, Token::Control, stroke::EDGE),
        active: state(Token::Selected, Token::Accent, look.theme.ring()),
        open: state(Token::Selected, Token::Accent, stroke::EDGE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::theme::Theme;
    use egui::epaint::Shadow;

    #[test]
    fn every_colour_of_text_differs_from_what_it_stands_on() {
        for theme in Theme::ALL {
            let visuals = visuals(Look::new(theme, 1.0));
            let widgets = &visuals.widgets;
            for state in [&widgets.noninteractive, &widgets.inactive, &widgets.hovered, &widgets.active] {
                assert_ne!(state.fg_stroke.color, state.bg_fill);
                assert_eq!(state.expansion, 0.0, "widgets keep their place");
            }
            assert_ne!(visuals.selection.stroke.color, visuals.selection.bg_fill);
        }
    }

    #[test]
    fn the_focus_ring_is_thicker_in_high_contrast_and_shadows_are_gone() {
        let visuals = |theme| visuals(Look::new(theme, 1.0));
        assert_eq!(visuals(Theme::Light).widgets.active.bg_stroke.width, 2.0);
        assert_eq!(visuals(Theme::HighContrast).widgets.active.bg_stroke.width, 3.0);
        assert_eq!(visuals(Theme::HighContrast).popup_shadow, Shadow::NONE);
        assert_eq!(visuals(Theme::Dark).window_shadow.offset, [0, 10]);
    }

    #[test]
    fn nothing_blinks() {
        assert!(Theme::ALL.into_iter().all(|theme| !visuals(Look::new(theme, 1.0)).text_cursor.blink));
    }
}
