//! Codes of rules, as people, files and scripts write them.

use super::catalogue;
use std::fmt;

/// The code of a rule, such as `V-44` (domain.md 9). Codes are stable: waivers and scripts name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(pub(super) u8);

impl Code {
    /// The code that a text such as `V-44` or `v-44` names; `None` when no rule has it.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut codes = catalogue::rules().map(|rule| rule.code);
        codes.find(|code| code.to_string().eq_ignore_ascii_case(text))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "V-{:02}", self.0)
    }
}
