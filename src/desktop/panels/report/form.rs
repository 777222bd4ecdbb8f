//! The form of a call: who calls, and a number, a trunk or a user.

use crate::desktop::call_form::Target;
use crate::desktop::commands::Command;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Picker, Rank};
use crate::scene::glyphs::Glyph;
use crate::scene::size::{space, text};
use crate::scene::token::Token;
use egui::{Id, Key, Label, RichText, TextEdit, Ui};

/// The widths of the two fields.
const FIELDS: [f32; 2] = [170.0, 150.0];
/// The width of the choice of what is called.
const TARGET: f32 = 80.0;
/// What stands in the line beside the fields.
const BESIDE: f32 = 360.0;
/// The narrowest form in one line; in others what is called has a line of its own.
const ONE_LINE: f32 = 560.0;
/// What stands behind the caller in a line without what is called.
const AFTER: f32 = 125.0;

/// Shows the form.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let mut placed = false;
    let look = state.look;
    let muted = |words: &str| RichText::new(words).color(look.colour(Token::Muted));
    let room = ui.available_width();
    let share = ((room - look.points(BESIDE)) / look.points(FIELDS.iter().sum())).min(1.0);
    let in_one = room >= look.points(ONE_LINE);
    ui.horizontal(|ui| {
        let label = ui.label(muted("Caller"));
        let width = if in_one {
            look.points(FIELDS[0]) * share
        } else {
            (ui.available_width() - look.points(AFTER)).min(look.points(FIELDS[0]))
        };
        let field = TextEdit::singleline(&mut state.call_form.client)
            .desired_width(width)
            .font(look.fixed(text::BODY))
            .hint_text("172.28.151.140/25");
        let response = ui.add(field).labelled_by(label.id);
        if response.changed() {
            state.call_form.typed_caller();
        }
        if std::mem::take(&mut state.call_form.focus) {
            response.request_focus();
        }
        placed |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if in_one {
            placed |= called(ui, state, look.points(FIELDS[1]) * share);
        }
        let missing = state.call_form.missing(state.editor.topology());
        let button = ui.add_enabled(missing.is_none(), GlyphButton::worded(Glyph::Play, "Place"));
        placed |= button.on_disabled_hover_text(missing.unwrap_or_default()).clicked();
        let clear = if in_one { GlyphButton::text("Clear") } else { GlyphButton::new(Glyph::Close, "Clear") };
        if state.call.is_some() && ui.add(clear.rank(Rank::Bare)).clicked() {
            messages.push(Message::Run(Command::ClearCall));
        }
        if let Some(error) = &state.call_form.error {
            ui.add(Label::new(RichText::new(error).color(look.colour(Token::RefusedText))).truncate())
                .on_hover_text(error);
        }
    });
    if !in_one {
        ui.horizontal(|ui| placed |= called(ui, state, look.points(FIELDS[1])));
    }
    if placed {
        match state.call_form.request(state.editor.topology()) {
            Ok(request) => {
                state.call_form.error = None;
                messages.push(Message::PlaceCall(request));
            }
            Err(error) => state.call_form.error = Some(error),
        }
    }
}

/// What is called: a number, a trunk to the public network, or a user. Whether Enter was pressed there.
fn called(ui: &mut Ui, state: &mut State, width: f32) -> bool {
    let look = state.look;
    let topology = state.editor.topology();
    let form = &mut state.call_form;
    let muted = |words: &str| RichText::new(words).color(look.colour(Token::Muted));
    let shown = Target::ALL.iter().find(|(target, _)| *target == form.target).map_or("", |(_, word)| word);
    ui.label(muted("To"));
    let picker = Picker::new("To", shown).width(look.points(TARGET));
    let words = || Target::ALL.map(|(_, word)| word.to_owned()).to_vec();
    let (_, picked) = picker.show(ui, Id::unique("what is called"), words);
    if let Some((target, _)) = picked.and_then(|place| Target::ALL.get(place)) {
        form.target = *target;
        form.filled_in_called();
    }
    let (name, typed, hint) = match form.target {
        Target::Trunk => {
            ui.label(muted("Trunk"));
            let chosen = form.trunk_in(topology).unwrap_or_else(|| "choose a trunk".to_owned());
            let width = width.min(ui.available_width() - look.points(space::LARGE));
            let picker = Picker::new("Trunk", &chosen).glyph(Some(Glyph::Trunk)).width(width);
            let names = || topology.trunks.iter().map(|(_, trunk)| trunk.name.to_string()).collect();
            let (_, picked) = picker.show(ui, Id::unique("trunk of the call"), names);
            if let Some((id, _)) = picked.and_then(|place| topology.trunks.iter().nth(place)) {
                form.trunk = Some(id);
                form.filled_in_called();
            }
            return false;
        }
        Target::Number => ("Number", &mut form.number, "+1 312 555 0188"),
        Target::User => ("Called user", &mut form.callee, "10.20.0.77/24"),
    };
    let label = ui.label(muted(name));
    let field = TextEdit::singleline(typed)
        .desired_width(width.min(ui.available_width() - look.points(space::LARGE)))
        .font(look.fixed(text::BODY));
    let response = ui.add(field.hint_text(hint)).labelled_by(label.id);
    if response.changed() {
        form.filled_in_called();
    }
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
