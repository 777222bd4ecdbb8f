//! Listening ports of a Mediation Server pool: one port or a range.

use super::ValueFault;
use std::fmt;
use std::str::FromStr;

/// Ports from `first` to `last`, both included.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PortRange {
    /// The lowest port.
    pub first: u16,
    /// The highest port, at least `first`.
    pub last: u16,
}

impl PortRange {
    /// The range of one port.
    pub const fn one(port: u16) -> Self {
        Self { first: port, last: port }
    }

    /// Whether a port lies inside.
    pub fn contains(self, port: u16) -> bool {
        (self.first..=self.last).contains(&port)
    }
}

impl FromStr for PortRange {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Self, ValueFault> {
        let fault = || ValueFault::not_a(text, "a port such as 5067, or a range such as 5067-5070");
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let port = |part: &str| part.trim().parse::<u16>().map_err(|_| fault());
        let (first, last) = (port(first)?, port(last)?);
        if first <= last { Ok(Self { first, last }) } else { Err(fault()) }
    }
}

impl fmt::Display for PortRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}-{}", self.first, self.last)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_port_and_a_range_read_and_write_the_same() {
        for text in ["5067", "5067-5070"] {
            assert_eq!(text.parse::<PortRange>().unwrap().to_string(), text);
        }
        assert!("5070-5067".parse::<PortRange>().is_err());
        assert!("70000".parse::<PortRange>().is_err());
    }
}
