//! A document is opened, worked on, saved, lost and recovered.

use super::super::{Attempt, Base, FailingFs, Fault, Lock, SAMPLES, abandoned, native, untitled};
use super::*;
use crate::edit::{Edit, Editor, Step, Subject};
use crate::topology::Kind;
use crate::topology::attributes::Value;
use proptest::prelude::*;
use std::io::ErrorKind;
use tempfile::TempDir;

const LITWARE: &str = SAMPLES[0].text;

/// A folder for locks, which are real, and a file system in memory for everything else.
struct Desk {
    _folder: TempDir,
    fs: FailingFs,
    path: PathBuf,
}

impl Desk {
    fn with(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap().join("litware.trunkline.ron");
        let fs = FailingFs::holding([(path.to_str().unwrap(), text.as_bytes())]);
        Self { _folder: folder, fs, path }
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.path.with_file_name(name)
    }

    fn try_open(&self, access: Access) -> Result<Opening, OpenError> {
        DocumentFile::open(Arc::new(self.fs.clone()), &self.path, access, &mut ())
    }

    #[track_caller]
    fn open(&self) -> Opening {
        let opening = self.try_open(Access::Edit).unwrap();
        assert!(opening.warnings.is_empty(), "{:?}", opening.warnings);
        opening
    }

    fn text(&self, path: &Path) -> String {
        String::from_utf8(self.fs.read(path, u64::MAX).unwrap()).unwrap()
    }
}

/// The program ends without closing the document.
fn crash(mut file: DocumentFile) {
    file.held.take().unwrap().lock.crash();
}

fn widen(kbps: u64) -> Edit {
    Edit::set(Subject::new(Kind::NetworkSite, "Reno"), "PhysicalWanKbps", Value::Number(kbps))
}

/// Applies an edit and records it.
fn do_it(editor: &mut Editor, file: &mut DocumentFile, edit: Edit) {
    editor.apply(&edit).unwrap();
    file.record(&Step::Do(edit), editor.document()).unwrap();
}

const LOSE: Agreed = Agreed { to_lose_what_was_not_read: true, to_replace: false };
const REPLACE: Agreed = Agreed { to_lose_what_was_not_read: false, to_replace: true };

#[test]
fn an_edited_document_is_saved_with_its_previous_version_beside_it() {
    let desk = Desk::with(LITWARE);
    let Opening { mut file, document, recovery, .. } = desk.open();
    assert!(recovery.is_none());
    let mut editor = Editor::new(document);
    do_it(&mut editor, &mut file, widen(20_000));
    let stored = file.save(editor.document(), Agreed::default()).unwrap();
    assert_eq!(desk.text(&stored.backup.unwrap()), LITWARE);
    file.close().unwrap();
    let again = desk.open();
    assert_eq!((again.document, again.recovery.is_none()), (editor.document().clone(), true));
}

#[test]
fn a_file_that_was_not_read_whole_is_only_replaced_when_that_was_agreed_to() {
    let text = LITWARE.replace("PhysicalWanKbps: 10000", "PhysicalWanKpbs: 10000");
    let desk = Desk::with(&text);
    let Opening { mut file, document, faults, .. } = desk.open();
    assert_eq!((faults.list.len(), file.faults()), (1, 1));
    for agreed in [Agreed::default(), REPLACE] {
        let refused = file.save(&document, agreed).unwrap_err();
        assert!(matches!(refused, SaveError::Damaged { faults: 1, .. }), "{refused}");
    }
    assert_eq!(desk.text(&desk.path), text);
    file.save(&document, LOSE).unwrap();
    assert_eq!(file.faults(), 0);
    assert_eq!(desk.text(&desk.beside("litware.trunkline.ron.bak")), text);
}

#[test]
fn a_damaged_file_stays_as_it_is_when_the_document_goes_elsewhere() {
    let (text, _) = LITWARE.split_at(LITWARE.len() / 2);
    let desk = Desk::with(text);
    let Opening { mut file, document, .. } = desk.open();
    let rescued = desk.beside("rescued.trunkline.ron");
    file.save_as(&rescued, &document, Agreed::default()).unwrap();
    assert_eq!(desk.text(&desk.path), text);
    assert_eq!((file.path(), file.faults()), (Some(rescued.as_path()), 0));
    file.save(&document, Agreed::default()).unwrap();
}

