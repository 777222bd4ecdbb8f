//! What a publication is held against: the version that is published there, or the one that was pulled.

use super::bundle::Bundle;
use super::error::{OpenError, PublishError};
use super::open::bundle_in;
use crate::file::{DEFAULT_SIZE_LIMIT, FileError, Fingerprint, Fs, read_text};
use crate::topology::{Name, Origin, Topology};
use jiff::Timestamp;
use std::path::Path;

/// A published version.
#[derive(Debug, Clone)]
pub struct Base {
    /// The name it is published under.
    pub name: Name,
    /// The version.
    pub version: u64,
    /// When it was published.
    pub published_at: Timestamp,
    /// Who published it.
    pub published_by: Name,
    /// The digest of its topology.
    pub digest: Box<str>,
    /// Its topology.
    pub topology: Topology,
}

impl Base {
    /// The bundle that stands at a path, and what its file looked like; `None` where nothing stands.
    ///
    /// # Errors
    /// When something else stands there, or a bundle that is not as it was published.
    pub(super) fn at(fs: &dyn Fs, path: &Path) -> Result<Option<(Self, Fingerprint)>, PublishError> {
        let file = match read_text(fs, path, DEFAULT_SIZE_LIMIT) {
            Ok(file) => file,
            Err(FileError::Missing { .. }) => return Ok(None),
            Err(error) => return Err(OpenError::from(error).into()),
        };
        Ok(Some((bundle_in(path, &file)?.into(), file.fingerprint)))
    }

    /// The version that a document was pulled from, where its file still holds it.
    pub fn pulled(fs: &dyn Fs, origin: &Origin) -> Option<Self> {
        // A file that has gone or moved on is no base; the review then has none, and says so.
        let (base, _) = Self::at(fs, Path::new(&*origin.target)).ok()??;
        base.is(origin).then_some(base)
    }

    /// Whether it is the version that a document was pulled from.
    pub(super) fn is(&self, origin: &Origin) -> bool {
        self.version == origin.version && self.digest == origin.digest
    }
}

impl From<Bundle> for Base {
    fn from(bundle: Bundle) -> Self {
        let Bundle { name, version, published_at, published_by, digest, topology, .. } = bundle;
        Self { name, version, published_at, published_by, digest, topology }
    }
}
