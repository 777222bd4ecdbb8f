//! From a request to its report: the decision, and everything that explains it.

mod end_steps;
mod hops;
mod steps;
mod trunk_steps;
mod warnings;

use super::decision::{CallClass, Decision, Ends, Readiness, Settings, TrunkEnd, Verdict, decide};
use super::place::{ClientPlace, GatewayPlace};
use super::report::{CallReport, ClientEnd, GatewayEnd, MediationEnd, Outcome, Standpoint, Warning};
use super::request::CallRequest;
use super::resolve::{Between, CallError, user};
use super::routing::{Candidate, route};
use super::step::Admission;
use super::terms::{CallKind, CalleeLocation, Location};
use crate::topology::{BypassId, BypassMode, Id, Model, NetworkSite, RefExt, Trunk, User};

/// Looks at a call and explains what comes of it (domain.md 2.8). The same request against the same topology gives
/// the same report.
///
/// # Errors
/// When the request names too little, or what the topology does not have.
pub fn evaluate(model: &Model, request: &CallRequest) -> Result<CallReport, CallError> {
    Ok(Case::of(model, request)?.report())
}

/// Decides a call without explaining it; the verdict and the reasons are those of [`evaluate`].
///
/// # Errors
/// When the request names too little, or what the topology does not have.
pub fn verdict(model: &Model, request: &CallRequest) -> Result<Decision, CallError> {
    Ok(Case::of(model, request)?.decision())
}

/// A trunk of a call with everything that the decision and its steps read.
struct Line {
    readiness: Readiness,
    place: GatewayPlace,
    end: TrunkEnd,
}

impl Line {
    fn of(model: &Model, settings: &Settings, trunk: Id<Trunk>) -> Result<Self, CallError> {
        let readiness = Readiness::of(model, trunk)
            .map_err(|fault| CallError::Unfinished { trunk: model.topology().name(trunk.into()), fault })?;
        let place = GatewayPlace::of(model, readiness.gateway);
        let end = TrunkEnd::new(model, settings, &readiness, &place);
        Ok(Self { readiness, place, end })
    }
}

/// Between whom the call is, located.
enum Sides {
    Clients,
    Client(Option<ClientPlace>, Line),
    Trunks(Line, Line),
}

/// One call with what was found for it.
struct Case<'a> {
    model: &'a Model,
    request: &'a CallRequest,
    settings: Settings,
    class: CallClass,
    user: Option<Id<User>>,
    sides: Sides,
    /// The trunk that takes the call; `None` for a call between clients.
    way: Option<Candidate>,
}

/// The first trunk that routing finds for a call that takes one.
fn way(model: &Model, request: &CallRequest) -> Result<Option<Candidate>, CallError> {
    if request.kind == CallKind::Peer {
        return Ok(None);
    }
    let routed = route(model, request)?;
    let first = routed.candidates.into_iter().next();
    let mut way = first
        .ok_or_else(|| CallError::NoWay(routed.stopped.map_or_else(Vec::new, |stopped| stopped.faults)))?;
    way.steps.splice(0..0, routed.opening);
    Ok(Some(way))
}

impl<'a> Case<'a> {
    fn of(model: &'a Model, request: &'a CallRequest) -> Result<Self, CallError> {
        let settings = Settings::of(model);
        let line = |trunk| Line::of(model, &settings, trunk);
        let way = way(model, request)?;
        let between = match &way {
            None => Between::Clients,
            Some(way) => Between::of(model, request, way.trunk)?,
        };
        let sides = match between {
            Between::Clients => Sides::Clients,
            Between::Client(address, trunk) => {
                let inside = address.filter(|_| request.location == Location::Internal);
                Sides::Client(inside.map(|address| ClientPlace::of(model, address)), line(trunk)?)
            }
            Between::Trunks(from, to) => Sides::Trunks(line(from)?, line(to)?),
        };
        Ok(Self { model, request, settings, class: request.class(), user: user(model, request)?, sides, way })
    }

    /// The bypass ID of the client in sites-and-regions mode.
    fn client_id(&self, place: Option<&ClientPlace>) -> Option<BypassId> {
        self.settings.id_of(self.model, place?.bypass_network_site())
    }

    fn decision(&self) -> Decision {
        let ends = match &self.sides {
            Sides::Clients => Ends::Clients,
            Sides::Client(place, line) => {
                Ends::Client { id: self.client_id(place.as_ref()), trunk: &line.end }
            }
            Sides::Trunks(from, to) => Ends::Trunks { from: &from.end, to: &to.end },
        };
        decide(&self.settings, self.class, ends)
    }

