//! Calls that are up: the tab that places them, what they add up to, and what they put on the canvas.

mod act;
mod drill;
mod form;
mod judged;
mod on_canvas;
mod over_time;
mod placing;
mod ready;
mod sums;

pub use act::act;
pub use drill::{note as drill_note, status as drill_status, toggle as toggle_drill};
pub use judged::refresh;
pub use on_canvas::{loads, look_at_call};
pub use over_time::Series;
pub use placing::{PlacedCalls, take as take_placed};
pub use ready::buttons as ready_buttons;

use crate::call::admission::LinkId;
use crate::call::live::{CallNumber, Changed, Group, GroupKey, LiveCalls, Many, Totals};
use crate::call::{CallRequest, Down};
use crate::desktop::message::Message;
use crate::desktop::panels::PanelMessage;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Section, inset};
use crate::scene::glyphs::Glyph;
use crate::scene::size::{row, space};
use crate::topology::AnyId;
use egui::{ScrollArea, Ui};
use jiff::Timestamp;
use over_time::OverTime;
use ready::ReadyLoad;
use std::collections::BTreeMap;

/// What is asked of the calls.
#[derive(Debug, Clone, PartialEq)]
pub enum CallsMessage {
    /// Calls are placed and stay up, one kind after the other.
    Place(Vec<(CallRequest, Many)>),
    /// One call ends.
    HangUp(CallNumber),
    /// Every call of a group ends.
    HangUpGroup(GroupKey),
    /// Every call ends.
    HangUpAll,
    /// The calls that were not connected are forgotten.
    Forget,
    /// A call that is up is looked at on the canvas and in the report.
    Look(CallNumber),
    /// One that was not connected is, by its place among them, the newest first.
    LookAtFailed(usize),
    /// Every call is placed again in the topology as it is now.
    PlaceAgain,
    /// Something is marked as down, or the mark is taken off.
    Mark(AnyId, bool),
    /// Every mark is taken off.
    EndDrill,
    /// The next thing that is down is shown.
    NextDown,
}

impl From<CallsMessage> for Message {
    fn from(message: CallsMessage) -> Self {
        Self::Panel(PanelMessage::Calls(message))
    }
}

/// The calls that are up, and what is worked out from them.
#[derive(Debug, Default)]
pub struct CallsState {
    live: LiveCalls,
    /// Grows with every change of the calls or of their marks.
    serial: u64,
    /// Those that would now be treated otherwise.
    changed: BTreeMap<CallNumber, Changed>,
    /// The version of the topology and of the calls that this was found for.
    judged: Option<(u64, u64)>,
    /// Whether calls that are up were placed under another drill, or in another version of the topology.
    unsure: bool,
    /// Which of the things that are down the status bar names.
    named: usize,
    /// Grows where calls that are still being placed are not wanted any more.
    wanted: u64,
    /// What the links carried in the last minutes.
    over_time: OverTime,
    /// When the last call was refused.
    refused_at: Option<Timestamp>,
    sums: Option<((u64, u64), Sums)>,
    ready: Option<(ready::Key, Vec<ReadyLoad>)>,
}

/// What the calls add up to.
#[derive(Debug, Default)]
pub struct Sums {
    /// The calls by the way they take.
    pub groups: Vec<Group>,
    /// All of them in numbers.
    pub totals: Totals,
}

impl CallsState {
    /// The calls.
    pub fn live(&self) -> &LiveCalls {
        &self.live
    }

    /// What is out of service in the drill, and which of it the status bar names.
    pub fn drill(&self) -> (&Down, usize) {
        (self.live.drill(), self.named)
    }

    /// What a link carried in the last minutes.
    pub fn series(&self, link: LinkId) -> Series {
        self.over_time.series(link, Timestamp::now())
    }

    /// When the last call was refused.
    pub fn refused_at(&self) -> Option<Timestamp> {
        self.refused_at
    }

    /// Notes that the calls are others than before.
    fn grown(&mut self) {
        self.serial += 1;
        self.over_time.note(&self.live, Timestamp::now());
    }

    /// Grows with every change of the calls or of their marks.
    pub fn serial(&self) -> u64 {
        self.serial
    }

    /// The groups of the last [`sums`].
    pub fn groups(&self) -> &[Group] {
        self.sums.as_ref().map_or(&[], |(_, sums)| &sums.groups)
    }

    /// The calls that would now be treated otherwise.
    pub fn changed(&self) -> &BTreeMap<CallNumber, Changed> {
        &self.changed
    }
}

/// What the calls add up to, worked out once for each version of them and of the topology.
pub fn sums(state: &mut State) -> &Sums {
    let calls = &mut state.panels.calls;
    let of = (calls.serial, state.editor.topology_revision());
    if calls.sums.as_ref().is_none_or(|(known, _)| *known != of) {
        let model = state.editor.model();
        calls.sums = Some((of, Sums { groups: calls.live.groups(), totals: calls.live.totals(model) }));
    }
    let (_, sums) = calls.sums.get_or_insert_default();
    sums
}

/// Shows the tab.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    ui.spacing_mut().item_spacing.y = look.points(space::TIGHT);
    // The way to end all of them stays in sight below what scrolls.
    let foot = if state.panels.calls.live.is_empty() { 0.0 } else { row::CONTROL + 2.0 * space::MEDIUM };
    let height = (ui.available_height() - look.points(foot)).max(0.0);
    ScrollArea::vertical().id_salt("calls").auto_shrink(false).max_height(height).show(ui, |ui| {
        ui.add_space(look.points(space::MEDIUM));
        inset(ui, |ui| form::show(ui, state, messages));
        ui.add_space(look.points(space::MEDIUM));
        sums::show(ui, state);
        let loads = Section::new("Ready-made loads").show(ui, |ui| ready::buttons(ui, state));
        messages.extend(loads.flatten().map(Message::from));
        ui.add_space(look.points(space::MEDIUM));
    });
    if foot > 0.0 {
        ui.add_space(look.points(space::TIGHT));
        inset(ui, |ui| {
            if ui.add(GlyphButton::worded(Glyph::HangUp, "Hang up all calls")).clicked() {
                messages.push(CallsMessage::HangUpAll.into());
            }
        });
    }
}
