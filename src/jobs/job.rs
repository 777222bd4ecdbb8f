//! The owner's handle on a job, and the slot that its result comes to.

use std::mem;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use super::context::{Control, Progress, lock};
use super::error::JobError;

/// A job as its owner holds it. Dropping it cancels the job.
#[derive(Debug)]
#[must_use = "dropping a job cancels it"]
pub struct Job<T> {
    control: Arc<Control>,
    slot: Arc<Slot<T>>,
}

impl<T> Job<T> {
    pub(super) fn new(control: Arc<Control>, slot: Arc<Slot<T>>) -> Self {
        Self { control, slot }
    }

    /// What it is called, for people.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.control.job
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.control.progress()
    }

    /// Asks it to stop. It ends as cancelled once its work notices, or with a result where that was
    /// as good as done.
    pub fn cancel(&self) {
        self.control.cancel();
    }

    /// It has ended, and [`Self::take`] or [`Self::wait`] will not wait.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        !matches!(*lock(&self.slot.state), State::Pending)
    }

    /// Hands the result out, once, without waiting; `None` until there is one, and afterwards.
    pub fn take(&mut self) -> Option<Result<T, JobError>> {
        self.slot.take()
    }

    /// Waits for the result.
    ///
    /// # Errors
    /// [`JobError::NoResult`] where [`Self::take`] handed it out before; otherwise how the job ended.
    pub fn wait(self) -> Result<T, JobError> {
        let mut state = lock(&self.slot.state);
        while matches!(*state, State::Pending) {
            state = self.slot.ended.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        drop(state);
        self.slot.take().unwrap_or_else(|| Err(JobError::NoResult { job: self.control.job.clone() }))
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.control.cancel();
    }
}

/// Where a result waits for its owner.
#[derive(Debug)]
pub(super) struct Slot<T> {
    state: Mutex<State<T>>,
    ended: Condvar,
}

#[derive(Debug)]
enum State<T> {
    Pending,
    Ended(Result<T, JobError>),
    Taken,
}

impl<T> Slot<T> {
    pub fn new() -> Self {
        Self { state: Mutex::new(State::Pending), ended: Condvar::new() }
    }

    fn put(&self, outcome: Result<T, JobError>) {
        *lock(&self.state) = State::Ended(outcome);
        self.ended.notify_all();
    }

    fn take(&self) -> Option<Result<T, JobError>> {
        let mut state = lock(&self.state);
        match mem::replace(&mut *state, State::Taken) {
            State::Ended(outcome) => Some(outcome),
            other => {
                *state = other;
                None
            }
        }
    }
}

/// The duty to end a job. Dropped without an outcome, as when a pool ends early, it still ends it.
#[derive(Debug)]
pub(super) struct Delivery<T> {
    control: Arc<Control>,
    slot: Arc<Slot<T>>,
    done: bool,
}

impl<T> Delivery<T> {
    pub fn new(control: Arc<Control>, slot: Arc<Slot<T>>) -> Self {
        Self { control, slot, done: false }
    }

    /// Hands the outcome over and wakes the owner.
    pub fn deliver(mut self, outcome: Result<T, JobError>) {
        self.put(outcome);
    }

    fn put(&mut self, outcome: Result<T, JobError>) {
        self.done = true;
        self.slot.put(outcome);
        self.control.wake();
    }
}

impl<T> Drop for Delivery<T> {
    fn drop(&mut self) {
        if !self.done {
            let job = self.control.job.clone();
            self.put(Err(JobError::NoResult { job }));
        }
    }
}
