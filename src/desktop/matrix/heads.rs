//! What stands around the cells and stays while they scroll: trunks above, rows at the left, totals right and below.

use super::grid::Frame;
use super::table::Table;
use super::view::{Line, View};
use crate::call::matrix::{RowPlace, Rows};
use crate::desktop::glyphs::{of_gateway, of_severity};
use crate::desktop::message::{Choose, Message};
use crate::desktop::panels::list::Row;
use crate::desktop::state::State;
use crate::report::{figure, name};
use crate::scene::glyphs::Glyph;
use crate::scene::size::{radius, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::AnyId;
use crate::topology::values::Choices;
use egui::{Id, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::collections::BTreeSet;

/// How high the bar of a total is.
const BAR: f32 = 5.0;

/// Shows them.
pub fn show(ui: &mut Ui, state: &State, frame: &Frame, parts: (&Table, &View), messages: &mut Vec<Message>) {
    let strip = state.look.colour(Token::Strip);
    for rect in [frame.head(), frame.foot(), frame.totals()] {
        ui.painter().rect_filled(rect, 0.0, strip);
    }
    trunks(&mut within(ui, frame.head()), state, frame, parts, messages);
    rows(&mut within(ui, frame.first()), state, frame, parts, messages);
    row_totals(&within(ui, frame.totals()), frame, parts);
    column_totals(&mut within(ui, frame.foot()), frame, parts);
    corners(ui, frame, parts.0);
    let line = Stroke::new(stroke::EDGE, state.look.colour(Token::Edge));
    for y in [frame.body.top(), frame.body.bottom()] {
        ui.painter().hline(frame.whole.x_range(), y - 0.5, line);
    }
    for x in [frame.body.left(), frame.body.right()] {
        ui.painter().vline(x - 0.5, frame.whole.y_range(), line);
    }
}

/// A part of the window that nothing in it leaves.
fn within(ui: &mut Ui, rect: Rect) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child
}

/// A head that selects what it names.
fn head(ui: &Ui, rect: Rect, id: AnyId, role: Role, said: &str, messages: &mut Vec<Message>) -> Response {
    let response = ui.interact(rect, Id::unique(("head of the matrix", id)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(role, true, said));
    if response.clicked() {
        messages.push(Message::Select(BTreeSet::from([id]), Choose::Instead));
    }
    response
}

fn trunks(
    ui: &mut Ui,
    state: &State,
    frame: &Frame,
    (table, view): (&Table, &View),
    messages: &mut Vec<Message>,
) {
    let look = state.look;
    let gap = look.points(space::MEDIUM);
    for at in frame.columns(view.columns.len()) {
        let Some(column) = view.columns.get(at) else { continue };
        let (Some(end), Some(trunk)) = (table.matrix.columns.get(*column), table.trunks.get(*column)) else {
            continue;
        };
        let (left, right) = frame.column(at);
        let rect = Rect::from_x_y_ranges(left..=right, frame.head().y_range());
        let signs = state.panels.facts.trunk(end.trunk);
        let said = format!("Trunk {trunk}, {}", signs.words());
        let response = head(ui, rect, end.trunk.into(), Role::ColumnHeader, &said, messages);
        let surface = if response.hovered() { Token::Hover } else { Token::Strip };
        ui.painter().rect_filled(rect, 0.0, look.colour(surface));
        ui.painter().vline(right - 0.5, rect.y_range(), Stroke::new(stroke::EDGE, look.colour(Token::Line)));
        let row = Row { look, rect: rect.shrink2(vec2(0.0, look.points(space::TIGHT))), surface };
        let (upper, lower) = (row.half(false), row.half(true));
        let (inner_left, mut inner_right) = (left + look.points(space::LARGE), right - gap);
        let glyph = signs.glyph();
        let from = upper.glyph(ui, inner_left, glyph, glyph.inks(surface, Token::Text)) + gap;
        if let Some(severity) = state.panels.facts.worst(end.trunk.into(), false) {
            let (glyph, inks) = of_severity(severity);
            inner_right -= look.points(crate::scene::size::control::CHIP_GLYPH);
            upper.glyph(ui, inner_right, glyph, inks);
        }
        upper.words(ui, (from, inner_right), trunk, look.fixed(text::BODY), Token::Text);
        let mark = state.panels.facts.marks().mark(end.end.id);
        let until = lower.mark_to(ui, right - gap, mark) - gap;
        if let Some(gateway) = table.topology().get(end.end.gateway) {
            let glyph = of_gateway(gateway.kind);
            let from = lower.glyph(ui, inner_left, glyph, glyph.inks(surface, Token::Muted)) + gap;
            let kind = gateway.kind.choice().label;
            lower.words(ui, (from, until), kind, look.words(text::SECOND), Token::Muted);
        }
        response.on_hover_text(said);
    }
}

fn rows(
    ui: &mut Ui,
    state: &State,
    frame: &Frame,
    (table, view): (&Table, &View),
    messages: &mut Vec<Message>,
) {
    let look = state.look;
    let gap = look.points(space::MEDIUM);
    let marks = state.panels.facts.marks();
    let topology = table.topology();
    let strip = frame.first();
    for at in frame.lines() {
        let rect = Rect::from_x_y_ranges(strip.x_range(), frame.line(at).y_range());
        let (left, right) = (rect.left() + look.points(space::LARGE), rect.right() - gap);
        match view.lines.get(at) {
            Some(Line::Region(region, count)) => {
                ui.painter().rect_filled(rect, 0.0, look.colour(Token::Strip));
                let row = Row { look, rect, surface: Token::Strip };
                let glyph = Glyph::Region;
                let from = row.glyph(ui, left, glyph, glyph.inks(Token::Strip, Token::Text)) + gap;
                let called =
                    region.map_or_else(|| "No network region".to_owned(), |id| name(topology, Some(id)));
                let figure = figure((*count).try_into().unwrap_or(u64::MAX));
                let until = row.words_to(ui, right, &figure, look.fixed(text::FIGURE), Token::Muted) - gap;
                let until = match region.and_then(|id| topology.region_bypass_id(id)) {
                    Some(id) => row.mark_to(ui, until, marks.mark(Some(id))) - gap,
                    None => until,
                };
                row.words(ui, (from, until), &called, look.words(text::SECTION), Token::Text);
            }
            Some(Line::Row(row)) => {
                let (Some(of), Some(called)) = (table.matrix.rows.get(*row), table.names.get(*row)) else {
                    continue;
                };
                let bypass = table.in_row.get(*row).copied().unwrap_or(0);
                let said = format!("{called}, {bypass} of {} bypass", table.matrix.columns.len());
                let (id, glyph): (Option<AnyId>, Glyph) = match of.place {
                    RowPlace::NetworkSite(id) => (Some(id.into()), Glyph::NetworkSite),
                    RowPlace::Subnet(id) => (Some(id.into()), Glyph::Subnet),
                    RowPlace::Unmapped => (None, Glyph::Subnet),
                };
                let response = match id {
                    Some(id) => head(ui, rect, id, Role::RowHeader, &said, messages),
                    None => {
                        let response = ui.interact(rect, Id::unique("head of no subnet"), Sense::hover());
                        response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &said));
                        response
                    }
                };
                let surface = if id.is_some() && response.hovered() { Token::Hover } else { Token::Window };
                ui.painter().rect_filled(rect, 0.0, look.colour(surface));
                let line = Stroke::new(stroke::EDGE, look.colour(Token::Line));
                ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
                let row = Row { look, rect, surface };
                let indent = if id.is_some() { look.points(space::LARGE) } else { 0.0 };
                let from = row.glyph(ui, left + indent, glyph, glyph.inks(surface, Token::Text)) + gap;
                let mut until = row.mark_to(ui, right, marks.mark(of.bypass_id)) - gap;
                let site = of.network_site.and_then(|id| topology.get(id));
                if site.is_some_and(|site| site.profile.is_some()) {
                    let glyph = Glyph::Profile;
                    until -= look.points(crate::scene::size::control::CHIP_GLYPH);
                    row.glyph(ui, until, glyph, glyph.inks(surface, Token::Muted));
                }
                let font = match of.place {
                    RowPlace::Subnet(_) => look.fixed(text::FIGURE),
                    _ => look.words(text::BODY),
                };
                row.words(ui, (from, until), called, font, Token::Text);
                response.on_hover_text(said);
            }
            None => {}
        }
    }
}

