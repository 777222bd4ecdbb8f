//! Rules about voice routes, PSTN usages and number translation (V-19 to V-23).

use super::rule::Rule;

/// The rows.
pub(super) const RULES: &[Rule] = &[];
