//! Work in the background of the window: opening, saving, publishing, and keeping the journal. One thread does
//! it in order, so that a save comes after the journal entries before it.

use super::file::{Kept, SharedJournal};
use crate::file::{
    Attempt, ContentDigest, Disk, Expected, FileError, Holder, Journal, Lock, Recovery, Untitled, native,
    save, untitled,
};
use crate::jobs::{Job, JobError, Jobs, Progress};
use crate::publish::{self, Review, Signed, Written};
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
    /// The document was saved.
    Saved(Kept, Document),
    /// The file is not what it was when it was read or saved.
    Changed(PathBuf, String),
    /// The document was published, or not, and why.
    Published(String, bool),
    /// Something failed: a few words, and what, where and what to do.
    Failed(&'static str, String),
}

/// A file that was opened.
pub struct OpenedFile {
    /// Its document.
    pub document: Document,
    /// Where it is kept.
    pub kept: Kept,
    /// What could not be read, one sentence a line; empty when all could.
    pub faults: Vec<String>,
    /// Edits of a window that ended without saving.
    pub recovery: Option<Recovery>,
    /// Who has it open elsewhere.
    pub holder: Option<Holder>,
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
    pub fn untitled_place(&self) -> Option<Untitled> {
        let folder = self.inner().state_folder.clone()?;
        untitled(&folder).map_err(|error| self.warn(&error)).ok()
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
                    done.push(Done::Failed("It failed", told(&error)));
                }
                false
            }
        });
        done
    }

    /// Appends to a journal.
    pub fn append(&self, journal: SharedJournal, text: String) {
        let mut inner = self.inner();
        let Some(jobs) = &inner.jobs else { return };
        let job = jobs.start("Keep the journal", &inner.waker, move |_| {
            journal.lock().unwrap_or_else(PoisonError::into_inner).append(text)?;
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
        self.start(format!("Publish {}", path.display()), move |_| publish(&document, &path, name, comment));
    }
}

fn told(error: &JobError) -> String {
    error.to_string()
}

fn open(path: &Path, context: &crate::jobs::Context) -> Done {
    let mut progress = |done: usize, total: usize| {
        context.report(Some(done as f32 / total.max(1) as f32), "Reading");
        if context.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let attempt = Lock::take(path);
    let opened = match publish::open(&Disk, path, &mut progress) {
        Ok(opened) => opened,
        Err(error) => return Done::Failed("The file cannot be opened", error.to_string()),
    };
    let (lock, holder) = match attempt {
        Ok(Attempt::Taken { lock, .. }) => (Some(lock), None),
        Ok(Attempt::Held(holder)) => (None, Some(holder)),
        // A folder that takes no lock file takes no save either; looking at the document is still possible.
        Err(error) => {
            tracing::warn!("{error}");
            (None, None)
        }
    };
    let digest = opened.fingerprint.digest;
    let recovery = match &lock {
        Some(_) => Recovery::find(&Disk, path, Some(&digest)).unwrap_or_else(|error| {
            tracing::warn!("{error}");
            None
        }),
        None => None,
    };
    let journal = match &lock {
        Some(_) if recovery.is_none() && !opened.is_bundle => {
            Journal::new(Arc::new(Disk), path, Some(digest)).ok()
        }
        _ => None,
    };
    let faults: Vec<String> = opened.faults.list.iter().map(ToString::to_string).collect();
    let fingerprint = (!opened.is_bundle).then_some(opened.fingerprint);
    let kept = Kept { path: path.to_owned(), fingerprint, lock, journal };
    Done::Opened(Box::new(OpenedFile { document: opened.document, kept, faults, recovery, holder }))
}

/// What is to be saved, and where.
pub struct SaveOrder {
    /// The document.
    pub document: Document,
    /// The file.
    pub path: PathBuf,
    /// What is expected under that name.
    pub expected: Expected,
    /// The journal, when the document stays in its file; otherwise the new file gets a lock and a journal.
    pub journal: Option<SharedJournal>,
    /// Whether the file is another one than before.
    pub moves: bool,
}

fn save_document(order: SaveOrder) -> Done {
    let SaveOrder { document, path, expected, journal, moves } = order;
    let bytes = native::to_bytes(&document);
    let digest = ContentDigest::of(&bytes);
    let lock = match moves.then(|| Lock::take(&path)) {
        None => None,
        Some(Ok(Attempt::Taken { lock, .. })) => Some(lock),
        Some(Ok(Attempt::Held(holder))) => {
            return Done::Failed("The file cannot be saved", holder.to_string());
        }
        Some(Err(error)) => return Done::Failed("The file cannot be saved", error.to_string()),
    };
    let lock_journal = |journal: &SharedJournal| Arc::clone(journal);
    let journal = journal.as_ref().map(lock_journal);
    let mark =
        journal.as_ref().map(|journal| journal.lock().unwrap_or_else(PoisonError::into_inner).saving(digest));
    match save(&Disk, &path, &bytes, expected) {
        Ok(saved) => {
            if let (Some(journal), Some(mark)) = (&journal, &mark)
                && let Err(error) = journal.lock().unwrap_or_else(PoisonError::into_inner).saved(mark)
            {
                tracing::warn!("{error}");
            }
            let journal = if moves { Journal::new(Arc::new(Disk), &path, Some(digest)).ok() } else { None };
            Done::Saved(Kept { path, fingerprint: Some(saved.fingerprint), lock, journal }, document)
        }
        Err(error @ (FileError::ChangedOutside { .. } | FileError::AlreadyThere { .. })) => {
            Done::Changed(path, error.to_string())
        }
        Err(error) => Done::Failed("The file cannot be saved", error.to_string()),
    }
}

fn publish(document: &Document, path: &Path, name: Name, comment: String) -> Done {
    let review = match Review::of(&Disk, document, path) {
        Ok(review) => review,
        Err(error) => return Done::Published(error.to_string(), false),
    };
    let (by, comment) = match (Name::new(&user()), Text::new(comment.trim())) {
        (Ok(by), Ok(comment)) => (by, comment),
        (Err(fault), _) | (_, Err(fault)) => return Done::Published(fault.to_string(), false),
    };
    let comment = (!comment.as_str().is_empty()).then_some(comment);
    let bundle = review.bundle(Signed { name, by, at: jiff::Timestamp::now(), comment });
    match review.publish(&Disk, &bundle) {
        Ok(Written::Published(saved)) => {
            Done::Published(bundle.published_lines(path, &saved).join("\n"), true)
        }
        Ok(Written::Stopped(_)) => Done::Published(review.lines().join("\n"), false),
        Err(error) => Done::Published(error.to_string(), false),
    }
}

/// Who publishes: the name of the person's account.
fn user() -> String {
    let named = |key: &str| std::env::var(key).ok().filter(|name| !name.trim().is_empty());
    named("USER").or_else(|| named("USERNAME")).unwrap_or_else(|| "unknown".to_owned())
}
