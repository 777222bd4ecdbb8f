//! `trunkline diff`: what changed between two documents.

use super::exit::Answer;
use super::input::{Input, read};
use super::out::Out;
use super::{Output, Run};
use crate::report::Difference;
use std::path::PathBuf;

/// Say what changed between two documents
///
/// The topologies are compared, not the drawings. Entities are matched by kind and name, so a rename is a removal
/// and an addition. As with diff, the exit status is 1 when the documents differ.
#[derive(Debug, clap::Args)]
pub struct Diff {
    /// The older document: a native file or a published bundle
    old: PathBuf,
    /// The newer document
    new: PathBuf,
    /// Edits to apply to the newer document in memory first: a list in RON
    #[arg(long = "edit", value_name = "EDITS.ron")]
    edits: Vec<PathBuf>,
    #[command(flatten)]
    output: Output,
}

/// The columns of CSV.
const COLUMNS: &[&str] = &["change", "kind", "name", "attribute", "old", "new", "unit"];

impl Run for Diff {
    fn output(&self) -> &Output {
        &self.output
    }

    fn run(&self, out: &mut Out<'_>) -> anyhow::Result<Answer> {
        let old = read(&self.old)?;
        let new = Input { file: self.new.clone(), edits: self.edits.clone() }.read()?;
        let difference = Difference::between(old.topology(), new.topology());
        if out.is_text() {
            for sentence in difference.sentences() {
                out.line(sentence)?;
            }
        } else {
            out.rows(COLUMNS, difference.rows())?;
        }
        Ok(Answer::yes_if(difference.is_empty()))
    }
}