    fn report(&self) -> CallReport {
        let decision = self.decision();
        let admission = self.admission(decision.verdict);
        let warnings = self.warnings();
        let (line, from) = match &self.sides {
            Sides::Clients => (None, None),
            Sides::Client(_, line) => (Some(line), None),
            Sides::Trunks(from, to) => (Some(to), Some(from)),
        };
        CallReport {
            id: self.request.id.clone(),
            direction: self.request.direction,
            verdict: decision.verdict,
            reasons: decision.reasons,
            outcome: self.outcome(admission, &warnings),
            outcome_reasons: Vec::new(),
            client: self.client_end(),
            from_gateway: from.map(|line| self.gateway_end(line)),
            gateway: line.map(|line| self.gateway_end(line)),
            mediation: line.map(|line| self.mediation_end(line)),
            trunk: line.map(|line| line.readiness.trunk),
            from_trunk: from.map(|line| line.readiness.trunk),
            media: self.media(decision.verdict),
            signalling: self.signalling(),
            admission,
            steps: self.steps(decision.reasons, admission),
            warnings,
        }
    }

    /// Bypass is looked at first; where it is used, CAC is not consulted (domain.md 2.7) [S0, S1, PMB, MBC, MED].
    fn admission(&self, verdict: Verdict) -> Admission {
        match verdict {
            Verdict::Bypass => Admission::Bypassed,
            Verdict::ConfigurationError => Admission::Contradiction,
            Verdict::Mediated | Verdict::NotApplicable if self.settings.cac => Admission::NotEvaluated,
            Verdict::Mediated | Verdict::NotApplicable => Admission::Off,
        }
    }

    /// Connected where nothing that could stop the call is left unevaluated.
    fn outcome(&self, admission: Admission, warnings: &[Warning]) -> Outcome {
        let asked = !matches!(admission, Admission::Bypassed | Admission::Off);
        let unsure = |warning: &Warning| matches!(warning, Warning::LocationBasedRouting | Warning::NoEdge);
        let over_the_edge = matches!(self.sides, Sides::Clients)
            && (self.request.location, self.request.callee_location)
                != (Location::Internal, CalleeLocation::Internal);
        if asked || over_the_edge || !self.request.down.is_empty() || warnings.iter().any(unsure) {
            Outcome::NotEvaluated
        } else {
            Outcome::Connected
        }
    }

    fn client_end(&self) -> Option<ClientEnd> {
        let internal = self.request.location == Location::Internal;
        let place = match &self.sides {
            Sides::Trunks(..) => return None,
            Sides::Client(place, _) => *place,
            Sides::Clients => {
                let inside = self.request.client.filter(|_| internal);
                inside.map(|address| ClientPlace::of(self.model, address))
            }
        };
        let network_site = place.and_then(|place| place.network_site());
        let id = self.in_force(self.client_id(place.as_ref())).filter(|_| internal);
        Some(ClientEnd { address: self.request.client, at: self.standpoint(network_site, id) })
    }

    fn gateway_end(&self, line: &Line) -> GatewayEnd {
        let at = self.standpoint(line.place.network_site(), self.in_force(line.end.id));
        GatewayEnd { gateway: line.place.gateway, address: line.place.address, at }
    }

    fn mediation_end(&self, line: &Line) -> MediationEnd {
        let pool = line.readiness.pool;
        let network_site = self.model.topology().get(pool).and_then(|pool| self.model.stands_in(pool));
        MediationEnd { pool, network_site }
    }

    fn standpoint(&self, network_site: Option<Id<NetworkSite>>, bypass_id: Option<BypassId>) -> Standpoint {
        let topology = self.model.topology();
        let network_region = network_site.and_then(|id| topology.get(id)?.region.id());
        Standpoint { network_site, network_region, bypass_id }
    }

    /// The ID in force under the mode that is set, from the one of sites-and-regions mode (domain.md 2.1).
    fn in_force(&self, id: Option<BypassId>) -> Option<BypassId> {
        match self.settings.mode {
            BypassMode::Off => None,
            BypassMode::Always => Some(self.model.topology().global_bypass_id()),
            BypassMode::SitesAndRegions => id,
        }
    }
}

#[cfg(test)]
mod tests;
