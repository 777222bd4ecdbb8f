//! Network sites: the places that subnets belong to.

use super::{BandwidthPolicyProfile, NetworkRegion, VoiceRoutingPolicy};
use crate::topology::Ref;
use crate::topology::attributes::{self, Attribute};
use crate::topology::kind::Kind;
use crate::topology::store::{Entity, stored_in};
use crate::topology::values::{Guid, Name, Text};

/// A network site (domain.md 1.4) [c:NewSite].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NetworkSite {
    /// NetworkSiteID.
    pub name: Name,
    /// The network region; without one the network site has no bypass ID of its own.
    pub region: Option<Ref<NetworkRegion>>,
    /// The bandwidth policy profile of the site link; its presence makes the network site constrained.
    pub profile: Option<Ref<BandwidthPolicyProfile>>,
    /// A bypass ID that somebody typed; the automatic one is never known.
    pub bypass_id: Option<Guid>,
    /// The E9-1-1 location policy.
    pub location_policy: Option<Text>,
    /// Whether Location-Based Routing applies here.
    pub location_based_routing: bool,
    /// The voice routing policy of Location-Based Routing.
    pub voice_routing_policy: Option<Ref<VoiceRoutingPolicy>>,
    /// The physical line of the site link in kbps per direction; a planning figure.
    pub physical_wan_kbps: Option<u32>,
    /// The architect's word that the line is narrower than its traffic; decides nothing by itself.
    pub constrained: bool,
    /// A description.
    pub description: Option<Text>,
}

impl Entity for NetworkSite {
    const KIND: Kind = Kind::NetworkSite;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::NETWORK_SITE;

    stored_in!(network_sites, by name);
}
