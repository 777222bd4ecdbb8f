//! Calls that are up: what they reserve shows on the links, and the next call finds it there.
//!
//! [`LiveCalls`] is a value beside the document: an edit and its undo do not touch it, and hanging up touches no
//! document. Entities are found by ids that are never reused, so calls stay up while the topology changes.

mod again;
mod batch;
mod clock;
mod groups;
mod usage;

#[cfg(test)]
mod tests;

pub use again::{Changed, Treatment};
pub use batch::{Batch, Many};
pub use clock::{ListedFault, has_times, in_order, on_a_clock};
pub use groups::{Far, Group, GroupKey};
pub use usage::{Fit, Freed, Kind, LinkUsage, LinkUser, Totals, fit};

use super::admission::{Ledger, Reservation};
use super::down::Down;
use super::explain::evaluate_under;
use super::report::CallReport;
use super::request::CallRequest;
use super::resolve::CallError;
use crate::topology::{AnyId, Model, Topology};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// The number of a call that is up, in the order of placing; never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CallNumber(pub u32);

/// A call that is up.
#[derive(Debug, Clone, PartialEq)]
pub struct LiveCall {
    /// What was asked.
    pub request: Arc<CallRequest>,
    /// What came of it when it was placed.
    pub report: Arc<CallReport>,
    /// What it holds on the links.
    pub held: Arc<[Reservation]>,
}

/// A call that was not connected.
#[derive(Debug, Clone, PartialEq)]
pub struct Failed {
    /// What was asked.
    pub request: Arc<CallRequest>,
    /// What came of it.
    pub report: Arc<CallReport>,
}

/// What came of placing one call.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The report.
    pub report: Arc<CallReport>,
    /// The number of the call; `None` where it is not up.
    pub number: Option<CallNumber>,
}

/// How placing several calls ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum End {
    /// As many as were asked for are placed.
    #[default]
    Counted,
    /// The last one was not connected over its own way.
    Refused,
    /// No limit stands in the way, so none would ever be refused; one was placed.
    NoLimit,
    /// So many were placed that it was stopped.
    TooMany,
}

/// What came of placing several calls.
#[derive(Debug, Clone, Default)]
pub struct PlacedMany {
    /// The numbers of those that are up.
    pub numbers: Vec<CallNumber>,
    /// How many are not.
    pub failed: u32,
    /// The report of the last one; `None` where none was asked for.
    pub last: Option<Arc<CallReport>>,
    /// How it ended.
    pub end: End,
}

/// Calls that are up, and what they hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LiveCalls {
    ledger: Ledger,
    /// What is out of service for every call that is placed from now on.
    drill: Down,
    calls: BTreeMap<CallNumber, LiveCall>,
    /// The number of the next call.
    next: u32,
    /// How many were not connected since the last was forgotten.
    failed: u32,
    /// The last ones of them, the newest at the end.
    last_failed: VecDeque<Failed>,
}

impl LiveCalls {
    /// Most calls that one command places.
    pub const MOST: u32 = 100_000;
    /// How many calls that were not connected are kept with their reports.
    const KEPT: usize = 50;

    /// What is reserved.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What a drill marks as out of service. It is no part of the document: no edit, undo or file knows of it.
    pub fn drill(&self) -> &Down {
        &self.drill
    }

    /// Marks something as down, or takes the mark off; whether that changed anything. Calls that are up stay as they
    /// were placed.
    pub fn mark_down(&mut self, id: AnyId, down: bool) -> bool {
        self.drill.mark(id, down)
    }

    /// Takes another drill in the place of this one.
    pub fn take_drill(&mut self, drill: Down) {
        self.drill = drill;
    }

    /// Takes every mark off; how many there were.
    pub fn end_drill(&mut self) -> usize {
        std::mem::take(&mut self.drill).iter().len()
    }

    /// Takes the marks off what a topology does not have any more; whether there were any.
    pub fn follow(&mut self, topology: &Topology) -> bool {
        self.drill.follow(topology)
    }

