//! Which pools, appliances and gateway peers stand in which network site, and with which glyph.

use super::slots;
use crate::scene::glyphs::Glyph;
use crate::scene::measure::Measure;
use crate::topology::values::GatewayKind;
use crate::topology::{AnyId, Entity, Id, Model, NetworkSite, RefExt, ServerSite, Topology};
use std::collections::HashMap;

/// Where the media of a tile ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MediaPort {
    /// At the tile itself.
    #[default]
    Own,
    /// On another card: a gateway peer whose media address lies elsewhere than its signalling address.
    Away,
    /// The tile stands for such a gateway peer where its media address lies.
    Ghost,
}

/// A pool, an appliance or a gateway peer, as a tile.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// What it is.
    pub id: AnyId,
    /// Its name.
    pub name: String,
    /// Its glyph.
    pub glyph: Glyph,
    /// Where its media ends.
    pub port: MediaPort,
    /// The first letters of its server site, when that is not the one the card is called after.
    pub server_site: Option<String>,
    /// How wide its slot is: above its tile the name, the letters of its server site.
    pub width: f32,
    /// How wide its slot is where the name stands beside the tile.
    pub width_beside: f32,
}

impl Member {
    /// The same with its widths measured.
    fn measured(self, measure: &dyn Measure) -> Self {
        Self {
            width: slots::slot_width(measure, &self),
            width_beside: slots::provider_slot(measure, &self),
            ..self
        }
    }
}

/// The members of every network site, in the order of kinds; those without a place stand under `None`.
pub fn by_network_site(
    model: &Model,
    measure: &dyn Measure,
) -> HashMap<Option<Id<NetworkSite>>, Vec<Member>> {
    let topology = model.topology();
    let mut members: HashMap<_, Vec<Member>> = HashMap::new();
    let mut put = |id: AnyId,
                   (place, port): (Option<Id<NetworkSite>>, MediaPort),
                   server_site: Option<Id<ServerSite>>,
                   glyph: Glyph| {
        let server_site = server_site.filter(|_| port != MediaPort::Ghost);
        let plate = server_site.and_then(|site| plate(topology, site, place));
        let name = topology.name(id);
        let member = Member { id, name, glyph, port, server_site: plate, width: 0.0, width_beside: 0.0 };
        members.entry(place).or_default().push(member.measured(measure));
    };
    let mut add = |id, place, server_site, glyph| put(id, (place, MediaPort::Own), server_site, glyph);
    for (id, pool) in topology.front_end_pools.iter() {
        add(id.into(), model.stands_in(pool), pool.server_site.id(), Glyph::FrontEndPool);
    }
    for (id, pool) in topology.conferencing_pools.iter() {
        add(id.into(), model.stands_in(pool), pool.server_site.id(), Glyph::FrontEndPool);
    }
    for (id, appliance) in topology.appliances.iter() {
        add(id.into(), model.stands_in(appliance), appliance.server_site.id(), Glyph::FrontEndPool);
    }
    for (id, pool) in topology.edge_pools.iter() {
        add(id.into(), model.stands_in(pool), pool.server_site.id(), Glyph::EdgePool);
    }
    for (id, pool) in topology.mediation_pools.iter() {
        add(id.into(), model.stands_in(pool), model.pool_server_site(id), Glyph::MediationPool);
    }
    for (id, gateway) in topology.gateways.iter() {
        let glyph = match gateway.kind {
            GatewayKind::PstnGateway => Glyph::PstnGateway,
            GatewayKind::IpPbx => Glyph::IpPbx,
            GatewayKind::Sbc => Glyph::Sbc,
        };
        let media = model.stands_in(gateway);
        let signalling = gateway.signalling_address.and_then(|address| model.locate(address)?.network_site);
        let (site, id) = (gateway.server_site.id(), AnyId::from(id));
        match signalling.filter(|_| media.is_some() && signalling != media) {
            Some(home) => {
                put(id, (Some(home), MediaPort::Away), site, glyph);
                put(id, (media, MediaPort::Ghost), site, glyph);
            }
            None => put(id, (media, MediaPort::Own), site, glyph),
        }
    }
    members
}

/// Three capitals of the server site, unless the card is called like it.
fn plate(topology: &Topology, server_site: Id<ServerSite>, place: Option<Id<NetworkSite>>) -> Option<String> {
    let server_site = topology.get(server_site)?.identity(topology);
    let card = place.and_then(|id| topology.get(id)).map(|site| site.identity(topology));
    let same = card.is_some_and(|card| card.eq_ignore_ascii_case(&server_site));
    (!same).then(|| {
        server_site.chars().filter(|c| c.is_alphanumeric()).take(3).collect::<String>().to_uppercase()
    })
}
