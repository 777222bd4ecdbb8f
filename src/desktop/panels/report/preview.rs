//! A change that is shown on canvas and report and not made: it becomes a step of the history, or goes.

use crate::call::CallRequest;
use crate::desktop::call_form::CallForm;
use crate::desktop::commands::Menu;
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::panels::PanelMessage;
use crate::desktop::panels::look_at_call;
use crate::desktop::state::{PlacedCall, State};
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::edit::{Edit, Step};
use crate::scene::canvas::Way;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, space, stroke};
use crate::scene::token::Token;
use crate::topology::{Id, Trunk};
use egui::{Align, Frame, Label, Layout, Margin, Sense, Stroke, Ui, vec2};

/// What can be done with a change that is only shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Trial {
    /// It is shown.
    Show {
        /// What it is called.
        name: String,
        /// The change.
        edit: Edit,
    },
    /// The call is looked at over another trunk.
    Try {
        /// What that is called.
        name: String,
        /// The trunk.
        trunk: Id<Trunk>,
    },
    /// It becomes a step of the history.
    Apply,
    /// It goes.
    Back,
}

/// Acts on what is asked of a change that is only shown.
pub fn act(state: &mut State, trial: &Trial) {
    match trial {
        Trial::Show { name, edit } => {
            let before = state.editor.topology().clone();
            match state.editor.preview(edit.clone()) {
                Ok(changes) => {
                    state.panels.report.previewed = Some(name.clone());
                    state.follow(&before, &changes);
                }
                Err(error) => state.say(error.to_string()),
            }
        }
        Trial::Try { name, trunk } => try_call(state, name, *trunk),
        Trial::Apply => {
            state.panels.report.previewed = None;
            // The document itself may mark its bypass IDs otherwise.
            state.panels.facts.forget();
            state.canvas.forget();
            if let Some(edit) = state.editor.finish_gesture() {
                state.file.record(Step::Do(edit), state.editor.document());
            }
        }
        Trial::Back if state.panels.report.previewed.is_none() => back_to_own(state),
        Trial::Back => {
            state.panels.report.previewed = None;
            let before = state.editor.topology().clone();
            let changes = state.editor.cancel_gesture();
            state.follow(&before, &changes);
            if let Some(call) = &mut state.call {
                // All is as it was.
                call.changed.clear();
            }
        }
    }
}

/// A call that is looked at over another trunk than its own.
#[derive(Debug)]
pub struct Tried {
    name: String,
    request: CallRequest,
    /// The call itself, and what the form said of it.
    own: Box<(PlacedCall, CallForm)>,
}

/// Looks at the placed call over another trunk; the form says so too.
fn try_call(state: &mut State, name: &str, trunk: Id<Trunk>) {
    let Some(call) = state.call.take() else { return };
    let before = call.report.as_ref().ok().map(Way::of);
    let called = state.editor.topology().name(trunk.into());
    let request = CallRequest { trunk: Some(called.into()), ..call.request.clone() };
    let own = match state.panels.report.tried.take() {
        // The own call stays that with which the trying began.
        Some(tried) if tried.request == call.request => tried.own,
        _ => Box::new((call, state.call_form.clone())),
    };
    state.call_form.choose_trunk(trunk);
    let report = look_at_call(state, &request, None);
    let mut call = PlacedCall::new(request.clone(), report, None);
    if let (Some(before), Ok(report)) = (before, &call.report) {
        call.changed = Way::of(report).changes_since(&before);
    }
    state.call = Some(call);
    state.panels.report.tried = Some(Tried { name: name.to_owned(), request, own });
}

/// Goes back to the call over its own trunk.
fn back_to_own(state: &mut State) {
    let Some(tried) = state.panels.report.tried.take() else { return };
    let (call, form) = *tried.own;
    state.call_form = form;
    state.call = Some(call);
    state.evaluate();
}

/// What is shown and not made: its words, and whether it can be made.
pub fn shown(state: &State) -> Option<(String, bool)> {
    let report = &state.panels.report;
    if let Some(name) = &report.previewed {
        return Some((format!("Preview: {name}"), true));
    }
    let tried = report.tried.as_ref()?;
    let stands = state.call.as_ref().is_some_and(|call| call.request == tried.request);
    stands.then(|| (format!("Try: {}", tried.name), false))
}

/// Whether a message is at odds with a change that is only shown: whatever reads, writes or edits the document.
pub fn ends_preview(message: &Message) -> bool {
    match message {
        Message::Select(..)
        | Message::Reveal(_)
        | Message::ShowStep(_)
        | Message::Show(_)
        | Message::Notice(_)
        | Message::Panel(
            PanelMessage::Trial(_)
            | PanelMessage::Walk(_)
            | PanelMessage::CloseBottom
            | PanelMessage::Problems(_),
        ) => false,
        Message::Run(command) => command.menu() != Menu::View,
        _ => true,
    }
}

/// Says that something is only shown, and offers to make it or to go back.
pub fn banner(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let Some((words, can_apply)) = shown(state) else { return };
    let look = state.look;
    let margin = look.points(space::TIGHT) as i8;
    let frame = Frame::new()
        .fill(look.colour(Token::Selected))
        .stroke(Stroke::new(stroke::EDGE, look.colour(Token::Accent)))
        .corner_radius(look.points(radius::CONTROL))
        .inner_margin(Margin::symmetric(2 * margin, margin));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            let side = look.points(control::CHIP_GLYPH);
            let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
            paint::glyph(ui, Glyph::Eye, rect, GlyphInks::on(Token::Selected, Token::AccentText));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let trial = |trial| Message::Panel(PanelMessage::Trial(trial));
                let apply = GlyphButton::text("Apply").rank(Rank::Primary);
                if can_apply && ui.add(apply).clicked() {
                    messages.push(trial(Trial::Apply));
                }
                let back = ui.add(GlyphButton::text("Back"));
                if back.on_hover_text("The document stays as it was").clicked() {
                    messages.push(trial(Trial::Back));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(&words).truncate()).on_hover_text(&words);
                });
            });
        });
    });
}
