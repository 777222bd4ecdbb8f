//! The narrowest IPv4 range around every address, laid out flat: the question that is asked most.
//!
//! Ranges that nest become cells side by side, each with the narrowest range in it, so that one search answers. A page
//! holds the cells of 16 shards; a change lays out the shards that it touched and copies the rest of their pages.

use super::bits::Bits;
use super::family::Family;
use super::shard::Entry;
use crate::topology::arena::Id;
use crate::topology::entity::Subnet;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Shards of a page.
const SHARDS: usize = 16;
/// Pages of all shards.
const PAGES: usize = 4096;
/// No range contains the addresses of a cell. An arena never gets that far.
const NONE: u32 = u32::MAX;
/// Cells that are counted through rather than searched.
const FEW: usize = 8;

/// Addresses side by side with the same narrowest range, up to the next cell of the shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cell {
    /// The lower half of its first address.
    low: u16,
    /// The index of the subnet, or [`NONE`].
    subnet: u32,
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Page {
    /// Where the cells of each shard begin, and where those of the last one end.
    begins: [u32; SHARDS + 1],
    cells: Box<[Cell]>,
}

/// The cells of all shards; a page without cells is left out. A clone shares all pages.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cells(Arc<[Option<Arc<Page>>; PAGES]>);

impl Default for Cells {
    fn default() -> Self {
        Self(Arc::new([const { None }; PAGES]))
    }
}

impl Cells {
    /// The narrowest range that contains an address.
    pub fn narrowest(&self, address: u32) -> Option<Id<Subnet>> {
        let page = self.0.get((address >> 20) as usize)?.as_ref()?;
        let cells = page.shard((address >> 16) as usize % SHARDS);
        let low = address as u16;
        let count = if cells.len() <= FEW {
            cells.iter().filter(|cell| cell.low <= low).count()
        } else {
            super::near::partition(cells, low, |cell| cell.low <= low)
        };
        let subnet = cells.get(count.checked_sub(1)?)?.subnet;
        (subnet != NONE).then(|| Id::at(subnet))
    }

    /// Lays out shards whose ranges have changed, by their numbers in order.
    pub fn follow(&mut self, family: &Family<u32>, touched: &[u16]) {
        let mut by_page: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for number in touched.iter().map(|number| usize::from(*number)) {
            by_page.entry(number / SHARDS).or_default().push(number % SHARDS);
        }
        let pages = Arc::make_mut(&mut self.0);
        for (number, shards) in by_page {
            let Some(place) = pages.get_mut(number) else { continue };
            let old = place.take().unwrap_or_default();
            let mut begins = [0; SHARDS + 1];
            let mut cells = Vec::with_capacity(old.cells.len());
            for (shard, end) in (0..SHARDS).zip(begins.iter_mut().skip(1)) {
                if shards.contains(&shard) {
                    lay_out(family, (number * SHARDS + shard) as u16, &mut cells);
                } else {
                    cells.extend_from_slice(old.shard(shard));
                }
                *end = cells.len() as u32;
            }
            *place = (!cells.is_empty()).then(|| Arc::new(Page { begins, cells: cells.into() }));
        }
    }
}

impl Page {
    fn shard(&self, shard: usize) -> &[Cell] {
        let begin = |shard: usize| self.begins.get(shard).map(|begin| *begin as usize);
        let range = begin(shard).zip(begin(shard + 1)).map(|(from, to)| from..to);
        range.and_then(|range| self.cells.get(range)).unwrap_or_default()
    }
}

/// Lays the ranges of a shard side by side, in front of the short range behind them.
fn lay_out(family: &Family<u32>, number: u16, cells: &mut Vec<Cell>) {
    let begin = cells.len();
    let first = u32::from(number) << 16;
    let behind = family.short(first).map_or(NONE, |entry| entry.id.index());
    // The ranges around the next cell: where each ends, and which it is.
    let mut around: Vec<(u32, u32)> = Vec::new();
    let mut cell = |at: u32, subnet: u32| {
        if let Some(last) = cells.get_mut(begin..).and_then(<[Cell]>::last_mut)
            && u32::from(last.low) == at
        {
            last.subnet = subnet;
        } else if let Ok(low) = u16::try_from(at) {
            cells.push(Cell { low, subnet });
        }
    };
    cell(0, behind);
    let leave = |around: &mut Vec<(u32, u32)>, until: u32, cell: &mut dyn FnMut(u32, u32)| {
        while let Some((end, _)) = around.pop_if(|(end, _)| *end <= until) {
            cell(end, around.last().map_or(behind, |(_, subnet)| *subnet));
        }
    };
    for Entry { first, length, id, .. } in family.shard(number) {
        let at = first & 0xFFFF;
        leave(&mut around, at, &mut cell);
        cell(at, id.index());
        around.push((at + (1 << (u32::WIDTH - length)), id.index()));
    }
    leave(&mut around, 1 << 16, &mut cell);
    if let Some([Cell { subnet: NONE, .. }]) = cells.get(begin..) {
        cells.truncate(begin);
    }
}
