//! Finding the subnet of an address: exact by network address, or the longest prefix that contains it.
//!
//! Ranges are kept sorted in shards by their first bits (16 of IPv4, 32 of IPv6), so that a change moves one
//! short list. Ranges shorter than that stand in a side list.

use super::super::arena::Id;
use super::super::entity::Subnet;
use ipnet::IpNet;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

/// Addresses as numbers that fill the upper bits, so that IPv4 and IPv6 sort alike within their own table.
fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => u128::from(u32::from(address)) << 96,
        IpAddr::V6(address) => address.into(),
    }
}

/// One range: sorted by first address, then from wide to narrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    first: u128,
    length: u8,
    id: Id<Subnet>,
}

impl Entry {
    fn contains(&self, address: u128) -> bool {
        self.length == 0 || (self.first ^ address) >> (128 - u32::from(self.length)) == 0
    }
}

type Shard = Arc<Vec<Entry>>;

/// The ranges of one address family.
#[derive(Debug, Clone, Default, PartialEq)]
struct Family {
    /// Bits that choose a shard.
    shard_bits: u8,
    shards: Arc<BTreeMap<u128, Shard>>,
    /// Ranges with fewer bits than a shard has.
    short: Shard,
}

impl Family {
    fn new(shard_bits: u8) -> Self {
        Self { shard_bits, ..Self::default() }
    }

    fn shard_of(&self, address: u128) -> u128 {
        address >> (128 - u32::from(self.shard_bits))
    }

    fn list_mut(&mut self, entry: &Entry) -> &mut Vec<Entry> {
        if entry.length < self.shard_bits {
            Arc::make_mut(&mut self.short)
        } else {
            let shard = self.shard_of(entry.first);
            Arc::make_mut(Arc::make_mut(&mut self.shards).entry(shard).or_default())
        }
    }

    fn insert(&mut self, entry: Entry) {
        let list = self.list_mut(&entry);
        if let Err(place) = list.binary_search(&entry) {
            list.insert(place, entry);
        }
    }

    fn remove(&mut self, entry: Entry) {
        let list = self.list_mut(&entry);
        if let Ok(place) = list.binary_search(&entry) {
            list.remove(place);
        }
        let shard = self.shard_of(entry.first);
        if self.shards.get(&shard).is_some_and(|list| list.is_empty()) {
            Arc::make_mut(&mut self.shards).remove(&shard);
        }
    }

    /// The entry that starts at an address; the narrowest, should there be several.
    fn starting(&self, first: u128) -> Option<&Entry> {
        let shard = self.shards.get(&self.shard_of(first)).map_or(&[][..], |list| list);
        [shard, &self.short].into_iter().find_map(|list| {
            let end = list.partition_point(|entry| entry.first <= first);
            list.get(end.checked_sub(1)?).filter(|entry| entry.first == first)
        })
    }

    /// Entries that contain an address, the narrowest first.
    fn containing(&self, address: u128) -> impl Iterator<Item = &Entry> {
        let shard = self.shards.get(&self.shard_of(address)).map_or(&[][..], |list| list);
        narrowest_first(shard, address).chain(narrowest_first(&self.short, address))
    }

    /// Entries inside a range, itself included.
    fn inside(&self, first: u128, length: u8) -> impl Iterator<Item = &Entry> {
        let last = if length == 0 { u128::MAX } else { first | (u128::MAX >> 1 >> (length - 1)) };
        let shards = self.shards.range(self.shard_of(first)..=self.shard_of(last)).map(|(_, list)| list);
        std::iter::once(&self.short).chain(shards).flat_map(move |list| {
            let start = list.partition_point(|entry| (entry.first, entry.length) < (first, length));
            list.iter().skip(start).take_while(move |entry| entry.first <= last)
        })
    }
}

/// The entries of a sorted list that contain an address, from the narrowest. For each length there is at most
/// one, found by its first address.
fn narrowest_first(list: &[Entry], address: u128) -> impl Iterator<Item = &Entry> {
    let mut end = list.partition_point(|entry| entry.first <= address);
    let mut limit = 128u8;
    std::iter::from_fn(move || {
        // Walk back over entries that start at or before the address; jump over those that end before it.
        loop {
            let entry = end.checked_sub(1).and_then(|last| list.get(last))?;
            end -= 1;
            if entry.length <= limit && entry.contains(address) {
                limit = entry.length;
                return Some(entry);
            }
            // The next container, if any, starts at or before the common prefix of this entry and the address.
            let common = (entry.first ^ address).leading_zeros().min(u32::from(entry.length));
            let start = if common == 0 { 0 } else { address & !(u128::MAX >> 1 >> (common - 1)) };
            let jump =
                list.partition_point(|other| (other.first, u32::from(other.length)) <= (start, common));
            end = end.min(jump.max(list.partition_point(|other| other.first < start)));
        }
    })
}

/// All subnets of a topology, ready to be looked up. A clone shares every shard.
#[derive(Debug, Clone, PartialEq)]
pub struct SubnetTable {
    v4: Family,
    v6: Family,
}

impl Default for SubnetTable {
    fn default() -> Self {
        Self { v4: Family::new(16), v6: Family::new(32) }
    }
}

impl SubnetTable {
    /// Adds a range.
    pub fn insert(&mut self, range: IpNet, id: Id<Subnet>) {
        self.family_mut(range).insert(Entry { first: bits(range.addr()), length: range.prefix_len(), id });
    }

    /// Takes a range out.
    pub fn remove(&mut self, range: IpNet, id: Id<Subnet>) {
        self.family_mut(range).remove(Entry { first: bits(range.addr()), length: range.prefix_len(), id });
    }

