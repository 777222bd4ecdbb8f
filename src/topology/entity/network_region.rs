//! Network regions: the places that network sites belong to.

use super::ServerSite;
use crate::topology::Ref;
use crate::topology::attributes::{self, Attribute};
use crate::topology::kind::Kind;
use crate::topology::store::{Entity, stored_in};
use crate::topology::values::{Guid, Name, Text};

/// A network region (domain.md 1.3) [c:NewRegion].
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkRegion {
    /// NetworkRegionID.
    pub name: Name,
    /// The central server site whose first pool runs the Bandwidth Policy Service of the region.
    pub central_site: Option<Ref<ServerSite>>,
    /// Whether audio may take the Internet when the way lacks bandwidth.
    pub audio_alternate_path: bool,
    /// Whether video may take the Internet when the way lacks bandwidth.
    pub video_alternate_path: bool,
    /// A bypass ID that somebody typed; the automatic one is never known.
    pub bypass_id: Option<Guid>,
    /// A description.
    pub description: Option<Text>,
}

impl Default for NetworkRegion {
    fn default() -> Self {
        Self {
            name: Name::default(),
            central_site: None,
            audio_alternate_path: true,
            video_alternate_path: true,
            bypass_id: None,
            description: None,
        }
    }
}

impl Entity for NetworkRegion {
    const KIND: Kind = Kind::NetworkRegion;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::NETWORK_REGION;

    stored_in!(network_regions, by name);
}
