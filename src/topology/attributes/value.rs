//! A value of any attribute, as files, edits and forms hold it: references as names, choices as words.

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A value without a type of its own. RON and JSON write it as it is: `None`, `true`, `4000`, `"Reno"`,
/// `["a", "b"]`, `(Fqdn: "a")`.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// Unset.
    #[default]
    None,
    /// A switch.
    Flag(bool),
    /// A whole number; its unit is the attribute's.
    Number(u64),
    /// A text, a name, an address or a word of a choice.
    Text(Box<str>),
    /// Several values.
    List(Vec<Value>),
    /// Named parts, such as those of a computer.
    Record(Vec<(Cow<'static, str>, Value)>),
}

impl Value {
    /// A text.
    pub fn text(text: impl fmt::Display) -> Self {
        Self::Text(text.to_string().into())
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The part of a record; `None` where there is no such part.
    pub fn part(&self, key: &str) -> &Self {
        match self {
            Self::Record(parts) => {
                parts.iter().find(|(name, _)| name == key).map_or(&Self::None, |(_, part)| part)
            }
            _ => &Self::None,
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => out.serialize_none(),
            Self::Flag(flag) => out.serialize_bool(*flag),
            Self::Number(number) => out.serialize_u64(*number),
            Self::Text(text) => out.serialize_str(text),
            Self::List(list) => out.collect_seq(list),
            Self::Record(parts) => {
                let mut map = out.serialize_map(Some(parts.len()))?;
                for (key, part) in parts {
                    map.serialize_entry(key, part)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("None, true, false, a whole number, a text in quotes, a list or named parts")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value, E> {
        u64::try_from(number).map(Value::Number).map_err(|_| E::custom(format!("{number} is negative")))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.into()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::None)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::None)
    }

    fn visit_some<D: Deserializer<'de>>(self, input: D) -> Result<Value, D::Error> {
        Value::deserialize(input)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut parts = Vec::new();
        while let Some((key, part)) = map.next_entry::<String, Value>()? {
            parts.push((Cow::Owned(key), part));
        }
        Ok(Value::Record(parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ron_and_json_read_what_people_write() {
        let cases = [
            ("None", Value::None),
            ("true", Value::Flag(true)),
            ("4000", Value::Number(4000)),
            ("\"Reno\"", Value::text("Reno")),
            ("[\"a\",1]", Value::List(vec![Value::text("a"), Value::Number(1)])),
            ("Some(5)", Value::Number(5)),
            ("(Fqdn: \"a\")", Value::Record(vec![("Fqdn".into(), Value::text("a"))])),
        ];
        for (text, value) in cases {
            assert_eq!(ron::from_str::<Value>(text).unwrap(), value, "{text}");
        }
        assert_eq!(serde_json::from_str::<Value>("null").unwrap(), Value::None);
        assert!(ron::from_str::<Value>("-1").is_err());
    }
}
