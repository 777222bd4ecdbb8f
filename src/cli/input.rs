//! Documents that commands read: native files and bundles, with edits applied in memory.

use crate::edit::{Draft, Edit};
use crate::file::{DEFAULT_SIZE_LIMIT, Disk, read_text};
use crate::publish::{Opened, open};
use anyhow::{Context, anyhow};
use std::path::{Path, PathBuf};

/// A document, and edits to apply to it before anything else happens.
#[derive(Debug, clap::Args)]
pub struct Input {
    /// The document: a native file or a published bundle
    file: PathBuf,
    /// Edits to apply in memory first: a list in RON
    #[arg(long = "edit", value_name = "EDITS.ron")]
    edits: Vec<PathBuf>,
}

impl Input {
    /// The path as it was given.
    pub fn path(&self) -> &Path {
        &self.file
    }

    /// Opens the document whole and applies the edits.
    ///
    /// # Errors
    /// When it cannot be read, cannot be read whole, or an edit is refused.
    pub fn document(&self) -> anyhow::Result<Draft> {
        let draft = whole(&self.file)?;
        self.edited(draft)
    }

    /// Opens the document as far as it can be read, and applies the edits to that.
    ///
    /// # Errors
    /// When it cannot be read, its text breaks off, or an edit is refused.
    pub fn as_far_as_read(&self) -> anyhow::Result<(Draft, Opened)> {
        todo!()
    }

    fn edited(&self, mut draft: Draft) -> anyhow::Result<Draft> {
        for path in &self.edits {
            apply(&mut draft, path)?;
        }
        Ok(draft)
    }
}

/// Applies the edits of a file, all of them or none.
pub fn apply(draft: &mut Draft, path: &Path) -> anyhow::Result<()> {
    let text = read_text(&Disk, path, DEFAULT_SIZE_LIMIT)?.text;
    let edits: Vec<Edit> = ron::from_str(&text).map_err(|error| {
        anyhow!("{}, line {}, column {}: {}", path.display(), error.span.start.line, error.span.start.col, error.code)
    })?;
    for (edit, number) in edits.iter().zip(1..) {
        draft.apply(edit).with_context(|| format!("{}, edit {number}", path.display()))?;
    }
    Ok(())
}
