//! Editing one cell in its place. A refused text stays in the cell, with the reason above the table.

use super::{Cell, batch::Batch, columns, grid};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::edit::{Edit, Subject};
use crate::scene::size::text;
use crate::scene::token::Token;
use crate::topology::attributes::{About, Domain};
use crate::topology::{AnyId, Topology};
use egui::{EventFilter, Id, Key, Popup, PopupCloseBehavior, Rect, Response, TextEdit, Ui};

/// Most names that are offered.
const OFFERED: usize = 12;

/// A cell that is being typed in.
#[derive(Debug)]
pub struct Editing {
    /// Which one.
    pub cell: Cell,
    id: AnyId,
    text: String,
    /// Whether the text is as the cell was, so that every name is offered.
    untouched: bool,
    /// Whether the field has not had the keyboard yet.
    fresh: bool,
    /// Why the text is refused.
    pub error: Option<String>,
}

/// Begins to edit the cell that the cursor is on: with what it holds, or with what was typed.
pub fn begin(state: &mut State, typed: Option<String>) {
    let kind = state.panels.tables.kind;
    let topology = state.editor.topology();
    let table = state.panels.tables.tables.entry(kind).or_default();
    let cell = table.cursor;
    let Some(id) = table.rows.ids().get(cell.row).copied() else { return };
    let columns = columns(kind);
    let Some(about) = columns.get(cell.column) else { return };
    let held = topology.attribute(id, about.key).unwrap_or_default();
    let untouched = typed.is_none();
    let text = typed.unwrap_or_else(|| about.plain(&held));
    table.editing = Some(Editing { cell, id, text, untouched, fresh: true, error: None });
    table.anchor = cell;
    table.follow = true;
    table.refused = None;
}

/// What the field asks for in a frame.
enum Asked {
    Nothing,
    Leave,
    Take { text: String, then: Cell },
}

/// Shows the field of the cell that is edited, and gives its text to the document when it is left.
pub fn show(ui: &mut Ui, state: &mut State, rect: Rect, messages: &mut Vec<Message>) {
    let kind = state.panels.tables.kind;
    let columns = columns(kind);
    let Some(mut editing) = state.panels.tables.table().editing.take() else { return };
    let Some(about) = columns.get(editing.cell.column) else { return };
    let asked = field(ui, state, rect, about, &mut editing);
    let table = state.panels.tables.table();
    match asked {
        Asked::Nothing => table.editing = Some(editing),
        Asked::Leave => grid::take_keyboard(ui),
        Asked::Take { text, then } => match edit(state, editing.id, about, &text) {
            Ok(edit) => {
                messages.extend(edit.map(Message::Apply));
                let table = state.panels.tables.table();
                let last = Cell { row: table.rows.ids().len().saturating_sub(1), column: columns.len() - 1 };
                let then = Cell { row: then.row.min(last.row), column: then.column.min(last.column) };
                table.go(then, false);
                grid::take_keyboard(ui);
            }
            Err(error) => {
                editing.error = Some(error);
                editing.fresh = true;
                state.panels.tables.table().editing = Some(editing);
            }
        },
    }
}

/// The edit that gives a text to a cell; none where it holds it already.
fn edit(state: &State, id: AnyId, about: &'static About, text: &str) -> Result<Option<Edit>, String> {
    let value = about.typed(text).map_err(|fault| format!("{}: {fault}.", about.label))?;
    let topology = state.editor.topology();
    if topology.attribute(id, about.key).as_ref() == Some(&value) {
        return Ok(None);
    }
    let edit = Edit::set(Subject::of(topology, id), about.key, value);
    Batch::new(state.editor.draft()).edit(edit.clone()).map_err(|error| format!("{error}."))?;
    Ok(Some(edit))
}

