//! A comparison of one version of everything that it depends on, with all words that are shown of it, worked out once.

use super::calls::{Calls, size};
use super::setting::{Setting, Source};
use crate::call::CallRequest;
use crate::call::compare::{Comparison, Side, compare};
use crate::desktop::state::State;
use crate::desktop::tasks::Done;
use crate::desktop::work::Task;
use crate::edit::Draft;
use crate::report::{ComparedRow, ComparedWords};
use crate::rules::Findings;
use crate::scene::canvas::{IdMarks, Loads, Signs};
use crate::topology::Topology;
use std::sync::Arc;

/// More calls than these, or a larger network, are worked out beside the window.
const AT_ONCE: (usize, usize) = (400, 4_000);

/// What a comparison depends on.
#[derive(Debug, Clone, PartialEq)]
pub struct Inputs {
    topology: u64,
    layout: u64,
    document: u64,
    sides: [Setting; 2],
    calls: Calls,
    count: u32,
    placed: Option<CallRequest>,
    live: u64,
    files: usize,
    published: Option<u64>,
}

impl Inputs {
    /// Those of now; `None` where there is no call to compare.
    pub fn of(state: &State) -> Option<Self> {
        let calls = Calls::chosen(state)?;
        let placed = state.call.as_ref().filter(|_| calls == Calls::Placed);
        Some(Self {
            topology: state.editor.topology_revision(),
            layout: state.editor.layout_revision(),
            document: state.file.serial(),
            sides: state.compare.sides.clone(),
            count: state.compare.count,
            placed: placed.map(|call| call.request.clone()),
            live: if calls == Calls::Live { state.panels.calls.serial() } else { 0 },
            files: state.compare.files.len(),
            published: state.publishing.base().map(|base| base.version),
            calls,
        })
    }

    /// Whether the same calls are placed in the same documents, so that a picture stays where it is looked at.
    pub fn looks_at_the_same(&self, other: &Self) -> bool {
        (self.document, &self.calls, &self.placed) == (other.document, &other.calls, &other.placed)
    }
}

/// One side.
#[derive(Debug)]
pub struct WorkedSide {
    /// The document with its setting.
    pub draft: Draft,
    /// Whether its entities are those of the document in work.
    pub is_own: bool,
    /// What stands above its picture.
    pub title: String,
    /// What is to be said of it in one line.
    pub sentence: String,
    /// What the picture says of trunks and errors.
    pub signs: Signs,
    /// What links carry and members handle.
    pub loads: Loads,
}

/// A comparison, worked out.
#[derive(Debug)]
pub struct Worked {
    /// The comparison.
    pub comparison: Comparison,
    /// The calls.
    pub requests: Vec<CallRequest>,
    /// Both sides.
    pub sides: [WorkedSide; 2],
    /// Every measure.
    pub rows: Vec<ComparedRow>,
    /// How many of them differ.
    pub differ: usize,
}

impl Worked {
    /// The words of the comparison, with bypass IDs by their names.
    pub fn words(&self) -> ComparedWords<'_> {
        let topologies = self.sides.each_ref().map(|side| side.draft.topology());
        ComparedWords::new(&self.comparison, topologies, &self.requests)
    }

    /// What stands above the pictures.
    pub fn titles(&self) -> [&str; 2] {
        self.sides.each_ref().map(|side| side.title.as_str())
    }

    /// One side.
    pub fn side(&self, side: Side) -> &WorkedSide {
        let [a, b] = &self.sides;
        match side {
            Side::A => a,
            Side::B => b,
        }
    }
}

/// What is to be worked out.
struct Order {
    titles: [String; 2],
    sources: [Source; 2],
    requests: Vec<CallRequest>,
}

impl Order {
    fn of(state: &State, inputs: &Inputs) -> Result<Self, String> {
        let missing = || "The document of this side is not read yet. Choose another setting.".to_owned();
        let [a, b] = &inputs.sides;
        let source = |setting: &Setting| setting.source(state).ok_or_else(missing);
        Ok(Self {
            titles: [a.title(state), b.title(state)],
            sources: [source(a)?, source(b)?],
            requests: inputs.calls.requests(state),
        })
    }

    fn is_small(&self) -> bool {
        let (calls, places) = AT_ONCE;
        let small = |topology: &Topology| size(topology) <= places;
        self.requests.len() <= calls && self.sources.iter().all(|source| small(source.topology()))
    }

    fn work(self) -> Result<Worked, String> {
        let Self { titles, sources: [a, b], requests } = self;
        let owns = [a.is_own(), b.is_own()];
        let (a, b) = (a.draft()?, b.draft()?);
        let comparison = compare(a.model(), b.model(), &requests).map_err(|error| error.to_string())?;
        let marks = [IdMarks::of(a.model()), IdMarks::of(b.model())];
        let letters = |side: Side, id| {
            let [of_a, of_b] = &marks;
            let marks = if side == Side::A { of_a } else { of_b };
            marks.mark(id).words_short().to_owned()
        };
        let words = ComparedWords::new(&comparison, [a.topology(), b.topology()], &requests);
        let rows = words.with_ids(&letters).rows();
        let sentences = [Side::A, Side::B].map(|side| words.sentence(side));
        let [one, other] = comparison.sides();
        let side =
            |draft: Draft, is_own, title, sentence, placing: &crate::call::compare::Placing| WorkedSide {
                signs: Signs::of(draft.model(), &Findings::new(draft.model())),
                loads: Loads::of(draft.model(), &placing.live, None),
                draft,
                is_own,
                title,
                sentence,
            };
        let ([title_a, title_b], [said_a, said_b], [own_a, own_b]) = (titles, sentences, owns);
        let sides = [side(a, own_a, title_a, said_a, one), side(b, own_b, title_b, said_b, other)];
        let differ = rows.iter().filter(|row| row.differs).count();
        Ok(Worked { requests, sides, rows, differ, comparison })
    }
}

/// A comparison that ended in the background, with what it was worked out for.
pub struct Ended {
    inputs: Inputs,
    worked: Result<Worked, String>,
}

/// Brings the comparison in step with everything that it depends on: at once where it is small, else in the background,
/// where only one is worked out at a time.
pub fn refresh(state: &mut State) {
    let inputs = Inputs::of(state);
    if state.compare.inputs == inputs || state.compare.asked.is_some() {
        return;
    }
    let Some(inputs) = inputs else {
        state.compare.inputs = None;
        state.compare.worked = None;
        return;
    };
    let order = match Order::of(state, &inputs) {
        Ok(order) => order,
        Err(words) => return take(state, Ended { inputs, worked: Err(words) }),
    };
    if order.is_small() {
        return take(state, Ended { inputs, worked: order.work() });
    }
    state.compare.asked = Some(inputs.clone());
    state.work.start(Task::Look, "Compare calls".to_owned(), move |_| {
        Done::Compared(Box::new(Ended { inputs, worked: order.work() }))
    });
}

/// Takes in what was worked out.
pub fn take(state: &mut State, ended: Ended) {
    let Ended { inputs, worked } = ended;
    let compare = &mut state.compare;
    compare.asked = None;
    if !compare.inputs.as_ref().is_some_and(|before| before.looks_at_the_same(&inputs)) {
        compare.fit = true;
        compare.chosen = None;
    }
    compare.inputs = Some(inputs);
    compare.worked = Some(worked.map(Arc::new));
}
