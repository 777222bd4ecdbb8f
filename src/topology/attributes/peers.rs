//! Attributes of gateway peers, trunks and Survivable Branch Appliances (domain.md 1.11, 1.12, 7.1).

use super::{Attribute, field};
use crate::topology::values::{Fqdn, GatewayKind, Guid, Host, IpVersion, Name, Transport};
use crate::topology::{
    FrontEndPool, Gateway, MediationPool, Ref, ServerSite, SurvivableBranchAppliance, Trunk,
};
use std::net::IpAddr;

/// The rows of SurvivableBranchAppliance.
pub const APPLIANCE: &[Attribute<SurvivableBranchAppliance>] = &[
    field!(SurvivableBranchAppliance.name as Name, "Identity")
        .label("Name")
        .required()
        .doc("DG", "The name of the appliance."),
    field!(SurvivableBranchAppliance.fqdn as Fqdn, "Fqdn")
        .label("FQDN")
        .required()
        .app_side()
        .doc("DG", "The name under which other servers know it."),
    field!(SurvivableBranchAppliance.server_site as Option<Ref<ServerSite>>, "ServerSite")
        .label("Server site")
        .required()
        .app_side()
        .doc("DG", "The branch server site it belongs to."),
    field!(SurvivableBranchAppliance.address as Option<IpAddr>, "Address")
        .label("Address")
        .app_side()
        .doc("FCL", "Its address; it must be in a subnet with a network site."),
    field!(SurvivableBranchAppliance.backup_registrar as Option<Ref<FrontEndPool>>, "BackupRegistrar")
        .label("Backup Registrar")
        .app_side()
        .doc("DG", "The Front End pool of the parent that takes over when the appliance is away."),
];

/// The rows of Gateway.
pub const GATEWAY: &[Attribute<Gateway>] = &[
    field!(Gateway.name as Name, "Identity").label("Name").required().doc("c:SetGW", "The name that trunks and reports use, as a rule the first label of the FQDN."),
    field!(Gateway.host as Host, "Host").label("FQDN or address").required().app_side().doc("DG", "What the topology knows it by; a TLS trunk needs an FQDN."),
    field!(Gateway.kind as GatewayKind, "Kind").label("Kind").app_side().doc("DG", "PSTN gateway, IP-PBX or SBC; all are peers of the Mediation Server."),
    field!(Gateway.server_site as Option<Ref<ServerSite>>, "ServerSite").label("Server site").required().app_side().doc("DG", "The server site its service belongs to; it decides which collection of a server site applies."),
    field!(Gateway.listens_on as IpVersion, "ListeningMode").label("Listening mode").app_side().doc("DG", "Whether it listens on IPv4 or IPv6."),
    field!(Gateway.signalling_address as Option<IpAddr>, "SignallingAddress").label("Signalling address").app_side().doc("c:SetGW, MTT", "The address of its signalling; it locates the peer where no media address is set."),
    field!(Gateway.representative_media_ip as Option<IpAddr>, "RepresentativeMediaIP").label("Media address").doc("c:SetGW, MTT", "Bypass and CAC locate the peer by this address; set it where media is not at the signalling address."),
    field!(Gateway.alternate_bypass_id as Option<Guid>, "AlternateByPassId").label("Alternate bypass ID").doc("c:SetGW", "Lets calls from trunk to trunk bypass the Mediation Server without subnets."),
    field!(Gateway.tcp_port as u16, "GatewaySipClientTcpPort").label("TCP port").range(1, 65535).doc("c:SetGW", "The port on which it listens for TCP."),
    field!(Gateway.tls_port as u16, "GatewaySipClientTlsPort").label("TLS port").range(1, 65535).doc("c:SetGW", "The port on which it listens for TLS."),
    field!(Gateway.default as bool, "Default").label("Default gateway").doc("c:SetGW, MTS", "Whether it takes calls that come from Office Communications Server 2007 R2; one for a Mediation Server."),
    field!(Gateway.routable as bool, "Routable").label("Routable").doc("c:SetGW", "Whether voice routes may use it."),
    field!(Gateway.early_dialogs as bool, "EarlyDialogs").label("Supports early dialogs").app_side().doc("PMB, S0, CTB", "The peer supports forked responses and is a qualified product."),
    field!(Gateway.client_media as bool, "ClientMedia").label("Takes media from clients").app_side().doc("S0, S1, CTB", "The peer takes media straight from clients and knows the internal ranges."),
    field!(Gateway.translates_numbers as bool, "TranslatesNumbers").label("Translates numbers").app_side().doc("CTB", "The peer rewrites numbers by rules of its own."),
];

/// The rows of Trunk.
pub const TRUNK: &[Attribute<Trunk>] = &[
    field!(Trunk.name as Name, "Identity").label("Name").required().doc(
        "DAT, MTS",
        "The friendly name of the trunk, unique; voice routes and trunk configurations use it.",
    ),
    field!(Trunk.pool as Option<Ref<MediationPool>>, "MediationServer")
        .label("Mediation Server pool")
        .required()
        .app_side()
        .doc("DG, DAT", "The Mediation Server end."),
    field!(Trunk.gateway as Option<Ref<Gateway>>, "Gateway")
        .label("Gateway peer")
        .required()
        .app_side()
        .doc("DG, DAT", "The gateway end."),
    field!(Trunk.transport as Transport, "Transport")
        .label("SIP transport")
        .app_side()
        .doc("DG, DAT", "TLS or TCP; TCP forces the media to be unencrypted."),
    field!(Trunk.gateway_port as u16, "GatewayPort")
        .label("Gateway port")
        .app_side()
        .range(1, 65535)
        .doc("DG, DAT", "The port on which the gateway listens."),
    field!(Trunk.mediation_port as u16, "MediationServerPort")
        .label("Mediation Server port")
        .app_side()
        .range(1, 65535)
        .doc("DG, DAT", "The port on which the Mediation Server listens; it lies in the range of the pool."),
    field!(Trunk.root as bool, "Root")
        .label("Root trunk")
        .app_side()
        .doc("DG", "Made with the gateway and compulsory; it stays as long as the gateway."),
];
