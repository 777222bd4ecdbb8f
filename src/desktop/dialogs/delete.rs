//! Asking what to do with the references to what is removed.

use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::edit::{Dependents, Edit, Subject};
use crate::topology::AnyId;
use egui::Ui;

/// Most users that are named.
const NAMED: usize = 8;

/// The edit that removes things in one way.
pub fn removal(state: &State, ids: &[AnyId], dependents: Dependents) -> Edit {
    let topology = state.editor.topology();
    let subjects: Vec<Subject> = ids.iter().map(|id| Subject::of(topology, *id)).collect();
    match subjects.as_slice() {
        [one] => Edit::Remove(one.clone(), dependents),
        _ => {
            let name = format!("Remove {} entities", subjects.len());
            Edit::Batch(name, subjects.into_iter().map(|subject| Edit::Remove(subject, dependents)).collect())
        }
    }
}

/// Shows who refers to what is removed, and the ways to go on.
pub fn show(ui: &mut Ui, state: &State, ids: &[AnyId], messages: &mut Vec<Message>) {
    let topology = state.editor.topology();
    let users: Vec<AnyId> =
        ids.iter().flat_map(|id| state.editor.model().index().referrers(*id)).copied().collect();
    let what = match ids {
        [one] => Subject::of(topology, *one).to_string(),
        _ => format!("{} entities", ids.len()),
    };
    ui.label(format!("{what} is used by:"));
    for user in users.iter().take(NAMED) {
        ui.label(format!("  {}", Subject::of(topology, *user)));
    }
    if users.len() > NAMED {
        ui.label(format!("  and {} more", users.len() - NAMED));
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let clear = ui.button("Clear references").on_hover_text("What cannot do without it goes too");
        if clear.clicked() {
            messages.push(Message::Apply(removal(state, ids, Dependents::Clear)));
            messages.push(Message::CloseDialog);
        }
        let take = ui.button("Remove what belongs to it too");
        if take.clicked() {
            messages.push(Message::Apply(removal(state, ids, Dependents::Remove)));
            messages.push(Message::CloseDialog);
        }
        if ui.button("Cancel").clicked() {
            messages.push(Message::CloseDialog);
        }
    });
}
