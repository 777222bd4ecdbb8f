//! The steps of routing as values.

use super::authority::Authority;
use super::location::{Location, LocationRule};
use crate::call::decision::Unfinished;
use crate::call::report::OutcomeReason;
use crate::call::step::{Answer, Basis, Question, Step, Values};
use crate::topology::{AnyId, Id, Kind, Name, NetworkSite, PstnUsage, Trunk, VoiceRoute};

/// What leads a call to a trunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// Whose PSTN usages were followed.
    pub authority: Authority,
    /// The usage.
    pub usage: Id<PstnUsage>,
    /// The voice route.
    pub route: Id<VoiceRoute>,
}

/// Something that might have taken the call.
#[derive(Debug, Clone, PartialEq)]
pub enum Tried {
    /// A PSTN usage.
    Usage(Id<PstnUsage>),
    /// A voice route.
    Route(Id<VoiceRoute>),
    /// A trunk, with the voice route that lists it; `None` where the call names it.
    Trunk {
        /// The trunk.
        trunk: Id<Trunk>,
        /// The voice route.
        route: Option<Id<VoiceRoute>>,
    },
    /// A name that names nothing (V-20).
    Unknown {
        /// What it should name.
        kind: Kind,
        /// The name.
        name: Name,
        /// The policy or voice route that uses it.
        holder: AnyId,
    },
}

/// Why something was passed over.
#[derive(Debug, Clone, PartialEq)]
pub enum WhyNot {
    /// It does not exist.
    Unknown,
    /// No voice route has the usage.
    NoRoute,
    /// The pattern does not match the number.
    NoMatch,
    /// The pattern cannot be read.
    Unreadable,
    /// The voice route lists no trunk.
    NoTrunk,
    /// The trunk lacks an end.
    Unfinished(Unfinished),
    /// Voice routes may not use its gateway peer.
    NotRoutable,
    /// That is out of service.
    Down(AnyId),
    /// Location-Based Routing ties the trunk to that network site, where the caller is not.
    Elsewhere(Option<Id<NetworkSite>>),
    /// It is tried before.
    TriedBefore,
}

/// Something that might have taken the call, and why it does not.
#[derive(Debug, Clone, PartialEq)]
pub struct PassedOver {
    /// What was looked at.
    pub what: Tried,
    /// Why it was passed over.
    pub why: WhyNot,
}

/// What a step of routing looks at.
#[derive(Debug, Clone, PartialEq)]
pub enum RoutingStep {
    /// Location-Based Routing.
    Location(Location),
    /// Whether something takes the call, and why not.
    PassedOver(PassedOver),
    /// Which trunk takes the number: none.
    Nobody {
        /// The number.
        number: Box<str>,
        /// Whose usages were followed.
        authority: Option<Authority>,
        /// Why none does.
        reasons: Vec<OutcomeReason>,
    },
}

impl RoutingStep {
    /// What the step asks.
    pub fn question(&self) -> Question {
        match self {
            Self::Location(_) => Question::Location,
            Self::PassedOver(_) => Question::Candidate,
            Self::Nobody { .. } => Question::Trunk,
        }
    }
}

impl PassedOver {
    pub(super) fn step(self) -> Step {
        let (basis, sources): (_, &'static [&'static str]) = match self.why {
            WhyNot::Unknown | WhyNot::NoRoute | WhyNot::NoMatch | WhyNot::NoTrunk => {
                (Basis::Documented, &["c:NewRoute"])
            }
            WhyNot::Unreadable | WhyNot::TriedBefore => (Basis::Ruling, &["c:NewRoute"]),
            WhyNot::Unfinished(_) => (Basis::Documented, &["DAT"]),
            WhyNot::NotRoutable => (Basis::Documented, &["c:SetGW"]),
            WhyNot::Down(_) => (Basis::Documented, &["MN", "MTS"]),
            WhyNot::Elsewhere(_) => (Basis::Documented, &["LBR"]),
        };
        let highlights: Vec<AnyId> = match &self.what {
            Tried::Usage(id) => vec![(*id).into()],
            Tried::Route(id) => vec![(*id).into()],
            Tried::Trunk { trunk, route } => {
                [Some(AnyId::from(*trunk)), route.map(AnyId::from)].into_iter().flatten().collect()
            }
            Tried::Unknown { holder, .. } => vec![*holder],
        };
        let also = match self.why {
            WhyNot::Down(id) => Some(id),
            WhyNot::Elsewhere(id) => id.map(AnyId::from),
            _ => None,
        };
        let also = also.filter(|id| !highlights.contains(id));
        let mut step = Step::new(Values::Routing(RoutingStep::PassedOver(self)), basis, sources)
            .showing(highlights.into_iter().chain(also));
        step.answer = Answer::Failed;
        step
    }
}

/// The step of a number that no trunk takes.
pub(super) fn nobody(number: &str, authority: Option<Authority>, reasons: &[OutcomeReason]) -> Step {
    let sources = authority.map_or(&["c:NewRoute", "VPD"][..], Authority::sources);
    let values = RoutingStep::Nobody { number: number.into(), authority, reasons: reasons.to_vec() };
    let mut step = Step::new(Values::Routing(values), Basis::Documented, sources)
        .showing(authority.map(Authority::holder));
    step.answer = Answer::Failed;
    step
}

/// Why a trunk may not be used from where the caller is.
pub(super) fn elsewhere(rule: LocationRule) -> Option<WhyNot> {
    match rule {
        LocationRule::OtherNetworkSite(tied) => Some(WhyNot::Elsewhere(tied)),
        _ => None,
    }
}
