//! Rules about number translation (V-22, V-23).

use super::finding::Finding;
use super::lookup::entity;
use super::out::Out;
use super::rule::{Check, Rule};
use crate::edit::{Edit, Subject};
use crate::topology::attributes::Value;
use crate::topology::values::{NumberRule, Pattern};
use crate::topology::{AnyId, Kind, Model, Trunk, TrunkConfiguration};

/// A list of number rules: its key, and how to reach it.
type List = (&'static str, fn(&TrunkConfiguration) -> &[NumberRule]);

/// The lists of number rules.
const LISTS: &[List] = &[
    ("OutboundTranslationRulesList", |collection| &collection.called_rules),
    ("OutboundCallingNumberTranslationRulesList", |collection| &collection.calling_rules),
];

/// Numbers with a plus, short and long; a pattern that matches all of them is taken to match any such number.
const WITH_PLUS: &[&str] = &["+112", "+14255550100", "+442079460000", "+861391234567890"];
/// Numbers without a plus; a pattern that matches all of them is taken to match any such number.
const WITHOUT_PLUS: &[&str] = &["112", "1000", "4255550100", "14255550100", "00442079460000"];

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule {
        check: Check::InForce { kinds: &[Kind::Trunk], check: translated_twice },
        sentence: |topology, finding| {
            format!(
                "Trunk {} translates numbers by trunk configuration {}, and its peer {} translates them too.",
                finding.name(topology),
                finding.other(topology, 1),
                finding.other(topology, 0)
            )
        },
        advice: |_, _| "Keep the rules at one end.".into(),
        ..Rule::warning(22, "numbers translated twice", "CTB")
    },
    Rule {
        check: Check::Entity { kinds: &[Kind::TrunkConfiguration], sees: &[], check: never_reached },
        sentence: |topology, finding| {
            let list = Kind::TrunkConfiguration.attribute(finding.text(0)).map_or("", |about| about.label);
            format!(
                "In trunk configuration {}, {list}: rule {} matches any such number and stands above {}, \
                 which is never applied.",
                finding.name(topology),
                finding.text(1),
                finding.text(2)
            )
        },
        advice: |_, _| "Put the narrower rule above the general one.".into(),
        fix: Some(general_rules_last),
        ..Rule::warning(23, "general rule above a narrower one", "CTB")
    },
];

/// V-22: numbers are rewritten at one end alone.
fn translated_twice(model: &Model, id: AnyId, out: &mut Out) {
    let Some(trunk) = entity::<Trunk>(model, id) else { return };
    let gateway = model.topology().follow(&trunk.gateway).filter(|(_, gateway)| gateway.translates_numbers);
    if let Some((gateway_id, _)) = gateway
        && let Some((collection_id, collection)) = id.typed().and_then(|id| model.trunk_configuration(id))
        && LISTS.iter().any(|(_, list)| !list(collection).is_empty())
    {
        out.report().and(gateway_id).and(collection_id);
    }
}

/// V-23: the first rule that matches is applied, so a rule that matches any number hides those below it. A
/// rule is general when it matches every probe of its form; hidden is a rule below it that is not general and
/// whose numbers have that form. Patterns that cannot be read are neither.
fn never_reached(model: &Model, id: AnyId, out: &mut Out) {
    let Some(collection) = entity::<TrunkConfiguration>(model, id) else { return };
    for (key, list) in LISTS {
        let rules: Vec<(&NumberRule, Judged)> =
            list(collection).iter().map(|rule| (rule, Judged::of(&rule.pattern))).collect();
        for (place, (rule, judged)) in rules.iter().enumerate() {
            let mut below = rules.iter().skip(place + 1);
            if let Some((hidden, _)) = below.find(|(_, below)| judged.hides(*below)) {
                out.report().key(key).text(rule.name.as_str()).text(hidden.name.as_str());
            }
        }
    }
}

/// Numbers of one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Any,
    WithPlus,
    WithoutPlus,
}

/// What can be told of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judged {
    /// It cannot be read.
    Unreadable,
    /// It matches every number of that form.
    General(Form),
    /// It matches some numbers, of that form alone where one is known.
    Narrow(Form),
}

impl Judged {
    fn of(pattern: &str) -> Self {
        let Ok(read) = Pattern::read(pattern) else { return Self::Unreadable };
        let all = |probes: &[&str]| probes.iter().all(|probe| read.matches(probe));
        match (all(WITH_PLUS), all(WITHOUT_PLUS)) {
            (true, true) => Self::General(Form::Any),
            (true, false) => Self::General(Form::WithPlus),
            (false, true) => Self::General(Form::WithoutPlus),
            (false, false) => Self::Narrow(form_of(pattern).unwrap_or(Form::Any)),
        }
    }

    /// Whether a rule below, with that pattern, is never applied although it is narrower.
    fn hides(self, below: Self) -> bool {
        match (self, below) {
            (Self::General(Form::Any), Self::Narrow(_)) => true,
            (Self::General(form), Self::Narrow(narrow)) => form == narrow,
            _ => false,
        }
    }
}

