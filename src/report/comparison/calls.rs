//! Call by call.

use super::{ComparedRow, ComparedWords, Measure};
use crate::report::call::CallWords;
use crate::report::words::figure;
use crate::topology::attributes::lower_first;
use crate::topology::values::Choices;

impl ComparedWords<'_> {
    /// One call under both, by its place; `None` where there are not so many.
    pub fn call(&self, place: usize) -> Option<ComparedRow> {
        let reports = self.comparison.reports(place)?;
        let [a, b] = self.topologies;
        let words = [CallWords::new(a, reports[0]), CallWords::new(b, reports[1])];
        let [title, _] = words.map(|words| words.title());
        let measure = format!("{}  {title}", figure(place as u64 + 1));
        let changed = self.comparison.changed.binary_search(&place).is_ok();
        let row =
            ComparedRow::new(
                Measure::Call(place),
                measure,
                words.map(|words| said(&words)),
                || match reports {
                    [one, other] if one.verdict != other.verdict => {
                        format!("now {}", other.verdict.choice().label.to_lowercase())
                    }
                    [one, other] if one.outcome != other.outcome => {
                        format!("now {}", other.outcome.choice().label.to_lowercase())
                    }
                    _ => "another way".to_owned(),
                },
            );
        let row = if changed && !row.differs {
            ComparedRow { change: "other reasons or links".to_owned(), differs: true, ..row }
        } else {
            row
        };
        let why = words.map(|words| why(&words));
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

/// "Mediated, connected, 194 kbps", which is what it takes of the limited link that it takes the most of.
fn said(words: &CallWords<'_>) -> String {
    let said = format!("{}, {}", words.verdict(), lower_first(words.outcome()));
    match words.limited().map(|share| share.kbps).max() {
        Some(kbps) if words.report().is_up() => format!("{said}, {} kbps", figure(kbps.into())),
        _ => said,
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
