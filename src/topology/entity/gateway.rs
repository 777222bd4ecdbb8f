//! Gateway peers: PSTN gateways, IP-PBXs and SBCs.

use super::ServerSite;
use crate::topology::Ref;
use crate::topology::attributes::{self, Attribute};
use crate::topology::kind::Kind;
use crate::topology::store::{Entity, stored_in};
use crate::topology::values::{GatewayKind, Guid, Host, IpVersion, Name};
use std::net::IpAddr;

/// A gateway peer of Mediation Servers (domain.md 1.11) [c:SetGW, DG].
#[derive(Debug, Clone, PartialEq)]
pub struct Gateway {
    /// The name that trunks and reports use.
    pub name: Name,
    /// The FQDN or the address that the topology knows it by; a TLS trunk wants an FQDN (V-11).
    pub host: Host,
    /// What it is.
    pub kind: GatewayKind,
    /// The server site its service belongs to; it decides which `site:` collections apply.
    pub server_site: Option<Ref<ServerSite>>,
    /// The family it listens on.
    pub listens_on: IpVersion,
    /// The signalling address.
    pub signalling_address: Option<IpAddr>,
    /// RepresentativeMediaIP: bypass and CAC both locate the gateway by it.
    pub representative_media_ip: Option<IpAddr>,
    /// AlternateByPassId, for calls from trunk to trunk.
    pub alternate_bypass_id: Option<Guid>,
    /// GatewaySipClientTcpPort.
    pub tcp_port: u16,
    /// GatewaySipClientTlsPort.
    pub tls_port: u16,
    /// Whether it takes the calls that come from Office Communications Server 2007 R2.
    pub default: bool,
    /// Whether voice routes may use it.
    pub routable: bool,
    /// T5: it supports forked responses (early dialogs) and is a qualified product.
    pub early_dialogs: bool,
    /// T6: it takes media straight from clients and knows the internal ranges.
    pub client_media: bool,
    /// Whether it rewrites numbers by rules of its own.
    pub translates_numbers: bool,
}

impl Default for Gateway {
    fn default() -> Self {
        Self {
            name: Name::default(),
            host: Host::default(),
            kind: GatewayKind::PstnGateway,
            server_site: None,
            listens_on: IpVersion::V4,
            signalling_address: None,
            representative_media_ip: None,
            alternate_bypass_id: None,
            tcp_port: 5066,
            tls_port: 5067,
            default: false,
            routable: true,
            early_dialogs: true,
            client_media: true,
            translates_numbers: false,
        }
    }
}

impl Gateway {
    /// The address by which bypass and CAC locate it: RepresentativeMediaIP, else the signalling address, else the
    /// address that it is named by [c:SetGW, MTT].
    pub fn media_address(&self) -> Option<IpAddr> {
        let named_by = match self.host {
            Host::Address(address) => Some(address),
            Host::Named(_) => None,
        };
        self.representative_media_ip.or(self.signalling_address).or(named_by)
    }
}

impl Entity for Gateway {
    const KIND: Kind = Kind::Gateway;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::GATEWAY;

    fn addresses(&self) -> Vec<IpAddr> {
        self.media_address().into_iter().collect()
    }

    stored_in!(gateways, by name);
}
