//! Dialogs: what has to be answered before something goes on. One at a time, each in a file of its own.

mod bypass_ids;
mod delete;
mod fence;
mod kept;
mod keys;
mod paths;
mod publish;
mod questions;
mod waive;

pub use delete::removal;
pub use fence::FenceForm;
pub use paths::{buttons as path_buttons, field as path_field};

use super::compare;
use super::kept::Kept;
use super::matrix;
use super::message::Message;
use super::report_page::{self, Printed};
use super::state::State;
use super::theme::Look;
use super::widgets::{GlyphButton, Rank};
use crate::edit::{Dependents, Edit, Subject, WaiverForm};
use crate::file::Agreed;
use crate::rules::Finding;
use crate::scene::glyphs::Glyph;
use crate::scene::size::{radius, space, stroke, text};
use crate::scene::theme::Elevation;
use crate::scene::token::Token;
use crate::topology::{AnyId, Id, Subnet, Topology};
use egui::{Align, Layout, Modal, RichText, Stroke, Ui, vec2};
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
    /// Publishes to a file; what is typed stands in [`Publishing`](super::publishing::Publishing).
    Publish,
    /// Reads a document to compare with.
    CompareWith {
        /// The path.
        path: String,
    },
    /// Exports reports as a page.
    ExportReport {
        /// The path.
        path: String,
        /// Which.
        printed: Printed,
    },
    /// Exports the comparison.
    ExportComparison {
        /// The path.
        path: String,
    },
    /// Exports the matrix.
    ExportMatrix {
        /// The path.
        path: String,
    },
    /// Opens a list of addresses.
    OpenAddresses {
        /// The path.
        path: String,
    },
    /// Gives a subnet a network site of its own.
    Fence(Box<FenceForm>),
    /// Asks what to do with the references to what is removed.
    Delete {
        /// What is to be removed.
        ids: Vec<AnyId>,
        /// The way that is chosen; none yet takes the first that is possible.
        dependents: Option<Dependents>,
    },
    /// Asks about unsaved work.
    Unsaved(After),
    /// Offers edits of a window that ended without saving.
    Recovery(Kept),
    /// Lists edits that were kept.
    KeptSteps {
        /// The edits.
        kept: Kept,
        /// Their names, oldest first.
        steps: Vec<String>,
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
    /// How the file differs from the window, since somebody else wrote it.
    ComparedOutside {
        /// The differences, a sentence each.
        lines: Vec<String>,
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
    Keys {
        /// What is searched for.
        search: String,
    },
    /// Tells what a bypass ID is.
    BypassIds,
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

    /// The dialog that fences a subnet, or the one that says why it cannot be.
    pub fn fence(state: &State, subnet: Id<Subnet>) -> Self {
        match FenceForm::new(state, subnet) {
            Ok(form) => Self::Fence(Box::new(form)),
            Err(error) => Self::Told { title: "It cannot be fenced".to_owned(), words: error.to_string() },
        }
    }

    fn title(&self) -> &str {
        match self {
            Self::Open { .. } => "Open",
            Self::SaveAs { .. } => "Save as",
            Self::Publish => "Publish",
            Self::CompareWith { .. } => "Compare with",
            Self::ExportReport { .. } => "Export report as HTML",
            Self::ExportComparison { .. } => "Export the comparison",
            Self::ExportMatrix { .. } => "Export the matrix",
            Self::OpenAddresses { .. } => "Open a list of addresses",
            Self::Fence(_) => "Fence a subnet",
            Self::Delete { .. } => "Delete",
            Self::Unsaved(_) => "Unsaved edits",
            Self::Recovery(_) => "Unsaved work was kept",
            Self::KeptSteps { .. } => "What was kept",
            Self::ChangedOutside { .. } => "Not saved yet",
            Self::ComparedOutside { .. } => "On disk, against this window",
            Self::Held { .. } => "Open in another window",
            Self::Told { title, .. } => title,
            Self::Waive { .. } => "Waive a finding",
            Self::WayOut { .. } => "Not possible now",
            Self::Keys { .. } => "Commands and keys",
            Self::BypassIds => "What is a bypass ID?",
        }
    }

    /// How wide it is where there is room, points.
    fn width(&self) -> f32 {
        match self {
            Self::Publish => publish::WIDEST,
            Self::Keys { .. } | Self::BypassIds => 760.0,
            Self::ComparedOutside { .. } | Self::Held { .. } | Self::Unsaved(_) => 600.0,
            _ => 520.0,
        }
    }
}

/// Shows the dialog that is open.
pub fn show(ui: &Ui, state: &mut State, messages: &mut Vec<Message>) {
    let Some(mut dialog) = state.dialog.take() else { return };
    let before = messages.len();
    let look = state.look;
    let margin = if dialog == Dialog::Publish { 0.0 } else { space::GRID };
    let frame = egui::Frame::new()
        .fill(look.colour(Token::Window))
        .stroke(Stroke::new(stroke::EDGE, look.colour(Token::Edge)))
        .corner_radius(radius::DIALOG)
        .shadow(look.shadow(Elevation::Dialog, 1.0))
        .inner_margin(look.points(margin));
    let room = ui.ctx().content_rect().width() - look.points(2.0 * (margin + space::GROUP));
    let width = look.points(dialog.width()).min(room);
    let modal = Modal::new(egui::Id::unique("dialog")).frame(frame).backdrop_color(look.scrim());
    let response = modal.show(ui.ctx(), |ui| {
        ui.set_width(width);
        if dialog == Dialog::Publish {
            publish::show(ui, state, messages);
            return;
        }
        head(ui, look, dialog.title());
        match &mut dialog {
            Dialog::Open { path } => paths::open(ui, path, messages),
            Dialog::SaveAs { path, after } => paths::save_as(ui, path, after.as_ref(), messages),
            Dialog::CompareWith { path } => paths::compare_with(ui, path, messages),
            Dialog::ExportReport { path, printed } => report_page::show(ui, state, (path, printed), messages),
            Dialog::ExportComparison { path } => compare::export(ui, state, path, messages),
            Dialog::ExportMatrix { path } => matrix::export(ui, state, path, messages),
            Dialog::OpenAddresses { path } => paths::open_addresses(ui, path, messages),
            Dialog::Fence(form) => fence::show(ui, state, form, messages),
            Dialog::Delete { ids, dependents } => delete::show(ui, state, ids, dependents, messages),
            Dialog::Unsaved(after) => questions::unsaved(ui, state, after, messages),
            Dialog::Recovery(kept) => kept::offer(ui, kept, messages),
            Dialog::KeptSteps { kept, steps } => kept::steps(ui, look, kept, steps, messages),
            Dialog::ChangedOutside { path, words, agreed, after } => {
                questions::changed(ui, words, (path, *agreed, after.as_ref()), messages);
            }
            Dialog::ComparedOutside { lines } => questions::compared(ui, look, lines, messages),
            Dialog::Held { path, words, certain } => questions::held(ui, path, words, *certain, messages),
            Dialog::Told { words, .. } => questions::told(ui, words, messages),
            Dialog::Waive { form } => waive::show(ui, form, messages),
            Dialog::WayOut { words, verb, edit } => questions::way_out(ui, words, verb, edit, messages),
            Dialog::Keys { search } => keys::show(ui, look, search, messages),
            Dialog::BypassIds => bypass_ids::show(ui, look, messages),
            Dialog::Publish => {}
        }
    });
    // Edits that could be recovered need an answer: a journal that nobody answered for takes no further edits.
    let needs_answer = matches!(dialog, Dialog::Recovery { .. }) || state.publishing.is_writing();
    if response.should_close() && messages.len() == before && !needs_answer {
        messages.push(Message::CloseDialog);
    }
    state.dialog = Some(dialog);
}

fn head(ui: &mut Ui, look: Look, title: &str) {
    ui.label(RichText::new(title).font(look.words(text::DIALOG)));
    ui.add_space(look.points(space::LARGE));
}

/// The row of buttons at the foot of a dialog: the one that goes on stands at the right and is added first.
pub fn foot(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let look = Look::of(ui);
    ui.add_space(look.points(space::GROUP));
    let size = vec2(ui.available_width(), look.points(crate::scene::size::row::DIALOG_BUTTON));
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), add);
}

/// A button of a dialog.
pub fn button(ui: &mut Ui, words: &str, rank: Rank) -> bool {
    ui.add(GlyphButton::text(words).rank(rank).in_dialog()).clicked()
}

/// The button that closes a dialog and changes nothing.
pub fn cancel(ui: &mut Ui, words: &str, messages: &mut Vec<Message>) {
    if button(ui, words, Rank::Plain) {
        messages.push(Message::CloseDialog);
    }
}

/// The square button in the corner of a large dialog.
fn close(ui: &mut Ui, messages: &mut Vec<Message>) {
    if ui.add(GlyphButton::new(Glyph::Close, "Close the dialog").rank(Rank::Bare)).clicked() {
        messages.push(Message::CloseDialog);
    }
}
