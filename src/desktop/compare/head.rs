//! What stands above a picture: the letter of the side, its setting, one sentence, and how the calls were treated.

use super::worked::Worked;
use crate::call::Outcome;
use crate::call::compare::Side;
use crate::desktop::glyphs::{of_outcome, of_verdict};
use crate::desktop::panels::list::Row;
use crate::desktop::state::State;
use crate::desktop::widgets::Chip;
use crate::report::figure;
use crate::scene::size::{radius, row, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::attributes::lower_first;
use crate::topology::values::Choices;
use egui::{
    Align, Align2, Id, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

/// How high it is.
const HEIGHT: f32 = 36.0;
/// The side of the plate with the letter.
const PLATE: f32 = 20.0;

/// Shows it at the top of a half; returns where it ends.
pub fn show(ui: &mut Ui, state: &State, worked: &Worked, side: Side) -> f32 {
    let look = state.look;
    let of = worked.side(side);
    let rect = Rect::from_min_size(ui.max_rect().min, vec2(ui.max_rect().width(), look.points(HEIGHT)));
    let response = ui.interact(rect, Id::unique(("head of a side", side)), Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Label, true, format!("{}: {}. {}", side.letter(), of.title, of.sentence))
    });
    ui.painter().rect_filled(rect, 0.0, look.colour(Token::Strip));
    let line = Stroke::new(stroke::EDGE, look.colour(Token::Line));
    ui.painter().hline(rect.x_range(), rect.top() + stroke::EDGE / 2.0, line);
    ui.painter().hline(rect.x_range(), rect.bottom() - stroke::EDGE / 2.0, line);
    let inner = rect.shrink2(vec2(look.points(space::LARGE), 0.0));
    let ends = chips(ui, worked, side, inner);
    let plate = Align2::LEFT_CENTER.anchor_size(inner.left_center(), Vec2::splat(look.points(PLATE)));
    ui.painter().rect_filled(plate, look.points(radius::CHIP), look.colour(Token::Text));
    let font = look.words(text::SECTION);
    ui.painter().text(
        plate.center(),
        Align2::CENTER_CENTER,
        side.letter(),
        font.clone(),
        look.colour(Token::Strip),
    );
    let row = Row { look, rect, surface: Token::Strip };
    let gap = look.points(space::LARGE);
    let left = row.words(ui, (plate.right() + gap, ends), &of.title, font, Token::Text) + gap;
    row.words(ui, (left, ends), &of.sentence, look.words(text::SECOND), Token::Muted);
    rect.bottom()
}

/// A chip for each verdict, and for each outcome of calls that are not connected; returns where they begin.
fn chips(ui: &mut Ui, worked: &Worked, side: Side, room: Rect) -> f32 {
    let look = crate::desktop::theme::Look::of(ui);
    let [one, other] = worked.comparison.sides();
    let placing = if side == Side::A { one } else { other };
    let outcomes = placing.outcomes.iter().filter(|(outcome, _)| **outcome != Outcome::Connected);
    let outcomes = outcomes.map(|(outcome, count)| (of_outcome(*outcome), outcome.choice().label, *count));
    let verdicts = placing.verdicts.iter();
    let verdicts = verdicts.map(|(verdict, count)| (of_verdict(*verdict), verdict.choice().label, *count));
    // From the right: outcomes stand behind verdicts.
    let chips: Vec<_> = verdicts.chain(outcomes).collect();
    let mut child =
        ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::right_to_left(Align::Center)));
    child.spacing_mut().item_spacing.x = look.points(space::SMALL);
    let mut left = room.right();
    for ((glyph, tone), label, count) in chips.into_iter().rev() {
        let words = format!("{} {}", figure(count.into()), lower_first(label));
        let chip = child.add(Chip::new(glyph, &words, tone));
        left = chip.rect.left();
    }
    pos2(left, room.top()).x - look.points(row::CHIP) / 2.0
}
