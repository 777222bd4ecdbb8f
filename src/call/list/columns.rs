//! The columns of a call list, each with what it does to a request.

use crate::call::number::plain;
use crate::call::request::{CallRequest, Unevaluated};
use crate::topology::values::{Choices, ValueFault};
use std::net::IpAddr;

/// A column.
pub(super) struct Column {
    /// Its name.
    pub name: &'static str,
    /// Takes a value that is not empty.
    pub take: fn(&mut CallRequest, &str) -> Result<(), ValueFault>,
}

/// The column with that name, either case.
pub(super) fn named(name: &str) -> Option<&'static Column> {
    ALL.iter().find(|column| column.name.eq_ignore_ascii_case(name))
}

/// The names of all columns, for a message.
pub(super) fn names() -> String {
    ALL.iter().map(|column| column.name).collect::<Vec<_>>().join(", ")
}

const fn column(name: &'static str, take: fn(&mut CallRequest, &str) -> Result<(), ValueFault>) -> Column {
    Column { name, take }
}

/// A column that is one field of a request.
macro_rules! field {
    ($name:literal, $field:ident, $read:expr) => {
        column($name, |call, value| {
            call.$field = $read(value)?;
            Ok(())
        })
    };
}

/// A column that no rule of this version evaluates. Its value must make sense; one that is not the default is kept,
/// so that the report warns of it.
macro_rules! later {
    ($name:literal, $default:literal, $read:expr) => {
        column($name, |call, value| {
            $read(value)?;
            if !value.eq_ignore_ascii_case($default) {
                call.unevaluated.push(Unevaluated { column: $name, value: value.into() });
            }
            Ok(())
        })
    };
}

/// Every column.
pub(super) const ALL: &[Column] = &[
    field!("id", id, text),
    field!("call", kind, Choices::parse),
    field!("media", media, Choices::parse),
    field!("direction", direction, Choices::parse),
    field!("client", client, some(str::parse)),
    field!("location", location, Choices::parse),
    field!("version", version, Choices::parse),
    later!("client_build", "", text),
    later!(
        "endpoint",
        "desktop",
        word(&["desktop", "mobile", "phone", "web"], "desktop, mobile, phone or web")
    ),
    field!("user", user, some(text)),
    field!("policy", policy, some(text)),
    field!("callee", callee, some(str::parse)),
    field!("callee_location", callee_location, Choices::parse),
    field!("callee_policy", callee_policy, some(text)),
    field!("line_uri", line_uri, some(text)),
    field!("number", number, some(plain)),
    field!("trunk", trunk, some(text)),
    field!("from_trunk", from_trunk, some(text)),
    field!("far_media", far_media, some(address)),
    field!("quality", quality, Choices::parse),
    field!("transferred", transferred, flag),
    later!("egress", "", address),
    later!("reaches_sbc", "", flag),
    later!("reaches_service", "", flag),
    later!("vpn", "none", word(&["none", "split", "full"], "none, split or full")),
    later!(
        "escalated",
        "none",
        word(&["none", "group", "federated", "transfer"], "none, group, federated or transfer")
    ),
    field!("down", down, list),
    field!("start", start, some(seconds)),
    field!("duration", duration, some(seconds)),
];

fn text(value: &str) -> Result<Box<str>, ValueFault> {
    Ok(value.into())
}

fn some<T>(read: fn(&str) -> Result<T, ValueFault>) -> impl Fn(&str) -> Result<Option<T>, ValueFault> {
    move |value| read(value).map(Some)
}

fn flag(value: &str) -> Result<bool, ValueFault> {
    value.to_ascii_lowercase().parse().map_err(|_| ValueFault::not_a(value, "true or false"))
}

fn address(value: &str) -> Result<IpAddr, ValueFault> {
    value.parse().map_err(|_| ValueFault::not_a(value, "an address such as 172.28.151.140"))
}

fn seconds(value: &str) -> Result<f64, ValueFault> {
    let number = value.parse().ok().filter(|number: &f64| number.is_finite() && *number >= 0.0);
    number.ok_or_else(|| ValueFault::not_a(value, "a number of seconds such as 180"))
}

fn word(words: &'static [&'static str], expected: &'static str) -> impl Fn(&str) -> Result<(), ValueFault> {
    move |value| {
        let known = words.iter().any(|word| word.eq_ignore_ascii_case(value));
        if known { Ok(()) } else { Err(ValueFault::not_a(value, expected)) }
    }
}

/// Names with `;` between them.
fn list(value: &str) -> Result<Vec<Box<str>>, ValueFault> {
    Ok(value.split(';').map(str::trim).filter(|name| !name.is_empty()).map(Box::from).collect())
}
