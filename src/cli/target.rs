//! The file that a command writes.

use super::out::Out;
use crate::file::{Disk, Expected, FileError, save};
use serde::Serialize;
use std::path::PathBuf;

/// Where a command writes.
#[derive(Debug, clap::Args)]
pub struct Target {
    /// The file to write; what stands there is kept beside it as .bak
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// What was written, for programs.
#[derive(Serialize)]
struct Written<'a> {
    path: &'a str,
    what: &'a str,
}

impl Target {
    /// Writes the file whole or not at all.
    ///
    /// # Errors
    /// When it cannot be written; what stood there then still does.
    pub fn write(&self, bytes: &[u8]) -> Result<(), FileError> {
        save(&Disk, &self.output, bytes, Expected::Anything).map(|_| ())
    }

    /// Says what was written.
    ///
    /// # Errors
    /// When the output cannot be written to.
    pub fn tell(&self, out: &mut Out<'_>, what: &str) -> anyhow::Result<()> {
        let path = &*self.output.to_string_lossy();
        if out.is_text() {
            out.line(format_args!("Wrote {what} to {path}"))?;
            return Ok(());
        }
        out.rows(&["path", "what"], [Written { path, what }])
    }
}
