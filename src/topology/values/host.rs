//! Host names, hosts that may be an address, and Line URIs.

use super::ValueFault;
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// A fully qualified domain name, or a host name of one label as laboratories use them.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fqdn(Box<str>);

impl Fqdn {
    /// The name as it was typed, without the final dot.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Fqdn {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Self, ValueFault> {
        let bare = text.trim();
        let bare = bare.strip_suffix('.').unwrap_or(bare);
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        if bare.len() <= 253 && bare.split('.').all(label) && bare.parse::<IpAddr>().is_err() {
            Ok(Self(bare.into()))
        } else {
            Err(ValueFault::not_a(text, "a host name such as gw-reno.litwareinc.com"))
        }
    }
}

/// What a gateway peer is known by: a name, or an address where the transport allows it (V-11).
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Host {
    /// A host name.
    Named(Fqdn),
    /// An address.
    Address(IpAddr),
}

impl FromStr for Host {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Self, ValueFault> {
        match text.trim().parse() {
            Ok(address) => Ok(Self::Address(address)),
            Err(_) => text.parse().map(Self::Named),
        }
    }
}

/// A telephone number of a user, `tel:+` and digits, optionally with an extension.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct LineUri(Box<str>);

impl LineUri {
    /// The number in E.164 form, such as `+13125550101`.
    pub fn number(&self) -> &str {
        let bare = self.0.strip_prefix("tel:").unwrap_or(&self.0);
        bare.split(';').next().unwrap_or(bare)
    }
}

impl FromStr for LineUri {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Self, ValueFault> {
        let bare = text.trim();
        let number = bare.strip_prefix("tel:+").unwrap_or_default();
        let (digits, extension) = number.split_once(";ext=").unwrap_or((number, "0"));
        let digital = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if digital(digits) && digits.len() <= 15 && digital(extension) {
            Ok(Self(bare.into()))
        } else {
            Err(ValueFault::not_a(text, "a Line URI such as tel:+13125550101"))
        }
    }
}

impl Default for Fqdn {
    /// What a host is called before it has a name.
    fn default() -> Self {
        Self("unnamed".into())
    }
}

impl Default for Host {
    fn default() -> Self {
        Self::Named(Fqdn::default())
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => name.fmt(f),
            Self::Address(address) => address.fmt(f),
        }
    }
}
impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! shown_inside {
    ($($type:ty),*) => {$(
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    )*};
}
shown_inside!(Fqdn, LineUri);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_host_but_no_name() {
        assert_eq!("10.0.0.1".parse::<Host>(), Ok(Host::Address([10, 0, 0, 1].into())));
        assert!("10.0.0.1".parse::<Fqdn>().is_err());
        assert_eq!("gw.contoso.com.".parse::<Host>().unwrap().to_string(), "gw.contoso.com");
    }

    #[test]
    fn a_line_uri_gives_its_number() {
        assert_eq!("tel:+13125550101".parse::<LineUri>().unwrap().number(), "+13125550101");
        assert_eq!("tel:+13125550101;ext=12".parse::<LineUri>().unwrap().number(), "+13125550101");
        for text in ["+13125550101", "tel:13125550101", "tel:+", "tel:+1;ext=x"] {
            assert!(text.parse::<LineUri>().is_err(), "{text}");
        }
    }
}
