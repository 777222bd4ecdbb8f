//! The problems list: every finding with its sentence, its advice and its fix, and what was waived.

mod listing;
mod row;

pub use listing::Shown;

use super::empty;
use super::walk::{PROBLEMS, Walk};
use crate::desktop::message::{BottomTab, Message};
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, search_field};
use crate::rules::{self, Lives, Severity};
use crate::scene::glyphs::Glyph;
use crate::scene::size::space;
use crate::topology::Kind;
use crate::topology::attributes::figure;
use egui::{ScrollArea, Ui};
use listing::Listing;
use std::collections::BTreeSet;

/// The width of the field that filters.
const FILTER: f32 = 200.0;
/// The height of a row: two lines.
const ROW: f32 = 38.0;

/// What the list keeps from frame to frame.
#[derive(Debug, Default)]
pub struct ProblemsState {
    /// Which ones are listed.
    pub shown: Shown,
    /// What their code, words or subjects hold.
    pub filter: String,
    listing: Listing,
    walk: Walk,
}

/// Lists the problems of some severities alone.
pub fn act(state: &mut State, shown: Shown) {
    state.panels.problems.shown = shown;
    state.panels.problems.filter.clear();
    state.show_tab(BottomTab::Problems);
}

/// Shows the list with its filters.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let unused = listing::unused(state);
    let counts = state.panels.facts.counts();
    let waived = state.panels.facts.waived() + unused;
    if counts.errors + counts.warnings + counts.infos + waived == 0 {
        nothing_wrong(ui, state);
        return;
    }
    let problems = &mut state.panels.problems;
    ui.horizontal_wrapped(|ui| {
        let switches = [
            (Glyph::Error, "Errors", counts.errors, &mut problems.shown.errors),
            (Glyph::Warning, "Warnings", counts.warnings, &mut problems.shown.warnings),
            (Glyph::Info, "Infos", counts.infos, &mut problems.shown.infos),
            (Glyph::Tick, "Waived", waived, &mut problems.shown.waived),
        ];
        for (glyph, name, count, on) in switches {
            if ui.add(GlyphButton::worded(glyph, name).count(count).selected(*on)).clicked() {
                *on = !*on;
            }
        }
        let width = state.look.points(FILTER).min(ui.max_rect().width());
        search_field(ui, &mut problems.filter, "Filter problems", width);
    });
    ui.add_space(state.look.points(space::TIGHT));
    listing::refresh(state);
    let entries = state.panels.problems.listing.entries();
    if entries.is_empty() {
        empty::show(
            ui,
            Glyph::Filter,
            "No problem is like that.",
            "Show more severities, or clear the filter.",
        );
        return;
    }
    let height = state.look.points(ROW);
    let count = entries.len();
    let walked = state.panels.problems.walk.begin(ui, PROBLEMS, count, height);
    let shown: &State = state;
    let entries = shown.panels.problems.listing.entries();
    let mut pressed = None;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, height, count, |ui, rows| {
        walked.follow(ui, rows.start);
        for place in rows {
            if let Some(entry) = entries.get(place)
                && row::show(ui, shown, (place, entry), walked, height, messages)
            {
                pressed = Some(place);
            }
        }
    });
    if let Some(place) = pressed {
        state.panels.problems.walk.press(ui, walked, place);
    }
}

fn nothing_wrong(ui: &mut Ui, state: &State) {
    let codes: BTreeSet<_> = rules::all()
        .iter()
        .flat_map(|family| family.iter())
        .filter(|rule| rule.lives == Lives::Document)
        .map(|rule| rule.code)
        .collect();
    let sites = state.count(Kind::NetworkSite);
    let plural = if sites == 1 { "" } else { "s" };
    let words = format!("{} rules looked at {} network site{plural}.", codes.len(), figure(sites as u64));
    empty::show(ui, Glyph::Passed, &format!("Nothing wrong. {words}"), "");
}

impl Shown {
    /// Those of one severity alone.
    pub fn only(severity: Severity) -> Self {
        Self {
            errors: severity == Severity::Error,
            warnings: severity == Severity::Warning,
            infos: severity == Severity::Info,
            waived: false,
        }
    }
}