/// Whether all numbers that a pattern matches begin with a plus, or all with a digit; `None` where that
/// cannot be told from its first element.
fn form_of(pattern: &str) -> Option<Form> {
    if pattern.contains('|') {
        return None;
    }
    let first = pattern.strip_prefix('^')?.trim_start_matches('(');
    let is_optional = |rest: &str| ["?", "*", "{0", "{,"].iter().any(|mark| rest.starts_with(mark));
    if let Some(rest) = first.strip_prefix(r"\+") {
        return (!is_optional(rest)).then_some(Form::WithPlus);
    }
    let rest = first.strip_prefix(r"\d").or_else(|| first.strip_prefix(|c: char| c.is_ascii_digit()))?;
    (!is_optional(rest)).then_some(Form::WithoutPlus)
}

/// Puts the general rules of the list below all others, each group in its order.
fn general_rules_last(model: &Model, finding: &Finding) -> Option<Edit> {
    let topology = model.topology();
    let key = finding.text(0);
    let Value::List(rules) = topology.attribute(finding.primary(), key)? else { return None };
    let is_general = |rule: &Value| {
        rule.part("Pattern").as_text().is_some_and(|text| matches!(Judged::of(text), Judged::General(_)))
    };
    let (general, others): (Vec<Value>, Vec<Value>) = rules.into_iter().partition(is_general);
    let list = Value::List(others.into_iter().chain(general).collect());
    Some(Edit::set(Subject::of(topology, finding.primary()), key, list))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Voice, change, change_global, found, left_after_fixes, name};
    use crate::topology::values::NumberRule;
    use crate::topology::{Topology, TrunkConfiguration};

    /// A topology whose global collection rewrites called numbers by these patterns.
    fn rules(patterns: &[&str]) -> Topology {
        Voice::with(|voice| {
            let rule = |(number, pattern): (usize, &&str)| NumberRule {
                name: name(&format!("Rule{number}")),
                pattern: (*pattern).into(),
                translation: "$1".into(),
            };
            let list =
                patterns.iter().enumerate().map(|(place, pattern)| rule((place + 1, pattern))).collect();
            change_global(&mut voice.topology, |collection: &mut TrunkConfiguration| {
                collection.called_rules = list;
            });
        })
    }

    #[test]
    fn numbers_are_translated_at_one_end() {
        let twice = |peer: bool, patterns: &[&str]| {
            let mut topology = rules(patterns);
            let (gateway, _) = topology.gateways.first().unwrap();
            change(&mut topology, gateway, |gateway| gateway.translates_numbers = peer);
            found(&topology, "V-22")
        };
        assert_eq!(
            twice(true, &[r"^\+1(\d{10})$"]),
            ["warning gw-chi, gw-chi, Global: Trunk gw-chi translates numbers by trunk configuration \
                 Global, and its peer gw-chi translates them too. Keep the rules at one end."]
        );
        assert!(twice(false, &[r"^\+1(\d{10})$"]).is_empty());
        assert!(twice(true, &[]).is_empty());
    }

    #[test]
    fn a_general_rule_hides_the_narrower_ones_below_it() {
        let topology = rules(&["^(.*)$", r"^\+1(\d{10})$"]);
        assert_eq!(
            found(&topology, "V-23"),
            ["warning Global: In trunk configuration Global, Called number translation rules: rule Rule1 \
                 matches any such number and stands above Rule2, which is never applied. Put the narrower \
                 rule above the general one."]
        );
        assert_eq!(left_after_fixes(&topology, "V-23"), (1, vec![]));
    }

    #[test]
    fn what_is_general_and_what_it_hides() {
        for (patterns, count) in [
            (&[r"^\+?(\d+)$", r"^(\d{4})$"][..], 1),
            (&[r"^\+(\d*)$", r"^\+1(\d{10})$"], 1),
            (&[r"^(\d+)$", r"^(\d{4})$"], 1),
            // The narrower rule stands above.
            (&[r"^\+1(\d{10})$", "^(.*)$"], 0),
            // Numbers with a plus do not hide those without one, nor the other way round.
            (&[r"^\+(\d+)$", r"^(\d{4})$"], 0),
            (&[r"^(\d+)$", r"^\+1(\d{10})$"], 0),
            // Neither is general, or both are.
            (&[r"^\+1(\d{10})$", r"^\+1425(\d{7})$"], 0),
            (&["^(.*)$", "^(.+)$"], 0),
            // What the first rule leaves over cannot be told.
            (&[r"^\+(\d+)$", r"^\+?1(\d{10})$"], 0),
            (&[r"^\+(\d+)$", r"^\+1|1$"], 0),
            // A pattern that cannot be read is neither general nor hidden.
            (&["^(.*$", r"^(\d{4})$"], 0),
            (&["^(.*)$", "(("], 0),
        ] {
            let found = found(&rules(patterns), "V-23");
            assert_eq!(found.len(), count, "{patterns:?}: {found:?}");
        }
    }
}