#[test]
fn a_document_of_a_newer_version_is_never_opened_and_never_replaced() {
    let text = LITWARE.replace("format_version: 1", "format_version: 7");
    let desk = Desk::with(&text);
    let refused = desk.try_open(Access::Edit).unwrap_err().to_string();
    assert!(refused.contains("litware.trunkline.ron") && refused.contains("version 7"), "{refused}");
    let document = SAMPLES[0].open().unwrap();
    let refused = store(&desk.fs, &desk.path, &document, true).unwrap_err();
    assert!(matches!(&refused, SaveError::Newer { found, .. } if found == "7"), "{refused}");
    let other = Desk::with(LITWARE);
    let mut file = other.open().file;
    other.fs.put(other.path.to_str().unwrap(), text.as_bytes());
    assert!(matches!(file.save(&document, REPLACE), Err(SaveError::Newer { .. })));
    assert_eq!((desk.text(&desk.path), other.text(&other.path)), (text.clone(), text));
}

#[test]
fn what_is_no_document_is_refused_by_its_first_bytes() {
    let desk = Desk::with("%PDF-1.7");
    // The second call would read the whole file.
    desk.fs.plan(Fault::Error(2, ErrorKind::Other));
    let refused = open(&desk.fs, &desk.path, &mut ()).unwrap_err();
    assert!(matches!(refused, OpenError::Refused { .. }), "{refused}");
    let empty = open(&Desk::with("").fs, &desk.path, &mut ()).unwrap_err();
    assert!(matches!(empty, OpenError::File(FileError::Missing { .. })), "{empty}");
}

#[test]
fn a_change_by_another_program_is_noticed_before_it_is_replaced() {
    let desk = Desk::with(LITWARE);
    let Opening { mut file, document, .. } = desk.open();
    let other = LITWARE.replace("Portland", "Eugene");
    desk.fs.put(desk.path.to_str().unwrap(), other.as_bytes());
    assert!(file.changed_outside().unwrap().is_some());
    let refused = file.save(&document, Agreed::default()).unwrap_err();
    assert!(matches!(refused, SaveError::File(FileError::ChangedOutside { .. })), "{refused}");
    assert_eq!(desk.text(&desk.path), other);
    file.save(&document, REPLACE).unwrap();
    assert_eq!(desk.text(&desk.path), LITWARE);
}

#[test]
fn a_second_window_can_look_but_not_save() {
    let desk = Desk::with(LITWARE);
    let first = desk.open();
    let refused = desk.try_open(Access::Edit).unwrap_err();
    assert!(matches!(refused, OpenError::Held(_)), "{refused}");
    let Opening { mut file, document, .. } = desk.try_open(Access::ReadOnly).unwrap();
    assert!(matches!(file.save(&document, Agreed::default()), Err(SaveError::ReadOnly(_))));
    file.save_as(&desk.beside("copy.trunkline.ron"), &document, Agreed::default()).unwrap();
    assert!(!file.is_read_only());
    let refused = file.save_as(&desk.path, &document, REPLACE).unwrap_err();
    assert!(matches!(refused, SaveError::Held(_)), "{refused}");
    first.file.close().unwrap();
    file.save_as(&desk.path, &document, REPLACE).unwrap();
}

#[test]
fn a_window_that_lost_the_document_does_not_save_over_it() {
    let desk = Desk::with(LITWARE);
    let mut first = desk.open();
    let second = desk.try_open(Access::TakeOver).unwrap();
    let refused = first.file.save(&first.document, REPLACE).unwrap_err();
    assert!(matches!(refused, SaveError::TakenOver(_)), "{refused}");
    second.file.close().unwrap();
}

#[test]
fn another_file_is_not_replaced_unasked() {
    let desk = Desk::with(LITWARE);
    let Opening { mut file, document, .. } = desk.open();
    let other = desk.beside("other.trunkline.ron");
    desk.fs.put(other.to_str().unwrap(), b"notes");
    let refused = file.save_as(&other, &document, Agreed::default()).unwrap_err();
    assert!(matches!(refused, SaveError::File(FileError::AlreadyThere { .. })), "{refused}");
    assert_eq!(file.path(), Some(desk.path.as_path()));
    assert!(matches!(Lock::take(&other), Ok(Attempt::Taken { .. })), "nothing is left locked");
    file.save_as(&other, &document, REPLACE).unwrap();
    assert_eq!(desk.text(&other), LITWARE);
}

