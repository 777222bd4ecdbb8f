//! The ranges of one shard: a sorted list in which each range knows how wide the next wider one around it is.

use super::bits::Bits;
use super::near;
use crate::topology::arena::Id;
use crate::topology::entity::Subnet;
use std::sync::Arc;

/// No range of the list lies around this one.
const NONE: u8 = u8::MAX;

/// One range of a list, 12 bytes for IPv4 and 32 for IPv6.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry<B> {
    pub first: B,
    pub id: Id<Subnet>,
    /// Bits of the prefix.
    pub length: u8,
    /// Bits of the narrowest other range of the same list around this one, or [`NONE`].
    outer: u8,
}

impl<B: Bits> Entry<B> {
    pub fn new(first: B, length: u8, id: Id<Subnet>) -> Self {
        Self { first, id, length, outer: NONE }
    }

    /// By first address, then from wide to narrow.
    pub fn key(&self) -> (B, u8) {
        (self.first, self.length)
    }

    pub fn contains(&self, address: B) -> bool {
        address.masked(self.length) == self.first
    }
}

/// A sorted list of ranges, shared by every version of the table that has the same.
pub(super) type Shard<B> = Arc<[Entry<B>]>;

/// The shard of some entries, in any order.
pub(super) fn shard<B: Bits>(mut entries: Vec<Entry<B>>) -> Shard<B> {
    entries.sort_unstable_by_key(Entry::key);
    // The ranges around the one that is looked at, from wide to narrow.
    let mut around: Vec<(B, u8)> = Vec::new();
    for entry in &mut entries {
        while around.pop_if(|(first, length)| entry.first.masked(*length) != *first).is_some() {}
        entry.outer = around.last().map_or(NONE, |(_, length)| *length);
        around.push(entry.key());
    }
    entries.into()
}

/// The narrowest range of a list that contains an address.
pub(super) fn narrowest<B: Bits>(list: &[Entry<B>], address: B) -> Option<&Entry<B>> {
    // The last range that begins at or before the address lies inside every range that contains the address, or
    // is the narrowest of them itself.
    let mut entry = up_to(list, (address, B::WIDTH))?;
    while !entry.contains(address) {
        entry = outer(list, entry)?;
    }
    Some(entry)
}

/// The narrowest other range of a list around one of its ranges.
pub(super) fn outer<'a, B: Bits>(list: &'a [Entry<B>], entry: &Entry<B>) -> Option<&'a Entry<B>> {
    if entry.outer == NONE {
        return None;
    }
    let key = (entry.first.masked(entry.outer), entry.outer);
    up_to(list, key).filter(|outer| outer.key() == key)
}

/// The range of a list that begins with an address; the narrowest, should there be several.
pub(super) fn starting<B: Bits>(list: &[Entry<B>], first: B) -> Option<&Entry<B>> {
    up_to(list, (first, B::WIDTH)).filter(|entry| entry.first == first)
}

/// The last range of a list with that key or one before it.
fn up_to<B: Bits>(list: &[Entry<B>], key: (B, u8)) -> Option<&Entry<B>> {
    let end = near::partition(list, key.0.expected(), |entry| entry.key() <= key);
    list.get(end.checked_sub(1)?)
}
