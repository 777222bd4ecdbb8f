//! Rules about the global settings: bypass mode against call admission control (V-01 to V-05).

use super::out::WholeOut;
use super::rule::{Check, Rule, Severity};
use crate::edit::{Edit, Subject};
use crate::topology::attributes::Value;
use crate::topology::{BypassMode, GLOBAL, Id, Kind, MediaBypassSettings, Model, Trunk};

/// What the checks of the settings look at.
const SETTINGS: &[Kind] = &[Kind::MediaBypassSettings];
/// What decides whether a trunk has bypass on.
const TRUNKS: &[Kind] =
    &[Kind::MediaBypassSettings, Kind::ServerSite, Kind::Gateway, Kind::Trunk, Kind::TrunkConfiguration];

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule {
        gate: |switches| (switches.cac && switches.bypass == BypassMode::Always).then_some(Severity::Error),
        check: Check::Document {
            watches: SETTINGS,
            check: |model, out| report(model, out, |settings| settings.always_bypass),
        },
        sentence: |_, _| "The bypass mode is Always bypass while call admission control (CAC) is on.".into(),
        advice: |_, _| "Choose Sites and regions, or turn CAC off.".into(),
        fix: Some(|_, _| Some(off("AlwaysBypass"))),
        ..Rule::error(1, "always bypass with CAC", "PMB, GMO, c:NewMBC")
    },
    Rule {
        check: Check::Document {
            watches: SETTINGS,
            check: |model, out| report(model, out, |settings| settings.always_bypass && !settings.enabled),
        },
        sentence: |_, _| "Always bypass is set while media bypass is Off, so it is ignored.".into(),
        advice: |_, _| "Turn media bypass on, or turn Always bypass off.".into(),
        fix: Some(|_, _| Some(off("AlwaysBypass"))),
        ..Rule::warning(2, "always bypass ignored", "c:NewMBC")
    },
    Rule {
        gate: |switches| {
            (switches.cac && switches.bypass == BypassMode::SitesAndRegions).then_some(Severity::Warning)
        },
        check: Check::Document {
            watches: SETTINGS,
            check: |model, out| report(model, out, |settings| settings.default_bypass_id),
        },
        sentence: |_, _| {
            "Bypass for non-mapped sites is On while CAC is on: addresses in no network site bypass, and no \
             bandwidth is counted for them."
                .into()
        },
        advice: |_, _| "Map every subnet to a network site and turn bypass for non-mapped sites off.".into(),
        fix: Some(|_, _| Some(off("EnableDefaultBypassID"))),
        ..Rule::warning(3, "non-mapped bypass with CAC", "USR")
    },
    Rule {
        check: Check::Document {
            watches: SETTINGS,
            check: |model, out| {
                report(model, out, |settings| settings.always_bypass && settings.default_bypass_id);
            },
        },
        sentence: |_, _| {
            "Bypass for non-mapped sites is On beside Always bypass and has no effect: every address has the \
             global bypass ID already."
                .into()
        },
        advice: |_, _| "Turn bypass for non-mapped sites off, or choose Sites and regions.".into(),
        fix: Some(|_, _| Some(off("EnableDefaultBypassID"))),
        ..Rule::warning(4, "non-mapped bypass without effect", "c:NewMBC")
    },
    Rule {
        gate: |switches| (switches.bypass != BypassMode::Off).then_some(Severity::Warning),
        check: Check::Document { watches: TRUNKS, check: no_trunk_bypasses },
        sentence: |topology, _| {
            if topology.trunks.is_empty() {
                "Media bypass is on, and there is no trunk that could use it.".into()
            } else {
                "Media bypass is on, and no trunk has it enabled: every call crosses its Mediation Server."
                    .into()
            }
        },
        advice: |_, _| {
            "Enable media bypass in the trunk configuration of a trunk, or turn the bypass mode Off.".into()
        },
        ..Rule::warning(5, "bypass on no trunk", "PMB")
    },
    Rule {
        case: 1,
        gate: |switches| (switches.bypass == BypassMode::Off).then_some(Severity::Warning),
        check: Check::Document { watches: TRUNKS, check: a_trunk_bypasses },
        sentence: |topology, finding| {
            format!(
                "Trunk {} has media bypass enabled, and the bypass mode is Off: no call bypasses.",
                finding.other(topology, 0)
            )
        },
        advice: |_, _| {
            "Choose Sites and regions or Always bypass, or disable media bypass on the trunks.".into()
        },
        ..Rule::warning(5, "bypass off globally", "PMB")
    },
];

fn off(key: &str) -> Edit {
    Edit::set(Subject::new(Kind::MediaBypassSettings, GLOBAL), key, Value::Flag(false))
}

/// Reports the settings when something is wrong with them.
fn report(model: &Model, out: &mut WholeOut, wrong: impl Fn(&MediaBypassSettings) -> bool) {
    for (id, _) in model.topology().media_bypass_settings.iter().filter(|(_, settings)| wrong(settings)) {
        out.report(id);
    }
}

fn no_trunk_bypasses(model: &Model, out: &mut WholeOut) {
    if first_bypassing(model).is_none() {
        report(model, out, |_| true);
    }
}

