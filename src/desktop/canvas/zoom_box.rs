//! The zoom box: smaller, how large, larger, and everything in view.

use super::floats::{self, GAP};
use super::shown::Float;
use crate::desktop::commands::Command;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::scene::glyphs::Glyph;
use crate::scene::size::{row, space};
use crate::scene::token::Token;
use egui::{Align, Align2, Layout, Rect, RichText, Ui, UiBuilder, pos2, vec2};

/// Width of the box at 100 %.
const WIDTH: f32 = 176.0;

/// Where the box stands.
pub fn place(state: &State, view: Rect) -> Rect {
    let size = vec2(state.look.points(WIDTH), state.look.points(row::CONTROL + space::TIGHT));
    Rect::from_min_size(pos2(view.right() - GAP - size.x, view.bottom() - GAP - size.y), size)
}

/// Shows the box.
pub fn show(ui: &mut Ui, state: &mut State, rect: Rect, messages: &mut Vec<Message>) {
    let look = state.look;
    floats::ground(ui, look, rect, "zoom box");
    let inner = UiBuilder::new()
        .max_rect(rect.shrink2(vec2(space::HAIR, space::HAIR)))
        .layout(Layout::left_to_right(Align::Center));
    let mut ui = ui.new_child(inner);
    ui.spacing_mut().item_spacing.x = space::HAIR;
    let with_key = |command: Command| {
        let key = command.shortcut().map(|shortcut| ui.ctx().format_shortcut(&shortcut)).unwrap_or_default();
        format!("{} ({key})", command.label())
    };
    let [smaller, actual, larger, fit] =
        [Command::ZoomOut, Command::ActualSize, Command::ZoomIn, Command::Fit].map(with_key);
    press(&mut ui, messages, GlyphButton::new(Glyph::Removed, "Zoom out"), Command::ZoomOut, &smaller);
    let share = format!("{:.0} %", state.canvas.camera.zoom() * 100.0);
    let label = egui::Button::new(RichText::new(share).color(look.colour(Token::Text))).frame(false);
    let width = look.points(44.0);
    if ui.add_sized([width, look.points(row::CONTROL)], label).on_hover_text(actual).clicked() {
        messages.push(Message::Run(Command::ActualSize));
    }
    press(&mut ui, messages, GlyphButton::new(Glyph::Added, "Zoom in"), Command::ZoomIn, &larger);
    press(&mut ui, messages, GlyphButton::worded(Glyph::Fit, "Fit"), Command::Fit, &fit);
    let side = floats::corner(look, rect).size();
    let square = Align2::RIGHT_CENTER.anchor_size(rect.right_center() - vec2(3.0, 0.0), side);
    if floats::close(&ui, look, rect, square, Float::ZoomBox) {
        state.canvas.shown.zoom_box = false;
    }
}

fn press(ui: &mut Ui, messages: &mut Vec<Message>, button: GlyphButton<'_>, command: Command, tip: &str) {
    if ui.add(button.rank(Rank::Bare)).on_hover_text(tip).clicked() {
        messages.push(Message::Run(command));
    }
}
