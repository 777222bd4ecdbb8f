//! One attempt of a call over one way: whether it is let through, and whether it is by the Internet (domain.md 3.6).

use super::{Case, Sides};
use crate::call::admission::{Admission, AdmissionOutcome, Consulted, LinkId, Plan, Terms, Terrain, judge};
use crate::call::decision::Verdict;
use crate::call::report::{Hop, Outcome, OutcomeReason, Role};
use crate::call::step::{Basis, InternetPath, Relay, Step, Values};
use crate::topology::{AnyId, EdgePool, Id};

/// What became of an attempt.
pub(super) struct Trial {
    pub outcome: Outcome,
    /// Why it is another than connected, each code once.
    pub reasons: Vec<OutcomeReason>,
    /// Admission of the way that was taken; of the call's own way, where none was.
    pub admission: Admission,
    pub steps: Vec<Step>,
    /// The Edges of an Internet path that was taken, from the near end.
    pub relays: Vec<Id<EdgePool>>,
}

impl Trial {
    fn new(admission: Admission, outcome: Outcome, reasons: Vec<OutcomeReason>) -> Self {
        let steps = vec![admission_step(&admission)];
        Self { outcome, reasons, admission, steps, relays: Vec::new() }
    }

    /// That of a call which is not even tried.
    pub(super) fn stopped(outcome: Outcome, reasons: impl IntoIterator<Item = OutcomeReason>) -> Self {
        let mut trial = Self {
            outcome,
            reasons: Vec::new(),
            admission: Admission::without(Consulted::Nobody),
            steps: Vec::new(),
            relays: Vec::new(),
        };
        trial.because(reasons);
        trial
    }

    /// Adds codes that are not there yet.
    pub(super) fn because(&mut self, reasons: impl IntoIterator<Item = OutcomeReason>) {
        for reason in reasons {
            if !self.reasons.contains(&reason) {
                self.reasons.push(reason);
            }
        }
    }
}

