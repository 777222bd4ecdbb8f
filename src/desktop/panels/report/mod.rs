//! The call report: the form of a call, its verdict and outcome, the steps on the left and one of them explained.

mod explained;
mod flips;
mod form;
mod presenter;
mod preview;
mod sides;
mod steps;
mod summary;
mod tools;
mod walk;

pub use presenter::show as present;
pub use preview::{Trial, act, banner, ends_preview, shown as shown_only};
pub use steps::sign;
pub use tools::show as tools;
pub use walk::{
    WalkMessage, act as act_on_walk, can_walk, keys as walk_by_keys, leave as leave_walk, presents, walks,
    way,
};

use super::empty;
use crate::desktop::message::Message;
use crate::desktop::panels::drill_note;
use crate::desktop::state::State;
use crate::report::CallWords;
use crate::scene::glyphs::Glyph;
use crate::scene::size::{space, stroke};
use crate::scene::token::Token;
use egui::{RichText, Sense, Stroke, Ui, UiBuilder, vec2};
use walk::Walk;

/// What of the width the steps take.
const STEPS_SHARE: f32 = 0.515;

/// What the report keeps from frame to frame.
#[derive(Debug, Default)]
pub struct ReportState {
    flips: flips::Kept,
    /// The change that is shown and not made.
    previewed: Option<String>,
    /// The call over another trunk that is shown in place of the placed one.
    tried: Option<preview::Tried>,
    /// How the call is walked.
    walk: Option<Walk>,
}

impl ReportState {
    /// Whether a change is shown that is not made.
    pub fn is_previewing(&self) -> bool {
        self.previewed.is_some()
    }
}

/// Shows the form and the report.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    form::show(ui, state, messages);
    divide(ui);
    flips::refresh(state);
    // Where the canvas is shown, it says so itself.
    if !state.shows_canvas() && preview::shown(state).is_some() {
        preview::banner(ui, state, messages);
        ui.add_space(state.look.points(space::TIGHT));
    }
    let Some(call) = &state.call else {
        let way = "Right-click a network site, or press Ctrl+Enter on one.";
        empty::show(ui, Glyph::Play, "Place a call to see its way.", way);
        return;
    };
    drill_note(ui, state, messages);
    let report = match &call.report {
        Ok(report) => report,
        Err(error) => {
            ui.add_space(state.look.points(space::MEDIUM));
            ui.label(RichText::new(error).color(state.look.colour(Token::RefusedText)));
            return;
        }
    };
    let words = CallWords::new(state.editor.topology(), report);
    summary::show(ui, state, &words, report);
    divide(ui);
    let rect = ui.available_rect_before_wrap();
    let (left, right) = rect.split_left_right_at_fraction(STEPS_SHARE);
    let line = Stroke::new(stroke::EDGE, state.look.colour(Token::Line));
    ui.painter().vline(left.right(), rect.y_range(), line);
    let gap = vec2(state.look.points(space::MEDIUM), 0.0);
    let left = egui::Rect::from_min_max(left.min, left.max - gap);
    steps::show(&mut ui.new_child(UiBuilder::new().max_rect(left)), state, &words, call, messages);
    let right = egui::Rect::from_min_max(right.min + gap, right.max);
    explained::show(&mut ui.new_child(UiBuilder::new().max_rect(right)), state, &words, call, messages);
    ui.advance_cursor_after_rect(rect);
}

fn divide(ui: &mut Ui) {
    let look = crate::desktop::theme::Look::of(ui);
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), look.points(space::SMALL)), Sense::hover());
    let line = Stroke::new(stroke::EDGE, look.colour(Token::Line));
    ui.painter().hline(rect.x_range(), rect.center().y.round() - 0.5, line);
}
