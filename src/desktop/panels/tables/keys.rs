//! Moving through the cells with the keyboard, and what the clipboard brings.

use super::{Cell, clipboard, columns, editing, grid, paste, select_range};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::edit::{Edit, Subject};
use crate::topology::attributes::{About, Value};
use crate::topology::{AnyId, Kind};
use egui::{Event, EventFilter, Key, Modifiers, Ui};

/// Rows that a page has.
const PAGE: usize = 20;

/// Acts on the keys of a frame while the table has the keyboard.
pub fn handle(ui: &Ui, state: &mut State, messages: &mut Vec<Message>) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(grid::id(), filter));
    let kind = state.panels.tables.kind;
    if let Some((cell, extends)) = moved(ui, state, kind) {
        let table = state.panels.tables.table();
        table.go(cell, extends);
        messages.push(select_range(table));
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::COMMAND, Key::D) {
        let (columns, ids) = chosen(state, kind);
        let edit = paste::fill_down(state.editor.draft(), kind, &columns, &ids);
        take(state, edit, messages);
    } else if pressed(Modifiers::COMMAND, Key::A) {
        let last = state.panels.tables.table().rows.ids().len().saturating_sub(1);
        let table = state.panels.tables.table();
        table.anchor = Cell::default();
        table.cursor = Cell { row: last, column: super::columns(kind).len().saturating_sub(1) };
        messages.push(select_range(table));
    } else if pressed(Modifiers::NONE, Key::Backspace) {
        let (columns, ids) = chosen(state, kind);
        let name = format!("Clear {}", cells(&columns, ids.len(), kind));
        let edit = paste::set_all(state.editor.draft(), name, &columns, &ids, "");
        take(state, edit, messages);
    } else if pressed(Modifiers::NONE, Key::Enter) {
        editing::begin(state, None);
    } else if let Some(edit) = toggled(ui, state, kind) {
        messages.push(Message::Apply(edit));
    } else {
        events(ui, state, kind, messages);
    }
}

/// Copies, pastes and typed letters.
fn events(ui: &Ui, state: &mut State, kind: Kind, messages: &mut Vec<Message>) {
    for event in ui.input(|input| input.events.clone()) {
        match event {
            Event::Copy | Event::Cut => ui.ctx().copy_text(copied(state, kind)),
            Event::Paste(text) => pasted(state, kind, &text, messages),
            Event::Text(text) if !ui.input(|input| input.modifiers.command) => {
                editing::begin(state, Some(text));
                return;
            }
            _ => {}
        }
    }
}

/// The chosen cells as a spreadsheet takes them.
fn copied(state: &mut State, kind: Kind) -> String {
    let (columns, ids) = chosen(state, kind);
    let topology = state.editor.topology();
    let cell = |id: AnyId, about: &About| about.plain(&topology.attribute(id, about.key).unwrap_or_default());
    let rows: Vec<Vec<String>> =
        ids.iter().map(|id| columns.iter().map(|about| cell(*id, about)).collect()).collect();
    clipboard::text(&rows)
}

/// Puts what was copied into the table: one value into every chosen cell, rows from the first chosen cell on.
fn pasted(state: &mut State, kind: Kind, text: &str, messages: &mut Vec<Message>) {
    let rows = clipboard::rows(text);
    let (columns, ids) = chosen(state, kind);
    let one = match rows.as_slice() {
        [row] => row.first().filter(|_| row.len() == 1),
        _ => None,
    };
    let edit = match one {
        _ if rows.is_empty() => Err("There is nothing to paste.".to_owned()),
        Some(value) if columns.len() * ids.len() > 1 => {
            let name = format!("Paste into {}", cells(&columns, ids.len(), kind));
            paste::set_all(state.editor.draft(), name, &columns, &ids, value)
        }
        _ => {
            let table = state.panels.tables.table();
            let (row, column) = (*table.range_rows().start(), *table.range_columns().start());
            let ids = table.rows.ids().to_vec();
            let columns = super::columns(kind);
            let target = paste::Target { kind, columns: &columns, rows: &ids, row, column };
            paste::plan(state.editor.draft(), &target, &rows)
        }
    };
    take(state, edit, messages);
}

/// Gives an edit on, or keeps why there is none.
fn take(state: &mut State, edit: Result<Edit, String>, messages: &mut Vec<Message>) {
    match edit {
        Ok(edit) => {
            state.panels.tables.table().refused = None;
            messages.push(Message::Apply(edit));
        }
        Err(words) => state.panels.tables.table().refused = Some(words),
    }
}

/// The columns and the entities of the range.
fn chosen(state: &mut State, kind: Kind) -> (Vec<&'static About>, Vec<AnyId>) {
    let table = state.panels.tables.table();
    let columns = columns(kind);
    let chosen = table.range_columns().filter_map(|place| columns.get(place).copied()).collect();
    (chosen, table.range_ids())
}

/// "Bandwidth policy of 3 network sites".
fn cells(columns: &[&About], rows: usize, kind: Kind) -> String {
    let labels: Vec<&str> = columns.iter().map(|about| about.label).collect();
    let noun = if rows == 1 { kind.noun() } else { kind.plural() };
    format!("{} of {rows} {noun}", labels.join(", "))
}

/// The edit that turns the switch under the cursor over, when Space is pressed on one.
fn toggled(ui: &Ui, state: &mut State, kind: Kind) -> Option<Edit> {
    let cursor = state.panels.tables.table().cursor;
    let id = *state.panels.tables.table().rows.ids().get(cursor.row)?;
    let about = *columns(kind).get(cursor.column)?;
    let Some(Value::Flag(on)) = state.editor.topology().attribute(id, about.key) else { return None };
    let space = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space));
    space.then(|| Edit::set(Subject::of(state.editor.topology(), id), about.key, Value::Flag(!on)))
}

/// Where a key leads, and whether the range grows.
fn moved(ui: &Ui, state: &mut State, kind: Kind) -> Option<(Cell, bool)> {
    let table = state.panels.tables.table();
    let Cell { row, column } = table.cursor;
    let last =
        Cell { row: table.rows.ids().len().saturating_sub(1), column: columns(kind).len().saturating_sub(1) };
    let at = |row: usize, column: usize| Cell { row: row.min(last.row), column: column.min(last.column) };
    let moves = [
        (Key::ArrowDown, at(row + 1, column)),
        (Key::ArrowUp, at(row.saturating_sub(1), column)),
        (Key::ArrowRight, at(row, column + 1)),
        (Key::ArrowLeft, at(row, column.saturating_sub(1))),
        (Key::PageDown, at(row + PAGE, column)),
        (Key::PageUp, at(row.saturating_sub(PAGE), column)),
        (Key::Home, at(row, 0)),
        (Key::End, at(row, last.column)),
    ];
    let ends = [(Key::Home, at(0, 0)), (Key::End, last)];
    let pressed = |modifiers: Modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    // Keys with modifiers first: one without also matches while Shift is held.
    for extends in [true, false] {
        let shift = if extends { Modifiers::SHIFT } else { Modifiers::NONE };
        let far = ends.iter().find(|(key, _)| pressed(Modifiers::COMMAND | shift, *key));
        let near = far.or_else(|| moves.iter().find(|(key, _)| pressed(shift, *key)));
        if let Some((_, cell)) = near {
            return Some((*cell, extends));
        }
    }
    None
}
