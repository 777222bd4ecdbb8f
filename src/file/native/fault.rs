//! What is wrong with a file, where, and what became of it.

use crate::edit::alike;
use crate::topology::attributes::AttributeFault;
use ipnet::IpNet;
use std::fmt;
use thiserror::Error;

/// Most faults that are kept; the rest is counted.
const KEPT: usize = 1_000;

/// One fault of a file, with its place. As text, one sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// The character in the line, counted from 1.
    pub column: usize,
    /// The rule that the fault breaks (domain.md 9), where there is one.
    pub code: Option<&'static str>,
    /// The entity it is in, such as `network site Reno`.
    pub subject: Option<String>,
    /// What is wrong, and what was done about it.
    pub reason: Reason,
}

/// What is wrong, what was done about it, and the way out.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Reason {
    /// The text is not RON here; the reading ended.
    #[error("{0}; nothing after this place was read")]
    Syntax(String),
    /// There is no such section.
    #[error("there is no section {name}{}; it was left out", alike(.near))]
    UnknownSection {
        /// What stands there.
        name: String,
        /// Sections that are spelled much alike.
        near: Vec<String>,
    },
    /// The kind has no such attribute.
    #[error("there is no attribute {key}{}; it was left out", alike(.near))]
    UnknownAttribute {
        /// What stands there.
        key: String,
        /// Attributes that are spelled much alike.
        near: Vec<String>,
    },
    /// A section or an attribute is given twice.
    #[error("{0} is given twice; the first is taken")]
    Twice(String),
    /// The attribute cannot take the value (V-34, V-53).
    #[error("{key}: {fault}; the value was left out")]
    Value {
        /// The attribute.
        key: &'static str,
        /// Why not.
        fault: AttributeFault,
    },
    /// Something that is no value of any attribute.
    #[error(
        "{key}: {found} is no value; write true, false, a whole number, a text in double quotes or a list"
    )]
    NoValue {
        /// The attribute, or what stands in its place.
        key: String,
        /// What stands there.
        found: String,
    },
    /// Something that is no entity stands in a section.
    #[error("{0} is no entity; write its attributes in parentheses, such as (Identity: \"Reno\")")]
    NoEntity(String),
    /// An attribute that the entity cannot do without.
    #[error("{0} is missing; add it")]
    Required(&'static str),
    /// Another entity has the same identity (V-15, V-24, V-32, V-35).
    #[error("it is there twice; the second was left out: give it another name, or take it away")]
    Duplicate,
    /// The address of a subnet is not the first of its range (V-33).
    #[error("{found} has host bits set; it was taken as {taken}: write that, or correct the mask")]
    HostBits {
        /// What the file says.
        found: IpNet,
        /// What was taken for it.
        taken: IpNet,
    },
    /// The layout names something that is not there.
    #[error("the layout names what is not in the file; its place was left out")]
    NotPlaced,
    /// A note or waiver that cannot be taken.
    #[error("{0}; it was left out")]
    Left(String),
}

/// A text as a message quotes it: its first 80 characters.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(80).collect()
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: ", self.line, self.column)?;
        if let Some(subject) = &self.subject {
            write!(f, "{subject}: ")?;
        }
        write!(f, "{}", self.reason)?;
        match self.code {
            Some(code) => write!(f, " ({code})"),
            None => Ok(()),
        }
    }
}

/// The faults of a file, in the order of their places.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Faults {
    /// The first thousand.
    pub list: Vec<Fault>,
    /// How many more there are.
    pub more: usize,
}

impl Faults {
    /// Whether the file is whole.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// A fault whose place is still an offset in bytes.
#[derive(Debug)]
pub(super) struct Found {
    pub offset: usize,
    pub code: Option<&'static str>,
    pub subject: Option<String>,
    pub reason: Reason,
}

/// Faults as they are found.
#[derive(Debug, Default)]
pub(super) struct Collected {
    found: Vec<Found>,
    more: usize,
}

impl Collected {
    pub fn push(&mut self, found: Found) {
        if self.is_full() {
            self.more += 1;
        } else {
            self.found.push(found);
        }
    }

    /// Whether further faults are only counted, so that nothing needs to be found out about them.
    pub fn is_full(&self) -> bool {
        self.found.len() >= KEPT
    }

    /// Takes the fault that ended the reading, however many there are.
    pub fn push_last(&mut self, found: Found) {
        self.found.push(found);
    }

    /// How many there are so far, up to the limit.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Names the entity in the faults that were found since there were `first`.
    pub fn name_since(&mut self, first: usize, subject: Option<&str>) {
        for found in self.found.iter_mut().skip(first).filter(|found| found.subject.is_none()) {
            found.subject = subject.map(str::to_owned);
        }
    }

    /// Turns offsets into lines and columns, in one walk over the text.
    pub fn into_faults(mut self, text: &str) -> Faults {
        self.found.sort_by_key(|found| found.offset);
        let mut walk = Walk::default();
        let list = self.found.into_iter().map(|found| {
            let (line, column) = walk.to(text, found.offset);
            Fault { line, column, code: found.code, subject: found.subject, reason: found.reason }
        });
        Faults { list: list.collect(), more: self.more }
    }
}

/// A place in a text that only moves forward.
#[derive(Default)]
struct Walk {
    offset: usize,
    lines: usize,
    line_start: usize,
}

impl Walk {
    /// Line and column of an offset, both counted from 1.
    fn to(&mut self, text: &str, offset: usize) -> (usize, usize) {
        let passed = text.get(self.offset..offset).unwrap_or_default();
        self.lines += passed.matches('\n').count();
        if let Some(last) = passed.rfind('\n') {
            self.line_start = self.offset + last + 1;
        }
        self.offset += passed.len();
        let column = text.get(self.line_start..self.offset).map_or(0, |line| line.chars().count());
        (self.lines + 1, column + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_become_lines_and_columns_in_the_order_of_the_text() {
        let text = "(é\n  x: 1\n)";
        let mut collected = Collected::default();
        for offset in [text.find(')').unwrap(), 1, text.find('x').unwrap(), text.len()] {
            let reason = Reason::Twice(offset.to_string());
            collected.push(Found { offset, code: None, subject: None, reason });
        }
        let faults = collected.into_faults(text);
        let places: Vec<_> = faults.list.iter().map(|fault| (fault.line, fault.column)).collect();
        assert_eq!(places, [(1, 2), (2, 3), (3, 1), (3, 2)]);
    }

    #[test]
    fn faults_beyond_the_first_thousand_are_counted() {
        let mut collected = Collected::default();
        for offset in 0..KEPT + 7 {
            collected.push(Found { offset, code: None, subject: None, reason: Reason::Duplicate });
        }
        let faults = collected.into_faults(&" ".repeat(KEPT + 7));
        assert_eq!((faults.list.len(), faults.more), (KEPT, 7));
    }

    #[test]
    fn a_fault_reads_as_one_sentence() {
        let fault = Fault {
            line: 4,
            column: 11,
            code: Some("V-53"),
            subject: Some("network site Reno".to_owned()),
            reason: Reason::Required("BypassID"),
        };
        assert_eq!(
            fault.to_string(),
            "line 4, column 11: network site Reno: BypassID is missing; add it (V-53)"
        );
    }
}
