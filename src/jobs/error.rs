//! How a job can end without a result.

use std::error::Error;

/// Any error that the work of a job may answer.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// The owner of a job does not want its result any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

/// Why a job has no result.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// It was cancelled, which is no fault.
    #[error("\"{job}\" was cancelled.")]
    Cancelled {
        /// The job.
        job: String,
    },
    /// Its work met an error; downcast it for more than its words.
    #[error(transparent)]
    Failed(BoxError),
    /// Its work panicked: a fault of the program.
    #[error("\"{job}\" stopped at a fault in this program ({message}). Save your work, then try again.")]
    Panicked {
        /// The job.
        job: String,
        /// What the panic said.
        message: String,
    },
    /// Its result was handed out before, or its pool ended before it began.
    #[error("\"{job}\" has no result to hand out. Start it again.")]
    NoResult {
        /// The job.
        job: String,
    },
}

impl JobError {
    /// The job was cancelled: nothing to tell the person who did it.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self, Self::Cancelled { .. })
    }
}
