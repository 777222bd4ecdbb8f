//! Addresses that were really seen, as people paste them: an event that lists them, a quality report, DHCP scopes.
//! Each is answered with its network site for call admission control, its bypass ID, and the subnet that is missing
//! (domain.md 2.2, 3.3).

mod line;

#[cfg(test)]
mod tests;

pub use line::LineFault;

use super::address::EndpointAddress;
use super::decision::Settings;
use super::place::ClientPlace;
use crate::edit::{Attributes, Edit, Subject};
use crate::topology::attributes::Value;
use crate::topology::{BypassId, BypassMode, Id, Kind, Model, NetworkSite};
use ipnet::IpNet;
use std::collections::BTreeSet;

/// What a list of addresses says, line by line.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The answers and the faults, in the order of the list.
    pub lines: Vec<SeenLine>,
}

/// A line of the list, or one of several addresses on it.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenLine {
    /// The number of the line, from 1.
    pub line: usize,
    /// The answer, or why there is none.
    pub answer: Result<SeenAnswer, LineFault>,
}

/// What is known of an address that was seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeenAnswer {
    /// Where it stands: exactly, which bypass asks for, and by the narrowest subnet, which CAC asks for.
    pub place: ClientPlace,
    /// The bypass ID in force there; `None` where there is none.
    pub bypass_id: Option<BypassId>,
    /// Whether a call from there would be `client-unmapped`.
    pub unmapped: bool,
    /// The subnet that would let bypass find the address.
    pub missing: Option<MissingSubnet>,
}

/// A subnet that addresses have and the topology has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MissingSubnet {
    /// Its range.
    pub range: IpNet,
    /// The network site in which CAC finds such addresses now; `None` where it finds none.
    pub network_site: Option<Id<NetworkSite>>,
}

impl MissingSubnet {
    /// The edit that adds it, to the network site in which CAC finds its addresses.
    pub fn edit(&self, model: &Model) -> Edit {
        let site = self.network_site.map(|id| Value::text(model.topology().name(id.into())));
        let attributes: Attributes =
            site.into_iter().map(|site| ("NetworkSiteID".to_owned(), site)).collect();
        Edit::Add(Subject::new(Kind::Subnet, self.range.to_string()), attributes)
    }
}

impl Seen {
    /// Reads a list and answers it. Any text will do: each line is searched for addresses, which may be followed by a
    /// mask behind a slash, a space, a comma or a tab. Of a line with masks only the addresses with one count, so that
    /// the first and the last address of a DHCP scope are left out.
    pub fn of(model: &Model, text: &str) -> Self {
        let settings = Settings::of(model);
        let lines = line::read(text).into_iter().map(|(line, found)| SeenLine {
            line,
            answer: found.map(|address| SeenAnswer::of(model, &settings, address)),
        });
        Self { lines: lines.collect() }
    }

    /// Every subnet that is missing, each once, in the order of addresses. Of several with one address the widest counts:
    /// an address names one subnet (V-35), and bypass asks for the address alone.
    pub fn missing(&self) -> Vec<MissingSubnet> {
        let answers = self.lines.iter().filter_map(|line| line.answer.as_ref().ok());
        let missing: BTreeSet<_> = answers.filter_map(|answer| answer.missing).collect();
        let mut missing: Vec<_> = missing.into_iter().collect();
        missing.dedup_by_key(|missing| missing.range.addr());
        missing
    }

    /// Whether there is an address, each could be read, and each is mapped for bypass and for CAC. Lines without an
    /// address do not count.
    pub fn all_mapped(&self) -> bool {
        let mut answers = self.lines.iter().map(|line| &line.answer);
        let mapped = |answer: &Result<SeenAnswer, LineFault>| match answer {
            Ok(answer) => !answer.unmapped && answer.cac_network_site().is_some(),
            Err(LineFault::Nothing(_)) => true,
            Err(LineFault::NotAnAddress(_)) => false,
        };
        answers.clone().any(Result::is_ok) && answers.all(mapped)
    }
}

impl SeenAnswer {
    fn of(model: &Model, settings: &Settings, address: EndpointAddress) -> Self {
        let place = ClientPlace::of(model, address);
        let (bypass_id, unmapped) = match settings.mode {
            BypassMode::Off => (None, false),
            BypassMode::Always => (Some(model.topology().global_bypass_id()), false),
            BypassMode::SitesAndRegions => {
                let id = settings.id_of(model, place.bypass_network_site());
                (id, id.is_none())
            }
        };
        // A range that is no host's, and only where no other subnet has its address (V-35).
        let missing =
            place.client.network().filter(|range| place.exact.is_none() && range.prefix_len() > 0).map(
                |range| {
                    let network_site = place.containing.and_then(|standing| standing.network_site);
                    MissingSubnet { range, network_site }
                },
            );
        Self { place, bypass_id, unmapped, missing }
    }

    /// The network site for CAC.
    pub fn cac_network_site(&self) -> Option<Id<NetworkSite>> {
        self.place.containing?.network_site
    }
}
