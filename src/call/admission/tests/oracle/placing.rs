//! The walk of a call: between users, or trunk by trunk.

use super::{Answer, Leg, Site, Speaker, World, add, from};
use crate::call::decision::tests::oracle::{CONDITIONS, decide};
use crate::call::{CallKind, CallRequest, CalleeLocation, Direction, Location, Media};
use crate::topology::{RefExt, Trunk};

impl World<'_> {
    pub(in crate::call::admission::tests) fn place(&self, request: &CallRequest) -> Answer {
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
            (None, None) => Vec::new(),
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

    pub(super) fn over(&self, request: &CallRequest, trunk: &Trunk, from_trunk: Option<&Trunk>) -> Answer {
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
            let direct = if let Some(from_trunk) = from_trunk {
                let other = t.follow(&from_trunk.gateway).unwrap().1;
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
        self.asked(request, &legs, overridden, &|speaker, site| match speaker {
            Speaker::Client => self.edge_for(request, self.home_edge(request), site),
            Speaker::Pool => self.edge_for(request, self.pool_edge(trunk), site),
            _ => self.edge_for(request, None, site),
        })
    }

    pub(super) fn between_users(&self, request: &CallRequest) -> Answer {
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
        let mut answer = self.asked(request, &legs, overridden, &|speaker, site| match speaker {
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
