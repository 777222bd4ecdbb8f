//! Why a document cannot be opened or saved: what, where, and the way out.

use super::super::native::{Cancelled, Refusal};
use super::super::{FileError, Holder};
use std::path::PathBuf;
use thiserror::Error;

/// Why a document cannot be opened, not even in part.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The file cannot be read or locked.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is no document, or one of a version that cannot be read. Nothing is ever written over it.
    #[error("{} was not opened: {refusal}", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why.
        refusal: Refusal,
    },
    /// Another window has it.
    #[error("{0}")]
    Held(Box<Holder>),
    /// The reading was cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Why a document was not saved. The file holds what it held before, unless the cause is
/// [`FileError::Unconfirmed`].
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SaveError {
    /// The file cannot be written, or was changed by somebody else.
    #[error(transparent)]
    File(#[from] FileError),
    /// It could not be read whole, and saving over it would lose the rest.
    #[error(
        "{} was read with {faults} fault{}, and saving over it would lose what they left out; save under another \
         name, or agree to lose it", path.display(), if *faults == 1 { "" } else { "s" }
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// How many faults.
        faults: usize,
    },
    /// A document of a newer version stands there, which nobody may replace.
    #[error("{} holds a document of format version {found}, which a newer Trunkline wrote, and is never replaced; save under another name", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: String,
    },
    /// The document was opened for reading only.
    #[error("{} was opened for reading only; save under another name", .0.display())]
    ReadOnly(PathBuf),
    /// Another window took the document over.
    #[error("{} was taken over by another window; save under another name", .0.display())]
    TakenOver(PathBuf),
    /// Another window has the file of the new name open.
    #[error("{0}")]
    Held(Box<Holder>),
    /// The document has no file yet.
    #[error("the document has no file yet; choose a name")]
    NoName,
}
