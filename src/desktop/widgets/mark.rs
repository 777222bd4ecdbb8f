//! A bypass-ID mark in a row of the window.

use egui::{Response, Role, Sense, Ui, WidgetInfo, vec2};

use crate::desktop::paint::{ShapePainter, from_egui};
use crate::desktop::theme::Look;
use crate::scene::camera::Camera;
use crate::scene::marks::Mark;
use crate::scene::size::row;
use crate::scene::token::Token;

/// Shows a mark's plate, edged in a token where it is compared. A reader hears the mark in words.
pub fn mark(ui: &mut Ui, mark: &Mark, ring: Option<Token>) -> Response {
    let look = Look::of(ui);
    let height = look.points(row::MARK);
    let (rect, response) = ui.allocate_exact_size(vec2(mark.width(height), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), mark.words()));
    if ui.is_rect_visible(rect) {
        let shapes = mark.plate(from_egui(rect).min, height, ring);
        ShapePainter::new(ui.painter(), Camera::default(), look).paint(&shapes);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::marks::{BypassId, Holder, assign};
    use egui_kittest::{Harness, kittest::Queryable};

    #[test]
    fn a_mark_is_read_in_words() {
        let reno = BypassId { name: "Reno", holder: Holder::NetworkSite, typed: false };
        let marks = assign(&[reno]);
        let harness = Harness::new_ui(move |ui| {
            mark(ui, &marks[0], Some(Token::Bypass));
            mark(ui, &Mark::none(), None);
        });
        harness.get_by_label("Diamond r");
        harness.get_by_label("no ID");
    }
}
