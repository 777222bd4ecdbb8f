//! Rules about trunk configuration collections (V-06 to V-09, V-25 to V-27).

use super::finding::Finding;
use super::lookup;
use super::out::Out;
use super::rule::{Check, Rule};
use crate::edit::{Edit, Subject};
use crate::topology::attributes::{Value, figure};
use crate::topology::{AnyId, Kind, Model, Ref, Topology, TrunkConfiguration};

/// MaxEarlyDialogs of the factory (domain.md 7.3).
const FACTORY_EARLY_DIALOGS: u32 = 20;

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule {
        check: alone(|model, id, out| {
            report(model, id, out, |collection| collection.bypass && !collection.concentrated);
        }),
        sentence: |topology, finding| {
            format!(
                "{} enables media bypass while Centralized media processing is Off.",
                called(topology, finding)
            )
        },
        advice: |_, _| {
            "Turn Centralized media processing on where the peer has one well-known point where media ends, \
             or disable bypass."
                .into()
        },
        fix: Some(|model, finding| Some(switch(model, finding, "ConcentratedTopology", true))),
        ..Rule::error(6, "not centralized", "c:NewTrunk, TCS")
    },
    Rule {
        check: alone(|model, id, out| {
            report(model, id, out, |collection| {
                collection.bypass && !collection.refer && (collection.rtcp_active || collection.rtcp_on_hold)
            });
        }),
        sentence: |topology, finding| {
            let calls =
                calls(topology, finding, |collection| (collection.rtcp_active, collection.rtcp_on_hold));
            format!(
                "{} enables media bypass with REFER Off and RTCP checked on {calls} calls: its calls do not \
                 bypass.",
                called(topology, finding)
            )
        },
        advice: |topology, finding| {
            let way = "Enable sending REFER where the peer takes it, or turn both RTCP checks off";
            if entity(topology, finding).is_some_and(|collection| collection.third_party_refer) {
                format!("{way}; third-party call control does not help here.")
            } else {
                format!("{way}.")
            }
        },
        ..Rule::warning(7, "REFER off, RTCP checked", "c:NewTrunk, CTB")
    },
    Rule {
        check: alone(|model, id, out| {
            report(model, id, out, |collection| {
                collection.bypass && !collection.refer && !collection.third_party_refer
            });
        }),
        sentence: |topology, finding| {
            format!(
                "{} enables media bypass with REFER Off and third-party call control Off: a transferred call \
                 loses bypass.",
                called(topology, finding)
            )
        },
        advice: |_, _| "Enable REFER, or REFER by third-party call control.".into(),
        fix: Some(|model, finding| Some(switch(model, finding, "Enable3pccRefer", true))),
        ..Rule::warning(8, "transfers lose bypass", "c:NewTrunk")
    },
    Rule {
        check: alone(|model, id, out| {
            report(model, id, out, |collection| !collection.rtcp_active || !collection.rtcp_on_hold);
        }),
        sentence: |topology, finding| {
            let calls =
                calls(topology, finding, |collection| (!collection.rtcp_active, !collection.rtcp_on_hold));
            format!(
                "{} does not check RTCP on {calls} calls: a dropped peer goes unnoticed.",
                called(topology, finding)
            )
        },
        advice: |topology, finding| {
            if entity(topology, finding).is_some_and(needs_no_rtcp) {
                "Bypass without REFER needs both checks off; enable REFER where the peer takes it, then turn \
                 them on."
                    .into()
            } else {
                "Turn the RTCP checks on where the peer sends RTCP.".into()
            }
        },
        fix: Some(check_rtcp),
        ..Rule::warning(9, "RTCP not checked", "c:NewTrunk")
    },
    Rule {
        check: alone(|model, id, out| {
            report(model, id, out, |collection| collection.forward_anonymous_pai && !collection.forward_pai);
        }),
        sentence: |topology, finding| {
            format!("{} has ForwardAnonymousCallGatewayPAI On and ForwardPAI Off.", called(topology, finding))
        },
        advice: |_, _| "Turn ForwardPAI on, or turn ForwardAnonymousCallGatewayPAI off.".into(),
        fix: Some(|model, finding| Some(switch(model, finding, "ForwardPAI", true))),
        ..Rule::error(25, "PAI not forwarded", "c:NewTrunk")
    },
    Rule {
        check: alone(|model, id, out| {
            report(model, id, out, |collection| {
                collection.location_restriction && !matches!(collection.network_site, Some(Ref::To(_)))
            });
        }),
        sentence: |topology, finding| {
            let named = entity(topology, finding).and_then(|collection| collection.network_site.as_ref());
            let collection = called(topology, finding);
            match named {
                Some(Ref::Missing(name)) => {
                    format!(
                        "{collection} restricts calls by location to network site {name}, which does not \
                         exist."
                    )
                }
                _ => format!("{collection} restricts calls by location and names no network site."),
            }
        },
        advice: |_, _| "Choose the network site of the trunk, or turn location restriction off.".into(),
        ..Rule::error(26, "no network site", "c:NewTrunk")
    },
    Rule {
        check: alone(|model, id, out| {
            report(model, id, out, |collection| collection.max_early_dialogs != FACTORY_EARLY_DIALOGS);
        }),
        sentence: |topology, finding| {
            let collection = called(topology, finding);
            match entity(topology, finding) {
                Some(TrunkConfiguration { max_early_dialogs: 0, bypass: true, .. }) => {
                    format!(
                        "{collection} enables media bypass and allows no early dialog: bypass needs forked \
                         answers."
                    )
                }
                Some(other) => format!(
                    "{collection} allows {} early dialogs instead of {FACTORY_EARLY_DIALOGS}.",
                    figure(other.max_early_dialogs.into())
                ),
                None => String::new(),
            }
        },
        advice: |_, _| {
            format!("Keep {FACTORY_EARLY_DIALOGS} unless the vendor of the peer asks for another figure.")
        },
        fix: Some(|model, finding| {
            let subject = Subject::of(model.topology(), finding.primary());
            Some(Edit::set(subject, "MaxEarlyDialogs", Value::Number(FACTORY_EARLY_DIALOGS.into())))
        }),
        ..Rule::warning(27, "early dialogs changed", "CTB, PMB")
    },
];

