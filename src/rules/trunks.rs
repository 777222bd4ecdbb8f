//! Rules about trunks and their gateways (V-11 to V-18).

use super::rule::Rule;

/// The rows.
pub(super) const RULES: &[Rule] = &[];
