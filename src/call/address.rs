//! The address of an endpoint, with the mask that it uses on its own network card.

use crate::topology::values::ValueFault;
use ipnet::{IpNet, ip_mask_to_prefix};
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// An endpoint's address and, where it is known, the length of its prefix in bits.
///
/// It reads from `172.28.151.140/25`, `172.28.151.140/255.255.255.128` and `172.28.151.140`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EndpointAddress {
    /// The address.
    pub address: IpAddr,
    /// The length of the prefix; `None` where nobody gave a mask.
    pub prefix: Option<u8>,
}

impl EndpointAddress {
    /// The network that the endpoint reports: its address under its own mask [NET]. `None` without a mask.
    pub fn network(self) -> Option<IpNet> {
        IpNet::new(self.address, self.prefix?).ok().map(|net| net.trunc())
    }
}

impl FromStr for EndpointAddress {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Self, ValueFault> {
        let fault = || ValueFault::not_a(text, "an address with its mask such as 172.28.151.140/25");
        let (address, mask) = match text.trim().split_once('/') {
            Some((address, mask)) => (address.trim(), Some(mask.trim())),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| fault())?;
        let prefix = mask.map(|mask| prefix(address, mask).ok_or_else(fault)).transpose()?;
        Ok(Self { address, prefix })
    }
}

/// The length of a mask that is written as a number or as an address of the same family.
fn prefix(address: IpAddr, mask: &str) -> Option<u8> {
    let length = match mask.parse::<IpAddr>() {
        Ok(mask) if mask.is_ipv4() == address.is_ipv4() => ip_mask_to_prefix(mask).ok()?,
        Ok(_) => return None,
        Err(_) => mask.parse().ok()?,
    };
    IpNet::new(address, length).ok().map(|net| net.prefix_len())
}

impl fmt::Display for EndpointAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.prefix {
            Some(prefix) => write!(f, "{}/{prefix}", self.address),
            None => self.address.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_reads_as_a_length_and_as_an_address() {
        for text in ["172.29.81.57/24", "172.29.81.57/255.255.255.0", " 172.29.81.57 / 24 "] {
            let address: EndpointAddress = text.parse().unwrap();
            assert_eq!(address.to_string(), "172.29.81.57/24");
            assert_eq!(address.network().unwrap().to_string(), "172.29.81.0/24");
        }
        assert_eq!("2001:db8::7/64".parse::<EndpointAddress>().unwrap().prefix, Some(64));
    }

    #[test]
    fn an_address_alone_reports_no_network() {
        let address: EndpointAddress = "172.29.81.57".parse().unwrap();
        assert_eq!((address.prefix, address.network()), (None, None));
    }

    #[test]
    fn what_is_no_address_is_refused_with_an_example() {
        for text in
            ["", "Reno", "172.29.81.57/33", "172.29.81.57/255.0.255.0", "172.29.81.57/::", "/24", "1.2.3.4/"]
        {
            let error = text.parse::<EndpointAddress>().unwrap_err().to_string();
            assert!(error.contains("172.28.151.140/25"), "{text}: {error}");
        }
    }
}
