//! Changing a topology by kind and attribute: what edits, readers and importers are built from.

use super::attributes::{About, AttributeFault, Names, Value};
use super::entity_id::AnyId;
use super::key::Key;
use super::kind::{Kind, for_kind};
use super::store::{Entity, Topology};

/// Why an entity cannot be added.
#[derive(Debug)]
pub(crate) enum AddFault {
    /// An attribute cannot take its value.
    Attribute(&'static About, AttributeFault),
    /// Another entity is called so.
    Taken(AnyId),
}

impl Topology {
    /// Adds an entity with these attributes, given in any order; keys are those of the table.
    ///
    /// # Errors
    /// When an attribute cannot take its value, or `taken` knows another entity with the same key.
    pub(crate) fn add(
        &mut self,
        kind: Kind,
        attributes: &[(&'static About, Value)],
        names: &dyn Names,
        taken: &dyn Fn(&Key) -> Option<AnyId>,
    ) -> Result<AnyId, AddFault> {
        for_kind!(kind, T => {
            let mut entity = T::default();
            // In the order of the table, because some attributes rest on earlier ones.
            for row in T::ATTRIBUTES {
                if let Some((about, value)) = attributes.iter().find(|(about, _)| about.key == row.about.key) {
                    row.write(&mut entity, value, names).map_err(|fault| AddFault::Attribute(about, fault))?;
                }
            }
            match taken(&entity.key()) {
                Some(other) => Err(AddFault::Taken(other)),
                None => Ok(T::arena_mut(self).push(entity).into()),
            }
        })
    }

    /// Sets an attribute of an entity by its key; an unknown entity or key changes nothing.
    ///
    /// # Errors
    /// When the value is none that the attribute can take; the entity is then as it was.
    pub(crate) fn write_attribute(
        &mut self,
        id: AnyId,
        key: &str,
        value: &Value,
        names: &dyn Names,
    ) -> Result<(), AttributeFault> {
        for_kind!(id.kind, T => {
            let Some(row) = T::ATTRIBUTES.iter().find(|row| row.about.key == key) else { return Ok(()) };
            let Some(id) = id.typed::<T>() else { return Ok(()) };
            let Some(mut entity) = self.get(id).cloned() else { return Ok(()) };
            row.write(&mut entity, value, names)?;
            if let Some(slot) = T::arena_mut(self).get_mut(id) {
                *slot = entity;
            }
            Ok(())
        })
    }

    /// Takes an entity out. References to it must be gone, or go in the same edit.
    pub(crate) fn remove(&mut self, id: AnyId) {
        for_kind!(id.kind, T => {
            if let Some(id) = id.typed::<T>() {
                T::arena_mut(self).remove(id);
            }
        });
    }

    /// Gives an entity the products' defaults again, all but what identifies it.
    pub(crate) fn reset(&mut self, id: AnyId, names: &dyn Names) {
        for_kind!(id.kind, T => {
            let identity = T::ATTRIBUTES.first();
            if let Some(old) = id.typed::<T>().and_then(|id| self.get(id).cloned()) {
                let mut fresh = T::default();
                if let Some(row) = identity {
                    // An identity that was read can be written.
                    if row.write(&mut fresh, &row.read(&old, self), names).is_err() {
                        return;
                    }
                }
                if let Some(slot) = id.typed::<T>().and_then(|id| T::arena_mut(self).get_mut(id)) {
                    *slot = fresh;
                }
            }
        });
    }

    /// Points what refers to one entity at another of the same kind, or clears it where that is possible.
    pub(crate) fn retarget(&mut self, referrer: AnyId, from: AnyId, to: Option<AnyId>) {
        for_kind!(referrer.kind, T => {
            if let Some(entity) = referrer.typed::<T>().and_then(|id| T::arena_mut(self).get_mut(id)) {
                for row in T::ATTRIBUTES {
                    (row.retarget)(entity, from, to);
                }
            }
        });
    }

    /// Points missing references of an entity at the entities that have their names by now.
    pub(crate) fn mend(&mut self, id: AnyId, names: &dyn Names) {
        for_kind!(id.kind, T => {
            if let Some(entity) = id.typed::<T>().and_then(|id| T::arena_mut(self).get_mut(id)) {
                for row in T::ATTRIBUTES {
                    (row.mend)(entity, names);
                }
            }
        });
    }
}
