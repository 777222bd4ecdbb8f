//! `trunkline simulate`: places calls and says what becomes of them, and why.

use super::exit::Answer;
use super::input::{self, Input};
use super::out::Out;
use super::{Output, Run};
use crate::call::compare::compare;
use crate::call::{CallReport, CallRequest, EndpointAddress, ListedCall, evaluate, live, read_calls};
use crate::edit::Draft;
use crate::file::{DEFAULT_SIZE_LIMIT, Disk, Expected, FileError, read_bytes, save};
use crate::report::{COMPARED_COLUMNS, CallLine, CallWords, ComparedLine, ComparedWords};
use crate::scene::page::{self, ComparedSide, Drawn};
use anyhow::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Place calls and say which bypass the Mediation Server, which are admitted, and why
///
/// Each call is placed on an idle network; it names the number that is called, or its trunk. Calls of a list that have
/// a start or a duration run on a clock.
#[derive(Debug, clap::Args)]
#[group(id = "what", required = true, args = ["calls", "client"])]
pub struct Simulate {
    #[command(flatten)]
    input: Input,
    /// A list of calls: comma-separated values with a header
    #[arg(long, value_name = "CALLS.csv")]
    calls: Option<PathBuf>,
    /// Place the calls in order, each staying up, so that reservations add up
    #[arg(long, requires = "calls")]
    accumulate: bool,
    /// The caller's address and mask, such as 172.28.151.140/25
    #[arg(long, value_name = "IP/MASK", requires = "way")]
    client: Option<EndpointAddress>,
    /// The trunk that the call takes
    #[arg(long, value_name = "NAME", group = "way", requires = "client")]
    trunk: Option<String>,
    /// The number that is called, such as +13125550142: it is routed to its trunk
    #[arg(long, value_name = "NUMBER", group = "way", requires = "client")]
    number: Option<String>,
    /// Also write the reports as one page of HTML with pictures; what stands there is kept beside it as .bak
    #[arg(long, value_name = "PAGE.html")]
    html: Option<PathBuf>,
    /// Place the same calls in this document too, and print what differs: here is A, there is B. All calls stay up
    #[arg(long, value_name = "OTHER", conflicts_with = "accumulate")]
    against: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
}

/// The columns of CSV.
const COLUMNS: &[&str] = &[
    "id",
    "verdict",
    "reasons",
    "outcome",
    "outcome_reasons",
    "client.network_site",
    "client.network_region",
    "client.bypass_id",
    "gateway.network_site",
    "gateway.network_region",
    "gateway.bypass_id",
    "mediation.pool",
    "mediation.network_site",
    "trunk",
    "admission.outcome",
    "admission.legs.0.links",
    "admission.legs.0.kbps",
    "admission.legs.1.links",
    "admission.legs.1.kbps",
    "warnings",
];

impl Run for Simulate {
    fn output(&self) -> &Output {
        &self.output
    }

    fn run(&self, out: &mut Out<'_>) -> anyhow::Result<Answer> {
        let draft = self.input.read()?;
        if let Some(other) = &self.against {
            return self.compared(&draft, other, out);
        }
        let reports = match &self.calls {
            Some(path) => self.listed(&draft, path)?,
            None => vec![Arc::new(evaluate(draft.model(), &self.one_call())?)],
        };
        if let Some(path) = &self.html {
            let drawn = Drawn { model: draft.model(), layout: &draft.document().layout };
            write(path, &page::of_calls(drawn, "Call reports", &reports, None)?)?;
        }
        let topology = draft.topology();
        if out.is_text() {
            for (place, report) in reports.iter().enumerate() {
                if place > 0 {
                    out.line("")?;
                }
                out.text(CallWords::new(topology, report).text())?;
            }
        } else {
            out.rows(COLUMNS, reports.iter().map(|report| CallLine::of(topology, report)))?;
        }
        Ok(Answer::Yes)
    }
}

impl Simulate {
    /// The calls in two documents: measure by measure, and as a page where one is asked for.
    fn compared(&self, draft: &Draft, other: &Path, out: &mut Out<'_>) -> anyhow::Result<Answer> {
        let against = input::read(other)?;
        let calls = match &self.calls {
            Some(path) => self.list(path)?.into_iter().map(|call| call.request).collect(),
            None => vec![self.one_call()],
        };
        let compared = compare(draft.model(), against.model(), &calls)?;
        let words = ComparedWords::new(&compared, [draft.topology(), against.topology()], &calls);
        let names = [&self.input.file, other].map(|path| path.display().to_string());
        let titles = names.each_ref().map(String::as_str);
        if let Some(path) = &self.html {
            let ([one, other], [a, b]) = (compared.sides(), titles);
            let sides = [(a, draft, one), (b, &against, other)].map(|(title, draft, placing)| ComparedSide {
                title,
                drawn: Drawn { model: draft.model(), layout: &draft.document().layout },
                placing,
            });
            let page = page::of_comparison(&words, sides, compared.telling())?;
            write(path, &page)?;
        }
        if out.is_text() {
            out.text(words.markdown(titles))?;
        } else {
            out.rows(COMPARED_COLUMNS, words.rows().iter().map(ComparedLine::from))?;
        }
        Ok(Answer::Yes)
    }

    fn list(&self, path: &Path) -> anyhow::Result<Vec<ListedCall>> {
        let (bytes, _) = read_bytes(&Disk, path, DEFAULT_SIZE_LIMIT)?;
        read_calls(bytes.as_slice()).with_context(|| path.display().to_string())
    }

    fn one_call(&self) -> CallRequest {
        CallRequest {
            id: "1".into(),
            client: self.client,
            trunk: self.trunk.as_deref().map(Into::into),
            number: self.number.as_deref().map(Into::into),
            ..CallRequest::default()
        }
    }

    /// The reports of a list, all of them or none.
    fn listed(&self, draft: &Draft, path: &Path) -> anyhow::Result<Vec<Arc<CallReport>>> {
        let calls = self.list(path)?;
        let model = draft.model();
        if live::has_times(&calls) || self.accumulate {
            let on_a_clock = live::has_times(&calls);
            let reports =
                if on_a_clock { live::on_a_clock(model, &calls) } else { live::in_order(model, &calls) };
            return reports.with_context(|| path.display().to_string());
        }
        let report = |call: ListedCall| {
            let report = evaluate(model, &call.request).map(Arc::new);
            report.with_context(|| format!("{}, line {}", path.display(), call.line))
        };
        calls.into_iter().map(report).collect()
    }
}

/// Writes a page whole or not at all.
fn write(path: &Path, page: &str) -> Result<(), FileError> {
    save(&Disk, path, page.as_bytes(), Expected::Anything).map(|_| ())
}
