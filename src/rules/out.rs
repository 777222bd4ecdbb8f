//! Where checks put what they find.

use super::finding::{Figure, Finding};
use super::rule::Rule;
use crate::topology::{AnyId, Kind};
use std::net::IpAddr;

/// A finding in the making: other subjects and figures in the order in which the sentence uses them.
pub struct Found {
    primary: AnyId,
    others: Vec<AnyId>,
    figures: Vec<Figure>,
}

impl Found {
    fn about(primary: AnyId) -> Self {
        Self { primary, others: Vec::new(), figures: Vec::new() }
    }

    /// Names another subject.
    pub fn and(&mut self, other: impl Into<AnyId>) -> &mut Self {
        self.others.push(other.into());
        self
    }

    /// Adds a number.
    pub fn number(&mut self, number: impl Into<u64>) -> &mut Self {
        self.figure(Figure::Number(number.into()))
    }

    /// Adds a text, such as a name that names nothing.
    pub fn text(&mut self, text: impl Into<Box<str>>) -> &mut Self {
        self.figure(Figure::Text(text.into()))
    }

    /// Adds the key of an attribute.
    pub fn key(&mut self, key: &'static str) -> &mut Self {
        self.figure(Figure::Key(key))
    }

    /// Adds a kind of entity.
    pub fn kind(&mut self, kind: Kind) -> &mut Self {
        self.figure(Figure::Kind(kind))
    }

    /// Adds an address.
    pub fn address(&mut self, address: IpAddr) -> &mut Self {
        self.figure(Figure::Address(address))
    }

    fn figure(&mut self, figure: Figure) -> &mut Self {
        self.figures.push(figure);
        self
    }

    fn finish(self, rule: &'static Rule) -> Finding {
        Finding::new(rule, self.primary, self.others, self.figures)
    }
}

/// What a check of one entity found; that entity is the primary subject of all of it.
pub struct Out {
    subject: AnyId,
    found: Vec<Found>,
}

impl Out {
    pub(super) fn about(subject: AnyId) -> Self {
        Self { subject, found: Vec::new() }
    }

    /// Reports a finding about the entity that is checked.
    pub fn report(&mut self) -> &mut Found {
        self.found.push_mut(Found::about(self.subject))
    }

    pub(super) fn finish(self, rule: &'static Rule) -> impl Iterator<Item = Finding> {
        self.found.into_iter().map(move |found| found.finish(rule))
    }
}

/// What a check of the whole document found.
#[derive(Default)]
pub struct WholeOut {
    found: Vec<Found>,
}

impl WholeOut {
    /// Reports a finding about an entity.
    pub fn report(&mut self, primary: impl Into<AnyId>) -> &mut Found {
        self.found.push_mut(Found::about(primary.into()))
    }

    pub(super) fn finish(self, rule: &'static Rule) -> impl Iterator<Item = Finding> {
        self.found.into_iter().map(move |found| found.finish(rule))
    }
}
