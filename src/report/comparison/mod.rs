//! The same calls under two topologies in words: A, B, what changed, and why.

mod calls;
mod links;
mod rows;
#[cfg(test)]
mod tests;
mod ways;

use super::words::{bypass_id, figure};
use crate::call::CallRequest;
use crate::call::compare::{Comparison, LinkPair, Side};
use crate::topology::{BypassId, Topology};

/// What the two sides have in common where nothing changed.
const SAME: &str = "same";

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// How many calls have which verdict.
    Verdict,
    /// What became of them.
    Outcome,
    /// The codes against bypass.
    Reason,
    /// The bypass IDs of both ends.
    BypassIds,
    /// The way of the media.
    MediaPath,
    /// The way of the signalling.
    SignallingPath,
    /// What the calls take of a link.
    Link(LinkPair),
    /// How many calls a pool carries.
    Pool,
    /// How many more calls fit.
    More,
    /// What the legs are encoded with.
    Codec,
    /// One call, by its place.
    Call(usize),
}

/// A measure of both sides in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedRow {
    /// What it is about.
    pub about: Measure,
    /// What is measured: "Verdict", "Reno link, audio".
    pub measure: String,
    /// Under A.
    pub a: String,
    /// Under B.
    pub b: String,
    /// What changed from A to B; "same" where nothing did.
    pub change: String,
    /// Why it did, or did not; empty where there is nothing to say.
    pub why: String,
    /// Whether the two sides differ.
    pub differs: bool,
}

impl ComparedRow {
    fn new(
        about: Measure,
        measure: impl Into<String>,
        [a, b]: [String; 2],
        change: impl FnOnce() -> String,
    ) -> Self {
        let differs = a != b;
        Self::with(differs, about, measure, [a, b], change)
    }

    /// A row whose words alone do not tell whether the sides differ.
    fn with(
        differs: bool,
        about: Measure,
        measure: impl Into<String>,
        [a, b]: [String; 2],
        change: impl FnOnce() -> String,
    ) -> Self {
        let change = if differs { change() } else { SAME.to_owned() };
        Self { about, measure: measure.into(), a, b, change, why: String::new(), differs }
    }

    fn because(self, why: impl Into<String>) -> Self {
        Self { why: why.into(), ..self }
    }
}

/// How a bypass ID is shown.
type ShowId<'a> = &'a dyn Fn(Side, Option<BypassId>) -> String;

/// A comparison with the names of both topologies.
#[derive(Clone, Copy)]
pub struct ComparedWords<'a> {
    comparison: &'a Comparison,
    topologies: [&'a Topology; 2],
    calls: &'a [CallRequest],
    ids: Option<ShowId<'a>>,
}

impl<'a> ComparedWords<'a> {
    /// A comparison, the topologies that it speaks of, and its calls.
    pub fn new(comparison: &'a Comparison, topologies: [&'a Topology; 2], calls: &'a [CallRequest]) -> Self {
        Self { comparison, topologies, calls, ids: None }
    }

    /// The same with bypass IDs shown another way than by their names, as by the letters of their marks.
    pub fn with_ids(self, ids: ShowId<'a>) -> Self {
        Self { ids: Some(ids), ..self }
    }

    fn id(&self, side: Side, id: Option<BypassId>) -> String {
        let [a, b] = self.topologies;
        match (self.ids, side) {
            (Some(show), side) => show(side, id),
            (None, Side::A) => bypass_id(a, id),
            (None, Side::B) => bypass_id(b, id),
        }
    }

    /// The comparison as a table in Markdown, both sides with their names, with a line break at the end.
    pub fn markdown(&self, titles: [&str; 2]) -> String {
        let cell = |cell: &str| cell.replace('|', "\\|");
        let line = |cells: [&str; 5]| format!("| {} |\n", cells.map(cell).join(" | "));
        let [a, b] = [("A", titles[0]), ("B", titles[1])].map(|(letter, title)| format!("{letter}: {title}"));
        let head = line(["Measure", &a, &b, "Change", "Why"]) + "|---|---|---|---|---|\n";
        let rows = self.rows();
        let rows = rows.iter().map(|row| line([&row.measure, &row.a, &row.b, &row.change, &row.why]));
        std::iter::once(head).chain(rows).collect()
    }
}

/// The columns of a comparison for programs.
pub const COMPARED_COLUMNS: &[&str] = &["measure", "a", "b", "change", "why"];

/// A row for programs.
#[derive(Debug, serde::Serialize)]
pub struct ComparedLine<'a> {
    measure: &'a str,
    a: &'a str,
    b: &'a str,
    change: &'a str,
    why: &'a str,
}

impl<'a> From<&'a ComparedRow> for ComparedLine<'a> {
    fn from(row: &'a ComparedRow) -> Self {
        let ComparedRow { measure, a, b, change, why, .. } = row;
        Self { measure, a, b, change, why }
    }
}

/// "20 calls".
fn calls_of(count: impl TryInto<u64>) -> String {
    let count = count.try_into().unwrap_or(u64::MAX);
    let s = if count == 1 { "" } else { "s" };
    format!("{} call{s}", figure(count))
}

/// "3,880 kbps fewer", from two numbers that differ.
fn by_how_much([a, b]: [u32; 2], unit: &str) -> String {
    let by = figure(a.abs_diff(b).into());
    format!("{by}{unit} {}", if a > b { "fewer" } else { "more" })
}
