//! Rules about server sites and Mediation Server pools (V-56, V-58 to V-60).

use super::lookup::entity;
use super::out::{Out, WholeOut};
use super::rule::{Check, Rule, Sees, Severity};
use crate::edit::{Edit, Subject};
use crate::topology::attributes::{Value, figure};
use crate::topology::values::{GatewayKind, ServerSiteKind};
use crate::topology::{
    AnyId, FrontEndPool, Id, Kind, MediationPool, Model, NetworkRegion, Ref, RefExt, ServerSite, Topology,
    Trunk, VoiceRoute,
};
use std::collections::{HashMap, HashSet};

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule {
        gate: |switches| switches.cac.then_some(Severity::Warning),
        check: Check::Entity {
            kinds: &[Kind::ServerSite],
            sees: &[Sees::Neighbours(Kind::NetworkRegion)],
            check: no_cac_tick,
        },
        sentence: |topology, finding| {
            format!(
                "Call admission control is on, but not ticked for central site {}, which serves network region {}.",
                finding.name(topology),
                finding.other(topology, 0)
            )
        },
        advice: |_, _| "Tick it in Topology Builder for every central site that serves a region.".to_owned(),
        fix: Some(|model, finding| {
            let server_site = Subject::of(model.topology(), finding.primary());
            Some(Edit::set(server_site, "CacEnabled", Value::Flag(true)))
        }),
        ..Rule::warning(56, "CAC not ticked", "FCL")
    },
    Rule {
        check: Check::Document {
            watches: &[
                Kind::ServerSite,
                Kind::SurvivableBranchAppliance,
                Kind::MediationPool,
                Kind::Gateway,
                Kind::Trunk,
                Kind::VoiceRoute,
                Kind::VoicePolicy,
                Kind::VoiceRoutingPolicy,
            ],
            check: branches_out_of_reach,
        },
        sentence: |topology, finding| {
            let branch = finding.name(topology);
            match finding.others().first() {
                None => {
                    format!("Branch server site {branch} has only a gateway, and no voice route leads to it.")
                }
                Some(route) => {
                    let route = topology.name(*route);
                    format!(
                        "Branch server site {branch} has only a gateway, and no policy holds a PSTN usage of voice \
                         route {route} that leads to it."
                    )
                }
            }
        },
        advice: |_, _| {
            "Give its users a voice policy whose PSTN usage leads over a voice route to its gateway."
                .to_owned()
        },
        ..Rule::warning(58, "branch gateway out of reach", "USR")
    },
    Rule {
        case: 0,
        check: Check::Entity {
            kinds: &[Kind::MediationPool],
            sees: &[Sees::Neighbours(Kind::FrontEndPool)],
            check: large_collocated_pool,
        },
        sentence: |topology, finding| {
            format!(
                "Collocated Mediation Server pool {} has {} computers; {MOST_COLLOCATED} are possible.",
                finding.name(topology),
                figure(finding.number(0))
            )
        },
        advice: |_, _| "Split the Front End pool, or use a stand-alone Mediation Server pool.".to_owned(),
        ..Rule::warning(59, "pool too large", "MED")
    },
    Rule {
        case: 1,
        check: Check::Entity {
            kinds: &[Kind::MediationPool],
            sees: &[Sees::Neighbours(Kind::FrontEndPool)],
            check: busy_pool,
        },
        sentence: |topology, finding| {
            format!(
                "Mediation Server pool {} plans {} calls without bypass in the busy hour; its servers take about {}.",
                finding.name(topology),
                figure(finding.number(0)),
                figure(finding.number(1))
            )
        },
        advice: |_, _| "Add computers to the pool, or let more calls bypass it.".to_owned(),
        ..Rule::warning(59, "too many calls", "MED, MN")
    },
    Rule {
        check: Check::Entity {
            kinds: &[Kind::Trunk],
            sees: &[Sees::Neighbours(Kind::MediationPool), Sees::Neighbours(Kind::Gateway)],
            check: provider_on_collocated_pool,
        },
        sentence: |topology, finding| {
            format!(
                "Trunk {} joins SBC {} to {}, a collocated Mediation Server pool.",
                finding.name(topology),
                finding.other(topology, 1),
                finding.other(topology, 0)
            )
        },
        advice: |_, _| "Use a stand-alone Mediation Server pool for a SIP trunk to a provider.".to_owned(),
        ..Rule::warning(60, "provider on collocated pool", "DMS, MED")
    },
];

