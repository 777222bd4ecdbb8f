//! Pools: Mediation Server, Front End, A/V Conferencing and Edge.

use super::{ServerSite, SurvivableBranchAppliance};
use crate::topology::Ref;
use crate::topology::attributes::{self, Attribute};
use crate::topology::kind::Kind;
use crate::topology::store::{Entity, stored_in};
use crate::topology::values::{Computer, Fqdn, Name, PortRange};
use std::net::IpAddr;

/// A Mediation Server pool (domain.md 1.12) [DMS, MED]. Stand-alone unless it names a host.
#[derive(Debug, Clone, PartialEq)]
pub struct MediationPool {
    /// The name that trunks and reports use.
    pub name: Name,
    /// PoolFqdn.
    pub fqdn: Fqdn,
    /// The server site; that of the host where it is collocated.
    pub server_site: Option<Ref<ServerSite>>,
    /// The Front End pool it is collocated with.
    pub host_front_end: Option<Ref<FrontEndPool>>,
    /// The Survivable Branch Appliance it runs on.
    pub host_appliance: Option<Ref<SurvivableBranchAppliance>>,
    /// Its computers and their addresses.
    pub computers: Vec<Computer>,
    /// The port towards Front Ends (TLS).
    pub sip_server_port: u16,
    /// The ports that peers reach by TLS.
    pub tls_ports: PortRange,
    /// The ports that peers reach by TCP; `None` while TCP is disabled (AMB-3).
    pub tcp_ports: Option<PortRange>,
    /// The first port for audio.
    pub audio_port_start: u16,
    /// How many ports audio has.
    pub audio_port_count: u32,
    /// The Registrar that calls go to.
    pub next_hop_pool: Option<Ref<FrontEndPool>>,
    /// The Edge that relays for external users.
    pub edge_pool: Option<Ref<EdgePool>>,
    /// Calls that do not bypass in the busy hour, as planned.
    pub busy_hour_calls: Option<u32>,
}

/// A Front End pool or a Standard Edition server (domain.md 1.12).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FrontEndPool {
    /// The name that users and reports use.
    pub name: Name,
    /// PoolFqdn.
    pub fqdn: Fqdn,
    /// The central server site.
    pub server_site: Option<Ref<ServerSite>>,
    /// Whether it is a Standard Edition server.
    pub standard_edition: bool,
    /// Its computers and their addresses.
    pub computers: Vec<Computer>,
    /// The Edge that relays for its users.
    pub edge_pool: Option<Ref<EdgePool>>,
}

/// An A/V Conferencing pool (domain.md 1.12) [FCL].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConferencingPool {
    /// Its name.
    pub name: Name,
    /// PoolFqdn.
    pub fqdn: Fqdn,
    /// The server site; that of the host where it is collocated.
    pub server_site: Option<Ref<ServerSite>>,
    /// The Front End pool it is collocated with.
    pub host_front_end: Option<Ref<FrontEndPool>>,
    /// Its computers and their addresses.
    pub computers: Vec<Computer>,
}

/// An Edge pool (domain.md 1.12) [EX, FCL].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EdgePool {
    /// Its name.
    pub name: Name,
    /// PoolFqdn.
    pub fqdn: Fqdn,
    /// The server site.
    pub server_site: Option<Ref<ServerSite>>,
    /// The internal address.
    pub internal_address: Option<IpAddr>,
    /// The public A/V addresses; through them the Edge stands in a network site.
    pub public_av_addresses: Vec<IpAddr>,
}

impl Default for MediationPool {
    fn default() -> Self {
        Self {
            name: Name::default(),
            fqdn: Fqdn::default(),
            server_site: None,
            host_front_end: None,
            host_appliance: None,
            computers: Vec::new(),
            sip_server_port: 5070,
            tls_ports: PortRange::one(5067),
            tcp_ports: None,
            audio_port_start: 49_152,
            audio_port_count: 8_348,
            next_hop_pool: None,
            edge_pool: None,
            busy_hour_calls: None,
        }
    }
}

impl MediationPool {
    /// Whether it runs on computers of its own.
    pub fn is_stand_alone(&self) -> bool {
        self.host_front_end.is_none() && self.host_appliance.is_none()
    }

    /// The address of its interface towards clients, the first one known.
    pub fn address(&self) -> Option<IpAddr> {
        self.computers.iter().find_map(|computer| computer.address)
    }

    /// The address of its interface towards gateway peers; the one towards clients where no other is given.
    pub fn pstn_address(&self) -> Option<IpAddr> {
        self.computers.iter().find_map(|computer| computer.pstn_address.or(computer.address))
    }
}

impl Entity for MediationPool {
    const KIND: Kind = Kind::MediationPool;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::MEDIATION_POOL;

    fn addresses(&self) -> Vec<IpAddr> {
        self.computers.iter().flat_map(Computer::addresses).collect()
    }

    stored_in!(mediation_pools, by name);
}

impl Entity for FrontEndPool {
    const KIND: Kind = Kind::FrontEndPool;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::FRONT_END_POOL;

    fn addresses(&self) -> Vec<IpAddr> {
        self.computers.iter().flat_map(Computer::addresses).collect()
    }

    stored_in!(front_end_pools, by name);
}

impl Entity for ConferencingPool {
    const KIND: Kind = Kind::ConferencingPool;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::CONFERENCING_POOL;

    fn addresses(&self) -> Vec<IpAddr> {
        self.computers.iter().flat_map(Computer::addresses).collect()
    }

    stored_in!(conferencing_pools, by name);
}

impl Entity for EdgePool {
    const KIND: Kind = Kind::EdgePool;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::EDGE_POOL;

    fn addresses(&self) -> Vec<IpAddr> {
        self.public_av_addresses.clone()
    }

    stored_in!(edge_pools, by name);
}
