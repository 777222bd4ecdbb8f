//! The translation rules of a trunk configuration, applied in order: what "test SIP trunk configuration" does
//! (domain.md 7.5) [TST, c:Test-CsTrunkConfiguration].

use super::plain;
use crate::call::resolve::{CallError, find};
use crate::topology::values::{NumberRule, Pattern, PatternFault, ValueFault};
use crate::topology::{Id, Model, Name, Trunk, TrunkConfiguration};

/// Which number of a call a list of rules rewrites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberList {
    /// OutboundTranslationRulesList: the number that is called.
    Called,
    /// OutboundCallingNumberTranslationRulesList: the number of the caller.
    Calling,
}

impl NumberList {
    /// The attribute of a trunk configuration that holds the list.
    pub fn key(self) -> &'static str {
        match self {
            Self::Called => "OutboundTranslationRulesList",
            Self::Calling => "OutboundCallingNumberTranslationRulesList",
        }
    }
}

/// What became of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleAnswer {
    /// It matches and is applied: the first that matches wins [c:New-CsOutboundTranslationRule].
    Applied,
    /// It does not match.
    NoMatch,
    /// Its pattern cannot be read, so it matches nothing.
    Unreadable(PatternFault),
    /// A rule above it was applied.
    NotTried,
}

/// One rule with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriedRule {
    /// Its name.
    pub name: Name,
    /// Its pattern.
    pub pattern: Box<str>,
    /// What it makes of a number.
    pub translation: Box<str>,
    /// What became of it.
    pub answer: RuleAnswer,
}

/// A number on its way through a list of rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// Which list.
    pub list: NumberList,
    /// The number in.
    pub number: Box<str>,
    /// Every rule of the list, in order.
    pub rules: Vec<TriedRule>,
    /// The number out: rewritten by the rule that was applied, else as it came in.
    pub out: Box<str>,
    /// The number that the peer gets: the number out, without its plus where RemovePlusFromUri is on.
    pub sent: Box<str>,
}

impl Rewritten {
    /// The rule that was applied.
    pub fn applied(&self) -> Option<&TriedRule> {
        self.rules.iter().find(|rule| rule.answer == RuleAnswer::Applied)
    }
}

/// The numbers of a call over a trunk, before and after translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The trunk.
    pub trunk: Id<Trunk>,
    /// The collection in force; `None` where the document has none and nothing is translated.
    pub configuration: Option<Id<TrunkConfiguration>>,
    /// RemovePlusFromUri.
    pub remove_plus: bool,
    /// The number that is called and, where it is given, that of the caller.
    pub numbers: Vec<Rewritten>,
}

/// Translates the numbers of a call over a trunk, by the trunk configuration in force.
///
/// # Errors
/// When there is no such trunk, or a number is none.
pub fn translate(
    model: &Model,
    trunk: &str,
    dialled: &str,
    calling: Option<&str>,
) -> Result<Translation, CallError> {
    let trunk = find(model, trunk)?;
    let in_force = model.trunk_configuration(trunk);
    let factory = TrunkConfiguration::default();
    let collection = in_force.map_or(&factory, |(_, collection)| collection);
    let remove_plus = collection.remove_plus;
    let given = [(NumberList::Called, Some(dialled)), (NumberList::Calling, calling)];
    let numbers = given.into_iter().filter_map(|(list, number)| {
        let number = plain(number?).map_err(CallError::NotANumber);
        Some(number.map(|number| rewritten(collection, list, number)))
    });
    let numbers = numbers.collect::<Result<_, _>>()?;
    Ok(Translation { trunk, configuration: in_force.map(|(id, _)| id), remove_plus, numbers })
}

/// Rewrites one number by one list of the trunk configuration in force for a trunk.
///
/// # Errors
/// When the number is none.
pub fn rewrite(
    model: &Model,
    trunk: Id<Trunk>,
    list: NumberList,
    number: &str,
) -> Result<Rewritten, ValueFault> {
    let factory = TrunkConfiguration::default();
    let collection = model.trunk_configuration(trunk).map_or(&factory, |(_, collection)| collection);
    Ok(rewritten(collection, list, plain(number)?))
}

