//! The `trunkline` program.

use std::process::ExitCode;
use tracing_subscriber::EnvFilter;
use trunkline::cli::{NoWindow, WindowOptions};

/// A faster allocator than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::from_default_env())
        .with_writer(std::io::stderr)
        .init();
    trunkline::cli::run(std::env::args_os(), open_window)
}

/// Opens the window and comes back when it is closed.
#[cfg(feature = "desktop")]
fn open_window(options: &WindowOptions) -> Result<(), NoWindow> {
    use trunkline::cli::Renderer as Asked;
    use trunkline::desktop::{Renderer, StartError, Window, run};
    let renderer = match options.renderer {
        Asked::Auto => Renderer::Auto,
        Asked::Wgpu => Renderer::Wgpu,
        Asked::Glow => Renderer::Glow,
    };
    run(&Window { file: options.file.clone(), renderer }).map_err(|error| match error {
        StartError::NoDisplay(reason) => NoWindow::NoAnswer(reason),
        error => NoWindow::Failed(error.to_string()),
    })
}

/// This build has no window.
#[cfg(not(feature = "desktop"))]
fn open_window(_options: &WindowOptions) -> Result<(), NoWindow> {
    Err(NoWindow::NotBuilt)
}
