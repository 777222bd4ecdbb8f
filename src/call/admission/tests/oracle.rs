//! A second implementation of admission and its fallbacks, written straight from domain.md 3: names for ids, every
//! subnet walked, no shared code with the first.

use crate::call::decision::tests::oracle::{CONDITIONS, decide};
use crate::call::{CallKind, CallRequest, CalleeLocation, Direction, Location, Media, Quality};
use crate::topology::{EdgePool, Gateway, Id, NetworkRegion, NetworkSite, Ref, RefExt, Topology, Trunk};
use std::collections::BTreeMap;
use std::net::IpAddr;

/// kbps in use by link and modality; the key of a link is its kind and name.
pub(super) type Used = BTreeMap<(String, bool), u32>;
type Site = Option<Id<NetworkSite>>;

/// What becomes of a call.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Answer {
    pub outcome: &'static str,
    pub reasons: Vec<&'static str>,
    /// kbps and limited links of each leg of the way that was taken, or of the call's own.
    pub legs: Vec<(Option<u32>, Vec<String>)>,
    /// What the call holds, link by link.
    pub held: Vec<((String, bool), u32)>,
}

pub(super) struct World<'a> {
    pub topology: &'a Topology,
    pub used: &'a Used,
}

#[derive(Clone)]
struct Link {
    key: String,
    /// Total and session limit.
    audio: Option<(u32, u32)>,
    video: Option<(u32, u32)>,
    closed: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Speaker {
    Client,
    Callee,
    Pool,
    Conference,
    Server,
    Gateway,
    Edge,
}

#[derive(Clone)]
struct Leg {
    figures: &'static [u32],
    video: bool,
    ends: [(Speaker, Site); 2],
    /// The stretches, where they are not the ends themselves.
    relayed: Option<Vec<[Site; 2]>>,
    late: bool,
}

enum Judged {
    In(Vec<(Option<u32>, Vec<String>)>, Used),
    Out(Vec<(Option<u32>, Vec<String>)>, Vec<&'static str>),
    NoRoute(Vec<(Option<u32>, Vec<String>)>),
}

fn from(quality: Quality, row: [&'static [u32]; 3]) -> &'static [u32] {
    match quality {
        Quality::Quality => row[0],
        Quality::Balanced => row[1],
        Quality::Quantity => row[2],
    }
}

fn add(to: &mut Vec<&'static str>, from: &[&'static str]) {
    for code in from {
        if !to.contains(code) {
            to.push(code);
        }
    }
}

impl World<'_> {
    fn is_down(&self, request: &CallRequest, name: &str) -> bool {
        request.down.iter().any(|down| down.eq_ignore_ascii_case(name))
    }

    fn site(&self, address: Option<IpAddr>) -> Site {
        let address = address?;
        let subnets = self.topology.subnets.iter().map(|(_, subnet)| subnet);
        let found = subnets.filter(|s| s.range.contains(&address)).max_by_key(|s| s.range.prefix_len())?;
        found.network_site.id()
    }

    fn region(&self, site: Site) -> Option<Id<NetworkRegion>> {
        self.topology.get(site?)?.region.id()
    }

    fn profile(
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

    /// Whether the policy service of a region is down: the region is named, or the first pool of its central site.
    fn unserved(&self, request: &CallRequest, region: Option<Id<NetworkRegion>>) -> bool {
        let Some(region) = region.and_then(|id| self.topology.get(id)) else { return false };
        let mut pools = self.topology.front_end_pools.iter().map(|(_, pool)| pool);
        let first =
            pools.find(|p| p.server_site.id().is_some() && p.server_site.id() == region.central_site.id());
        self.is_down(request, region.name.as_str())
            || first.is_some_and(|pool| self.is_down(request, pool.name.as_str()))
    }

    /// domain.md 3.3; `None` where there is no region route.
    fn path(&self, request: &CallRequest, a: Id<NetworkSite>, b: Id<NetworkSite>) -> Option<Vec<Link>> {
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

    fn judge(&self, request: &CallRequest, legs: &[Leg], overridden: bool) -> Judged {
        let mut used = self.used.clone();
        let mut said = Vec::new();
        for leg in legs {
            let stretches = leg.relayed.clone().unwrap_or_else(|| vec![[leg.ends[0].1, leg.ends[1].1]]);
            let mut paths: Vec<Vec<Link>> = Vec::new();
            let mut routeless = false;
            for [a, b] in stretches {
                paths.push(match (a, b) {
                    (Some(a), Some(b)) => self.path(request, a, b).unwrap_or_else(|| {
                        routeless = true;
                        Vec::new()
                    }),
                    _ => Vec::new(),
                });
            }
            let limit = |link: &Link| if leg.video { link.video } else { link.audio };
            let names = |path: &Vec<Link>| {
                path.iter()
                    .filter(|link| limit(link).is_some())
                    .map(|link| link.key.clone())
                    .collect::<Vec<_>>()
            };
            if routeless {
                said.extend(paths.iter().map(|path| (None, names(path))));
                return Judged::NoRoute(said);
            }
            let all: Vec<&Link> = paths.iter().flatten().collect();
            let mut against: Vec<&'static str> = Vec::new();
            let unchecked = overridden || leg.late;
            let mut granted = None;
            for figure in leg.figures {
                against.clear();
                let mut trial = used.clone();
                for link in &all {
                    let now = trial.entry((link.key.clone(), leg.video)).or_default();
                    let code = match limit(link) {
                        _ if link.closed => Some("link-zero"),
                        _ if unchecked => None,
                        None => None,
                        Some((0, _)) => Some("link-zero"),
                        Some((_, session)) if *figure > session => Some("link-session"),
                        Some((total, _)) if *now + *figure > total => Some("link-total"),
                        Some(_) => None,
                    };
                    add(&mut against, &code.into_iter().collect::<Vec<_>>());
                    *now += *figure;
                }
                if against.is_empty() {
                    granted = Some(*figure);
                    used = trial;
                    break;
                }
                if unchecked {
                    break;
                }
            }
            said.extend(paths.iter().map(|path| (granted, names(path))));
            if granted.is_none() {
                return Judged::Out(said, against);
            }
        }
        Judged::In(said, used)
    }

    fn edges(&self, request: &CallRequest) -> Vec<(Id<EdgePool>, &EdgePool)> {
        let up = |edge: &EdgePool| !self.is_down(request, edge.name.as_str());
        let mut edges: Vec<_> = self.topology.edge_pools.iter().filter(|(_, edge)| up(edge)).collect();
        edges.sort_by_key(|(_, edge)| edge.name.as_str().to_lowercase());
        edges
    }

    fn edge_site(&self, edge: Id<EdgePool>) -> Site {
        let edge = self.topology.get(edge)?;
        edge.public_av_addresses.iter().find_map(|address| self.site(Some(*address)))
    }

    fn edge_for(
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

    fn home_edge(&self, request: &CallRequest) -> Option<Id<EdgePool>> {
        let name = request.user.as_deref()?;
        let user = self.topology.users.iter().map(|(_, u)| u).find(|u| u.name.as_str() == name)?;
        self.topology.follow(&user.home_pool)?.1.edge_pool.id()
    }

    fn pool_edge(&self, trunk: &Trunk) -> Option<Id<EdgePool>> {
        let pool = self.topology.follow(&trunk.pool)?.1;
        pool.edge_pool.id().or_else(|| self.topology.follow(&pool.host_front_end)?.1.edge_pool.id())
    }

    fn allows(&self, edge: Id<EdgePool>, video: bool) -> bool {
        let region = self.region(self.edge_site(edge)).and_then(|id| self.topology.get(id));
        region.is_none_or(|r| r.audio_alternate_path && (!video || r.video_alternate_path))
    }

    /// Places a call of any kind on what is used.
    pub(super) fn place(&self, request: &CallRequest) -> Answer {
        let direct = request.kind == CallKind::Peer
            || request.kind == CallKind::Conference
                && request.trunk.is_none()
                && request.number.is_none()
                && request.from_trunk.is_none();
        if direct {
            return self.between_users(request);
        }
        let trunks = match (&request.trunk, &request.number) {
            (Some(name), _) => vec![self.trunk(name)],
            (None, Some(number)) => self.candidates(request, number),
            (None, None) => unreachable!("the requests of the tests name one"),
        };
        let from = request.from_trunk.as_deref().map(|name| self.trunk(name));
        let lame = |t: &&Trunk| {
            self.is_down(request, t.name.as_str())
                || self.is_down(request, self.topology.follow(&t.gateway).unwrap().1.name.as_str())
                || self.is_down(request, self.topology.follow(&t.pool).unwrap().1.name.as_str())
        };
        if request.trunk.is_some() && (lame(&trunks[0]) || from.as_ref().is_some_and(lame)) {
            return Answer { outcome: "unroutable", reasons: vec!["no-trunk"], ..Answer::default() };
        }
        if trunks.is_empty() {
            let number = request.number.as_deref().unwrap();
            let reasons = self.stopped(request, number);
            return Answer { outcome: "unroutable", reasons, ..Answer::default() };
        }
        let mut first: Option<Answer> = None;
        for trunk in trunks {
            let answer = self.over(request, trunk, from);
            if answer.outcome != "refused" {
                return answer;
            }
            match &mut first {
                None => first = Some(answer),
                Some(first) => add(&mut first.reasons, &answer.reasons),
            }
        }
        let mut answer = first.unwrap();
        let rings = request.kind == CallKind::Pstn && from.is_none();
        if rings && request.direction == Direction::Inbound {
            answer.outcome = "voice-mail";
        }
        answer
    }

    fn trunk(&self, name: &str) -> &Trunk {
        self.topology.trunks.iter().map(|(_, t)| t).find(|t| t.name.as_str() == name).unwrap()
    }

    /// The trunks of Local-1, then of Local-2, for a number of ten digits in North America.
    fn candidates(&self, request: &CallRequest, number: &str) -> Vec<&Trunk> {
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

    fn stopped(&self, request: &CallRequest, number: &str) -> Vec<&'static str> {
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

    fn gateway_site(&self, gateway: &Gateway) -> Site {
        self.site(gateway.representative_media_ip.or(gateway.signalling_address))
    }

    fn cac(&self) -> bool {
        self.topology.network_configurations.first().unwrap().1.cac_enabled
    }

    /// One trunk.
    fn over(&self, request: &CallRequest, trunk: &Trunk, from_trunk: Option<&Trunk>) -> Answer {
        let named = CallRequest { trunk: Some(trunk.name.as_str().into()), number: None, ..request.clone() };
        let order: Vec<usize> = (0..CONDITIONS).collect();
        let (verdict, _) = decide(self.topology, &named, &order);
        if verdict == "configuration-error" {
            return Answer { outcome: "not-evaluated", ..Answer::default() };
        }
        let t = self.topology;
        let gateway = t.follow(&trunk.gateway).unwrap().1;
        let pool = t.follow(&trunk.pool).unwrap().1;
        let external = request.location == Location::External && from_trunk.is_none();
        let client_edge =
            self.edge_for(request, self.home_edge(request).or_else(|| self.pool_edge(trunk)), None);
        if external {
            let video = request.media == Media::Video;
            let reason = match client_edge {
                None => Some("no-edge"),
                Some(edge) if self.cac() && !self.allows(edge, video) => Some("alternate-path-off"),
                Some(_) => None,
            };
            if let Some(reason) = reason {
                return Answer { outcome: "no-media", reasons: vec![reason], ..Answer::default() };
            }
        }
        let client = request.client.map(|client| client.address);
        let near = match request.kind {
            _ if external => (Speaker::Edge, self.edge_site(client_edge.unwrap())),
            CallKind::Service => {
                (Speaker::Server, self.site(client.or_else(|| self.registrar(request, trunk))))
            }
            CallKind::Conference => (Speaker::Conference, self.site(client)),
            _ => (Speaker::Client, self.site(client)),
        };
        let gateway_at = (Speaker::Gateway, self.gateway_site(gateway));
        let address = pool.computers.iter().find_map(|c| c.address);
        let pstn = pool.computers.iter().find_map(|c| c.pstn_address.or(c.address));
        let (pool_at, pool_out) = ((Speaker::Pool, self.site(address)), (Speaker::Pool, self.site(pstn)));
        let gateway_figures = from(request.quality, [&[161, 97], &[97], &[97]]);
        let leg = |figures, ends| Leg { figures, video: false, ends, relayed: None, late: false };
        let legs: Vec<Leg> = if let Some(from_trunk) = from_trunk {
            let other = t.follow(&from_trunk.gateway).unwrap().1;
            let other_pool = t.follow(&from_trunk.pool).unwrap().1;
            let at = (Speaker::Gateway, self.gateway_site(other));
            let inner = (Speaker::Pool, self.site(other_pool.computers.iter().find_map(|c| c.address)));
            let outer = (
                Speaker::Pool,
                self.site(other_pool.computers.iter().find_map(|c| c.pstn_address.or(c.address))),
            );
            let mut legs = vec![leg(gateway_figures, [at, outer])];
            if other_pool.name != pool.name {
                legs.push(leg(gateway_figures, [inner, pool_at]));
            }
            legs.push(leg(gateway_figures, [pool_out, gateway_at]));
            legs
        } else {
            let own: &'static [u32] = match request.kind {
                CallKind::Conference => from(request.quality, [&[165, 101, 53], &[101, 53], &[53]]),
                _ => from(request.quality, [&[161, 97, 45], &[97, 45], &[45]]),
            };
            let configuration = t
                .trunk_configurations
                .iter()
                .map(|(_, c)| c)
                .find(|c| {
                    matches!(&c.scope, crate::topology::TrunkScope::Trunk(r)
                    if r.id().and_then(|id| t.get(id)).is_some_and(|other| other.name == trunk.name))
                })
                .or_else(|| {
                    t.trunk_configurations.iter().map(|(_, c)| c).find(|c| {
                        matches!(&c.scope, crate::topology::TrunkScope::ServerSite(r)
                            if r.id() == gateway.server_site.id())
                    })
                })
                .or_else(|| {
                    t.trunk_configurations
                        .iter()
                        .map(|(_, c)| c)
                        .find(|c| c.scope == crate::topology::TrunkScope::Global)
                })
                .unwrap();
            let known = configuration.concentrated;
            let far = match request.far_media.filter(|_| !known) {
                Some(phone) => (Speaker::Gateway, self.site(Some(phone))),
                None => gateway_at,
            };
            let second = leg(gateway_figures, [pool_out, far]);
            let late = !known && request.direction == Direction::Outbound;
            vec![leg(own, [near, pool_at]), Leg { late, ..second }]
        };
        if verdict == "bypass" || !self.cac() {
            let direct = if from_trunk.is_some() {
                let other = t.follow(&from_trunk.unwrap().gateway).unwrap().1;
                [self.gateway_site(other), gateway_at.1]
            } else {
                [self.site(client), gateway_at.1]
            };
            let ways: Vec<[Site; 2]> = if verdict == "bypass" {
                vec![direct]
            } else {
                legs.iter().map(|leg| [leg.ends[0].1, leg.ends[1].1]).collect()
            };
            return self.unasked(request, &ways);
        }
        let overridden = request.kind == CallKind::Pstn
            && request.direction == Direction::Inbound
            && from_trunk.is_none()
            && self.global_policy().bandwidth_override;
        self.asked(request, legs, overridden, &|speaker, site| match speaker {
            Speaker::Client => self.edge_for(request, self.home_edge(request), site),
            Speaker::Pool => self.edge_for(request, self.pool_edge(trunk), site),
            _ => self.edge_for(request, None, site),
        })
    }

    fn global_policy(&self) -> &crate::topology::VoicePolicy {
        self.topology.voice_policies.first().unwrap().1
    }

    fn registrar(&self, request: &CallRequest, trunk: &Trunk) -> Option<IpAddr> {
        let t = self.topology;
        let user = request.user.as_deref();
        let user = user.and_then(|name| t.users.iter().map(|(_, u)| u).find(|u| u.name.as_str() == name));
        let pool = t.follow(&trunk.pool).unwrap().1;
        let home = user.and_then(|user| user.home_pool.id());
        let id = home.or(pool.next_hop_pool.id()).or(pool.host_front_end.id())?;
        t.get(id)?.computers.iter().find_map(|c| c.address)
    }

    fn unasked(&self, request: &CallRequest, ways: &[[Site; 2]]) -> Answer {
        let closed = ways.iter().any(|[a, b]| {
            let path = a.zip(*b).and_then(|(a, b)| self.path(request, a, b));
            path.is_some_and(|path| path.iter().any(|link| link.closed))
        });
        let (outcome, reasons) =
            if closed { ("no-media", vec!["link-zero"]) } else { ("connected", Vec::new()) };
        Answer { outcome, reasons, ..Answer::default() }
    }

    fn asked(
        &self,
        request: &CallRequest,
        legs: Vec<Leg>,
        overridden: bool,
        edge: &dyn Fn(Speaker, Site) -> Option<Id<EdgePool>>,
    ) -> Answer {
        let (said, mut reasons) = match self.judge(request, &legs, overridden) {
            Judged::In(legs, used) => return self.up("connected", Vec::new(), legs, &used),
            Judged::NoRoute(legs) => {
                return Answer {
                    outcome: "not-evaluated",
                    reasons: vec!["no-region-route"],
                    legs,
                    held: Vec::new(),
                };
            }
            Judged::Out(legs, reasons) => (legs, reasons),
        };
        // The Internet: each end that is no gateway and no Edge goes to its own Edge.
        let video = legs.iter().any(|leg| leg.video) || request.media == Media::Video;
        let mut relayed = Vec::new();
        let mut used_edges = Vec::new();
        let mut missing = false;
        for leg in &legs {
            if leg.ends.iter().any(|(speaker, _)| *speaker == Speaker::Gateway) {
                relayed.push(leg.clone());
                continue;
            }
            let mut stretches = Vec::new();
            for (speaker, site) in leg.ends.iter().filter(|(speaker, _)| *speaker != Speaker::Edge) {
                match edge(*speaker, *site) {
                    Some(edge) => {
                        used_edges.push(edge);
                        stretches.push([*site, self.edge_site(edge)]);
                    }
                    None => missing = true,
                }
            }
            relayed.push(Leg { relayed: Some(stretches), ..leg.clone() });
        }
        let possible =
            legs.iter().any(|leg| leg.ends.iter().all(|(speaker, _)| *speaker != Speaker::Gateway));
        if possible && missing {
            add(&mut reasons, &["no-edge"]);
        } else if possible && used_edges.iter().any(|edge| !self.allows(*edge, video)) {
            add(&mut reasons, &["alternate-path-off"]);
        } else if possible {
            match self.judge(request, &relayed, overridden) {
                Judged::In(legs, used) => return self.up("rerouted-internet", reasons, legs, &used),
                Judged::Out(_, more) => add(&mut reasons, &more),
                Judged::NoRoute(_) => add(&mut reasons, &["no-region-route"]),
            }
        }
        Answer { outcome: "refused", reasons, legs: said, held: Vec::new() }
    }

    fn up(
        &self,
        outcome: &'static str,
        reasons: Vec<&'static str>,
        legs: Vec<(Option<u32>, Vec<String>)>,
        used: &Used,
    ) -> Answer {
        let more = |(key, now): (&(String, bool), &u32)| {
            let more = now - self.used.get(key).copied().unwrap_or(0);
            (more > 0).then(|| (key.clone(), more))
        };
        Answer { outcome, reasons, legs, held: used.iter().filter_map(more).collect() }
    }

    fn between_users(&self, request: &CallRequest) -> Answer {
        let conference = request.kind == CallKind::Conference;
        let video = request.media == Media::Video;
        let edge_client = self.edge_for(request, self.home_edge(request), None);
        let edge_callee = self.edge_for(request, None, None);
        let external = request.location == Location::External;
        let far_out = !conference && request.callee_location == CalleeLocation::External;
        let federated = !conference && request.callee_location == CalleeLocation::Federated;
        let remote =
            [(external, edge_client, true), (far_out, edge_callee, true), (federated, edge_callee, false)];
        let remote: Vec<_> = remote.into_iter().filter(|(counts, ..)| *counts).collect();
        let no_media = |reason| Answer { outcome: "no-media", reasons: vec![reason], ..Answer::default() };
        if remote.iter().any(|(_, edge, _)| edge.is_none()) {
            return no_media("no-edge");
        }
        if self.cac() && remote.iter().any(|(_, edge, flag)| *flag && !self.allows(edge.unwrap(), video)) {
            return no_media("alternate-path-off");
        }
        let near = if external {
            (Speaker::Edge, self.edge_site(edge_client.unwrap()))
        } else {
            (Speaker::Client, self.site(request.client.map(|c| c.address)))
        };
        let pools: Vec<_> = self.topology.conferencing_pools.iter().map(|(_, p)| p).collect();
        let far = match request.callee_location {
            _ if conference => {
                let address = pools.first().and_then(|p| p.computers.iter().find_map(|c| c.address));
                (Speaker::Conference, self.site(address))
            }
            CalleeLocation::Internal => (Speaker::Callee, self.site(request.callee.map(|c| c.address))),
            CalleeLocation::External => (Speaker::Edge, self.edge_site(edge_callee.unwrap())),
            CalleeLocation::Federated => {
                return Answer { outcome: "connected", ..Answer::default() };
            }
        };
        if near.0 == Speaker::Edge && far.0 == Speaker::Edge {
            return Answer { outcome: "connected", ..Answer::default() };
        }
        let figures = if conference {
            from(request.quality, [&[165, 101, 53], &[101, 53], &[53]])
        } else {
            from(request.quality, [&[91, 62, 45], &[62, 45], &[45]])
        };
        let leg = |figures, video| Leg { figures, video, ends: [near, far], relayed: None, late: false };
        let mut legs = vec![leg(figures, false)];
        if video {
            legs.push(leg(from(request.quality, [&[610, 260], &[610, 260], &[260]]), true));
        }
        if !self.cac() {
            let ways: Vec<[Site; 2]> = legs.iter().map(|leg| [leg.ends[0].1, leg.ends[1].1]).collect();
            return self.unasked(request, &ways);
        }
        let overridden = !conference && self.global_policy().bandwidth_override;
        let mut answer = self.asked(request, legs, overridden, &|speaker, site| match speaker {
            Speaker::Client => self.edge_for(request, self.home_edge(request), site),
            _ => self.edge_for(request, None, site),
        });
        if answer.outcome != "refused" || conference || video {
            return answer;
        }
        // Out to the public network, then voice mail.
        if self.global_policy().pstn_rerouting {
            match &request.line_uri {
                None => add(&mut answer.reasons, &["no-line-uri"]),
                Some(number) => {
                    let inner = self.place(&CallRequest {
                        kind: CallKind::Pstn,
                        direction: Direction::Outbound,
                        number: Some(number.clone()),
                        trunk: None,
                        from_trunk: None,
                        ..request.clone()
                    });
                    if matches!(inner.outcome, "connected" | "rerouted-internet") {
                        answer.outcome = "rerouted-pstn";
                        answer.held = inner.held;
                        return answer;
                    }
                    add(&mut answer.reasons, &inner.reasons);
                }
            }
        }
        answer.outcome = "voice-mail";
        answer
    }
}
