//! A difference in words, and as rows for programs.

use super::difference::{AttributeChange, Change, Difference, What};
use super::words::capitalised;
use crate::edit::Subject;
use crate::topology::attributes::{About, Unit, Value};
use serde::Serialize;
use std::collections::BTreeMap;

/// One change as programs read it; a line of JSON.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum Row<'a> {
    /// An entity that is new.
    Added {
        /// The word of its kind, such as `NetworkSite`.
        kind: &'static str,
        /// Its name.
        name: &'a str,
        /// Its attributes that are not at their defaults, by key.
        attributes: BTreeMap<&'static str, &'a Value>,
    },
    /// An entity that is gone.
    Removed {
        /// The word of its kind.
        kind: &'static str,
        /// The name that it had.
        name: &'a str,
    },
    /// An attribute with another value.
    Changed {
        /// The word of the entity's kind.
        kind: &'static str,
        /// The name of the entity.
        name: &'a str,
        /// The key of the attribute, such as `AudioBWLimit`.
        attribute: &'static str,
        /// The value that it had.
        old: &'a Value,
        /// The value that it has now.
        new: &'a Value,
        /// What a number counts, such as `kbps`.
        unit: Option<&'static str>,
    },
}

impl Difference {
    /// One sentence for each change.
    pub fn sentences(&self) -> impl Iterator<Item = String> + '_ {
        self.changes.iter().flat_map(Change::sentences)
    }

    /// One row for each change.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> + '_ {
        self.changes.iter().flat_map(Change::rows)
    }
}

impl Change {
    /// One sentence for an entity that came or went, otherwise one for each attribute: "Audio limit of 10Mb_Link:
    /// 2,800 kbps to 4,000 kbps".
    pub fn sentences(&self) -> Vec<String> {
        let Self { subject, what } = self;
        match what {
            What::Added(attributes) => vec![added(subject, attributes)],
            What::Removed => vec![format!("{} removed", capitalised(&subject.to_string()))],
            What::Changed(attributes) => attributes.iter().map(|change| changed(subject, change)).collect(),
        }
    }

    fn rows<'a>(&'a self) -> Vec<Row<'a>> {
        let (kind, name) = (self.subject.kind.word(), self.subject.name.as_str());
        match &self.what {
            What::Added(attributes) => {
                let attributes = attributes.iter().map(|(about, value)| (about.key, value)).collect();
                vec![Row::Added { kind, name, attributes }]
            }
            What::Removed => vec![Row::Removed { kind, name }],
            What::Changed(attributes) => {
                let row = |AttributeChange { about, old, new }: &'a AttributeChange| {
                    let unit = about.unit.map(Unit::label);
                    Row::Changed { kind, name, attribute: about.key, old, new, unit }
                };
                attributes.iter().map(row).collect()
            }
        }
    }
}

