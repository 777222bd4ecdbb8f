//! A tiny builder of topologies for the tests of rules, and findings as lines of text.

use super::findings::Findings;
use crate::edit::Draft;
use crate::topology::values::{Host, Name};
use crate::topology::{
    Document, Entity, Gateway, Id, MediationPool, Model, PstnUsage, Ref, ServerSite, Topology, Trunk,
    VoiceRoute,
};

/// A name that is known to be good.
pub fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

/// An empty topology after edits, in their RON form.
pub fn drawn(edits: &str) -> Topology {
    edited(&Topology::default(), edits)
}

/// A topology after edits, in their RON form.
pub fn edited(topology: &Topology, edits: &str) -> Topology {
    let mut draft = Draft::new(Document { topology: topology.clone(), ..Document::default() });
    draft.apply_all("Draw", ron::from_str(edits).unwrap()).unwrap();
    draft.topology().clone()
}

/// What one rule finds in a topology, each time with a few edits: the edits, then the findings.
pub fn table(code: &str, topology: &Topology, cases: &[(&str, &[&str])]) {
    for (edits, expected) in cases {
        assert_eq!(found(&edited(topology, edits), code), *expected, "{edits}");
    }
}

/// The topology when the first finding of a code that offers a fix is fixed, then the next, until none offers one.
pub fn mended(topology: &Topology, code: &str) -> Topology {
    let mut draft = Draft::new(Document { topology: topology.clone(), ..Document::default() });
    while let Some(fix) = Findings::new(draft.model())
        .iter(draft.topology())
        .filter(|(_, finding)| finding.code().to_string() == code)
        .find_map(|(_, finding)| finding.fix(draft.model()))
    {
        assert!(!draft.apply(&fix).unwrap().is_empty(), "{fix:?} changes nothing");
    }
    draft.topology().clone()
}

/// Adds an entity.
pub fn add<T: Entity>(topology: &mut Topology, entity: T) -> Id<T> {
    T::arena_mut(topology).push(entity)
}

/// Changes an entity.
pub fn change<T: Entity>(topology: &mut Topology, id: Id<T>, change: impl FnOnce(&mut T)) {
    change(T::arena_mut(topology).get_mut(id).unwrap());
}

/// Changes the one entity of a kind that always exists: a setting, or the collection of global scope.
pub fn change_global<T: Entity>(topology: &mut Topology, change_it: impl FnOnce(&mut T)) {
    let (id, _) = T::arena(topology).first().unwrap();
    change(topology, id, change_it);
}

/// The findings of one code, each as `severity subject, subject: sentence advice`.
pub fn found(topology: &Topology, code: &str) -> Vec<String> {
    let model = Model::new(topology.clone());
    Findings::new(&model)
        .iter(topology)
        .filter(|(_, finding)| finding.code().to_string() == code)
        .map(|(severity, finding)| {
            let subjects: Vec<String> = finding.subjects().map(|id| topology.name(id)).collect();
            let (sentence, advice) = (finding.sentence(topology), finding.advice(topology));
            format!("{} {}: {sentence} {advice}", severity.word(), subjects.join(", "))
        })
        .collect()
}

/// The findings of one code that are left when every one of them that offers a fix has been fixed, and how many
/// fixes were applied.
pub fn left_after_fixes(topology: &Topology, code: &str) -> (usize, Vec<String>) {
    let mut draft = Draft::new(Document { topology: topology.clone(), ..Document::default() });
    let fixes: Vec<_> = Findings::new(draft.model())
        .iter(topology)
        .filter(|(_, finding)| finding.code().to_string() == code)
        .filter_map(|(_, finding)| finding.fix(draft.model()))
        .collect();
    for fix in &fixes {
        draft.apply(fix).unwrap();
    }
    (fixes.len(), found(draft.topology(), code))
}

/// A server site with a Mediation Server pool, a gateway peer with its root trunk, and a voice route over it: nothing
/// is wrong with it.
pub struct Voice {
    pub topology: Topology,
    pub server_site: Id<ServerSite>,
    pub pool: Id<MediationPool>,
    pub gateway: Id<Gateway>,
    pub trunk: Id<Trunk>,
    pub usage: Id<PstnUsage>,
    pub route: Id<VoiceRoute>,
}

impl Voice {
    pub fn new() -> Self {
        let mut topology = Topology::default();
        let server_site = add(&mut topology, ServerSite { name: name("Chicago"), ..ServerSite::default() });
        let pool = add(
            &mut topology,
            MediationPool {
                name: name("ms-chi"),
                server_site: Some(server_site.into()),
                ..MediationPool::default()
            },
        );
        let gateway = add(
            &mut topology,
            Gateway {
                name: name("gw-chi"),
                host: Host::Named("gw-chi.litwareinc.com".parse().unwrap()),
                server_site: Some(server_site.into()),
                ..Gateway::default()
            },
        );
        let trunk = Trunk {
            name: name("gw-chi"),
            pool: Some(pool.into()),
            gateway: Some(gateway.into()),
            root: true,
            ..Trunk::default()
        };
        let trunk = add(&mut topology, trunk);
        let usage = add(&mut topology, PstnUsage { name: name("Local") });
        let route = VoiceRoute {
            name: name("Local"),
            trunks: vec![Ref::To(trunk)],
            usages: vec![Ref::To(usage)],
            ..VoiceRoute::default()
        };
        let route = add(&mut topology, route);
        Self { topology, server_site, pool, gateway, trunk, usage, route }
    }

    /// The topology with something changed.
    pub fn with(change: impl FnOnce(&mut Self)) -> Topology {
        let mut voice = Self::new();
        change(&mut voice);
        voice.topology
    }

    /// Adds a second trunk over the same ends, in the same voice route, and changes it.
    pub fn add_trunk(&mut self, text: &str, change_it: impl FnOnce(&mut Trunk)) -> Id<Trunk> {
        let mut trunk =
            Trunk { name: name(text), root: false, ..self.topology.get(self.trunk).unwrap().clone() };
        change_it(&mut trunk);
        let id = add(&mut self.topology, trunk);
        change(&mut self.topology, self.route, |route| route.trunks.push(Ref::To(id)));
        id
    }
}
