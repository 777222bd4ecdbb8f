//! The samples that come with the program.

use super::native::{self, ReadError};
use crate::topology::Document;

/// A sample document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// The name on the command line.
    pub name: &'static str,
    /// What it is called on screen.
    pub title: &'static str,
    /// What it shows, in one sentence.
    pub about: &'static str,
    /// The file, as `trunkline sample` writes it.
    pub text: &'static str,
}

/// Every sample.
pub const SAMPLES: &[Sample] = &[Sample {
    name: "litware",
    title: "Litware",
    about: "Three network regions with call admission control, local gateways, and an Internet provider's trunk.",
    text: include_str!("../../assets/samples/litware.trunkline.ron"),
}];

impl Sample {
    /// The sample of that name, either case.
    pub fn named(name: &str) -> Option<&'static Self> {
        SAMPLES.iter().find(|sample| sample.name.eq_ignore_ascii_case(name))
    }

    /// The document.
    ///
    /// # Errors
    /// Never with the samples as they are: a test reads each.
    pub fn open(&self) -> Result<Document, ReadError> {
        native::read(self.text, &mut ()).map(|read| read.document)
    }
}
