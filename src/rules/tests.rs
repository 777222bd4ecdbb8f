//! Invariants of all rules over random edits of any kind and attribute, and of the catalogue.

use super::addresses::Addresses;
use super::catalogue;
use super::finding::Finding;
use super::findings::Findings;
use super::fixture::Voice;
use super::rule::{Check, Rule, Severity};
use crate::edit::{Dependents, Draft, Edit, Subject};
use crate::topology::attributes::{About, Domain, Value};
use crate::topology::{Changes, Document, Kind};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

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

/// What entities of a kind may be called.
fn identities(kind: Kind) -> &'static [&'static str] {
    match kind.attributes().first().map(|about| about.domain) {
        Some(Domain::Scope) => SCOPES,
        Some(Domain::Range) => RANGES,
        _ => NAMES,
    }
}

/// Draws from a seed, so that a step is a plain value that shrinks.
struct Dice {
    state: u64,
    /// Whether half of all names name nothing.
    forgets: bool,
}

impl Dice {
    fn new(state: u64) -> Self {
        Self { state, forgets: false }
    }

    fn below(&mut self, count: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap() % count
    }

    fn one<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
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
            Domain::Reference(_) if self.forgets && self.below(2) == 0 => Value::text("nowhere"),
            Domain::Reference(kind) => Value::text(self.one(identities(kind))),
            Domain::Scope => Value::text(self.one(SCOPES)),
            Domain::List(item) => {
                let most = if self.below(8) == 0 { 20 } else { 4 };
                Value::List((0..self.below(most)).map(|_| self.value(*item)).collect())
            }
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

/// An entity with random values of the attributes that it needs and of some others.
fn add(draft: &mut Draft, kind: Kind, name: &str, dice: &mut Dice) {
    let attributes = kind.attributes().into_iter().skip(1).filter(|about| about.key != "MaskBits");
    let chosen: Vec<_> = attributes.filter(|about| about.required || dice.below(2) == 0).collect();
    let given = chosen.into_iter().map(|about| (about.key.to_owned(), dice.value(about.domain))).collect();
    let _refused = draft.apply(&Edit::Add(Subject::new(kind, name), given));
}

/// Writes an attribute as a file may hold it: with names that name nothing.
fn forget(draft: &mut Draft, subject: &Subject, dice: &mut Dice) {
    dice.forgets = true;
    let (about, value) = dice.attribute(subject.kind);
    dice.forgets = false;
    if let (Ok(id), false) = (draft.find(subject), matches!(about.key, "Identity" | "MaskBits")) {
        let mut document = draft.document().clone();
        if document.topology.write_attribute(id, about.key, &value, draft.model()).is_ok() {
            draft.restore(document);
        }
    }
}

/// Makes one entity the twin of another in all but its name.
fn twin(draft: &mut Draft, kind: Kind) {
    for (about, value) in
        draft.find(&Subject::new(kind, "a")).map_or_else(|_| Vec::new(), |id| draft.topology().attributes(id))
    {
        if about.key != "Identity" {
            let _refused = draft.apply(&Edit::set(Subject::new(kind, "b"), about.key, value));
        }
    }
}

/// A document with entities of every kind.
fn drawn(seed: u64) -> Draft {
    let mut draft = Draft::new(Document::default());
    let mut dice = Dice::new(seed);
    for kind in Kind::ALL {
        for name in identities(*kind) {
            add(&mut draft, *kind, name, &mut dice);
        }
        // Settings and collections of global scope are there already.
        for name in ["Global", "Global", "Global", "a"] {
            forget(&mut draft, &Subject::new(*kind, name), &mut dice);
        }
        if dice.below(4) == 0 {
            twin(&mut draft, *kind);
        }
    }
    draft
}

/// One random change of a document; refused edits change nothing.
fn step(draft: &mut Draft, versions: &[Document], seed: u64) {
    let mut dice = Dice::new(seed);
    let kind = *dice.one(Kind::ALL);
    let subject = Subject::new(kind, *dice.one(identities(kind)));
    match dice.below(21) {
        0..6 => add(draft, kind, &subject.name, &mut dice),
        6..14 => {
            let (about, value) = dice.attribute(kind);
            let _refused = draft.apply(&Edit::set(subject, about.key, value));
        }
        14..16 => forget(draft, &subject, &mut dice),
        16 => twin(draft, kind),
        17..19 => {
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
    let mut draft = drawn(seeds.first().copied().unwrap_or_default());
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
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn findings_that_followed_any_edits_equal_a_fresh_check(seeds in prop::collection::vec(any::<u64>(), 1..16)) {
        walk(&seeds, |draft, findings| {
            prop_assert_eq!(findings, &Findings::new(draft.model()));
            Ok(())
        })?;
    }
}

/// Walks far, and hands out one finding in a few with the document that it is about.
fn wander(mut visit: impl FnMut(&Draft, &Finding)) {
    let mut dice = Dice::new(7);
    for _ in 0..120 {
        let seeds: Vec<u64> = (0..12).map(|_| dice.below(1 << 30) as u64).collect();
        let mut place = 0;
        walk(&seeds, |draft, findings| {
            place += 1;
            findings.all().skip(place % 6).step_by(6).for_each(|finding| visit(draft, finding));
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
    let mut fixed: BTreeMap<&Rule, usize> = BTreeMap::new();
    wander(|draft, finding| {
        let tried = fixed.get(finding.rule()).copied().unwrap_or_default();
        if let Some(fix) = finding.fix(draft.model()).filter(|_| tried < 5) {
            let mut draft = draft.clone();
            draft.apply(&fix).unwrap_or_else(|error| panic!("{}: {fix:?}: {error}", finding.code()));
            let left = Findings::new(draft.model());
            assert!(!left.all().any(|other| other == finding), "{} is left after {fix:?}", finding.code());
            fixed.insert(finding.rule(), tried + 1);
        }
    });
    let offering = catalogue::rules().filter(|rule| rule.fix.is_some());
    let untried: Vec<&Rule> = offering.filter(|rule| !fixed.contains_key(rule)).collect();
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
    for seed in 0..10 {
        let draft = drawn(seed);
        let (findings, topology) = (Findings::new(draft.model()), draft.topology());
        let mut pairs = BTreeSet::new();
        for (severity, finding) in findings.iter(topology) {
            pairs.extend(finding.subjects().map(|subject| (subject, severity, finding)));
        }
        let mut told = BTreeSet::new();
        for id in Kind::ALL.iter().flat_map(|kind| topology.ids(*kind)) {
            let about = findings.about(topology, id);
            assert!(about.is_sorted(), "{about:?}");
            told.extend(about.into_iter().map(|(severity, finding)| (id, severity, finding)));
        }
        assert_eq!(told, pairs);
        assert!(!told.is_empty());
    }
}

#[test]
fn findings_are_counted_and_sorted_as_they_are_shown() {
    let mut all = [0; 3];
    for seed in 0..10 {
        let draft = drawn(seed);
        let (findings, topology) = (Findings::new(draft.model()), draft.topology());
        let shown: Vec<_> = findings.iter(topology).collect();
        assert!(shown.is_sorted(), "{shown:?}");
        let counts = findings.counts(topology);
        let counts = [counts.errors, counts.warnings, counts.infos];
        let of = |wanted| shown.iter().filter(|(severity, _)| *severity == wanted).count();
        assert_eq!(counts, Severity::ALL.map(of));
        all = [0, 1, 2].map(|place| all[place] + counts[place]);
    }
    assert!(all[0] > 0 && all[1] > 0, "{all:?}");
}

#[test]
fn a_change_of_one_entity_runs_the_rules_that_compare_it_with_its_siblings() {
    let voice = Voice::with(|voice| {
        voice.add_trunk("gw-chi-2", |_| {});
    });
    let mut draft = Draft::new(Document { topology: voice, ..Document::default() });
    let mut findings = Findings::new(draft.model());
    for (port, count) in [(5061, 0), (5067, 1)] {
        let before = draft.topology().clone();
        let changes = draft
            .apply(&Edit::set(Subject::new(Kind::Trunk, "gw-chi"), "GatewayPort", Value::Number(port)))
            .unwrap();
        findings.update(&before, draft.model(), &changes);
        assert_eq!(findings.all().filter(|finding| finding.code().to_string() == "V-16").count(), count);
    }
}

#[test]
fn switching_cac_or_bypass_looks_only_at_the_settings() {
    let mut draft = drawn(7);
    let settings =
        [("NetworkConfiguration", "EnableBandwidthPolicyCheck"), ("MediaBypassSettings", "Enabled")];
    for (kind, key) in settings {
        let subject = Subject::new(Kind::of_word(kind).unwrap(), "Global");
        for value in [true, false] {
            let before = draft.topology().clone();
            draft.apply(&Edit::set(subject.clone(), key, Value::Flag(value))).unwrap();
            let changes = Changes::between(&before, draft.topology());
            let jobs = super::dirty::jobs(&before, draft.model(), &changes, &Addresses::of(draft.model()));
            assert!(jobs.iter().all(|(_, id)| id.kind == subject.kind), "{kind}: {jobs:?}");
        }
    }
}
