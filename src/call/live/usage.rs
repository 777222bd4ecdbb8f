//! What live calls take of the links, who takes it, and how much more fits.

use super::{LiveCall, LiveCalls};
use crate::call::admission::{Limits, LinkId, Scenario, Terrain};
use crate::call::decision::{Ends, Reason, Reasons, Settings, TrunkEnd, Verdict, decide};
use crate::call::explain::if_mediated;
use crate::call::place::ClientPlace;
use crate::call::request::CallRequest;
use crate::call::terms::{CallKind, Location, Media, Quality};
use crate::topology::{BypassMode, Id, Limit, MediationPool, Model, NetworkSite, Trunk};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A link with what is in use on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkUsage {
    /// The link.
    pub link: LinkId,
    /// Its limits as they are enforced, kbps in one direction.
    pub limits: Limits,
    /// Whether the limits of its profile are not enforced, because the Bandwidth Policy Service is down.
    pub unenforced: bool,
    /// Whether it is down, so that nothing crosses it.
    pub closed: bool,
    /// Audio in use, forth and back, kbps.
    pub audio: [u32; 2],
    /// Video in use, forth and back, kbps.
    pub video: [u32; 2],
}

impl LinkUsage {
    /// What is in use of one modality, in the worse direction, kbps.
    pub fn used(&self, media: Media) -> u32 {
        let both = match media {
            Media::Audio => self.audio,
            Media::Video => self.video,
        };
        both.into_iter().max().unwrap_or(0)
    }

    /// What is free of one modality, in the worse direction, kbps; `None` without a limit.
    pub fn free(&self, media: Media) -> Option<u32> {
        Some(self.limit(media)?.total.saturating_sub(self.used(media)))
    }

    /// What is let through of one modality: nothing while the link is down; `None` without a limit.
    pub fn limit(&self, media: Media) -> Option<Limit> {
        if self.closed { Some(Limit { total: 0, session: 0 }) } else { self.limits.of(media) }
    }

    /// What is in use of one modality, in parts of a thousand of its limit; `None` without a limit.
    pub fn per_mille(&self, media: Media) -> Option<u32> {
        let total = self.limits.of(media)?.total;
        let used = u64::from(self.used(media)) * 1_000;
        Some(used.checked_div(total.into()).map_or(1_000, |part| u32::try_from(part).unwrap_or(u32::MAX)))
    }

    /// Whether not even the smallest stream of a modality fits.
    pub fn full(&self, media: Media) -> bool {
        let smallest = match media {
            Media::Audio => Scenario::PeerToPeer.upper(Quality::Quantity),
            Media::Video => Scenario::Video.upper(Quality::Quantity),
        };
        self.free(media).is_some_and(|free| free < smallest.kbps)
    }
}

/// Who uses a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// PSTN calls through a pool.
    Pstn(Id<MediationPool>),
    /// Calls from user to user or to a conference, by the network site at the far end as seen from the link's own.
    Users(Option<Id<NetworkSite>>),
}

/// The calls of one kind on a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkUser {
    /// The kind.
    pub kind: Kind,
    /// How many calls.
    pub calls: u32,
    /// How often they cross it, all legs together: a hairpin twice.
    pub crossings: u32,
    /// What they take there together, kbps in each direction.
    pub kbps: u32,
}

/// How many more streams of a kind fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// What the streams join.
    pub scenario: Scenario,
    /// Which figures they ask for.
    pub quality: Quality,
    /// The figures that one may take, kbps, the upper one first.
    pub figures: Vec<u32>,
    /// How many fit at the upper figure, which is what capacity means; `None` without a limit.
    pub more: Option<u32>,
    /// How many fit when each takes the most that it can get.
    pub pushed_down: Option<u32>,
}

/// What a trunk would free on a link, because calls would bypass over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Freed {
    /// The trunk.
    pub trunk: Id<Trunk>,
    /// The calls that would bypass.
    pub calls: u32,
    /// What they take of the link now, kbps in each direction.
    pub kbps: u32,
    /// Whether bypass is to be turned on first: for the organisation, for the trunk, or both.
    pub turned_on: bool,
}

/// Everything that is up, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Calls that bypass.
    pub bypass: u32,
    /// Calls that are mediated.
    pub mediated: u32,
    /// Calls without a Mediation Server.
    pub not_applicable: u32,
    /// What is reserved on all limited links, audio, kbps in each direction.
    pub reserved: u32,
    /// What the calls that bypass would take besides, were they mediated.
    pub saved: u32,
}

