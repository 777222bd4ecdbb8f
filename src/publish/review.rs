//! The first step of publishing: what would change, what is wrong, and whether that stops it.

use super::base::Base;
use super::bundle::Form;
use super::error::PublishError;
use super::own;
use crate::file::{Expected, Fs, digest};
use crate::report::{Difference, Notice, Sameness, notices};
use crate::rules::{Findings, Severity};
use crate::topology::{Document, Model, Name, Topology};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// A document held against what is published, before anything is written.
#[derive(Debug, Clone)]
pub struct Review {
    /// The file to publish to.
    pub path: PathBuf,
    /// What the document is held against; `None` where nothing is published yet.
    pub base: Option<Base>,
    /// What would change; everything is new where there is no base.
    pub difference: Difference,
    /// What is wrong or good to know, the gravest first.
    pub findings: Vec<Reviewed>,
    pub(super) document: Document,
    pub(super) form: Form,
    pub(super) expected: Expected,
}

/// A finding of a review.
#[derive(Debug, Clone, PartialEq)]
pub struct Reviewed {
    /// The finding.
    pub notice: Notice,
    /// Whether the base has it too, as grave as here. Such an error does not stop publishing.
    pub known: bool,
}

impl Reviewed {
    /// Whether it stops publishing: an error that the base does not have. A waiver does not change that, for it
    /// accepts what is there already.
    pub fn stops(&self) -> bool {
        self.notice.is_error() && !self.known
    }
}

impl Review {
    /// Holds a document against what is published at a path or, where nothing is, against the version that it was
    /// pulled from.
    ///
    /// # Errors
    /// When the path is none for a bundle, or what stands there is no bundle as it was published.
    pub fn of(fs: &dyn Fs, document: &Document, path: &Path) -> Result<Self, PublishError> {
        let form = Form::of(path).ok_or_else(|| PublishError::Form(path.to_owned()))?;
        let origin = document.origin.as_deref();
        let (there, expected) = match Base::at(fs, path)? {
            Some((base, seen)) => (Some(base), Expected::Seen(seen)),
            None => (None, Expected::Nothing),
        };
        let moved = there.as_ref().zip(origin).filter(|(base, origin)| !base.is(origin));
        let moved = moved.map(|(base, origin)| own::base_moved(path, base, origin));
        let base = there.or_else(|| Base::pulled(fs, origin?));
        let nothing = Topology::default();
        let published = base.as_ref().map_or(&nothing, |base| &base.topology);
        let difference = Difference::between(published, &document.topology);
        let own = moved.into_iter().chain(own::renewed_bypass_ids(&document.topology, &difference));
        let own = own.map(|notice| Reviewed { notice, known: false });
        let mut findings: Vec<Reviewed> = own.chain(reviewed(document, base.as_ref())).collect();
        findings.sort_by_key(|reviewed| reviewed.notice.severity);
        Ok(Self {
            path: path.to_owned(),
            base,
            difference,
            findings,
            document: document.clone(),
            form,
            expected,
        })
    }

    /// What stops publishing.
    pub fn stops(&self) -> impl Iterator<Item = &Notice> {
        self.findings.iter().filter(|reviewed| reviewed.stops()).map(|reviewed| &reviewed.notice)
    }

    /// Whether something else is published there than the document was made from (V-80).
    pub fn is_moved(&self) -> bool {
        let origin = self.document.origin.as_deref();
        self.base.as_ref().zip(origin).is_some_and(|(base, origin)| !base.is(origin))
    }

    /// Version and digest of what would be replaced, or of what the document was pulled from.
    pub fn replaces(&self) -> Option<(u64, Box<str>)> {
        let base = self.base.as_ref().map(|base| (base.version, base.digest.clone()));
        base.or_else(|| self.document.origin.as_ref().map(|origin| (origin.version, origin.digest.clone())))
    }

    /// The version that would be published.
    pub fn version(&self) -> u64 {
        self.replaces().map_or(1, |(version, _)| version.saturating_add(1))
    }

    /// The digest of what would be published.
    pub fn digest(&self) -> String {
        digest(&self.document.topology)
    }

    /// The name that it is published under unless another one is given; `None` where nobody named it yet.
    pub fn name(&self) -> Option<&Name> {
        let origin = self.document.origin.as_ref().map(|origin| &origin.name);
        self.base.as_ref().map(|base| &base.name).or(origin)
    }
}

/// The findings of the document, and whether the base has them.
fn reviewed(document: &Document, base: Option<&Base>) -> Vec<Reviewed> {
    let known = base.map(|base| found(&base.topology)).unwrap_or_default();
    let findings = Findings::new(&Model::new(document.topology.clone()));
    let reviewed = notices(document, &findings).map(|(finding, notice)| {
        let same = (notice.severity, Sameness::of(&document.topology, finding));
        Reviewed { known: known.contains(&same), notice }
    });
    reviewed.collect()
}

/// What the rules find in a topology.
fn found(topology: &Topology) -> HashSet<(Severity, Sameness)> {
    let findings = Findings::new(&Model::new(topology.clone()));
    let found = findings.iter(topology);
    found.map(|(severity, finding)| (severity, Sameness::of(topology, finding))).collect()
}
