//! Rules about the ends, ports and transport of trunks (V-11 to V-13, V-16 to V-18).

use super::finding::Finding;
use super::lookup::entity;
use super::out::Out;
use super::rule::{Check, Rule, Sees};
use crate::edit::{Edit, Subject};
use crate::topology::attributes::Value;
use crate::topology::values::{Choices, Host, PortRange, Transport};
use crate::topology::{AnyId, Gateway, Id, Kind, MediationPool, Model, RefExt, Topology, Trunk};

/// Ports that exist.
const PORTS: (u64, u64) = (1, 65_535);

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule {
        check: Check::Entity {
            kinds: &[Kind::Trunk],
            sees: &[Sees::Neighbours(Kind::Gateway)],
            check: address_over_tls,
        },
        sentence: |topology, finding| {
            format!(
                "Trunk {} uses TLS, and its gateway peer {} is known by the address {}.",
                finding.name(topology),
                finding.other(topology, 0),
                finding.text(0)
            )
        },
        advice: |_, _| "Give the gateway peer an FQDN that matches its certificate.".into(),
        ..Rule::error(11, "TLS to an address", "DG, DAT")
    },
    Rule {
        check: Check::Entity { kinds: &[Kind::Trunk], sees: &[], check: over_tcp },
        sentence: |topology, finding| {
            format!("Trunk {} uses TCP: its signalling is not encrypted.", finding.name(topology))
        },
        advice: |_, _| "Use TLS where the peer supports it.".into(),
        fix: Some(use_tls),
        ..Rule::warning(12, "TCP transport", "DG")
    },
    Rule {
        check: Check::Entity {
            kinds: &[Kind::Gateway],
            sees: &[Sees::Neighbours(Kind::Trunk)],
            check: without_root_trunk,
        },
        sentence: |topology, finding| format!("Gateway peer {} has no root trunk.", finding.name(topology)),
        advice: |_, finding| {
            if finding.others().is_empty() {
                "Add a trunk from a Mediation Server pool to it and make that the root trunk.".into()
            } else {
                "Make one of its trunks the root trunk.".into()
            }
        },
        fix: Some(|model, finding| {
            let trunk = Subject::of(model.topology(), *finding.others().first()?);
            Some(Edit::set(trunk, "Root", Value::Flag(true)))
        }),
        ..Rule::error(13, "no root trunk", "DG")
    },
    Rule {
        check: Check::Entity {
            kinds: &[Kind::Trunk],
            sees: &[Sees::Siblings(Kind::Gateway)],
            check: same_ports,
        },
        sentence: |topology, finding| {
            let ports = trunk(topology, finding).map(|trunk| (trunk.mediation_port, trunk.gateway_port));
            let (mediation, gateway) = ports.unwrap_or_default();
            format!(
                "Trunks {} and {} join the same Mediation Server pool and gateway peer over the same ports, \
                 {mediation} and {gateway}.",
                finding.other(topology, 0),
                finding.name(topology)
            )
        },
        advice: |_, _| "Give one of them another port at either end, or remove it.".into(),
        ..Rule::error(16, "same ports twice", "DAT")
    },
    Rule {
        check: Check::Entity {
            kinds: &[Kind::Trunk],
            sees: &[Sees::Neighbours(Kind::MediationPool)],
            check: outside_the_range,
        },
        sentence: |topology, finding| {
            let port = trunk(topology, finding).map(|trunk| trunk.mediation_port).unwrap_or_default();
            let transport = trunk(topology, finding).map_or("", |trunk| trunk.transport.choice().label);
            format!(
                "Trunk {} wants port {port} of Mediation Server pool {}, which listens for {transport} on \
                 {}.",
                finding.name(topology),
                finding.other(topology, 0),
                finding.text(0)
            )
        },
        advice: |_, _| "Choose a port inside that range, or widen the range of the pool.".into(),
        fix: Some(move_into_the_range),
        ..Rule::error(17, "port outside the range", "DG, DMS")
    },
    Rule {
        case: 1,
        check: Check::Entity {
            kinds: &[Kind::Trunk],
            sees: &[Sees::Neighbours(Kind::MediationPool)],
            check: tcp_while_disabled,
        },
        sentence: |topology, finding| {
            format!(
                "Trunk {} uses TCP, and Mediation Server pool {} does not listen for TCP.",
                finding.name(topology),
                finding.other(topology, 0)
            )
        },
        advice: |_, _| "Use TLS, or enable TCP on the pool where the peer lacks TLS.".into(),
        fix: Some(enable_tcp),
        ..Rule::error(17, "TCP is disabled", "DG, DMS")
    },
    Rule {
        check: Check::Entity {
            kinds: &[Kind::Trunk, Kind::Gateway, Kind::MediationPool],
            sees: &[],
            check: no_port,
        },
        sentence: |topology, finding| {
            let label = finding.primary().kind.attribute(finding.text(0)).map_or("", |about| about.label);
            format!(
                "{label} of {} is 0; ports run from 1 to 65,535.",
                Subject::of(topology, finding.primary())
            )
        },
        advice: |_, _| "Give it the port on which the peer listens.".into(),
        fix: Some(|model, finding| {
            let key = finding.text(0);
            let default = finding.primary().kind.default_value(key);
            Some(Edit::set(Subject::of(model.topology(), finding.primary()), key, default))
        }),
        ..Rule::warning(18, "no such port", "INF")
    },
];

