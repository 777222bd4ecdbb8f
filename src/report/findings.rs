//! Findings in words, with the waivers that accept them.

use crate::edit::{Subject, WaiverForm};
use crate::rules::{Figure, Finding, Findings, Severity};
use crate::topology::values::fold;
use crate::topology::{Document, Topology, Waiver};
use serde::Serialize;
use std::collections::HashMap;
use std::fmt;

/// A finding as people and programs read it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Notice {
    /// The code of the rule, such as `V-44`.
    pub code: String,
    /// How grave it is: `error`, `warning` or `info`.
    #[serde(serialize_with = "as_word")]
    pub severity: Severity,
    /// What it is about, such as `network site Reno`: the words by which a waiver names it.
    pub subjects: Vec<String>,
    /// What is wrong.
    pub sentence: String,
    /// What to do about it.
    pub advice: String,
    /// The keys of the documents that the rule rests on.
    pub source: String,
    /// Who accepted it, why and when.
    pub waived: Option<WaiverForm>,
}

impl Notice {
    /// Puts a finding into words.
    pub fn of(topology: &Topology, severity: Severity, finding: &Finding) -> Self {
        Self {
            code: finding.code().to_string(),
            severity,
            subjects: subjects(topology, finding),
            sentence: finding.sentence(topology),
            advice: finding.advice(topology),
            source: finding.rule().source.to_owned(),
            waived: None,
        }
    }

    /// Whether it stops a publication that has no base.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Notice {
    /// `warning V-44: sentence advice`, and who waived it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {} {}", self.severity.word(), self.code, self.sentence, self.advice)?;
        match &self.waived {
            Some(waiver) => {
                write!(f, " (waived by {} on {}: {})", waiver.by, waiver.date, waiver.reason)
            }
            None => Ok(()),
        }
    }
}

fn as_word<S: serde::Serializer>(severity: &Severity, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(severity.word())
}

/// The findings of a document, the gravest first, each in words and with its waiver.
pub fn notices<'a>(
    document: &'a Document,
    findings: &'a Findings,
) -> impl Iterator<Item = (&'a Finding, Notice)> + 'a {
    let waivers = Waivers::of(document);
    findings.iter(&document.topology).map(move |(severity, finding)| {
        let mut notice = Notice::of(&document.topology, severity, finding);
        notice.waived = waivers.of_finding(&notice.code, &notice.subjects).map(WaiverForm::from);
        (finding, notice)
    })
}

fn subjects(topology: &Topology, finding: &Finding) -> Vec<String> {
    finding.subjects().map(|id| Subject::of(topology, id).to_string()).collect()
}

/// The waivers of a document, found by what they waive.
#[derive(Debug)]
pub struct Waivers<'a> {
    by_finding: HashMap<(Box<str>, Vec<Box<str>>), &'a Waiver>,
}

impl<'a> Waivers<'a> {
    /// The waivers of a document.
    pub fn of(document: &'a Document) -> Self {
        let by_finding = document.waivers.iter().map(|waiver| (key(&waiver.code, &waiver.subjects), waiver));
        Self { by_finding: by_finding.collect() }
    }

    /// The waiver of a finding with that code about these subjects, in any case.
    pub fn of_finding(&self, code: &str, subjects: &[String]) -> Option<&'a Waiver> {
        self.by_finding.get(&key(code, subjects)).copied()
    }
}

fn key(code: &str, subjects: &[impl AsRef<str>]) -> (Box<str>, Vec<Box<str>>) {
    (fold(code), subjects.iter().map(|subject| fold(subject.as_ref())).collect())
}

/// What makes two findings of two versions of a document the same: the rule, what it is about by name, and the
/// words of its sentence. Its numbers may differ: a limit that was wrong and is wrong otherwise is no new finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sameness {
    code: String,
    subjects: Vec<Box<str>>,
    words: Vec<Figure>,
}

impl Sameness {
    /// That of a finding in a topology.
    pub fn of(topology: &Topology, finding: &Finding) -> Self {
        let words = finding.figures().iter().filter(|figure| !matches!(figure, Figure::Number(_)));
        Self {
            code: finding.code().to_string(),
            subjects: subjects(topology, finding).iter().map(|subject| fold(subject)).collect(),
            words: words.cloned().collect(),
        }
    }
}
