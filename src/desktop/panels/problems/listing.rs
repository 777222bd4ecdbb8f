//! Which problems are listed, kept until the document or the filters change.

use crate::desktop::state::State;
use crate::rules::{Finding, Severity, Waived};
use crate::topology::{Topology, Waiver};

/// Which problems are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// Errors.
    pub errors: bool,
    /// Warnings.
    pub warnings: bool,
    /// What informs.
    pub infos: bool,
    /// What somebody accepted.
    pub waived: bool,
}

impl Default for Shown {
    fn default() -> Self {
        Self { errors: true, warnings: true, infos: true, waived: true }
    }
}

impl Shown {
    fn shows(self, severity: Severity, is_waived: bool) -> bool {
        let of_severity = match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Info => self.infos,
        };
        if is_waived { self.waived } else { of_severity }
    }
}

/// A line of the list.
#[derive(Debug, Clone)]
pub enum Entry {
    /// A finding, and who accepted it.
    Found(Severity, Finding, Option<Waiver>),
    /// A waiver that no finding needs.
    Unused(Waiver),
}

/// The lines that are listed.
#[derive(Debug, Default)]
pub struct Listing {
    of: Option<(u64, Shown, String)>,
    entries: Vec<Entry>,
    unused: Option<(u64, Vec<Waiver>)>,
}

impl Listing {
    /// The lines, the gravest first; what is waived stands last.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

/// How many waivers no finding needs.
pub fn unused(state: &mut State) -> usize {
    let version = state.panels.facts.version();
    let listing = &mut state.panels.problems.listing;
    if let Some((_, waivers)) = listing.unused.as_ref().filter(|(of, _)| *of == version) {
        return waivers.len();
    }
    let document = state.editor.document();
    let waivers = Waived::unused(&document.waivers, &document.topology, &state.findings);
    let waivers: Vec<Waiver> = waivers.into_iter().cloned().collect();
    let count = waivers.len();
    listing.unused = Some((version, waivers));
    count
}

/// Brings the lines in step with the document and the filters.
pub fn refresh(state: &mut State) {
    let document = state.editor.document();
    let problems = &mut state.panels.problems;
    let wanted = problems.filter.trim().to_lowercase();
    let of = (state.panels.facts.version(), problems.shown, wanted);
    if problems.listing.of.as_ref() == Some(&of) {
        return;
    }
    let (shown, wanted) = (of.1, of.2.as_str());
    let waived = Waived::of(&document.waivers);
    let (mut entries, mut accepted) = (Vec::new(), Vec::new());
    for (severity, finding) in state.findings.iter(&document.topology) {
        let waiver = waived.waiver(&document.topology, finding);
        if shown.shows(severity, waiver.is_some()) && holds(&document.topology, finding, wanted) {
            let list = if waiver.is_some() { &mut accepted } else { &mut entries };
            list.push(Entry::Found(severity, finding.clone(), waiver.cloned()));
        }
    }
    entries.append(&mut accepted);
    if shown.waived {
        let unused = problems.listing.unused.iter().flat_map(|(_, waivers)| waivers);
        let named = |waiver: &&Waiver| {
            let subjects = waiver.subjects.iter().map(AsRef::as_ref);
            let mut words = subjects.chain([&*waiver.code, waiver.by.as_str(), waiver.reason.as_str()]);
            wanted.is_empty() || words.any(|text| text.to_lowercase().contains(wanted))
        };
        entries.extend(unused.filter(named).cloned().map(Entry::Unused));
    }
    problems.listing.entries = entries;
    problems.listing.of = Some(of);
}

/// Whether the code, the words or the subjects of a finding hold a text.
fn holds(topology: &Topology, finding: &Finding, wanted: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(wanted);
    wanted.is_empty()
        || has(&finding.code().to_string())
        || has(&finding.sentence(topology))
        || has(&finding.advice(topology))
        || finding.subjects().any(|id| has(&topology.name(id)))
}
