//! A computer of a pool, with the addresses that place it in a network site.

use super::Fqdn;
use std::net::IpAddr;

/// One computer of a pool (domain.md 1.12).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Computer {
    /// Its host name.
    pub fqdn: Fqdn,
    /// The address of its primary interface, towards clients and servers.
    pub address: Option<IpAddr>,
    /// The address of its PSTN interface; a Mediation Server only, the primary one when unset.
    pub pstn_address: Option<IpAddr>,
}

impl Computer {
    /// Both addresses that are known, the primary one first.
    pub fn addresses(&self) -> impl Iterator<Item = IpAddr> + '_ {
        self.address.into_iter().chain(self.pstn_address)
    }
}
