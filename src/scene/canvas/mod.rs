//! The picture of a topology: network regions as areas, network sites as cards, pools and gateway peers as tiles
//! on the card that holds their address, links as pipes, trunks as lines, and the way of one call on top.
//!
//! The canvas of the window paints it and exports write it; both get the same shapes.

mod areas;
mod boxes;
mod cards;
mod close;
mod content;
mod contents;
mod doors;
mod down;
mod draw;
mod far;
mod folded;
mod gauges;
mod ghosts;
mod grid;
mod hit;
mod id_marks;
mod index;
mod legend;
mod level;
mod loads;
mod members;
mod middle;
mod miniature;
mod minimap;
mod notes;
mod of_call;
mod path;
mod picture;
mod pipes;
mod plan;
mod plates;
mod room;
mod slots;
mod state;
mod streets;
#[cfg(test)]
mod tests;
mod trunks;

pub use gauges::use_bar;
pub use id_marks::IdMarks;
pub use legend::{GAUGE_HEIGHT, LINE_HEIGHT, LegendLine, legend_gauge, legend_line};
pub use level::Level;
pub use loads::{HIGH, Load, Loads};
pub use miniature::miniature;
pub use minimap::{Minimap, minimap};
pub use notes::NotePlan;
pub use path::{Light, Stop, Tone, Way, WayLeg};
pub use picture::{Picture, Spot, View, compose};
pub use plan::Plan;
pub use state::{Signs, TrunkState};
