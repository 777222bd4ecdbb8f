//! Which glyph stands for a kind of entity, a severity, a verdict; the same everywhere in the window.

use super::widgets::Tone;
use crate::call::Outcome;
use crate::call::decision::Verdict;
use crate::rules::Severity;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::token::Token;
use crate::topology::Kind;
use crate::topology::values::GatewayKind;

/// The glyph of a kind.
pub fn of_kind(kind: Kind) -> Glyph {
    match kind {
        Kind::NetworkRegion => Glyph::Region,
        Kind::NetworkSite => Glyph::NetworkSite,
        Kind::ServerSite => Glyph::ServerSite,
        Kind::Subnet => Glyph::Subnet,
        Kind::BandwidthPolicyProfile => Glyph::Profile,
        Kind::RegionLink => Glyph::RegionLink,
        Kind::RegionRoute => Glyph::RegionRoute,
        Kind::IntersitePolicy => Glyph::IntersitePolicy,
        Kind::MediationPool => Glyph::MediationPool,
        Kind::FrontEndPool | Kind::ConferencingPool | Kind::SurvivableBranchAppliance => Glyph::FrontEndPool,
        Kind::EdgePool => Glyph::EdgePool,
        Kind::Gateway => Glyph::PstnGateway,
        Kind::Trunk => Glyph::Trunk,
        Kind::TrunkConfiguration => Glyph::TrunkConfiguration,
        Kind::VoiceRoute => Glyph::VoiceRoute,
        Kind::PstnUsage => Glyph::PstnUsage,
        Kind::VoicePolicy | Kind::VoiceRoutingPolicy => Glyph::VoicePolicy,
        Kind::MediaConfiguration => Glyph::MediaSettings,
        Kind::User => Glyph::Caller,
        Kind::Deployment
        | Kind::NetworkConfiguration
        | Kind::MediaBypassSettings
        | Kind::RoutingConfiguration => Glyph::Options,
    }
}

/// The glyph of a gateway peer.
pub fn of_gateway(kind: GatewayKind) -> Glyph {
    match kind {
        GatewayKind::PstnGateway => Glyph::PstnGateway,
        GatewayKind::IpPbx => Glyph::IpPbx,
        GatewayKind::Sbc => Glyph::Sbc,
    }
}

/// The sign of a severity.
pub fn of_severity(severity: Severity) -> (Glyph, GlyphInks) {
    match severity {
        Severity::Error => (Glyph::Error, GlyphInks::sign(Token::Refused)),
        Severity::Warning => (Glyph::Warning, GlyphInks::warning()),
        Severity::Info => (Glyph::Info, GlyphInks::on(Token::Window, Token::AccentText)),
    }
}

/// The glyph and tone of a verdict.
pub fn of_verdict(verdict: Verdict) -> (Glyph, Tone) {
    match verdict {
        Verdict::Bypass => (Glyph::Bypass, Tone::Bypass),
        Verdict::Mediated => (Glyph::Mediated, Tone::Mediated),
        Verdict::ConfigurationError => (Glyph::Error, Tone::Refused),
        Verdict::NotApplicable => (Glyph::NotApplicable, Tone::Faint),
    }
}

/// The glyph and tone of an outcome.
pub fn of_outcome(outcome: Outcome) -> (Glyph, Tone) {
    match outcome {
        Outcome::Connected => (Glyph::Passed, Tone::Plain),
        Outcome::ReroutedInternet => (Glyph::Internet, Tone::Warning),
        Outcome::ReroutedPstn => (Glyph::Pstn, Tone::Warning),
        Outcome::VoiceMail => (Glyph::VoiceMail, Tone::Warning),
        Outcome::Refused => (Glyph::Refused, Tone::Refused),
        Outcome::Unroutable => (Glyph::Unroutable, Tone::Refused),
        Outcome::BlockedByPolicy => (Glyph::Blocked, Tone::Refused),
        Outcome::NoMedia => (Glyph::NoMedia, Tone::Refused),
        Outcome::NotEvaluated => (Glyph::NotEvaluated, Tone::Faint),
    }
}
