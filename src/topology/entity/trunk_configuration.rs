//! Trunk configuration collections: whole, never merged (domain.md 7.2, 7.3).

use super::{NetworkSite, PstnUsage, ServerSite, Trunk};
use crate::topology::Ref;
use crate::topology::attributes::{self, Attribute};
use crate::topology::kind::Kind;
use crate::topology::scope::scope;
use crate::topology::store::{Entity, stored_in};
use crate::topology::values::{NumberRule, ResponseCodeRule, SrtpMode, Text};

scope! {
    /// Which trunks a trunk configuration collection is for (domain.md 7.2) [CTB, DTC].
    TrunkScope {
        /// All trunks that belong to a server site.
        ServerSite(ServerSite) = "site:",
        /// One single trunk, keyed by its own identity (AMB-27).
        Trunk(Trunk) = "PstnGateway:",
    }
}

/// A trunk configuration collection. Its default is the factory's: bypass off, everything else ready for it.
#[derive(Debug, Clone, PartialEq)]
pub struct TrunkConfiguration {
    /// Identity.
    pub scope: TrunkScope,
    /// A description.
    pub description: Option<Text>,
    /// EnableBypass (T1).
    pub bypass: bool,
    /// ConcentratedTopology, "Centralized media processing" (T2).
    pub concentrated: bool,
    /// EnableReferSupport, "Enable sending refer to the gateway" (T3).
    pub refer: bool,
    /// Enable3pccRefer, "Enable refer using third-party call control".
    pub third_party_refer: bool,
    /// RTCPActiveCalls: a call without RTCP for 30 s is dropped.
    pub rtcp_active: bool,
    /// RTCPCallsOnHold.
    pub rtcp_on_hold: bool,
    /// SRTPMode, "Encryption support level"; TCP forces NotSupported.
    pub srtp: SrtpMode,
    /// MaxEarlyDialogs, "Maximum early dialogs supported".
    pub max_early_dialogs: u32,
    /// EnableFastFailoverTimer, "Enable outbound routing failover timer", 10 s.
    pub fast_failover: bool,
    /// EnableSessionTimer.
    pub session_timer: bool,
    /// EnableSignalBoost.
    pub signal_boost: bool,
    /// EnableMobileTrunkSupport.
    pub mobile_trunk: bool,
    /// EnablePIDFLOSupport.
    pub pidflo: bool,
    /// EnableRTPLatching.
    pub rtp_latching: bool,
    /// EnableOnlineVoice.
    pub online_voice: bool,
    /// ForwardCallHistory.
    pub forward_call_history: bool,
    /// ForwardPAI.
    pub forward_pai: bool,
    /// ForwardAnonymousCallGatewayPAI; needs ForwardPAI (V-25).
    pub forward_anonymous_pai: bool,
    /// AcceptGatewayPAIForOutboundCalls.
    pub accept_gateway_pai: bool,
    /// RemovePlusFromUri.
    pub remove_plus: bool,
    /// EnableLocationRestriction; needs NetworkSiteID (V-26).
    pub location_restriction: bool,
    /// NetworkSiteID of Location-Based Routing.
    pub network_site: Option<Ref<NetworkSite>>,
    /// PstnUsages for calls that arrive over the trunk, in order (domain.md 7.4).
    pub usages: Vec<Ref<PstnUsage>>,
    /// OutboundTranslationRulesList: the first match wins.
    pub called_rules: Vec<NumberRule>,
    /// OutboundCallingNumberTranslationRulesList: the first match wins.
    pub calling_rules: Vec<NumberRule>,
    /// SipResponseCodeTranslationRulesList: the first match wins.
    pub response_rules: Vec<ResponseCodeRule>,
}

impl Default for TrunkConfiguration {
    fn default() -> Self {
        Self {
            scope: TrunkScope::Global,
            description: None,
            bypass: false,
            concentrated: true,
            refer: true,
            third_party_refer: false,
            rtcp_active: true,
            rtcp_on_hold: true,
            srtp: SrtpMode::Required,
            max_early_dialogs: 20,
            fast_failover: true,
            session_timer: false,
            signal_boost: false,
            mobile_trunk: false,
            pidflo: false,
            rtp_latching: false,
            online_voice: false,
            forward_call_history: false,
            forward_pai: false,
            forward_anonymous_pai: false,
            accept_gateway_pai: false,
            remove_plus: false,
            location_restriction: false,
            network_site: None,
            usages: Vec::new(),
            called_rules: Vec::new(),
            calling_rules: Vec::new(),
            response_rules: Vec::new(),
        }
    }
}

impl Entity for TrunkConfiguration {
    const KIND: Kind = Kind::TrunkConfiguration;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::TRUNK_CONFIGURATION;

    stored_in!(trunk_configurations, by scope);
}
