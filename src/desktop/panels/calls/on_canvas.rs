//! What the calls put on the canvas: gauges, pills, and the report of the call that is looked at.

use crate::call::live::CallNumber;
use crate::call::{CallReport, CallRequest, evaluate_under};
use crate::desktop::state::State;
use crate::scene::canvas::Loads;

/// What links carry and members handle, with what the call that is looked at would add.
pub fn loads(state: &State) -> Loads {
    let looked_at = state.call.as_ref().filter(|call| call.up.is_none());
    let looked_at = looked_at.and_then(|call| call.report.as_ref().ok());
    Loads::of(state.editor.model(), state.panels.calls.live(), looked_at)
}

/// Looks at a call beside those that are up. One that is up itself finds the room that it holds.
///
/// # Errors
/// When it cannot be looked at; the words say why.
pub fn look_at_call(
    state: &State,
    request: &CallRequest,
    up: Option<CallNumber>,
) -> Result<CallReport, String> {
    let live = state.panels.calls.live();
    let own = up.and_then(|number| live.get(number));
    let mut ledger = live.ledger().clone();
    own.iter().flat_map(|call| call.held.iter()).for_each(|held| ledger.give_back(held));
    evaluate_under(state.editor.model(), &ledger, live.drill(), request).map_err(|error| error.to_string())
}
