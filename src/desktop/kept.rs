//! Edits of windows that ended without saving: offered, looked at, recovered or given up, all in the background.

use super::dialogs::Dialog;
use super::file::{FileState, SharedFile, open_file};
use super::state::State;
use super::tasks::Done;
use super::work::Task;
use crate::file::{Abandoned, Base, Disk, DocumentFile, FileError, Recovered, Recovery, Untitled, abandoned};
use crate::rules::Findings;
use crate::topology::Document;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// The edits themselves, which a job may take.
#[derive(Debug)]
struct Edits {
    /// Where their document was kept when it had no file; `None` when they belong to the document in work.
    place: Option<Untitled>,
    recovery: Recovery,
}

/// Kept edits, as they are offered.
#[derive(Debug, Clone)]
pub struct Kept {
    /// What they are edits of: "litware.trunkline.ron", or "a document without a file".
    pub title: String,
    /// How many there are.
    pub count: usize,
    /// When the last was made, where the file system says so.
    pub written: Option<SystemTime>,
    /// What a person should know before taking them; may be empty.
    pub doubts: String,
    edits: Arc<Mutex<Option<Edits>>>,
}

/// What can be done with kept edits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// They are listed, and stay as they are.
    LookAt,
    /// They are done again.
    Recover,
    /// They are given up.
    Discard,
}

/// Edits that were done again.
pub struct Restored {
    /// Which document of the window they belong to.
    serial: u64,
    /// The file of a document that has no path; `None` when they belong to the document in work.
    file: Option<DocumentFile>,
    recovered: Recovered,
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.is(other)
    }
}

impl Kept {
    fn new(title: &str, place: Option<Untitled>, recovery: Recovery) -> Self {
        let fits = match recovery.base {
            Base::Matches => "",
            Base::Differs => "The file was changed since, so some of them may not fit.",
            Base::Missing => "Its file is gone.",
        };
        let damage = recovery.damage.map(|damage| damage.to_string()).unwrap_or_default();
        Self {
            title: title.to_owned(),
            count: recovery.edits.len(),
            written: recovery.written,
            doubts: format!("{fits} {damage}").trim().to_owned(),
            edits: Arc::new(Mutex::new(Some(Edits { place, recovery }))),
        }
    }

    /// Edits of the document at a path that is being opened.
    pub fn of_file(path: &Path, recovery: Recovery) -> Self {
        Self::new(&super::file::title_of(path), None, recovery)
    }

    /// The same edits, offered twice.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.edits, &other.edits)
    }

    fn take(&self) -> Option<Edits> {
        self.edits.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Lists them by name, as they would stand in the history.
    fn look(&self, document: Document) -> Vec<String> {
        let edits = self.edits.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(Edits { place, recovery }) = edits.as_ref() else { return Vec::new() };
        let document = if place.is_some() { Document::default() } else { document };
        match DocumentFile::without_journal(Arc::new(Disk)).recover(document, recovery) {
            Ok(recovered) => {
                let (done, _) = recovered.editor.history();
                let refused = recovered.refused.map(|refused| refused.to_string());
                done.iter().map(ToString::to_string).chain(refused).collect()
            }
            Err(error) => vec![error.to_string()],
        }
    }
}

/// Does edits again, and goes on with their journal.
fn do_again(
    edits: Edits,
    serial: u64,
    document: Document,
    shared: &SharedFile,
) -> Result<Restored, FileError> {
    let Edits { place, recovery } = edits;
    if let Some(place) = place {
        let mut file = DocumentFile::untitled(Arc::new(Disk), place)?;
        let recovered = file.recover(Document::default(), &recovery)?;
        return Ok(Restored { serial, file: Some(file), recovered });
    }
    let mut file = open_file(shared);
    let file = file.get_or_insert_with(|| DocumentFile::without_journal(Arc::new(Disk)));
    Ok(Restored { serial, file: None, recovered: file.recover(document, &recovery)? })
}

/// The documents without a file whose windows ended with unsaved edits, all of them.
pub fn look_for_abandoned(folder: &Path) -> Done {
    let found = match abandoned(folder) {
        Ok(found) => found,
        Err(error) => return Done::Warned(error.to_string()),
    };
    let mut kept = Vec::new();
    for found in found {
        match found {
            Ok(Abandoned { place, recovery }) => {
                kept.push(Kept::new("a document without a file", Some(place), recovery));
            }
            Err(error) => tracing::warn!("{error}"),
        }
    }
    Done::Abandoned(kept)
}

impl State {
    /// Looks for edits of windows that ended with documents without a file.
    pub fn look_for_abandoned(&self) {
        if let Some(folder) = self.work.state_folder() {
            let look = move |_: &_| look_for_abandoned(&folder);
            // In order with the search for a place of its own: both try the same locks.
            self.work.start(Task::Open, "Look for unsaved work".to_owned(), look);
        }
    }

    /// Answers an offer of kept edits.
    pub fn answer(&mut self, kept: &Kept, answer: Answer) {
        let (serial, document, shared) =
            (self.file.serial(), self.editor.document().clone(), self.file.shared());
        let edits = kept.clone();
        match answer {
            Answer::LookAt => self.work.start(Task::Look, "Look at unsaved work".to_owned(), move |_| {
                let steps = edits.look(document);
                Done::KeptSteps(edits, steps)
            }),
            Answer::Recover => {
                self.forget_offer(kept);
                self.work.start(Task::Write, "Recover unsaved work".to_owned(), move |_| {
                    let Some(edits) = edits.take() else { return Done::GivenUp };
                    match do_again(edits, serial, document, &shared) {
                        Ok(restored) => Done::Restored(Box::new(restored)),
                        Err(error) => Done::Failed("The edits were not recovered", error.to_string()),
                    }
                });
            }
            Answer::Discard => {
                self.forget_offer(kept);
                self.work.start(Task::Write, "Give up unsaved work".to_owned(), move |_| {
                    let Some(Edits { place, recovery }) = edits.take() else { return Done::GivenUp };
                    let discarded = recovery.discard(&Disk);
                    let released = place.map_or(Ok(()), |place| place.lock.release());
                    match discarded.and(released) {
                        Ok(()) => Done::GivenUp,
                        Err(error) => Done::Failed("The journal is still there", error.to_string()),
                    }
                });
            }
        }
    }

    fn forget_offer(&mut self, kept: &Kept) {
        self.dialog = None;
        self.recovery = self.recovery.take().filter(|other| !other.is(kept));
        self.start.kept.retain(|other| !other.is(kept));
    }

    /// Shows what was done again.
    pub fn restored(&mut self, restored: Restored) {
        let Restored { serial, file, recovered } = restored;
        if let Some(file) = file {
            self.file.close();
            let file = FileState::of(file, "Untitled", &Document::default(), self.work.clone());
            self.replace(Document::default(), file);
        } else if serial != self.file.serial() {
            return;
        }
        self.editor = recovered.editor;
        self.findings = Findings::new(self.editor.model());
        // The new editor counts its revisions from the start again.
        self.canvas.forget();
        self.canvas.fit = true;
        self.evaluate();
        let plural = if recovered.steps == 1 { "" } else { "s" };
        self.say(format!("Recovered {} edit{plural}. Save to keep them.", recovered.steps));
        if let Some(refused) = recovered.refused {
            self.tell("Recovered in part", refused.to_string());
        }
    }

    /// Shows the edits of an offer by name.
    pub fn show_kept(&mut self, kept: Kept, steps: Vec<String>) {
        self.dialog = Some(Dialog::KeptSteps { kept, steps });
    }
}
