//! The patterns of voice routes, compiled: each when it is first asked for, and kept until its route has another.

use super::super::arena::Id;
use super::super::entity::VoiceRoute;
use super::super::entity_id::AnyId;
use super::super::store::Topology;
use super::super::values::{Pattern, PatternFault};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// A pattern that is compiled once, for every version of the topology that has it.
type Compiled = Arc<OnceLock<Result<Pattern, PatternFault>>>;

/// The pattern of every voice route. A clone is one reference count.
#[derive(Debug, Clone, Default)]
pub(in crate::topology) struct Patterns(Arc<HashMap<Id<VoiceRoute>, Compiled>>);

impl Patterns {
    /// The patterns of a topology; none of them is compiled yet.
    pub fn of(topology: &Topology) -> Self {
        Self(Arc::new(topology.voice_routes.iter().map(|(id, _)| (id, Compiled::default())).collect()))
    }

    /// Follows the voice routes that differ from one version of a topology to another.
    pub fn follow(&mut self, changed: &[AnyId], old: &Topology, new: &Topology) {
        let text = |topology: &Topology, id| {
            topology.get::<VoiceRoute>(id).map(|route| route.number_pattern.clone())
        };
        for id in changed.iter().filter_map(|id| id.typed::<VoiceRoute>()) {
            match (text(old, id), text(new, id)) {
                (Some(was), Some(is)) if was == is => {}
                (_, Some(_)) => _ = Arc::make_mut(&mut self.0).insert(id, Compiled::default()),
                (_, None) => _ = Arc::make_mut(&mut self.0).remove(&id),
            }
        }
    }

    /// The pattern of a voice route, whose text is given; `None` for one that is not there.
    pub fn get(&self, id: Id<VoiceRoute>, text: &str) -> Option<&Result<Pattern, PatternFault>> {
        Some(self.0.get(&id)?.get_or_init(|| Pattern::read(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topology::{Model, Name};

    fn route(name: &str, pattern: &str) -> VoiceRoute {
        VoiceRoute { name: Name::new(name).unwrap(), number_pattern: pattern.into(), ..VoiceRoute::default() }
    }

    #[test]
    fn a_pattern_is_compiled_once_and_anew_where_it_is_another() {
        let mut topology = Topology::default();
        let one = topology.voice_routes.push(route("one", r"^\+1\d{10}$"));
        let two = topology.voice_routes.push(route("two", "^("));
        let mut model = Model::new(topology.clone());
        let matches = |model: &Model, id, number| {
            model.number_pattern(id).unwrap().as_ref().map(|p| p.matches(number)).ok()
        };
        assert_eq!(matches(&model, one, "+13125550142"), Some(true));
        assert_eq!(matches(&model, two, "+13125550142"), None, "it cannot be read");
        let (before, held) = (model.clone(), Arc::clone(&model.patterns.0[&one]));
        topology.voice_routes.get_mut(one).unwrap().priority = 7;
        topology.voice_routes.get_mut(two).unwrap().number_pattern = r"^\+44".into();
        let three = topology.voice_routes.push(route("three", "9$"));
        model.advance(topology.clone());
        assert!(Arc::ptr_eq(&held, &model.patterns.0[&one]), "its pattern is the same");
        assert_eq!(matches(&model, two, "+442079460104"), Some(true));
        assert_eq!(matches(&model, three, "+13125550149"), Some(true));
        assert_eq!(matches(&before, two, "+442079460104"), None, "the older version keeps its own");
        topology.voice_routes.remove(one);
        model.advance(topology);
        assert!(model.number_pattern(one).is_none());
    }
}
