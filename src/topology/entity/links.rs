//! Region links, region routes and intersite policies.

use super::{BandwidthPolicyProfile, NetworkRegion, NetworkSite};
use crate::topology::Ref;
use crate::topology::attributes::{self, Attribute};
use crate::topology::kind::Kind;
use crate::topology::store::{Entity, stored_in};
use crate::topology::values::Name;

/// A link between two network regions (domain.md 1.7) [c:New-CsNetworkRegionLink].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RegionLink {
    /// NetworkRegionLinkID.
    pub name: Name,
    /// One end.
    pub region_1: Option<Ref<NetworkRegion>>,
    /// The other end.
    pub region_2: Option<Ref<NetworkRegion>>,
    /// What the link may carry; without a profile it has no bandwidth limit.
    pub profile: Option<Ref<BandwidthPolicyProfile>>,
    /// The physical line in kbps per direction; a planning figure.
    pub physical_wan_kbps: Option<u32>,
    /// The architect's word that the line is narrower than its traffic.
    pub constrained: bool,
}

/// Which region links a call between two network regions crosses (domain.md 1.8) [c:NewRoute(IR)].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RegionRoute {
    /// InterNetworkRegionRouteID.
    pub name: Name,
    /// One end.
    pub region_1: Option<Ref<NetworkRegion>>,
    /// The other end.
    pub region_2: Option<Ref<NetworkRegion>>,
    /// The links, in order from the first region to the second.
    pub links: Vec<Ref<RegionLink>>,
}

/// A direct line between two network sites (domain.md 1.9) [c:NewISP].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IntersitePolicy {
    /// InterNetworkSitePolicyID.
    pub name: Name,
    /// One end.
    pub network_site_1: Option<Ref<NetworkSite>>,
    /// The other end.
    pub network_site_2: Option<Ref<NetworkSite>>,
    /// What the line may carry; without a profile it has no bandwidth limit.
    pub profile: Option<Ref<BandwidthPolicyProfile>>,
    /// The physical line in kbps per direction; a planning figure.
    pub physical_wan_kbps: Option<u32>,
    /// The architect's word that the line is narrower than its traffic.
    pub constrained: bool,
}

impl Entity for RegionLink {
    const KIND: Kind = Kind::RegionLink;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::REGION_LINK;

    stored_in!(region_links, by name);
}

impl Entity for RegionRoute {
    const KIND: Kind = Kind::RegionRoute;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::REGION_ROUTE;

    stored_in!(region_routes, by name);
}

impl Entity for IntersitePolicy {
    const KIND: Kind = Kind::IntersitePolicy;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::INTERSITE_POLICY;

    stored_in!(intersite_policies, by name);
}
