//! What is known of a call once it was looked at.

use super::address::EndpointAddress;
use super::admission::{Admission, LinkId, Reservation};
use super::decision::{Reasons, Verdict};
use super::request::Unevaluated;
use super::step::Step;
use super::terms::Direction;
use crate::topology::values::choices;
use crate::topology::{
    AnyId, BypassId, Gateway, Id, MediationPool, NetworkRegion, NetworkSite, Subnet, Trunk,
};
use ipnet::IpNet;
use std::net::IpAddr;

choices! {
    /// What became of a call, which is another question than its verdict.
    Outcome, "what became of a call" {
        /// It is up.
        Connected = "connected", "Connected";
        /// Its way has no room, and it went over the Internet through Edges.
        ReroutedInternet = "rerouted-internet", "Over the Internet";
        /// Its way has no room, and it went out to the public network and back in.
        ReroutedPstn = "rerouted-pstn", "Over the PSTN";
        /// The caller was sent to voice mail.
        VoiceMail = "voice-mail", "Voice mail";
        /// Admission refused it, and nothing else took it.
        Refused = "refused", "Refused";
        /// No trunk takes it.
        Unroutable = "unroutable", "Unroutable";
        /// A policy forbids it.
        BlockedByPolicy = "blocked-by-policy", "Blocked by policy";
        /// It is set up and nobody hears anything.
        NoMedia = "no-media", "No media";
        /// Something that could stop it is not evaluated.
        NotEvaluated = "not-evaluated", "Not evaluated";
    }
    /// Why the outcome of a call is another than connected over its own way.
    OutcomeReason, "a code for an outcome" {
        /// No voice policy is found for the caller, or no voice routing policy where he is.
        NoPolicy = "no-policy", "No policy routes the call";
        /// The policy, or the trunk configuration of a call from trunk to trunk, holds no PSTN usage.
        NoUsage = "no-usage", "The policy has no PSTN usage";
        /// No voice route of the usages matches the number.
        NoRoute = "no-route", "No voice route matches the number";
        /// The routes that match name no trunk that is there and in service.
        NoTrunk = "no-trunk", "No trunk takes the call";
        /// Location-Based Routing forbids it [LBR].
        LbrDenied = "lbr-denied", "Location-Based Routing denies it";
        /// The gateway may not be used in routes [c:SetGW].
        GatewayNotRoutable = "gateway-not-routable", "The gateway may not be used in routes";
        /// The network regions of a way have no region route, an error while CAC is on [c:SetNetCfg, GNC].
        NoRegionRoute = "no-region-route", "Two network regions have no region route";
        /// The Registrar of the user is down, so he is not signed in (domain.md 1.12).
        NoRegistrar = "no-registrar", "The Registrar of the user is down";
        /// All sessions together would pass the limit of a link [EX].
        LinkTotal = "link-total", "A link is full";
        /// The smallest figure is more than a link lets one session have [PCAC].
        LinkSession = "link-session", "A link allows less for one session";
        /// A link lets nothing through: its limit is 0, or it is down.
        LinkZero = "link-zero", "A link lets nothing through";
        /// The network region of the Edge does not allow the Internet path [PCAC, JB10].
        AlternatePathOff = "alternate-path-off", "The Internet path is off in the network region of the Edge";
        /// No Edge is there to relay [PCAC].
        NoEdge = "no-edge", "No Edge is there to relay media";
        /// The called user has no Line URI, so nothing can be dialled [JB11r].
        NoLineUri = "no-line-uri", "The called user has no Line URI";
    }
    /// What a hop of a path does.
    Role, "the role of a hop" {
        /// The client of the call.
        Client = "client", "client";
        /// The called client of a peer call.
        Callee = "callee", "callee";
        /// The media end of a conference leg.
        Conference = "conference", "conference";
        /// The server on which media ends.
        ServerApplication = "server-application", "server application";
        /// The pool or appliance that the user is homed on.
        Registrar = "registrar", "Registrar";
        /// The Edge that relays for a client on the Internet.
        Edge = "edge", "Edge";
        /// The Mediation Server pool.
        MediationServer = "mediation-server", "Mediation Server";
        /// The gateway peer.
        Gateway = "gateway", "gateway";
        /// A phone behind a PBX without a media termination point.
        FarPhone = "far-phone", "PBX phone";
    }
}

/// Everything about one call. Equal reports mean that nothing changed.
#[derive(Debug, Clone, PartialEq)]
pub struct CallReport {
    /// What the request calls it.
    pub id: Box<str>,
    /// Which way the call is set up.
    pub direction: Direction,
    /// Whether media bypasses the Mediation Server.
    pub verdict: Verdict,
    /// Everything that speaks against bypass.
    pub reasons: Reasons,
    /// What became of the call.
    pub outcome: Outcome,
    /// Why it is another than connected over its own way, in the order in which it was found; none twice.
    pub outcome_reasons: Vec<OutcomeReason>,
    /// The client's end; `None` for a call between two trunks.
    pub client: Option<ClientEnd>,
    /// Of a call between two trunks, the gateway it comes from.
    pub from_gateway: Option<GatewayEnd>,
    /// The gateway's end; `None` where no Mediation Server takes part.
    pub gateway: Option<GatewayEnd>,
    /// The Mediation Server pool of the trunk.
    pub mediation: Option<MediationEnd>,
    /// The trunk.
    pub trunk: Option<Id<Trunk>>,
    /// Of a call between two trunks, the one it comes from.
    pub from_trunk: Option<Id<Trunk>>,
    /// The way of the media, in the direction of the call.
    pub media: Vec<Hop>,
    /// The way of the signalling, in the direction of the call; through the pool also where media bypasses it.
    pub signalling: Vec<Hop>,
    /// What admission says.
    pub admission: Admission,
    /// What the reader should know beside the verdict.
    pub warnings: Vec<Warning>,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// The call to the public network that replaced it, where the outcome is rerouted-pstn.
    pub inner: Option<Box<CallReport>>,
}

