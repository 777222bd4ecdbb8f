//! The one table of sections: what the inspector shows of each kind, and in which order.

use super::sheet::Sheet;
use super::{collection, limits, members, place, route, told, trunk};
use crate::topology::Kind;
use egui::Ui;

/// Draws a row, or several, of its own.
pub type Show = fn(&mut Ui, &mut Sheet<'_>);

/// A row of a section.
pub enum Row {
    /// An attribute of the table, by its key.
    Attribute(&'static str),
    /// Something derived, or drawn in its own way, and the attributes that it shows.
    Own(Show, &'static [&'static str]),
}

/// A section of the inspector.
pub struct Part {
    /// The head; without one the rows are a block under a line.
    pub title: &'static str,
    /// The rows.
    pub rows: &'static [Row],
    /// Whether it is folded at first.
    pub folded: bool,
    /// Whether its head has the link that switches the wording of labels.
    pub wording: bool,
}

use Row::{Attribute as A, Own};

const fn part(title: &'static str, rows: &'static [Row]) -> Part {
    Part { title, rows, folded: false, wording: false }
}

impl Part {
    const fn folded(self) -> Self {
        Self { folded: true, ..self }
    }

    const fn worded(self) -> Self {
        Self { wording: true, ..self }
    }
}

const DESCRIPTION: Part = part("Description", &[A("Description")]).folded();

/// What a client is told when it signs in.
const TOLD: Part = part(crate::desktop::panels::told::TITLE, &[Own(told::of_client, &[])]).folded();

/// The line of a link between regions or network sites.
const LINE: Part = part(
    "Line",
    &[A("BWPolicyProfileID"), Own(limits::of_link, &[]), A("PhysicalWanKbps"), A("Constrained")],
);

/// The sections of a kind, from top to bottom.
pub const fn parts(kind: Kind) -> &'static [Part] {
    match kind {
        Kind::Trunk => {
            const {
                &[
                    part("", &[Own(trunk::bypass, &[])]),
                    part(
                        "Ends",
                        &[Own(
                            trunk::ends,
                            &[
                                "MediationServer",
                                "Gateway",
                                "Transport",
                                "GatewayPort",
                                "MediationServerPort",
                                "Root",
                            ],
                        )],
                    ),
                    part("Effective configuration", &[Own(collection::of_trunk, &[])]).worded(),
                ]
            }
        }
        Kind::NetworkSite => {
            const {
                &[
                    part("", &[Own(place::id_of_network_site, &[])]),
                    part("Place", &[A("NetworkRegionID"), A("BypassID")]).worded(),
                    part(
                        "Link to the region",
                        &[
                            A("BWPolicyProfileID"),
                            Own(limits::of_link, &[]),
                            A("PhysicalWanKbps"),
                            A("Constrained"),
                        ],
                    ),
                    part("Subnets", &[Own(place::subnets, &[])]),
                    part("Standing here", &[Own(members::of_network_site, &[])]),
                    part(
                        "Location",
                        &[A("LocationPolicy"), A("EnableLocationBasedRouting"), A("VoiceRoutingPolicy")],
                    )
                    .folded(),
                    DESCRIPTION,
                ]
            }
        }
        Kind::NetworkRegion => {
            const {
                &[
                    part("", &[Own(place::id_of_region, &[])]),
                    part("Place", &[A("CentralSite"), A("BypassID")]).worded(),
                    part("When the way is full", &[A("AudioAlternatePath"), A("VideoAlternatePath")]),
                    part("Network sites", &[Own(place::network_sites, &[])]),
                    DESCRIPTION,
                ]
            }
        }
        Kind::Subnet => {
            const {
                &[
                    part("", &[Own(place::id_of_subnet, &[])]),
                    part("Range", &[A("MaskBits"), Own(place::range, &[]), A("NetworkSiteID")]).worded(),
                    TOLD,
                    DESCRIPTION,
                ]
            }
        }
        Kind::BandwidthPolicyProfile => {
            const {
                &[
                    part("Audio", &[A("AudioBWLimit"), A("AudioBWSessionLimit")]).worded(),
                    part("Video", &[A("VideoBWLimit"), A("VideoBWSessionLimit")]),
                    part("In plain figures", &[Own(limits::of_profile, &[])]),
                    DESCRIPTION,
                ]
            }
        }
        Kind::RegionLink => {
            const { &[part("Ends", &[A("NetworkRegionID1"), A("NetworkRegionID2")]).worded(), LINE] }
        }
        Kind::IntersitePolicy => {
            const { &[part("Ends", &[A("NetworkSiteID1"), A("NetworkSiteID2")]).worded(), LINE] }
        }
        Kind::RegionRoute => {
            const {
                &[
                    part("Ends", &[A("NetworkRegionID1"), A("NetworkRegionID2")]).worded(),
                    part("Region links in order", &[Own(route::links, &["NetworkRegionLinkIDs"])]),
                ]
            }
        }
        Kind::MediationPool => {
            const {
                &[
                    part("Pool", &[A("PoolFqdn"), Own(members::standing, &[]), A("ServerSite")]).worded(),
                    part("Computers", &[A("Computers")]),
                    part("Runs on", &[A("HostFrontEndPool"), A("HostAppliance")]),
                    part("Ways", &[A("NextHopPool"), A("EdgePool"), A("BusyHourCalls")]),
                    part(
                        "Ports",
                        &[
                            A("SipServerPort"),
                            A("SipClientTlsPort"),
                            A("SipClientTcpPort"),
                            A("AudioPortStart"),
                            A("AudioPortCount"),
                        ],
                    ),
                ]
            }
        }
        Kind::FrontEndPool => {
            const {
                &[
                    part(
                        "Pool",
                        &[
                            A("PoolFqdn"),
                            Own(members::standing, &[]),
                            A("ServerSite"),
                            A("StandardEdition"),
                            A("EdgePool"),
                        ],
                    )
                    .worded(),
                    part("Computers", &[A("Computers")]),
                ]
            }
        }
        Kind::ConferencingPool => {
            const {
                &[
                    part(
                        "Pool",
                        &[A("PoolFqdn"), Own(members::standing, &[]), A("ServerSite"), A("HostFrontEndPool")],
                    )
                    .worded(),
                    part("Computers", &[A("Computers")]),
                ]
            }
        }
        Kind::EdgePool => {
            const {
                &[
                    part(
                        "Pool",
                        &[A("PoolFqdn"), Own(members::standing, &[]), A("ServerSite"), A("InternalAddress")],
                    )
                    .worded(),
                    part("Public A/V addresses", &[A("PublicAvAddresses")]),
                ]
            }
        }
        Kind::SurvivableBranchAppliance => {
            const {
                &[part(
                    "Appliance",
                    &[
                        A("Fqdn"),
                        A("Address"),
                        Own(members::standing, &[]),
                        A("ServerSite"),
                        A("BackupRegistrar"),
                    ],
                )
                .worded()]
            }
        }
        Kind::Gateway => {
            const {
                &[
                    part("Peer", &[A("Kind"), A("Host"), A("ServerSite")]).worded(),
                    part(
                        "Addresses",
                        &[
                            A("SignallingAddress"),
                            A("RepresentativeMediaIP"),
                            Own(members::standing, &[]),
                            A("ListeningMode"),
                            A("GatewaySipClientTlsPort"),
                            A("GatewaySipClientTcpPort"),
                        ],
                    ),
                    part(
                        "As its administrator says",
                        &[A("EarlyDialogs"), A("ClientMedia"), A("TranslatesNumbers")],
                    ),
                    part("Calls", &[A("Routable"), A("Default"), A("AlternateByPassId")]),
                ]
            }
        }
        Kind::ServerSite => {
            const {
                &[
                    part("Server site", &[A("Kind"), A("Parent"), A("CacEnabled")]).worded(),
                    part("Belongs to it", &[Own(members::of_server_site, &[])]),
                    part("Address", &[A("City"), A("State"), A("CountryCode")]).folded(),
                    DESCRIPTION,
                ]
            }
        }
        Kind::TrunkConfiguration => {
            const {
                &[
                    part("Settings", &[Own(collection::of_configuration, &[])]).worded(),
                    part("In force for", &[Own(members::of_trunk_configuration, &[])]),
                ]
            }
        }
        Kind::MediaConfiguration => {
            const {
                &[
                    part("Settings", &[A("EncryptionLevel"), A("EnableSiren"), A("MaxVideoRateAllowed")])
                        .worded(),
                    part("In force for", &[Own(members::of_media_configuration, &[])]),
                ]
            }
        }
        Kind::VoiceRoute => {
            const {
                &[
                    part("Numbers", &[A("NumberPattern"), A("Priority")]).worded(),
                    part("Trunks", &[A("PstnGatewayList")]),
                    part("PSTN usages", &[A("PstnUsages")]),
                    part("Caller ID", &[A("SuppressCallerId"), A("AlternateCallerId")]).folded(),
                    DESCRIPTION,
                ]
            }
        }
        Kind::PstnUsage => &[],
        Kind::VoicePolicy => {
            const {
                &[
                    part("PSTN usages", &[A("PstnUsages")]),
                    part("Call admission", &[A("EnableBWPolicyOverride"), A("AllowPSTNReRouting")]).worded(),
                    DESCRIPTION,
                ]
            }
        }
        Kind::VoiceRoutingPolicy => {
            const { &[part("PSTN usages", &[A("PstnUsages")]).worded(), DESCRIPTION] }
        }
        Kind::User => {
            const {
                &[
                    part("Calls", &[A("LineUri"), A("VoicePolicy")]).worded(),
                    part("Home", &[A("HomePool"), A("HomeAppliance"), A("HomeServerSite")]),
                    part("Place", &[A("UsualNetworkSite")]),
                    TOLD,
                ]
            }
        }
        Kind::Deployment => const { &[part("SIP domains", &[A("SipDomains")]).worded()] },
        Kind::NetworkConfiguration => {
            const { &[part("Call admission control", &[A("EnableBandwidthPolicyCheck")]).worded()] }
        }
        Kind::MediaBypassSettings => {
            const {
                &[
                    part("Mode", &[A("Enabled"), A("AlwaysBypass")]).worded(),
                    part(
                        "Further",
                        &[A("EnableDefaultBypassID"), A("EnabledForAudioVideoConferences"), A("BypassID")],
                    ),
                ]
            }
        }
        Kind::RoutingConfiguration => {
            const { &[part("Location-Based Routing", &[A("EnableLocationBasedRouting")]).worded()] }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_attribute_of_every_kind_stands_in_one_section() {
        // The settings of trunks stand in a table of their own, which has a test of its own.
        for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::TrunkConfiguration) {
            let mut shown: Vec<&str> = Vec::new();
            for row in parts(*kind).iter().flat_map(|part| part.rows) {
                match row {
                    Row::Attribute(key) => shown.push(key),
                    Row::Own(_, keys) => shown.extend(*keys),
                }
            }
            let mut wanted: Vec<&str> = kind.attributes().iter().map(|about| about.key).collect();
            // The name stands in the head.
            wanted.retain(|key| *key != "Identity");
            shown.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(shown, wanted, "{kind:?}");
        }
    }

    #[test]
    fn the_wording_can_be_switched_in_every_kind_that_has_labels() {
        for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::PstnUsage) {
            assert_eq!(parts(*kind).iter().filter(|part| part.wording).count(), 1, "{kind:?}");
        }
    }
}
