//! Publishing: a topology as a sealed, self-describing bundle, and the steps that put it where it is read.
//!
//! To publish to a file: [`Review::of`] checks the document against what is published there, [`Review::publish`]
//! writes the next version and reads it back. [`Review::reach`] tells what that does to calls, [`Review::rehearse`] goes
//! through all of it without writing. [`open`] opens a bundle again, or a native file.

mod base;
mod bundle;
mod error;
mod open;
mod own;
mod reach;
mod rehearsal;
mod review;
#[cfg(test)]
mod tests;
mod words;
mod write;

pub use base::Base;
pub use bundle::{Bundle, BundleFault, Form};
pub use error::{OpenError, PublishError};
pub use open::{Opened, open};
pub use reach::{Heard, LinkGain, NewId, Reach, Reaches, Turns};
pub use rehearsal::Rehearsed;
pub use review::{Review, Reviewed};
pub use write::{Signed, Written};
