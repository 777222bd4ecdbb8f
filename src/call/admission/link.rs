//! The links that admission looks at (domain.md 3.2).

use crate::call::resolve::CallError;
use crate::call::terms::Media;
use crate::edit::near;
use crate::topology::attributes::Names;
use crate::topology::{
    AnyId, BandwidthPolicyProfile, Id, IntersitePolicy, Kind, Limit, Model, NetworkSite, Ref, RegionLink,
};
use crate::topology::{RefExt, Topology};

/// A link that media crosses. Forth is out of the network site, and from the first end to the second of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LinkId {
    /// The site link: between a network site and its network region.
    NetworkSite(Id<NetworkSite>),
    /// A region link.
    Region(Id<RegionLink>),
    /// The direct line of an intersite policy.
    Intersite(Id<IntersitePolicy>),
}

impl LinkId {
    /// The entity that holds the profile of the link; of a site link the network site.
    pub fn entity(self) -> AnyId {
        match self {
            Self::NetworkSite(id) => id.into(),
            Self::Region(id) => id.into(),
            Self::Intersite(id) => id.into(),
        }
    }

    /// The link that an entity is or has; `None` for any other entity.
    pub fn of(entity: AnyId) -> Option<Self> {
        entity
            .typed()
            .map(Self::NetworkSite)
            .or_else(|| entity.typed().map(Self::Region))
            .or_else(|| entity.typed().map(Self::Intersite))
    }

    /// The link of a name: a region link, an intersite policy, or else the link of a network site.
    ///
    /// # Errors
    /// When there is none; the error names those that are spelled much alike.
    pub fn named(model: &Model, name: &str) -> Result<Self, CallError> {
        let kinds = [Kind::RegionLink, Kind::IntersitePolicy, Kind::NetworkSite];
        let found = kinds.iter().find_map(|kind| model.find(*kind, name)).and_then(Self::of);
        found.ok_or_else(|| {
            let topology = model.topology();
            let names = kinds.iter().flat_map(|kind| topology.ids(*kind)).map(|id| topology.name(id));
            CallError::Unknown { noun: "link", name: name.into(), near: near(name, names) }
        })
    }

    /// What the profile of the link allows.
    pub fn limits(self, topology: &Topology) -> Limits {
        let profile: Option<&Ref<BandwidthPolicyProfile>> = match self {
            Self::NetworkSite(id) => topology.get(id).and_then(|site| site.profile.as_ref()),
            Self::Region(id) => topology.get(id).and_then(|link| link.profile.as_ref()),
            Self::Intersite(id) => topology.get(id).and_then(|policy| policy.profile.as_ref()),
        };
        let profile = profile.and_then(Ref::id).and_then(|id| topology.get(id));
        Limits {
            audio: profile.and_then(BandwidthPolicyProfile::audio),
            video: profile.and_then(BandwidthPolicyProfile::video),
        }
    }

    /// Every link of a topology: site links of network sites that are in a network region, then region links, then
    /// intersite policies, each in the order of making.
    pub fn all(topology: &Topology) -> impl Iterator<Item = Self> {
        let sites = topology.network_sites.iter().filter(|(_, site)| site.region.id().is_some());
        sites
            .map(|(id, _)| Self::NetworkSite(id))
            .chain(topology.region_links.iter().map(|(id, _)| Self::Region(id)))
            .chain(topology.intersite_policies.iter().map(|(id, _)| Self::Intersite(id)))
    }
}

/// What a link lets through, kbps in one direction; `None` where a profile does not say, which is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// Audio.
    pub audio: Option<Limit>,
    /// Video.
    pub video: Option<Limit>,
}

impl Limits {
    /// Those of one modality.
    pub fn of(self, media: Media) -> Option<Limit> {
        match media {
            Media::Audio => self.audio,
            Media::Video => self.video,
        }
    }
}
