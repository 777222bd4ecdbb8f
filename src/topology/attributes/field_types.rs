//! The types that fields of entities may have, and how each reads and writes as a value.

use super::names::Names;
use super::value::Value;
use crate::topology::entity_id::{AnyId, Ref, Target};
use crate::topology::kind::Kind;
use crate::topology::store::{Entity, Topology};
use crate::topology::values::{
    Choice, Choices, Computer, EncryptionLevel, Fqdn, GatewayKind, Guid, Host, IpVersion, LineUri, Name,
    NumberRule, PortRange, ResponseCodeRule, ServerSiteKind, SrtpMode, Text, Transport, ValueFault,
    VideoRate,
};
use std::net::IpAddr;
use std::str::FromStr;
use thiserror::Error;

/// What values an attribute takes; forms and messages read it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Domain {
    /// On or off.
    Flag,
    /// A whole number.
    Number,
    /// The name of the entity.
    Name,
    /// A text of any length, possibly of several lines.
    Text,
    /// A host name.
    Fqdn,
    /// A host name or an address.
    Host,
    /// An address.
    Address,
    /// A range of addresses.
    Range,
    /// A GUID.
    Guid,
    /// A Line URI.
    LineUri,
    /// A port or a range of ports.
    Ports,
    /// One of a few words.
    Choice(&'static [Choice]),
    /// The name of an entity of that kind.
    Reference(Kind),
    /// The scope of a collection.
    Scope,
    /// Any number of values.
    List(&'static Domain),
    /// Named parts.
    Record(&'static [(&'static str, Domain)]),
}

/// Why a value cannot be given to an attribute.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AttributeFault {
    /// A value of the wrong shape.
    #[error("expected {expected}, found {found}")]
    Shape {
        /// What the attribute takes.
        expected: &'static str,
        /// What was given.
        found: String,
    },
    /// A text that is no value of the type.
    #[error(transparent)]
    Value(#[from] ValueFault),
    /// A number outside what the type can hold.
    #[error("{found} is too large; at most {limit} is possible")]
    TooLarge {
        /// The number.
        found: u64,
        /// The highest possible.
        limit: u64,
    },
    /// Parts that do not fit together.
    #[error("{0}")]
    Clash(String),
}

impl AttributeFault {
    /// A value of the wrong shape.
    pub(crate) fn shape(expected: &'static str, found: &Value) -> Self {
        let found = match found {
            Value::None => "nothing".to_owned(),
            Value::Flag(flag) => flag.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Text(text) => format!("{:?}", text.chars().take(80).collect::<String>()),
            Value::List(_) => "a list".to_owned(),
            Value::Record(_) => "named parts".to_owned(),
        };
        Self::Shape { expected, found }
    }
}

/// A type that a field of an entity may have.
pub trait Field: Sized {
    /// What values it takes.
    const DOMAIN: Domain;

    /// The value, with references as names.
    fn read(&self, topology: &Topology) -> Value;

    /// Reads a value; a name that names nothing becomes a missing reference.
    ///
    /// # Errors
    /// When the value is none of this type.
    fn write(value: &Value, names: &dyn Names) -> Result<Self, AttributeFault>;

