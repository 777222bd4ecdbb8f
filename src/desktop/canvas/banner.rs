//! A plate near the top of the canvas while something is shown on it that is not in the document.

use crate::desktop::message::Message;
use crate::desktop::panels;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::scene::size::{row, space};
use egui::{Rect, Ui, UiBuilder, pos2, vec2};

/// The widest plate.
const WIDTH: f32 = 520.0;
/// Height of the plate: a button and the room around it.
const HEIGHT: f32 = row::CONTROL + 2.0 * space::TIGHT;

/// Where it stands in what is open of the canvas.
fn place(look: Look, open: Rect) -> Rect {
    let width = look.points(WIDTH).min(open.width() - 2.0 * space::MEDIUM);
    let at = pos2(open.center().x - width / 2.0, open.top() + space::MEDIUM);
    Rect::from_min_size(at, vec2(width, look.points(HEIGHT)))
}

/// Shows the plate, where there is something to say. Presses on it do not reach the canvas.
pub fn show(ui: &mut Ui, state: &State, open: Rect, messages: &mut Vec<Message>) {
    if panels::shown_only(state).is_none() {
        return;
    }
    let rect = place(state.look, open);
    super::ground(ui, state.look, rect, "preview");
    panels::banner(&mut ui.new_child(UiBuilder::new().max_rect(rect)), state, messages);
}
