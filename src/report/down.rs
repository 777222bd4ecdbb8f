//! What is out of service, in words.

use super::words::name;
use crate::call::Down;
use crate::call::admission::LinkId;
use crate::topology::{AnyId, Kind, Topology};

/// What of an entity is down: "gw-chi", "Reno link", "policy service of Chicago".
pub fn down_name(topology: &Topology, id: AnyId) -> String {
    match id.kind {
        Kind::NetworkRegion | Kind::ServerSite => format!("policy service of {}", topology.name(id)),
        _ => LinkId::of(id).map_or_else(|| name(topology, Some(id)), |link| super::link_name(topology, link)),
    }
}

/// Everything that a drill marks: "gw-chi and Reno link are down"; `None` outside of drills.
pub fn down_words(topology: &Topology, drill: &Down) -> Option<String> {
    let names: Vec<String> = drill.iter().map(|id| down_name(topology, id)).collect();
    let are = if names.len() == 1 { "is" } else { "are" };
    (!names.is_empty()).then(|| format!("{} {are} down", super::list(&names)))
}
