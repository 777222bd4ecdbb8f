//! What becomes of the number, worked out once for each version of the document and of the form.

use super::Caller;
use crate::call::number::{NumberList, Rewritten, rewrite};
use crate::call::routing::{Routed, route};
use crate::call::{CallRequest, Down};
use crate::desktop::panels::capital;
use crate::desktop::state::State;
use crate::topology::{Id, Topology, Trunk};

/// What was asked.
type Asked = (u64, Option<Id<Trunk>>, String, NumberList, Caller, Down);

/// What became of a number.
#[derive(Debug)]
pub struct Answered {
    of: Asked,
    /// What the rules of the trunk make of it, or why nothing.
    pub rewritten: Result<Rewritten, String>,
    /// Which trunks would take it, or why none is looked for; nothing for the number of a caller.
    pub routed: Option<Result<Routed, String>>,
}

/// Brings the answer in step with the form and the document.
pub fn refresh(state: &mut State) {
    let topology = state.editor.topology();
    let numbers = &state.panels.numbers;
    let trunk = numbers.trunk.filter(|id| topology.get(*id).is_some());
    let of: Asked = (
        state.editor.topology_revision(),
        trunk,
        numbers.number.trim().to_owned(),
        numbers.list(),
        numbers.caller,
        state.panels.calls.live().drill().clone(),
    );
    if numbers.answered.as_ref().is_some_and(|answered| answered.of == of) {
        return;
    }
    let model = state.editor.model();
    let (_, _, number, list, caller, drill) = &of;
    let rewritten = match trunk {
        _ if number.is_empty() => Err(String::new()),
        None => Err("Choose a trunk.".to_owned()),
        Some(trunk) => rewrite(model, trunk, *list, number).map_err(|fault| format!("Number: {fault}.")),
    };
    let routed = (*list == NumberList::Called && rewritten.is_ok()).then(|| {
        let request = request(topology, number, *caller);
        route(model, drill, &request).map_err(|error| format!("{}.", capital(&error.to_string())))
    });
    state.panels.numbers.answered = Some(Answered { of, rewritten, routed });
}

fn request(topology: &Topology, number: &str, caller: Caller) -> CallRequest {
    let mut request = CallRequest { number: Some(number.into()), ..CallRequest::default() };
    match caller {
        Caller::Anybody => {}
        Caller::Policy(id) => request.policy = Some(topology.name(id.into()).into()),
        Caller::User(id) => request.user = Some(topology.name(id.into()).into()),
    }
    request
}
