//! The rule about trunk configuration collections that replace a wider one (V-81).

use super::finding::{Figure, Finding};
use super::out::Out;
use super::rule::{Check, Rule};
use crate::edit::{Edit, Subject};
use crate::topology::{AnyId, Entity, Key, Kind, Model, Topology, TrunkConfiguration};

/// The rows.
pub(super) const RULES: &[Rule] = &[Rule {
    check: Check::InForce { kinds: &[Kind::TrunkConfiguration], check: resets_the_wider },
    sentence: |topology, finding| {
        format!(
            "Trunk configuration {} replaces {} whole: it {}.",
            finding.name(topology),
            finding.other(topology, 0),
            what_it_does(finding)
        )
    },
    advice: |topology, finding| {
        format!("Take these settings over from {}, or set them here as wanted.", finding.other(topology, 0))
    },
    fix: Some(take_over),
    ..Rule::warning(
        81,
        "wider settings reset",
        "DTC, c:New-CsTrunkConfiguration, c:New-CsOutboundTranslationRule, Ruling (7.2)",
    )
}];

/// Reports what the next wider collection sets and this one, made of the factory defaults, does not:
/// collections replace each other whole (domain.md 7.2).
fn resets_the_wider(model: &Model, id: AnyId, out: &mut Out) {
    let topology: &Topology = model.topology();
    let Some(id) = id.typed::<TrunkConfiguration>() else { return };
    let Some(narrow) = topology.get(id).filter(|narrow| matches!(narrow.key(), Key::Scope(_))) else {
        return;
    };
    let Some((wider_id, wider)) = model.wider_trunk_configuration(id) else { return };
    let factory = TrunkConfiguration::default();
    let settings = TrunkConfiguration::ATTRIBUTES
        .iter()
        .filter(|row| !matches!(row.about.key, "Identity" | "Description"));
    let mut reset = settings
        .filter(|row| {
            let default = row.read(&factory, topology);
            row.read(wider, topology) != default && row.read(narrow, topology) == default
        })
        .peekable();
    if reset.peek().is_some() {
        let found = out.report();
        found.and(wider_id);
        reset.for_each(|row| {
            found.key(row.about.key);
        });
    }
}

/// The keys of the settings that were reset.
fn keys(finding: &Finding) -> impl Iterator<Item = &'static str> + '_ {
    finding.figures().iter().filter_map(|figure| match figure {
        Figure::Key(key) => Some(*key),
        _ => None,
    })
}

/// "turns media bypass off and resets Maximum early dialogs supported to the factory default".
fn what_it_does(finding: &Finding) -> String {
    let (bypass, others): (Vec<_>, Vec<_>) = keys(finding).partition(|key| *key == "EnableBypass");
    let labels: Vec<_> =
        others.into_iter().filter_map(|key| Some(Kind::TrunkConfiguration.attribute(key)?.label)).collect();
    let bypass = bypass.first().map(|_| "turns media bypass off".to_owned());
    let defaults = if labels.len() == 1 { "default" } else { "defaults" };
    let reset =
        (!labels.is_empty()).then(|| format!("resets {} to the factory {defaults}", labels.join(", ")));
    bypass.into_iter().chain(reset).collect::<Vec<_>>().join(" and ")
}

/// Gives the narrower collection what the wider one sets; not where that names what does not exist.
fn take_over(model: &Model, finding: &Finding) -> Option<Edit> {
    let topology = model.topology();
    let wider = *finding.others().first()?;
    let missing = topology.missing_references(wider);
    if keys(finding).any(|key| missing.iter().any(|(about, ..)| about.key == key)) {
        return None;
    }
    let set = |key| {
        let subject = Subject::of(topology, finding.primary());
        Some(Edit::set(subject, key, topology.attribute(wider, key)?))
    };
    Some(Edit::Batch(
        format!("Take over the settings of {}", topology.name(wider)),
        keys(finding).filter_map(set).collect(),
    ))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Voice, add, change_global, found, left_after_fixes};
    use crate::topology::{Topology, TrunkConfiguration, TrunkScope};

    /// A global collection with bypass enabled and another number of early dialogs, and one for the trunk.
    fn narrower(change: impl FnOnce(&mut TrunkConfiguration)) -> Topology {
        Voice::with(|voice| {
            change_global(&mut voice.topology, |collection: &mut TrunkConfiguration| {
                (collection.bypass, collection.max_early_dialogs) = (true, 4);
            });
            let mut narrow = TrunkConfiguration {
                scope: TrunkScope::Trunk(voice.trunk.into()),
                ..TrunkConfiguration::default()
            };
            change(&mut narrow);
            add(&mut voice.topology, narrow);
        })
    }

    #[test]
    fn a_new_collection_takes_its_trunk_out_of_bypass_and_the_settings_are_named() {
        let topology = narrower(|_| {});
        assert_eq!(
            found(&topology, "V-81"),
            ["warning PstnGateway:gw-chi, Global: Trunk configuration PstnGateway:gw-chi replaces Global \
                 whole: it turns media bypass off and resets Maximum early dialogs supported to the factory \
                 default. Take these settings over from Global, or set them here as wanted."]
        );
        assert_eq!(left_after_fixes(&topology, "V-81"), (1, vec![]));
    }

    #[test]
    fn a_collection_that_takes_everything_over_or_differs_on_purpose_is_sound() {
        let copied = narrower(|narrow| (narrow.bypass, narrow.max_early_dialogs) = (true, 4));
        assert!(found(&copied, "V-81").is_empty());
        let other = narrower(|narrow| (narrow.bypass, narrow.max_early_dialogs) = (true, 7));
        assert!(found(&other, "V-81").is_empty());
    }

    #[test]
    fn a_collection_is_compared_with_the_next_wider_one() {
        let mut topology = narrower(|narrow| narrow.bypass = true);
        assert_eq!(found(&topology, "V-81").len(), 1);
        let chicago = topology.server_sites.first().unwrap().0;
        let of_server_site = TrunkConfiguration {
            scope: TrunkScope::ServerSite(chicago.into()),
            bypass: true,
            ..TrunkConfiguration::default()
        };
        add(&mut topology, of_server_site);
        let found = found(&topology, "V-81");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("warning site:Chicago, Global: "), "{found:?}");
    }
}
