//! Trunkline: draw an Enterprise Voice topology, see which calls bypass the Mediation Server and
//! why, and publish it.

#[cfg(feature = "desktop")]
pub mod desktop;
pub mod edit;
pub mod file;
pub mod jobs;
pub mod rules;
pub mod scene;
pub mod topology;
