//! What the calls put on the canvas: gauges, pills, and the report of the call that is looked at.

use crate::call::decision::Verdict;
use crate::call::live::CallNumber;
use crate::call::{CallReport, CallRequest, Media, evaluate_under};
use crate::desktop::state::State;
use crate::scene::canvas::{Load, Loads};
use crate::topology::{AnyId, RefExt};
use std::collections::HashMap;

/// What links carry and members handle, with what the call that is looked at would add.
pub fn loads(state: &State) -> Loads {
    let mut loads = Loads::default();
    let live = state.panels.calls.live();
    let looked_at = state.call.as_ref().filter(|call| call.up.is_none());
    let looked_at = looked_at.and_then(|call| call.report.as_ref().ok());
    mark_down(state, &mut loads);
    if live.is_empty() && looked_at.is_none() {
        return loads;
    }
    let shares = looked_at.map(|report| report.admission.shares()).unwrap_or_default();
    for usage in live.links(state.editor.model()) {
        let [forth, back] = usage.audio;
        let share = shares.iter().find(|share| share.link == usage.link);
        let refuses = looked_at
            .is_some_and(|report| report.admission.refusals().any(|refusal| refusal.link == usage.link));
        let full = usage.used(Media::Audio) > 0 && usage.full(Media::Audio);
        let load = Load { forth, back, added: share.map_or(0, |share| share.kbps), refused: refuses || full };
        if load != Load::default() {
            loads.set_link(usage.link.entity(), load);
        }
    }
    let mut carried: HashMap<AnyId, u32> = HashMap::new();
    for (_, call) in live.iter() {
        for member in carriers(&call.report) {
            *carried.entry(member).or_default() += 1;
        }
    }
    carried.into_iter().for_each(|(member, calls)| loads.set_calls(member, calls));
    loads
}

/// Marks what is down: what a drill names, what stands on it, the trunks that it takes along, and the network regions
/// whose policy service it is.
fn mark_down(state: &State, loads: &mut Loads) {
    let (topology, drill) = (state.editor.topology(), state.panels.calls.live().drill());
    if drill.is_empty() {
        return;
    }
    drill.iter().for_each(|id| loads.set_down(id));
    for (id, _) in topology.trunks.iter().filter(|(id, _)| drill.under(topology, *id).is_some()) {
        loads.set_down(id);
    }
    for (id, pool) in topology.mediation_pools.iter() {
        let hosts = [pool.host_front_end.id().map(AnyId::from), pool.host_appliance.id().map(AnyId::from)];
        if hosts.into_iter().flatten().any(|host| drill.contains(host)) {
            loads.set_down(id);
        }
    }
    for (id, _) in topology.network_regions.iter().filter(|(id, _)| drill.policy_service(topology, *id)) {
        loads.set_down(id);
    }
}

/// The members that carry media of a call: its gateway peers, and its pool where media is mediated.
fn carriers(report: &CallReport) -> impl Iterator<Item = AnyId> {
    let taken = report.inner.as_deref().unwrap_or(report);
    let pool = taken.mediation.filter(|_| taken.verdict == Verdict::Mediated).map(|end| end.pool.into());
    let gateways = taken.gateway.into_iter().chain(taken.from_gateway).map(|end| end.gateway.into());
    pool.into_iter().chain(gateways)
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
