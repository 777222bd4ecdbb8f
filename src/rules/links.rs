//! Rules about region links, region routes and intersite policies (V-45 to V-51).

use super::rule::Rule;

/// The rows.
pub(super) const RULES: &[Rule] = &[];
