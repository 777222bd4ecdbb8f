//! Files: the native format of a document, its digest, and the samples.

pub mod native;
mod samples;

pub use samples::{SAMPLES, Sample};
