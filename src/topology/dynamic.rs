//! Reaching an entity whose kind is known only at run time, through the attribute table.

use super::Name;
use super::attributes::{About, Value};
use super::entity_id::{AnyId, Target};
use super::kind::{Kind, for_kind};
use super::store::{Entity, Topology};

impl Kind {
    /// What is known of the attributes of this kind, in the order of a form.
    pub fn attributes(self) -> Vec<&'static About> {
        for_kind!(self, T => T::ATTRIBUTES.iter().map(|row| &row.about).collect())
    }

    /// The attribute with that key, either case.
    pub fn attribute(self, key: &str) -> Option<&'static About> {
        self.attributes().into_iter().find(|about| about.key.eq_ignore_ascii_case(key))
    }

    /// The value that an attribute has when nobody sets it.
    pub fn default_value(self, key: &str) -> Value {
        let topology = Topology::bare();
        for_kind!(self, T => {
            let row = T::ATTRIBUTES.iter().find(|row| row.about.key == key);
            row.map_or(Value::None, |row| row.read(&T::default(), &topology))
        })
    }

    /// The values of all attributes when nobody sets them, in the order of [`Kind::attributes`].
    pub fn defaults(self) -> Vec<Value> {
        let topology = Topology::bare();
        for_kind!(self, T => T::ATTRIBUTES.iter().map(|row| row.read(&T::default(), &topology)).collect())
    }
}

impl Topology {
    /// Every attribute of an entity with its value; empty when there is no such entity.
    pub fn attributes(&self, id: AnyId) -> Vec<(&'static About, Value)> {
        for_kind!(id.kind, T => {
            let entity = id.typed().and_then(|id| self.get::<T>(id));
            entity.map_or_else(Vec::new, |entity| {
                T::ATTRIBUTES.iter().map(|row| (&row.about, row.read(entity, self))).collect()
            })
        })
    }

    /// The attributes that have to be stated to tell an entity from a fresh one: those that are required and set,
    /// and those that differ from the `defaults` of its kind.
    pub fn stated(&self, id: AnyId, defaults: &[Value]) -> Vec<(&'static About, Value)> {
        let rows = self.attributes(id).into_iter().zip(defaults);
        let stated = rows.filter(
            |((about, value), default)| {
                if about.required { *value != Value::None } else { value != *default }
            },
        );
        stated.map(|(row, _)| row).collect()
    }

    /// The value of one attribute; `None` when there is no such entity or attribute.
    pub fn attribute(&self, id: AnyId, key: &str) -> Option<Value> {
        for_kind!(id.kind, T => {
            let entity = id.typed().and_then(|id| self.get::<T>(id))?;
            let row = T::ATTRIBUTES.iter().find(|row| row.about.key == key)?;
            Some(row.read(entity, self))
        })
    }

    /// Visits everything that an entity refers to, with the key of the attribute that does.
    pub fn references(&self, id: AnyId, visit: &mut dyn FnMut(&'static About, Target<'_>)) {
        for_kind!(id.kind, T => {
            if let Some(entity) = id.typed().and_then(|id| self.get::<T>(id)) {
                for row in T::ATTRIBUTES {
                    row.refs(entity, &mut |target| visit(&row.about, target));
                }
            }
        });
    }

    /// The names in an entity that name nothing, with the attribute that holds each (V-31).
    pub fn missing_references(&self, id: AnyId) -> Vec<(&'static About, Kind, Name)> {
        let mut missing = Vec::new();
        self.references(id, &mut |about, target| {
            if let Target::Missing(kind, name) = target {
                missing.push((about, kind, name.clone()));
            }
        });
        missing
    }
}
