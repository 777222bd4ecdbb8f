//! Which legs a call has that does not bypass, in the order in which they are judged (domain.md 3.4, 3.7, 3.8).

use super::{Case, Line, Sides};
use crate::call::admission::{Plan, Scenario};
use crate::call::report::{Hop, Role};
use crate::call::terms::{CallKind, CalleeLocation, Direction, Location, Media};
use crate::topology::{ConferencingPool, Entity, Id, MediationPool, RefExt};

impl Case<'_> {
    /// The legs of the call's own way. None where all of its media is outside of the organisation.
    pub(super) fn plans(&self) -> Vec<Plan> {
        match &self.sides {
            Sides::Clients => self.streams(Scenario::PeerToPeer, self.near(), self.callee()),
            Sides::Conference(pool) => {
                self.streams(Scenario::Conference, self.near(), Some(self.conference(*pool)))
            }
            Sides::Client(_, line) => {
                let near = self.near().map(|near| {
                    let scenario = match self.request.kind {
                        CallKind::Conference => Scenario::Conference,
                        _ => Scenario::ClientToMediation,
                    };
                    plan(1, scenario, [near, self.pool(line)])
                });
                let (far, after_answer) = self.far(line);
                let to_gateway = plan(2, Scenario::MediationToGateway, [self.pool_to_peers(line), far]);
                near.into_iter().chain([Plan { after_answer, ..to_gateway }]).collect()
            }
            Sides::Trunks(from, to) => self.between_trunks(from, to),
            Sides::Nowhere(_) => Vec::new(),
        }
    }

    /// The near end where its media enters the network: the client, the Edge of one on the Internet, the media end of
    /// a conference, or the server of a server application.
    fn near(&self) -> Option<Hop> {
        let address = self.request.client.map(|client| client.address);
        if self.request.location == Location::External {
            return self.edge_of_a_remote_client().map(|edge| self.edge_hop(edge));
        }
        Some(match (self.request.kind, &self.sides) {
            (CallKind::Service, Sides::Client(_, line)) => match (address, self.registrar(line)) {
                (None, Some(server)) => Hop { role: Role::ServerApplication, ..server },
                (address, _) => self.hop(Role::ServerApplication, None, address),
            },
            (CallKind::Conference, Sides::Client(..)) => self.hop(Role::Conference, None, address),
            _ => self.hop(Role::Client, None, address),
        })
    }

    /// The called client, or the Edge of one on the Internet; `None` where he belongs to another organisation.
    fn callee(&self) -> Option<Hop> {
        match self.request.callee_location {
            CalleeLocation::Internal => {
                Some(self.hop(Role::Callee, None, self.request.callee.map(|callee| callee.address)))
            }
            CalleeLocation::External => self.edge_of_a_remote_callee().map(|edge| self.edge_hop(edge)),
            CalleeLocation::Federated => None,
        }
    }

    /// A conferencing pool by its first address.
    pub(super) fn conference(&self, id: Option<Id<ConferencingPool>>) -> Hop {
        let pool = id.and_then(|id| self.model.topology().get(id));
        let address = pool.and_then(|pool| pool.addresses().into_iter().next());
        self.hop(Role::Conference, id.map(Into::into), address)
    }

    /// The conferencing pool that a client joins: that of its home, else the first by name. One that is out of service,
    /// or the pool that it is part of, takes nobody.
    pub(super) fn conferencing_pool(&self) -> Option<Id<ConferencingPool>> {
        let topology = self.model.topology();
        let home = self.user.and_then(|user| topology.get(user)?.home_pool.id());
        let out = |id: &Id<ConferencingPool>, pool: &ConferencingPool| {
            self.down.contains(*id) || pool.host_front_end.id().is_some_and(|host| self.down.contains(host))
        };
        let pools = topology.conferencing_pools.iter().filter(|(id, pool)| !out(id, pool));
        let first = pools.min_by_key(|(_, pool)| {
            let at_home = home.is_some() && pool.host_front_end.id() == home;
            (!at_home, pool.name.folded())
        });
        first.map(|(id, _)| id)
    }

    /// The legs of a call without a Mediation Server: one stream, or of a video call two.
    fn streams(&self, audio: Scenario, near: Option<Hop>, far: Option<Hop>) -> Vec<Plan> {
        let (Some(near), Some(far)) = (near, far) else { return Vec::new() };
        if near.role == Role::Edge && far.role == Role::Edge {
            return Vec::new();
        }
        let video = (self.request.media == Media::Video).then(|| plan(2, Scenario::Video, [near, far]));
        std::iter::once(plan(1, audio, [near, far])).chain(video).collect()
    }

    /// The far end, and whether its leg is counted after the answer: without a media termination point the phone of an
    /// outbound call is not known before [CTC, MED].
    fn far(&self, line: &Line) -> (Hop, bool) {
        let gateway = self.gateway_hop(line);
        if line.readiness.concentrated {
            return (gateway, false);
        }
        let phone = self.request.far_media.map(|address| self.hop(Role::FarPhone, None, Some(address)));
        (phone.unwrap_or(gateway), self.request.direction == Direction::Outbound)
    }

    /// From gateway to gateway, by one pool or two (domain.md 2.8).
    fn between_trunks(&self, from: &Line, to: &Line) -> Vec<Plan> {
        let one_pool = from.readiness.pool == to.readiness.pool;
        let scenario = Scenario::MediationToGateway;
        let between = (!one_pool).then(|| plan(2, scenario, [self.pool(from), self.pool(to)]));
        let last = if one_pool { 2 } else { 3 };
        std::iter::once(plan(1, scenario, [self.gateway_hop(from), self.pool_to_peers(from)]))
            .chain(between)
            .chain([plan(last, scenario, [self.pool_to_peers(to), self.gateway_hop(to)])])
            .collect()
    }

    /// The pool by its interface towards gateway peers.
    fn pool_to_peers(&self, line: &Line) -> Hop {
        let pool = self.model.topology().get(line.readiness.pool);
        let address = pool.and_then(MediationPool::pstn_address);
        self.hop(Role::MediationServer, Some(line.readiness.pool.into()), address)
    }

    /// The gateway peer by the address of its media.
    pub(super) fn gateway_hop(&self, line: &Line) -> Hop {
        self.hop(Role::Gateway, Some(line.place.gateway.into()), line.place.address)
    }
}

fn plan(number: u8, scenario: Scenario, stretch: [Hop; 2]) -> Plan {
    Plan { number, scenario, stretches: vec![stretch], after_answer: false }
}
