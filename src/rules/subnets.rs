//! Rules about subnets, and about addresses that must lie in one (V-36 to V-40).

use super::finding::{Figure, Finding};
use super::lookup::{entity, range};
use super::out::Out;
use super::rule::{Check, Rule, Sees, Severity, Switches};
use crate::edit::{Attributes, Edit, Subject};
use crate::topology::attributes::Value;
use crate::topology::{
    AnyId, BypassMode, ConferencingPool, EdgePool, Entity, Kind, MediationPool, Model, Standing, Subnet,
    Topology, for_kind,
};
use ipnet::IpNet;
use std::net::IpAddr;

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule {
        check: Check::Entity { kinds: &[Kind::Subnet], sees: &[Sees::SubnetsAround], check: contained },
        sentence: |topology, finding| {
            let inner = with_network_site(topology, finding.primary());
            let outer = finding.others().first().map(|id| with_network_site(topology, *id));
            format!("Subnet {inner} lies inside {}.", outer.unwrap_or_default())
        },
        advice: |_, _| {
            "Define one subnet for each range that clients have: bypass takes the very subnet that a client \
             reports, call admission control the narrowest that holds its address."
                .to_owned()
        },
        ..Rule::warning(36, "overlapping subnets", "EX, INF")
    },
    Rule {
        check: Check::Entity { kinds: &[Kind::Subnet], sees: &[], check: no_network_site },
        sentence: |topology, finding| {
            let subnet = range(topology, finding.primary());
            format!("Subnet {subnet} belongs to no network site, so its addresses count as unmapped.")
        },
        advice: |_, _| "Choose its network site.".to_owned(),
        ..Rule::warning(37, "no network site", "EX")
    },
    Rule {
        case: 0,
        gate: |switches| compares_subnets(switches).then_some(Severity::Warning),
        check: Check::Entity {
            kinds: &[Kind::Subnet],
            sees: &[Sees::SubnetsInside],
            check: contains_another,
        },
        sentence: |topology, finding| {
            let outer = range(topology, finding.primary());
            let inner = finding.others().first().map(|id| range(topology, *id)).unwrap_or_default();
            format!(
                "Subnet {outer} contains {inner}: bypass finds only clients whose own mask gives {}.",
                finding.name(topology)
            )
        },
        advice: |_, _| DEFINE_EVERY_MASK.to_owned(),
        ..Rule::warning(38, "exact match may fail", "NET")
    },
    Rule {
        case: 1,
        gate: |switches| compares_subnets(switches).then_some(Severity::Info),
        check: Check::Entity { kinds: &[Kind::Subnet], sees: &[Sees::SubnetsInside], check: wide },
        sentence: |topology, finding| {
            format!(
                "Subnet {} is wide: bypass finds only clients whose own mask gives {}.",
                range(topology, finding.primary()),
                finding.name(topology)
            )
        },
        advice: |_, _| DEFINE_EVERY_MASK.to_owned(),
        ..Rule::info(38, "wide subnet", "NET, INF")
    },
    Rule {
        check: Check::Placed {
            kinds: &[
                Kind::FrontEndPool,
                Kind::ConferencingPool,
                Kind::SurvivableBranchAppliance,
                Kind::MediationPool,
                Kind::Gateway,
            ],
            check: unmapped,
        },
        sentence: unmapped_address,
        advice: |_, finding| {
            match (finding.figures().first(), finding.others().first()) {
                (None, _) => "Give it the address by which bypass and call admission control place it.",
                (_, None) => "Add a subnet that holds the address, in the network site where it stands.",
                (_, Some(_)) => "Choose the network site of that subnet.",
            }
            .to_owned()
        },
        ..Rule::warning(39, "address not mapped", "CTC, FCL")
    },
    Rule {
        check: Check::Placed { kinds: &[Kind::EdgePool], check: edge_not_mapped },
        sentence: |topology, finding| {
            let edge = finding.name(topology);
            match address(finding) {
                Some(address) => format!(
                    "Public A/V address {address} of Edge pool {edge} is not mapped as /{} in a network site.",
                    IpNet::from(address).prefix_len()
                ),
                None => {
                    format!("Edge pool {edge} has no public A/V address, so it stands in no network site.")
                }
            }
        },
        advice: |_, finding| match address(finding).map(IpNet::from) {
            Some(host) => format!("Add subnet {host} to the network site where the Edge is."),
            None => "Give it the public addresses of its A/V Edge service.".to_owned(),
        },
        fix: Some(map_edge),
        ..Rule::warning(40, "Edge not mapped", "EX, FCL")
    },
];

const DEFINE_EVERY_MASK: &str = "Define a subnet for each mask that clients there have.";

