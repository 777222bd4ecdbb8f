//! Two topologies by behaviour: the cells that flip, and the links whose worst case changes.

use super::{Matrix, RowPlace};
use crate::call::admission::LinkId;
use crate::call::decision::{Reasons, Verdict};
use crate::topology::{AnyId, Topology};
use std::collections::{BTreeMap, BTreeSet};

/// What a cell says, in names that hold for both topologies.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixCell {
    /// The verdict.
    pub verdict: Verdict,
    /// What speaks against bypass.
    pub reasons: Reasons,
    /// The limited links; `None` where no region route leads.
    pub links: Option<Vec<String>>,
}

/// A cell that is another than before.
#[derive(Debug, Clone, PartialEq)]
pub struct CellChange {
    /// The network site or subnet; `None` for the address in no subnet.
    pub place: Option<String>,
    /// The trunk.
    pub trunk: String,
    /// Before; `None` where the older topology has no such cell.
    pub before: Option<MatrixCell>,
    /// Now; `None` where the newer topology has no such cell.
    pub after: Option<MatrixCell>,
}

/// A link whose worst case is another than before: how many cells cross it, and the most kbps that one call takes there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkChange {
    /// The kind of the entity that holds the profile of the link.
    pub kind: &'static str,
    /// Its name.
    pub link: String,
    /// Before.
    pub before: (u32, u32),
    /// Now.
    pub after: (u32, u32),
}

/// What differs between two topologies in behaviour.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Flips {
    /// Cells, in the order of the newer matrix, then those that only the older one has.
    pub cells: Vec<CellChange>,
    /// Links, by kind and name.
    pub links: Vec<LinkChange>,
}

impl Flips {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.links.is_empty()
    }
}

/// The cells whose verdict, reasons or links differ between an older and a newer topology, and the links whose worst case
/// does. Rows, trunks and links are the same where they have the same name.
pub fn flips(old: (&Topology, &Matrix), new: (&Topology, &Matrix)) -> Flips {
    let before: BTreeMap<(Option<String>, String), MatrixCell> = cells(old).collect();
    let mut seen = BTreeSet::new();
    let mut changes = Vec::new();
    for ((place, trunk), after) in cells(new) {
        let key = (place, trunk);
        let earlier = before.get(&key);
        if earlier != Some(&after) {
            let (place, trunk) = key.clone();
            changes.push(CellChange { place, trunk, before: earlier.cloned(), after: Some(after) });
        }
        seen.insert(key);
    }
    let gone = before.into_iter().filter(|(key, _)| !seen.contains(key));
    changes.extend(gone.map(|((place, trunk), cell)| CellChange {
        place,
        trunk,
        before: Some(cell),
        after: None,
    }));
    Flips { cells: changes, links: links(old, new) }
}

fn cells<'a>(
    (topology, matrix): (&'a Topology, &'a Matrix),
) -> impl Iterator<Item = ((Option<String>, String), MatrixCell)> + 'a {
    let name = |id: AnyId| topology.name(id);
    matrix.rows.iter().enumerate().flat_map(move |(at, row)| {
        let place = match row.place {
            RowPlace::NetworkSite(id) => Some(name(id.into())),
            RowPlace::Subnet(id) => Some(name(id.into())),
            RowPlace::Unmapped => None,
        };
        matrix.columns.iter().enumerate().filter_map(move |(column, end)| {
            let cell = matrix.cell(at, column)?;
            let links = matrix.links(at, column);
            let links = links.map(|links| links.into_iter().map(|link| name(link.entity())).collect());
            let said = MatrixCell { verdict: cell.verdict, reasons: cell.reasons, links };
            Some(((place.clone(), name(end.trunk.into())), said))
        })
    })
}

fn links((old, before): (&Topology, &Matrix), (new, after): (&Topology, &Matrix)) -> Vec<LinkChange> {
    let named = |topology: &Topology, matrix: &Matrix| -> BTreeMap<(&'static str, String), (u32, u32)> {
        let name = |link: LinkId| (link.entity().kind.noun(), topology.name(link.entity()));
        matrix.worst_cases().into_iter().map(|(link, worst)| (name(link), worst)).collect()
    };
    let (before, after) = (named(old, before), named(new, after));
    let keys: BTreeSet<&(&'static str, String)> = before.keys().chain(after.keys()).collect();
    let of =
        |worst: &BTreeMap<(&'static str, String), (u32, u32)>, key| worst.get(key).copied().unwrap_or((0, 0));
    keys.into_iter()
        .map(|key| LinkChange {
            kind: key.0,
            link: key.1.clone(),
            before: of(&before, key),
            after: of(&after, key),
        })
        .filter(|change| change.before != change.after)
        .collect()
}
