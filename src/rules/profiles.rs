//! Rules about bandwidth policy profiles and the links that have one (V-41 to V-44).

use super::finding::Finding;
use super::lookup::{LINKS, entity, link, stands_for_provider};
use super::out::Out;
use super::rule::{Check, Rule, Sees};
use crate::edit::{Edit, Subject};
use crate::topology::attributes::{Value, figure};
use crate::topology::{AnyId, BandwidthPolicyProfile, Kind, Limit, Model, Topology};

const PROFILES: &[Kind] = &[Kind::BandwidthPolicyProfile];

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule {
        check: Check::Entity { kinds: PROFILES, sees: &[], check: out_of_range },
        sentence: |topology, finding| {
            let (limit, profile) = (shown(topology, finding), finding.name(topology));
            format!("{} of {profile} is {limit}, less than the product takes.", label(finding.text(0)))
        },
        advice: |_, finding| format!("Set {} kbps or more.", figure(lowest(finding.text(0)))),
        fix: Some(take_default_session),
        ..Rule::error(41, "session limit too low", "BPP, c:NewProfile")
    },
    Rule {
        case: 0,
        check: Check::Entity { kinds: PROFILES, sees: &[], check: session_above_total },
        sentence: |topology, finding| {
            format!(
                "One session of {} may take {} kbps under profile {}, all together {} kbps.",
                finding.text(0),
                figure(finding.number(1)),
                finding.name(topology),
                figure(finding.number(2))
            )
        },
        advice: |_, _| "Lower the session limit, or raise the limit of all together.".to_owned(),
        ..Rule::warning(42, "session limit above total", "INF")
    },
    Rule {
        case: 1,
        check: Check::Entity { kinds: PROFILES, sees: &[], check: session_fits_no_codec },
        sentence: |topology, finding| {
            let limit = figure(finding.number(0));
            format!(
                "No codec fits into the {limit} kbps of an audio session under profile {}.",
                finding.name(topology)
            )
        },
        advice: |_, _| format!("Set {NARROWEST_AUDIO} kbps or more."),
        ..Rule::warning(42, "no codec fits", "INF")
    },
    Rule {
        case: 2,
        check: Check::Entity {
            kinds: PROFILES,
            sees: &[
                Sees::Neighbours(Kind::NetworkSite),
                Sees::Neighbours(Kind::RegionLink),
                Sees::Neighbours(Kind::IntersitePolicy),
            ],
            check: unused_zero,
        },
        sentence: |topology, finding| {
            format!(
                "Profile {} lets no {} pass: its limit is 0 kbps.",
                finding.name(topology),
                finding.text(0)
            )
        },
        advice: |_, _| RAISE_ZERO.to_owned(),
        ..Rule::warning(42, "nothing passes", "INF")
    },
    Rule {
        case: 3,
        check: Check::Entity {
            kinds: LINKS,
            sees: &[
                Sees::Neighbours(Kind::BandwidthPolicyProfile),
                Sees::Neighbours(Kind::Subnet),
                Sees::Neighbours(Kind::IntersitePolicy),
            ],
            check: zero_on_link,
        },
        sentence: |topology, finding| {
            format!(
                "No {} passes at {}: the limit of its profile {} is 0 kbps.",
                finding.text(0),
                Subject::of(topology, finding.primary()),
                finding.other(topology, 0)
            )
        },
        advice: |_, _| RAISE_ZERO.to_owned(),
        ..Rule::warning(42, "nothing passes", "CTC, INF")
    },
    Rule {
        check: Check::Entity { kinds: PROFILES, sees: &[], check: half_given },
        sentence: |topology, finding| {
            format!(
                "{} of {} is not given, so the product takes {} kbps.",
                label(finding.text(0)),
                finding.name(topology),
                figure(finding.number(1))
            )
        },
        advice: |_, _| "Give both limits of a modality, or none.".to_owned(),
        fix: Some(take_default_session),
        ..Rule::warning(43, "limit not given", "c:NewProfile")
    },
    Rule {
        check: Check::Entity {
            kinds: LINKS,
            sees: &[Sees::Neighbours(Kind::BandwidthPolicyProfile)],
            check: more_than_the_line,
        },
        sentence: |topology, finding| {
            format!(
                "Audio and video of profile {} add up to {} kbps, the line of {} has {} kbps.",
                finding.other(topology, 0),
                figure(finding.number(0)),
                Subject::of(topology, finding.primary()),
                figure(finding.number(1))
            )
        },
        advice: |_, _| "Choose a smaller profile, or correct the size of the line.".to_owned(),
        ..Rule::warning(44, "more than the line", "INF")
    },
];

/// Under this, no codec of a scenario fits (domain.md 3.5), kbps.
const NARROWEST_AUDIO: u32 = 45;

