//! Why something cannot be opened or published: what, where, and the way out.

use super::bundle::BundleFault;
use crate::file::{FileError, native};
use std::path::PathBuf;
use thiserror::Error;

/// Why a file is not opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The file system does not give it, or it is no text.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is no document, or one of a version that cannot be read.
    #[error("{}: {fault}", path.display())]
    Document {
        /// The file.
        path: PathBuf,
        /// Why not.
        fault: native::ReadError,
    },
    /// It is a bundle that is not as it was published.
    #[error("{}: {fault}", path.display())]
    Bundle {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: BundleFault,
    },
}

/// Why nothing was published, other than that the document has faults or its base has moved.
#[derive(Debug, Error)]
pub enum PublishError {
    /// The name of the target says neither RON nor JSON.
    #[error("{} is no name for a bundle; end it in .ron or .json", .0.display())]
    Form(PathBuf),
    /// What stands at the target is no bundle, or not as it was published, and is not written over.
    #[error(transparent)]
    Target(#[from] OpenError),
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] FileError),
    /// It was written, but reading it back gave something else.
    #[error(
        "{} was written, but reading it back gave something else; look at its disk, and publish again \
         elsewhere",
        .0.display()
    )]
    NotVerified(PathBuf),
}
