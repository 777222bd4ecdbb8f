//! Sections of entities: each entity is read attribute by attribute and put into its arena.

use super::super::fault::{Collected, Found, Reason};
use super::Reader;
use super::value::{AnyValue, Shape, Word, skip};
use crate::edit::near;
use crate::topology::attributes::{About, Domain, Value};
use crate::topology::{Entity, Kind, Target, for_kind};
use ipnet::IpNet;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::net::IpAddr;

/// How many entities are read before progress is told again.
const STRIDE: usize = 256;

/// The entity that is being read.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    /// The kind of the section, once there is one.
    kind: Option<Kind>,
    /// Which entity of the section, counted from 1.
    number: usize,
    /// What the kind may have, in the order of the table.
    known: Vec<&'static About>,
    /// What was read of it, in the same order, with the place of each in bytes.
    values: Vec<Option<(usize, Value)>>,
    /// Where the entity begins, in bytes.
    start: usize,
}

impl Attributes {
    fn begin_section(&mut self, kind: Kind) {
        self.kind = Some(kind);
        self.number = 0;
        self.known = kind.attributes();
        self.values = self.known.iter().map(|_| None).collect();
    }

    fn begin(&mut self, start: usize) {
        self.number += 1;
        self.start = start;
        self.values.fill(None);
    }

    fn get(&self, place: usize) -> Option<&(usize, Value)> {
        self.values.get(place).and_then(Option::as_ref)
    }

    fn text(&self, place: usize) -> Option<&str> {
        self.get(place).and_then(|(_, value)| value.as_text())
    }

    /// What the entity is called in a message, if one is being read.
    pub fn subject(&self) -> Option<String> {
        let kind = self.kind?;
        Some(match self.text(0) {
            Some(name) => format!("{} {}", kind.noun(), name.chars().take(80).collect::<String>()),
            None if kind.is_single() => kind.noun().to_owned(),
            None => format!("{} number {}", kind.noun(), self.number),
        })
    }

    /// The range that the first two attributes of a subnet give when its address has host bits set, and the range
    /// without them.
    fn host_bits(&self) -> Option<(IpNet, IpNet)> {
        let text = self.text(0)?.trim();
        let found = match (text.parse::<IpNet>(), self.get(1)) {
            (Ok(range), None) => range,
            (_, Some((_, Value::Number(bits)))) => {
                let address = text.split_once('/').map_or(text, |(address, _)| address);
                IpNet::new(
                    address.parse::<IpAddr>().ok()?,
                    u8::try_from(*bits).ok().filter(|bits| *bits > 0)?,
                )
                .ok()?
            }
            _ => return None,
        };
        Some((found, found.trunc())).filter(|(found, taken)| found != taken)
    }
}

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
                let near = near(&key, known.iter().map(|about| about.key.to_owned()));
                reader.fault(None, None, Reason::UnknownAttribute { key: key.into_owned(), near });
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
        self.no_entity(format_args!("{:?}", text.chars().take(80).collect::<String>()))
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.no_entity("None")
    }
}

impl Reader<'_, '_> {
    /// Puts the entity that was read into its arena, and names it in the faults that were found in it.
    fn take_entity(&mut self, first_fault: usize) {
        if let Some(kind) = self.attributes.kind {
            for_kind!(kind, T => self.build::<T>());
        }
        if self.faults.len() > first_fault {
            self.faults.name_since(first_fault, self.attributes.subject().as_deref());
        }
    }

    fn build<T: Entity>(&mut self) {
        let Self { attributes, names, faults, .. } = self;
        let mut entity = T::default();
        let mut whole = true;
        for (place, row) in T::ATTRIBUTES.iter().enumerate() {
            match attributes.get(place) {
                Some((offset, value)) if !(row.about.required && *value == Value::None) => {
                    if let Err(fault) = row.write(&mut entity, value, &*names) {
                        if let Some((found, taken)) =
                            attributes.host_bits().filter(|_| T::KIND == Kind::Subnet)
                            && let Some(range) = T::ATTRIBUTES.first()
                            && range.write(&mut entity, &Value::text(taken), &*names).is_ok()
                        {
                            note(faults, *offset, Some("V-33"), Reason::HostBits { found, taken });
                            // The mask has been read with the address.
                            continue;
                        }
                        let code = value_code(T::KIND, &row.about);
                        note(faults, *offset, code, Reason::Value { key: row.about.key, fault });
                        whole &= !is_essential(T::KIND, &row.about);
                    }
                }
                _ if row.about.required && !is_range_with_mask(T::KIND, &row.about, attributes.text(0)) => {
                    let code = value_code(T::KIND, &row.about);
                    note(faults, attributes.start, code, Reason::Required(row.about.key));
                    whole &= !is_essential(T::KIND, &row.about);
                }
                _ => {}
            }
        }
        if !whole {
            return;
        }
        if names.by_key(T::KIND, &entity.key()).is_some() {
            note(faults, attributes.start, duplicate_code(T::KIND), Reason::Duplicate);
            return;
        }
        let waits = any_missing(&entity);
        let id = T::arena_mut(&mut self.topology).push(entity);
        if let Some(entity) = self.topology.get(id) {
            names.insert(id.into(), entity);
        }
        if waits {
            self.waiting.push((id.into(), attributes.start));
        }
    }
}

fn note(faults: &mut Collected, offset: usize, code: Option<&'static str>, reason: Reason) {
    faults.push(Found { offset, code, subject: None, reason });
}

fn any_missing<T: Entity>(entity: &T) -> bool {
    let mut any = false;
    for row in T::ATTRIBUTES {
        row.refs(entity, &mut |target| any |= matches!(target, Target::Missing(..)));
    }
    any
}

/// Whether an entity is nothing without the attribute: its identity, and the mask of a subnet.
fn is_essential(kind: Kind, about: &About) -> bool {
    about.key == "Identity" || is_mask(kind, about)
}

fn is_mask(kind: Kind, about: &About) -> bool {
    kind == Kind::Subnet && about.key == "MaskBits"
}

/// Whether the mask stands behind the address, as in `10.0.0.0/24`.
fn is_range_with_mask(kind: Kind, about: &About, identity: Option<&str>) -> bool {
    is_mask(kind, about) && identity.is_some_and(|text| text.contains('/'))
}

/// The rule that a value of an attribute breaks when it is none.
fn value_code(kind: Kind, about: &About) -> Option<&'static str> {
    if is_mask(kind, about) {
        Some("V-34")
    } else if about.domain == Domain::Guid {
        Some("V-53")
    } else {
        None
    }
}

/// The rule that a second entity of the same identity breaks.
pub(super) fn duplicate_code(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Trunk => Some("V-15"),
        Kind::TrunkConfiguration => Some("V-24"),
        Kind::Subnet => Some("V-35"),
        Kind::NetworkRegion
        | Kind::NetworkSite
        | Kind::BandwidthPolicyProfile
        | Kind::RegionLink
        | Kind::RegionRoute
        | Kind::IntersitePolicy => Some("V-32"),
        _ => None,
    }
}
