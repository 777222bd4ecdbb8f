//! From a number to a trunk: policy, PSTN usages, voice routes, trunks, and Location-Based Routing before media is
//! looked at (domain.md 1.16, 2.8 step 0, 2.9, 7.4).
//!
//! [`route`] finds every trunk that may take a call, in the order in which they are tried, and everything that is
//! passed over on the way. It decides nothing about media or bandwidth.

mod authority;
mod location;
mod step;
mod stopped;
mod walk;

#[cfg(test)]
mod tests;

pub(super) use authority::voice_policy;
pub use authority::{Authority, PolicyOrigin};
pub use location::{Location, LocationRule};
pub use step::{PassedOver, RoutingStep, Tried, Way, WhyNot};
pub use stopped::Stopped;

use super::down::Down;
use super::report::{Outcome, OutcomeReason};
use super::request::CallRequest;
use super::resolve::{CallError, find};
use super::step::{Basis, Step, TrunkChoice, Values};
use super::terms::Direction;
use crate::topology::{AnyId, Gateway, Id, MediationPool, Model, Topology, Trunk};
use location::Origin;

/// A trunk that may take a call, with what leads to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The trunk.
    pub trunk: Id<Trunk>,
    /// Who leads there; `None` where the call names its trunk.
    pub way: Option<Way>,
    /// What was passed over since the candidate before, and last the choice of this one.
    pub steps: Vec<Step>,
}

/// What routing found for a call.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Routed {
    /// What was asked before any trunk: Location-Based Routing, where it is on.
    pub opening: Vec<Step>,
    /// The trunks that may take the call, in the order in which they are tried.
    pub candidates: Vec<Candidate>,
    /// What was passed over after the last candidate; where there is none, last the step that says so.
    pub rest: Vec<Step>,
    /// Why no trunk may take it; `None` where one may.
    pub stopped: Option<Stopped>,
}

/// Finds the trunks that may take a call. One that the call names is the only candidate; a number is routed by the
/// voice policy of the caller, or of a call from trunk to trunk by the PSTN usages of the trunk it comes from. What is
/// out of service takes no call. The same request against the same topology gives the same answer.
///
/// # Errors
/// When the request names too little, or what the topology does not have.
pub fn route(model: &Model, down: &Down, request: &CallRequest) -> Result<Routed, CallError> {
    let from = request.from_trunk.as_deref().map(|name| find(model, name)).transpose()?;
    let origin = Origin::of(model, request, from);
    match (&request.trunk, &request.number) {
        (Some(name), _) => Ok(named(model, request, down, origin, (from, find(model, name)?))),
        (None, Some(number)) if request.direction == Direction::Outbound || from.is_some() => {
            walk::route(&walk::Search { model, request, down, from, origin }, number)
        }
        (None, Some(_)) => Err(CallError::NoIngress),
        (None, None) => Err(CallError::NoTrunk),
    }
}

/// The one candidate of a call that names its trunk, unless it is out of service or may not be used from there.
fn named(
    model: &Model,
    request: &CallRequest,
    down: &Down,
    origin: Origin,
    (from, id): (Option<Id<Trunk>>, Id<Trunk>),
) -> Routed {
    let topology = model.topology();
    let inbound = request.direction == Direction::Inbound && from.is_none();
    let location = origin.over(model, id, from, inbound);
    let mut routed = Routed::default();
    routed.opening.extend(location.map(Location::step));
    let lame = from.into_iter().chain([id]).find_map(|trunk| Some((trunk, down.under(topology, trunk)?)));
    let lame = lame.or_else(|| Some((id, down.beyond(topology, id).filter(|_| inbound)?)));
    if let Some((trunk, what)) = lame {
        let tried = Tried::Trunk { trunk, route: None };
        routed.rest.push(PassedOver { what: tried, why: WhyNot::Down(what) }.step());
        routed.stopped = Some(Stopped::new(Outcome::Unroutable, [OutcomeReason::NoTrunk]));
    } else if location.is_some_and(|location| location.denies()) {
        let outcome = if inbound { Outcome::VoiceMail } else { Outcome::BlockedByPolicy };
        routed.stopped = Some(Stopped::new(outcome, [OutcomeReason::LbrDenied]));
    } else {
        let choice = TrunkChoice { trunk: id, from, number: request.number.clone(), way: None };
        let highlights = from.into_iter().chain([id]).flat_map(|trunk| {
            let (gateway, pool) = ends(topology, trunk);
            [Some(AnyId::from(trunk)), pool.map(AnyId::from), gateway.map(AnyId::from)]
        });
        let step =
            Step::new(Values::Trunk(choice), Basis::Documented, &["MED", "MN"]).showing(highlights.flatten());
        routed.candidates.push(Candidate { trunk: id, way: None, steps: vec![step] });
    }
    routed
}

/// The gateway peer and the Mediation Server pool of a trunk, as far as they exist.
fn ends(topology: &Topology, trunk: Id<Trunk>) -> (Option<Id<Gateway>>, Option<Id<MediationPool>>) {
    let trunk = topology.get(trunk);
    let gateway = trunk.and_then(|trunk| topology.follow(&trunk.gateway)).map(|(id, _)| id);
    (gateway, trunk.and_then(|trunk| topology.follow(&trunk.pool)).map(|(id, _)| id))
}
