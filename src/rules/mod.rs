//! What is wrong with a topology: one small rule each, run again only where an edit can have changed the
//! answer.
//!
//! A rule stands in the file of its family: its code of domain.md section 9, the check, the words and, where
//! there is an obvious one, the fix. A check says by its shape ([`Check`]) what it looks at; a change there
//! runs it again. It hands out values ([`Finding`]), and the words are made when they are shown. [`Findings`]
//! keeps what was found in step with the document; the global switches ([`Switches`]) gate rules and compute
//! nothing anew.
//!
//! To add a rule, add a row to the `RULES` of a family. `tests` then holds it to what all rules promise: what
//! follows random edits equals a fresh check, sentences are whole, and a fix removes its finding.

mod addresses;
mod catalogue;
mod code;
mod dirty;
mod elsewhere;
mod finding;
mod findings;
#[cfg(test)]
mod fixture;
mod links;
mod lookup;
mod out;
mod pairs;
mod places;
mod plan;
mod profiles;
mod routes;
mod routing;
mod rule;
mod servers;
mod settings;
mod subnets;
#[cfg(test)]
mod tests;
mod translation;
mod trunk_bypass;
mod trunk_configuration;
mod trunks;
mod waived;
mod wider_collection;

pub use catalogue::{all, rule};
pub use code::Code;
pub use elsewhere::new_bypass_ids;
pub use finding::{Figure, Finding};
pub use findings::{Counts, Findings};
pub use out::{Found, Out, WholeOut};
pub use rule::{Check, Lives, Rule, Sees, Severity, Switches};
pub use waived::Waived;