fn trunk<'a>(topology: &'a Topology, finding: &Finding) -> Option<&'a Trunk> {
    finding.entity(topology).map(|(_, trunk)| trunk)
}

/// V-11: a TLS trunk needs the FQDN of its peer.
fn address_over_tls(model: &Model, id: AnyId, out: &mut Out) {
    let Some(trunk) = entity::<Trunk>(model, id) else { return };
    if trunk.transport == Transport::Tls
        && let Some((gateway_id, Gateway { host: Host::Address(address), .. })) =
            model.topology().follow(&trunk.gateway)
    {
        out.report().and(gateway_id).text(address.to_string());
    }
}

/// V-12: TLS is recommended.
fn over_tcp(model: &Model, id: AnyId, out: &mut Out) {
    if entity::<Trunk>(model, id).is_some_and(|trunk| trunk.transport == Transport::Tcp) {
        out.report();
    }
}

/// TLS on the ports that both ends listen on for it; none where V-11 would follow.
fn use_tls(model: &Model, finding: &Finding) -> Option<Edit> {
    let trunk = trunk(model.topology(), finding)?;
    let (_, gateway) = model.topology().follow(&trunk.gateway)?;
    let (_, pool) = model.topology().follow(&trunk.pool)?;
    let subject = || Subject::of(model.topology(), finding.primary());
    let named = matches!(gateway.host, Host::Named(_));
    let edits = vec![
        Edit::set(subject(), "Transport", Value::text(Transport::Tls.choice().key)),
        Edit::set(subject(), "GatewayPort", Value::Number(gateway.tls_port.into())),
        Edit::set(subject(), "MediationServerPort", Value::Number(pool.tls_ports.first.into())),
    ];
    named.then(|| Edit::Batch(format!("Use TLS on {}", trunk.name), edits))
}

/// V-13: a gateway peer comes with its root trunk. Its other trunks are named.
fn without_root_trunk(model: &Model, id: AnyId, out: &mut Out) {
    let referrers = model.index().referrers(id);
    let trunks = || referrers.iter().filter_map(|other| Some((*other, entity::<Trunk>(model, *other)?)));
    if !trunks().any(|(_, trunk)| trunk.root) {
        let found = out.report();
        for (other, _) in trunks() {
            found.and(other);
        }
    }
}

/// V-16: no two trunks join the same ends over the same ports (AMB-17). The later one is reported.
fn same_ports(model: &Model, id: AnyId, out: &mut Out) {
    let Some(trunk) = entity::<Trunk>(model, id) else { return };
    let (Some(gateway), Some(pool)) = (trunk.gateway.id(), trunk.pool.id()) else { return };
    let same = |other: &AnyId| {
        entity::<Trunk>(model, *other).is_some_and(|other| {
            other.pool.id() == Some(pool)
                && (other.mediation_port, other.gateway_port) == (trunk.mediation_port, trunk.gateway_port)
        })
    };
    let earlier = model.index().referrers(gateway.into()).iter().copied().filter(|other| *other < id);
    if let Some(other) = earlier.filter(|other| other.kind == Kind::Trunk).find(same) {
        out.report().and(other);
    }
}

