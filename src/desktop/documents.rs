//! What the window does with documents: opening, saving, publishing, recovering, leaving.

use super::dialogs::{After, Dialog};
use super::file::FileState;
use super::state::State;
use super::work::Work;
use super::work::{Done, OpenedFile, SaveOrder};
use crate::file::{Abandoned, Agreed, Base, Disk, DocumentFile, Sample};
use crate::rules::Findings;
use crate::topology::{Document, Name};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

impl State {
    /// The state of a window that offers the edits of one that ended without saving.
    pub fn left_behind(abandoned: Abandoned, work: Work) -> Self {
        let document = Document::default();
        let recovery = abandoned.recovery;
        let words = format!(
            "A window ended with {} unsaved edits of a document without a file.",
            recovery.edits.len()
        );
        let file = match DocumentFile::untitled(Arc::new(Disk), abandoned.place) {
            Ok(file) => FileState::opened(file, &document, work.clone()),
            Err(error) => {
                work.warn(&error);
                FileState::untitled("Untitled", &document, work.clone())
            }
        };
        let mut state = Self::new(document, file, work);
        state.dialog = Some(Dialog::Recovery { words });
        state.recovery = Some(recovery);
        state
    }

    /// Tells something that is to be read.
    pub fn tell(&mut self, title: &str, words: String) {
        self.dialog = Some(Dialog::Told { title: title.to_owned(), words });
    }

    /// Goes on to something else; asks first when there are unsaved edits.
    pub fn leave(&mut self, after: After) {
        if self.file.is_edited(&self.editor) {
            self.dialog = Some(Dialog::Unsaved(after));
        } else {
            self.pending.push(after.message());
        }
    }

    /// Opens a sample as a document without a file; an empty name is an empty document.
    pub fn open_sample(&mut self, name: &str) {
        let sample = Sample::named(name);
        let document = match sample.map(Sample::open) {
            None => Document::default(),
            Some(Ok(document)) => document,
            Some(Err(error)) => {
                self.tell("The sample cannot be opened", error.to_string());
                return;
            }
        };
        let title = sample.map_or("Untitled", |sample| sample.title);
        self.file.close();
        let file = FileState::untitled(title, &document, self.work.clone());
        self.replace(document, file);
    }

    /// Takes in what has ended in the background.
    pub fn take_done(&mut self) {
        for done in self.work.take_done() {
            match done {
                Done::Opened(opened) => self.opened(*opened),
                Done::Saved(path, file, document, warning) => {
                    self.file.now_saved(path, file, *document);
                    self.notice = Some(warning.unwrap_or_else(|| format!("Saved {}", self.file.title())));
                    if let Some(after) = self.after_save.take() {
                        self.pending.push(after.message());
                    }
                }
                Done::Asks(path, words) => self.dialog = Some(Dialog::Overwrite { path, words }),
                Done::Published(words, done) => {
                    self.notice = Some(if done { "Published" } else { "Not published" }.to_owned());
                    if let Some(Dialog::Publish { outcome, .. }) = &mut self.dialog {
                        *outcome = Some(words);
                    }
                }
                Done::Failed(title, words) => {
                    self.after_save = None;
                    self.tell(title, words);
                }
            }
        }
        if let Some(warning) = self.work.take_warning() {
            self.notice = Some(warning);
        }
    }

    fn opened(&mut self, opened: OpenedFile) {
        let OpenedFile { document, file, title, faults, recovery, told } = opened;
        self.file.close();
        let file = match file {
            Some(file) => FileState::opened(file, &document, self.work.clone()),
            None => FileState::untitled(&title, &document, self.work.clone()),
        };
        self.replace(document, file);
        if let Some(words) = told {
            self.tell("Before you go on", words);
        }
        if !faults.is_empty() {
            let head = "The file could not be read whole. What could be read is shown; the file is not overwritten \
                        unless you say so.";
            self.tell("Read in part", format!("{head}\n\n{}", faults.join("\n")));
        }
        if let Some(recovery) = recovery {
            let fits = match recovery.base {
                Base::Matches => "",
                Base::Differs => " The file was changed since, so some of them may not fit.",
                Base::Missing => " Its file is gone.",
            };
            let count = recovery.edits.len();
            self.dialog = Some(Dialog::Recovery {
                words: format!("A window ended with {count} unsaved edits of this document.{fits}"),
            });
            self.recovery = Some(recovery);
        }
    }

    /// Takes the recovered edits, or gives them up.
    pub fn recover(&mut self, take: bool) {
        self.dialog = None;
        let (Some(recovery), Some(file)) = (self.recovery.take(), self.file.shared()) else { return };
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        if !take {
            if let Err(error) = file.give_up(recovery) {
                self.tell("The journal is still there", error.to_string());
            }
            return;
        }
        match file.recover(self.editor.document().clone(), &recovery) {
            Ok(recovered) => {
                self.editor = recovered.editor;
                self.findings = Findings::new(self.editor.model());
                self.canvas.forget();
                self.evaluate();
                match recovered.refused {
                    Some(refused) => self.tell("Recovered in part", refused.to_string()),
                    None => {
                        self.notice = Some(format!("Recovered {} edits. Save to keep them.", recovered.steps))
                    }
                }
            }
            Err(error) => self.tell("The edits are still in the journal", error.to_string()),
        }
    }

    /// Saves under a path; with `agreed`, whatever that loses.
    pub fn save_to(&mut self, path: PathBuf, agreed: bool) {
        if let Some(Dialog::SaveAs { after, .. }) = self.dialog.take() {
            self.after_save = after;
        }
        let agreed = Agreed { to_lose_what_was_not_read: agreed, to_replace: agreed };
        let document = self.editor.document().clone();
        self.work.save(SaveOrder { document, file: self.file.shared(), path, agreed });
    }

    /// The dialog that publishes, filled with what is known.
    pub fn publish_dialog(&self) -> Dialog {
        let origin = self.editor.document().origin.as_deref();
        let path = origin.map(|origin| origin.target.to_string()).unwrap_or_default();
        let stem = self.file.title().split('.').next().unwrap_or_default().to_owned();
        let name = origin.map_or(stem, |origin| origin.name.to_string());
        Dialog::Publish { path, name, comment: String::new(), outcome: None }
    }

    /// Publishes to a file.
    pub fn publish_to(&mut self, path: PathBuf, name: &str, comment: String) {
        match Name::new(name) {
            Ok(name) => self.work.publish(self.editor.document().clone(), path, name, comment),
            Err(error) => {
                if let Some(Dialog::Publish { outcome, .. }) = &mut self.dialog {
                    *outcome = Some(format!("Name: {error}."));
                }
            }
        }
    }
}
