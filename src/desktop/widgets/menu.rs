//! Menus that drop down from a button, and the entries of all menus: walked by arrows, taken by Enter, left by Escape.

use egui::{Button, FocusDirection, Key, Modifiers, Popup, Response, Ui};

use super::focus_ring;
use crate::desktop::theme::Look;
use crate::scene::size::{control, radius, space};

/// An entry of a menu, with the keys that do the same; whether it was taken, which closes the menu.
pub fn menu_item(ui: &mut Ui, possible: bool, chosen: bool, words: &str, keys: Option<&str>) -> Response {
    // Room at both ends, so that the ring keeps off the words.
    ui.spacing_mut().button_padding.x = Look::of(ui).points(space::MEDIUM);
    let mut button = Button::new(words).selected(chosen);
    if let Some(keys) = keys {
        button = button.shortcut_text(keys);
    }
    let response = ui.add_enabled(possible, button);
    focus_ring(ui, &response, response.rect.shrink(2.0 * control::RING_GAP), radius::CHIP);
    if response.clicked() {
        ui.close();
    }
    response
}

/// Drops a menu down from a button. The keyboard comes back to the button when a key closed the menu.
pub fn drop_down<R>(button: &Response, name: &str, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let context = button.ctx.clone();
    let popup = Popup::default_response_id(button);
    let was_open = Popup::is_id_open(&context, popup);
    if button.has_focus() && !was_open {
        let opens = context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
        if opens {
            context.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            Popup::open_id(&context, popup);
            context.request_repaint();
        }
    }
    let shown = Popup::menu(button).accessible_name(name).show(add);
    let keys = [Key::Escape, Key::Enter, Key::Space];
    let by_key = context.input(|input| keys.into_iter().any(|key| input.key_pressed(key)));
    if was_open && by_key && !Popup::is_id_open(&context, popup) {
        button.request_focus();
    }
    shown.map(|shown| shown.inner)
}
