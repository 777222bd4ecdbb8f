//! The native format: RON in `*.trunkline.ron`, made to be read and compared by people.
//!
//! The first line holds the version of the format. Then each kind of entity has a section, in the order of
//! [`Kind::ALL`](crate::topology::Kind::ALL); an entity is written with the keys of the attribute table, and only
//! with those that are required or differ from the product's default. References are names. The layout, the
//! waivers and the origin come last. One subnet is one line, so that two versions differ where they differ.

mod fault;
mod migrate;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use fault::{Fault, Faults, Reason};
pub use migrate::{FORMAT_VERSION, Refusal, check_version};
pub use read::{Cancelled, Progress, Read, ReadError, read, read_bytes};
pub(crate) use write::Plain;
pub use write::{to_bytes, write};

/// How the name of a native file ends.
pub const EXTENSION: &str = ".trunkline.ron";

/// The names of the sections that follow those of the entities.
mod section {
    pub const VERSION: &str = "format_version";
    pub const LAYOUT: &str = "layout";
    pub const WAIVERS: &str = "waivers";
    pub const ORIGIN: &str = "origin";
    /// All of them, for messages about a section that is none.
    pub const OTHERS: [&str; 3] = [LAYOUT, WAIVERS, ORIGIN];
}
