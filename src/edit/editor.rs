//! The document in work: edits with undo and redo, gestures that become one edit, revisions.

use super::draft::Draft;
use super::edits::Edit;
use super::error::EditError;
use super::naming;
use crate::topology::{Changes, Document, Model, Origin, Topology};
use jiff::Timestamp;
use std::collections::VecDeque;
use std::sync::Arc;

/// Most steps that can be undone.
const HISTORY: usize = 1_000;

/// A step of a recovery journal: what a person did, in order.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Step {
    /// An edit.
    Do(Edit),
    /// The last edit was undone.
    Undo,
    /// The last undone edit was done again.
    Redo,
}

/// One entry of the history: its name, when it was done first, and the document on the other side of it.
#[derive(Debug, Clone)]
struct Entry {
    name: String,
    at: Timestamp,
    other: Document,
}

/// A step of the history as it is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed<'a> {
    /// Its name.
    pub name: &'a str,
    /// When it was done first.
    pub at: Timestamp,
    /// Whether it is done now, and not undone.
    pub done: bool,
}

impl Entry {
    fn listed(&self, done: bool) -> Listed<'_> {
        Listed { name: &self.name, at: self.at, done }
    }
}

/// A gesture under way: the document as it was, and the edit as it stands.
#[derive(Debug, Clone)]
struct Gesture {
    before: Document,
    edit: Option<Edit>,
}

/// A document in work.
#[derive(Debug, Clone)]
pub struct Editor {
    draft: Draft,
    past: VecDeque<Entry>,
    future: Vec<Entry>,
    gesture: Option<Gesture>,
    topology_revision: u64,
    layout_revision: u64,
}

impl Editor {
    /// Starts to work on a document.
    pub fn new(document: Document) -> Self {
        Self {
            draft: Draft::new(document),
            past: VecDeque::new(),
            future: Vec::new(),
            gesture: None,
            topology_revision: 0,
            layout_revision: 0,
        }
    }

    /// The document as it is now, with the preview of a gesture under way.
    pub fn document(&self) -> &Document {
        self.draft.document()
    }

    /// The document without the preview of a gesture under way: what is saved and published.
    pub fn settled(&self) -> &Document {
        self.gesture.as_ref().map_or_else(|| self.document(), |gesture| &gesture.before)
    }

    /// The topology with its views.
    pub fn model(&self) -> &Model {
        self.draft.model()
    }

    /// The topology.
    pub fn topology(&self) -> &Topology {
        self.draft.topology()
    }

    /// The document with its views, to be copied for a what-if.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Grows with every change of the topology; a job keeps the one that it read.
    pub fn topology_revision(&self) -> u64 {
        self.topology_revision
    }

    /// Grows with every change of the layout, which disturbs no rule, digest or report.
    pub fn layout_revision(&self) -> u64 {
        self.layout_revision
    }

    /// Applies an edit as one step of the history. An edit that changes nothing leaves no step.
    ///
    /// # Errors
    /// When it is refused; the document is then as it was.
    pub fn apply(&mut self, edit: &Edit) -> Result<Changes, EditError> {
        self.cancel_gesture();
        let before = self.document().clone();
        let changes = self.draft.apply(edit)?;
        self.note_revisions(&before, &changes);
        self.remember(edit, before);
        Ok(changes)
    }

    /// Shows an edit without making it a step: what a drag, a slider or typing does at every frame. Each preview
    /// replaces the one before.
    ///
    /// # Errors
    /// When the edit is refused; the document is then as it was before the gesture.
    pub fn preview(&mut self, edit: Edit) -> Result<Changes, EditError> {
        let before =
            self.gesture.as_ref().map_or_else(|| self.document().clone(), |gesture| gesture.before.clone());
        let shown = self.document().clone();
        self.draft.restore(before.clone());
        let result = self.draft.apply(&edit);
        let edit = result.is_ok().then_some(edit);
        self.gesture = Some(Gesture { before, edit });
        let changes = Changes::between(&shown.topology, self.topology());
        self.note_revisions(&shown, &changes);
        result.map(|_| changes)
    }

    /// Makes what is previewed one step of the history, and hands out its edit for the journal.
    pub fn finish_gesture(&mut self) -> Option<Edit> {
        let Gesture { before, edit } = self.gesture.take()?;
        let edit = edit?;
        self.remember(&edit, before);
        Some(edit)
    }

