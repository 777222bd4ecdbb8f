//! The table of live calls: by the way they take or one by one, with those that were not connected on top.

use super::calls::{CallsMessage, drill_note, ready_buttons, sums};
use super::empty;
use super::list::{Row, compact};
use crate::call::CallReport;
use crate::call::decision::Verdict;
use crate::call::live::{CallNumber, Far, Group, GroupKey, LiveCall};
use crate::call::{Outcome, Role as Hop};
use crate::desktop::glyphs;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::report::{figure, name};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use crate::topology::values::Choices;
use crate::topology::{Id, NetworkSite, Topology};
use egui::{Align, Layout, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

/// The heads, where each column begins or, of numbers, ends, as a part of the width, and whether it holds numbers.
const COLUMNS: [(&str, f32, bool); 9] = [
    ("Verdict", 0.0, false),
    ("Outcome", 0.11, false),
    ("From", 0.22, false),
    ("To", 0.39, false),
    ("Trunk", 0.48, false),
    ("Calls", 0.61, true),
    ("kbps each", 0.69, true),
    ("Reserved", 0.765, true),
    ("Links crossed", 0.78, false),
];
/// The narrowest table whose columns keep apart, points at 100 %; a narrower panel is scrolled across.
const WIDTH: f32 = 880.0;
/// The widest that ready-made loads of an empty table grow.
const LOADS: f32 = 240.0;

/// What the table keeps from frame to frame.
#[derive(Debug, Default)]
pub struct LiveState {
    one_by_one: bool,
    chosen: Option<Chosen>,
}

/// A line that is chosen.
#[derive(Debug, Clone, PartialEq)]
enum Chosen {
    Failed(usize),
    Group(GroupKey),
    Call(CallNumber),
}

/// What a line says, column by column.
struct Line {
    chosen: Chosen,
    verdict: Verdict,
    outcome: Outcome,
    /// From, to, trunk, calls, kbps each, reserved, links crossed.
    cells: [String; 7],
    /// How many of its calls would now be treated otherwise, in words.
    otherwise: Option<String>,
}

/// Shows the buttons at the right end of the tabs.
pub fn tools(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let bare = |glyph, name| GlyphButton::worded(glyph, name).rank(Rank::Bare);
    let live = state.panels.calls.live();
    if !live.is_empty() && ui.add(bare(Glyph::HangUp, "Hang up all")).clicked() {
        messages.push(CallsMessage::HangUpAll.into());
    }
    match &state.panels.live.chosen {
        Some(Chosen::Group(key)) => {
            let members = live.iter().filter(|(_, call)| GroupKey::of(call) == *key);
            let last = members.last().map(|(number, _)| number);
            if ui.add(bare(Glyph::HangUp, "Hang up group")).clicked() {
                messages.push(CallsMessage::HangUpGroup(key.clone()).into());
            }
            if let Some(number) = last.filter(|_| ui.add(bare(Glyph::HangUp, "Hang up one")).clicked()) {
                messages.push(CallsMessage::HangUp(number).into());
            }
        }
        Some(Chosen::Call(number))
            if live.get(*number).is_some() && ui.add(bare(Glyph::HangUp, "Hang up call")).clicked() =>
        {
            messages.push(CallsMessage::HangUp(*number).into());
        }
        Some(Chosen::Failed(_))
            if live.failed().0 > 0 && ui.add(bare(Glyph::Close, "Forget those not connected")).clicked() =>
        {
            messages.push(CallsMessage::Forget.into());
        }
        _ => {}
    }
    let grouped = !state.panels.live.one_by_one;
    if ui.add(bare(Glyph::List, "Group by path").selected(grouped)).clicked() {
        state.panels.live.one_by_one = grouped;
        state.panels.live.chosen = None;
    }
}

/// Shows the table.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    drill_note(ui, state, messages);
    let (up, failed) = (state.panels.calls.live().len(), state.panels.calls.live().failed().1.count());
    if up + failed == 0 {
        nothing_up(ui, state, messages);
        return;
    }
    if let Some(words) = state.panels.calls.summary() {
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new(words).color(state.look.colour(Token::WarningText)));
            if ui.add(GlyphButton::worded(Glyph::Redo, "Place all again")).clicked() {
                messages.push(CallsMessage::PlaceAgain.into());
            }
        });
    }
    let width = state.look.points(WIDTH).max(ui.available_width());
    ScrollArea::horizontal().id_salt("live calls, across").auto_shrink(false).show(ui, |ui| {
        ui.set_width(width);
        table(ui, state, (up, failed), messages);
    });
}

