//! Which calls stop bypassing when a topology changes around one subnet: those of its own clients, and where a gateway
//! has its media address in it, those of everybody over the trunks of that gateway.

use super::{Column, Flips, Matrix, Row, RowPlace, Rows, flips};
use crate::call::decision::{Reasons, Verdict};
use crate::call::place::GatewayPlace;
use crate::topology::{Id, Model, Subnet};
use std::collections::BTreeMap;

/// The calls over one trunk that bypass in the earlier topology and not in the later one.
#[derive(Debug, Clone, PartialEq)]
pub struct Stops {
    /// The trunk.
    pub trunk: String,
    /// The subnets of the callers, with what speaks against bypass there.
    pub callers: Vec<(String, Reasons)>,
}

/// The calls that stop bypassing when what is known of a subnet changes, by the names of trunks.
pub fn stops_around(before: &Model, after: &Model, subnet: Id<Subnet>) -> Vec<Stops> {
    let of_the_subnet = |row: &Row| row.place == RowPlace::Subnet(subnet);
    let mut found: BTreeMap<(String, String), Reasons> = BTreeMap::new();
    let rows = [before, after].map(|model| Matrix::of_part(model, Rows::Subnets, of_the_subnet, |_| true));
    let stands_there = |model: &Model, column: &Column| {
        let standing = GatewayPlace::of(model, column.end.gateway).standing;
        standing.is_some_and(|standing| standing.subnet == subnet)
    };
    let columns = [before, after]
        .map(|model| Matrix::of_part(model, Rows::Subnets, |_| true, |column| stands_there(model, column)));
    for [old, new] in [rows, columns] {
        let flips = flips((before.topology(), &old), (after.topology(), &new));
        found.extend(stopped(flips));
    }
    let mut stops: Vec<Stops> = Vec::new();
    for ((trunk, caller), reasons) in found {
        match stops.last_mut().filter(|last| last.trunk == trunk) {
            Some(last) => last.callers.push((caller, reasons)),
            None => stops.push(Stops { trunk, callers: vec![(caller, reasons)] }),
        }
    }
    stops
}

fn stopped(flips: Flips) -> impl Iterator<Item = ((String, String), Reasons)> {
    flips.cells.into_iter().filter_map(|cell| {
        let (before, after) = (cell.before?, cell.after?);
        let stops = before.verdict == Verdict::Bypass && after.verdict != Verdict::Bypass;
        stops.then_some(((cell.trunk, cell.place?), after.reasons))
    })
}
