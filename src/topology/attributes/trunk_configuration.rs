//! Attributes of trunk configuration collections (domain.md 7.3).

use super::{Attribute, Unit, field};
use crate::topology::values::{NumberRule, ResponseCodeRule, SrtpMode, Text};
use crate::topology::{NetworkSite, PstnUsage, Ref, TrunkConfiguration, TrunkScope};

/// The rows of TrunkConfiguration.
pub const TRUNK_CONFIGURATION: &[Attribute<TrunkConfiguration>] = &[
    field!(TrunkConfiguration.scope as TrunkScope, "Identity").label("Scope").required().doc("c:NewTrunk, CTB", "Global, one server site, or one trunk; the narrowest collection replaces the wider ones whole."),
    field!(TrunkConfiguration.description as Option<Text>, "Description").doc("c:NewTrunk", "A free text."),
    field!(TrunkConfiguration.bypass as bool, "EnableBypass").label("Enable media bypass").doc("c:NewTrunk, PMB", "Lets media go past the Mediation Server where both ends share a bypass ID."),
    field!(TrunkConfiguration.concentrated as bool, "ConcentratedTopology").label("Centralized media processing").doc("c:NewTrunk, TCS", "There is one well-known point where media ends, as a rule the signalling address; bypass needs it."),
    field!(TrunkConfiguration.refer as bool, "EnableReferSupport").label("Enable sending refer to the gateway").doc("c:NewTrunk, TCS", "The peer can receive REFER; with it Off, bypass needs both RTCP checks Off."),
    field!(TrunkConfiguration.third_party_refer as bool, "Enable3pccRefer").label("Enable refer using third-party call control").doc("c:NewTrunk, CTB", "Keeps bypass over a transfer when the peer takes no REFER."),
    field!(TrunkConfiguration.rtcp_active as bool, "RTCPActiveCalls").label("RTCP on active calls").doc("c:NewTrunk", "Drops a call that sends no RTCP for 30 seconds."),
    field!(TrunkConfiguration.rtcp_on_hold as bool, "RTCPCallsOnHold").label("RTCP on held calls").doc("c:NewTrunk", "Drops a held call that sends no RTCP."),
    field!(TrunkConfiguration.srtp as SrtpMode, "SRTPMode").label("Encryption support level").doc("c:NewTrunk, TCS", "Whether media is encrypted; TCP forces Not supported."),
    field!(TrunkConfiguration.max_early_dialogs as u32, "MaxEarlyDialogs").label("Maximum early dialogs supported").unit(Unit::Dialogs).doc("c:NewTrunk, CTB", "How many forked responses the peer takes for one call; ask the vendor before a change."),
    field!(TrunkConfiguration.fast_failover as bool, "EnableFastFailoverTimer").label("Enable outbound routing failover timer").doc("c:NewTrunk, TCS", "Tries the next gateway after 10 seconds without an answer."),
    field!(TrunkConfiguration.session_timer as bool, "EnableSessionTimer").label("Enable session timer").doc("c:NewTrunk", "Ends sessions whose peer no longer answers."),
    field!(TrunkConfiguration.signal_boost as bool, "EnableSignalBoost").label("Enable signal boost").doc("c:NewTrunk", "Asks the peer to raise the volume of what it sends."),
    field!(TrunkConfiguration.mobile_trunk as bool, "EnableMobileTrunkSupport").label("Enable mobile trunk support").doc("c:NewTrunk", "The trunk leads to a mobile provider."),
    field!(TrunkConfiguration.pidflo as bool, "EnablePIDFLOSupport").label("Enable PIDF-LO support").doc("c:NewTrunk", "Passes on the location of emergency calls."),
    field!(TrunkConfiguration.rtp_latching as bool, "EnableRTPLatching").label("Enable RTP latching").doc("c:NewTrunk, CTB", "For clients behind address translation, when the SBC latches."),
    field!(TrunkConfiguration.online_voice as bool, "EnableOnlineVoice").label("Enable online voice").doc("c:NewTrunk", "Users hosted online may use the trunk."),
    field!(TrunkConfiguration.forward_call_history as bool, "ForwardCallHistory").label("Enable forward call history").doc("c:NewTrunk", "Passes the call history on to the peer."),
    field!(TrunkConfiguration.forward_pai as bool, "ForwardPAI").label("Enable forward P-Asserted-Identity data").doc("c:NewTrunk", "Passes P-Asserted-Identity on to the peer."),
    field!(TrunkConfiguration.forward_anonymous_pai as bool, "ForwardAnonymousCallGatewayPAI").label("Forward gateway PAI of anonymous calls").doc("c:NewTrunk", "Works only with ForwardPAI."),
    field!(TrunkConfiguration.accept_gateway_pai as bool, "AcceptGatewayPAIForOutboundCalls").label("Accept gateway PAI for outbound calls").doc("c:Set-CsTrunkConfiguration", "Takes the identity that the peer asserts."),
    field!(TrunkConfiguration.remove_plus as bool, "RemovePlusFromUri").label("Remove plus from URI").doc("c:NewTrunk", "Drops the leading plus of numbers sent to the peer."),
    field!(TrunkConfiguration.location_restriction as bool, "EnableLocationRestriction").label("Enable location restriction").doc("c:NewTrunk, LBR", "Location-Based Routing rules the trunk; it then needs a network site."),
    field!(TrunkConfiguration.network_site as Option<Ref<NetworkSite>>, "NetworkSiteID").label("Network site").doc("c:NewTrunk, LBR", "The network site of the trunk for Location-Based Routing."),
    field!(TrunkConfiguration.usages as Vec<Ref<PstnUsage>>, "PstnUsages").label("Associated PSTN usages").doc("c:NewTrunk, ITR", "The usages for calls that arrive over the trunk, in order."),
    field!(TrunkConfiguration.called_rules as Vec<NumberRule>, "OutboundTranslationRulesList").label("Called number translation rules").doc("c:New-CsOutboundTranslationRule", "Rewrite the called number; the first rule that matches is applied."),
    field!(TrunkConfiguration.calling_rules as Vec<NumberRule>, "OutboundCallingNumberTranslationRulesList").label("Calling number translation rules").doc("c:NewTrunk", "Rewrite the number of the caller; the first rule that matches is applied."),
    field!(TrunkConfiguration.response_rules as Vec<ResponseCodeRule>, "SipResponseCodeTranslationRulesList").label("SIP response code translation rules").doc("c:NewTrunk", "Turn response codes of the peer, 400 to 699, into others."),
];
