//! Drills: something is marked as down beside the document, and everything that places calls finds it so.

use super::CallsMessage;
use crate::call::Down;
use crate::desktop::commands::Command;
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::panels::capital;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Rank, inset};
use crate::report::{down_name, down_words, figure};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, text};
use crate::scene::token::Token;
use crate::topology::AnyId;
use egui::{Label, RichText, Sense, Ui, vec2};

/// What an entry of a menu says and does that marks something as down, or takes the mark off; `None` where nothing of
/// it can be down.
pub fn toggle(state: &State, id: AnyId) -> Option<(String, Message)> {
    let topology = state.editor.topology();
    let target = Down::target(topology, id)?;
    let down = !state.panels.calls.live().drill().contains(target);
    let words = match (target == id, down) {
        (true, true) => "Mark as down (drill)".to_owned(),
        (true, false) => "Bring up again (drill)".to_owned(),
        (false, true) => format!("Mark {} as down (drill)", down_name(topology, target)),
        (false, false) => format!("Bring {} up again (drill)", down_name(topology, target)),
    };
    Some((words, CallsMessage::Mark(target, down).into()))
}

/// Acts on a mark.
pub fn mark(state: &mut State, id: AnyId, down: bool) {
    let topology = state.editor.topology();
    if Down::target(topology, id) != Some(id) || !state.panels.calls.live.mark_down(id, down) {
        return;
    }
    let name = capital(&down_name(state.editor.topology(), id));
    state.panels.calls.named = state.panels.calls.live.drill().iter().len().saturating_sub(1);
    changed(state);
    if down {
        state.say_with(
            format!("{name} is down in this drill. The document is as it was."),
            "End drill",
            Command::EndDrill,
        );
    } else {
        state.say(format!("{name} is up again."));
    }
}

/// Takes every mark off.
pub fn end(state: &mut State) {
    let count = state.panels.calls.live.end_drill();
    if count > 0 {
        changed(state);
        let things = if count == 1 { "What was down is" } else { "Everything that was down is" };
        state.say(format!("The drill has ended. {things} up again."));
    }
}

/// Shows the next thing that is down.
pub fn next(state: &mut State) -> Option<Message> {
    let calls = &mut state.panels.calls;
    let count = calls.live.drill().iter().len();
    calls.named = if calls.named + 1 >= count { 0 } else { calls.named + 1 };
    calls.live.drill().iter().nth(calls.named).map(Message::Reveal)
}

/// Takes marks off what is gone.
pub fn follow(state: &mut State) {
    if state.panels.calls.live.follow(state.editor.topology()) {
        changed(state);
    }
}

/// What follows when other things are down than before.
fn changed(state: &mut State) {
    let calls = &mut state.panels.calls;
    calls.unsure = true;
    calls.named = calls.named.min(calls.live.drill().iter().len().saturating_sub(1));
    calls.grown();
    state.evaluate();
}

/// What the status bar says of the drill: "Drill: gw-chi down, 1 of 2".
pub fn status(state: &State) -> Option<String> {
    let (drill, named) = state.panels.calls.drill();
    let id = drill.iter().nth(named)?;
    let name = down_name(state.editor.topology(), id);
    let (place, count) = (figure(named as u64 + 1), figure(drill.iter().len() as u64));
    Some(format!("Drill: {name} down, {place} of {count}"))
}

/// A line at the top of what respects the drill, with the way out; nothing outside of drills.
pub fn note(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let drill = state.panels.calls.live().drill();
    let Some(words) = down_words(state.editor.topology(), drill) else { return };
    let look = state.look;
    inset(ui, |ui| {
        ui.horizontal(|ui| {
            let side = look.points(control::CHIP_GLYPH);
            let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
            paint::glyph(ui, Glyph::Refused, rect, GlyphInks::on(Token::Window, Token::Muted));
            let words = format!("Drill: {words}.");
            let shown = RichText::new(&words).font(look.words(text::SECOND)).color(look.colour(Token::Text));
            let room = (ui.available_width() - look.points(6.0 * control::CHIP_GLYPH)).max(0.0);
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(Label::new(shown).truncate()).on_hover_text(words);
            });
            if ui.add(GlyphButton::text("End drill").rank(Rank::Bare)).clicked() {
                messages.push(Message::Run(Command::EndDrill));
            }
        });
    });
}
