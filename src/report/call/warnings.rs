//! The warnings of a report in words.

use crate::call::{Unevaluated, Warning};
use crate::report::words::name;
use crate::topology::Topology;

/// A warning as a sentence.
pub(super) fn sentence(topology: &Topology, warning: &Warning) -> String {
    match warning {
        Warning::AlwaysBypassIgnored => {
            "AlwaysBypass is set and ignored, because media bypass is off.".to_owned()
        }
        Warning::MaskTaken { network } => {
            format!("The client gives no mask; it asks with that of the subnet that contains it, {network}.")
        }
        Warning::NoMask => "The client gives no mask and no subnet contains it, so it is unmapped.".to_owned(),
        Warning::OtherMask { subnet, network } => format!(
            "The client asks with {network} and the subnet is {subnet}: the address counts, the mask does not."
        ),
        Warning::OnlyContained { subnet } => {
            let range = topology.get(*subnet).map_or_else(String::new, |subnet| subnet.range.to_string());
            format!(
                "Subnet {range} contains the client but has another address: CAC finds the client, bypass does not."
            )
        }
        Warning::PlacesDiffer { bypass, cac } => format!(
            "Bypass finds the client in {}, CAC in {}: a wider mask than that of the subnet.",
            or_no_site(topology, *bypass),
            or_no_site(topology, *cac)
        ),
        Warning::NumberNotRouted => {
            "The call names its trunk, so the number is not routed.".to_owned()
        }
        Warning::LocationBasedRouting => {
            "Location-Based Routing is on; this version does not evaluate whether it lets the call go.".to_owned()
        }
        Warning::NoEdge => "The client is on the Internet, and no Edge pool is there to relay its media.".to_owned(),
        Warning::FarMediaUnused => {
            "far_media is not used: the trunk has a media termination point (Centralized media processing is on)."
                .to_owned()
        }
        Warning::NoClientInvolved { column } => {
            format!("{column} is not used: a call from trunk to trunk has no client.")
        }
        Warning::Unevaluated(Unevaluated { column, value }) => {
            format!("{column} {value} is not evaluated by this version.")
        }
    }
}

fn or_no_site(topology: &Topology, id: Option<crate::topology::Id<crate::topology::NetworkSite>>) -> String {
    if id.is_some() { name(topology, id) } else { "no network site".to_owned() }
}