/// The pool of a trunk, and where it listens for the trunk's transport; `None` while that is disabled.
fn listening<'a>(model: &'a Model, trunk: &Trunk) -> Option<(Id<MediationPool>, Option<PortRange>)> {
    let (id, pool): (_, &'a MediationPool) = model.topology().follow(&trunk.pool)?;
    Some((id, if trunk.transport == Transport::Tls { Some(pool.tls_ports) } else { pool.tcp_ports }))
}

/// V-17: the port at the Mediation Server lies where its pool listens.
fn outside_the_range(model: &Model, id: AnyId, out: &mut Out) {
    let Some(trunk) = entity::<Trunk>(model, id) else { return };
    if let Some((pool, Some(ports))) = listening(model, trunk)
        && !ports.contains(trunk.mediation_port)
    {
        out.report().and(pool).text(ports.to_string());
    }
}

fn move_into_the_range(model: &Model, finding: &Finding) -> Option<Edit> {
    let (_, ports) = listening(model, trunk(model.topology(), finding)?)?;
    let port = Value::Number(ports?.first.into());
    Some(Edit::set(Subject::of(model.topology(), finding.primary()), "MediationServerPort", port))
}

/// V-17: a TCP trunk needs a pool that listens for TCP (AMB-3).
fn tcp_while_disabled(model: &Model, id: AnyId, out: &mut Out) {
    let Some(trunk) = entity::<Trunk>(model, id) else { return };
    if let Some((pool, None)) = listening(model, trunk) {
        out.report().and(pool);
    }
}

/// Lets the pool listen for TCP on the port that the trunk wants.
fn enable_tcp(model: &Model, finding: &Finding) -> Option<Edit> {
    let port = PortRange::one(trunk(model.topology(), finding)?.mediation_port);
    let pool = Subject::of(model.topology(), *finding.others().first()?);
    Some(Edit::set(pool, "SipClientTcpPort", Value::text(port)))
}

/// V-18: a port of 0. Every attribute whose range is that of ports is looked at.
fn no_port(model: &Model, id: AnyId, out: &mut Out) {
    for (about, value) in model.topology().attributes(id) {
        let port = match &value {
            Value::Number(port) => Some(*port),
            // A range of ports is a text; its first port is the lowest.
            Value::Text(ports) => ports.parse::<PortRange>().ok().map(|ports| ports.first.into()),
            _ => None,
        };
        if about.range == Some(PORTS) && port.is_some_and(|port| port < PORTS.0) {
            out.report().key(about.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Voice, change, found, left_after_fixes};
    use crate::topology::Topology;
    use crate::topology::values::{Host, PortRange, Transport};

    #[test]
    fn a_tls_trunk_wants_the_fqdn_of_its_peer() {
        let mut topology = Voice::with(|voice| {
            change(&mut voice.topology, voice.gateway, |gateway| {
                gateway.host = Host::Address([10, 0, 0, 9].into());
            });
        });
        assert_eq!(
            found(&topology, "V-11"),
            ["error gw-chi, gw-chi: Trunk gw-chi uses TLS, and its gateway peer gw-chi is known by the \
                 address 10.0.0.9. Give the gateway peer an FQDN that matches its certificate."]
        );
        let trunk = topology.trunks.first().unwrap().0;
        change(&mut topology, trunk, |trunk| trunk.transport = Transport::Tcp);
        assert!(found(&topology, "V-11").is_empty());
    }

    #[test]
    fn tcp_is_warned_about_and_can_become_tls() {
        let topology = Voice::with(|voice| {
            change(&mut voice.topology, voice.trunk, |trunk| {
                trunk.transport = Transport::Tcp;
                trunk.mediation_port = 5068;
            });
        });
        assert_eq!(
            found(&topology, "V-12"),
            ["warning gw-chi: Trunk gw-chi uses TCP: its signalling is not encrypted. Use TLS where the \
                 peer supports it."]
        );
        assert_eq!(left_after_fixes(&topology, "V-12"), (1, vec![]));
        assert!(found(&Voice::new().topology, "V-12").is_empty());
    }

    #[test]
    fn a_gateway_peer_has_a_root_trunk() {
        let topology =
            Voice::with(|voice| change(&mut voice.topology, voice.trunk, |trunk| trunk.root = false));
        assert_eq!(
            found(&topology, "V-13"),
            ["error gw-chi, gw-chi: Gateway peer gw-chi has no root trunk. Make one of its trunks the \
                 root trunk."]
        );
        assert_eq!(left_after_fixes(&topology, "V-13"), (1, vec![]));
        assert!(found(&Voice::new().topology, "V-13").is_empty());
    }

    #[test]
    fn two_trunks_between_the_same_ends_differ_in_a_port() {
        let second = |port| {
            Voice::with(|voice| {
                voice.add_trunk("gw-chi-2", |trunk| trunk.gateway_port = port);
            })
        };
        assert_eq!(
            found(&second(5067), "V-16"),
            ["error gw-chi-2, gw-chi: Trunks gw-chi and gw-chi-2 join the same Mediation Server pool and \
                 gateway peer over the same ports, 5067 and 5067. Give one of them another port at either \
                 end, or remove it."]
        );
        assert!(found(&second(5061), "V-16").is_empty());
    }

    #[test]
    fn the_pool_listens_where_its_trunks_come_in() {
        let port = |port| {
            Voice::with(|voice| change(&mut voice.topology, voice.trunk, |trunk| trunk.mediation_port = port))
        };
        assert_eq!(
            found(&port(5080), "V-17"),
            ["error gw-chi, ms-chi: Trunk gw-chi wants port 5080 of Mediation Server pool ms-chi, which \
                 listens for TLS on 5067. Choose a port inside that range, or widen the range of the pool."]
        );
        assert_eq!(left_after_fixes(&port(5080), "V-17"), (1, vec![]));
        assert!(found(&port(5067), "V-17").is_empty());
    }

    #[test]
    fn a_tcp_trunk_needs_a_pool_that_listens_for_tcp() {
        let with_tcp = |ports: Option<PortRange>| {
            Voice::with(|voice| {
                change(&mut voice.topology, voice.trunk, |trunk| {
                    (trunk.transport, trunk.mediation_port) = (Transport::Tcp, 5068);
                });
                change(&mut voice.topology, voice.pool, |pool| pool.tcp_ports = ports);
            })
        };
        assert_eq!(
            found(&with_tcp(None), "V-17"),
            ["error gw-chi, ms-chi: Trunk gw-chi uses TCP, and Mediation Server pool ms-chi does not \
                 listen for TCP. Use TLS, or enable TCP on the pool where the peer lacks TLS."]
        );
        assert_eq!(left_after_fixes(&with_tcp(None), "V-17"), (1, vec![]));
        assert!(found(&with_tcp(Some(PortRange::one(5068))), "V-17").is_empty());
        assert_eq!(found(&with_tcp(Some(PortRange::one(5069))), "V-17").len(), 1);
    }

    #[test]
    fn port_0_is_no_port() {
        let zero = |change_it: fn(&mut Voice)| -> Topology { Voice::with(change_it) };
        let of_trunk = zero(|voice| change(&mut voice.topology, voice.trunk, |trunk| trunk.gateway_port = 0));
        assert_eq!(
            found(&of_trunk, "V-18"),
            ["warning gw-chi: Gateway port of trunk gw-chi is 0; ports run from 1 to 65,535. Give it the \
                 port on which the peer listens."]
        );
        assert_eq!(left_after_fixes(&of_trunk, "V-18"), (1, vec![]));
        let of_gateway =
            zero(|voice| change(&mut voice.topology, voice.gateway, |gateway| gateway.tls_port = 0));
        assert_eq!(found(&of_gateway, "V-18").len(), 1);
        let of_pool = zero(|voice| {
            change(&mut voice.topology, voice.pool, |pool| pool.tls_ports = PortRange { first: 0, last: 9 });
        });
        assert_eq!(found(&of_pool, "V-18").len(), 1);
        assert!(found(&Voice::new().topology, "V-18").is_empty());
    }
}
