//! Rules about region routes: every pair of network regions has one, over links that chain (V-45, V-47).

use super::finding::Finding;
use super::lookup::entity;
use super::out::Out;
use super::pairs::{Pair, both_ends, pair};
use super::rule::{Check, Rule, Sees, Severity};
use crate::edit::making::free_name;
use crate::edit::{Attributes, Edit, Subject};
use crate::topology::attributes::Value;
use crate::topology::{
    AnyId, Id, Kind, Model, NetworkRegion, Ref, RefExt, RegionGraph, RegionLink, RegionRoute, Topology,
};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule {
        gate: |switches| Some(if switches.cac { Severity::Error } else { Severity::Warning }),
        check: Check::Document {
            watches: &[Kind::NetworkRegion, Kind::RegionRoute],
            check: |model, out| {
                for (one, two) in pairs_without_route(model.topology()) {
                    out.report(one).and(two);
                }
            },
        },
        sentence: |topology, finding| {
            format!(
                "No region route joins network regions {} and {}.",
                finding.name(topology),
                finding.other(topology, 0)
            )
        },
        advice: |_, _| {
            "Add one: every pair of network regions needs a route while call admission control is on."
                .to_owned()
        },
        fix: Some(add_shortest_route),
        fix_all: Some(add_shortest_routes),
        ..Rule::error(45, "no region route", "c:SetNetCfg, NIR")
    },
    Rule {
        case: 0,
        check: Check::Entity { kinds: &[Kind::RegionRoute], sees: &[], check: no_links },
        sentence: |topology, finding| {
            format!("Region route {} crosses no region link.", finding.name(topology))
        },
        advice: |_, _| LIST_THE_LINKS.to_owned(),
        fix: Some(chain_links),
        ..Rule::warning(47, "no region link", "NIR, INF")
    },
    Rule {
        case: 1,
        check: Check::Entity { kinds: &[Kind::RegionRoute], sees: &[], check: repeats_a_link },
        sentence: |topology, finding| {
            let (route, link) = (finding.name(topology), finding.other(topology, 0));
            format!("Region route {route} crosses region link {link} more than once.")
        },
        advice: |_, _| LIST_THE_LINKS.to_owned(),
        fix: Some(chain_links),
        ..Rule::warning(47, "region link repeated", "INF")
    },
    Rule {
        case: 2,
        check: Check::Entity {
            kinds: &[Kind::RegionRoute],
            sees: &[Sees::Neighbours(Kind::RegionLink)],
            check: does_not_chain,
        },
        sentence: |topology, finding| {
            let (one, two) = both_ends(topology, finding);
            format!("The region links of {} do not lead from {one} to {two}.", finding.name(topology))
        },
        advice: |_, _| LIST_THE_LINKS.to_owned(),
        fix: Some(chain_links),
        ..Rule::warning(47, "region links do not chain", "NIR")
    },
];

const LIST_THE_LINKS: &str = "List the region links from the first network region to the second, each once.";

/// V-45: each pair of network regions that no route joins, in the order of making.
fn pairs_without_route(topology: &Topology) -> Vec<Pair<NetworkRegion>> {
    let joined =
        topology.region_routes.iter().filter_map(|(_, route)| pair(&route.region_1, &route.region_2));
    let joined: HashSet<_> = joined.collect();
    let regions: Vec<_> = topology.network_regions.iter().map(|(id, _)| id).collect();
    (1..)
        .zip(&regions)
        .flat_map(|(next, one)| regions.iter().skip(next).map(move |two| (*one, *two)))
        .filter(|pair| !joined.contains(pair))
        .collect()
}

/// Adds a route over the fewest links for the pair of a finding, if it can be joined.
fn add_shortest_route(model: &Model, finding: &Finding) -> Option<Edit> {
    let (one, two) = pair_of(model, finding)?;
    let links = model.regions().shortest(one, two)?;
    Some(new_route(model, &mut BTreeSet::new(), (one, two), &links))
}

/// Adds a route over the fewest links for every pair that lacks one and can be joined, where there are several and the
/// pair of the finding is among them.
fn add_shortest_routes(model: &Model, finding: &Finding) -> Option<Edit> {
    let (one, two) = pair_of(model, finding)?;
    model.regions().shortest(one, two)?;
    let mut ways = BTreeMap::new();
    let mut names = BTreeSet::new();
    let mut edits = Vec::new();
    for (one, two) in pairs_without_route(model.topology()) {
        let ways = ways.entry(one).or_insert_with(|| model.regions().shortest_from(one));
        if let Some(links) = ways.get(&two) {
            edits.push(new_route(model, &mut names, (one, two), links));
        }
    }
    (edits.len() > 1).then(|| Edit::Batch(format!("Add {} region routes", edits.len()), edits))
}