fn row_totals(ui: &Ui, frame: &Frame, (table, view): (&Table, &View)) {
    let look = frame.look;
    let strip = frame.totals();
    for at in frame.lines() {
        let Some(Line::Row(row)) = view.lines.get(at) else { continue };
        let rect = Rect::from_x_y_ranges(strip.x_range(), frame.line(at).y_range());
        let count = table.in_row.get(*row).copied().unwrap_or(0);
        let ink = if count == 0 { Token::Faint } else { Token::Text };
        let row = Row { look, rect, surface: Token::Strip };
        let right = rect.right() - look.points(space::PANEL);
        row.words_to(ui, right, &count.to_string(), look.fixed(text::BODY), ink);
        let line = Stroke::new(stroke::EDGE, look.colour(Token::Line));
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    }
}

fn column_totals(ui: &mut Ui, frame: &Frame, (table, view): (&Table, &View)) {
    let look = frame.look;
    let of = table.mapped();
    for at in frame.columns(view.columns.len()) {
        let Some(column) = view.columns.get(at) else { continue };
        let (left, right) = frame.column(at);
        let rect = Rect::from_x_y_ranges(left..=right, frame.foot().y_range());
        let count = table.in_column.get(*column).copied().unwrap_or(0);
        let trunk = table.trunks.get(*column).map_or("", String::as_str);
        let response = ui.interact(rect, Id::unique(("total of the matrix", *column)), Sense::hover());
        let said = format!("{count} of {of} bypass to {trunk}");
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        let inner = rect.shrink2(vec2(look.points(space::LARGE), look.points(space::SMALL)));
        let row = Row { look, rect: inner, surface: Token::Strip };
        let half = row.half(false);
        let end = half.words(
            ui,
            (inner.left(), inner.right()),
            &count.to_string(),
            look.fixed(text::BODY),
            Token::Text,
        );
        let rest = format!("of {of}");
        let from = end + look.points(space::SMALL);
        half.words(ui, (from, inner.right()), &rest, look.words(text::SECOND), Token::Muted);
        let track = Rect::from_min_max(pos2(inner.left(), inner.bottom() - look.points(BAR)), inner.max);
        ui.painter().rect_filled(track, look.points(radius::BAR), look.colour(Token::GaugeTrack));
        let share = if of == 0 { 0.0 } else { count as f32 / of as f32 };
        let filled = Rect::from_min_size(track.min, vec2(track.width() * share, track.height()));
        ui.painter().rect_filled(filled, look.points(radius::BAR), look.colour(Token::Bypass));
        response.on_hover_text(said);
    }
}

