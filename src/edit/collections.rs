//! Making and removing collections of trunk settings. A collection replaces the wider one whole, nothing is merged
//! (domain.md 7.2, AMB-27) [DTC], so whoever makes or removes one wants to see first what that resets.

use super::edits::{Attributes, Dependents, Edit, Subject};
use crate::topology::attributes::{About, Value};
use crate::topology::{AnyId, Entity, Id, Key, Kind, Model, Topology, TrunkConfiguration};

/// What a new collection starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Every value that is in force now, so that nothing changes.
    InForce,
    /// The factory defaults, as the products start one: bypass off among them [c:NewTrunk].
    Factory,
}

/// A setting that changes when another collection comes into force.
#[derive(Debug, Clone, PartialEq)]
pub struct Reset {
    /// The setting.
    pub about: &'static About,
    /// Its value now.
    pub was: Value,
    /// Its value then.
    pub becomes: Value,
}

/// The collection of a trunk or a server site, if it has one of its own.
pub fn own(model: &Model, owner: AnyId) -> Option<Id<TrunkConfiguration>> {
    model.index().by_key(Kind::TrunkConfiguration, &Key::Scope(owner))?.typed()
}

/// The collection in force for a trunk, or for the trunks of a server site that have none of their own.
pub fn in_force(model: &Model, owner: AnyId) -> Option<Id<TrunkConfiguration>> {
    let global = || model.index().by_key(Kind::TrunkConfiguration, &Key::Global)?.typed();
    match owner.typed() {
        Some(trunk) => model.trunk_configuration(trunk).map(|(id, _)| id),
        None => own(model, owner).or_else(global),
    }
}

/// The edit that makes a collection for a trunk or a server site.
pub fn make(model: &Model, owner: AnyId, start: Start) -> Edit {
    let topology = model.topology();
    let attributes = match (start, in_force(model, owner)) {
        (Start::InForce, Some(id)) => values(topology, id),
        _ => Attributes::new(),
    };
    let from = match start {
        Start::InForce => "with the settings in force",
        Start::Factory => "with factory defaults",
    };
    let name = format!("Add trunk configuration of {} {from}", Subject::of(topology, owner));
    Edit::Batch(name, vec![Edit::Add(subject(topology, owner), attributes)])
}

/// The edit that removes a collection; that of global scope is reset instead.
pub fn remove(topology: &Topology, id: Id<TrunkConfiguration>) -> Edit {
    let subject = Subject::of(topology, id);
    let name = match topology.key(id.into()) {
        Some(Key::Scope(owner)) => format!("Remove trunk configuration of {}", Subject::of(topology, owner)),
        _ => format!("Reset {subject} to factory defaults"),
    };
    Edit::Batch(name, vec![Edit::Remove(subject, Dependents::Refuse)])
}

/// What changes where one collection follows another in force; `None` is one made of the factory defaults.
pub fn resets(
    topology: &Topology,
    was: Id<TrunkConfiguration>,
    next: Option<Id<TrunkConfiguration>>,
) -> Vec<Reset> {
    let factory = TrunkConfiguration::default();
    let next = next.and_then(|id| topology.get(id)).unwrap_or(&factory);
    let Some(was) = topology.get(was) else { return Vec::new() };
    let settings = TrunkConfiguration::ATTRIBUTES
        .iter()
        .filter(|row| !matches!(row.about.key, "Identity" | "Description"));
    let both = settings.map(|row| Reset {
        about: &row.about,
        was: row.read(was, topology),
        becomes: row.read(next, topology),
    });
    both.filter(|reset| reset.was != reset.becomes).collect()
}

/// The collection that belongs to a trunk or a server site, by the name that it has or would have.
pub(super) fn subject(topology: &Topology, owner: AnyId) -> Subject {
    let prefix = if owner.kind == Kind::ServerSite { "site:" } else { "PstnGateway:" };
    Subject::new(Kind::TrunkConfiguration, format!("{prefix}{}", topology.name(owner)))
}

/// Every value of a collection save its scope.
pub(super) fn values(topology: &Topology, id: Id<TrunkConfiguration>) -> Attributes {
    attributes(topology, id.into())
}

