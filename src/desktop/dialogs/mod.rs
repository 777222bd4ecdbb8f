//! Dialogs: what has to be answered before something goes on. One at a time, each in a file of its own.

mod delete;
mod keys;
mod paths;
mod publish;
mod questions;
mod waive;

pub use delete::removal;

use super::message::Message;
use super::state::State;
use crate::edit::{Edit, Subject, WaiverForm};
use crate::file::Agreed;
use crate::rules::Finding;
use crate::scene::size::space;
use crate::topology::{AnyId, Topology};
use egui::{Id, Modal, Ui};
use std::path::PathBuf;

/// What goes on after unsaved work was dealt with.
#[derive(Debug, Clone, PartialEq)]
pub enum After {
    /// An empty document.
    New,
    /// The dialog that opens a file.
    Open,
    /// A file, dropped or chosen.
    OpenFile(PathBuf),
    /// A sample.
    OpenSample(&'static str),
    /// The window closes.
    Quit,
}

impl After {
    /// The message that goes on.
    pub fn message(self) -> Message {
        match self {
            Self::New => Message::OpenSample(""),
            Self::Open => Message::Open(Dialog::Open { path: String::new() }),
            Self::OpenFile(path) => Message::OpenFile(path),
            Self::OpenSample(name) => Message::OpenSample(name),
            Self::Quit => Message::Quit,
        }
    }
}

/// A dialog, with what is typed into it.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// Opens a file.
    Open {
        /// The path.
        path: String,
    },
    /// Saves under another name.
    SaveAs {
        /// The path.
        path: String,
        /// What goes on once it is saved.
        after: Option<After>,
    },
    /// Publishes to a file.
    Publish {
        /// The path.
        path: String,
        /// The name it is published under.
        name: String,
        /// A comment for whoever reads it.
        comment: String,
        /// What came of the last attempt.
        outcome: Option<String>,
    },
    /// Asks what to do with the references to what is removed.
    Delete {
        /// What is to be removed.
        ids: Vec<AnyId>,
    },
    /// Asks about unsaved work.
    Unsaved(After),
    /// Offers edits of a window that ended without saving.
    Recovery {
        /// What was found.
        words: String,
    },
    /// Saving would lose what stands in the file: another program changed it, or it was read in part only.
    ChangedOutside {
        /// The file.
        path: PathBuf,
        /// What would be lost.
        words: String,
        /// What the save needs to be agreed to.
        agreed: Agreed,
        /// What goes on once it is saved.
        after: Option<After>,
    },
    /// Another window has the file open, or may have.
    Held {
        /// The file.
        path: PathBuf,
        /// Who has it.
        words: String,
        /// Whether that window is known to exist.
        certain: bool,
    },
    /// Something went wrong, or was found in a file.
    Told {
        /// A few words.
        title: String,
        /// What, where, and what to do.
        words: String,
    },
    /// Accepts a finding.
    Waive {
        /// What was typed so far.
        form: WaiverForm,
    },
    /// Offers the way out of what is impossible, as one edit.
    WayOut {
        /// Why it is impossible, and the way out.
        words: String,
        /// What the way out does.
        verb: String,
        /// The way out.
        edit: Edit,
    },
    /// All commands with their keys.
    Keys,
}

impl Dialog {
    /// The dialog that accepts a finding.
    pub fn waive(finding: &Finding, topology: &Topology) -> Self {
        let date = jiff::Zoned::now().date().to_string();
        let subjects = finding.subjects().map(|id| Subject::of(topology, id).to_string()).collect();
        let form = WaiverForm {
            code: finding.code().to_string(),
            subjects,
            by: String::new(),
            reason: String::new(),
            date,
        };
        Self::Waive { form }
    }

    fn title(&self) -> &str {
        match self {
            Self::Open { .. } => "Open",
            Self::SaveAs { .. } => "Save as",
            Self::Publish { .. } => "Publish to a file",
            Self::Delete { .. } => "Delete",
            Self::Unsaved(_) => "Unsaved edits",
            Self::Recovery { .. } => "Recovered edits",
            Self::ChangedOutside { .. } => "Not saved yet",
            Self::Held { .. } => "Open in another window",
            Self::Told { title, .. } => title,
            Self::Waive { .. } => "Waive a finding",
            Self::WayOut { .. } => "Not possible now",
            Self::Keys => "Commands and keys",
        }
    }
}

/// Shows the dialog that is open.
pub fn show(ui: &Ui, state: &mut State, messages: &mut Vec<Message>) {
    let Some(mut dialog) = state.dialog.take() else { return };
    let before = messages.len();
    let frame = egui::Frame::popup(ui.style()).inner_margin(space::GRID);
    let response = Modal::new(Id::unique("dialog")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(520.0);
        ui.heading(dialog.title());
        ui.separator();
        match &mut dialog {
            Dialog::Open { path } => paths::open(ui, path, messages),
            Dialog::SaveAs { path, after } => paths::save_as(ui, path, after.as_ref(), messages),
            Dialog::Publish { path, name, comment, outcome } => {
                publish::show(ui, state, path, name, comment, outcome.as_deref(), messages);
            }
            Dialog::Delete { ids } => delete::show(ui, state, ids, messages),
            Dialog::Unsaved(after) => questions::unsaved(ui, state, after, messages),
            Dialog::Recovery { words } => questions::recovery(ui, words, messages),
            Dialog::ChangedOutside { path, words, agreed, after } => {
                questions::changed(ui, words, (path, *agreed, after.as_ref()), messages);
            }
            Dialog::Held { path, words, certain } => questions::held(ui, path, words, *certain, messages),
            Dialog::Told { words, .. } => questions::told(ui, words, messages),
            Dialog::Waive { form } => waive::show(ui, form, messages),
            Dialog::WayOut { words, verb, edit } => questions::way_out(ui, words, verb, edit, messages),
            Dialog::Keys => keys::show(ui, messages),
        }
    });
    // Edits that could be recovered need an answer: a journal that nobody answered for takes no further edits.
    let needs_answer = matches!(dialog, Dialog::Recovery { .. });
    if response.should_close() && messages.len() == before && !needs_answer {
        messages.push(Message::CloseDialog);
    }
    state.dialog = Some(dialog);
}
