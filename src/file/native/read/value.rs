//! A value of any attribute. What no attribute can hold does not end the reading: it is named and passed over.

use super::Reader;
use crate::topology::attributes::Value;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Reads a value and leaves in `misfit` what is none.
pub(super) struct AnyValue<'a> {
    pub misfit: &'a mut Option<String>,
    pub shape: Shape,
}

/// What a value is seen to be before it is read. To be told what follows is half the work of reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    Number,
    Any,
}

impl Shape {
    /// What follows a key: `rest` begins behind it.
    pub fn of(rest: &str) -> Self {
        let Some(value) = rest.trim_start().strip_prefix(':').map(str::trim_start) else { return Self::Any };
        if value.starts_with('"') {
            return Self::Text;
        }
        // Nineteen digits fit the type whatever they are.
        let digits = value.bytes().take(20).take_while(u8::is_ascii_digit).count();
        match value.as_bytes().get(digits) {
            Some(b',' | b')' | b'\n') if (1..20).contains(&digits) => Self::Number,
            _ => Self::Any,
        }
    }
}

impl<'a> AnyValue<'a> {
    /// A value inside another.
    fn inside(misfit: &'a mut Option<String>) -> Self {
        Self { misfit, shape: Shape::Any }
    }

    fn misfit(self, what: String) -> Value {
        self.misfit.get_or_insert(what);
        Value::None
    }
}

impl<'de> DeserializeSeed<'de> for AnyValue<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Value, D::Error> {
        match self.shape {
            Shape::Text => input.deserialize_str(self),
            Shape::Number => input.deserialize_u64(self),
            Shape::Any => input.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for AnyValue<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(u64::try_from(number).map_or_else(|_| self.misfit(number.to_string()), Value::Number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(self.misfit(number.to_string()))
    }

    fn visit_char<E>(self, letter: char) -> Result<Value, E> {
        Ok(self.misfit(format!("'{letter}'")))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.into()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text.into()))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Value, E> {
        Ok(self.misfit("a string of bytes".to_owned()))
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::None)
    }

    fn visit_some<D: Deserializer<'de>>(self, input: D) -> Result<Value, D::Error> {
        input.deserialize_any(self)
    }

    /// A word without quotes, which must not pass for "unset".
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(self.misfit("a word without quotes".to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(AnyValue::inside(&mut *self.misfit))? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut parts = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            parts.push((Cow::Owned(key), map.next_value_seed(AnyValue::inside(&mut *self.misfit))?));
        }
        Ok(Value::Record(parts))
    }
}

/// The name of a field or section; notes where it stands.
pub(super) struct Word<'a, 'de, 'p>(pub &'a mut Reader<'de, 'p>);

impl<'de> DeserializeSeed<'de> for Word<'_, 'de, '_> {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Self::Value, D::Error> {
        input.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for Word<'_, 'de, '_> {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, word: &'de str) -> Result<Self::Value, E> {
        self.0.pass(word);
        Ok(Cow::Borrowed(word))
    }

    fn visit_str<E>(self, word: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(word.to_owned()))
    }
}

/// Passes over the value of a field that is not wanted.
pub(super) fn skip<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(|_| ())
}
