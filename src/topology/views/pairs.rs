//! What joins a pair: the region route of two network regions, the intersite policy of two network sites.

use super::super::RefExt;
use super::super::arena::Id;
use super::super::entity::{IntersitePolicy, NetworkRegion, NetworkSite, RegionRoute};
use super::super::store::Topology;
use std::collections::HashMap;

/// Region routes and intersite policies by the pair that they join, whichever end is named first. Of several for one
/// pair the first made stands for all.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pairs {
    routes: HashMap<[Id<NetworkRegion>; 2], Id<RegionRoute>>,
    intersite: HashMap<[Id<NetworkSite>; 2], Id<IntersitePolicy>>,
}

impl Pairs {
    /// The pairs of a topology.
    pub fn of(topology: &Topology) -> Self {
        let mut pairs = Self::default();
        for (id, route) in topology.region_routes.iter() {
            if let (Some(a), Some(b)) = (route.region_1.id(), route.region_2.id()) {
                pairs.routes.entry(sorted(a, b)).or_insert(id);
            }
        }
        for (id, policy) in topology.intersite_policies.iter() {
            if let (Some(a), Some(b)) = (policy.network_site_1.id(), policy.network_site_2.id()) {
                pairs.intersite.entry(sorted(a, b)).or_insert(id);
            }
        }
        pairs
    }

    /// The region route between two network regions (domain.md 1.8) [c:NewRoute(IR)].
    pub fn route(&self, a: Id<NetworkRegion>, b: Id<NetworkRegion>) -> Option<Id<RegionRoute>> {
        self.routes.get(&sorted(a, b)).copied()
    }

    /// The intersite policy between two network sites (domain.md 1.9) [c:NewISP].
    pub fn intersite(&self, a: Id<NetworkSite>, b: Id<NetworkSite>) -> Option<Id<IntersitePolicy>> {
        self.intersite.get(&sorted(a, b)).copied()
    }
}

fn sorted<T>(a: Id<T>, b: Id<T>) -> [Id<T>; 2] {
    if a <= b { [a, b] } else { [b, a] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topology::{Model, Name, Ref};

    fn topology() -> (Topology, [Id<NetworkRegion>; 2], [Id<NetworkSite>; 2]) {
        let mut topology = Topology::default();
        let region =
            |name: &str| NetworkRegion { name: Name::new(name).unwrap(), ..NetworkRegion::default() };
        let site = |name: &str| NetworkSite { name: Name::new(name).unwrap(), ..NetworkSite::default() };
        let regions = ["A", "B"].map(|name| topology.network_regions.push(region(name)));
        let sites = ["a", "b"].map(|name| topology.network_sites.push(site(name)));
        (topology, regions, sites)
    }

    #[test]
    fn a_pair_is_found_from_either_end_and_the_first_made_counts() {
        let (mut topology, [a, b], [c, d]) = topology();
        let route = |a, b| RegionRoute {
            region_1: Some(Ref::To(a)),
            region_2: Some(Ref::To(b)),
            ..RegionRoute::default()
        };
        let policy = IntersitePolicy {
            network_site_1: Some(Ref::To(d)),
            network_site_2: Some(Ref::To(c)),
            ..IntersitePolicy::default()
        };
        let first = topology.region_routes.push(route(b, a));
        topology.region_routes.push(route(a, b));
        let policy = topology.intersite_policies.push(policy);
        let pairs = Pairs::of(&topology);
        assert_eq!(
            (pairs.route(a, b), pairs.route(b, a), pairs.route(a, a)),
            (Some(first), Some(first), None)
        );
        assert_eq!((pairs.intersite(c, d), pairs.intersite(d, c)), (Some(policy), Some(policy)));
    }

    #[test]
    fn the_pairs_of_a_model_follow_its_topology() {
        let (topology, [a, b], _) = topology();
        let mut model = Model::new(topology.clone());
        assert_eq!(model.pairs().route(a, b), None);
        let mut next = topology;
        let ends = [a, b].map(|id| Some(Ref::To(id)));
        let [region_1, region_2] = ends;
        let route = next.region_routes.push(RegionRoute { region_1, region_2, ..RegionRoute::default() });
        model.advance(next);
        assert_eq!(model.pairs().route(a, b), Some(route));
    }
}
