//! What was read of an entity before it is built.

use super::super::fault::cut;
use crate::topology::Kind;
use crate::topology::attributes::{About, Value};
use ipnet::IpNet;
use std::net::IpAddr;

/// The entity that is being read.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    /// The kind of the section, once there is one.
    pub kind: Option<Kind>,
    /// Which entity of the section, counted from 1.
    pub number: usize,
    /// What the kind may have, in the order of the table.
    pub known: Vec<&'static About>,
    /// What was read of it, in the same order, with the place of each in bytes.
    pub values: Vec<Option<(usize, Value)>>,
    /// Where the entity begins, in bytes.
    pub start: usize,
}

impl Attributes {
    pub fn begin_section(&mut self, kind: Kind) {
        self.kind = Some(kind);
        self.number = 0;
        self.known = kind.attributes();
        self.values = self.known.iter().map(|_| None).collect();
    }

    pub fn begin(&mut self, start: usize) {
        self.number += 1;
        self.start = start;
        self.values.fill(None);
    }

    pub fn get(&self, place: usize) -> Option<&(usize, Value)> {
        self.values.get(place).and_then(Option::as_ref)
    }

    pub fn text(&self, place: usize) -> Option<&str> {
        self.get(place).and_then(|(_, value)| value.as_text())
    }

    /// What the entity is called in a message, if one is being read.
    pub fn subject(&self) -> Option<String> {
        let kind = self.kind?;
        Some(match self.text(0) {
            Some(name) => format!("{} {}", kind.noun(), cut(name)),
            None if kind.is_single() => kind.noun().to_owned(),
            None => format!("{} number {}", kind.noun(), self.number),
        })
    }

    /// The range that the first two attributes of a subnet give when its address has host bits set, and the range
    /// without them.
    pub fn host_bits(&self) -> Option<(IpNet, IpNet)> {
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
