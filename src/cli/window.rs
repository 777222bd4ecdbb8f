//! The program without a command: the window, or what is shown where there is no display.

use super::exit::Answer;
use super::first_contact;
use super::out::Out;
use anyhow::{anyhow, bail};
use std::path::PathBuf;
use thiserror::Error;

/// What the window is opened with.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct WindowOptions {
    /// The document to open in the window
    pub file: Option<PathBuf>,
    /// What draws the window
    #[arg(long, value_enum, default_value_t)]
    pub renderer: Renderer,
}

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Renderer {
    /// What suits the machine; where it does not start, the other one
    #[default]
    Auto,
    /// Vulkan, Metal or DirectX
    Wgpu,
    /// OpenGL
    Glow,
}

/// Why there is no window.
#[derive(Debug, Error)]
pub enum NoWindow {
    /// The program was built without one.
    #[error("this build of Trunkline has no window; build it with the feature desktop")]
    NotBuilt,
    /// There is nothing to show it on.
    #[error("there is no display to open a window on; set DISPLAY or WAYLAND_DISPLAY, or use a command")]
    NoDisplay,
    /// A display is named, but nothing answers there.
    #[error("the display does not answer ({0}); see what DISPLAY or WAYLAND_DISPLAY says, or use a command")]
    NoAnswer(String),
    /// It did not start, or ended with an error.
    #[error("the window could not be opened: {0}; try another --renderer")]
    Failed(String),
}

/// Opens the window. Where there is none to open and no document was named, a first look at the program is
/// printed instead.
pub fn open(
    options: &WindowOptions,
    open_window: super::OpenWindow,
    out: &mut Out<'_>,
) -> anyhow::Result<Answer> {
    if let Some(file) = options.file.as_deref().filter(|file| !file.exists()) {
        bail!("there is neither a file nor a command {}; --help lists the commands", file.display());
    }
    let outcome = if display_is_missing() { Err(NoWindow::NoDisplay) } else { open_window(options) };
    match (outcome, &options.file) {
        (Ok(()), _) => Ok(Answer::Yes),
        (Err(reason @ (NoWindow::NotBuilt | NoWindow::NoDisplay | NoWindow::NoAnswer(_))), None) => {
            first_contact::show(&reason, out)?;
            Ok(Answer::Yes)
        }
        (Err(reason), _) => Err(anyhow!(reason)),
    }
}

/// Whether the environment names no display. Only where a display is named by the environment can it be missing.
fn display_is_missing() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(all(unix, not(target_os = "macos"))) && !named("DISPLAY") && !named("WAYLAND_DISPLAY")
}
