//! What is written into the journal for each step.
//!
//! A step is written as itself as long as repeating the journal can follow it. An undo that reaches back before
//! the last save cannot be repeated from what was saved, so the whole document is written instead, and repeating
//! begins there.

use super::super::native;
use crate::edit::Step;
use crate::topology::Document;

/// An entry of the journal, as it is read back.
#[derive(Debug)]
pub(super) enum Entry {
    /// Something that was done.
    Step(Step),
    /// The whole document.
    Whole(Box<Document>),
}

impl Entry {
    /// Reads an entry.
    ///
    /// # Errors
    /// When it is none; the text says why.
    pub fn read(text: &str) -> Result<Self, String> {
        if native::check_version(text).is_err() {
            return ron::from_str(text).map(Self::Step).map_err(|error| error.to_string());
        }
        let read = native::read(text, &mut ()).map_err(|error| error.to_string())?;
        match read.faults.list.first() {
            None => Ok(Self::Whole(Box::new(read.document))),
            Some(fault) => Err(fault.to_string()),
        }
    }

    /// Whether a text is a whole document, without reading it.
    pub fn is_whole(text: &str) -> bool {
        native::check_version(text).is_ok()
    }
}

/// Follows the steps of an editor to know which of them can be repeated.
#[derive(Debug)]
pub(super) struct Recorder {
    /// The document after the last step; `None` where no journal tells what it began as.
    last: Option<Document>,
    /// Steps that repeating the journal could undo.
    undoable: usize,
    /// Steps that it could then do again.
    redoable: usize,
}

impl Recorder {
    /// For a document whose file holds this.
    pub fn after(document: &Document) -> Self {
        Self { last: Some(document.clone()), undoable: 0, redoable: 0 }
    }

    /// For a document of which the disk knows nothing.
    pub fn whole() -> Self {
        Self { last: None, undoable: 0, redoable: 0 }
    }

    /// For a document that was brought back by repeating so many steps, some of them undone.
    pub fn repeated(document: &Document, undoable: usize, redoable: usize) -> Self {
        Self { last: Some(document.clone()), undoable, redoable }
    }

    /// The text for the journal; `None` where the step changed nothing.
    pub fn entry(&mut self, step: &Step, document: &Document) -> Option<String> {
        if self.last.as_ref() == Some(document) {
            return None;
        }
        let follows = self.last.is_some() && self.follow(step);
        let text = if follows { ron::to_string(step).ok() } else { None };
        self.last = Some(document.clone());
        Some(text.unwrap_or_else(|| {
            (self.undoable, self.redoable) = (0, 0);
            String::from_utf8_lossy(&native::to_bytes(document)).into_owned()
        }))
    }

    /// Counts a step; `false` where repeating could not follow it.
    fn follow(&mut self, step: &Step) -> bool {
        match step {
            Step::Do(_) => {
                self.undoable += 1;
                self.redoable = 0;
            }
            Step::Undo if self.undoable > 0 => {
                self.undoable -= 1;
                self.redoable += 1;
            }
            Step::Redo if self.redoable > 0 => {
                self.undoable += 1;
                self.redoable -= 1;
            }
            Step::Undo | Step::Redo => return false,
        }
        true
    }

    /// Says that the document was saved, or is about to be: repeating may begin here.
    pub fn forget(&mut self) {
        (self.undoable, self.redoable) = (0, 0);
    }
}
