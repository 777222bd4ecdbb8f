//! What the window does with documents: opening, saving, publishing, recovering, leaving.

use super::dialogs::{After, Dialog};
use super::file::{FileState, Waiting, title_of};
use super::state::State;
use super::tasks::{Done, OpenedFile, SaveOrder, SavedFile};
use crate::file::{Abandoned, Access, Agreed, Base, Disk, DocumentFile, Recovery, Sample};
use crate::rules::Findings;
use crate::topology::{Document, Name};
use std::path::PathBuf;
use std::sync::Arc;

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
        let file = FileState::untitled(title, &document, self.work.clone());
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
        self.warn(&self.work.take_warnings());
    }

    /// Tells what hinders nothing.
    fn warn(&mut self, warnings: &[String]) {
        if !warnings.is_empty() {
            self.notice = Some(warnings.join(" "));
        }
    }

    fn saved(&mut self, saved: SavedFile) {
        let SavedFile { serial, path, document, doubt, warnings } = saved;
        if serial == self.file.serial() {
            self.file.now_saved(path, document);
        }
        self.notice = Some(format!("Saved {}", self.file.title()));
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
        let OpenedFile { path, document, file, faults, recovery, holder, warnings } = opened;
        self.file.close();
        let work = self.work.clone();
        let file = match file {
            Some(file) => FileState::opened(file, &document, work),
            None => FileState::untitled(&title_of(&path), &document, work),
        };
        self.replace(document, file);
        self.warn(&warnings);
        if let Some(holder) = holder {
            self.dialog = Some(Dialog::Held { path, words: holder.to_string(), certain: holder.certain });
        }
        if !faults.is_empty() {
            let head = "The file could not be read whole. What could be read is shown; the file is not overwritten \
                        unless you say so.";
            self.tell("Read in part", format!("{head}\n\n{}", faults.join("\n")));
        }
        if let Some(recovery) = recovery {
            self.ask_to_recover(None, recovery);
        }
    }

    /// Offers the edits of a window that ended with a document that has no file, if there are any.
    pub fn offer_abandoned(&mut self) {
        let Some(Abandoned { place, recovery }) = self.work.abandoned() else { return };
        match DocumentFile::untitled(Arc::new(Disk), place) {
            Ok(file) => {
                let file = FileState::of(file, "Untitled", &Document::default(), self.work.clone());
                self.ask_to_recover(Some(file), recovery);
            }
            Err(error) => self.work.warn(&error),
        }
    }

    fn ask_to_recover(&mut self, file: Option<FileState>, recovery: Recovery) {
        let count = recovery.edits.len();
        let document = if file.is_some() { "a document without a file" } else { "this document" };
        let fits = match recovery.base {
            Base::Matches => "",
            Base::Differs => " The file was changed since, so some of them may not fit.",
            Base::Missing => " Its file is gone.",
        };
        let damage = recovery.damage.map(|damage| format!(" {damage}")).unwrap_or_default();
        let plural = if count == 1 { "" } else { "s" };
        let words = format!("A window ended with {count} unsaved edit{plural} of {document}.{fits}{damage}");
        self.recovery = Some(Waiting { file, recovery });
        self.dialog = Some(Dialog::Recovery { words });
    }

    /// Takes the recovered edits, or gives them up.
    pub fn recover(&mut self, take: bool) {
        self.dialog = None;
        let Some(Waiting { file, recovery }) = self.recovery.take() else { return };
        if !take {
            if let Err(error) = recovery.discard(&Disk) {
                self.tell("The journal is still there", error.to_string());
            }
            return;
        }
        if let Some(file) = file {
            self.file.close();
            self.replace(Document::default(), file);
        }
        match self.file.recover(self.editor.document().clone(), &recovery) {
            Ok(recovered) => {
                self.editor = recovered.editor;
                self.findings = Findings::new(self.editor.model());
                // The new editor counts its revisions from the start again.
                self.canvas.forget();
                self.evaluate();
                self.notice = Some(format!("Recovered {} edits. Save to keep them.", recovered.steps));
                if let Some(refused) = recovered.refused {
                    self.tell("Recovered in part", refused.to_string());
                }
            }
            Err(error) => self.tell("The edits were not recovered", error.to_string()),
        }
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
            Ok(name) => self.work.publish(self.editor.settled().clone(), path, name, comment),
            Err(error) => {
                if let Some(Dialog::Publish { outcome, .. }) = &mut self.dialog {
                    *outcome = Some(format!("Name: {error}."));
                }
            }
        }
    }
}
