//! Every test that is more than one room's own, in one program, so that the interface is linked
//! once.
//!
//! Each module lists its trials as [`Case`](case::Case)s and says what they need of the machine. A
//! trial whose need the machine lacks is left out: reported as ignored, its reason printed first.
//! With `TRUNKLINE_LEAVE_NOTHING_OUT=1`, which `tests/run` sets, it fails instead.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "clippy.toml allows these in tests, and does not see that this whole program is one"
)]

mod arrows;
mod case;
mod cli;
mod colours;
#[cfg(feature = "desktop")]
mod look;
mod needs;
mod pictures;
mod sizes;
mod sources;
#[cfg(feature = "desktop")]
mod views;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(feature = "inspect")]
    if window::probe::is_asked_for() {
        return window::probe::show();
    }
    let arguments = libtest_mimic::Arguments::from_args();
    let cases = [
        arrows::cases(),
        cli::cases(),
        colours::cases(),
        #[cfg(feature = "desktop")]
        look::cases(),
        pictures::cases(),
        sizes::cases(),
        #[cfg(feature = "desktop")]
        views::cases(),
        window::cases(),
    ];
    libtest_mimic::run(&arguments, case::trials(cases.into_iter().flatten(), &arguments)).exit_code()
}
