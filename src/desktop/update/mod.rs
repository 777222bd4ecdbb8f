//! Acting on messages, one room a file: edits, what is selected, commands.

mod commands;
mod edits;
mod selection;

use super::message::{BottomTab, Message};
use super::middle;
use super::panels::look_at_call;
use super::start_page;
use super::state::{PlacedCall, State};
use crate::edit::Step;
use crate::file::Access;
use egui::Context;

/// Acts on a message. What needs files goes on in `work`.
pub fn update(state: &mut State, context: &Context, message: Message) {
    if super::panels::end_preview(state, &message) {
        return;
    }
    match message {
        Message::Apply(edit) => edits::apply(state, &edit),
        Message::Enter(field, edit) => edits::enter(state, field, &edit),
        Message::Make(edit, subject) => edits::make(state, &edit, &subject),
        Message::Preview(edit) => edits::preview(state, edit),
        Message::FinishGesture => {
            if let Some(edit) = state.editor.finish_gesture() {
                state.file.record(Step::Do(edit), state.editor.document());
            }
        }
        Message::Select(ids, choose) => selection::select(state, ids, choose),
        Message::Reveal(id) => {
            middle::leave(state);
            selection::reveal(state, id);
        }
        Message::Run(command) => commands::run(state, context, command),
        Message::Take(tool) => commands::take(state, tool),
        Message::PlaceCall(request) => {
            let report = look_at_call(state, &request, None);
            super::panels::leave_walk(state);
            state.call = Some(PlacedCall::new(request, report, None));
            state.show_tab(BottomTab::CallReport);
        }
        Message::ShowStep(step) => {
            if let Some(call) = &mut state.call {
                call.step = step;
            }
        }
        Message::Show(tab) => state.show_tab(tab),
        Message::Panel(message) => super::panels::act(state, &message),
        Message::Matrix(message) => {
            if let Some(message) = super::matrix::act(state, message) {
                update(state, context, message);
            }
        }
        Message::ExportReport(path, printed) => super::report_page::write(state, path, printed),
        Message::Compare(message) => super::compare::act(state, message),
        Message::Open(dialog) => state.dialog = Some(dialog),
        Message::CloseDialog => state.dialog = None,
        Message::Notice(words) => state.say(words),
        Message::Hush => state.notice = None,
        Message::Start(message) => start_page::act(state, message),
        Message::OpenHeld => state.open_held(),
        Message::Outside(message) => state.decide(message),
        Message::Publishing(message) => state.publishing(&message),
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
        Message::Answer(kept, answer) => state.answer(&kept, answer),
        Message::Quit => {
            state.closing = true;
            state.dialog = None;
            state.work.cancel();
            state.file.close();
            context.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }
}