#[test]
fn steps_are_done_again_after_a_crash() {
    let desk = Desk::with(LITWARE);
    let Opening { mut file, document, .. } = desk.open();
    let mut editor = Editor::new(document);
    do_it(&mut editor, &mut file, widen(20_000));
    do_it(&mut editor, &mut file, widen(30_000));
    editor.undo();
    file.record(&Step::Undo, editor.document()).unwrap();
    crash(file);

    let Opening { mut file, document, recovery, dead, .. } = desk.open();
    let recovery = recovery.unwrap();
    assert_eq!((dead.is_some(), recovery.base), (true, Base::Matches));
    let mut recovered = file.recover(document, &recovery).unwrap();
    assert_eq!((recovered.steps, recovered.refused), (3, None));
    assert_eq!(recovered.editor.document(), editor.document());
    // Its history is there too, and what is done now follows in the same journal.
    recovered.editor.redo();
    file.record(&Step::Redo, recovered.editor.document()).unwrap();
    crash(file);
    let Opening { mut file, document, recovery, .. } = desk.open();
    let again = file.recover(document, &recovery.unwrap()).unwrap();
    assert_eq!(again.editor.document(), recovered.editor.document());
}

#[test]
fn an_undo_that_reaches_back_before_the_save_is_recovered() {
    let desk = Desk::with(LITWARE);
    let Opening { mut file, document, .. } = desk.open();
    let mut editor = Editor::new(document);
    do_it(&mut editor, &mut file, widen(20_000));
    file.save(editor.document(), Agreed::default()).unwrap();
    editor.undo();
    file.record(&Step::Undo, editor.document()).unwrap();
    do_it(&mut editor, &mut file, widen(30_000));
    crash(file);
    let Opening { mut file, document, recovery, .. } = desk.open();
    let recovered = file.recover(document, &recovery.unwrap()).unwrap();
    assert_eq!(recovered.editor.document(), editor.document());
}

#[test]
fn a_step_that_no_longer_fits_ends_the_recovery_and_keeps_what_came_before() {
    let desk = Desk::with(LITWARE);
    let Opening { mut file, document, .. } = desk.open();
    let mut editor = Editor::new(document);
    do_it(&mut editor, &mut file, widen(20_000));
    let detroit = Subject::new(Kind::NetworkSite, "Detroit");
    do_it(&mut editor, &mut file, Edit::set(detroit, "Constrained", Value::Flag(true)));
    do_it(&mut editor, &mut file, widen(30_000));
    crash(file);
    desk.fs.put(desk.path.to_str().unwrap(), LITWARE.replace("\"Detroit\"", "\"Flint\"").as_bytes());

    let Opening { mut file, document, recovery, .. } = desk.open();
    let recovery = recovery.unwrap();
    assert_eq!(recovery.base, Base::Differs);
    let recovered = file.recover(document, &recovery).unwrap();
    let refused = recovered.refused.unwrap();
    assert_eq!((recovered.steps, refused.number), (1, 2));
    assert!(refused.to_string().contains("Detroit"), "{refused}");
    // A second crash costs nothing more.
    crash(file);
    let Opening { mut file, document, recovery, .. } = desk.open();
    let again = file.recover(document, &recovery.unwrap()).unwrap();
    assert_eq!((again.refused, again.editor.document()), (None, recovered.editor.document()));
}

#[test]
fn edits_that_are_given_up_are_not_offered_again() {
    let desk = Desk::with(LITWARE);
    let Opening { mut file, document, .. } = desk.open();
    do_it(&mut Editor::new(document), &mut file, widen(20_000));
    crash(file);
    let Opening { mut file, recovery, .. } = desk.open();
    file.give_up(recovery.unwrap()).unwrap();
    file.close().unwrap();
    assert!(desk.open().recovery.is_none());
}

