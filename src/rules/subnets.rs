//! Rules about subnets and the addresses that must lie in one (V-36 to V-40).

use super::rule::Rule;

/// The rows.
pub(super) const RULES: &[Rule] = &[];
