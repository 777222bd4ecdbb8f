//! The matrix of network sites and trunks: as text, and for programs.

use super::words::{bypass_id, figure, list, name};
use crate::call::decision::{Decision, Verdict};
use crate::call::matrix::{CellChange, Flips, LinkChange, Matrix, MatrixCell, Row, RowPlace};
use crate::topology::Topology;
use crate::topology::values::Choices;
use serde::Serialize;

/// What the row of an address in no subnet is called.
const UNMAPPED: &str = "Address in no subnet";

/// A cell for programs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CellLine {
    network_site: Option<String>,
    network_region: Option<String>,
    subnet: Option<String>,
    bypass_id: Option<String>,
    trunk: String,
    gateway: String,
    gateway_network_site: Option<String>,
    gateway_bypass_id: Option<String>,
    verdict: &'static str,
    reasons: Vec<&'static str>,
    /// The limited links that media crosses, one twice where both legs cross it; null where no region route leads.
    links: Option<Vec<String>>,
}

impl CellLine {
    /// The columns of CSV.
    pub const COLUMNS: &'static [&'static str] = &[
        "network_site",
        "network_region",
        "subnet",
        "bypass_id",
        "trunk",
        "gateway",
        "gateway_network_site",
        "gateway_bypass_id",
        "verdict",
        "reasons",
        "links",
    ];

    /// Every cell of a matrix, row by row.
    pub fn all<'a>(topology: &'a Topology, matrix: &'a Matrix) -> impl Iterator<Item = Self> + 'a {
        let cells =
            (0..matrix.rows.len()).flat_map(|row| (0..matrix.columns.len()).map(move |column| (row, column)));
        cells.filter_map(|(row, column)| Self::of(topology, matrix, row, column))
    }

    fn of(topology: &Topology, matrix: &Matrix, at: usize, column: usize) -> Option<Self> {
        let (row, end, cell) = (matrix.rows.get(at)?, matrix.columns.get(column)?, matrix.cell(at, column)?);
        let subnet = match row.place {
            RowPlace::Subnet(id) => Some(topology.get(id)?.range.to_string()),
            RowPlace::NetworkSite(_) | RowPlace::Unmapped => None,
        };
        let links = matrix.links(at, column);
        Some(Self {
            network_site: row.network_site.map(|id| name(topology, Some(id))),
            network_region: row.network_region.map(|id| name(topology, Some(id))),
            subnet,
            bypass_id: row.bypass_id.map(|id| bypass_id(topology, Some(id))),
            trunk: name(topology, Some(end.trunk)),
            gateway: name(topology, Some(end.end.gateway)),
            gateway_network_site: end.network_site.map(|id| name(topology, Some(id))),
            gateway_bypass_id: end.end.id.map(|id| bypass_id(topology, Some(id))),
            verdict: cell.verdict.choice().key,
            reasons: codes(cell),
            links: links.map(|links| links.iter().map(|link| topology.name(link.entity())).collect()),
        })
    }
}

fn codes(cell: Decision) -> Vec<&'static str> {
    cell.reasons.iter().map(|reason| reason.choice().key).collect()
}

/// The name of a row: a network site, a subnet, or the address in no subnet.
pub fn row_name(topology: &Topology, row: &Row) -> String {
    match row.place {
        RowPlace::NetworkSite(id) => name(topology, Some(id)),
        RowPlace::Subnet(id) => topology.get(id).map_or_else(String::new, |subnet| subnet.range.to_string()),
        RowPlace::Unmapped => UNMAPPED.to_owned(),
    }
}

/// The matrix as a table for a terminal, with the number of cells that bypass in each row and column, and a line break at
/// the end.
pub fn matrix_text(topology: &Topology, matrix: &Matrix) -> String {
    let mut table: Vec<Vec<String>> = Vec::with_capacity(matrix.rows.len() + 2);
    let trunks = matrix.columns.iter().map(|column| name(topology, Some(column.trunk)));
    table.push(
        [String::new(), "bypass ID".to_owned()]
            .into_iter()
            .chain(trunks)
            .chain(["bypass".to_owned()])
            .collect(),
    );
    for (at, row) in matrix.rows.iter().enumerate() {
        let cells = (0..matrix.columns.len()).filter_map(|column| matrix.cell(at, column)).map(in_a_cell);
        let head = [row_name(topology, row), bypass_id(topology, row.bypass_id)];
        table.push(head.into_iter().chain(cells).chain([matrix.bypass_in_row(at).to_string()]).collect());
    }
    let columns = (0..matrix.columns.len()).map(|column| matrix.bypass_in_column(column).to_string());
    let total = matrix.count(Verdict::Bypass).to_string();
    table.push(
        ["Rows that bypass".to_owned(), String::new()].into_iter().chain(columns).chain([total]).collect(),
    );
    laid_out(&table)
}

