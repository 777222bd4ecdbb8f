//! The program in a real window on a screen of its own, driven by a real mouse and keyboard.
//!
//! A trial opens a [`Window`], finds things in it by role and accessible name, moves the mouse onto
//! them and types. Where things are is never written down: every position comes from the window's
//! own accessibility tree, read over `eframe`'s inspection once the window has come to rest.
//! Input goes the way a person's does, through the X server.
//!
//! ```ignore
//! let home = Home::new("rename-a-trunk")?;
//! let mut window = Window::open(&home, &["litware.trunkline.ron"])?;
//! let field = window.node(Role::TextInput, "Name")?;
//! window.fill(&field, "sbc-1")?;
//! window.key("ctrl+z")?;
//! window.close()
//! ```

#[cfg(feature = "inspect")]
mod driver;
#[cfg(feature = "inspect")]
mod home;
#[cfg(feature = "inspect")]
mod inspector;
#[cfg(feature = "inspect")]
mod keyboard;
#[cfg(feature = "inspect")]
mod live_calls;
#[cfg(feature = "inspect")]
mod main_job;
#[cfg(feature = "inspect")]
mod pointer;
#[cfg(feature = "inspect")]
pub mod probe;
#[cfg(feature = "inspect")]
mod process;
#[cfg(feature = "inspect")]
mod screen;
#[cfg(feature = "inspect")]
mod tree;
#[cfg(feature = "inspect")]
mod trials;

use crate::case::Case;
use crate::needs::Need;

/// What every trial in a real window needs.
pub const NEEDS: &[Need] = &[
    Need::Inspect,
    Need::Program("Xvfb", "xvfb"),
    Need::Program("xdotool", "xdotool"),
    Need::Program("import", "imagemagick"),
];

#[cfg(feature = "inspect")]
pub fn cases() -> Vec<Case> {
    [trials::cases(), main_job::cases(), keyboard::cases(), live_calls::cases()]
        .into_iter()
        .flatten()
        .collect()
}

/// Stands in for all of them, to be left out by name.
#[cfg(not(feature = "inspect"))]
pub fn cases() -> Vec<Case> {
    vec![Case::new(module_path!(), "every_trial", NEEDS, || Ok(()))]
}
