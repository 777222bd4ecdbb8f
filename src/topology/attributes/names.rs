//! Looking a name up, for the writing of references.

use super::super::entity_id::AnyId;
use super::super::kind::Kind;

/// Whoever knows which entity a name names.
pub trait Names {
    /// The entity of that kind and name; on premises the case does not matter.
    fn find(&self, kind: Kind, name: &str) -> Option<AnyId>;
}
