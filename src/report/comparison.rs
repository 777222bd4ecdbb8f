//! The same calls under two topologies, measure by measure: A, B, and what changed.

use super::call::link_name;
use super::words::{bypass_id, figure, list, name};
use crate::call::compare::{Comparison, Placing};
use crate::call::{CallRequest, Hop};
use crate::topology::values::Choices;
use crate::topology::{Model, Topology};
use std::fmt::Display;

/// What the two sides have in common where nothing changed.
const SAME: &str = "same";

/// A measure of both sides in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedRow {
    /// What is measured: "Verdict", "Reno link, audio".
    pub measure: String,
    /// Under A.
    pub a: String,
    /// Under B.
    pub b: String,
    /// What changed from A to B; "same" where nothing did.
    pub change: String,
}

impl ComparedRow {
    fn new(measure: impl Into<String>, a: String, b: String, change: impl FnOnce() -> String) -> Self {
        let change = if a == b { SAME.to_owned() } else { change() };
        Self { measure: measure.into(), a, b, change }
    }

    /// Whether the two sides differ.
    pub fn differs(&self) -> bool {
        self.a != self.b
    }
}

/// Every measure of a comparison, in the order of a report: what became of the calls, the ways they took, what they take
/// of each link, and how many more fit.
pub fn compared_rows(
    comparison: &Comparison,
    (a, b): (&Model, &Model),
    calls: &[CallRequest],
) -> Vec<ComparedRow> {
    let Comparison { a: first, b: second, links, changed, .. } = comparison;
    let sides = [(a.topology(), first), (b.topology(), second)];
    let row = |measure: &str, said: &dyn Fn(&Topology, &Placing) -> String, change: &dyn Fn() -> String| {
        let [a, b] = sides.map(|(topology, placing)| said(topology, placing));
        ComparedRow::new(measure, a, b, change)
    };
    let other = || "another".to_owned();
    let mut rows = vec![
        row(
            "Verdict",
            &|_, side| counted(side.verdicts.iter().map(|(v, n)| (v.choice().label, *n))),
            &|| format!("{} changed", count(*changed, "call")),
        ),
        row("Outcome", &|_, side| counted(side.outcomes.iter().map(|(o, n)| (o.choice().label, *n))), &other),
        row("Reason", &|_, side| or_none(side.reasons.keys().map(|reason| reason.choice().key)), &|| {
            let gone = first.reasons.keys().filter(|reason| !second.reasons.contains_key(reason)).count();
            let new = second.reasons.keys().filter(|reason| !first.reasons.contains_key(reason)).count();
            format!("{gone} gone, {new} new")
        }),
        row("Bypass IDs", &ids, &other),
        row("Media path", &|topology, side| ways(topology, &side.media), &|| {
            hops(&first.media, &second.media)
        }),
        row("Signalling path", &|topology, side| ways(topology, &side.signalling), &other),
    ];
    for pair in links {
        let said = |used: u32, limit: Option<u32>| match limit {
            Some(limit) => format!("{} of {} kbps", figure(used.into()), figure(limit.into())),
            None => format!("{} kbps, no bandwidth limit", figure(used.into())),
        };
        let [used_a, used_b] = pair.used;
        let [limit_a, limit_b] = pair.limit;
        let name = link_name(a.topology(), pair.link);
        rows.push(ComparedRow::new(
            format!("{name}, audio"),
            said(used_a, limit_a),
            said(used_b, limit_b),
            || {
                let by = figure(used_a.abs_diff(used_b).into());
                match used_a.cmp(&used_b) {
                    std::cmp::Ordering::Greater => format!("{by} kbps fewer"),
                    std::cmp::Ordering::Less => format!("{by} kbps more"),
                    std::cmp::Ordering::Equal => "another limit".to_owned(),
                }
            },
        ));
    }
    let carried = |topology: &Topology, side: &Placing| {
        or_none(side.carried.iter().map(|(pool, calls)| format!("{}: {calls}", name(topology, Some(*pool)))))
    };
    rows.push(row("Calls that Mediation Servers carry", &carried, &|| {
        let [before, after] = [first, second].map(|side| side.carried.values().sum::<u32>());
        if before > after { format!("{} fewer", before - after) } else { format!("{} more", after - before) }
    }));
    let more = |model: &Model, side: &Placing| match side.more(model, calls) {
        Some(more) => more.to_string(),
        None => "any number".to_owned(),
    };
    rows.push(ComparedRow::new("More calls that fit", more(a, first), more(b, second), other));
    let kbps = |_: &Topology, side: &Placing| or_none(side.figures.iter().map(|kbps| format!("{kbps} kbps")));
    rows.push(row("Figure of a leg", &kbps, &other));
    rows
}

