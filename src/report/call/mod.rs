//! A call report for people: as text for a terminal and as Markdown.

mod admission;
mod ends;
mod instead;
mod json;
mod leg_lines;
mod reasons;
mod routing;
mod sides;
mod stages;
mod steps;
#[cfg(test)]
mod tests;
mod trunk;
mod values;
mod warnings;

pub use admission::{
    leg as leg_sentence, leg_name, link_name, refusal as refusal_words, share as share_words,
};
pub(super) use ends::client as client_place;
pub use instead::{Instead, tried_instead};
pub use json::CallLine;
pub use sides::{Side, Sides};
pub use steps::StepWords;

use super::words::name;
use crate::call::admission::Share;
use crate::call::decision::Reason;
use crate::call::{Answer, Basis, CallReport, Direction, GatewayEnd, Hop, OutcomeReason, Standpoint};
use crate::topology::Topology;
use crate::topology::values::Choices;
use std::fmt::{self, Write};

/// A call report with the names of a topology, in words.
#[derive(Debug, Clone, Copy)]
pub struct CallWords<'a> {
    topology: &'a Topology,
    report: &'a CallReport,
}

impl<'a> CallWords<'a> {
    /// A report and the topology that it speaks of.
    pub fn new(topology: &'a Topology, report: &'a CallReport) -> Self {
        Self { topology, report }
    }

    /// Who calls whom: "172.28.151.140/25 (Reno) to gw-chi (Chicago)".
    pub fn title(&self) -> String {
        let report = self.report;
        let near = match (report.client, report.from_gateway) {
            (Some(client), _) => {
                let given = client.address.map(|address| address.to_string());
                self.placed(given.unwrap_or_else(|| "a client".to_owned()), client.at)
            }
            (None, gateway) => self.gateway(gateway),
        };
        let callee = report.signalling.last().filter(|_| report.gateway.is_none());
        let far = match callee {
            Some(hop) => self.hop(hop),
            None if report.gateway.is_none() => "nobody".to_owned(),
            None => self.gateway(report.gateway),
        };
        match report.direction {
            Direction::Inbound if report.client.is_some() => format!("{far} to {near}"),
            Direction::Inbound | Direction::Outbound => format!("{near} to {far}"),
        }
    }

    fn gateway(&self, gateway: Option<GatewayEnd>) -> String {
        match gateway {
            Some(gateway) => self.placed(name(self.topology, Some(gateway.gateway)), gateway.at),
            None => "a gateway".to_owned(),
        }
    }

    fn placed(&self, what: String, at: Standpoint) -> String {
        match at.network_site {
            Some(id) => format!("{what} ({})", self.topology.name(id.into())),
            None => what,
        }
    }

