//! What a person sees who starts the program where no window can open: two calls of the sample explained, and what
//! the program makes of it as files.

use super::out::Out;
use super::window::NoWindow;
use crate::call::{CallRequest, evaluate};
use crate::file::{Disk, Expected, SAMPLES, save};
use crate::publish::{Review, Signed, Written};
use crate::report::CallWords;
use crate::scene::export::{OfCalls, svg};
use crate::scene::theme::Theme;
use crate::topology::{Document, Model, Name};
use anyhow::{Context, bail};
use jiff::Timestamp;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A call of the Litware sample, and what it shows.
struct Shown {
    heading: &'static str,
    client: &'static str,
    trunk: &'static str,
}

const CALLS: [Shown; 2] = [
    Shown {
        heading: "A call that bypasses the Mediation Server: caller and gateway have the same bypass ID",
        client: "157.57.212.30/23",
        trunk: "gw-reno",
    },
    Shown {
        heading: "A call that does not: the caller is behind a link with a profile, the gateway is not",
        client: "157.57.212.30/23",
        trunk: "gw-chi",
    },
];

/// Explains the two calls, and writes the sample's picture and bundle to a folder that it names.
///
/// # Errors
/// When the folder cannot be made or written to, or the output cannot be written to.
pub fn show(reason: &NoWindow, out: &mut Out<'_>) -> anyhow::Result<()> {
    out.line(format_args!("No window: {reason}."))?;
    out.line("Here is what it would show of the sample Litware.")?;
    let Some(sample) = SAMPLES.first() else { bail!("this build of Trunkline has no samples") };
    let document = sample.open()?;
    let model = Model::new(document.topology.clone());
    for call in &CALLS {
        let request = CallRequest {
            id: "1".into(),
            client: Some(call.client.parse()?),
            trunk: Some(call.trunk.into()),
            ..CallRequest::default()
        };
        let report = evaluate(&model, &request)?;
        out.line("")?;
        out.line(call.heading)?;
        out.text(CallWords::new(model.topology(), &report).text())?;
    }
    let folder = new_folder()?;
    let picture = svg(&model, &document.layout, sample.title, OfCalls::default(), Theme::Light)?;
    save(&Disk, &folder.join("litware.svg"), picture.as_bytes(), Expected::Nothing)?;
    publish(&document, &folder.join("litware.json"))?;
    out.line("")?;
    out.line(format_args!(
        "Its picture (litware.svg) and its published bundle (litware.json) stand in {}.",
        folder.display()
    ))?;
    out.line("Go on with: trunkline sample litware -o litware.trunkline.ron, and trunkline --help.")?;
    Ok(())
}

/// Publishes the sample, as `trunkline publish` does.
fn publish(document: &Document, path: &Path) -> anyhow::Result<()> {
    let review = Review::of(&Disk, document, path)?;
    let signed = Signed {
        name: Name::new("litware")?,
        by: Name::new("Trunkline")?,
        at: Timestamp::now(),
        comment: None,
    };
    match review.publish(&Disk, &review.bundle(signed))? {
        Written::Published(_) => Ok(()),
        Written::Stopped(_) => bail!("the sample has errors and was not published; report that"),
    }
}

/// A folder of its own among the temporary ones.
fn new_folder() -> anyhow::Result<PathBuf> {
    let place = std::env::temp_dir();
    for number in 1..=FOLDERS {
        let folder = place.join(format!("trunkline-litware-{number}"));
        match std::fs::create_dir(&folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            outcome => {
                outcome.with_context(|| format!("the folder {} cannot be made", folder.display()))?;
                return Ok(folder);
            }
        }
    }
    bail!("{} holds {FOLDERS} folders of earlier first looks; remove some", place.display())
}

/// Most folders of first looks that are left standing beside each other.
const FOLDERS: u32 = 1_000;
