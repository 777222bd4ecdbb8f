//! Bringing back what a session that ended without saving had done.

use super::super::{FileError, Journal, Recovery};
use super::record::{Entry, Recorder};
use super::{DocumentFile, Held};
use crate::edit::Editor;
use crate::topology::Document;
use std::fmt;
use std::sync::Arc;

/// A document with the steps of a journal done again.
#[derive(Debug)]
pub struct Recovered {
    /// The document, ready to be worked on; its history holds the steps.
    pub editor: Editor,
    /// How many steps were done again.
    pub steps: usize,
    /// The step that could not be, and where repeating ended.
    pub refused: Option<Refused>,
}

/// A step that could not be done again; as text, a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Which step, counted from 1.
    pub number: usize,
    /// Why.
    pub reason: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { number, reason } = self;
        write!(
            f,
            "Step {number} of the recovery journal and those after it could not be done again: {reason}."
        )
    }
}

impl DocumentFile {
    /// Does the steps of a journal again, on the document as it was opened (for one without a file, an empty one),
    /// and goes on with that journal.
    ///
    /// # Errors
    /// When the journal cannot be gone on with. The edits are then still in it.
    pub fn recover(&mut self, document: Document, recovery: &Recovery) -> Result<Recovered, FileError> {
        let recovered = repeat(document, recovery);
        if let Some(Held { journal, recorder, .. }) = &mut self.held {
            *journal = Journal::resume(Arc::clone(&self.fs), &self.path, recovery)?;
            let after = recovered.editor.document();
            if recovered.refused.is_some() {
                // What follows would stumble over the same step.
                let text = String::from_utf8_lossy(&super::super::native::to_bytes(after)).into_owned();
                journal.append(text)?;
                *recorder = Recorder::after(after);
            } else {
                let (done, undone) = recovered.editor.history();
                *recorder = Recorder::repeated(after, done.len(), undone.len());
            }
        }
        Ok(recovered)
    }

    /// Gives up the edits of a journal.
    ///
    /// # Errors
    /// When the journal cannot be removed.
    pub fn give_up(&mut self, recovery: Recovery) -> Result<(), FileError> {
        recovery.discard(self.fs.as_ref())
    }
}

/// Does the steps again, from the last whole document on.
fn repeat(document: Document, recovery: &Recovery) -> Recovered {
    let mut editor = Editor::new(document);
    let first = recovery.edits.iter().rposition(|text| Entry::is_whole(text)).unwrap_or(0);
    let mut steps = first;
    for text in recovery.edits.iter().skip(first) {
        let outcome = Entry::read(text).and_then(|entry| match entry {
            Entry::Whole(document) => {
                editor = Editor::new(*document);
                Ok(())
            }
            Entry::Step(step) => editor.repeat(&step).map_err(|error| error.to_string()),
        });
        if let Err(reason) = outcome {
            return Recovered { editor, steps, refused: Some(Refused { number: steps + 1, reason }) };
        }
        steps += 1;
    }
    Recovered { editor, steps, refused: None }
}
