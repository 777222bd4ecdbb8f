//! Where the ends of a call stand, and how their bypass IDs compare, in words.

use crate::call::{Answer, ClientPlace, EndpointAddress, GatewayPlace, Ids, NotCompared};
use crate::report::words::{bypass_id, bypass_id_origin, name};
use crate::topology::{BypassId, Guid, Id, RefExt, Standing, Subnet, Topology};

/// The words of the client's place.
pub(in crate::report) fn client(
    topology: &Topology,
    place: Option<&ClientPlace>,
    given: Option<EndpointAddress>,
    id: Option<BypassId>,
    answer: Answer,
) -> (String, String) {
    let Some(place) = place else {
        let value = given.map_or_else(|| "No address".to_owned(), |given| given.to_string());
        return (
            value,
            "No address in the network of the organisation is looked up for this call.".to_owned(),
        );
    };
    let Some(network) = place.network else {
        let value = format!("{} in no subnet", place.client.address);
        return (value, format!("{} has no mask, and no subnet contains it.", place.client.address));
    };
    let asks = format!("The client asks for {}", network.addr());
    let sentence = match (place.exact, place.containing) {
        (Some(standing), _) => {
            let range = range(topology, standing.subnet);
            format!("{asks}, the address of subnet {range}{}.", of_network_site(topology, standing))
        }
        (None, Some(standing)) => format!(
            "{asks}, and no subnet has that address. {} contains the client, which is enough for CAC and not for \
             bypass.",
            range(topology, standing.subnet)
        ),
        (None, None) => format!("{asks}, and no subnet has that address."),
    };
    let value = format!("{} {}", network.addr(), found(topology, place.exact));
    (value, with_id(topology, sentence, place.exact, id, answer))
}

/// The words of a gateway's place.
pub(super) fn gateway(
    topology: &Topology,
    place: &GatewayPlace,
    id: Option<BypassId>,
    answer: Answer,
) -> (String, String) {
    let gateway = name(topology, Some(place.gateway));
    let Some(address) = place.address else {
        return (
            "No address".to_owned(),
            format!("{gateway} has no address, so it is in no subnet. Give it one."),
        );
    };
    let by = if place.representative { "its media address" } else { "its signalling address" };
    let sentence = match place.standing {
        Some(standing) => format!(
            "{gateway} is located by {by} {address}, which is in subnet {}{}.",
            range(topology, standing.subnet),
            of_network_site(topology, standing)
        ),
        None => format!("{gateway} is located by {by} {address}, which is in no subnet."),
    };
    let value = format!("{address} {}", found(topology, place.standing));
    (value, with_id(topology, sentence, place.standing, id, answer))
}

fn range(topology: &Topology, subnet: Id<Subnet>) -> String {
    topology.get(subnet).map_or_else(String::new, |subnet| subnet.range.to_string())
}

fn of_network_site(topology: &Topology, standing: Standing) -> String {
    match standing.network_site {
        Some(id) => format!(" of {}", topology.name(id.into())),
        None => ", which is in no network site".to_owned(),
    }
}

/// The place in short: "= Reno", "in no subnet".
fn found(topology: &Topology, standing: Option<Standing>) -> String {
    match standing.map(|standing| standing.network_site) {
        None => "in no subnet".to_owned(),
        Some(None) => "in no network site".to_owned(),
        Some(Some(id)) => {
            let region = topology.get(id).and_then(|network_site| network_site.region.id());
            let lacks = if region.is_some() { "" } else { ", no region" };
            format!("= {}{lacks}", topology.name(id.into()))
        }
    }
}

/// The sentence with the bypass ID that follows, where IDs are compared.
fn with_id(
    topology: &Topology,
    sentence: String,
    standing: Option<Standing>,
    id: Option<BypassId>,
    answer: Answer,
) -> String {
    if answer == Answer::NotEvaluated {
        return sentence;
    }
    let origin = bypass_id_origin(topology, standing.and_then(|standing| standing.network_site), id);
    match id {
        Some(_) => format!("{sentence} Bypass ID {}. {origin}.", bypass_id(topology, id)),
        None => format!("{sentence} It has no bypass ID. {origin}."),
    }
}

/// What joins two gateways.
pub(super) fn joined(same_gateway: bool, from: Option<Guid>, to: Option<Guid>) -> (String, String) {
    let (value, sentence) = if same_gateway {
        ("One gateway", "The call comes from the gateway that it goes to, so no ID is compared.")
    } else if from.is_some() && from == to {
        (
            "One alternate bypass ID",
            "Both gateways have the same AlternateByPassId, so no other ID is compared.",
        )
    } else {
        ("Neither", "The gateways are two and share no AlternateByPassId, so their bypass IDs decide.")
    };
    (value.to_owned(), sentence.to_owned())
}

/// The comparison of two bypass IDs.
pub(super) fn ids(topology: &Topology, ids: Ids) -> (String, String) {
    match ids {
        Ids::Compared(near, far) => {
            let (a, b) = (bypass_id(topology, near), bypass_id(topology, far));
            match near.zip(far) {
                None => {
                    let sentence = "At least one end has no bypass ID, so there is nothing to compare.";
                    (format!("{a}, {b}"), sentence.to_owned())
                }
                Some((near, far)) if near == far => {
                    (format!("{a} = {b}"), format!("Both ends have the bypass ID {a}."))
                }
                Some(_) => (
                    format!("{a} ≠ {b}"),
                    format!("The bypass IDs differ: {a} and {b}, so the call is mediated."),
                ),
            }
        }
        Ids::NotCompared(why) => {
            let sentence = match why {
                NotCompared::Off => "Media bypass is off, so no bypass ID is in force.",
                NotCompared::Always => "Always bypass compares nothing: one ID for every subnet.",
                NotCompared::Contradiction => "The settings contradict each other, so nothing is compared.",
                NotCompared::External => "A client on the Internet has no subnet to compare.",
                NotCompared::Kind => "No ID is compared for this kind of call.",
                NotCompared::Joined => "The gateways are joined, so no ID is compared.",
            };
            ("Not compared".to_owned(), sentence.to_owned())
        }
    }
}
