//! The bundle: a topology with all that says where it comes from, as one text file.
//!
//! Two digests guard it. `digest` is that of the topology alone, in its canonical form, and stays the same however
//! the file is laid out. `seal` is the SHA-256 of all lines before the last two, the seal's own and the closing
//! bracket, so that no byte of the file can change unnoticed.

mod form;
mod json;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use form::Form;
pub use read::BundleFault;

use crate::topology::values::Text;
use crate::topology::{Document, Name, Origin, Topology, Waiver};
use jiff::Timestamp;
use std::sync::Arc;

/// The word that a bundle names its format by.
const FORMAT: &str = "trunkline-bundle";

/// The version of the format that this program writes.
const FORMAT_VERSION: u64 = 1;

/// A published topology.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// The name it is published under.
    pub name: Name,
    /// Which version of that name it is, from 1.
    pub version: u64,
    /// When it was published, to the second.
    pub published_at: Timestamp,
    /// Who published it.
    pub published_by: Name,
    /// Why, in the publisher's words.
    pub comment: Option<Text>,
    /// What it replaced: version and digest.
    pub base: Option<(u64, Box<str>)>,
    /// The findings that were accepted.
    pub waivers: Arc<Vec<Waiver>>,
    /// What was published.
    pub topology: Topology,
    /// The digest of the topology, such as `sha256:` and 64 digits.
    pub digest: Box<str>,
}

impl Bundle {
    /// The bundle as a document to go on with, which remembers that it came from `target`. Nothing is known of
    /// its drawing: a layout is never published.
    pub fn into_document(self, target: &str) -> Document {
        let Self { name, version, digest, .. } = self;
        let origin = Origin { target: target.into(), name, version, digest };
        Document {
            topology: self.topology,
            waivers: self.waivers,
            origin: Some(Arc::new(origin)),
            ..Document::default()
        }
    }
}
