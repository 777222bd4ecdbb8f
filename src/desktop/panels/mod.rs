//! The panels around the canvas, one a file. Each draws and returns messages.

mod addresses;
pub mod bottom;
mod calls;
mod capacity;
pub mod empty;
mod facts;
mod fixes;
pub mod history;
pub mod inspector;
pub mod left;
pub mod list;
mod live;
pub mod menu;
mod numbers;
pub mod outline;
mod problems;
mod report;
pub mod status;
pub mod strip;
pub mod tables;
pub mod tabs;
mod told;
pub mod tools;
mod walk;

pub use walk::has_keyboard as list_has_keyboard;

pub use addresses::{AddressesDone, AddressesMessage, take as take_addresses};
pub use calls::{
    CallsMessage, PlacedCalls, act as act_on_calls, drill_note, loads, look_at_call, take_placed,
    toggle_drill,
};
pub use numbers::open as open_numbers;
pub use report::{
    WalkMessage, act_on_walk, banner, can_walk, leave_walk, present, presents, shown_only, walk_by_keys,
    walks, way,
};

use crate::desktop::commands::Command;
use crate::desktop::dialogs::After;
use crate::desktop::message::{BottomTab, Message};
use crate::desktop::state::State;
use addresses::AddressesState;
use calls::CallsState;
use capacity::CapacityState;
use facts::Facts;
use inspector::InspectorState;
use left::LeftTab;
use live::LiveState;
use numbers::NumbersState;
use outline::OutlineState;
use problems::{ProblemsState, Shown};
pub use report::Trial;
use report::{ReportState, ends_preview};
use std::path::PathBuf;
use tables::TablesState;

/// What the panels keep from frame to frame.
#[derive(Debug, Default)]
pub struct Panels {
    /// What is worked out once for each version of the document.
    pub facts: Facts,
    /// The tab of the left panel.
    pub left: LeftTab,
    /// The tables.
    pub tables: TablesState,
    /// The outline.
    pub outline: OutlineState,
    /// The inspector.
    pub inspector: InspectorState,
    /// Whether the bottom panel is closed.
    pub bottom_closed: bool,
    /// Where the keyboard is in the history.
    pub history: walk::Walk,
    /// The problems list.
    pub problems: ProblemsState,
    /// The call report.
    pub report: ReportState,
    /// The calls that are up.
    pub calls: CallsState,
    /// The table of them.
    pub live: LiveState,
    /// How many more fit.
    pub capacity: CapacityState,
    /// What becomes of a number.
    pub numbers: NumbersState,
    /// Addresses that were seen.
    pub addresses: AddressesState,
}

/// What the panels ask for beside edits and selections.
#[derive(Debug, Clone, PartialEq)]
pub enum PanelMessage {
    /// The bottom panel goes away.
    CloseBottom,
    /// Problems of some severities are listed.
    Problems(Shown),
    /// The document goes to where that many steps of the history are done.
    GoTo(usize),
    /// Something is done with a change that is only shown.
    Trial(Trial),
    /// A call is walked stage by stage.
    Walk(WalkMessage),
    /// Something is asked of the calls that are up.
    Calls(CallsMessage),
    /// Something is asked of the list of addresses.
    Addresses(AddressesMessage),
}

/// Brings what the panels show in step with the document.
pub fn refresh(state: &mut State) {
    facts::refresh(state);
    calls::refresh(state);
}

impl Panels {
    /// Whether a table takes the window's middle.
    pub fn shows_table(&self) -> bool {
        self.left == LeftTab::Tables
    }

    /// Lets the canvas take the window's middle again.
    pub fn show_canvas(&mut self) {
        self.left = LeftTab::Outline;
    }
}

/// Acts on what a panel asks for.
pub fn act(state: &mut State, message: &PanelMessage) {
    match message {
        PanelMessage::CloseBottom => state.panels.bottom_closed = true,
        PanelMessage::Problems(shown) => problems::act(state, *shown),
        PanelMessage::GoTo(place) => history::go_to(state, *place),
        PanelMessage::Trial(trial) => report::act(state, trial),
        PanelMessage::Walk(message) => act_on_walk(state, *message),
        PanelMessage::Calls(message) => calls::act(state, message),
        PanelMessage::Addresses(message) => addresses::act(state, message),
    }
}

/// Brings up both tabs of the calls that are up.
pub fn show_calls(state: &mut State) {
    state.panels.left = LeftTab::Calls;
    state.show_tab(BottomTab::LiveCalls);
}

/// Takes a file that was dropped on the window: a list while that of seen addresses is shown, else a document.
pub fn drop_file(state: &mut State, path: PathBuf) {
    let named = |ending| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
    let lists = state.tab == BottomTab::Addresses && !state.panels.bottom_closed && !state.start.is_shown();
    if lists && !named("ron") && !named("json") {
        addresses::read(state, path);
    } else {
        state.leave(After::OpenFile(path));
    }
}

/// Opens the list of addresses that were seen.
pub fn open_addresses(state: &mut State) {
    state.panels.addresses.open = true;
}

/// A word with a capital at its beginning.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Lets a change go that is only shown, where a message is at odds with it. Says whether that is all that the message
/// asked for: letting go and undoing take the shown change back and nothing else.
pub fn end_preview(state: &mut State, message: &Message) -> bool {
    if !state.panels.report.is_previewing() || !ends_preview(message) {
        return false;
    }
    report::act(state, &Trial::Back);
    matches!(message, Message::Run(Command::LetGo | Command::Undo | Command::Redo))
}
