//! Every change of a document: edits, how they are applied and named, and the history of undo and redo.

mod edit;

pub use edit::{Attributes, Dependents, Edit, Subject, WaiverForm};
