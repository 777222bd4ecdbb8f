//! The JSON Schema of the bundle says what bundles are: real ones conform, others do not, and it names what the
//! attribute table names.

use fancy_regex::Regex;
use serde_json::{Value, json};
use trunkline::topology::Kind;

use super::shell::Shell;
use crate::case::{Case, Outcome, cases};

pub fn cases() -> Vec<Case> {
    cases![&[];
        published_samples_conform,
        what_is_no_bundle_does_not_conform,
        every_section_of_the_format_is_in_the_schema,
    ]
}

fn schema() -> Value {
    serde_json::from_str(include_str!("../../../assets/bundle.schema.json")).unwrap()
}

/// What does not conform: its place and the keyword that it breaks.
fn faults(value: &Value) -> Vec<String> {
    let schema = schema();
    faults_at("", value, &schema, &schema)
}

/// Checks the keywords that the schema uses. Another keyword fails the test: it would be passed over in silence.
fn faults_at(at: &str, value: &Value, schema: &Value, root: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let members = || value.as_object().into_iter().flatten();
    for (keyword, rule) in schema.as_object().unwrap() {
        let conforms = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "properties" => true,
            "const" => value == rule,
            "type" => has_type(value, rule),
            "minimum" => value.as_u64().is_none_or(|number| number >= rule.as_u64().unwrap()),
            "minLength" => value.as_str().is_none_or(|text| text.chars().count() >= size(rule)),
            "maxLength" => value.as_str().is_none_or(|text| text.chars().count() <= size(rule)),
            "maxItems" => value.as_array().is_none_or(|list| list.len() <= size(rule)),
            "pattern" => value.as_str().is_none_or(|text| matches(text, rule)),
            "propertyNames" => members().all(|(key, _)| matches(key, &rule["pattern"])),
            "required" => {
                let keys = rule.as_array().unwrap();
                !value.is_object() || keys.iter().all(|key| value.get(key.as_str().unwrap()).is_some())
            }
            "$ref" => {
                let definition = root.pointer(rule.as_str().unwrap().trim_start_matches('#')).unwrap();
                faults.extend(faults_at(at, value, definition, root));
                true
            }
            "items" => {
                for (place, item) in value.as_array().into_iter().flatten().enumerate() {
                    faults.extend(faults_at(&format!("{at}/{place}"), item, rule, root));
                }
                true
            }
            "additionalProperties" => {
                let others = members().filter(|(key, _)| schema["properties"].get(key).is_none());
                if *rule == Value::Bool(false) {
                    others.count() == 0
                } else {
                    for (key, member) in others {
                        faults.extend(faults_at(&format!("{at}/{key}"), member, rule, root));
                    }
                    true
                }
            }
            other => panic!("this test does not know the keyword {other}"),
        };
        if !conforms {
            faults.push(format!("{at}: {keyword}"));
        }
    }
    for (key, rule) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(member) = value.get(key) {
            faults.extend(faults_at(&format!("{at}/{key}"), member, rule, root));
        }
    }
    faults
}

fn size(rule: &Value) -> usize {
    rule.as_u64().unwrap().try_into().unwrap()
}

fn matches(text: &str, pattern: &Value) -> bool {
    Regex::new(pattern.as_str().unwrap()).unwrap().is_match(text).unwrap()
}

fn has_type(value: &Value, rule: &Value) -> bool {
    let is = |word: &Value| match word.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("this test does not know the type {other}"),
    };
    rule.as_array().map_or_else(|| is(rule), |words| words.iter().any(is))
}

/// The bundle of a sample, with a comment, a waiver and a base.
fn bundle(sample: &str) -> Value {
    let shell = Shell::new();
    shell.write(
        "waive.ron",
        r#"[Waive((code: "V-19", subjects: ["trunk gw-reno"], by: "Ada", reason: "Spare", date: "2026-11-20"))]"#,
    );
    shell.run(&format!("trunkline sample {sample} -o s.ron")).good();
    for _ in 0..2 {
        shell.run("trunkline publish s.ron --edit waive.ron --to b.json --comment 'again'").good();
    }
    serde_json::from_str(&shell.read("b.json")).unwrap()
}

fn published_samples_conform() -> Outcome {
    for sample in ["litware", "branch-office"] {
        let bundle = bundle(sample);
        assert_eq!(faults(&bundle), Vec::<String>::new());
        for key in schema()["properties"].as_object().unwrap().keys() {
            assert!(bundle.get(key).is_some(), "the sample should show {key}");
        }
    }
    Ok(())
}

fn what_is_no_bundle_does_not_conform() -> Outcome {
    let whole = bundle("litware");
    let cases = [
        ("/format", json!("other"), "/format: const"),
        ("/version", json!(0), "/version: minimum"),
        ("/published_at", json!("yesterday"), "/published_at: pattern"),
        ("/digest", json!("sha256:12"), "/digest: pattern"),
        (
            "/topology/network_sites/0",
            json!({"Description": "no name"}),
            "/topology/network_sites/0: required",
        ),
        ("/topology/subnets", json!({}), "/topology/subnets: type"),
        ("/topology/deployments/0", json!({"SIP domains": []}), "/topology/deployments/0: propertyNames"),
        ("/topology", json!({"format_version": 1, "sites": []}), "/topology: additionalProperties"),
    ];
    for (place, value, fault) in cases {
        let mut bundle = whole.clone();
        *bundle.pointer_mut(place).ok_or(place)? = value;
        assert_eq!(faults(&bundle), [fault]);
    }
    Ok(())
}

fn every_section_of_the_format_is_in_the_schema() -> Outcome {
    let schema = schema();
    let sections =
        schema.pointer("/$defs/topology/properties").and_then(Value::as_object).ok_or("no sections")?;
    let named: Vec<&str> =
        sections.keys().map(String::as_str).filter(|name| *name != "format_version").collect();
    let mut known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.section()).collect();
    known.sort_unstable();
    assert_eq!(named, known);
    Ok(())
}
