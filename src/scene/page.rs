//! Reports as pages of HTML with their pictures: one call, calls that are up together, two settings compared.

use super::canvas::{Loads, Way};
use super::export::{OfCalls, svg};
use super::measure::FontError;
use super::theme::Theme;
use crate::call::CallReport;
use crate::call::compare::Placing;
use crate::call::live::LiveCalls;
use crate::report::{CallWords, ComparedWords, HtmlPage};
use crate::topology::{Layout, Model};
use std::sync::Arc;

/// Most calls whose reports a page holds in full, each with its picture; all others have a line.
pub const IN_FULL: usize = 25;

/// What is drawn: a topology, and where a person placed its parts.
#[derive(Debug, Clone, Copy)]
pub struct Drawn<'a> {
    /// The topology.
    pub model: &'a Model,
    /// Where a person placed its parts.
    pub layout: &'a Layout,
}

impl Drawn<'_> {
    /// A picture for a page, which is white like paper.
    fn picture(&self, title: &str, way: Option<&Way>, loads: Option<&Loads>) -> Result<String, FontError> {
        svg(self.model, self.layout, title, OfCalls { way, loads }, Theme::Light)
    }
}

/// The page of some calls: where there are several, a line for each first; where they are up together, with a picture of
/// what they take.
///
/// # Errors
/// When the bundled fonts, which pictures are measured with, cannot be read.
pub fn of_calls(
    drawn: Drawn<'_>,
    title: &str,
    reports: &[Arc<CallReport>],
    live: Option<&LiveCalls>,
) -> Result<String, FontError> {
    let topology = drawn.model.topology();
    let mut page = HtmlPage::new(title);
    if reports.len() > 1 || live.is_some() {
        let loads = live.map(|live| Loads::of(drawn.model, live, None));
        let picture = loads.map(|loads| drawn.picture(title, None, Some(&loads))).transpose()?;
        page.calls(reports.iter().map(|report| CallWords::new(topology, report)), picture.as_deref());
    }
    for report in reports.iter().take(IN_FULL) {
        let name = format!("Call {}: {}", report.id, CallWords::new(topology, report).title());
        let picture = drawn.picture(&name, Some(&Way::of(report)), None)?;
        page.call(&CallWords::new(topology, report), Some(&picture));
    }
    Ok(page.finish())
}

/// A side of a comparison: what it is called, what is drawn, and what came of the calls.
#[derive(Debug, Clone, Copy)]
pub struct ComparedSide<'a> {
    /// What it is called: "Bypass off".
    pub title: &'a str,
    /// What is drawn.
    pub drawn: Drawn<'a>,
    /// What came of the calls.
    pub placing: &'a Placing,
}

/// The pictures of both sides with the way of one call, by its place, and what all calls take.
///
/// # Errors
/// As [`of_calls`].
pub fn pictures(sides: [ComparedSide<'_>; 2], place: usize, theme: Theme) -> Result<[String; 2], FontError> {
    let [a, b] = sides;
    let picture = |letter: &str, side: ComparedSide<'_>| {
        let ComparedSide { title, drawn, placing } = side;
        let loads = Loads::of(drawn.model, &placing.live, None);
        let way = placing.reports.get(place).map(|report| Way::up(report));
        let calls = OfCalls { way: way.as_ref(), loads: Some(&loads) };
        svg(drawn.model, drawn.layout, &format!("{letter}: {title}"), calls, theme)
    };
    Ok([picture("A", a)?, picture("B", b)?])
}

/// The page of a comparison.
///
/// # Errors
/// As [`of_calls`].
pub fn of_comparison(
    words: &ComparedWords<'_>,
    sides: [ComparedSide<'_>; 2],
    place: usize,
) -> Result<String, FontError> {
    let mut page = HtmlPage::new("Two settings compared");
    page.comparison(words, sides.map(|side| side.title), &pictures(sides, place, Theme::Light)?);
    Ok(page.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::tests::{RENO, from, litware, report};

    #[test]
    fn a_page_holds_a_picture_of_all_and_one_of_each_call() {
        let draft = litware();
        let drawn = Drawn { model: draft.model(), layout: &draft.document().layout };
        let request = from(RENO, "gw-chi");
        let one = Arc::new(report(&draft, &request));
        let pictures = |page: &str| page.matches("<svg ").count();
        let alone = of_calls(drawn, "One call", &[one], None).unwrap();
        assert_eq!((pictures(&alone), alone.contains("97 kbps")), (1, true));
        let mut live = LiveCalls::default();
        live.place_many(draft.model(), &request, 30).unwrap();
        let reports: Vec<_> = live.iter().map(|(_, call)| call.report.clone()).collect();
        let page = of_calls(drawn, "Calls that are up", &reports, Some(&live)).unwrap();
        assert_eq!(pictures(&page), 1 + IN_FULL);
        assert!(page.contains("2,910/4,000"), "the picture of all has the gauges");
        assert!(page.matches("Reno link, 97 kbps").count() >= 30, "a line for each");
    }
}
