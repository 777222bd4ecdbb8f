//! Trunkline: draw an Enterprise Voice topology, see which calls bypass the Mediation Server and
//! why, and publish it.

pub mod call;
pub mod cli;
#[cfg(feature = "desktop")]
pub mod desktop;
pub mod edit;
pub mod file;
pub mod jobs;
pub mod publish;
pub mod report;
pub mod rules;
pub mod scene;
pub mod topology;
