//! Rules about trunk configuration collections (V-06 to V-10, V-25 to V-28, V-81).

use super::rule::Rule;

/// The rows.
pub(super) const RULES: &[Rule] = &[];
