//! `trunkline matrix`: every network site against every trunk.

use super::exit::Answer;
use super::input::{self, Input};
use super::out::Out;
use super::{Output, Run};
use crate::call::admission::LinkId;
use crate::call::crossing;
use crate::call::decision::Verdict;
use crate::call::matrix::{Flips, Matrix as Cells, Rows, flips};
use crate::edit::Draft;
use crate::report::{
    CellLine, FlipLine, PairLine, crossing_text, figure, flip_sentences, link_name, matrix_text,
};
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Decide every network site against every trunk
///
/// With an older document, only the cells whose verdict, reasons or links differ are printed, and the links whose worst
/// case does; the exit status is then 1 when there are any.
#[derive(Debug, clap::Args)]
pub struct Matrix {
    #[command(flatten)]
    input: Input,
    /// Take every subnet as a row, not every network site
    #[arg(long)]
    subnets: bool,
    /// A site link (by its network site), region link or intersite policy: print who uses it, every network site with
    /// the trunks and network sites to which its media crosses that link
    #[arg(long, value_name = "NAME", conflicts_with_all = ["subnets", "against"])]
    link: Option<String>,
    /// An older document: print what differs from it
    #[arg(long, value_name = "OLD")]
    against: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
}

impl Run for Matrix {
    fn output(&self) -> &Output {
        &self.output
    }

    fn run(&self, out: &mut Out<'_>) -> anyhow::Result<Answer> {
        let draft = self.input.read()?;
        if let Some(name) = &self.link {
            return print_users(&draft, name, out);
        }
        let rows = if self.subnets { Rows::Subnets } else { Rows::NetworkSites };
        let matrix = Cells::of(draft.model(), rows);
        if let Some(path) = &self.against {
            let old = input::read(path)?;
            let before = Cells::of(old.model(), rows);
            return print_flips(&flips((old.topology(), &before), (draft.topology(), &matrix)), out);
        }
        if out.is_text() {
            out.text(matrix_text(draft.topology(), &matrix))?;
            let (bypass, mediated) = (matrix.count(Verdict::Bypass), matrix.count(Verdict::Mediated));
            let errors = matrix.count(Verdict::ConfigurationError);
            out.line(format_args!("{bypass} bypass, {mediated} mediated, {errors} configuration errors"))?;
        } else {
            out.rows(CellLine::COLUMNS, CellLine::all(draft.topology(), &matrix))?;
        }
        Ok(Answer::Yes)
    }
}

/// Prints who uses a link.
fn print_users(draft: &Draft, name: &str, out: &mut Out<'_>) -> anyhow::Result<Answer> {
    let topology = draft.topology();
    let link = LinkId::named(draft.model(), name)?;
    let found = crossing(draft.model(), link, &mut |_| ControlFlow::Continue(())).unwrap_or_default();
    if !out.is_text() {
        out.rows(PairLine::COLUMNS, found.pairs.iter().map(|pair| PairLine::of(topology, pair)))?;
        return Ok(Answer::Yes);
    }
    out.text(crossing_text(topology, &found))?;
    let all = found.pairs.len() as u64 + found.more;
    let pairs = if all == 1 { "pair uses" } else { "pairs use" };
    let not_listed =
        if found.more == 0 { String::new() } else { format!(", {} not listed", figure(found.more)) };
    out.line(format_args!("{} {pairs} {}{not_listed}", figure(all), link_name(topology, link)))?;
    Ok(Answer::Yes)
}

fn print_flips(flips: &Flips, out: &mut Out<'_>) -> anyhow::Result<Answer> {
    if out.is_text() {
        for sentence in flip_sentences(flips) {
            out.line(sentence)?;
        }
        let (cells, links) = (flips.cells.len(), flips.links.len());
        let s = |count: usize| if count == 1 { "" } else { "s" };
        out.line(format_args!(
            "{cells} cell{} and the worst case of {links} link{} differ",
            s(cells),
            s(links)
        ))?;
    } else {
        out.rows(FlipLine::COLUMNS, FlipLine::all(flips))?;
    }
    Ok(Answer::yes_if(flips.is_empty()))
}
