//! The sections that follow the entities: layout, waivers, origin.

use super::super::fault::{Reason, cut};
use super::super::section;
use super::Reader;
use super::value::{Word, skip};
use crate::edit::{Subject, WaiverForm, near};
use crate::topology::attributes::Names;
use crate::topology::values::Text;
use crate::topology::{GLOBAL, Kind, Name, Note, Origin, Place};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use std::fmt;
use std::sync::Arc;

/// A note as the file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteForm {
    at: (i32, i32),
    text: String,
}

/// The origin as the file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OriginForm {
    target: String,
    name: String,
    version: u64,
    digest: String,
}

/// Takes the waivers of a file.
pub(super) fn waivers(reader: &mut Reader<'_, '_>, forms: Vec<WaiverForm>) {
    for form in forms {
        match form.waiver() {
            Ok(waiver) => Arc::make_mut(&mut reader.document.waivers).push(waiver),
            Err(error) => {
                reader.fault(
                    None,
                    Some(format!("waiver of {}", cut(&form.code))),
                    Reason::Left(error.to_string()),
                );
            }
        }
    }
}

/// Takes the origin of a pulled document.
pub(super) fn origin(reader: &mut Reader<'_, '_>, form: OriginForm) {
    match Name::new(&form.name) {
        Ok(name) => {
            let (target, digest) = (form.target.into(), form.digest.into());
            reader.document.origin = Some(Arc::new(Origin { target, name, version: form.version, digest }));
        }
        Err(fault) => reader.fault(None, Some(section::ORIGIN.to_owned()), Reason::Left(fault.to_string())),
    }
}

/// Reads the layout.
pub(super) struct Drawing<'a, 'de, 'p>(pub &'a mut Reader<'de, 'p>);

impl<'de> DeserializeSeed<'de> for Drawing<'_, 'de, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_struct("", &[], self)
    }
}

impl<'de> Visitor<'de> for Drawing<'_, 'de, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("places, sizes, folded groups and notes")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(reader) = self;
        while let Some(name) = map.next_key_seed(Word(&mut *reader))? {
            match &*name {
                "places" => map.next_value_seed(Places(&mut *reader))?,
                "sizes" => map.next_value_seed(Sizes(&mut *reader))?,
                "folded" => map.next_value_seed(Folded(&mut *reader))?,
                "notes" => notes(reader, map.next_value()?),
                _ => {
                    let near = near(&name, ["places", "sizes", "folded", "notes"].map(str::to_owned));
                    let subject = Some(section::LAYOUT.to_owned());
                    reader.fault(None, subject, Reason::UnknownSection { name: cut(&name), near });
                    skip(&mut map)?;
                }
            }
        }
        Ok(())
    }
}

fn notes(reader: &mut Reader<'_, '_>, forms: Vec<NoteForm>) {
    for NoteForm { at: (x, y), text } in forms {
        match Text::new(&text) {
            Ok(text) => {
                Arc::make_mut(&mut reader.document.layout.notes).push(Note { place: Place { x, y }, text });
            }
            Err(fault) => reader.fault(None, Some("note".to_owned()), Reason::Left(fault.to_string())),
        }
    }
}

/// Reads where things stand.
struct Places<'a, 'de, 'p>(&'a mut Reader<'de, 'p>);

impl<'de> DeserializeSeed<'de> for Places<'_, 'de, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Places<'_, 'de, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("entities with their places, such as NetworkSite(\"Reno\"): (40, 310)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(reader) = self;
        while let Some(subject) = map.next_key_seed(Named(&mut *reader))? {
            let offset = reader.offset;
            let (x, y) = map.next_value()?;
            if let Some(subject) = subject {
                reader.placed.push((subject, Place { x, y }, offset));
            }
        }
        Ok(())
    }
}

/// Reads how large areas are at least.
struct Sizes<'a, 'de, 'p>(&'a mut Reader<'de, 'p>);

impl<'de> DeserializeSeed<'de> for Sizes<'_, 'de, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Sizes<'_, 'de, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("network regions with their sizes, such as NetworkRegion(\"EMEA\"): (400, 300)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(reader) = self;
        while let Some(subject) = map.next_key_seed(Named(&mut *reader))? {
            let offset = reader.offset;
            let size = map.next_value()?;
            if let Some(subject) = subject {
                reader.sized.push((subject, size, offset));
            }
        }
        Ok(())
    }
}

/// Reads which groups are folded.
struct Folded<'a, 'de, 'p>(&'a mut Reader<'de, 'p>);

impl<'de> DeserializeSeed<'de> for Folded<'_, 'de, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Folded<'_, 'de, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("entities such as NetworkRegion(\"EMEA\")")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Self(reader) = self;
        while let Some(subject) = items.next_element_seed(Named(&mut *reader))? {
            if let Some(subject) = subject {
                reader.folded.push((subject, reader.offset));
            }
        }
        Ok(())
    }
}

/// An entity by kind and name; `None`, and a fault, where there is no such kind.
struct Named<'a, 'de, 'p>(&'a mut Reader<'de, 'p>);

impl<'de> DeserializeSeed<'de> for Named<'_, 'de, '_> {
    type Value = Option<Subject>;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Self::Value, D::Error> {
        input.deserialize_enum("", Kind::WORDS, self)
    }
}

impl<'de> Visitor<'de> for Named<'_, 'de, '_> {
    type Value = Option<Subject>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a kind and a name such as NetworkSite(\"Reno\")")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Self::Value, A::Error> {
        let Self(reader) = self;
        let (word, name) = data.variant_seed(Word(&mut *reader))?;
        let name: String = name.newtype_variant()?;
        let kind = Kind::of_word(&word);
        if kind.is_none() {
            reader.fault(None, Some(cut(&format!("{word} {name}"))), Reason::NotPlaced);
        }
        Ok(kind.map(|kind| Subject::new(kind, name)))
    }
}

impl Reader<'_, '_> {
    /// Gives the layout to the entities that it names.
    pub(super) fn place(&mut self) {
        for (subject, place, offset) in std::mem::take(&mut self.placed) {
            match self.find(&subject) {
                Some(id) => self.document.layout.set_place(id, Some(place)),
                None => self.fault_at(offset, None, Some(cut(&subject.to_string())), Reason::NotPlaced),
            }
        }
        for (subject, size, offset) in std::mem::take(&mut self.sized) {
            match self.find(&subject) {
                Some(id) => self.document.layout.set_size(id, Some(size)),
                None => self.fault_at(offset, None, Some(cut(&subject.to_string())), Reason::NotPlaced),
            }
        }
        for (subject, offset) in std::mem::take(&mut self.folded) {
            match self.find(&subject) {
                Some(id) => self.document.layout.set_folded(id, true),
                None => self.fault_at(offset, None, Some(cut(&subject.to_string())), Reason::NotPlaced),
            }
        }
    }

    fn find(&self, subject: &Subject) -> Option<crate::topology::AnyId> {
        let name = if subject.kind.is_single() { GLOBAL } else { &subject.name };
        self.names.find(subject.kind, name)
    }
}
