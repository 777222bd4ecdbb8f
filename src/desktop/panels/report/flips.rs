//! The smallest changes that would let the call bypass, each to be looked at before it is made.

use super::preview::Trial;
use crate::call::{CallRequest, Flip, FlipChange, flips};
use crate::desktop::message::Message;
use crate::desktop::panels::PanelMessage;
use crate::desktop::panels::list::Row;
use crate::desktop::state::State;
use crate::scene::size::{radius, row, space, text};
use crate::scene::token::Token;
use crate::topology::{Id, Trunk, VoiceRoute};
use egui::{Sense, Ui, vec2};

/// What is said of a trunk that is in no voice route.
const UNROUTED: &str = "in no voice route";

/// The changes for the call and the version of the document that they were looked for in.
#[derive(Debug, Default)]
pub struct Kept {
    of: Option<(u64, CallRequest)>,
    list: Vec<Flip>,
}

/// Brings the changes in step with the call and the document; while one is previewed, those from before stay.
pub fn refresh(state: &mut State) {
    let version = state.panels.facts.version();
    let report = &mut state.panels.report;
    let Some(call) = &state.call else {
        report.flips = Kept::default();
        return;
    };
    let is_same = |(of, request): &(u64, CallRequest)| *of == version && *request == call.request;
    if report.is_previewing() || report.flips.of.as_ref().is_some_and(is_same) {
        return;
    }
    // A call that cannot be placed has no verdict to flip; the report says why.
    let list = flips(state.editor.draft(), &call.request).unwrap_or_default();
    report.flips = Kept { of: Some((version, call.request.clone())), list };
}

/// What stands above the changes; nothing where there is none.
pub fn heading(state: &State) -> &'static str {
    if state.panels.report.flips.list.is_empty() { "" } else { "What would make it bypass" }
}

/// Shows the changes.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let look = state.look;
    let report = &state.panels.report;
    for (place, flip) in report.flips.list.iter().enumerate() {
        ui.add_space(look.points(space::HAIR));
        let width = ui.available_width() - look.points(space::MEDIUM);
        let (rect, _) = ui.allocate_exact_size(vec2(width, look.points(row::CHIP)), Sense::hover());
        ui.painter().rect_filled(rect, look.points(radius::CHIP), look.colour(Token::Strip));
        let line = Row { look, rect, surface: Token::Strip };
        let gap = look.points(space::MEDIUM);
        let verb = match flip.change {
            FlipChange::Edit(_) => "Preview",
            FlipChange::Trunk(_) => "Try",
        };
        let name = format!("{verb}: {}", flip.name);
        let (link, right) = line.link_to(ui, rect.right() - gap, verb, &name, ("flip", place));
        if link.clicked() {
            messages.push(wanted(flip));
        }
        let left =
            line.words(ui, (rect.left() + gap, right - gap), &flip.name, look.words(text::BODY), Token::Text);
        let left = match &flip.change {
            FlipChange::Trunk(trunk) if is_unrouted(state, *trunk) => {
                ui.ctx().accesskit_node_builder(link.id, |node| node.set_description(UNROUTED));
                let font = look.words(text::BODY);
                line.words(ui, (left, right - gap), &format!(", {UNROUTED}"), font, Token::WarningText)
            }
            _ => left,
        };
        if let Some(id) = flip.bypass_id {
            let both =
                line.words(ui, (left, right - gap), ": both ends have", look.words(text::BODY), Token::Muted);
            let mark = state.panels.facts.marks().mark(Some(id));
            let height = look.points(row::MARK);
            let end = both + look.points(space::SMALL) + mark.width(height);
            if end < right - gap {
                line.mark_to(ui, end, mark);
            }
        }
    }
}

/// Whether no voice route leads to a trunk, so that a call to a number never takes it.
fn is_unrouted(state: &State, trunk: Id<Trunk>) -> bool {
    state.editor.model().index().users::<VoiceRoute>(trunk.into()).len() == 0
}

/// What a press on a change asks for.
fn wanted(flip: &Flip) -> Message {
    let name = flip.name.clone();
    Message::Panel(PanelMessage::Trial(match &flip.change {
        FlipChange::Edit(edit) => Trial::Show { name, edit: edit.clone() },
        FlipChange::Trunk(trunk) => Trial::Try { name, trunk: *trunk },
    }))
}
