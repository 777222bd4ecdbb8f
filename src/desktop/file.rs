//! Where the document in work is kept: its file, lock and journal, and what was last saved.

use super::work::Work;
use crate::edit::{Editor, Step};
use crate::file::{Disk, FileError, Fingerprint, Journal, Lock, Recovery};
use crate::topology::Document;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A journal that the window and its jobs share.
pub type SharedJournal = Arc<Mutex<Journal>>;

/// One entry of the recovery journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Entry {
    /// A document without a file began as this sample; an empty name is an empty document.
    Began(String),
    /// What the person did.
    Did(Step),
}

/// Where a document is kept.
pub struct FileState {
    serial: u64,
    path: Option<PathBuf>,
    title: String,
    /// The sample that a document without a file began as.
    began: Option<String>,
    saved: Document,
    fingerprint: Option<Fingerprint>,
    /// Whether the file could be read in part only; it is then never overwritten without a question.
    pub damaged: bool,
    lock: Option<Lock>,
    journal: Option<SharedJournal>,
    work: Work,
}

/// What belongs to a file that was opened or saved.
pub struct Kept {
    /// The file.
    pub path: PathBuf,
    /// What it looked like; `None` for what may not be saved over, such as a published bundle.
    pub fingerprint: Option<Fingerprint>,
    /// The right to change it; `None` where another window has it.
    pub lock: Option<Lock>,
    /// Its journal; `None` where none can be kept.
    pub journal: Option<Journal>,
}

impl FileState {
    /// A document without a file, begun as a sample or empty.
    pub fn untitled(title: &str, sample: &str, document: &Document, work: Work) -> Self {
        let place = work.untitled_place();
        let (lock, journal) = match place {
            Some(place) => {
                let journal = Journal::new(Arc::new(Disk), &place.path, None);
                (Some(place.lock), journal.map_err(|error| work.warn(&error)).ok())
            }
            None => (None, None),
        };
        Self {
            serial: next_serial(),
            path: None,
            title: title.to_owned(),
            began: Some(sample.to_owned()),
            saved: document.clone(),
            fingerprint: None,
            damaged: false,
            lock,
            journal: journal.map(share),
            work,
        }
    }

    /// A document that was read from a file.
    pub fn opened(kept: Kept, document: &Document, work: Work) -> Self {
        Self {
            serial: next_serial(),
            title: title_of(&kept.path),
            path: Some(kept.path),
            began: None,
            saved: document.clone(),
            fingerprint: kept.fingerprint,
            damaged: false,
            lock: kept.lock,
            journal: kept.journal.map(share),
            work,
        }
    }

    /// Says that the document was saved as it is in `document`.
    pub fn now_saved(&mut self, kept: Kept, document: Document) {
        if self.path.as_deref() != Some(kept.path.as_path()) {
            self.close();
            self.title = title_of(&kept.path);
            self.path = Some(kept.path);
            self.lock = kept.lock;
            self.journal = kept.journal.map(share);
            self.began = None;
        }
        self.fingerprint = kept.fingerprint;
        self.damaged = false;
        self.saved = document;
    }

    /// Different for every document that was opened in this window.
    pub fn serial(&self) -> u64 {
        self.serial
    }

    /// The file; `None` while it has none.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What the window is called.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What the file looked like when it was last read or saved.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        self.fingerprint
    }

    /// The journal, for a save.
    pub fn journal(&self) -> Option<SharedJournal> {
        self.journal.clone()
    }

    /// Whether another window took the document over.
    pub fn lost_lock(&self) -> Option<FileError> {
        match self.lock.as_ref()?.is_ours() {
            Ok(true) => None,
            Ok(false) => Some(FileError::Lock {
                path: self.path.clone().unwrap_or_default(),
                reason: std::io::ErrorKind::ResourceBusy.into(),
            }),
            Err(error) => Some(error),
        }
    }

    /// Whether there are edits that are not saved.
    pub fn is_edited(&self, editor: &Editor) -> bool {
        *editor.document() != self.saved
    }

    /// Writes what the person did into the journal, in the background.
    pub fn record(&mut self, step: &Step) {
        let Some(journal) = &self.journal else { return };
        let began = self.began.take().filter(|_| self.path.is_none()).map(Entry::Began);
        let entries = began.into_iter().chain([Entry::Did(step.clone())]);
        for entry in entries {
            match ron::to_string(&entry) {
                Ok(text) => self.work.append(Arc::clone(journal), text),
                Err(error) => tracing::error!("an edit has no text for the journal: {error}"),
            }
        }
    }

    /// Goes on with a journal whose edits were recovered.
    pub fn resume(&mut self, path: &Path, recovery: &Recovery) {
        match Journal::resume(Arc::new(Disk), path, recovery) {
            Ok(journal) => self.journal = Some(share(journal)),
            Err(error) => self.work.warn(&error),
        }
        self.began = None;
    }

    /// Lets go of the file: unsaved edits were dealt with, the journal and the lock go.
    pub fn close(&mut self) {
        self.work.finish_writing();
        if let Some(journal) = self.journal.take().and_then(Arc::into_inner) {
            let journal = journal.into_inner().unwrap_or_else(PoisonError::into_inner);
            if let Err(error) = journal.discard() {
                self.work.warn(&error);
            }
        }
        if let Some(Err(error)) = self.lock.take().map(Lock::release) {
            self.work.warn(&error);
        }
    }
}

fn share(journal: Journal) -> SharedJournal {
    Arc::new(Mutex::new(journal))
}

fn title_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn next_serial() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