/// A check that looks at nothing but the collection itself.
const fn alone(check: fn(&Model, AnyId, &mut Out)) -> Check {
    Check::Entity { kinds: &[Kind::TrunkConfiguration], sees: &[], check }
}

/// Reports the collection when something is wrong with it.
fn report(model: &Model, id: AnyId, out: &mut Out, wrong: impl Fn(&TrunkConfiguration) -> bool) {
    if lookup::entity(model, id).is_some_and(wrong) {
        out.report();
    }
}

fn entity<'a>(topology: &'a Topology, finding: &Finding) -> Option<&'a TrunkConfiguration> {
    finding.entity(topology).map(|(_, collection)| collection)
}

/// `Trunk configuration site:Chicago`, to begin a sentence with.
fn called(topology: &Topology, finding: &Finding) -> String {
    format!("Trunk configuration {}", finding.name(topology))
}

/// "active", "held" or "active and held".
fn calls(
    topology: &Topology,
    finding: &Finding,
    which: fn(&TrunkConfiguration) -> (bool, bool),
) -> &'static str {
    match entity(topology, finding).map(which) {
        Some((true, true)) => "active and held",
        Some((true, false)) => "active",
        _ => "held",
    }
}

fn switch(model: &Model, finding: &Finding, key: &str, value: bool) -> Edit {
    Edit::set(Subject::of(model.topology(), finding.primary()), key, Value::Flag(value))
}

/// Whether bypass is possible only without RTCP checks (T3).
fn needs_no_rtcp(collection: &TrunkConfiguration) -> bool {
    collection.bypass && !collection.refer
}

