//! The narrowest IPv4 range around every address, laid out flat: the question that is asked most.
//!
//! Ranges that nest become cells side by side, each with the narrowest range in it, so that one search answers. Where
//! subnets of a few sizes lie close together, cells are made equally wide, so that no search is needed at all. A page
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
/// Cells that are counted through rather than searched.
const FEW: usize = 8;
/// How many times as many a shard's cells may become by being made equally wide.
const MORE: usize = 2;

/// The narrowest range in a cell: the index of its subnet, and whether the range begins with the cell. An arena never
/// gets as far as the bit that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Narrowest(u32);

impl Narrowest {
    /// No range contains the addresses of the cell.
    const NONE: Self = Self(u32::MAX >> 1);
    const BEGINS: u32 = 1 << 31;

    fn of(subnet: Id<Subnet>) -> Self {
        Self(subnet.index())
    }

    #[inline]
    fn subnet(self) -> Option<Id<Subnet>> {
        let inside = self.inside();
        (inside != Self::NONE).then(|| Id::at(inside.0))
    }

    fn begins(self) -> bool {
        self.0 & Self::BEGINS != 0
    }

    /// The same range in a cell with which it begins.
    fn beginning(self) -> Self {
        Self(self.0 | Self::BEGINS)
    }

    /// The same range in a cell with which it does not begin.
    fn inside(self) -> Self {
        Self(self.0 & !Self::BEGINS)
    }
}

/// Addresses side by side with the same narrowest range, up to the next cell of the shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cell {
    /// The lower half of its first address.
    low: u16,
    narrowest: Narrowest,
}

/// The cells of some shards: what is searched and what is found stand apart, so that either takes little memory.
#[derive(Debug, Clone, PartialEq, Default)]
struct Page {
    /// Where the cells of each shard begin, and where those of the last one end.
    begins: [u32; SHARDS + 1],
    /// How many bits each cell of a shard spans, where all are equally wide.
    spans: [Option<u8>; SHARDS],
    lows: Box<[u16]>,
    narrowest: Box<[Narrowest]>,
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
    #[inline]
    pub fn narrowest(&self, address: u32) -> Option<Id<Subnet>> {
        let (page, place) = self.place(address)?;
        page.narrowest.get(place)?.subnet()
    }

    /// The range that begins with an address.
    #[inline]
    pub fn beginning(&self, address: u32) -> Option<Id<Subnet>> {
        let (page, place) = self.place(address)?;
        let narrowest = page.narrowest.get(place).filter(|narrowest| narrowest.begins())?;
        (page.lows.get(place) == Some(&(address as u16))).then(|| narrowest.subnet())?
    }

    /// The page of an address, and the place of its cell there.
    #[inline]
    fn place(&self, address: u32) -> Option<(&Page, usize)> {
        let page = self.0.get((address >> 20) as usize)?.as_deref()?;
        let shard = (address >> 16) as usize % SHARDS;
        let low = address as u16;
        let begin = *page.begins.get(shard)? as usize;
        if let Some(span) = page.spans.get(shard)? {
            return Some((page, begin + usize::from(low.unbounded_shr(u32::from(*span)))));
        }
        let lows = page.lows.get(begin..*page.begins.get(shard + 1)? as usize)?;
        let count = if lows.len() <= FEW {
            lows.iter().filter(|other| **other <= low).count()
        } else {
            super::near::partition(lows, low, |other| *other <= low)
        };
        Some((page, begin + count.checked_sub(1)?))
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
            let page = place.take().unwrap_or_default().follow(family, number, &shards);
            *place = (!page.lows.is_empty()).then(|| Arc::new(page));
        }
    }
}

impl Page {
    /// The page after some of its shards have changed.
    fn follow(&self, family: &Family<u32>, number: usize, touched: &[usize]) -> Self {
        let mut spans = self.spans;
        let mut begins = [0; SHARDS + 1];
        let mut lows = Vec::with_capacity(self.lows.len());
        let mut narrowest = Vec::with_capacity(self.narrowest.len());
        let places = begins.iter_mut().skip(1).zip(&mut spans);
        for (shard, (end, span)) in places.enumerate() {
            if touched.contains(&shard) {
                let (cells, wide) = widened(lay_out(family, (number * SHARDS + shard) as u16));
                *span = wide;
                lows.extend(cells.iter().map(|cell| cell.low));
                narrowest.extend(cells.iter().map(|cell| cell.narrowest));
            } else {
                let range = self.range(shard);
                lows.extend_from_slice(self.lows.get(range.clone()).unwrap_or_default());
                narrowest.extend_from_slice(self.narrowest.get(range).unwrap_or_default());
            }
            *end = lows.len() as u32;
        }
        Self { begins, spans, lows: lows.into(), narrowest: narrowest.into() }
    }

    fn range(&self, shard: usize) -> std::ops::Range<usize> {
        let begin = |shard: usize| self.begins.get(shard).map_or(0, |begin| *begin as usize);
        begin(shard)..begin(shard + 1)
    }
}

/// Lays the ranges of a shard side by side, in front of the short range behind them.
fn lay_out(family: &Family<u32>, number: u16) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let first = u32::from(number) << 16;
    let behind = family.short(first);
    let begins = behind.is_some_and(|entry| entry.first == first);
    let behind = behind.map_or(Narrowest::NONE, |entry| Narrowest::of(entry.id));
    // The ranges around the next cell: where each ends, and which it is.
    let mut around: Vec<(u32, Narrowest)> = Vec::new();
    let mut cell = |at: u32, narrowest: Narrowest| {
        if let Some(last) = cells.last_mut().filter(|last| u32::from(last.low) == at) {
            last.narrowest = narrowest;
        } else if let Ok(low) = u16::try_from(at) {
            cells.push(Cell { low, narrowest });
        }
    };
    cell(0, if begins { behind.beginning() } else { behind });
    let leave = |around: &mut Vec<(u32, Narrowest)>, until: u32, cell: &mut dyn FnMut(u32, Narrowest)| {
        while let Some((end, _)) = around.pop_if(|(end, _)| *end <= until) {
            cell(end, around.last().map_or(behind, |(_, narrowest)| *narrowest));
        }
    };
    for Entry { first, length, id, .. } in family.shard(number) {
        let at = first & 0xFFFF;
        leave(&mut around, at, &mut cell);
        cell(at, Narrowest::of(*id).beginning());
        around.push((at + (1 << (u32::WIDTH - length)), Narrowest::of(*id)));
    }
    leave(&mut around, 1 << 16, &mut cell);
    if let [Cell { narrowest: Narrowest::NONE, .. }] = cells.as_slice() {
        cells.clear();
    }
    cells
}

/// Makes the cells of a shard equally wide where that leaves few more of them, and says how many bits each spans.
fn widened(cells: Vec<Cell>) -> (Vec<Cell>, Option<u8>) {
    let lows = cells.iter().fold(1 << 16, |all, cell| all | u32::from(cell.low));
    let span = lows.trailing_zeros();
    let count = (1usize << 16) >> span;
    if cells.is_empty() || count > cells.len() * MORE {
        return (cells, None);
    }
    let mut equal = Vec::with_capacity(count);
    for (cell, next) in cells.iter().zip(cells.iter().skip(1).map(Some).chain([None])) {
        let end = next.map_or(1 << 16, |next| u32::from(next.low));
        let lows = (u32::from(cell.low)..end).step_by(1 << span).skip(1);
        equal.push(*cell);
        let inside = cell.narrowest.inside();
        equal.extend(lows.map(|low| Cell { low: low as u16, narrowest: inside }));
    }
    (equal, u8::try_from(span).ok())
}