/// Most computers of a Mediation Server pool that runs on a Front End pool [MED].
const MOST_COLLOCATED: usize = 12;

/// Calls without bypass that one server takes, on the hardware that the documents name [MED, MN].
const CALLS_PER_SERVER: u64 = 1_000;

/// V-56: every central site that serves a region needs the tick of Topology Builder.
fn no_cac_tick(model: &Model, id: AnyId, out: &mut Out) {
    let unticked =
        |server_site: &ServerSite| server_site.kind == ServerSiteKind::Central && !server_site.cac_enabled;
    if entity(model, id).is_some_and(unticked) {
        let mut regions = model.index().users::<NetworkRegion>(id).peekable();
        if regions.peek().is_some() {
            let finding = out.report();
            for region in regions {
                finding.and(region);
            }
        }
    }
}

/// V-58: a branch that has a gateway and no server of its own, and no way from a policy to that gateway.
fn branches_out_of_reach(model: &Model, out: &mut WholeOut) {
    let topology = model.topology();
    let with_gateway: HashSet<_> =
        topology.gateways.iter().filter_map(|(_, gateway)| gateway.server_site.id()).collect();
    let appliances = topology.appliances.iter().filter_map(|(_, appliance)| appliance.server_site.id());
    let pools = topology.mediation_pools.iter().filter_map(|(_, pool)| pool.server_site.id());
    let with_server: HashSet<_> = appliances.chain(pools).collect();
    let ways = ways(topology);
    for (id, server_site) in topology.server_sites.iter() {
        let has_only_gateway = with_gateway.contains(&id) && !with_server.contains(&id);
        if server_site.kind != ServerSiteKind::Branch || !has_only_gateway {
            continue;
        }
        match ways.get(&id) {
            None => {
                out.report(id);
            }
            Some(way) if !way.allowed => {
                out.report(id).and(way.route);
            }
            Some(_) => {}
        }
    }
}

/// How calls may reach the gateways of a server site.
struct Way {
    /// The first voice route that leads there.
    route: Id<VoiceRoute>,
    /// Whether a policy holds a usage of any route that does.
    allowed: bool,
}

/// The server sites to whose gateways a voice route leads.
fn ways(topology: &Topology) -> HashMap<Id<ServerSite>, Way> {
    let voice = topology.voice_policies.iter().flat_map(|(_, policy)| &policy.usages);
    let routing = topology.voice_routing_policies.iter().flat_map(|(_, policy)| &policy.usages);
    let held: HashSet<_> = voice.chain(routing).filter_map(Ref::id).collect();
    let mut ways = HashMap::new();
    for (id, route) in topology.voice_routes.iter() {
        let allowed = route.usages.iter().filter_map(Ref::id).any(|usage| held.contains(&usage));
        let trunks = route.trunks.iter().filter_map(|trunk| topology.get(trunk.id()?));
        for server_site in trunks.filter_map(|trunk: &Trunk| trunk.server_site(topology)) {
            ways.entry(server_site).or_insert(Way { route: id, allowed: false }).allowed |= allowed;
        }
    }
    ways
}

/// How many computers a pool runs on: its own, else those of its host.
fn computers(topology: &Topology, pool: &MediationPool) -> usize {
    let host =
        topology.follow(&pool.host_front_end).map_or(0, |(_, host): (_, &FrontEndPool)| host.computers.len());
    if pool.computers.is_empty() { host } else { pool.computers.len() }
}

/// V-59: a pool that runs on a Front End pool, with more computers than may share it.
fn large_collocated_pool(model: &Model, id: AnyId, out: &mut Out) {
    let Some(pool) = entity::<MediationPool>(model, id) else { return };
    let count = computers(model.topology(), pool);
    if pool.host_front_end.is_some() && count > MOST_COLLOCATED {
        out.report().number(count as u64);
    }
}

