//! Which lines are shown, and in which order.

use super::answered::{Answered, Class};
use crate::desktop::state::State;
use crate::report::{bypass_id, name, seen_sentence};
use std::sync::Arc;

/// A column of the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Column {
    /// The number of the line.
    #[default]
    Line,
    /// The address.
    Address,
    /// The network site in which CAC finds it.
    NetworkSite,
    /// The bypass ID.
    BypassId,
    /// What is to be done.
    Answer,
}

/// The order of the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sort {
    /// By which column.
    pub by: Column,
    /// Whether the highest comes first.
    pub falling: bool,
}

/// What is shown of the answers.
#[derive(Debug)]
pub struct View {
    answered: Arc<Answered>,
    wanted: (String, Option<Class>, Sort),
    /// The lines by their places in the list.
    pub places: Vec<usize>,
}

/// What is shown, worked out anew where the answers, the filter or the order changed.
pub fn refresh(state: &mut State, answered: &Arc<Answered>) -> Arc<View> {
    let addresses = &state.panels.addresses;
    let wanted = (addresses.filter.trim().to_lowercase(), addresses.class, addresses.sort);
    if let Some(view) = &addresses.view
        && Arc::ptr_eq(&view.answered, answered)
        && view.wanted == wanted
    {
        return view.clone();
    }
    let places = places(state, answered, &wanted);
    let view = Arc::new(View { answered: answered.clone(), wanted, places });
    state.panels.addresses.view = Some(view.clone());
    view
}

fn places(
    state: &State,
    answered: &Answered,
    (words, class, sort): &(String, Option<Class>, Sort),
) -> Vec<usize> {
    let topology = state.editor.topology();
    let line = |place: &usize| answered.seen.lines.get(*place);
    let of_class = |place: &usize| {
        class.is_none_or(|class| answered.classes.get(*place).is_some_and(|other| *other == class))
    };
    let says = |place: &usize| {
        words.is_empty()
            || line(place)
                .is_some_and(|line| seen_sentence(topology, line).to_lowercase().contains(words.as_str()))
    };
    let mut places: Vec<usize> = (0..answered.seen.lines.len()).filter(of_class).filter(says).collect();
    let answer = |place: &usize| line(place).and_then(|line| line.answer.as_ref().ok());
    match sort.by {
        Column::Line => {}
        Column::Address => places.sort_by_cached_key(|place| {
            answer(place).map(|answer| (answer.place.client.address, answer.place.client.prefix))
        }),
        Column::NetworkSite => places.sort_by_cached_key(|place| {
            answer(place).and_then(|answer| Some(name(topology, Some(answer.cac_network_site()?))))
        }),
        Column::BypassId => places.sort_by_cached_key(|place| {
            answer(place).and_then(|answer| Some(bypass_id(topology, Some(answer.bypass_id?))))
        }),
        Column::Answer => places.sort_by_key(|place| answered.classes.get(*place).copied()),
    }
    if sort.falling {
        places.reverse();
    }
    places
}
