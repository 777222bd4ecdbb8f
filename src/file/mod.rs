//! Files: the native format and the samples; reading and saving whole files so that none is ever lost or half
//! written; the lock that keeps two windows off one document, and the journal that brings unsaved edits back after
//! a crash.
//!
//! The order in which a document's owner uses the parts:
//! - open: [`Lock::take`], [`read_text`], then [`Recovery::find`] with the digest of what was read;
//! - edit: [`Journal::append`] once for every edit;
//! - save: [`Journal::saving`], [`save`] with the fingerprint of what was read or last saved, then
//!   [`Journal::saved`];
//! - close: [`Journal::discard`] where edits are given up, then [`Lock::release`].

mod beside;
mod canonical;
mod error;
mod fingerprint;
mod fs;
mod journal;
mod lock;
pub mod native;
mod read;
mod samples;
mod save;
#[cfg(test)]
mod tests;
mod untitled;

pub use canonical::{digest, write_canonical};
pub use error::{FileError, OutsideChange, SaveStep, Unreadable};
pub use fingerprint::{ContentDigest, Fingerprint};
pub use fs::{Disk, FileKind, Fs, FsFile, Status};
#[cfg(test)]
pub use fs::{FailingFs, Fault};
pub use journal::{Base, Damage, Journal, Recovery, SaveMark};
pub use lock::{Attempt, Holder, Lock, Owner};
pub use read::{DEFAULT_SIZE_LIMIT, TextFile, read_bytes, read_text};
pub use samples::{SAMPLES, Sample};
pub use save::{Expected, Saved, changed_outside, remove_leftovers, save};
pub use untitled::{Abandoned, Untitled, abandoned, untitled};
