//! The loads of all calls as the canvas draws them, from reports.

use super::loads::{Load, Loads};
use crate::call::decision::Verdict;
use crate::call::live::LiveCalls;
use crate::call::{CallReport, Down, Media};
use crate::topology::{AnyId, Model, RefExt, Topology};
use std::collections::HashMap;

impl Loads {
    /// What links carry and members handle while calls are up, with what a call that is looked at would add.
    pub fn of(model: &Model, live: &LiveCalls, looked_at: Option<&CallReport>) -> Self {
        let mut loads = Self::default();
        mark_down(model.topology(), live.drill(), &mut loads);
        if live.is_empty() && looked_at.is_none() {
            return loads;
        }
        let shares = looked_at.map(|report| report.admission.shares()).unwrap_or_default();
        for usage in live.links(model) {
            let [forth, back] = usage.audio;
            let share = shares.iter().find(|share| share.link == usage.link);
            let refuses = looked_at
                .is_some_and(|report| report.admission.refusals().any(|refusal| refusal.link == usage.link));
            let full = usage.used(Media::Audio) > 0 && usage.full(Media::Audio);
            let added = share.map_or(0, |share| share.kbps);
            let load = Load { forth, back, added, refused: refuses || full };
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
}

/// Marks what is down: what a drill names, what stands on it, the trunks that it takes along, and the network regions
/// whose policy service it is.
fn mark_down(topology: &Topology, drill: &Down, loads: &mut Loads) {
    if drill.is_empty() {
        return;
    }
    drill.iter().for_each(|id| loads.set_down(id));
    for (id, _) in topology.trunks.iter().filter(|(id, _)| drill.under(topology, *id).is_some()) {
        loads.set_follows(id);
    }
    for (id, pool) in topology.mediation_pools.iter() {
        let hosts = [pool.host_front_end.id().map(AnyId::from), pool.host_appliance.id().map(AnyId::from)];
        if hosts.into_iter().flatten().any(|host| drill.contains(host)) {
            loads.set_follows(id);
        }
    }
    for (id, _) in topology.network_regions.iter().filter(|(id, _)| drill.policy_service(topology, *id)) {
        loads.set_follows(id);
    }
}

/// The members that carry media of a call: its gateway peers, and its pool where media is mediated.
fn carriers(report: &CallReport) -> impl Iterator<Item = AnyId> {
    let taken = report.inner.as_deref().unwrap_or(report);
    let pool = taken.mediation.filter(|_| taken.verdict == Verdict::Mediated).map(|end| end.pool.into());
    let gateways = taken.gateway.into_iter().chain(taken.from_gateway).map(|end| end.gateway.into());
    pool.into_iter().chain(gateways)
}
