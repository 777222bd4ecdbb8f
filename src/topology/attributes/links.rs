//! Attributes of region links, region routes and intersite policies (domain.md 1.7 to 1.9).

use super::{Attribute, Unit, field};
use crate::topology::values::Name;
use crate::topology::{
    BandwidthPolicyProfile, IntersitePolicy, NetworkRegion, NetworkSite, Ref, RegionLink, RegionRoute,
};

/// The rows of RegionLink.
pub const REGION_LINK: &[Attribute<RegionLink>] = &[
    field!(RegionLink.name as Name, "Identity").label("Name").required().doc(
        "c:New-CsNetworkRegionLink",
        "The name of the region link; a comma in it would split the list of a region route.",
    ),
    field!(RegionLink.region_1 as Option<Ref<NetworkRegion>>, "NetworkRegionID1")
        .label("First region")
        .required()
        .doc("c:New-CsNetworkRegionLink", "One end of the link."),
    field!(RegionLink.region_2 as Option<Ref<NetworkRegion>>, "NetworkRegionID2")
        .label("Second region")
        .required()
        .doc("c:New-CsNetworkRegionLink", "The other end of the link."),
    field!(RegionLink.profile as Option<Ref<BandwidthPolicyProfile>>, "BWPolicyProfileID")
        .label("Bandwidth policy")
        .doc("c:New-CsNetworkRegionLink", "The profile of the link; without one it has no bandwidth limit."),
    field!(RegionLink.physical_wan_kbps as Option<u32>, "PhysicalWanKbps")
        .label("Physical WAN")
        .app_side()
        .unit(Unit::Kbps)
        .range(0, 4294967295)
        .doc(
            "EX",
            "The size of the physical line, in one direction; a planning figure that decides nothing.",
        ),
    field!(RegionLink.constrained as bool, "Constrained")
        .label("Constrained line")
        .app_side()
        .doc("MBC", "The line is narrower than the traffic expected on it."),
];

/// The rows of RegionRoute.
pub const REGION_ROUTE: &[Attribute<RegionRoute>] = &[
    field!(RegionRoute.name as Name, "Identity")
        .label("Name")
        .required()
        .doc("c:NewRoute(IR)", "The name of the region route."),
    field!(RegionRoute.region_1 as Option<Ref<NetworkRegion>>, "NetworkRegionID1")
        .label("First region")
        .required()
        .doc("c:NewRoute(IR)", "One end of the route."),
    field!(RegionRoute.region_2 as Option<Ref<NetworkRegion>>, "NetworkRegionID2")
        .label("Second region")
        .required()
        .doc("c:NewRoute(IR)", "The other end of the route; never the first region again."),
    field!(RegionRoute.links as Vec<Ref<RegionLink>>, "NetworkRegionLinkIDs").label("Region links").doc(
        "c:NewRoute(IR), NIR",
        "The region links that a call between the two regions crosses, in order.",
    ),
];

/// The rows of IntersitePolicy.
pub const INTERSITE_POLICY: &[Attribute<IntersitePolicy>] = &[
    field!(IntersitePolicy.name as Name, "Identity")
        .label("Name")
        .required()
        .doc("c:NewISP", "The name of the intersite policy."),
    field!(IntersitePolicy.network_site_1 as Option<Ref<NetworkSite>>, "NetworkSiteID1")
        .label("First network site")
        .required()
        .doc("c:NewISP", "One end of the direct line."),
    field!(IntersitePolicy.network_site_2 as Option<Ref<NetworkSite>>, "NetworkSiteID2")
        .label("Second network site")
        .required()
        .doc("c:NewISP", "The other end of the direct line."),
    field!(IntersitePolicy.profile as Option<Ref<BandwidthPolicyProfile>>, "BWPolicyProfileID")
        .label("Bandwidth policy")
        .doc("c:NewISP, EX", "The profile of the direct line; without one it has no bandwidth limit."),
    field!(IntersitePolicy.physical_wan_kbps as Option<u32>, "PhysicalWanKbps")
        .label("Physical WAN")
        .app_side()
        .unit(Unit::Kbps)
        .range(0, 4294967295)
        .doc(
            "EX",
            "The size of the physical line, in one direction; a planning figure that decides nothing.",
        ),
    field!(IntersitePolicy.constrained as bool, "Constrained")
        .label("Constrained line")
        .app_side()
        .doc("MBC", "The line is narrower than the traffic expected on it."),
];
