//! Finding the subnet of an address: exact by network address, or the longest prefix that contains it.
//!
//! Ranges are kept sorted in shards by their first bits (16 of IPv4, 32 of IPv6), so that a change replaces one short
//! list. Ranges shorter than that stand in a side list. Single addresses of IPv4 have a layout of their own ([`cells`]).

mod bits;
mod cells;
mod family;
mod near;
mod shard;
#[cfg(test)]
mod tests;

use crate::topology::arena::Id;
use crate::topology::entity::Subnet;
use bits::Bits;
use cells::Cells;
use family::Family;
use ipnet::IpNet;
use shard::Entry;
use std::net::IpAddr;

/// All subnets of a topology, ready to be looked up. A clone shares every shard.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SubnetTable {
    v4: Family<u32>,
    v4_cells: Cells,
    v6: Family<u128>,
}

/// Both families are asked in the same words.
macro_rules! of_family {
    ($table:expr, $address:expr, $family:ident, $first:ident => $answer:expr) => {
        match $address {
            IpAddr::V4(address) => {
                let ($family, $first) = (&$table.v4, u32::from(address));
                $answer
            }
            IpAddr::V6(address) => {
                let ($family, $first) = (&$table.v6, u128::from(address));
                $answer
            }
        }
    };
}

impl SubnetTable {
    /// Takes ranges out and others in. Many at once cost less than one after the other.
    pub fn change(&mut self, removed: &[(IpNet, Id<Subnet>)], added: &[(IpNet, Id<Subnet>)]) {
        let (gone, come) = (entries(removed), entries(added));
        let mut touched: Vec<u16> =
            gone.iter().chain(&come).flat_map(|entry| u32::shards(entry.first, entry.length)).collect();
        touched.sort_unstable();
        touched.dedup();
        self.v4.change(gone, come);
        self.v4_cells.follow(&self.v4, &touched);
        self.v6.change(entries(removed), entries(added));
    }

    /// The subnet whose network address this is, whatever its mask: what bypass asks for [NET], and what makes a
    /// subnet unique [c:NewSubnet].
    #[inline]
    pub fn exact(&self, network: IpAddr) -> Option<Id<Subnet>> {
        match network {
            IpAddr::V4(address) => self.v4_cells.beginning(address.into()),
            IpAddr::V6(address) => self.v6.starting(address.into()).map(|entry| entry.id),
        }
    }

    /// The narrowest subnet that contains an address: what CAC and the locating of servers ask for [NET].
    #[inline]
    pub fn containing(&self, address: IpAddr) -> Option<Id<Subnet>> {
        match address {
            IpAddr::V4(address) => self.v4_cells.narrowest(address.into()),
            IpAddr::V6(address) => self.v6.narrowest(address.into()).map(|entry| entry.id),
        }
    }

    /// The other subnets that contain a range, from the narrowest.
    pub fn containers(&self, range: IpNet) -> impl Iterator<Item = Id<Subnet>> {
        let length = range.prefix_len();
        let list: Vec<Id<Subnet>> = of_family!(self, range.addr(), family, first => {
            let others = family.containing(first).filter(|entry| entry.length < length);
            others.map(|entry| entry.id).collect()
        });
        list.into_iter()
    }

    /// The other subnets inside a range. The order is the same for the same subnets and means nothing else.
    pub fn inside(&self, range: IpNet) -> Box<dyn Iterator<Item = Id<Subnet>> + '_> {
        let length = range.prefix_len();
        of_family!(self, range.addr(), family, first => {
            let others = family.inside(first, length).filter(move |entry| entry.length > length);
            Box::new(others.map(|entry| entry.id))
        })
    }
}

/// The ranges of one address family among others.
fn entries<B: Bits>(ranges: &[(IpNet, Id<Subnet>)]) -> Vec<Entry<B>> {
    let entry =
        |(range, id): &(IpNet, Id<Subnet>)| Some(Entry::new(B::of(range.addr())?, range.prefix_len(), *id));
    ranges.iter().filter_map(entry).collect()
}
