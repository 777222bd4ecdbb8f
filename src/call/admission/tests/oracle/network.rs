//! Where things stand, what joins them, and what is there.

use super::{Link, Site, World};
use crate::call::CallRequest;
use crate::topology::{EdgePool, Gateway, Id, NetworkRegion, NetworkSite, Ref, RefExt, Trunk};
use std::net::IpAddr;

impl World<'_> {
    pub(super) fn is_down(&self, request: &CallRequest, name: &str) -> bool {
        request.down.iter().any(|down| down.eq_ignore_ascii_case(name))
    }

    pub(super) fn site(&self, address: Option<IpAddr>) -> Site {
        let address = address?;
        let subnets = self.topology.subnets.iter().map(|(_, subnet)| subnet);
        let found = subnets.filter(|s| s.range.contains(&address)).max_by_key(|s| s.range.prefix_len())?;
        found.network_site.id()
    }

    pub(super) fn region(&self, site: Site) -> Option<Id<NetworkRegion>> {
        self.topology.get(site?)?.region.id()
    }

    pub(super) fn profile(
        &self,
        profile: &Option<Ref<crate::topology::BandwidthPolicyProfile>>,
    ) -> [Option<(u32, u32)>; 2] {
        let Some((_, p)) = self.topology.follow(profile) else { return [None, None] };
        let pair = |total: Option<u32>, session: Option<u32>, default| match (total, session) {
            (None, None) => None,
            (total, session) => Some((total.unwrap_or(0), session.unwrap_or(default))),
        };
        [pair(p.audio_limit, p.audio_session_limit, 175), pair(p.video_limit, p.video_session_limit, 700)]
    }

    pub(super) fn unserved(&self, request: &CallRequest, region: Option<Id<NetworkRegion>>) -> bool {
        let Some(region) = region.and_then(|id| self.topology.get(id)) else { return false };
        let mut pools = self.topology.front_end_pools.iter().map(|(_, pool)| pool);
        let first =
            pools.find(|p| p.server_site.id().is_some() && p.server_site.id() == region.central_site.id());
        self.is_down(request, region.name.as_str())
            || first.is_some_and(|pool| self.is_down(request, pool.name.as_str()))
    }

    pub(super) fn path(
        &self,
        request: &CallRequest,
        a: Id<NetworkSite>,
        b: Id<NetworkSite>,
    ) -> Option<Vec<Link>> {
        if a == b {
            return Some(Vec::new());
        }
        let t = self.topology;
        let free = |limits: [Option<(u32, u32)>; 2], free: bool| if free { [None, None] } else { limits };
        let pair = |x: Site, y: Site| (x, y) == (Some(a), Some(b)) || (x, y) == (Some(b), Some(a));
        let mut policies = t.intersite_policies.iter().map(|(_, p)| p);
        if let Some(p) = policies.find(|p| pair(p.network_site_1.id(), p.network_site_2.id())) {
            let both = self.unserved(request, self.region(p.network_site_1.id()))
                && self.unserved(request, self.region(p.network_site_2.id()));
            let [audio, video] = free(self.profile(&p.profile), both);
            let closed = self.is_down(request, p.name.as_str());
            return Some(vec![Link { key: format!("intersite {}", p.name), audio, video, closed }]);
        }
        let (here, there) = (self.region(Some(a))?, self.region(Some(b))?);
        let stub = |id: Id<NetworkSite>| {
            let site = t.get(id).unwrap();
            let [audio, video] =
                free(self.profile(&site.profile), self.unserved(request, self.region(Some(id))));
            let closed = self.is_down(request, site.name.as_str());
            Link { key: format!("site {}", site.name), audio, video, closed }
        };
        let mut links = vec![stub(a)];
        if here != there {
            let route = t.region_routes.iter().map(|(_, r)| r).find(|r| {
                let ends = (r.region_1.id(), r.region_2.id());
                ends == (Some(here), Some(there)) || ends == (Some(there), Some(here))
            })?;
            let mut between: Vec<Link> = Vec::new();
            for link in route.links.iter().filter_map(|link| t.get(link.id()?)) {
                let both =
                    self.unserved(request, link.region_1.id()) && self.unserved(request, link.region_2.id());
                let [audio, video] = free(self.profile(&link.profile), both);
                let closed = self.is_down(request, link.name.as_str());
                between.push(Link { key: format!("region {}", link.name), audio, video, closed });
            }
            if route.region_1.id() != Some(here) {
                between.reverse();
            }
            links.extend(between);
        }
        links.push(stub(b));
        Some(links)
    }

    pub(super) fn edges(&self, request: &CallRequest) -> Vec<(Id<EdgePool>, &EdgePool)> {
        let up = |edge: &EdgePool| !self.is_down(request, edge.name.as_str());
        let mut edges: Vec<_> = self.topology.edge_pools.iter().filter(|(_, edge)| up(edge)).collect();
        edges.sort_by_key(|(_, edge)| edge.name.as_str().to_lowercase());
        edges
    }

    pub(super) fn edge_site(&self, edge: Id<EdgePool>) -> Site {
        let edge = self.topology.get(edge)?;
        edge.public_av_addresses.iter().find_map(|address| self.site(Some(*address)))
    }

    pub(super) fn edge_for(
        &self,
        request: &CallRequest,
        home: Option<Id<EdgePool>>,
        here: Site,
    ) -> Option<Id<EdgePool>> {
        let edges = self.edges(request);
        if let Some(home) = home.filter(|home| edges.iter().any(|(id, _)| id == home)) {
            return Some(home);
        }
        let own = edges.iter().find(|(id, _)| here.is_some() && self.edge_site(*id) == here);
        let near = edges.iter().find(|(id, _)| {
            self.region(here).is_some() && self.region(self.edge_site(*id)) == self.region(here)
        });
        own.or(near).or(edges.first()).map(|(id, _)| *id)
    }

    pub(super) fn home_edge(&self, request: &CallRequest) -> Option<Id<EdgePool>> {
        let name = request.user.as_deref()?;
        let user = self.topology.users.iter().map(|(_, u)| u).find(|u| u.name.as_str() == name)?;
        self.topology.follow(&user.home_pool)?.1.edge_pool.id()
    }

    pub(super) fn pool_edge(&self, trunk: &Trunk) -> Option<Id<EdgePool>> {
        let pool = self.topology.follow(&trunk.pool)?.1;
        pool.edge_pool.id().or_else(|| self.topology.follow(&pool.host_front_end)?.1.edge_pool.id())
    }

    pub(super) fn allows(&self, edge: Id<EdgePool>, video: bool) -> bool {
        let region = self.region(self.edge_site(edge)).and_then(|id| self.topology.get(id));
        region.is_none_or(|r| r.audio_alternate_path && (!video || r.video_alternate_path))
    }

    pub(super) fn trunk(&self, name: &str) -> &Trunk {
        self.topology.trunks.iter().map(|(_, t)| t).find(|t| t.name.as_str() == name).unwrap()
    }

    pub(super) fn candidates(&self, request: &CallRequest, number: &str) -> Vec<&Trunk> {
        let mut found: Vec<&Trunk> = Vec::new();
        if !(number.starts_with("+1") && number.len() == 12) {
            return found;
        }
        for route in ["Local-1", "Local-2"] {
            let mut routes = self.topology.voice_routes.iter().map(|(_, r)| r);
            let route = routes.find(|r| r.name.as_str() == route).unwrap();
            for trunk in route.trunks.iter().filter_map(|trunk| self.topology.get(trunk.id()?)) {
                let gateway = self.topology.follow(&trunk.gateway).unwrap().1;
                let pool = self.topology.follow(&trunk.pool).unwrap().1;
                let names = [trunk.name.as_str(), gateway.name.as_str(), pool.name.as_str()];
                let up = gateway.routable && !names.iter().any(|name| self.is_down(request, name));
                if up && !found.iter().any(|other| other.name == trunk.name) {
                    found.push(trunk);
                }
            }
        }
        found
    }

    pub(super) fn stopped(&self, request: &CallRequest, number: &str) -> Vec<&'static str> {
        if !(number.starts_with("+1") && number.len() == 12) {
            return vec!["no-route"];
        }
        // Every trunk of the routes is down, or may not be used.
        let mut reasons = Vec::new();
        let listed: Vec<&Trunk> = ["Local-1", "Local-2"]
            .iter()
            .flat_map(|name| {
                let route =
                    self.topology.voice_routes.iter().map(|(_, r)| r).find(|r| r.name.as_str() == *name);
                route.unwrap().trunks.iter().filter_map(|trunk| self.topology.get(trunk.id()?))
            })
            .collect();
        let gateway = |t: &Trunk| self.topology.follow(&t.gateway).unwrap().1.routable;
        if listed.iter().any(|t| gateway(t)) && !request.down.is_empty() {
            reasons.push("no-trunk");
        }
        if listed.iter().any(|t| !gateway(t)) {
            reasons.push("gateway-not-routable");
        }
        reasons
    }

    pub(super) fn gateway_site(&self, gateway: &Gateway) -> Site {
        self.site(gateway.representative_media_ip.or(gateway.signalling_address))
    }

    pub(super) fn cac(&self) -> bool {
        self.topology.network_configurations.first().unwrap().1.cac_enabled
    }

    pub(super) fn global_policy(&self) -> &crate::topology::VoicePolicy {
        self.topology.voice_policies.first().unwrap().1
    }

    pub(super) fn registrar(&self, request: &CallRequest, trunk: &Trunk) -> Option<IpAddr> {
        let t = self.topology;
        let user = request.user.as_deref();
        let user = user.and_then(|name| t.users.iter().map(|(_, u)| u).find(|u| u.name.as_str() == name));
        let pool = t.follow(&trunk.pool).unwrap().1;
        let home = user.and_then(|user| user.home_pool.id());
        let id = home.or(pool.next_hop_pool.id()).or(pool.host_front_end.id())?;
        t.get(id)?.computers.iter().find_map(|c| c.address)
    }
}
