//! The one place that acts on messages.

use super::canvas::Gesture;
use super::commands::Command;
use super::dialogs::{After, Dialog, removal};
use super::fields::Field;
use super::message::{BottomTab, Choose, Message, Tool};
use super::state::{PlacedCall, State};
use super::theme::Look;
use crate::edit::{Dependents, Edit, EditError, Step, Subject};
use crate::file::Access;
use crate::scene::geometry::Point;
use crate::scene::theme::Theme;
use crate::topology::{AnyId, Changes, Id, NetworkSite, RefExt, Topology, Trunk};
use egui::Context;
use std::collections::BTreeSet;

/// One step of zooming by keys.
const ZOOM_STEP: f32 = 1.25;

/// Acts on a message. What needs files goes on in `work`.
pub fn update(state: &mut State, context: &Context, message: Message) {
    match message {
        Message::Apply(edit) => apply(state, &edit),
        Message::Make(edit, subject) => make(state, &edit, &subject),
        Message::Preview(edit) => preview(state, edit),
        Message::FinishGesture => {
            if let Some(edit) = state.editor.finish_gesture() {
                state.file.record(Step::Do(edit), state.editor.document());
            }
        }
        Message::Select(ids, choose) => select(state, ids, choose),
        Message::Reveal(id) => {
            select(state, BTreeSet::from([id]), Choose::Instead);
            state.canvas.reveal = Some(on_canvas(state, id));
        }
        Message::Run(command) => run(state, context, command),
        Message::Take(tool) => {
            state.tool = tool;
            state.canvas.joining = None;
        }
        Message::PlaceCall(request) => {
            let report =
                crate::call::evaluate(state.editor.model(), &request).map_err(|error| error.to_string());
            let step = report.as_ref().map_or(0, first_failure);
            state.call = Some(PlacedCall { request, report, step });
            state.tab = BottomTab::CallReport;
        }
        Message::ShowStep(step) => {
            if let Some(call) = &mut state.call {
                call.step = step;
            }
        }
        Message::Show(tab) => state.tab = tab,
        Message::Open(dialog) => state.dialog = Some(dialog),
        Message::CloseDialog => state.dialog = None,
        Message::Notice(words) => state.notice = Some(words),
        Message::Browse(purpose) => state.browse.open(purpose, context),
        Message::OpenFile(path) => {
            state.dialog = None;
            state.open_file(path, Access::Edit);
        }
        Message::TakeOver(path) => {
            state.dialog = None;
            state.open_file(path, Access::TakeOver);
        }
        Message::OpenSample(name) => {
            state.dialog = None;
            state.open_sample(name);
        }
        Message::SaveAndGo(after) => state.save(Some(after)),
        Message::SaveTo(path, agreed, after) => state.save_to(path, agreed, after),
        Message::PublishTo(path, name, comment) => state.publish_to(path, &name, comment),
        Message::Recover(take) => state.recover(take),
        Message::Quit => {
            state.closing = true;
            state.dialog = None;
            state.work.cancel();
            state.file.close();
            context.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }
}

/// The first step that failed, else the last one: what a reader wants explained first.
fn first_failure(report: &crate::call::CallReport) -> usize {
    let failed = report.steps.iter().position(|step| step.answer == crate::call::Answer::Failed);
    failed.unwrap_or(report.steps.len().saturating_sub(1))
}

/// Gives an edit to the editor and brings everything in step.
fn give(state: &mut State, edit: &Edit) -> Result<(), EditError> {
    let before = state.editor.topology().clone();
    let changes = state.editor.apply(edit)?;
    state.file.record(Step::Do(edit.clone()), state.editor.document());
    state.follow(&before, &changes);
    state.notice = None;
    Ok(())
}

fn apply(state: &mut State, edit: &Edit) {
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
            state.notice = Some(error.to_string());
        }
        _ => state.tell("Not possible", error.to_string()),
    }
}

fn make(state: &mut State, edit: &Edit, subject: &Subject) {
    match give(state, edit) {
        Ok(()) => {
            if let Ok(id) = state.editor.draft().find(subject) {
                state.selected = BTreeSet::from([id]);
                state.fields.focus = Some((id, "Identity", 0));
                state.canvas.joining = None;
                if state.tool != Tool::Connect {
                    state.tool = Tool::Select;
                }
            }
        }
        Err(error) => state.tell("Not possible", error.to_string()),
    }
}

fn preview(state: &mut State, edit: Edit) {
    let before = state.editor.topology().clone();
    match state.editor.preview(edit) {
        Ok(changes) => state.follow(&before, &changes),
        Err(error) => state.notice = Some(error.to_string()),
    }
}

