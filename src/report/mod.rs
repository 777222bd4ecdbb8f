//! What window, command line and exports all show: differences and findings as values, and their words.

mod difference;
mod difference_words;
mod findings;

pub use difference::{AttributeChange, Change, Difference, What};
pub use difference_words::Row;
pub use findings::{Notice, Sameness, Waivers, notices};
