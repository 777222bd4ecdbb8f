//! A call report, and a list of calls.

use super::{TABLE_ENDS, escaped, figure, row, table};
use crate::call::{Answer, CallReport};
use crate::report::call::{CallWords, StepWords};
use crate::report::words;
use crate::topology::values::Choices;

/// Writes a call report.
pub(super) fn write(out: &mut String, words: &CallWords<'_>, picture: Option<&str>) {
    let report = words.report();
    out.push_str(&format!("<h2>Call {}: {}</h2>\n", escaped(&report.id), escaped(&words.title())));
    let outcome = words.outcome().to_lowercase();
    out.push_str(&format!("<p><strong>{}</strong>, {}</p>\n", words.verdict(), escaped(&outcome)));
    if let Some(picture) = picture {
        out.push_str(&figure(picture, "The way of the call: media thick, signalling dashed"));
    }
    out.push_str("<ul>\n");
    let mut item = |html: String| out.push_str(&format!("<li>{html}</li>\n"));
    for (reason, sentence) in words.reasons() {
        item(coded(reason.choice().key, &sentence));
    }
    for (code, sentence) in words.outcome_reasons() {
        item(coded(code, sentence));
    }
    item(escaped(&format!("Media: {}", words.media())));
    item(escaped(&format!("Signalling: {}", words.signalling())));
    words.admission().iter().for_each(|line| item(escaped(line)));
    words.warnings().iter().for_each(|warning| item(escaped(&format!("Warning: {warning}"))));
    out.push_str("</ul>\n");
    steps(out, words, report);
    if let Some(inner) = words.inner() {
        write(out, &inner, None);
    }
}

fn coded(code: &str, sentence: &str) -> String {
    format!("<code>{}</code> {}", escaped(code), escaped(sentence))
}

fn steps(out: &mut String, words: &CallWords<'_>, report: &CallReport) {
    out.push_str(&table(&["#", "Answer", "Question", "Values", "Explanation", "Rests on"]));
    for (number, (step, words)) in (1..).zip(report.steps.iter().zip(words.steps())) {
        let StepWords { question, value, sentence, basis, source } = words;
        let (class, answer) = match step.answer {
            Answer::Passed => ("", "passed"),
            Answer::Failed => ("failed", "failed"),
            Answer::NotEvaluated => ("", "not evaluated"),
        };
        let cells =
            [format!("{number}"), answer.to_owned(), question, value, sentence, format!("{basis}: {source}")];
        out.push_str(&row(class, &cells.map(|cell| escaped(&cell))));
    }
    out.push_str(TABLE_ENDS);
}

/// Writes a line for each call.
pub(super) fn list<'a>(out: &mut String, calls: impl IntoIterator<Item = CallWords<'a>>) {
    out.push_str(&table(&["Call", "From and to", "Verdict", "Outcome", "Reasons", "Takes of links"]));
    for words in calls {
        let report = words.report();
        let codes = report.reasons.iter().map(|reason| reason.choice().key);
        let codes: Vec<&str> =
            codes.chain(words.outcome_reasons().into_iter().map(|(code, _)| code)).collect();
        let (title, takes) = (words.title(), words.shares().join("; "));
        let cells =
            [&report.id, title.as_str(), words.verdict(), words.outcome(), &words::list(&codes), &takes];
        out.push_str(&row("", &cells.map(escaped)));
    }
    out.push_str(TABLE_ENDS);
}
