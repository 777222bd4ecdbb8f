//! Edits: given to the editor, to the journal, and to whatever follows the document.

use super::State;
use crate::desktop::commands::Command;
use crate::desktop::dialogs::{Dialog, removal};
use crate::desktop::fields::Field;
use crate::desktop::message::Tool;
use crate::edit::{Dependents, Edit, EditError, Editor, Step, Subject};
use crate::topology::{AnyId, Changes};
use std::collections::BTreeSet;

/// Gives an edit to the editor and brings everything in step.
fn give(state: &mut State, edit: &Edit) -> Result<(), EditError> {
    let before = state.editor.topology().clone();
    let changes = state.editor.apply(edit)?;
    state.file.record(Step::Do(edit.clone()), state.editor.document());
    state.follow(&before, &changes);
    state.notice = None;
    if takes_something_away(edit)
        && let Some(name) = state.editor.undo_name().map(ToOwned::to_owned)
    {
        state.say_with(name, "Undo", Command::Undo);
    }
    Ok(())
}

/// Whether a person may want an edit back that shows little of itself: a removal, or several changes at once.
fn takes_something_away(edit: &Edit) -> bool {
    matches!(edit, Edit::Remove(..) | Edit::Batch(..))
}

/// Applies an edit; where it is refused, says why.
pub fn apply(state: &mut State, edit: &Edit) {
    let field = field_of(state, edit);
    match give(state, edit) {
        Ok(()) => {
            if let Some((id, key)) = field {
                state.fields.close((id, key, 0));
            }
        }
        Err(error) => refuse(state, field, edit, &error),
    }
}

/// The field that an edit was typed into.
fn field_of(state: &State, edit: &Edit) -> Option<(AnyId, &'static str)> {
    let Edit::Set(subject, key, _) = edit else { return None };
    let id = state.editor.draft().find(subject).ok()?;
    Some((id, id.kind.attribute(key)?.key))
}

/// Says why an edit is refused: below its field where it has one, else in a dialog.
fn refuse(state: &mut State, field: Option<(AnyId, &'static str)>, edit: &Edit, error: &EditError) {
    let typed = match edit {
        Edit::Set(_, _, value) => Some(value.as_text().map_or_else(|| format!("{value:?}"), str::to_owned)),
        _ => None,
    };
    match (field, typed) {
        (Some((id, key)), Some(typed)) => {
            let text = state.fields.get((id, key, 0)).map_or(typed, |field| field.text.clone());
            state.fields.set((id, key, 0), Field { text, error: Some(error.to_string()) });
            state.say(error.to_string());
        }
        _ => state.tell("Not possible", error.to_string()),
    }
}

/// Applies an edit that makes something, and selects that with its name ready to be changed.
pub fn make(state: &mut State, edit: &Edit, subject: &Subject) {
    match give(state, edit) {
        Ok(()) => {
            if let Ok(id) = state.editor.draft().find(subject) {
                state.selected = BTreeSet::from([id]);
                state.fields.focus = Some((id, "Identity", 0));
                state.canvas.joining = None;
                state.canvas.keys.cursor = Some(id);
                state.tool = Tool::Select;
            }
        }
        Err(error) => state.tell("Not possible", error.to_string()),
    }
}

/// Shows an edit that is not a step yet.
pub fn preview(state: &mut State, edit: Edit) {
    let before = state.editor.topology().clone();
    match state.editor.preview(edit) {
        Ok(changes) => state.follow(&before, &changes),
        Err(error) => state.say(error.to_string()),
    }
}

/// Takes a step of the history back, or does it again.
pub fn step(state: &mut State, step: Step, go: fn(&mut Editor) -> Option<Changes>) {
    let before = state.editor.topology().clone();
    if let Some(changes) = go(&mut state.editor) {
        state.file.record(step, state.editor.document());
        state.fields.clear();
        state.follow(&before, &changes);
    }
}

/// Removes what is selected; where something refers to it, asks first.
pub fn delete(state: &mut State) {
    let ids: Vec<AnyId> = state.selected.iter().copied().filter(|id| !id.kind.is_single()).collect();
    if ids.is_empty() {
        return;
    }
    let used = ids.iter().any(|id| !state.editor.model().index().referrers(*id).is_empty());
    if used {
        state.dialog = Some(Dialog::Delete { ids });
    } else {
        let edit = removal(state, &ids, Dependents::Refuse);
        apply(state, &edit);
    }
}
