//! Sections of entities: each entity is read attribute by attribute.

use super::super::fault::{Reason, cut};
use super::Reader;
use super::value::{AnyValue, Shape, Word, skip};
use crate::edit::near;
use crate::topology::Kind;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// How many entities are read before progress is told again.
const STRIDE: usize = 256;

/// Reads the entities of one kind.
pub(super) struct Section<'a, 'de, 'p> {
    reader: &'a mut Reader<'de, 'p>,
}

impl<'a, 'de, 'p> Section<'a, 'de, 'p> {
    pub fn new(reader: &'a mut Reader<'de, 'p>, kind: Kind) -> Self {
        reader.attributes.begin_section(kind);
        Self { reader }
    }
}

impl<'de> DeserializeSeed<'de> for Section<'_, 'de, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Section<'_, 'de, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of entities")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entities: A) -> Result<(), A::Error> {
        let Self { reader } = self;
        while entities.next_element_seed(OneEntity(&mut *reader))?.is_some() {
            if reader.attributes.number.is_multiple_of(STRIDE) {
                reader.report()?;
            }
        }
        reader.attributes.kind = None;
        Ok(())
    }
}

/// Reads one entity.
struct OneEntity<'a, 'de, 'p>(&'a mut Reader<'de, 'p>);

impl OneEntity<'_, '_, '_> {
    fn no_entity<E>(self, found: impl fmt::Display) -> Result<(), E> {
        let Self(reader) = self;
        reader.attributes.begin(reader.offset);
        reader.fault(None, reader.attributes.subject(), Reason::NoEntity(found.to_string()));
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for OneEntity<'_, 'de, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for OneEntity<'_, 'de, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entity")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(reader) = self;
        let first_fault = reader.faults.len();
        let mut begun = false;
        while let Some(key) = map.next_key_seed(Word(&mut *reader))? {
            let offset = reader.offset;
            if !std::mem::replace(&mut begun, true) {
                reader.attributes.begin(offset);
            }
            let known = &reader.attributes.known;
            let Some(place) = known.iter().position(|about| about.key == key) else {
                let known = known.iter().filter(|_| !reader.faults.is_full());
                let near = near(&key, known.map(|about| about.key.to_owned()));
                reader.fault(None, None, Reason::UnknownAttribute { key: cut(&key), near });
                skip(&mut map)?;
                continue;
            };
            let mut misfit = None;
            let shape = reader.text.get(offset + key.len()..).map_or(Shape::Any, Shape::of);
            let value = map.next_value_seed(AnyValue { misfit: &mut misfit, shape })?;
            if let Some(found) = misfit {
                reader.fault_at(offset, None, None, Reason::NoValue { key: key.into_owned(), found });
                continue;
            }
            match reader.attributes.values.get_mut(place) {
                Some(slot @ None) => *slot = Some((offset, value)),
                _ => reader.fault_at(offset, None, None, Reason::Twice(key.into_owned())),
            }
        }
        if !begun {
            reader.attributes.begin(reader.offset);
        }
        reader.take_entity(first_fault);
        Ok(())
    }

    /// An entity without attributes.
    fn visit_unit<E>(self) -> Result<(), E> {
        let Self(reader) = self;
        reader.attributes.begin(reader.offset);
        reader.take_entity(reader.faults.len());
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut count = 0;
        while items.next_element::<IgnoredAny>()?.is_some() {
            count += 1;
        }
        if count == 0 { self.visit_unit() } else { self.no_entity("a list") }
    }

    fn visit_bool<E>(self, flag: bool) -> Result<(), E> {
        self.no_entity(flag)
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.no_entity(number)
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.no_entity(number)
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.no_entity(number)
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.no_entity(format_args!("{:?}", cut(text)))
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.no_entity("None")
    }
}
