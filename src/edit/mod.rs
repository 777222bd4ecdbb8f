//! Every change of a document: edits, how they are applied and named, and the history of undo and redo.

pub mod collections;
mod draft;
pub mod duplicate;
mod editor;
mod edits;
mod error;
pub mod fence;
pub mod making;
mod naming;
mod near;
mod removal;
pub mod standing;
#[cfg(test)]
mod tests;

pub use draft::Draft;
pub use editor::{Editor, Listed, Step};
pub use edits::{Attributes, Dependents, Edit, Subject, WaiverForm};
pub use error::EditError;
pub use naming::name;
pub use near::{alike, near};