/// The two regions of a finding of V-45.
fn pair_of(model: &Model, finding: &Finding) -> Option<Pair<NetworkRegion>> {
    let (one, _) = finding.entity::<NetworkRegion>(model.topology())?;
    Some((one, finding.others().first()?.typed()?))
}

/// A new route between two regions over these links.
fn new_route(
    model: &Model,
    names: &mut BTreeSet<String>,
    (one, two): Pair<NetworkRegion>,
    links: &[Id<RegionLink>],
) -> Edit {
    let topology = model.topology();
    let attributes = Attributes::from([
        ("NetworkRegionID1".to_owned(), Value::text(topology.name(one.into()))),
        ("NetworkRegionID2".to_owned(), Value::text(topology.name(two.into()))),
        ("NetworkRegionLinkIDs".to_owned(), link_names(topology, links)),
    ]);
    Edit::Add(Subject::new(Kind::RegionRoute, route_name(model, names, one, two)), attributes)
}

fn link_names(topology: &Topology, links: &[Id<RegionLink>]) -> Value {
    Value::List(links.iter().map(|link| Value::text(topology.name((*link).into()))).collect())
}

/// A name for a new route that no other has, not even one of the same batch: `A-B` with `C` and `A` with `B-C`
/// would be called alike.
fn route_name(
    model: &Model,
    taken: &mut BTreeSet<String>,
    one: Id<NetworkRegion>,
    two: Id<NetworkRegion>,
) -> String {
    /// So many characters of each region's name that the whole stays a name.
    const EACH: usize = 100;
    let part =
        |id: Id<NetworkRegion>| model.topology().name(id.into()).chars().take(EACH).collect::<String>();
    let stem = format!("{}-{}-ROUTE", part(one), part(two));
    let mut name = free_name(model, Kind::RegionRoute, &stem);
    let mut number = 2u32;
    while !taken.insert(name.to_lowercase()) {
        name = free_name(model, Kind::RegionRoute, &format!("{stem} {number}"));
        number += 1;
    }
    name
}

/// The ends of a route in its own order, where they are known and two; otherwise V-31 or V-46 speaks.
fn from_to(route: &RegionRoute) -> Option<(Id<NetworkRegion>, Id<NetworkRegion>)> {
    let (from, to) = (route.region_1.id()?, route.region_2.id()?);
    (from != to).then_some((from, to))
}

/// V-47: a route that lists nothing.
fn no_links(model: &Model, id: AnyId, out: &mut Out) {
    if entity::<RegionRoute>(model, id)
        .is_some_and(|route| route.links.is_empty() && from_to(route).is_some())
    {
        out.report();
    }
}

fn repeated(links: &[Ref<RegionLink>]) -> Option<Id<RegionLink>> {
    let mut seen = HashSet::new();
    links.iter().filter_map(Ref::id).find(|link| !seen.insert(*link))
}

/// V-47: a route that lists a link twice.
fn repeats_a_link(model: &Model, id: AnyId, out: &mut Out) {
    if let Some(link) = entity::<RegionRoute>(model, id).and_then(|route| repeated(&route.links)) {
        out.report().and(link);
    }
}

/// V-47: links that do not lead from the first network region to the second, in their order.
fn does_not_chain(model: &Model, id: AnyId, out: &mut Out) {
    let Some(RegionRoute { links, .. }) = entity(model, id) else { return };
    let Some((from, to)) = entity(model, id).and_then(from_to) else { return };
    let all_known = !links.is_empty() && links.iter().all(|link| link.id().is_some());
    let chains = RegionGraph::chains(model.topology(), from, to, links);
    if all_known && !chains && repeated(links).is_none() {
        out.report();
    }
}

/// Turns the links round where that chains them, else takes the shortest way.
fn chain_links(model: &Model, finding: &Finding) -> Option<Edit> {
    let topology = model.topology();
    let (_, route) = finding.entity::<RegionRoute>(topology)?;
    let (from, to) = from_to(route)?;
    let reversed: Vec<_> = route.links.iter().rev().cloned().collect();
    let turned = RegionGraph::chains(topology, from, to, &reversed) && repeated(&reversed).is_none();
    let links: Vec<_> = if turned {
        reversed.iter().filter_map(Ref::id).collect()
    } else {
        model.regions().shortest(from, to)?
    };
    let route = Subject::of(topology, finding.primary());
    Some(Edit::set(route, "NetworkRegionLinkIDs", link_names(topology, &links)))
}

