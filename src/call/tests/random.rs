//! Random topologies and calls: the Litware sample after some of many edits, and calls of every kind.

use crate::call::tests::litware_with;
use crate::call::{
    CallKind, CallRequest, CalleeLocation, ClientVersion, Direction, Location, Media, Quality,
};
use crate::edit::{Draft, Edit};
use proptest::prelude::*;

/// Edits that touch everything that the decision reads; some undo others, some meet a subnet that is gone.
const EDITS: &[&str] = &[
    r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#,
    r#"Set(MediaBypassSettings("Global"), "AlwaysBypass", true)"#,
    r#"Set(MediaBypassSettings("Global"), "EnableDefaultBypassID", true)"#,
    r#"Set(MediaBypassSettings("Global"), "EnabledForAudioVideoConferences", true)"#,
    r#"Set(MediaBypassSettings("Global"), "BypassID", "c888cf8e-01ab-4cde-8f00-00000000000a")"#,
    r#"Set(NetworkConfiguration("Global"), "EnableBandwidthPolicyCheck", false)"#,
    r#"Set(TrunkConfiguration("Global"), "EnableBypass", false)"#,
    r#"Set(TrunkConfiguration("Global"), "ConcentratedTopology", false)"#,
    r#"Set(TrunkConfiguration("Global"), "EnableReferSupport", false)"#,
    r#"Set(TrunkConfiguration("Global"), "Enable3pccRefer", true)"#,
    r#"Set(TrunkConfiguration("Global"), "RTCPActiveCalls", false)"#,
    r#"Set(TrunkConfiguration("Global"), "RTCPCallsOnHold", false)"#,
    r#"Set(TrunkConfiguration("Global"), "SRTPMode", "Optional")"#,
    r#"Set(TrunkConfiguration("Global"), "SRTPMode", "NotSupported")"#,
    r#"Set(TrunkConfiguration("PstnGateway:sbc-itsp"), "EnableBypass", true)"#,
    r#"Remove(TrunkConfiguration("PstnGateway:sbc-itsp"), Refuse)"#,
    r#"Add(TrunkConfiguration("site:Chicago"), {"EnableBypass": true})"#,
    r#"Add(TrunkConfiguration("site:Reno"), {})"#,
    r#"Add(TrunkConfiguration("PstnGateway:gw-reno"), {"EnableBypass": true, "EnableReferSupport": false})"#,
    r#"Set(MediaConfiguration("Global"), "EncryptionLevel", "SupportEncryption")"#,
    r#"Set(MediaConfiguration("Global"), "EncryptionLevel", "DoNotSupportEncryption")"#,
    r#"Set(Trunk("gw-chi"), "Transport", "TCP")"#,
    r#"Set(Gateway("gw-chi"), "EarlyDialogs", false)"#,
    r#"Set(Gateway("gw-ny"), "ClientMedia", false)"#,
    r#"Set(Gateway("gw-ny"), "SignallingAddress", None)"#,
    r#"Set(Gateway("gw-chi"), "RepresentativeMediaIP", "172.29.81.9")"#,
    r#"Set(Gateway("gw-reno"), "SignallingAddress", "192.0.2.9")"#,
    r#"Set(Gateway("gw-reno"), "AlternateByPassId", "c888cf8e-01ab-4cde-8f00-00000000000b")"#,
    r#"Set(Gateway("gw-chi"), "AlternateByPassId", "c888cf8e-01ab-4cde-8f00-00000000000b")"#,
    r#"Set(NetworkSite("Reno"), "BWPolicyProfileID", None)"#,
    r#"Set(NetworkSite("Reno"), "BypassID", "c888cf8e-01ab-4cde-8f00-00000000000a")"#,
    r#"Set(NetworkSite("New York"), "BWPolicyProfileID", "5Mb_Link")"#,
    r#"Set(NetworkSite("New York"), "NetworkRegionID", None)"#,
    r#"Set(NetworkRegion("EMEA"), "BypassID", "c888cf8e-01ab-4cde-8f00-00000000000a")"#,
    r#"Set(NetworkSite("London"), "NetworkRegionID", "North America")"#,
    r#"Set(Subnet("172.29.81.0"), "NetworkSiteID", None)"#,
    r#"Set(Subnet("172.29.81.0"), "NetworkSiteID", "Reno")"#,
    r#"Remove(Subnet("157.57.210.0"), Refuse)"#,
    r#"Add(Subnet("172.29.0.0/16"), {"NetworkSiteID": "New York"})"#,
    r#"Add(Subnet("157.57.0.0/16"), {"NetworkSiteID": "Cologne"})"#,
    r#"Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWLimit", 44)"#,
    r#"Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWLimit", 150)"#,
    r#"Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWSessionLimit", 60)"#,
    r#"Set(BandwidthPolicyProfile("10Mb_Link"), "VideoBWLimit", 300)"#,
    r#"Set(BandwidthPolicyProfile("5Mb_Link"), "AudioBWLimit", 0)"#,
    r#"Set(BandwidthPolicyProfile("5Mb_Link"), "AudioBWSessionLimit", 100)"#,
    r#"Set(BandwidthPolicyProfile("20Mb_Link"), "AudioBWLimit", 44)"#,
    r#"Set(BandwidthPolicyProfile("50Mb_Link"), "AudioBWLimit", 100)"#,
    r#"Set(NetworkSite("Chicago"), "BWPolicyProfileID", "10Mb_Link")"#,
    r#"Set(NetworkSite("London"), "BWPolicyProfileID", "5Mb_Link")"#,
    r#"Set(RegionLink("NA-EMEA-LINK"), "BWPolicyProfileID", None)"#,
    r#"Remove(RegionRoute("NA-EMEA-ROUTE"), Refuse)"#,
    r#"Remove(RegionRoute("NA-APAC-ROUTE"), Refuse)"#,
    r#"Remove(IntersitePolicy("Reno-Albu-Intersite-Link"), Refuse)"#,
    r#"Add(IntersitePolicy("Cross"), {"NetworkSiteID1": "London", "NetworkSiteID2": "Chicago", "BWPolicyProfileID": "20Mb_Link"})"#,
    r#"Set(NetworkRegion("North America"), "AudioAlternatePath", false)"#,
    r#"Set(NetworkRegion("EMEA"), "VideoAlternatePath", false)"#,
    r#"Add(EdgePool("edge-chi"), {"ServerSite": "Chicago", "PoolFqdn": "a.litwareinc.com", "PublicAvAddresses": ["198.51.100.10"]})"#,
    r#"Add(Subnet("198.51.100.10/32"), {"NetworkSiteID": "Chicago"})"#,
    r#"Add(EdgePool("edge-reno"), {"ServerSite": "Chicago", "PoolFqdn": "b.litwareinc.com", "PublicAvAddresses": ["198.51.100.20"]})"#,
    r#"Add(Subnet("198.51.100.20/32"), {"NetworkSiteID": "Reno"})"#,
    r#"Add(EdgePool("edge-lon"), {"ServerSite": "London", "PoolFqdn": "c.litwareinc.com", "PublicAvAddresses": ["198.51.100.30"]})"#,
    r#"Add(Subnet("198.51.100.30/32"), {"NetworkSiteID": "London"})"#,
    r#"Set(MediationPool("ms-chi"), "EdgePool", "edge-lon")"#,
    r#"Add(FrontEndPool("fe-chi"), {"ServerSite": "Chicago", "PoolFqdn": "fe.litwareinc.com", "EdgePool": "edge-reno"})"#,
    r#"Set(User("carol@litwareinc.com"), "HomePool", "fe-chi")"#,
    r#"Add(ConferencingPool("av"), {"ServerSite": "London", "PoolFqdn": "av.litwareinc.com", "Computers": [(Fqdn: "av1.litwareinc.com", Address: "10.20.0.30")]})"#,
    r#"Set(VoicePolicy("Global"), "EnableBWPolicyOverride", true)"#,
    r#"Set(VoicePolicy("Global"), "AllowPSTNReRouting", false)"#,
    r#"Set(VoiceRoute("Local-1"), "PstnGatewayList", ["gw-reno", "gw-albu"])"#,
    r#"Set(Gateway("gw-chi"), "Routable", false)"#,
];

