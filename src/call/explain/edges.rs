//! Which Edge relays media for an endpoint, and whether it may (domain.md 1.12, 3.6, 3.8).

use super::{Case, Sides};
use crate::call::report::{Hop, Role};
use crate::call::step::Relay;
use crate::call::terms::{CalleeLocation, Location, Media};
use crate::topology::{
    AnyId, ConferencingPool, EdgePool, Id, MediationPool, NetworkRegion, NetworkSite, RefExt,
};

impl Case<'_> {
    /// The Edge for an endpoint: that of its home, else one in its own network site, else one in its network region,
    /// else any other, the first by name in each case (AMB-31). One that is out of service relays for nobody.
    fn edge_for(&self, home: Option<Id<EdgePool>>, here: Option<Id<NetworkSite>>) -> Option<Id<EdgePool>> {
        let topology = self.model.topology();
        let up = |id: &Id<EdgePool>| !self.down.contains(*id) && topology.get(*id).is_some();
        if let Some(home) = home.filter(up) {
            return Some(home);
        }
        let region = |site: Id<NetworkSite>| topology.get(site).and_then(|site| site.region.id());
        let edges = topology.edge_pools.iter().filter(|(id, _)| up(id));
        let nearest = edges.min_by_key(|(_, edge)| {
            let there = self.model.stands_in(*edge);
            let distance = match (here, there) {
                (Some(here), Some(there)) if here == there => 0,
                (Some(here), Some(there)) if region(here).is_some() && region(here) == region(there) => 1,
                _ => 2,
            };
            (distance, edge.name.folded())
        });
        nearest.map(|(id, _)| id)
    }

    /// The Edge of the user's home pool, where the call names a user whose home has one.
    fn edge_of_the_user(&self) -> Option<Id<EdgePool>> {
        let topology = self.model.topology();
        let (_, home) = topology.follow(&topology.get(self.user?)?.home_pool)?;
        home.edge_pool.id()
    }

    /// The Edge of a Mediation Server pool: its own, else that of the Front End pool it stands on.
    fn edge_of_the_pool(&self, pool: Id<MediationPool>) -> Option<Id<EdgePool>> {
        let topology = self.model.topology();
        let pool = topology.get(pool)?;
        let host = || topology.follow(&pool.host_front_end)?.1.edge_pool.id();
        pool.edge_pool.id().or_else(host)
    }

    fn edge_of_the_conference(&self, pool: Id<ConferencingPool>) -> Option<Id<EdgePool>> {
        let topology = self.model.topology();
        topology.follow(&topology.get(pool)?.host_front_end)?.1.edge_pool.id()
    }

    /// The Edge that relays for a client on the Internet: that of its home, else that of the Mediation Server pool,
    /// else any.
    pub(super) fn edge_of_a_remote_client(&self) -> Option<Id<EdgePool>> {
        let of_the_pool = match &self.sides {
            Sides::Client(_, line) => self.edge_of_the_pool(line.readiness.pool),
            _ => None,
        };
        self.edge_for(self.edge_of_the_user().or(of_the_pool), None)
    }

    /// The Edge that relays for a called client on the Internet.
    pub(super) fn edge_of_a_remote_callee(&self) -> Option<Id<EdgePool>> {
        self.edge_for(None, None)
    }

    /// The Edge that would relay for one end of a leg.
    pub(super) fn edge_of_an_end(&self, end: &Hop) -> Option<Id<EdgePool>> {
        let home = match end.role {
            Role::Client => self.edge_of_the_user(),
            Role::MediationServer => {
                end.entity.and_then(AnyId::typed).and_then(|pool| self.edge_of_the_pool(pool))
            }
            Role::Conference => {
                end.entity.and_then(AnyId::typed).and_then(|pool| self.edge_of_the_conference(pool))
            }
            _ => None,
        };
        self.edge_for(home, end.network_site)
    }

    /// The Edge as the end of a leg: it stands where its public addresses say.
    pub(super) fn edge_hop(&self, id: Id<EdgePool>) -> Hop {
        let edge = self.model.topology().get(id);
        let address = edge.and_then(|edge| {
            let mapped = edge.public_av_addresses.iter().find(|address| {
                self.model.locate(**address).is_some_and(|standing| standing.network_site.is_some())
            });
            mapped.or(edge.public_av_addresses.first()).copied()
        });
        self.hop(Role::Edge, Some(id.into()), address)
    }

    /// An Edge for an end, with what its network region says of the alternate path [JB10].
    pub(super) fn relay(&self, end: Role, edge: Option<Id<EdgePool>>) -> Relay {
        let topology = self.model.topology();
        let region: Option<Id<NetworkRegion>> =
            edge.and_then(|id| topology.get(self.edge_hop(id).network_site?)?.region.id());
        let allows = |media: Media| {
            region.and_then(|id| topology.get(id)).is_none_or(|region| match media {
                Media::Audio => region.audio_alternate_path,
                Media::Video => region.video_alternate_path,
            })
        };
        let allowed = allows(Media::Audio) && (self.request.media == Media::Audio || allows(Media::Video));
        Relay { end, edge, region, allowed }
    }

    /// The relays of the organisation's own users on the Internet; none where all are inside.
    pub(super) fn remote_ends(&self) -> Vec<Relay> {
        if matches!(self.sides, Sides::Trunks(..) | Sides::Nowhere(_)) {
            return Vec::new();
        }
        let near = self.request.location == Location::External;
        let far =
            matches!(self.sides, Sides::Clients) && self.request.callee_location == CalleeLocation::External;
        // Calls to another organisation need an Edge too, and ignore CAC [PCAC].
        let federated =
            matches!(self.sides, Sides::Clients) && self.request.callee_location == CalleeLocation::Federated;
        let federation = federated
            .then(|| Relay { allowed: true, ..self.relay(Role::Callee, self.edge_of_a_remote_callee()) });
        let near = near.then(|| self.relay(Role::Client, self.edge_of_a_remote_client()));
        let far = far.then(|| self.relay(Role::Callee, self.edge_of_a_remote_callee()));
        near.into_iter().chain(far).chain(federation).collect()
    }
}
