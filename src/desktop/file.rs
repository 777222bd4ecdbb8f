//! Where the document in work is kept: its file, and what was last saved there.
//!
//! The window never waits for the disk at an edit or a save: those go on in `work`, which shares the file. What the
//! panels show of it is kept here beside it.

use super::watch::Outside;
use super::work::Work;
use crate::edit::{Editor, Step};
use crate::file::DocumentFile;
use crate::topology::Document;
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The file of a document, which the window and its jobs share; `None` once it was let go of.
pub type SharedFile = Arc<Mutex<Option<DocumentFile>>>;

/// Where a document is kept.
pub struct FileState {
    serial: u64,
    path: Option<PathBuf>,
    title: String,
    saved: Document,
    /// What was saved in this window, and when, the newest last.
    saves: Vec<(Document, Timestamp)>,
    damaged: bool,
    read_only: bool,
    /// What somebody else did to the file, and nobody decided about yet.
    pub outside: Option<Outside>,
    /// The file holds something else than was saved, and a person wants to keep what is in the window.
    differs: bool,
    file: SharedFile,
    work: Work,
}

impl FileState {
    /// A document that has no file yet. A place for its journal is found in the background.
    pub fn untitled(title: &str, document: &Document, work: &Work) -> Self {
        let state = Self {
            serial: next_serial(),
            path: None,
            title: title.to_owned(),
            saved: document.clone(),
            damaged: false,
            read_only: false,
            outside: None,
            differs: false,
            saves: Vec::new(),
            file: SharedFile::default(),
            work: work.clone(),
        };
        work.place(state.shared());
        work.watch(state.serial, &state.file);
        state
    }

    /// A document that was opened from its file.
    pub fn opened(file: DocumentFile, document: &Document, work: Work) -> Self {
        let title = file.path().map(title_of).unwrap_or_default();
        Self::of(file, &title, document, work)
    }

    /// A document as it stands in its file.
    pub fn of(file: DocumentFile, title: &str, document: &Document, work: Work) -> Self {
        let state = Self {
            serial: next_serial(),
            path: file.path().map(ToOwned::to_owned),
            title: title.to_owned(),
            saved: document.clone(),
            saves: Vec::new(),
            damaged: file.faults() > 0,
            read_only: file.is_read_only(),
            outside: None,
            differs: false,
            file: Arc::new(Mutex::new(Some(file))),
            work,
        };
        state.work.watch(state.serial, &state.file);
        state
    }

    /// Takes in that a document was saved.
    pub fn now_saved(&mut self, path: PathBuf, document: Document) {
        self.title = title_of(&path);
        self.path = Some(path);
        self.damaged = false;
        self.read_only = false;
        self.outside = None;
        self.differs = false;
        self.saves.push((document.clone(), Timestamp::now()));
        self.saved = document;
    }

    /// When this window saved exactly this document last.
    pub fn saved_at(&self, document: &Document) -> Option<Timestamp> {
        self.saves.iter().rev().find(|(saved, _)| saved == document).map(|(_, at)| *at)
    }

    /// When this window saved last.
    pub fn last_save(&self) -> Option<Timestamp> {
        self.saves.last().map(|(_, at)| *at)
    }

    /// Different for every document that was opened in this window.
    pub fn serial(&self) -> u64 {
        self.serial
    }

    /// The file; `None` while it has none.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The file that a save without a question goes to; `None` while there is none, or it is only looked at.
    pub fn save_path(&self) -> Option<&Path> {
        self.path().filter(|_| !self.read_only)
    }

    /// What the window is called.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whether the file could be read in part only; it is then never overwritten without a question.
    #[cfg(test)]
    pub fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// Whether there is something in the window that the file does not hold.
    pub fn is_edited(&self, editor: &Editor) -> bool {
        self.differs || *editor.settled() != self.saved
    }

    /// The document as it was opened or saved last.
    pub fn saved(&self) -> &Document {
        &self.saved
    }

    /// Takes in that a person keeps what is in the window whatever stands in the file.
    pub fn keep_mine(&mut self) {
        self.outside = None;
        self.differs = true;
        self.work.watch(self.serial, &self.file);
    }

    /// The file, for a job.
    pub fn shared(&self) -> SharedFile {
        Arc::clone(&self.file)
    }

    /// Writes what the person did into the journal, in the background; `document` is how it is after it.
    pub fn record(&self, step: Step, document: &Document) {
        self.work.record(self.shared(), step, document.clone());
    }

    /// Lets go of the file: unsaved edits were dealt with, the journal and the lock go.
    pub fn close(&self) {
        self.work.release(self.shared());
    }
}

/// The file, once no job works on it.
pub fn open_file(file: &SharedFile) -> MutexGuard<'_, Option<DocumentFile>> {
    file.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the window calls a document in a file.
pub fn title_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn next_serial() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