    /// Goes back to before the gesture.
    pub fn cancel_gesture(&mut self) -> Changes {
        match self.gesture.take() {
            Some(gesture) => self.go(gesture.before),
            None => Changes::default(),
        }
    }

    /// Notes where the document was published to. That is no step: undoing an edit does not take a publication back.
    pub fn set_origin(&mut self, origin: &Arc<Origin>) {
        let mut document = self.document().clone();
        document.origin = Some(Arc::clone(origin));
        self.draft.restore(document);
        let others = self.past.iter_mut().chain(&mut self.future).map(|entry| &mut entry.other);
        for document in others.chain(self.gesture.as_mut().map(|gesture| &mut gesture.before)) {
            document.origin = Some(Arc::clone(origin));
        }
    }

    /// The name of what undo would undo.
    pub fn undo_name(&self) -> Option<&str> {
        self.past.back().map(|entry| entry.name.as_str())
    }

    /// The name of what redo would do again.
    pub fn redo_name(&self) -> Option<&str> {
        self.future.last().map(|entry| entry.name.as_str())
    }

    /// The names of all steps, the oldest first: those done, then those undone.
    pub fn history(&self) -> (Vec<&str>, Vec<&str>) {
        (
            self.past.iter().map(|entry| entry.name.as_str()).collect(),
            self.future.iter().rev().map(|entry| entry.name.as_str()).collect(),
        )
    }

    /// All steps with their times, the oldest first: those done, then those undone.
    pub fn steps(&self) -> Vec<Listed<'_>> {
        let done = self.past.iter().map(|entry| entry.listed(true));
        done.chain(self.future.iter().rev().map(|entry| entry.listed(false))).collect()
    }

    /// How many steps are done now.
    pub fn place(&self) -> usize {
        self.past.len()
    }

    /// The document as it is after that many steps, without the preview of a gesture; `None` where there are fewer.
    pub fn document_after(&self, steps: usize) -> Option<&Document> {
        match steps.checked_sub(self.past.len()) {
            None => self.past.get(steps).map(|entry| &entry.other),
            Some(0) => Some(self.gesture.as_ref().map_or(self.document(), |gesture| &gesture.before)),
            Some(ahead) => {
                let entry = self.future.len().checked_sub(ahead).and_then(|place| self.future.get(place));
                entry.map(|entry| &entry.other)
            }
        }
    }

    /// Goes one step back; `None` when there is none.
    pub fn undo(&mut self) -> Option<Changes> {
        self.cancel_gesture();
        let Entry { name, at, other } = self.past.pop_back()?;
        self.future.push(Entry { name, at, other: self.document().clone() });
        Some(self.go(other))
    }

    /// Goes one step forward again; `None` when there is none.
    pub fn redo(&mut self) -> Option<Changes> {
        self.cancel_gesture();
        let Entry { name, at, other } = self.future.pop()?;
        self.past.push_back(Entry { name, at, other: self.document().clone() });
        Some(self.go(other))
    }

    /// Repeats a step of a recovery journal.
    ///
    /// # Errors
    /// When an edit is refused, which says that the journal belongs to another file.
    pub fn repeat(&mut self, step: &Step) -> Result<(), EditError> {
        match step {
            Step::Do(edit) => {
                self.apply(edit)?;
            }
            Step::Undo => {
                self.undo();
            }
            Step::Redo => {
                self.redo();
            }
        }
        Ok(())
    }

    fn go(&mut self, document: Document) -> Changes {
        let before = self.document().clone();
        let changes = self.draft.restore(document);
        self.note_revisions(&before, &changes);
        changes
    }

    fn note_revisions(&mut self, before: &Document, changes: &Changes) {
        self.topology_revision += u64::from(!changes.is_empty());
        self.layout_revision += u64::from(before.layout != self.document().layout);
    }

    fn remember(&mut self, edit: &Edit, before: Document) {
        if before == *self.document() {
            return;
        }
        let name = naming::name(edit, &before, self.document());
        self.past.push_back(Entry { name, at: Timestamp::now(), other: before });
        if self.past.len() > HISTORY {
            self.past.pop_front();
        }
        self.future.clear();
    }
}
