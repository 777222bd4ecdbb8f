//! `trunkline apply`: a copy of a document with edits applied.

use super::exit::Answer;
use super::input::Input;
use super::out::Out;
use super::target::Target;
use super::{Output, Run};
use crate::file::native;

/// Apply edits to a copy of a document
///
/// The edits are applied one after the other, all of them or none. The copy is a native file; it remembers what
/// bundle it was opened from.
#[derive(Debug, clap::Args)]
pub struct Apply {
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    output: Output,
}

impl Run for Apply {
    fn output(&self) -> &Output {
        &self.output
    }

    fn run(&self, out: &mut Out<'_>) -> anyhow::Result<Answer> {
        let draft = self.input.read()?;
        self.target.write(&native::to_bytes(draft.document()))?;
        self.target.tell(out, "the edited document")?;
        Ok(Answer::Yes)
    }
}
