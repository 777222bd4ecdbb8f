//! The table against a search through all ranges, and against a prefix trie.

use super::*;
use ipnet::{Ipv4Net, Ipv6Net};
use prefix_trie::PrefixMap;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

fn table(ranges: &[&str]) -> SubnetTable {
    let mut table = SubnetTable::default();
    let ranges: Vec<_> = ranges.iter().map(|range| net(range)).zip((0..).map(Id::at)).collect();
    table.change(&[], &ranges);
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
        let unique: BTreeMap<IpAddr, IpNet> = list.into_iter().map(|range| (range.addr(), range)).collect();
        unique.into_values().collect()
    })
}

/// A trie for each family.
type Tries = (PrefixMap<Ipv4Net, Id<Subnet>>, PrefixMap<Ipv6Net, Id<Subnet>>);

fn tries(held: &[(IpNet, Id<Subnet>)]) -> Tries {
    let mut tries = (PrefixMap::new(), PrefixMap::new());
    for (net, id) in held {
        match net {
            IpNet::V4(net) => _ = tries.0.insert(*net, *id),
            IpNet::V6(net) => _ = tries.1.insert(*net, *id),
        }
    }
    tries
}

fn in_trie((v4, v6): &Tries, probe: IpAddr) -> Option<Id<Subnet>> {
    match probe {
        IpAddr::V4(address) => v4.get_lpm(&Ipv4Net::from(address)).map(|(_, id)| *id),
        IpAddr::V6(address) => v6.get_lpm(&Ipv6Net::from(address)).map(|(_, id)| *id),
    }
}

proptest! {
    // A prefix of one bit lays out half the address space, which an unoptimised build takes its time for.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn agrees_with_a_search_through_all_ranges(list in ranges(), removed in 0usize..60, v4: u32, v6: u128) {
        let mut held: Vec<(IpNet, Id<Subnet>)> = list.iter().copied().zip((0..).map(Id::at)).collect();
        let mut table = SubnetTable::default();
        let (early, late) = held.split_at(held.len() / 2);
        table.change(&[], early);
        for one in late {
            table.change(&[], &[*one]);
        }
        if removed < held.len() {
            let gone = held.remove(removed);
            table.change(&[gone], &[]);
        }
        let mut afresh = SubnetTable::default();
        afresh.change(&[], &held);
        prop_assert_eq!(&table, &afresh, "one after the other is the same as all at once");
        let mut probes: Vec<IpAddr> = list.iter().flat_map(|range| [range.addr(), range.broadcast()]).collect();
        probes.push(std::net::Ipv4Addr::from(v4 & 0xC0FF_0303).into());
        probes.push(std::net::Ipv6Addr::from(v6 & (0xF000_000F_u128 << 96 | 0xF00F)).into());
        let tries = tries(&held);
        for probe in probes {
            prop_assert_eq!(table.containing(probe), in_trie(&tries, probe), "containing {} as a trie has it", probe);
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

/// Two blocks of 16 bits, each cut at random into parts of few sizes, of which some are left out: where parts are of one
/// size, the table needs no search.
fn plan() -> impl Strategy<Value = Vec<IpNet>> {
    let part = (0u32..2, 18u8..=28, any::<u16>(), 1usize..40);
    prop::collection::vec(part, 0..6).prop_map(|parts| {
        let mut unique = BTreeMap::new();
        for (block, length, from, count) in parts {
            let step = 1u32 << (32 - length);
            for number in 0..count as u32 {
                let low = ((u32::from(from) / step + number) * step) & 0xFFFF;
                let net = Ipv4Net::new((0x0A00_0000 | block << 16 | low).into(), length).unwrap();
                unique.entry(net.addr()).or_insert(IpNet::from(net));
            }
        }
        unique.into_values().collect()
    })
}

/// Asks table and trie for every address at an edge, and for some others.
fn agrees_with_trie(held: &[(IpNet, Id<Subnet>)], table: &SubnetTable, others: &[u32]) {
    let tries = tries(held);
    let edges = held.iter().flat_map(|(net, _)| [net.addr(), net.broadcast()]);
    let beside = edges
        .filter_map(<u32 as Bits>::of)
        .flat_map(|bits| [bits.wrapping_sub(1), bits, bits.wrapping_add(1)]);
    for bits in beside.chain(others.iter().copied()) {
        let address: IpAddr = std::net::Ipv4Addr::from(bits).into();
        assert_eq!(table.containing(address), in_trie(&tries, address), "containing {address}");
        let exact = held.iter().find(|(net, _)| net.addr() == address).map(|(_, id)| *id);
        assert_eq!(table.exact(address), exact, "exact {address}");
    }
}

proptest! {
    #[test]
    fn agrees_with_a_trie_where_ranges_are_cut_evenly(nets in plan(), gone in any::<prop::sample::Selector>(), low: u16) {
        let mut held: Vec<(IpNet, Id<Subnet>)> = nets.into_iter().zip((0..).map(Id::at)).collect();
        let others = [0x0A00_0000 | u32::from(low), 0x0A01_0000 | u32::from(low), 0x0A02_0000];
        let mut table = SubnetTable::default();
        table.change(&[], &held);
        agrees_with_trie(&held, &table, &others);
        // One range less may take the evenness away, or bring it.
        if let Some(one) = gone.try_select(held.clone()) {
            held.retain(|other| *other != one);
            table.change(&[one], &[]);
            agrees_with_trie(&held, &table, &others);
        }
    }
}
