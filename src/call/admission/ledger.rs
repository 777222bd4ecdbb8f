//! What is reserved on the links: kbps by link, direction and modality.
//!
//! Links are found by the number of their entity, which never changes, so a ledger outlives edits of the topology and
//! reserving needs no search.

use super::link::LinkId;
use super::path::Crossing;
use crate::call::report::OutcomeReason;
use crate::call::terms::Media;
use crate::topology::Limit;
use std::fmt;

/// kbps on one link, by modality and direction.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Usage {
    audio: [u32; 2],
    video: [u32; 2],
}

impl Usage {
    fn of(&self, media: Media) -> [u32; 2] {
        match media {
            Media::Audio => self.audio,
            Media::Video => self.video,
        }
    }

    fn of_mut(&mut self, media: Media) -> &mut [u32; 2] {
        match media {
            Media::Audio => &mut self.audio,
            Media::Video => &mut self.video,
        }
    }
}

/// What one stream takes of one link, kbps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reservation {
    /// The link.
    pub link: LinkId,
    /// The modality.
    pub media: Media,
    /// Forth and back.
    pub kbps: [u32; 2],
}

/// Why a link lets a stream not through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Refusal {
    /// The link.
    pub link: LinkId,
    /// The code.
    pub reason: OutcomeReason,
    /// The least kbps that the stream would need.
    pub needed: u32,
    /// The kbps that are free, in the worse direction.
    pub free: u32,
}

/// Everything that is reserved.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    links: [Vec<Usage>; 3],
}

/// The list and the place in it.
fn place(link: LinkId) -> (usize, usize) {
    let (list, index) = match link {
        LinkId::NetworkSite(id) => (0, id.index()),
        LinkId::Region(id) => (1, id.index()),
        LinkId::Intersite(id) => (2, id.index()),
    };
    (list, index as usize)
}

impl Ledger {
    /// What is in use on a link, kbps forth and back.
    pub fn used(&self, link: LinkId, media: Media) -> [u32; 2] {
        self.usage(link).map_or([0; 2], |usage| usage.of(media))
    }

    fn usage(&self, link: LinkId) -> Option<&Usage> {
        let (list, index) = place(link);
        self.links.get(list)?.get(index)
    }

    fn usage_mut(&mut self, link: LinkId) -> Option<&mut Usage> {
        let (list, index) = place(link);
        let list = self.links.get_mut(list)?;
        if list.len() <= index {
            list.resize(index + 1, Usage::default());
        }
        list.get_mut(index)
    }

    /// Reserves, whether or not there is room: what is not checked counts too [PCAC, MED].
    pub fn book(&mut self, reservation: &Reservation) {
        if let Some(usage) = self.usage_mut(reservation.link) {
            let used = usage.of_mut(reservation.media);
            for (used, kbps) in used.iter_mut().zip(reservation.kbps) {
                *used = used.saturating_add(kbps);
            }
        }
    }

    /// Gives back what was reserved.
    pub fn give_back(&mut self, reservation: &Reservation) {
        if let Some(usage) = self.usage_mut(reservation.link) {
            let used = usage.of_mut(reservation.media);
            for (used, kbps) in used.iter_mut().zip(reservation.kbps) {
                *used = used.saturating_sub(kbps);
            }
        }
    }

    /// Reserves on every link of a path, or on none.
    ///
    /// # Errors
    /// The first link without room; the ledger is then as it was.
    pub fn reserve(&mut self, path: &[Crossing], media: Media, kbps: u32) -> Result<(), Refusal> {
        for (at, crossing) in path.iter().enumerate() {
            if let Some(refusal) = against(crossing, media, kbps, self.used(crossing.link, media)) {
                self.release(path.get(..at).unwrap_or_default(), media, kbps);
                return Err(refusal);
            }
            self.book(&Reservation { link: crossing.link, media, kbps: [kbps; 2] });
        }
        Ok(())
    }

    /// Gives back what [`reserve`](Self::reserve) took.
    pub fn release(&mut self, path: &[Crossing], media: Media, kbps: u32) {
        for crossing in path {
            self.give_back(&Reservation { link: crossing.link, media, kbps: [kbps; 2] });
        }
    }

    /// Whether nothing is reserved anywhere.
    pub fn is_empty(&self) -> bool {
        self.links.iter().flatten().all(|usage| *usage == Usage::default())
    }
}

impl fmt::Debug for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let used = |usage: &Usage| *usage != Usage::default();
        let lists = ["network sites", "region links", "intersite policies"].iter().zip(&self.links);
        let entries = lists.flat_map(|(list, links)| {
            links
                .iter()
                .enumerate()
                .filter(move |(_, usage)| used(usage))
                .map(move |(index, usage)| ((list, index), (usage.audio, usage.video)))
        });
        f.debug_map().entries(entries).finish()
    }
}

