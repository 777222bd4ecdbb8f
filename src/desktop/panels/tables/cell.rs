//! One cell of a table, and the number of a row.

use super::{Cell, Table, editing, grid, select_range};
use crate::desktop::glyphs;
use crate::desktop::message::Message;
use crate::desktop::panels::list::Row;
use crate::desktop::state::State;
use crate::scene::size::{space, stroke, text};
use crate::scene::token::Token;
use crate::topology::AnyId;
use crate::topology::attributes::{About, Domain, Value, figure};
use egui::{Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

/// Shows the number of a row, and a sign where something is wrong with it; a press selects the row.
pub fn number(ui: &mut Ui, state: &mut State, place: usize, id: AnyId, messages: &mut Vec<Message>) {
    let rect = ui.max_rect();
    let response = ui.interact(rect, Id::unique(("number of a row", id)), Sense::CLICK);
    let name = state.editor.topology().name(id);
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, format!("Row {}, {name}", place + 1)));
    let look = state.look;
    let chosen = state.selected.contains(&id);
    let row = Row::new(ui, rect, chosen, response.hovered());
    edges(ui, state, row);
    if let Some(severity) = state.panels.facts.worst(id, false) {
        let (glyph, inks) = glyphs::of_severity(severity);
        row.glyph(ui, rect.left() + look.points(space::TIGHT), glyph, inks);
    }
    let right = rect.right() - look.points(space::SMALL);
    row.words_to(ui, right, &figure(place as u64 + 1), look.fixed(text::FIGURE), Token::Faint);
    if response.clicked() {
        let last = super::columns(id.kind).len().saturating_sub(1);
        let extends = ui.input(|input| input.modifiers.shift);
        let table = state.panels.tables.table();
        if !extends {
            table.anchor = Cell { row: place, column: 0 };
        }
        table.cursor = Cell { row: place, column: last };
        messages.push(select_range(table));
        grid::take_keyboard(ui);
    }
}

/// What stands in a cell.
pub struct Content<'a> {
    /// Whose attribute it is.
    pub id: AnyId,
    /// The attribute.
    pub about: &'static About,
    /// What it holds.
    pub value: Option<&'a Value>,
}

/// Shows a cell, or the field in its place.
pub fn show(
    ui: &mut Ui,
    state: &mut State,
    at: Cell,
    content: &Content<'_>,
    pressed: bool,
    messages: &mut Vec<Message>,
) {
    let Content { id, about, value } = *content;
    let rect = ui.max_rect();
    let table = state.panels.tables.table();
    if table.editing.as_ref().is_some_and(|editing| editing.cell == at) {
        bring_into_view(ui, table, rect);
        editing::show(ui, state, rect, messages);
        return;
    }
    let in_range = table.range_rows().contains(&at.row) && table.range_columns().contains(&at.column);
    let here = table.cursor == at;
    let response = ui.interact(rect, Id::unique(("cell", id, about.key)), Sense::CLICK);
    let name = state.editor.topology().name(id);
    let words = value.map(|value| about.cell(value)).unwrap_or_default();
    let label = if state.parameter_names { about.key } else { about.label };
    let said = if words.is_empty() { "none" } else { &words };
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, format!("{label} of {name}: {said}")));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(in_range));
    if here {
        bring_into_view(ui, table, rect);
    }
    if here {
        let cell = response.id.accesskit_id();
        ui.ctx().accesskit_node_builder(grid::id(), |node| node.set_active_descendant(cell));
    }
    let row = Row::new(ui, rect, in_range, response.hovered());
    draw(ui, state, row, about, value, &words);
    if here {
        let ring = Stroke::new(stroke::RING, state.look.colour(Token::Accent));
        ui.painter().rect_stroke(rect.shrink(1.0), 0.0, ring, StrokeKind::Middle);
    }
    act(ui, state, at, &response, pressed, messages);
}

/// Scrolls to a cell in height; the grid does so in width, because each direction is another area.
fn bring_into_view(ui: &Ui, table: &mut Table, rect: Rect) {
    if std::mem::take(&mut table.follow) {
        ui.scroll_to_rect(rect, None);
        table.beside = Some(rect);
    }
}

fn draw(ui: &Ui, state: &State, row: Row, about: &About, value: Option<&Value>, words: &str) {
    let look = state.look;
    edges(ui, state, row);
    let gap = look.points(space::SMALL);
    let (left, right) = (row.rect.left() + gap, row.rect.right() - gap);
    let compared = matches!(
        about.domain,
        Domain::Number
            | Domain::Address
            | Domain::Range
            | Domain::Guid
            | Domain::Fqdn
            | Domain::Host
            | Domain::Ports
    );
    let font = if compared { look.fixed(text::SECOND) } else { look.words(text::BODY) };
    let is_off = matches!(value, Some(Value::Flag(false)));
    let ink = if is_off { Token::Faint } else { Token::Text };
    if matches!(value, Some(Value::Number(_))) {
        row.words_to(ui, right, words, font, ink);
    } else {
        row.words(ui, (left, right), words, font, ink);
    }
}

fn edges(ui: &Ui, state: &State, row: Row) {
    row.divide(ui);
    let line = Stroke::new(stroke::EDGE, state.look.colour(Token::Line));
    ui.painter().vline(row.rect.right() - 0.5, row.rect.y_range(), line);
}

/// Acts on a press, a drag over cells and a double press.
fn act(
    ui: &Ui,
    state: &mut State,
    at: Cell,
    response: &egui::Response,
    pressed: bool,
    messages: &mut Vec<Message>,
) {
    let table = state.panels.tables.table();
    let begins = response.contains_pointer() && ui.input(|input| input.pointer.primary_pressed());
    let clicked = response.clicked();
    if response.double_clicked() {
        editing::begin(state, None);
        return;
    }
    if clicked {
        // The release is a press beside whatever has the keyboard.
        grid::take_keyboard(ui);
    }
    if begins || clicked && table.cursor != at {
        let extends = ui.input(|input| input.modifiers.shift);
        table.go(at, extends);
        table.follow = false;
        grid::take_keyboard(ui);
        messages.push(select_range(table));
    } else if pressed && grid::has_keyboard(ui.ctx()) && response.contains_pointer() && table.cursor != at {
        table.cursor = at;
        messages.push(select_range(table));
    }
}