fn select(state: &mut State, ids: BTreeSet<AnyId>, choose: Choose) {
    match choose {
        Choose::Instead => state.selected = ids,
        Choose::Also => state.selected.extend(ids),
        Choose::Toggle => {
            for id in ids {
                if !state.selected.remove(&id) {
                    state.selected.insert(id);
                }
            }
        }
    }
    prefill(state);
}

/// Takes a selected network site as the client of the next call, and a selected trunk as its trunk.
fn prefill(state: &mut State) {
    let topology = state.editor.topology();
    let site = state.selected.iter().find_map(|id| id.typed::<NetworkSite>());
    if let Some(client) = site.and_then(|site| super::client_in(state.editor.model(), site)) {
        state.call_form.client = client;
    }
    let trunk = state.selected.iter().find_map(|id| trunk_of(topology, *id));
    if let Some(trunk) = trunk {
        state.call_form.trunk = topology.name(trunk.into());
    }
}

/// The trunk that a selected trunk or gateway peer stands for.
fn trunk_of(topology: &Topology, id: AnyId) -> Option<Id<Trunk>> {
    let gateway = id.typed::<crate::topology::Gateway>();
    id.typed::<Trunk>().or_else(|| {
        let mut trunks =
            topology.trunks.iter().filter(|(_, trunk)| gateway.is_some() && trunk.gateway.id() == gateway);
        trunks.next().map(|(id, _)| id)
    })
}

/// What stands on the canvas for an entity: itself, or the card that a subnet is on.
fn on_canvas(state: &State, id: AnyId) -> AnyId {
    let topology = state.editor.topology();
    let subnet = id.typed::<crate::topology::Subnet>().and_then(|id| topology.get(id));
    subnet.and_then(|subnet| subnet.network_site.id()).map_or(id, AnyId::from)
}

fn run(state: &mut State, context: &Context, command: Command) {
    if !command.is_possible(state) {
        return;
    }
    match command {
        Command::New => state.leave(After::New),
        Command::Open => state.leave(After::Open),
        Command::OpenLitware => state.leave(After::OpenSample("litware")),
        Command::OpenBranchOffice => state.leave(After::OpenSample("branch-office")),
        Command::Quit => state.leave(After::Quit),
        Command::Save => state.save(None),
        Command::SaveAs => state.ask_where_to_save(None),
        Command::Publish => state.dialog = Some(state.publish_dialog()),
        Command::Undo => step(state, Step::Undo, crate::edit::Editor::undo),
        Command::Redo => step(state, Step::Redo, crate::edit::Editor::redo),
        Command::Rename => {
            if let Some(id) = state.selected_one() {
                state.fields.focus = Some((id, "Identity", 0));
            }
        }
        Command::Delete => delete(state),
        Command::LetGo => let_go(state),
        Command::Fit => state.canvas.fit = true,
        Command::ActualSize => zoom(state, context, 1.0 / state.canvas.camera.zoom()),
        Command::ZoomIn => zoom(state, context, ZOOM_STEP),
        Command::ZoomOut => zoom(state, context, 1.0 / ZOOM_STEP),
        Command::Light => look(state, context, Theme::Light),
        Command::Dark => look(state, context, Theme::Dark),
        Command::HighContrast => look(state, context, Theme::HighContrast),
        Command::PlaceCall => {
            state.tab = BottomTab::CallReport;
            state.call_form.focus = true;
            prefill(state);
        }
        Command::ClearCall => state.call = None,
        Command::Keys => state.dialog = Some(Dialog::Keys),
    }
}

fn look(state: &mut State, context: &Context, theme: Theme) {
    state.look = Look::new(theme, 1.0);
    state.look.apply(context);
}

fn zoom(state: &mut State, context: &Context, factor: f32) {
    let centre = context.content_rect().center();
    state.canvas.camera = state.canvas.camera.zoomed(factor, Point::new(centre.x, centre.y));
}

fn step(state: &mut State, step: Step, go: fn(&mut crate::edit::Editor) -> Option<Changes>) {
    let before = state.editor.topology().clone();
    if let Some(changes) = go(&mut state.editor) {
        state.file.record(step, state.editor.document());
        state.fields.clear();
        state.follow(&before, &changes);
    }
}

/// Removes what is selected; where something refers to it, asks first.
fn delete(state: &mut State) {
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

/// Lets go of the nearest thing: a gesture, a tool, the path of a call, the selection.
fn let_go(state: &mut State) {
    if state.canvas.gesture != Gesture::Idle {
        state.canvas.gesture = Gesture::Idle;
        let before = state.editor.topology().clone();
        let changes = state.editor.cancel_gesture();
        state.follow(&before, &changes);
    } else if state.canvas.joining.is_some() {
        state.canvas.joining = None;
    } else if state.tool != Tool::Select {
        state.tool = Tool::Select;
    } else if state.call.is_some() {
        state.call = None;
    } else {
        state.selected.clear();
    }
}
