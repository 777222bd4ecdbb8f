//! Number and response-code translation rules of a trunk configuration (domain.md 7.3).

use super::Name;

/// A rule that rewrites a number: the first rule of a list whose pattern matches is applied.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NumberRule {
    /// The rule's own name inside its list.
    pub name: Name,
    /// A regular expression over the number, as typed.
    pub pattern: Box<str>,
    /// What replaces it; `$1` is the first group.
    pub translation: Box<str>,
}

/// A rule that turns one SIP response code of the peer into another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ResponseCodeRule {
    /// The rule's own name inside its list.
    pub name: Name,
    /// The code received, 400 to 699.
    pub received: u16,
    /// The code passed on, 400 to 699.
    pub translated: u16,
}
