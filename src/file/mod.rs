//! Files: the native format and the samples; reading and saving whole files so that none is ever lost or half
//! written; the lock that keeps two windows off one document, and the journal that brings unsaved edits back after
//! a crash.
//!
//! [`open`] reads a document and [`DocumentFile`] is the file of one that is worked on; they tie the other parts
//! together.

mod beside;
mod canonical;
mod document;
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
pub use document::{
    Access, Agreed, DocumentFile, OpenError, Opened, Opening, Recovered, Refused, SaveError, Stored, open,
    store,
};
pub use error::{FileError, OutsideChange, SaveStep, Unreadable};
pub use fingerprint::{ContentDigest, Fingerprint};
pub use fs::{Disk, FileKind, Fs, FsFile, Status};
#[cfg(test)]
pub use fs::{FailingFs, Fault};
pub use journal::{Base, Damage, Journal, Recovery, SaveMark};
pub use lock::{Attempt, Holder, Lock, Owner, user_name};
pub use read::{DEFAULT_SIZE_LIMIT, TextFile, read_bytes, read_text};
pub use samples::{SAMPLES, Sample};
pub use save::{Expected, Saved, changed_outside, remove_leftovers, save};
pub use untitled::{Abandoned, Untitled, abandoned, untitled};
