//! What a client at an address is told about media bypass when it signs in: the one component that the call report, the
//! inspector and the list of seen addresses show.

use crate::call::{EndpointAddress, Told};
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::report::ToldWords;
use crate::scene::glyphs::Glyph;
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use egui::{Align, Label, Layout, RichText, Ui, vec2};

/// The head of the section that holds it.
pub const TITLE: &str = "What the client is told";

/// The column of the property names.
const NAMES: f32 = 138.0;

/// Shows it, with a button that copies it in the words of `trunkline client`.
pub fn show(ui: &mut Ui, state: &State, client: EndpointAddress) {
    let look = state.look;
    let told = Told::of(state.editor.model(), client);
    let words = ToldWords::of(state.editor.topology(), &told);
    let second =
        |words: &str, ink| RichText::new(words).font(look.words(text::SECOND)).color(look.colour(ink));
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let copy = GlyphButton::new(Glyph::Copy, "Copy what the client is told").rank(Rank::Bare);
            if ui.add(copy).clicked() {
                ui.ctx().copy_text(words.text());
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(second(&words.heading, Token::Muted)).truncate())
                    .on_hover_text(&words.heading);
            });
        });
    });
    let fixed =
        |words: &str, ink| RichText::new(words).font(look.fixed(text::SECOND)).color(look.colour(ink));
    for (name, value) in &words.properties {
        let size = vec2(ui.available_width(), look.points(row::CONDITION));
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            let names = look.points(NAMES).min(ui.available_width() / 2.0);
            ui.allocate_ui(vec2(names, size.y), |ui| {
                ui.set_min_width(names);
                ui.add(Label::new(fixed(name, Token::Muted)).truncate());
            });
            ui.add(Label::new(fixed(value, Token::Text)).truncate()).on_hover_text(value);
        });
    }
    ui.add_space(look.points(space::TIGHT));
    for note in &words.notes {
        ui.add(Label::new(second(note, Token::Muted)).wrap());
    }
}
