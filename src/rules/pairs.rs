//! Rules about what joins a pair: region routes, region links, intersite policies (V-46, V-48, V-49).

use super::finding::Finding;
use super::out::WholeOut;
use super::rule::{Check, Rule};
use crate::edit::{Dependents, Edit, Subject};
use crate::topology::attributes::Value;
use crate::topology::{
    Entity, Id, IntersitePolicy, Kind, Model, Ref, RefExt, RegionLink, RegionRoute, Topology,
};
use std::collections::HashMap;

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule {
        check: Check::Document {
            watches: &[Kind::RegionRoute],
            check: |model, out| {
                pairs_twice(model, out, |route: &RegionRoute| pair(&route.region_1, &route.region_2));
            },
        },
        sentence: joined_twice,
        advice: joined_twice_advice,
        fix: Some(remove_useless),
        ..Rule::error(46, "ends not unique", "c:NewRoute(IR)")
    },
    Rule {
        check: Check::Document {
            watches: &[Kind::RegionLink],
            check: |model, out| {
                pairs_twice(model, out, |link: &RegionLink| pair(&link.region_1, &link.region_2));
            },
        },
        sentence: joined_twice,
        advice: joined_twice_advice,
        fix: Some(remove_useless),
        ..Rule::warning(48, "ends not unique", "INF")
    },
    Rule {
        check: Check::Document {
            watches: &[Kind::IntersitePolicy],
            check: |model, out| {
                pairs_twice(model, out, |policy: &IntersitePolicy| {
                    pair(&policy.network_site_1, &policy.network_site_2)
                });
            },
        },
        sentence: joined_twice,
        advice: joined_twice_advice,
        fix: Some(remove_useless),
        ..Rule::warning(49, "ends not unique", "c:NewISP, INF")
    },
];

/// Two ends in the order of making, whichever way round they were given.
pub(super) type Pair<E> = (Id<E>, Id<E>);

/// The pair of two ends, where both are known.
pub(super) fn pair<E>(one: &Option<Ref<E>>, two: &Option<Ref<E>>) -> Option<Pair<E>> {
    let (one, two) = (one.id()?, two.id()?);
    Some((one.min(two), one.max(two)))
}

/// V-46, V-48, V-49: what joins one thing with itself, and what joins two that something older joins already.
fn pairs_twice<T: Entity, E>(model: &Model, out: &mut WholeOut, ends: fn(&T) -> Option<Pair<E>>) {
    let mut first = HashMap::new();
    for (id, entity) in T::arena(model.topology()).iter() {
        let Some((one, two)) = ends(entity) else { continue };
        if one == two {
            out.report(id);
        } else if let Some(older) = first.get(&(one, two)) {
            out.report(id).and(*older);
        } else {
            first.insert((one, two), id);
        }
    }
}

fn joined_twice(topology: &Topology, finding: &Finding) -> String {
    let (one, two) = both_ends(topology, finding);
    let again = Subject::of(topology, finding.primary());
    match finding.others().first() {
        None => format!("Both ends of {again} are {one}."),
        Some(older) => {
            let older = Subject::of(topology, *older);
            format!("{one} and {two} are joined by {older} and again by {again}.")
        }
    }
}

fn joined_twice_advice(_: &Topology, finding: &Finding) -> String {
    match finding.others() {
        [] => "Remove it, or choose another end.",
        [..] => "Remove one of them.",
    }
    .to_owned()
}

/// The names of the two ends of the primary subject.
pub(super) fn both_ends(topology: &Topology, finding: &Finding) -> (String, String) {
    let id = finding.primary();
    let end =
        |key: &str| topology.attribute(id, key).as_ref().and_then(Value::as_text).unwrap_or("").to_owned();
    match id.kind {
        Kind::IntersitePolicy => (end("NetworkSiteID1"), end("NetworkSiteID2")),
        _ => (end("NetworkRegionID1"), end("NetworkRegionID2")),
    }
}

