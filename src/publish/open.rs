//! Opening what people keep: native files and published bundles.

use super::bundle::{Bundle, BundleFault};
use super::error::OpenError;
use crate::file::native::{self, Faults, Progress};
use crate::file::{DEFAULT_SIZE_LIMIT, Fingerprint, Fs, TextFile, read_text};
use crate::topology::Document;
use std::path::Path;

/// A document as far as it could be read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// What could not be taken as it stands; a bundle is whole or not opened.
    pub faults: Faults,
    /// What the file looked like.
    pub fingerprint: Fingerprint,
    /// Whether it is a bundle: never saved over, but published again.
    pub is_bundle: bool,
}

/// Opens a native file or a bundle, whichever it is.
///
/// # Errors
/// When it cannot be read, is neither, or is a bundle that is not as it was published.
pub fn open(fs: &dyn Fs, path: &Path, progress: &mut dyn Progress) -> Result<Opened, OpenError> {
    let file = read_text(fs, path, DEFAULT_SIZE_LIMIT)?;
    let fingerprint = file.fingerprint;
    if Bundle::is_begun_in(&file.text) {
        let document = bundle_in(path, &file)?.into_document(&path.to_string_lossy());
        return Ok(Opened { document, faults: Faults::default(), fingerprint, is_bundle: true });
    }
    let read = native::read(&file.text, progress);
    let read = read.map_err(|fault| OpenError::Document { path: path.to_owned(), fault })?;
    Ok(Opened { document: read.document, faults: read.faults, fingerprint, is_bundle: false })
}

/// The bundle in a file that was read.
pub(super) fn bundle_in(path: &Path, file: &TextFile) -> Result<Bundle, OpenError> {
    // A byte order mark is no part of the text, and none was published.
    let has_mark = file.fingerprint.len != file.text.len() as u64;
    let bundle = if has_mark { Err(BundleFault::Changed) } else { Bundle::read(&file.text) };
    bundle.map_err(|fault| OpenError::Bundle { path: path.to_owned(), fault })
}
