//! Rules about network regions and network sites, and about names that name nothing (V-29 to V-31, V-52, V-57).

use super::finding::{Figure, Finding};
use super::lookup::{entity, only};
use super::out::Out;
use super::rule::{Check, Rule, Sees, Severity};

use crate::edit::{Edit, Subject};
use crate::topology::attributes::Value;
use crate::topology::values::ServerSiteKind;
use crate::topology::{
    AnyId, Kind, Model, NetworkRegion, NetworkSite, ServerSite, Topology, TrunkConfiguration,
};

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule {
        gate: |switches| switches.cac.then_some(Severity::Error),
        check: Check::Entity {
            kinds: &[Kind::NetworkRegion],
            sees: &[Sees::Neighbours(Kind::ServerSite)],
            check: central_site,
        },
        sentence: |topology, finding| {
            let region = finding.name(topology);
            if finding.others().is_empty() {
                format!("Network region {region} has no central site, and call admission control is on.")
            } else {
                let branch = finding.other(topology, 0);
                format!("The central site of network region {region} is {branch}, a branch server site.")
            }
        },
        advice: |_, _| "Choose the central server site whose first pool judges bandwidth for it.".to_owned(),
        fix: Some(choose_the_only_central_site),
        ..Rule::error(29, "no central site", "NET, c:NewRegion")
    },
    Rule {
        check: Check::Entity { kinds: &[Kind::NetworkSite], sees: &[], check: no_region },
        sentence: |topology, finding| {
            let network_site = finding.name(topology);
            format!("Network site {network_site} belongs to no network region, so it counts as unmapped.")
        },
        advice: |_, _| "Choose its network region.".to_owned(),
        fix: Some(choose_the_only_region),
        ..Rule::error(30, "no network region", "c:NewSite, AMB-28")
    },
    Rule {
        check: Check::Entity { kinds: Kind::ALL, sees: &[], check: unknown_references },
        sentence: unknown_reference,
        advice: |_, _| "Add what is missing under that name, or choose another.".to_owned(),
        ..Rule::error(31, "unknown name", "c:NewSite, c:NewSubnet, c:NewISP, c:NewRoute(IR)")
    },
    Rule {
        check: Check::Entity {
            kinds: &[Kind::NetworkRegion, Kind::NetworkSite],
            sees: &[],
            check: typed_bypass_id,
        },
        sentence: |topology, finding| {
            let typed = topology.attribute(finding.primary(), "BypassID").unwrap_or_default();
            let (subject, typed) = (Subject::of(topology, finding.primary()), typed.as_text().unwrap_or(""));
            format!("The bypass ID of {subject} is set by hand: {typed}.")
        },
        advice: |_, _| {
            "Clear it, so that the real system makes one; a typed ID is lost when a network region is set again."
                .to_owned()
        },
        fix: Some(|model, finding| {
            Some(Edit::set(Subject::of(model.topology(), finding.primary()), "BypassID", Value::None))
        }),
        ..Rule::warning(52, "bypass ID set by hand", "DN")
    },
    Rule {
        check: Check::Entity { kinds: &[Kind::NetworkRegion], sees: &[], check: no_audio_alternate_path },
        sentence: |topology, finding| {
            let region = finding.name(topology);
            format!(
                "Audio alternate path is Off in network region {region}: no call goes by the Internet through its \
                 Edges, and while call admission control is on, remote users have no audio through them."
            )
        },
        advice: |_, _| {
            "Enable the audio alternate path, or keep Edges out of this network region.".to_owned()
        },
        fix: Some(|model, finding| {
            let region = Subject::of(model.topology(), finding.primary());
            Some(Edit::set(region, "AudioAlternatePath", Value::Flag(true)))
        }),
        ..Rule::warning(57, "no audio alternate path", "c:NewRegion, JB10")
    },
];

/// V-29: a region needs a central site, which is a central server site.
fn central_site(model: &Model, id: AnyId, out: &mut Out) {
    let topology = model.topology();
    let Some(region) = entity::<NetworkRegion>(model, id) else { return };
    if region.central_site.is_none() {
        out.report();
    }
    if let Some((branch, _)) =
        topology.follow(&region.central_site).filter(|(_, server_site)| is_branch(server_site))
    {
        out.report().and(branch);
    }
}

fn is_branch(server_site: &ServerSite) -> bool {
    server_site.kind == ServerSiteKind::Branch
}

fn choose_the_only_central_site(model: &Model, finding: &Finding) -> Option<Edit> {
    let topology = model.topology();
    let central = topology.server_sites.iter().filter(|(_, server_site)| !is_branch(server_site));
    choose(topology, finding, "CentralSite", only(central)?.0.into())
}