/// Whether a range is wider than the masks that clients mostly have: /24, and /64 of IPv6 (INF).
fn is_wide(range: IpNet) -> bool {
    range.prefix_len() < if range.addr().is_ipv4() { 24 } else { 64 }
}

/// Subnets are compared exactly in sites-and-regions mode alone (domain.md 2.2).
fn compares_subnets(switches: &Switches) -> bool {
    switches.bypass == BypassMode::SitesAndRegions
}

/// V-36: reported once, by the inner one of each pair, with the narrowest range around it.
fn contained(model: &Model, id: AnyId, out: &mut Out) {
    let Some(subnet) = entity::<Subnet>(model, id) else { return };
    if let Some(outer) = model.index().subnets.containers(subnet.range).next() {
        out.report().and(outer);
    }
}

/// A subnet with its mask and the network site it belongs to.
fn with_network_site(topology: &Topology, id: AnyId) -> String {
    let subnet = id.typed::<Subnet>().and_then(|id| topology.get(id));
    let network_site = subnet.and_then(|subnet| topology.follow(&subnet.network_site));
    match network_site {
        Some((_, network_site)) => format!("{} of {}", range(topology, id), network_site.name),
        None => range(topology, id),
    }
}

/// V-37. One that names an unknown network site is V-31.
fn no_network_site(model: &Model, id: AnyId, out: &mut Out) {
    if entity::<Subnet>(model, id).is_some_and(|subnet| subnet.network_site.is_none()) {
        out.report();
    }
}

/// V-38: narrower ranges inside show that clients there have other masks.
fn contains_another(model: &Model, id: AnyId, out: &mut Out) {
    let Some(subnet) = entity::<Subnet>(model, id) else { return };
    if let Some(inner) = model.index().subnets.inside(subnet.range).next() {
        out.report().and(inner);
    }
}

/// V-38: nothing shows it, but so wide a range is seldom the mask of a client.
fn wide(model: &Model, id: AnyId, out: &mut Out) {
    let Some(subnet) = entity::<Subnet>(model, id) else { return };
    if is_wide(subnet.range) && model.index().subnets.inside(subnet.range).next().is_none() {
        out.report();
    }
}

/// V-39: every address must lie in a subnet of a network site; what has no address cannot be placed at all.
fn unmapped(model: &Model, id: AnyId, out: &mut Out) {
    let addresses =
        for_kind!(id.kind, T => entity::<T>(model, id).map(Entity::addresses)).unwrap_or_default();
    if addresses.is_empty() && !is_collocated(model, id) {
        out.report();
    }
    for address in addresses {
        match model.locate(address) {
            Some(Standing { network_site: Some(_), .. }) => {}
            Some(Standing { subnet, network_site: None }) => {
                out.report().and(subnet).address(address);
            }
            None => {
                out.report().address(address);
            }
        }
    }
}

/// Whether a pool runs on computers that its host names.
fn is_collocated(model: &Model, id: AnyId) -> bool {
    let mediation = entity::<MediationPool>(model, id).is_some_and(|pool| !pool.is_stand_alone());
    mediation || entity::<ConferencingPool>(model, id).is_some_and(|pool| pool.host_front_end.is_some())
}

fn unmapped_address(topology: &Topology, finding: &Finding) -> String {
    let subject = Subject::of(topology, finding.primary());
    match (address(finding), finding.others().first()) {
        (None, _) => format!("No address of {subject} is known, so it stands in no network site."),
        (Some(address), None) => format!("Address {address} of {subject} lies in no subnet."),
        (Some(address), Some(subnet)) => {
            let subnet = range(topology, *subnet);
            format!("Address {address} of {subject} lies in {subnet}, which belongs to no network site.")
        }
    }
}

fn address(finding: &Finding) -> Option<IpAddr> {
    finding.figures().iter().find_map(|figure| match figure {
        Figure::Address(address) => Some(*address),
        _ => None,
    })
}

/// V-40: every public A/V address must be a subnet of its own, with a network site.
fn edge_not_mapped(model: &Model, id: AnyId, out: &mut Out) {
    let Some(edge) = entity::<EdgePool>(model, id) else { return };
    if edge.public_av_addresses.is_empty() {
        out.report();
    }
    for address in &edge.public_av_addresses {
        let exact = model.index().subnets.exact(*address).and_then(|id| model.topology().get(id));
        let mapped = exact.is_some_and(|subnet| {
            subnet.range == IpNet::from(*address) && model.topology().follow(&subnet.network_site).is_some()
        });
        if !mapped {
            out.report().address(*address);
        }
    }
}