#[cfg(test)]
mod tests {
    use crate::edit::{Draft, Edit, name};
    use crate::rules::fixture::{drawn, edited, found, mended, table};
    use crate::rules::{Finding, Findings};
    use crate::topology::{Document, Model, Topology};

    /// Three regions in a row, North America to APAC by EMEA.
    fn base() -> Topology {
        drawn(
            r#"[
                Add(NetworkRegion("NA"), {}),
                Add(NetworkRegion("EMEA"), {}),
                Add(NetworkRegion("APAC"), {}),
                Add(RegionLink("NA-EMEA"), {"NetworkRegionID1": "NA", "NetworkRegionID2": "EMEA"}),
                Add(RegionLink("EMEA-APAC"), {"NetworkRegionID1": "APAC", "NetworkRegionID2": "EMEA"}),
            ]"#,
        )
    }

    const CAC_ON: &str = r#"Set(NetworkConfiguration("Global"), "EnableBandwidthPolicyCheck", true)"#;
    const TWO_ROUTES: &str = r#"
        Add(RegionRoute("EMEA-NA"), {"NetworkRegionID1": "EMEA", "NetworkRegionID2": "NA", "NetworkRegionLinkIDs": ["NA-EMEA"]}),
        Add(RegionRoute("NA-APAC"), {"NetworkRegionID1": "NA", "NetworkRegionID2": "APAC", "NetworkRegionLinkIDs": ["NA-EMEA", "EMEA-APAC"]}),
    "#;

    /// A route from North America to APAC over these links.
    fn route(links: &str) -> String {
        format!(
            r#"[Add(RegionRoute("R"), {{"NetworkRegionID1": "NA", "NetworkRegionID2": "APAC", "NetworkRegionLinkIDs": [{links}]}})]"#
        )
    }

    #[test]
    fn every_pair_of_regions_needs_a_route() {
        let third = r#"Add(RegionRoute("EMEA-APAC"), {"NetworkRegionID1": "EMEA", "NetworkRegionID2": "APAC", "NetworkRegionLinkIDs": ["EMEA-APAC"]})"#;
        let missing = "EMEA, APAC: No region route joins network regions EMEA and APAC. Add one: every pair of \
                       network regions needs a route while call admission control is on.";
        table(
            "V-45",
            &base(),
            &[
                (&format!("[{TWO_ROUTES}]"), &[&format!("warning {missing}")]),
                (&format!("[{TWO_ROUTES} {CAC_ON}]"), &[&format!("error {missing}")]),
                (&format!("[{TWO_ROUTES} {third}, {CAC_ON}]"), &[]),
            ],
        );
    }

    /// Antarctica has no region link, and another route has the name that a new one would take.
    fn apart() -> Topology {
        edited(
            &base(),
            r#"[
                Add(NetworkRegion("Antarctica"), {}),
                Add(RegionRoute("na-apac-route"), {"NetworkRegionID1": "NA", "NetworkRegionID2": "Antarctica"}),
            ]"#,
        )
    }

    fn routes(topology: &Topology) -> Vec<String> {
        topology.region_routes.iter().map(|(_, route)| route.name.to_string()).collect()
    }

    /// Every edit of V-45: what it is called, and the routes after it.
    fn offered(
        topology: &Topology,
        fix: fn(&Finding, &Model) -> Option<Edit>,
    ) -> Vec<Option<(String, Vec<String>)>> {
        let draft = Draft::new(Document { topology: topology.clone(), ..Document::default() });
        let findings = Findings::new(draft.model());
        let found = findings.iter(topology).filter(|(_, finding)| finding.code().to_string() == "V-45");
        let outcome = |edit: Edit| {
            let mut copy = draft.clone();
            copy.apply(&edit).unwrap();
            (name(&edit, draft.document(), copy.document()), routes(copy.topology()))
        };
        found.map(|(_, finding)| fix(finding, draft.model()).map(outcome)).collect()
    }

    #[test]
    fn each_missing_route_is_offered_on_its_own_where_links_can_carry_it() {
        let fixes = offered(&apart(), Finding::fix);
        let added: Vec<_> = fixes
            .iter()
            .map(|fix| fix.as_ref().map(|(_, routes)| routes[1..].join(", ")).unwrap_or_default())
            .collect();
        assert_eq!(added, ["NA-EMEA-ROUTE", "NA-APAC-ROUTE 2", "EMEA-APAC-ROUTE", "", ""]);
    }

    #[test]
    fn all_routes_that_links_can_carry_are_offered_as_one_named_edit() {
        let all = ["na-apac-route", "NA-EMEA-ROUTE", "NA-APAC-ROUTE 2", "EMEA-APAC-ROUTE"];
        let fixes = offered(&apart(), Finding::fix_all);
        let expected = ("Add 3 region routes".to_owned(), all.map(str::to_owned).to_vec());
        // Those of Antarctica cannot be mended, so nothing is offered beside them.
        assert_eq!(fixes, [Some(expected.clone()), Some(expected.clone()), Some(expected), None, None]);
        let fixed = mended(&apart(), "V-45");
        assert_eq!(routes(&fixed), all);
        let left = found(&fixed, "V-45");
        assert_eq!(left.len(), 2, "{left:?}");
        assert!(left.iter().all(|line| line.contains("Antarctica")), "{left:?}");
        let unchained: Vec<_> =
            found(&fixed, "V-47").into_iter().filter(|line| !line.contains("na-apac-route")).collect();
        assert_eq!(unchained, [""; 0]);
    }

    #[test]
    fn one_missing_route_needs_no_edit_for_all() {
        let third = edited(&base(), &format!("[{TWO_ROUTES}]"));
        assert_eq!(offered(&third, Finding::fix_all), [None]);
    }

    #[test]
    fn routes_of_one_fix_have_names_of_their_own() {
        let topology = drawn(
            r#"[
                Add(NetworkRegion("A-B"), {}), Add(NetworkRegion("C"), {}),
                Add(NetworkRegion("A"), {}), Add(NetworkRegion("B-C"), {}),
                Add(RegionLink("1"), {"NetworkRegionID1": "A-B", "NetworkRegionID2": "C"}),
                Add(RegionLink("2"), {"NetworkRegionID1": "A", "NetworkRegionID2": "B-C"}),
            ]"#,
        );
        let fixes = offered(&topology, Finding::fix_all);
        let (_, routes) = fixes.into_iter().flatten().next().unwrap();
        assert_eq!(routes, ["A-B-C-ROUTE", "A-B-C-ROUTE 2"]);
    }

    #[test]
    fn the_links_of_a_route_chain_from_its_first_region_to_its_second() {
        let advice = "List the region links from the first network region to the second, each once.";
        table(
            "V-47",
            &base(),
            &[
                (&route(r#""NA-EMEA", "EMEA-APAC""#), &[]),
                (&route(""), &[&format!("warning R: Region route R crosses no region link. {advice}")]),
                (
                    &route(r#""NA-EMEA", "EMEA-APAC", "NA-EMEA""#),
                    &[&format!(
                        "warning R, NA-EMEA: Region route R crosses region link NA-EMEA more than once. {advice}"
                    )],
                ),
                (
                    &route(r#""EMEA-APAC", "NA-EMEA""#),
                    &[&format!("warning R: The region links of R do not lead from NA to APAC. {advice}")],
                ),
                (
                    &route(r#""NA-EMEA""#),
                    &[&format!("warning R: The region links of R do not lead from NA to APAC. {advice}")],
                ),
                (r#"[Add(RegionRoute("R"), {"NetworkRegionID1": "NA", "NetworkRegionID2": "NA"})]"#, &[]),
            ],
        );
    }

    #[test]
    fn a_broken_route_is_turned_round_or_takes_the_shortest_way() {
        let good = edited(&base(), &route(r#""NA-EMEA", "EMEA-APAC""#));
        for links in ["", r#""NA-EMEA", "EMEA-APAC", "NA-EMEA""#, r#""NA-EMEA""#] {
            assert_eq!(mended(&edited(&base(), &route(links)), "V-47"), good, "{links}");
        }
        let short_cut =
            r#"[Add(RegionLink("NA-APAC"), {"NetworkRegionID1": "NA", "NetworkRegionID2": "APAC"})]"#;
        let turned =
            mended(&edited(&edited(&base(), short_cut), &route(r#""EMEA-APAC", "NA-EMEA""#)), "V-47");
        assert_eq!(turned.region_routes, good.region_routes);
        let no_way = mended(
            &edited(&drawn(r#"[Add(NetworkRegion("NA"), {}), Add(NetworkRegion("APAC"), {})]"#), &route("")),
            "V-47",
        );
        assert_eq!(found(&no_way, "V-47").len(), 1);
    }
}