/// What a link has against a stream of `kbps` each way, with `used` in use there (domain.md 3.4).
pub(super) fn against(crossing: &Crossing, media: Media, kbps: u32, used: [u32; 2]) -> Option<Refusal> {
    let refusal = |reason, free| Some(Refusal { link: crossing.link, reason, needed: kbps, free });
    if crossing.closed {
        return refusal(OutcomeReason::LinkZero, 0);
    }
    let Limit { total, session } = crossing.limits.of(media)?;
    let free = total.saturating_sub(used.into_iter().max().unwrap_or(0));
    if total == 0 {
        refusal(OutcomeReason::LinkZero, 0)
    } else if kbps > session {
        refusal(OutcomeReason::LinkSession, session)
    } else if kbps > free {
        refusal(OutcomeReason::LinkTotal, free)
    } else {
        None
    }
}

/// A ledger with what one call took of it so far; the ledger itself is not changed.
#[derive(Debug)]
pub(super) struct Room<'a> {
    ledger: &'a Ledger,
    taken: Vec<Reservation>,
}

impl<'a> Room<'a> {
    pub fn new(ledger: &'a Ledger) -> Self {
        Self { ledger, taken: Vec::new() }
    }

    /// What is in use with what this call took.
    pub fn used(&self, link: LinkId, media: Media) -> [u32; 2] {
        let own = self.taken.iter().filter(|taken| taken.link == link && taken.media == media);
        own.fold(self.ledger.used(link, media), |[forth, back], taken| {
            let [more_forth, more_back] = taken.kbps;
            [forth.saturating_add(more_forth), back.saturating_add(more_back)]
        })
    }

    /// Takes on every link of a path, or on none.
    pub fn reserve(&mut self, path: &[Crossing], media: Media, kbps: u32) -> Result<(), Vec<Refusal>> {
        let before = self.taken.len();
        let mut refusals = Vec::new();
        for crossing in path {
            refusals.extend(against(crossing, media, kbps, self.used(crossing.link, media)));
            self.book(crossing.link, media, kbps);
        }
        if refusals.is_empty() {
            return Ok(());
        }
        self.taken.truncate(before);
        Err(refusals)
    }

    /// Takes, whether or not there is room.
    pub fn book(&mut self, link: LinkId, media: Media, kbps: u32) {
        self.taken.push(Reservation { link, media, kbps: [kbps; 2] });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Down;
    use crate::call::admission::Terrain;
    use crate::call::tests::litware_with;
    use crate::topology::NetworkSite;

    #[test]
    fn a_path_is_reserved_whole_or_not_at_all() {
        let draft = litware_with(r#"Set(BandwidthPolicyProfile("50Mb_Link"), "AudioBWLimit", 200)"#);
        let site = |name: &str| draft.model().named::<NetworkSite>(name).unwrap().0;
        let down = Down::default();
        let path = Terrain::new(draft.model(), &down).path(site("Reno"), site("Cologne")).unwrap();
        assert_eq!(path.len(), 3);
        let mut ledger = Ledger::default();
        assert_eq!(ledger.reserve(&path, Media::Audio, 97), Ok(()));
        assert_eq!(ledger.reserve(&path, Media::Audio, 97), Ok(()));
        let before = ledger.clone();
        let refusal = ledger.reserve(&path, Media::Audio, 97).unwrap_err();
        assert_eq!((refusal.link, refusal.reason), (path[1].link, OutcomeReason::LinkTotal));
        assert_eq!((refusal.needed, refusal.free), (97, 6));
        assert_eq!(ledger, before);
        assert_eq!(ledger.reserve(&path, Media::Video, 610), Ok(()), "video has limits of its own");
        ledger.release(&path, Media::Video, 610);
        ledger.release(&path, Media::Audio, 97);
        ledger.release(&path, Media::Audio, 97);
        assert!(ledger.is_empty());
    }

    #[test]
    fn the_worse_direction_decides() {
        let draft = litware_with("");
        let reno = draft.model().named::<NetworkSite>("Reno").unwrap().0;
        let london = draft.model().named::<NetworkSite>("London").unwrap().0;
        let down = Down::default();
        let path = Terrain::new(draft.model(), &down).path(reno, london).unwrap();
        for kbps in [[3_950, 0], [0, 3_950]] {
            let mut ledger = Ledger::default();
            let one_way = Reservation { link: path[0].link, media: Media::Audio, kbps };
            ledger.book(&one_way);
            assert_eq!(ledger.reserve(&path, Media::Audio, 62).unwrap_err().free, 50);
            assert_eq!(ledger.reserve(&path, Media::Audio, 45), Ok(()));
        }
    }
}
