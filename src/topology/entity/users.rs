//! Users, and the voice policy bits that CAC reads (domain.md 1.18).

use super::{FrontEndPool, NetworkSite, PstnUsage, ServerSite, SurvivableBranchAppliance};
use crate::topology::Ref;
use crate::topology::attributes::{self, Attribute};
use crate::topology::kind::Kind;
use crate::topology::scope::scope;
use crate::topology::store::{Entity, stored_in};
use crate::topology::values::{LineUri, Name, Text};

scope! {
    /// Whom a voice policy is for [c:New-CsVoicePolicy].
    PolicyScope {
        /// Users whose home is in a server site.
        ServerSite(ServerSite) = "site:",
    } named
}

/// A voice policy.
#[derive(Debug, Clone, PartialEq)]
pub struct VoicePolicy {
    /// Identity.
    pub scope: PolicyScope,
    /// PstnUsages, in order.
    pub usages: Vec<Ref<PstnUsage>>,
    /// EnableBWPolicyOverride: incoming calls are not refused, usage still counts (AMB-5).
    pub bandwidth_override: bool,
    /// AllowPSTNReRouting (AMB-30).
    pub pstn_rerouting: bool,
    /// A description.
    pub description: Option<Text>,
}

impl Default for VoicePolicy {
    fn default() -> Self {
        Self {
            scope: PolicyScope::Global,
            usages: Vec::new(),
            bandwidth_override: false,
            pstn_rerouting: true,
            description: None,
        }
    }
}

/// A user.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct User {
    /// SipAddress, without `sip:`.
    pub name: Name,
    /// LineUri; without one there is no PSTN re-route.
    pub line_uri: Option<LineUri>,
    /// The voice policy that was granted; else that of the home's server site, else Global.
    pub voice_policy: Option<Ref<VoicePolicy>>,
    /// The Front End pool the user is homed on.
    pub home_pool: Option<Ref<FrontEndPool>>,
    /// The Survivable Branch Appliance the user is homed on.
    pub home_appliance: Option<Ref<SurvivableBranchAppliance>>,
    /// The server site of the home, where no pool is drawn.
    pub home_server_site: Option<Ref<ServerSite>>,
    /// Where the user usually is; decides nothing, an endpoint's address does [PCAC].
    pub usual_network_site: Option<Ref<NetworkSite>>,
}

impl Entity for VoicePolicy {
    const KIND: Kind = Kind::VoicePolicy;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::VOICE_POLICY;

    stored_in!(voice_policies, by scope);
}

impl Entity for User {
    const KIND: Kind = Kind::User;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::USER;

    stored_in!(users, by name);
}
