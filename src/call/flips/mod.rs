//! The smallest changes that would let a call bypass: single edits, or another trunk.

mod candidates;

use super::decision::Verdict;
use super::explain::{evaluate, verdict};
use super::report::CallReport;
use super::request::CallRequest;
use super::resolve::CallError;
use crate::edit::{Draft, Edit, name};
use crate::topology::{AnyId, BypassId, Entity, Id, Trunk};

/// Most other trunks that are offered; the first ones are the nearest to the client.
const OTHER_TRUNKS: usize = 3;

/// A change that turns the verdict of a call into bypass.
#[derive(Debug, Clone, PartialEq)]
pub struct Flip {
    /// What a button for it would say: "Use trunk gw-reno"; of an edit, its name in the history.
    pub name: String,
    /// What to change.
    pub change: FlipChange,
    /// The bypass ID that both ends then have.
    pub bypass_id: Option<BypassId>,
}

/// What to change so that a call bypasses.
#[derive(Debug, Clone, PartialEq)]
pub enum FlipChange {
    /// An edit of the document.
    Edit(Edit),
    /// Nothing of the document: the call takes another trunk.
    Trunk(Id<Trunk>),
}

/// The changes that would let a call bypass, each tried on a copy; none for a call that bypasses already or to
/// which bypass does not apply.
///
/// # Errors
/// When the request names too little, or what the topology does not have.
pub fn flips(draft: &Draft, request: &CallRequest) -> Result<Vec<Flip>, CallError> {
    let report = evaluate(draft.model(), request)?;
    if !matches!(report.verdict, Verdict::Mediated | Verdict::ConfigurationError) {
        return Ok(Vec::new());
    }
    let edits = candidates::edits(draft.model(), &report).into_iter().filter_map(|edit| {
        let mut copy = draft.clone();
        copy.apply(&edit).ok()?;
        let bypass_id = bypasses(&copy, request)?;
        let name = name(&edit, draft.document(), copy.document());
        Some(Flip { name, change: FlipChange::Edit(edit), bypass_id })
    });
    Ok(other_trunks(draft, request, &report).into_iter().chain(edits).collect())
}

/// The trunks over which the call would bypass, those that end where the client is first, then by name.
fn other_trunks(draft: &Draft, request: &CallRequest, report: &CallReport) -> Vec<Flip> {
    let topology = draft.topology();
    let here = report.client.and_then(|client| client.at.network_site);
    let mut found: Vec<_> = topology
        .trunks
        .iter()
        .filter(|(id, _)| Some(*id) != report.trunk && Some(*id) != report.from_trunk)
        .filter_map(|(id, trunk)| {
            let other = CallRequest { trunk: Some(trunk.identity(topology).into()), ..request.clone() };
            let decision = verdict(draft.model(), &other).ok()?;
            (decision.verdict == Verdict::Bypass).then_some(())?;
            let gateway = evaluate(draft.model(), &other).ok()?.gateway?;
            let elsewhere = here.is_none() || gateway.at.network_site != here;
            Some((elsewhere, trunk.name.folded(), id, gateway.at.bypass_id))
        })
        .collect();
    found.sort();
    let flip = |(_, _, id, bypass_id)| Flip {
        name: format!("Use trunk {}", topology.name(AnyId::from(id))),
        change: FlipChange::Trunk(id),
        bypass_id,
    };
    found.into_iter().take(OTHER_TRUNKS).map(flip).collect()
}

/// The bypass ID of both ends, if the call bypasses.
fn bypasses(draft: &Draft, request: &CallRequest) -> Option<Option<BypassId>> {
    let report = evaluate(draft.model(), request).ok()?;
    let gateway = report.gateway?;
    (report.verdict == Verdict::Bypass).then_some(gateway.at.bypass_id)
}

#[cfg(test)]
mod tests;