fn rewritten(collection: &TrunkConfiguration, list: NumberList, number: Box<str>) -> Rewritten {
    let rules = match list {
        NumberList::Called => &collection.called_rules,
        NumberList::Calling => &collection.calling_rules,
    };
    let remove_plus = collection.remove_plus;
    let mut out: Option<String> = None;
    let mut tried = |rule: &NumberRule| {
        let answer = match Pattern::read(&rule.pattern) {
            _ if out.is_some() => RuleAnswer::NotTried,
            Err(fault) => RuleAnswer::Unreadable(fault),
            Ok(pattern) => {
                out = pattern.rewrite(&number, &rule.translation);
                if out.is_some() { RuleAnswer::Applied } else { RuleAnswer::NoMatch }
            }
        };
        let (pattern, translation) = (rule.pattern.clone(), rule.translation.clone());
        TriedRule { name: rule.name.clone(), pattern, translation, answer }
    };
    let rules = rules.iter().map(&mut tried).collect();
    let out: Box<str> = out.map_or_else(|| number.clone(), Into::into);
    let sent = out.strip_prefix('+').filter(|_| remove_plus).unwrap_or(&out).into();
    Rewritten { list, number, rules, out, sent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::tests::litware_with;

    /// What three rules make of a number: the rule that was applied, the number out, the number sent.
    fn outcome(edits: &str, number: &str) -> (Option<String>, String, String) {
        const RULES: &str = r#"
            Set(TrunkConfiguration("Global"), "OutboundTranslationRulesList", [
                (Name: "Broken", Pattern: "^(", Translation: "x"),
                (Name: "Long", Pattern: "^\\+1(\\d{10})$", Translation: "$1"),
                (Name: "World", Pattern: "^\\+(\\d+)$", Translation: "011$1"),
            ]),
        "#;
        let draft = litware_with(&format!("{RULES}{edits}"));
        let translation = translate(draft.model(), "gw-chi", number, None).unwrap();
        let [called] = translation.numbers.as_slice() else { panic!("one number") };
        let applied = called.applied().map(|rule| rule.name.to_string());
        (applied, called.out.to_string(), called.sent.to_string())
    }

    #[test]
    fn the_first_rule_that_matches_is_applied_and_no_other() {
        let plus = r#"Set(TrunkConfiguration("Global"), "RemovePlusFromUri", true)"#;
        // A collection of the trunk replaces the global one whole, its rules among the rest.
        let own = r#"Add(TrunkConfiguration("PstnGateway:gw-chi"), {"RemovePlusFromUri": true})"#;
        for (edits, number, applied, out, sent) in [
            ("", "+13125550142", Some("Long"), "3125550142", "3125550142"),
            ("", "tel:+44 20 7946 0104", Some("World"), "011442079460104", "011442079460104"),
            ("", "911", None, "911", "911"),
            (plus, "+13125550142", Some("Long"), "3125550142", "3125550142"),
            (own, "+13125550142", None, "+13125550142", "13125550142"),
        ] {
            let expected = (applied.map(str::to_owned), out.to_owned(), sent.to_owned());
            assert_eq!(outcome(edits, number), expected, "{edits} {number}");
        }
    }

    #[test]
    fn every_rule_says_what_became_of_it() {
        let draft = litware_with(
            r#"Set(TrunkConfiguration("Global"), "OutboundCallingNumberTranslationRulesList", [
                (Name: "A", Pattern: "(", Translation: "x"), (Name: "B", Pattern: "^\\+44", Translation: "0"),
                (Name: "C", Pattern: "^\\+1", Translation: ""), (Name: "D", Pattern: ".*", Translation: "y")])"#,
        );
        let translation =
            translate(draft.model(), "gw-chi", "+13125550142", Some("tel:+17755550103")).unwrap();
        let [called, calling] = translation.numbers.as_slice() else { panic!("two numbers") };
        assert!(called.rules.is_empty() && called.out == called.number);
        let answers: Vec<_> = calling.rules.iter().map(|rule| &rule.answer).collect();
        assert!(matches!(
            answers[..],
            [RuleAnswer::Unreadable(_), RuleAnswer::NoMatch, RuleAnswer::Applied, RuleAnswer::NotTried]
        ));
        assert_eq!((calling.list, &*calling.out), (NumberList::Calling, "7755550103"));
    }

    #[test]
    fn what_cannot_be_translated_says_why() {
        let draft = litware_with("");
        let fault = |trunk, number| translate(draft.model(), trunk, number, None).unwrap_err().to_string();
        assert_eq!(
            fault("gw-chu", "911"),
            "there is no trunk gw-chu; gw-chi, gw-albu, gw-ny are spelled much alike"
        );
        assert!(fault("gw-chi", "alice").contains("a number such as +13125550142"));
    }
}
