//! Who uses a link: every pair of places whose media crosses it (domain.md 3.3, 3.7).
//!
//! The pairs of network sites are found from the link, so none is looked at that does not cross it; those of network
//! sites and trunks are decided as in the [`matrix`](super::matrix).

#[cfg(test)]
mod tests;

use super::admission::{LinkId, Scenario, Terrain};
use super::decision::Verdict;
use super::down::Down;
use super::matrix::{Column, Matrix, Rows};
use super::terms::Quality;
use crate::topology::{
    Id, IntersitePolicy, MediationPool, Model, NetworkRegion, NetworkSite, Ref, RefExt, RegionLink, Subnet,
    Trunk,
};
use std::collections::HashMap;
use std::net::IpAddr;
use std::ops::ControlFlow;

/// Where the calls of a pair go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CalledPlace {
    /// Out over a trunk.
    Trunk(Id<Trunk>),
    /// To users in a network site, and back.
    NetworkSite(Id<NetworkSite>),
}

/// Two places whose media crosses a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrossingPair {
    /// The network site of the caller; of two users' network sites the one that was made first.
    pub from: Id<NetworkSite>,
    /// Where the calls go.
    pub to: CalledPlace,
    /// Whether media bypasses the Mediation Server.
    pub verdict: Verdict,
    /// How often each leg crosses the link: of a mediated call that of the client and that of the gateway; any other
    /// call has one.
    pub legs: [u32; 2],
    /// What admission reserves there for one call at balanced quality, kbps in each direction; 0 for a call that
    /// bypasses, and while call admission control is off.
    pub kbps: u32,
}

impl CrossingPair {
    /// How often a call crosses the link, both legs together.
    pub fn crossings(&self) -> u32 {
        let [client, gateway] = self.legs;
        client + gateway
    }
}

/// Who uses a link.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Crossing {
    /// The pairs: those that take the most first, then in the order of making.
    pub pairs: Vec<CrossingPair>,
    /// How many more there are than are listed.
    pub more: u64,
}

/// Most pairs that are listed.
pub const MOST_PAIRS: usize = 50_000;

/// Finds every pair whose media crosses a link: network sites with subnets against trunks, and against each other.
/// `go_on` hears the part that is done and may stop the search; then there is no answer.
pub fn crossing(
    model: &Model,
    link: LinkId,
    go_on: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Option<Crossing> {
    let up = Down::default();
    let search = Search { model, terrain: Terrain::new(model, &up), link };
    let mut found = Crossing::default();
    search.over_trunks(&mut found, &mut |part| go_on(part / 2.0)).continue_value()?;
    search.between_users(&mut found, &mut |part| go_on(0.5 + part / 2.0)).continue_value()?;
    found.pairs.sort_by_key(|pair| (u32::MAX - pair.kbps, u32::MAX - pair.crossings(), pair.to, pair.from));
    Some(found)
}

impl Crossing {
    fn add(&mut self, pair: CrossingPair) {
        if self.pairs.len() < MOST_PAIRS {
            self.pairs.push(pair);
        } else {
            self.more += 1;
        }
    }
}

/// What the search goes by.
struct Search<'a> {
    model: &'a Model,
    terrain: Terrain<'a>,
    link: LinkId,
}

