//! Who uses a link: the pairs whose media crosses it, as text and for programs.

use super::matrix::laid_out;
use super::words::{figure, name};
use crate::call::decision::Verdict;
use crate::call::{CalledPlace, Crossing, CrossingPair};
use crate::topology::Topology;
use crate::topology::values::Choices;
use serde::Serialize;

/// A pair for programs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairLine {
    from: String,
    /// The network site of the users that are called.
    to_network_site: Option<String>,
    /// The trunk over which the calls go out.
    to_trunk: Option<String>,
    verdict: &'static str,
    /// How often the first leg crosses the link: that of the client, of a call between users the only one.
    leg_1: u32,
    /// How often the leg to the gateway does.
    leg_2: u32,
    /// What is reserved there for one call at balanced quality.
    kbps: u32,
}

impl PairLine {
    /// The columns of CSV.
    pub const COLUMNS: &'static [&'static str] =
        &["from", "to_network_site", "to_trunk", "verdict", "leg_1", "leg_2", "kbps"];

    /// A pair with its names.
    pub fn of(topology: &Topology, pair: &CrossingPair) -> Self {
        let (site, trunk) = match pair.to {
            CalledPlace::NetworkSite(id) => (Some(name(topology, Some(id))), None),
            CalledPlace::Trunk(id) => (None, Some(name(topology, Some(id)))),
        };
        let [leg_1, leg_2] = pair.legs;
        Self {
            from: name(topology, Some(pair.from)),
            to_network_site: site,
            to_trunk: trunk,
            verdict: pair.verdict.choice().key,
            leg_1,
            leg_2,
            kbps: pair.kbps,
        }
    }
}

/// Both ends of a pair: "Reno to trunk gw-reno", "London and Reno".
pub fn pair_words(topology: &Topology, pair: &CrossingPair) -> String {
    let from = name(topology, Some(pair.from));
    match pair.to {
        CalledPlace::Trunk(id) => format!("{from} to trunk {}", name(topology, Some(id))),
        CalledPlace::NetworkSite(id) => format!("{from} and {}", name(topology, Some(id))),
    }
}

/// What a call of a pair takes of the link, and by which legs: "x 2, 194 kbps, both legs".
pub fn crossing_words(pair: &CrossingPair) -> String {
    let times = if pair.crossings() > 1 { format!("x {}, ", pair.crossings()) } else { String::new() };
    let kbps = match (pair.verdict, pair.kbps) {
        (Verdict::Bypass, _) => "not counted".to_owned(),
        (_, 0) => "CAC is off".to_owned(),
        (_, kbps) => format!("{} kbps", figure(kbps.into())),
    };
    let legs = match (pair.verdict, pair.legs) {
        (Verdict::Mediated, [0, _]) => ", leg to the gateway",
        (Verdict::Mediated, [_, 0]) => ", leg of the client",
        (Verdict::Mediated, _) => ", both legs",
        _ => "",
    };
    format!("{times}{kbps}{legs}")
}

/// Everybody who uses a link, a line each, with a line break at the end.
pub fn crossing_text(topology: &Topology, crossing: &Crossing) -> String {
    let line = |pair: &CrossingPair| {
        let verdict = pair.verdict.choice().label.to_lowercase();
        vec![pair_words(topology, pair), verdict, crossing_words(pair)]
    };
    laid_out(&crossing.pairs.iter().map(line).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::admission::LinkId;
    use crate::call::tests::litware_with;
    use crate::topology::NetworkSite;
    use std::ops::ControlFlow;

    #[test]
    fn a_pair_says_how_often_by_which_legs_and_what_it_takes() {
        let draft = litware_with(r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#);
        let reno = draft.model().named::<NetworkSite>("Reno").unwrap().0;
        let go_on = &mut |_| ControlFlow::Continue(());
        let found = crate::call::crossing(draft.model(), LinkId::NetworkSite(reno), go_on).unwrap();
        let text = crossing_text(draft.topology(), &found);
        let lines: Vec<String> = text
            .lines()
            .map(|line| {
                line.split("  ")
                    .filter(|cell| !cell.is_empty())
                    .map(str::trim)
                    .collect::<Vec<_>>()
                    .join(" | ")
            })
            .collect();
        assert_eq!(lines[0], "Reno to trunk gw-reno | mediated | x 2, 194 kbps, both legs");
        assert!(lines.contains(&"Reno to trunk gw-chi | mediated | 97 kbps, leg of the client".to_owned()));
        assert!(
            lines.contains(&"Cologne to trunk gw-reno | mediated | 97 kbps, leg to the gateway".to_owned())
        );
        assert!(lines.contains(&"Reno and London | not applicable | 62 kbps".to_owned()), "{text}");
    }
}