/// Removes what joins a thing with itself, or says the same as what is older, while nothing refers to it.
fn remove_useless(model: &Model, finding: &Finding) -> Option<Edit> {
    let (topology, id) = (model.topology(), finding.primary());
    let content = |id| topology.attributes(id).into_iter().filter(|(about, _)| about.key != "Identity");
    let is_useless = finding.others().first().is_none_or(|older| content(*older).eq(content(id)));
    (is_useless && model.index().referrers(id).is_empty())
        .then(|| Edit::Remove(Subject::of(topology, id), Dependents::Refuse))
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{drawn, edited, found, mended, table};
    use crate::topology::Topology;

    fn base() -> Topology {
        drawn(
            r#"[
                Add(NetworkRegion("NA"), {}),
                Add(NetworkRegion("EMEA"), {}),
                Add(NetworkSite("Reno"), {}),
                Add(NetworkSite("Chicago"), {}),
            ]"#,
        )
    }

    /// A rule of what joins pairs.
    struct Case {
        code: &'static str,
        severity: &'static str,
        kind: &'static str,
        noun: &'static str,
        /// The key of either end, without its number.
        end: &'static str,
        one: &'static str,
        two: &'static str,
    }

    impl Case {
        /// Something that joins two ends.
        fn join(&self, name: &str, one: &str, two: &str) -> String {
            let Self { kind, end, .. } = self;
            format!(r#"Add({kind}("{name}"), {{"{end}1": "{one}", "{end}2": "{two}"}})"#)
        }
    }

    const REGIONS: Case = Case {
        code: "V-46",
        severity: "error",
        kind: "RegionRoute",
        noun: "region route",
        end: "NetworkRegionID",
        one: "NA",
        two: "EMEA",
    };
    const CASES: [Case; 3] = [
        REGIONS,
        Case { code: "V-48", severity: "warning", kind: "RegionLink", noun: "region link", ..REGIONS },
        Case {
            code: "V-49",
            severity: "warning",
            kind: "IntersitePolicy",
            noun: "intersite policy",
            end: "NetworkSiteID",
            one: "Chicago",
            two: "Reno",
        },
    ];

    #[test]
    fn a_pair_is_joined_once() {
        for case in CASES {
            let Case { code, severity, noun, one, two, .. } = case;
            let first = case.join("A", one, two);
            let turned = case.join("B", two, one);
            table(
                code,
                &base(),
                &[
                    (&format!("[{first}]"), &[]),
                    (
                        &format!("[{first}, {turned}]"),
                        &[&format!(
                            "{severity} B, A: {two} and {one} are joined by {noun} A and again by {noun} B. Remove \
                             one of them."
                        )],
                    ),
                ],
            );
            let same = edited(&base(), &format!("[{first}, {}]", case.join("B", one, two)));
            assert_eq!(mended(&same, code), edited(&base(), &format!("[{first}]")));
            let other = edited(&base(), &format!("[{first}, {turned}]"));
            assert_eq!(mended(&other, code), other, "which one to keep is for a person to say");
        }
    }

    #[test]
    fn nothing_is_joined_with_itself() {
        for case in CASES {
            let Case { code, severity, noun, one, .. } = case;
            let topology = edited(&base(), &format!("[{}]", case.join("A", one, one)));
            assert_eq!(
                found(&topology, code),
                [format!("{severity} A: Both ends of {noun} A are {one}. Remove it, or choose another end.")]
            );
            assert_eq!(mended(&topology, code), base());
        }
    }

    #[test]
    fn a_link_that_a_route_crosses_is_not_removed() {
        let topology = edited(
            &base(),
            r#"[
                Add(RegionLink("A"), {"NetworkRegionID1": "NA", "NetworkRegionID2": "NA"}),
                Add(RegionRoute("R"), {"NetworkRegionID1": "NA", "NetworkRegionID2": "EMEA", "NetworkRegionLinkIDs": ["A"]}),
            ]"#,
        );
        assert_eq!(mended(&topology, "V-48"), topology);
    }
}