/// How many more streams fit on a link with so much in use.
pub fn fit(limit: Option<Limit>, used: u32, scenario: Scenario, quality: Quality) -> Fit {
    let mut figures: Vec<u32> = scenario.figures(quality).iter().map(|figure| figure.kbps).collect();
    figures.dedup();
    let free = |limit: Limit| limit.total.saturating_sub(used);
    let allowed = |limit: Limit, kbps: u32| kbps <= limit.session && kbps > 0;
    let upper = figures.first().copied().unwrap_or(0);
    let more = limit.map(|limit| if allowed(limit, upper) { free(limit) / upper } else { 0 });
    let pushed_down = limit.map(|limit| {
        let greedy = |(count, left): (u32, u32), kbps: &u32| {
            if allowed(limit, *kbps) { (count + left / kbps, left % kbps) } else { (count, left) }
        };
        figures.iter().fold((0, free(limit)), greedy).0
    });
    Fit { scenario, quality, figures, more, pushed_down }
}

impl LiveCalls {
    /// Every link, with what is in use on it.
    pub fn links(&self, model: &Model) -> Vec<LinkUsage> {
        LinkId::all(model.topology()).map(|link| self.link(model, link)).collect()
    }

    /// One link.
    pub fn link(&self, model: &Model, link: LinkId) -> LinkUsage {
        let terrain = Terrain::new(model, &self.drill);
        let crossing = terrain.crossing(link);
        LinkUsage {
            link,
            limits: crossing.limits,
            unenforced: crossing.unenforced,
            closed: crossing.closed,
            audio: self.ledger.used(link, Media::Audio),
            video: self.ledger.used(link, Media::Video),
        }
    }

