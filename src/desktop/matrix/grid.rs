//! The table of the matrix: cells scroll under heads that stay. Only what is in view is drawn and named.

use super::table::Table;
use super::view::{Line, View};
use super::{MatrixMessage, Place, cell, heads};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::desktop::widgets::shows_focus;
use crate::scene::size::{radius, stroke};
use crate::scene::token::Token;
use egui::style::ScrollStyle;
use egui::{
    EventFilter, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};

/// How high a row is, points at 100 %.
const ROW: f32 = 34.0;
/// How high the head of a network region is.
const REGION: f32 = 26.0;
/// How high the heads of trunks are.
const HEAD: f32 = 56.0;
/// How high the totals are.
const FOOT: f32 = 44.0;
/// How wide the heads of rows are.
const FIRST: f32 = 204.0;
/// How wide a cell is at least and at most.
const CELL: (f32, f32) = (134.0, 176.0);
/// How wide the totals of rows are.
const TOTAL: f32 = 58.0;

/// The table as the keyboard knows it.
pub fn grid_id() -> Id {
    Id::unique("cells of the matrix")
}

/// Where everything is on the screen.
pub struct Frame {
    /// The look of the window.
    pub look: Look,
    /// All of the table.
    pub whole: Rect,
    /// Where cells are seen.
    pub body: Rect,
    /// The upper left corner of the first cell, scrolled.
    pub origin: egui::Pos2,
    /// How wide a cell is.
    pub cell: f32,
    /// Where each line begins below the first, and where the last one ends.
    tops: Vec<f32>,
}

impl Frame {
    fn new(look: Look, room: Rect, view: &View) -> Self {
        let mut tops = Vec::with_capacity(view.lines.len() + 1);
        let mut top = 0.0;
        for line in &view.lines {
            tops.push(top);
            top += look.points(match line {
                Line::Region(..) => REGION,
                Line::Row(_) => ROW,
            });
        }
        tops.push(top);
        let beside = vec2(look.points(FIRST + TOTAL), look.points(HEAD + FOOT));
        let columns = view.columns.len() as f32;
        let (least, most) = (look.points(CELL.0), look.points(CELL.1));
        let cell = ((room.width() - beside.x) / columns).clamp(least, most).floor();
        let size = vec2(cell * columns, top).min((room.size() - beside).max(Vec2::ZERO));
        let corner = room.min + vec2(look.points(FIRST), look.points(HEAD));
        let body = Rect::from_min_size(corner, size);
        let whole = Rect::from_min_size(room.min, size + beside);
        Self { look, whole, body, origin: body.min, cell, tops }
    }

    /// A line, from the left edge of the first cell to the right edge of the last that is seen.
    pub fn line(&self, at: usize) -> Rect {
        let top = self.tops.get(at).copied().unwrap_or_default();
        let bottom = self.tops.get(at + 1).copied().unwrap_or(top);
        let y = self.origin.y;
        Rect::from_min_max(pos2(self.body.left(), y + top), pos2(self.body.right(), y + bottom))
    }

    /// The left and the right edge of a column.
    pub fn column(&self, at: usize) -> (f32, f32) {
        let left = self.origin.x + at as f32 * self.cell;
        (left, left + self.cell)
    }

    /// A cell.
    fn rect(&self, line: usize, column: usize) -> Rect {
        let (left, right) = self.column(column);
        let line = self.line(line);
        Rect::from_min_max(pos2(left, line.top()), pos2(right, line.bottom()))
    }

    /// The lines that are seen.
    pub fn lines(&self) -> std::ops::Range<usize> {
        let (top, bottom) = (self.body.top() - self.origin.y, self.body.bottom() - self.origin.y);
        let first = self.tops.partition_point(|at| *at <= top).saturating_sub(1);
        let last = self.tops.partition_point(|at| *at < bottom).min(self.tops.len().saturating_sub(1));
        first..last.max(first)
    }

    /// The columns that are seen, of so many.
    pub fn columns(&self, count: usize) -> std::ops::Range<usize> {
        let at = |x: f32| ((x - self.origin.x) / self.cell).max(0.0);
        let first = (at(self.body.left()).floor() as usize).min(count);
        first..(at(self.body.right()).ceil() as usize).clamp(first, count)
    }

    /// The strip above the cells.
    pub fn head(&self) -> Rect {
        Rect::from_min_max(pos2(self.body.left(), self.whole.top()), pos2(self.body.right(), self.body.top()))
    }

    /// The strip below the cells.
    pub fn foot(&self) -> Rect {
        Rect::from_min_max(
            pos2(self.body.left(), self.body.bottom()),
            pos2(self.body.right(), self.whole.bottom()),
        )
    }

    /// The strip left of the cells.
    pub fn first(&self) -> Rect {
        Rect::from_min_max(pos2(self.whole.left(), self.body.top()), self.body.left_bottom())
    }

    /// The strip right of the cells.
    pub fn totals(&self) -> Rect {
        Rect::from_min_max(self.body.right_top(), pos2(self.whole.right(), self.body.bottom()))
    }
}