fn field(ui: &mut Ui, state: &State, rect: Rect, about: &'static About, editing: &mut Editing) -> Asked {
    let look = state.look;
    let id = Id::unique("cell that is edited");
    let ink = if editing.error.is_some() { Token::RefusedText } else { Token::Text };
    let edit = TextEdit::singleline(&mut editing.text)
        .id(id)
        .font(look.words(text::BODY))
        .text_color(look.colour(ink))
        .margin(egui::Margin::symmetric(4, 0))
        .min_size(rect.size())
        .align(egui::Align2::LEFT_CENTER)
        .cursor_at_end(true)
        .event_filter(EventFilter {
            escape: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            tab: false,
        })
        .desired_width(rect.width());
    let response = ui.put(rect, edit);
    let label = format!("{} of {}", about.label, state.editor.topology().name(editing.id));
    let response = response.accessible_name(label);
    if std::mem::take(&mut editing.fresh) {
        response.request_focus();
    }
    if response.changed() {
        editing.untouched = false;
        editing.error = None;
    }
    let offered = offered(state.editor.topology(), about, editing);
    let (picked, on_popup) = popup(&response, &offered);
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let below = Cell { row: editing.cell.row + 1, column: editing.cell.column };
    let beside = Cell { row: editing.cell.row, column: editing.cell.column + 1 };
    if let Some(text) = picked {
        return Asked::Take { text, then: editing.cell };
    }
    if response.has_focus() && pressed(Key::Escape) {
        return Asked::Leave;
    }
    if !response.lost_focus() || on_popup {
        return Asked::Nothing;
    }
    let then = match (pressed(Key::Enter), pressed(Key::Tab)) {
        (true, _) => below,
        (_, true) => beside,
        _ => editing.cell,
    };
    Asked::Take { text: completed(&editing.text, about, &offered), then }
}

/// A text that only one of the names begins with is that name.
fn completed(text: &str, about: &About, offered: &[String]) -> String {
    let wanted = text.trim().to_lowercase();
    let whole = offered.iter().any(|name| name.to_lowercase() == wanted);
    let mut beginning = offered.iter().filter(|name| name.to_lowercase().starts_with(&wanted));
    match (beginning.next(), beginning.next()) {
        (Some(only), None) if !whole && !wanted.is_empty() && is_offered(about) => only.clone(),
        _ => text.to_owned(),
    }
}

fn is_offered(about: &About) -> bool {
    matches!(about.domain, Domain::Reference(_) | Domain::Choice(_) | Domain::Flag)
}

/// What the cell could hold, of that what holds the typed text.
fn offered(topology: &Topology, about: &About, editing: &Editing) -> Vec<String> {
    let wanted = if editing.untouched { String::new() } else { editing.text.trim().to_lowercase() };
    let holds = |name: &String| name.to_lowercase().contains(&wanted);
    let mut all: Vec<String> = match about.domain {
        Domain::Flag => ["On", "Off"].map(str::to_owned).to_vec(),
        Domain::Choice(choices) => choices.iter().map(|choice| choice.label.to_owned()).collect(),
        Domain::Reference(kind) => {
            let names = topology.ids(kind).into_iter().map(|id| topology.name(id));
            let none = (!about.required).then(|| "none".to_owned());
            none.into_iter().chain(names.filter(holds).take(OFFERED)).collect()
        }
        _ => Vec::new(),
    };
    all.retain(holds);
    all
}

/// Offers what the cell could hold; returns what was pressed, and whether the pointer is on the offer.
fn popup(field: &Response, offered: &[String]) -> (Option<String>, bool) {
    if offered.is_empty() {
        return (None, false);
    }
    let mut picked = None;
    let popup = Popup::from_response(field)
        .id(Id::unique("offer of a cell"))
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .open(true)
        .width(field.rect.width())
        .show(|ui| {
            for name in offered {
                if ui.selectable_label(false, name).clicked() {
                    picked = Some(name.clone());
                }
            }
        });
    let on_popup = popup.is_some_and(|popup| popup.response.contains_pointer());
    (picked, on_popup)
}