/// The heads and the lines of as many calls that are up, and that were not connected.
fn table(ui: &mut Ui, state: &mut State, (up, failed): (usize, usize), messages: &mut Vec<Message>) {
    head(ui, state);
    let one_by_one = state.panels.live.one_by_one;
    let groups = if one_by_one { up } else { sums(state).groups.len() };
    let height = compact(state.look);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("live calls").auto_shrink(false).show_rows(
        ui,
        height,
        failed + groups,
        |ui, rows| {
            for line in lines(state, rows, failed) {
                if show_line(ui, state, &line, height) {
                    messages.push(look(state, &line.chosen));
                    state.panels.live.chosen = Some(line.chosen);
                }
            }
        },
    );
}

fn nothing_up(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    empty::show(
        ui,
        Glyph::Caller,
        "No calls are up.",
        "Place some in the tab Calls, or take a ready-made load.",
    );
    ui.add_space(state.look.points(space::MEDIUM));
    let width = state.look.points(LOADS).min(ui.available_width());
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.allocate_ui(vec2(width, 0.0), |ui| {
            ui.set_width(width);
            messages.extend(ready_buttons(ui, state).map(Message::from));
        });
    });
}

/// Looks at the call of a line; of a group at its last one.
fn look(state: &State, chosen: &Chosen) -> Message {
    match chosen {
        Chosen::Failed(place) => CallsMessage::LookAtFailed(*place).into(),
        Chosen::Call(number) => CallsMessage::Look(*number).into(),
        Chosen::Group(key) => {
            let live = state.panels.calls.live();
            let first = live.iter().find(|(_, call)| GroupKey::of(call) == *key);
            first.map_or(Message::Hush, |(number, _)| CallsMessage::Look(number).into())
        }
    }
}

/// The lines of some rows: first what was not connected, the newest first.
fn lines(state: &mut State, rows: std::ops::Range<usize>, failed: usize) -> Vec<Line> {
    sums(state);
    let state = &*state;
    let (topology, calls) = (state.editor.topology(), &state.panels.calls);
    let live = calls.live();
    let mut lines = Vec::with_capacity(rows.len());
    let refused = rows.start.min(failed)..rows.end.min(failed);
    let first = live.failed().1.enumerate().skip(refused.start).take(refused.len());
    lines.extend(first.map(|(place, failed)| failed_line(topology, place, &failed.report)));
    let rest = rows.start.saturating_sub(failed)..rows.end.saturating_sub(failed);
    if state.panels.live.one_by_one {
        let some = live.iter().skip(rest.start).take(rest.len());
        lines.extend(some.map(|(number, call)| {
            let otherwise = calls.changed().get(&number).map(|changed| match &changed.after {
                Ok(after) => {
                    let (verdict, outcome) = (after.verdict.choice().label, after.outcome.choice().label);
                    format!("would now be {}, {}", verdict.to_lowercase(), outcome.to_lowercase())
                }
                Err(error) => format!("could not be placed now: {error}"),
            });
            call_line(topology, number, call, otherwise)
        }));
    } else {
        let groups = calls.groups();
        lines.extend(groups.iter().skip(rest.start).take(rest.len()).map(|group| {
            let changed = group.numbers.iter().filter(|number| calls.changed().contains_key(number)).count();
            let otherwise = match changed {
                0 => None,
                1 if group.numbers.len() == 1 => Some("would now be treated otherwise".to_owned()),
                count => Some(format!("{} would now be treated otherwise", figure(count as u64))),
            };
            group_line(topology, group, otherwise)
        }));
    }
    lines
}

