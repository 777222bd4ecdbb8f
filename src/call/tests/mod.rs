//! What the tests of calls share: the Litware sample, edited, and requests as a call list writes them.

pub(crate) mod random;

use crate::call::decision::Reason;
use crate::call::{CallReport, CallRequest, evaluate, read_calls};
use crate::edit::{Draft, Edit};
use crate::file::Sample;
use std::sync::LazyLock;

/// The Litware sample.
pub(crate) fn litware() -> Draft {
    static SAMPLE: LazyLock<Draft> =
        LazyLock::new(|| Draft::new(Sample::named("litware").unwrap().open().unwrap()));
    SAMPLE.clone()
}

/// The Litware sample after edits, written as people write them: `Set(NetworkSite("Reno"), ...), ...`.
pub(crate) fn litware_with(edits: &str) -> Draft {
    let mut draft = litware();
    let edits: Vec<Edit> = ron::from_str(&format!("[{edits}]")).unwrap();
    draft.apply_all("a test", edits).unwrap();
    draft
}

/// One call of a list of two lines, the header and the values.
pub(crate) fn call(header: &str, values: &str) -> CallRequest {
    let mut calls = read_calls(format!("{header}\n{values}\n").as_bytes()).unwrap();
    assert_eq!(calls.len(), 1);
    calls.remove(0).request
}

/// A call of a client over a trunk.
pub(crate) fn from(client: &str, trunk: &str) -> CallRequest {
    call("client,trunk", &format!("{client},{trunk}"))
}

/// The report of a call.
pub(crate) fn report(draft: &Draft, request: &CallRequest) -> CallReport {
    evaluate(draft.model(), request).unwrap()
}

/// The reasons of a call.
pub(crate) fn reasons(draft: &Draft, request: &CallRequest) -> Vec<Reason> {
    report(draft, request).reasons.iter().collect()
}

/// A client in Chicago.
pub(crate) const CHICAGO: &str = "157.57.210.77/24";
/// A client in Reno.
pub(crate) const RENO: &str = "172.28.151.140/25";

/// The cases of one run; `TRUNKLINE_CALLS=100000` looks at as many as the rules are held to.
pub(in crate::call) fn cases(usual: u32) -> proptest::test_runner::Config {
    use proptest::test_runner::Config;
    let asked = std::env::var("TRUNKLINE_CALLS").ok().and_then(|count| count.parse().ok());
    Config { max_shrink_iters: 2_000, ..Config::with_cases(asked.unwrap_or(usual)) }
}
