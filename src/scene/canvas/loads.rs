//! What the links carry and the members handle while calls are up, and what a drill marks as down: what the gauges,
//! pills and plates on the canvas show.

use crate::topology::AnyId;
use std::collections::HashMap;

/// From this share of the limit on, in percent, a link is nearly full.
pub const HIGH: u32 = 80;

/// What one link carries. Everything is audio, in kbps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Load {
    /// Reserved from the first end to the second; of a network site's link, from the network site to its region.
    pub forth: u32,
    /// Reserved the other way.
    pub back: u32,
    /// What the call that is looked at would add, in either direction; 0 where it is up already or does not cross.
    pub added: u32,
    /// Whether the last call that asked was refused here, or the smallest call no longer fits.
    pub refused: bool,
}

impl Load {
    /// The fuller direction, which the gauge shows.
    pub fn worse(&self) -> u32 {
        self.forth.max(self.back)
    }

    /// Whether so much of a limit is nearly all of it.
    pub fn is_high(&self, limit: u32) -> bool {
        u64::from(self.worse()) * 100 >= u64::from(limit) * u64::from(HIGH) && self.worse() > 0
    }
}

/// The loads of all links and members. Empty while no call is up.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Loads {
    links: HashMap<AnyId, Load>,
    calls: HashMap<AnyId, u32>,
    /// What is down, and whether it is marked itself and does not only follow what is.
    down: HashMap<AnyId, bool>,
}

impl Loads {
    /// Sets what a link carries: a network site for its link to the region, a region link, or an intersite policy.
    pub fn set_link(&mut self, id: impl Into<AnyId>, load: Load) {
        self.links.insert(id.into(), load);
    }

    /// Sets how many calls a Mediation Server pool or a gateway peer carries.
    pub fn set_calls(&mut self, id: impl Into<AnyId>, calls: u32) {
        self.calls.insert(id.into(), calls);
    }

    /// Marks something as down: a link, a trunk, a member, or of a network region its policy service.
    pub fn set_down(&mut self, id: impl Into<AnyId>) {
        self.down.insert(id.into(), true);
    }

    /// Says of something that it is down because of what is marked.
    pub fn set_follows(&mut self, id: impl Into<AnyId>) {
        self.down.entry(id.into()).or_insert(false);
    }

    /// Whether something is marked as down itself.
    pub fn is_marked(&self, id: AnyId) -> bool {
        self.down.get(&id).is_some_and(|marked| *marked)
    }

    /// Whether something is down.
    pub fn is_down(&self, id: AnyId) -> bool {
        self.down.contains_key(&id)
    }

    /// Whether anything is.
    pub fn any_down(&self) -> bool {
        !self.down.is_empty()
    }

    /// What a link carries; nothing where nothing is known of it.
    pub fn link(&self, id: AnyId) -> Load {
        self.links.get(&id).copied().unwrap_or_default()
    }

    /// How many calls a member carries; `None` without a call.
    pub fn calls(&self, id: AnyId) -> Option<u32> {
        self.calls.get(&id).copied().filter(|calls| *calls > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fuller_direction_decides() {
        let load = Load { forth: 100, back: 1_600, ..Load::default() };
        assert_eq!(load.worse(), 1_600);
        for (limit, high) in [(2_000, true), (2_001, false), (1_000, true), (4_000, false)] {
            assert_eq!(load.is_high(limit), high, "{limit}");
        }
        assert!(!Load::default().is_high(0), "a link that nothing may cross is not full while nothing does");
    }
}
