//! Every change of a document: edits, how they are applied and named, and the history of undo and redo.

mod draft;
mod edit;
mod editor;
mod error;
mod naming;
mod near;
mod removal;
#[cfg(test)]
mod tests;

pub use draft::Draft;
pub use edit::{Attributes, Dependents, Edit, Subject, WaiverForm};
pub use editor::{Editor, Step};
pub use error::EditError;
pub use near::near;
