//! Placing calls: the first ones at once, what is left of many in the background, with progress and a way to stop.

use super::act::{sentence, told};
use crate::call::live::{Batch, LiveCalls, Many};
use crate::call::{CallReport, CallRequest, Outcome};
use crate::desktop::message::BottomTab;
use crate::desktop::state::{PlacedCall, State};
use crate::desktop::tasks::Done;
use crate::desktop::work::Task;
use crate::report::figure;
use jiff::Timestamp;

/// So many calls are placed within the frame.
const AT_ONCE: u32 = 200;
/// So many are placed in the background between two looks at whether to go on.
const PIECE: u32 = 100;

/// Calls that were placed in the background.
pub struct PlacedCalls {
    /// Which document of the window they were placed in, and what was wanted then.
    of: (u64, u64),
    /// The version of its topology.
    revision: u64,
    live: LiveCalls,
    batch: Batch,
    fault: Option<String>,
    /// Whether a person stopped it.
    stopped: bool,
}

/// Places calls, one kind after the other.
pub fn place(state: &mut State, calls: &[(CallRequest, Many)]) {
    let mut batch = Batch::new(calls.iter().cloned());
    let (model, live) = (state.editor.model(), &mut state.panels.calls.live);
    match batch.go_on(live, model, AT_ONCE) {
        Ok(true) => finish(state, &batch, None, false),
        Ok(false) => go_on_behind(state, batch),
        Err(error) => finish(state, &batch, Some(sentence(&error)), false),
    }
}

fn go_on_behind(state: &mut State, mut batch: Batch) {
    let of = (state.file.serial(), state.panels.calls.wanted);
    let revision = state.editor.topology_revision();
    let (model, mut live) = (state.editor.model().clone(), state.panels.calls.live.clone());
    state.panels.calls.grown();
    state.call_form.error = None;
    state.show_tab(BottomTab::LiveCalls);
    state.work.start(Task::Place, "Place calls".to_owned(), move |context| {
        let mut fault = None;
        let stopped = loop {
            if context.is_cancelled() {
                break true;
            }
            match batch.go_on(&mut live, &model, PIECE) {
                Ok(true) => break false,
                Ok(false) => {}
                Err(error) => {
                    fault = Some(sentence(&error));
                    break false;
                }
            }
            let (up, _) = batch.counts();
            context.report(Some(batch.fraction()), &format!("{} up", figure(up as u64)));
        };
        Done::Placed(Box::new(PlacedCalls { of, revision, live, batch, fault, stopped }))
    });
}

/// Takes in calls that were placed in the background, unless they are not wanted any more.
pub fn take(state: &mut State, placed: PlacedCalls) {
    if placed.of != (state.file.serial(), state.panels.calls.wanted) {
        return;
    }
    let calls = &mut state.panels.calls;
    let drill = calls.live.drill().clone();
    // They were placed in what the document and the drill were then.
    calls.unsure |= drill != *placed.live.drill() || placed.revision != state.editor.topology_revision();
    calls.live = placed.live;
    calls.live.take_drill(drill);
    finish(state, &placed.batch, placed.fault, placed.stopped);
}

/// Shows what came of placing calls.
fn finish(state: &mut State, batch: &Batch, fault: Option<String>, stopped: bool) {
    state.call_form.error = fault;
    let Some((request, placed)) = batch.last() else { return };
    let words = told(state.editor.topology(), batch.counts(), batch.is_of_one_kind(), placed);
    let words = if stopped { format!("{words} Then it was stopped.") } else { words };
    if let Some(report) = &placed.last {
        let up = placed.numbers.last().copied().filter(|_| report.is_up());
        let request = CallRequest::clone(request);
        state.call = Some(PlacedCall::new(request, Ok(CallReport::clone(report)), up));
        if report.outcome == Outcome::Refused {
            state.panels.calls.refused_at = Some(Timestamp::now());
        }
    }
    state.panels.calls.grown();
    state.show_tab(BottomTab::LiveCalls);
    state.say(words);
}