/// Turns both checks on, unless that would take bypass away.
fn check_rtcp(model: &Model, finding: &Finding) -> Option<Edit> {
    let collection = entity(model.topology(), finding)?;
    let set = |key| switch(model, finding, key, true);
    let both = vec![set("RTCPActiveCalls"), set("RTCPCallsOnHold")];
    (!needs_no_rtcp(collection)).then(|| Edit::Batch("Check RTCP".into(), both))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Voice, add, change_global, found, left_after_fixes, name};
    use crate::topology::{NetworkSite, Ref, Topology, TrunkConfiguration};

    /// A topology whose global collection, with bypass enabled, is changed.
    fn with(change: impl FnOnce(&mut TrunkConfiguration)) -> Topology {
        Voice::with(|voice| {
            change_global(&mut voice.topology, |collection: &mut TrunkConfiguration| {
                collection.bypass = true;
                change(collection);
            });
        })
    }

    #[test]
    fn factory_defaults_with_bypass_are_sound() {
        for code in ["V-06", "V-07", "V-08", "V-09", "V-25", "V-26", "V-27"] {
            assert!(found(&with(|_| {}), code).is_empty(), "{code}");
        }
    }

    #[test]
    fn bypass_needs_centralized_media_processing() {
        let topology = with(|collection| collection.concentrated = false);
        assert_eq!(
            found(&topology, "V-06"),
            ["error Global: Trunk configuration Global enables media bypass while Centralized media \
                 processing is Off. Turn Centralized media processing on where the peer has one well-known \
                 point where media ends, or disable bypass."]
        );
        assert_eq!(left_after_fixes(&topology, "V-06"), (1, vec![]));
        let without = with(|collection| (collection.concentrated, collection.bypass) = (false, false));
        assert!(found(&without, "V-06").is_empty());
    }

    #[test]
    fn without_refer_bypass_needs_both_rtcp_checks_off() {
        let refer_off = |active, on_hold, third_party| {
            with(|collection| {
                (collection.refer, collection.third_party_refer) = (false, third_party);
                (collection.rtcp_active, collection.rtcp_on_hold) = (active, on_hold);
            })
        };
        assert_eq!(
            found(&refer_off(true, true, false), "V-07"),
            ["warning Global: Trunk configuration Global enables media bypass with REFER Off and RTCP \
                 checked on active and held calls: its calls do not bypass. Enable sending REFER where the \
                 peer takes it, or turn both RTCP checks off."]
        );
        assert_eq!(
            found(&refer_off(false, true, true), "V-07"),
            ["warning Global: Trunk configuration Global enables media bypass with REFER Off and RTCP \
                 checked on held calls: its calls do not bypass. Enable sending REFER where the peer takes \
                 it, or turn both RTCP checks off; third-party call control does not help here."]
        );
        assert!(found(&refer_off(false, false, false), "V-07").is_empty());
        let without_bypass = with(|collection| (collection.refer, collection.bypass) = (false, false));
        assert!(found(&without_bypass, "V-07").is_empty());
    }

    #[test]
    fn without_any_refer_a_transfer_loses_bypass() {
        let refer = |third_party| {
            with(|collection| (collection.refer, collection.third_party_refer) = (false, third_party))
        };
        assert_eq!(
            found(&refer(false), "V-08"),
            ["warning Global: Trunk configuration Global enables media bypass with REFER Off and \
                 third-party call control Off: a transferred call loses bypass. Enable REFER, or REFER by \
                 third-party call control."]
        );
        assert_eq!(left_after_fixes(&refer(false), "V-08"), (1, vec![]));
        assert!(found(&refer(true), "V-08").is_empty());
    }

    #[test]
    fn an_rtcp_check_that_is_off_hides_a_dropped_peer() {
        let topology = with(|collection| (collection.bypass, collection.rtcp_on_hold) = (false, false));
        assert_eq!(
            found(&topology, "V-09"),
            ["warning Global: Trunk configuration Global does not check RTCP on held calls: a dropped \
                 peer goes unnoticed. Turn the RTCP checks on where the peer sends RTCP."]
        );
        assert_eq!(left_after_fixes(&topology, "V-09"), (1, vec![]));
    }

    #[test]
    fn rtcp_checks_that_bypass_needs_off_are_not_turned_on_by_a_fix() {
        let topology = with(|collection| {
            (collection.refer, collection.rtcp_active, collection.rtcp_on_hold) = (false, false, false);
        });
        assert_eq!(
            found(&topology, "V-09"),
            ["warning Global: Trunk configuration Global does not check RTCP on active and held calls: a \
                 dropped peer goes unnoticed. Bypass without REFER needs both checks off; enable REFER where \
                 the peer takes it, then turn them on."]
        );
        assert_eq!(left_after_fixes(&topology, "V-09").0, 0);
    }

    #[test]
    fn identities_of_anonymous_calls_need_forward_pai() {
        let topology = with(|collection| collection.forward_anonymous_pai = true);
        assert_eq!(
            found(&topology, "V-25"),
            ["error Global: Trunk configuration Global has ForwardAnonymousCallGatewayPAI On and \
                 ForwardPAI Off. Turn ForwardPAI on, or turn ForwardAnonymousCallGatewayPAI off."]
        );
        assert_eq!(left_after_fixes(&topology, "V-25"), (1, vec![]));
        let both =
            with(|collection| (collection.forward_anonymous_pai, collection.forward_pai) = (true, true));
        assert!(found(&both, "V-25").is_empty());
    }

    #[test]
    fn location_restriction_needs_a_network_site() {
        let at = |network_site: Option<Ref<NetworkSite>>| {
            with(|collection| {
                (collection.location_restriction, collection.network_site) = (true, network_site);
            })
        };
        let advice = "Choose the network site of the trunk, or turn location restriction off.";
        assert_eq!(
            found(&at(None), "V-26"),
            [format!(
                "error Global: Trunk configuration Global restricts calls by location and names no network \
                 site. {advice}"
            )]
        );
        assert_eq!(
            found(&at(Some(Ref::Missing(Box::new(name("Elko"))))), "V-26"),
            [format!(
                "error Global: Trunk configuration Global restricts calls by location to network site Elko, \
                 which does not exist. {advice}"
            )]
        );
        let mut topology = at(None);
        let reno = add(&mut topology, NetworkSite { name: name("Reno"), ..NetworkSite::default() });
        change_global(&mut topology, |collection: &mut TrunkConfiguration| {
            collection.network_site = Some(reno.into());
        });
        assert!(found(&topology, "V-26").is_empty());
    }

    #[test]
    fn early_dialogs_are_left_at_20() {
        let topology = with(|collection| collection.max_early_dialogs = 4);
        let advice = "Keep 20 unless the vendor of the peer asks for another figure.";
        assert_eq!(
            found(&topology, "V-27"),
            [format!(
                "warning Global: Trunk configuration Global allows 4 early dialogs instead of 20. {advice}"
            )]
        );
        assert_eq!(left_after_fixes(&topology, "V-27"), (1, vec![]));
        assert_eq!(
            found(&with(|collection| collection.max_early_dialogs = 0), "V-27"),
            [format!(
                "warning Global: Trunk configuration Global enables media bypass and allows no early dialog: \
                 bypass needs forked answers. {advice}"
            )]
        );
    }
}
