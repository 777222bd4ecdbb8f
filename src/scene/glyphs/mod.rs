//! Glyphs: small drawings in a 16-unit box, as data. They are shapes and not a font, so that the
//! window, the canvas, reports and exports draw the same ones.

mod equipment;
mod piece;
mod places;
mod signs;
mod start;
mod tools;
mod verdicts;
mod voice;

use std::collections::HashMap;
use std::sync::LazyLock;

use self::piece::{Brush, Part, Piece, Role};
use super::geometry::Rect;
use super::ink::Ink;
use super::shape::Shape;
use super::theme::Theme;
use super::token::Token;

/// The side of the box that glyphs are drawn in.
const BOX: f32 = 16.0;

macro_rules! glyphs {
    ($($(#[$doc:meta])+ $glyph:ident $label:literal $pieces:path;)+) => {
        /// A glyph by its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Glyph {
            $($(#[$doc])+ $glyph,)+
        }

        impl Glyph {
            /// Every glyph.
            pub const ALL: &'static [Self] = &[$(Self::$glyph,)+];

            /// What it stands for, in words for people.
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$glyph => $label,)+
                }
            }

            const fn pieces(self) -> &'static [Piece] {
                match self {
                    $(Self::$glyph => $pieces,)+
                }
            }
        }
    };
}