const RAISE_ZERO: &str =
    "Raise the limit; 0 is for the network site that stands for a provider, behind an intersite policy.";

/// The two limits of audio or of video.
struct Modality {
    word: &'static str,
    /// The attribute of all sessions together.
    total: &'static str,
    /// The attribute of one session.
    session: &'static str,
    /// What the product takes where only the total is given, kbps.
    default_session: u32,
    given: fn(&BandwidthPolicyProfile) -> (Option<u32>, Option<u32>),
    effective: fn(&BandwidthPolicyProfile) -> Option<Limit>,
}

const MODALITIES: [Modality; 2] = [
    Modality {
        word: "audio",
        total: "AudioBWLimit",
        session: "AudioBWSessionLimit",
        default_session: BandwidthPolicyProfile::DEFAULT_AUDIO_SESSION,
        given: |profile| (profile.audio_limit, profile.audio_session_limit),
        effective: BandwidthPolicyProfile::audio,
    },
    Modality {
        word: "video",
        total: "VideoBWLimit",
        session: "VideoBWSessionLimit",
        default_session: BandwidthPolicyProfile::DEFAULT_VIDEO_SESSION,
        given: |profile| (profile.video_limit, profile.video_session_limit),
        effective: BandwidthPolicyProfile::video,
    },
];

fn label(key: &str) -> &str {
    Kind::BandwidthPolicyProfile.attribute(key).map_or(key, |about| about.label)
}

/// The lowest number that the product takes, kbps.
fn lowest(key: &str) -> u64 {
    let about = Kind::BandwidthPolicyProfile.attribute(key);
    about.and_then(|about| about.range).map_or(0, |(lowest, _)| lowest)
}

/// The value of the attribute that a finding names.
fn shown(topology: &Topology, finding: &Finding) -> String {
    let about = finding.primary().kind.attribute(finding.text(0));
    let value = topology.attribute(finding.primary(), finding.text(0)).unwrap_or_default();
    about.map(|about| about.show(&value)).unwrap_or_default()
}

/// Sets the session limit that a finding names to what the product itself takes where none is given.
fn take_default_session(model: &Model, finding: &Finding) -> Option<Edit> {
    let modality = MODALITIES.iter().find(|modality| modality.session == finding.text(0))?;
    let profile = Subject::of(model.topology(), finding.primary());
    Some(Edit::set(profile, modality.session, Value::Number(modality.default_session.into())))
}

/// V-41: the ranges are those of the attribute table.
fn out_of_range(model: &Model, id: AnyId, out: &mut Out) {
    for (about, value) in model.topology().attributes(id) {
        if let (Some((lowest, highest)), Value::Number(number)) = (about.range, value)
            && !(lowest..=highest).contains(&number)
        {
            out.report().key(about.key);
        }
    }
}

/// V-42: a total of 0 is a case of its own.
fn session_above_total(model: &Model, id: AnyId, out: &mut Out) {
    let Some(profile) = entity(model, id) else { return };
    for modality in &MODALITIES {
        let limit = (modality.effective)(profile);
        if let Some(Limit { total, session }) =
            limit.filter(|limit| (1..limit.session).contains(&limit.total))
        {
            out.report().text(modality.word).number(session).number(total);
        }
    }
}

/// V-42: what the product takes and no codec fits into; less is V-41.
fn session_fits_no_codec(model: &Model, id: AnyId, out: &mut Out) {
    let Some(profile) = entity::<BandwidthPolicyProfile>(model, id) else { return };
    let narrow = lowest("AudioBWSessionLimit")..NARROWEST_AUDIO.into();
    if let Some(limit) = profile.audio_session_limit.filter(|limit| narrow.contains(&u64::from(*limit))) {
        out.report().number(limit);
    }
}

/// The modalities for which a profile gives a total of 0. One that gives none is V-43.
fn zeros(profile: &BandwidthPolicyProfile) -> impl Iterator<Item = &'static str> {
    MODALITIES.iter().filter(|modality| (modality.given)(profile).0 == Some(0)).map(|modality| modality.word)
}

/// V-42: where the profile is used, its user is reported instead.
fn unused_zero(model: &Model, id: AnyId, out: &mut Out) {
    let Some(profile) = entity(model, id).filter(|_| model.index().referrers(id).is_empty()) else { return };
    for word in zeros(profile) {
        out.report().text(word);
    }
}

/// V-42: a network site that stands for a provider has 0 on purpose, so that the intersite policy is the only way.
fn zero_on_link(model: &Model, id: AnyId, out: &mut Out) {
    let Some((profile_id, profile, _)) = link(model.topology(), id) else { return };
    let words: Vec<&str> = zeros(profile).collect();
    if words.is_empty() || stands_for_provider(model, id) {
        return;
    }
    for word in words {
        out.report().and(profile_id).text(word);
    }
}

