//! `trunkline sample`: writes a sample document.

use super::exit::Answer;
use super::out::Out;
use super::target::Target;
use super::{Output, Run};
use crate::file::{SAMPLES, Sample as File};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Write a sample document
#[derive(Debug, clap::Args)]
pub struct Sample {
    /// Which one
    #[arg(value_parser = samples())]
    name: &'static File,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    output: Output,
}

fn samples() -> impl TypedValueParser<Value = &'static File> {
    let names = SAMPLES.iter().map(|sample| PossibleValue::new(sample.name).help(sample.about));
    PossibleValuesParser::new(names)
        .try_map(|name| File::named(&name).ok_or_else(|| format!("there is no sample {name}")))
}

impl Run for Sample {
    fn output(&self) -> &Output {
        &self.output
    }

    fn run(&self, out: &mut Out<'_>) -> anyhow::Result<Answer> {
        self.target.write(self.name.text.as_bytes())?;
        self.target.tell(out, &format!("the sample {}", self.name.title))?;
        Ok(Answer::Yes)
    }
}
