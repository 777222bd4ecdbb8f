//! Tables of everything of a kind, in the window's middle: sorted, filtered, edited in their cells, copied to and
//! pasted from spreadsheets.

mod add;
mod batch;
mod cell;
mod clipboard;
mod editing;
mod grid;
mod keys;
mod list;
mod paste;
mod rows;

pub use grid::{has_keyboard, take_keyboard};
pub use list::show as list;

use super::capital;
use crate::desktop::commands::Command;
use crate::desktop::dialogs::Dialog;
use crate::desktop::message::{Choose, Message};
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Rank, search_field};
use crate::edit::Subject;
use crate::scene::glyphs::Glyph;
use crate::scene::size::{space, text};
use crate::scene::token::Token;
use crate::topology::attributes::{About, Domain, figure};
use crate::topology::{AnyId, Kind, Subnet};
use editing::Editing;
use egui::{Align, Frame, Layout, Margin, RichText, Ui};
use rows::{Rows, Sort};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// The kinds that have a table.
const KINDS: [Kind; 8] = [
    Kind::NetworkRegion,
    Kind::NetworkSite,
    Kind::Subnet,
    Kind::BandwidthPolicyProfile,
    Kind::RegionLink,
    Kind::IntersitePolicy,
    Kind::Gateway,
    Kind::Trunk,
];

/// The width of the field that filters.
const FILTER: f32 = 180.0;

/// The lowest table that says how it is used, points at 100 %.
const WITH_HINT: f32 = 200.0;

/// The narrowest table whose head stands in one line; in others it takes as many as it needs.
const ONE_LINE: f32 = 690.0;

/// A cell by its row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Cell {
    row: usize,
    column: usize,
}

/// What one table keeps from frame to frame.
#[derive(Debug, Default)]
struct Table {
    filter: String,
    sort: Option<Sort>,
    rows: Rows,
    /// Where the range of cells begins.
    anchor: Cell,
    /// The cell that the keyboard is on.
    cursor: Cell,
    /// Whether the cursor is to be brought into view.
    follow: bool,
    /// The cell that came into view in height and has to in width.
    beside: Option<egui::Rect>,
    /// The first and the last row that were drawn.
    drawn: Option<(usize, usize)>,
    editing: Option<Editing>,
    /// What is to be edited once it is there, and the version of the document in which it was not.
    wanted: Option<(Subject, u64)>,
    /// Why something was refused.
    refused: Option<String>,
}

/// What the tables keep from frame to frame.
#[derive(Debug)]
pub struct TablesState {
    kind: Kind,
    tables: BTreeMap<Kind, Table>,
}

impl Default for TablesState {
    fn default() -> Self {
        Self { kind: Kind::NetworkSite, tables: BTreeMap::new() }
    }
}

impl TablesState {
    fn table(&mut self) -> &mut Table {
        self.tables.entry(self.kind).or_default()
    }
}

impl Table {
    /// The rows of the range, from the uppermost to the lowest.
    fn range_rows(&self) -> RangeInclusive<usize> {
        self.anchor.row.min(self.cursor.row)..=self.anchor.row.max(self.cursor.row)
    }

    /// The columns of the range, from left to right.
    fn range_columns(&self) -> RangeInclusive<usize> {
        self.anchor.column.min(self.cursor.column)..=self.anchor.column.max(self.cursor.column)
    }

    /// The entities of the range.
    fn range_ids(&self) -> Vec<AnyId> {
        let rows = self.rows.ids();
        self.range_rows().filter_map(|row| rows.get(row).copied()).collect()
    }

    /// Goes to a cell; `extends` keeps the other end of the range.
    fn go(&mut self, cell: Cell, extends: bool) {
        self.cursor = cell;
        if !extends {
            self.anchor = cell;
        }
        self.follow = true;
        self.refused = None;
    }
}

/// The columns of a kind: every attribute that fits into one line.
fn columns(kind: Kind) -> Vec<&'static About> {
    let fits = |about: &&About| !matches!(about.domain, Domain::Record(_) | Domain::List(Domain::Record(_)));
    kind.attributes().into_iter().filter(fits).collect()
}

/// What the table of a kind is called.
fn title(kind: Kind) -> String {
    capital(kind.plural())
}

/// Selects the entities of the range.
fn select_range(table: &Table) -> Message {
    /// More rows than this are not selected: whatever shows the selection would be slow.
    const MOST: usize = 10_000;
    let ids: BTreeSet<AnyId> = table.range_ids().into_iter().take(MOST).collect();
    Message::Select(ids, Choose::Instead)
}

