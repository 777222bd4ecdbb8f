//! The background of the window. One thread does what touches documents in order, so that a save comes after the
//! journal entries before it; what writes is never cancelled. Another one looks at things and changes none.

use super::file::{SharedFile, open_file};
use super::preferences::Preferences;
use super::tasks::{self, Done, SaveOrder};
use super::watch::{News, Watch};
use crate::edit::Step;
use crate::file::{Access, Disk, DocumentFile, untitled};
use crate::jobs::{BoxError, Context, Job, JobError, Jobs, Progress};
use crate::topology::Document;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Wake, Waker};
use std::time::Instant;

/// The background of a window. Clones are the same.
#[derive(Clone)]
pub struct Work(Arc<Mutex<Inner>>);

struct Inner {
    writing: Option<Jobs>,
    looking: Option<Jobs>,
    waker: Waker,
    running: Vec<Running>,
    recording: Vec<Job<()>>,
    keeping: Option<Job<()>>,
    ended: Vec<Done>,
    warnings: Vec<String>,
    state_folder: Option<PathBuf>,
    watch: Option<Watch>,
}

/// A job that the window waits for.
struct Running {
    job: Job<Done>,
    task: Task,
    since: Instant,
}

impl Running {
    fn under_way(&self) -> UnderWay {
        UnderWay {
            name: self.job.name().to_owned(),
            progress: self.job.progress(),
            can_stop: matches!(self.task, Task::Open | Task::Place),
            since: self.since,
        }
    }
}

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Opens a file.
    Open,
    /// Saves a document.
    Save,
    /// Writes something else that must not be cut short.
    Write,
    /// Looks at something; nobody waits for it.
    Look,
    /// Works out how far a publication reaches; its dialog shows how far that is.
    Reach,
    /// Places many calls.
    Place,
}

impl Task {
    /// Whether it changes nothing, so that it may go on beside what writes.
    fn only_looks(self) -> bool {
        matches!(self, Self::Look | Self::Reach | Self::Place)
    }
}

/// Work that a person waits for.
pub struct UnderWay {
    /// What it does.
    pub name: String,
    /// How far it is.
    pub progress: Progress,
    /// Whether it can be given up.
    pub can_stop: bool,
    /// When it began.
    pub since: Instant,
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
        let mut thread = || {
            let failed =
                |error| warnings.push(format!("There is no thread for work in the background: {error}."));
            Jobs::new(NonZeroUsize::MIN).map_err(failed).ok()
        };
        let (writing, looking) = (thread(), thread());
        let waker = Waker::from(Arc::new(Repaint(context.clone())));
        let unwatched =
            |error| warnings.push(format!("Files are not watched for changes by others: {error}."));
        let watch = Watch::start(waker.clone()).map_err(unwatched).ok();
        Self(Arc::new(Mutex::new(Inner {
            writing,
            looking,
            waker,
            running: Vec::new(),
            recording: Vec::new(),
            keeping: None,
            ended: Vec::new(),
            warnings,
            state_folder,
            watch,
        })))
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts a job that ends with something for the window.
    pub fn start(&self, task: Task, name: String, work: impl FnOnce(&Context) -> Done + Send + 'static) {
        let mut inner = self.inner();
        let jobs = if task.only_looks() { &inner.looking } else { &inner.writing };
        let Some(jobs) = jobs else {
            let words =
                format!("{name}: there is no thread for it. Close other programs and start Trunkline again.");
            inner.ended.push(Done::Failed("Not possible", words));
            return;
        };
        let job = jobs.start(name, &inner.waker, move |context| Ok(work(context)));
        inner.running.push(Running { job, task, since: Instant::now() });
    }

    /// Starts a job that nobody waits for, in order with all that is written.
    fn write(&self, name: &str, work: impl FnOnce() -> Result<(), BoxError> + Send + 'static) {
        let mut inner = self.inner();
        let Some(jobs) = &inner.writing else { return };
        let job = jobs.start(name, &inner.waker, move |_| work());
        inner.recording.push(job);
    }

    /// The folder for the journals of documents without a file.
    pub fn state_folder(&self) -> Option<PathBuf> {
        self.inner().state_folder.clone()
    }

