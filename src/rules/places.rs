//! Rules about network regions and network sites (V-29 to V-31, V-52, V-57).

use super::rule::Rule;

/// The rows.
pub(super) const RULES: &[Rule] = &[];