#[test]
fn a_save_that_fails_at_any_call_costs_nothing() {
    let mut refused = 0;
    for call in 1.. {
        let desk = Desk::with(LITWARE);
        let Opening { mut file, document, .. } = desk.open();
        let mut editor = Editor::new(document);
        do_it(&mut editor, &mut file, widen(20_000));
        desk.fs.plan(Fault::Error(call, ErrorKind::StorageFull));
        let outcome = file.save(editor.document(), Agreed::default());
        let happened = desk.fs.fault_happened();
        desk.fs.plan(Fault::None);

        let is_new = desk.text(&desk.path).as_bytes() == native::to_bytes(editor.document());
        let expected = matches!(outcome, Ok(_) | Err(SaveError::File(FileError::Unconfirmed { .. })));
        assert_eq!(is_new, expected, "call {call}: {outcome:?}");
        assert!(is_new || desk.text(&desk.path) == LITWARE, "call {call}");
        refused += usize::from(!is_new);
        crash(file);
        let Opening { mut file, document, recovery, .. } = desk.open();
        let recovered = match recovery {
            Some(recovery) => file.recover(document, &recovery).unwrap().editor.document().clone(),
            None => document,
        };
        assert_eq!(&recovered, editor.document(), "call {call}: {outcome:?}");
        if !happened {
            assert!(refused > 5, "{refused}");
            break;
        }
    }
}

#[test]
fn a_document_without_a_file_is_recovered_and_then_gets_one() {
    let desk = Desk::with(LITWARE);
    let folder = tempfile::tempdir().unwrap();
    let disk = || Arc::new(super::super::Disk);
    let mut file = DocumentFile::untitled(disk(), untitled(folder.path()).unwrap()).unwrap();
    let mut editor = Editor::new(SAMPLES[1].open().unwrap());
    let spokane = Subject::new(Kind::NetworkSite, "Spokane");
    do_it(&mut editor, &mut file, Edit::set(spokane, "Constrained", Value::Flag(false)));
    assert!(matches!(file.save(editor.document(), Agreed::default()), Err(SaveError::NoName)));
    crash(file);

    let offered = abandoned(folder.path()).unwrap().remove(0).unwrap();
    let mut file = DocumentFile::untitled(disk(), offered.place).unwrap();
    let recovered = file.recover(Document::default(), &offered.recovery).unwrap();
    assert_eq!(recovered.editor.document(), editor.document());
    let path = folder.path().join("branch.trunkline.ron");
    file.save_as(&path, editor.document(), Agreed::default()).unwrap();
    file.close().unwrap();
    assert!(abandoned(folder.path()).unwrap().is_empty());
    assert_eq!(open(&super::super::Disk, &path, &mut ()).unwrap().document, *editor.document());
    drop(desk);
}

/// What a person may do, and what may happen.
#[derive(Debug, Clone, Copy)]
enum Happening {
    Widen(u64),
    Undo,
    Redo,
    Save,
    Crash,
}

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    let one = prop_oneof![
        4 => (0u64..4).prop_map(Happening::Widen),
        3 => Just(Happening::Undo),
        2 => Just(Happening::Redo),
        2 => Just(Happening::Save),
        1 => Just(Happening::Crash),
    ];
    prop::collection::vec(one, 0..25)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_crash_costs_a_step_that_was_recorded(happenings in happenings()) {
        let desk = Desk::with(LITWARE);
        let Opening { mut file, document, .. } = desk.open();
        let mut editor = Editor::new(document);
        for happening in happenings.into_iter().chain([Happening::Crash]) {
            let step = match happening {
                Happening::Widen(kbps) => {
                    let edit = widen(kbps);
                    editor.apply(&edit).unwrap();
                    Some(Step::Do(edit))
                }
                Happening::Undo => editor.undo().map(|_| Step::Undo),
                Happening::Redo => editor.redo().map(|_| Step::Redo),
                Happening::Save => {
                    file.save(editor.document(), Agreed::default()).unwrap();
                    None
                }
                Happening::Crash => {
                    crash(file);
                    let opening = desk.open();
                    file = opening.file;
                    let lost = editor.document().clone();
                    editor = match opening.recovery {
                        Some(recovery) => file.recover(opening.document, &recovery).unwrap().editor,
                        None => Editor::new(opening.document),
                    };
                    prop_assert_eq!(editor.document(), &lost);
                    None
                }
            };
            if let Some(step) = step {
                file.record(&step, editor.document()).unwrap();
            }
        }
    }
}
