//! Location-Based Routing: whether, and through which trunks, a call may go from where its endpoint is (domain.md 2.9)
//! [LBR].

use super::step::RoutingStep;
use crate::call::place::ClientPlace;
use crate::call::request::CallRequest;
use crate::call::step::{Answer, Basis, Step, Values};
use crate::call::terms::{CallKind, Location as Where};
use crate::topology::values::GatewayKind;
use crate::topology::{AnyId, Id, Model, NetworkSite, RefExt, Trunk, VoiceRoutingPolicy};

/// What Location-Based Routing says of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LocationRule {
    /// It is not enforced for dial-in conferencing, Response Group, Call Park, Announcement and Group Pickup.
    Exempt,
    /// The endpoint is in a network site under it, whose voice routing policy picks the route.
    RoutesHere(Id<VoiceRoutingPolicy>),
    /// The endpoint is in a network site under it that has no voice routing policy, so nothing picks a route.
    NoPolicyHere,
    /// The endpoint is elsewhere, or nobody knows where: only trunks without location restriction.
    Elsewhere,
    /// The trunk has no location restriction.
    FreeTrunk,
    /// The trunk is tied to the network site in which the endpoint is.
    SameNetworkSite(Id<NetworkSite>),
    /// Two IP-PBXs: no call of theirs reaches the public network.
    BetweenPbxs,
    /// The trunk is tied to another network site, or to none that exists.
    OtherNetworkSite(Option<Id<NetworkSite>>),
}

/// Location-Based Routing as a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Location {
    /// What it says.
    pub rule: LocationRule,
    /// The network site in which the endpoint is; `None` where that is unknown.
    pub here: Option<Id<NetworkSite>>,
    /// The trunk, where one is named.
    pub trunk: Option<Id<Trunk>>,
    /// Whether the call comes in from the public network.
    pub inbound: bool,
}

impl Location {
    /// Whether the rule forbids the call.
    pub fn denies(&self) -> bool {
        matches!(self.rule, LocationRule::NoPolicyHere | LocationRule::OtherNetworkSite(_))
    }

    pub(super) fn step(self) -> Step {
        let (basis, sources): (_, &'static [&'static str]) = match self.rule {
            // The documents want a voice routing policy there and do not say what becomes of a call without one.
            LocationRule::NoPolicyHere => (Basis::Ruling, &["LBR"]),
            LocationRule::OtherNetworkSite(_) | LocationRule::SameNetworkSite(_) => {
                (Basis::Documented, &["LBR", "c:NewTrunk"])
            }
            _ => (Basis::Documented, &["LBR"]),
        };
        let policy = match self.rule {
            LocationRule::RoutesHere(policy) => Some(AnyId::from(policy)),
            _ => None,
        };
        let other = match self.rule {
            LocationRule::OtherNetworkSite(id) => id.map(AnyId::from),
            _ => None,
        };
        let highlights = [self.here.map(AnyId::from), self.trunk.map(AnyId::from), other, policy];
        let mut step = Step::new(Values::Routing(RoutingStep::Location(self)), basis, sources)
            .showing(highlights.into_iter().flatten())
            .deciding(self.rule != LocationRule::Exempt);
        if self.denies() {
            step.answer = Answer::Failed;
        }
        step
    }
}

/// Where a call starts as Location-Based Routing sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// It is switched off.
    Off,
    /// It is on and not enforced for this kind of call.
    Exempt,
    /// In a network site under it.
    Restricted(Id<NetworkSite>),
    /// In a network site that is not, or nobody knows where. Remote users are always unknown.
    Elsewhere(Option<Id<NetworkSite>>),
}