impl Case<'_> {
    /// Tries the way. A refused attempt holds nothing.
    pub(super) fn trial(&self, verdict: Verdict) -> Trial {
        let plans = self.plans();
        let consulted = self.consulted(verdict, &plans);
        if consulted == Consulted::Contradiction {
            return Trial::new(Admission::without(consulted), Outcome::NotEvaluated, Vec::new());
        }
        let relays = self.remote_ends();
        if let Some(reason) = without_relay(&relays, self.settings.cac) {
            let mut trial = Trial::new(Admission::without(consulted), Outcome::NoMedia, vec![reason]);
            trial.steps = vec![relay_step(relays, Some(reason))];
            return trial;
        }
        let mut trial =
            if consulted == Consulted::Asked { self.ask(&plans) } else { self.unasked(consulted, &plans) };
        if !relays.is_empty() {
            trial.steps.insert(0, relay_step(relays, None));
        }
        trial
    }

    /// Bypass is looked at first; where it is used, CAC is not consulted (domain.md 2.7) [S0, S1, PMB, MBC, MED].
    fn consulted(&self, verdict: Verdict, plans: &[Plan]) -> Consulted {
        match verdict {
            Verdict::Bypass => Consulted::Bypassed,
            Verdict::ConfigurationError => Consulted::Contradiction,
            Verdict::Mediated | Verdict::NotApplicable if !self.settings.cac => Consulted::Off,
            Verdict::Mediated | Verdict::NotApplicable if plans.is_empty() => Consulted::Outside,
            Verdict::Mediated | Verdict::NotApplicable => Consulted::Asked,
        }
    }

    /// Nobody is asked; only a link that is down stands in the way.
    fn unasked(&self, consulted: Consulted, plans: &[Plan]) -> Trial {
        let direct = match &self.sides {
            Sides::Client(_, line) => Some([self.client_hop(), self.gateway_hop(line)]),
            Sides::Trunks(from, to) => Some([self.gateway_hop(from), self.gateway_hop(to)]),
            _ => None,
        };
        let stretches: Vec<[Hop; 2]> = match consulted {
            Consulted::Bypassed => direct.into_iter().collect(),
            _ => plans.iter().flat_map(|plan| plan.stretches.iter().copied()).collect(),
        };
        let closed = if self.down.is_empty() { Vec::new() } else { self.closed(&stretches) };
        let admission = Admission::without(consulted);
        if closed.is_empty() {
            return Trial::new(admission, Outcome::Connected, Vec::new());
        }
        let mut trial = Trial::new(admission, Outcome::NoMedia, vec![OutcomeReason::LinkZero]);
        let links = closed.iter().map(|link| link.entity());
        let step = Step::new(Values::LinksDown(closed.clone()), Basis::Inferred, &["PCAC"]);
        trial.steps.push(step.showing(links).answering(false));
        trial
    }

    /// The links of a way that are down.
    fn closed(&self, stretches: &[[Hop; 2]]) -> Vec<LinkId> {
        let terrain = Terrain::new(self.model, self.down);
        let ends = stretches.iter().filter_map(|[from, to]| from.network_site.zip(to.network_site));
        let crossings = ends.filter_map(|(from, to)| terrain.path(from, to).ok()).flatten();
        let mut closed: Vec<LinkId> =
            crossings.filter(|crossing| crossing.closed).map(|crossing| crossing.link).collect();
        closed.dedup();
        closed
    }

    /// Asks admission: for the call's own way, then for the Internet path.
    fn ask(&self, plans: &[Plan]) -> Trial {
        let terms = Terms { quality: self.request.quality, overridden: self.overridden };
        let terrain = Terrain::new(self.model, self.down);
        let own = judge(&terrain, self.ledger, plans, terms);
        let reasons = own.reasons();
        let outcome = match own.outcome {
            AdmissionOutcome::Refused => Outcome::Refused,
            AdmissionOutcome::NotEvaluated => Outcome::NotEvaluated,
            _ => Outcome::Connected,
        };
        let mut trial = Trial::new(own, outcome, reasons);
        if trial.outcome == Outcome::Refused {
            self.by_the_internet(plans, terms, &mut trial);
        }
        trial
    }

    /// Tries the Internet path: every leg of a client goes by two relays instead, the others stay (AMB-31).
    fn by_the_internet(&self, plans: &[Plan], terms: Terms, trial: &mut Trial) {
        let Some((plans, relays)) = self.relayed(plans) else { return };
        let reason = without_relay(&relays, true);
        let admission = match (&plans, reason) {
            (Some(plans), None) => {
                Some(judge(&Terrain::new(self.model, self.down), self.ledger, plans, terms))
            }
            _ => None,
        };
        let taken = admission.as_ref().is_some_and(Admission::lets_through);
        let reasons = match (&admission, reason) {
            (_, Some(reason)) => vec![reason],
            (Some(admission), None) => admission.reasons(),
            (None, None) => Vec::new(),
        };
        let edges: Vec<_> = relays.iter().filter_map(|relay| relay.edge).collect();
        let highlights =
            relays.iter().flat_map(|relay| [relay.edge.map(AnyId::from), relay.region.map(AnyId::from)]);
        let highlights: Vec<_> = highlights.flatten().collect();
        let values = InternetPath { relays, admission: admission.clone(), reasons: reasons.clone() };
        let step = Step::new(Values::InternetPath(values), Basis::Ruling, &["BWM", "PCAC", "JB10"]);
        trial.steps.push(step.showing(highlights).answering(taken));
        match admission {
            Some(admission) if taken => {
                trial.admission = admission;
                trial.outcome = Outcome::ReroutedInternet;
                trial.relays = edges;
            }
            _ => trial.because(reasons),
        }
    }

    /// The legs of the Internet path and the Edges in it, the plans only where every end has an Edge; `None` for a call
    /// that has no such path, because neither end of any leg speaks with an Edge.
    fn relayed(&self, plans: &[Plan]) -> Option<(Option<Vec<Plan>>, Vec<Relay>)> {
        let mut relays: Vec<Relay> = Vec::new();
        let mut relayed = Vec::with_capacity(plans.len());
        for plan in plans {
            let ends = plan.stretches.first()?;
            if ends.iter().any(|end| matches!(end.role, Role::Gateway | Role::FarPhone)) {
                relayed.push(plan.clone());
                continue;
            }
            // An end that is an Edge already has the Internet behind it.
            let inside = ends.iter().filter(|end| end.role != Role::Edge);
            let mut stretches = Vec::with_capacity(2);
            for end in inside {
                let edge = self.edge_of_an_end(end);
                // From trunk to trunk two Mediation Servers take part, each with an Edge of its own.
                let relay = self.relay(end.role, edge);
                if !relays.contains(&relay) {
                    relays.push(relay);
                }
                stretches.extend(edge.map(|edge| [*end, self.edge_hop(edge)]));
            }
            relayed.push(Plan { stretches, ..plan.clone() });
        }
        if relays.is_empty() {
            return None;
        }
        let complete = relays.iter().all(|relay| relay.edge.is_some());
        Some((complete.then_some(relayed), relays))
    }
}