impl Search<'_> {
    /// How often the way between two places crosses the link; none where a place is not known, `None` where no region
    /// route leads.
    fn times(&self, from: Option<Id<NetworkSite>>, to: Option<Id<NetworkSite>>) -> Option<u32> {
        let (Some(from), Some(to)) = (from, to) else { return Some(0) };
        let path = self.terrain.path(from, to).ok()?;
        u32::try_from(path.iter().filter(|crossing| crossing.link == self.link).count()).ok()
    }

    fn stands(&self, address: Option<IpAddr>) -> Option<Id<NetworkSite>> {
        self.model.locate(address?)?.network_site
    }

    /// Whether anybody can call from a network site.
    fn is_peopled(&self, site: Id<NetworkSite>) -> bool {
        self.model.index().users::<Subnet>(site.into()).len() > 0
    }

    fn over_trunks(
        &self,
        found: &mut Crossing,
        go_on: &mut dyn FnMut(f32) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let topology = self.model.topology();
        let cac = topology.cac_enabled();
        let matrix = Matrix::of(self.model, Rows::NetworkSites);
        let each = Scenario::ClientToMediation.upper(Quality::Balanced).kbps;
        // The leg to the gateway is the same wherever the caller is.
        let far = |column: &Column| {
            let pool = topology.get(column.pool);
            let near = self.stands(pool.and_then(MediationPool::address));
            let towards = self.stands(pool.and_then(MediationPool::pstn_address));
            (near, self.times(towards, column.network_site))
        };
        let far: Vec<_> = matrix.columns.iter().map(far).collect();
        for (row, place) in matrix.rows.iter().enumerate() {
            go_on(row as f32 / matrix.rows.len() as f32)?;
            let Some(site) = place.network_site.filter(|site| self.is_peopled(*site)) else { continue };
            let mut known: HashMap<Option<Id<NetworkSite>>, Option<u32>> = HashMap::new();
            let mut to = |there| *known.entry(there).or_insert_with(|| self.times(Some(site), there));
            for (at, (column, (pool, gateway_leg))) in matrix.columns.iter().zip(&far).enumerate() {
                let Some(cell) = matrix.cell(row, at) else { continue };
                let legs = match cell.verdict {
                    Verdict::Bypass => [to(column.network_site), Some(0)],
                    Verdict::Mediated => [to(*pool), *gateway_leg],
                    Verdict::NotApplicable | Verdict::ConfigurationError => continue,
                };
                // Without a region route CAC lets no call through; without CAC nobody knows the way.
                let legs = match legs {
                    [Some(client), Some(gateway)] => [client, gateway],
                    _ if cac && cell.verdict == Verdict::Mediated => continue,
                    [client, gateway] => [client.unwrap_or(0), gateway.unwrap_or(0)],
                };
                let counted = cac && cell.verdict == Verdict::Mediated;
                let pair = CrossingPair {
                    from: site,
                    to: CalledPlace::Trunk(column.trunk),
                    verdict: cell.verdict,
                    legs,
                    kbps: if counted { each * (legs[0] + legs[1]) } else { 0 },
                };
                if pair.crossings() > 0 {
                    found.add(pair);
                }
            }
        }
        ControlFlow::Continue(())
    }

    fn between_users(
        &self,
        found: &mut Crossing,
        go_on: &mut dyn FnMut(f32) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        match self.link {
            LinkId::NetworkSite(site) => self.with_one(site, found, go_on),
            LinkId::Region(link) => self.between_regions(link, found, go_on),
            LinkId::Intersite(policy) => {
                self.between_two(policy, found);
                ControlFlow::Continue(())
            }
        }
    }

    fn pair(&self, a: Id<NetworkSite>, b: Id<NetworkSite>, times: u32) -> CrossingPair {
        let each = Scenario::PeerToPeer.upper(Quality::Balanced).kbps;
        let counted = self.model.topology().cac_enabled();
        CrossingPair {
            from: a.min(b),
            to: CalledPlace::NetworkSite(a.max(b)),
            verdict: Verdict::NotApplicable,
            legs: [times, 0],
            kbps: if counted { each * times } else { 0 },
        }
    }

    /// The users of one network site and those of every other.
    fn with_one(
        &self,
        site: Id<NetworkSite>,
        found: &mut Crossing,
        go_on: &mut dyn FnMut(f32) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let sites = &self.model.topology().network_sites;
        if !self.is_peopled(site) {
            return ControlFlow::Continue(());
        }
        for (at, (other, _)) in sites.iter().enumerate() {
            go_on(at as f32 / sites.len() as f32)?;
            let times = self.times(Some(site), Some(other)).unwrap_or(0);
            if times > 0 && self.is_peopled(other) {
                found.add(self.pair(site, other, times));
            }
        }
        ControlFlow::Continue(())
    }

    /// The users of all pairs of network regions whose region route has the link, but for the network sites that an
    /// intersite policy joins.
    fn between_regions(
        &self,
        link: Id<RegionLink>,
        found: &mut Crossing,
        go_on: &mut dyn FnMut(f32) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let topology = self.model.topology();
        let routes = &topology.region_routes;
        let sites = |region: Id<NetworkRegion>| -> Vec<Id<NetworkSite>> {
            let sites = self.model.index().users::<NetworkSite>(region.into());
            sites.filter(|site| self.is_peopled(*site)).collect()
        };
        for (at, (id, route)) in routes.iter().enumerate() {
            let times = route.links.iter().filter(|other| Ref::id(other) == Some(link)).count();
            let ends = route.region_1.id().zip(route.region_2.id());
            // Of two region routes between the same network regions only one is used.
            let used = ends.filter(|(a, b)| a != b && self.model.pairs().route(*a, *b) == Some(id));
            let (Some((a, b)), Ok(times @ 1..)) = (used, u32::try_from(times)) else { continue };
            let (near, far) = (sites(a), sites(b));
            for (done, from) in near.iter().enumerate() {
                go_on((at as f32 + done as f32 / near.len() as f32) / routes.len() as f32)?;
                for to in &far {
                    if self.model.pairs().intersite(*from, *to).is_none() {
                        found.add(self.pair(*from, *to, times));
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// The users of the two network sites that an intersite policy joins.
    fn between_two(&self, id: Id<IntersitePolicy>, found: &mut Crossing) {
        let policy = self.model.topology().get(id);
        let ends = policy.and_then(|policy| policy.network_site_1.id().zip(policy.network_site_2.id()));
        let Some((a, b)) = ends.filter(|(a, b)| a != b && self.is_peopled(*a) && self.is_peopled(*b)) else {
            return;
        };
        let times = self.times(Some(a), Some(b)).unwrap_or(0);
        if times > 0 {
            found.add(self.pair(a, b, times));
        }
    }
}
