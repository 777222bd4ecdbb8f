//! The walk from a number to its candidates: usage by usage, voice route by voice route, trunk by trunk.

use super::authority::{Authority, voice_policy};
use super::location::{LocationRule, Origin};
use super::step::{PassedOver, Tried, Way, WhyNot, elsewhere, nobody};
use super::stopped::Stopped;
use super::{Candidate, Routed, ends};
use crate::call::decision::Unfinished;
use crate::call::down::Down;
use crate::call::number::plain;
use crate::call::report::OutcomeReason;
use crate::call::request::CallRequest;
use crate::call::resolve::CallError;
use crate::call::step::{Basis, Step, TrunkChoice, Values};
use crate::topology::{AnyId, Id, Kind, Model, PstnUsage, Ref, Topology, Trunk, VoiceRoute};

/// A number on its way.
pub(super) struct Search<'a> {
    pub model: &'a Model,
    pub request: &'a CallRequest,
    pub down: &'a Down,
    /// The trunk that the call comes from.
    pub from: Option<Id<Trunk>>,
    pub origin: Origin,
}

/// What was found so far.
struct Found<'a> {
    search: &'a Search<'a>,
    number: Box<str>,
    routed: Routed,
    /// What was passed over since the last candidate.
    passed: Vec<Step>,
    reasons: Vec<OutcomeReason>,
    /// Whether any voice route matched the number.
    matched: bool,
}

/// Routes a number.
pub(super) fn route(search: &Search<'_>, number: &str) -> Result<Routed, CallError> {
    let number = plain(number).map_err(CallError::NotANumber)?;
    let mut found = Found {
        search,
        number,
        routed: Routed::default(),
        passed: Vec::new(),
        reasons: Vec::new(),
        matched: false,
    };
    let authority = match found.authority()? {
        Ok(authority) => authority,
        Err(fault) => return Ok(found.stopped(None, &[fault])),
    };
    Ok(found.follow(authority))
}

