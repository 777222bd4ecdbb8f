//! The steps of a report: what was asked, the values compared, the answer. Values without text; the room `report`
//! puts them into words, and two equal steps mean that nothing changed.

use super::address::EndpointAddress;
use super::admission::{Admission, LinkId};
use super::decision::{CallClass, Readiness, Reasons, Verdict};
use super::place::{ClientPlace, GatewayPlace};
use super::report::{Outcome, OutcomeReason, Role};
use super::routing::{RoutingStep, Way};
use crate::topology::values::choices;
use crate::topology::{AnyId, BypassId, BypassMode, EdgePool, Guid, Id, NetworkRegion, Trunk, User};

choices! {
    /// The answer of a step.
    Answer, "passed, failed or not-evaluated" {
        /// Nothing against bypass.
        Passed = "passed", "Yes";
        /// A reason against bypass.
        Failed = "failed", "No";
        /// Decides nothing for this call.
        NotEvaluated = "not-evaluated", "Not evaluated";
    }
    /// What the rule of a step rests on.
    Basis, "documented, inferred or ruling" {
        /// A document says so.
        Documented = "documented", "documented";
        /// It follows from documents; none says it in so many words.
        Inferred = "inferred", "inferred";
        /// A decision of this project, where the documents are silent or disagree.
        Ruling = "ruling", "our ruling";
    }
    /// What a step asks.
    Question, "a question" {
        /// Which trunk takes the call.
        Trunk = "trunk", "Which trunk takes the call?";
        /// Whether something that was looked at takes the call.
        Candidate = "candidate", "Does it take the call?";
        /// Location-Based Routing.
        Location = "location-based-routing", "What does Location-Based Routing say?";
        /// Whether a Mediation Server takes part.
        MediationServer = "mediation-server", "Does a Mediation Server take part?";
        /// Step 2.
        Mode = "mode", "Is media bypass on?";
        /// Step 3.
        AlwaysWithCac = "always-with-cac", "May always bypass be used?";
        /// T1.
        EnableBypass = "enable-bypass", "Does the trunk allow bypass?";
        /// T2.
        Concentrated = "concentrated", "Centralized media processing?";
        /// T3.
        Refer = "refer", "REFER, or no RTCP checks?";
        /// T4.
        Encryption = "encryption", "Does encryption fit?";
        /// T5 and T6.
        Peer = "peer", "Does the peer take client media?";
        /// Steps 9 to 13.
        Class = "class", "May this client and call bypass?";
        /// Step 15.
        ClientSubnet = "client-subnet", "Which subnet is the client in?";
        /// Step 16.
        GatewaySubnet = "gateway-subnet", "Which subnet is the gateway in?";
        /// Step 19.
        Joined = "joined", "One gateway, or one alternate bypass ID?";
        /// Step 18.
        Ids = "ids", "Do the bypass IDs match?";
        /// Admission.
        Admission = "admission", "Does call admission control let it in?";
        /// Whether media of users on the Internet is relayed.
        RemoteMedia = "remote-media", "Is media from the Internet relayed?";
        /// Whether every link of the way is up.
        LinksDown = "links-down", "Is every link of the way up?";
        /// Whether the user is registered while his home is down.
        Registrar = "registrar", "Where does the user register?";
        /// Whether it goes by the Internet instead.
        InternetPath = "internet-path", "Can it go over the Internet?";
        /// Whether it goes by the public network instead.
        PstnReroute = "pstn-reroute", "Can it go over the PSTN?";
        /// Whether the caller can leave a message.
        VoiceMail = "voice-mail", "Does it go to voice mail?";
    }
}

/// One step of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What was compared; it also says what was asked.
    pub values: Values,
    /// The answer.
    pub answer: Answer,
    /// The reasons that the step gives.
    pub reasons: Reasons,
    /// What to show beside the step, the most telling first.
    pub highlights: Vec<AnyId>,
    /// What the rule rests on.
    pub basis: Basis,
    /// The keys of the documents (domain.md 0).
    pub sources: &'static [&'static str],
}

