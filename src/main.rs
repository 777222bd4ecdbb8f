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
fn open_window(_options: &WindowOptions) -> Result<(), NoWindow> {
    Err(NoWindow::NotBuilt)
}
