//! Server sites of Topology Builder; never places of the network.

use crate::topology::Ref;
use crate::topology::attributes::{self, Attribute};
use crate::topology::kind::Kind;
use crate::topology::store::{Entity, stored_in};
use crate::topology::values::{Name, ServerSiteKind, Text};

/// A server site (domain.md 1.12) [CPT]. It owns pools, gateways and trunks.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerSite {
    /// Its name.
    pub name: Name,
    /// Central or branch.
    pub kind: ServerSiteKind,
    /// The central server site of a branch.
    pub parent: Option<Ref<ServerSite>>,
    /// The tick "Enable call admission control" of Topology Builder [FCL].
    pub cac_enabled: bool,
    /// City.
    pub city: Option<Text>,
    /// State or province.
    pub state: Option<Text>,
    /// Country code.
    pub country_code: Option<Text>,
    /// A description.
    pub description: Option<Text>,
}

impl Default for ServerSite {
    fn default() -> Self {
        Self {
            name: Name::default(),
            kind: ServerSiteKind::Central,
            parent: None,
            cac_enabled: false,
            city: None,
            state: None,
            country_code: None,
            description: None,
        }
    }
}

impl Entity for ServerSite {
    const KIND: Kind = Kind::ServerSite;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::SERVER_SITE;

    stored_in!(server_sites, by name);
}
