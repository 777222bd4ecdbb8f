//! `trunkline publish`: checks a document, writes it as a bundle and reads that back.

use super::exit::Answer;
use super::input::Input;
use super::out::Out;
use super::{Output, Run};
use crate::file::Disk;
use crate::publish::{Bundle, Review, Signed, Written};
use crate::report::{Notice, Row};
use crate::topology::Name;
use crate::topology::values::Text;
use anyhow::bail;
use jiff::Timestamp;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Publish a document to a file
///
/// The document is checked against the version that the file holds. Errors which that version does not have stop it,
/// and so does a version that is not the one the document was pulled from; the exit status is then 1. What was
/// written is read back.
#[derive(Debug, clap::Args)]
pub struct Publish {
    #[command(flatten)]
    input: Input,
    /// The bundle to write, ending in .ron or .json; what stands there is kept beside it as .bak
    #[arg(long, value_name = "PATH", value_parser = target)]
    to: PathBuf,
    /// The name to publish under; without it, the name that was published before, or that of the file
    #[arg(long, value_parser = Name::new)]
    name: Option<Name>,
    /// Why this version is published
    #[arg(long, value_parser = Text::new)]
    comment: Option<Text>,
    /// Check and show what would change, but write nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    output: Output,
}

/// The columns of CSV.
const COLUMNS: &[&str] =
    &["published", "path", "name", "version", "published_at", "published_by", "base_version", "digest"];

/// What became of it, for programs.
#[derive(Serialize)]
struct Answered<'a> {
    published: bool,
    dry_run: bool,
    path: &'a Path,
    name: &'a str,
    version: u64,
    published_at: String,
    published_by: &'a str,
    base_version: Option<u64>,
    base_digest: Option<&'a str>,
    digest: &'a str,
    changes: Vec<Row<'a>>,
    stopped_by: &'a [Notice],
    findings: Vec<Found<'a>>,
}

/// A finding, and whether the base has it too.
#[derive(Serialize)]
struct Found<'a> {
    #[serde(flatten)]
    notice: &'a Notice,
    known: bool,
}

impl Run for Publish {
    fn output(&self) -> &Output {
        &self.output
    }

    fn run(&self, out: &mut Out<'_>) -> anyhow::Result<Answer> {
        let draft = self.input.read()?;
        let review = Review::of(&Disk, draft.document(), &self.to)?;
        let signed = self.signed(&review)?;
        let would_be = review.bundle(signed.clone());
        let written = if self.dry_run { review.would_write() } else { Some(review.publish(&Disk, signed)?) };
        todo!()
    }
}
