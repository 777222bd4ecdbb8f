//! That no source file grows into two.

use crate::case::{Case, Outcome, cases};
use crate::sources::{self, Source};

const MOST_LINES: usize = 500;

/// Tables of facts may be as long as the facts are many.
const DATA_TABLES: &[&str] = &["topology/attributes/"];

pub fn cases() -> Vec<Case> {
    cases![&[]; no_source_file_is_too_long, a_file_that_is_too_long_is_named]
}

fn too_long(sources: &[Source]) -> Vec<String> {
    let is_table = |source: &&Source| DATA_TABLES.iter().any(|table| source.path.starts_with(table));
    let lines = |source: &Source| source.text.lines().count();
    sources
        .iter()
        .filter(|source| !is_table(source) && lines(source) > MOST_LINES)
        .map(|source| format!("src/{} has {} lines of {MOST_LINES}", source.path, lines(source)))
        .collect()
}

fn no_source_file_is_too_long() -> Outcome {
    let found = too_long(&sources::all()?);
    if found.is_empty() { Ok(()) } else { Err(found.join("\n").into()) }
}

fn a_file_that_is_too_long_is_named() -> Outcome {
    let lines = |count| "//\n".repeat(count);
    let sources = [
        Source::fake("call/decide.rs", &lines(501)),
        Source::fake("call/locate.rs", &lines(500)),
        Source::fake("topology/attributes/trunk.rs", &lines(900)),
    ];
    assert_eq!(too_long(&sources), ["src/call/decide.rs has 501 lines of 500"]);
    Ok(())
}