impl CallReport {
    /// What is to be reserved for the call while it is up: its own, or that of the call which replaced it.
    pub fn reservations(&self) -> Vec<Reservation> {
        match (&self.inner, self.outcome) {
            (Some(inner), _) => inner.reservations(),
            (None, Outcome::Connected | Outcome::ReroutedInternet) => self.admission.reservations().collect(),
            (None, _) => Vec::new(),
        }
    }

    /// Whether the call is up, over its own way or over another.
    pub fn is_up(&self) -> bool {
        matches!(self.outcome, Outcome::Connected | Outcome::ReroutedInternet | Outcome::ReroutedPstn)
    }
}

/// Where an end stands and which bypass ID is in force there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standpoint {
    /// The network site.
    pub network_site: Option<Id<NetworkSite>>,
    /// Its network region.
    pub network_region: Option<Id<NetworkRegion>>,
    /// The bypass ID in force under the mode that is set.
    pub bypass_id: Option<BypassId>,
}

/// The client's end of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientEnd {
    /// Its address as it was given.
    pub address: Option<EndpointAddress>,
    /// Where it stands.
    pub at: Standpoint,
}

/// A gateway's end of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GatewayEnd {
    /// The gateway peer.
    pub gateway: Id<Gateway>,
    /// The address by which it is located.
    pub address: Option<IpAddr>,
    /// Where it stands.
    pub at: Standpoint,
}

/// The Mediation Server pool of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MediationEnd {
    /// The pool.
    pub pool: Id<MediationPool>,
    /// The network site in which it stands; it plays no part in the decision.
    pub network_site: Option<Id<NetworkSite>>,
}

/// One hop of media or signalling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hop {
    /// What it does.
    pub role: Role,
    /// The entity, where it is one that the document holds.
    pub entity: Option<AnyId>,
    /// Its address, where one is known.
    pub address: Option<IpAddr>,
    /// The network site in which that address stands.
    pub network_site: Option<Id<NetworkSite>>,
}

/// What the reader of a report should know beside the verdict.
#[derive(Debug, Clone, PartialEq)]
pub enum Warning {
    /// AlwaysBypass is set while bypass is off, so it is ignored (V-02) [c:NewMBC].
    AlwaysBypassIgnored,
    /// The client has no mask; that of the subnet that contains it was taken.
    MaskTaken {
        /// The network that the client then asks with.
        network: IpNet,
    },
    /// The client has no mask and no subnet contains it.
    NoMask,
    /// The network address matches, the mask does not (AMB-7).
    OtherMask {
        /// The subnet of the document.
        subnet: IpNet,
        /// The network that the client asks with.
        network: IpNet,
    },
    /// A subnet contains the client and is no exact match: CAC finds the client, bypass does not [NET].
    OnlyContained {
        /// The subnet.
        subnet: Id<Subnet>,
    },
    /// Bypass and CAC find the client in different network sites.
    PlacesDiffer {
        /// That of the exact match.
        bypass: Option<Id<NetworkSite>>,
        /// That of the narrowest subnet that contains the address.
        cac: Option<Id<NetworkSite>>,
    },
    /// A trunk and a number are given: the trunk was taken, the number was not routed.
    NumberNotRouted,
    /// An end of a leg stands in no network site, so that CAC cannot look at the leg: it is admitted [EX, DN].
    NotLocated {
        /// The end.
        end: Hop,
    },
    /// The Bandwidth Policy Service that judges a link is down, so that its limits are not enforced (AMB-32) [PCAC].
    Unenforced {
        /// The link.
        link: LinkId,
    },
    /// What is not checked carries a link past its limit [MED].
    Beyond {
        /// The link.
        link: LinkId,
        /// The kbps in use with this call.
        used: u32,
        /// The limit, kbps.
        limit: u32,
    },
    /// Media does not end at a known point, and the call names no far phone: the gateway stands for it [CTC].
    FarMediaUnknown,
    /// A value that says nothing for this kind of call.
    NotUsed {
        /// The column of the call list.
        column: &'static str,
    },
    /// A PBX phone is given, yet media ends at the termination point of the peer.
    FarMediaUnused,
    /// A call between two trunks has no client, so this column says nothing.
    NoClientInvolved {
        /// The column of the call list.
        column: &'static str,
    },
    /// A value that no rule of this version looks at.
    Unevaluated(Unevaluated),
}
