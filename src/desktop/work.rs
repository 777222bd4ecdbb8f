//! Work in the background of the window: opening, saving, publishing, and keeping the journal. One thread does
//! it in order, so that a save comes after the journal entries before it.

use super::file::{SharedFile, share};
use crate::edit::Step;
use crate::file::{
    Access, Agreed, Disk, DocumentFile, FileError, OpenError, Recovery, SaveError, store, untitled,
};
use crate::jobs::{Job, Jobs, Progress};
use crate::publish::{self, Review, Signed, Written, publisher};
use crate::topology::values::Text;
use crate::topology::{Document, Name};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Wake, Waker};

/// What a job ended with.
pub enum Done {
    /// A file was opened.
    Opened(Box<OpenedFile>),
    /// The document was saved under a path, and is kept in this file; with a warning, where there is one.
    Saved(PathBuf, SharedFile, Box<Document>, Option<String>),
    /// Saving would lose what nobody agreed to lose.
    Asks(PathBuf, String),
    /// The document was published, or not, and why.
    Published(String, bool),
    /// Something failed: a few words, and what, where and what to do.
    Failed(&'static str, String),
}

/// A file that was opened.
pub struct OpenedFile {
    /// Its document.
    pub document: Document,
    /// Its file; `None` for a published bundle, which is never saved over.
    pub file: Option<DocumentFile>,
    /// What it is called where it has no file.
    pub title: String,
    /// What could not be read, one sentence a line; empty when all could.
    pub faults: Vec<String>,
    /// Edits of a window that ended without saving.
    pub recovery: Option<Recovery>,
    /// What is to be told.
    pub told: Option<String>,
}

/// What is to be saved, and where.
pub struct SaveOrder {
    /// The document.
    pub document: Document,
    /// The file it is kept in so far.
    pub file: Option<SharedFile>,
    /// Where it goes.
    pub path: PathBuf,
    /// What the person agreed to.
    pub agreed: Agreed,
}

/// The background of a window. Clones are the same.
#[derive(Clone)]
pub struct Work(Arc<Mutex<Inner>>);

struct Inner {
    jobs: Option<Jobs>,
    waker: Waker,
    running: Vec<Job<Done>>,
    writing: Vec<Job<()>>,
    warnings: Vec<String>,
    state_folder: Option<PathBuf>,
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
        let jobs = Jobs::new(NonZeroUsize::MIN);
        let mut warnings = Vec::new();
        let jobs = jobs
            .map_err(|error| {
                warnings.push(format!("There is no thread for work in the background: {error}."))
            })
            .ok();
        let waker = Waker::from(Arc::new(Repaint(context.clone())));
        let inner = Inner { jobs, waker, running: Vec::new(), writing: Vec::new(), warnings, state_folder };
        Self(Arc::new(Mutex::new(inner)))
    }

