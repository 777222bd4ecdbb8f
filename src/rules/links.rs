//! Rules about constrained lines that bypass does not see (V-50, V-51).

use super::lookup::entity;
use super::out::Out;
use super::rule::{Check, Rule, Sees, Severity};
use crate::topology::{AnyId, BypassId, BypassMode, IntersitePolicy, Kind, Model, NetworkSite, RefExt};

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule {
        gate: |switches| (switches.bypass == BypassMode::SitesAndRegions).then_some(Severity::Warning),
        check: Check::Entity {
            kinds: &[Kind::IntersitePolicy],
            sees: &[Sees::Neighbours(Kind::NetworkSite)],
            check: bypasses_over_the_line,
        },
        sentence: |topology, finding| {
            format!(
                "Calls bypass over the limited line of intersite policy {}: {} and {} share a bypass ID.",
                finding.name(topology),
                finding.other(topology, 0),
                finding.other(topology, 1)
            )
        },
        advice: |_, _| {
            "Give one of the two network sites a bandwidth policy profile, which gives it a bypass ID of its own."
                .to_owned()
        },
        ..Rule::warning(50, "bypass over a limited line", "AMB-6")
    },
    Rule {
        gate: |switches| (switches.bypass == BypassMode::SitesAndRegions).then_some(Severity::Warning),
        check: Check::Entity { kinds: &[Kind::NetworkSite], sees: &[], check: constrained_without_profile },
        sentence: |topology, finding| {
            format!(
                "The line of network site {} is constrained, but without a profile it has no bypass ID of its own.",
                finding.name(topology)
            )
        },
        advice: |_, _| {
            "Give it a bandwidth policy profile, whatever the limits, also while CAC is off.".to_owned()
        },
        ..Rule::warning(51, "constrained without profile", "MBC")
    },
];

/// V-50: intersite policies never change a bypass ID, so a limit of theirs is passed by (AMB-6).
fn bypasses_over_the_line(model: &Model, id: AnyId, out: &mut Out) {
    let topology = model.topology();
    let Some(policy) = entity::<IntersitePolicy>(model, id) else { return };
    let (Some((one, first)), Some((two, second))) =
        (topology.follow(&policy.network_site_1), topology.follow(&policy.network_site_2))
    else {
        return;
    };
    let is_limited = policy.profile.is_some() || policy.constrained;
    let shared = inherited_bypass_id(first).filter(|id| inherited_bypass_id(second) == Some(*id));
    if is_limited && one != two && shared.is_some() {
        out.report().and(one).and(two);
    }
}

/// The bypass ID of a network site that no profile gives one of its own, as far as it says so itself.
fn inherited_bypass_id(network_site: &NetworkSite) -> Option<BypassId> {
    let from_region = || network_site.region.id().map(BypassId::Region);
    let inherited = network_site.bypass_id.map(BypassId::Typed).or_else(from_region);
    inherited.filter(|_| network_site.profile.is_none())
}

/// V-51: the architect calls the line constrained, and nothing tells its bypass ID from that of the region.
fn constrained_without_profile(model: &Model, id: AnyId, out: &mut Out) {
    let Some(network_site) = entity::<NetworkSite>(model, id) else { return };
    if network_site.constrained && network_site.profile.is_none() && network_site.bypass_id.is_none() {
        out.report();
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{drawn, table};
    use crate::topology::Topology;

    /// Three network sites, two of them in one region; bypass by sites and regions.
    fn base() -> Topology {
        drawn(
            r#"[
                Set(MediaBypassSettings("Global"), "Enabled", true),
                Add(BandwidthPolicyProfile("5Mb_Link"), {"AudioBWLimit": 2000, "AudioBWSessionLimit": 175}),
                Add(NetworkRegion("NA"), {}),
                Add(NetworkRegion("EMEA"), {}),
                Add(NetworkSite("Chicago"), {"NetworkRegionID": "NA"}),
                Add(NetworkSite("Detroit"), {"NetworkRegionID": "NA"}),
                Add(NetworkSite("London"), {"NetworkRegionID": "EMEA"}),
            ]"#,
        )
    }

    fn policy(two: &str, more: &str) -> String {
        format!(
            r#"Add(IntersitePolicy("P"), {{"NetworkSiteID1": "Chicago", "NetworkSiteID2": "{two}"{more}}})"#
        )
    }

    const LIMITED: &str = r#", "BWPolicyProfileID": "5Mb_Link""#;

    #[test]
    fn a_limited_line_between_equal_bypass_ids_is_passed_by() {
        let found = "warning P, Chicago, Detroit: Calls bypass over the limited line of intersite policy P: Chicago \
                     and Detroit share a bypass ID. Give one of the two network sites a bandwidth policy profile, \
                     which gives it a bypass ID of its own.";
        let typed = r#"Set(NetworkSite("Detroit"), "BypassID", "c888cf8e-01ab-4cde-8f00-00000000000a")"#;
        let profile = r#"Set(NetworkSite("Detroit"), "BWPolicyProfileID", "5Mb_Link")"#;
        let detroit = policy("Detroit", LIMITED);
        table(
            "V-50",
            &base(),
            &[
                (&format!("[{detroit}]"), &[found]),
                (&format!("[{}]", policy("Detroit", r#", "Constrained": true"#)), &[found]),
                (&format!("[{}]", policy("Detroit", "")), &[]),
                (&format!("[{}]", policy("London", LIMITED)), &[]),
                (&format!("[{detroit}, {profile}]"), &[]),
                (&format!("[{detroit}, {typed}]"), &[]),
                (&format!(r#"[{detroit}, Set(MediaBypassSettings("Global"), "Enabled", false)]"#), &[]),
            ],
        );
    }

    #[test]
    fn a_constrained_line_wants_a_profile_where_bypass_ids_decide() {
        let constrained = r#"Set(NetworkSite("Detroit"), "Constrained", true)"#;
        let profile = r#"Set(NetworkSite("Detroit"), "BWPolicyProfileID", "5Mb_Link")"#;
        table(
            "V-51",
            &base(),
            &[
                (
                    &format!("[{constrained}]"),
                    &[
                        "warning Detroit: The line of network site Detroit is constrained, but without a profile it has \
                       no bypass ID of its own. Give it a bandwidth policy profile, whatever the limits, also while \
                       CAC is off.",
                    ],
                ),
                (&format!("[{constrained}, {profile}]"), &[]),
                (
                    &format!(r#"[{constrained}, Set(MediaBypassSettings("Global"), "AlwaysBypass", true)]"#),
                    &[],
                ),
            ],
        );
    }
}
