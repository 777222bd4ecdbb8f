//! `trunkline export`: a document in another format.

use super::exit::Answer;
use super::input::Input;
use super::out::Out;
use super::target::Target;
use super::{Output, Run};
use crate::scene::export::{OfCalls, svg};
use crate::scene::png::png;
use crate::scene::theme::Theme;
use crate::topology::Model;
use anyhow::bail;
use std::path::Path;

/// Write a document in another format
///
/// The picture is what the canvas shows at 100 %, all of it.
#[derive(Debug, clap::Args)]
pub struct Export {
    #[command(flatten)]
    input: Input,
    /// The format to write
    #[arg(long, value_enum)]
    to: Into,
    #[command(flatten)]
    target: Target,
    /// The colours of a picture
    #[arg(long, value_enum, default_value_t)]
    theme: Colours,
    /// Pixels for each point of a PNG, 0.1 to 8; 1 without it
    #[arg(long, value_parser = scale)]
    scale: Option<f32>,
    #[command(flatten)]
    output: Output,
}

/// What a document can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Into {
    /// A picture that scales
    Svg,
    /// A picture in pixels
    Png,
}

/// The colours of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
enum Colours {
    /// Dark ink on light surfaces
    #[default]
    Light,
    /// Light ink on dark surfaces
    Dark,
    /// White and yellow on black
    HighContrast,
}

fn scale(text: &str) -> Result<f32, String> {
    let scale: f32 = text.parse().map_err(|_| "a number from 0.1 to 8 is needed".to_owned())?;
    if (0.1..=8.0).contains(&scale) { Ok(scale) } else { Err("it lies outside 0.1 to 8".to_owned()) }
}

impl Run for Export {
    fn output(&self) -> &Output {
        &self.output
    }

    fn run(&self, out: &mut Out<'_>) -> anyhow::Result<Answer> {
        if self.to == Into::Svg && self.scale.is_some() {
            bail!("--scale is for png; an SVG has no pixels");
        }
        let draft = self.input.read()?;
        let document = draft.document();
        let theme = match self.theme {
            Colours::Light => Theme::Light,
            Colours::Dark => Theme::Dark,
            Colours::HighContrast => Theme::HighContrast,
        };
        let model = Model::new(document.topology.clone());
        let picture = svg(&model, &document.layout, &title(&self.input.file), OfCalls::default(), theme)?;
        let bytes = match self.to {
            Into::Svg => picture.into_bytes(),
            Into::Png => png(&picture, self.scale.unwrap_or(1.0))?,
        };
        self.target.write(&bytes)?;
        self.target.tell(out, "the picture")?;
        Ok(Answer::Yes)
    }
}

/// What the picture is called: the name of the file without its endings.
fn title(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    name.split('.').find(|part| !part.is_empty()).map_or(name.clone(), str::to_owned)
}
