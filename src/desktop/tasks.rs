//! What the window does in the background: opening and saving, each from its order to what it ended
//! with.

use super::compare::Ended;
use super::file::{SharedFile, open_file};
use super::kept::{Kept, Restored};
use super::matrix::Table;
use super::panels::AddressesDone;
use super::panels::PlacedCalls;
use super::panels::inspector::Found;
use super::publishing::PublishingDone;
use super::start_page::Seen;
use crate::call::matrix::Stops;
use crate::file::{
    Access, Agreed, Disk, DocumentFile, FileError, Fs, Holder, OpenError, Opening, Recovery, SaveError,
};
use crate::jobs::Context;
use crate::publish::{self, Bundle};
use crate::topology::{Document, Id, Subnet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How much of a file is looked at to tell whether it is a bundle, in bytes.
const START: u64 = 256;

const NOT_OPENED: &str = "The file cannot be opened";
const NOT_SAVED: &str = "The file cannot be saved";

/// What a job ended with.
pub enum Done {
    /// A file was opened.
    Opened(Box<OpenedFile>),
    /// The person did not want to wait.
    GivenUp,
    /// A document was saved.
    Saved(Box<SavedFile>),
    /// The save waits for an agreement to lose what stands there.
    Changed {
        /// The file.
        path: PathBuf,
        /// What would be lost.
        words: String,
        /// What the save needs to be agreed to.
        agreed: Agreed,
    },
    /// Documents without a file whose edits were kept.
    Abandoned(Vec<Kept>),
    /// Kept edits by name.
    KeptSteps(Kept, Vec<String>),
    /// Kept edits were done again.
    Restored(Box<Restored>),
    /// How the recent files stand.
    RecentSeen(Vec<(PathBuf, Seen)>),
    /// A large matrix was worked out.
    Matrix(Box<Table>),
    /// Calls were compared.
    Compared(Box<Ended>),
    /// A document to compare with was read from a file.
    ComparedWith(PathBuf, Box<Document>),
    /// Who uses a link was found.
    Crossing(Box<Found>),
    /// Many calls were placed.
    Placed(Box<PlacedCalls>),
    /// A list of addresses was read or answered.
    Addresses(AddressesDone),
    /// Which calls stop bypassing when a subnet is fenced, in a revision of the topology.
    Fence(Id<Subnet>, u64, Vec<Stops>),
    /// A step of publishing ended.
    Publishing(Box<PublishingDone>),
    /// The file of the document with a serial was looked at again, and its content will be replaced.
    KeptMine(u64),
    /// How the file of the document with a serial differs, a sentence each.
    HeldAgainst(u64, Vec<String>),
    /// Something is to be told that hinders nothing.
    Warned(String),
    /// Something failed: a few words, and what, where and what to do.
    Failed(&'static str, String),
}

/// A file that was opened.
pub struct OpenedFile {
    /// Where it was read from.
    pub path: PathBuf,
    /// Its document.
    pub document: Document,
    /// Where it is kept; `None` for a published bundle, which is never saved over.
    pub file: Option<DocumentFile>,
    /// What could not be read, one sentence a line; empty when all could.
    pub faults: Vec<String>,
    /// Edits of a window that ended without saving.
    pub recovery: Option<Recovery>,
    /// Who has it open elsewhere, or may have.
    pub holder: Option<Holder>,
    /// What went wrong beside it.
    pub warnings: Vec<String>,
}

/// A document that was saved.
pub struct SavedFile {
    /// Which document of the window it is.
    pub serial: u64,
    /// The file.
    pub path: PathBuf,
    /// What it holds.
    pub document: Document,
    /// Why a power cut could still bring back the previous version.
    pub doubt: Option<String>,
    /// What went wrong beside it.
    pub warnings: Vec<String>,
}

/// What is to be saved, and where.
pub struct SaveOrder {
    /// Which document of the window it is.
    pub serial: u64,
    /// The document.
    pub document: Document,
    /// Its file so far.
    pub file: SharedFile,
    /// Where it goes.
    pub path: PathBuf,
    /// What may be lost.
    pub agreed: Agreed,
}

/// Opens a file. `own` is the file of the document in work, which is let go of when it is the one to be opened
/// again.
pub fn open(path: &Path, access: Access, own: &SharedFile, context: &Context) -> Done {
    let mut progress = |done: usize, total: usize| {
        context.report(Some(done as f32 / total.max(1) as f32), "Reading");
        if context.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let start = Disk.read_start(path, START).unwrap_or_default();
    if Bundle::is_begun_in(&String::from_utf8_lossy(&start)) {
        return open_bundle(path);
    }
    let mut attempt = |access| DocumentFile::open(Arc::new(Disk), path, access, &mut progress);
    let outcome = match attempt(access) {
        Err(OpenError::Held(holder)) if is_this_program(&holder) => {
            // Read first: a file that cannot be read must not cost the document in work its lock.
            match crate::file::open(&Disk, path, &mut ()) {
                Ok(_) => {
                    let closed = open_file(own).take().map(DocumentFile::close);
                    if let Some(Err(error)) = closed {
                        tracing::warn!("{error}");
                    }
                    attempt(access).map(|opening| (opening, None, None))
                }
                Err(error) => Err(error),
            }
        }
        Err(OpenError::Held(holder)) => {
            attempt(Access::ReadOnly).map(|opening| (opening, Some(*holder), None))
        }
        // A folder that takes no lock takes no save either; looking at the document is still possible.
        Err(OpenError::File(error @ (FileError::Lock { .. } | FileError::NotAllowed { .. }))) => {
            attempt(Access::ReadOnly).map(|opening| (opening, None, Some(error.to_string())))
        }
        outcome => outcome.map(|opening| (opening, None, None)),
    };
    match outcome {
        Ok((opening, holder, warning)) => {
            let Opening { file, document, faults, recovery, warnings, .. } = opening;
            let faults = faults.list.iter().map(ToString::to_string).collect();
            let warnings = warnings.iter().map(ToString::to_string).chain(warning).collect();
            let path = path.to_owned();
            let file = Some(file);
            Done::Opened(Box::new(OpenedFile { path, document, file, faults, recovery, holder, warnings }))
        }
        Err(OpenError::Cancelled(_)) => Done::GivenUp,
        Err(error) => Done::Failed(NOT_OPENED, error.to_string()),
    }
}

/// Whether it is this very program that has a document open.
fn is_this_program(holder: &Holder) -> bool {
    holder.certain && holder.owner.as_ref().is_some_and(|owner| owner.pid == std::process::id())
}

fn open_bundle(path: &Path) -> Done {
    match publish::open(&Disk, path, &mut ()) {
        Ok(opened) => Done::Opened(Box::new(OpenedFile {
            path: path.to_owned(),
            document: opened.document,
            file: None,
            faults: Vec::new(),
            recovery: None,
            holder: None,
            warnings: Vec::new(),
        })),
        Err(error) => Done::Failed(NOT_OPENED, error.to_string()),
    }
}

/// Saves a document.
pub fn save(order: SaveOrder) -> Done {
    let SaveOrder { serial, document, file, path, agreed } = order;
    let mut file = open_file(&file);
    let file = file.get_or_insert_with(|| DocumentFile::without_journal(Arc::new(Disk)));
    let stays = file.path() == Some(path.as_path());
    let (doubt, warnings) = match file.save_as(&path, &document, agreed) {
        Ok(stored) => (None, stored.warnings.iter().map(ToString::to_string).collect()),
        // The new content is in place. Under a new name the document stays with the old one and its journal.
        Err(SaveError::File(error @ FileError::Unconfirmed { .. })) if stays => {
            (Some(error.to_string()), Vec::new())
        }
        Err(error @ SaveError::File(FileError::ChangedOutside { .. } | FileError::AlreadyThere { .. })) => {
            let agreed = Agreed { to_replace: true, ..agreed };
            return Done::Changed { path, words: error.to_string(), agreed };
        }
        Err(error @ SaveError::Damaged { .. }) => {
            let agreed = Agreed { to_lose_what_was_not_read: true, ..agreed };
            return Done::Changed { path, words: error.to_string(), agreed };
        }
        Err(error) => return Done::Failed(NOT_SAVED, error.to_string()),
    };
    let path = file.path().map_or(path, ToOwned::to_owned);
    Done::Saved(Box::new(SavedFile { serial, path, document, doubt, warnings }))
}
