//! Documents that commands read: native files and bundles, with edits applied in memory.

use crate::edit::{Draft, Edit};
use crate::file::native::Faults;
use crate::file::{DEFAULT_SIZE_LIMIT, Disk, read_text};
use crate::publish;
use anyhow::{Context, anyhow, bail};
use std::path::{Path, PathBuf};

/// A document, and edits to apply to it before anything else happens.
#[derive(Debug, clap::Args)]
pub struct Input {
    /// The document: a native file or a published bundle
    pub file: PathBuf,
    /// Edits to apply in memory first: a list in RON
    #[arg(long = "edit", value_name = "EDITS.ron")]
    pub edits: Vec<PathBuf>,
}

impl Input {
    /// The document, whole, after the edits.
    ///
    /// # Errors
    /// When it cannot be read, cannot be read whole, or an edit is refused.
    pub fn read(&self) -> anyhow::Result<Draft> {
        let (draft, faults) = self.read_what_is_there()?;
        refuse(&self.file, &faults)?;
        Ok(draft)
    }

    /// The document as far as it can be read, after the edits, and what is wrong with the file.
    ///
    /// # Errors
    /// When nothing can be read, or an edit is refused.
    pub fn read_what_is_there(&self) -> anyhow::Result<(Draft, Faults)> {
        let opened = publish::open(&Disk, &self.file, &mut ())?;
        let mut draft = Draft::new(opened.document);
        for path in &self.edits {
            apply(&mut draft, path)?;
        }
        Ok((draft, opened.faults))
    }
}

/// A document without edits, whole.
///
/// # Errors
/// When it cannot be read whole.
pub fn read(path: &Path) -> anyhow::Result<Draft> {
    Input { file: path.to_owned(), edits: Vec::new() }.read()
}

/// Refuses a file that was not read whole: what is done with the rest would be wrong in silence.
fn refuse(path: &Path, faults: &Faults) -> anyhow::Result<()> {
    let Some(first) = faults.list.first() else { return Ok(()) };
    match faults.list.len() - 1 + faults.more {
        0 => bail!("{}, {first}", path.display()),
        1 => bail!("{}, {first}; there is another fault, which trunkline check shows", path.display()),
        more => {
            bail!("{}, {first}; there are {more} more faults, which trunkline check shows", path.display())
        }
    }
}

/// Applies the edits of a file, all of them or none.
fn apply(draft: &mut Draft, path: &Path) -> anyhow::Result<()> {
    let text = read_text(&Disk, path, DEFAULT_SIZE_LIMIT)?.text;
    let edits: Vec<Edit> = ron::from_str(&text).map_err(|error| {
        let place = error.span.start;
        anyhow!("{}, line {}, column {}: {}", path.display(), place.line, place.col, error.code)
    })?;
    draft.apply_all(&path.to_string_lossy(), edits).context("nothing was done")?;
    Ok(())
}
