//! What window, command line and exports all show: call reports as text, Markdown and JSON, in one set of words.

mod call;
mod sources;
mod words;

pub use call::{CallLine, CallWords, StepWords};
pub use sources::title;
pub use words::{NO_ID, bypass_id, bypass_id_origin, figure, list, name, parameter};
