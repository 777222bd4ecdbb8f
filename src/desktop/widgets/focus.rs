//! The ring around what has the keyboard. Widgets draw their own, where they know best; what draws none gets one here.

use egui::{Context, Event, Id, LayerId, Response, Stroke, StrokeKind, Ui};

use crate::desktop::theme::Look;
use crate::scene::size::{control, radius};
use crate::scene::token::Token;

/// Draws the ring of a widget that has the keyboard.
pub fn focus_ring(ui: &Ui, response: &Response, rect: egui::Rect, corner: f32) {
    if response.has_focus() {
        let look = Look::of(ui);
        let corner = look.points(corner) + control::RING_GAP;
        ui.painter().rect_stroke(rect.expand(control::RING_GAP), corner, ring(look), StrokeKind::Middle);
        shows_focus(ui.ctx(), response.id);
    }
}

/// What has the keyboard shows that itself in this frame, by a ring or by a mark of its own.
pub fn shows_focus(context: &Context, id: Id) {
    let pass = context.cumulative_pass_nr();
    context.data_mut(|data| data.insert_temp(key(), Shown { id, pass }));
}

/// Draws the ring of a widget that drew none itself. To be called when everything else is drawn.
pub fn ring_the_rest(context: &Context, look: Look) {
    let by_keys = uses_keys(context);
    let pass = context.cumulative_pass_nr();
    let Some(id) = context.memory(egui::Memory::focused).filter(|_| by_keys) else { return };
    if context.data(|data| data.get_temp::<Shown>(key())) == Some(Shown { id, pass }) {
        return;
    }
    let Some(response) = context.read_response(id) else { return };
    let layer: LayerId = response.layer_id;
    let seen = response.interact_rect.expand(control::RING_GAP);
    let rect = response.rect.intersect(seen);
    context.layer_painter(layer).with_clip_rect(seen.expand(control::RING_GAP)).rect_stroke(
        rect,
        look.points(radius::CHIP),
        ring(look),
        StrokeKind::Middle,
    );
}

/// What showed in a frame that it has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shown {
    id: Id,
    pass: u64,
}

fn key() -> Id {
    Id::unique("what shows the focus")
}

fn ring(look: Look) -> Stroke {
    Stroke::new(look.theme.ring(), look.colour(Token::Accent))
}

/// Whether the keyboard was used last, and not the pointer.
fn uses_keys(context: &Context) -> bool {
    let key = Id::unique("the keyboard was used last");
    let now = context.input(|input| {
        let pressed = |event: &Event| matches!(event, Event::Key { pressed: true, .. });
        match (input.pointer.any_pressed(), input.raw.events.iter().any(pressed)) {
            (true, _) => Some(false),
            (false, true) => Some(true),
            (false, false) => None,
        }
    });
    if let Some(now) = now {
        context.data_mut(|data| data.insert_temp(key, now));
    }
    context.data(|data| data.get_temp(key)).unwrap_or(false)
}
