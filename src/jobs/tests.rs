//! Jobs that report, end, fail, panic, are cancelled or abandoned, and pools that close.

use std::io;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::task::{Wake, Waker};

use super::*;

/// A waker that sends a message each time it is woken.
struct Bell(Mutex<Sender<()>>);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        // A test that is over does not listen any more.
        self.0.lock().unwrap().send(()).ok();
    }
}

fn bell() -> (Waker, Receiver<()>) {
    let (sender, rung) = channel();
    (Waker::from(Arc::new(Bell(Mutex::new(sender)))), rung)
}

fn pool(threads: usize) -> Jobs {
    Jobs::new(NonZeroUsize::new(threads).unwrap()).unwrap()
}

/// Starts a job that runs until it is cancelled, and returns once it runs.
fn endless(jobs: &Jobs) -> Job<()> {
    let (started, running) = channel();
    let job = jobs.start("Endless", Waker::noop(), move |context| {
        started.send(())?;
        loop {
            context.check()?;
            std::thread::yield_now();
        }
    });
    running.recv().unwrap();
    job
}

#[test]
fn a_result_wakes_the_owner_and_is_handed_out_once() {
    let jobs = pool(1);
    let (waker, rung) = bell();
    let mut job = jobs.start("Add", &waker, |_| Ok(1 + 1));
    rung.recv().unwrap();
    assert!(job.has_ended());
    assert_eq!(job.take().unwrap().unwrap(), 2);
    assert!(job.take().is_none());
    assert!(matches!(job.wait(), Err(JobError::NoResult { .. })));
}

#[test]
fn progress_wakes_the_owner_and_is_there_to_read() {
    let jobs = pool(1);
    let (waker, rung) = bell();
    let (go_on, wait) = channel();
    let mut job = jobs.start("Count", &waker, move |context| {
        context.report(Some(0.25), "Counting subnets");
        wait.recv()?;
        Ok(())
    });
    rung.recv().unwrap();
    let expected = Progress { fraction: Some(0.25), words: "Counting subnets".to_owned() };
    assert_eq!(job.progress(), expected);
    assert!(!job.has_ended());
    assert!(job.take().is_none());
    go_on.send(()).unwrap();
    job.wait().unwrap();
}

#[test]
fn the_owner_is_woken_once_for_each_per_cent_however_often_work_reports() {
    let jobs = pool(1);
    let (waker, rung) = bell();
    jobs.start("Count", &waker, |context| {
        for step in 0..=100_000 {
            context.report(Some(step as f32 / 100_000.0), "Counting");
        }
        Ok(())
    })
    .wait()
    .unwrap();
    drop(jobs);
    // One for each of 0 to 100 per cent, and one for the end.
    assert_eq!(rung.try_iter().count(), 102);
}

#[test]
fn a_cancelled_job_stops_at_its_next_check() {
    let jobs = pool(1);
    let job = endless(&jobs);
    job.cancel();
    let ended = job.wait().unwrap_err();
    assert!(ended.is_cancelled());
    assert_eq!(ended.to_string(), "\"Endless\" was cancelled.");
}

#[test]
fn a_job_cancelled_before_its_turn_never_runs() {
    let jobs = pool(1);
    let first = endless(&jobs);
    let second = jobs.start("Never", Waker::noop(), |_| -> Result<(), BoxError> { panic!("it ran") });
    second.cancel();
    first.cancel();
    assert!(second.wait().unwrap_err().is_cancelled());
}

#[test]
fn work_that_was_as_good_as_done_when_cancelled_keeps_its_result() {
    let jobs = pool(1);
    let (started, running) = channel();
    let (go_on, wait) = channel();
    let job = jobs.start("Save", Waker::noop(), move |_| {
        started.send(())?;
        wait.recv()?;
        Ok("saved")
    });
    running.recv().unwrap();
    job.cancel();
    go_on.send(()).unwrap();
    assert_eq!(job.wait().unwrap(), "saved");
}

#[test]
fn dropping_the_handle_cancels() {
    let jobs = pool(1);
    drop(endless(&jobs));
    // The only thread is free again.
    assert_eq!(jobs.start("Next", Waker::noop(), |_| Ok(1)).wait().unwrap(), 1);
}

#[test]
fn a_panic_is_an_error_and_the_thread_goes_on() {
    let jobs = pool(1);
    let job = jobs.start("Divide", Waker::noop(), |_| -> Result<(), BoxError> { panic!("by {}", 0) });
    let error = job.wait().unwrap_err();
    assert!(
        matches!(&error, JobError::Panicked { job, message } if job == "Divide" && message == "by 0"),
        "{error}"
    );
    assert_eq!(jobs.start("Next", Waker::noop(), |_| Ok(1)).wait().unwrap(), 1);
}

#[test]
fn an_error_of_the_work_keeps_its_words_and_its_type() {
    let jobs = pool(1);
    let job = jobs.start("Open", Waker::noop(), |_| -> Result<(), BoxError> {
        Err(io::Error::new(io::ErrorKind::NotFound, "no such file"))?
    });
    let error = job.wait().unwrap_err();
    assert_eq!(error.to_string(), "no such file");
    let JobError::Failed(cause) = error else { panic!("{error}") };
    assert_eq!(cause.downcast_ref::<io::Error>().map(io::Error::kind), Some(io::ErrorKind::NotFound));
}

#[test]
fn as_many_jobs_run_at_once_as_there_are_threads() {
    let jobs = pool(2);
    let (_first, _second) = (endless(&jobs), endless(&jobs));
}

#[test]
fn closing_a_pool_ends_running_and_waiting_jobs() {
    let jobs = pool(1);
    let mut running = endless(&jobs);
    let (waker, rung) = bell();
    let mut waiting = jobs.start("Never", &waker, |_| -> Result<(), BoxError> { panic!("it ran") });
    jobs.shut_down();
    rung.recv().unwrap();
    assert!(running.take().unwrap().unwrap_err().is_cancelled());
    assert!(waiting.take().unwrap().unwrap_err().is_cancelled());
}

#[test]
fn a_waker_that_panics_costs_no_thread() {
    struct Broken;
    impl Wake for Broken {
        fn wake(self: Arc<Self>) {
            panic!("no window is left");
        }
    }
    let jobs = pool(1);
    let job = jobs.start("Add", &Waker::from(Arc::new(Broken)), |_| Ok(2));
    assert_eq!(job.wait().unwrap(), 2);
    assert_eq!(jobs.start("Next", Waker::noop(), |_| Ok(1)).wait().unwrap(), 1);
}
