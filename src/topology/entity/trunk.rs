//! Trunks: the association of a Mediation Server pool and a gateway peer.

use super::{Gateway, MediationPool, ServerSite};
use crate::topology::arena::Id;
use crate::topology::attributes::{self, Attribute};
use crate::topology::kind::Kind;
use crate::topology::store::{Entity, Topology, stored_in};
use crate::topology::values::{Name, Transport};
use crate::topology::{Ref, RefExt};

/// A trunk (domain.md 7.1) [DG, DAT, MTS]. Its bypass settings stand in trunk configuration collections.
#[derive(Debug, Clone, PartialEq)]
pub struct Trunk {
    /// The friendly name; the trunk's identity (AMB-27).
    pub name: Name,
    /// The Mediation Server end.
    pub pool: Option<Ref<MediationPool>>,
    /// The gateway end.
    pub gateway: Option<Ref<Gateway>>,
    /// The SIP transport.
    pub transport: Transport,
    /// The listening port of the gateway.
    pub gateway_port: u16,
    /// The listening port of the Mediation Server; lies inside the pool's range for the transport (V-17).
    pub mediation_port: u16,
    /// Whether it was made with its gateway and stays as long as it.
    pub root: bool,
}

impl Default for Trunk {
    fn default() -> Self {
        Self {
            name: Name::default(),
            pool: None,
            gateway: None,
            transport: Transport::Tls,
            gateway_port: 5067,
            mediation_port: 5067,
            root: false,
        }
    }
}

impl Trunk {
    /// The server site of a trunk is the one its gateway's service belongs to (Ruling, AMB-27).
    pub fn server_site(&self, topology: &Topology) -> Option<Id<ServerSite>> {
        topology.follow(&self.gateway)?.1.server_site.id()
    }
}

impl Entity for Trunk {
    const KIND: Kind = Kind::Trunk;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::TRUNK;

    stored_in!(trunks, by name);
}