fn failed_line(topology: &Topology, place: usize, report: &CallReport) -> Line {
    let client = report.client.and_then(|client| client.address).map(|address| address.to_string());
    let site = report.client.and_then(|client| client.at.network_site);
    let from = match (client, site) {
        (Some(client), Some(site)) => format!("{client}, {}", name(topology, Some(site))),
        (Some(client), None) => client,
        (None, _) => "a client".to_owned(),
    };
    let refusal = report.admission.refusals().next();
    let why = match refusal {
        Some(refusal) => {
            let (link, free) = (topology.name(refusal.link.entity()), figure(refusal.free.into()));
            format!("{link}: {free} kbps free")
        }
        None => report.outcome_reasons.first().map_or("", |reason| reason.choice().label).to_owned(),
    };
    let needed = refusal.map_or_else(String::new, |refusal| figure(refusal.needed.into()));
    let callee = report.signalling.last().filter(|end| end.role == Hop::Callee);
    let to = callee.map_or("PSTN".to_owned(), |end| place_name(topology, end.network_site));
    let cells = [from, to, trunk(topology, report.trunk), String::new(), needed, String::new(), why];
    let (verdict, outcome) = (report.verdict, report.outcome);
    Line { chosen: Chosen::Failed(place), verdict, outcome, cells, otherwise: None }
}

fn group_line(topology: &Topology, group: &Group, otherwise: Option<String>) -> Line {
    let from: Vec<String> = group.from.iter().map(|site| place_name(topology, *site)).collect();
    let calls = figure(group.numbers.len() as u64);
    let cells = way(topology, &group.key, from.join(", "), calls, group.reserved);
    let (verdict, outcome) = (group.key.verdict, group.key.outcome);
    Line { chosen: Chosen::Group(group.key.clone()), verdict, outcome, cells, otherwise }
}

fn call_line(topology: &Topology, number: CallNumber, call: &LiveCall, otherwise: Option<String>) -> Line {
    let key = GroupKey::of(call);
    let client = call.report.client;
    let site = client.and_then(|client| client.at.network_site);
    let address = client.and_then(|client| client.address).map(|address| format!("{address}, "));
    let from = format!("{}{}", address.unwrap_or_default(), place_name(topology, site));
    let reserved = key.kbps.iter().sum();
    let cells = way(topology, &key, from, format!("no. {}", figure(u64::from(number.0) + 1)), reserved);
    Line { chosen: Chosen::Call(number), verdict: key.verdict, outcome: key.outcome, cells, otherwise }
}

fn way(topology: &Topology, key: &GroupKey, from: String, calls: String, reserved: u32) -> [String; 7] {
    let to = match key.to {
        Far::Pstn => "PSTN".to_owned(),
        Far::User(site) => place_name(topology, site),
        Far::Outside => "outside".to_owned(),
        Far::Conference => "conference".to_owned(),
    };
    let each: Vec<String> = key.kbps.iter().map(|kbps| figure((*kbps).into())).collect();
    let each = if each.is_empty() { "0".to_owned() } else { each.join(" + ") };
    let mut links: Vec<(String, usize)> = Vec::new();
    for link in &key.links {
        let called = topology.name(link.entity());
        match links.iter_mut().find(|(known, _)| *known == called) {
            Some((_, times)) => *times += 1,
            None => links.push((called, 1)),
        }
    }
    let links: Vec<String> = links
        .into_iter()
        .map(|(called, times)| if times > 1 { format!("{called} x {times}") } else { called })
        .collect();
    let pushed = if key.pushed_down { ", pushed down" } else { "" };
    let links = if links.is_empty() { "none".to_owned() } else { format!("{}{pushed}", links.join(", ")) };
    [from, to, trunk(topology, key.trunk), calls, each, figure(reserved.into()), links]
}

fn place_name(topology: &Topology, site: Option<Id<NetworkSite>>) -> String {
    site.map_or_else(|| "no network site".to_owned(), |site| name(topology, Some(site)))
}

fn trunk(topology: &Topology, trunk: Option<Id<crate::topology::Trunk>>) -> String {
    trunk.map_or_else(|| "no trunk".to_owned(), |trunk| name(topology, Some(trunk)))
}

