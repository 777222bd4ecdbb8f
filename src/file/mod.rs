//! Files: reading and saving whole files so that none is ever lost or half written, and the lock that
//! keeps two windows off one document.

mod beside;
mod error;
mod fingerprint;
mod fs;
mod lock;
mod read;
mod save;

pub use error::{FileError, OutsideChange, SaveStep, Unreadable};
pub use fingerprint::{ContentDigest, Fingerprint};
pub use fs::{Disk, FileKind, Fs, FsFile, Status};
#[cfg(test)]
pub use fs::{FailingFs, Fault};
pub use lock::{Attempt, Holder, Lock, Owner};
pub use read::{DEFAULT_SIZE_LIMIT, TextFile, read_bytes, read_text};
pub use save::{Expected, Saved, changed_outside, remove_leftovers, save};
