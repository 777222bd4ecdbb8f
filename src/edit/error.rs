//! Why an edit was refused: what, where, and the way out.

use super::edits::Subject;
use super::near::alike;
use crate::topology::Kind;
use crate::topology::attributes::AttributeFault;
use crate::topology::values::ValueFault;
use thiserror::Error;

/// Why an edit was refused. The document is as it was.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum EditError {
    /// Nothing is called so.
    #[error("there is no {subject}{}", alike(.near))]
    Unknown {
        /// What was named.
        subject: Subject,
        /// Names that are spelled much alike.
        near: Vec<String>,
    },
    /// Something is called so already: names are identities (V-15, V-24, V-32, V-35).
    #[error("{subject} exists already; choose another name")]
    Exists {
        /// What exists.
        subject: Subject,
    },
    /// What exists exactly once is neither added nor removed.
    #[error("the {} exists exactly once; set its attributes instead", .0.noun())]
    Single(Kind),
    /// The kind has no such attribute.
    #[error("a {} has no attribute {key}{}", .kind.noun(), alike(.near))]
    UnknownAttribute {
        /// The kind.
        kind: Kind,
        /// What was asked for.
        key: String,
        /// Keys that are spelled much alike.
        near: Vec<String>,
    },
    /// The attribute cannot take the value (V-33, V-34, V-53 among others).
    #[error("{key} of {subject}: {fault}")]
    Value {
        /// Whose attribute.
        subject: Subject,
        /// Which attribute.
        key: &'static str,
        /// Why not.
        fault: AttributeFault,
    },
    /// The value names something that does not exist.
    #[error("{key} of {subject}: there is no {} {name}{}", .kind.noun(), alike(.near))]
    UnknownName {
        /// Whose attribute.
        subject: Subject,
        /// Which attribute.
        key: &'static str,
        /// The kind of what is named.
        kind: Kind,
        /// The name.
        name: String,
        /// Names that are spelled much alike.
        near: Vec<String>,
    },
    /// The entity cannot be without it.
    #[error("{subject} needs {key}; give it a value")]
    Required {
        /// Whose attribute.
        subject: Subject,
        /// Which attribute.
        key: &'static str,
    },
    /// An attribute is given more than once, in another case or as part of a range.
    #[error("{key} of {subject} is given twice; give it once")]
    Twice {
        /// Whose attribute.
        subject: Subject,
        /// Which attribute.
        key: &'static str,
    },
    /// The scope of a collection is fixed once it is made [CTB].
    #[error("the scope of {0} is fixed; add a collection for the other scope and remove this one")]
    FixedScope(Subject),
    /// Something refers to it (V-54, V-55).
    #[error("{subject} is used by {}; clear those references or remove them too", used_by(.by, *.count))]
    InUse {
        /// What was to be removed.
        subject: Subject,
        /// The first few that refer to it.
        by: Vec<Subject>,
        /// How many refer to it.
        count: usize,
    },
    /// A root trunk stays as long as its gateway (V-14) [DG].
    #[error(
        "{trunk} is the root trunk of {gateway} and stays as long as it; remove the gateway peer instead"
    )]
    RootTrunk {
        /// The trunk.
        trunk: Subject,
        /// Its gateway.
        gateway: Subject,
    },
    /// There is no note with that number.
    #[error("there is no note number {0}; notes are counted from 0")]
    UnknownNote(usize),
    /// There is no such waiver.
    #[error("nothing waives {0} for {1}")]
    UnknownWaiver(String, String),
    /// A text of a note or waiver that is none.
    #[error("{what}: {fault}")]
    Text {
        /// Which text.
        what: &'static str,
        /// Why not.
        fault: ValueFault,
    },
    /// One of several edits was refused.
    #[error("edit {number} of \"{batch}\": {error}")]
    InBatch {
        /// The name of the batch.
        batch: String,
        /// Which edit, counted from 1.
        number: usize,
        /// Why.
        error: Box<EditError>,
    },
}

fn used_by(by: &[Subject], count: usize) -> String {
    let mut text = by.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    if count > by.len() {
        text.push_str(&format!(" and {} more", count - by.len()));
    }
    text
}