impl Step {
    /// A step with nothing against bypass.
    pub(super) fn new(values: Values, basis: Basis, sources: &'static [&'static str]) -> Self {
        Self {
            values,
            answer: Answer::Passed,
            reasons: Reasons::NONE,
            highlights: Vec::new(),
            basis,
            sources,
        }
    }

    /// With what is to be shown beside it.
    pub(super) fn showing(mut self, highlights: impl IntoIterator<Item = AnyId>) -> Self {
        self.highlights.extend(highlights);
        self
    }

    /// Failed, where there is a reason.
    pub(super) fn failing(mut self, reasons: Reasons) -> Self {
        self.reasons = reasons;
        if !reasons.is_empty() {
            self.answer = Answer::Failed;
        }
        self
    }

    /// Not evaluated, where the step decides nothing and fails nothing.
    pub(super) fn deciding(mut self, decides: bool) -> Self {
        if !decides && self.answer == Answer::Passed {
            self.answer = Answer::NotEvaluated;
        }
        self
    }

    /// Passed or failed, whatever it says of bypass.
    pub(super) fn answering(mut self, passed: bool) -> Self {
        self.answer = if passed { Answer::Passed } else { Answer::Failed };
        self
    }

    /// What the step asks.
    pub fn question(&self) -> Question {
        match &self.values {
            Values::Trunk(_) => Question::Trunk,
            Values::Routing(step) => step.question(),
            Values::MediationServer => Question::MediationServer,
            Values::Mode { .. } => Question::Mode,
            Values::AlwaysWithCac { .. } => Question::AlwaysWithCac,
            Values::Readiness { condition, .. } => match condition {
                Condition::EnableBypass => Question::EnableBypass,
                Condition::Concentrated => Question::Concentrated,
                Condition::Refer => Question::Refer,
                Condition::Encryption => Question::Encryption,
                Condition::Peer => Question::Peer,
            },
            Values::Class { .. } => Question::Class,
            Values::ClientSubnet { .. } => Question::ClientSubnet,
            Values::GatewaySubnet { .. } => Question::GatewaySubnet,
            Values::Joined { .. } => Question::Joined,
            Values::Ids { .. } => Question::Ids,
            Values::Admission(_) => Question::Admission,
            Values::RemoteMedia { .. } => Question::RemoteMedia,
            Values::LinksDown(_) => Question::LinksDown,
            Values::Registrar { .. } => Question::Registrar,
            Values::InternetPath(_) => Question::InternetPath,
            Values::PstnReroute(_) => Question::PstnReroute,
            Values::VoiceMail => Question::VoiceMail,
        }
    }
}

/// Which trunk of a call is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TrunkRole {
    /// The only one.
    Only,
    /// Of a call between two trunks, the one it comes from.
    Incoming,
    /// Of a call between two trunks, the one it goes to.
    Outgoing,
}

/// Conditions T1 to T6 as steps; T5 and T6 are one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Condition {
    /// T1.
    EnableBypass,
    /// T2.
    Concentrated,
    /// T3.
    Refer,
    /// T4.
    Encryption,
    /// T5 and T6.
    Peer,
}

/// How the trunk of a call was found.
#[derive(Debug, Clone, PartialEq)]
pub struct TrunkChoice {
    /// The trunk.
    pub trunk: Id<Trunk>,
    /// Of a call between two trunks, the one it comes from.
    pub from: Option<Id<Trunk>>,
    /// The number that was given with the call.
    pub number: Option<Box<str>>,
    /// What led there; `None` where the call names its trunk.
    pub way: Option<Way>,
}

/// Why bypass IDs are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotCompared {
    /// Bypass is off.
    Off,
    /// Always mode: one ID for every subnet.
    Always,
    /// The settings contradict each other.
    Contradiction,
    /// The client is on the Internet.
    External,
    /// Bypass is off for A/V conferences, or media ends on a server.
    Kind,
    /// One gateway, or one AlternateByPassId on both, needs no comparing.
    Joined,
}

/// The two bypass IDs, or why they are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ids {
    /// They are: that of the client or of the gateway a call comes from, and that of the gateway it goes to.
    Compared(Option<BypassId>, Option<BypassId>),
    /// They are not.
    NotCompared(NotCompared),
}

