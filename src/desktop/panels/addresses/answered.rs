//! The answers to a list, worked out once for each version of the topology: at once where the list is short, else in the
//! background.

use super::{AddressesDone, AddressesState};
use crate::call::seen::{MissingSubnet, Seen, SeenLine};
use crate::desktop::state::State;
use crate::desktop::tasks::Done;
use crate::desktop::work::Task;
use crate::topology::{Model, Topology};
use std::sync::Arc;

/// Longer lists are answered beside the window.
const AT_ONCE: usize = 2_000;

/// What kind of answer a line has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Nothing on it can be read as an address.
    Unreadable,
    /// CAC finds no network site.
    Nowhere,
    /// CAC finds it, bypass does not.
    OnlyContained,
    /// Both find it, with another mask.
    OtherMask,
    /// Both find it.
    Mapped,
}

impl Class {
    /// Every class, what is most amiss first.
    pub const ALL: [Self; 5] =
        [Self::Unreadable, Self::Nowhere, Self::OnlyContained, Self::OtherMask, Self::Mapped];

    /// Its words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unreadable => "Cannot be read",
            Self::Nowhere => "In no network site",
            Self::OnlyContained => "Unmapped for bypass",
            Self::OtherMask => "Mask differs",
            Self::Mapped => "Mapped",
        }
    }

    fn of(topology: &Topology, line: &SeenLine) -> Self {
        let Ok(answer) = &line.answer else { return Self::Unreadable };
        match (answer.place.exact, answer.cac_network_site()) {
            (_, None) => Self::Nowhere,
            (None, Some(_)) => Self::OnlyContained,
            (Some(standing), _) if standing.network_site.is_none() => Self::OnlyContained,
            (Some(_), Some(_)) if answer.place.other_mask(topology).is_some() => Self::OtherMask,
            (Some(_), Some(_)) => Self::Mapped,
        }
    }
}

/// The answers to a list.
#[derive(Debug)]
pub struct Answered {
    topology: Topology,
    text: Arc<str>,
    /// Line by line.
    pub seen: Seen,
    /// The class of each line.
    pub classes: Vec<Class>,
    /// How many lines have each class, in the order of [`Class::ALL`].
    pub counts: [usize; 5],
    /// The subnets that are missing, each once.
    pub missing: Vec<MissingSubnet>,
}

impl Answered {
    /// Answers a list.
    pub fn of(model: &Model, text: &Arc<str>) -> Self {
        let topology = model.topology();
        let seen = Seen::of(model, text);
        let classes: Vec<Class> = seen.lines.iter().map(|line| Class::of(topology, line)).collect();
        let count = |class| classes.iter().filter(|other| **other == class).count();
        let counts = Class::ALL.map(count);
        let missing = seen.missing();
        Self { topology: topology.clone(), text: text.clone(), seen, classes, counts, missing }
    }

    fn is_of(&self, topology: &Topology, text: &Arc<str>) -> bool {
        Arc::ptr_eq(&self.text, text) && self.topology == *topology
    }
}

impl AddressesState {
    /// Takes in answers from the background, unless they were overtaken.
    pub fn take(&mut self, answered: Answered) {
        if self.asked.as_ref().is_some_and(|(topology, text)| answered.is_of(topology, text)) {
            self.asked = None;
            self.answered = Some(Arc::new(answered));
        }
    }
}

/// Brings the answers in step with the list and the document. Those of the version before stay until the new ones come.
pub fn refresh(state: &mut State) {
    let model = state.editor.model();
    let topology = model.topology();
    let AddressesState { list, answered, asked, .. } = &mut state.panels.addresses;
    let Some(list) = list else { return };
    if answered.as_ref().is_some_and(|answered| answered.is_of(topology, &list.text)) {
        return;
    }
    if asked.as_ref().is_some_and(|(of, text)| of == topology && Arc::ptr_eq(text, &list.text)) {
        return;
    }
    if list.lines <= AT_ONCE {
        *asked = None;
        *answered = Some(Arc::new(Answered::of(model, &list.text)));
        return;
    }
    *asked = Some((topology.clone(), list.text.clone()));
    let (model, text) = (model.clone(), list.text.clone());
    state.work.start(Task::Look, "Answer the addresses".to_owned(), move |_| {
        Done::Addresses(AddressesDone::Answered(Box::new(Answered::of(&model, &text))))
    });
}
