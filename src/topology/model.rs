//! A topology together with its derived views, kept in step.

use super::attributes::Names;
use super::changes::Changes;
use super::entity::VoiceRoute;
use super::entity_id::AnyId;
use super::kind::{Kind, for_kind};
use super::store::{Entity, Topology};
use super::values::{Pattern, PatternFault};
use super::views::{Index, Pairs, Patterns, RegionGraph};
use std::sync::Arc;

/// A topology and what is derived from it. A clone costs a few reference counts, so that a job or a what-if can
/// hold one while the document moves on.
#[derive(Debug, Clone)]
pub struct Model {
    topology: Topology,
    index: Index,
    regions: Arc<RegionGraph>,
    pairs: Arc<Pairs>,
    pub(super) patterns: Patterns,
}

impl Model {
    /// Derives the views of a topology afresh.
    pub fn new(topology: Topology) -> Self {
        let index = Index::of(&topology);
        let regions = Arc::new(RegionGraph::of(&topology));
        let pairs = Arc::new(Pairs::of(&topology));
        let patterns = Patterns::of(&topology);
        Self { topology, index, regions, pairs, patterns }
    }

    /// The topology.
    pub fn topology(&self) -> &Topology {
        &self.topology
    }

    /// Names, references and subnets.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The graph of network regions.
    pub fn regions(&self) -> &RegionGraph {
        &self.regions
    }

    /// Region routes and intersite policies by the pair that they join.
    pub fn pairs(&self) -> &Pairs {
        &self.pairs
    }

    /// The pattern of a voice route, compiled, or what is wrong with it; `None` for a route that does not exist.
    pub fn number_pattern(&self, route: super::Id<VoiceRoute>) -> Option<&Result<Pattern, PatternFault>> {
        self.patterns.get(route, &self.topology.get(route)?.number_pattern)
    }

    /// Goes over to another version of the topology, older or newer, and says what differs. The views follow by
    /// what changed; an edit, an undo and an import all come this way.
    pub fn advance(&mut self, next: Topology) -> Changes {
        let changes = Changes::between(&self.topology, &next);
        for kind in Kind::ALL {
            let changed = changes.of(*kind);
            if changed.is_empty() {
                continue;
            }
            for_kind!(*kind, T => self.index.follow::<T>(changed, &self.topology, &next));
        }
        self.patterns.follow(changes.of(Kind::VoiceRoute), &self.topology, &next);
        self.topology = next;
        if changes.touches(Kind::NetworkRegion) || changes.touches(Kind::RegionLink) {
            self.regions = Arc::new(RegionGraph::of(&self.topology));
        }
        if changes.touches(Kind::RegionRoute) || changes.touches(Kind::IntersitePolicy) {
            self.pairs = Arc::new(Pairs::of(&self.topology));
        }
        changes
    }

    /// The entity of a kind and name.
    pub fn named<T: Entity>(&self, name: &str) -> Option<(super::Id<T>, &T)> {
        let id = self.find(T::KIND, name)?.typed()?;
        Some((id, self.topology.get(id)?))
    }
}

impl Names for Model {
    fn find(&self, kind: Kind, name: &str) -> Option<AnyId> {
        self.index.find(kind, name)
    }
}
