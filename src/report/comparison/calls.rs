//! Call by call.

use super::{ComparedRow, ComparedWords, Measure};
use crate::call::CallReport;
use crate::report::call::CallWords;
use crate::report::words::figure;
use crate::topology::attributes::lower_first;
use crate::topology::values::Choices;

impl ComparedWords<'_> {
    /// One call under both, by its place; `None` where there are not so many.
    pub fn call(&self, place: usize) -> Option<ComparedRow> {
        let reports = self.comparison.reports(place)?;
        let [a, b] = self.topologies;
        let title = CallWords::new(a, reports[0]).title();
        let measure = format!("{}  {title}", figure(place as u64 + 1));
        let changed = self.comparison.changed.binary_search(&place).is_ok();
        let row = ComparedRow::new(Measure::Call(place), measure, reports.map(said), || match reports {
            [one, other] if one.verdict != other.verdict => {
                format!("now {}", other.verdict.choice().label.to_lowercase())
            }
            [one, other] if one.outcome != other.outcome => {
                format!("now {}", other.outcome.choice().label.to_lowercase())
            }
            _ => "another way".to_owned(),
        });
        let row = if changed && !row.differs {
            ComparedRow { change: "other reasons or links".to_owned(), differs: true, ..row }
        } else {
            row
        };
        let why = [(a, reports[0]), (b, reports[1])]
            .map(|(topology, report)| why(&CallWords::new(topology, report)));
        let why = match why {
            [one, other] if one == other => one,
            [one, other] => [("A", one), ("B", other)]
                .into_iter()
                .filter(|(_, why)| !why.is_empty())
                .map(|(letter, why)| format!("{letter}: {why}."))
                .collect::<Vec<_>>()
                .join(" "),
        };
        Some(row.because(why))
    }
}

/// "Mediated, connected, 194 kbps".
fn said(report: &CallReport) -> String {
    let kbps: u32 = report.reservations().iter().map(|held| held.kbps.into_iter().max().unwrap_or(0)).sum();
    let (verdict, outcome) = (report.verdict.choice().label, report.outcome.choice().label.to_lowercase());
    if kbps == 0 {
        format!("{verdict}, {outcome}")
    } else {
        format!("{verdict}, {outcome}, {} kbps", figure(kbps.into()))
    }
}

/// The codes of a report, with their sentences.
fn why(words: &CallWords<'_>) -> String {
    let reasons = words.reasons().into_iter().map(|(reason, sentence)| {
        let code = reason.choice().key;
        format!("{code}, {}", lower_first(&sentence))
    });
    let outcomes = words.outcome_reasons().into_iter();
    let outcomes = outcomes.map(|(code, sentence)| format!("{code}, {}", lower_first(sentence)));
    reasons.chain(outcomes).collect::<Vec<_>>().join("; ")
}