/// Every value of an entity that is set, save its name.
pub(super) fn attributes(topology: &Topology, id: AnyId) -> Attributes {
    let set = topology.attributes(id).into_iter();
    set.filter(|(about, value)| about.key != "Identity" && *value != Value::None)
        .map(|(about, value)| (about.key.to_owned(), value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Draft, Editor};
    use crate::topology::{Document, Gateway, ServerSite, Trunk};

    /// A trunk of server site Chicago under a global collection with bypass on and 12 early dialogs.
    fn draft() -> Draft {
        let mut document = Document::default();
        let topology = &mut document.topology;
        let name = |text: &str| crate::topology::Name::new(text).unwrap();
        let chicago =
            topology.server_sites.push(ServerSite { name: name("Chicago"), ..ServerSite::default() });
        let gateway = Gateway { name: name("gw"), server_site: Some(chicago.into()), ..Gateway::default() };
        let gateway = topology.gateways.push(gateway);
        topology.trunks.push(Trunk {
            name: name("gw-chi"),
            gateway: Some(gateway.into()),
            ..Trunk::default()
        });
        let mut draft = Draft::new(document);
        for (key, value) in [("EnableBypass", Value::Flag(true)), ("MaxEarlyDialogs", Value::Number(12))] {
            draft.apply(&Edit::set(Subject::new(Kind::TrunkConfiguration, "Global"), key, value)).unwrap();
        }
        draft
    }

    fn owners(draft: &Draft) -> [AnyId; 2] {
        let trunk = draft.topology().trunks.first().unwrap().0;
        [trunk.into(), draft.topology().server_sites.first().unwrap().0.into()]
    }

    fn words(resets: &[Reset]) -> Vec<String> {
        let line = |reset: &Reset| {
            let about = reset.about;
            format!("{} {} {}", about.key, about.show(&reset.was), about.show(&reset.becomes))
        };
        resets.iter().map(line).collect()
    }

    #[test]
    fn a_copied_collection_changes_nothing_and_one_of_factory_defaults_what_was_told() {
        for start in [Start::InForce, Start::Factory] {
            for place in [0, 1] {
                let mut draft = draft();
                let owner = owners(&draft)[place];
                let trunk = owners(&draft)[0].typed().unwrap();
                let before = draft.model().trunk_configuration(trunk).unwrap().0;
                let told = resets(draft.topology(), before, None);
                draft.apply(&make(draft.model(), owner, start)).unwrap();
                let after = draft.model().trunk_configuration(trunk).unwrap().0;
                assert_eq!(Some(after), own(draft.model(), owner));
                let done = resets(draft.topology(), before, Some(after));
                assert_eq!(done, if start == Start::Factory { told } else { Vec::new() });
            }
        }
    }

    #[test]
    fn what_is_reset_is_named_with_both_values() {
        let draft = draft();
        let global = draft.topology().trunk_configurations.first().unwrap().0;
        assert_eq!(
            words(&resets(draft.topology(), global, None)),
            ["EnableBypass On Off", "MaxEarlyDialogs 12 dialogs 20 dialogs"]
        );
    }

    #[test]
    fn removing_a_collection_is_one_named_step_and_that_of_global_scope_is_reset() {
        let mut editor = Editor::new(draft().document().clone());
        let trunk: Id<Trunk> = editor.topology().trunks.first().unwrap().0;
        editor.apply(&make(editor.model(), trunk.into(), Start::Factory)).unwrap();
        assert_eq!(editor.undo_name(), Some("Add trunk configuration of trunk gw-chi with factory defaults"));
        let own = own(editor.model(), trunk.into()).unwrap();
        editor.apply(&remove(editor.topology(), own)).unwrap();
        assert_eq!(editor.undo_name(), Some("Remove trunk configuration of trunk gw-chi"));
        let (global, collection) = editor.model().trunk_configuration(trunk).unwrap();
        assert!(collection.bypass);
        editor.apply(&remove(editor.topology(), global)).unwrap();
        assert_eq!(editor.undo_name(), Some("Reset trunk configuration Global to factory defaults"));
        assert!(!editor.model().trunk_configuration(trunk).unwrap().1.bypass);
    }
}