    /// The calls in the order of placing.
    pub fn iter(&self) -> impl Iterator<Item = (CallNumber, &LiveCall)> {
        self.calls.iter().map(|(number, call)| (*number, call))
    }

    /// How many calls are up.
    pub fn len(&self) -> usize {
        self.calls.len()
    }

    /// Whether no call is up.
    pub fn is_empty(&self) -> bool {
        self.calls.is_empty()
    }

    /// One call.
    pub fn get(&self, number: CallNumber) -> Option<&LiveCall> {
        self.calls.get(&number)
    }

    /// How many calls were not connected, and the last of them, the newest first.
    pub fn failed(&self) -> (u32, impl Iterator<Item = &Failed>) {
        (self.failed, self.last_failed.iter().rev())
    }

    /// Forgets the calls that were not connected.
    pub fn forget_failed(&mut self) {
        self.failed = 0;
        self.last_failed.clear();
    }

    /// Places a call and leaves it up, if it is. A call that is not changes nothing but the count of those.
    ///
    /// # Errors
    /// When the request names too little, or what the topology does not have.
    pub fn place(&mut self, model: &Model, request: &Arc<CallRequest>) -> Result<Placed, CallError> {
        let report = Arc::new(evaluate_under(model, &self.ledger, &self.drill, request)?);
        if !report.is_up() {
            self.failed += 1;
            let failed = Failed { request: Arc::clone(request), report: Arc::clone(&report) };
            self.last_failed.push_back(failed);
            if self.last_failed.len() > Self::KEPT {
                self.last_failed.pop_front();
            }
            return Ok(Placed { report, number: None });
        }
        let held: Arc<[Reservation]> = report.reservations().into();
        held.iter().for_each(|reservation| self.ledger.book(reservation));
        let number = CallNumber(self.next);
        self.next += 1;
        let call = LiveCall { request: Arc::clone(request), report: Arc::clone(&report), held };
        self.calls.insert(number, call);
        Ok(Placed { report, number: Some(number) })
    }

    /// Places a number of the same call, however many of them are connected.
    ///
    /// # Errors
    /// As [`place`](Self::place); nothing is placed then.
    pub fn place_many(
        &mut self,
        model: &Model,
        request: &CallRequest,
        count: u32,
    ) -> Result<PlacedMany, CallError> {
        self.run(model, request, Many::Count(count))
    }

    /// Places the same call again and again, until one is not connected over its own way.
    ///
    /// # Errors
    /// As [`place`](Self::place); nothing is placed then.
    pub fn until_refused(&mut self, model: &Model, request: &CallRequest) -> Result<PlacedMany, CallError> {
        self.run(model, request, Many::UntilRefused)
    }

    fn run(&mut self, model: &Model, request: &CallRequest, many: Many) -> Result<PlacedMany, CallError> {
        let mut batch = Batch::new([(request.clone(), many)]);
        while !batch.go_on(self, model, Self::MOST)? {}
        Ok(batch.last().map(|(_, placed)| placed.clone()).unwrap_or_default())
    }

    /// Hangs a call up and gives back what it held. Whether it was up.
    pub fn hang_up(&mut self, number: CallNumber) -> bool {
        let Some(call) = self.calls.remove(&number) else { return false };
        call.held.iter().for_each(|reservation| self.ledger.give_back(reservation));
        true
    }

    /// Hangs up every call of a group. How many those were.
    pub fn hang_up_group(&mut self, key: &GroupKey) -> usize {
        let members: Vec<CallNumber> = self
            .calls
            .iter()
            .filter(|(_, call)| GroupKey::of(call) == *key)
            .map(|(number, _)| *number)
            .collect();
        members.into_iter().filter(|number| self.hang_up(*number)).count()
    }

    /// Hangs up every call.
    pub fn hang_up_all(&mut self) -> usize {
        let numbers: Vec<CallNumber> = self.calls.keys().copied().collect();
        numbers.into_iter().filter(|number| self.hang_up(*number)).count()
    }
}
