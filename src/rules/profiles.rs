//! Rules about bandwidth policy profiles (V-41 to V-44).

use super::rule::Rule;

/// The rows.
pub(super) const RULES: &[Rule] = &[];
