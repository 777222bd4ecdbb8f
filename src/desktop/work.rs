//! The background of the window. One thread does the work in order, so that a save comes after the journal entries
//! before it; what writes is never cancelled.

use super::file::{SharedFile, open_file};
use super::tasks::{self, Done, SaveOrder};
use crate::edit::Step;
use crate::file::{Abandoned, Access, FileError, Untitled, abandoned, untitled};
use crate::jobs::{Context, Job, JobError, Jobs, Progress};
use crate::topology::{Document, Name};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Wake, Waker};

/// The background of a window. Clones are the same.
#[derive(Clone)]
pub struct Work(Arc<Mutex<Inner>>);

struct Inner {
    jobs: Option<Jobs>,
    waker: Waker,
    running: Vec<Running>,
    recording: Vec<Job<()>>,
    ended: Vec<Done>,
    warnings: Vec<String>,
    state_folder: Option<PathBuf>,
}

/// A job that the window waits for.
struct Running {
    job: Job<Done>,
    task: Task,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    Open,
    Save,
    Publish,
}

/// Wakes the window.
struct Repaint(egui::Context);

impl Wake for Repaint {
    fn wake(self: Arc<Self>) {
        self.0.request_repaint();
    }
}

impl Work {
    /// The background of a window; documents without a file keep their journals in `state_folder`.
    pub fn new(context: &egui::Context, state_folder: Option<PathBuf>) -> Self {
        let mut warnings = Vec::new();
        let jobs = Jobs::new(NonZeroUsize::MIN)
            .map_err(|error| {
                warnings.push(format!("There is no thread for work in the background: {error}."));
            })
            .ok();
        Self(Arc::new(Mutex::new(Inner {
            jobs,
            waker: Waker::from(Arc::new(Repaint(context.clone()))),
            running: Vec::new(),
            recording: Vec::new(),
            ended: Vec::new(),
            warnings,
            state_folder,
        })))
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn start(&self, task: Task, name: String, work: impl FnOnce(&Context) -> Done + Send + 'static) {
        let mut inner = self.inner();
        let Some(jobs) = &inner.jobs else {
            let words =
                format!("{name}: there is no thread for it. Close other programs and start Trunkline again.");
            inner.ended.push(Done::Failed("Not possible", words));
            return;
        };
        let job = jobs.start(name, &inner.waker, move |context| Ok(work(context)));
        inner.running.push(Running { job, task });
    }

    /// A place for the journal of a document without a file.
    pub fn untitled_place(&self) -> Option<Untitled> {
        let folder = self.inner().state_folder.clone()?;
        untitled(&folder).map_err(|error| self.warn(&error)).ok()
    }

    /// The oldest document without a file whose window ended with unsaved edits. Others are found the next time.
    pub fn abandoned(&self) -> Option<Abandoned> {
        let folder = self.inner().state_folder.clone()?;
        let found = abandoned(&folder).map_err(|error| self.warn(&error)).ok()?;
        found.into_iter().find_map(|found| found.map_err(|error| self.warn(&error)).ok())
    }

    /// Keeps a warning until the window tells it.
    pub fn warn(&self, error: &FileError) {
        tracing::warn!("{error}");
        self.inner().warnings.push(error.to_string());
    }

    /// Takes what is to be told.
    pub fn take_warnings(&self) -> Vec<String> {
        std::mem::take(&mut self.inner().warnings)
    }

    /// How far the work is that was begun first, with its name and whether it can be given up; `None` while there is
    /// none.
    pub fn progress(&self) -> Option<(String, Progress, bool)> {
        let inner = self.inner();
        let Running { job, task } = inner.running.first()?;
        Some((job.name().to_owned(), job.progress(), *task == Task::Open))
    }

    /// Whether a save is under way.
    pub fn is_saving(&self) -> bool {
        self.inner().running.iter().any(|running| running.task == Task::Save)
    }

    /// Gives up what is running, except for writing.
    pub fn cancel(&self) {
        let inner = self.inner();
        let reading = inner.running.iter().filter(|running| running.task == Task::Open);
        reading.for_each(|running| running.job.cancel());
    }

    /// What has ended since the last time.
    pub fn take_done(&self) -> Vec<Done> {
        let mut inner = self.inner();
        let Inner { running, recording, ended, warnings, .. } = &mut *inner;
        recording.retain_mut(|job| {
            let outcome = job.take();
            warnings
                .extend(outcome.as_ref().and_then(|outcome| outcome.as_ref().err()).map(ToString::to_string));
            outcome.is_none()
        });
        running.retain_mut(|running| {
            let outcome = running.job.take();
            let runs = outcome.is_none();
            ended.extend(outcome.map(done));
            runs
        });
        std::mem::take(ended)
    }

    /// Writes a step into the journal of a document.
    pub fn record(&self, file: SharedFile, step: Step, document: Document) {
        let mut inner = self.inner();
        let Some(jobs) = &inner.jobs else { return };
        let job = jobs.start("Keep the journal", &inner.waker, move |_| {
            if let Some(file) = open_file(&file).as_mut() {
                file.record(&step, &document)?;
            }
            Ok(())
        });
        inner.recording.push(job);
    }

    /// Waits until everything is written, before a file is let go of.
    pub fn finish_writing(&self) {
        let (recording, writing) = {
            let mut inner = self.inner();
            let recording = std::mem::take(&mut inner.recording);
            let (writing, reading) = std::mem::take(&mut inner.running)
                .into_iter()
                .partition(|running| running.task != Task::Open);
            inner.running = reading;
            (recording, writing)
        };
        let writing: Vec<Running> = writing;
        let warnings: Vec<String> =
            recording.into_iter().filter_map(|job| job.wait().err()).map(|error| error.to_string()).collect();
        let ended: Vec<Done> = writing.into_iter().map(|running| done(running.job.wait())).collect();
        let mut inner = self.inner();
        inner.warnings.extend(warnings);
        inner.ended.extend(ended);
    }

    /// Opens a file; `own` is the file of the document in work.
    pub fn open(&self, path: PathBuf, access: Access, own: SharedFile) {
        let name = format!("Open {}", path.display());
        self.start(Task::Open, name, move |context| tasks::open(&path, access, &own, context));
    }

    /// Saves a document.
    pub fn save(&self, order: SaveOrder) {
        self.start(Task::Save, format!("Save {}", order.path.display()), move |_| tasks::save(order));
    }

    /// Publishes a document to a file.
    pub fn publish(&self, document: Document, path: PathBuf, name: Name, comment: String) {
        let title = format!("Publish {}", path.display());
        self.start(Task::Publish, title, move |_| tasks::publish(&document, &path, name, &comment));
    }
}

/// What a job ended with, also when that is no result.
fn done(outcome: Result<Done, JobError>) -> Done {
    match outcome {
        Ok(done) => done,
        Err(error) if error.is_cancelled() => Done::GivenUp,
        Err(error) => Done::Failed("It failed", error.to_string()),
    }
}
