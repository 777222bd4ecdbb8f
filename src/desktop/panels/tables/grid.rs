//! The grid of a table: heads that sort, and cells that are drawn only where they are seen.

use super::rows::Sort;
use super::{Cell, cell, columns, editing, keys};
use crate::desktop::message::Message;
use crate::desktop::panels::list::compact;
use crate::desktop::state::State;
use crate::desktop::widgets::shows_focus;
use crate::scene::size::{row, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::Kind;
use crate::topology::attributes::{About, Domain};
use egui::{Context, Id, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder};

/// The width of the column of numbers.
const NUMBERS: f32 = 52.0;

/// The part of the window that has the keyboard while cells are walked.
pub fn id() -> Id {
    Id::unique("cells of a table")
}

/// Whether the keyboard is on the cells, so that letters are typed into them.
pub fn has_keyboard(context: &Context) -> bool {
    context.memory(|memory| memory.has_focus(id()))
}

/// Gives the keyboard to the cells.
pub fn take_keyboard(ui: &Ui) {
    ui.memory_mut(|memory| memory.request_focus(id()));
}

/// How wide a column is before a person sizes it.
fn width(about: &About) -> f32 {
    match about.domain {
        Domain::Flag => 92.0,
        Domain::Number | Domain::Ports => 104.0,
        Domain::Choice(_) => 110.0,
        Domain::Address | Domain::Range => 132.0,
        Domain::Guid => 250.0,
        Domain::Text => 220.0,
        _ => 150.0,
    }
}

/// Shows the grid.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let kind = state.panels.tables.kind;
    go_to_wanted(state, kind);
    let area = ui.available_rect_before_wrap();
    let grid = ui.interact(area, id(), Sense::focusable_noninteractive());
    let said = format!("Cells of {}", kind.plural());
    grid.widget_info(|| WidgetInfo::labeled(Role::Grid, true, &said));
    if grid.has_focus() && !state.panels.tables.table().rows.ids().is_empty() {
        shows_focus(ui.ctx(), grid.id);
    }
    if grid.has_focus() && state.panels.tables.table().editing.is_none() {
        keys::handle(ui, state, messages);
    }
    let look = state.look;
    let columns = columns(kind);
    let height = compact(look).max(look.points(row::OUTLINE));
    let pressed = ui.input(|input| input.pointer.primary_down());
    let mut far = false;
    ScrollArea::horizontal().id_salt(("table", kind)).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(0.0, 0.0);
        let mut builder = TableBuilder::new(ui)
            .id_salt(("cells", kind))
            .auto_shrink(false)
            .max_scroll_height(f32::INFINITY)
            .min_scrolled_height(0.0)
            .column(Column::exact(look.points(NUMBERS)));
        for about in &columns {
            let initial = Column::initial(look.points(width(about)));
            builder = builder.column(initial.at_least(look.points(48.0)).resizable(true).clip(true));
        }
        let table = state.panels.tables.table();
        let is_drawn = |(first, last): (usize, usize)| (first..=last).contains(&table.cursor.row);
        table.follow &= table.cursor.row < table.rows.ids().len();
        // A cell that is drawn brings itself into view, in both directions.
        if table.follow && !table.drawn.is_some_and(is_drawn) {
            builder = builder.scroll_to_row(table.cursor.row, None);
            far = true;
        }
        table.drawn = None;
        let table = builder.header(look.points(row::CONTROL), |mut line| {
            line.col(|_| {});
            for (place, about) in columns.iter().enumerate() {
                line.col(|ui| head(ui, state, place, about));
            }
        });
        let rows = state.panels.tables.table().rows.ids().to_vec();
        table.body(|body| {
            body.rows(height, rows.len(), |mut line| {
                let place = line.index();
                let Some(entity) = rows.get(place).copied() else { return };
                let drawn = &mut state.panels.tables.table().drawn;
                *drawn = Some((drawn.map_or(place, |(first, _)| first), place));
                line.col(|ui| cell::number(ui, state, place, entity, messages));
                let values = state.editor.topology().attributes(entity);
                for (column, about) in columns.iter().enumerate() {
                    let value =
                        values.iter().find(|(other, _)| other.key == about.key).map(|(_, value)| value);
                    let at = Cell { row: place, column };
                    let content = cell::Content { id: entity, about, value };
                    line.col(|ui| cell::show(ui, state, at, &content, pressed, messages));
                }
            });
        });
        if let Some(rect) = state.panels.tables.table().beside.take() {
            ui.scroll_to_rect(rect, None);
        }
    });
    if far {
        ui.ctx().request_repaint();
    }
}

/// The head of a column: a press sorts by it, a second one the other way, a third one not at all.
fn head(ui: &mut Ui, state: &mut State, place: usize, about: &'static About) {
    let look = state.look;
    let rect = ui.max_rect();
    let response =
        ui.interact(rect, Id::unique(("head of a column", state.panels.tables.kind, place)), Sense::click());
    let label = if state.parameter_names { about.key } else { about.label };
    let table = state.panels.tables.table();
    let sorted = table.sort.filter(|sort| sort.column == place);
    let (arrow, said) = match sorted {
        Some(Sort { falling: false, .. }) => (" ↑", ", sorted, the lowest first"),
        Some(Sort { falling: true, .. }) => (" ↓", ", sorted, the highest first"),
        None => ("", ""),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, format!("{label}{said}")));
    ui.painter().rect_filled(
        rect,
        0.0,
        look.colour(if response.hovered() { Token::Hover } else { Token::Strip }),
    );
    let line = Stroke::new(stroke::EDGE, look.colour(Token::Line));
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    let unit = about.unit.map(|unit| format!(", {}", unit.label())).unwrap_or_default();
    let words = RichText::new(format!("{label}{unit}{arrow}")).font(look.words(text::TABLE_HEAD));
    let inner = rect.shrink2(egui::vec2(look.points(space::SMALL), 0.0));
    ui.put(inner, |ui: &mut Ui| {
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.add(egui::Label::new(words.color(look.colour(Token::Muted))).truncate())
        })
        .inner
    });
    if response.clicked() {
        table.sort = match sorted {
            None => Some(Sort { column: place, falling: false }),
            Some(Sort { falling: false, .. }) => Some(Sort { column: place, falling: true }),
            Some(_) => None,
        };
        table.anchor = Cell::default();
        table.cursor = Cell::default();
    }
    response.on_hover_text(about.help);
}

/// Puts the cursor on a row that was just added, and begins to edit its name.
fn go_to_wanted(state: &mut State, kind: Kind) {
    let version = state.panels.facts.version();
    let table = state.panels.tables.table();
    let Some((subject, _)) = table.wanted.take_if(|(_, before)| *before != version) else { return };
    let Ok(id) = state.editor.draft().find(&subject) else { return };
    let place = state.panels.tables.table().rows.ids().iter().position(|other| *other == id);
    if let Some(row) = place.filter(|_| id.kind == kind) {
        state.panels.tables.table().go(Cell { row, column: 0 }, false);
        editing::begin(state, None);
    }
}
