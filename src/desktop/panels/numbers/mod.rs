//! Numbers: what the translation rules of a trunk make of a number, rule by rule, and which trunks would take it.

mod answer;
mod form;
mod rules;
mod way;

use super::empty;
use crate::call::number::NumberList;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::scene::glyphs::Glyph;
use crate::scene::size::{space, stroke};
use crate::scene::token::Token;
use crate::topology::{Id, Trunk, User, VoicePolicy};
use answer::Answered;
use egui::{Rect, ScrollArea, Stroke, Ui, UiBuilder};

/// What of the width the rules take beside the way of the number.
const RULES_SHARE: f32 = 0.5;
/// The narrowest panel with two columns; in others the way stands below the rules.
const TWO_COLUMNS: f32 = 640.0;

/// Whose voice policy leads the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Caller {
    /// Nobody in particular: the global voice policy.
    #[default]
    Anybody,
    /// Somebody with a voice policy.
    Policy(Id<VoicePolicy>),
    /// A user.
    User(Id<User>),
}

/// What the panel keeps from frame to frame.
#[derive(Debug, Default)]
pub struct NumbersState {
    /// Whether its tab stands among the others.
    pub open: bool,
    trunk: Option<Id<Trunk>>,
    number: String,
    list: Option<NumberList>,
    caller: Caller,
    answered: Option<Answered>,
}

impl NumbersState {
    /// The list that is looked at.
    fn list(&self) -> NumberList {
        self.list.unwrap_or(NumberList::Called)
    }
}

/// Opens the panel, on the trunk that is selected or stands in the form of a call, and with its number.
pub fn open(state: &mut State) {
    let selected = state.selected_one().and_then(crate::topology::AnyId::typed::<Trunk>);
    let topology = state.editor.topology();
    let first = || topology.trunks.iter().next().map(|(id, _)| id);
    let kept = state.panels.numbers.trunk.or(state.call_form.trunk);
    let kept = kept.filter(|id| topology.get(*id).is_some());
    let trunk = selected.or(kept).or_else(first);
    let numbers = &mut state.panels.numbers;
    numbers.open = true;
    numbers.trunk = trunk;
    if numbers.number.trim().is_empty() {
        numbers.number.clone_from(&state.call_form.number);
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    if state.editor.topology().trunks.is_empty() {
        let way = "Join a Mediation Server pool and a peer on the canvas.";
        empty::show(ui, Glyph::Trunk, "Translating a number needs a trunk.", way);
        return;
    }
    form::show(ui, state);
    ui.add_space(state.look.points(space::SMALL));
    answer::refresh(state);
    let look = state.look;
    let rect = ui.available_rect_before_wrap();
    let column = |ui: &mut Ui, rect: Rect| ui.new_child(UiBuilder::new().max_rect(rect));
    if rect.width() < look.points(TWO_COLUMNS) {
        ScrollArea::vertical().id_salt("numbers").auto_shrink(false).show(ui, |ui| {
            rules::show(ui, state, messages);
            ui.add_space(look.points(space::LARGE));
            way::show(ui, state, messages);
        });
        return;
    }
    let (left, right) = rect.split_left_right_at_fraction(RULES_SHARE);
    let line = Stroke::new(stroke::EDGE, look.colour(Token::Line));
    ui.painter().vline(left.right(), rect.y_range(), line);
    let gap = egui::vec2(look.points(space::MEDIUM), 0.0);
    let scroll = |name: &str| ScrollArea::vertical().id_salt(name.to_owned()).auto_shrink(false);
    let mut child = column(ui, Rect::from_min_max(left.min, left.max - gap));
    scroll("rules").show(&mut child, |ui| rules::show(ui, state, messages));
    let mut child = column(ui, Rect::from_min_max(right.min + gap, right.max));
    scroll("way").show(&mut child, |ui| way::show(ui, state, messages));
    ui.advance_cursor_after_rect(rect);
}
