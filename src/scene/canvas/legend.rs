//! Samples of the lines on the canvas, for a legend: drawn by what draws the canvas.

use super::cards;
use super::down;
use super::gauges::{self, Gauge};
use super::loads::Load;
use super::path::{self, Tone};
use super::pipes;
use super::state::TrunkState;
use super::trunks::{self, BADGE, badge_width};
use crate::scene::drawing::Drawing;
use crate::scene::geometry::{Point, Rect};
use crate::scene::size::stroke;

/// Height of a line sample, canvas units.
pub const LINE_HEIGHT: f32 = 20.0;
/// Height of a gauge sample, canvas units.
pub const GAUGE_HEIGHT: f32 = 32.0;
/// Width and height of the sample of a pill.
const PILL: (f32, f32) = (24.0, 13.0);
/// What a gauge sample may carry at most, kbps.
const LIMIT: u32 = 1_000;

/// A line that a legend explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LegendLine {
    /// The rail of a network region.
    Rail,
    /// The link of a network site or between regions.
    Link,
    /// A trunk in one of its states.
    Trunk(TrunkState),
    /// Media.
    Media(Tone),
    /// Media that a link refused, and the way not taken.
    RefusedMedia,
    /// Signalling.
    Signalling,
    /// What a drill marks as down.
    Down,
    /// How many calls a member carries.
    Calls,
}

/// Draws a sample of a line, so wide in canvas units and [`LINE_HEIGHT`] high, its upper left corner at the origin.
pub fn legend_line(line: LegendLine, width: f32) -> Drawing {
    let mut drawing = Drawing::default();
    let y = LINE_HEIGHT / 2.0;
    let inset = stroke::RAIL_PIPE / 2.0;
    let points = |left: f32, right: f32| vec![Point::new(left, y), Point::new(right, y)];
    match line {
        LegendLine::Rail => pipes::sample(&points(inset, width - inset), stroke::RAIL_PIPE, &mut drawing),
        LegendLine::Link => pipes::sample(&points(inset, width - inset), stroke::LINK_PIPE, &mut drawing),
        LegendLine::Trunk(state) => {
            let badge = Rect::around(Point::new(width / 2.0, y), badge_width(state), BADGE.1);
            trunks::sample(&points(0.0, width), badge, state, &mut drawing);
        }
        LegendLine::Media(tone) => path::media_line(&points(inset, width), tone, &mut drawing),
        LegendLine::RefusedMedia => {
            path::refused_line(&points(inset, width - 1.0), width / 2.0, true, &mut drawing);
        }
        LegendLine::Down => down::sample(&points(inset, width - inset), &mut drawing),
        LegendLine::Calls => {
            cards::count(Rect::around(Point::new(width / 2.0, y), PILL.0, PILL.1), "12", &mut drawing);
        }
        LegendLine::Signalling => path::signalling_line(&points(1.0, width - 1.0), &mut drawing),
    }
    drawing
}

/// Draws the plate of a link of 1,000 kbps that carries so much, so wide in canvas units and [`GAUGE_HEIGHT`] high: the
/// sample for room left, for 80 % and more, and for full.
pub fn legend_gauge(used: u32, refused: bool, width: f32) -> Drawing {
    let mut drawing = Drawing::default();
    let rect = Rect::new(0.0, 0.0, width, GAUGE_HEIGHT).expanded(-stroke::RING);
    let gauge = Gauge { rect, name: None, limit: LIMIT };
    let load = Load { forth: used, refused, ..Load::default() };
    gauges::figures_of_use(&gauge, &load, &mut drawing);
    drawing
}