/// Where the words of a column stand in a row.
fn column(rect: Rect, place: usize, gap: f32) -> (f32, f32) {
    let at = |place: usize| COLUMNS.get(place).map_or(1.0, |(_, part, _)| *part);
    let is_number = |place: usize| COLUMNS.get(place).is_some_and(|(_, _, number)| *number);
    let x = |part: f32| rect.left() + gap + part * (rect.width() - 2.0 * gap);
    if is_number(place) {
        return (x(at(place)), x(at(place)));
    }
    // Numbers grow to the left, so what stands before them ends early.
    let room = if is_number(place + 1) { 0.05 } else { 0.0 };
    (x(at(place)), x(at(place + 1) - room) - gap)
}

fn head(ui: &mut Ui, state: &State) {
    let look = state.look;
    let size = vec2(ui.available_width(), look.points(row::CONDITION));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let row = Row { look, rect, surface: Token::Window };
    for (place, (words, _, number)) in COLUMNS.into_iter().enumerate() {
        let (left, right) = column(rect, place, look.points(space::MEDIUM));
        let font = look.words(text::TABLE_HEAD);
        if number {
            row.words_to(ui, right, words, font, Token::Muted);
        } else {
            row.words(ui, (left, right), words, font, Token::Muted);
        }
    }
    row.divide(ui);
}

/// Shows a line; whether it was pressed.
fn show_line(ui: &mut Ui, state: &State, line: &Line, height: f32) -> bool {
    let look = state.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let chosen = state.panels.live.chosen.as_ref() == Some(&line.chosen);
    let spoken = spoken(line);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
    let row = Row::new(ui, rect, chosen, response.hovered() || response.has_focus());
    let gap = look.points(space::MEDIUM);
    let (verdict, outcome) = (glyphs::of_verdict(line.verdict), glyphs::of_outcome(line.outcome));
    let labels = [line.verdict.choice().label, line.outcome.choice().label];
    let plain = matches!(line.chosen, Chosen::Failed(_));
    for (place, ((glyph, tone), label)) in [verdict, outcome].into_iter().zip(labels).enumerate() {
        let (left, right) = column(rect, place, gap);
        let ink = tone.ink();
        let left = row.glyph(ui, left, glyph, GlyphInks::on(row.surface, ink)) + look.points(space::SMALL);
        let ink = if plain && place == 1 { Token::RefusedText } else { Token::Text };
        row.words(ui, (left, right), label, look.words(text::BODY), ink);
    }
    for (place, words) in line.cells.iter().enumerate().map(|(place, words)| (place + 2, words)) {
        let (left, right) = column(rect, place, gap);
        match COLUMNS.get(place) {
            Some((_, _, true)) => {
                row.words_to(ui, right, words, look.fixed(text::FIGURE), Token::Text);
            }
            _ => {
                let end = row.words(ui, (left, right), words, look.words(text::BODY), Token::Text);
                if let Some(otherwise) = line.otherwise.as_ref().filter(|_| place + 1 == COLUMNS.len()) {
                    let font = look.words(text::BODY);
                    row.words(ui, (end + gap, right), otherwise, font, Token::WarningText);
                }
            }
        }
    }
    if response.has_focus() {
        row.ring(ui);
        crate::desktop::widgets::shows_focus(ui.ctx(), response.id);
    }
    let clicked = response.clicked();
    response.on_hover_text(spoken);
    clicked
}

/// A line as a reader hears it.
fn spoken(line: &Line) -> String {
    let [from, to, trunk, calls, each, reserved, links] = &line.cells;
    let (verdict, outcome) = (line.verdict.choice().label, line.outcome.choice().label);
    let way = format!("{verdict}, {outcome}, {from} to {to}, {trunk}");
    let words = match &line.chosen {
        Chosen::Failed(_) => format!("{way}: {links}"),
        Chosen::Group(_) => {
            format!("{way}, {calls} up, {each} kbps each, {reserved} reserved, links {links}")
        }
        Chosen::Call(_) => format!("{way}, {calls}, {each} kbps, links {links}"),
    };
    match &line.otherwise {
        Some(otherwise) => format!("{words}, {otherwise}"),
        None => words,
    }
}
