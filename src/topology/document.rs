//! A document: the topology, its drawing, the findings that were waived, and where it came from.

use super::layout::Layout;
use super::store::Topology;
use super::values::{Name, Text};
use std::sync::Arc;

/// A finding that somebody accepted, by the name of what it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiver {
    /// The code of the rule, such as `V-44`.
    pub code: Box<str>,
    /// The names of what the finding is about, in its order, such as `network site Reno`.
    pub subjects: Vec<Box<str>>,
    /// Who accepts it.
    pub by: Name,
    /// Why.
    pub reason: Text,
    /// The day, such as `2026-11-20`.
    pub date: Box<str>,
}

/// What a pulled document was pulled from.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The file or the address of the service.
    pub target: Box<str>,
    /// The name it is published under.
    pub name: Name,
    /// The version.
    pub version: u64,
    /// The digest of the topology as it was there.
    pub digest: Box<str>,
}

/// Everything that a file holds. A clone costs a few reference counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// What is published.
    pub topology: Topology,
    /// How it is drawn.
    pub layout: Layout,
    /// Findings that were accepted.
    pub waivers: Arc<Vec<Waiver>>,
    /// What it was pulled from.
    pub origin: Option<Arc<Origin>>,
}