/// V-59: more calls than the servers take; a pool without a computer drawn has one.
fn busy_pool(model: &Model, id: AnyId, out: &mut Out) {
    let Some(pool) = entity::<MediationPool>(model, id) else { return };
    let most = CALLS_PER_SERVER * computers(model.topology(), pool).max(1) as u64;
    if let Some(calls) = pool.busy_hour_calls.map(u64::from).filter(|calls| *calls > most) {
        out.report().number(calls).number(most);
    }
}

/// V-60: a SIP trunk to a provider wants a pool of its own (AMB-21).
fn provider_on_collocated_pool(model: &Model, id: AnyId, out: &mut Out) {
    let topology = model.topology();
    let Some(trunk) = entity::<Trunk>(model, id) else { return };
    if let (Some((pool_id, pool)), Some((gateway_id, gateway))) =
        (topology.follow(&trunk.pool), topology.follow(&trunk.gateway))
        && gateway.kind == GatewayKind::Sbc
        && !pool.is_stand_alone()
    {
        out.report().and(pool_id).and(gateway_id);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{drawn, edited, found, mended, table};
    use crate::topology::Topology;

    #[test]
    fn every_central_site_that_serves_a_region_has_the_cac_tick() {
        let base = drawn(
            r#"[
                Set(NetworkConfiguration("Global"), "EnableBandwidthPolicyCheck", true),
                Add(ServerSite("Chicago"), {}),
                Add(ServerSite("Denver"), {}),
                Add(NetworkRegion("NA"), {"CentralSite": "Chicago"}),
                Add(NetworkRegion("APAC"), {"CentralSite": "Chicago"}),
            ]"#,
        );
        table(
            "V-56",
            &base,
            &[
                (
                    "[]",
                    &[
                        "warning Chicago, NA, APAC: Call admission control is on, but not ticked for central site \
                       Chicago, which serves network region NA. Tick it in Topology Builder for every central site \
                       that serves a region.",
                    ],
                ),
                (r#"[Set(ServerSite("Chicago"), "CacEnabled", true)]"#, &[]),
                (r#"[Set(NetworkConfiguration("Global"), "EnableBandwidthPolicyCheck", false)]"#, &[]),
            ],
        );
        assert_eq!(found(&mended(&base, "V-56"), "V-56"), [""; 0]);
    }

    /// A branch with a gateway, its trunk to a pool in the central server site, and a usage.
    fn branch() -> Topology {
        drawn(
            r#"[
                Add(ServerSite("Chicago"), {}),
                Add(ServerSite("Reno"), {"Kind": "Branch", "Parent": "Chicago"}),
                Add(MediationPool("ms-chi"), {"PoolFqdn": "ms-chi.litwareinc.com", "ServerSite": "Chicago"}),
                Add(Gateway("gw-reno"), {"Host": "gw-reno.litwareinc.com", "ServerSite": "Reno"}),
                Add(Trunk("gw-reno"), {"MediationServer": "ms-chi", "Gateway": "gw-reno", "Root": true}),
                Add(PstnUsage("Local"), {}),
            ]"#,
        )
    }

    #[test]
    fn a_branch_with_only_a_gateway_needs_a_route_and_a_policy() {
        let advice =
            "Give its users a voice policy whose PSTN usage leads over a voice route to its gateway.";
        let route = r#"Add(VoiceRoute("Reno-1"), {"PstnGatewayList": ["gw-reno"], "PstnUsages": ["Local"]})"#;
        let lacking = format!(
            "warning Reno: Branch server site Reno has only a gateway, and no voice route leads to it. {advice}"
        );
        let unheld = format!(
            "warning Reno, Reno-1: Branch server site Reno has only a gateway, and no policy holds a PSTN usage of \
             voice route Reno-1 that leads to it. {advice}"
        );
        table(
            "V-58",
            &branch(),
            &[
                ("[]", &[&lacking]),
                (&format!("[{route}]"), &[&unheld]),
                (&format!(r#"[{route}, Set(VoicePolicy("Global"), "PstnUsages", ["Local"])]"#), &[]),
                (&format!(r#"[{route}, Add(VoiceRoutingPolicy("Reno"), {{"PstnUsages": ["Local"]}})]"#), &[]),
                (
                    r#"[Add(SurvivableBranchAppliance("sba"), {"Fqdn": "sba.litwareinc.com", "ServerSite": "Reno"})]"#,
                    &[],
                ),
                (r#"[Set(Gateway("gw-reno"), "ServerSite", "Chicago")]"#, &[]),
                (r#"[Set(ServerSite("Reno"), "Kind", "Central")]"#, &[]),
            ],
        );
    }

    fn computers(count: usize) -> String {
        (0..count).map(|n| format!(r#"(Fqdn: "fe{n}.litwareinc.com"),"#)).collect()
    }

    #[test]
    fn a_collocated_pool_has_twelve_computers_at_most() {
        let pool = |count, on| {
            format!(
                r#"[
                    Add(ServerSite("Chicago"), {{}}),
                    Add(FrontEndPool("fe-chi"), {{"PoolFqdn": "fe-chi.litwareinc.com", "ServerSite": "Chicago", "Computers": [{}]}}),
                    Add(MediationPool("ms-chi"), {{"PoolFqdn": "fe-chi.litwareinc.com", {on}}}),
                ]"#,
                computers(count)
            )
        };
        let hosted = r#""HostFrontEndPool": "fe-chi""#;
        let own = format!(r#""ServerSite": "Chicago", "Computers": [{}]"#, computers(13));
        table(
            "V-59",
            &Topology::default(),
            &[
                (&pool(12, hosted), &[]),
                (&pool(0, &own), &[]),
                (
                    &pool(13, hosted),
                    &[
                        "warning ms-chi: Collocated Mediation Server pool ms-chi has 13 computers; 12 are possible. \
                       Split the Front End pool, or use a stand-alone Mediation Server pool.",
                    ],
                ),
            ],
        );
    }

    #[test]
    fn a_server_takes_about_a_thousand_calls_without_bypass() {
        let base = drawn(
            r#"[
                Add(ServerSite("Chicago"), {}),
                Add(MediationPool("ms-chi"), {"PoolFqdn": "ms-chi.litwareinc.com", "ServerSite": "Chicago", "BusyHourCalls": 2001}),
            ]"#,
        );
        let with = |count| format!(r#"[Set(MediationPool("ms-chi"), "Computers", [{}])]"#, computers(count));
        let too_many = |most| {
            format!(
                "warning ms-chi: Mediation Server pool ms-chi plans 2,001 calls without bypass in the busy hour; its \
                 servers take about {most}. Add computers to the pool, or let more calls bypass it."
            )
        };
        table(
            "V-59",
            &base,
            &[
                ("[]", &[&too_many("1,000")]),
                (&with(2), &[&too_many("2,000")]),
                (&with(3), &[]),
                (r#"[Set(MediationPool("ms-chi"), "BusyHourCalls", 1000)]"#, &[]),
            ],
        );
    }

    #[test]
    fn a_trunk_to_a_provider_wants_a_stand_alone_pool() {
        let base = edited(
            &branch(),
            r#"[
                Add(FrontEndPool("fe-chi"), {"PoolFqdn": "fe-chi.litwareinc.com", "ServerSite": "Chicago"}),
                Set(MediationPool("ms-chi"), "HostFrontEndPool", "fe-chi"),
            ]"#,
        );
        let sbc = r#"Set(Gateway("gw-reno"), "Kind", "Sbc")"#;
        table(
            "V-60",
            &base,
            &[
                ("[]", &[]),
                (
                    &format!("[{sbc}]"),
                    &[
                        "warning gw-reno, ms-chi, gw-reno: Trunk gw-reno joins SBC gw-reno to ms-chi, a collocated \
                       Mediation Server pool. Use a stand-alone Mediation Server pool for a SIP trunk to a \
                       provider.",
                    ],
                ),
                (&format!(r#"[{sbc}, Set(MediationPool("ms-chi"), "HostFrontEndPool", None)]"#), &[]),
            ],
        );
    }
}