fn added(subject: &Subject, attributes: &[(&'static About, Value)]) -> String {
    let what = capitalised(&subject.to_string());
    if attributes.is_empty() {
        return format!("{what} added");
    }
    let values: Vec<_> =
        attributes.iter().map(|(about, value)| format!("{} {}", about.label, about.show(value))).collect();
    format!("{what} added: {}", values.join(", "))
}

fn changed(subject: &Subject, change: &AttributeChange) -> String {
    let AttributeChange { about, old, new } = change;
    let (new, old) = (about.show(new), about.show(old));
    if subject.kind.is_single() {
        format!("{}: {old} to {new}", about.label)
    } else {
        format!("{} of {}: {old} to {new}", about.label, subject.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Draft;
    use crate::topology::Document;

    /// The document after edits in their RON form.
    fn edited(start: &Document, edits: &str) -> Document {
        let mut draft = Draft::new(start.clone());
        draft.apply_all("test", ron::from_str(edits).unwrap()).unwrap();
        draft.document().clone()
    }

    fn difference(old: &Document, new: &Document) -> Difference {
        Difference::between(&old.topology, &new.topology)
    }

    fn sentences(old: &Document, new: &Document) -> Vec<String> {
        difference(old, new).sentences().collect()
    }

    const PROFILE: &str =
        r#"Add(BandwidthPolicyProfile("10Mb_Link"), {"AudioBWLimit": 2800, "AudioBWSessionLimit": 175})"#;
    const REGION: &str = r#"Add(NetworkRegion("EMEA"), {})"#;
    const RENO: &str =
        r#"Add(NetworkSite("Reno"), {"NetworkRegionID": "EMEA", "BWPolicyProfileID": "10Mb_Link"})"#;

    fn network(edits: &[&str]) -> Document {
        edited(&Document::default(), &format!("[{}]", edits.join(",")))
    }

    #[test]
    fn a_changed_limit_is_told_with_its_unit_and_what_it_was() {
        let old = network(&[PROFILE]);
        let new = edited(&old, r#"[Set(BandwidthPolicyProfile("10mb_link"), "AudioBWLimit", 4000)]"#);
        assert_eq!(sentences(&old, &new), ["Audio limit of 10Mb_Link: 2,800 kbps to 4,000 kbps"]);
        let rows: Vec<_> =
            difference(&old, &new).rows().map(|row| serde_json::to_string(&row).unwrap()).collect();
        assert_eq!(
            rows,
            [
                r#"{"change":"changed","kind":"BandwidthPolicyProfile","name":"10Mb_Link","attribute":"AudioBWLimit","old":2800,"new":4000,"unit":"kbps"}"#
            ]
        );
    }

    #[test]
    fn settings_that_exist_once_need_no_name() {
        let old = Document::default();
        let new =
            edited(&old, r#"[Set(NetworkConfiguration("Global"), "EnableBandwidthPolicyCheck", true)]"#);
        assert_eq!(sentences(&old, &new), ["Enable call admission control: Off to On"]);
    }

    #[test]
    fn what_came_is_told_with_what_is_set_and_what_went_by_name() {
        let old = network(&[PROFILE, REGION]);
        let new = network(&[PROFILE, REGION, RENO]);
        assert_eq!(
            sentences(&old, &new),
            ["Network site Reno added: Region EMEA, Bandwidth policy 10Mb_Link"]
        );
        assert_eq!(sentences(&new, &old), ["Network site Reno removed"]);
    }

    #[test]
    fn a_rename_is_a_removal_and_an_addition() {
        let old = network(&[PROFILE]);
        let new = edited(&old, r#"[Set(BandwidthPolicyProfile("10Mb_Link"), "Identity", "10 Mb")]"#);
        assert_eq!(
            sentences(&old, &new),
            [
                "Bandwidth policy profile 10 Mb added: Audio limit 2,800 kbps, Audio session limit 175 kbps",
                "Bandwidth policy profile 10Mb_Link removed"
            ]
        );
        assert_eq!(difference(&old, &new).count(), 2);
    }

    #[test]
    fn the_order_of_making_does_not_matter() {
        let old = network(&[PROFILE, REGION, RENO]);
        let new = network(&[REGION, PROFILE, RENO, r#"Add(NetworkRegion("APAC"), {})"#]);
        let new = edited(&new, r#"[Remove(NetworkRegion("APAC"), Refuse)]"#);
        assert!(difference(&old, &new).is_empty());
    }

    #[test]
    fn a_name_in_another_case_differs_where_it_is_borne_and_nowhere_else() {
        let old = network(&[PROFILE, REGION, RENO]);
        let new = edited(&old, r#"[Set(NetworkRegion("EMEA"), "Identity", "emea")]"#);
        assert_eq!(sentences(&old, &new), ["Name of emea: EMEA to emea"]);
    }

    #[test]
    fn collections_of_one_scope_are_matched_though_their_owners_have_other_ids() {
        let chicago = r#"Add(ServerSite("Chicago"), {})"#;
        let london = r#"Add(ServerSite("London"), {})"#;
        let collection = r#"Add(TrunkConfiguration("site:Chicago"), {"EnableBypass": true})"#;
        let old = network(&[chicago, london, collection]);
        let new = network(&[london, chicago, collection]);
        assert!(difference(&old, &new).is_empty());
        let off = edited(&new, r#"[Set(TrunkConfiguration("site:Chicago"), "EnableBypass", false)]"#);
        assert_eq!(difference(&old, &off).count(), 1);
    }
}
