//! Rules about server sites and Mediation Server pools (V-56, V-58 to V-60).

use super::rule::Rule;

/// The rows.
pub(super) const RULES: &[Rule] = &[];
