//! What commands do to the canvas.

use super::arrange::Arrange;
use super::pointer::Gesture;
use super::shown::{Float, Overlay};
use super::{fold, notes};
use crate::desktop::commands::Command;
use crate::desktop::message::{Choose, Message, Tool};
use crate::desktop::panels::leave_walk;
use crate::desktop::state::State;
use crate::topology::AnyId;
use std::collections::BTreeSet;

/// Does what a command of the canvas does, and says what is to be done beyond it.
pub fn run(state: &mut State, command: Command) -> Option<Message> {
    match command {
        Command::GoToCanvas => state.canvas.keys.take = true,
        Command::SelectAll => {
            let all: BTreeSet<AnyId> = state.canvas.picture().spots.iter().map(|spot| spot.id).collect();
            return Some(Message::Select(all, Choose::Instead));
        }
        Command::Fold => return fold::toggle(state, &fold::regions(state)).map(Message::Apply),
        Command::FitSelection => state.canvas.fit_selection = true,
        Command::Minimap => toggle(state.canvas.shown.part(Float::Minimap)),
        Command::Legend => toggle(state.canvas.shown.part(Float::Legend)),
        Command::ZoomBox => toggle(state.canvas.shown.part(Float::ZoomBox)),
        Command::Snap => toggle(&mut state.canvas.shown.snap),
        Command::OverlayNone => state.canvas.shown.overlay = Overlay::None,
        Command::OverlayProblems => state.canvas.shown.overlay = Overlay::Problems,
        Command::OverlayBypassIds => state.canvas.shown.overlay = Overlay::BypassIds,
        Command::OverlayCacUse => state.canvas.shown.overlay = Overlay::CacUse,
        Command::ArrangeEverything => return arrange(state, Arrange::Everything),
        Command::ArrangeSelection => return arrange(state, Arrange::Selection),
        Command::PinEverything => return arrange(state, Arrange::Keep),
        _ => {}
    }
    None
}

fn toggle(on: &mut bool) {
    *on = !*on;
}

fn arrange(state: &mut State, arrange: Arrange) -> Option<Message> {
    let edit = arrange.edit(state);
    state.canvas.fit |= edit.is_some() && arrange == Arrange::Everything;
    let nothing = "Nothing to arrange: the layout has placed it all already.";
    Some(edit.map_or_else(|| Message::Notice(nothing.to_owned()), Message::Apply))
}

/// Lets go of the nearest thing: the menu, a gesture, the first end of a join, the walk along the call, its way, the
/// selection, the tool.
pub fn let_go(state: &mut State) {
    if state.canvas.menu.take().is_some() || notes::let_go(state) {
        state.canvas.keys.take = true;
    } else if state.canvas.gesture != Gesture::Idle {
        state.canvas.gesture = Gesture::Idle;
        let before = state.editor.topology().clone();
        let changes = state.editor.cancel_gesture();
        state.follow(&before, &changes);
    } else if state.canvas.joining.is_some() {
        state.canvas.joining = None;
    } else if leave_walk(state) {
        state.canvas.keys.take = true;
    } else if state.call.is_some() {
        state.call = None;
    } else if !state.selected.is_empty() {
        state.selected.clear();
        state.canvas.keys.cursor = None;
    } else {
        state.tool = Tool::Select;
    }
}