const TRUNKS: &[&str] = &["gw-chi", "gw-reno", "gw-ny", "gw-albu", "gw-london", "sbc-itsp"];
const CLIENTS: &[&str] = &[
    "157.57.210.77/24",
    "172.28.151.140/25",
    "172.28.151.140/24",
    "172.29.80.103/24",
    "172.29.81.57/24",
    "172.29.81.57/16",
    "10.20.0.77/24",
    "10.21.0.77/24",
    "203.0.113.9/32",
    "192.0.2.50/24",
];

/// What can be down: peers, pools, links, policy services.
const DOWN: &[&str] = &["gw-chi", "ms-london", "Reno", "NA-EMEA-LINK", "North America", "EMEA"];
const NUMBERS: &[&str] = &["+13125550188", "+442079460104"];

/// Some of the edits; what an earlier one made impossible is left out.
pub(crate) fn topology() -> impl Strategy<Value = Draft> {
    prop::collection::vec(prop::sample::select(EDITS), 0..9).prop_map(|edits| {
        let mut draft = litware_with("");
        for edit in edits {
            let edit: Edit = ron::from_str(edit).unwrap();
            if let Err(error) = draft.apply(&edit) {
                assert!(
                    error.to_string().contains("there is")
                        || error.to_string().contains("exists")
                        || error.to_string().contains("names"),
                    "{error}"
                );
            }
        }
        draft
    })
}

