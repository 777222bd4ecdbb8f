//! The threads that jobs run on.

use std::any::Any;
use std::fmt;
use std::io;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::task::Waker;
use std::thread::{self, JoinHandle};

use super::context::{Context, Control, lock};
use super::error::{BoxError, Cancelled, JobError};
use super::job::{Delivery, Job, Slot};

/// One job's work, wrapped so that it delivers its own outcome and does not panic.
type Task = Box<dyn FnOnce() + Send>;

/// A fixed number of threads that take jobs in the order in which they were started.
///
/// Dropping it cancels every job and waits for the running ones to notice. Wait for jobs that must
/// not be cut short, such as a save, before that.
pub struct Jobs {
    /// Gone once the pool is closing.
    tasks: Option<Sender<Task>>,
    threads: Vec<JoinHandle<()>>,
    closing: Arc<AtomicBool>,
}

impl Jobs {
    /// Starts `threads` threads.
    ///
    /// # Errors
    /// The system starts no more threads.
    pub fn new(threads: NonZeroUsize) -> io::Result<Self> {
        let (tasks, queue) = channel::<Task>();
        let queue = Arc::new(Mutex::new(queue));
        let mut jobs = Self { tasks: Some(tasks), threads: Vec::new(), closing: Arc::default() };
        for number in 1..=threads.get() {
            let queue = Arc::clone(&queue);
            let thread =
                thread::Builder::new().name(format!("job-{number}")).spawn(move || work_off(&queue))?;
            jobs.threads.push(thread);
        }
        Ok(jobs)
    }

    /// Starts a job, or puts it behind those that wait for a thread. `name` says what it does, for
    /// people ("Open litware.trunkline.ron"). `waker` is woken whenever there is progress to show and
    /// when the job has ended.
    ///
    /// The work should ask [`Context::check`] now and then, and never waits for another job.
    pub fn start<T: Send + 'static>(
        &self,
        name: impl Into<String>,
        waker: &Waker,
        work: impl FnOnce(&Context) -> Result<T, BoxError> + Send + 'static,
    ) -> Job<T> {
        let control = Arc::new(Control::new(name.into(), waker.clone(), Arc::clone(&self.closing)));
        let slot = Arc::new(Slot::new());
        let delivery = Delivery::new(Arc::clone(&control), Arc::clone(&slot));
        let job = Job::new(Arc::clone(&control), slot);
        let task: Task = Box::new(move || delivery.deliver(run(control, work)));
        if let Some(tasks) = &self.tasks
            && tasks.send(task).is_err()
        {
            // The task came back and was dropped, which ended the job.
            tracing::error!(job = job.name(), "no thread is left to run a job");
        }
        job
    }

    /// Cancels every job and returns once all threads have ended.
    pub fn shut_down(mut self) {
        self.close();
    }

    fn close(&mut self) {
        self.closing.store(true, Ordering::Relaxed);
        self.tasks = None;
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a thread of the job pool panicked");
            }
        }
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        self.close();
    }
}

impl fmt::Debug for Jobs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Jobs").field("threads", &self.threads.len()).finish_non_exhaustive()
    }
}

/// Takes tasks until the pool closes and none is left.
fn work_off(queue: &Mutex<Receiver<Task>>) {
    loop {
        // A statement of its own, so that the queue is free again while the task runs.
        let next = lock(queue).recv();
        let Ok(task) = next else { return };
        // Work is caught where it runs; what is caught here is a waker that panics.
        if catch_unwind(AssertUnwindSafe(task)).is_err() {
            tracing::error!("the waker of a job panicked");
        }
    }
}

/// Runs a job's work and turns every way to end into an outcome.
fn run<T>(control: Arc<Control>, work: impl FnOnce(&Context) -> Result<T, BoxError>) -> Result<T, JobError> {
    let job = control.job.clone();
    if control.is_cancelled() {
        return Err(JobError::Cancelled { job });
    }
    let context = Context::new(control);
    match catch_unwind(AssertUnwindSafe(|| work(&context))) {
        Ok(Ok(result)) => Ok(result),
        Ok(Err(error)) if error.is::<Cancelled>() => Err(JobError::Cancelled { job }),
        Ok(Err(error)) => Err(JobError::Failed(error)),
        Err(payload) => Err(JobError::Panicked { job, message: words_of(payload.as_ref()) }),
    }
}

/// What a panic said.
fn words_of(payload: &(dyn Any + Send)) -> String {
    if let Some(words) = payload.downcast_ref::<&str>() {
        (*words).to_owned()
    } else if let Some(words) = payload.downcast_ref::<String>() {
        words.clone()
    } else {
        "it did not say why".to_owned()
    }
}
