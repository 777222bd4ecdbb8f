//! How far a reviewed change reaches, worked out beside the window.

use super::{PublishingDone, done};
use crate::desktop::state::State;
use crate::desktop::work::Task;
use crate::publish::Reach;
use std::ops::ControlFlow;
use std::sync::Arc;

/// How far the work on a reach is.
#[derive(Debug, Default)]
pub struct Reaching {
    /// Which review it is about; a later one makes the work on an earlier one worthless.
    number: u64,
    outcome: Outcome,
}

/// What came of the work.
#[derive(Debug, Default)]
enum Outcome {
    /// It was not asked for, or goes on.
    #[default]
    Open,
    /// It ended.
    Known(Arc<Reach>),
    /// A person did not want to wait.
    GivenUp,
}

impl Reaching {
    /// What is known.
    pub fn known(&self) -> Option<&Arc<Reach>> {
        match &self.outcome {
            Outcome::Known(reach) => Some(reach),
            Outcome::Open | Outcome::GivenUp => None,
        }
    }

    /// Whether a person did not want to wait for it.
    pub fn is_given_up(&self) -> bool {
        matches!(self.outcome, Outcome::GivenUp)
    }

    /// Takes in what was worked out for the review with a number.
    pub(super) fn take(&mut self, number: u64, reach: Option<Box<Reach>>) {
        if let Some(reach) = reach.filter(|_| number == self.number) {
            self.outcome = Outcome::Known(Arc::new(*reach));
        }
    }
}

impl State {
    /// Forgets what was worked out for another review.
    pub(super) fn forget_reach(&mut self) {
        self.work.give_up(Task::Reach);
        let number = self.publishing.reach.number + 1;
        self.publishing.reach = Reaching { number, outcome: Outcome::Open };
    }

    /// Gives the work up.
    pub(super) fn give_up_reach(&mut self) {
        self.forget_reach();
        self.publishing.reach.outcome = Outcome::GivenUp;
    }

    /// Works out how far the change reaches that was reviewed.
    pub(super) fn work_out_reach(&mut self) {
        self.forget_reach();
        let number = self.publishing.reach.number;
        let Some(Ok(review)) = self.publishing.review() else { return };
        let review = Arc::clone(review);
        self.work.start(Task::Reach, "Work out how far it reaches".to_owned(), move |context| {
            let mut heard = |part: f32, words: &str| {
                context.report(Some(part), words);
                if context.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            done(PublishingDone::Reached(number, review.reach(&mut heard).map(Box::new)))
        });
    }
}
