//! Findings in words, with the waivers that accept them.

use crate::edit::WaiverForm;
use crate::rules::{Code, Figure, Finding, Findings, Severity, Waived};
use crate::topology::values::fold;
use crate::topology::{Document, Topology};
use serde::Serialize;
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
    /// What to do about it; empty where the sentence says it.
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
            subjects: finding.called(topology),
            sentence: finding.sentence(topology),
            advice: finding.advice(topology),
            source: finding.rule().source.to_owned(),
            waived: None,
        }
    }

    /// Whether it is an error.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Notice {
    /// `warning V-44: sentence advice`, and who waived it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.severity.word(), self.code, self.sentence)?;
        if !self.advice.is_empty() {
            write!(f, " {}", self.advice)?;
        }
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
    let waived = Waived::of(&document.waivers);
    findings.iter(&document.topology).map(move |(severity, finding)| {
        let mut notice = Notice::of(&document.topology, severity, finding);
        notice.waived = waived.waiver(&document.topology, finding).map(WaiverForm::from);
        (finding, notice)
    })
}

/// What makes two findings of two versions of a document the same: the rule, what it is about by name, and the
/// words of its sentence. Its numbers may differ: a limit that was wrong and is wrong otherwise is no new finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sameness {
    code: Code,
    subjects: Vec<Box<str>>,
    words: Vec<Figure>,
}

impl Sameness {
    /// That of a finding in a topology.
    pub fn of(topology: &Topology, finding: &Finding) -> Self {
        let words = finding.figures().iter().filter(|figure| !matches!(figure, Figure::Number(_)));
        Self {
            code: finding.code(),
            subjects: finding.called(topology).iter().map(|subject| fold(subject)).collect(),
            words: words.cloned().collect(),
        }
    }
}
