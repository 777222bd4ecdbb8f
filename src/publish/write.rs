//! The second step of publishing: writing the bundle, and reading it back.

use super::bundle::Bundle;
use super::error::PublishError;
use super::own;
use super::review::Review;
use crate::file::{DEFAULT_SIZE_LIMIT, FileError, Fs, Saved, digest, read_text, save};
use crate::report::Notice;
use crate::topology::Name;
use crate::topology::values::Text;
use jiff::Timestamp;

/// Who publishes, when and why.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The name to publish under.
    pub name: Name,
    /// Who.
    pub by: Name,
    /// When; kept to the second.
    pub at: Timestamp,
    /// Why.
    pub comment: Option<Text>,
}

/// What became of a publication.
#[derive(Debug, Clone, PartialEq)]
pub enum Written {
    /// The new version stands at the target, read back and whole.
    Published(Saved),
    /// Nothing was written; these are the reasons.
    Stopped(Vec<Notice>),
}

impl Review {
    /// The bundle that would be published.
    pub fn bundle(&self, signed: Signed) -> Bundle {
        Bundle {
            name: signed.name,
            version: self.version(),
            published_at: Timestamp::from_second(signed.at.as_second()).unwrap_or(signed.at),
            published_by: signed.by,
            comment: signed.comment,
            base: self.replaces(),
            waivers: self.document.waivers.clone(),
            digest: digest(&self.document.topology).into(),
            topology: self.document.topology.clone(),
        }
    }

    /// Writes the bundle that [`Review::bundle`] made, unless something stops it, and reads it back.
    ///
    /// # Errors
    /// When it cannot be written, or what was written is not what stands there.
    pub fn publish(&self, fs: &dyn Fs, bundle: &Bundle) -> Result<Written, PublishError> {
        let stops: Vec<Notice> = self.stops().cloned().collect();
        if !stops.is_empty() {
            return Ok(Written::Stopped(stops));
        }
        let text = bundle.to_text(self.form);
        let saved = match save(fs, &self.path, text.as_bytes(), self.expected) {
            Ok(saved) => saved,
            Err(FileError::ChangedOutside { .. } | FileError::AlreadyThere { .. }) => {
                return Ok(Written::Stopped(vec![own::written_meanwhile(&self.path)]));
            }
            Err(error) => return Err(error.into()),
        };
        let found = read_text(fs, &self.path, DEFAULT_SIZE_LIMIT)?.text;
        if found != text || Bundle::read(&found).is_err() {
            return Err(PublishError::NotVerified(self.path.clone()));
        }
        Ok(Written::Published(saved))
    }
}
