//! The tables below the pictures: every measure, call by call, and the links.

use super::rows;
use super::worked::Worked;
use crate::desktop::panels::{empty, list, tabs};
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::report::{ComparedRow, Measure};
use crate::scene::glyphs::Glyph;
use crate::scene::size::row;
use egui::{ScrollArea, Ui};
use std::borrow::Cow;

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// Every measure.
    #[default]
    WhatChanged,
    /// Call by call.
    CallByCall,
    /// What is used of each link.
    Links,
}

/// Shows the tabs and the table of the chosen one.
pub fn show(ui: &mut Ui, state: &mut State, worked: &Worked) {
    let tables = [
        (Tab::WhatChanged, "What changed", worked.differ),
        (Tab::CallByCall, "Call by call", worked.requests.len()),
        (Tab::Links, "Links", worked.comparison.links.len()),
    ];
    let mut chosen = state.compare.tab;
    tabs::strip(
        ui,
        |ui| {
            for (tab, name, count) in tables {
                if tabs::tab(ui, name, Some(count), chosen == tab).clicked() {
                    chosen = tab;
                }
            }
        },
        |ui| {
            let copy = GlyphButton::worded(Glyph::Copy, "Copy as Markdown").rank(Rank::Bare);
            if ui.add(copy).clicked() {
                ui.ctx().copy_text(worked.words().markdown(worked.titles()));
            }
        },
    );
    state.compare.tab = chosen;
    rows::head(ui, state, worked, chosen);
    let is_link = |row: &&ComparedRow| matches!(row.about, Measure::Link(_));
    let count = match chosen {
        Tab::WhatChanged => worked.rows.len(),
        Tab::CallByCall => worked.requests.len(),
        Tab::Links => worked.comparison.links.len(),
    };
    if count == 0 {
        let way = "Calls that bypass take nothing of a link, and links without a profile have no limit.";
        empty::show(ui, Glyph::RegionLink, "No limited link is used on either side.", way);
        return;
    }
    let words = worked.words();
    let height = list::compact(state.look).max(state.look.points(row::OUTLINE));
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt(("rows of a comparison", chosen as u8)).auto_shrink(false);
    area.show_rows(ui, height, count, |ui, range| {
        for place in range {
            let row: Option<Cow<'_, ComparedRow>> = match chosen {
                Tab::WhatChanged => worked.rows.get(place).map(Cow::Borrowed),
                Tab::CallByCall => words.call(place).map(Cow::Owned),
                Tab::Links => worked.rows.iter().filter(is_link).nth(place).map(Cow::Borrowed),
            };
            let Some(row) = row else { continue };
            if rows::show(ui, state, worked, (&row, place), height) {
                state.compare.chosen = (state.compare.chosen != Some(place)).then_some(place);
            }
        }
    });
}
