//! Which rows and trunks of the matrix are shown, and in what order.

use super::MatrixState;
use super::table::{Table, VERDICTS};
use crate::call::decision::{Decision, Reason};
use crate::call::matrix::RowPlace;
use crate::topology::{Id, NetworkRegion};
use std::cmp::Reverse;
use std::sync::Arc;

/// How rows are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Under their network regions, by name.
    #[default]
    Region,
    /// By name.
    Name,
    /// Those that bypass to the most trunks first.
    MostBypass,
    /// Those that bypass to the fewest trunks first.
    LeastBypass,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Region, Self::Name, Self::MostBypass, Self::LeastBypass];

    /// Its words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Region => "Region, name",
            Self::Name => "Name",
            Self::MostBypass => "Most bypass first",
            Self::LeastBypass => "Least bypass first",
        }
    }
}

/// What a person wants to see.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wanted {
    /// Words in the name of a row or a trunk.
    pub words: String,
    /// The verdicts that are left out, in the order of [`VERDICTS`].
    pub hidden: [bool; 3],
    /// A reason that cells must have.
    pub reason: Option<Reason>,
    /// The order.
    pub sort: Sort,
}

impl Wanted {
    /// Whether a cell is as the filter asks.
    pub fn shows(&self, cell: Decision) -> bool {
        let place = VERDICTS.iter().position(|verdict| *verdict == cell.verdict);
        let hidden = place.and_then(|place| self.hidden.get(place)).is_some_and(|hidden| *hidden);
        !hidden && self.reason.is_none_or(|reason| cell.reasons.contains(reason))
    }

    /// Whether it asks anything of cells.
    fn asks_of_cells(&self) -> bool {
        self.hidden.contains(&true) || self.reason.is_some()
    }
}

/// A line of the matrix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Line {
    /// A network region, with how many of its rows follow.
    Region(Option<Id<NetworkRegion>>, usize),
    /// A row, by its place in the table.
    Row(usize),
}

/// What is shown of a table.
#[derive(Debug)]
pub struct View {
    table: Arc<Table>,
    wanted: Wanted,
    /// The lines from the top.
    pub lines: Vec<Line>,
    /// The columns from the left, by their places in the table.
    pub columns: Vec<usize>,
}

impl View {
    fn of(table: &Arc<Table>, wanted: &Wanted) -> Self {
        let words = wanted.words.trim().to_lowercase();
        let named = |column: &usize| {
            table.trunks.get(*column).is_some_and(|name| name.to_lowercase().contains(&words))
        };
        let (all_rows, all_columns) = (0..table.matrix.rows.len(), 0..table.matrix.columns.len());
        // Words that name rows narrow the rows, words that name trunks the trunks.
        let mut rows: Vec<usize> = all_rows.clone().filter(|row| table.finds_row(*row, &words)).collect();
        let mut columns: Vec<usize> = all_columns.clone().filter(named).collect();
        match (rows.is_empty(), columns.is_empty()) {
            (true, false) => rows = all_rows.collect(),
            (false, true) => columns = all_columns.collect(),
            _ => {}
        }
        if wanted.asks_of_cells() {
            let shown = |row: usize, column: usize| {
                table.matrix.cell(row, column).is_some_and(|cell| wanted.shows(cell))
            };
            rows.retain(|row| columns.iter().any(|column| shown(*row, *column)));
        }
        let in_row = |row: usize| table.in_row.get(row).copied().unwrap_or(0);
        match wanted.sort {
            Sort::Region => {}
            Sort::Name => {
                rows.sort_by_cached_key(|row| table.names.get(*row).map(|name| name.to_lowercase()));
            }
            Sort::MostBypass => rows.sort_by_key(|row| Reverse(in_row(*row))),
            Sort::LeastBypass => rows.sort_by_key(|row| in_row(*row)),
        }
        let lines = if wanted.sort == Sort::Region {
            under_regions(table, &rows)
        } else {
            rows.into_iter().map(Line::Row).collect()
        };
        Self { table: table.clone(), wanted: wanted.clone(), lines, columns }
    }

    /// Whether nothing is shown.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() || self.columns.is_empty()
    }

    /// The rows without the heads of network regions.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().filter_map(|line| match line {
            Line::Row(row) => Some(*row),
            Line::Region(..) => None,
        })
    }
}

/// Rows under heads of their network regions; the address in no subnet has none.
fn under_regions(table: &Table, rows: &[usize]) -> Vec<Line> {
    let region = |row: &usize| {
        let row = table.matrix.rows.get(*row)?;
        (row.place != RowPlace::Unmapped).then_some(row.network_region)
    };
    let groups = rows.chunk_by(|a, b| region(a) == region(b));
    groups
        .flat_map(|group| {
            let head = group.first().and_then(region).map(|region| Line::Region(region, group.len()));
            head.into_iter().chain(group.iter().map(|row| Line::Row(*row)))
        })
        .collect()
}

/// What is shown of a table, worked out anew where the table or the wishes changed.
pub fn refresh(state: &mut MatrixState, table: &Arc<Table>) -> Arc<View> {
    if let Some(view) = &state.view
        && Arc::ptr_eq(&view.table, table)
        && view.wanted == state.wanted
    {
        return view.clone();
    }
    let view = Arc::new(View::of(table, &state.wanted));
    state.view = Some(view.clone());
    view
}
