//! What a job's work sees of its owner: whether to go on, and where to say how far it is.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;

use super::error::Cancelled;

/// How far a job is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Progress {
    /// The part done, 0 to 1; `None` where that cannot be told.
    pub fraction: Option<f32>,
    /// What it is doing, for people; empty before it says so.
    pub words: String,
}

impl Progress {
    /// Whole per cent done.
    fn percent(&self) -> Option<u8> {
        self.fraction.map(|fraction| (fraction * 100.0) as u8)
    }
}

/// Given to the work of a job. Clones speak for the same job.
#[derive(Debug, Clone)]
pub struct Context(Arc<Control>);

/// What a job's work, handle and pool share.
#[derive(Debug)]
pub(super) struct Control {
    pub job: String,
    cancelled: AtomicBool,
    /// The pool is closing.
    closing: Arc<AtomicBool>,
    progress: Mutex<Progress>,
    waker: Waker,
}

impl Context {
    pub(super) fn new(control: Arc<Control>) -> Self {
        Self(control)
    }

    /// The result is not wanted any more.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.is_cancelled()
    }

    /// Lets work stop with `?` where its result is not wanted any more.
    ///
    /// # Errors
    /// [`Cancelled`], which ends the job as cancelled.
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.is_cancelled() { Err(Cancelled) } else { Ok(()) }
    }

    /// Says how far the work is: the part done, 0 to 1, and what it is doing. Cheap enough to call
    /// often: the owner is woken only where the words or the whole per cent change.
    pub fn report(&self, fraction: Option<f32>, words: &str) {
        let fraction = fraction.filter(|part| part.is_finite()).map(|part| part.clamp(0.0, 1.0));
        let mut progress = lock(&self.0.progress);
        let percent_before = progress.percent();
        progress.fraction = fraction;
        let new_words = progress.words != words;
        if new_words {
            words.clone_into(&mut progress.words);
        }
        let news = new_words || progress.percent() != percent_before;
        drop(progress);
        if news {
            self.0.wake();
        }
    }
}

impl Control {
    pub fn new(job: String, waker: Waker, closing: Arc<AtomicBool>) -> Self {
        Self { job, cancelled: AtomicBool::new(false), closing, progress: Mutex::default(), waker }
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed) || self.closing.load(Ordering::Relaxed)
    }

    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub fn progress(&self) -> Progress {
        lock(&self.progress).clone()
    }

    pub fn wake(&self) {
        self.waker.wake_by_ref();
    }
}

/// Locks a mutex of this room. None is held while foreign code runs, so a panic leaves the value whole.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_beyond_all_bounds_is_brought_into_them() {
        let control = Arc::new(Control::new("Divide".to_owned(), Waker::noop().clone(), Arc::default()));
        let context = Context::new(Arc::clone(&control));
        for (reported, kept) in [(7.0, Some(1.0)), (-1.0, Some(0.0)), (f32::NAN, None)] {
            context.report(Some(reported), "Dividing");
            assert_eq!(control.progress().fraction, kept);
        }
    }
}
