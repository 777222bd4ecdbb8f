//! From a request to its report: the decision, admission, and everything that explains them.

mod edges;
mod end_steps;
mod hops;
mod legs;
mod registration;
mod steps;
mod trial;
mod trunk_steps;
mod walk;
mod warnings;

use super::admission::{Ledger, Share, Terms, Terrain, judge};
use super::decision::{CallClass, Decision, Ends, Readiness, Settings, TrunkEnd, decide};
use super::down::Down;
use super::place::{ClientPlace, GatewayPlace};
use super::report::{CallReport, ClientEnd, GatewayEnd, Hop, MediationEnd, Role, Standpoint};
use super::request::CallRequest;
use super::resolve::{Between, CallError, find, user};
use super::routing::{Authority, Candidate, route, voice_policy};
use super::step::Step;
use super::terms::{CallKind, CalleeLocation, Direction, Location};
use crate::topology::{
    AnyId, BypassId, BypassMode, ConferencingPool, Id, Key, Kind, Model, NetworkSite, RefExt, Trunk, User,
    VoicePolicy,
};
use std::ops::Deref;
use trial::Trial;

/// Looks at a call on an idle network and explains what comes of it (domain.md 2.8, 3). The same request against the
/// same topology gives the same report.
///
/// # Errors
/// When the request names too little, or what the topology does not have.
pub fn evaluate(model: &Model, request: &CallRequest) -> Result<CallReport, CallError> {
    evaluate_on(model, &Ledger::default(), request)
}

/// As [`evaluate`], on a network on which something is reserved already. The ledger is not changed: who places the call
/// books what the report says.
///
/// # Errors
/// When the request names too little, or what the topology does not have.
pub fn evaluate_on(model: &Model, ledger: &Ledger, request: &CallRequest) -> Result<CallReport, CallError> {
    evaluate_under(model, ledger, &Down::default(), request)
}

/// As [`evaluate_on`], in a drill: what it marks is out of service beside what the call itself names.
///
/// # Errors
/// When the request names too little, or what the topology does not have.
pub fn evaluate_under(
    model: &Model,
    ledger: &Ledger,
    drill: &Down,
    request: &CallRequest,
) -> Result<CallReport, CallError> {
    let down = drill.and(model, &request.down)?;
    Ground::of(model, ledger, &down, request)?.walk()
}

/// Decides a call without explaining it, over the first trunk that may take it; verdict and reasons are those of
/// [`evaluate`] where that trunk takes it.
///
/// # Errors
/// When the request names too little, or what the topology does not have.
pub fn verdict(model: &Model, request: &CallRequest) -> Result<Decision, CallError> {
    let down = Down::of(model, &request.down)?;
    let ledger = Ledger::default();
    let ground = Ground::of(model, &ledger, &down, request)?;
    if !ground.takes_a_trunk() {
        return Ok(Case::of(ground, None)?.decision());
    }
    match route(model, &down, request)?.candidates.into_iter().next() {
        Some(first) => Ok(Case::of(ground, Some(first))?.decision()),
        None => Ok(Case::nowhere(ground).decision()),
    }
}

/// What a call would take of each link, were it mediated, at the full figure and whether or not there is room: what
/// bypass saves. What a drill marks is out of service.
///
/// # Errors
/// When the request names too little, or what the topology does not have.
pub fn if_mediated(model: &Model, drill: &Down, request: &CallRequest) -> Result<Vec<Share>, CallError> {
    let down = drill.and(model, &request.down)?;
    let ledger = Ledger::default();
    let ground = Ground { overridden: true, ..Ground::of(model, &ledger, &down, request)? };
    if !ground.settings.cac {
        return Ok(Vec::new());
    }
    let way = if ground.takes_a_trunk() {
        route(model, &down, request)?.candidates.into_iter().next()
    } else {
        None
    };
    let case =
        if way.is_none() && ground.takes_a_trunk() { Case::nowhere(ground) } else { Case::of(ground, way)? };
    let terms = Terms { quality: request.quality, overridden: true };
    Ok(judge(&Terrain::new(model, &down), &ledger, &case.plans(), terms).shares())
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
    /// Two clients.
    Clients,
    /// A client and a conference.
    Conference(Option<Id<ConferencingPool>>),
    /// A client and a gateway.
    Client(Option<ClientPlace>, Line),
    /// Two gateways.
    Trunks(Line, Line),
    /// A client whose call no trunk takes.
    Nowhere(Option<ClientPlace>),
}

/// What all attempts of one call share.
#[derive(Clone, Copy)]
struct Ground<'a> {
    model: &'a Model,
    ledger: &'a Ledger,
    down: &'a Down,
    request: &'a CallRequest,
    settings: Settings,
    class: CallClass,
    user: Option<Id<User>>,
    /// EnableBWPolicyOverride of the called user, on an incoming call (AMB-5).
    overridden: bool,
}

impl<'a> Ground<'a> {
    fn of(
        model: &'a Model,
        ledger: &'a Ledger,
        down: &'a Down,
        request: &'a CallRequest,
    ) -> Result<Self, CallError> {
        Ok(Self {
            model,
            ledger,
            down,
            request,
            settings: Settings::of(model),
            class: request.class(),
            user: user(model, request)?,
            overridden: overridden(model, request)?,
        })
    }

    /// Where the client stands in the network of the organisation.
    fn client_place(&self) -> Option<ClientPlace> {
        let inside = self.request.client.filter(|_| self.request.location == Location::Internal);
        inside.map(|address| ClientPlace::of(self.model, address))
    }
}

