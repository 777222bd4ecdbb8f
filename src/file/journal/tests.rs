//! Journals across crashes, torn tails, failing disks and saves.

use std::io::ErrorKind;

use super::super::fs::{FailingFs, Fault};
use super::*;

const DOCUMENT: &str = "/maps/a.ron";
const JOURNAL: &str = "/maps/.a.ron.journal";

fn digest(text: &str) -> ContentDigest {
    ContentDigest::of(text.as_bytes())
}

fn journal_on(fs: &FailingFs, base: &str) -> Journal {
    Journal::new(Arc::new(fs.clone()), Path::new(DOCUMENT), Some(digest(base))).unwrap()
}

#[track_caller]
fn find(fs: &FailingFs, current: &str) -> Option<Recovery> {
    Recovery::find(fs, Path::new(DOCUMENT), Some(&digest(current))).unwrap()
}

fn edits(found: Option<&Recovery>) -> Vec<&str> {
    found.map(|recovery| recovery.edits.iter().map(String::as_str).collect()).unwrap_or_default()
}

#[test]
fn nothing_is_written_before_the_first_edit() {
    let fs = FailingFs::default();
    let mut journal = journal_on(&fs, "base");
    let mark = journal.saving(digest("same"));
    journal.saved(&mark).unwrap();
    assert!(fs.names().is_empty());
    journal.append("one").unwrap();
    assert_eq!(fs.names(), [JOURNAL]);
    assert_eq!(edits(find(&fs, "same").as_ref()), ["one"]);
}

#[test]
fn a_power_cut_costs_at_most_the_edit_in_progress() {
    let all = ["one", "two\nlines", "", "four"];
    for at in 1.. {
        let fs = FailingFs::default();
        let mut journal = journal_on(&fs, "base");
        fs.plan(Fault::PowerLost(at));
        let confirmed = all.iter().take_while(|edit| journal.append(**edit).is_ok()).count();
        for left in fs.after_power_cut() {
            let found = find(&left, "base");
            let kept = edits(found.as_ref());
            assert_eq!(kept, all[..kept.len()], "call {at}");
            assert!((confirmed..=confirmed + 1).contains(&kept.len()), "call {at}: {confirmed}, {kept:?}");
        }
        if !fs.fault_happened() {
            assert_eq!(confirmed, all.len());
            break;
        }
    }
}

#[test]
fn an_edit_that_could_not_be_written_is_written_before_the_next() {
    for at in 1.. {
        let fs = FailingFs::default();
        let mut journal = journal_on(&fs, "base");
        fs.plan(Fault::Error(at, ErrorKind::StorageFull));
        let refused: Vec<FileError> =
            ["one", "two", "three"].iter().filter_map(|edit| journal.append(*edit).err()).collect();
        let happened = fs.fault_happened();
        fs.plan(Fault::None);
        journal.append("four").unwrap();
        let found = find(&fs, "base").unwrap();
        assert_eq!(
            (edits(Some(&found)), found.damage),
            (vec!["one", "two", "three", "four"], None),
            "call {at}"
        );
        if !happened {
            assert!(refused.is_empty());
            break;
        }
        assert!(
            matches!(refused.as_slice(), [FileError::JournalNotWritten { .. }]),
            "call {at}: {refused:?}"
        );
    }
}

#[test]
fn a_torn_end_is_told_and_cut_off_when_the_journal_goes_on() {
    let fs = FailingFs::default();
    let mut journal = journal_on(&fs, "base");
    journal.append("one").unwrap();
    let good = fs.content(JOURNAL).unwrap();
    journal.append("two").unwrap();
    let mut torn = fs.content(JOURNAL).unwrap();
    torn.pop();
    torn.pop();
    fs.put(JOURNAL, &torn);

    let found = find(&fs, "base").unwrap();
    assert_eq!(edits(Some(&found)), ["one"]);
    let damage = found.damage.unwrap();
    assert_eq!((damage.offset, damage.kept, damage.torn), (good.len() as u64, 1, true));
    assert_eq!(damage.lost, (torn.len() - good.len()) as u64);
    assert_eq!(
        damage.to_string(),
        format!("Edit 2 was not written to its end, at byte {}; the 1 before it are kept.", good.len())
    );

    let mut journal = Journal::resume(Arc::new(fs.clone()), Path::new(DOCUMENT), &found).unwrap();
    journal.append("three").unwrap();
    let found = find(&fs, "base").unwrap();
    assert_eq!((edits(Some(&found)), found.damage), (vec!["one", "three"], None));
}

