//! In which network site each subnet is, as bare numbers: an address is placed without opening its subnet.

use super::super::arena::Id;
use super::super::entity::{NetworkSite, Subnet};
use std::sync::Arc;

/// Subnets of one page.
const PAGE: usize = 1024;
/// A subnet in no network site, or none at all. An arena never gets that far.
const NONE: u32 = u32::MAX;

/// The network site of each subnet. A clone shares all pages; a change copies those that it touches.
#[derive(Debug, Clone, Default)]
pub(super) struct Homes(Arc<Vec<Arc<[u32; PAGE]>>>);

impl Homes {
    /// The network site of a subnet.
    #[inline]
    pub fn of(&self, subnet: Id<Subnet>) -> Option<Id<NetworkSite>> {
        let index = subnet.index() as usize;
        let home = *self.0.get(index / PAGE)?.get(index % PAGE)?;
        (home != NONE).then(|| Id::at(home))
    }

    /// Puts subnets in their network sites.
    pub fn follow(&mut self, homes: impl IntoIterator<Item = (Id<Subnet>, Option<Id<NetworkSite>>)>) {
        let pages = Arc::make_mut(&mut self.0);
        for (subnet, home) in homes {
            let index = subnet.index() as usize;
            if pages.len() <= index / PAGE {
                pages.resize_with(index / PAGE + 1, || Arc::new([NONE; PAGE]));
            }
            let page = pages.get_mut(index / PAGE).map(Arc::make_mut);
            if let Some(place) = page.and_then(|page| page.get_mut(index % PAGE)) {
                *place = home.map_or(NONE, Id::index);
            }
        }
    }
}

impl PartialEq for Homes {
    /// Equal when every subnet is in the same network site; how many pages there are means nothing.
    fn eq(&self, other: &Self) -> bool {
        let empty = [NONE; PAGE];
        (0..self.0.len().max(other.0.len())).all(|page| {
            let of = |homes: &Self| homes.0.get(page).map_or(empty, |page| **page);
            of(self) == of(other)
        })
    }
}