/// Why relays are of no use: one is missing, or while CAC is on the network region of one does not allow the path
/// [JB10].
fn without_relay(relays: &[Relay], cac: bool) -> Option<OutcomeReason> {
    if relays.iter().any(|relay| relay.edge.is_none()) {
        Some(OutcomeReason::NoEdge)
    } else if cac && relays.iter().any(|relay| !relay.allowed) {
        Some(OutcomeReason::AlternatePathOff)
    } else {
        None
    }
}

fn relay_step(relays: Vec<Relay>, reason: Option<OutcomeReason>) -> Step {
    let highlights =
        relays.iter().flat_map(|relay| [relay.edge.map(AnyId::from), relay.region.map(AnyId::from)]);
    let highlights: Vec<_> = highlights.flatten().collect();
    Step::new(Values::RemoteMedia { relays, reason }, Basis::Documented, &["JB10", "PCAC"])
        .showing(highlights)
        .answering(reason.is_none())
}

/// The step of admission of the call's own way.
fn admission_step(admission: &Admission) -> Step {
    use crate::call::admission::Check;
    let legs = &admission.legs;
    let any = |check: fn(&Check) -> bool| legs.iter().any(|leg| check(&leg.check));
    let crosses = legs.iter().any(|leg| !leg.crossed.is_empty());
    let (basis, sources): (_, &'static [&'static str]) = match admission.consulted {
        Consulted::Bypassed => (Basis::Documented, &["S0", "S1", "PMB", "MBC", "MED"]),
        Consulted::Contradiction => (Basis::Ruling, &["GMO", "PMB"]),
        Consulted::Off | Consulted::Nobody => (Basis::Documented, &["PCAC"]),
        Consulted::Outside => (Basis::Documented, &["PCAC", "EX"]),
        Consulted::Asked if any(|check| matches!(check, Check::NoRoute(_))) => {
            (Basis::Documented, &["c:SetNetCfg", "GNC"])
        }
        Consulted::Asked if any(|check| matches!(check, Check::NotLocated)) => (Basis::Ruling, &["EX", "DN"]),
        Consulted::Asked if any(|check| matches!(check, Check::Overridden)) => {
            (Basis::Inferred, &["PCAC", "VPD"])
        }
        Consulted::Asked if any(|check| matches!(check, Check::AfterAnswer)) => {
            (Basis::Inferred, &["CTC", "MED"])
        }
        // How far a limit pushes the codec down, and which leg goes first, no document says (AMB-33).
        Consulted::Asked if legs.iter().any(|leg| leg.pushed_down() || !leg.admitted()) => {
            (Basis::Ruling, &["PCAC", "EX", "BWM"])
        }
        Consulted::Asked if crosses => (Basis::Inferred, &["PCAC", "EX", "CTC"]),
        Consulted::Asked => (Basis::Inferred, &["CTC", "PCAC"]),
    };
    let mut links: Vec<AnyId> = Vec::new();
    for link in legs.iter().flat_map(|leg| &leg.crossed).map(|crossed| crossed.crossing.link.entity()) {
        if !links.contains(&link) {
            links.push(link);
        }
    }
    let decides = !matches!(admission.outcome, AdmissionOutcome::NotEvaluated);
    let refused = admission.outcome == AdmissionOutcome::Refused;
    let step =
        Step::new(Values::Admission(admission.clone()), basis, sources).showing(links).deciding(decides);
    if refused { step.answering(false) } else { step }
}
