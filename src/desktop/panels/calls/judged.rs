//! Calls that are up while the topology changes: which would now be treated otherwise.

use super::{CallsState, drill};
use crate::desktop::commands::Command;
use crate::desktop::state::State;
use crate::report::figure;

/// Finds the calls that would now be treated otherwise, and tells how many when an edit changed that. What is only
/// previewed changes nothing yet.
pub fn refresh(state: &mut State) {
    drill::follow(state);
    let revision = state.editor.topology_revision();
    let calls = &mut state.panels.calls;
    let now = (revision, calls.serial);
    let is_preview = state.editor.settled().topology != *state.editor.topology();
    if calls.judged == Some(now) && !calls.unsure || is_preview {
        return;
    }
    let unsure = std::mem::take(&mut calls.unsure);
    let edited = unsure || calls.judged.is_some_and(|(judged, _)| judged != revision);
    calls.judged = Some(now);
    // Without an edit, calls that were placed in this topology stand as they were placed.
    if calls.live.is_empty() || (!edited && calls.changed.is_empty()) {
        calls.changed.clear();
        return;
    }
    let before = std::mem::take(&mut calls.changed);
    let (_, changed) = calls.live.again(state.editor.model());
    calls.changed = changed.into_iter().map(|changed| (changed.number, changed)).collect();
    if calls.changed == before {
        return;
    }
    calls.serial += 1;
    calls.judged = Some((revision, calls.serial));
    if edited {
        tell(state, before.is_empty());
    }
}

fn tell(state: &mut State, were_none: bool) {
    match state.panels.calls.summary() {
        Some(words) => state.say_with(words, "Place them again", Command::PlaceCallsAgain),
        None if were_none => {}
        None => state.say("Every call that is up is treated as it was placed."),
    }
}

impl CallsState {
    /// How many calls would now be treated otherwise, in a sentence; `None` where there is none.
    pub fn summary(&self) -> Option<String> {
        let (count, all) = (self.changed.len(), self.live.len());
        let (call, is) = if all == 1 { ("call", "is") } else { ("calls", "are") };
        (count > 0).then(|| {
            let (count, all) = (figure(count as u64), figure(all as u64));
            format!("{count} of {all} {call} that {is} up would now be treated otherwise.")
        })
    }
}
