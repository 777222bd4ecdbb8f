//! The measures in the order of a report: what became of the calls, the ways they took, what they take of each link and
//! pool, and how many more fit.

use super::links::nearly_full;
use super::ways::{hops, ways};
use super::{ComparedRow, ComparedWords, Measure, calls_of};
use crate::call::compare::{Placing, Side};
use crate::call::decision::{Reason, Verdict};
use crate::call::{Answer, CallReport, Hop};
use crate::report::call::StepWords;
use crate::report::words::{bypass_id_origin, list};
use crate::topology::Topology;
use crate::topology::values::Choices;
use std::fmt::Display;

/// Most steps that the row of the verdict quotes.
const QUOTED: usize = 2;

impl ComparedWords<'_> {
    /// Every measure.
    pub fn rows(&self) -> Vec<ComparedRow> {
        let mut rows = vec![
            self.verdict(),
            self.outcome(),
            self.reason(),
            self.bypass_ids(),
            self.media_path(),
            self.signalling_path(),
        ];
        rows.extend(self.links());
        rows.extend(self.comparison.pools.iter().map(|pair| self.pool(*pair)));
        rows.extend([self.more(), self.codec()]);
        rows
    }

    /// Both sides in words.
    fn both(&self, said: impl Fn(Side, &Topology, &Placing) -> String) -> [String; 2] {
        let ([a, b], [one, other]) = (self.topologies, self.comparison.sides());
        [said(Side::A, a, one), said(Side::B, b, other)]
    }

    fn verdict(&self) -> ComparedRow {
        let cells =
            self.both(|_, _, side| counted(side.verdicts.iter().map(|(v, n)| (v.choice().label, *n))));
        let flipped = self.comparison.flipped().count();
        ComparedRow::with(flipped > 0, Measure::Verdict, "Verdict", cells, || {
            format!("{} changed", calls_of(flipped))
        })
        .because(self.steps())
    }

    /// The steps of the first call that is treated otherwise whose answers turned: what let it pass, or what failed.
    fn steps(&self) -> String {
        let Some([one, other]) = self.comparison.reports(self.comparison.telling()) else {
            return String::new();
        };
        let turned = |change: &&crate::call::compare::StepChange| {
            change.answers.iter().all(Option::is_some) && change.answers.contains(&Some(Answer::Failed))
        };
        let turned: Vec<_> = self.comparison.steps.iter().filter(turned).collect();
        let [a, b] = self.topologies;
        let quote = |report: &CallReport, topology: &Topology, question| {
            let place = report.steps.iter().position(|step| step.question() == question)?;
            let words = StepWords::of(topology, report.steps.get(place)?);
            Some(format!("Step {}: {}.", place + 1, words.value))
        };
        let mut said: Vec<String> =
            turned.iter().take(QUOTED).filter_map(|change| quote(other, b, change.question)).collect();
        let matched = other.verdict == Verdict::Bypass && one.verdict != Verdict::Bypass;
        if matched && said.len() < QUOTED {
            said.extend(quote(other, b, crate::call::Question::Ids));
        }
        if said.is_empty() && !self.comparison.steps.is_empty() {
            let failed =
                self.comparison.steps.iter().find(|change| change.answers[0] == Some(Answer::Failed));
            said.extend(failed.and_then(|change| quote(one, a, change.question)));
        }
        said.dedup();
        said.join(" ")
    }

    fn outcome(&self) -> ComparedRow {
        let cells =
            self.both(|_, _, side| counted(side.outcomes.iter().map(|(o, n)| (o.choice().label, *n))));
        let row = ComparedRow::new(Measure::Outcome, "Outcome", cells, || {
            let [one, other] = self.comparison.sides().map(Placing::up);
            if one == other { "another outcome".to_owned() } else { super::by_how_much([one, other], " up") }
        });
        let [a, b] = self.topologies;
        let full = nearly_full(a, &self.comparison.links, Side::A)
            .or_else(|| nearly_full(b, &self.comparison.links, Side::B));
        row.because(full.unwrap_or_default())
    }

    fn reason(&self) -> ComparedRow {
        let [one, other] = self.comparison.sides();
        let only = |of: &Placing, not_of: &Placing| -> Vec<Reason> {
            of.reasons.keys().copied().filter(|reason| !not_of.reasons.contains_key(reason)).collect()
        };
        let (gone, new) = (only(one, other), only(other, one));
        let cells = self.both(|_, _, side| or_none(side.reasons.keys().map(|reason| reason.choice().key)));
        let row = ComparedRow::new(Measure::Reason, "Reason", cells, || {
            let reasons = |count: usize, word: &str| {
                let s = if count == 1 { "" } else { "s" };
                (count > 0).then(|| format!("{count} reason{s} {word}"))
            };
            let parts: Vec<String> =
                [reasons(gone.len(), "gone"), reasons(new.len(), "new")].into_iter().flatten().collect();
            parts.join(", ")
        });
        let label = |reason: &Reason| reason.choice().label;
        let why = match (gone.as_slice(), new.as_slice()) {
            ([], []) => String::new(),
            ([only], []) if other.reasons.is_empty() => {
                format!("The only failing condition of A: {}.", label(only))
            }
            (gone, []) => format!("No longer: {}.", list(&gone.iter().map(label).collect::<Vec<_>>())),
            (_, new) => format!("In B: {}.", list(&new.iter().map(label).collect::<Vec<_>>())),
        };
        row.because(why)
    }

    fn bypass_ids(&self) -> ComparedRow {
        let cells = self.both(|side, _, placing| self.ids(side, placing));
        let [one, other] = self.comparison.sides();
        let row =
            ComparedRow::new(Measure::BypassIds, "Bypass IDs", cells, || match other.bypass_ids.as_slice() {
                [[None, None]] => "none any more".to_owned(),
                [[near, far]] if near == far => {
                    format!("{} = {}", self.id(Side::B, *near), self.id(Side::B, *far))
                }
                [[near, far]] => format!("{} ≠ {}", self.id(Side::B, *near), self.id(Side::B, *far)),
                _ => "others".to_owned(),
            });
        let none = |placing: &Placing| placing.bypass_ids.as_slice() == [[None, None]];
        let origin = || {
            let ([_, b], [_]) = (self.topologies, other.bypass_ids.as_slice()) else { return None };
            let client = other.reports.first()?.client?.at;
            let words = bypass_id_origin(b, client.network_site, client.bypass_id);
            Some(format!("Of the caller in B: {}.", words.replacen(": ", ", ", 1)))
        };
        let why = match (none(one), none(other)) {
            (true, true) => "No ID is in force in either.".to_owned(),
            (false, true) => "B takes every ID away.".to_owned(),
            (true, false) => {
                format!("No ID is in force in A. {}", origin().unwrap_or_default()).trim_end().to_owned()
            }
            (false, false) if one.bypass_ids == other.bypass_ids => String::new(),
            (false, false) => origin().unwrap_or_default(),
        };
        row.because(why)
    }

    fn media_path(&self) -> ComparedRow {
        let [one, other] = self.comparison.sides();
        let cells = self.both(|_, topology, side| ways(topology, &side.media));
        let differs = all_ways(self, |placing| &placing.media);
        let row = ComparedRow::with(differs, Measure::MediaPath, "Media path", cells, || {
            hops([&one.media, &other.media])
        });
        let carried = [one, other].map(|side| side.carried.values().sum::<u32>());
        row.because(match carried.map(|calls| calls > 0) {
            [true, false] => "The Mediation Server leaves the media path.",
            [false, true] => "The Mediation Server enters the media path.",
            _ => "",
        })
    }

    fn signalling_path(&self) -> ComparedRow {
        let cells = self.both(|_, topology, side| ways(topology, &side.signalling));
        let differs = all_ways(self, |placing| &placing.signalling);
        let row = ComparedRow::with(differs, Measure::SignallingPath, "Signalling path", cells, || {
            "another way".to_owned()
        });
        let [one, _] = self.comparison.sides();
        let through = one.reports.iter().all(|report| report.mediation.is_some());
        row.because(if through { "Signalling always passes the Mediation Server." } else { "" })
    }
}

/// Whether ways are others under the second topology, by the names of their places.
fn all_ways(words: &ComparedWords<'_>, of: impl Fn(&Placing) -> &Vec<Vec<Hop>>) -> bool {
    let ([a, b], [one, other]) = (words.topologies, words.comparison.sides());
    let named = |topology: &Topology, placing: &Placing| -> Vec<String> {
        of(placing).iter().map(|way| ways(topology, std::slice::from_ref(way))).collect()
    };
    named(a, one) != named(b, other)
}

/// "Mediated, 20 calls".
fn counted<'a>(counts: impl Iterator<Item = (&'a str, u32)>) -> String {
    or_none(counts.map(|(label, number)| format!("{label}, {}", calls_of(number))))
}

fn or_none<T: Display>(items: impl Iterator<Item = T>) -> String {
    let items: Vec<String> = items.map(|item| item.to_string()).collect();
    if items.is_empty() { "none".to_owned() } else { list(&items) }
}
