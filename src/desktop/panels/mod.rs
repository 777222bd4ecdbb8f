//! The panels around the canvas, one a file. Each draws and returns messages.

pub mod bottom;
mod calls;
mod capacity;
pub mod empty;
mod facts;
pub mod history;
pub mod inspector;
pub mod left;
pub mod list;
mod live;
pub mod menu;
pub mod outline;
mod problems;
mod report;
pub mod status;
pub mod strip;
pub mod tables;
pub mod tabs;
pub mod tools;

pub use calls::{
    CallsMessage, PlacedCalls, act as act_on_calls, drill_note, loads, look_at_call, take_placed,
    toggle_drill,
};
pub use report::{
    WalkMessage, act_on_walk, banner, can_walk, leave_walk, present, presents, shown_only, walk_by_keys,
    walks, way,
};

use crate::desktop::commands::Command;
use crate::desktop::message::{BottomTab, Message};
use crate::desktop::state::State;
use calls::CallsState;
use capacity::CapacityState;
use facts::Facts;
use inspector::InspectorState;
use left::LeftTab;
use live::LiveState;
use outline::OutlineState;
use problems::{ProblemsState, Shown};
use report::{ReportState, Trial, ends_preview};
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
    }
}

/// Brings up both tabs of the calls that are up.
pub fn show_calls(state: &mut State) {
    state.panels.left = LeftTab::Calls;
    state.show_tab(BottomTab::LiveCalls);
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
