//! A switch: on or off, told by the place of its knob and a tick, then by colour.

use egui::{Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo, vec2};

use super::focus_ring;
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, row, stroke, time};
use crate::scene::token::Token;

/// Turns something on and off. The words beside it are the caller's; `name` is what a reader hears.
#[must_use = "a switch is shown with `ui.add`"]
pub struct Switch<'a> {
    on: &'a mut bool,
    name: &'a str,
}

impl<'a> Switch<'a> {
    /// A switch for a value, by the name of what it turns on.
    pub fn new(on: &'a mut bool, name: &'a str) -> Self {
        Self { on, name }
    }
}

impl Widget for Switch<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let look = Look::of(ui);
        let size = vec2(look.points(control::SWITCH_WIDTH), look.points(row::CONTROL));
        let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
        if response.clicked() {
            *self.on = !*self.on;
            response.mark_changed();
        }
        let on = *self.on;
        response.widget_info(|| WidgetInfo::selected(Role::Switch, ui.is_enabled(), on, self.name));
        if ui.is_rect_visible(rect) {
            paint_switch(ui, look, rect, &response, on);
        }
        response
    }
}

fn paint_switch(ui: &Ui, look: Look, rect: Rect, response: &Response, on: bool) {
    let size = vec2(rect.width(), look.points(control::SWITCH_HEIGHT));
    let track = Align2::CENTER_CENTER.anchor_size(rect.center(), size);
    let full = track.height() / 2.0;
    let (ground, edge, knob) = match (on, response.hovered()) {
        (true, _) => (Token::Accent, Token::Accent, Token::OnAccent),
        (false, true) => (Token::Hover, Token::Text, Token::Text),
        (false, false) => (Token::Input, Token::Control, Token::Control),
    };
    let edge = Stroke::new(stroke::EDGE, look.colour(edge));
    ui.painter().rect(track, full, look.colour(ground), edge, StrokeKind::Inside);
    let share = ui.ctx().animate_bool_with_time(response.id, on, look.seconds(time::HOVER));
    let knob_place = egui::lerp(track.left() + full..=track.right() - full, share);
    let knob_radius = full - look.points(control::SWITCH_INSET);
    ui.painter().circle_filled(egui::pos2(knob_place, track.center().y), knob_radius, look.colour(knob));
    if on {
        let side = Vec2::splat(look.points(control::SMALL_GLYPH));
        let middle = egui::pos2(track.left() + full, track.center().y);
        let square = Align2::CENTER_CENTER.anchor_size(middle, side);
        paint::glyph(ui, Glyph::Tick, square, GlyphInks::on(ground, Token::OnAccent));
    }
    focus_ring(ui, response, track, control::SWITCH_HEIGHT / 2.0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Key, accesskit::Toggled};
    use egui_kittest::{
        Harness,
        kittest::{NodeT, Queryable},
    };

    #[test]
    fn a_click_and_the_space_bar_turn_it() {
        let mut harness = Harness::new_ui_state(
            |ui, on| {
                ui.add(Switch::new(on, "Call admission control"));
            },
            false,
        );
        let toggled = |harness: &Harness<'_, bool>| {
            harness.get_by_role_and_label(Role::Switch, "Call admission control").accesskit_node().toggled()
        };
        assert_eq!(toggled(&harness), Some(Toggled::False));
        harness.get_by_label("Call admission control").click();
        harness.run();
        assert!(harness.state());
        assert_eq!(toggled(&harness), Some(Toggled::True));
        harness.get_by_label("Call admission control").focus();
        harness.key_press(Key::Space);
        harness.run();
        assert!(!harness.state());
    }

    #[test]
    fn a_switch_that_cannot_be_used_stays_as_it_is() {
        let mut harness = Harness::new_ui_state(
            |ui, on| {
                ui.add_enabled(false, Switch::new(on, "Call admission control"));
            },
            true,
        );
        harness.get_by_label("Call admission control").click();
        harness.run();
        assert!(harness.state());
    }
}