    fn inner(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn start(&self, name: String, work: impl FnOnce(&crate::jobs::Context) -> Done + Send + 'static) {
        let mut inner = self.inner();
        let Some(jobs) = &inner.jobs else { return };
        let job = jobs.start(name, &inner.waker, move |context| Ok(work(context)));
        inner.running.push(job);
    }

    /// A place for the journal of a document without a file.
    pub fn untitled(&self) -> Option<DocumentFile> {
        let folder = self.inner().state_folder.clone()?;
        let place = untitled(&folder).and_then(|place| DocumentFile::untitled(Arc::new(Disk), place));
        place.map_err(|error| self.warn(&error)).ok()
    }

    /// Keeps a warning until the window tells it.
    pub fn warn(&self, error: &FileError) {
        tracing::warn!("{error}");
        self.inner().warnings.push(error.to_string());
    }

    /// What is to be told.
    pub fn take_warning(&self) -> Option<String> {
        self.inner().warnings.pop()
    }

    /// How far the work is that takes longest, with its name; `None` while there is none.
    pub fn progress(&self) -> Option<(String, Progress)> {
        self.inner().running.first().map(|job| (job.name().to_owned(), job.progress()))
    }

    /// Gives up what is running, except for writing.
    pub fn cancel(&self) {
        self.inner().running.iter().for_each(Job::cancel);
    }

    /// What has ended since the last time.
    pub fn take_done(&self) -> Vec<Done> {
        let mut inner = self.inner();
        let mut failed = Vec::new();
        inner.writing.retain_mut(|job| match job.take() {
            None => true,
            Some(Ok(())) => false,
            Some(Err(error)) => {
                failed.push(error.to_string());
                false
            }
        });
        inner.warnings.extend(failed);
        let mut done = Vec::new();
        inner.running.retain_mut(|job| match job.take() {
            None => true,
            Some(Ok(result)) => {
                done.push(result);
                false
            }
            Some(Err(error)) => {
                if !error.is_cancelled() {
                    done.push(Done::Failed("It failed", error.to_string()));
                }
                false
            }
        });
        done
    }

    /// Writes a step into the journal of a file, with the document as it is after it.
    pub fn record(&self, file: SharedFile, step: Step, document: Document) {
        let mut inner = self.inner();
        let Some(jobs) = &inner.jobs else { return };
        let job = jobs.start("Keep the journal", &inner.waker, move |_| {
            file.lock().unwrap_or_else(PoisonError::into_inner).record(&step, &document)?;
            Ok(())
        });
        inner.writing.push(job);
    }

    /// Waits until everything is written, before a file is let go of.
    pub fn finish_writing(&self) {
        let writing = std::mem::take(&mut self.inner().writing);
        for job in writing {
            if let Err(error) = job.wait() {
                self.inner().warnings.push(error.to_string());
            }
        }
    }

    /// Opens a file.
    pub fn open(&self, path: PathBuf) {
        self.start(format!("Open {}", path.display()), move |context| open(&path, context));
    }

    /// Saves a document.
    pub fn save(&self, order: SaveOrder) {
        self.start(format!("Save {}", order.path.display()), move |_| save_document(order));
    }

    /// Publishes a document to a file.
    pub fn publish(&self, document: Document, path: PathBuf, name: Name, comment: String) {
        self.start(format!("Publish {}", path.display()), move |_| publish(&document, &path, name, &comment));
    }
}

/// Opens a document to work on it; where another window has it, to look at it; or a published bundle.
fn open(path: &Path, context: &crate::jobs::Context) -> Done {
    let mut progress = |done: usize, total: usize| {
        context.report(Some(done as f32 / total.max(1) as f32), "Reading");
        if context.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let mut told = None;
    let opening = match DocumentFile::open(Arc::new(Disk), path, Access::Edit, &mut progress) {
        Err(OpenError::Held(holder)) => {
            told = Some(holder.to_string());
            DocumentFile::open(Arc::new(Disk), path, Access::ReadOnly, &mut progress)
        }
        // A folder that takes no lock file takes no save either; looking at the document is still possible.
        Err(OpenError::File(error @ FileError::Lock { .. })) => {
            told = Some(format!("{error} The document is open for reading only."));
            DocumentFile::open(Arc::new(Disk), path, Access::ReadOnly, &mut progress)
        }
        outcome => outcome,
    };
    match opening {
        Ok(opening) => {
            let faults = opening.faults.list.iter().map(ToString::to_string).collect();
            let warning = opening.warnings.first().map(ToString::to_string);
            Done::Opened(Box::new(OpenedFile {
                document: opening.document,
                file: Some(opening.file),
                title: String::new(),
                faults,
                recovery: opening.recovery,
                told: told.or(warning),
            }))
        }
        Err(OpenError::Refused { .. }) => bundle(path, &mut progress),
        Err(error) => Done::Failed("The file cannot be opened", error.to_string()),
    }
}

/// Opens what is no document as a published bundle; its error is the one that is told.
fn bundle(path: &Path, progress: &mut dyn crate::file::native::Progress) -> Done {
    match publish::open(&Disk, path, progress) {
        Ok(opened) => Done::Opened(Box::new(OpenedFile {
            title: opened.document.origin.as_ref().map_or_else(String::new, |origin| origin.name.to_string()),
            document: opened.document,
            file: None,
            faults: opened.faults.list.iter().map(ToString::to_string).collect(),
            recovery: None,
            told: None,
        })),
        Err(error) => Done::Failed("The file cannot be opened", error.to_string()),
    }
}

fn save_document(order: SaveOrder) -> Done {
    let SaveOrder { document, file, path, agreed } = order;
    let Some(file) = file else { return store_document(document, path, agreed) };
    let outcome = file.lock().unwrap_or_else(PoisonError::into_inner).save_as(&path, &document, agreed);
    match outcome {
        Ok(stored) => {
            let warning = stored.warnings.first().map(ToString::to_string);
            Done::Saved(path, file, Box::new(document), warning)
        }
        // The content is in place; only a power cut could still take it back.
        Err(SaveError::File(error @ FileError::Unconfirmed { .. })) => {
            Done::Saved(path, file, Box::new(document), Some(error.to_string()))
        }
        Err(error) => refused(path, &error),
    }
}

/// Saves a document for which no journal could be kept so far.
fn store_document(document: Document, path: PathBuf, agreed: Agreed) -> Done {
    let stored = store(&Disk, &path, &document, agreed.to_replace);
    if let Err(error) = stored {
        return refused(path, &error);
    }
    match DocumentFile::open(Arc::new(Disk), &path, Access::Edit, &mut ()) {
        Ok(opening) => Done::Saved(path, share(opening.file), Box::new(document), None),
        Err(error) => Done::Failed("Saved, but not held", error.to_string()),
    }
}

fn refused(path: PathBuf, error: &SaveError) -> Done {
    match error {
        SaveError::Damaged { .. }
        | SaveError::File(FileError::ChangedOutside { .. } | FileError::AlreadyThere { .. }) => {
            Done::Asks(path, error.to_string())
        }
        _ => Done::Failed("The file cannot be saved", error.to_string()),
    }
}

fn publish(document: &Document, path: &Path, name: Name, comment: &str) -> Done {
    let review = match Review::of(&Disk, document, path) {
        Ok(review) => review,
        Err(error) => return Done::Published(error.to_string(), false),
    };
    let comment = match Text::new(comment.trim()) {
        Ok(comment) => (!comment.as_str().is_empty()).then_some(comment),
        Err(fault) => return Done::Published(fault.to_string(), false),
    };
    let bundle = review.bundle(Signed { name, by: publisher(), at: jiff::Timestamp::now(), comment });
    match review.publish(&Disk, &bundle) {
        Ok(Written::Published(saved)) => {
            Done::Published(bundle.published_lines(path, &saved).join("\n"), true)
        }
        Ok(Written::Stopped(stops)) => {
            let lines = [review.lines(), review.stopped_lines(&stops)].concat();
            Done::Published(lines.join("\n"), false)
        }
        Err(error) => Done::Published(error.to_string(), false),
    }
}
