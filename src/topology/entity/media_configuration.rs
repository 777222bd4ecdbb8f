//! Media configuration collections, needed for the SRTP check (domain.md 1.17).

use super::{ConferencingPool, MediationPool, ServerSite};
use crate::topology::attributes::{self, Attribute};
use crate::topology::kind::Kind;
use crate::topology::scope::scope;
use crate::topology::store::{Entity, stored_in};
use crate::topology::values::{EncryptionLevel, VideoRate};

scope! {
    /// Whom a media configuration collection is for [c:New-CsMediaConfiguration].
    MediaScope {
        /// The services of a server site.
        ServerSite(ServerSite) = "site:",
        /// One Mediation Server pool.
        MediationPool(MediationPool) = "MediationServer:",
        /// One A/V Conferencing pool.
        ConferencingPool(ConferencingPool) = "ConferencingServer:",
    }
}

/// A media configuration collection.
#[derive(Debug, Clone, PartialEq)]
pub struct MediaConfiguration {
    /// Identity.
    pub scope: MediaScope,
    /// EncryptionLevel.
    pub encryption: EncryptionLevel,
    /// EnableSiren.
    pub siren: bool,
    /// MaxVideoRateAllowed.
    pub max_video_rate: VideoRate,
}

impl Default for MediaConfiguration {
    fn default() -> Self {
        Self {
            scope: MediaScope::Global,
            encryption: EncryptionLevel::Require,
            siren: false,
            max_video_rate: VideoRate::Vga,
        }
    }
}

impl Entity for MediaConfiguration {
    const KIND: Kind = Kind::MediaConfiguration;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::MEDIA_CONFIGURATION;

    stored_in!(media_configurations, by scope);
}