fn corners(ui: &Ui, frame: &Frame, table: &Table) {
    let look = frame.look;
    let whole = frame.whole;
    let two = |rect: Rect, first: &str, second: &str, ink: Token| {
        ui.painter().rect_filled(rect, 0.0, look.colour(Token::Strip));
        let inner = rect.shrink2(vec2(look.points(space::LARGE), look.points(space::SMALL)));
        let row = Row { look, rect: inner, surface: Token::Strip };
        let edges = (inner.left(), inner.right());
        row.half(false).words(ui, edges, first, look.words(text::SECOND), ink);
        row.half(true).words(ui, edges, second, look.words(text::TABLE_HEAD), Token::Muted);
    };
    let place = match table.kind() {
        Rows::NetworkSites => "Network site",
        Rows::Subnets => "Subnet",
    };
    let left =
        |top: f32, bottom: f32| Rect::from_min_max(pos2(whole.left(), top), pos2(frame.body.left(), bottom));
    two(left(whole.top(), frame.body.top()), place, "bypass ID of its clients", Token::Muted);
    let places = format!("of {}, clients inside the network", table.mapped());
    two(left(frame.body.bottom(), whole.bottom()), &format!("{place}s that bypass"), &places, Token::Text);
    let right =
        Rect::from_min_max(pos2(frame.body.right(), whole.top()), pos2(whole.right(), frame.body.top()));
    ui.painter().rect_filled(right, 0.0, look.colour(Token::Strip));
    let inner = right.shrink2(vec2(look.points(space::MEDIUM), look.points(space::SMALL)));
    let row = Row { look, rect: inner, surface: Token::Strip };
    let font = look.words(text::TABLE_HEAD);
    row.half(false).words_to(ui, inner.right(), "Bypass", font.clone(), Token::Muted);
    row.half(true).words_to(
        ui,
        inner.right(),
        &format!("of {}", table.matrix.columns.len()),
        font,
        Token::Muted,
    );
    let total = Rect::from_min_max(pos2(frame.body.right(), frame.body.bottom()), whole.max);
    ui.painter().rect_filled(total, 0.0, look.colour(Token::Strip));
    let row = Row { look, rect: total, surface: Token::Strip };
    let count = table.in_column.iter().sum::<usize>().to_string();
    let right = total.right() - look.points(space::PANEL);
    row.words_to(ui, right, &count, look.fixed(text::BODY), Token::Text);
}