impl Found<'_> {
    fn topology(&self) -> &Topology {
        self.search.model.topology()
    }

    /// Whose usages lead the call, or why nobody's do.
    fn authority(&mut self) -> Result<Result<Authority, OutcomeReason>, CallError> {
        let Search { model, request, origin, from, .. } = self.search;
        if let Some(from) = *from {
            let collection = model.trunk_configuration(from).map(|(id, _)| Authority::Trunk(id, from));
            return Ok(collection.ok_or(OutcomeReason::NoUsage));
        }
        let Some(voice) = voice_policy(model, request)? else { return Ok(Err(OutcomeReason::NoPolicy)) };
        let Some(location) = origin.routing(model) else { return Ok(Ok(voice)) };
        self.routed.opening.push(location.step());
        Ok(match (location.rule, location.here) {
            (LocationRule::NoPolicyHere, _) => Err(OutcomeReason::NoPolicy),
            (LocationRule::RoutesHere(policy), Some(here)) => {
                // The user's voice policy authorises the call in every case [LBR].
                self.unauthorised(voice).map_or(Ok(Authority::NetworkSite(policy, here)), Err)
            }
            _ => Ok(voice),
        })
    }

    /// Why a voice policy does not authorise the call; `None` where it does.
    fn unauthorised(&self, voice: Authority) -> Option<OutcomeReason> {
        let usages = voice.usages(self.topology());
        if usages.is_empty() {
            return Some(OutcomeReason::NoUsage);
        }
        let mut routes = usages.iter().filter_map(Ref::id).flat_map(|usage| self.routes(usage));
        (!routes.any(|(id, _)| self.matches(id))).then_some(OutcomeReason::NoRoute)
    }

    fn matches(&self, route: Id<VoiceRoute>) -> bool {
        let pattern = self.search.model.number_pattern(route).and_then(|read| read.as_ref().ok());
        pattern.is_some_and(|pattern| pattern.matches(&self.number))
    }

    /// The voice routes of a usage in the order in which they are tried: by priority, then by the order of making.
    fn routes(&self, usage: Id<PstnUsage>) -> Vec<(Id<VoiceRoute>, &VoiceRoute)> {
        let topology = self.topology();
        let users = self.search.model.index().users::<VoiceRoute>(usage.into());
        let mut routes: Vec<_> = users.filter_map(|id| Some((id, topology.get(id)?))).collect();
        routes.sort_by_key(|(id, route)| (route.priority, *id));
        routes
    }

    fn follow(mut self, authority: Authority) -> Routed {
        let usages = authority.usages(self.search.model.topology()).to_vec();
        if usages.is_empty() {
            return self.stopped(Some(authority), &[OutcomeReason::NoUsage]);
        }
        for usage in usages {
            match usage {
                Ref::To(usage) => self.usage(authority, usage),
                Ref::Missing(name) => self.pass(
                    Tried::Unknown { kind: Kind::PstnUsage, name: *name, holder: authority.holder() },
                    WhyNot::Unknown,
                ),
            }
        }
        if self.routed.candidates.is_empty() {
            if !self.matched {
                self.reasons.push(OutcomeReason::NoRoute);
            }
            let reasons = std::mem::take(&mut self.reasons);
            return self.stopped(Some(authority), &reasons);
        }
        self.routed.rest = self.passed;
        self.routed
    }

    fn usage(&mut self, authority: Authority, usage: Id<PstnUsage>) {
        let routes: Vec<_> = self.routes(usage).into_iter().map(|(id, _)| id).collect();
        if routes.is_empty() {
            self.pass(Tried::Usage(usage), WhyNot::NoRoute);
        }
        for route in routes {
            self.voice_route(Way { authority, usage, route });
        }
    }

    fn voice_route(&mut self, way: Way) {
        let Some(route) = self.search.model.topology().get(way.route) else { return };
        let tried = || Tried::Route(way.route);
        match self.search.model.number_pattern(way.route) {
            None => return,
            Some(Err(_)) => return self.pass(tried(), WhyNot::Unreadable),
            Some(Ok(pattern)) if !pattern.matches(&self.number) => {
                return self.pass(tried(), WhyNot::NoMatch);
            }
            Some(Ok(_)) => self.matched = true,
        }
        if route.trunks.is_empty() {
            self.reasons.push(OutcomeReason::NoTrunk);
            self.pass(tried(), WhyNot::NoTrunk);
        }
        for trunk in &route.trunks {
            match trunk {
                Ref::To(trunk) => self.trunk(way, *trunk),
                Ref::Missing(name) => {
                    self.reasons.push(OutcomeReason::NoTrunk);
                    self.pass(
                        Tried::Unknown {
                            kind: Kind::Trunk,
                            name: (**name).clone(),
                            holder: way.route.into(),
                        },
                        WhyNot::Unknown,
                    );
                }
            }
        }
    }

    /// Takes a trunk as a candidate, or passes it over.
    fn trunk(&mut self, way: Way, id: Id<Trunk>) {
        if let Some((why, fault)) = self.against(id) {
            self.reasons.extend(fault);
            return self.pass(Tried::Trunk { trunk: id, route: Some(way.route) }, why);
        }
        let (gateway, pool) = ends(self.topology(), id);
        let choice = TrunkChoice {
            trunk: id,
            from: self.search.from,
            number: Some(self.number.clone()),
            way: Some(way),
        };
        let highlights = [
            Some(AnyId::from(id)),
            Some(way.route.into()),
            pool.map(AnyId::from),
            gateway.map(AnyId::from),
            Some(way.usage.into()),
            Some(way.authority.holder()),
        ];
        let step = Step::new(Values::Trunk(choice), Basis::Documented, way.authority.sources())
            .showing(highlights.into_iter().flatten());
        let mut steps = std::mem::take(&mut self.passed);
        steps.push(step);
        self.routed.candidates.push(Candidate { trunk: id, way: Some(way), steps });
    }

    /// What speaks against a trunk, and the code that it gives where no other trunk is found.
    fn against(&self, id: Id<Trunk>) -> Option<(WhyNot, Option<OutcomeReason>)> {
        let search = self.search;
        let topology = self.topology();
        if self.routed.candidates.iter().any(|candidate| candidate.trunk == id) {
            return Some((WhyNot::TriedBefore, None));
        }
        let no_trunk = Some(OutcomeReason::NoTrunk);
        let (gateway, pool) = ends(topology, id);
        let Some(gateway) = gateway else {
            return Some((WhyNot::Unfinished(Unfinished::Gateway), no_trunk));
        };
        if pool.is_none() {
            return Some((WhyNot::Unfinished(Unfinished::Pool), no_trunk));
        }
        if topology.get(gateway).is_some_and(|gateway| !gateway.routable) {
            return Some((WhyNot::NotRoutable, Some(OutcomeReason::GatewayNotRoutable)));
        }
        if let Some(down) = search.down.under(topology, id) {
            return Some((WhyNot::Down(down), no_trunk));
        }
        let rule = search.origin.leaves_over(search.model, id, search.from);
        elsewhere(rule).map(|why| (why, Some(OutcomeReason::LbrDenied)))
    }

    fn pass(&mut self, what: Tried, why: WhyNot) {
        self.passed.push(PassedOver { what, why }.step());
    }

    fn stopped(mut self, authority: Option<Authority>, reasons: &[OutcomeReason]) -> Routed {
        let stopped = Stopped::outbound(reasons.iter().copied());
        self.passed.push(nobody(&self.number, authority, &stopped.reasons));
        self.routed.rest = self.passed;
        self.routed.stopped = Some(stopped);
        self.routed
    }
}