    /// The verdict: "Mediated".
    pub fn verdict(&self) -> &'static str {
        self.report.verdict.choice().label
    }

    /// The outcome: "Connected".
    pub fn outcome(&self) -> &'static str {
        self.report.outcome.choice().label
    }

    /// The reasons with their sentences; one that holds for both trunks of a call comes twice.
    pub fn reasons(&self) -> Vec<(Reason, String)> {
        reasons::lines(self.topology, self.report)
    }

    /// Why the outcome is another than connected, the codes with their sentences.
    pub fn outcome_reasons(&self) -> Vec<(&'static str, &'static str)> {
        let words = |reason: &OutcomeReason| (reason.choice().key, reason.choice().label);
        self.report.outcome_reasons.iter().map(words).collect()
    }

    /// A sentence for each leg, and one for each link that the call crosses more than once.
    pub fn admission(&self) -> Vec<String> {
        let admission = &self.report.admission;
        let legs = admission.legs.iter().map(|leg| admission::leg(self.topology, leg));
        let shares = admission.shares();
        let twice = shares.iter().filter(|share| share.crossings > 1);
        legs.chain(twice.map(|share| admission::share(self.topology, share))).collect()
    }

    /// The steps.
    pub fn steps(&self) -> Vec<StepWords> {
        self.report.steps.iter().map(|step| StepWords::of(self.topology, step)).collect()
    }

    /// The warnings, a sentence each.
    pub fn warnings(&self) -> Vec<String> {
        self.report.warnings.iter().map(|warning| warnings::sentence(self.topology, warning)).collect()
    }

    /// A hop: "Mediation Server ms-chi (Chicago)".
    pub fn hop(&self, hop: &Hop) -> String {
        let role = hop.role.choice().label;
        let what = match (hop.entity, hop.address) {
            (Some(id), _) => self.topology.name(id),
            (None, Some(address)) => address.to_string(),
            (None, None) => return role.to_owned(),
        };
        match hop.network_site {
            Some(id) => format!("{role} {what} ({})", self.topology.name(id.into())),
            None => format!("{role} {what}"),
        }
    }

    /// The report itself.
    pub(super) fn report(&self) -> &'a CallReport {
        self.report
    }

    /// The call to the public network that replaced it.
    pub(super) fn inner(&self) -> Option<Self> {
        self.report.inner.as_deref().map(|report| Self { report, ..*self })
    }

    /// The way of the media.
    pub(super) fn media(&self) -> String {
        self.way(&self.report.media)
    }

    /// The way of the signalling.
    pub(super) fn signalling(&self) -> String {
        self.way(&self.report.signalling)
    }

    /// What the call takes of the links that have a limit.
    pub(super) fn limited(&self) -> impl Iterator<Item = Share> + use<'a> {
        let (topology, shares) = (self.topology, self.report.admission.shares());
        shares.into_iter().filter(|share| share.link.limits(topology).audio.is_some())
    }

    /// The same in words: "Reno link x 2, 194 kbps".
    pub(super) fn shares(&self) -> Vec<String> {
        self.limited().map(|share| admission::share(self.topology, &share)).collect()
    }

    fn way(&self, hops: &[Hop]) -> String {
        let hops: Vec<String> = hops.iter().map(|hop| self.hop(hop)).collect();
        if hops.is_empty() { "not determined".to_owned() } else { hops.join(" > ") }
    }

    /// The report as text for a terminal, with a line break at the end.
    pub fn text(&self) -> String {
        written(|out| self.write_text(out))
    }

    /// The report as Markdown, with a line break at the end.
    pub fn markdown(&self) -> String {
        written(|out| self.write_markdown(out))
    }

    fn write_text(&self, out: &mut String) -> fmt::Result {
        let report = self.report;
        writeln!(out, "Call {}: {}", report.id, self.title())?;
        writeln!(out, "Verdict: {}. Outcome: {}.", self.verdict(), self.outcome())?;
        for (reason, sentence) in self.reasons() {
            writeln!(out, "  {}: {sentence}", reason.choice().key)?;
        }
        for (code, sentence) in self.outcome_reasons() {
            writeln!(out, "  {code}: {sentence}")?;
        }
        writeln!(out, "Media: {}", self.media())?;
        writeln!(out, "Signalling: {}", self.signalling())?;
        for line in self.admission() {
            writeln!(out, "{line}")?;
        }
        for warning in self.warnings() {
            writeln!(out, "Warning: {warning}")?;
        }
        writeln!(out)?;
        let steps = self.steps();
        let width = |text: &str| text.chars().count();
        let questions = steps.iter().map(|step| width(&step.question)).max().unwrap_or(0);
        for (number, (step, words)) in (1..).zip(report.steps.iter().zip(&steps)) {
            let StepWords { question, value, sentence, .. } = words;
            let pad = questions - width(question);
            let keys = step.sources.join(", ");
            write!(out, "{number:>3} {} {question}{:pad$}  {value}", mark(step.answer), "")?;
            match (step.answer, step.basis) {
                (Answer::Passed, Basis::Documented) => writeln!(out)?,
                (Answer::Passed, _) => writeln!(out, "  ({})", words.basis)?,
                _ => writeln!(out, "\n      {sentence} [{}: {keys}]", words.basis)?,
            }
        }
        if let Some(inner) = self.inner() {
            writeln!(out)?;
            inner.write_text(out)?;
        }
        Ok(())
    }

    fn write_markdown(&self, out: &mut String) -> fmt::Result {
        let report = self.report;
        writeln!(out, "## Call {}: {}\n", escaped(&report.id), escaped(&self.title()))?;
        writeln!(out, "**{}**, {}\n", self.verdict(), self.outcome().to_lowercase())?;
        for (reason, sentence) in self.reasons() {
            writeln!(out, "- `{}` {}", reason.choice().key, escaped(&sentence))?;
        }
        for (code, sentence) in self.outcome_reasons() {
            writeln!(out, "- `{code}` {}", escaped(sentence))?;
        }
        writeln!(out, "- Media: {}", escaped(&self.media()))?;
        writeln!(out, "- Signalling: {}", escaped(&self.signalling()))?;
        for line in self.admission() {
            writeln!(out, "- {}", escaped(&line))?;
        }
        for warning in self.warnings() {
            writeln!(out, "- Warning: {}", escaped(&warning))?;
        }
        writeln!(out, "\n| # | | Question | Values | Explanation | Rests on |\n|--:|---|---|---|---|---|")?;
        for (number, (step, words)) in (1..).zip(report.steps.iter().zip(self.steps())) {
            writeln!(
                out,
                "| {number} | {} | {} | {} | {} | {}: {} |",
                mark(step.answer),
                escaped(&words.question),
                escaped(&words.value),
                escaped(&words.sentence),
                words.basis,
                escaped(&words.source)
            )?;
        }
        Ok(())
    }
}

/// Text from a writer; writing to a string does not fail, and if it did the text would end there.
fn written(write: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut text = String::new();
    match write(&mut text) {
        Ok(()) | Err(fmt::Error) => text,
    }
}

fn mark(answer: Answer) -> char {
    match answer {
        Answer::Passed => '✓',
        Answer::Failed => '✗',
        Answer::NotEvaluated => '–',
    }
}

/// Text in which Markdown finds no mark-up.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '<' | '>' | '|' | '[' | ']' | '#') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
