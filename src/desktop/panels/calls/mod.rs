//! Calls that are up: the tab that places them, what they add up to, and what they put on the canvas.

mod act;
mod form;
mod judged;
mod on_canvas;
mod ready;
mod sums;

pub use act::act;
pub use judged::refresh;
pub use on_canvas::{loads, look_at_call};
pub use ready::buttons as ready_buttons;

use crate::call::CallRequest;
use crate::call::live::{CallNumber, Changed, Group, GroupKey, LiveCalls, Totals};
use crate::desktop::message::Message;
use crate::desktop::panels::PanelMessage;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Section, inset};
use crate::scene::glyphs::Glyph;
use crate::scene::size::space;
use egui::{ScrollArea, Ui};
use ready::ReadyLoad;
use std::collections::BTreeMap;

/// How often one call is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Many {
    /// So often, whatever comes of it.
    Count(u32),
    /// Until one is not connected over its own way.
    UntilRefused,
}

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
    ScrollArea::vertical().id_salt("calls").auto_shrink(false).show(ui, |ui| {
        ui.add_space(look.points(space::MEDIUM));
        inset(ui, |ui| form::show(ui, state, messages));
        ui.add_space(look.points(space::MEDIUM));
        sums::show(ui, state);
        let loads = Section::new("Ready-made loads").show(ui, |ui| ready::buttons(ui, state));
        messages.extend(loads.flatten().map(Message::from));
        if !state.panels.calls.live.is_empty() {
            inset(ui, |ui| {
                if ui.add(GlyphButton::worded(Glyph::HangUp, "Hang up all calls")).clicked() {
                    messages.push(CallsMessage::HangUpAll.into());
                }
            });
        }
        ui.add_space(look.points(space::MEDIUM));
    });
}
