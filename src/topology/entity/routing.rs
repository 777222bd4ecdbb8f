//! PSTN usages, voice routes and voice routing policies.

use super::Trunk;
use crate::topology::Ref;
use crate::topology::attributes::{self, Attribute};
use crate::topology::kind::Kind;
use crate::topology::store::{Entity, stored_in};
use crate::topology::values::{Name, Text};

/// A PSTN usage: the word that joins policies and routes (domain.md 1.16).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PstnUsage {
    /// The word.
    pub name: Name,
}

/// A voice route (domain.md 1.16) [c:New-CsVoiceRoute].
#[derive(Debug, Clone, PartialEq)]
pub struct VoiceRoute {
    /// Its name.
    pub name: Name,
    /// A regular expression that the called number must match.
    pub number_pattern: Box<str>,
    /// Lower is tried first.
    pub priority: u32,
    /// PstnGatewayList: the trunks it may use, in order.
    pub trunks: Vec<Ref<Trunk>>,
    /// PstnUsages: the usages that lead to it.
    pub usages: Vec<Ref<PstnUsage>>,
    /// Whether the caller's number is hidden; needs an alternate one.
    pub suppress_caller_id: bool,
    /// The number shown instead.
    pub alternate_caller_id: Option<Text>,
    /// A description.
    pub description: Option<Text>,
}

impl Default for VoiceRoute {
    fn default() -> Self {
        Self {
            name: Name::default(),
            number_pattern: "[0-9]{10}".into(),
            priority: 0,
            trunks: Vec::new(),
            usages: Vec::new(),
            suppress_caller_id: false,
            alternate_caller_id: None,
            description: None,
        }
    }
}

/// A voice routing policy, used by Location-Based Routing (domain.md 1.16, 2.9).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VoiceRoutingPolicy {
    /// Its name.
    pub name: Name,
    /// Its usages, in order.
    pub usages: Vec<Ref<PstnUsage>>,
    /// A description.
    pub description: Option<Text>,
}

impl Entity for PstnUsage {
    const KIND: Kind = Kind::PstnUsage;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::PSTN_USAGE;

    stored_in!(pstn_usages, by name);
}

impl Entity for VoiceRoute {
    const KIND: Kind = Kind::VoiceRoute;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::VOICE_ROUTE;

    stored_in!(voice_routes, by name);
}

impl Entity for VoiceRoutingPolicy {
    const KIND: Kind = Kind::VoiceRoutingPolicy;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::VOICE_ROUTING_POLICY;

    stored_in!(voice_routing_policies, by name);
}
