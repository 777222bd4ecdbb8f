//! Walking a call stage by stage on the canvas, forward and back, by buttons and by keys; and the presenter's view of it.

use crate::call::{CallReport, Stage};
use crate::desktop::message::Message;
use crate::desktop::panels::PanelMessage;
use crate::desktop::state::{PlacedCall, State};
use crate::scene::camera::Camera;
use crate::scene::canvas::Way;
use egui::{Context, Key, Modifiers};

/// How a call is walked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Walk {
    /// In the window.
    InWindow,
    /// In the presenter's view; the canvas was looked at so before.
    Presented(Camera),
}

/// What is asked of a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalkMessage {
    /// It goes to a stage, and begins where there is none.
    To(usize),
    /// It begins where the report is, or ends.
    Toggle,
    /// It goes over to the presenter's view, or ends.
    Present,
    /// It ends.
    Leave,
}

impl From<WalkMessage> for Message {
    fn from(message: WalkMessage) -> Self {
        Self::Panel(PanelMessage::Walk(message))
    }
}

/// The call that can be walked, and its report.
fn walkable(state: &State) -> Option<(&PlacedCall, &CallReport)> {
    let call = state.call.as_ref()?;
    let report = call.report.as_ref().ok()?;
    (!report.steps.is_empty()).then_some((call, report))
}

/// Whether a call is there that can be walked.
pub fn can_walk(state: &State) -> bool {
    walkable(state).is_some()
}

/// Whether a call is walked.
pub fn walks(state: &State) -> bool {
    state.panels.report.walk.is_some() && can_walk(state)
}

/// Whether the presenter's view is shown.
pub fn presents(state: &State) -> bool {
    matches!(state.panels.report.walk, Some(Walk::Presented(_))) && can_walk(state)
}

/// The way of the call that is looked at, as the canvas shows it: while it is walked, as far as the walk has come.
pub fn way(state: &State) -> Option<Way> {
    let call = state.call.as_ref()?;
    let report = call.report.as_ref().ok()?;
    let stage = call.stage().filter(|_| walks(state));
    let way = match stage {
        Some(stage) => Way::at(state.editor.model(), report, stage),
        None => Way::of(report),
    };
    Some(Way { changed: call.changed.clone(), ..way })
}

impl PlacedCall {
    /// The stages of its report.
    pub fn stages(&self) -> Vec<Stage> {
        self.report.as_ref().map(CallReport::stages).unwrap_or_default()
    }

    /// The stage that is explained.
    pub fn stage(&self) -> Option<Stage> {
        self.stages().get(self.step).copied()
    }
}

/// Acts on what is asked of a walk.
pub fn act(state: &mut State, message: WalkMessage) {
    let before = state.panels.report.walk;
    match message {
        WalkMessage::To(stage) => {
            if let Some(call) = &mut state.call {
                call.step = stage.min(call.stages().len().saturating_sub(1));
                state.panels.report.walk = Some(before.unwrap_or(Walk::InWindow));
            }
        }
        WalkMessage::Toggle if before.is_none() && can_walk(state) => {
            state.panels.report.walk = Some(Walk::InWindow);
        }
        WalkMessage::Present if !presents(state) && can_walk(state) => {
            state.panels.report.walk = Some(Walk::Presented(state.canvas.camera));
            // The canvas has another size there.
            state.canvas.fit = true;
        }
        WalkMessage::Toggle | WalkMessage::Present | WalkMessage::Leave => {
            leave(state);
        }
    }
}

/// Ends a walk. Says whether there was one.
pub fn leave(state: &mut State) -> bool {
    let walked = walks(state);
    if let Some(Walk::Presented(camera)) = state.panels.report.walk.take() {
        state.canvas.camera = camera;
    }
    walked
}

/// Takes the arrow keys of this frame while a call is walked on the canvas: one stage forward or back, to the first or to
/// the last.
pub fn keys(context: &Context, state: &State, messages: &mut Vec<Message>) {
    let on_canvas = state.shows_canvas();
    let elsewhere = context.text_edit_focused() || egui::Popup::is_any_open(context);
    let Some((call, _)) = walkable(state).filter(|_| walks(state) && on_canvas && !elsewhere) else { return };
    let last = call.stages().len().saturating_sub(1);
    let pressed = |key| context.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = if pressed(Key::ArrowRight) {
        (call.step + 1).min(last)
    } else if pressed(Key::ArrowLeft) {
        call.step.saturating_sub(1)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        return;
    };
    messages.push(WalkMessage::To(to).into());
}
