//! Attributes of subnets (domain.md 1.5). Address and mask are two attributes of one range.

use super::{About, Attribute, AttributeFault, Domain, Field, Names, Unit, Value, field};
use crate::topology::store::Topology;
use crate::topology::values::{Text, ValueFault};
use crate::topology::{NetworkSite, Ref, Subnet};
use ipnet::IpNet;
use std::net::IpAddr;

/// The rows of Subnet.
pub const SUBNET: &[Attribute<Subnet>] = &[
    row("Identity", Domain::Range, read_address, write_address)
        .label("Subnet")
        .required()
        .doc("c:NewSubnet", "The first address of the range; with /BITS behind it, the whole range."),
    row("MaskBits", Domain::Number, read_bits, write_bits)
        .label("Mask")
        .unit(Unit::Bits)
        .range(1, 128)
        .required()
        .doc("c:NewSubnet", "The length of the prefix, 1 to 32, and to 128 for IPv6."),
    field!(Subnet.network_site as Option<Ref<NetworkSite>>, "NetworkSiteID").label("Network site").doc(
        "c:NewSubnet, DN",
        "The network site whose clients have these addresses; without one they count as unmapped.",
    ),
    field!(Subnet.description as Option<Text>, "Description").doc("c:NewSubnet", "A free text."),
];

type Read = fn(&Subnet, &Topology) -> Value;
type Write = fn(&mut Subnet, &Value, &dyn Names) -> Result<(), AttributeFault>;

const fn row(key: &'static str, domain: Domain, read: Read, write: Write) -> Attribute<Subnet> {
    Attribute {
        about: About {
            key,
            label: key,
            domain,
            unit: None,
            range: None,
            required: false,
            app_side: false,
            help: "",
            source: "",
        },
        read,
        write,
        refs: |_, _| {},
        retarget: |_, _, _| {},
        mend: |_, _| {},
    }
}

fn read_address(subnet: &Subnet, _: &Topology) -> Value {
    Value::text(subnet.range.addr())
}

fn read_bits(subnet: &Subnet, _: &Topology) -> Value {
    Value::Number(subnet.range.prefix_len().into())
}

/// Takes a whole range, or an address that keeps the mask. A single address stays a single address of any family,
/// which is also how a new subnet starts.
fn write_address(subnet: &mut Subnet, value: &Value, _: &dyn Names) -> Result<(), AttributeFault> {
    let text =
        value.as_text().ok_or_else(|| AttributeFault::shape("a range such as \"10.0.0.0/24\"", value))?;
    let text = text.trim();
    subnet.range = if text.contains('/') {
        whole(text.parse().map_err(|_| ValueFault::not_a(text, "a range such as 172.28.151.128/25"))?)?
    } else {
        let address: IpAddr =
            text.parse().map_err(|_| ValueFault::not_a(text, "an address such as 172.28.151.128"))?;
        let old = subnet.range;
        if old.prefix_len() == old.max_prefix_len() {
            address.into()
        } else if old.addr().is_ipv4() == address.is_ipv4() {
            whole(IpNet::new(address, old.prefix_len()).unwrap_or_else(|_| address.into()))?
        } else {
            let example = if address.is_ipv4() { 24 } else { 64 };
            return Err(AttributeFault::Clash(format!(
                "the mask of {old} does not fit {address}; give the whole range, such as {address}/{example}"
            )));
        }
    };
    Ok(())
}

fn write_bits(subnet: &mut Subnet, value: &Value, names: &dyn Names) -> Result<(), AttributeFault> {
    let bits = u16::write(value, names)?;
    let range = u8::try_from(bits).ok().and_then(|bits| IpNet::new(subnet.range.addr(), bits).ok());
    subnet.range = whole(range.ok_or_else(|| no_mask(subnet.range, bits))?)?;
    Ok(())
}

/// A mask that a range of that family cannot have.
fn no_mask(range: IpNet, bits: u16) -> AttributeFault {
    AttributeFault::Clash(format!("a mask has 1 to {} bits here, not {bits}", range.max_prefix_len()))
}

/// The range itself when its mask has a bit (V-34) and its address is its first one (V-33) [c:NewSubnet].
fn whole(range: IpNet) -> Result<IpNet, AttributeFault> {
    if range.prefix_len() == 0 {
        return Err(no_mask(range, 0));
    }
    let first = range.trunc();
    if first == range {
        return Ok(range);
    }
    Err(AttributeFault::Clash(format!(
        "{range} has host bits set; the first address of its range is {}",
        first.addr()
    )))
}
