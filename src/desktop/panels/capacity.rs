//! Capacity: how many more calls of a kind fit on each limited link, and what bypass would free there.

use super::empty;
use super::list::{Row, compact};
use crate::call::admission::{LinkId, Scenario};
use crate::call::live::Fit;
use crate::call::{Media, Quality};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::report::{figure, link_name};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use egui::{Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

/// The kinds of stream that are counted, each with the three qualities.
const KINDS: [(Scenario, &str); 3] = [
    (Scenario::PeerToPeer, "User to user"),
    (Scenario::ClientToMediation, "To the pool"),
    (Scenario::Conference, "Conference"),
];
/// Where the columns stand, as parts of the width: in use ends, the first number ends, from one number to the next,
/// what bypass would free begins.
const AT: (f32, f32, f32, f32) = (0.27, 0.325, 0.05, 0.745);

/// What the table keeps from frame to frame.
#[derive(Debug, Default)]
pub struct CapacityState {
    of: Option<(u64, u64)>,
    lines: Vec<Line>,
}

/// A limited link.
#[derive(Debug)]
struct Line {
    link: LinkId,
    name: String,
    used: u32,
    limit: u32,
    fits: Vec<Fit>,
    frees: String,
}

/// Shows the table.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    refresh(state);
    let lines = &state.panels.capacity.lines;
    if lines.is_empty() {
        let way = "Give a network site, a region link or an intersite policy a profile.";
        empty::show(ui, Glyph::Profile, "No link has a bandwidth limit.", way);
        return;
    }
    head(ui, state);
    let height = compact(state.look);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("capacity").auto_shrink(false).show_rows(
        ui,
        height,
        lines.len(),
        |ui, rows| {
            for line in lines.iter().skip(rows.start).take(rows.len()) {
                if show_line(ui, state, line, height) {
                    messages.push(Message::Reveal(line.link.entity()));
                }
            }
        },
    );
}

fn refresh(state: &mut State) {
    let now = (state.panels.calls.serial(), state.editor.topology_revision());
    if state.panels.capacity.of == Some(now) {
        return;
    }
    let (model, live) = (state.editor.model(), state.panels.calls.live());
    let topology = model.topology();
    let limited = LinkId::all(topology).filter_map(|link| {
        let limit = link.limits(topology).of(Media::Audio)?;
        let usage = live.link(model, link);
        let freed = live.freed_by_bypass(model, link).map(|freed| {
            let calls = if freed.calls == 1 { "call" } else { "calls" };
            let (kbps, count) = (figure(freed.kbps.into()), figure(freed.calls.into()));
            format!("{} would free {kbps} kbps, {count} {calls}", topology.name(freed.trunk.into()))
        });
        Some(Line {
            link,
            name: link_name(topology, link),
            used: usage.used(Media::Audio),
            limit: limit.total,
            fits: live.capacity(model, link),
            frees: freed.unwrap_or_default(),
        })
    });
    let lines = limited.collect();
    state.panels.capacity = CapacityState { of: Some(now), lines };
}

impl Line {
    /// How many more fit, in the order of the columns.
    fn more(&self) -> impl Iterator<Item = &Fit> {
        KINDS
            .into_iter()
            .flat_map(|(scenario, _)| self.fits.iter().filter(move |fit| fit.scenario == scenario))
    }

    fn spoken(&self) -> String {
        let more: Vec<String> = KINDS
            .into_iter()
            .map(|(scenario, words)| {
                let of = self.fits.iter().filter(|fit| fit.scenario == scenario).map(number);
                format!("{} {}", words.to_lowercase(), of.collect::<Vec<_>>().join(", "))
            })
            .collect();
        let (used, limit) = (figure(self.used.into()), figure(self.limit.into()));
        let frees = if self.frees.is_empty() { String::new() } else { format!(". {}", self.frees) };
        format!("{}: {used} of {limit} kbps, more {}{frees}", self.name, more.join("; "))
    }
}

/// How many more fit at the figure of the quality.
fn number(fit: &Fit) -> String {
    fit.more.map_or_else(|| "any".to_owned(), |more| figure(more.into()))
}

fn head(ui: &mut Ui, state: &State) {
    let look = state.look;
    let size = vec2(ui.available_width(), 2.0 * look.points(row::CONDITION));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let row = Row { look, rect, surface: Token::Window };
    let (upper, lower) = (row.half(false), row.half(true));
    let font = look.words(text::TABLE_HEAD);
    let x = places(rect, look.points(space::MEDIUM));
    lower.words(ui, (x(0.0), x(AT.0)), "Link", font.clone(), Token::Muted);
    lower.words_to(ui, x(AT.0), "In use, kbps", font.clone(), Token::Muted);
    for (place, (scenario, words)) in KINDS.into_iter().enumerate() {
        let first = AT.1 + place as f32 * 3.0 * AT.2;
        upper.words_to(ui, x(first + 2.0 * AT.2), words, font.clone(), Token::Muted);
        let qualities = [Quality::Quantity, Quality::Balanced, Quality::Quality];
        for (at, quality) in qualities.into_iter().enumerate() {
            let kbps = figure(scenario.upper(quality).kbps.into());
            lower.words_to(ui, x(first + at as f32 * AT.2), &kbps, look.fixed(text::FIGURE), Token::Muted);
        }
    }
    upper.words(ui, (x(0.0), x(AT.0)), "How many more fit, by the kbps of each", font.clone(), Token::Muted);
    lower.words(ui, (x(AT.3), x(1.0)), "What bypass would free", font, Token::Muted);
    row.divide(ui);
}

fn places(rect: Rect, gap: f32) -> impl Fn(f32) -> f32 {
    move |part: f32| rect.left() + gap + part * (rect.width() - 2.0 * gap)
}

fn show_line(ui: &mut Ui, state: &State, line: &Line, height: f32) -> bool {
    let look = state.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let chosen = state.selected_one() == Some(line.link.entity());
    let spoken = line.spoken();
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
    let row = Row::new(ui, rect, chosen, response.hovered() || response.has_focus());
    let x = places(rect, look.points(space::MEDIUM));
    let figures = look.fixed(text::FIGURE);
    let use_of = format!("{} of {}", figure(line.used.into()), figure(line.limit.into()));
    let end = row.words_to(ui, x(AT.0), &use_of, figures.clone(), Token::Text);
    row.words(
        ui,
        (x(0.0), end - look.points(space::MEDIUM)),
        &line.name,
        look.words(text::BODY),
        Token::Text,
    );
    for (place, fit) in line.more().enumerate() {
        let ink = if fit.more == Some(0) { Token::RefusedText } else { Token::Text };
        row.words_to(ui, x(AT.1 + place as f32 * AT.2), &number(fit), figures.clone(), ink);
    }
    if !line.frees.is_empty() {
        let inks = GlyphInks::on(row.surface, Token::BypassText);
        let left = row.glyph(ui, x(AT.3), Glyph::Bypass, inks) + look.points(space::SMALL);
        row.words(ui, (left, x(1.0)), &line.frees, look.words(text::BODY), Token::Text);
    }
    if response.has_focus() {
        row.ring(ui);
        crate::desktop::widgets::shows_focus(ui.ctx(), response.id);
    }
    let clicked = response.clicked();
    response.on_hover_text(spoken);
    clicked
}
