//! The form of a call: who calls, and over which trunk.

use crate::call::{CallKind, CallRequest, EndpointAddress};
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
        let label = ui.label(muted("Trunk"));
        let names: Vec<String> =
            state.editor.topology().trunks.iter().map(|(_, trunk)| trunk.name.to_string()).collect();
        let chosen = if state.call_form.trunk.is_empty() { "choose a trunk" } else { &state.call_form.trunk };
        let combo = ComboBox::from_id_salt("trunk of the call").selected_text(chosen.to_owned());
        let shown = combo.width(look.points(FIELDS[1])).show_ui(ui, |ui| {
            for name in names {
                ui.selectable_value(&mut state.call_form.trunk, name.clone(), name);
            }
        });
        shown.response.labelled_by(label.id);
        placed |= ui.add(GlyphButton::worded(Glyph::Play, "Place")).clicked();
        if state.call.is_some() && ui.add(GlyphButton::text("Clear").rank(Rank::Bare)).clicked() {
            messages.push(Message::Run(Command::ClearCall));
        }
        if let Some(error) = &state.call_form.error {
            ui.label(RichText::new(error).color(look.colour(Token::RefusedText)));
        }
    });
    if placed {
        match request(state) {
            Ok(request) => {
                state.call_form.error = None;
                messages.push(Message::PlaceCall(request));
            }
            Err(error) => state.call_form.error = Some(error),
        }
    }
}

/// The call that the form asks for.
fn request(state: &State) -> Result<CallRequest, String> {
    let client = state.call_form.client.trim();
    if client.is_empty() {
        return Err("Type the address of the caller, or select a network site.".to_owned());
    }
    if state.call_form.trunk.is_empty() {
        return Err("Choose a trunk.".to_owned());
    }
    let client: EndpointAddress = client.parse().map_err(|error| format!("Caller: {error}."))?;
    Ok(CallRequest {
        id: "1".into(),
        kind: CallKind::Pstn,
        client: Some(client),
        trunk: Some(state.call_form.trunk.as_str().into()),
        ..CallRequest::default()
    })
}
