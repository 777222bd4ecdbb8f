//! Rules about voice routes and PSTN usages (V-19 to V-21).

use super::lookup::entity;
use super::out::{Out, WholeOut};
use super::rule::{Check, Rule, Sees};
use crate::topology::values::GatewayKind;
use crate::topology::{AnyId, Id, Kind, Model, PstnUsage, Ref, Topology, Trunk, VoiceRoute};
use std::collections::BTreeMap;

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule {
        check: Check::Entity {
            kinds: &[Kind::Trunk],
            sees: &[Sees::Neighbours(Kind::VoiceRoute), Sees::Neighbours(Kind::Gateway)],
            check: in_no_route,
        },
        sentence: |topology, finding| {
            format!("Trunk {} is in no voice route: no call leaves over it.", finding.name(topology))
        },
        advice: |_, _| "Add it to a voice route, or turn Routable off for its gateway peer.".into(),
        ..Rule::warning(19, "in no voice route", "MTS")
    },
    Rule {
        case: 1,
        check: Check::Entity {
            kinds: &[Kind::VoiceRoute],
            sees: &[],
            check: |model, id, out| report(model, id, out, |route| route.trunks.is_empty()),
        },
        sentence: |topology, finding| {
            format!("Voice route {} has no trunk: calls that match it go nowhere.", finding.name(topology))
        },
        advice: |_, _| "Add a trunk to it, or remove it.".into(),
        ..Rule::warning(19, "no trunk", "c:NewRoute")
    },
    Rule {
        case: 2,
        check: Check::Entity {
            kinds: &[Kind::VoiceRoute],
            sees: &[],
            check: |model, id, out| report(model, id, out, |route| route.usages.is_empty()),
        },
        sentence: |topology, finding| {
            format!("Voice route {} has no PSTN usage: no policy leads to it.", finding.name(topology))
        },
        advice: |_, _| "Add a PSTN usage to it, or remove it.".into(),
        ..Rule::warning(19, "no PSTN usage", "c:NewRoute")
    },
    Rule {
        check: Check::Entity { kinds: &[Kind::VoiceRoute], sees: &[], check: unknown_names },
        sentence: |topology, finding| {
            format!(
                "Voice route {} names {} {}, which does not exist.",
                finding.name(topology),
                finding.kind(0).map_or("", Kind::noun),
                finding.text(1)
            )
        },
        advice: |_, _| "Correct the name, take it out, or add what is missing.".into(),
        ..Rule::error(20, "unknown name", "c:NewRoute")
    },
    Rule {
        check: Check::Document {
            watches: &[Kind::Gateway, Kind::Trunk, Kind::TrunkConfiguration, Kind::VoiceRoute],
            check: leads_to_the_pstn,
        },
        sentence: |topology, finding| {
            format!(
                "Calls that arrive over trunk {} may go out to the PSTN again: its trunk configuration \
                 carries PSTN usage {}, which leads to voice route {}.",
                finding.name(topology),
                finding.other(topology, 0),
                finding.other(topology, 1)
            )
        },
        advice: |_, _| {
            "Take the usage out of the trunk configuration, or give this trunk one without it: such loops \
             invite toll fraud."
                .into()
        },
        ..Rule::warning(21, "usage leads to the PSTN", "CTB")
    },
];

/// V-19: a trunk of a gateway peer that may be routed to stands in a route.
fn in_no_route(model: &Model, id: AnyId, out: &mut Out) {
    let Some(trunk) = entity::<Trunk>(model, id) else { return };
    let routable = model.topology().follow(&trunk.gateway).is_none_or(|(_, gateway)| gateway.routable);
    if routable && !model.index().referrers(id).iter().any(|other| other.kind == Kind::VoiceRoute) {
        out.report();
    }
}

/// Reports the voice route when something is wrong with it.
fn report(model: &Model, id: AnyId, out: &mut Out, wrong: impl Fn(&VoiceRoute) -> bool) {
    if entity(model, id).is_some_and(wrong) {
        out.report();
    }
}

/// V-20: every trunk and usage of a voice route exists.
fn unknown_names(model: &Model, id: AnyId, out: &mut Out) {
    for (_, kind, name) in model.topology().missing_references(id) {
        out.report().kind(kind).text(name.as_str());
    }
}

/// V-21: a call that arrives from the PSTN must not find a usage that leads to the PSTN (domain.md 7.4). A
/// usage leads there when one of its voice routes has a trunk to a PSTN gateway or an SBC; usages that lead
/// to IP-PBXs alone are what inter-trunk routing is for.
fn leads_to_the_pstn(model: &Model, out: &mut WholeOut) {
    let topology = model.topology();
    if topology.trunk_configurations.iter().all(|(_, collection)| collection.usages.is_empty()) {
        return;
    }
    let leading = leading_usages(topology);
    for (id, _) in topology.trunks.iter().filter(|(_, trunk)| is_pstn(topology, trunk)) {
        let Some((_, collection)) = model.trunk_configuration(id) else { continue };
        for usage in collection.usages.iter().filter_map(Ref::id) {
            if let Some(route) = leading.get(&usage) {
                out.report(id).and(usage).and(*route);
            }
        }
    }
}

