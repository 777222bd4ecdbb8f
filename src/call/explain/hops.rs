//! The ways of media and signalling, hop by hop.

use super::{Case, Line, Sides};
use crate::call::decision::Verdict;
use crate::call::report::{Hop, Role};
use crate::call::terms::{CallKind, Direction, Location};
use crate::topology::{AnyId, EdgePool, Entity, Gateway, Id, MediationPool, RefExt};
use std::net::IpAddr;

impl Case<'_> {
    /// The way of the media in the direction of the call; empty where the settings contradict each other.
    pub(super) fn media(&self, verdict: Verdict) -> Vec<Hop> {
        let mediated = verdict == Verdict::Mediated;
        match &self.sides {
            _ if verdict == Verdict::ConfigurationError => Vec::new(),
            Sides::Clients => self.between_clients(),
            Sides::Client(_, line) => {
                let mut hops = self.near_end();
                if mediated {
                    hops.push(self.pool(line));
                }
                let far_phone = self.request.far_media.filter(|_| mediated && !line.readiness.concentrated);
                hops.push(match far_phone {
                    Some(address) => self.hop(Role::FarPhone, None, Some(address)),
                    None => self.hop(Role::Gateway, Some(line.place.gateway.into()), line.place.address),
                });
                self.in_direction(hops)
            }
            Sides::Trunks(from, to) => {
                let gateway = |line: &Line| {
                    self.hop(Role::Gateway, Some(line.place.gateway.into()), line.place.address)
                };
                let pools = if mediated { self.pools(from, to) } else { Vec::new() };
                std::iter::once(gateway(from)).chain(pools).chain([gateway(to)]).collect()
            }
        }
    }

    /// The way of the signalling in the direction of the call: always through the pool.
    pub(super) fn signalling(&self) -> Vec<Hop> {
        match &self.sides {
            Sides::Clients => self.between_clients(),
            Sides::Client(_, line) => {
                let mut hops = self.near_end();
                hops.extend(self.registrar(line));
                hops.extend([self.pool(line), self.peer(line)]);
                self.in_direction(hops)
            }
            Sides::Trunks(from, to) => {
                let pools = self.pools(from, to);
                std::iter::once(self.peer(from)).chain(pools).chain([self.peer(to)]).collect()
            }
        }
    }

    fn in_direction(&self, mut hops: Vec<Hop>) -> Vec<Hop> {
        if self.request.direction == Direction::Inbound {
            hops.reverse();
        }
        hops
    }

    fn between_clients(&self) -> Vec<Hop> {
        let address = |end: Option<crate::call::EndpointAddress>| end.map(|end| end.address);
        vec![
            self.hop(Role::Client, None, address(self.request.client)),
            self.hop(Role::Callee, None, address(self.request.callee)),
        ]
    }

    /// The client or what stands for it, and the Edge in front of one on the Internet.
    fn near_end(&self) -> Vec<Hop> {
        let role = match self.request.kind {
            CallKind::Pstn | CallKind::Peer => Role::Client,
            CallKind::Conference => Role::Conference,
            CallKind::Service => Role::ServerApplication,
        };
        let mut hops = vec![self.hop(role, None, self.request.client.map(|client| client.address))];
        if self.request.location == Location::External {
            let edge = self.edge();
            let address = edge.and_then(|(_, edge)| edge.internal_address);
            hops.push(self.hop(Role::Edge, edge.map(|(id, _)| id.into()), address));
        }
        hops
    }

    /// The Edge that relays for the client: that of the user's home, else that of the Mediation Server pool, else
    /// the first by name (domain.md 1.12, 3.6).
    pub(super) fn edge(&self) -> Option<(Id<EdgePool>, &EdgePool)> {
        let topology = self.model.topology();
        let home = self.user.and_then(|user| topology.follow(&topology.get(user)?.home_pool));
        let of_the_home = home.and_then(|(_, home)| topology.follow(&home.edge_pool));
        let of_the_pool = || {
            let Sides::Client(_, line) = &self.sides else { return None };
            let pool = topology.get(line.readiness.pool)?;
            let host = topology.follow(&pool.host_front_end);
            topology.follow(&pool.edge_pool).or_else(|| topology.follow(&host?.1.edge_pool))
        };
        of_the_home
            .or_else(of_the_pool)
            .or_else(|| topology.edge_pools.iter().min_by_key(|(_, edge)| edge.name.folded()))
    }

    /// The home of the user, else the Registrar that the Mediation Server pool names or stands beside.
    fn registrar(&self, line: &Line) -> Option<Hop> {
        let topology = self.model.topology();
        let user = self.user.and_then(|user| topology.get(user));
        let home = user.and_then(|user| {
            let appliance = user.home_appliance.id().map(AnyId::from);
            user.home_pool.id().map(AnyId::from).or(appliance)
        });
        let beside = || {
            let pool = topology.get(line.readiness.pool)?;
            pool.next_hop_pool.id().or(pool.host_front_end.id()).map(AnyId::from)
        };
        let entity = home.or_else(beside)?;
        Some(self.hop(Role::Registrar, Some(entity), self.address_of(entity)))
    }

    fn address_of(&self, entity: AnyId) -> Option<IpAddr> {
        let topology = self.model.topology();
        let pool = entity.typed().and_then(|id| topology.front_end_pools.get(id)).map(Entity::addresses);
        let appliance = || entity.typed().and_then(|id| topology.appliances.get(id)).map(Entity::addresses);
        pool.or_else(appliance)?.into_iter().next()
    }

    fn pool(&self, line: &Line) -> Hop {
        let pool = self.model.topology().get(line.readiness.pool);
        let address = pool.and_then(MediationPool::address);
        self.hop(Role::MediationServer, Some(line.readiness.pool.into()), address)
    }

    /// The pools between two trunks: one, or one after the other where they differ.
    fn pools(&self, from: &Line, to: &Line) -> Vec<Hop> {
        let mut pools = vec![self.pool(from)];
        if from.readiness.pool != to.readiness.pool {
            pools.push(self.pool(to));
        }
        pools
    }

    /// The gateway peer by its signalling address.
    fn peer(&self, line: &Line) -> Hop {
        let gateway = self.model.topology().get(line.place.gateway);
        let signalling = gateway.and_then(|gateway: &Gateway| gateway.signalling_address);
        let address = signalling.or(line.place.address.filter(|_| !line.place.representative));
        self.hop(Role::Gateway, Some(line.place.gateway.into()), address)
    }

    fn hop(&self, role: Role, entity: Option<AnyId>, address: Option<IpAddr>) -> Hop {
        let network_site = address.and_then(|address| self.model.locate(address)?.network_site);
        Hop { role, entity, address, network_site }
    }
}
