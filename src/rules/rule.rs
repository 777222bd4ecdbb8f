//! What a rule is: a row of the catalogue.

use super::code::Code;
use super::finding::Finding;
use super::out::{Out, WholeOut};
use crate::edit::Edit;
use crate::topology::{AnyId, BypassMode, Kind, Model, Topology};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// How much a finding matters. Errors sort first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Stops publishing.
    Error,
    /// Something will not work as drawn, or is known to go wrong.
    Warning,
    /// Good to know.
    Info,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// The word of it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// Where a code is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lives {
    /// In a document in memory, by its check.
    Document,
    /// In a file: the reader reports what a document in memory cannot hold.
    File,
    /// In an edit, which is refused.
    Edit,
    /// While publishing.
    Publish,
}

/// The global settings that decide which findings are shown and how grave they are. Checks never look at
/// them, so that switching one computes nothing anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Switches {
    /// Call admission control is on.
    pub cac: bool,
    /// The global bypass mode in force.
    pub bypass: BypassMode,
    /// Location-Based Routing is on.
    pub location_based_routing: bool,
}

impl Switches {
    /// The switches of a topology.
    pub fn of(topology: &Topology) -> Self {
        let routing = topology.routing_configurations.first();
        Self {
            cac: topology.cac_enabled(),
            bypass: topology.bypass_settings().mode(),
            location_based_routing: routing.is_some_and(|(_, settings)| settings.location_based_routing),
        }
    }
}

/// What a check of one entity looks at beside that entity: a change there runs it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sees {
    /// Entities of that kind which it names or which name it.
    Neighbours(Kind),
    /// Entities of its own kind that name the same entity of that kind as it does.
    Siblings(Kind),
    /// The subnets inside it. For subnets only.
    SubnetsInside,
    /// The subnets that contain it. For subnets only.
    SubnetsAround,
}

/// How a rule looks for findings. A check must not look at [`Switches`], nor further than its shape allows:
/// it would miss changes, and a property test would say so.
#[derive(Clone, Copy)]
pub enum Check {
    /// Something else finds it; see [`Rule::lives`].
    None,
    /// Looks at one entity and what it declares to see.
    Entity {
        /// The kinds that are checked.
        kinds: &'static [Kind],
        /// What else the check looks at.
        sees: &'static [Sees],
        /// Reports what is wrong with the entity of that id.
        check: fn(&Model, AnyId, &mut Out),
    },
    /// As `Entity`, seeing its neighbours, and looks up where its addresses lie ([`Entity::addresses`]): run
    /// again when a subnet around one of them changed, or the network site of such a subnet.
    ///
    /// [`Entity::addresses`]: crate::topology::Entity::addresses
    Placed {
        /// The kinds that are checked, never subnets.
        kinds: &'static [Kind],
        /// Reports what is wrong with the entity of that id.
        check: fn(&Model, AnyId, &mut Out),
    },
    /// As `Entity`, seeing its neighbours, and looks up the trunk and media configurations in force: run
    /// again for what the change of a collection, a gateway peer, a pool or its host reaches.
    InForce {
        /// The kinds that are checked: trunks, trunk configurations, Mediation Server pools.
        kinds: &'static [Kind],
        /// Reports what is wrong with the entity of that id.
        check: fn(&Model, AnyId, &mut Out),
    },
    /// Looks at settings and small kinds, never at all subnets nor all network sites.
    Document {
        /// The kinds that it looks at: run again when one of them changed.
        watches: &'static [Kind],
        /// Reports everything that is wrong.
        check: fn(&Model, &mut WholeOut),
    },
}

/// One rule. A code has several rows, told apart by `case`, where its cases differ in severity or in the
/// switches that gate them.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Its code.
    pub code: Code,
    /// Which row of that code this is, from 0.
    pub case: u8,
    /// How grave it is as a rule; the gate may say otherwise.
    pub severity: Severity,
    /// A few words for a card, such as "no network region".
    pub title: &'static str,
    /// The keys of the documents that it rests on (domain.md 0); `INF` where it rests on an inference alone.
    pub source: &'static str,
    /// Where it is found.
    pub lives: Lives,
    /// How grave its findings are under these switches; `None` when they do not count.
    pub gate: fn(&Switches) -> Option<Severity>,
    /// How it is found.
    pub check: Check,
    /// What is wrong, with its values: one sentence.
    pub sentence: fn(&Topology, &Finding) -> String,
    /// What to do about it: one sentence.
    pub advice: fn(&Topology, &Finding) -> String,
    /// An edit that mends it; `None` where there is no obvious one.
    pub fix: Option<fn(&Model, &Finding) -> Option<Edit>>,
    /// One edit that mends at once all findings of the row that can be mended; `None` where each is mended on its own,
    /// or this finding is the only one.
    pub fix_all: Option<fn(&Model, &Finding) -> Option<Edit>>,
}

impl Rule {
    /// A rule whose findings stop publishing; a row fills in check and words. Never for an inference alone
    /// (AMB-35).
    pub(super) const fn error(code: u8, title: &'static str, source: &'static str) -> Self {
        Self::new(code, Severity::Error, |_| Some(Severity::Error), title, source)
    }

    /// A rule whose findings warn; a row fills in check and words.
    pub(super) const fn warning(code: u8, title: &'static str, source: &'static str) -> Self {
        Self::new(code, Severity::Warning, |_| Some(Severity::Warning), title, source)
    }

    /// A rule whose findings inform; a row fills in check and words.
    pub(super) const fn info(code: u8, title: &'static str, source: &'static str) -> Self {
        Self::new(code, Severity::Info, |_| Some(Severity::Info), title, source)
    }

    const fn new(
        code: u8,
        severity: Severity,
        gate: fn(&Switches) -> Option<Severity>,
        title: &'static str,
        source: &'static str,
    ) -> Self {
        Self {
            code: Code(code),
            case: 0,
            severity,
            title,
            source,
            lives: Lives::Document,
            gate,
            check: Check::None,
            sentence: |_, _| String::new(),
            advice: |_, _| String::new(),
            fix: None,
            fix_all: None,
        }
    }

    /// What tells the row from all others.
    fn key(&self) -> (Code, u8) {
        (self.code, self.case)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}
impl Eq for Rule {}
impl PartialOrd for Rule {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Rule {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}
impl Hash for Rule {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.code, self.case)
    }
}