/// V-43: one limit of a pair is given, the other takes a default.
fn half_given(model: &Model, id: AnyId, out: &mut Out) {
    let Some(profile) = entity(model, id) else { return };
    for modality in &MODALITIES {
        match (modality.given)(profile) {
            (Some(_), None) => {
                out.report().key(modality.session).number(modality.default_session);
            }
            (None, Some(_)) => {
                out.report().key(modality.total).number(0u32);
            }
            _ => {}
        }
    }
}

/// V-44: what the profile lets pass in one direction against the line, where its size is stated.
fn more_than_the_line(model: &Model, id: AnyId, out: &mut Out) {
    let Some((profile_id, profile, Some(physical))) = link(model.topology(), id) else { return };
    let total = |limit: Option<Limit>| u64::from(limit.map_or(0, |limit| limit.total));
    let sum = total(profile.audio()) + total(profile.video());
    if sum > u64::from(physical) {
        out.report().and(profile_id).number(sum).number(physical);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{drawn, edited, found, mended, table};
    use crate::topology::Topology;

    #[test]
    fn session_limits_have_a_lowest_value() {
        let low = r#"[Add(BandwidthPolicyProfile("Tight"), {"AudioBWLimit": 1000, "AudioBWSessionLimit": 39, "VideoBWLimit": 1000, "VideoBWSessionLimit": 99})]"#;
        table(
            "V-41",
            &Topology::default(),
            &[
                (
                    r#"[Add(BandwidthPolicyProfile("Tight"), {"AudioBWLimit": 1000, "AudioBWSessionLimit": 40, "VideoBWLimit": 1000, "VideoBWSessionLimit": 100})]"#,
                    &[],
                ),
                (
                    low,
                    &[
                        "error Tight: Audio session limit of Tight is 39 kbps, less than the product takes. Set 40 \
                         kbps or more.",
                        "error Tight: Video session limit of Tight is 99 kbps, less than the product takes. Set 100 \
                         kbps or more.",
                    ],
                ),
            ],
        );
        let fixed = mended(&drawn(low), "V-41");
        assert_eq!(found(&fixed, "V-41"), [""; 0]);
        assert_eq!(found(&fixed, "V-42"), [""; 0]);
    }

    #[test]
    fn limits_that_let_nothing_or_too_much_pass_are_warnings() {
        table(
            "V-42",
            &Topology::default(),
            &[
                (
                    r#"[Add(BandwidthPolicyProfile("P"), {"AudioBWLimit": 175, "AudioBWSessionLimit": 175, "VideoBWLimit": 1400, "VideoBWSessionLimit": 700})]"#,
                    &[],
                ),
                (
                    r#"[Add(BandwidthPolicyProfile("P"), {"AudioBWLimit": 100, "VideoBWLimit": 500, "VideoBWSessionLimit": 1200})]"#,
                    &[
                        "warning P: One session of audio may take 175 kbps under profile P, all together 100 kbps. \
                         Lower the session limit, or raise the limit of all together.",
                        "warning P: One session of video may take 1,200 kbps under profile P, all together 500 kbps. \
                         Lower the session limit, or raise the limit of all together.",
                    ],
                ),
                (
                    r#"[Add(BandwidthPolicyProfile("P"), {"AudioBWLimit": 1000, "AudioBWSessionLimit": 44})]"#,
                    &[
                        "warning P: No codec fits into the 44 kbps of an audio session under profile P. Set 45 kbps or \
                       more.",
                    ],
                ),
                (
                    r#"[Add(BandwidthPolicyProfile("P"), {"AudioBWLimit": 1000, "AudioBWSessionLimit": 45})]"#,
                    &[],
                ),
                (
                    r#"[Add(BandwidthPolicyProfile("P"), {"VideoBWLimit": 0, "VideoBWSessionLimit": 700})]"#,
                    &[
                        "warning P: Profile P lets no video pass: its limit is 0 kbps. Raise the limit; 0 is for the \
                       network site that stands for a provider, behind an intersite policy.",
                    ],
                ),
            ],
        );
    }

    #[test]
    fn nothing_passes_to_a_provider_but_by_the_intersite_policy() {
        let base = drawn(
            r#"[
                Add(BandwidthPolicyProfile("ITSP_Zero"), {"AudioBWLimit": 0, "AudioBWSessionLimit": 175}),
                Add(NetworkSite("Chicago"), {}),
                Add(NetworkSite("ITSP"), {"BWPolicyProfileID": "ITSP_Zero"}),
                Add(Subnet("203.0.113.9/32"), {"NetworkSiteID": "ITSP"}),
                Add(IntersitePolicy("Chicago-ITSP"), {"NetworkSiteID1": "Chicago", "NetworkSiteID2": "ITSP"}),
            ]"#,
        );
        let at = |link: &str| {
            format!(
                "warning {}, ITSP_Zero: No audio passes at {link}: the limit of its profile ITSP_Zero is 0 kbps. \
                 Raise the limit; 0 is for the network site that stands for a provider, behind an intersite policy.",
                link.rsplit(' ').next().unwrap()
            )
        };
        let (chicago, policy, itsp) =
            (at("network site Chicago"), at("intersite policy Chicago-ITSP"), at("network site ITSP"));
        table(
            "V-42",
            &base,
            &[
                ("[]", &[]),
                (
                    r#"[Add(Subnet("10.0.0.0/24"), {"NetworkSiteID": "Chicago"}), Set(NetworkSite("Chicago"), "BWPolicyProfileID", "ITSP_Zero")]"#,
                    &[&chicago],
                ),
                (r#"[Set(IntersitePolicy("Chicago-ITSP"), "BWPolicyProfileID", "ITSP_Zero")]"#, &[&policy]),
                (r#"[Add(Subnet("203.0.112.0/24"), {"NetworkSiteID": "ITSP"})]"#, &[&itsp]),
                (r#"[Remove(IntersitePolicy("Chicago-ITSP"), Refuse)]"#, &[&itsp]),
            ],
        );
    }

    #[test]
    fn half_a_pair_of_limits_takes_the_other_from_the_product() {
        let half =
            r#"[Add(BandwidthPolicyProfile("P"), {"AudioBWLimit": 2000, "VideoBWSessionLimit": 500})]"#;
        let total = "warning P: Video limit of P is not given, so the product takes 0 kbps. Give both limits of a \
                     modality, or none.";
        table(
            "V-43",
            &Topology::default(),
            &[
                (
                    r#"[Add(BandwidthPolicyProfile("P"), {"VideoBWLimit": 1400, "VideoBWSessionLimit": 700})]"#,
                    &[],
                ),
                (
                    half,
                    &[
                        "warning P: Audio session limit of P is not given, so the product takes 175 kbps. Give both \
                         limits of a modality, or none.",
                        total,
                    ],
                ),
            ],
        );
        let fixed = mended(&drawn(half), "V-43");
        assert_eq!(found(&fixed, "V-43"), [total]);
        assert_eq!(fixed.profiles.first().unwrap().1.audio_session_limit, Some(175));
    }

    #[test]
    fn a_profile_must_fit_into_the_line_where_its_size_is_stated() {
        let base = drawn(
            r#"[
                Add(BandwidthPolicyProfile("10Mb_Link"), {"AudioBWLimit": 4000, "AudioBWSessionLimit": 175, "VideoBWLimit": 2800, "VideoBWSessionLimit": 700}),
                Add(NetworkRegion("NA"), {}),
                Add(NetworkRegion("EMEA"), {}),
                Add(NetworkSite("Portland"), {"BWPolicyProfileID": "10Mb_Link"}),
                Add(NetworkSite("Reno"), {"BWPolicyProfileID": "10Mb_Link", "PhysicalWanKbps": 6800}),
                Add(RegionLink("NA-EMEA"), {"NetworkRegionID1": "NA", "NetworkRegionID2": "EMEA", "BWPolicyProfileID": "10Mb_Link"}),
                Add(IntersitePolicy("Reno-Portland"), {"NetworkSiteID1": "Reno", "NetworkSiteID2": "Portland", "BWPolicyProfileID": "10Mb_Link"}),
            ]"#,
        );
        let over = |name: &str, subject: &str| {
            format!(
                "warning {name}, 10Mb_Link: Audio and video of profile 10Mb_Link add up to 6,800 kbps, the line of \
                 {subject} has 5,000 kbps. Choose a smaller profile, or correct the size of the line."
            )
        };
        let (portland, link, policy) = (
            over("Portland", "network site Portland"),
            over("NA-EMEA", "region link NA-EMEA"),
            over("Reno-Portland", "intersite policy Reno-Portland"),
        );
        table(
            "V-44",
            &base,
            &[
                ("[]", &[]),
                (
                    r#"[
                        Set(NetworkSite("Portland"), "PhysicalWanKbps", 5000),
                        Set(RegionLink("NA-EMEA"), "PhysicalWanKbps", 5000),
                        Set(IntersitePolicy("Reno-Portland"), "PhysicalWanKbps", 5000),
                    ]"#,
                    &[&portland, &link, &policy],
                ),
            ],
        );
        let unlimited_video = r#"[
            Set(NetworkSite("Portland"), "PhysicalWanKbps", 5000),
            Set(BandwidthPolicyProfile("10Mb_Link"), "VideoBWLimit", None),
            Set(BandwidthPolicyProfile("10Mb_Link"), "VideoBWSessionLimit", None),
        ]"#;
        assert_eq!(found(&edited(&base, unlimited_video), "V-44"), [""; 0]);
    }
}
