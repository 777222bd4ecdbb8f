//! The outermost parentheses: which section follows, and who reads it.

use super::super::fault::{Reason, cut};
use super::super::section;
use super::entity::Section;
use super::value::{Word, skip};
use super::{Reader, drawing};
use crate::edit::near;
use crate::topology::Kind;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use std::fmt;

/// Reads the whole document.
pub(super) struct Root<'a, 'de, 'p>(pub &'a mut Reader<'de, 'p>);

impl<'de> DeserializeSeed<'de> for Root<'_, 'de, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_struct("", &[], self)
    }
}

impl<'de> Visitor<'de> for Root<'_, 'de, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the sections of a document")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(reader) = self;
        let mut read: Vec<String> = Vec::new();
        while let Some(name) = map.next_key_seed(Word(&mut *reader))? {
            if read.iter().any(|other| *other == name) {
                reader.fault(None, None, Reason::Twice(name.into_owned()));
                skip(&mut map)?;
                continue;
            }
            match (&*name, Kind::ALL.iter().find(|kind| kind.section() == name)) {
                (_, Some(kind)) => map.next_value_seed(Section::new(reader, *kind))?,
                (section::VERSION, _) => skip(&mut map)?,
                (section::LAYOUT, _) => map.next_value_seed(drawing::Drawing(&mut *reader))?,
                (section::WAIVERS, _) => drawing::waivers(reader, map.next_value()?),
                (section::ORIGIN, _) => drawing::origin(reader, map.next_value()?),
                _ => {
                    let known = Kind::ALL.iter().map(|kind| kind.section()).chain(section::OTHERS);
                    let near = near(&name, known.map(str::to_owned));
                    reader.fault(None, None, Reason::UnknownSection { name: cut(&name), near });
                    skip(&mut map)?;
                }
            }
            read.push(name.into_owned());
        }
        Ok(())
    }
}