/// Whether the policy of the called user lets an incoming call past admission: EnableBWPolicyOverride, for incoming
/// calls alone (AMB-5) [PCAC, VPD].
fn overridden(model: &Model, request: &CallRequest) -> Result<bool, CallError> {
    let incoming = match request.kind {
        CallKind::Peer => request.callee_location != CalleeLocation::Federated,
        CallKind::Pstn => request.direction == Direction::Inbound && request.from_trunk.is_none(),
        CallKind::Conference | CallKind::Service => false,
    };
    if !incoming {
        return Ok(false);
    }
    let global = || model.index().by_key(Kind::VoicePolicy, &Key::Global).and_then(AnyId::typed);
    let policy: Option<Id<VoicePolicy>> = match (&request.callee_policy, request.kind) {
        (Some(name), _) => Some(find(model, name)?),
        (None, CallKind::Pstn) => match voice_policy(model, request)? {
            Some(Authority::Voice(id, _)) => Some(id),
            _ => None,
        },
        (None, _) => global(),
    };
    Ok(policy.and_then(|id| model.topology().get(id)).is_some_and(|policy| policy.bandwidth_override))
}

/// One attempt of a call with what was found for it.
struct Case<'a> {
    ground: Ground<'a>,
    sides: Sides,
    /// What leads to the trunk; `None` for a call that takes none.
    way: Option<Candidate>,
}

impl<'a> Deref for Case<'a> {
    type Target = Ground<'a>;

    fn deref(&self) -> &Ground<'a> {
        &self.ground
    }
}

impl<'a> Case<'a> {
    fn of(ground: Ground<'a>, way: Option<Candidate>) -> Result<Self, CallError> {
        let Ground { model, request, settings, .. } = ground;
        let line = |trunk| Line::of(model, &settings, trunk);
        let sides = match &way {
            None if request.kind == CallKind::Conference => Sides::Conference(None),
            None => Sides::Clients,
            Some(way) => match Between::of(model, request, way.trunk)? {
                Between::Client(_, trunk) => Sides::Client(ground.client_place(), line(trunk)?),
                Between::Trunks(from, to) => Sides::Trunks(line(from)?, line(to)?),
            },
        };
        let mut case = Self { ground, sides, way };
        if matches!(case.sides, Sides::Conference(_)) {
            case.sides = Sides::Conference(case.conferencing_pool());
        }
        Ok(case)
    }

    /// A call that no trunk takes.
    fn nowhere(ground: Ground<'a>) -> Self {
        Self { ground, sides: Sides::Nowhere(ground.client_place()), way: None }
    }

    /// The bypass ID of the client in sites-and-regions mode.
    fn client_id(&self, place: Option<&ClientPlace>) -> Option<BypassId> {
        self.settings.id_of(self.model, place?.bypass_network_site())
    }

    fn decision(&self) -> Decision {
        let ends = match &self.sides {
            Sides::Clients | Sides::Conference(_) | Sides::Nowhere(_) => Ends::Clients,
            Sides::Client(place, line) => {
                Ends::Client { id: self.client_id(place.as_ref()), trunk: &line.end }
            }
            Sides::Trunks(from, to) => Ends::Trunks { from: &from.end, to: &to.end },
        };
        decide(&self.settings, self.class, ends)
    }

    /// The report of an attempt, with its steps and the call to the public network that replaced it, if one did.
    fn report(
        &self,
        decision: Decision,
        trial: Trial,
        steps: Vec<Step>,
        inner: Option<CallReport>,
    ) -> CallReport {
        let (line, from) = match &self.sides {
            Sides::Clients | Sides::Conference(_) | Sides::Nowhere(_) => (None, None),
            Sides::Client(_, line) => (Some(line), None),
            Sides::Trunks(from, to) => (Some(to), Some(from)),
        };
        let warnings = self.warnings(decision.verdict, &trial.admission);
        CallReport {
            id: self.request.id.clone(),
            direction: self.request.direction,
            verdict: decision.verdict,
            reasons: decision.reasons,
            outcome: trial.outcome,
            outcome_reasons: trial.reasons,
            client: self.client_end(),
            from_gateway: from.map(|line| self.gateway_end(line)),
            gateway: line.map(|line| self.gateway_end(line)),
            mediation: line.map(|line| self.mediation_end(line)),
            trunk: line.map(|line| line.readiness.trunk),
            from_trunk: from.map(|line| line.readiness.trunk),
            media: inner
                .as_ref()
                .map_or_else(|| self.media(decision.verdict, &trial.relays), |inner| inner.media.clone()),
            signalling: self.signalling(),
            admission: trial.admission,
            warnings,
            steps,
            inner: inner.map(Box::new),
        }
    }

    fn client_end(&self) -> Option<ClientEnd> {
        if matches!(self.sides, Sides::Trunks(..)) || self.request.from_trunk.is_some() {
            return None;
        }
        let place = self.client_place();
        let network_site = place.and_then(|place| place.network_site());
        let internal = self.request.location == Location::Internal;
        let id = self.in_force(self.client_id(place.as_ref())).filter(|_| internal);
        Some(ClientEnd { address: self.request.client, at: self.standpoint(network_site, id) })
    }

    /// The near end of the media: the client, or what stands for it.
    fn client_hop(&self) -> Hop {
        let role = match self.request.kind {
            CallKind::Conference if matches!(self.sides, Sides::Client(..)) => Role::Conference,
            CallKind::Service => Role::ServerApplication,
            CallKind::Pstn | CallKind::Peer | CallKind::Conference => Role::Client,
        };
        self.hop(role, None, self.request.client.map(|client| client.address))
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
