//! Where the document in work is kept, and what was last saved of it.

use super::work::Work;
use crate::edit::{Editor, Step};
use crate::file::DocumentFile;
use crate::topology::Document;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// The file of a document, shared by the window and its jobs.
pub type SharedFile = Arc<Mutex<DocumentFile>>;

/// What the window knows of the file of its document.
pub struct FileState {
    serial: u64,
    path: Option<PathBuf>,
    title: String,
    saved: Document,
    file: Option<SharedFile>,
    work: Work,
}

impl FileState {
    /// A document without a file: a sample, a bundle, an empty one.
    pub fn untitled(title: &str, document: &Document, work: Work) -> Self {
        let file = work.untitled().map(share);
        Self {
            serial: next_serial(),
            path: None,
            title: title.to_owned(),
            saved: document.clone(),
            file,
            work,
        }
    }

    /// A document that was read from a file.
    pub fn opened(file: DocumentFile, document: &Document, work: Work) -> Self {
        let path = file.path().map(Path::to_owned);
        let title = path.as_deref().map_or_else(|| "Untitled".to_owned(), title_of);
        Self { serial: next_serial(), path, title, saved: document.clone(), file: Some(share(file)), work }
    }

    /// Says that the document was saved under a path as it is in `document`, and is kept in `file` from now on.
    pub fn now_saved(&mut self, path: PathBuf, file: SharedFile, document: Document) {
        self.title = title_of(&path);
        self.path = Some(path);
        self.file = Some(file);
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

    /// The file, for a job.
    pub fn shared(&self) -> Option<SharedFile> {
        self.file.clone()
    }

    /// Whether there are edits that are not saved.
    pub fn is_edited(&self, editor: &Editor) -> bool {
        *editor.document() != self.saved
    }

    /// Writes what the person did into the journal, in the background.
    pub fn record(&self, step: Step, document: &Document) {
        if let Some(file) = &self.file {
            self.work.record(Arc::clone(file), step, document.clone());
        }
    }

    /// Lets go of the file: unsaved edits were dealt with, journal and lock go.
    pub fn close(&mut self) {
        self.work.finish_writing();
        if let Some(file) = self.file.take().and_then(Arc::into_inner) {
            let file = file.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
            if let Err(error) = file.close() {
                self.work.warn(&error);
            }
        }
    }
}

/// Shares a file with jobs.
pub fn share(file: DocumentFile) -> SharedFile {
    Arc::new(Mutex::new(file))
}

fn title_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn next_serial() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
