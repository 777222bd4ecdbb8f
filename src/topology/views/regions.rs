//! The graph of network regions and region links.

use super::super::arena::Id;
use super::super::entity::{NetworkRegion, RegionLink};
use super::super::store::Topology;
use super::super::{Ref, RefExt};
use petgraph::algo::astar;
use petgraph::graphmap::UnGraphMap;

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
