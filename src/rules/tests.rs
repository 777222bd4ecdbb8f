//! Invariants of all rules over random edits of any kind and attribute, and of the catalogue.

use super::catalogue;
use super::finding::Finding;
use super::findings::Findings;
use super::rule::{Check, Rule, Severity};
use crate::edit::{Dependents, Draft, Edit, Subject};
use crate::topology::attributes::{About, Domain, Value};
use crate::topology::{Changes, Document, Kind};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Names that entities of a kind get; few, so that they meet.
const NAMES: &[&str] = &["a", "b", "c"];
/// Ranges that contain each other or stand alone.
const RANGES: &[&str] =
    &["10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "10.1.2.128/25", "192.0.2.7/32", "10.9.0.0/22"];
/// Addresses inside those ranges and outside of all.
const ADDRESSES: &[&str] = &["10.1.2.130", "10.1.2.3", "10.200.0.1", "192.0.2.7", "172.16.0.1"];
/// Scopes of collections.
const SCOPES: &[&str] =
    &["Global", "site:a", "site:b", "PstnGateway:a", "PstnGateway:b", "MediationServer:a"];
/// Patterns of numbers.
const PATTERNS: &[&str] = &["^(.*)$", r"^\+1(\d{10})$", r"^(\d{4})$", "(("];
/// Numbers about the limits that rules know.
const NUMBERS: &[u64] = &[0, 1, 7, 20, 39, 44, 45, 99, 100, 500, 4_000, 5_067, 5_068];
/// Global bypass IDs.
const GUIDS: &[&str] = &["c888cf8e-01ab-4cde-8f00-00000000000a", "c888cf8e-01ab-4cde-8f00-00000000000b"];

/// Draws from a seed, so that a step is a plain value that shrinks.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count
    }

    fn one<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// An identity of a kind.
    fn name(&mut self, kind: Kind) -> &'static str {
        match kind.attributes().first().map(|about| about.domain) {
            Some(Domain::Scope) => *self.one(SCOPES),
            Some(Domain::Range) => *self.one(RANGES),
            _ => *self.one(NAMES),
        }
    }

    /// A value that an attribute of that domain may take.
    fn value(&mut self, domain: Domain) -> Value {
        match domain {
            Domain::Flag => Value::Flag(self.below(2) == 0),
            Domain::Number => Value::Number(*self.one(NUMBERS)),
            Domain::Name => Value::text(self.one(NAMES)),
            Domain::Text => Value::text(self.one(PATTERNS)),
            Domain::Fqdn => Value::text("host.litwareinc.com"),
            Domain::Host => Value::text(self.one(&["host.litwareinc.com", "10.1.2.3"])),
            Domain::Address => Value::text(self.one(ADDRESSES)),
            Domain::Range => Value::text(self.one(RANGES)),
            Domain::Guid => Value::text(self.one(GUIDS)),
            Domain::LineUri => Value::text("tel:+13125550101"),
            Domain::Ports => Value::text(self.one(&["5067", "5068", "0-9"])),
            Domain::Choice(choices) => Value::text(self.one(choices).key),
            Domain::Reference(kind) => Value::text(self.name(kind)),
            Domain::Scope => Value::text(self.one(SCOPES)),
            Domain::List(item) => Value::List((0..self.below(4)).map(|_| self.value(*item)).collect()),
            Domain::Record(parts) => {
                Value::Record(parts.iter().map(|(key, part)| ((*key).into(), self.value(*part))).collect())
            }
        }
    }

    fn attribute(&mut self, kind: Kind) -> (&'static About, Value) {
        let about = *self.one(&kind.attributes());
        let unset = !about.required && self.below(4) == 0;
        (about, if unset { kind.default_value(about.key) } else { self.value(about.domain) })
    }
}

/// One random change of a document; refused edits change nothing.
fn step(draft: &mut Draft, versions: &[Document], seed: u64) {
    let mut dice = Dice(seed);
    let kind = *dice.one(Kind::ALL);
    let subject = Subject::new(kind, dice.name(kind));
    match dice.below(20) {
        0..6 => {
            let attributes = kind.attributes().into_iter().skip(1).filter(|about| about.key != "MaskBits");
            let chosen = attributes.filter(|about| about.required || dice.below(3) == 0).collect::<Vec<_>>();
            let given =
                chosen.into_iter().map(|about| (about.key.to_owned(), dice.value(about.domain))).collect();
            let _refused = draft.apply(&Edit::Add(subject, given));
        }
        6..14 => {
            let (about, value) = dice.attribute(kind);
            let _refused = draft.apply(&Edit::set(subject, about.key, value));
        }
        // What only a file can hold: names that name nothing.
        14..16 => {
            let (about, value) = dice.attribute(kind);
            if let (Ok(id), false) = (draft.find(&subject), matches!(about.key, "Identity" | "MaskBits")) {
                let mut document = draft.document().clone();
                if document.topology.write_attribute(id, about.key, &value, draft.model()).is_ok() {
                    draft.restore(document);
                }
            }
        }
        16..18 => {
            let dependents = *dice.one(&[Dependents::Refuse, Dependents::Clear, Dependents::Remove]);
            let _refused = draft.apply(&Edit::Remove(subject, dependents));
        }
        // Undo, redo and opening another version change many things at once.
        _ => {
            draft.restore(dice.one(versions).clone());
        }
    }
}