/// V-30: a network site needs a region. One that names an unknown region is V-31.
fn no_region(model: &Model, id: AnyId, out: &mut Out) {
    if entity::<NetworkSite>(model, id).is_some_and(|network_site| network_site.region.is_none()) {
        out.report();
    }
}

fn choose_the_only_region(model: &Model, finding: &Finding) -> Option<Edit> {
    let topology = model.topology();
    choose(topology, finding, "NetworkRegionID", only(topology.network_regions.iter())?.0.into())
}

fn choose(topology: &Topology, finding: &Finding, key: &str, chosen: AnyId) -> Option<Edit> {
    let chosen = Value::text(topology.name(chosen));
    Some(Edit::set(Subject::of(topology, finding.primary()), key, chosen))
}

/// V-31: every name that names nothing, save those of voice routes (V-20) and those of trunk configurations that
/// restrict calls by location (V-26).
fn unknown_references(model: &Model, id: AnyId, out: &mut Out) {
    if model.index().nothing_missing() || id.kind == Kind::VoiceRoute {
        return;
    }
    let restricted =
        entity::<TrunkConfiguration>(model, id).is_some_and(|collection| collection.location_restriction);
    for (about, kind, name) in model.topology().missing_references(id) {
        if !(restricted && about.key == "NetworkSiteID") {
            out.report().key(about.key).kind(kind).text(name.as_str());
        }
    }
}

fn unknown_reference(topology: &Topology, finding: &Finding) -> String {
    let [Figure::Key(key), Figure::Kind(kind), Figure::Text(name)] = finding.figures() else {
        return String::new();
    };
    let subject = Subject::of(topology, finding.primary());
    let label = finding.primary().kind.attribute(key).map_or(*key, |about| about.label);
    format!("{label} of {subject}: there is no {} {name}.", kind.noun())
}

/// V-52: a bypass ID that somebody typed or imported.
fn typed_bypass_id(model: &Model, id: AnyId, out: &mut Out) {
    let of_region = entity::<NetworkRegion>(model, id).and_then(|region| region.bypass_id);
    let of_network_site = entity::<NetworkSite>(model, id).and_then(|network_site| network_site.bypass_id);
    if of_region.or(of_network_site).is_some() {
        out.report();
    }
}

