//! The ways of media and signalling, hop by hop.

use super::{Case, Line, Sides};
use crate::call::decision::Verdict;
use crate::call::report::{Hop, Role};
use crate::call::terms::{CalleeLocation, Direction, Location};
use crate::topology::{AnyId, EdgePool, Entity, Gateway, Id, MediationPool, RefExt};
use std::net::IpAddr;

impl Case<'_> {
    /// The way of the media in the direction of the call, over the Edges of an Internet path; empty where the settings
    /// contradict each other.
    pub(super) fn media(&self, verdict: Verdict, relays: &[Id<EdgePool>]) -> Vec<Hop> {
        let mediated = verdict == Verdict::Mediated;
        match &self.sides {
            Sides::Nowhere(_) => Vec::new(),
            _ if verdict == Verdict::ConfigurationError => Vec::new(),
            Sides::Clients | Sides::Conference(_) => self.between_clients(relays),
            Sides::Client(_, line) => {
                let mut hops = self.near_end();
                hops.extend(relays.iter().map(|id| self.edge_hop(*id)));
                hops.dedup_by(|a, b| a.role == Role::Edge && a.entity == b.entity);
                if mediated {
                    hops.push(self.pool(line));
                }
                let far_phone = self.request.far_media.filter(|_| mediated && !line.readiness.concentrated);
                hops.push(match far_phone {
                    Some(address) => self.hop(Role::FarPhone, None, Some(address)),
                    None => self.gateway_hop(line),
                });
                self.in_direction(hops)
            }
            Sides::Trunks(from, to) => {
                let pools = if mediated { self.pools(from, to) } else { Vec::new() };
                std::iter::once(self.gateway_hop(from)).chain(pools).chain([self.gateway_hop(to)]).collect()
            }
        }
    }

    /// The way of the signalling in the direction of the call: always through the pool.
    pub(super) fn signalling(&self) -> Vec<Hop> {
        match &self.sides {
            Sides::Clients | Sides::Conference(_) => self.between_clients(&[]),
            Sides::Nowhere(_) => Vec::new(),
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

    /// From a client to another, or to a conference, over the Edges of whoever is on the Internet.
    fn between_clients(&self, relays: &[Id<EdgePool>]) -> Vec<Hop> {
        let mut hops = self.near_end();
        hops.extend(relays.iter().map(|id| self.edge_hop(*id)));
        let outside = match (&self.sides, self.request.callee_location) {
            (Sides::Clients, CalleeLocation::External | CalleeLocation::Federated) => {
                self.edge_of_a_remote_callee()
            }
            _ => None,
        };
        hops.extend(outside.map(|id| self.edge_hop(id)));
        hops.dedup_by(|a, b| a.role == Role::Edge && a.entity == b.entity);
        hops.push(match &self.sides {
            Sides::Conference(pool) => self.conference(*pool),
            _ => self.hop(Role::Callee, None, self.request.callee.map(|callee| callee.address)),
        });
        hops
    }

    /// The client or what stands for it, and the Edge in front of one on the Internet.
    fn near_end(&self) -> Vec<Hop> {
        let mut hops = vec![self.client_hop()];
        if self.request.location == Location::External {
            hops.extend(self.edge_of_a_remote_client().map(|id| self.edge_hop(id)));
        }
        hops
    }

    /// Where the user registers, else the Registrar that the Mediation Server pool names or stands beside.
    pub(super) fn registrar(&self, line: &Line) -> Option<Hop> {
        let topology = self.model.topology();
        let home = self.user.and_then(|user| self.down.registrar(topology, user).ok().flatten());
        let beside = || {
            let pool = topology.get(line.readiness.pool)?;
            let next = pool.next_hop_pool.id().or(pool.host_front_end.id())?;
            (!self.down.contains(next)).then_some(AnyId::from(next))
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

    pub(super) fn pool(&self, line: &Line) -> Hop {
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

    pub(super) fn hop(&self, role: Role, entity: Option<AnyId>, address: Option<IpAddr>) -> Hop {
        let network_site = address.and_then(|address| self.model.locate(address)?.network_site);
        Hop { role, entity, address, network_site }
    }
}
