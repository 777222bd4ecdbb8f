//! The matrix of one version of the topology with all that is counted in it, worked out once.

use super::MatrixState;
use crate::call::Down;
use crate::call::decision::Verdict;
use crate::call::matrix::{Matrix, RowPlace, Rows};
use crate::desktop::state::State;
use crate::desktop::tasks::Done;
use crate::desktop::work::Task;
use crate::report::{bypass_id, row_name};
use crate::topology::{Id, Model, Topology, Trunk};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// More cells than these are worked out beside the window.
const AT_ONCE: usize = 10_000;

/// The verdicts that a cell can have, in the order in which they are counted.
pub const VERDICTS: [Verdict; 3] = [Verdict::Bypass, Verdict::Mediated, Verdict::ConfigurationError];

/// The matrix of one version of the topology.
#[derive(Debug)]
pub struct Table {
    topology: Topology,
    kind: Rows,
    /// What was down.
    drill: Down,
    /// The cells.
    pub matrix: Matrix,
    /// The name of each row.
    pub names: Vec<String>,
    /// The name of each trunk.
    pub trunks: Vec<String>,
    /// What the filter finds each row by: name, network site, network region, bypass ID; small letters.
    found_by: Vec<String>,
    /// How many cells of each row bypass.
    pub in_row: Vec<usize>,
    /// How many mapped rows of each column bypass.
    pub in_column: Vec<usize>,
    /// How many cells have each of the verdicts.
    pub counts: [usize; 3],
    changed: HashSet<(usize, usize)>,
}

impl Table {
    /// The matrix of a topology; cells that are other than in an earlier one are marked.
    pub fn of(model: &Model, kind: Rows, drill: &Down, before: Option<&Self>) -> Self {
        let topology = model.topology();
        let matrix = Matrix::under(model, kind, drill);
        let names: Vec<String> = matrix.rows.iter().map(|row| row_name(topology, row)).collect();
        let found_by = matrix.rows.iter().zip(&names).map(|(row, name)| {
            let mut words = vec![name.clone(), bypass_id(topology, row.bypass_id)];
            words.extend(row.network_site.map(|id| topology.name(id.into())));
            words.extend(row.network_region.map(|id| topology.name(id.into())));
            words.join("\n").to_lowercase()
        });
        let mapped = matrix.rows.iter().filter(|row| row.place != RowPlace::Unmapped).count();
        let column = |column| {
            let cells = (0..mapped).filter_map(|row| matrix.cell(row, column));
            cells.filter(|cell| cell.verdict == Verdict::Bypass).count()
        };
        let mut table = Self {
            kind,
            drill: drill.clone(),
            trunks: matrix.columns.iter().map(|column| topology.name(column.trunk.into())).collect(),
            found_by: found_by.collect(),
            in_row: (0..matrix.rows.len()).map(|row| matrix.bypass_in_row(row)).collect(),
            in_column: (0..matrix.columns.len()).map(column).collect(),
            counts: VERDICTS.map(|verdict| matrix.count(verdict)),
            changed: HashSet::new(),
            topology: topology.clone(),
            names,
            matrix,
        };
        if let Some(before) = before.filter(|before| before.kind == kind) {
            table.changed = table.changes(before);
        }
        table
    }

    /// The topology that it was worked out of.
    pub fn topology(&self) -> &Topology {
        &self.topology
    }

    /// Whether the rows are network sites or subnets.
    pub fn kind(&self) -> Rows {
        self.kind
    }

    /// Whether it is the matrix of a topology with such rows, in such a drill.
    pub fn is_of(&self, topology: &Topology, kind: Rows, drill: &Down) -> bool {
        self.kind == kind && self.drill == *drill && self.topology == *topology
    }

    /// Whether a cell is another than before the last edit.
    pub fn is_changed(&self, row: usize, column: usize) -> bool {
        self.changed.contains(&(row, column))
    }

    /// How many cells are.
    pub fn changed(&self) -> usize {
        self.changed.len()
    }

    /// Whether a row is found by words in small letters.
    pub fn finds_row(&self, row: usize, words: &str) -> bool {
        self.found_by.get(row).is_some_and(|name| name.contains(words))
    }

    /// How many rows stand for a place: all but the address in no subnet.
    pub fn mapped(&self) -> usize {
        self.matrix.rows.iter().filter(|row| row.place != RowPlace::Unmapped).count()
    }

    /// The cells that both have and that differ in verdict or reasons.
    fn changes(&self, before: &Self) -> HashSet<(usize, usize)> {
        let rows: HashMap<RowPlace, usize> =
            before.matrix.rows.iter().enumerate().map(|(at, row)| (row.place, at)).collect();
        let columns: HashMap<Id<Trunk>, usize> =
            before.matrix.columns.iter().enumerate().map(|(at, column)| (column.trunk, at)).collect();
        let mut changed = HashSet::new();
        for (row, now) in self.matrix.rows.iter().enumerate() {
            let Some(old_row) = rows.get(&now.place) else { continue };
            for (column, end) in self.matrix.columns.iter().enumerate() {
                let Some(old_column) = columns.get(&end.trunk) else { continue };
                let old = before.matrix.cell(*old_row, *old_column);
                let new = self.matrix.cell(row, column);
                let said = |cell: crate::call::decision::Decision| (cell.verdict, cell.reasons);
                if old.map(said) != new.map(said) {
                    changed.insert((row, column));
                }
            }
        }
        changed
    }
}

/// Brings the matrix in step with the document: at once where it is small, else in the background.
pub fn refresh(state: &mut State) {
    let (model, kind) = (state.editor.model(), state.matrix.rows);
    let topology = model.topology();
    let drill = state.panels.calls.live().drill();
    let MatrixState { table, asked, .. } = &mut state.matrix;
    if table.as_ref().is_some_and(|table| table.is_of(topology, kind, drill)) {
        return;
    }
    if asked.as_ref().is_some_and(|(of, rows, down)| of == topology && *rows == kind && down == drill) {
        return;
    }
    let rows = match kind {
        Rows::NetworkSites => topology.network_sites.len(),
        Rows::Subnets => topology.subnets.len(),
    };
    if rows.saturating_mul(topology.trunks.len()) <= AT_ONCE {
        *asked = None;
        *table = Some(Arc::new(Table::of(model, kind, drill, table.as_deref())));
        return;
    }
    *asked = Some((topology.clone(), kind, drill.clone()));
    let (model, before, drill) = (model.clone(), table.clone(), drill.clone());
    state.work.start(Task::Look, "Work out the matrix".to_owned(), move |_| {
        Done::Matrix(Box::new(Table::of(&model, kind, &drill, before.as_deref())))
    });
}
