//! Where the ends of a call stand (domain.md 2.2).

use super::address::EndpointAddress;
use crate::topology::{Gateway, Guid, Id, Model, NetworkSite, Standing, Subnet, Topology};
use ipnet::IpNet;
use std::net::IpAddr;

/// Where a client stands. Bypass asks for the exact network, CAC for the narrowest subnet that contains the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientPlace {
    /// The address, with its own mask where one was given.
    pub client: EndpointAddress,
    /// The network that the client asks with; `None` when it has no mask and no subnet contains it.
    pub network: Option<IpNet>,
    /// The subnet whose address equals that of the network [NET].
    pub exact: Option<Standing>,
    /// The narrowest subnet that contains the address: what CAC finds.
    pub containing: Option<Standing>,
}

impl ClientPlace {
    /// Locates a client. An address without a mask takes that of the narrowest subnet that contains it.
    pub fn of(model: &Model, client: EndpointAddress) -> Self {
        let containing = model.locate(client.address);
        let of_the_subnet = || Some(model.topology().get(containing?.subnet)?.range);
        let network = client.network().or_else(of_the_subnet);
        let exact = network.and_then(|network| model.locate_exactly(network.addr()));
        Self { client, network, exact, containing }
    }

    /// The network site that gives the client its bypass ID, if one does.
    pub fn bypass_network_site(&self) -> Option<Id<NetworkSite>> {
        self.exact?.network_site
    }

    /// The network site in which the client stands: that of the exact match, else the one that CAC finds.
    pub fn network_site(&self) -> Option<Id<NetworkSite>> {
        self.bypass_network_site().or_else(|| self.containing?.network_site)
    }

    /// The range of the exact match, where its mask is another than the client's (AMB-7).
    pub fn other_mask(&self, topology: &Topology) -> Option<IpNet> {
        let range = topology.get(self.exact?.subnet)?.range;
        (Some(range) != self.network).then_some(range)
    }

    /// The subnet that contains the address and is no exact match: enough for CAC, not for bypass.
    pub fn only_contained(&self) -> Option<Id<Subnet>> {
        if self.exact.is_some() { None } else { Some(self.containing?.subnet) }
    }
}

/// Where a gateway peer stands, by the address of its media.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GatewayPlace {
    /// The gateway peer.
    pub gateway: Id<Gateway>,
    /// RepresentativeMediaIP, else the signalling address [c:SetGW, MTT].
    pub address: Option<IpAddr>,
    /// Whether that is RepresentativeMediaIP.
    pub representative: bool,
    /// The narrowest subnet that contains it.
    pub standing: Option<Standing>,
    /// AlternateByPassId, which lets calls between two trunks bypass without subnets [c:SetGW].
    pub alternate_bypass_id: Option<Guid>,
}

impl GatewayPlace {
    /// Locates a gateway peer.
    pub fn of(model: &Model, id: Id<Gateway>) -> Self {
        let gateway = model.topology().get(id);
        let address = gateway.and_then(Gateway::media_address);
        Self {
            gateway: id,
            address,
            representative: gateway.is_some_and(|gateway| gateway.representative_media_ip.is_some()),
            standing: address.and_then(|address| model.locate(address)),
            alternate_bypass_id: gateway.and_then(|gateway| gateway.alternate_bypass_id),
        }
    }

    /// The network site in which it stands.
    pub fn network_site(&self) -> Option<Id<NetworkSite>> {
        self.standing?.network_site
    }
}
