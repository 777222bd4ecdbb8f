//! What the window does with documents: opening, saving, publishing, recovering, leaving.

use super::dialogs::{After, Dialog};
use super::file::{Entry, FileState};
use super::state::State;
use super::work::{Done, OpenedFile, SaveOrder};
use crate::file::{Base, Expected, Sample};
use crate::topology::{Document, Name};
use egui::Context;
use std::path::PathBuf;

impl State {
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
        let file = FileState::untitled(title, name, &document, self.work.clone());
        self.replace(document, file);
    }

    /// Takes in what has ended in the background.
    pub fn take_done(&mut self) {
        for done in self.work.take_done() {
            match done {
                Done::Opened(opened) => self.opened(*opened),
                Done::Saved(kept, document) => {
                    self.file.now_saved(kept, document);
                    self.notice = Some(format!("Saved {}", self.file.title()));
                    self.dialog = None;
                    if let Some(after) = self.after_save.take() {
                        self.pending.push(after.message());
                    }
                }
                Done::Changed(path, words) => self.dialog = Some(Dialog::ChangedOutside { path, words }),
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
        let OpenedFile { document, kept, faults, recovery, holder } = opened;
        self.file.close();
        let path = kept.path.clone();
        let mut file = FileState::opened(kept, &document, self.work.clone());
        file.damaged = !faults.is_empty();
        self.replace(document, file);
        if let Some(holder) = holder {
            self.tell("Open in another window", holder.to_string());
        }
        if !faults.is_empty() {
            let head = "The file could not be read whole. What could be read is shown; the file is not overwritten \
                        unless you say so.";
            self.tell("Read in part", format!("{head}\n\n{}", faults.join("\n")));
        }
        if let Some(recovery) = recovery {
            let count = recovery.edits.len();
            let fits = match recovery.base {
                Base::Matches => "",
                Base::Differs => " The file was changed since, so some of them may not fit.",
                Base::Missing => " Its file is gone.",
            };
            let words = format!("A window ended with {count} unsaved edits of this document.{fits}");
            self.recovery = Some((path, recovery));
            self.dialog = Some(Dialog::Recovery { words });
        }
    }

    /// Takes the recovered edits, or gives them up.
    pub fn recover(&mut self, take: bool) {
        self.dialog = None;
        let Some((path, recovery)) = self.recovery.take() else { return };
        if !take {
            if let Err(error) = recovery.discard(&crate::file::Disk) {
                self.tell("The journal is still there", error.to_string());
            }
            return;
        }
        let before = self.editor.topology().clone();
        let mut refused = None;
        for (text, number) in recovery.edits.iter().zip(1..) {
            let step = ron::from_str::<Entry>(text).map_err(|error| error.to_string());
            let outcome = step.and_then(|entry| match entry {
                Entry::Began(_) => Ok(()),
                Entry::Did(step) => self.editor.repeat(&step).map_err(|error| error.to_string()),
            });
            if let Err(error) = outcome {
                refused = Some(format!("Edit {number} and those after it could not be repeated: {error}."));
                break;
            }
        }
        let changes = crate::topology::Changes::between(&before, self.editor.topology());
        self.follow(&before, &changes);
        self.file.resume(&path, &recovery);
        match refused {
            Some(words) => self.tell("Recovered in part", words),
            None => {
                self.notice = Some(format!("Recovered {} edits. Save to keep them.", recovery.edits.len()))
            }
        }
    }

    /// Saves under a path; with `overwrite`, whatever stands there.
    pub fn save_to(&mut self, path: PathBuf, overwrite: bool, context: &Context) {
        let after = match &self.dialog {
            Some(Dialog::SaveAs { after, .. }) => after.clone(),
            _ => None,
        };
        if let Some(error) = self.file.lost_lock() {
            self.tell("Another window took the document over", error.to_string());
            return;
        }
        let moves = self.file.path() != Some(path.as_path());
        if !moves && self.file.damaged && !overwrite {
            let words = "The file could not be read whole. Saving over it would lose what could not be read.";
            self.dialog = Some(Dialog::ChangedOutside { path, words: words.to_owned() });
            return;
        }
        let expected = match (overwrite, moves, self.file.fingerprint()) {
            (true, ..) => Expected::Anything,
            (false, false, Some(fingerprint)) => Expected::Seen(fingerprint),
            (false, ..) => Expected::Nothing,
        };
        self.after_save = after;
        self.dialog = None;
        let journal = if moves { None } else { self.file.journal() };
        self.work.save(SaveOrder {
            document: self.editor.document().clone(),
            path,
            expected,
            journal,
            moves,
        });
        context.request_repaint();
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
