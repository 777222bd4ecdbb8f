//! Capacity: how many more calls of a kind fit on each limited link, and what bypass would free there.

use super::calls::drill_note;
use super::empty;
use super::list::{Row, compact};
use crate::call::admission::{LinkId, Scenario};
use crate::call::live::Fit;
use crate::call::{Media, Quality};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::report::{figure, freed_words, link_name, use_words};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use egui::{Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

/// The kinds of stream that are counted, each with the three qualities.
const KINDS: [(Scenario, &str); 5] = [
    (Scenario::PeerToPeer, "User to user"),
    (Scenario::ClientToMediation, "To the pool"),
    (Scenario::MediationToGateway, "To the gateway"),
    (Scenario::Conference, "Conference"),
    (Scenario::Video, "Video"),
];
/// Where the columns stand, as parts of the width: in use ends, the first number ends, from one number to the next,
/// what bypass would free begins.
const AT: (f32, f32, f32, f32) = (0.245, 0.285, 0.035, 0.79);
/// The least width of the table, so that its columns keep apart.
const WIDTH: f32 = 1_000.0;

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
    /// What is in use of what, in words.
    in_use: String,
    fits: Vec<Fit>,
    frees: String,
    /// What both directions and both modalities carry.
    tooltip: String,
}

/// Shows the table.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    refresh(state);
    drill_note(ui, state, messages);
    let lines = &state.panels.capacity.lines;
    if lines.is_empty() {
        let way = "Give a network site, a region link or an intersite policy a profile.";
        empty::show(ui, Glyph::Profile, "No link has a bandwidth limit.", way);
        return;
    }
    let width = state.look.points(WIDTH).max(ui.available_width());
    ScrollArea::horizontal().id_salt("capacity, across").auto_shrink(false).show(ui, |ui| {
        ui.set_width(width);
        table(ui, state, messages);
    });
}

fn table(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let lines = &state.panels.capacity.lines;
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
        let profile = link.limits(topology);
        profile.of(Media::Audio).or(profile.of(Media::Video))?;
        let usage = live.link(model, link);
        let freed = live.freed_by_bypass(model, link).map(|freed| {
            let (what, how) = freed_words(topology, &freed);
            format!("{what}, {how}")
        });
        let used = figure(usage.used(Media::Audio).into());
        let in_use = match usage.limits.of(Media::Audio) {
            _ if usage.closed => "down".to_owned(),
            Some(limit) => format!("{used} of {}", figure(limit.total.into())),
            None if usage.unenforced => format!("{used}, not enforced"),
            None => used,
        };
        let both = [("Audio", Media::Audio), ("Video", Media::Video)];
        let tooltip = both.map(|(words, media)| format!("{words}: {}", use_words(&usage, media))).join("\n");
        Some(Line {
            link,
            name: link_name(topology, link),
            in_use,
            fits: live.capacity(model, link),
            frees: freed.unwrap_or_default(),
            tooltip,
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
        let frees = if self.frees.is_empty() { String::new() } else { format!(". {}", self.frees) };
        let unit = if self.in_use.ends_with(|last: char| last.is_ascii_digit()) { " kbps" } else { "" };
        format!("{}: {}{unit}, more {}{frees}", self.name, self.in_use, more.join("; "))
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
    let end = row.words_to(ui, x(AT.0), &line.in_use, figures.clone(), Token::Text);
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
    response.on_hover_text(format!("{spoken}\n{}", line.tooltip));
    clicked
}
