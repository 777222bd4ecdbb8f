//! The legs of a call and what admission says of each (domain.md 3.4, 3.7).

use super::figures::{Figure, Scenario};
use super::ledger::{Refusal, Reservation};
use super::link::LinkId;
use super::path::{Crossing, NoRegionRoute};
use crate::call::report::{Hop, OutcomeReason};
use crate::topology::values::choices;

choices! {
    /// What became of admission.
    AdmissionOutcome, "what became of admission" {
        /// Nobody was asked.
        NotConsulted = "not-consulted", "Not consulted";
        /// Every leg has room.
        Admitted = "admitted", "Admitted";
        /// Every leg counts, and none was refused for want of room: EnableBWPolicyOverride (AMB-5) [PCAC, VPD].
        Overridden = "overridden", "Overridden";
        /// A leg has no room.
        Refused = "refused", "Refused";
        /// The settings leave it undecided.
        NotEvaluated = "not-evaluated", "Not evaluated";
    }
}

/// Whether admission is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consulted {
    /// The call bypasses, so CAC is not consulted and nothing is reserved [S0, S1, PMB, MED].
    Bypassed,
    /// Call admission control is off.
    Off,
    /// All of the media is on the Internet, or goes to another organisation, where nothing is checked [PCAC, EX].
    Outside,
    /// The settings contradict each other, so it is not evaluated (AMB-19).
    Contradiction,
    /// The call takes no way at all.
    Nobody,
    /// It is asked.
    Asked,
}

/// How a leg is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Check {
    /// It needs room on every link.
    Checked,
    /// It is not refused for want of room, and counts: EnableBWPolicyOverride of the called user [PCAC, VPD].
    Overridden,
    /// It is known only once the far phone has answered, and is then counted [CTC, MED].
    AfterAnswer,
    /// An end stands in no network site, so that no link is known: admitted, with a warning [EX, DN].
    NotLocated,
    /// No region route joins the network regions of its ends.
    NoRoute(NoRegionRoute),
}

/// A link on the way of a leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossed {
    /// The link and its limits.
    pub crossing: Crossing,
    /// What was in use there before this leg, kbps forth and back.
    pub used: [u32; 2],
}

/// One leg of a call, or of an Internet path one stretch of a leg.
#[derive(Debug, Clone, PartialEq)]
pub struct Leg {
    /// Its number, from 1: legs are judged in this order.
    pub number: u8,
    /// What it joins and carries.
    pub scenario: Scenario,
    /// One end: the client's, or the caller's.
    pub from: Hop,
    /// The other end.
    pub to: Hop,
    /// The links between the two.
    pub crossed: Vec<Crossed>,
    /// The figure that the quality of the call asks for.
    pub wanted: Figure,
    /// The figure that it takes; `None` where it is refused.
    pub taken: Option<Figure>,
    /// How it was looked at.
    pub check: Check,
    /// The links that refused the least figure.
    pub refusals: Vec<Refusal>,
}

impl Leg {
    /// Whether the leg is let through.
    pub fn admitted(&self) -> bool {
        self.taken.is_some()
    }

    /// Whether a limit pushed it under the figure of its quality.
    pub fn pushed_down(&self) -> bool {
        self.taken.is_some_and(|taken| taken.kbps < self.wanted.kbps)
    }

    /// The links whose limits are enforced on this leg.
    pub fn limited(&self) -> impl Iterator<Item = &Crossed> {
        let media = self.scenario.media();
        self.crossed.iter().filter(move |crossed| crossed.crossing.limits.of(media).is_some())
    }

    /// The links that carry more than their limit once the leg is up, each with the kbps then in use and the limit.
    /// Only what was not checked can do that.
    pub fn beyond(&self) -> impl Iterator<Item = (LinkId, u32, u32)> {
        let kbps = self.taken.map_or(0, |taken| taken.kbps);
        self.limited().filter_map(move |crossed| {
            let limit = crossed.crossing.limits.of(self.scenario.media())?.total;
            let used = crossed.used.into_iter().max()?.saturating_add(kbps);
            (used > limit).then_some((crossed.crossing.link, used, limit))
        })
    }

    /// What it reserves.
    pub fn reservations(&self) -> impl Iterator<Item = Reservation> {
        let media = self.scenario.media();
        self.taken.into_iter().flat_map(move |taken| {
            let each = move |crossed: &Crossed| Reservation {
                link: crossed.crossing.link,
                media,
                kbps: [taken.kbps; 2],
            };
            self.crossed.iter().map(each)
        })
    }
}

/// What admission says of a call.
#[derive(Debug, Clone, PartialEq)]
pub struct Admission {
    /// Whether it is asked.
    pub consulted: Consulted,
    /// What became of it.
    pub outcome: AdmissionOutcome,
    /// The legs that were looked at, the client's first; the last of a refused call is the one that was refused.
    pub legs: Vec<Leg>,
}

/// What a call takes of one link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The link.
    pub link: LinkId,
    /// How often the call crosses it: a hairpin twice.
    pub crossings: u32,
    /// kbps in each direction, all crossings together.
    pub kbps: u32,
}

impl Admission {
    /// That nobody was asked, or could be.
    pub(in crate::call) fn without(consulted: Consulted) -> Self {
        let outcome = match consulted {
            Consulted::Contradiction => AdmissionOutcome::NotEvaluated,
            _ => AdmissionOutcome::NotConsulted,
        };
        Self { consulted, outcome, legs: Vec::new() }
    }

    /// Whether the call may go.
    pub fn lets_through(&self) -> bool {
        matches!(
            self.outcome,
            AdmissionOutcome::NotConsulted | AdmissionOutcome::Admitted | AdmissionOutcome::Overridden
        )
    }

    /// What is reserved for the call: nothing where a leg is refused.
    pub fn reservations(&self) -> impl Iterator<Item = Reservation> {
        let legs = if self.lets_through() { self.legs.as_slice() } else { &[] };
        legs.iter().flat_map(Leg::reservations)
    }

    /// What the call takes of each link, the links in the order in which it crosses them.
    pub fn shares(&self) -> Vec<Share> {
        let mut shares: Vec<Share> = Vec::new();
        for Reservation { link, kbps, .. } in self.reservations() {
            let kbps = kbps.into_iter().max().unwrap_or(0);
            match shares.iter_mut().find(|share| share.link == link) {
                Some(share) => {
                    share.crossings += 1;
                    share.kbps += kbps;
                }
                None => shares.push(Share { link, crossings: 1, kbps }),
            }
        }
        shares
    }

    /// Everything that refused a leg.
    pub fn refusals(&self) -> impl Iterator<Item = &Refusal> {
        self.legs.iter().flat_map(|leg| &leg.refusals)
    }

    /// The codes of why it is not admitted, each once.
    pub fn reasons(&self) -> Vec<OutcomeReason> {
        let no_route = self.legs.iter().any(|leg| matches!(leg.check, Check::NoRoute(_)));
        let mut reasons: Vec<_> = no_route.then_some(OutcomeReason::NoRegionRoute).into_iter().collect();
        for refusal in self.refusals() {
            if !reasons.contains(&refusal.reason) {
                reasons.push(refusal.reason);
            }
        }
        reasons
    }
}
