//! Values that cannot hold nonsense: names, texts, host names, GUIDs, port ranges, number rules.

mod choices;
mod computer;
mod encryption;
mod guid;
mod host;
mod name;
mod pattern;
mod ports;
mod rules;

pub(crate) use choices::choices;
pub use choices::{
    Choice, Choices, EncryptionLevel, GatewayKind, IpVersion, ServerSiteKind, SrtpMode, Transport, VideoRate,
};
pub use computer::Computer;
pub use guid::Guid;
pub use host::{Fqdn, Host, LineUri};
pub use name::{Name, Text, fold};
pub use pattern::{Pattern, PatternFault};
pub use ports::PortRange;
pub use rules::{NumberRule, ResponseCodeRule};

use thiserror::Error;

/// Why a text is no value of the type asked for. Each says what a good one looks like.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ValueFault {
    /// A name without a visible character.
    #[error("a name needs at least one visible character")]
    Empty,
    /// A line break, tab or other control character.
    #[error("{what} cannot hold a line break or another control character (character {at}); take it out")]
    Control {
        /// What was being read, such as "a name".
        what: &'static str,
        /// Which character, counted from 1.
        at: usize,
    },
    /// More characters than the value may have.
    #[error("{what} has {found} characters; at most {limit} are possible")]
    TooLong {
        /// What was being read.
        what: &'static str,
        /// How many characters it has.
        found: usize,
        /// How many it may have.
        limit: usize,
    },
    /// Any other text that is not what was asked for.
    #[error("\"{found}\" is not {expected}")]
    NotA {
        /// The text, cut after 80 characters.
        found: String,
        /// What was expected, with an example.
        expected: &'static str,
    },
}

impl ValueFault {
    /// A fault that quotes the text, cut to a readable length.
    pub(crate) fn not_a(found: &str, expected: &'static str) -> Self {
        let mut cut: String = found.chars().take(80).collect();
        if cut.len() < found.len() {
            cut.push('…');
        }
        Self::NotA { found: cut, expected }
    }
}
