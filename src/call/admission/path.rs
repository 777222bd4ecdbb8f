//! Which links media crosses between two network sites (domain.md 3.3).

use super::link::{Limits, LinkId};
use crate::call::down::Down;
use crate::topology::{FrontEndPool, Id, Model, NetworkRegion, NetworkSite, Ref, RefExt, Topology};

/// A link on a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossing {
    /// The link.
    pub link: LinkId,
    /// What is enforced there: what the profile allows, or nothing while the policy service is down.
    pub limits: Limits,
    /// Whether the limits of the profile are not enforced, because the Bandwidth Policy Service is down.
    pub unenforced: bool,
    /// Whether the link itself is down, so that nothing crosses it.
    pub closed: bool,
}

/// Two network regions without a region route, or a network site without a network region: a configuration error
/// while CAC is on [c:SetNetCfg, GNC].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NoRegionRoute {
    /// The network region of the first end, if it has one.
    pub from: Option<Id<NetworkRegion>>,
    /// The network region of the other end, if it has one.
    pub to: Option<Id<NetworkRegion>>,
}

/// The network as one call finds it: its links, and what of it is out of service.
#[derive(Debug, Clone, Copy)]
pub struct Terrain<'a> {
    model: &'a Model,
    down: &'a Down,
}

impl<'a> Terrain<'a> {
    /// A network with some of it out of service.
    pub fn new(model: &'a Model, down: &'a Down) -> Self {
        Self { model, down }
    }

    /// The topology with its views.
    pub fn model(&self) -> &'a Model {
        self.model
    }

    /// What is out of service.
    pub fn down(&self) -> &'a Down {
        self.down
    }

    /// The links between two network sites, in order from the first: none inside one network site; the direct line
    /// alone where an intersite policy joins them; otherwise both site links, and between two network regions every
    /// link of their region route.
    ///
    /// # Errors
    /// When the network regions of the two have no region route.
    pub fn path(&self, from: Id<NetworkSite>, to: Id<NetworkSite>) -> Result<Vec<Crossing>, NoRegionRoute> {
        if from == to {
            return Ok(Vec::new());
        }
        let topology = self.model.topology();
        if let Some(policy) = self.model.pairs().intersite(from, to) {
            return Ok(vec![self.crossing(LinkId::Intersite(policy))]);
        }
        let region = |site: Id<NetworkSite>| topology.get(site).and_then(|site| site.region.id());
        let none = NoRegionRoute { from: region(from), to: region(to) };
        let (Some(here), Some(there)) = (none.from, none.to) else { return Err(none) };
        let mut path = vec![self.crossing(LinkId::NetworkSite(from))];
        if here != there {
            self.between_regions(here, there, &mut path).ok_or(none)?;
        }
        path.push(self.crossing(LinkId::NetworkSite(to)));
        Ok(path)
    }

    /// Adds the links of the region route; `None` where there is no route.
    fn between_regions(
        &self,
        from: Id<NetworkRegion>,
        to: Id<NetworkRegion>,
        path: &mut Vec<Crossing>,
    ) -> Option<()> {
        let topology = self.model.topology();
        let route = topology.get(self.model.pairs().route(from, to)?)?;
        let links = route.links.iter().filter_map(Ref::id).map(|id| self.crossing(LinkId::Region(id)));
        if route.region_1.id() == Some(from) {
            path.extend(links);
        } else {
            path.extend(links.rev());
        }
        Some(())
    }

    /// A link as media finds it that crosses it.
    pub fn crossing(&self, link: LinkId) -> Crossing {
        let unenforced = !self.down.is_empty() && self.unenforced(link);
        let limits = if unenforced { Limits::default() } else { link.limits(self.model.topology()) };
        let closed = !self.down.is_empty() && self.down.contains(link.entity());
        Crossing { link, limits, unenforced, closed }
    }

    /// Whether nobody enforces the limits of a link: of a site link while the service of its network region is down,
    /// of the others while those of both ends are (AMB-32).
    pub fn unenforced(&self, link: LinkId) -> bool {
        let topology = self.model.topology();
        let down = |region: Option<Id<NetworkRegion>>| region.is_some_and(|region| self.service_down(region));
        let of = |site: Option<Id<NetworkSite>>| site.and_then(|id| topology.get(id)?.region.id());
        match link {
            LinkId::NetworkSite(id) => down(of(Some(id))),
            LinkId::Region(id) => {
                topology.get(id).is_some_and(|link| down(link.region_1.id()) && down(link.region_2.id()))
            }
            LinkId::Intersite(id) => topology.get(id).is_some_and(|policy| {
                down(of(policy.network_site_1.id())) && down(of(policy.network_site_2.id()))
            }),
        }
    }

    /// Whether the Bandwidth Policy Service of a network region is down.
    pub fn service_down(&self, region: Id<NetworkRegion>) -> bool {
        self.down.policy_service(self.model.topology(), region)
    }
}

/// The pool that runs the Bandwidth Policy Service of a network region: the first Front End pool of its central site
/// [PCAC].
pub fn policy_service(topology: &Topology, region: Id<NetworkRegion>) -> Option<Id<FrontEndPool>> {
    let central = topology.get(region)?.central_site.id()?;
    let mut pools = topology.front_end_pools.iter();
    pools.find(|(_, pool)| pool.server_site.id() == Some(central)).map(|(id, _)| id)
}