    /// The links on which anything is reserved; one may be named more than once.
    pub fn in_use(&self) -> impl Iterator<Item = LinkId> + '_ {
        self.iter().flat_map(|(_, call)| call.held.iter().map(|held| held.link))
    }

    /// Who uses a link, the most first.
    pub fn users_of(&self, link: LinkId, media: Media) -> Vec<LinkUser> {
        let mut users: BTreeMap<Kind, LinkUser> = BTreeMap::new();
        for (_, call) in self.iter() {
            let kbps = held(call, link, media);
            if kbps > 0 {
                let kind = kind(call, link);
                let user = users.entry(kind).or_insert(LinkUser { kind, calls: 0, crossings: 0, kbps: 0 });
                user.calls += 1;
                user.crossings += call
                    .held
                    .iter()
                    .map(|held| u32::from(held.link == link && held.media == media))
                    .sum::<u32>();
                user.kbps += kbps;
            }
        }
        let mut users: Vec<LinkUser> = users.into_values().collect();
        users.sort_by_key(|user| (u32::MAX - user.kbps, user.kind));
        users
    }

    /// How many more streams of every kind fit on a link.
    pub fn capacity(&self, model: &Model, link: LinkId) -> Vec<Fit> {
        let usage = self.link(model, link);
        let audio = [
            Scenario::PeerToPeer,
            Scenario::ClientToMediation,
            Scenario::MediationToGateway,
            Scenario::Conference,
        ];
        let qualities = [Quality::Quantity, Quality::Balanced, Quality::Quality];
        let scenarios = audio.into_iter().chain([Scenario::Video]);
        scenarios
            .flat_map(|scenario| qualities.map(|quality| (scenario, quality)))
            .map(|(scenario, quality)| {
                let media = scenario.media();
                fit(usage.limit(media), usage.used(media), scenario, quality)
            })
            .collect()
    }

    /// How many more PSTN calls fit on a link that both legs cross: each takes the figures of both there.
    pub fn both_legs(&self, model: &Model, link: LinkId, quality: Quality) -> Fit {
        let usage = self.link(model, link);
        let gateway = Scenario::MediationToGateway.upper(quality).kbps;
        let client = Scenario::ClientToMediation.figures(quality);
        let mut figures: Vec<u32> = client.iter().map(|figure| figure.kbps + gateway).collect();
        figures.dedup();
        let one = |limit: Limit, kbps: u32| gateway.max(kbps - gateway) <= limit.session;
        let limit = usage.limit(Media::Audio);
        let free = usage.free(Media::Audio).unwrap_or(0);
        let upper = figures.first().copied().unwrap_or(gateway);
        let more = limit.map(|limit| if one(limit, upper) { free / upper } else { 0 });
        let pushed_down = limit.map(|limit| {
            let greedy = |(count, left): (u32, u32), kbps: &u32| {
                if one(limit, *kbps) { (count + left / kbps, left % kbps) } else { (count, left) }
            };
            figures.iter().fold((0, free), greedy).0
        });
        Fit { scenario: Scenario::ClientToMediation, quality, figures, more, pushed_down }
    }

    /// The trunk over which the most calls that use a link would bypass, and what that would free there: as the
    /// settings are, or else once bypass is turned on.
    pub fn freed_by_bypass(&self, model: &Model, link: LinkId) -> Option<Freed> {
        self.freed(model, link, false).or_else(|| self.freed(model, link, true))
    }

    fn freed(&self, model: &Model, link: LinkId, turned_on: bool) -> Option<Freed> {
        if self.ledger.used(link, Media::Audio) == [0; 2] {
            return None;
        }
        let mut settings = Settings::of(model);
        if turned_on && settings.mode == BypassMode::Off {
            settings.mode = BypassMode::SitesAndRegions;
        }
        let allowed =
            |reasons: Reasons| reasons.iter().all(|reason| turned_on && reason == Reason::TrunkDisabled);
        // Calls that were placed together share what was asked, and are decided once.
        let mut kinds: BTreeMap<*const CallRequest, (&LiveCall, u32, u32)> = BTreeMap::new();
        for (_, call) in self.iter() {
            let kbps = held(call, link, Media::Audio);
            let pstn = call.request.kind == CallKind::Pstn && call.request.from_trunk.is_none();
            if kbps > 0 && pstn && call.report.verdict == Verdict::Mediated {
                let (_, calls, sum) = kinds.entry(Arc::as_ptr(&call.request)).or_insert((call, 0, 0));
                *calls += 1;
                *sum += kbps;
            }
        }
        let trunks = model.topology().trunks.iter().map(|(id, _)| id);
        let up = trunks.filter(|trunk| self.drill.under(model.topology(), *trunk).is_none());
        let freed = up.filter_map(|trunk| {
            let end = TrunkEnd::of(model, &settings, trunk).ok()?;
            let bypassing = kinds.values().filter(|(call, ..)| {
                let inside = call.request.client.filter(|_| call.request.location == Location::Internal);
                let place = inside.map(|client| ClientPlace::of(model, client));
                let id = settings.id_of(model, place.and_then(|place| place.bypass_network_site()));
                let ends = Ends::Client { id, trunk: &end };
                allowed(decide(&settings, call.request.class(), ends).reasons)
            });
            let (calls, kbps) =
                bypassing.fold((0, 0), |(calls, sum), (_, more, kbps)| (calls + more, sum + kbps));
            (calls > 0).then_some(Freed { trunk, calls, kbps, turned_on })
        });
        freed.min_by_key(|freed| (u32::MAX - freed.kbps, freed.trunk))
    }

    /// Everything that is up, in numbers.
    pub fn totals(&self, model: &Model) -> Totals {
        let mut totals = Totals::default();
        let limited: BTreeSet<LinkId> = LinkId::all(model.topology())
            .filter(|link| link.limits(model.topology()).audio.is_some())
            .collect();
        totals.reserved = limited
            .iter()
            .map(|link| self.ledger.used(*link, Media::Audio).into_iter().max().unwrap_or(0))
            .sum();
        // Calls that were placed together share what was asked, and would take the same.
        let mut each: BTreeMap<*const CallRequest, u32> = BTreeMap::new();
        let if_mediated = |call: &LiveCall| {
            let shares = if_mediated(model, &self.drill, &call.request).unwrap_or_default();
            let limited = shares.iter().filter(|share| limited.contains(&share.link));
            limited.map(|share| share.kbps).sum::<u32>()
        };
        for (_, call) in self.iter() {
            match call.report.verdict {
                Verdict::Bypass => {
                    totals.bypass += 1;
                    totals.saved +=
                        *each.entry(Arc::as_ptr(&call.request)).or_insert_with(|| if_mediated(call));
                }
                Verdict::Mediated => totals.mediated += 1,
                Verdict::NotApplicable | Verdict::ConfigurationError => totals.not_applicable += 1,
            }
        }
        totals
    }
}

/// What a call holds of one link, all legs together, kbps in the worse direction.
fn held(call: &LiveCall, link: LinkId, media: Media) -> u32 {
    let own = call.held.iter().filter(|held| held.link == link && held.media == media);
    own.map(|held| held.kbps.into_iter().max().unwrap_or(0)).sum()
}

fn kind(call: &LiveCall, link: LinkId) -> Kind {
    let report = call.report.inner.as_deref().unwrap_or(&call.report);
    if let Some(mediation) = report.mediation {
        return Kind::Pstn(mediation.pool);
    }
    let near = report.client.and_then(|client| client.at.network_site);
    let far = report.signalling.last().and_then(|end| end.network_site);
    let own = match link {
        LinkId::NetworkSite(id) => Some(id),
        LinkId::Region(_) | LinkId::Intersite(_) => None,
    };
    // A site link is looked at from its own network site.
    Kind::Users(if own.is_some() && far == own { near } else { far })
}
