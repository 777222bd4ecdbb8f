//! The form of a call: who calls, and a number, a trunk or a user.

use crate::desktop::call_form::Target;
use crate::desktop::commands::Command;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::scene::glyphs::Glyph;
use crate::scene::size::text;
use crate::scene::token::Token;
use egui::{ComboBox, Key, RichText, TextEdit, Ui};

/// The widths of the two fields.
const FIELDS: [f32; 2] = [170.0, 150.0];
/// The width of the choice of what is called.
const TARGET: f32 = 70.0;

/// Shows the form.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let mut placed = false;
    let look = state.look;
    let muted = |words: &str| RichText::new(words).color(look.colour(Token::Muted));
    ui.horizontal(|ui| {
        let label = ui.label(muted("Caller"));
        let field = TextEdit::singleline(&mut state.call_form.client)
            .desired_width(look.points(FIELDS[0]))
            .font(look.fixed(text::BODY))
            .hint_text("172.28.151.140/25");
        let response = ui.add(field).labelled_by(label.id);
        if std::mem::take(&mut state.call_form.focus) {
            response.request_focus();
        }
        placed |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        placed |= called(ui, state);
        placed |= ui.add(GlyphButton::worded(Glyph::Play, "Place")).clicked();
        if state.call.is_some() && ui.add(GlyphButton::text("Clear").rank(Rank::Bare)).clicked() {
            messages.push(Message::Run(Command::ClearCall));
        }
        if let Some(error) = &state.call_form.error {
            ui.label(RichText::new(error).color(look.colour(Token::RefusedText)));
        }
    });
    if placed {
        match state.call_form.request() {
            Ok(request) => {
                state.call_form.error = None;
                messages.push(Message::PlaceCall(request));
            }
            Err(error) => state.call_form.error = Some(error),
        }
    }
}

/// What is called: a number, a trunk to the public network, or a user. Whether Enter was pressed there.
fn called(ui: &mut Ui, state: &mut State) -> bool {
    let look = state.look;
    let form = &mut state.call_form;
    let muted = |words: &str| RichText::new(words).color(look.colour(Token::Muted));
    let shown = Target::ALL.iter().find(|(target, _)| *target == form.target).map_or("", |(_, word)| word);
    let combo = ComboBox::from_id_salt("what is called").selected_text(shown).width(look.points(TARGET));
    let to = ui.label(muted("To"));
    let list = combo.show_ui(ui, |ui| {
        for (target, word) in Target::ALL {
            ui.selectable_value(&mut form.target, target, word);
        }
    });
    list.response.labelled_by(to.id);
    let (name, typed, hint) = match form.target {
        Target::Trunk => {
            let label = ui.label(muted("Trunk"));
            let names: Vec<String> =
                state.editor.topology().trunks.iter().map(|(_, trunk)| trunk.name.to_string()).collect();
            let chosen = if form.trunk.is_empty() { "choose a trunk" } else { &form.trunk };
            let combo = ComboBox::from_id_salt("trunk of the call").selected_text(chosen.to_owned());
            let shown = combo.width(look.points(FIELDS[1])).show_ui(ui, |ui| {
                for name in names {
                    ui.selectable_value(&mut form.trunk, name.clone(), name);
                }
            });
            shown.response.labelled_by(label.id);
            return false;
        }
        Target::Number => ("Number", &mut form.number, "+1 312 555 0188"),
        Target::User => ("Called user", &mut form.callee, "10.20.0.77/24"),
    };
    let label = ui.label(muted(name));
    let field =
        TextEdit::singleline(typed).desired_width(look.points(FIELDS[1])).font(look.fixed(text::BODY));
    let response = ui.add(field.hint_text(hint)).labelled_by(label.id);
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