fn count(count: u32, what: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {what}{s}")
}

/// "Mediated, 20 calls".
fn counted<'a>(counts: impl Iterator<Item = (&'a str, u32)>) -> String {
    or_none(counts.map(|(label, number)| format!("{label}, {}", count(number, "call"))))
}

fn or_none<T: Display>(items: impl Iterator<Item = T>) -> String {
    let items: Vec<String> = items.map(|item| item.to_string()).collect();
    if items.is_empty() { "none".to_owned() } else { list(&items) }
}

fn ids(topology: &Topology, side: &Placing) -> String {
    match side.bypass_ids.as_slice() {
        [[near, far]] => format!("{}, {}", bypass_id(topology, *near), bypass_id(topology, *far)),
        pairs => format!("{} pairs", pairs.len()),
    }
}

/// The one way by its places, or how many ways there are.
fn ways(topology: &Topology, ways: &[Vec<Hop>]) -> String {
    match ways {
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

fn hops(a: &[Vec<Hop>], b: &[Vec<Hop>]) -> String {
    let length = |ways: &[Vec<Hop>]| ways.iter().map(Vec::len).sum::<usize>();
    let (before, after) = (length(a), length(b));
    let s = |count: usize| if count == 1 { "" } else { "s" };
    match before.cmp(&after) {
        std::cmp::Ordering::Greater => format!("{} hop{} fewer", before - after, s(before - after)),
        std::cmp::Ordering::Less => format!("{} hop{} more", after - before, s(after - before)),
        std::cmp::Ordering::Equal => "another way".to_owned(),
    }
}

/// A comparison as a table in Markdown, with a line break at the end.
pub fn compared_markdown(rows: &[ComparedRow]) -> String {
    let line = |cells: [&str; 4]| format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | "));
    let head = line(["Measure", "A", "B", "Change"]) + "|---|---|---|---|\n";
    let rows = rows.iter().map(|row| line([&row.measure, &row.a, &row.b, &row.change]));
    std::iter::once(head).chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::compare::compare;
    use crate::call::tests::{RENO, from, litware, litware_with};

    #[test]
    fn twenty_calls_side_by_side() {
        let off = litware_with(r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#);
        let on = litware();
        let calls = vec![from(RENO, "gw-reno"); 20];
        let models = (off.model(), on.model());
        let compared = compare(models.0, models.1, &calls).unwrap();
        insta::assert_snapshot!(compared_markdown(&compared_rows(&compared, models, &calls)), @r"
        | Measure | A | B | Change |
        |---|---|---|---|
        | Verdict | Mediated, 20 calls | Bypass, 20 calls | 20 calls changed |
        | Outcome | Connected, 20 calls | Connected, 20 calls | same |
        | Reason | global-disabled | none | 1 gone, 0 new |
        | Bypass IDs | no ID, no ID | site:Reno, site:Reno | another |
        | Media path | Reno, ms-chi, gw-reno | Reno, gw-reno | 1 hop fewer |
        | Signalling path | Reno, ms-chi, gw-reno | Reno, ms-chi, gw-reno | same |
        | Reno link, audio | 3,880 of 4,000 kbps | 0 of 4,000 kbps | 3,880 kbps fewer |
        | Calls that Mediation Servers carry | ms-chi: 20 | none | 20 fewer |
        | More calls that fit | 0 | any number | another |
        | Figure of a leg | 97 kbps | 97 kbps | same |
        ");
    }
}