/// Takes random steps and hands out the findings that followed each.
fn walk(
    seeds: &[u64],
    mut visit: impl FnMut(&Draft, &Findings) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let mut draft = Draft::new(Document::default());
    let mut findings = Findings::new(draft.model());
    let mut versions = vec![draft.document().clone()];
    for seed in seeds {
        let before = draft.topology().clone();
        step(&mut draft, &versions, *seed);
        let changes = Changes::between(&before, draft.topology());
        findings.update(&before, draft.model(), &changes);
        versions.push(draft.document().clone());
        visit(&draft, &findings)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn findings_that_followed_any_edits_equal_a_fresh_check(seeds in prop::collection::vec(any::<u64>(), 1..60)) {
        walk(&seeds, |draft, findings| {
            prop_assert_eq!(findings, &Findings::new(draft.model()));
            Ok(())
        })?;
    }
}

/// Every rule that the walk of many random steps meets, with the findings in hand.
fn wander(mut visit: impl FnMut(&Draft, &Finding)) {
    let mut dice = Dice(7);
    let mut seeds = || (dice.below(1 << 30) as u64) << 30 | dice.below(1 << 30) as u64;
    for _ in 0..40 {
        let seeds: Vec<u64> = (0..120).map(|_| seeds()).collect();
        let last = seeds.len() - 1;
        let mut place = 0;
        walk(&seeds, |draft, findings| {
            if place % 20 == 0 || place == last {
                findings.all().for_each(|finding| visit(draft, finding));
            }
            place += 1;
            Ok(())
        })
        .unwrap();
    }
}

#[test]
fn random_edits_meet_every_rule_and_every_sentence_has_its_values() {
    let mut met = BTreeSet::new();
    wander(|draft, finding| {
        met.insert(finding.rule());
        for text in [finding.sentence(draft.topology()), finding.advice(draft.topology())] {
            assert!(text.ends_with('.') && !text.contains("  "), "{}: {text:?}", finding.code());
            assert!(!text.contains(['!', '\n']) && !text.contains("please"), "{}: {text:?}", finding.code());
        }
    });
    let looking = catalogue::rules().filter(|rule| !matches!(rule.check, Check::None));
    let missed: Vec<&Rule> = looking.filter(|rule| !met.contains(rule)).collect();
    assert!(missed.is_empty(), "never met: {missed:?}");
}

#[test]
fn every_fix_can_be_applied_and_removes_its_finding() {
    let mut fixed = BTreeSet::new();
    wander(|draft, finding| {
        if let Some(fix) = finding.fix(draft.model()) {
            let mut draft = draft.clone();
            draft.apply(&fix).unwrap_or_else(|error| panic!("{}: {fix:?}: {error}", finding.code()));
            let left = Findings::new(draft.model());
            assert!(!left.all().any(|other| other == finding), "{} is left after {fix:?}", finding.code());
            fixed.insert(finding.rule());
        }
    });
    let offering = catalogue::rules().filter(|rule| rule.fix.is_some());
    let untried: Vec<&Rule> = offering.filter(|rule| !fixed.contains(rule)).collect();
    assert!(untried.is_empty(), "never offered a fix: {untried:?}");
}

#[test]
fn no_two_rows_of_the_catalogue_are_one() {
    let rows: BTreeSet<&Rule> = catalogue::rules().collect();
    assert_eq!(rows.len(), catalogue::rules().count());
    for rule in catalogue::rules() {
        assert!(
            rule.case == 0 || catalogue::rule(rule.code).is_some_and(|first| first.case == 0),
            "{rule:?}"
        );
        assert!(!rule.title.is_empty() && !rule.source.is_empty(), "{rule:?}");
    }
}

#[test]
fn what_rests_on_an_inference_alone_is_no_error() {
    for rule in catalogue::rules().filter(|rule| rule.source == "INF") {
        assert_ne!(rule.severity, Severity::Error, "{rule:?}");
    }
}

#[test]
fn an_entity_is_told_what_is_said_about_it_first_or_among_others() {
    wander(|draft, finding| {
        let findings = Findings::new(draft.model());
        let topology = draft.topology();
        let shown = findings.iter(topology).any(|(_, other)| other == finding);
        for subject in finding.subjects() {
            let told = findings.about(topology, subject).iter().any(|(_, other)| *other == finding);
            assert_eq!(told, shown, "{} about {}", finding.code(), topology.name(subject));
        }
    });
}