    /// Finds a place for the journal of a document without a file. Where there is none, its edits are not kept.
    pub fn place(&self, file: SharedFile) {
        let Some(folder) = self.state_folder() else { return };
        self.write("Keep the journal", move || {
            let made = DocumentFile::untitled(Arc::new(Disk), untitled(&folder)?)?;
            *open_file(&file) = Some(made);
            Ok(())
        });
    }

    /// Lets go of a file once all before is written.
    pub fn release(&self, file: SharedFile) {
        self.write("Let go of the file", move || {
            if let Some(file) = open_file(&file).take() {
                file.close()?;
            }
            Ok(())
        });
    }

    /// Watches the file of the document with a serial from now on.
    pub fn watch(&self, serial: u64, file: &SharedFile) {
        if let Some(watch) = &self.inner().watch {
            watch.file(serial, file);
        }
    }

    /// What somebody else did to the file that is watched.
    pub fn take_news(&self) -> Option<News> {
        self.inner().watch.as_ref().and_then(Watch::take)
    }

    /// Keeps the preferences, unless they are being kept.
    pub fn keep(&self, preferences: Preferences, path: PathBuf) {
        let mut inner = self.inner();
        let Some(jobs) = inner.writing.as_ref().filter(|_| inner.keeping.is_none()) else { return };
        let job = jobs.start("Keep the settings", &inner.waker, move |_| Ok(preferences.keep(&path)?));
        inner.keeping = Some(job);
    }

    /// Whether preferences are being written.
    pub fn is_keeping(&self) -> bool {
        self.inner().keeping.is_some()
    }

    /// Takes what is to be told.
    pub fn take_warnings(&self) -> Vec<String> {
        std::mem::take(&mut self.inner().warnings)
    }

    /// The work that was begun first among what a person waits for.
    pub fn progress(&self) -> Option<UnderWay> {
        let inner = self.inner();
        inner
            .running
            .iter()
            .find(|running| !running.task.only_looks() || running.task == Task::Place)
            .map(Running::under_way)
    }

    /// The work on a task, where it goes on.
    pub fn progress_of(&self, task: Task) -> Option<UnderWay> {
        self.inner().running.iter().rfind(|running| running.task == task).map(Running::under_way)
    }

    /// Gives up the work on a task.
    pub fn give_up(&self, task: Task) {
        let inner = self.inner();
        inner.running.iter().filter(|running| running.task == task).for_each(|running| running.job.cancel());
    }

    /// Whether a save is under way.
    pub fn is_saving(&self) -> bool {
        self.inner().running.iter().any(|running| running.task == Task::Save)
    }

    /// Gives up what is running, except for writing.
    pub fn cancel(&self) {
        let inner = self.inner();
        let reading =
            inner.running.iter().filter(|running| running.task == Task::Open || running.task.only_looks());
        reading.for_each(|running| running.job.cancel());
    }

    /// What has ended since the last time.
    pub fn take_done(&self) -> Vec<Done> {
        let mut inner = self.inner();
        let Inner { running, recording, keeping, ended, warnings, .. } = &mut *inner;
        if let Some(outcome) = keeping.as_mut().and_then(Job::take) {
            *keeping = None;
            warnings.extend(outcome.err().map(|error| error.to_string()));
        }
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
        self.write("Keep the journal", move || {
            if let Some(file) = open_file(&file).as_mut() {
                file.record(&step, &document)?;
            }
            Ok(())
        });
    }

    /// Waits until everything is written, before a file is let go of.
    pub fn finish_writing(&self) {
        let (recording, writing) = {
            let mut inner = self.inner();
            let mut recording = std::mem::take(&mut inner.recording);
            recording.extend(inner.keeping.take());
            let (writing, reading) = std::mem::take(&mut inner.running)
                .into_iter()
                .partition(|running| matches!(running.task, Task::Save | Task::Write));
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
}

/// What a job ended with, also when that is no result.
fn done(outcome: Result<Done, JobError>) -> Done {
    match outcome {
        Ok(done) => done,
        Err(error) if error.is_cancelled() => Done::GivenUp,
        Err(error) => Done::Failed("It failed", error.to_string()),
    }
}