/// V-57: the flag that counts is that of the region in which the Edge stands.
fn no_audio_alternate_path(model: &Model, id: AnyId, out: &mut Out) {
    if entity::<NetworkRegion>(model, id).is_some_and(|region| !region.audio_alternate_path) {
        out.report();
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{add, change_global, drawn, edited, found, mended, name, table};
    use crate::topology::{
        NetworkSite, Ref, RegionRoute, Topology, TrunkConfiguration, TrunkScope, VoiceRoute,
    };

    const CAC_ON: &str = r#"Set(NetworkConfiguration("Global"), "EnableBandwidthPolicyCheck", true)"#;

    #[test]
    fn a_region_needs_a_central_site_while_cac_is_on() {
        let base = drawn(r#"[Add(ServerSite("Chicago"), {}), Add(ServerSite("Reno"), {"Kind": "Branch"})]"#);
        let without = r#"Add(NetworkRegion("North America"), {})"#;
        let with =
            |name| format!(r#"[Add(NetworkRegion("North America"), {{"CentralSite": "{name}"}}), {CAC_ON}]"#);
        table(
            "V-29",
            &base,
            &[
                (&format!("[{without}]"), &[]),
                (
                    &format!("[{without}, {CAC_ON}]"),
                    &[
                        "error North America: Network region North America has no central site, and call admission \
                       control is on. Choose the central server site whose first pool judges bandwidth for it.",
                    ],
                ),
                (
                    &with("Reno"),
                    &[
                        "error North America, Reno: The central site of network region North America is Reno, a \
                       branch server site. Choose the central server site whose first pool judges bandwidth for it.",
                    ],
                ),
                (&with("Chicago"), &[]),
            ],
        );
        let fixed = mended(&edited(&base, &with("Reno")), "V-29");
        assert_eq!(found(&fixed, "V-29"), [""; 0]);
        let (_, region) = fixed.network_regions.first().unwrap();
        assert_eq!(fixed.follow(&region.central_site).unwrap().1.name, name("Chicago"));
    }

    #[test]
    fn which_of_two_central_sites_is_for_a_person_to_say() {
        let topology = drawn(&format!(
            r#"[Add(ServerSite("Chicago"), {{}}), Add(ServerSite("London"), {{}}), Add(NetworkRegion("EMEA"), {{}}), {CAC_ON}]"#
        ));
        assert_eq!(found(&mended(&topology, "V-29"), "V-29").len(), 1);
    }

    #[test]
    fn a_network_site_needs_a_region() {
        let base = drawn(r#"[Add(NetworkRegion("APAC"), {})]"#);
        let without = r#"[Add(NetworkSite("Bangalore"), {})]"#;
        table(
            "V-30",
            &base,
            &[
                (
                    without,
                    &[
                        "error Bangalore: Network site Bangalore belongs to no network region, so it counts as \
                       unmapped. Choose its network region.",
                    ],
                ),
                (r#"[Add(NetworkSite("Bangalore"), {"NetworkRegionID": "APAC"})]"#, &[]),
            ],
        );
        assert_eq!(found(&mended(&edited(&base, without), "V-30"), "V-30"), [""; 0]);
    }

    #[test]
    fn a_name_that_names_nothing_is_reported_once() {
        let mut topology = Topology::default();
        let region = Some(Ref::Missing(Box::new(name("EMEA"))));
        add(&mut topology, NetworkSite { name: name("Cologne"), region, ..NetworkSite::default() });
        let trunks = vec![Ref::Missing(Box::new(name("gw-cologne")))];
        add(&mut topology, VoiceRoute { name: name("Local"), trunks, ..VoiceRoute::default() });
        assert_eq!(
            found(&topology, "V-31"),
            [
                "error Cologne: Region of network site Cologne: there is no network region EMEA. Add what is missing \
              under that name, or choose another."
            ]
        );
        assert_eq!(found(&topology, "V-30"), [""; 0]);
    }

    #[test]
    fn an_unknown_name_is_found_in_a_list_and_in_a_scope() {
        let mut topology = Topology::default();
        let links = vec![Ref::Missing(Box::new(name("NA-EMEA")))];
        add(&mut topology, RegionRoute { name: name("R"), links, ..RegionRoute::default() });
        let scope = TrunkScope::ServerSite(Ref::Missing(Box::new(name("Paris"))));
        add(&mut topology, TrunkConfiguration { scope, ..TrunkConfiguration::default() });
        assert_eq!(
            found(&topology, "V-31"),
            [
                "error R: Region links of region route R: there is no region link NA-EMEA. Add what is missing under \
                 that name, or choose another.",
                "error site:Paris: Scope of trunk configuration site:Paris: there is no server site Paris. Add what \
                 is missing under that name, or choose another.",
            ]
        );
    }

    #[test]
    fn the_network_site_of_a_trunk_is_left_to_v_26_where_it_matters() {
        for (location_restriction, count) in [(true, 0), (false, 1)] {
            let mut topology = Topology::default();
            change_global(&mut topology, |collection: &mut TrunkConfiguration| {
                collection.location_restriction = location_restriction;
                collection.network_site = Some(Ref::Missing(Box::new(name("Elko"))));
            });
            assert_eq!(found(&topology, "V-31").len(), count);
        }
    }

    #[test]
    fn a_typed_bypass_id_is_a_warning_on_regions_and_network_sites() {
        let base = drawn(
            r#"[Add(NetworkRegion("EMEA"), {}), Add(NetworkSite("Cologne"), {"NetworkRegionID": "EMEA"})]"#,
        );
        let typed = r#"[
            Set(NetworkRegion("EMEA"), "BypassID", "c888cf8e-01ab-4cde-8f00-00000000000a"),
            Set(NetworkSite("Cologne"), "BypassID", "c888cf8e-01ab-4cde-8f00-00000000000b"),
        ]"#;
        table(
            "V-52",
            &base,
            &[
                ("[]", &[]),
                (
                    typed,
                    &[
                        "warning EMEA: The bypass ID of network region EMEA is set by hand: \
                         c888cf8e-01ab-4cde-8f00-00000000000a. Clear it, so that the real system makes one; a typed \
                         ID is lost when a network region is set again.",
                        "warning Cologne: The bypass ID of network site Cologne is set by hand: \
                         c888cf8e-01ab-4cde-8f00-00000000000b. Clear it, so that the real system makes one; a typed \
                         ID is lost when a network region is set again.",
                    ],
                ),
            ],
        );
        assert_eq!(mended(&edited(&base, typed), "V-52"), base);
    }

    #[test]
    fn audio_that_may_not_take_the_internet_is_a_warning() {
        let base = drawn(r#"[Add(NetworkRegion("EMEA"), {})]"#);
        let off = r#"[Set(NetworkRegion("EMEA"), "AudioAlternatePath", false)]"#;
        table(
            "V-57",
            &base,
            &[
                (r#"[Set(NetworkRegion("EMEA"), "VideoAlternatePath", false)]"#, &[]),
                (
                    off,
                    &[
                        "warning EMEA: Audio alternate path is Off in network region EMEA: no call goes by the Internet \
                       through its Edges, and while call admission control is on, remote users have no audio through \
                       them. Enable the audio alternate path, or keep Edges out of this network region.",
                    ],
                ),
            ],
        );
        assert_eq!(mended(&edited(&base, off), "V-57"), base);
    }
}
