//! What several panels show of the document beside its values, worked out once for each version of it: how many
//! findings count, and the gravest about each thing and about what is under it.

use crate::desktop::state::State;
use crate::rules::{Counts, Severity, Waived};
use crate::scene::canvas::{IdMarks, Signs, TrunkState};
use crate::topology::{AnyId, Id, Model, NetworkSite, RefExt, Subnet, Topology, Trunk, Waiver, for_kind};
use crate::topology::{Entity, Kind};
use std::collections::HashMap;
use std::sync::Arc;

/// Kinds whose place is the network site of their address.
pub const MEMBERS: [Kind; 6] = [
    Kind::EdgePool,
    Kind::FrontEndPool,
    Kind::ConferencingPool,
    Kind::SurvivableBranchAppliance,
    Kind::MediationPool,
    Kind::Gateway,
];

/// What is known of one version of a document.
#[derive(Debug, Default)]
pub struct Facts {
    of: Option<(Topology, Arc<Vec<Waiver>>)>,
    version: u64,
    counts: Counts,
    waived: usize,
    own: HashMap<AnyId, Severity>,
    under: HashMap<AnyId, Severity>,
    members: HashMap<Option<Id<NetworkSite>>, Vec<AnyId>>,
    marks: Arc<IdMarks>,
    signs: Signs,
}

impl Facts {
    /// Grows whenever the topology or the waivers changed.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// How many findings count and are not waived.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// How many findings are waived.
    pub fn waived(&self) -> usize {
        self.waived
    }

    /// The gravest error or warning about something, or also about what is under it.
    pub fn worst(&self, id: AnyId, with_what_is_under: bool) -> Option<Severity> {
        if with_what_is_under { self.under.get(&id).copied() } else { self.own.get(&id).copied() }
    }

    /// The marks of the bypass IDs.
    pub fn marks(&self) -> &IdMarks {
        &self.marks
    }

    /// Works everything out anew in the next frame.
    pub fn forget(&mut self) {
        self.of = None;
    }

    /// The same, to be kept.
    pub fn shared_marks(&self) -> Arc<IdMarks> {
        self.marks.clone()
    }

    /// What a trunk says about bypass.
    pub fn trunk(&self, id: Id<Trunk>) -> TrunkState {
        self.signs.trunk(id)
    }

    /// The pools, appliances and gateway peers whose address lies in a network site, or in none.
    pub fn members(&self, network_site: Option<Id<NetworkSite>>) -> &[AnyId] {
        self.members.get(&network_site).map_or(&[], Vec::as_slice)
    }
}

/// Brings the facts in step with the document; at once where nothing changed.
pub fn refresh(state: &mut State) {
    let document = state.editor.document();
    let is_same = |(topology, waivers): &(Topology, Arc<Vec<Waiver>>)| {
        *topology == document.topology && Arc::ptr_eq(waivers, &document.waivers)
    };
    if state.panels.facts.of.as_ref().is_some_and(is_same) {
        return;
    }
    let facts = work_out(state);
    state.panels.facts = facts;
}

/// The marks of the document; while a change is only shown, the others keep theirs.
fn marks(state: &State) -> IdMarks {
    let model = state.editor.model();
    if !state.panels.report.is_previewing() {
        return IdMarks::of(model);
    }
    let settled = Model::new(state.editor.settled().topology.clone());
    IdMarks::keeping(&IdMarks::of(&settled), model)
}

fn work_out(state: &State) -> Facts {
    let (document, model) = (state.editor.document(), state.editor.model());
    let mut facts = Facts {
        of: Some((document.topology.clone(), document.waivers.clone())),
        version: state.panels.facts.version + 1,
        counts: state.findings.counts(&document.topology),
        members: members(model),
        marks: Arc::new(marks(state)),
        signs: Signs::of(model, &state.findings),
        ..Facts::default()
    };
    let waived = Waived::of(&document.waivers);
    for (severity, finding) in state.findings.iter(&document.topology) {
        if waived.waiver(&document.topology, finding).is_some() {
            facts.waived += 1;
            let count = match severity {
                Severity::Error => &mut facts.counts.errors,
                Severity::Warning => &mut facts.counts.warnings,
                Severity::Info => &mut facts.counts.infos,
            };
            *count = count.saturating_sub(1);
        } else if severity != Severity::Info {
            facts.own.entry(finding.primary()).or_insert(severity);
        }
    }
    let standing: HashMap<AnyId, Id<NetworkSite>> = facts
        .members
        .iter()
        .filter_map(|(network_site, members)| Some((*network_site)?).zip(Some(members)))
        .flat_map(|(network_site, members)| members.iter().map(move |member| (*member, network_site)))
        .collect();
    for (id, severity) in &facts.own {
        for above in [Some(*id), parent(model, &standing, *id)]
            .into_iter()
            .flatten()
            .chain(parent(model, &standing, *id).and_then(|above| parent(model, &standing, above)))
        {
            let worst = facts.under.entry(above).or_insert(*severity);
            *worst = (*worst).min(*severity);
        }
    }
    facts
}

/// What something is under in the outline: the network site of a subnet or a member, the region of a network site.
fn parent(model: &Model, standing: &HashMap<AnyId, Id<NetworkSite>>, id: AnyId) -> Option<AnyId> {
    let topology = model.topology();
    if let Some(subnet) = id.typed::<Subnet>().and_then(|id| topology.get(id)) {
        return subnet.network_site.id().map(AnyId::from);
    }
    if let Some(network_site) = id.typed::<NetworkSite>().and_then(|id| topology.get(id)) {
        return network_site.region.id().map(AnyId::from);
    }
    standing.get(&id).copied().map(AnyId::from)
}

fn members(model: &Model) -> HashMap<Option<Id<NetworkSite>>, Vec<AnyId>> {
    let mut members: HashMap<_, Vec<AnyId>> = HashMap::new();
    for kind in MEMBERS {
        for_kind!(kind, T => for (id, entity) in T::arena(model.topology()).iter() {
            members.entry(model.stands_in(entity)).or_default().push(id.into());
        });
    }
    members
}
