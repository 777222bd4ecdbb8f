//! Addresses that were seen, in words: network site for CAC, bypass ID, and the subnet to add.

use super::words::{bypass_id, name};
use crate::call::decision::Reason;
use crate::call::seen::{LineFault, Seen, SeenAnswer, SeenLine};
use crate::topology::Topology;
use crate::topology::values::Choices;
use serde::Serialize;

/// The answers to a list as text for a terminal: a line for each address, then what it comes to.
pub fn seen_text(topology: &Topology, seen: &Seen) -> String {
    let mut lines: Vec<String> = seen.lines.iter().map(|line| seen_sentence(topology, line)).collect();
    let not_read = |line: &&SeenLine| matches!(line.answer, Err(LineFault::NotAnAddress(_)));
    let faults = seen.lines.iter().filter(not_read).count();
    let answers = || seen.lines.iter().filter_map(|line| line.answer.as_ref().ok());
    let unmapped = answers().filter(|answer| answer.unmapped).count();
    let nowhere = answers().filter(|answer| answer.cac_network_site().is_none()).count();
    let missing = seen.missing().len();
    let counts = [
        count(answers().count(), "address", "addresses"),
        format!("{nowhere} in no network site for CAC"),
        format!("{unmapped} unmapped for bypass"),
        format!("{} to add", count(missing, "subnet", "subnets")),
        format!("{faults} that cannot be read"),
    ];
    lines.push(counts.join(", "));
    lines.push(String::new());
    lines.join("\n")
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The answer to a line: "Line 3: 172.28.151.192/26: CAC finds it in Reno, by subnet 172.28.151.128/25; ..."
pub fn seen_sentence(topology: &Topology, line: &SeenLine) -> String {
    match &line.answer {
        Err(fault) => format!("Line {}: {fault}", line.line),
        Ok(answer) => {
            let SeenWords { cac, bypass, mask, add } = SeenWords::of(topology, answer);
            let words: Vec<_> = [Some(cac), Some(bypass), mask, add].into_iter().flatten().collect();
            format!("Line {}: {}: {}.", line.line, answer.place.client, words.join("; "))
        }
    }
}

/// The parts of an answer, each as a part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenWords {
    /// "CAC finds it in Reno, by subnet 172.28.151.128/25"
    pub cac: String,
    /// "its bypass ID is site:Reno"
    pub bypass: String,
    /// "the subnet is 172.28.151.128/25: the address counts, the mask does not"
    pub mask: Option<String>,
    /// "add subnet 172.28.151.192/26 to Reno"
    pub add: Option<String>,
}

impl SeenWords {
    /// Puts an answer into words, with the names of a topology.
    pub fn of(topology: &Topology, answer: &SeenAnswer) -> Self {
        Self {
            cac: cac(topology, answer),
            bypass: bypass(topology, answer),
            mask: mask(topology, answer),
            add: add(topology, answer),
        }
    }
}

fn mask(topology: &Topology, answer: &SeenAnswer) -> Option<String> {
    let range = answer.place.other_mask(topology)?;
    Some(format!("the subnet is {range}: the address counts, the mask does not"))
}

fn cac(topology: &Topology, answer: &SeenAnswer) -> String {
    let standing = answer.place.containing;
    let range = standing.and_then(|standing| topology.get(standing.subnet)).map(|subnet| subnet.range);
    match (range, answer.cac_network_site()) {
        (Some(range), Some(id)) => format!("CAC finds it in {}, by subnet {range}", name(topology, Some(id))),
        (Some(range), None) => format!("CAC finds no network site: subnet {range} is in none"),
        (None, _) => "CAC finds no network site".to_owned(),
    }
}

fn bypass(topology: &Topology, answer: &SeenAnswer) -> String {
    match (answer.unmapped, answer.bypass_id) {
        (true, _) => format!("bypass finds no ID, {}", Reason::ClientUnmapped.choice().key),
        (false, Some(id)) => format!("its bypass ID is {}", bypass_id(topology, Some(id))),
        (false, None) => "media bypass is off".to_owned(),
    }
}

fn add(topology: &Topology, answer: &SeenAnswer) -> Option<String> {
    match answer.missing {
        Some(missing) if missing.network_site.is_some() => {
            Some(format!("add subnet {} to {}", missing.range, name(topology, missing.network_site)))
        }
        Some(missing) => Some(format!("add subnet {}, and choose its network site", missing.range)),
        None if answer.place.network.is_none() => {
            Some("give its mask to learn which subnet is missing".to_owned())
        }
        None => None,
    }
}

/// An address that was seen, as programs read it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SeenRow {
    line: usize,
    client: Option<String>,
    network: Option<String>,
    cac: Option<PlaceRow>,
    bypass: Option<BypassRow>,
    add: Option<PlaceRow>,
    fault: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct PlaceRow {
    subnet: Option<String>,
    network_site: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct BypassRow {
    subnet: Option<String>,
    bypass_id: Option<String>,
    reason: Option<&'static str>,
}

impl SeenRow {
    /// The columns of CSV.
    pub const COLUMNS: &'static [&'static str] = &[
        "line",
        "client",
        "network",
        "cac.subnet",
        "cac.network_site",
        "bypass.subnet",
        "bypass.bypass_id",
        "bypass.reason",
        "add.subnet",
        "add.network_site",
        "fault",
    ];

    /// A line of the list, with the names of a topology.
    pub fn of(topology: &Topology, line: &SeenLine) -> Self {
        let answer = match &line.answer {
            Ok(answer) => answer,
            Err(fault) => {
                return Self {
                    line: line.line,
                    client: None,
                    network: None,
                    cac: None,
                    bypass: None,
                    add: None,
                    fault: Some(fault.to_string()),
                };
            }
        };
        let place = answer.place;
        let range = |id| topology.get(id).map(|subnet: &crate::topology::Subnet| subnet.range.to_string());
        let site = |id: Option<_>| {
            id.map(|id: crate::topology::Id<crate::topology::NetworkSite>| topology.name(id.into()))
        };
        Self {
            line: line.line,
            client: Some(place.client.to_string()),
            network: place.network.map(|network| network.to_string()),
            cac: Some(PlaceRow {
                subnet: place.containing.and_then(|standing| range(standing.subnet)),
                network_site: site(answer.cac_network_site()),
            }),
            bypass: Some(BypassRow {
                subnet: place.exact.and_then(|standing| range(standing.subnet)),
                bypass_id: answer.bypass_id.map(|id| bypass_id(topology, Some(id))),
                reason: answer.unmapped.then_some(Reason::ClientUnmapped.choice().key),
            }),
            add: answer.missing.map(|missing| PlaceRow {
                subnet: Some(missing.range.to_string()),
                network_site: site(missing.network_site),
            }),
            fault: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::tests::litware;

    #[test]
    fn a_list_is_answered_line_by_line() {
        let draft = litware();
        let list = "172.28.151.140/25\n172.28.151.200/26\n192.168.7.7/24\n192.168.7.8\n10.0.0.300\nReno";
        let seen = Seen::of(draft.model(), list);
        insta::assert_snapshot!(seen_text(draft.topology(), &seen));
        let rows: Vec<_> = seen.lines.iter().map(|line| SeenRow::of(draft.topology(), line)).collect();
        let rows: Vec<_> = rows.iter().map(|row| serde_json::to_string(row).unwrap()).collect();
        insta::assert_snapshot!("seen_rows", rows.join("\n"));
    }
}
