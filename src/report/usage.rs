//! What is reserved on a link, in words.

use super::words::{figure, name};
use crate::call::Media;
use crate::call::live::{Freed, LinkUsage};
use crate::topology::Topology;

/// What is reserved of one modality in both directions: "3,971 out and 3,971 back of 4,000 kbps".
pub fn use_words(usage: &LinkUsage, media: Media) -> String {
    let [forth, back] = match media {
        Media::Audio => usage.audio,
        Media::Video => usage.video,
    };
    let used = format!("{} out and {} back", figure(forth.into()), figure(back.into()));
    match usage.limits.of(media) {
        _ if usage.closed => format!("{used}, the link is down"),
        Some(limit) => format!("{used} of {} kbps", figure(limit.total.into())),
        None if usage.unenforced => format!("{used} kbps, its limit is not enforced"),
        None => format!("{used} kbps, no bandwidth limit"),
    }
}

/// What bypass would free on a link, and how: "gw-reno would free 3,537 kbps", "37 calls would bypass over it".
pub fn freed_words(topology: &Topology, freed: &Freed) -> (String, String) {
    let trunk = name(topology, Some(freed.trunk));
    let calls = if freed.calls == 1 { "call" } else { "calls" };
    let how = if freed.turned_on { "once bypass is on" } else { "over it" };
    let what = format!("{trunk} would free {} kbps", figure(freed.kbps.into()));
    (what, format!("{} {calls} would bypass {how}", figure(freed.calls.into())))
}
