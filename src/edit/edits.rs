//! The edits that change a document, as canvas, forms, scripts and importers write them.

use super::error::EditError;
use crate::topology::attributes::Value;
use crate::topology::values::Text;
use crate::topology::{AnyId, Kind, Name, Place, Topology, Waiver};
use serde::de::{self, Deserialize, Deserializer, EnumAccess, VariantAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// An entity by kind and name: `NetworkSite("Reno")`, `TrunkConfiguration("site:Chicago")`. What exists once is
/// written with its kind and `"Global"`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subject {
    /// The kind.
    pub kind: Kind,
    /// The name, in any case.
    pub name: String,
}

impl Subject {
    /// An entity by kind and name.
    pub fn new(kind: Kind, name: impl Into<String>) -> Self {
        Self { kind, name: name.into() }
    }

    /// The name of an entity of a topology.
    pub fn of(topology: &Topology, id: impl Into<AnyId>) -> Self {
        let id = id.into();
        Self { kind: id.kind, name: topology.name(id) }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.kind.is_single() {
            f.write_str(self.kind.noun())
        } else {
            write!(f, "{} {}", self.kind.noun(), self.name)
        }
    }
}

/// Attributes with their values, by key.
pub type Attributes = BTreeMap<String, Value>;

/// What happens to whatever refers to an entity that is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum Dependents {
    /// The edit is refused while anything refers to it (V-54, V-55).
    #[default]
    Refuse,
    /// References that can be unset are; what cannot do without goes too.
    Clear,
    /// As `Clear`, and what stands in it or belongs to it goes too: the network sites of a region, the subnets of a
    /// network site, the pools and peers of a server site, the pools that run on it.
    Remove,
}

/// One change of a document. It happens whole or not at all.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Edit {
    /// Makes an entity; attributes that are not named take the product's defaults.
    Add(Subject, #[serde(default)] Attributes),
    /// Sets one attribute; `Identity` renames.
    Set(Subject, String, Value),
    /// Removes an entity. The collection of global scope is reset to the defaults instead [DTC].
    Remove(Subject, #[serde(default)] Dependents),
    /// Places something on the canvas, in points at 100 %; `None` leaves it to the layout.
    Place(Subject, Option<(i32, i32)>),
    /// Makes the area of a network region at least so wide and high, in points at 100 %; `None` leaves it to the layout.
    Resize(Subject, Option<(u32, u32)>),
    /// Folds a group on the canvas, or unfolds it.
    Fold(Subject, bool),
    /// Adds a note at a place.
    AddNote((i32, i32), String),
    /// Moves the note with that number, counted from 0, and says what stands on it.
    SetNote(usize, (i32, i32), String),
    /// Removes the note with that number, counted from 0.
    RemoveNote(usize),
    /// Accepts a finding.
    Waive(WaiverForm),
    /// Takes the acceptance of a finding back: its code and the names of its subjects.
    Unwaive(String, Vec<String>),
    /// Several edits as one, with a name of its own.
    Batch(String, Vec<Edit>),
}

/// A waiver as edits and files write it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaiverForm {
    /// The code of the rule, such as `V-44`.
    pub code: String,
    /// What the finding is about, such as `network site Reno`.
    pub subjects: Vec<String>,
    /// Who accepts it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The day, such as `2026-11-20`.
    pub date: String,
}

impl From<&Waiver> for WaiverForm {
    fn from(waiver: &Waiver) -> Self {
        Self {
            code: waiver.code.to_string(),
            subjects: waiver.subjects.iter().map(ToString::to_string).collect(),
            by: waiver.by.to_string(),
            reason: waiver.reason.to_string(),
            date: waiver.date.to_string(),
        }
    }
}

impl WaiverForm {
    /// The waiver.
    ///
    /// # Errors
    /// When the name or the reason is none.
    pub fn waiver(&self) -> Result<Waiver, EditError> {
        let text = |what| move |fault| EditError::Text { what, fault };
        Ok(Waiver {
            code: self.code.as_str().into(),
            subjects: self.subjects.iter().map(|subject| subject.as_str().into()).collect(),
            by: Name::new(&self.by).map_err(text("the name of who waives"))?,
            reason: Text::new(&self.reason).map_err(text("the reason"))?,
            date: self.date.as_str().into(),
        })
    }
}

impl Edit {
    /// Sets one attribute.
    pub fn set(subject: Subject, key: &str, value: Value) -> Self {
        Self::Set(subject, key.to_owned(), value)
    }

    /// Places something on the canvas.
    pub fn place(subject: Subject, place: Place) -> Self {
        Self::Place(subject, Some((place.x, place.y)))
    }
}

impl Serialize for Subject {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_newtype_variant("Subject", self.kind as u32, self.kind.word(), &self.name)
    }
}

impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        struct SubjectVisitor;

        impl<'de> Visitor<'de> for SubjectVisitor {
            type Value = Subject;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a kind and a name such as NetworkSite(\"Reno\")")
            }

            fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Subject, A::Error> {
                let (KindWord(kind), name) = data.variant()?;
                Ok(Subject { kind, name: name.newtype_variant()? })
            }
        }
        input.deserialize_enum("Subject", Kind::WORDS, SubjectVisitor)
    }
}

struct KindWord(Kind);

impl<'de> Deserialize<'de> for KindWord {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        struct WordVisitor;

        impl Visitor<'_> for WordVisitor {
            type Value = KindWord;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a kind such as NetworkSite or Trunk")
            }

            fn visit_str<E: de::Error>(self, word: &str) -> Result<KindWord, E> {
                Kind::of_word(word).map(KindWord).ok_or_else(|| E::unknown_variant(word, Kind::WORDS))
            }
        }
        input.deserialize_identifier(WordVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_read_as_people_write_them() {
        let text = r#"[
            Set(NetworkSite("Reno"), "BWPolicyProfileID", None),
            Set(NetworkConfiguration("Global"), "EnableBandwidthPolicyCheck", false),
            Add(Subnet("172.29.0.0/16"), {"NetworkSiteID": "New York"}),
            Remove(Subnet("172.29.81.0"), Refuse),
        ]"#;
        let edits: Vec<Edit> = ron::from_str(text).unwrap();
        assert_eq!(
            edits[0],
            Edit::set(Subject::new(Kind::NetworkSite, "Reno"), "BWPolicyProfileID", Value::None)
        );
        let written = ron::to_string(&edits).unwrap();
        assert_eq!(ron::from_str::<Vec<Edit>>(&written).unwrap(), edits);
    }

    #[test]
    fn an_unknown_kind_is_named() {
        let error = ron::from_str::<Edit>(r#"Remove(Sites("Reno"), Refuse)"#).unwrap_err().to_string();
        assert!(error.contains("Sites"), "{error}");
    }
}
