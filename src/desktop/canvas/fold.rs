//! Folding network regions into boxes, and unfolding them.

use crate::desktop::state::State;
use crate::edit::{Edit, Subject};
use crate::topology::{AnyId, NetworkRegion, NetworkSite, RefExt};
use std::collections::BTreeSet;

/// The network regions that are selected, and those of selected network sites.
pub fn regions(state: &State) -> BTreeSet<AnyId> {
    let topology = state.editor.topology();
    let region = |id: &AnyId| match id.typed::<NetworkSite>() {
        Some(site) => topology.get(site)?.region.id().map(AnyId::from),
        None => id.typed::<NetworkRegion>().map(|_| *id),
    };
    state.selected.iter().filter_map(region).collect()
}

/// Whether a network region is folded.
pub fn is_folded(state: &State, id: AnyId) -> bool {
    state.editor.document().layout.is_folded(id)
}

/// The edit that folds network regions, or unfolds them where all of them are folded; `None` without any.
pub fn toggle(state: &State, regions: &BTreeSet<AnyId>) -> Option<Edit> {
    let folds = !regions.iter().all(|id| is_folded(state, *id));
    let topology = state.editor.topology();
    let differing = regions.iter().filter(|id| is_folded(state, **id) != folds);
    let mut edits: Vec<Edit> = differing.map(|id| Edit::Fold(Subject::of(topology, *id), folds)).collect();
    match edits.len() {
        0 => None,
        1 => edits.pop(),
        count => {
            let verb = if folds { "Fold" } else { "Unfold" };
            Some(Edit::Batch(format!("{verb} {count} network regions"), edits))
        }
    }
}
