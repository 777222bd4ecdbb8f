//! The bar above the matrix: rows, filters, order, export.

use super::MatrixMessage;
use super::table::VERDICTS;
use super::view::Sort;
use crate::call::decision::{Reason, Verdict};
use crate::call::matrix::Rows;
use crate::desktop::commands::Command;
use crate::desktop::glyphs::of_verdict;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Pick, Picker, Rank, Segment, Segmented, search_field};
use crate::scene::glyphs::Glyph;
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use crate::topology::values::Choices;
use egui::{Id, RichText, Ui, vec2};

/// The widths of the field, the list of reasons and the list of orders.
const FIELDS: [f32; 3] = [120.0, 150.0, 130.0];

/// The words beside the title need a bar as wide as this.
const SUBTITLE_FROM: f32 = 1480.0;

/// Shows the bar.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(look.points(space::MEDIUM), look.points(space::SMALL));
        let wide = ui.available_width() > look.points(SUBTITLE_FROM);
        ui.label(RichText::new("Matrix").font(look.words(text::TITLE)));
        if wide {
            let words = RichText::new("every network site against every trunk");
            ui.label(words.color(look.colour(Token::Muted)));
        }
        rows(ui, state, messages);
        verdicts(ui, state);
        search_field(ui, &mut state.matrix.wanted.words, "Filter the matrix", look.points(FIELDS[0]));
        reasons(ui, state);
        sort(ui, state);
        if ui.add(GlyphButton::worded(Glyph::Publish, "Export CSV…")).clicked() {
            messages.push(Message::Matrix(MatrixMessage::AskWhere));
        }
        let close = GlyphButton::new(Glyph::Close, "Close the matrix").rank(Rank::Bare);
        if ui.add(close).clicked() {
            messages.push(Message::Run(Command::Matrix));
        }
    });
}

fn rows(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let segment = |value, label| Segment { value, label, impossible: None };
    let segments = [segment(Rows::NetworkSites, "Network sites"), segment(Rows::Subnets, "Subnets")];
    let chosen = state.matrix.rows;
    let width = Segmented::new("Rows", chosen, &segments).width(ui);
    let size = vec2(width, state.look.points(row::CONTROL));
    let show = |ui: &mut Ui| Segmented::new("Rows", chosen, &segments).show(ui);
    if let Some(Pick::Chosen(rows)) = ui.allocate_ui(size, show).inner {
        messages.push(Message::Matrix(MatrixMessage::Rows(rows)));
    }
}

/// What a verdict is called where there is little room.
pub fn short(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::ConfigurationError => "Error",
        other => other.choice().label,
    }
}

/// A button for each verdict, with how many cells have it; a verdict that is let go is left out.
fn verdicts(ui: &mut Ui, state: &mut State) {
    let counts = state.matrix.table.as_ref().map_or([0; 3], |table| table.counts);
    let parts = VERDICTS.iter().zip(counts).zip(&mut state.matrix.wanted.hidden);
    for ((verdict, count), hidden) in parts {
        let (glyph, _) = of_verdict(*verdict);
        let button = GlyphButton::worded(glyph, short(*verdict)).count(count).selected(!*hidden);
        let what = verdict.choice().label.to_lowercase();
        let response = ui.add(button).on_hover_text(format!("Show or leave out {what}"));
        if response.clicked() {
            *hidden = !*hidden;
        }
    }
}

fn reasons(ui: &mut Ui, state: &mut State) {
    const ANY: &str = "Any reason";
    let chosen = &mut state.matrix.wanted.reason;
    let words = chosen.map_or(ANY, |reason| reason.choice().key);
    let picker = Picker::new("Reason", words).width(state.look.points(FIELDS[1]));
    let all = || {
        let keys = Reason::VALUES.iter().map(|reason| reason.choice().key.to_owned());
        std::iter::once(ANY.to_owned()).chain(keys).collect()
    };
    let (_, picked) = picker.show(ui, Id::unique("reason of the matrix"), all);
    if let Some(place) = picked {
        *chosen = place.checked_sub(1).and_then(|place| Reason::VALUES.get(place).copied());
    }
}

fn sort(ui: &mut Ui, state: &mut State) {
    let chosen = &mut state.matrix.wanted.sort;
    let picker = Picker::new("Order", chosen.label()).width(state.look.points(FIELDS[2]));
    let all = || Sort::ALL.iter().map(|sort| sort.label().to_owned()).collect();
    let (_, picked) = picker.show(ui, Id::unique("order of the matrix"), all);
    if let Some(sort) = picked.and_then(|place| Sort::ALL.get(place)) {
        *chosen = *sort;
    }
}