/// Shows the table in a room; returns where it ends below.
pub fn show(
    ui: &mut Ui,
    room: Rect,
    state: &mut State,
    (table, view): (&Table, &View),
    messages: &mut Vec<Message>,
) -> f32 {
    let mut frame = Frame::new(state.look, room, view);
    let grid = ui.interact(frame.body, grid_id(), Sense::focusable_noninteractive());
    grid.widget_info(|| WidgetInfo::labeled(Role::Grid, true, "Matrix"));
    if grid.has_focus() {
        keys(ui, state, (table, view), messages);
    }
    let follow = std::mem::take(&mut state.matrix.follow);
    let mut body = ui.new_child(UiBuilder::new().max_rect(frame.body));
    body.set_clip_rect(frame.body.intersect(ui.clip_rect()));
    // Bars float on the cells: the room is measured out for whole columns.
    body.spacing_mut().scroll = ScrollStyle { floating_allocated_width: 0.0, ..ScrollStyle::floating() };
    let size = vec2(frame.cell * view.columns.len() as f32, frame.tops.last().copied().unwrap_or_default());
    ScrollArea::both().id_salt("cells of the matrix").auto_shrink(false).show_viewport(
        &mut body,
        |ui, seen| {
            ui.set_min_size(size);
            frame.origin = frame.body.min - seen.min.to_vec2();
            cells(ui, state, &frame, (table, view), grid.has_focus(), messages);
            if follow && let Some((line, column)) = state.matrix.cursor.and_then(|at| find(table, view, at)) {
                ui.scroll_to_rect(frame.rect(line, column), None);
            }
        },
    );
    heads::show(ui, state, &frame, (table, view), messages);
    let edge = Stroke::new(stroke::EDGE, state.look.colour(Token::Edge));
    ui.painter().rect_stroke(frame.whole, state.look.points(radius::CHIP), edge, StrokeKind::Middle);
    if grid.has_focus() {
        let ring = Stroke::new(state.look.theme.ring(), state.look.colour(Token::Accent));
        ui.painter().rect_stroke(frame.whole.expand(stroke::RING), 0.0, ring, StrokeKind::Middle);
        shows_focus(ui.ctx(), grid.id);
    }
    frame.whole.bottom()
}

fn cells(
    ui: &mut Ui,
    state: &State,
    frame: &Frame,
    (table, view): (&Table, &View),
    focused: bool,
    messages: &mut Vec<Message>,
) {
    for line in frame.lines() {
        let Some(Line::Row(row)) = view.lines.get(line) else {
            ui.painter().rect_filled(frame.line(line), 0.0, state.look.colour(Token::Strip));
            continue;
        };
        for at in frame.columns(view.columns.len()) {
            let Some(column) = view.columns.get(at) else { continue };
            let Some(cell) = cell::Cell::of(state, table, *row, *column) else { continue };
            let rect = frame.rect(line, at);
            let response = ui.interact(rect, Id::unique(("cell of the matrix", cell.place)), Sense::CLICK);
            response.widget_info(|| WidgetInfo::labeled(Role::GridCell, true, cell.name()));
            let chosen = state.matrix.cursor == Some(cell.place);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
            if chosen && focused {
                let id = response.id.accesskit_id();
                ui.ctx().accesskit_node_builder(grid_id(), |node| node.set_active_descendant(id));
            }
            cell.draw(ui, rect, response.hovered(), chosen);
            if response.clicked() {
                ui.memory_mut(|memory| memory.request_focus(grid_id()));
                messages.push(Message::Matrix(MatrixMessage::Open(cell.place)));
            }
            response.on_hover_ui(|ui| cell.explain(ui));
        }
    }
}

/// Where a cell stands among what is shown: its line and its column.
fn find(table: &Table, view: &View, (row, trunk): Place) -> Option<(usize, usize)> {
    let line = view.lines.iter().position(|line| match line {
        Line::Row(at) => table.matrix.rows.get(*at).is_some_and(|at| at.place == row),
        Line::Region(..) => false,
    })?;
    let is_it = |at: &usize| table.matrix.columns.get(*at).is_some_and(|column| column.trunk == trunk);
    Some((line, view.columns.iter().position(is_it)?))
}

/// How many rows Page up and Page down go.
const PAGE: usize = 10;

fn keys(ui: &Ui, state: &mut State, (table, view): (&Table, &View), messages: &mut Vec<Message>) {
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(grid_id(), filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let rows: Vec<usize> = view.rows().collect();
    let here = state.matrix.cursor.and_then(|(place, trunk)| {
        let row =
            rows.iter().position(|row| table.matrix.rows.get(*row).is_some_and(|row| row.place == place))?;
        Some((row, find(table, view, (place, trunk))?.1))
    });
    let (last_row, last) = (rows.len().saturating_sub(1), view.columns.len().saturating_sub(1));
    let go = |row: usize, column: usize| {
        let row = table.matrix.rows.get(*rows.get(row.min(last_row))?)?;
        Some((row.place, table.matrix.columns.get(*view.columns.get(column.min(last))?)?.trunk))
    };
    let Some((row, column)) = here else {
        state.matrix.cursor = go(0, 0);
        return;
    };
    if pressed(Key::Enter) {
        messages.extend(go(row, column).map(|place| Message::Matrix(MatrixMessage::Open(place))));
        return;
    }
    let to = if pressed(Key::ArrowDown) {
        go(row + 1, column)
    } else if pressed(Key::ArrowUp) {
        go(row.saturating_sub(1), column)
    } else if pressed(Key::ArrowRight) {
        go(row, column + 1)
    } else if pressed(Key::ArrowLeft) {
        go(row, column.saturating_sub(1))
    } else if pressed(Key::PageDown) {
        go(row + PAGE, column)
    } else if pressed(Key::PageUp) {
        go(row.saturating_sub(PAGE), column)
    } else if pressed(Key::Home) {
        go(row, 0)
    } else if pressed(Key::End) {
        go(row, last)
    } else {
        return;
    };
    state.matrix.cursor = to;
    state.matrix.follow = true;
}
