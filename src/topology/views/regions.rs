//! The graph of network regions and region links.

use super::super::arena::Id;
use super::super::entity::{NetworkRegion, RegionLink};
use super::super::store::Topology;
use super::super::{Ref, RefExt};
use petgraph::algo::astar;
use petgraph::graphmap::UnGraphMap;
use std::collections::VecDeque;
use std::collections::btree_map::{BTreeMap, Entry};

/// Network regions joined by region links. Of parallel links the first made stands for all.
#[derive(Debug, Clone, Default)]
pub struct RegionGraph {
    graph: UnGraphMap<Id<NetworkRegion>, Id<RegionLink>>,
}

impl RegionGraph {
    /// The graph of a topology.
    pub fn of(topology: &Topology) -> Self {
        let mut graph = UnGraphMap::new();
        for (region, _) in topology.network_regions.iter() {
            graph.add_node(region);
        }
        for (id, link) in topology.region_links.iter() {
            if let (Some(a), Some(b)) = (link.region_1.id(), link.region_2.id())
                && a != b
                && !graph.contains_edge(a, b)
            {
                graph.add_edge(a, b, id);
            }
        }
        Self { graph }
    }

    /// The links of a way between two regions that crosses as few as possible, in order; `None` where no way leads.
    pub fn shortest(&self, from: Id<NetworkRegion>, to: Id<NetworkRegion>) -> Option<Vec<Id<RegionLink>>> {
        if !self.graph.contains_node(from) {
            return None;
        }
        let (_, regions) = astar(&self.graph, from, |region| region == to, |_| 1u32, |_| 0)?;
        regions
            .iter()
            .zip(regions.iter().skip(1))
            .map(|(a, b)| self.graph.edge_weight(*a, *b).copied())
            .collect()
    }

    /// As [`shortest`](Self::shortest), from one region to every region that can be reached from it, itself left out.
    pub fn shortest_from(&self, from: Id<NetworkRegion>) -> BTreeMap<Id<NetworkRegion>, Vec<Id<RegionLink>>> {
        let mut ways = BTreeMap::from([(from, Vec::new())]);
        let mut open = VecDeque::from([from]);
        while let Some(here) = open.pop_front() {
            let way = ways.get(&here).cloned().unwrap_or_default();
            for (_, next, link) in self.graph.edges(here) {
                if let Entry::Vacant(place) = ways.entry(next) {
                    place.insert([way.as_slice(), &[*link]].concat());
                    open.push_back(next);
                }
            }
        }
        ways.remove(&from);
        ways
    }

    /// Whether links in this order lead from one region to the other.
    pub fn chains(
        topology: &Topology,
        from: Id<NetworkRegion>,
        to: Id<NetworkRegion>,
        links: &[Ref<RegionLink>],
    ) -> bool {
        let mut at = from;
        for link in links {
            let Some(link) = link.id().and_then(|id| topology.get(id)) else { return false };
            at = match (link.region_1.id(), link.region_2.id()) {
                (Some(a), Some(b)) if a == at => b,
                (Some(a), Some(b)) if b == at => a,
                _ => return false,
            };
        }
        at == to
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topology::Name;
    use proptest::prelude::*;

    /// Six regions, joined as asked.
    fn topology(links: &[(usize, usize)]) -> (Topology, Vec<Id<NetworkRegion>>) {
        let mut topology = Topology::default();
        let named = |name: &str| NetworkRegion { name: Name::new(name).unwrap(), ..NetworkRegion::default() };
        let regions: Vec<_> =
            ["A", "B", "C", "D", "E", "F"].map(|name| topology.network_regions.push(named(name))).into();
        for (one, two) in links {
            let (one, two) = (Some(Ref::To(regions[*one])), Some(Ref::To(regions[*two])));
            topology.region_links.push(RegionLink { region_1: one, region_2: two, ..RegionLink::default() });
        }
        (topology, regions)
    }

    proptest! {
        #[test]
        fn ways_from_one_region_are_as_short_as_each_way_alone(
            links in prop::collection::vec((0usize..6, 0usize..6), 0..10),
        ) {
            let (topology, regions) = topology(&links);
            let graph = RegionGraph::of(&topology);
            let ways = graph.shortest_from(regions[0]);
            for to in &regions[1..] {
                let alone = graph.shortest(regions[0], *to);
                prop_assert_eq!(alone.map(|way| way.len()), ways.get(to).map(Vec::len));
                if let Some(way) = ways.get(to) {
                    let way: Vec<_> = way.iter().map(|link| Ref::To(*link)).collect();
                    prop_assert!(RegionGraph::chains(&topology, regions[0], *to, &way));
                }
            }
        }
    }
}
