//! What a command came to, and the one table from that to the exit status.

use super::out::on_one_line;
use std::io;

/// The answer of a command that could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The good one.
    Yes,
    /// The other one: errors found, documents differ, a conflict.
    No,
}

impl Answer {
    /// Yes when the condition holds.
    pub fn yes_if(condition: bool) -> Self {
        if condition { Self::Yes } else { Self::No }
    }
}

/// The exit status, and what to print on standard error.
pub fn status(outcome: &anyhow::Result<Answer>) -> (u8, Option<String>) {
    match outcome {
        Ok(Answer::Yes) => (0, None),
        Ok(Answer::No) => (1, None),
        Err(error) if is_broken_pipe(error) => (0, None),
        Err(error) => (2, Some(on_one_line(&format!("{error:#}")))),
    }
}

/// Whether whoever read the output has read enough, as `head` does.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let own = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        let csv = cause.downcast_ref::<csv::Error>().and_then(|error| match error.kind() {
            csv::ErrorKind::Io(error) => Some(error.kind()),
            _ => None,
        });
        [own, json, csv].contains(&Some(io::ErrorKind::BrokenPipe))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::out::{Format, Out};

    /// An output whose reader has gone.
    struct Gone;

    impl io::Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
    }

    #[test]
    fn a_reader_that_stops_reading_is_no_error() {
        for format in [Format::Json, Format::Csv] {
            let outcome = Out::new(&mut Gone, format).rows(&["a"], [1, 2]).map(|()| Answer::Yes);
            assert!(outcome.is_err());
            assert_eq!(status(&outcome), (0, None));
        }
        let outcome = Out::new(&mut Gone, Format::Text).line("a").map(|()| Answer::Yes);
        assert_eq!(status(&outcome.map_err(Into::into)), (0, None));
    }

    #[test]
    fn what_could_not_run_is_told_with_all_its_causes_on_one_line() {
        let error = anyhow::anyhow!("line 3 is\nshort").context("calls.csv");
        assert_eq!(status(&Err(error)), (2, Some("calls.csv: line 3 is short".to_owned())));
        assert_eq!(status(&Ok(Answer::No)), (1, None));
    }
}
