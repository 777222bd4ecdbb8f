//! The samples that come with the program.

#[cfg(test)]
mod branch_office_tests;
#[cfg(test)]
mod litware_tests;

use super::native::{self, ReadError};
use crate::topology::Document;

/// A sample document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// The name on the command line.
    pub name: &'static str,
    /// What it is called on screen.
    pub title: &'static str,
    /// What it shows, in one sentence.
    pub about: &'static str,
    /// A question that it answers.
    pub question: &'static str,
    /// The systems that it could be a topology of.
    pub systems: &'static [&'static str],
    /// The file, as `trunkline sample` writes it.
    pub text: &'static str,
}

/// Every sample.
pub const SAMPLES: &[Sample] = &[
    Sample {
        name: "litware",
        title: "Litware",
        about: "Three network regions with call admission control, six gateway peers, and the line of a provider.",
        question: "Why does Reno not bypass to Chicago?",
        systems: &["Lync Server 2013", "Skype for Business"],
        text: include_str!("../../../assets/samples/litware.trunkline.ron"),
    },
    Sample {
        name: "branch-office",
        title: "Branch office",
        about: "One central server site and three branches, each with a gateway of its own: what bypass is for.",
        question: "Which way does media go when a branch calls out?",
        systems: &["Lync Server 2013", "Skype for Business"],
        text: include_str!("../../../assets/samples/branch-office.trunkline.ron"),
    },
];

impl Sample {
    /// The sample of that name, either case.
    pub fn named(name: &str) -> Option<&'static Self> {
        SAMPLES.iter().find(|sample| sample.name.eq_ignore_ascii_case(name))
    }

    /// The document.
    ///
    /// # Errors
    /// Never with the samples as they are: a test reads each.
    pub fn open(&self) -> Result<Document, ReadError> {
        native::read(self.text, &mut ()).map(|read| read.document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_reads_without_a_fault_and_is_written_back_byte_for_byte() {
        for sample in SAMPLES {
            let read = native::read(sample.text, &mut ()).unwrap();
            assert!(read.faults.is_empty(), "{}: {:#?}", sample.name, read.faults);
            let written = String::from_utf8(native::to_bytes(&read.document)).unwrap();
            for (written, line) in written.lines().zip(sample.text.lines()) {
                assert_eq!(written, line, "{}", sample.name);
            }
            assert_eq!(written.len(), sample.text.len(), "{}", sample.name);
        }
    }

    #[test]
    fn every_name_in_a_sample_names_something() {
        for sample in SAMPLES {
            let topology = sample.open().unwrap().topology;
            for kind in crate::topology::Kind::ALL {
                for id in topology.ids(*kind) {
                    assert_eq!(
                        topology.missing_references(id),
                        [],
                        "{} of {}",
                        topology.name(id),
                        sample.name
                    );
                }
            }
        }
    }

    #[test]
    fn a_sample_is_found_by_its_name() {
        assert_eq!(Sample::named("Litware").unwrap().title, "Litware");
        assert_eq!(Sample::named("contoso"), None);
    }
}
