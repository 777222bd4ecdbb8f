//! Who uses a link: every pair of places whose media crosses it, found in the background where there are many.

use crate::call::admission::LinkId;
use crate::call::{CalledPlace, Crossing, CrossingPair, crossing as find};
use crate::desktop::glyphs::of_verdict;
use crate::desktop::panels::inspector::rows;
use crate::desktop::panels::inspector::sheet::Sheet;
use crate::desktop::panels::list::Row;
use crate::desktop::state::State;
use crate::desktop::tasks::Done;
use crate::desktop::theme::Look;
use crate::desktop::widgets::search_field;
use crate::desktop::work::Task;
use crate::report::{crossing_words, figure, pair_words};
use crate::scene::glyphs::GlyphInks;
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use crate::topology::Topology;
use egui::{Role, Sense, Ui, WidgetInfo, vec2};
use std::ops::ControlFlow;

/// In a document with at most so many pairs of network sites and trunks they are found within the frame.
const AT_ONCE: usize = 2_500;
/// Most pairs that are shown at once; the filter finds the others.
const SHOWN: usize = 100;

/// What is known of the users of links.
#[derive(Debug, Default)]
pub struct Whose {
    filter: String,
    /// What was asked for: the link and the topology.
    asked: Option<(LinkId, Topology)>,
    found: Option<Found>,
}

/// Who uses a link, with the words that each pair is found by.
#[derive(Debug)]
pub struct Found {
    link: LinkId,
    topology: Topology,
    /// The pairs; none where the search was stopped.
    crossing: Option<Crossing>,
    words: Vec<String>,
}

impl Found {
    fn new(topology: &Topology, link: LinkId, crossing: Option<Crossing>) -> Self {
        let pairs = crossing.as_ref().map_or(&[][..], |crossing| &crossing.pairs);
        let words = pairs.iter().map(|pair| pair_words(topology, pair)).collect();
        Self { link, topology: topology.clone(), crossing, words }
    }

    fn is_of(&self, link: LinkId, topology: &Topology) -> bool {
        self.link == link && self.topology == *topology
    }
}

impl Whose {
    /// Takes in what was found in the background, unless it was overtaken.
    pub fn take(&mut self, found: Found) {
        if self.asked.as_ref().is_some_and(|(link, topology)| found.is_of(*link, topology)) {
            self.asked = None;
            self.found = found.crossing.is_some().then_some(found);
        }
    }
}

/// Shows the pairs, those that take the most first.
pub fn show(ui: &mut Ui, sheet: &mut Sheet<'_>, link: LinkId) {
    refresh(sheet.state, link);
    let look = Look::of(ui);
    let whose = &mut sheet.state.panels.inspector.whose;
    let found = whose.found.as_ref().filter(|found| found.link == link);
    let Some((found, crossing)) = found.and_then(|found| Some((found, found.crossing.as_ref()?))) else {
        rows::note(ui, "It is being worked out.");
        return;
    };
    if crossing.pairs.is_empty() {
        rows::note(ui, "No media crosses this link.");
        return;
    }
    search_field(ui, &mut whose.filter, "Find a network site or trunk", ui.available_width());
    ui.add_space(look.points(space::TIGHT));
    let wanted = whose.filter.trim().to_lowercase();
    let pairs = crossing.pairs.iter().zip(&found.words);
    let fitting: Vec<(&CrossingPair, &String)> =
        pairs.filter(|(_, words)| words.to_lowercase().contains(&wanted)).collect();
    let mut open = None;
    for (pair, words) in fitting.iter().take(SHOWN) {
        if line(ui, pair, words) {
            open = Some(match pair.to {
                CalledPlace::Trunk(id) => id.into(),
                CalledPlace::NetworkSite(id) if link == LinkId::NetworkSite(id) => pair.from.into(),
                CalledPlace::NetworkSite(id) => id.into(),
            });
        }
    }
    let count = fitting.len() as u64 + if wanted.is_empty() { crossing.more } else { 0 };
    let shown = fitting.len().min(SHOWN) as u64;
    rows::note(
        ui,
        if shown < count {
            format!("{} of {} pairs are shown.", figure(shown), figure(count))
        } else {
            format!("{} {}", figure(count), if count == 1 { "pair" } else { "pairs" })
        },
    );
    if let Some(id) = open {
        sheet.open(id);
    }
}

/// One pair; whether it was pressed.
fn line(ui: &mut Ui, pair: &CrossingPair, words: &str) -> bool {
    let look = Look::of(ui);
    let size = vec2(ui.available_width(), look.points(row::HEAD - space::SMALL - space::TIGHT));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let taken = crossing_words(pair);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{words}: {taken}")));
    let row = Row::new(ui, rect, false, response.hovered() || response.has_focus());
    let (glyph, tone) = of_verdict(pair.verdict);
    let left = row.glyph(ui, rect.left(), glyph, GlyphInks::on(row.surface, tone.ink()));
    let room = (left + look.points(space::SMALL), rect.right());
    row.half(false).words(ui, room, words, look.words(text::BODY), Token::Text);
    row.half(true).words(ui, room, &taken, look.words(text::SECOND), Token::Muted);
    if response.has_focus() {
        row.ring(ui);
    }
    response.on_hover_text(format!("{words}: {taken}")).clicked()
}

/// Finds the pairs of a link: at once where there are few, else in the background.
fn refresh(state: &mut State, link: LinkId) {
    let model = state.editor.model();
    let topology = model.topology();
    let whose = &mut state.panels.inspector.whose;
    if whose.found.as_ref().is_some_and(|found| found.is_of(link, topology))
        || whose.asked.as_ref().is_some_and(|(of, known)| *of == link && known == topology)
    {
        return;
    }
    if whose.found.as_ref().is_some_and(|found| found.link != link) {
        whose.filter.clear();
    }
    let sites = topology.network_sites.len();
    if sites.saturating_mul(sites.saturating_add(topology.trunks.len())) <= AT_ONCE {
        let found = find(model, link, &mut |_| ControlFlow::Continue(()));
        whose.asked = None;
        whose.found = Some(Found::new(topology, link, found));
        return;
    }
    whose.asked = Some((link, topology.clone()));
    let model = model.clone();
    state.work.start(Task::Look, "Find who uses the link".to_owned(), move |context| {
        let mut go_on = |_| {
            if context.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let found = find(&model, link, &mut go_on);
        Done::Crossing(Box::new(Found::new(model.topology(), link, found)))
    });
}