/// A cell in a few letters: "bypass", "error", or the first reason and how many more there are.
fn in_a_cell(cell: Decision) -> String {
    let mut codes = codes(cell).into_iter();
    match (cell.verdict, codes.next()) {
        (Verdict::Mediated, Some(first)) => match codes.count() {
            0 => first.to_owned(),
            more => format!("{first} +{more}"),
        },
        (verdict, _) => verdict.choice().key.to_owned(),
    }
}

/// Lines with columns of one width, two blanks between.
pub(super) fn laid_out(table: &[Vec<String>]) -> String {
    let columns = table.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = table.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in table {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

/// A change of a cell or a link for programs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FlipLine {
    /// "cell" or "link".
    what: &'static str,
    place: Option<String>,
    trunk: Option<String>,
    link: Option<String>,
    before: FlipSide,
    after: FlipSide,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize)]
struct FlipSide {
    verdict: Option<&'static str>,
    reasons: Vec<&'static str>,
    links: Option<Vec<String>>,
    /// How many cells cross the link.
    cells: Option<u32>,
    /// The most that one call takes there at balanced quality.
    kbps: Option<u32>,
}

impl FlipLine {
    /// The columns of CSV.
    pub const COLUMNS: &'static [&'static str] = &[
        "what",
        "place",
        "trunk",
        "link",
        "before.verdict",
        "before.reasons",
        "before.links",
        "before.cells",
        "before.kbps",
        "after.verdict",
        "after.reasons",
        "after.links",
        "after.cells",
        "after.kbps",
    ];

    /// Every change, cells first.
    pub fn all(flips: &Flips) -> impl Iterator<Item = Self> + '_ {
        let side = |cell: &Option<MatrixCell>| {
            cell.as_ref().map_or_else(FlipSide::default, |cell| FlipSide {
                verdict: Some(cell.verdict.choice().key),
                reasons: cell.reasons.iter().map(|reason| reason.choice().key).collect(),
                links: cell.links.clone(),
                ..FlipSide::default()
            })
        };
        let cells = flips.cells.iter().map(move |change| Self {
            what: "cell",
            place: change.place.clone(),
            trunk: Some(change.trunk.clone()),
            link: None,
            before: side(&change.before),
            after: side(&change.after),
        });
        let worst = |(cells, kbps)| FlipSide { cells: Some(cells), kbps: Some(kbps), ..FlipSide::default() };
        let links = flips.links.iter().map(move |change| Self {
            what: "link",
            place: None,
            trunk: None,
            link: Some(change.link.clone()),
            before: worst(change.before),
            after: worst(change.after),
        });
        cells.chain(links)
    }
}

/// A sentence for each change, cells first.
pub fn flip_sentences(flips: &Flips) -> Vec<String> {
    flips.cells.iter().map(cell_sentence).chain(flips.links.iter().map(link_sentence)).collect()
}

fn cell_sentence(change: &CellChange) -> String {
    let place = change.place.as_deref().unwrap_or(UNMAPPED);
    let now = match &change.after {
        Some(cell) => said(cell),
        None => "gone".to_owned(),
    };
    let was = change.before.as_ref().map_or_else(|| "not there".to_owned(), said);
    format!("{place} to {}: {now}, was {was}", change.trunk)
}

/// A cell in words: "mediated (ids-differ) over Reno".
fn said(cell: &MatrixCell) -> String {
    let codes: Vec<&str> = cell.reasons.iter().map(|reason| reason.choice().key).collect();
    let verdict = cell.verdict.choice().label.to_lowercase();
    let reasons = if codes.is_empty() { String::new() } else { format!(" ({})", codes.join(", ")) };
    let links = match &cell.links {
        None => " without a region route".to_owned(),
        Some(links) if links.is_empty() => String::new(),
        Some(links) => format!(" over {}", list(links)),
    };
    format!("{verdict}{reasons}{links}")
}

fn link_sentence(change: &LinkChange) -> String {
    let case = |(cells, kbps): (u32, u32)| match cells {
        0 => "no cell".to_owned(),
        1 => format!("1 cell, {} kbps a call", figure(kbps.into())),
        cells => format!("{cells} cells, {} kbps a call", figure(kbps.into())),
    };
    format!("Link of {} {}: {}, was {}", change.kind, change.link, case(change.after), case(change.before))
}
