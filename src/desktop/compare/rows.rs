//! A row of a table: what is measured, A, B, what changed, and why.

use super::tables::Tab;
use super::worked::Worked;
use crate::call::compare::{Placing, Side};
use crate::desktop::glyphs::of_verdict;
use crate::desktop::paint::{ShapePainter, from_egui};
use crate::desktop::panels::list::Row;
use crate::desktop::state::State;
use crate::report::{ComparedRow, Measure};
use crate::scene::camera::Camera;
use crate::scene::canvas::{Load, use_bar};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Where the columns begin, as parts of the width: what is measured, A, B, what changed, why.
const COLUMNS: [f32; 5] = [0.0, 0.148, 0.345, 0.542, 0.68];
/// The same call by call, where the first column names the call and the second both sides.
const OF_CALLS: [f32; 5] = [0.0, 0.27, 0.43, 0.59, 0.68];
/// Height and longest length of a bar.
const BAR: (f32, f32) = (8.0, 128.0);
/// The room that figures before a bar take.
const FIGURES: f32 = 118.0;

fn columns(tab: Tab) -> [f32; 5] {
    if tab == Tab::CallByCall { OF_CALLS } else { COLUMNS }
}

/// Where a column begins and ends.
fn column(rect: Rect, parts: [f32; 5], place: usize, gap: f32) -> (f32, f32) {
    let x = |part: f32| rect.left() + gap + part * (rect.width() - 2.0 * gap);
    let at = |place: usize| parts.get(place).map_or(rect.right() - gap, |part| x(*part));
    let end = if place + 1 < parts.len() { at(place + 1) - gap } else { rect.right() - gap };
    (at(place), end)
}

/// Shows the heads.
pub fn head(ui: &mut Ui, state: &State, worked: &Worked, tab: Tab) {
    let look = state.look;
    let size = vec2(ui.available_width(), look.points(row::OUTLINE));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let row = Row { look, rect, surface: Token::Window };
    let first = match tab {
        Tab::WhatChanged => "Measure",
        Tab::CallByCall => "Call",
        Tab::Links => "Link",
    };
    let [a, b] = worked.titles().map(ToOwned::to_owned);
    let heads =
        [first.to_owned(), format!("A  {a}"), format!("B  {b}"), "Change".to_owned(), "Why".to_owned()];
    for (place, words) in heads.iter().enumerate() {
        let room = column(rect, columns(tab), place, look.points(space::PANEL));
        row.words(ui, room, words, look.words(text::TABLE_HEAD), Token::Muted);
    }
    row.divide(ui);
}

/// Shows a row; whether it was pressed and draws a way.
pub fn show(
    ui: &mut Ui,
    state: &State,
    worked: &Worked,
    (compared, place): (&ComparedRow, usize),
    height: f32,
) -> bool {
    let look = state.look;
    let ComparedRow { about, measure, a, b, change, why, .. } = compared;
    let is_call = matches!(about, Measure::Call(_));
    let sense = if is_call { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
    let spoken = format!("{measure}: A {a}, B {b}, {change}. {why}");
    let chosen = is_call && state.compare.chosen == Some(place);
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, spoken.trim_end()));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    if place % 2 == 0 && !chosen {
        ui.painter().rect_filled(rect, 0.0, look.colour(Token::Stripe));
    }
    let touched = is_call && (response.hovered() || response.has_focus());
    let drawn = if chosen || touched {
        Row::new(ui, rect, chosen, touched)
    } else {
        Row { look, rect, surface: if place % 2 == 0 { Token::Stripe } else { Token::Window } }
    };
    let parts = columns(if is_call { Tab::CallByCall } else { Tab::WhatChanged });
    let room = |place: usize| column(rect, parts, place, look.points(space::PANEL));
    let words = look.words(text::BODY);
    let first = if is_call { Token::Text } else { Token::Muted };
    drawn.words(ui, room(0), measure, words.clone(), first);
    for (side, said, place) in [(Side::A, a, 1), (Side::B, b, 2)] {
        cell(ui, drawn, worked, (compared, side), said, room(place));
    }
    let (left, right) = room(3);
    if compared.differs {
        let inks = GlyphInks::on(drawn.surface, Token::AccentText);
        let glyph =
            drawn.glyph(ui, left - look.points(space::PANEL + space::HAIR), Glyph::ChevronRight, inks);
        drawn.words(ui, (glyph.max(left), right), change, words.clone(), Token::Text);
    } else {
        drawn.words(ui, (left, right), change, words.clone(), Token::Muted);
    }
    drawn.words(ui, room(4), why, words, Token::Muted);
    let tip = [measure.as_str(), &format!("A: {a}"), &format!("B: {b}"), why].join("\n");
    response.on_hover_text(tip.trim_end()).clicked()
}

/// What one side says: figures and codes in the fixed face, the verdict with its glyph, the use of a link with its bar.
fn cell(
    ui: &Ui,
    row: Row,
    worked: &Worked,
    (compared, side): (&ComparedRow, Side),
    said: &str,
    (left, right): (f32, f32),
) {
    let look = row.look;
    let fixed = matches!(compared.about, Measure::Link(_) | Measure::Pool | Measure::More);
    let fixed = fixed && !said.starts_with(char::is_alphabetic);
    let code = compared.about == Measure::Reason && said != "none";
    let font = if fixed || code { look.fixed(text::SECOND) } else { look.words(text::BODY) };
    let nothing = said.starts_with("none");
    let ink = if nothing { Token::Muted } else { Token::Text };
    let [one, other] = worked.comparison.sides();
    let placing = if side == Side::A { one } else { other };
    let left = match verdict_of(&compared.about, placing) {
        Some(verdict) => {
            let (glyph, tone) = of_verdict(verdict);
            row.glyph(ui, left, glyph, GlyphInks::on(row.surface, tone.ink())) + look.points(space::SMALL)
        }
        None => left,
    };
    let end = row.words(ui, (left, right), said, font, ink);
    let Measure::Link(pair) = &compared.about else { return };
    let place = usize::from(side == Side::B);
    let (Some(used), Some(Some(limit))) = (pair.used.get(place), pair.limit.get(place)) else { return };
    let from = (left + look.points(FIGURES)).max(end + look.points(space::MEDIUM));
    let until = (right - look.points(space::PANEL)).min(from + look.points(BAR.1));
    if until - from < look.points(space::WIDE) {
        return;
    }
    let middle = row.rect.center().y.round();
    let half = look.points(BAR.0) / 2.0;
    let track = Rect::from_min_max(pos2(from, middle - half), pos2(until, middle + half));
    let load = Load { forth: *used, ..Load::default() };
    let drawing = use_bar(from_egui(track), *limit, &load);
    ShapePainter::new(ui.painter(), Camera::default(), look).paint(drawing.shapes());
}

/// The verdict that a row shows the glyph of: of one call, or of all where they have the same.
fn verdict_of(about: &Measure, placing: &Placing) -> Option<crate::call::decision::Verdict> {
    match about {
        Measure::Verdict => {
            let mut verdicts = placing.verdicts.keys();
            verdicts.next().copied().filter(|_| verdicts.next().is_none())
        }
        Measure::Call(place) => placing.reports.get(*place).map(|report| report.verdict),
        _ => None,
    }
}
