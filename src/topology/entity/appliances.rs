//! Survivable Branch Appliances.

use super::{FrontEndPool, ServerSite};
use crate::topology::Ref;
use crate::topology::attributes::{self, Attribute};
use crate::topology::kind::Kind;
use crate::topology::store::{Entity, stored_in};
use crate::topology::values::{Fqdn, Name};
use std::net::IpAddr;

/// A Survivable Branch Appliance (domain.md 1.12) [DG, MED]. Its Mediation Server is a pool that names it as host.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SurvivableBranchAppliance {
    /// Its name.
    pub name: Name,
    /// Its FQDN.
    pub fqdn: Fqdn,
    /// The branch server site.
    pub server_site: Option<Ref<ServerSite>>,
    /// Its address.
    pub address: Option<IpAddr>,
    /// The Front End pool of the parent that takes over registrations.
    pub backup_registrar: Option<Ref<FrontEndPool>>,
}

impl Entity for SurvivableBranchAppliance {
    const KIND: Kind = Kind::SurvivableBranchAppliance;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::APPLIANCE;

    fn addresses(&self) -> Vec<IpAddr> {
        self.address.into_iter().collect()
    }

    stored_in!(appliances, by name);
}
