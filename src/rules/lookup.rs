//! Small look-ups that checks of several families share.

use crate::topology::{AnyId, Entity, Model};

/// The entity that is checked, if it is of that type.
pub fn entity<T: Entity>(model: &Model, id: AnyId) -> Option<&T> {
    model.topology().get(id.typed()?)
}
