//! What the list of addresses asks for beside edits and selections.

use super::answered::Answered;
use super::{AddressesState, List, add};
use crate::desktop::message::BottomTab;
use crate::desktop::state::State;
use crate::desktop::tasks::Done;
use crate::desktop::work::Task;
use crate::file::{DEFAULT_SIZE_LIMIT, Disk, read_text};
use std::path::{Path, PathBuf};

/// What the list asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum AddressesMessage {
    /// A list is answered, from wherever it comes.
    Answer {
        /// The list.
        text: String,
        /// "pasted", "typed".
        from: String,
    },
    /// A list is read from a file.
    Read(PathBuf),
    /// The list goes.
    Forget,
    /// The subnet that one line misses is added, by the place of the line.
    Add(usize),
    /// Every subnet that is missing and whose network site is known is added.
    AddAll,
    /// The tab goes, with its list.
    Close,
}

/// What ended in the background.
pub enum AddressesDone {
    /// A file was read.
    Read {
        /// The file.
        path: PathBuf,
        /// What it holds.
        text: String,
    },
    /// A list was answered.
    Answered(Box<Answered>),
}

/// Acts on what the list asks for.
pub fn act(state: &mut State, message: &AddressesMessage) {
    match message {
        AddressesMessage::Answer { text, from } => answer(state, text, from.clone()),
        AddressesMessage::Read(path) => {
            state.dialog = None;
            read(state, path.clone());
        }
        AddressesMessage::Forget => {
            let open = AddressesState { open: true, ..AddressesState::default() };
            state.panels.addresses = open;
        }
        AddressesMessage::Add(place) => {
            let edit = add::one(state, *place);
            state.pending.extend(edit.map(crate::desktop::message::Message::Apply));
        }
        AddressesMessage::AddAll => {
            let edit = add::all(state);
            state.pending.extend(edit.map(crate::desktop::message::Message::Apply));
        }
        AddressesMessage::Close => {
            state.panels.addresses.close();
            state.show_tab(BottomTab::Problems);
        }
    }
}

/// Answers a list in place of the one before.
fn answer(state: &mut State, text: &str, from: String) {
    let addresses = &mut state.panels.addresses;
    let lines = text.lines().count();
    addresses.list = Some(List { text: text.into(), from, lines });
    addresses.open = true;
    addresses.typed.clear();
    addresses.filter.clear();
    addresses.class = None;
    // A single address is looked at; of a list nobody said which.
    addresses.chosen = (lines == 1).then_some(0);
    state.show_tab(BottomTab::Addresses);
}

/// Reads a list from a file, in the background.
pub fn read(state: &State, path: PathBuf) {
    state.work.start(Task::Open, format!("Read {}", path.display()), move |_| {
        match read_text(&Disk, &path, DEFAULT_SIZE_LIMIT) {
            Ok(file) => Done::Addresses(AddressesDone::Read { path, text: file.text }),
            Err(error) => Done::Failed("The list cannot be read", error.to_string()),
        }
    });
}

/// Takes in what ended in the background.
pub fn take(state: &mut State, done: AddressesDone) {
    match done {
        AddressesDone::Read { path, text } => answer(state, &text, file_name(&path)),
        AddressesDone::Answered(answered) => state.panels.addresses.take(*answered),
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
