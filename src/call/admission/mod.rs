//! Call admission control (domain.md 3): links and paths, figures, the ledger of reservations, and the legs of a call
//! judged against it. Pure: what a call would take is returned, and who places it books it.

mod figures;
mod judge;
mod ledger;
mod leg;
mod link;
mod path;
#[cfg(test)]
mod tests;

pub(super) use judge::{Plan, Terms, judge};

pub use figures::{Codec, Figure, SOURCES, Scenario};
pub use ledger::{Ledger, Refusal, Reservation};
pub use leg::{Admission, AdmissionOutcome, Check, Consulted, Crossed, Leg, Share};
pub use link::{Limits, LinkId};
pub use path::{Crossing, NoRegionRoute, Terrain, policy_service};
