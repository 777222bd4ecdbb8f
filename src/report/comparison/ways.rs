//! Where media and signalling go, and which bypass IDs meet, in short.

use super::ComparedWords;
use crate::call::Hop;
use crate::call::compare::{Placing, Side};
use crate::report::words::{list, name};
use crate::topology::values::Choices;
use crate::topology::{BypassId, Topology};

/// The one way by its places, or how many ways there are.
pub(super) fn ways(topology: &Topology, ways: &[Vec<Hop>]) -> String {
    match ways {
        [way] if way.is_empty() => "none".to_owned(),
        [way] => {
            let mut places: Vec<String> = way.iter().map(|hop| place(topology, hop)).collect();
            places.dedup();
            places.join(", ")
        }
        ways => format!("{} ways", ways.len()),
    }
}

/// A hop by its name, else the network site it stands in.
fn place(topology: &Topology, hop: &Hop) -> String {
    match (hop.entity, hop.network_site) {
        (Some(id), _) => topology.name(id),
        (None, Some(site)) => name(topology, Some(site)),
        (None, None) => hop.role.choice().label.to_owned(),
    }
}

/// "1 hop fewer", from ways that differ.
pub(super) fn hops([a, b]: [&[Vec<Hop>]; 2]) -> String {
    let length = |ways: &[Vec<Hop>]| ways.iter().map(Vec::len).sum::<usize>();
    let (before, after) = (length(a), length(b));
    if before == after || a.len() != b.len() {
        return "another way".to_owned();
    }
    let by = before.abs_diff(after);
    let s = if by == 1 { "" } else { "s" };
    format!("{by} hop{s} {}", if before > after { "fewer" } else { "more" })
}

/// What the two ends have in common: "Caller and gateway share the ID site:Reno."
fn ends(topology: &Topology, placing: &Placing) -> Option<String> {
    let shared = |id: BypassId| match id {
        BypassId::NetworkSite(id) => format!("{}'s ID", topology.name(id.into())),
        BypassId::Region(id) => format!("the ID of {}", topology.name(id.into())),
        BypassId::Global => "the global ID".to_owned(),
        other @ BypassId::Typed(_) => format!("the ID {}", other.show(topology)),
    };
    let show = |id: BypassId| id.show(topology).to_string();
    Some(match placing.bypass_ids.as_slice() {
        [] => return None,
        [[None, None]] => "No bypass ID is in force.".to_owned(),
        [[Some(near), Some(far)]] if near == far => format!("Caller and gateway share {}.", shared(*near)),
        [[Some(near), Some(far)]] => format!("The bypass IDs differ: {} and {}.", show(*near), show(*far)),
        [[None, Some(_)]] => "The caller has no bypass ID.".to_owned(),
        [[Some(_), None]] => "The gateway has no bypass ID.".to_owned(),
        pairs => format!("{} pairs of bypass IDs meet.", pairs.len()),
    })
}

/// Where media goes: "Media goes to Chicago and back."
fn media(topology: &Topology, placing: &Placing) -> Option<String> {
    if placing.media.len() > 1 {
        return Some(format!("Media takes {} ways.", placing.media.len()));
    }
    let sites = placing.media_sites();
    let names: Vec<String> = sites.iter().map(|id| topology.name((*id).into())).collect();
    let [first, between @ .., last] = names.as_slice() else {
        return names.first().map(|only| format!("Media stays in {only}."));
    };
    Some(match between {
        [] => format!("Media goes from {first} to {last}."),
        between if first == last => format!("Media goes to {} and back.", list(between)),
        between => format!("Media goes from {first} by {} to {last}.", list(between)),
    })
}

impl ComparedWords<'_> {
    /// What is to be said of a side in one line: which bypass IDs meet, and where media goes.
    pub fn sentence(&self, side: Side) -> String {
        let ([one, other], [a, b]) = (self.comparison.sides(), self.topologies);
        let (placing, topology) = match side {
            Side::A => (one, a),
            Side::B => (other, b),
        };
        let parts: Vec<String> =
            [ends(topology, placing), media(topology, placing)].into_iter().flatten().collect();
        parts.join(" ")
    }

    /// The bypass IDs of both ends: "caller r, gateway N".
    pub(super) fn ids(&self, side: Side, placing: &Placing) -> String {
        match placing.bypass_ids.as_slice() {
            [] | [[None, None]] => "none in force".to_owned(),
            [[near, far]] => format!("caller {}, gateway {}", self.id(side, *near), self.id(side, *far)),
            pairs => format!("{} pairs", pairs.len()),
        }
    }
}
