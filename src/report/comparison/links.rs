//! The rows of what is used: links, pools, and what still fits.

use super::{ComparedRow, ComparedWords, Measure, by_how_much, calls_of};
use crate::call::admission::{Figure, LinkId};
use crate::call::compare::{LinkPair, More, Placing, PoolPair, Side};
use crate::call::decision::Verdict;
use crate::report::call::{link_name, refusal_words};
use crate::report::words::{figure, list, name};
use crate::topology::Topology;
use crate::topology::values::Choices;

/// What a Mediation Server of the stated hardware carries (domain.md 1.12) [MED].
const CARRIES: &str = "A stand-alone Mediation Server carries about 1,000 such calls.";

impl ComparedWords<'_> {
    /// The links that either side uses.
    pub fn links(&self) -> Vec<ComparedRow> {
        self.comparison.links.iter().map(|pair| self.link(*pair)).collect()
    }

    fn link(&self, pair: LinkPair) -> ComparedRow {
        let said = |used: u32, limit: Option<u32>| match limit {
            Some(limit) => format!("{} of {}", figure(used.into()), figure(limit.into())),
            None => format!("{}, no bandwidth limit", figure(used.into())),
        };
        let ([a, b], [link_a, link_b]) = (self.topologies, pair.link);
        let named = link_a.map(|link| link_name(a, link)).or_else(|| link_b.map(|link| link_name(b, link)));
        let cells = [said(pair.used[0], pair.limit[0]), said(pair.used[1], pair.limit[1])];
        let measure = format!("{}, audio kbps", named.unwrap_or_default());
        let row = ComparedRow::new(Measure::Link(pair), measure, cells, || {
            if pair.used[0] == pair.used[1] {
                "another limit".to_owned()
            } else {
                by_how_much(pair.used, " kbps")
            }
        });
        let why = self.crossings(pair);
        row.because(why)
    }

    /// How the calls cross a link: on the side that uses more of it.
    fn crossings(&self, pair: LinkPair) -> String {
        let side = usize::from(pair.used[1] > pair.used[0]);
        let (Some(placing), Some(Some(link))) =
            (self.comparison.sides().get(side).copied(), pair.link.get(side))
        else {
            return String::new();
        };
        let mut crossing = placing.reports.iter().filter_map(|report| {
            let taken = report.inner.as_deref().unwrap_or(report);
            let kbps = kbps_on(taken, *link);
            (!kbps.is_empty() && report.is_up()).then_some((taken.verdict, kbps))
        });
        let Some((verdict, first)) = crossing.next() else { return String::new() };
        let (alike, others) =
            crossing.fold(
                (1, 0),
                |(alike, others), (_, kbps)| {
                    if kbps == first { (alike + 1, others) } else { (alike, others + 1) }
                },
            );
        if others > 0 {
            return format!("{} cross it, not all alike.", calls_of(alike + others));
        }
        let call = if verdict == Verdict::Mediated { "A mediated call" } else { "A call" };
        match first.as_slice() {
            [one, other] if one == other => {
                format!("{call} crosses it twice: leg 1 out, leg 2 back, {one} kbps each.")
            }
            [one, other] => {
                format!("{call} crosses it twice: leg 1 out with {one} kbps, leg 2 back with {other}.")
            }
            [one] => format!("{call} crosses it once with {one} kbps."),
            more => format!("{call} crosses it {} times.", more.len()),
        }
    }

    pub(super) fn pool(&self, pair: PoolPair) -> ComparedRow {
        let ([a, b], [in_a, in_b]) = (self.topologies, pair.pool);
        let named = if in_a.is_some() { name(a, in_a) } else { name(b, in_b) };
        let cells = pair.calls.map(|calls| figure(calls.into()));
        ComparedRow::new(Measure::Pool, format!("Calls that {named} carries"), cells, || {
            by_how_much(pair.calls, "")
        })
        .because(CARRIES)
    }

    pub(super) fn more(&self) -> ComparedRow {
        let said = |more: More| match more {
            More::Any => "any number".to_owned(),
            More::Until { fit, .. } | More::Others(fit) => figure(fit.into()),
            More::AtLeast(fit) => format!("more than {}", figure(fit.into())),
        };
        let [one, other] = self.comparison.sides().map(|placing| placing.more);
        let row =
            ComparedRow::new(Measure::More, "More calls that fit", [said(one), said(other)], || {
                match (one, other) {
                    (_, More::Any) => "no longer limited".to_owned(),
                    (More::Any, _) => "now limited".to_owned(),
                    _ => "another number".to_owned(),
                }
            });
        let [a, b] = self.topologies;
        let why =
            [(Side::A, a, one), (Side::B, b, other)].into_iter().filter_map(|(side, topology, more)| {
                let More::Until { fit, refusal } = more else { return None };
                let next = if fit == 0 { "the next" } else { "after these the next" };
                Some(format!("{}: {next} {}.", side.letter(), refusal_words(topology, &refusal)))
            });
        let why: Vec<String> = why.collect();
        row.because(why.join(" "))
    }

    pub(super) fn codec(&self) -> ComparedRow {
        let [one, other] = self.comparison.sides();
        let cells = [codecs(one), codecs(other)];
        let same_figure = highest(one) == highest(other);
        let alike = cells[0] == cells[1];
        let row =
            ComparedRow::with(!same_figure, Measure::Codec, "Codec", cells, || "another figure".to_owned());
        let row =
            if same_figure && !alike { ComparedRow { change: "same figure".to_owned(), ..row } } else { row };
        let mut figures: Vec<u32> = [one, other]
            .iter()
            .flat_map(|side| side.figures.iter().flatten())
            .map(|figure| figure.kbps)
            .collect();
        figures.sort_unstable();
        figures.dedup();
        let figures: Vec<String> = figures.into_iter().map(|kbps| figure(kbps.into())).collect();
        let quality =
            self.calls.first().filter(|first| self.calls.iter().all(|c| c.quality == first.quality));
        let quality = quality.map(|call| format!(", {}", call.quality.choice().label.to_lowercase()));
        let why = match figures.as_slice() {
            [] => String::new(),
            figures => format!("{} kbps a leg{}.", list(figures), quality.unwrap_or_default()),
        };
        row.because(why)
    }
}

