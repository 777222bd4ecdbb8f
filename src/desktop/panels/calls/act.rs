//! Acting on the calls: placing, hanging up, and what is told of it.

use super::{CallsMessage, drill, placing};
use crate::call::live::{CallNumber, End, PlacedMany};
use crate::call::{CallError, CallReport, CallRequest, Outcome};
use crate::desktop::panels::capital;
use crate::desktop::state::{PlacedCall, State};
use crate::desktop::work::Task;
use crate::report::{figure, refusal_words};
use crate::topology::Topology;
use crate::topology::values::Choices;

/// Acts on what is asked of the calls.
pub fn act(state: &mut State, message: &CallsMessage) {
    let moves = matches!(
        message,
        CallsMessage::Place(_)
            | CallsMessage::HangUp(_)
            | CallsMessage::HangUpGroup(_)
            | CallsMessage::PlaceAgain
    );
    if moves && state.work.progress_of(Task::Place).is_some() {
        state.say("Calls are being placed. Wait, or cancel that first.");
        return;
    }
    match message {
        CallsMessage::Place(calls) => placing::place(state, calls),
        CallsMessage::HangUp(number) => {
            state.panels.calls.live.hang_up(*number);
            after(state);
        }
        CallsMessage::HangUpGroup(key) => {
            let count = state.panels.calls.live.hang_up_group(key);
            after(state);
            state.say(format!("{} hung up.", calls_of(count)));
        }
        CallsMessage::HangUpAll => {
            state.work.give_up(Task::Place);
            state.panels.calls.wanted += 1;
            let count = state.panels.calls.live.hang_up_all();
            state.panels.calls.live.forget_failed();
            after(state);
            state.say(format!("{} hung up. Nothing is reserved any more.", calls_of(count)));
        }
        CallsMessage::Forget => {
            state.panels.calls.live.forget_failed();
            after(state);
        }
        CallsMessage::Look(number) => look(state, *number),
        CallsMessage::LookAtFailed(place) => {
            if let Some(failed) = state.panels.calls.live.failed().1.nth(*place) {
                let (request, report) =
                    (CallRequest::clone(&failed.request), CallReport::clone(&failed.report));
                state.call = Some(PlacedCall::new(request, Ok(report), None));
            }
        }
        CallsMessage::PlaceAgain => place_again(state),
        CallsMessage::Mark(id, down) => drill::mark(state, *id, *down),
        CallsMessage::EndDrill => drill::end(state),
        CallsMessage::NextDown => {
            let shown = drill::next(state);
            state.pending.extend(shown);
        }
    }
}

/// Brings in step what follows the calls.
fn after(state: &mut State) {
    let calls = &mut state.panels.calls;
    calls.grown();
    calls.changed.retain(|number, _| calls.live.get(*number).is_some());
    let live = &calls.live;
    if let Some(call) = &mut state.call {
        call.up = call.up.filter(|number| live.get(*number).is_some());
    }
    state.evaluate();
}

fn look(state: &mut State, number: CallNumber) {
    if let Some(call) = state.panels.calls.live.get(number) {
        let (request, report) = (CallRequest::clone(&call.request), CallReport::clone(&call.report));
        state.call = Some(PlacedCall::new(request, Ok(report), Some(number)));
    }
}

fn place_again(state: &mut State) {
    let calls = &mut state.panels.calls;
    let before = calls.live.len();
    let (then, _) = calls.live.again(state.editor.model());
    let lost = before.saturating_sub(then.len());
    calls.live = then;
    calls.changed.clear();
    after(state);
    let lost = if lost == 0 { String::new() } else { format!(", {} not connected", figure(lost as u64)) };
    let up = state.panels.calls.live.len();
    state.say(format!("Placed again: {} up{lost}.", calls_of(up)));
}

/// What came of placing calls, in a sentence or two.
pub fn told(topology: &Topology, (up, failed): (usize, usize), same: bool, placed: &PlacedMany) -> String {
    let begin = format!("{} placed.", calls_of(up));
    let last = placed.last.as_deref();
    match (placed.end, last) {
        (End::NoLimit, _) => {
            format!("{begin} No limit is on its way, so none of these would ever be refused.")
        }
        (End::TooMany, _) => format!("{begin} That is as many as one command places."),
        (_, Some(report)) if same && report.outcome != Outcome::Connected => {
            format!("{begin} {}", ending(topology, report))
        }
        _ if failed > 0 => format!("{begin} {} not connected.", figure(failed as u64)),
        _ => begin,
    }
}

/// How the last call ended, where it was not connected over its own way.
fn ending(topology: &Topology, report: &CallReport) -> String {
    let outcome = report.outcome.choice().label.to_lowercase();
    match report.admission.refusals().next() {
        Some(refusal) => format!("The next one: {outcome}, it {}.", refusal_words(topology, refusal)),
        None => {
            let reason = report.outcome_reasons.first().map(|reason| reason.choice().label);
            reason.map_or_else(
                || format!("The next one: {outcome}."),
                |reason| format!("The next one: {outcome}. {reason}."),
            )
        }
    }
}

fn calls_of(count: usize) -> String {
    format!("{} call{}", figure(count as u64), if count == 1 { "" } else { "s" })
}

/// Why a call cannot be looked at, as a sentence.
pub fn sentence(error: &CallError) -> String {
    format!("{}.", capital(&error.to_string()))
}