/// Begins to edit the cell that the cursor is on, if a table is in the window's middle; says whether.
pub fn rename(state: &mut State) -> bool {
    if state.panels.left != super::left::LeftTab::Tables {
        return false;
    }
    let table = state.panels.tables.table();
    table.cursor.column = 0;
    editing::begin(state, None);
    true
}

/// Selects the rows that are to be deleted, if the keyboard is on the cells of a table.
pub fn choose_rows(state: &mut State, context: &egui::Context) {
    if state.panels.shows_table() && has_keyboard(context) {
        state.selected = state.panels.tables.table().range_ids().into_iter().collect();
    }
}

/// Shows the table of the chosen kind.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    let kind = state.panels.tables.kind;
    rows::refresh(state);
    let margin = look.points(space::LARGE) as i8;
    let frame = Frame::new().fill(look.colour(Token::Window)).inner_margin(Margin::same(margin));
    frame.show(ui, |ui| {
        head(ui, state, kind, messages);
        ui.add_space(look.points(space::SMALL));
        foot(ui, state);
        grid::show(ui, state, messages);
    });
}

fn head(ui: &mut Ui, state: &mut State, kind: Kind, messages: &mut Vec<Message>) {
    let look = state.look;
    if ui.available_width() < look.points(ONE_LINE) {
        ui.horizontal_wrapped(|ui| {
            counted(ui, state, kind);
            actions(ui, state, kind, messages);
        });
        return;
    }
    ui.horizontal(|ui| {
        counted(ui, state, kind);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| actions(ui, state, kind, messages));
    });
}

/// What the table holds, and the field that filters it.
fn counted(ui: &mut Ui, state: &mut State, kind: Kind) {
    let look = state.look;
    ui.label(RichText::new(title(kind)).font(look.words(text::TITLE)));
    let (shown, all) = (state.panels.tables.table().rows.ids().len(), state.count(kind));
    let counted = if shown == all {
        figure(all as u64)
    } else {
        format!("{} of {}", figure(shown as u64), figure(all as u64))
    };
    ui.label(RichText::new(counted).color(look.colour(Token::Muted)));
    let filter = &mut state.panels.tables.table().filter;
    let width = look.points(FILTER).min(ui.max_rect().width());
    search_field(ui, filter, "Filter rows", width);
}

/// What is done with rows.
fn actions(ui: &mut Ui, state: &mut State, kind: Kind, messages: &mut Vec<Message>) {
    let chosen = !state.panels.tables.table().range_ids().is_empty();
    let delete = GlyphButton::worded(Glyph::Removed, "Delete rows").rank(Rank::Bare);
    if ui.add_enabled(chosen, delete).clicked() {
        messages.push(select_range(state.panels.tables.table()));
        messages.push(Message::Run(Command::Delete));
    }
    if kind == Kind::Subnet {
        let rows = state.panels.tables.table().range_ids();
        let one = rows.first().filter(|_| rows.len() == 1).copied().and_then(AnyId::typed::<Subnet>);
        let fence = ui.add_enabled(one.is_some(), GlyphButton::text("Fence…").rank(Rank::Bare));
        if let Some(subnet) = one.filter(|_| fence.clicked()) {
            messages.push(Message::Open(Dialog::fence(state, subnet)));
        }
    }
    let name = format!("Add {}", kind.noun());
    let button = GlyphButton::worded(Glyph::Added, &name);
    match add::row(state, kind) {
        Ok((edit, subject)) => {
            if ui.add(button).clicked() {
                messages.push(Message::Apply(edit));
                let version = state.panels.facts.version();
                let table = state.panels.tables.table();
                table.filter.clear();
                table.wanted = Some((subject, version));
            }
        }
        Err(reason) => {
            ui.add_enabled(false, button).on_disabled_hover_text(reason);
        }
    }
}

/// Why something was refused, or how the table is used.
fn foot(ui: &mut Ui, state: &mut State) {
    let look = state.look;
    let font = look.words(text::SECOND);
    let table = state.panels.tables.table();
    let refused =
        table.editing.as_ref().and_then(|editing| editing.error.clone()).or_else(|| table.refused.clone());
    let (words, ink) = match &refused {
        Some(words) => (words.as_str(), Token::RefusedText),
        // In a low table the rows need the room.
        None if ui.available_height() < look.points(WITH_HINT) => return,
        None => (
            "Enter edits, Ctrl+C copies, Ctrl+V pastes rows from a spreadsheet, Ctrl+D fills down, Backspace clears.",
            Token::Faint,
        ),
    };
    ui.label(RichText::new(words).font(font).color(look.colour(ink)));
    ui.add_space(look.points(space::TIGHT));
}
