//! The warnings of a report in words.

use super::admission::link_name;
use crate::call::{Unevaluated, Warning};
use crate::report::words::{figure, name};
use crate::topology::Topology;
use crate::topology::values::Choices;

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
        Warning::NotLocated { end } => {
            let who = match (end.entity, end.address) {
                (Some(id), _) => topology.name(id),
                (None, Some(address)) => address.to_string(),
                (None, None) => "has no address and".to_owned(),
            };
            format!("The {} {who} is in no network site, so CAC lets its leg through unseen.", end.role.choice().label)
        }
        Warning::Unenforced { link } => format!(
            "The limits of {} are not enforced: the Bandwidth Policy Service is down.",
            link_name(topology, *link)
        ),
        Warning::Beyond { link, used, limit } => format!(
            "{} carries {} of {} kbps with this call, which is not checked there.",
            link_name(topology, *link),
            figure((*used).into()),
            figure((*limit).into())
        ),
        Warning::FarMediaUnknown => "Centralized media processing is off and far_media is not given: the gateway \
                                     stands for the far phone, so CAC is partly blind."
            .to_owned(),
        Warning::NotUsed { column } => format!("{column} is not used by this kind of call."),
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