prop_compose! {
    pub(crate) fn request()(
        kind in prop::sample::select(vec![
            CallKind::Pstn, CallKind::Pstn, CallKind::Pstn, CallKind::Conference, CallKind::Service, CallKind::Peer,
        ]),
        client in prop::sample::select(CLIENTS),
        external in prop::bool::weighted(0.1),
        old in prop::bool::weighted(0.1),
        transferred in prop::bool::weighted(0.2),
        trunk in prop::sample::select(TRUNKS),
        from in prop::option::weighted(0.25, prop::sample::select(TRUNKS)),
    ) -> CallRequest {
        CallRequest {
            kind,
            client: Some(client.parse().unwrap()),
            location: if external { Location::External } else { Location::Internal },
            version: if old { ClientVersion::Ocs2007R2 } else { ClientVersion::Current },
            transferred,
            trunk: Some(trunk.into()),
            from_trunk: from.map(Into::into),
            ..CallRequest::default()
        }
    }
}

prop_compose! {
    /// A call of any kind, with everything that admission reads.
    pub(crate) fn any_request()(
        request in request(),
        inbound in prop::bool::weighted(0.25),
        video in prop::bool::weighted(0.2),
        quality in prop::sample::select(vec![Quality::Quantity, Quality::Balanced, Quality::Quality]),
        callee in prop::option::weighted(0.9, prop::sample::select(CLIENTS)),
        far in prop::sample::select(vec![
            CalleeLocation::Internal, CalleeLocation::Internal, CalleeLocation::Internal, CalleeLocation::External,
            CalleeLocation::Federated,
        ]),
        line_uri in prop::option::of(prop::sample::select(NUMBERS)),
        number in prop::option::weighted(0.3, prop::sample::select(NUMBERS)),
        phone in prop::option::weighted(0.2, Just("172.29.84.9")),
        user in prop::option::weighted(0.2, Just("carol@litwareinc.com")),
        joins in prop::bool::weighted(0.3),
        down in prop::collection::vec(prop::sample::select(DOWN), 0..2),
    ) -> CallRequest {
        let direction = if inbound { Direction::Inbound } else { Direction::Outbound };
        let dials = number.is_some() && !inbound && request.from_trunk.is_none();
        let joins = joins && request.kind == CallKind::Conference && request.from_trunk.is_none();
        CallRequest {
            direction,
            media: if video { Media::Video } else { Media::Audio },
            quality,
            callee: callee.map(|callee| callee.parse().unwrap()),
            callee_location: far,
            line_uri: line_uri.map(Into::into),
            number: number.filter(|_| dials && !joins).map(Into::into),
            trunk: request.trunk.clone().filter(|_| !dials && !joins),
            far_media: phone.map(|phone| phone.parse().unwrap()),
            user: user.map(Into::into),
            down: down.into_iter().map(Into::into).collect(),
            ..request
        }
    }
}