/// What the legs of a call take of a link, kbps, in the order of the legs.
fn kbps_on(report: &crate::call::CallReport, link: LinkId) -> Vec<u32> {
    let legs = report.admission.legs.iter();
    legs.flat_map(|leg| {
        let times = leg.crossed.iter().filter(|crossed| crossed.crossing.link == link).count();
        leg.taken.into_iter().flat_map(move |taken| std::iter::repeat_n(taken.kbps, times))
    })
    .collect()
}

fn highest(placing: &Placing) -> Option<u32> {
    placing.figures.iter().flatten().map(|figure| figure.kbps).max()
}

/// "G.711, both legs" and "G.711, end to end".
fn codecs(placing: &Placing) -> String {
    let label = |figure: &Figure| figure.codec.choice().label;
    match placing.figures.as_slice() {
        [] => "none".to_owned(),
        [only] => match only.as_slice() {
            [one] => format!("{}, end to end", label(one)),
            [one, other] if one.codec == other.codec => format!("{}, both legs", label(one)),
            legs => legs.iter().map(label).collect::<Vec<_>>().join(", "),
        },
        several => {
            let mut labels: Vec<&str> = several.iter().flatten().map(label).collect();
            labels.sort_unstable();
            labels.dedup();
            list(&labels)
        }
    }
}

/// The fullest link of a side, where the calls leave less than a fifth of it: "The Reno link is at 3,880 of 4,000 kbps."
pub(super) fn nearly_full(topology: &Topology, links: &[LinkPair], side: Side) -> Option<String> {
    let place = usize::from(side == Side::B);
    let links = links.iter().filter_map(|pair| {
        let (used, limit) = (*pair.used.get(place)?, (*pair.limit.get(place)?)?);
        let full = used > 0 && u64::from(used) * 100 >= u64::from(limit) * 80;
        full.then_some(((*pair.link.get(place)?)?, used, limit))
    });
    let (link, used, limit) =
        links.max_by_key(|(_, used, limit)| u64::from(*used) * 1_000 / u64::from(*limit).max(1))?;
    let (link, used, limit) = (link_name(topology, link), figure(used.into()), figure(limit.into()));
    Some(format!("{link} in {}: {used} of {limit} kbps are in use.", side.letter()))
}
