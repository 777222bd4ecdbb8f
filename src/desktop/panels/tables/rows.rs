//! Which rows a table has and in which order, kept until filter, order or the number of entities change. A row stays
//! where it is while its cells are edited.

use super::columns;
use crate::desktop::state::State;
use crate::topology::attributes::{About, Value};
use crate::topology::{AnyId, Topology};
use std::net::IpAddr;

/// How the rows are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// By which column.
    pub column: usize,
    /// Whether the highest comes first.
    pub falling: bool,
}

/// The rows of a table.
#[derive(Debug, Default)]
pub struct Rows {
    of: Option<(u64, u64, usize, String, Option<Sort>)>,
    ids: Vec<AnyId>,
}

impl Rows {
    /// The entities in their order.
    pub fn ids(&self) -> &[AnyId] {
        &self.ids
    }
}

/// What a value is sorted by; what is unset comes first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum SortKey {
    Unset,
    Number(u64),
    Address(IpAddr),
    Text(String),
}

/// Brings the rows in step with the document, the filter and the order.
pub fn refresh(state: &mut State) {
    let kind = state.panels.tables.kind;
    let count = state.count(kind);
    let version = state.panels.facts.version();
    let serial = state.file.serial();
    let topology = state.editor.topology();
    let table = state.panels.tables.tables.entry(kind).or_default();
    let wanted = table.filter.trim().to_lowercase();
    if let Some((seen, of_serial, of_count, of_filter, of_sort)) = &mut table.rows.of
        && (*of_serial, *of_count, *of_sort) == (serial, count, table.sort)
        && *of_filter == wanted
    {
        let is_seen = std::mem::replace(seen, version) == version;
        if is_seen || table.rows.ids.iter().all(|id| topology.contains(*id)) {
            return;
        }
    }
    let columns = columns(kind);
    let mut ids = topology.ids(kind);
    if !wanted.is_empty() {
        ids.retain(|id| {
            let cells = topology.attributes(*id);
            cells.iter().any(|(about, value)| about.show(value).to_lowercase().contains(&wanted))
        });
    }
    if let Some((sort, about)) = table.sort.and_then(|sort| Some((sort, columns.get(sort.column)?))) {
        ids.sort_by_cached_key(|id| key(topology, *id, about));
        if sort.falling {
            ids.reverse();
        }
    }
    table.rows.ids = ids;
    table.rows.of = Some((version, serial, count, wanted, table.sort));
    let last = table.rows.ids.len().saturating_sub(1);
    for cell in [&mut table.anchor, &mut table.cursor] {
        cell.row = cell.row.min(last);
        cell.column = cell.column.min(columns.len().saturating_sub(1));
    }
}

fn key(topology: &Topology, id: AnyId, about: &About) -> SortKey {
    match topology.attribute(id, about.key).unwrap_or_default() {
        Value::None => SortKey::Unset,
        Value::Number(number) => SortKey::Number(number),
        value => {
            let text = about.show(&value).to_lowercase();
            text.parse().map_or(SortKey::Text(text), SortKey::Address)
        }
    }
}
