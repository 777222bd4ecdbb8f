//! Tabs at the head of a panel, with a count where they have one.

use egui::{Align, Layout, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::desktop::theme::Look;
use crate::desktop::widgets::shows_focus;
use crate::scene::size::{row, space, stroke, text};
use crate::scene::token::Token;

/// How high the strip of tabs is.
const HEIGHT: f32 = row::DIALOG_BUTTON - space::HAIR;

/// Tabs stand closer in a strip below this width, points at 100 %.
const NARROW: f32 = 200.0;

/// The strip: tabs from the left, tools from the right.
pub fn strip(ui: &mut Ui, tabs: impl FnOnce(&mut Ui), tools: impl FnOnce(&mut Ui)) {
    let look = Look::of(ui);
    let size = vec2(ui.available_width(), look.points(HEIGHT));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, 0.0, look.colour(Token::Strip));
    let line = Stroke::new(stroke::EDGE, look.colour(Token::Line));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, line);
    let mut child =
        ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    child.spacing_mut().item_spacing.x = 0.0;
    tabs(&mut child);
    let left = child.min_rect().right();
    let rest = Rect::from_min_max(pos2(left, rect.top()), rect.max - vec2(look.points(space::SMALL), 0.0));
    let mut child =
        ui.new_child(UiBuilder::new().max_rect(rest).layout(Layout::right_to_left(Align::Center)));
    tools(&mut child);
}

/// A tab.
pub fn tab(ui: &mut Ui, name: &str, count: Option<usize>, chosen: bool) -> Response {
    let look = Look::of(ui);
    let narrow = ui.max_rect().width() < look.points(NARROW);
    let padding = look.points(if narrow { space::TIGHT } else { space::LARGE });
    let font = look.words(text::BODY);
    let ink = if chosen { Token::Text } else { Token::Muted };
    let label = ui.painter().layout_no_wrap(name.to_owned(), font, look.colour(ink));
    let count = count.map(|count| {
        let figure = crate::topology::attributes::figure(count as u64);
        ui.painter().layout_no_wrap(figure, look.fixed(text::FIGURE), look.colour(Token::Muted))
    });
    let pill = |width: f32| width + look.points(2.0 * space::SMALL);
    let counted = count.as_ref().map_or(0.0, |count| look.points(space::SMALL) + pill(count.size().x));
    let width = label.size().x + counted + 2.0 * padding;
    let (rect, response) = ui.allocate_exact_size(vec2(width, look.points(HEIGHT)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), chosen, name));
    if chosen {
        ui.painter().rect_filled(rect, 0.0, look.colour(Token::Window));
        let line = Stroke::new(stroke::EDGE, look.colour(Token::Line));
        ui.painter().vline(rect.left() + 0.5, rect.y_range(), line);
        ui.painter().vline(rect.right() - 0.5, rect.y_range(), line);
        let accent = Stroke::new(stroke::RING, look.colour(Token::Accent));
        ui.painter().hline(rect.x_range(), rect.top() + stroke::RING / 2.0, accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), 0.0, look.colour(Token::Hover));
    }
    if response.has_focus() {
        let ring = Stroke::new(look.theme.ring(), look.colour(Token::Accent));
        ui.painter().rect_stroke(rect.shrink(2.0), 0.0, ring, egui::StrokeKind::Inside);
        shows_focus(ui.ctx(), response.id);
    }
    let left = rect.left() + padding;
    let middle = rect.center().y;
    let words = label.size();
    ui.painter().galley(pos2(left, middle - words.y / 2.0), label, look.colour(ink));
    if let Some(count) = count {
        let size = count.size();
        let left = left + words.x + look.points(space::SMALL);
        let plate = Rect::from_min_size(pos2(left, middle - size.y / 2.0), vec2(pill(size.x), size.y))
            .expand2(vec2(0.0, 1.0));
        let edge = Stroke::new(stroke::EDGE, look.colour(Token::Edge));
        ui.painter().rect(
            plate,
            plate.height() / 2.0,
            look.colour(Token::Hover),
            edge,
            egui::StrokeKind::Inside,
        );
        let at = pos2(left + look.points(space::SMALL), middle - size.y / 2.0);
        ui.painter().galley(at, count, look.colour(Token::Muted));
    }
    response
}
