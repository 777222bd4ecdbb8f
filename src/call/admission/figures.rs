//! What a call takes: the figures of domain.md 3.5, all in one table [PCAC].

use crate::call::terms::{Media, Quality};
use crate::topology::values::choices;

choices! {
    /// How media is encoded.
    Codec, "a codec" {
        /// RTAudio, narrow band.
        RtAudio8 = "rtaudio-8", "RTAudio 8 kHz";
        /// RTAudio, wide band.
        RtAudio16 = "rtaudio-16", "RTAudio 16 kHz";
        /// RTAudio, wide band, with forward error correction.
        RtAudio16Fec = "rtaudio-16-fec", "RTAudio 16 kHz with FEC";
        /// Siren, for conferences.
        Siren = "siren", "Siren";
        /// G.722, for conferences.
        G722 = "g722", "G.722";
        /// G.722 with forward error correction.
        G722Fec = "g722-fec", "G.722 with FEC";
        /// G.711, what gateways speak.
        G711 = "g711", "G.711";
        /// G.711 with forward error correction.
        G711Fec = "g711-fec", "G.711 with FEC";
        /// RTVideo, 352 by 288 at 15 frames a second.
        VideoCif = "rtvideo-cif", "RTVideo CIF 15 fps";
        /// RTVideo, 640 by 480 at 30 frames a second.
        VideoVga = "rtvideo-vga", "RTVideo VGA 30 fps";
    }
    /// What a stream of media joins, which decides what it may take.
    Scenario, "a scenario" {
        /// One client and another.
        PeerToPeer = "peer-to-peer", "user to user";
        /// A client and a conference.
        Conference = "conference", "conference";
        /// A client and a Mediation Server.
        ClientToMediation = "client-to-mediation", "client to Mediation Server";
        /// A Mediation Server and a gateway peer.
        MediationToGateway = "mediation-to-gateway", "Mediation Server to gateway";
        /// A client and a gateway peer: bypass. Nothing is reserved for it; planning uses the figure.
        Bypass = "bypass", "client to gateway, with bypass";
        /// The pictures of a call.
        Video = "video", "video";
    }
}

impl Codec {
    /// What the codec takes on the line by the codec table, in tenths of a kbps: with Ethernet, IP, UDP, RTP and SRTP
    /// around it and 10 kbps of RTCP. Admission plans with the scenario table, which is about 5 kbps less (AMB-9).
    pub fn on_the_line_tenths(self) -> u32 {
        match self {
            Self::RtAudio8 => 498,
            Self::RtAudio16 => 670,
            Self::RtAudio16Fec => 960,
            Self::Siren => 576,
            Self::G722 => 1_056,
            Self::G722Fec => 1_696,
            Self::G711 => 1_020,
            Self::G711Fec => 1_660,
            Self::VideoCif => 2_600,
            Self::VideoVga => 6_100,
        }
    }
}

/// What one stream takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Figure {
    /// kbps in each direction.
    pub kbps: u32,
    /// The codec that the figure stands for.
    pub codec: Codec,
}

const fn figure(kbps: u32, codec: Codec) -> Figure {
    Figure { kbps, codec }
}

/// A row of the table: quality, balanced, quantity.
type Row = [Figure; 3];

/// The documents that print the table.
pub const SOURCES: &[&str] = &["PCAC"];

const G711_FEC: Figure = figure(161, Codec::G711Fec);
const G711: Figure = figure(97, Codec::G711);
const PEER: Row =
    [figure(91, Codec::RtAudio16Fec), figure(62, Codec::RtAudio16), figure(45, Codec::RtAudio8)];
const CONFERENCE: Row = [figure(165, Codec::G722Fec), figure(101, Codec::G722), figure(53, Codec::Siren)];
const CLIENT: Row = [G711_FEC, G711, figure(45, Codec::RtAudio8)];
/// Never under 97: this side is G.711.
const GATEWAY: Row = [G711_FEC, G711, G711];
/// The scenario table has no video; these are the two rows of the codec table (inferred).
const VIDEO: Row = [figure(610, Codec::VideoVga), figure(610, Codec::VideoVga), figure(260, Codec::VideoCif)];

impl Scenario {
    /// The figures that a stream may take under a quality, the upper one first, then what it may be pushed down to
    /// (domain.md 3.4, AMB-33).
    pub fn figures(self, quality: Quality) -> &'static [Figure] {
        let row: &'static Row = match self {
            Self::PeerToPeer => &PEER,
            Self::Conference => &CONFERENCE,
            Self::ClientToMediation => &CLIENT,
            Self::MediationToGateway | Self::Bypass => &GATEWAY,
            Self::Video => &VIDEO,
        };
        let start = match quality {
            Quality::Quality => 0,
            Quality::Balanced => 1,
            Quality::Quantity => 2,
        };
        row.get(start..).unwrap_or_default()
    }

    /// The figure that is planned with under a quality: the upper one.
    pub fn upper(self, quality: Quality) -> Figure {
        self.figures(quality).first().copied().unwrap_or(G711)
    }

    /// What the stream carries.
    pub fn media(self) -> Media {
        if self == Self::Video { Media::Video } else { Media::Audio }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topology::values::Choices;

    #[test]
    fn the_scenario_table_is_the_one_that_is_printed() {
        let row = |scenario: Scenario| {
            [Quality::Quantity, Quality::Balanced, Quality::Quality]
                .map(|quality| scenario.upper(quality).kbps)
        };
        assert_eq!(row(Scenario::PeerToPeer), [45, 62, 91]);
        assert_eq!(row(Scenario::Conference), [53, 101, 165]);
        assert_eq!(row(Scenario::Bypass), [97, 97, 161]);
        assert_eq!(row(Scenario::ClientToMediation), [45, 97, 161]);
        assert_eq!(row(Scenario::MediationToGateway), [97, 97, 161]);
    }

    #[test]
    fn a_leg_is_pushed_down_from_the_figure_of_its_quality() {
        let list = |scenario: Scenario, quality| {
            let mut list: Vec<u32> = scenario.figures(quality).iter().map(|figure| figure.kbps).collect();
            list.dedup();
            list
        };
        assert_eq!(list(Scenario::ClientToMediation, Quality::Quality), [161, 97, 45]);
        assert_eq!(list(Scenario::ClientToMediation, Quality::Balanced), [97, 45]);
        assert_eq!(list(Scenario::MediationToGateway, Quality::Quality), [161, 97]);
        assert_eq!(list(Scenario::MediationToGateway, Quality::Quantity), [97]);
        assert_eq!(list(Scenario::PeerToPeer, Quality::Quality), [91, 62, 45]);
        assert_eq!(list(Scenario::Conference, Quality::Balanced), [101, 53]);
        assert_eq!(list(Scenario::Video, Quality::Balanced), [610, 260]);
    }

    #[test]
    fn a_scenario_figure_is_about_five_kbps_under_that_of_its_codec() {
        for scenario in Scenario::VALUES.iter().filter(|scenario| **scenario != Scenario::Video) {
            for figure in scenario.figures(Quality::Quality) {
                let less = figure.codec.on_the_line_tenths() - figure.kbps * 10;
                assert!((44..=60).contains(&less), "{figure:?}: {less}");
            }
        }
    }
}
