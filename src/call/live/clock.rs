//! Call lists on one network: in order, or on a clock.

use super::LiveCalls;
use crate::call::list::ListedCall;
use crate::call::report::CallReport;
use crate::call::resolve::CallError;
use crate::topology::Model;
use std::sync::Arc;

/// A call of a list that could not be looked at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct ListedFault {
    /// The line of the list.
    pub line: u64,
    /// Why not.
    pub fault: CallError,
}

/// Places the calls of a list in order, each staying up.
///
/// # Errors
/// At the first call that names too little, or what the topology does not have.
pub fn in_order(model: &Model, calls: &[ListedCall]) -> Result<Vec<Arc<CallReport>>, ListedFault> {
    let mut live = LiveCalls::default();
    let place = |call: &ListedCall| {
        let placed = live.place(model, &Arc::new(call.request.clone()));
        placed.map(|placed| placed.report).map_err(|fault| ListedFault { line: call.line, fault })
    };
    calls.iter().map(place).collect()
}

/// Whether a list has times, so that its calls run on a clock.
pub fn has_times(calls: &[ListedCall]) -> bool {
    calls.iter().any(|call| call.request.start.is_some() || call.request.duration.is_some())
}

/// Places the calls of a list at their `start`, 0 where none is given, and hangs each up after its `duration`; one
/// without a duration stays up. What ends and starts at the same second ends first; what starts together starts in the
/// order of the list. The reports are in the order of the list.
///
/// # Errors
/// At the earliest call that names too little, or what the topology does not have.
pub fn on_a_clock(model: &Model, calls: &[ListedCall]) -> Result<Vec<Arc<CallReport>>, ListedFault> {
    let start = |call: &ListedCall| call.request.start.unwrap_or(0.0);
    let mut order: Vec<(usize, &ListedCall)> = calls.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| start(a).total_cmp(&start(b)));
    let mut live = LiveCalls::default();
    let mut up: Vec<(f64, super::CallNumber)> = Vec::new();
    let mut reports = Vec::with_capacity(calls.len());
    for (place, call) in order {
        let now = start(call);
        up.retain(|(end, number)| {
            let over = *end <= now;
            if over {
                live.hang_up(*number);
            }
            !over
        });
        let placed = live
            .place(model, &Arc::new(call.request.clone()))
            .map_err(|fault| ListedFault { line: call.line, fault })?;
        if let (Some(number), Some(duration)) = (placed.number, call.request.duration) {
            up.push((now + duration, number));
        }
        reports.push((place, placed.report));
    }
    reports.sort_by_key(|(place, _)| *place);
    Ok(reports.into_iter().map(|(_, report)| report).collect())
}