glyphs! {
    /// A network region: a rounded box with a rail.
    Region "Network region" places::REGION;
    /// A network site: a building in outline.
    NetworkSite "Network site" places::NETWORK_SITE;
    /// A server site, central or branch: a building, filled.
    ServerSite "Server site" places::SERVER_SITE;
    /// A subnet: a bus with three boxes.
    Subnet "Subnet" places::SUBNET;
    /// A bandwidth policy profile: a dial.
    Profile "Bandwidth profile" places::PROFILE;
    /// A region link: two rings and a double bar.
    RegionLink "Region link" places::REGION_LINK;
    /// A region route: a zigzag with dots.
    RegionRoute "Region route" places::REGION_ROUTE;
    /// An intersite policy: two boxes and a double bar.
    IntersitePolicy "Intersite policy" places::INTERSITE_POLICY;
    /// A Mediation Server pool: three stacked servers.
    MediationPool "Mediation pool" equipment::MEDIATION_POOL;
    /// A Front End pool: one tall server.
    FrontEndPool "Front End pool" equipment::FRONT_END_POOL;
    /// An Edge pool: a globe.
    EdgePool "Edge pool" equipment::EDGE_POOL;
    /// A PSTN gateway: a handset.
    PstnGateway "PSTN gateway" equipment::PSTN_GATEWAY;
    /// An IP-PBX: a keypad.
    IpPbx "IP-PBX" equipment::IP_PBX;
    /// An SBC: a shield with two arrows.
    Sbc "SBC" equipment::SBC;
    /// A trunk: two plugs.
    Trunk "Trunk" equipment::TRUNK;
    /// A trunk configuration: three sliders.
    TrunkConfiguration "Trunk configuration" equipment::TRUNK_CONFIGURATION;
    /// A voice route: a fork.
    VoiceRoute "Voice route" voice::VOICE_ROUTE;
    /// A PSTN usage: a tag.
    PstnUsage "PSTN usage" voice::PSTN_USAGE;
    /// A voice policy: a page with a tick.
    VoicePolicy "Voice policy" voice::VOICE_POLICY;
    /// Media settings: a waveform.
    MediaSettings "Media settings" voice::MEDIA_SETTINGS;
    /// A caller, a callee, a user: a headset.
    Caller "Caller or callee" equipment::CALLER;
    /// A replica: two stacked servers.
    Replica "Replica" equipment::REPLICA;
    /// A folded group: a box with a lid.
    FoldedGroup "Folded group" places::FOLDED_GROUP;
    /// A note: a page with a folded corner.
    Note "Note" places::NOTE;

    /// Verdict: media goes past the Mediation Server. An arc over a small square.
    Bypass "Bypass" verdicts::BYPASS;
    /// Verdict: media goes through the Mediation Server. An arrow through a square.
    Mediated "Mediated" verdicts::MEDIATED;
    /// Verdict: no Mediation Server in it. A dashed circle.
    NotApplicable "Not applicable" verdicts::NOT_APPLICABLE;
    /// Outcome: rerouted over the Internet. A cloud with an arrow.
    Internet "Rerouted, Internet" verdicts::INTERNET;
    /// Outcome: rerouted over the PSTN. A handset with a turned arrow.
    Pstn "Rerouted, PSTN" verdicts::PSTN;
    /// Outcome: voice mail. Two reels.
    VoiceMail "Voice mail" verdicts::VOICE_MAIL;
    /// Outcome: refused by admission; also what is impossible. A circle with a slash.
    Refused "Refused" verdicts::REFUSED;
    /// Outcome: no route. A broken fork.
    Unroutable "Unroutable" verdicts::UNROUTABLE;
    /// Outcome: blocked by policy. A padlock with a dash.
    Blocked "Blocked by policy" verdicts::BLOCKED;
    /// Outcome: no media. A mute loudspeaker.
    NoMedia "No media" verdicts::NO_MEDIA;
    /// Outcome or step: not evaluated. A ring with a dash.
    NotEvaluated "Not evaluated" verdicts::NOT_EVALUATED;

    /// A passed step, a connected call. A tick in a ring.
    Passed "Passed" verdicts::PASSED;
    /// A failed step. A filled disc with an x.
    Failed "Failed" signs::FAILED;
    /// An error, a configuration error. An octagon.
    Error "Error" verdicts::ERROR;
    /// A warning. A triangle.
    Warning "Warning" signs::WARNING;
    /// A remark. A ring with an i.
    Info "Info" signs::INFO;
    /// In the new version only; also zoom in and add. A plus.
    Added "Added" signs::ADDED;
    /// In the old version only; also zoom out. A minus.
    Removed "Removed" signs::REMOVED;
    /// Different in the two versions. A wave.
    Changed "Changed" signs::CHANGED;

    /// A region's ID, the first.
    MarkCircle "Filled circle" signs::CIRCLE;
    /// A region's ID, the second.
    MarkSquare "Filled square" signs::SQUARE;
    /// A region's ID, the third.
    MarkTriangle "Filled triangle" signs::TRIANGLE;
    /// A region's ID, the fourth.
    MarkPentagon "Filled pentagon" signs::PENTAGON;
    /// A region's ID, the fifth.
    MarkDrop "Filled drop" signs::DROP;
    /// A region's ID, the sixth.
    MarkBar "Filled bar" signs::BAR;
    /// A network site's own ID, the first.
    MarkDiamond "Diamond" signs::DIAMOND;
    /// A network site's own ID, the second.
    MarkTriangleDown "Triangle, point down" signs::TRIANGLE_DOWN;
    /// A network site's own ID, the third.
    MarkHexagon "Hexagon" signs::HEXAGON;
    /// A network site's own ID, the fourth.
    MarkCross "Cross" signs::CROSS;
    /// A network site's own ID, the fifth.
    MarkTarget "Ring" signs::TARGET;
    /// The global ID.
    MarkStar "Star" signs::STAR;

    /// Select.
    Pointer "Select" tools::POINTER;
    /// Pan.
    Hand "Pan" tools::HAND;
    /// Connect.
    Connect "Connect" tools::CONNECT;
    /// Undo.
    Undo "Undo" tools::UNDO;
    /// Redo.
    Redo "Redo" tools::REDO;
    /// Options.
    Options "Options" tools::OPTIONS;
    /// Place a call.
    Play "Place call" tools::PLAY;
    /// Compare.
    Compare "Compare" tools::COMPARE;
    /// Matrix.
    Matrix "Matrix" tools::MATRIX;
    /// Publish.
    Publish "Publish" tools::PUBLISH;
    /// Overlays, presenting.
    Eye "Show" tools::EYE;
    /// On, chosen.
    Tick "On" tools::TICK;
    /// Arrange.
    Arrange "Arrange" tools::ARRANGE;
    /// Search.
    Search "Search" tools::SEARCH;
    /// Show everything.
    Fit "Fit" tools::FIT;
    /// Back.
    ChevronLeft "Back" tools::CHEVRON_LEFT;
    /// On.
    ChevronRight "Next" tools::CHEVRON_RIGHT;
    /// Opens a list.
    ChevronDown "Open" tools::CHEVRON_DOWN;
    /// One place up in a list.
    ChevronUp "Up" tools::CHEVRON_UP;
    /// A folded section.
    Folded "Folded" tools::FOLDED;
    /// An unfolded section.
    Unfolded "Unfolded" tools::UNFOLDED;
    /// More commands.
    More "More" tools::MORE;
    /// Close.
    Close "Close" tools::CLOSE;
    /// Copy.
    Copy "Copy" tools::COPY;
    /// Placed by hand: layout leaves it alone.
    Pinned "Pinned" verdicts::LOCK;
    /// Typed by hand.
    Pen "Typed" tools::PEN;
    /// Group or filter.
    Filter "Filter" tools::FILTER;
    /// Hang up.
    HangUp "Hang up" tools::HANG_UP;
    /// Until one is refused.
    Bolt "Until one is refused" tools::BOLT;
    /// A folder of files.
    Folder "Files" start::FOLDER;
    /// A list of lines.
    List "List" start::LIST;
    /// Earlier: kept from before.
    Clock "Earlier" start::CLOCK;
    /// Something is dropped here.
    Drop "Drop" start::DROP;
    /// The one in place of the other.
    Swap "Swap" tools::SWAP;
    /// The program.
    Logo "Trunkline" tools::LOGO;
}

/// The colours of a glyph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GlyphInks {
    ink: Ink,
    ground: Ink,
    edge: Ink,
}

impl GlyphInks {
    /// A glyph in an ink on a surface that shows through its windows.
    pub fn on(surface: impl Into<Ink>, ink: impl Into<Ink>) -> Self {
        let ink = ink.into();
        Self { ink, ground: surface.into(), edge: ink }
    }

