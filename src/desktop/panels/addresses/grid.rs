//! The answers, one a row; only the rows in view are drawn.

use super::act::AddressesMessage;
use super::add;
use super::answered::{Answered, Class};
use super::view::{Column, Sort, View};
use crate::call::decision::Reason;
use crate::call::seen::SeenAnswer;
use crate::desktop::message::Message;
use crate::desktop::panels::list::{Row, compact};
use crate::desktop::panels::{capital, empty};
use crate::desktop::state::State;
use crate::report::{SeenWords, bypass_id, name, seen_sentence};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use crate::topology::values::Choices;
use egui::{Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

/// The columns, with where each begins as a part of the width.
const COLUMNS: [(Column, &str, f32); 5] = [
    (Column::Line, "Line", 0.0),
    (Column::Address, "Address", 0.06),
    (Column::NetworkSite, "Network site for CAC", 0.27),
    (Column::BypassId, "Bypass ID", 0.44),
    (Column::Answer, "Answer", 0.64),
];

/// Shows the answers.
pub fn show(
    ui: &mut Ui,
    state: &mut State,
    (answered, view): (&Answered, &View),
    messages: &mut Vec<Message>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    head(ui, state);
    if view.places.is_empty() {
        let (words, way) = if answered.seen.lines.is_empty() {
            ("There is no address in the list.", "Addresses are written as 172.28.151.140/25.")
        } else {
            ("No line is as the filter asks.", "Other words or answers bring lines back.")
        };
        empty::show(ui, Glyph::Filter, words, way);
        return;
    }
    let height = compact(state.look);
    let scroll = ScrollArea::vertical().id_salt("seen addresses").auto_shrink(false);
    scroll.show_rows(ui, height, view.places.len(), |ui, rows| {
        for place in view.places.iter().skip(rows.start).take(rows.len()) {
            line(ui, state, (answered, *place), height, messages);
        }
    });
}

/// Where the columns begin, and the last one ends.
fn columns(state: &State, rect: Rect) -> [f32; 6] {
    let gap = state.look.points(space::MEDIUM);
    let at = |part: f32| rect.left() + part * (rect.width() - gap);
    let [a, b, c, d, e] = COLUMNS.map(|(_, _, part)| at(part));
    [a, b, c, d, e, rect.right() - gap]
}

/// The heads: a press sorts by one, a second one the other way.
fn head(ui: &mut Ui, state: &mut State) {
    let look = state.look;
    let size = vec2(ui.available_width(), look.points(row::CONDITION));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let line = Row { look, rect, surface: Token::Window };
    let at = columns(state, rect);
    for ((column, label, _), ends) in COLUMNS.into_iter().zip(at.windows(2)) {
        let [left, right] = ends else { continue };
        let cell = Rect::from_min_max(pos2(*left, rect.top()), pos2(*right, rect.bottom()));
        let response = ui.interact(cell, Id::unique(("head of seen addresses", label)), Sense::click());
        let sort = state.panels.addresses.sort;
        let (arrow, said) = match (sort.by == column, sort.falling) {
            (true, false) => (" ↑", ", sorted, the lowest first"),
            (true, true) => (" ↓", ", sorted, the highest first"),
            (false, _) => ("", ""),
        };
        let spoken = format!("{label}{said}");
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &spoken));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(cell, 0.0, look.colour(Token::Hover));
        }
        let words = format!("{label}{arrow}");
        let from = *left + look.points(space::TIGHT);
        line.words(ui, (from, *right), &words, look.words(text::TABLE_HEAD), Token::Muted);
        if response.clicked() {
            let falling = sort.by == column && !sort.falling;
            state.panels.addresses.sort = Sort { by: column, falling };
        }
    }
    line.divide(ui);
}

