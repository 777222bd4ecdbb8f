//! Many calls at one command, placed a piece at a time: whoever places them can show how far it is, and stop between.

use super::{End, LiveCalls, Placed, PlacedMany};
use crate::call::admission::Leg;
use crate::call::report::{CallReport, Outcome};
use crate::call::request::CallRequest;
use crate::call::resolve::CallError;
use crate::topology::{Limit, Model};
use std::sync::Arc;

/// How often one call is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Many {
    /// So often, whatever comes of it.
    Count(u32),
    /// Until one is not connected over its own way.
    UntilRefused,
}

/// Calls to be placed, one kind after the other, and what came of them so far.
#[derive(Debug, Clone)]
pub struct Batch {
    kinds: Vec<(Arc<CallRequest>, Many)>,
    /// The kind that is being placed.
    at: usize,
    /// How often it was.
    tries: u32,
    /// What came of it.
    placed: PlacedMany,
    up: usize,
    failed: usize,
}

impl Batch {
    /// Calls that are to be placed.
    pub fn new(kinds: impl IntoIterator<Item = (CallRequest, Many)>) -> Self {
        let kinds = kinds.into_iter().map(|(request, many)| (Arc::new(request), many)).collect();
        Self { kinds, at: 0, tries: 0, placed: PlacedMany::default(), up: 0, failed: 0 }
    }

    /// Places at most so many more; whether that was all.
    ///
    /// # Errors
    /// As [`LiveCalls::place`]; nothing of that kind is placed then, the kinds before it are.
    pub fn go_on(&mut self, live: &mut LiveCalls, model: &Model, most: u32) -> Result<bool, CallError> {
        for _ in 0..most {
            let Some((request, many)) = self.kinds.get(self.at) else { return Ok(true) };
            let (request, many) = (Arc::clone(request), *many);
            if self.tries == 0 {
                self.placed = PlacedMany::default();
            }
            let end = match many {
                Many::Count(count) if self.tries >= count => Some(End::Counted),
                _ if self.tries >= LiveCalls::MOST => Some(End::TooMany),
                _ => self.place_one(live, model, &request, many)?,
            };
            if let Some(end) = end {
                self.placed.end = end;
                (self.at, self.tries) = (self.at + 1, 0);
            }
        }
        Ok(self.at >= self.kinds.len())
    }

    fn place_one(
        &mut self,
        live: &mut LiveCalls,
        model: &Model,
        request: &Arc<CallRequest>,
        many: Many,
    ) -> Result<Option<End>, CallError> {
        let Placed { report, number } = live.place(model, request)?;
        self.tries += 1;
        self.up += usize::from(number.is_some());
        self.failed += usize::from(number.is_none());
        self.placed.failed += u32::from(number.is_none());
        self.placed.numbers.extend(number);
        let end = match many {
            Many::Count(count) => (self.tries >= count).then_some(End::Counted),
            Many::UntilRefused if report.outcome != Outcome::Connected => Some(End::Refused),
            Many::UntilRefused => limits(&report).next().is_none().then_some(End::NoLimit),
        };
        self.placed.last = Some(report);
        Ok(end)
    }

    /// How many calls are up, and how many are not, of all kinds so far.
    pub fn counts(&self) -> (usize, usize) {
        (self.up, self.failed)
    }

    /// Whether there is only one kind of call.
    pub fn is_of_one_kind(&self) -> bool {
        self.kinds.len() == 1
    }

    /// The part that is done, 0 to 1. While a link is filled, that is how full the fullest on the way is.
    pub fn fraction(&self) -> f32 {
        let part = match self.kinds.get(self.at) {
            Some((_, Many::Count(count))) => self.tries as f32 / (*count).max(1) as f32,
            Some((_, Many::UntilRefused)) if self.tries > 0 => {
                let last = self.placed.last.iter().flat_map(|report| limits(report));
                last.map(|(used, limit)| used as f32 / limit.total.max(1) as f32).fold(0.0, f32::max)
            }
            _ => 0.0,
        };
        ((self.at as f32 + part.min(1.0)) / self.kinds.len().max(1) as f32).min(1.0)
    }

    /// The kind that was placed last, and what came of it.
    pub fn last(&self) -> Option<(&Arc<CallRequest>, &PlacedMany)> {
        let at = if self.tries == 0 { self.at.checked_sub(1)? } else { self.at };
        self.kinds.get(at).map(|(request, _)| (request, &self.placed))
    }
}

/// What was in use of each limited link that a call crosses, in the worse direction, and the limit.
fn limits(report: &CallReport) -> impl Iterator<Item = (u32, Limit)> + '_ {
    report.admission.legs.iter().flat_map(|leg: &Leg| {
        let media = leg.scenario.media();
        leg.limited().filter_map(move |crossed| {
            let used = crossed.used.into_iter().max().unwrap_or(0);
            Some((used, crossed.crossing.limits.of(media)?))
        })
    })
}
