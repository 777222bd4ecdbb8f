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

/// Takes an address, which keeps the mask where it can, or a whole range.
fn write_address(subnet: &mut Subnet, value: &Value, _: &dyn Names) -> Result<(), AttributeFault> {
    let text =
        value.as_text().ok_or_else(|| AttributeFault::shape("a range such as \"10.0.0.0/24\"", value))?;
    let text = text.trim();
    subnet.range = if text.contains('/') {
        whole(text.parse().map_err(|_| ValueFault::not_a(text, "a range such as 172.28.151.128/25"))?)?
    } else {
        let address: IpAddr =
            text.parse().map_err(|_| ValueFault::not_a(text, "an address such as 172.28.151.128"))?;
        let kept =
            IpNet::new(address, subnet.range.prefix_len()).ok().filter(|range| range.trunc() == *range);
        kept.unwrap_or_else(|| address.into())
    };
    Ok(())
}

fn write_bits(subnet: &mut Subnet, value: &Value, names: &dyn Names) -> Result<(), AttributeFault> {
    let bits = u16::write(value, names)?;
    let most = subnet.range.max_prefix_len();
    let range = u8::try_from(bits)
        .ok()
        .filter(|bits| *bits > 0)
        .and_then(|bits| IpNet::new(subnet.range.addr(), bits).ok());
    let range = range
        .ok_or_else(|| AttributeFault::Clash(format!("a mask has 1 to {most} bits here, not {bits}")))?;
    subnet.range = whole(range)?;
    Ok(())
}

/// The range itself when its address is its first one (V-33) [c:NewSubnet].
fn whole(range: IpNet) -> Result<IpNet, AttributeFault> {
    let first = range.trunc();
    if first == range {
        return Ok(range);
    }
    Err(AttributeFault::Clash(format!(
        "{range} has host bits set; the first address of its range is {}",
        first.addr()
    )))
}