    /// The subnet whose network address this is, whatever its mask: what bypass asks for [NET], and what makes a
    /// subnet unique [c:NewSubnet].
    pub fn exact(&self, network: IpAddr) -> Option<Id<Subnet>> {
        self.family(network).starting(bits(network)).map(|entry| entry.id)
    }

    /// The narrowest subnet that contains an address: what CAC and the locating of servers ask for [NET].
    pub fn containing(&self, address: IpAddr) -> Option<Id<Subnet>> {
        self.family(address).containing(bits(address)).next().map(|entry| entry.id)
    }

    /// The other subnets that contain a range, from the narrowest.
    pub fn containers(&self, range: IpNet) -> impl Iterator<Item = Id<Subnet>> + '_ {
        let length = range.prefix_len();
        let entries = self.family(range.addr()).containing(bits(range.addr()));
        entries.filter(move |entry| entry.length < length).map(|entry| entry.id)
    }

    /// The other subnets inside a range, in the order of addresses.
    pub fn inside(&self, range: IpNet) -> impl Iterator<Item = Id<Subnet>> + '_ {
        let (first, length) = (bits(range.addr()), range.prefix_len());
        let entries = self.family(range.addr()).inside(first, length);
        entries.filter(move |entry| entry.length > length).map(|entry| entry.id)
    }

    fn family(&self, address: IpAddr) -> &Family {
        if address.is_ipv4() { &self.v4 } else { &self.v6 }
    }

    fn family_mut(&mut self, range: IpNet) -> &mut Family {
        if range.addr().is_ipv4() { &mut self.v4 } else { &mut self.v6 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn net(text: &str) -> IpNet {
        text.parse().unwrap()
    }

    fn table(ranges: &[&str]) -> SubnetTable {
        let mut table = SubnetTable::default();
        for (index, range) in (0..).zip(ranges) {
            table.insert(net(range), Id::at(index));
        }
        table
    }

    #[test]
    fn a_supernet_contains_but_does_not_match_exactly() {
        let table = table(&["172.29.0.0/16", "172.29.80.0/24", "10.0.0.0/8"]);
        assert_eq!(table.containing("172.29.81.57".parse().unwrap()), Some(Id::at(0)));
        assert_eq!(table.exact("172.29.81.0".parse().unwrap()), None);
        assert_eq!(table.exact("172.29.80.0".parse().unwrap()), Some(Id::at(1)));
        assert_eq!(table.containing("10.200.0.1".parse().unwrap()), Some(Id::at(2)));
        assert_eq!(table.containing("11.0.0.1".parse().unwrap()), None);
    }

    /// Ranges that nest and collide often, one per network address.
    fn ranges() -> impl Strategy<Value = Vec<IpNet>> {
        let v4 = (any::<u32>(), 1u8..=32).prop_map(|(bits, length)| {
            let address = std::net::Ipv4Addr::from(bits & 0xC0FF_0303);
            IpNet::new(address.into(), length).unwrap().trunc()
        });
        let v6 = (any::<u128>(), 1u8..=128).prop_map(|(bits, length)| {
            let address = std::net::Ipv6Addr::from(bits & (0xF000_000F_u128 << 96 | 0xF00F));
            IpNet::new(address.into(), length).unwrap().trunc()
        });
        prop::collection::vec(prop_oneof![v4, v6], 0..60).prop_map(|list| {
            let unique: BTreeMap<IpAddr, IpNet> =
                list.into_iter().map(|range| (range.addr(), range)).collect();
            unique.into_values().collect()
        })
    }

    proptest! {
        #[test]
        fn agrees_with_a_search_through_all_ranges(list in ranges(), removed in 0usize..60, v4: u32, v6: u128) {
            let mut table = SubnetTable::default();
            for (index, range) in (0..).zip(&list) {
                table.insert(*range, Id::at(index));
            }
            let mut held: Vec<(IpNet, Id<Subnet>)> = list.iter().copied().zip((0..).map(Id::at)).collect();
            if removed < held.len() {
                let (range, id) = held.remove(removed);
                table.remove(range, id);
            }
            let mut probes: Vec<IpAddr> = list.iter().flat_map(|range| [range.addr(), range.broadcast()]).collect();
            probes.push(std::net::Ipv4Addr::from(v4 & 0xC0FF_0303).into());
            probes.push(std::net::Ipv6Addr::from(v6 & (0xF000_000F_u128 << 96 | 0xF00F)).into());
            for probe in probes {
                let longest = held.iter().filter(|(range, _)| range.contains(&probe)).max_by_key(|(range, _)| range.prefix_len());
                prop_assert_eq!(table.containing(probe), longest.map(|(_, id)| *id), "containing {}", probe);
                let exact = held.iter().find(|(range, _)| range.addr() == probe).map(|(_, id)| *id);
                prop_assert_eq!(table.exact(probe), exact, "exact {}", probe);
            }
            for (range, id) in &held {
                let mut inside: Vec<_> = table.inside(*range).collect();
                let mut expected: Vec<_> = held.iter().filter(|(other, other_id)| range.contains(other) && other_id != id).map(|(_, id)| *id).collect();
                inside.sort();
                expected.sort();
                prop_assert_eq!(inside, expected, "inside {}", range);
                let containers: Vec<_> = table.containers(*range).collect();
                let mut expected: Vec<_> = held.iter().filter(|(other, other_id)| other.contains(range) && other_id != id).collect();
                expected.sort_by_key(|(other, _)| std::cmp::Reverse(other.prefix_len()));
                prop_assert_eq!(containers, expected.into_iter().map(|(_, id)| *id).collect::<Vec<_>>(), "containers of {}", range);
            }
        }
    }
}
