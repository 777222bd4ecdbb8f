//! The parts together: a document that is edited, saved and struck by a crash at every moment.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::*;

const DOCUMENT: &str = "/maps/a.ron";

/// A document whose text is a line for each edit ever made.
struct Session {
    fs: FailingFs,
    journal: Journal,
    text: String,
    expected: Expected,
    /// Edits begun, and those of them that were confirmed.
    begun: usize,
    confirmed: usize,
}

impl Session {
    fn open(fs: &FailingFs) -> Self {
        let TextFile { text, fingerprint } = read_text(fs, Path::new(DOCUMENT), 1000).unwrap();
        let journal =
            Journal::new(Arc::new(fs.clone()), Path::new(DOCUMENT), Some(fingerprint.digest)).unwrap();
        Self { fs: fs.clone(), journal, text, expected: Expected::Seen(fingerprint), begun: 0, confirmed: 0 }
    }

    fn edit(&mut self) -> Result<(), FileError> {
        self.begun += 1;
        let line = format!("edit {}\n", self.begun);
        self.text.push_str(&line);
        self.journal.append(line)?;
        self.confirmed = self.begun;
        Ok(())
    }

    /// Saves, with `meanwhile` more edits between the announcement and the save itself.
    fn save(&mut self, meanwhile: usize) -> Result<(), FileError> {
        let bytes = self.text.clone().into_bytes();
        let mark = self.journal.saving(ContentDigest::of(&bytes));
        for _ in 0..meanwhile {
            self.edit()?;
        }
        let saved = save(&self.fs, Path::new(DOCUMENT), &bytes, self.expected)?;
        self.expected = Expected::Seen(saved.fingerprint);
        self.journal.saved(&mark)
    }

    fn run(&mut self) -> Result<(), FileError> {
        self.edit()?;
        self.edit()?;
        self.save(1)?;
        self.edit()?;
        self.save(0)?;
        self.save(2)?;
        self.save(0)?;
        self.edit()
    }
}

#[test]
fn document_and_journal_together_hold_every_confirmed_edit_once_after_a_power_cut() {
    let mut worlds = 0;
    for at in 1.. {
        let fs = FailingFs::holding([(DOCUMENT, b"start\n".as_slice())]);
        let mut session = Session::open(&fs);
        fs.plan(Fault::PowerLost(at));
        let outcome = session.run();
        for left in fs.after_power_cut() {
            worlds += 1;
            let TextFile { mut text, fingerprint } = read_text(&left, Path::new(DOCUMENT), 1000).unwrap();
            if let Some(recovery) =
                Recovery::find(&left, Path::new(DOCUMENT), Some(&fingerprint.digest)).unwrap()
            {
                assert_eq!(recovery.base, Base::Matches, "call {at}");
                text.extend(recovery.edits);
            }
            let kept = text.lines().count() - 1;
            assert!(session.text.starts_with(&text), "call {at}: {text:?}");
            assert!(kept >= session.confirmed, "call {at}: {kept} of {} edits", session.confirmed);
        }
        if !fs.fault_happened() {
            outcome.unwrap();
            break;
        }
    }
    assert!(worlds > 200, "only {worlds} ways to lose power were tried");
}

#[test]
fn after_a_crash_the_lock_is_taken_over_and_the_unsaved_edits_are_offered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("litware.trunkline.ron");
    fs::write(&path, "start").unwrap();

    // The session that crashes: two edits saved, one not, and a save killed halfway.
    let Attempt::Taken { lock, dead: None } = Lock::take(&path).unwrap() else { panic!("the lock is free") };
    let opened = read_text(&Disk, &path, DEFAULT_SIZE_LIMIT).unwrap();
    let mut journal = Journal::new(Arc::new(Disk), &path, Some(opened.fingerprint.digest)).unwrap();
    journal.append("one").unwrap();
    journal.append("two").unwrap();
    let mark = journal.saving(ContentDigest::of(b"start one two"));
    let saved = save(&Disk, &path, b"start one two", Expected::Seen(opened.fingerprint)).unwrap();
    journal.saved(&mark).unwrap();
    journal.append("three").unwrap();
    fs::write(folder.path().join(".litware.trunkline.ron.77-0.tmp"), "star").unwrap();
    drop(journal);
    lock.crash();

    // The next one.
    let Attempt::Taken { lock, dead: Some(_) } = Lock::take(&path).unwrap() else {
        panic!("its owner is dead")
    };
    assert_eq!(remove_leftovers(&Disk, &path).unwrap(), 1);
    let opened = read_text(&Disk, &path, DEFAULT_SIZE_LIMIT).unwrap();
    assert_eq!((opened.text.as_str(), opened.fingerprint), ("start one two", saved.fingerprint));
    let recovery = Recovery::find(&Disk, &path, Some(&opened.fingerprint.digest)).unwrap().unwrap();
    assert_eq!((recovery.base, recovery.damage), (Base::Matches, None));
    assert_eq!(recovery.edits, ["three"]);

    let mut journal = Journal::resume(Arc::new(Disk), &path, &recovery).unwrap();
    journal.append("four").unwrap();
    let mark = journal.saving(ContentDigest::of(b"start one two three four"));
    save(&Disk, &path, b"start one two three four", Expected::Seen(opened.fingerprint)).unwrap();
    journal.saved(&mark).unwrap();
    lock.release().unwrap();

    let mut names: Vec<_> = Disk.list(folder.path()).unwrap();
    names.sort();
    assert_eq!(names, ["litware.trunkline.ron", "litware.trunkline.ron.bak"]);
    assert_eq!(fs::read(folder.path().join("litware.trunkline.ron.bak")).unwrap(), b"start one two");
}
