//! Typed bypass IDs: GUIDs that somebody entered or imported. The automatic ones are never known.

use super::ValueFault;
use std::fmt;
use std::str::FromStr;

/// A GUID such as `a1b2c3d4-0000-4000-8000-0123456789ab`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Guid(u128);

/// Lengths of the groups of hexadecimal digits.
const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];

impl FromStr for Guid {
    type Err = ValueFault;

    /// Reads the hyphenated form, in braces or not, either case.
    fn from_str(text: &str) -> Result<Self, ValueFault> {
        let fault = || ValueFault::not_a(text, "a GUID such as a1b2c3d4-0000-4000-8000-0123456789ab");
        let bare = text.trim();
        let bare = bare.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(bare);
        if !bare.split('-').map(str::len).eq(GROUPS) {
            return Err(fault());
        }
        let mut value = 0u128;
        for digit in bare.chars().filter(|c| *c != '-') {
            value = value << 4 | u128::from(digit.to_digit(16).ok_or_else(fault)?);
        }
        Ok(Self(value))
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = 128;
        for (place, digits) in GROUPS.into_iter().enumerate() {
            if place > 0 {
                f.write_str("-")?;
            }
            let bits = digits * 4;
            rest -= bits;
            let group = self.0 >> rest & ((1u128 << bits) - 1);
            write!(f, "{group:0digits$x}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guid_is_shown_as_the_products_print_it() {
        let text = "c888cf8e-01ab-4cde-8f00-00000000000a";
        assert_eq!(text.parse::<Guid>().unwrap().to_string(), text);
        assert_eq!(format!("{{{}}}", text.to_uppercase()).parse::<Guid>().unwrap().to_string(), text);
    }

    #[test]
    fn what_is_no_guid_is_refused() {
        for text in ["", "N", "c888cf8e01ab4cde8f0000000000000a", "c888cf8e-01ab-4cde-8f00-00000000000g"] {
            assert!(text.parse::<Guid>().is_err(), "{text}");
        }
    }
}