/// Adds the subnet where a wider one says which network site it is.
fn map_edge(model: &Model, finding: &Finding) -> Option<Edit> {
    let address = address(finding)?;
    if model.index().subnets.exact(address).is_some() {
        return None;
    }
    let network_site = model.topology().name(model.locate(address)?.network_site?.into());
    let subnet = Subject::new(Kind::Subnet, IpNet::from(address).to_string());
    Some(Edit::Add(subnet, Attributes::from([("NetworkSiteID".to_owned(), Value::text(network_site))])))
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{add, drawn, edited, found, mended, name, table};
    use crate::topology::{Ref, Subnet, Topology};

    /// Two network sites, bypass by sites and regions.
    fn base() -> Topology {
        drawn(
            r#"[
                Set(MediaBypassSettings("Global"), "Enabled", true),
                Add(NetworkRegion("North America"), {}),
                Add(NetworkSite("New York"), {"NetworkRegionID": "North America"}),
                Add(NetworkSite("Chicago"), {"NetworkRegionID": "North America"}),
            ]"#,
        )
    }

    #[test]
    fn a_subnet_inside_another_is_a_warning() {
        table(
            "V-36",
            &base(),
            &[
                (
                    r#"[
                        Add(Subnet("172.29.80.0/24"), {"NetworkSiteID": "New York"}),
                        Add(Subnet("172.29.81.0/24"), {"NetworkSiteID": "New York"}),
                        Add(Subnet("2001:db8::/32"), {"NetworkSiteID": "New York"}),
                    ]"#,
                    &[],
                ),
                (
                    r#"[
                        Add(Subnet("172.29.0.0/16"), {"NetworkSiteID": "Chicago"}),
                        Add(Subnet("172.29.80.0/24"), {"NetworkSiteID": "New York"}),
                        Add(Subnet("172.29.80.64/26"), {}),
                    ]"#,
                    &[
                        "warning 172.29.80.0, 172.29.0.0: Subnet 172.29.80.0/24 of New York lies inside \
                         172.29.0.0/16 of Chicago. Define one subnet for each range that clients have: bypass takes \
                         the very subnet that a client reports, call admission control the narrowest that holds its \
                         address.",
                        "warning 172.29.80.64, 172.29.80.0: Subnet 172.29.80.64/26 lies inside 172.29.80.0/24 of New \
                         York. Define one subnet for each range that clients have: bypass takes the very subnet that \
                         a client reports, call admission control the narrowest that holds its address.",
                    ],
                ),
            ],
        );
    }

    #[test]
    fn a_subnet_without_a_network_site_is_a_warning() {
        table(
            "V-37",
            &base(),
            &[
                (r#"[Add(Subnet("10.20.0.0/24"), {"NetworkSiteID": "Chicago"})]"#, &[]),
                (
                    r#"[Add(Subnet("10.20.0.0/24"), {})]"#,
                    &[
                        "warning 10.20.0.0: Subnet 10.20.0.0/24 belongs to no network site, so its addresses count as \
                       unmapped. Choose its network site.",
                    ],
                ),
            ],
        );
        let mut topology = base();
        let network_site = Some(Ref::Missing(Box::new(name("Reno"))));
        add(&mut topology, Subnet { network_site, ..Subnet::default() });
        assert_eq!(found(&topology, "V-37"), [""; 0]);
        assert_eq!(found(&topology, "V-31").len(), 1);
    }

    #[test]
    fn a_subnet_that_clients_may_not_report_is_told_by_what_is_known() {
        let container = r#"[Add(Subnet("172.29.0.0/16"), {}), Add(Subnet("172.29.80.0/24"), {})]"#;
        table(
            "V-38",
            &base(),
            &[
                (r#"[Add(Subnet("172.29.80.0/24"), {}), Add(Subnet("2001:db8:0:1::/64"), {})]"#, &[]),
                (
                    container,
                    &[
                        "warning 172.29.0.0, 172.29.80.0: Subnet 172.29.0.0/16 contains 172.29.80.0/24: bypass finds \
                       only clients whose own mask gives 172.29.0.0. Define a subnet for each mask that clients \
                       there have.",
                    ],
                ),
                (
                    r#"[Add(Subnet("172.29.82.0/23"), {}), Add(Subnet("2001:db8:1::/48"), {})]"#,
                    &[
                        "info 172.29.82.0: Subnet 172.29.82.0/23 is wide: bypass finds only clients whose own mask \
                         gives 172.29.82.0. Define a subnet for each mask that clients there have.",
                        "info 2001:db8:1::: Subnet 2001:db8:1::/48 is wide: bypass finds only clients whose own mask \
                         gives 2001:db8:1::. Define a subnet for each mask that clients there have.",
                    ],
                ),
            ],
        );
        let always = r#"[Set(MediaBypassSettings("Global"), "AlwaysBypass", true)]"#;
        assert_eq!(found(&edited(&edited(&base(), container), always), "V-38"), [""; 0]);
    }

    #[test]
    fn servers_must_stand_in_a_subnet_of_a_network_site() {
        let base = edited(
            &base(),
            r#"[
                Add(ServerSite("Chicago"), {}),
                Add(Subnet("157.57.210.0/24"), {"NetworkSiteID": "Chicago"}),
                Add(Subnet("10.9.0.0/24"), {}),
            ]"#,
        );
        table(
            "V-39",
            &base,
            &[
                (
                    r#"[
                        Add(Gateway("gw-chi"), {"Host": "gw-chi.litwareinc.com", "ServerSite": "Chicago", "SignallingAddress": "10.8.0.1", "RepresentativeMediaIP": "157.57.210.40"}),
                        Add(FrontEndPool("fe-chi"), {"PoolFqdn": "fe-chi.litwareinc.com", "ServerSite": "Chicago", "Computers": [(Fqdn: "fe1.litwareinc.com", Address: "157.57.210.10")]}),
                        Add(MediationPool("ms-chi"), {"PoolFqdn": "fe-chi.litwareinc.com", "HostFrontEndPool": "fe-chi"}),
                        Add(ConferencingPool("av-chi"), {"PoolFqdn": "fe-chi.litwareinc.com", "HostFrontEndPool": "fe-chi"}),
                    ]"#,
                    &[],
                ),
                (
                    r#"[
                        Add(Gateway("gw-chi"), {"Host": "gw-chi.litwareinc.com", "ServerSite": "Chicago"}),
                        Add(MediationPool("ms-chi"), {"PoolFqdn": "ms-chi.litwareinc.com", "ServerSite": "Chicago", "Computers": [(Fqdn: "ms1.litwareinc.com", Address: "157.57.210.20", PstnAddress: "10.8.0.20")]}),
                        Add(SurvivableBranchAppliance("sba"), {"Fqdn": "sba.litwareinc.com", "ServerSite": "Chicago", "Address": "10.9.0.5"}),
                    ]"#,
                    &[
                        "warning sba, 10.9.0.0: Address 10.9.0.5 of Survivable Branch Appliance sba lies in \
                         10.9.0.0/24, which belongs to no network site. Choose the network site of that subnet.",
                        "warning ms-chi: Address 10.8.0.20 of Mediation Server pool ms-chi lies in no subnet. Add a \
                         subnet that holds the address, in the network site where it stands.",
                        "warning gw-chi: No address of gateway peer gw-chi is known, so it stands in no network \
                         site. Give it the address by which bypass and call admission control place it.",
                    ],
                ),
            ],
        );
    }

    #[test]
    fn an_edge_is_mapped_by_subnets_of_one_address() {
        let edge = |addresses| {
            format!(
                r#"Add(EdgePool("edge"), {{"PoolFqdn": "edge.litwareinc.com", "ServerSite": "Chicago", "PublicAvAddresses": [{addresses}]}})"#
            )
        };
        let base = edited(&base(), r#"[Add(ServerSite("Chicago"), {})]"#);
        let wider = format!(
            r#"[Add(Subnet("198.51.100.0/24"), {{"NetworkSiteID": "Chicago"}}), {}]"#,
            edge(r#""198.51.100.7""#)
        );
        let both = r#""198.51.100.7", "2001:db8::7""#;
        table(
            "V-40",
            &base,
            &[
                (
                    &format!(
                        r#"[Add(Subnet("198.51.100.7/32"), {{"NetworkSiteID": "Chicago"}}), Add(Subnet("2001:db8::7/128"), {{"NetworkSiteID": "Chicago"}}), {}]"#,
                        edge(both)
                    ),
                    &[],
                ),
                (
                    &format!(
                        r#"[Add(Subnet("198.51.100.7/32"), {{}}), Add(Subnet("2001:db8::/64"), {{}}), {}]"#,
                        edge(both)
                    ),
                    &[
                        "warning edge: Public A/V address 198.51.100.7 of Edge pool edge is not mapped as /32 in a \
                         network site. Add subnet 198.51.100.7/32 to the network site where the Edge is.",
                        "warning edge: Public A/V address 2001:db8::7 of Edge pool edge is not mapped as /128 in a \
                         network site. Add subnet 2001:db8::7/128 to the network site where the Edge is.",
                    ],
                ),
                (
                    &format!("[{}]", edge("")),
                    &[
                        "warning edge: Edge pool edge has no public A/V address, so it stands in no network site. Give \
                       it the public addresses of its A/V Edge service.",
                    ],
                ),
            ],
        );
        assert_eq!(found(&edited(&base, &wider), "V-40").len(), 1);
        let first_address = wider.replace("198.51.100.7", "198.51.100.0");
        assert_eq!(found(&mended(&edited(&base, &first_address), "V-40"), "V-40").len(), 1);
        assert_eq!(found(&mended(&edited(&base, &wider), "V-40"), "V-40"), [""; 0]);
    }
}