fn a_trunk_bypasses(model: &Model, out: &mut WholeOut) {
    if let (Some(trunk), Some((settings, _))) =
        (first_bypassing(model), model.topology().media_bypass_settings.first())
    {
        out.report(settings).and(trunk);
    }
}

/// The first trunk whose collection in force enables bypass (T1). Where no collection does, no trunk is
/// looked at.
fn first_bypassing(model: &Model) -> Option<Id<Trunk>> {
    let topology = model.topology();
    topology.trunk_configurations.iter().find(|(_, configuration)| configuration.bypass)?;
    let bypasses = |id| model.trunk_configuration(id).is_some_and(|(_, configuration)| configuration.bypass);
    topology.trunks.iter().map(|(id, _)| id).find(|id| bypasses(*id))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Voice, change_global, found, left_after_fixes};
    use crate::topology::{MediaBypassSettings, NetworkConfiguration, Topology, TrunkConfiguration};

    /// A trunk with bypass enabled, CAC on or off, and settings to be changed from sites and regions.
    fn network(cac: bool, change: impl FnOnce(&mut MediaBypassSettings)) -> Topology {
        Voice::with(|voice| {
            let topology = &mut voice.topology;
            change_global(topology, |settings: &mut NetworkConfiguration| settings.cac_enabled = cac);
            change_global(topology, |configuration: &mut TrunkConfiguration| configuration.bypass = true);
            change_global(topology, |settings: &mut MediaBypassSettings| {
                settings.enabled = true;
                change(settings);
            });
        })
    }

    #[test]
    fn always_bypass_is_an_error_only_while_cac_is_on() {
        let always = |settings: &mut MediaBypassSettings| settings.always_bypass = true;
        let topology = network(true, always);
        assert_eq!(
            found(&topology, "V-01"),
            ["error Global: The bypass mode is Always bypass while call admission control (CAC) is on. \
              Choose Sites and regions, or turn CAC off."]
        );
        assert_eq!(left_after_fixes(&topology, "V-01"), (1, vec![]));
        assert!(found(&network(false, always), "V-01").is_empty());
        assert!(found(&network(true, |_| {}), "V-01").is_empty());
    }

    #[test]
    fn always_bypass_without_bypass_is_ignored() {
        let topology = network(false, |settings| (settings.enabled, settings.always_bypass) = (false, true));
        assert_eq!(
            found(&topology, "V-02"),
            ["warning Global: Always bypass is set while media bypass is Off, so it is ignored. \
              Turn media bypass on, or turn Always bypass off."]
        );
        assert_eq!(left_after_fixes(&topology, "V-02"), (1, vec![]));
        assert!(found(&network(false, |settings| settings.always_bypass = true), "V-02").is_empty());
    }

    #[test]
    fn bypass_for_non_mapped_sites_goes_ill_with_cac() {
        let default_id = |settings: &mut MediaBypassSettings| settings.default_bypass_id = true;
        let topology = network(true, default_id);
        assert_eq!(
            found(&topology, "V-03"),
            ["warning Global: Bypass for non-mapped sites is On while CAC is on: addresses in no network \
                 site bypass, and no bandwidth is counted for them. Map every subnet to a network site and \
                 turn bypass for non-mapped sites off."]
        );
        assert_eq!(left_after_fixes(&topology, "V-03"), (1, vec![]));
        assert!(found(&network(false, default_id), "V-03").is_empty());
    }

    #[test]
    fn bypass_for_non_mapped_sites_has_no_effect_beside_always_bypass() {
        let topology =
            network(false, |settings| (settings.always_bypass, settings.default_bypass_id) = (true, true));
        assert_eq!(
            found(&topology, "V-04"),
            ["warning Global: Bypass for non-mapped sites is On beside Always bypass and has no effect: \
                 every address has the global bypass ID already. Turn bypass for non-mapped sites off, or \
                 choose Sites and regions."]
        );
        assert_eq!(left_after_fixes(&topology, "V-04"), (1, vec![]));
        assert!(found(&network(false, |settings| settings.default_bypass_id = true), "V-04").is_empty());
    }

    #[test]
    fn bypass_needs_both_the_global_mode_and_a_trunk() {
        assert!(found(&network(false, |_| {}), "V-05").is_empty());
        let off = network(false, |settings| settings.enabled = false);
        assert_eq!(
            found(&off, "V-05"),
            ["warning Global, gw-chi: Trunk gw-chi has media bypass enabled, and the bypass mode is Off: \
                 no call bypasses. Choose Sites and regions or Always bypass, or disable media bypass on the \
                 trunks."]
        );
        let mut no_trunk = network(false, |_| {});
        change_global(&mut no_trunk, |configuration: &mut TrunkConfiguration| configuration.bypass = false);
        assert_eq!(
            found(&no_trunk, "V-05"),
            ["warning Global: Media bypass is on, and no trunk has it enabled: every call crosses its \
                 Mediation Server. Enable media bypass in the trunk configuration of a trunk, or turn the \
                 bypass mode Off."]
        );
    }
}
