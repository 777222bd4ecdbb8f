//! Edits: given to the editor, to the journal, and to whatever follows the document.

use super::State;
use crate::desktop::commands::Command;
use crate::desktop::dialogs::{Dialog, removal};
use crate::desktop::fields::{Field, FieldId};
use crate::desktop::message::Tool;
use crate::edit::duplicate::duplicate as copies;
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
    if let Err(error) = give(state, edit) {
        state.tell("Not possible", error.to_string());
    }
}

/// Applies what was typed into a field, or says below the field why not.
pub fn enter(state: &mut State, field: FieldId, edit: &Edit) {
    match give(state, edit) {
        Ok(()) => state.fields.close_item(field),
        Err(error) => {
            let text = state.fields.get(field).map_or_else(String::new, |field| field.text.clone());
            state.fields.set(field, Field { text, error: Some(error.to_string()) });
        }
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
        // What it offers to take back is no longer the last step.
        state.notice = None;
        state.follow(&before, &changes);
    }
}

/// Copies what is selected, and selects the copies. Says that subnets stay where they are.
pub fn duplicate(state: &mut State) {
    let Some(copies) = copies(state.editor.model(), state.selected.iter().copied()) else { return };
    if let Err(error) = give(state, &copies.edit) {
        state.tell("Not possible", error.to_string());
        return;
    }
    let found = copies.made.iter().filter_map(|subject| state.editor.draft().find(subject).ok());
    state.selected = found.collect();
    state.canvas.keys.cursor = state.selected_one();
    if let (Some(name), [site, ..]) = (state.editor.undo_name(), copies.without_subnets.as_slice()) {
        let more = if copies.without_subnets.len() > 1 { " and others" } else { "" };
        let words = format!("{name}. Subnets stay in {site}{more}: an address lies in one network site.");
        state.say_with(words, "Undo", Command::Undo);
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
        state.dialog = Some(Dialog::Delete { ids, dependents: None });
    } else {
        let edit = removal(state, &ids, Dependents::Refuse);
        apply(state, &edit);
    }
}
