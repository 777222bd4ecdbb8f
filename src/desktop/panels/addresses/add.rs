//! The edits that add missing subnets: to the network site that was chosen, else to the one in which CAC finds their
//! addresses.

use crate::call::seen::MissingSubnet;
use crate::desktop::state::State;
use crate::edit::Edit;
use crate::report::figure;

/// The subnet that a line misses, with the network site that it would go to; `None` where nothing is missing.
pub fn wanted(state: &State, missing: MissingSubnet) -> MissingSubnet {
    let chosen = state.panels.addresses.site_in(state.editor.topology());
    MissingSubnet { network_site: chosen.or(missing.network_site), ..missing }
}

/// The edit that adds the subnet that a line misses.
pub fn one(state: &State, place: usize) -> Option<Edit> {
    let answered = state.panels.addresses.answered.as_ref()?;
    let missing = answered.seen.lines.get(place)?.answer.as_ref().ok()?.missing?;
    Some(wanted(state, missing).edit(state.editor.model()))
}

/// How many subnets are missing whose network site is known, and how many others.
pub fn counts(state: &State) -> (usize, usize) {
    let Some(answered) = &state.panels.addresses.answered else { return (0, 0) };
    let missing = answered.missing.iter();
    let known = missing.filter(|missing| wanted(state, **missing).network_site.is_some()).count();
    (known, answered.missing.len() - known)
}

/// The edit that adds every missing subnet whose network site is known.
pub fn all(state: &State) -> Option<Edit> {
    let answered = state.panels.addresses.answered.as_ref()?;
    let model = state.editor.model();
    let wanted = answered.missing.iter().map(|missing| wanted(state, *missing));
    let edits: Vec<Edit> =
        wanted.filter(|missing| missing.network_site.is_some()).map(|missing| missing.edit(model)).collect();
    let chosen = state.panels.addresses.site_in(model.topology());
    let count = figure(edits.len() as u64);
    let name = match (chosen, edits.len()) {
        (_, 0) => return None,
        (Some(site), 1) => format!("Add 1 seen subnet to {}", model.topology().name(site.into())),
        (Some(site), _) => format!("Add {count} seen subnets to {}", model.topology().name(site.into())),
        (None, 1) => "Add 1 seen subnet".to_owned(),
        (None, _) => format!("Add {count} seen subnets"),
    };
    Some(Edit::Batch(name, edits))
}
