//! The line that is looked at: the answer in a sentence, the places it is about, and what a client there is told.

use crate::call::seen::SeenLine;
use crate::desktop::message::{Choose, Message};
use crate::desktop::panels::told;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::report::seen_sentence;
use crate::scene::glyphs::Glyph;
use crate::scene::size::{space, text};
use crate::topology::AnyId;
use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};

/// Shows it.
pub fn show(ui: &mut Ui, state: &mut State, line: &SeenLine, messages: &mut Vec<Message>) {
    let look = state.look;
    let topology = state.editor.topology();
    let mut close = false;
    ScrollArea::vertical().id_salt("seen address").auto_shrink(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                close = ui.add(GlyphButton::new(Glyph::Close, "Close the answer").rank(Rank::Bare)).clicked();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let title = match &line.answer {
                        Ok(answer) => answer.place.client.to_string(),
                        Err(_) => format!("Line {}", line.line),
                    };
                    ui.add(Label::new(RichText::new(title).font(look.words(text::TITLE))).truncate());
                });
            });
        });
        ui.add(Label::new(seen_sentence(topology, line)).wrap());
        let Ok(answer) = &line.answer else { return };
        let place = answer.place;
        let standing = place.exact.or(place.containing);
        let subnet = standing.map(|standing| AnyId::from(standing.subnet));
        let site = standing.and_then(|standing| standing.network_site).map(AnyId::from);
        ui.horizontal_wrapped(|ui| {
            for id in [subnet, site].into_iter().flatten() {
                let words = format!("Open {} {}", id.kind.noun(), topology.name(id));
                if ui.add(GlyphButton::text(&words).rank(Rank::Bare)).clicked() {
                    messages.push(Message::Select([id].into(), Choose::Instead));
                }
            }
        });
        ui.add_space(look.points(space::MEDIUM));
        ui.label(RichText::new(told::TITLE).font(look.words(text::SECTION)));
        told::show(ui, state, place.client);
    });
    if close {
        state.panels.addresses.chosen = None;
    }
}
