//! One call: who calls over which trunk, whether its media bypasses the Mediation Server, and why.
//!
//! [`evaluate`] turns a [`CallRequest`] into a [`CallReport`]: pure and deterministic, values without text.
//! [`decision`] is its core; [`flips`] finds the smallest changes that would turn the verdict.

mod address;
pub mod admission;
pub mod compare;
mod crossing;
pub mod decision;
mod down;
mod explain;
mod flips;
mod list;
pub mod live;
pub mod matrix;
pub mod number;
mod place;
mod report;
mod request;
mod resolve;
pub mod routing;
pub mod seen;
mod stage;
mod step;
mod terms;
#[cfg(test)]
pub(crate) mod tests;
mod told;

pub use address::EndpointAddress;
pub use crossing::{CalledPlace, Crossing, CrossingPair, MOST_PAIRS, crossing};
pub use down::Down;
pub use explain::{evaluate, evaluate_on, evaluate_under, if_mediated, verdict};
pub use flips::{Flip, FlipChange, flips};
pub use list::{ListError, ListedCall, read_calls};
pub use place::{ClientPlace, GatewayPlace};
pub use report::{
    CallReport, ClientEnd, GatewayEnd, Hop, MediationEnd, Outcome, OutcomeReason, Role, Standpoint, Warning,
};
pub use request::{CallRequest, Unevaluated};
pub use resolve::CallError;
pub use stage::Stage;
pub use step::{
    Answer, Basis, Condition, Ids, InternetPath, NotCompared, PstnReroute, Question, Relay, Step,
    TrunkChoice, TrunkRole, Values,
};
pub use terms::{CallKind, CalleeLocation, ClientVersion, Direction, Location, Media, Quality};
pub use told::{ClientMode, Told};
