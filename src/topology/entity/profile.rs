//! Bandwidth policy profiles: what a link may carry.

use crate::topology::attributes::{self, Attribute};
use crate::topology::kind::Kind;
use crate::topology::store::{Entity, stored_in};
use crate::topology::values::{Name, Text};

/// A bandwidth policy profile (domain.md 1.6) [c:NewProfile]. Limits are kbps in one direction. Any of the four
/// may be left out; when one of a pair is given, the other takes the product's default.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BandwidthPolicyProfile {
    /// BWPolicyProfileID.
    pub name: Name,
    /// All audio together, kbps.
    pub audio_limit: Option<u32>,
    /// One audio session, kbps.
    pub audio_session_limit: Option<u32>,
    /// All video together, kbps.
    pub video_limit: Option<u32>,
    /// One video session, kbps.
    pub video_session_limit: Option<u32>,
    /// A description.
    pub description: Option<Text>,
}

/// The limits of one modality on a link, kbps in one direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limit {
    /// All sessions together.
    pub total: u32,
    /// One session.
    pub session: u32,
}

impl BandwidthPolicyProfile {
    /// Audio session limit when only the total is given, kbps.
    pub const DEFAULT_AUDIO_SESSION: u32 = 175;
    /// Video session limit when only the total is given, kbps.
    pub const DEFAULT_VIDEO_SESSION: u32 = 700;

    /// What audio may take; `None` when the profile does not name audio, which then has no limit.
    pub fn audio(&self) -> Option<Limit> {
        limit(self.audio_limit, self.audio_session_limit, Self::DEFAULT_AUDIO_SESSION)
    }

    /// What video may take; `None` when the profile does not name video, which then has no limit.
    pub fn video(&self) -> Option<Limit> {
        limit(self.video_limit, self.video_session_limit, Self::DEFAULT_VIDEO_SESSION)
    }
}

fn limit(total: Option<u32>, session: Option<u32>, default_session: u32) -> Option<Limit> {
    (total.is_some() || session.is_some())
        .then(|| Limit { total: total.unwrap_or(0), session: session.unwrap_or(default_session) })
}

impl Entity for BandwidthPolicyProfile {
    const KIND: Kind = Kind::BandwidthPolicyProfile;
    const ATTRIBUTES: &'static [Attribute<Self>] = attributes::PROFILE;

    stored_in!(profiles, by name);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_value_of_a_pair_takes_the_documented_default() {
        let profile = BandwidthPolicyProfile {
            audio_limit: Some(2_000),
            video_session_limit: Some(500),
            ..BandwidthPolicyProfile::default()
        };
        assert_eq!(profile.audio(), Some(Limit { total: 2_000, session: 175 }));
        assert_eq!(profile.video(), Some(Limit { total: 0, session: 500 }));
        assert_eq!(BandwidthPolicyProfile::default().audio(), None);
    }
}
