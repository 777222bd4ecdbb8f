//! The table against a search through all ranges.

use super::*;
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
