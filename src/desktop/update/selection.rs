//! What is selected, and what follows from it.

use super::State;
use crate::desktop::client_of;
use crate::desktop::message::{BottomTab, Choose};
use crate::topology::{AnyId, Gateway, Id, RefExt, Subnet, Topology, Trunk};
use std::collections::BTreeSet;

/// Selects something in one of the ways a new selection joins the old one.
pub fn select(state: &mut State, ids: BTreeSet<AnyId>, choose: Choose) {
    match choose {
        Choose::Instead => state.selected = ids,
        Choose::Also => state.selected.extend(ids),
        Choose::Toggle => {
            for id in ids {
                if !state.selected.remove(&id) {
                    state.selected.insert(id);
                }
            }
        }
    }
    let model = state.editor.model();
    let client = state.selected.iter().find_map(|id| client_of(model, *id)).flatten();
    let trunk = state.selected.iter().find_map(|id| trunk_of(model.topology(), *id));
    if let Some(client) = client {
        state.call_form.offer_caller(client);
    }
    if let Some(trunk) = trunk {
        state.call_form.offer_trunk(state.editor.topology(), trunk);
    }
}

/// Takes what is selected as the caller and the trunk of the next call, whatever stands in the form.
pub fn choose_for_call(state: &mut State) {
    let model = state.editor.model();
    let client = state.selected.iter().find_map(|id| Some((*id, client_of(model, *id)?)));
    let trunk = state.selected.iter().find_map(|id| trunk_of(model.topology(), *id));
    match client {
        Some((_, Some(client))) => state.call_form.choose_caller(client),
        Some((id, None)) => {
            let name = model.topology().name(id);
            state.call_form.choose_caller(String::new());
            state.say(format!("{name} has no subnet, so no caller can be in it. Add one."));
        }
        None => {}
    }
    if let Some(trunk) = trunk {
        state.call_form.choose_trunk(trunk);
    }
}

/// The trunk that a selected trunk or gateway peer stands for.
fn trunk_of(topology: &Topology, id: AnyId) -> Option<Id<Trunk>> {
    let gateway = id.typed::<Gateway>();
    id.typed::<Trunk>().or_else(|| {
        let mut trunks =
            topology.trunks.iter().filter(|(_, trunk)| gateway.is_some() && trunk.gateway.id() == gateway);
        trunks.next().map(|(id, _)| id)
    })
}

/// What stands on the canvas for an entity: itself, or the card that a subnet is on.
pub fn on_canvas(state: &State, id: AnyId) -> AnyId {
    let topology = state.editor.topology();
    let subnet = id.typed::<Subnet>().and_then(|id| topology.get(id));
    subnet.and_then(|subnet| subnet.network_site.id()).map_or(id, AnyId::from)
}

/// Selects something and brings it into view.
pub fn reveal(state: &mut State, id: AnyId) {
    select(state, BTreeSet::from([id]), Choose::Instead);
    state.panels.show_canvas();
    state.canvas.reveal = Some(on_canvas(state, id));
}

/// Goes to what the next finding is about, or the one before; after the last comes the first.
pub fn next_problem(state: &mut State, backwards: bool) {
    let mut found: Vec<AnyId> = Vec::new();
    for (_, finding) in state.findings.iter(state.editor.topology()) {
        let id = finding.primary();
        if !found.contains(&id) {
            found.push(id);
        }
    }
    state.tab = BottomTab::Problems;
    let here = state.selected_one().and_then(|one| found.iter().position(|id| *id == one));
    let next = match (here, backwards) {
        (Some(here), false) => found.get(here + 1).or(found.first()),
        (Some(here), true) => here.checked_sub(1).map_or(found.last(), |before| found.get(before)),
        (None, false) => found.first(),
        (None, true) => found.last(),
    };
    if let Some(id) = next.copied() {
        reveal(state, id);
    }
}
