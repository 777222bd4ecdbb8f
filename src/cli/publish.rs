//! `trunkline publish`: checks a document, writes it as a bundle and reads that back.

use super::exit::Answer;
use super::input::Input;
use super::out::Out;
use super::{Output, Run};
use crate::file::{Disk, user_name};
use crate::publish::{Bundle, Rehearsed, Review, Signed, Written};
use crate::report::{Notice, Row};
use crate::topology::Name;
use crate::topology::values::Text;
use anyhow::Context;
use jiff::Timestamp;
use serde::Serialize;
use std::borrow::Cow;
use std::ops::ControlFlow;
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
    /// Go through all of it, with what would be written and what it does to calls, but write nothing
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
    path: Cow<'a, str>,
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
        let bundle = review.bundle(self.signed(&review)?);
        let (stops, came_to) = if self.dry_run {
            let rehearsed = review.rehearse(&Disk, &bundle)?;
            let reach = review.reach(&mut |_, _| ControlFlow::Continue(()));
            let mut lines = reach.map(|reach| reach.lines()).unwrap_or_default();
            lines.extend(review.rehearsed_lines(&bundle, &rehearsed));
            match rehearsed {
                Rehearsed::Good(_) => (Vec::new(), lines),
                Rehearsed::Stopped(stops) => (stops, lines),
            }
        } else {
            match review.publish(&Disk, &bundle)? {
                Written::Published(saved) => (Vec::new(), bundle.published_lines(&self.to, &saved)),
                Written::Stopped(stops) => {
                    let lines = review.stopped_lines(&stops);
                    (stops, lines)
                }
            }
        };
        if out.is_text() {
            for line in review.lines().into_iter().chain(came_to) {
                out.line(line)?;
            }
        } else {
            out.rows(COLUMNS, [self.row(&review, &bundle, &stops)])?;
        }
        Ok(Answer::yes_if(stops.is_empty()))
    }
}

impl Publish {
    fn signed(&self, review: &Review) -> anyhow::Result<Signed> {
        let given = self.name.as_ref().or_else(|| review.name()).cloned();
        let name = given.map_or_else(|| name_of(&self.input.file), Ok);
        Ok(Signed {
            name: name?,
            by: Name::new(&user_name())?,
            at: Timestamp::now(),
            comment: self.comment.clone(),
        })
    }

    fn row<'a>(&'a self, review: &'a Review, bundle: &'a Bundle, stops: &'a [Notice]) -> Answered<'a> {
        Answered {
            published: stops.is_empty() && !self.dry_run,
            dry_run: self.dry_run,
            path: self.to.to_string_lossy(),
            name: bundle.name.as_str(),
            version: bundle.version,
            published_at: bundle.published_at.to_string(),
            published_by: bundle.published_by.as_str(),
            base_version: bundle.base.as_ref().map(|(version, _)| *version),
            base_digest: bundle.base.as_ref().map(|(_, digest)| &**digest),
            digest: &bundle.digest,
            changes: review.difference.rows().collect(),
            stopped_by: stops,
            findings: review
                .findings
                .iter()
                .map(|reviewed| Found { notice: &reviewed.notice, known: reviewed.known })
                .collect(),
        }
    }
}

/// The place to publish to, which is a file in this version.
fn target(text: &str) -> Result<PathBuf, &'static str> {
    if text.contains("://") {
        return Err("this version publishes to files; give a path that ends in .ron or .json");
    }
    Ok(text.into())
}

/// The name that a document gets from its file: `litware` of `litware.trunkline.ron`.
fn name_of(path: &Path) -> anyhow::Result<Name> {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = file.split('.').next().unwrap_or_default();
    Name::new(stem)
        .with_context(|| format!("{} gives the publication no name; give it one with --name", path.display()))
}
