//! What the inspector says of a trunk first: bypass on or off, whether it is ready for it, and which collection
//! of settings is in force.

use crate::call::decision::Readiness;
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::state::State;
use crate::edit::making;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::token::Token;
use crate::topology::{Entity, Id, Trunk};
use egui::{RichText, Sense, Ui, vec2};

/// Shows the bypass block of a trunk.
pub fn show(ui: &mut Ui, state: &State, id: Id<Trunk>, messages: &mut Vec<Message>) {
    let model = state.editor.model();
    let Ok(readiness) = Readiness::of(model, id) else {
        ui.label("The trunk has no complete pair of ends yet.");
        return;
    };
    let mut on = readiness.bypass;
    if ui.checkbox(&mut on, "Enable media bypass").changed() {
        messages.extend(making::set_bypass(model, id, on).map(Message::Apply));
    }
    let conditions = [
        ("Centralized media processing", readiness.concentrated),
        ("REFER to the gateway, or no RTCP checks", readiness.refer_or_no_rtcp()),
        ("Encryption fits", readiness.encryption_fits()),
        ("Peer supports early dialogs", readiness.early_dialogs),
        ("Peer takes media from clients", readiness.client_media),
    ];
    for (words, holds) in conditions {
        ui.horizontal(|ui| {
            let (rect, response) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            let (glyph, inks) = if holds {
                (Glyph::Passed, GlyphInks::on(Token::Window, Token::BypassText))
            } else {
                (Glyph::Failed, GlyphInks::sign(Token::Refused))
            };
            let state = if holds { "holds" } else { "fails" };
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{words} {state}"))
            });
            paint::glyph(ui, glyph, rect, inks);
            ui.label(words);
        });
    }
    if let Some((collection, configuration)) = model.trunk_configuration(id) {
        ui.horizontal(|ui| {
            ui.label(RichText::new("Settings in force").color(state.look.colour(Token::Muted)));
            if ui.link(configuration.identity(model.topology())).clicked() {
                messages.push(Message::Reveal(collection.into()));
            }
        });
    }
    ui.separator();
}
