//! What the links carried in the last minutes, for the plot beside a link.

use crate::call::Media;
use crate::call::admission::LinkId;
use crate::call::live::LiveCalls;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;

/// How far back it goes.
pub const KEPT: SignedDuration = SignedDuration::from_mins(12);

/// What one link carried, kbps of audio in the fuller direction: from each time on, until the next.
pub type Steps = Vec<(Timestamp, u32)>;

/// What every link carried that carried anything.
#[derive(Debug, Default)]
pub struct OverTime {
    links: BTreeMap<LinkId, Steps>,
}

/// What a link carried, from when to when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The beginning.
    pub from: Timestamp,
    /// The end, which is now.
    pub to: Timestamp,
    /// From each time on, until the next; the first at the beginning.
    pub steps: Steps,
}

impl OverTime {
    /// Notes what the links carry now.
    pub fn note(&mut self, live: &LiveCalls, now: Timestamp) {
        for link in live.in_use() {
            self.links.entry(link).or_default();
        }
        let before = now - KEPT;
        for (link, steps) in &mut self.links {
            let used = live.ledger().used(*link, Media::Audio).into_iter().max().unwrap_or(0);
            match steps.last_mut() {
                Some((_, known)) if *known == used => {}
                // Within a second only what is left counts.
                Some((at, known)) if now.duration_since(*at) < SignedDuration::from_secs(1) => *known = used,
                _ => steps.push((now, used)),
            }
            // Of what is past, only the last tells what was carried at the beginning.
            let past = steps.iter().take_while(|(at, _)| *at <= before).count();
            steps.drain(..past.saturating_sub(1));
        }
        self.links.retain(|_, steps| steps.len() > 1 || steps.iter().any(|(_, used)| *used > 0));
    }

    /// What a link carried until now.
    pub fn series(&self, link: LinkId, now: Timestamp) -> Series {
        let from = now - KEPT;
        let known = self.links.get(&link).map_or(&[][..], Vec::as_slice);
        let at_first = known.iter().rev().find(|(at, _)| *at <= from).map_or(0, |(_, used)| *used);
        let later = known.iter().filter(|(at, _)| *at > from).copied();
        Series { from, to: now, steps: std::iter::once((from, at_first)).chain(later).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::CallRequest;
    use crate::edit::Draft;
    use crate::file::Sample;
    use crate::topology::NetworkSite;
    use std::sync::Arc;

    #[test]
    fn a_series_begins_with_what_was_carried_and_forgets_what_is_long_past() {
        let draft = Draft::new(Sample::named("litware").unwrap().open().unwrap());
        let reno = LinkId::NetworkSite(draft.model().named::<NetworkSite>("Reno").unwrap().0);
        let request = Arc::new(CallRequest {
            client: Some("172.28.151.140/25".parse().unwrap()),
            trunk: Some("gw-chi".into()),
            ..CallRequest::default()
        });
        let start: Timestamp = "2026-11-18T14:20:00Z".parse().unwrap();
        let minute = |minutes| start + SignedDuration::from_mins(minutes);
        let (mut live, mut over_time) = (LiveCalls::default(), OverTime::default());
        for minutes in [0, 4, 14] {
            live.place(draft.model(), &request).unwrap();
            over_time.note(&live, minute(minutes));
            over_time.note(&live, minute(minutes));
        }
        let series = over_time.series(reno, minute(15));
        assert_eq!((series.from, series.to), (minute(3), minute(15)));
        assert_eq!(series.steps, [(minute(3), 97), (minute(4), 194), (minute(14), 291)]);
        let soon = minute(14) + SignedDuration::from_millis(500);
        live.hang_up_all();
        over_time.note(&live, soon);
        assert_eq!(over_time.series(reno, soon).steps.last(), Some(&(minute(14), 0)));
        over_time.note(&live, minute(60));
        assert_eq!(over_time.series(reno, minute(60)).steps, [(minute(48), 0)]);
    }
}
