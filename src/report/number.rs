//! Numbers and what translation rules make of them, as text and as lines for programs.

use super::words::name;
use crate::call::number::{NumberList, Rewritten, RuleAnswer, Translation, TriedRule};
use crate::topology::{Kind, Topology};
use serde::Serialize;

/// A translation as text for a terminal: number in, each rule in order, number out. It ends with a line break.
pub fn translation_text(topology: &Topology, translation: &Translation) -> String {
    let collection = match translation.configuration {
        Some(id) => format!("trunk configuration {}", name(topology, Some(id))),
        None => "no trunk configuration".to_owned(),
    };
    let mut lines = vec![format!("Trunk {}, by {collection}", name(topology, Some(translation.trunk)))];
    for rewritten in &translation.numbers {
        lines.push(String::new());
        lines.push(list_name(rewritten.list).to_owned());
        lines.push(format!("  in    {}", rewritten.number));
        lines.extend(rules(&rewritten.rules));
        lines.push(format!("  out   {}{}", rewritten.out, came_out(rewritten)));
        if rewritten.sent != rewritten.out {
            lines.push(format!("  sent  {}, {WITHOUT_PLUS}", rewritten.sent));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

fn rules(rules: &[TriedRule]) -> Vec<String> {
    let widest = |of: fn(&TriedRule) -> &str| rules.iter().map(|rule| of(rule).chars().count()).max();
    let (names, patterns) = (widest(|rule| rule.name.as_str()), widest(|rule| &rule.pattern));
    let line = |(number, rule): (u32, &TriedRule)| {
        let mark = match &rule.answer {
            RuleAnswer::Applied => '✓',
            RuleAnswer::NoMatch | RuleAnswer::Unreadable(_) => '✗',
            RuleAnswer::NotTried => '–',
        };
        let answer = rule_answer(rule);
        let (names, patterns) = (names.unwrap_or(0), patterns.unwrap_or(0));
        format!("  {number:>3} {mark} {:names$}  {:patterns$}  {answer}", rule.name.as_str(), rule.pattern)
    };
    (1..).zip(rules).map(line).collect()
}

/// What became of a rule: "does not match".
pub fn rule_answer(rule: &TriedRule) -> String {
    match &rule.answer {
        RuleAnswer::Applied => format!("matches: {}", rule.translation),
        RuleAnswer::NoMatch => "does not match".to_owned(),
        RuleAnswer::Unreadable(fault) => format!("cannot be read: {}", fault.why),
        RuleAnswer::NotTried => "not tried".to_owned(),
    }
}

/// What is said behind the number out where no rule was applied: ", as it came in: no rule matches".
pub fn came_out(rewritten: &Rewritten) -> &'static str {
    match (rewritten.applied(), rewritten.rules.as_slice()) {
        (Some(_), _) => "",
        (None, []) => ", as it came in: there is no rule",
        (None, _) => ", as it came in: no rule matches",
    }
}

/// What is said behind the number that is sent where it is another than the number out.
pub const WITHOUT_PLUS: &str = "without the plus: RemovePlusFromUri = True";

/// The words of a list: "Called number translation rules".
pub fn list_name(list: NumberList) -> &'static str {
    Kind::TrunkConfiguration.attribute(list.key()).map_or("", |about| about.label)
}

/// A number and what became of it, as programs read it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NumberLine {
    trunk: String,
    configuration: Option<String>,
    list: &'static str,
    number: String,
    rules: Vec<RuleLine>,
    matched: Option<String>,
    out: String,
    sent: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct RuleLine {
    name: String,
    pattern: String,
    translation: String,
    answer: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fault: Option<String>,
}

impl NumberLine {
    /// The columns of CSV.
    pub const COLUMNS: &'static [&'static str] =
        &["trunk", "configuration", "list", "number", "matched", "out", "sent"];

    /// A line for each number.
    pub fn of(topology: &Topology, translation: &Translation) -> Vec<Self> {
        let line = |rewritten: &Rewritten| Self {
            trunk: name(topology, Some(translation.trunk)),
            configuration: translation.configuration.map(|id| name(topology, Some(id))),
            list: rewritten.list.key(),
            number: rewritten.number.to_string(),
            rules: rewritten.rules.iter().map(RuleLine::of).collect(),
            matched: rewritten.applied().map(|rule| rule.name.to_string()),
            out: rewritten.out.to_string(),
            sent: rewritten.sent.to_string(),
        };
        translation.numbers.iter().map(line).collect()
    }
}

impl RuleLine {
    fn of(rule: &TriedRule) -> Self {
        let (answer, fault) = match &rule.answer {
            RuleAnswer::Applied => ("matched", None),
            RuleAnswer::NoMatch => ("no-match", None),
            RuleAnswer::Unreadable(fault) => ("unreadable", Some(fault.why.to_string())),
            RuleAnswer::NotTried => ("not-tried", None),
        };
        Self {
            name: rule.name.to_string(),
            pattern: rule.pattern.to_string(),
            translation: rule.translation.to_string(),
            answer,
            fault,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::number::translate;
    use crate::call::tests::litware_with;

    #[test]
    fn a_translation_reads_from_number_in_to_number_out() {
        let draft = litware_with(
            r#"Add(TrunkConfiguration("PstnGateway:gw-chi"), {
                "RemovePlusFromUri": true,
                "OutboundTranslationRulesList": [
                    (Name: "Broken", Pattern: "^(", Translation: "x"),
                    (Name: "London", Pattern: "^\\+44(\\d+)$", Translation: "01144$1"),
                    (Name: "Local", Pattern: "^\\+1312(\\d{7})$", Translation: "$1"),
                    (Name: "Rest", Pattern: "^(.*)$", Translation: "$1")]})"#,
        );
        let translation =
            translate(draft.model(), "gw-chi", "+1 312 555 0142", Some("+17755550103")).unwrap();
        insta::assert_snapshot!(translation_text(draft.topology(), &translation));
        let lines = NumberLine::of(draft.topology(), &translation);
        insta::assert_snapshot!("number_lines", serde_json::to_string_pretty(&lines).unwrap());
    }
}
