//! Work in the background: a few threads, and for each job a handle that tells how far it is, lets it
//! be cancelled, and holds its result until the owner looks. Whoever waits is woken through a plain
//! [`std::task::Waker`]; this room knows no other.

mod context;
mod error;
mod job;
mod pool;

pub use context::{Context, Progress};
pub use error::{BoxError, Cancelled, JobError};
pub use job::Job;
pub use pool::Jobs;

#[cfg(test)]
mod tests;
