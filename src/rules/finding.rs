//! A finding: a rule, what it is about, and a few figures. It holds no text of its own.

use super::code::Code;
use super::rule::Rule;
use crate::edit::{Edit, Subject};
use crate::topology::{AnyId, Entity, Id, Kind, Model, Topology};
use std::net::IpAddr;

/// A value that a sentence shows and that cannot be read off the subjects.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Figure {
    /// A number; the sentence knows its unit.
    Number(u64),
    /// A text, such as a name that names nothing.
    Text(Box<str>),
    /// The key of an attribute.
    Key(&'static str),
    /// A kind of entity.
    Kind(Kind),
    /// An address.
    Address(IpAddr),
}

/// Something that a rule found. Ordered by rule, then by subjects. 24 bytes unless it has several subjects or
/// figures, for there may be one on each of a million subnets.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Finding {
    rule: &'static Rule,
    primary: AnyId,
    more: Option<Box<More>>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct More {
    others: Box<[AnyId]>,
    figures: Box<[Figure]>,
}

impl Finding {
    pub(super) fn new(rule: &'static Rule, primary: AnyId, others: Vec<AnyId>, figures: Vec<Figure>) -> Self {
        let plain = others.is_empty() && figures.is_empty();
        let more = || Box::new(More { others: others.into(), figures: figures.into() });
        Self { rule, primary, more: (!plain).then(more) }
    }

    /// The rule that found it.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The code of the rule.
    pub fn code(&self) -> Code {
        self.rule.code
    }

    /// The entity that it is about in the first place.
    pub fn primary(&self) -> AnyId {
        self.primary
    }

    /// The other entities that it names, in the order of the sentence.
    pub fn others(&self) -> &[AnyId] {
        self.more.as_ref().map_or(&[], |more| &more.others)
    }

    /// Everything that it is about, the primary subject first.
    pub fn subjects(&self) -> impl Iterator<Item = AnyId> + '_ {
        std::iter::once(self.primary).chain(self.others().iter().copied())
    }

    /// What it is about, as waivers and reports call it, such as `network site Reno`.
    pub fn called(&self, topology: &Topology) -> Vec<String> {
        self.subjects().map(|id| Subject::of(topology, id).to_string()).collect()
    }

    /// The figures of its sentence.
    pub fn figures(&self) -> &[Figure] {
        self.more.as_ref().map_or(&[], |more| &more.figures)
    }

    /// What is wrong: one sentence with its values.
    pub fn sentence(&self, topology: &Topology) -> String {
        (self.rule.sentence)(topology, self)
    }

    /// What to do about it: one sentence.
    pub fn advice(&self, topology: &Topology) -> String {
        (self.rule.advice)(topology, self)
    }

    /// An edit that mends it; `None` where there is no obvious one.
    pub fn fix(&self, model: &Model) -> Option<Edit> {
        self.rule.fix?(model, self)
    }

    /// One edit that mends this finding and all others of its kind that can be mended; `None` where it would mend no
    /// other.
    pub fn fix_all(&self, model: &Model) -> Option<Edit> {
        self.rule.fix_all?(model, self)
    }

    /// The primary subject as an entity of its type.
    pub(super) fn entity<'a, T: Entity>(&self, topology: &'a Topology) -> Option<(Id<T>, &'a T)> {
        let id = self.primary.typed()?;
        Some((id, topology.get(id)?))
    }

    /// The name of the primary subject.
    pub(super) fn name(&self, topology: &Topology) -> String {
        topology.name(self.primary)
    }

    /// The name of another subject, from 0; empty when there is none.
    pub(super) fn other(&self, topology: &Topology, place: usize) -> String {
        self.others().get(place).map(|id| topology.name(*id)).unwrap_or_default()
    }

    /// The figure at a place if it is a number, else 0.
    pub(super) fn number(&self, place: usize) -> u64 {
        match self.figures().get(place) {
            Some(Figure::Number(number)) => *number,
            _ => 0,
        }
    }

    /// The figure at a place if it is a kind.
    pub(super) fn kind(&self, place: usize) -> Option<Kind> {
        match self.figures().get(place) {
            Some(Figure::Kind(kind)) => Some(*kind),
            _ => None,
        }
    }

    /// The figure at a place as a word: a text or the key of an attribute, else nothing.
    pub(super) fn text(&self, place: usize) -> &str {
        match self.figures().get(place) {
            Some(Figure::Text(text)) => text,
            Some(Figure::Key(key)) => key,
            _ => "",
        }
    }
}
