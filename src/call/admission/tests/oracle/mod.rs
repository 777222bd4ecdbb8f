//! A second implementation of admission and its fallbacks, written straight from domain.md 3: names for ids, every
//! subnet walked, no shared code with the first.

mod network;
mod placing;

use crate::call::{CallRequest, Media, Quality};
use crate::topology::{EdgePool, Id, NetworkSite, Topology};
use std::collections::BTreeMap;

/// kbps in use by link and modality; the key of a link is its kind and name.
pub(super) type Used = BTreeMap<(String, bool), u32>;
type Site = Option<Id<NetworkSite>>;

/// What becomes of a call.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Answer {
    pub outcome: &'static str,
    pub reasons: Vec<&'static str>,
    /// kbps and limited links of each leg of the way that was taken, or of the call's own.
    pub legs: Vec<(Option<u32>, Vec<String>)>,
    /// What the call holds, link by link.
    pub held: Vec<((String, bool), u32)>,
}

pub(super) struct World<'a> {
    pub topology: &'a Topology,
    pub used: &'a Used,
}

#[derive(Clone)]
struct Link {
    key: String,
    /// Total and session limit.
    audio: Option<(u32, u32)>,
    video: Option<(u32, u32)>,
    closed: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Speaker {
    Client,
    Callee,
    Pool,
    Conference,
    Server,
    Gateway,
    Edge,
}

#[derive(Clone)]
struct Leg {
    figures: &'static [u32],
    video: bool,
    ends: [(Speaker, Site); 2],
    /// The stretches, where they are not the ends themselves.
    relayed: Option<Vec<[Site; 2]>>,
    late: bool,
}

enum Judged {
    In(Vec<(Option<u32>, Vec<String>)>, Used),
    Out(Vec<(Option<u32>, Vec<String>)>, Vec<&'static str>),
    NoRoute(Vec<(Option<u32>, Vec<String>)>),
}

fn from(quality: Quality, row: [&'static [u32]; 3]) -> &'static [u32] {
    match quality {
        Quality::Quality => row[0],
        Quality::Balanced => row[1],
        Quality::Quantity => row[2],
    }
}

fn add(to: &mut Vec<&'static str>, from: &[&'static str]) {
    for code in from {
        if !to.contains(code) {
            to.push(code);
        }
    }
}

impl World<'_> {
    fn judge(&self, request: &CallRequest, legs: &[Leg], overridden: bool) -> Judged {
        let mut used = self.used.clone();
        let mut said = Vec::new();
        for leg in legs {
            let stretches = leg.relayed.clone().unwrap_or_else(|| vec![[leg.ends[0].1, leg.ends[1].1]]);
            let mut paths: Vec<Vec<Link>> = Vec::new();
            let mut routeless = false;
            for [a, b] in stretches {
                paths.push(match (a, b) {
                    (Some(a), Some(b)) => self.path(request, a, b).unwrap_or_else(|| {
                        routeless = true;
                        Vec::new()
                    }),
                    _ => Vec::new(),
                });
            }
            let limit = |link: &Link| if leg.video { link.video } else { link.audio };
            let names = |path: &Vec<Link>| {
                path.iter()
                    .filter(|link| limit(link).is_some())
                    .map(|link| link.key.clone())
                    .collect::<Vec<_>>()
            };
            if routeless {
                said.extend(paths.iter().map(|path| (None, names(path))));
                return Judged::NoRoute(said);
            }
            let all: Vec<&Link> = paths.iter().flatten().collect();
            let mut against: Vec<&'static str> = Vec::new();
            let unchecked = overridden || leg.late;
            let mut granted = None;
            for figure in leg.figures {
                against.clear();
                let mut trial = used.clone();
                for link in &all {
                    let now = trial.entry((link.key.clone(), leg.video)).or_default();
                    let code = match limit(link) {
                        _ if link.closed => Some("link-zero"),
                        _ if unchecked => None,
                        None => None,
                        Some((0, _)) => Some("link-zero"),
                        Some((_, session)) if *figure > session => Some("link-session"),
                        Some((total, _)) if *now + *figure > total => Some("link-total"),
                        Some(_) => None,
                    };
                    add(&mut against, &code.into_iter().collect::<Vec<_>>());
                    *now += *figure;
                }
                if against.is_empty() {
                    granted = Some(*figure);
                    used = trial;
                    break;
                }
                if unchecked {
                    break;
                }
            }
            said.extend(paths.iter().map(|path| (granted, names(path))));
            if granted.is_none() {
                return Judged::Out(said, against);
            }
        }
        Judged::In(said, used)
    }

    fn unasked(&self, request: &CallRequest, ways: &[[Site; 2]]) -> Answer {
        let closed = ways.iter().any(|[a, b]| {
            let path = a.zip(*b).and_then(|(a, b)| self.path(request, a, b));
            path.is_some_and(|path| path.iter().any(|link| link.closed))
        });
        let (outcome, reasons) =
            if closed { ("no-media", vec!["link-zero"]) } else { ("connected", Vec::new()) };
        Answer { outcome, reasons, ..Answer::default() }
    }

    fn asked(
        &self,
        request: &CallRequest,
        legs: &[Leg],
        overridden: bool,
        edge: &dyn Fn(Speaker, Site) -> Option<Id<EdgePool>>,
    ) -> Answer {
        let (said, mut reasons) = match self.judge(request, legs, overridden) {
            Judged::In(legs, used) => return self.up("connected", Vec::new(), legs, &used),
            Judged::NoRoute(legs) => {
                return Answer {
                    outcome: "not-evaluated",
                    reasons: vec!["no-region-route"],
                    legs,
                    held: Vec::new(),
                };
            }
            Judged::Out(legs, reasons) => (legs, reasons),
        };
        // The Internet: each end that is no gateway and no Edge goes to its own Edge.
        let video = legs.iter().any(|leg| leg.video) || request.media == Media::Video;
        let mut relayed = Vec::new();
        let mut used_edges = Vec::new();
        let mut missing = false;
        for leg in legs {
            if leg.ends.iter().any(|(speaker, _)| *speaker == Speaker::Gateway) {
                relayed.push(leg.clone());
                continue;
            }
            let mut stretches = Vec::new();
            for (speaker, site) in leg.ends.iter().filter(|(speaker, _)| *speaker != Speaker::Edge) {
                match edge(*speaker, *site) {
                    Some(edge) => {
                        used_edges.push(edge);
                        stretches.push([*site, self.edge_site(edge)]);
                    }
                    None => missing = true,
                }
            }
            relayed.push(Leg { relayed: Some(stretches), ..leg.clone() });
        }
        let possible =
            legs.iter().any(|leg| leg.ends.iter().all(|(speaker, _)| *speaker != Speaker::Gateway));
        if possible && missing {
            add(&mut reasons, &["no-edge"]);
        } else if possible && used_edges.iter().any(|edge| !self.allows(*edge, video)) {
            add(&mut reasons, &["alternate-path-off"]);
        } else if possible {
            match self.judge(request, &relayed, overridden) {
                Judged::In(legs, used) => return self.up("rerouted-internet", reasons, legs, &used),
                Judged::Out(_, more) => add(&mut reasons, &more),
                Judged::NoRoute(_) => add(&mut reasons, &["no-region-route"]),
            }
        }
        Answer { outcome: "refused", reasons, legs: said, held: Vec::new() }
    }

    fn up(
        &self,
        outcome: &'static str,
        reasons: Vec<&'static str>,
        legs: Vec<(Option<u32>, Vec<String>)>,
        used: &Used,
    ) -> Answer {
        let more = |(key, now): (&(String, bool), &u32)| {
            let more = now - self.used.get(key).copied().unwrap_or(0);
            (more > 0).then(|| (key.clone(), more))
        };
        Answer { outcome, reasons, legs, held: used.iter().filter_map(more).collect() }
    }
}
