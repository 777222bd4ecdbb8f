//! Rules about what a document in memory cannot hold: readers, edits and publishing report it.

use super::rule::Rule;

/// The rows.
pub(super) const RULES: &[Rule] = &[];
