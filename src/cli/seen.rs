//! `trunkline seen`: which network site and bypass ID addresses have that were really seen.

use super::exit::Answer;
use super::input::Input;
use super::out::Out;
use super::{Output, Run};
use crate::call::seen::Seen;
use crate::edit::Edit;
use crate::file::{DEFAULT_SIZE_LIMIT, Disk, Expected, read_text, save};
use crate::report::{SeenRow, seen_text};
use anyhow::Context;
use ron::ser::PrettyConfig;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Say which network site and bypass ID addresses have that were seen, and which subnet is missing
///
/// Any text will do: what an event lists, a quality report, DHCP scopes. Each line is searched for addresses, with
/// their masks where they have one. Exit status 1 when an address is unmapped or
/// cannot be read, or there is none.
#[derive(Debug, clap::Args)]
pub struct SeenList {
    #[command(flatten)]
    input: Input,
    /// The list; - is standard input
    #[arg(long, value_name = "LIST")]
    addresses: PathBuf,
    /// Write the edits that add the missing subnets here, in RON
    #[arg(long, value_name = "EDITS.ron")]
    add: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
}

impl Run for SeenList {
    fn output(&self) -> &Output {
        &self.output
    }

    fn run(&self, out: &mut Out<'_>) -> anyhow::Result<Answer> {
        let draft = self.input.read()?;
        let topology = draft.topology();
        let seen = Seen::of(draft.model(), &list(&self.addresses)?);
        if let Some(path) = &self.add {
            let edits: Vec<Edit> = seen.missing().iter().map(|missing| missing.edit(draft.model())).collect();
            write(path, &edits)?;
        }
        if out.is_text() {
            out.text(seen_text(topology, &seen))?;
        } else {
            out.rows(SeenRow::COLUMNS, seen.lines.iter().map(|line| SeenRow::of(topology, line)))?;
        }
        Ok(Answer::yes_if(seen.all_mapped()))
    }
}

/// The text of a list.
fn list(path: &Path) -> anyhow::Result<String> {
    if path != Path::new("-") {
        return Ok(read_text(&Disk, path, DEFAULT_SIZE_LIMIT)?.text);
    }
    let mut text = String::new();
    let input = std::io::stdin().lock();
    input.take(DEFAULT_SIZE_LIMIT).read_to_string(&mut text).context("standard input cannot be read")?;
    Ok(text)
}

/// Writes edits as people write them, whole or not at all.
fn write(path: &Path, edits: &[Edit]) -> anyhow::Result<()> {
    let text = ron::ser::to_string_pretty(edits, PrettyConfig::default().depth_limit(1))?;
    save(&Disk, path, format!("{text}\n").as_bytes(), Expected::Anything)?;
    Ok(())
}
