//! Attributes of media configuration collections (domain.md 1.17).

use super::{Attribute, field};
use crate::topology::values::{EncryptionLevel, VideoRate};
use crate::topology::{MediaConfiguration, MediaScope};

/// The rows of MediaConfiguration.
pub const MEDIA_CONFIGURATION: &[Attribute<MediaConfiguration>] = &[
    field!(MediaConfiguration.scope as MediaScope, "Identity")
        .label("Scope")
        .required()
        .doc("c:New-CsMediaConfiguration", "Global, one server site, or one pool."),
    field!(MediaConfiguration.encryption as EncryptionLevel, "EncryptionLevel")
        .label("Encryption level")
        .doc(
            "c:New-CsMediaConfiguration",
            "Must fit the encryption support level of a trunk, or calls on it do not bypass.",
        ),
    field!(MediaConfiguration.siren as bool, "EnableSiren")
        .label("Enable Siren")
        .doc("c:New-CsMediaConfiguration", "Whether the Siren codec may be used."),
    field!(MediaConfiguration.max_video_rate as VideoRate, "MaxVideoRateAllowed")
        .label("Maximum video rate")
        .doc("c:New-CsMediaConfiguration", "The highest rate of video."),
];
