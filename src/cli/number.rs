//! `trunkline number`: what the translation rules of a trunk make of a number.

use super::exit::Answer;
use super::input::Input;
use super::out::Out;
use super::{Output, Run};
use crate::call::number::translate;
use crate::report::{NumberLine, translation_text};

/// Apply the translation rules of a trunk to a number, and say which one matched
///
/// The trunk configuration in force for the trunk has them: its own collection, else that of its server site, else the
/// global one. The first rule that matches is applied.
#[derive(Debug, clap::Args)]
pub struct Number {
    #[command(flatten)]
    input: Input,
    /// The trunk that the call takes
    #[arg(long, value_name = "NAME")]
    trunk: String,
    /// The number that is called
    #[arg(long, value_name = "NUMBER")]
    dialled: String,
    /// The number of the caller
    #[arg(long, value_name = "NUMBER")]
    calling: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl Run for Number {
    fn output(&self) -> &Output {
        &self.output
    }

    fn run(&self, out: &mut Out<'_>) -> anyhow::Result<Answer> {
        let draft = self.input.read()?;
        let translation = translate(draft.model(), &self.trunk, &self.dialled, self.calling.as_deref())?;
        if out.is_text() {
            out.text(translation_text(draft.topology(), &translation))?;
        } else {
            out.rows(NumberLine::COLUMNS, NumberLine::of(draft.topology(), &translation))?;
        }
        Ok(Answer::Yes)
    }
}