/// The usages that lead to the PSTN, each with the first voice route that does.
fn leading_usages(topology: &Topology) -> BTreeMap<Id<PstnUsage>, Id<VoiceRoute>> {
    let mut leading = BTreeMap::new();
    for (id, route) in topology.voice_routes.iter() {
        let mut trunks = route.trunks.iter().filter_map(|trunk| topology.get(trunk.id()?));
        if trunks.any(|trunk| is_pstn(topology, trunk)) {
            for usage in route.usages.iter().filter_map(Ref::id) {
                leading.entry(usage).or_insert(id);
            }
        }
    }
    leading
}

/// Whether the peer of a trunk is a PSTN gateway or an SBC.
fn is_pstn(topology: &Topology, trunk: &Trunk) -> bool {
    let pstn = [GatewayKind::PstnGateway, GatewayKind::Sbc];
    topology.follow(&trunk.gateway).is_some_and(|(_, gateway)| pstn.contains(&gateway.kind))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Voice, add, change, change_global, found, name};
    use crate::topology::values::GatewayKind;
    use crate::topology::{Gateway, Ref, Topology, TrunkConfiguration};

    #[test]
    fn a_trunk_stands_in_a_voice_route_unless_its_peer_is_not_routable() {
        let mut topology = Voice::with(|voice| {
            voice.add_trunk("gw-chi-2", |_| {});
            change(&mut voice.topology, voice.route, |route| route.trunks.truncate(1));
        });
        assert_eq!(
            found(&topology, "V-19"),
            ["warning gw-chi-2: Trunk gw-chi-2 is in no voice route: no call leaves over it. Add it to a \
                 voice route, or turn Routable off for its gateway peer."]
        );
        change_global(&mut topology, |gateway: &mut Gateway| gateway.routable = false);
        assert!(found(&topology, "V-19").is_empty());
    }

    #[test]
    fn a_voice_route_has_trunks_and_usages() {
        let route = |trunks: bool, usages: bool| {
            Voice::with(|voice| {
                let mut route = voice.topology.get(voice.route).unwrap().clone();
                route.name = name("Second");
                route.trunks.truncate(usize::from(trunks));
                route.usages.truncate(usize::from(usages));
                add(&mut voice.topology, route);
            })
        };
        assert_eq!(
            found(&route(false, true), "V-19"),
            ["warning Second: Voice route Second has no trunk: calls that match it go nowhere. Add a \
                 trunk to it, or remove it."]
        );
        assert_eq!(
            found(&route(true, false), "V-19"),
            ["warning Second: Voice route Second has no PSTN usage: no policy leads to it. Add a PSTN \
                 usage to it, or remove it."]
        );
        assert!(found(&route(true, true), "V-19").is_empty());
    }

    #[test]
    fn a_voice_route_names_what_exists() {
        let topology = Voice::with(|voice| {
            change(&mut voice.topology, voice.route, |route| {
                route.trunks.push(Ref::Missing(Box::new(name("gw-ny"))));
                route.usages.push(Ref::Missing(Box::new(name("Long"))));
            });
        });
        let advice = "Correct the name, take it out, or add what is missing.";
        assert_eq!(
            found(&topology, "V-20"),
            [
                format!(
                    "error Local: Voice route Local names PSTN usage Long, which does not exist. {advice}"
                ),
                format!("error Local: Voice route Local names trunk gw-ny, which does not exist. {advice}"),
            ]
        );
        assert!(found(&Voice::new().topology, "V-20").is_empty());
    }

    /// A trunk to a peer of one kind that carries the usage of a route to a peer of another kind.
    fn inter_trunk(arrives: GatewayKind, leaves: GatewayKind) -> Topology {
        Voice::with(|voice| {
            change(&mut voice.topology, voice.gateway, |gateway| gateway.kind = leaves);
            let second = Gateway {
                name: name("gw-in"),
                kind: arrives,
                ..voice.topology.get(voice.gateway).unwrap().clone()
            };
            let second = add(&mut voice.topology, second);
            voice.add_trunk("gw-in", |trunk| trunk.gateway = Some(second.into()));
            change(&mut voice.topology, voice.route, |route| route.trunks.truncate(1));
            let usage = voice.usage;
            change_global(&mut voice.topology, |collection: &mut TrunkConfiguration| {
                collection.usages = vec![Ref::To(usage)];
            });
        })
    }

    #[test]
    fn calls_from_the_pstn_do_not_go_back_to_the_pstn() {
        use GatewayKind::{IpPbx, PstnGateway, Sbc};
        assert_eq!(
            found(&inter_trunk(Sbc, PstnGateway), "V-21").last().unwrap(),
            "warning gw-in, Local, Local: Calls that arrive over trunk gw-in may go out to the PSTN again: \
             its trunk configuration carries PSTN usage Local, which leads to voice route Local. Take the \
             usage out of the trunk configuration, or give this trunk one without it: such loops invite toll \
             fraud."
        );
        assert!(found(&inter_trunk(PstnGateway, IpPbx), "V-21").is_empty());
        let from_pbx = found(&inter_trunk(IpPbx, PstnGateway), "V-21");
        assert!(from_pbx.iter().all(|finding| !finding.contains("gw-in")), "{from_pbx:?}");
    }
}
