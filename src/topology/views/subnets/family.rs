//! The ranges of one address family, in shards that a change replaces one by one.

use super::bits::Bits;
use super::shard::{self, Entry, Shard};
use std::sync::Arc;

/// Shards under the lower half of their number.
type Page<B> = [Option<Shard<B>>; 256];

/// Every range of one address family. A clone shares all shards.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Family<B> {
    /// Pages under the upper half of the number of their shards; none of them is empty.
    pages: Arc<[Option<Arc<Page<B>>>; 256]>,
    /// Ranges with fewer bits than a shard has.
    short: Shard<B>,
}

impl<B> Default for Family<B> {
    fn default() -> Self {
        Self { pages: Arc::new([const { None }; 256]), short: Arc::new([]) }
    }
}

/// Where ranges stand: in a shard, or among the short ones.
fn home<B: Bits>(entry: &Entry<B>) -> Option<u16> {
    (entry.length >= B::SHARD).then(|| entry.first.shard())
}

impl<B: Bits> Family<B> {
    /// The ranges of a shard.
    pub fn shard(&self, number: u16) -> &[Entry<B>] {
        let [upper, lower] = number.to_be_bytes();
        let page = self.pages.get(usize::from(upper)).and_then(Option::as_ref);
        let shard = page.and_then(|page| page.get(usize::from(lower))?.as_ref());
        shard.map_or(&[], |list| list)
    }

    /// Puts a list in its place; an empty one leaves none.
    fn put(&mut self, home: Option<u16>, list: Shard<B>) {
        let Some(number) = home else {
            self.short = list;
            return;
        };
        let [upper, lower] = number.to_be_bytes();
        let Some(page) = Arc::make_mut(&mut self.pages).get_mut(usize::from(upper)) else { return };
        let shards = Arc::make_mut(page.get_or_insert_with(|| Arc::new([const { None }; 256])));
        if let Some(place) = shards.get_mut(usize::from(lower)) {
            *place = (!list.is_empty()).then_some(list);
        }
        if shards.iter().all(Option::is_none) {
            *page = None;
        }
    }

    /// The narrowest range with fewer bits than a shard that contains an address.
    pub fn short(&self, address: B) -> Option<&Entry<B>> {
        shard::narrowest(&self.short, address)
    }

    /// Takes ranges out and others in, each touched shard once.
    pub fn change(&mut self, mut removed: Vec<Entry<B>>, mut added: Vec<Entry<B>>) {
        let order = |entry: &Entry<B>| (home(entry), entry.key(), entry.id);
        removed.sort_unstable_by_key(order);
        added.sort_unstable_by_key(order);
        let mut homes: Vec<Option<u16>> = removed.iter().chain(&added).map(home).collect();
        homes.sort_unstable();
        homes.dedup();
        let (mut removed, mut added) = (removed.as_slice(), added.as_slice());
        for place in homes {
            let old = place.map_or(&*self.short, |number| self.shard(number));
            let gone = split_off(&mut removed, place);
            let stays = |entry: &&Entry<B>| gone.binary_search_by_key(&order(entry), order).is_err();
            let mut entries: Vec<Entry<B>> = old.iter().filter(stays).copied().collect();
            entries.extend_from_slice(split_off(&mut added, place));
            self.put(place, shard::shard(entries));
        }
    }

    /// The range that starts at an address.
    pub fn starting(&self, first: B) -> Option<&Entry<B>> {
        shard::starting(self.shard(first.shard()), first).or_else(|| shard::starting(&self.short, first))
    }

    /// The narrowest range that contains an address.
    pub fn narrowest(&self, address: B) -> Option<&Entry<B>> {
        shard::narrowest(self.shard(address.shard()), address).or_else(|| self.short(address))
    }

    /// Ranges that contain an address, the narrowest first.
    pub fn containing(&self, address: B) -> impl Iterator<Item = &Entry<B>> {
        [self.shard(address.shard()), &self.short].into_iter().flat_map(move |list| {
            std::iter::successors(shard::narrowest(list, address), |entry| shard::outer(list, entry))
        })
    }

    /// Ranges inside a range, itself included.
    pub fn inside(&self, first: B, length: u8) -> impl Iterator<Item = &Entry<B>> {
        let short = (length < B::SHARD).then_some(&*self.short);
        let shards = B::shards(first, length).map(|number| self.shard(number));
        short.into_iter().chain(shards).flat_map(move |list| {
            let from = list.partition_point(|entry| entry.key() < (first, length));
            let entries = list.get(from..).unwrap_or_default();
            entries.iter().take_while(move |entry| entry.first.masked(length) == first)
        })
    }
}

/// Takes the entries of one home off the front of a list that is ordered by homes.
fn split_off<'a, B: Bits>(list: &mut &'a [Entry<B>], place: Option<u16>) -> &'a [Entry<B>] {
    let (front, rest) = list.split_at(list.partition_point(|entry| home(entry) <= place));
    *list = rest;
    front
}