#[test]
fn damage_in_the_middle_keeps_what_stands_before_it() {
    let fs = FailingFs::default();
    let mut journal = journal_on(&fs, "base");
    journal.append("one").unwrap();
    let good = fs.content(JOURNAL).unwrap().len();
    journal.append("two").unwrap();
    journal.append("three").unwrap();
    let mut bytes = fs.content(JOURNAL).unwrap();
    bytes[good + 2] ^= 1;
    fs.put(JOURNAL, &bytes);
    let found = find(&fs, "base").unwrap();
    assert_eq!(edits(Some(&found)), ["one"]);
    let damage = found.damage.unwrap();
    assert_eq!((damage.offset, damage.kept, damage.torn), (good as u64, 1, false));
}

#[test]
fn edits_of_an_earlier_session_are_not_written_over() {
    let fs = FailingFs::default();
    journal_on(&fs, "base").append("one").unwrap();
    let mut later = journal_on(&fs, "base");
    assert!(matches!(later.append("two"), Err(FileError::JournalInTheWay { .. })));
    let found = find(&fs, "base").unwrap();
    assert_eq!(edits(Some(&found)), ["one"]);
    found.discard(&fs).unwrap();
    later.append("three").unwrap();
    assert_eq!(edits(find(&fs, "base").as_ref()), ["two", "three"]);
}

#[test]
fn a_save_removes_the_journal_and_the_next_edit_builds_on_what_was_saved() {
    let fs = FailingFs::default();
    let mut journal = journal_on(&fs, "base");
    journal.append("one").unwrap();
    let mark = journal.saving(digest("with one"));
    journal.saved(&mark).unwrap();
    assert!(fs.names().is_empty());
    journal.append("two").unwrap();
    let found = find(&fs, "with one").unwrap();
    assert_eq!((edits(Some(&found)), found.base), (vec!["two"], Base::Matches));
}

#[test]
fn edits_made_while_a_save_runs_outlive_it() {
    let fs = FailingFs::default();
    let mut journal = journal_on(&fs, "base");
    journal.append("one").unwrap();
    let mark = journal.saving(digest("with one"));
    journal.append("two").unwrap();
    assert_eq!(edits(find(&fs, "base").as_ref()), ["one", "two"], "the save has not happened yet");
    assert_eq!(edits(find(&fs, "with one").as_ref()), ["two"], "the save has happened");
    journal.saved(&mark).unwrap();
    assert_eq!(edits(find(&fs, "with one").as_ref()), ["two"]);
}

#[test]
fn a_journal_whose_edits_are_all_saved_is_removed_without_a_word() {
    let fs = FailingFs::default();
    let mut journal = journal_on(&fs, "base");
    journal.append("one").unwrap();
    let _mark = journal.saving(digest("with one"));
    assert!(find(&fs, "with one").is_none());
    assert!(fs.names().is_empty());
}

#[test]
fn a_document_that_was_changed_or_removed_since_is_told() {
    let fs = FailingFs::default();
    journal_on(&fs, "base").append("one").unwrap();
    assert_eq!(find(&fs, "something else").map(|found| found.base), Some(Base::Differs));
    let gone = Recovery::find(&fs, Path::new(DOCUMENT), None).unwrap();
    assert_eq!(gone.map(|found| found.base), Some(Base::Missing));
}

#[test]
fn a_journal_of_a_newer_version_is_named_and_left_alone() {
    let fs = FailingFs::holding([(JOURNAL, b"trunkline-journal 7 x\n".as_slice())]);
    let refused = Recovery::find(&fs, Path::new(DOCUMENT), None).unwrap_err();
    assert!(matches!(&refused, FileError::JournalTooNew { found, .. } if found == "7"), "{refused}");
    assert_eq!(fs.names(), [JOURNAL]);
}
