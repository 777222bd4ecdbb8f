//! Attributes of Mediation Server, Front End, A/V Conferencing and Edge pools (domain.md 1.12).

use super::{Attribute, Unit, field};
use crate::topology::values::{Computer, Fqdn, Name, PortRange};
use crate::topology::{
    ConferencingPool, EdgePool, FrontEndPool, MediationPool, Ref, ServerSite, SurvivableBranchAppliance,
};
use std::net::IpAddr;

/// The rows of MediationPool.
pub const MEDIATION_POOL: &[Attribute<MediationPool>] = &[
    field!(MediationPool.name as Name, "Identity")
        .label("Name")
        .required()
        .doc("DMS", "The name that trunks and reports use, as a rule the first label of the FQDN."),
    field!(MediationPool.fqdn as Fqdn, "PoolFqdn")
        .label("Pool FQDN")
        .required()
        .app_side()
        .doc("DMS", "The name under which other servers know the pool."),
    field!(MediationPool.server_site as Option<Ref<ServerSite>>, "ServerSite")
        .label("Server site")
        .app_side()
        .doc("DMS", "The server site it belongs to; a collocated pool takes that of its host."),
    field!(MediationPool.host_front_end as Option<Ref<FrontEndPool>>, "HostFrontEndPool")
        .label("Collocated with")
        .app_side()
        .doc("MED, DMS", "The Front End pool it runs on; a stand-alone pool has none."),
    field!(MediationPool.host_appliance as Option<Ref<SurvivableBranchAppliance>>, "HostAppliance")
        .label("Runs on appliance")
        .app_side()
        .doc("MED", "The Survivable Branch Appliance it runs on."),
    field!(MediationPool.computers as Vec<Computer>, "Computers").label("Computers").app_side().doc(
        "DMS, FCL",
        "The computers of the pool with the addresses of both interfaces; both must be in a subnet.",
    ),
    field!(MediationPool.sip_server_port as u16, "SipServerPort")
        .label("Port towards Front Ends")
        .range(1, 65535)
        .doc("c:Set-CsMediationServer", "The port on which Front End Servers reach it, by TLS."),
    field!(MediationPool.tls_ports as PortRange, "SipClientTlsPort")
        .label("TLS ports from peers")
        .range(1, 65535)
        .doc("c:Set-CsMediationServer, DG", "The port or ports on which gateway peers reach it by TLS."),
    field!(MediationPool.tcp_ports as Option<PortRange>, "SipClientTcpPort")
        .label("TCP ports from peers")
        .range(1, 65535)
        .doc(
            "c:Set-CsMediationServer, DMS",
            "The port or ports on which gateway peers reach it by TCP; unset while TCP is disabled.",
        ),
    field!(MediationPool.audio_port_start as u16, "AudioPortStart")
        .label("First audio port")
        .range(1, 65535)
        .doc("c:Set-CsMediationServer", "The first port for audio."),
    field!(MediationPool.audio_port_count as u32, "AudioPortCount")
        .label("Audio ports")
        .unit(Unit::Ports)
        .range(7, 65535)
        .doc("c:Set-CsMediationServer", "How many ports audio has; a relayed call takes seven."),
    field!(MediationPool.next_hop_pool as Option<Ref<FrontEndPool>>, "NextHopPool")
        .label("Next hop pool")
        .app_side()
        .doc("DMS", "The Front End pool that it hands calls to."),
    field!(MediationPool.edge_pool as Option<Ref<EdgePool>>, "EdgePool").label("Edge pool").doc(
        "c:Set-CsMediationServer, DMS",
        "The Edge that relays for external users; without one they have no PSTN calls.",
    ),
    field!(MediationPool.busy_hour_calls as Option<u32>, "BusyHourCalls")
        .label("Busy-hour calls")
        .app_side()
        .unit(Unit::Calls)
        .doc("MED, MN", "Calls at once that do not bypass, as planned for the busy hour."),
];

/// The rows of FrontEndPool.
pub const FRONT_END_POOL: &[Attribute<FrontEndPool>] = &[
    field!(FrontEndPool.name as Name, "Identity")
        .label("Name")
        .required()
        .doc("CPT", "The name that users and reports use, as a rule the first label of the FQDN."),
    field!(FrontEndPool.fqdn as Fqdn, "PoolFqdn")
        .label("Pool FQDN")
        .required()
        .app_side()
        .doc("CPT", "The name under which other servers know the pool."),
    field!(FrontEndPool.server_site as Option<Ref<ServerSite>>, "ServerSite")
        .label("Server site")
        .required()
        .app_side()
        .doc("CPT", "The central server site it belongs to."),
    field!(FrontEndPool.standard_edition as bool, "StandardEdition")
        .label("Standard Edition server")
        .app_side()
        .doc("CPT", "Whether it is a single Standard Edition server."),
    field!(FrontEndPool.computers as Vec<Computer>, "Computers")
        .label("Computers")
        .app_side()
        .doc("FCL", "The computers of the pool; every address must be in a subnet with a network site."),
    field!(FrontEndPool.edge_pool as Option<Ref<EdgePool>>, "EdgePool")
        .label("Edge pool")
        .app_side()
        .doc("CPT", "The Edge that relays for its users and its collocated Mediation Server."),
];

/// The rows of ConferencingPool.
pub const CONFERENCING_POOL: &[Attribute<ConferencingPool>] = &[
    field!(ConferencingPool.name as Name, "Identity")
        .label("Name")
        .required()
        .doc("FCL", "The name of the pool."),
    field!(ConferencingPool.fqdn as Fqdn, "PoolFqdn")
        .label("Pool FQDN")
        .required()
        .app_side()
        .doc("FCL", "The name under which other servers know the pool."),
    field!(ConferencingPool.server_site as Option<Ref<ServerSite>>, "ServerSite")
        .label("Server site")
        .app_side()
        .doc("FCL", "The server site it belongs to."),
    field!(ConferencingPool.host_front_end as Option<Ref<FrontEndPool>>, "HostFrontEndPool")
        .label("Collocated with")
        .app_side()
        .doc("FCL", "The Front End pool it runs on; a pool of its own has none."),
    field!(ConferencingPool.computers as Vec<Computer>, "Computers")
        .label("Computers")
        .app_side()
        .doc("FCL", "The computers of the pool; the media of a conference ends at their addresses."),
];

/// The rows of EdgePool.
pub const EDGE_POOL: &[Attribute<EdgePool>] = &[
    field!(EdgePool.name as Name, "Identity").label("Name").required().doc("EX", "The name of the pool."),
    field!(EdgePool.fqdn as Fqdn, "PoolFqdn")
        .label("Pool FQDN")
        .required()
        .app_side()
        .doc("EX", "The name under which other servers know the pool."),
    field!(EdgePool.server_site as Option<Ref<ServerSite>>, "ServerSite")
        .label("Server site")
        .required()
        .app_side()
        .doc("EX", "The server site it belongs to."),
    field!(EdgePool.internal_address as Option<IpAddr>, "InternalAddress")
        .label("Internal address")
        .app_side()
        .doc("EX", "The address towards the inside."),
    field!(EdgePool.public_av_addresses as Vec<IpAddr>, "PublicAvAddresses")
        .label("Public A/V addresses")
        .app_side()
        .doc("EX, DN, FCL", "The public A/V addresses; each belongs in the network configuration as a /32."),
];
