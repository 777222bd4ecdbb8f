//! What the window does with documents: opening, saving, publishing, recovering, leaving.

use super::commands::Command;
use super::compare;
use super::dialogs::{After, Dialog};
use super::file::{FileState, title_of};
use super::kept::{Answer, Kept};
use super::state::State;
use super::tasks::{Done, OpenedFile, SaveOrder, SavedFile};
use crate::file::{Access, Agreed, Sample};
use crate::topology::Document;
use std::path::{Path, PathBuf};

impl State {
    /// Tells something that is to be read.
    pub fn tell(&mut self, title: &str, words: String) {
        self.dialog = Some(Dialog::Told { title: title.to_owned(), words });
    }

    /// Goes on to something else: once a save under way has ended well, and not before unsaved edits were asked
    /// about.
    pub fn leave(&mut self, after: After) {
        if self.work.is_saving() {
            self.after_save = Some(after);
        } else if self.file.is_edited(&self.editor) {
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
        let file = FileState::untitled(title, &document, &self.work);
        self.replace(document, file);
    }

    /// Opens a file, in the background. The document in work stays until it is read.
    pub fn open_file(&mut self, path: PathBuf, access: Access) {
        self.left = Some(self.editor.document().clone());
        self.work.open(path, access, self.file.shared());
    }

    /// Takes in what has ended in the background.
    pub fn take_done(&mut self) {
        for done in self.work.take_done() {
            match done {
                Done::Opened(opened) => self.opened(*opened),
                Done::GivenUp => {}
                Done::Saved(saved) => self.saved(*saved),
                Done::Changed { path, words, agreed } => {
                    let after = self.after_save.take();
                    self.dialog = Some(Dialog::ChangedOutside { path, words, agreed, after });
                }
                Done::Abandoned(kept) => self.offer(kept),
                Done::KeptSteps(kept, steps) => self.show_kept(kept, steps),
                Done::Restored(restored) => self.restored(*restored),
                Done::RecentSeen(seen) => self.start.seen(seen),
                Done::Matrix(table) => self.matrix.take(*table),
                Done::Compared(ended) => compare::take(self, *ended),
                Done::ComparedWith(path, document) => compare::read(self, path, *document),
                Done::Crossing(found) => self.panels.inspector.whose.take(*found),
                Done::Placed(placed) => super::panels::take_placed(self, *placed),
                Done::Addresses(done) => super::panels::take_addresses(self, done),
                Done::Fence(subnet, revision, stops) => {
                    if let Some(Dialog::Fence(form)) = &mut self.dialog {
                        form.take(subnet, revision, stops);
                    }
                }
                Done::Publishing(done) => self.publishing_done(*done),
                Done::KeptMine(serial) => self.kept_mine(serial),
                Done::HeldAgainst(serial, lines) => self.compared(serial, lines),
                Done::Warned(words) => self.warn(&[words]),
                Done::Failed(title, words) => {
                    self.after_save = None;
                    self.tell(title, words);
                }
            }
        }
        self.warn(&self.work.take_warnings());
        self.take_news();
    }

    /// Tells what hinders nothing.
    fn warn(&mut self, warnings: &[String]) {
        if !warnings.is_empty() {
            self.say(warnings.join(" "));
        }
    }

    fn saved(&mut self, saved: SavedFile) {
        let SavedFile { serial, path, document, doubt, warnings } = saved;
        if serial == self.file.serial() {
            self.file.now_saved(path, document);
        }
        self.say(format!("Saved {}", self.file.title()));
        self.remember();
        self.warn(&warnings);
        let after = self.after_save.take();
        match (doubt, after) {
            (Some(words), _) => self.tell("Saved, but not confirmed", words),
            // Asks again where there were edits during the save.
            (None, Some(after)) => self.leave(after),
            (None, None) => {}
        }
    }

    fn opened(&mut self, opened: OpenedFile) {
        let edited = self.file.is_edited(&self.editor) && self.left.as_ref() != Some(self.editor.document());
        if edited || self.work.is_saving() {
            // There were edits while it was read, and nobody agreed to lose these.
            self.leave(After::OpenFile(opened.path));
            return;
        }
        if let Some(holder) = &opened.holder {
            let (words, certain) = (holder.to_string(), holder.certain);
            self.dialog = Some(Dialog::Held { path: opened.path.clone(), words, certain });
            // What was read is shown once a person wants to look at it.
            self.waiting = Some(Box::new(OpenedFile { holder: None, ..opened }));
            return;
        }
        let OpenedFile { path, document, file, faults, recovery, warnings, .. } = opened;
        self.file.close();
        let work = self.work.clone();
        let recovers = self.recover.take().is_some_and(|wanted| wanted == path);
        let file = match file {
            Some(file) => FileState::opened(file, &document, work),
            None => FileState::untitled(&title_of(&path), &document, &work),
        };
        self.replace(document, file);
        self.remember_as(&path);
        self.warn(&warnings);
        let kept = recovery.map(|recovery| Kept::of_file(&path, recovery));
        if !faults.is_empty() {
            let head = "The file could not be read whole. What could be read is shown; the file is not overwritten \
                        unless you say so.";
            self.tell("Read in part", format!("{head}\n\n{}", faults.join("\n")));
        }
        if let Some(kept) = kept {
            self.recovery = Some(kept.clone());
            if recovers {
                self.answer(&kept, Answer::Recover);
            } else {
                self.dialog = Some(Dialog::Recovery(kept));
            }
        }
    }

    /// Shows for reading only what another window has open.
    pub fn open_held(&mut self) {
        self.dialog = None;
        if let Some(opened) = self.waiting.take() {
            self.opened(*opened);
        }
    }

    /// Offers the edits of windows that ended with documents without a file.
    fn offer(&mut self, kept: Vec<Kept>) {
        if kept.is_empty() {
            return;
        }
        self.start.kept = kept;
        if !self.start.is_shown() {
            self.say_with("Unsaved work of another window was kept", "Look at it", Command::StartPage);
        }
    }

    /// Puts the file of the document in work to the front of the recent ones.
    pub fn remember(&mut self) {
        if let Some(path) = self.file.path().map(ToOwned::to_owned) {
            self.remember_as(&path);
        }
    }

    fn remember_as(&mut self, path: &Path) {
        let version = self.editor.document().origin.as_ref().map(|origin| origin.version);
        let changes = self.publishing.changes().unwrap_or(0);
        self.preferences.remember(path, version, changes);
    }

    /// Saves under the name the document has, or asks for one; then goes on.
    pub fn save(&mut self, after: Option<After>) {
        match self.file.save_path().map(ToOwned::to_owned) {
            Some(path) => self.save_to(path, Agreed::default(), after),
            None => self.ask_where_to_save(after),
        }
    }

    /// Asks for the name to save under.
    pub fn ask_where_to_save(&mut self, after: Option<After>) {
        let path = self.file.path().map(|path| path.display().to_string()).unwrap_or_default();
        self.dialog = Some(Dialog::SaveAs { path, after });
    }

    /// Saves under a path, losing no more than was agreed to; once that ended well, goes on.
    pub fn save_to(&mut self, path: PathBuf, agreed: Agreed, after: Option<After>) {
        self.dialog = None;
        self.after_save = after;
        self.work.save(SaveOrder {
            serial: self.file.serial(),
            document: self.editor.settled().clone(),
            file: self.file.shared(),
            path,
            agreed,
        });
    }
}