    /// Visits what it refers to.
    fn refs(&self, _visit: &mut dyn FnMut(Target<'_>)) {}

    /// Points a reference elsewhere, or clears it where the field can do without.
    fn retarget(&mut self, _from: AnyId, _to: Option<AnyId>) {}

    /// Points missing references at the entities that have their names by now.
    fn mend(&mut self, _names: &dyn Names) {}
}

impl Field for bool {
    const DOMAIN: Domain = Domain::Flag;

    fn read(&self, _: &Topology) -> Value {
        Value::Flag(*self)
    }

    fn write(value: &Value, _: &dyn Names) -> Result<Self, AttributeFault> {
        match value {
            Value::Flag(flag) => Ok(*flag),
            other => Err(AttributeFault::shape("true or false", other)),
        }
    }
}

macro_rules! numbers {
    ($($type:ty),*) => {$(
        impl Field for $type {
            const DOMAIN: Domain = Domain::Number;

            fn read(&self, _: &Topology) -> Value {
                Value::Number(u64::from(*self))
            }

            fn write(value: &Value, _: &dyn Names) -> Result<Self, AttributeFault> {
                let Value::Number(number) = value else {
                    return Err(AttributeFault::shape("a whole number", value));
                };
                Self::try_from(*number)
                    .map_err(|_| AttributeFault::TooLarge { found: *number, limit: u64::from(Self::MAX) })
            }
        }
    )*};
}
numbers!(u16, u32);

/// Types whose value is one text.
macro_rules! texts {
    ($($type:ty, $domain:expr, $expected:literal, $parse:expr;)*) => {$(
        impl Field for $type {
            const DOMAIN: Domain = $domain;

            fn read(&self, _: &Topology) -> Value {
                Value::text(self)
            }

            fn write(value: &Value, _: &dyn Names) -> Result<Self, AttributeFault> {
                let text = value.as_text().ok_or_else(|| AttributeFault::shape($expected, value))?;
                Ok($parse(text)?)
            }
        }
    )*};
}

fn address(text: &str) -> Result<IpAddr, ValueFault> {
    text.trim().parse().map_err(|_| ValueFault::not_a(text, "an address such as 172.28.151.140"))
}

texts! {
    Name, Domain::Name, "a name in quotes", Name::new;
    Text, Domain::Text, "a text in quotes", Text::new;
    Fqdn, Domain::Fqdn, "a host name in quotes", Fqdn::from_str;
    Host, Domain::Host, "a host name or an address in quotes", Host::from_str;
    IpAddr, Domain::Address, "an address in quotes", address;
    Guid, Domain::Guid, "a GUID in quotes", Guid::from_str;
    LineUri, Domain::LineUri, "a Line URI in quotes", LineUri::from_str;
}

impl Field for Box<str> {
    const DOMAIN: Domain = Domain::Text;

    fn read(&self, _: &Topology) -> Value {
        Value::Text(self.clone())
    }

    fn write(value: &Value, names: &dyn Names) -> Result<Self, AttributeFault> {
        Ok(Text::write(value, names)?.as_str().into())
    }
}

impl Field for PortRange {
    const DOMAIN: Domain = Domain::Ports;

    /// One port is a number, a range is a text.
    fn read(&self, _: &Topology) -> Value {
        if self.first == self.last { Value::Number(u64::from(self.first)) } else { Value::text(self) }
    }

    fn write(value: &Value, names: &dyn Names) -> Result<Self, AttributeFault> {
        match value {
            Value::Text(text) => Ok(text.parse()?),
            Value::Number(_) => Ok(Self::one(u16::write(value, names)?)),
            other => Err(AttributeFault::shape("a port, or a range such as \"5067-5070\"", other)),
        }
    }
}

macro_rules! choice_fields {
    ($($type:ty),*) => {$(
        impl Field for $type {
            const DOMAIN: Domain = Domain::Choice(<$type as Choices>::ALL);

            fn read(&self, _: &Topology) -> Value {
                Value::text(self.choice().key)
            }

            fn write(value: &Value, _: &dyn Names) -> Result<Self, AttributeFault> {
                let text = value.as_text().ok_or_else(|| AttributeFault::shape(<$type as Choices>::WHAT, value))?;
                Ok(<$type as Choices>::parse(text)?)
            }
        }
    )*};
}
choice_fields!(ServerSiteKind, GatewayKind, IpVersion, Transport, SrtpMode, EncryptionLevel, VideoRate);

impl<F: Field> Field for Option<F> {
    const DOMAIN: Domain = F::DOMAIN;

    fn read(&self, topology: &Topology) -> Value {
        self.as_ref().map_or(Value::None, |field| field.read(topology))
    }

    fn write(value: &Value, names: &dyn Names) -> Result<Self, AttributeFault> {
        if *value == Value::None { Ok(None) } else { F::write(value, names).map(Some) }
    }

    fn refs(&self, visit: &mut dyn FnMut(Target<'_>)) {
        if let Some(field) = self {
            field.refs(visit);
        }
    }

    fn retarget(&mut self, from: AnyId, to: Option<AnyId>) {
        let mut points_there = false;
        self.refs(&mut |target| points_there |= target == Target::Known(from));
        match (points_there, to) {
            (true, None) => *self = None,
            (true, Some(_)) => self.iter_mut().for_each(|field| field.retarget(from, to)),
            (false, _) => {}
        }
    }

    fn mend(&mut self, names: &dyn Names) {
        if let Some(field) = self {
            field.mend(names);
        }
    }
}

impl<F: Field> Field for Vec<F> {
    const DOMAIN: Domain = Domain::List(&F::DOMAIN);

    fn read(&self, topology: &Topology) -> Value {
        Value::List(self.iter().map(|field| field.read(topology)).collect())
    }

    fn write(value: &Value, names: &dyn Names) -> Result<Self, AttributeFault> {
        match value {
            Value::List(list) => list.iter().map(|item| F::write(item, names)).collect(),
            other => Err(AttributeFault::shape("a list in square brackets", other)),
        }
    }

    fn refs(&self, visit: &mut dyn FnMut(Target<'_>)) {
        for field in self {
            field.refs(visit);
        }
    }

    fn retarget(&mut self, from: AnyId, to: Option<AnyId>) {
        if to.is_none() {
            self.retain(|field| {
                let mut points_there = false;
                field.refs(&mut |target| points_there |= target == Target::Known(from));
                !points_there
            });
        }
        for field in self {
            field.retarget(from, to);
        }
    }

    fn mend(&mut self, names: &dyn Names) {
        for field in self {
            field.mend(names);
        }
    }
}

impl<T: Entity> Field for Ref<T> {
    const DOMAIN: Domain = Domain::Reference(T::KIND);

    fn read(&self, topology: &Topology) -> Value {
        match self {
            Self::To(id) => Value::text(topology.name((*id).into())),
            Self::Missing(name) => Value::text(name),
        }
    }

    fn write(value: &Value, names: &dyn Names) -> Result<Self, AttributeFault> {
        let text = value.as_text().ok_or_else(|| AttributeFault::shape("a name in quotes", value))?;
        match names.find(T::KIND, text).and_then(AnyId::typed) {
            Some(id) => Ok(Self::To(id)),
            None => Ok(Self::Missing(Box::new(Name::new(text)?))),
        }
    }

    fn refs(&self, visit: &mut dyn FnMut(Target<'_>)) {
        visit(match self {
            Self::To(id) => Target::Known((*id).into()),
            Self::Missing(name) => Target::Missing(T::KIND, name),
        });
    }

    fn retarget(&mut self, from: AnyId, to: Option<AnyId>) {
        if let (Self::To(id), Some(to)) = (&*self, to.and_then(AnyId::typed))
            && AnyId::from(*id) == from
        {
            *self = Self::To(to);
        }
    }

    fn mend(&mut self, names: &dyn Names) {
        if let Self::Missing(name) = self
            && let Some(id) = names.find(T::KIND, name.as_str()).and_then(AnyId::typed)
        {
            *self = Self::To(id);
        }
    }
}

/// Types made of named parts.
macro_rules! records {
    ($($type:ident { $($field:ident: $part:ty = $key:literal),* $(,)? })*) => {$(
        impl Field for $type {
            const DOMAIN: Domain = Domain::Record(&[$(($key, <$part as Field>::DOMAIN)),*]);

            fn read(&self, topology: &Topology) -> Value {
                let parts = [$(($key.into(), self.$field.read(topology))),*];
                Value::Record(parts.into_iter().filter(|(_, part)| *part != Value::None).collect())
            }

            fn write(value: &Value, names: &dyn Names) -> Result<Self, AttributeFault> {
                let Value::Record(parts) = value else {
                    return Err(AttributeFault::shape(concat!("named parts", $(" ", $key),*), value));
                };
                let known = [$($key),*];
                if let Some((key, _)) = parts.iter().find(|(key, _)| !known.contains(&key.as_ref())) {
                    return Err(AttributeFault::Clash(format!("there is no part {key:?}; known are {}", known.join(", "))));
                }
                Ok(Self { $($field: <$part>::write(value.part($key), names)?,)* })
            }
        }
    )*};
}

records! {
    Computer { fqdn: Fqdn = "Fqdn", address: Option<IpAddr> = "Address", pstn_address: Option<IpAddr> = "PstnAddress" }
    NumberRule { name: Name = "Name", pattern: Box<str> = "Pattern", translation: Box<str> = "Translation" }
    ResponseCodeRule { name: Name = "Name", received: u16 = "ReceivedResponseCode", translated: u16 = "TranslatedResponseCode" }
}
