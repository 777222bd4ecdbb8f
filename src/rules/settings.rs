//! Rules about the global settings: bypass mode against call admission control (V-01 to V-05).

use super::rule::Rule;

/// The rows.
pub(super) const RULES: &[Rule] = &[];