/// An Edge for one end of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relay {
    /// The end that it relays for.
    pub end: Role,
    /// The Edge; `None` where there is none.
    pub edge: Option<Id<EdgePool>>,
    /// The network region in which it stands.
    pub region: Option<Id<NetworkRegion>>,
    /// Whether that network region allows the alternate path for what the call carries.
    pub allowed: bool,
}

/// The way over the Internet that a call took or might have taken.
#[derive(Debug, Clone, PartialEq)]
pub struct InternetPath {
    /// The Edges.
    pub relays: Vec<Relay>,
    /// Admission of the two ways to them; `None` where an Edge is missing or the path is off.
    pub admission: Option<Admission>,
    /// Why it was not taken.
    pub reasons: Vec<OutcomeReason>,
}

/// The way over the public network that a call between users took or might have taken.
#[derive(Debug, Clone, PartialEq)]
pub struct PstnReroute {
    /// AllowPSTNReRouting of the caller's voice policy.
    pub allowed: bool,
    /// The number of the called user.
    pub number: Option<Box<str>>,
    /// The trunk, verdict and outcome of the call that was placed instead.
    pub inner: Option<(Option<Id<Trunk>>, Verdict, Outcome)>,
    /// Why it was not taken.
    pub reasons: Vec<OutcomeReason>,
}

/// What a step compares.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// The trunk, and how it was found.
    Trunk(TrunkChoice),
    /// Something that routing looked at on the way to a trunk.
    Routing(RoutingStep),
    /// Media goes from client to client.
    MediationServer,
    /// The global mode.
    Mode {
        /// The mode in force.
        mode: BypassMode,
        /// Whether AlwaysBypass is set and ignored.
        always_ignored: bool,
    },
    /// Always mode against call admission control.
    AlwaysWithCac {
        /// Whether CAC is on.
        cac: bool,
    },
    /// One of the conditions T1 to T6.
    Readiness {
        /// Which condition.
        condition: Condition,
        /// Of which trunk.
        role: TrunkRole,
        /// The values of the trunk.
        readiness: Readiness,
    },
    /// The class of the call.
    Class {
        /// What the call brings.
        class: CallClass,
        /// EnabledForAudioVideoConferences.
        conferences: bool,
        /// EnableReferSupport.
        refer: bool,
        /// Enable3pccRefer.
        third_party_refer: bool,
    },
    /// Where the client stands.
    ClientSubnet {
        /// The place; `None` where the call gives no address.
        place: Option<ClientPlace>,
        /// The address as it was given.
        given: Option<EndpointAddress>,
        /// The ID that follows in sites-and-regions mode.
        id: Option<BypassId>,
    },
    /// Where a gateway stands.
    GatewaySubnet {
        /// The place.
        place: GatewayPlace,
        /// Of which trunk.
        role: TrunkRole,
        /// The ID that follows in sites-and-regions mode.
        id: Option<BypassId>,
    },
    /// Whether the gateways of two trunks are joined.
    Joined {
        /// Whether they are one.
        same_gateway: bool,
        /// AlternateByPassId of the gateway the call comes from.
        from: Option<Guid>,
        /// AlternateByPassId of the gateway it goes to.
        to: Option<Guid>,
    },
    /// The bypass IDs.
    Ids {
        /// Both, or why they are not compared.
        ids: Ids,
        /// Whether the near end is a gateway too, not a client.
        two_gateways: bool,
    },
    /// Admission of the call's own way.
    Admission(Admission),
    /// The Edges of users on the Internet, and why their media is not relayed.
    RemoteMedia {
        /// The Edges.
        relays: Vec<Relay>,
        /// The reason; `None` where it is.
        reason: Option<OutcomeReason>,
    },
    /// Links of the way that are down.
    LinksDown(Vec<LinkId>),
    /// Where a user registers whose home is down.
    Registrar {
        /// The user.
        user: Id<User>,
        /// His home, which is down.
        home: AnyId,
        /// The backup Registrar that takes over; `None` where there is none.
        backup: Option<AnyId>,
    },
    /// The Internet path.
    InternetPath(InternetPath),
    /// The way over the public network.
    PstnReroute(PstnReroute),
    /// Voice mail, which is never refused [PCAC].
    VoiceMail,
}
