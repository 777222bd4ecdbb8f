//! Subnets: the ranges of addresses that stand in a network site.

use super::NetworkSite;
use crate::topology::Ref;
use crate::topology::attributes::{self, Attribute};
use crate::topology::key::Key;
use crate::topology::kind::Kind;
use crate::topology::store::{Entity, Topology, stored_in};
use crate::topology::values::Text;
use ipnet::{IpNet, Ipv4Net};
use std::net::Ipv4Addr;

/// A subnet (domain.md 1.5) [c:NewSubnet]. Its identity is its first address alone, so that one address with
/// two masks is impossible; the range never has host bits set (V-33, V-35 live with readers and edits).
#[derive(Debug, Clone, PartialEq)]
pub struct Subnet {
    /// The range, without host bits.
    pub range: IpNet,
    /// The network site; without one the subnet counts as unmapped.
    pub network_site: Option<Ref<NetworkSite>>,
    /// A description.
    pub description: Option<Text>,
}

impl Default for Subnet {
    fn default() -> Self {
        Self { range: Ipv4Net::from(Ipv4Addr::UNSPECIFIED).into(), network_site: None, description: None }
    }
}

impl Entity for Subnet {
    const KIND: Kind = Kind::Subnet;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::SUBNET;

    fn key(&self) -> Key {
        Key::Address(self.range.addr())
    }

    fn identity(&self, _: &Topology) -> String {
        self.range.addr().to_string()
    }

    fn range(&self) -> Option<IpNet> {
        Some(self.range)
    }

    stored_in!(subnets);
}