impl Origin {
    /// The origin of a call: the place of its client, or of the trunk that it comes from.
    pub fn of(model: &Model, request: &CallRequest, from: Option<Id<Trunk>>) -> Self {
        let topology = model.topology();
        let routing = topology.routing_configurations.first();
        if !routing.is_some_and(|(_, routing)| routing.location_based_routing) {
            return Self::Off;
        }
        if let Some(from) = from {
            // Calls over a trunk that is tied to a network site count as made there [LBR].
            let tied = restriction(model, from).flatten();
            return tied.map_or(Self::Elsewhere(None), Self::Restricted);
        }
        if matches!(request.kind, CallKind::Conference | CallKind::Service) {
            return Self::Exempt;
        }
        let inside = request.client.filter(|_| request.location == Where::Internal);
        let here = inside.and_then(|client| ClientPlace::of(model, client).network_site());
        let under = |id: &Id<NetworkSite>| topology.get(*id).is_some_and(|site| site.location_based_routing);
        here.filter(under).map_or(Self::Elsewhere(here), Self::Restricted)
    }

    /// The network site in which the endpoint is.
    fn here(self) -> Option<Id<NetworkSite>> {
        match self {
            Self::Off | Self::Exempt => None,
            Self::Restricted(id) => Some(id),
            Self::Elsewhere(id) => id,
        }
    }

    /// What picks the route of an outbound call of a client; `None` where Location-Based Routing is off.
    pub fn routing(self, model: &Model) -> Option<Location> {
        let rule = match self {
            Self::Off => return None,
            Self::Exempt => LocationRule::Exempt,
            Self::Elsewhere(_) => LocationRule::Elsewhere,
            Self::Restricted(id) => {
                let policy = model.topology().get(id).and_then(|site| site.voice_routing_policy.id());
                policy.map_or(LocationRule::NoPolicyHere, LocationRule::RoutesHere)
            }
        };
        Some(Location { rule, here: self.here(), trunk: None, inbound: false })
    }

    /// Whether a call may go out over a trunk; `from` is the trunk that it comes from, if it comes from one.
    pub fn leaves_over(self, model: &Model, trunk: Id<Trunk>, from: Option<Id<Trunk>>) -> LocationRule {
        let pbx = |id: Id<Trunk>| {
            let topology = model.topology();
            let peer = topology.get(id).and_then(|trunk| topology.follow(&trunk.gateway));
            peer.is_some_and(|(_, gateway)| gateway.kind == GatewayKind::IpPbx)
        };
        match (self, restriction(model, trunk)) {
            (Self::Off | Self::Exempt, _) => LocationRule::Exempt,
            (_, None) => LocationRule::FreeTrunk,
            (Self::Restricted(here), Some(Some(tied))) if here == tied => LocationRule::SameNetworkSite(tied),
            (_, Some(_)) if from.is_some_and(pbx) && pbx(trunk) => LocationRule::BetweenPbxs,
            (_, Some(tied)) => LocationRule::OtherNetworkSite(tied),
        }
    }

    /// Whether a call that arrives over a trunk may ring the endpoint.
    fn rings_over(self, model: &Model, trunk: Id<Trunk>) -> LocationRule {
        match (self, restriction(model, trunk)) {
            (Self::Off | Self::Exempt, _) => LocationRule::Exempt,
            (_, None) => LocationRule::FreeTrunk,
            (_, Some(Some(tied))) if self.here() == Some(tied) => LocationRule::SameNetworkSite(tied),
            (_, Some(tied)) => LocationRule::OtherNetworkSite(tied),
        }
    }

    /// What Location-Based Routing says of a trunk that the call names; `None` where it is off.
    pub fn over(
        self,
        model: &Model,
        trunk: Id<Trunk>,
        from: Option<Id<Trunk>>,
        inbound: bool,
    ) -> Option<Location> {
        if self == Self::Off {
            return None;
        }
        let rule = if inbound { self.rings_over(model, trunk) } else { self.leaves_over(model, trunk, from) };
        Some(Location { rule, here: self.here(), trunk: Some(trunk), inbound })
    }
}

/// The network site that a trunk with location restriction is tied to; `None` for a trunk without
/// [c:New-CsTrunkConfiguration].
fn restriction(model: &Model, trunk: Id<Trunk>) -> Option<Option<Id<NetworkSite>>> {
    let (_, collection) = model.trunk_configuration(trunk)?;
    collection.location_restriction.then(|| collection.network_site.id())
}
