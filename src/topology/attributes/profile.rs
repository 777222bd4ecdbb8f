//! Attributes of bandwidth policy profiles (domain.md 1.6).

use super::{Attribute, Unit, field};
use crate::topology::BandwidthPolicyProfile;
use crate::topology::values::{Name, Text};

/// The rows of BandwidthPolicyProfile.
pub const PROFILE: &[Attribute<BandwidthPolicyProfile>] = &[
    field!(BandwidthPolicyProfile.name as Name, "Identity")
        .label("Name")
        .required()
        .doc("c:NewProfile", "The name of the profile, unique among profiles."),
    field!(BandwidthPolicyProfile.audio_limit as Option<u32>, "AudioBWLimit")
        .label("Audio limit")
        .unit(Unit::Kbps)
        .range(0, 4294967295)
        .doc(
            "c:NewProfile, BPP",
            "All audio together on a link, in one direction; unset means 0 when a session limit is given.",
        ),
    field!(BandwidthPolicyProfile.audio_session_limit as Option<u32>, "AudioBWSessionLimit")
        .label("Audio session limit")
        .unit(Unit::Kbps)
        .range(40, 4294967295)
        .doc(
            "c:NewProfile, BPP",
            "One audio session, in one direction; unset means 175 when an audio limit is given.",
        ),
    field!(BandwidthPolicyProfile.video_limit as Option<u32>, "VideoBWLimit")
        .label("Video limit")
        .unit(Unit::Kbps)
        .range(0, 4294967295)
        .doc(
            "c:NewProfile, BPP",
            "All video together on a link, in one direction; unset means 0 when a session limit is given.",
        ),
    field!(BandwidthPolicyProfile.video_session_limit as Option<u32>, "VideoBWSessionLimit")
        .label("Video session limit")
        .unit(Unit::Kbps)
        .range(100, 4294967295)
        .doc(
            "c:NewProfile, BPP",
            "One video session, in one direction; unset means 700 when a video limit is given.",
        ),
    field!(BandwidthPolicyProfile.description as Option<Text>, "Description")
        .doc("c:NewProfile", "A free text."),
];