/// One line of the list; a press looks at it.
fn line(
    ui: &mut Ui,
    state: &mut State,
    (answered, place): (&Answered, usize),
    height: f32,
    messages: &mut Vec<Message>,
) {
    let Some(line) = answered.seen.lines.get(place) else { return };
    let look = state.look;
    let topology = state.editor.topology();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let chosen = state.panels.addresses.chosen == Some(place);
    let spoken = seen_sentence(topology, line);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
    let row = Row::new(ui, rect, chosen, response.hovered() || response.has_focus());
    let [number, address, site, id, words, right] = columns(state, rect);
    let gap = look.points(space::SMALL);
    let figures = look.fixed(text::FIGURE);
    row.words_to(ui, address - 2.0 * gap, &line.line.to_string(), figures.clone(), Token::Muted);
    match &line.answer {
        Err(fault) => {
            row.glyph(ui, number, Glyph::Error, GlyphInks::sign(Token::Refused));
            let said = (address, right);
            row.words(ui, said, &capital(&fault.to_string()), look.words(text::BODY), Token::RefusedText);
        }
        Ok(answer) => {
            let client = answer.place.client.to_string();
            row.words(ui, (address, site - gap), &client, look.fixed(text::SECOND), Token::Text);
            let cac = match answer.cac_network_site() {
                Some(site) => (name(topology, Some(site)), Token::Text),
                None => ("none".to_owned(), Token::WarningText),
            };
            row.words(ui, (site, id - gap), &cac.0, look.words(text::BODY), cac.1);
            bypass(ui, state, row, (id, words - gap), answer);
            let class = answered.classes.get(place).copied();
            let left = to_do(ui, state, row, (words, right), (place, answer), messages);
            let said = SeenWords::of(topology, answer);
            let said = match class {
                Some(Class::Mapped) | None => "Mapped".to_owned(),
                Some(_) => capital(&said.add.or(said.mask).unwrap_or(said.cac)),
            };
            let ink = if class == Some(Class::Mapped) { Token::Muted } else { Token::Text };
            row.words(ui, (words, left - gap), &said, look.words(text::BODY), ink);
        }
    }
    if response.has_focus() {
        row.ring(ui);
    }
    let clicked = response.clicked();
    response.on_hover_text(spoken);
    if clicked {
        state.panels.addresses.chosen = if chosen { None } else { Some(place) };
    }
}

/// The mark of the bypass ID with its name, or the reason that there is none.
fn bypass(ui: &Ui, state: &State, row: Row, (left, right): (f32, f32), answer: &SeenAnswer) {
    let look = state.look;
    match (answer.unmapped, answer.bypass_id) {
        (true, _) => {
            let code = Reason::ClientUnmapped.choice().key;
            row.words(ui, (left, right), code, look.fixed(text::FIGURE), Token::MediatedText);
        }
        (false, Some(id)) => {
            let mark = state.panels.facts.marks().mark(Some(id));
            let height = look.points(crate::scene::size::row::MARK).min(row.rect.height() - 2.0);
            let end = left + mark.width(height);
            row.mark_to(ui, end, mark);
            let words = bypass_id(state.editor.topology(), Some(id));
            let from = end + look.points(space::SMALL);
            row.words(ui, (from, right), &words, look.fixed(text::FIGURE), Token::Muted);
        }
        (false, None) => {
            row.words(ui, (left, right), "Media bypass is off", look.words(text::SECOND), Token::Muted);
        }
    }
}

/// The link that adds the subnet that is missing; returns where the words before it end.
fn to_do(
    ui: &Ui,
    state: &State,
    row: Row,
    (_, right): (f32, f32),
    (place, answer): (usize, &SeenAnswer),
    messages: &mut Vec<Message>,
) -> f32 {
    let Some(missing) = answer.missing.map(|missing| add::wanted(state, missing)) else { return right };
    let Some(site) = missing.network_site else { return right };
    let name = format!("Add subnet {} to {}", missing.range, name(state.editor.topology(), Some(site)));
    let (link, left) = row.link_to(ui, right, "Add", &name, ("add seen subnet", place));
    if link.on_hover_text(&name).clicked() {
        messages.push(AddressesMessage::Add(place).into());
    }
    left
}
