//! The reasons of a report in words, each with the values that make it.

use crate::call::decision::Reason;
use crate::call::{CallReport, Ids, Step, TrunkRole, Values};
use crate::report::words::{bypass_id, name};
use crate::topology::values::Choices;
use crate::topology::{Id, NetworkSite, RefExt, Standing, Topology};

/// A reason with its sentence: `ids-differ`, "The bypass IDs differ: site:Reno and region:EMEA". A reason that holds
/// for both trunks of a call comes twice, each time with its trunk.
pub(super) fn lines(topology: &Topology, report: &CallReport) -> Vec<(Reason, String)> {
    let of_a_step = |step: &Step| {
        let line = |reason| (reason, sentence(topology, step, reason));
        step.reasons.iter().map(line).collect::<Vec<_>>()
    };
    report.steps.iter().flat_map(of_a_step).collect()
}

fn sentence(topology: &Topology, step: &Step, reason: Reason) -> String {
    let label = reason.choice().label;
    match &step.values {
        Values::Readiness { role, readiness, .. } if *role != TrunkRole::Only => {
            format!("{label}: {}", name(topology, Some(readiness.trunk)))
        }
        Values::Ids { ids: Ids::Compared(near, far), .. } => {
            format!("{label}: {} and {}", bypass_id(topology, *near), bypass_id(topology, *far))
        }
        Values::ClientSubnet { place: Some(place), .. } => {
            unmapped(topology, label, "The caller", place.exact, place.network.map(|network| network.addr()))
        }
        Values::GatewaySubnet { place, .. } => {
            let gateway = format!("Gateway {}", name(topology, Some(place.gateway)));
            unmapped(topology, &format!("{gateway} is in no subnet"), &gateway, place.standing, place.address)
        }
        _ => label.to_owned(),
    }
}

/// Which link of the chain from address to network region is missing.
fn unmapped(
    topology: &Topology,
    no_subnet: &str,
    who: &str,
    standing: Option<Standing>,
    address: Option<std::net::IpAddr>,
) -> String {
    let region = |id: Id<NetworkSite>| topology.get(id).and_then(|network_site| network_site.region.id());
    match standing.map(|standing| standing.network_site) {
        Some(Some(id)) if region(id).is_none() => {
            format!("{who} is in {}, which is in no network region", topology.name(id.into()))
        }
        Some(None) => format!("{who} is in a subnet that is in no network site"),
        _ => address.map_or_else(|| no_subnet.to_owned(), |address| format!("{no_subnet}: {address}")),
    }
}
