//! Findings that somebody accepted: waivers of a document matched to findings.

use super::code::Code;
use super::finding::Finding;
use super::findings::Findings;
use crate::edit::{Edit, WaiverForm};
use crate::topology::values::fold;
use crate::topology::{Topology, Waiver};
use std::collections::BTreeMap;

/// The waivers of a document, ready to be asked. A waiver holds for the findings of its code that are about
/// exactly the entities it names, in any case; after a rename it holds no longer.
#[derive(Debug)]
pub struct Waived<'a> {
    by_code: BTreeMap<Code, BTreeMap<Vec<Box<str>>, &'a Waiver>>,
}

impl<'a> Waived<'a> {
    /// Takes the waivers of a document; those whose code no rule has match nothing.
    pub fn of(waivers: &'a [Waiver]) -> Self {
        let mut by_code: BTreeMap<Code, BTreeMap<_, _>> = BTreeMap::new();
        for waiver in waivers {
            if let Some(code) = Code::parse(&waiver.code) {
                let subjects = waiver.subjects.iter().map(|subject| fold(subject)).collect();
                by_code.entry(code).or_default().insert(subjects, waiver);
            }
        }
        Self { by_code }
    }

    /// The waiver of a finding, with who accepted it, why and when.
    pub fn waiver(&self, topology: &Topology, finding: &Finding) -> Option<&'a Waiver> {
        let waivers = self.by_code.get(&finding.code())?;
        let subjects: Vec<Box<str>> = finding.called(topology).iter().map(|subject| fold(subject)).collect();
        waivers.get(&subjects).copied()
    }

    /// The waivers of this document that no finding needs any more, or that name a code of no rule.
    pub fn unused(waivers: &'a [Waiver], topology: &Topology, findings: &Findings) -> Vec<&'a Waiver> {
        let waived = Self::of(waivers);
        let used: Vec<&Waiver> =
            findings.iter(topology).filter_map(|(_, finding)| waived.waiver(topology, finding)).collect();
        waivers.iter().filter(|waiver| !used.iter().any(|other| std::ptr::eq(*other, *waiver))).collect()
    }
}

impl Finding {
    /// The edit that accepts it. The date is a day such as `2026-11-20`.
    pub fn waive(&self, topology: &Topology, by: &str, reason: &str, date: &str) -> Edit {
        Edit::Waive(WaiverForm {
            code: self.code().to_string(),
            subjects: self.called(topology),
            by: by.to_owned(),
            reason: reason.to_owned(),
            date: date.to_owned(),
        })
    }

    /// The edit that takes its acceptance back.
    pub fn unwaive(&self, topology: &Topology) -> Edit {
        Edit::Unwaive(self.code().to_string(), self.called(topology))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Voice, change};
    use super::*;
    use crate::edit::{Draft, Subject};
    use crate::topology::attributes::Value;
    use crate::topology::values::Transport;
    use crate::topology::{Document, Kind};

    /// A document with a TCP trunk, and the finding about it.
    fn tcp() -> (Draft, Finding) {
        let topology = Voice::with(|voice| {
            change(&mut voice.topology, voice.trunk, |trunk| trunk.transport = Transport::Tcp);
        });
        let draft = Draft::new(Document { topology, ..Document::default() });
        let findings = Findings::new(draft.model());
        let finding = findings.iter(draft.topology()).find(|(_, finding)| finding.code() == Code(12));
        let finding = finding.unwrap().1.clone();
        (draft, finding)
    }

    fn is_waived(draft: &Draft, finding: &Finding) -> bool {
        Waived::of(&draft.document().waivers).waiver(draft.topology(), finding).is_some()
    }

    #[test]
    fn a_finding_is_waived_by_code_and_names_and_can_be_taken_back() {
        let (mut draft, finding) = tcp();
        assert!(!is_waived(&draft, &finding));
        let waive = finding.waive(draft.topology(), "Ada", "The PBX knows no TLS", "2026-11-20");
        draft.apply(&waive).unwrap();
        assert_eq!(&*draft.document().waivers[0].subjects[0], "trunk gw-chi");
        assert!(is_waived(&draft, &finding));
        draft.apply(&finding.unwaive(draft.topology())).unwrap();
        assert!(!is_waived(&draft, &finding));
    }

    #[test]
    fn names_match_in_any_case_and_a_rename_ends_a_waiver() {
        let (mut draft, finding) = tcp();
        draft.apply(&finding.waive(draft.topology(), "Ada", "Known", "2026-11-20")).unwrap();
        let rename = |to| Edit::set(Subject::new(Kind::Trunk, "gw-chi"), "Identity", Value::text(to));
        draft.apply(&rename("GW-CHI")).unwrap();
        assert!(is_waived(&draft, &finding));
        draft.apply(&rename("gw-chicago")).unwrap();
        assert!(!is_waived(&draft, &finding));
    }

    #[test]
    fn waivers_that_nothing_needs_are_found() {
        let (mut draft, finding) = tcp();
        draft.apply(&finding.waive(draft.topology(), "Ada", "Known", "2026-11-20")).unwrap();
        let unused = |draft: &Draft| {
            let findings = Findings::new(draft.model());
            Waived::unused(&draft.document().waivers, draft.topology(), &findings).len()
        };
        assert_eq!(unused(&draft), 0);
        draft.apply(&finding.fix(draft.model()).unwrap()).unwrap();
        assert_eq!(unused(&draft), 1);
    }
}
