//! Sizes, type and behaviour of egui's widgets from the table of sizes.

use egui::style::{Interaction, ScrollStyle, Spacing};
use egui::{Style, TextStyle, vec2};

use super::{Look, visuals};
use crate::scene::size::{row, space, text, time};

/// The style of all of egui's widgets in a look.
pub(super) fn style(look: Look) -> Style {
    Style {
        text_styles: [
            (TextStyle::Small, look.words(text::SECOND)),
            (TextStyle::Body, look.words(text::BODY)),
            (TextStyle::Button, look.words(text::BODY)),
            (TextStyle::Heading, look.words(text::TITLE)),
            (TextStyle::Monospace, look.fixed(text::BODY)),
        ]
        .into(),
        drag_value_text_style: TextStyle::Monospace,
        spacing: spacing(look),
        interaction: Interaction {
            tooltip_delay: time::TOOLTIP,
            selectable_labels: false,
            ..Interaction::default()
        },
        visuals: visuals::visuals(look),
        animation_time: look.seconds(time::FOLD),
        explanation_tooltips: false,
        ..Style::default()
    }
}

fn spacing(look: Look) -> Spacing {
    /// The height of the bundled faces' lines in sizes of their type, without leading.
    const FACE_HEIGHT: f32 = 1.21;
    let control = look.points(row::CONTROL);
    Spacing {
        item_spacing: vec2(look.points(space::MEDIUM), 0.0),
        window_margin: look.points(space::PANEL).into(),
        menu_margin: look.points(space::SMALL).into(),
        button_padding: vec2(look.points(space::LARGE), look.points(space::TIGHT)),
        indent: look.points(space::GROUP),
        interact_size: vec2(control, control),
        icon_width: look.points(row::GLYPH),
        icon_width_inner: look.points(row::GLYPH) / 2.0,
        icon_spacing: look.points(space::SMALL),
        extra_text_line_spacing: look.points(text::BODY) * (text::LINE_HEIGHT - FACE_HEIGHT),
        tooltip_width: look.points(row::TOOLTIP_WIDTH),
        scroll: ScrollStyle::thin(),
        ..Spacing::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::theme::Theme;

    #[test]
    fn text_rows_and_spaces_grow_together() {
        let (plain, large) = (style(Look::new(Theme::Light, 1.0)), style(Look::new(Theme::Light, 2.0)));
        assert_eq!(plain.spacing.interact_size.y, 26.0);
        assert_eq!(large.spacing.interact_size.y, 52.0);
        for (name, font) in &plain.text_styles {
            assert_eq!(large.text_styles[name].size, 2.0 * font.size);
            assert!(font.size >= text::SMALLEST);
        }
    }
}