    /// A filled sign, such as the octagon, in one of the colours of verdicts.
    pub fn sign(ink: impl Into<Ink>) -> Self {
        Self::on(Token::OnMark, ink)
    }

    /// The warning triangle: amber inside its outline.
    pub fn warning() -> Self {
        Self { edge: Token::WarningEdge.into(), ..Self::on(Token::WarningInk, Token::Warning) }
    }

    /// The same, standing aside.
    pub fn dimmed(self) -> Self {
        Self { ink: self.ink.dimmed(), ground: self.ground.dimmed(), edge: self.edge.dimmed() }
    }

    fn of(self, role: Role) -> Ink {
        match role {
            Role::Ink => self.ink,
            Role::Ground => self.ground,
            Role::Edge => self.edge,
        }
    }
}

/// Every glyph's pieces with their curves flattened.
static FLATTENED: LazyLock<HashMap<Glyph, Vec<Part>>> = LazyLock::new(|| {
    let flattened = |glyph: &Glyph| glyph.pieces().iter().map(|piece| piece.flattened()).collect();
    Glyph::ALL.iter().map(|glyph| (*glyph, flattened(glyph))).collect()
});

impl Glyph {
    /// The shapes of the glyph in the square `rect`; strokes are thicker in high contrast.
    pub fn shapes(self, rect: Rect, inks: GlyphInks, theme: Theme) -> Vec<Shape> {
        let scale = rect.width() / BOX;
        let stroke = theme.glyph_stroke() * self.weight();
        let brush = Brush { origin: rect.min, scale, stroke, ink: |role| inks.of(role) };
        let parts = FLATTENED.get(&self).map(Vec::as_slice).unwrap_or_default();
        parts.iter().map(|part| part.shape(&brush)).collect()
    }

    /// The glyph's colours in an ink on a surface. Signs of failure and caution keep their own.
    pub fn inks(self, surface: Token, ink: Token) -> GlyphInks {
        match self {
            Self::Error | Self::Failed => GlyphInks::sign(Token::Refused),
            Self::Warning => GlyphInks::warning(),
            _ => GlyphInks::on(surface, ink),
        }
    }

    /// How much thicker than others its strokes are: marks are drawn small and have to be told apart.
    fn weight(self) -> f32 {
        match self {
            Self::MarkDiamond
            | Self::MarkTriangleDown
            | Self::MarkHexagon
            | Self::MarkCross
            | Self::MarkTarget => 1.5,
            _ => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::measure::Metrics;

    #[test]
    fn every_glyph_stays_in_its_box_in_every_theme() {
        let metrics = Metrics::load().unwrap();
        let square = Rect::new(100.0, 50.0, 32.0, 32.0);
        for theme in Theme::ALL {
            for glyph in Glyph::ALL {
                let shapes = glyph.shapes(square, GlyphInks::sign(Token::Text), theme);
                let bounds = shapes.iter().filter_map(|s| s.bounds(&metrics)).reduce(Rect::union).unwrap();
                let room = square.expanded(1.0);
                assert!(room.contains(bounds.min) && room.contains(bounds.max), "{glyph:?} {bounds:?}");
                assert!(bounds.width().max(bounds.height()) > 12.0, "{glyph:?} is too small");
            }
        }
    }

    #[test]
    fn no_two_glyphs_share_a_label() {
        let mut labels: Vec<_> = Glyph::ALL.iter().map(|glyph| glyph.label()).collect();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), Glyph::ALL.len());
    }

    #[test]
    fn a_glyph_moves_and_grows_with_its_square() {
        let metrics = Metrics::load().unwrap();
        let bounds = |rect| {
            let shapes = Glyph::Trunk.shapes(rect, GlyphInks::sign(Token::Text), Theme::Light);
            shapes.iter().filter_map(|s| s.bounds(&metrics)).reduce(Rect::union).unwrap()
        };
        let small = bounds(Rect::new(0.0, 0.0, 16.0, 16.0));
        let large = bounds(Rect::new(40.0, 0.0, 32.0, 32.0));
        assert!((large.width() - 2.0 * small.width()).abs() < 1e-3);
        assert!((large.min.x - 40.0 - 2.0 * small.min.x).abs() < 1e-3);
    }

    #[test]
    fn a_warning_is_amber_inside_its_outline() {
        let shapes =
            Glyph::Warning.shapes(Rect::new(0.0, 0.0, 16.0, 16.0), GlyphInks::warning(), Theme::Light);
        let fill = |shape: &Shape| match shape {
            Shape::Polygon(polygon) => Some(polygon.fill.token),
            _ => None,
        };
        let outline = |shape: &Shape| match shape {
            Shape::Line(line) => Some(line.stroke.ink.token),
            _ => None,
        };
        assert!(shapes.iter().any(|s| fill(s) == Some(Token::Warning)));
        assert!(shapes.iter().any(|s| outline(s) == Some(Token::WarningEdge)));
    }
}
