//! The strip of tools that floats on the canvas at the left.

use crate::desktop::canvas::{TOOLS, ground};
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::state::State;
use crate::scene::glyphs::GlyphInks;
use crate::scene::size::{radius, row, space, stroke};
use crate::scene::token::Token;
use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Width of the strip with one column.
const WIDTH: f32 = 32.0;
/// From the border of the canvas to the strip.
const GAP: f32 = space::MEDIUM;
/// From one tool to the next.
const STEP: f32 = 27.0;
/// Room of a dividing line.
const DIVIDER: f32 = 7.0;

/// The tools in columns, as many in each as the height holds.
fn columns(state: &State, height: f32) -> usize {
    let divided = TOOLS.iter().filter(|row| row.divided).count() as f32;
    let one = state.look.points(TOOLS.len() as f32 * STEP + divided * DIVIDER + 2.0 * space::TIGHT);
    let room = (height - 2.0 * GAP).max(state.look.points(STEP));
    ((one / room).ceil() as usize).clamp(1, TOOLS.len())
}

/// How much of the canvas the strip takes at the left, points.
pub fn width(state: &State, height: f32) -> f32 {
    let columns = columns(state, height) as f32;
    GAP + state.look.points(WIDTH + (columns - 1.0) * STEP)
}

/// Shows the strip on a canvas, and says where it stands.
pub fn show(ui: &Ui, state: &State, view: Rect, messages: &mut Vec<Message>) -> Rect {
    let look = state.look;
    let columns = columns(state, view.height());
    let in_column = TOOLS.len().div_ceil(columns);
    let divider = |place: usize| {
        let divides = columns == 1 && TOOLS.get(place).is_some_and(|row| row.divided);
        if divides { look.points(DIVIDER) } else { 0.0 }
    };
    let step = look.points(STEP);
    let side = look.points(row::CONTROL);
    let inset = (look.points(WIDTH) - side) / 2.0;
    let dividers: f32 = (0..TOOLS.len()).map(divider).sum();
    let height = in_column as f32 * step + dividers + 2.0 * inset;
    let size = vec2(look.points(WIDTH) + (columns - 1) as f32 * step, height);
    let rect = Rect::from_min_size(view.min + vec2(GAP, GAP), size);
    ground(ui, look, rect, "tools");
    let mut down = rect.top() + inset;
    for (place, tool) in TOOLS.iter().enumerate() {
        let across = rect.left() + inset + (place / in_column) as f32 * step;
        if place % in_column == 0 {
            down = rect.top() + inset;
        }
        if divider(place) > 0.0 {
            let line = Stroke::new(stroke::EDGE, look.colour(Token::Line));
            let span = (rect.left() + space::SMALL)..=(rect.right() - space::SMALL);
            ui.painter().hline(span, down + divider(place) / 2.0, line);
            down += divider(place);
        }
        let square = Rect::from_min_size(pos2(across, down), vec2(side, side));
        down += step;
        let chosen = state.tool == tool.tool;
        let response = ui.interact(square, egui::Id::unique(("tool", tool.name)), Sense::click());
        response
            .widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, format!("Tool {}", tool.name)));
        let surface = match (chosen, response.hovered()) {
            (true, _) => Token::Selected,
            (false, true) => Token::Hover,
            (false, false) => Token::Card,
        };
        let edge = match (chosen, response.has_focus()) {
            (_, true) => Stroke::new(look.theme.ring(), look.colour(Token::Accent)),
            (true, false) => Stroke::new(stroke::EDGE, look.colour(Token::Accent)),
            (false, false) => Stroke::NONE,
        };
        ui.painter().rect(square, radius::CONTROL, look.colour(surface), edge, StrokeKind::Inside);
        let glyph = look.points(row::GLYPH);
        let inner = Rect::from_center_size(square.center(), vec2(glyph, glyph));
        paint::glyph(ui, tool.glyph, inner, GlyphInks::on(surface, Token::Text));
        let key = tool.command.shortcut().map(|key| format!(" ({})", ui.ctx().format_shortcut(&key)));
        let help = format!("{}{}\n{}", tool.name, key.unwrap_or_default(), tool.help);
        if response.on_hover_text(help).clicked() {
            messages.push(Message::Take(tool.tool));
        }
    }
    rect
}
