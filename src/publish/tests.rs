//! Publishing to a file: what stops it, what is written, and what others do to the file meanwhile.

use super::{Bundle, Form, PublishError, Rehearsed, Review, Signed, Written};
use crate::edit::Draft;
use crate::file::{Disk, FailingFs, Fault, Sample, digest};
use crate::report::Notice;
use crate::topology::{Document, Name};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder, and the Litware sample.
struct Bench {
    folder: TempDir,
    document: Document,
}

impl Bench {
    fn new() -> Self {
        let document = Sample::named("litware").unwrap().open().unwrap();
        Self { folder: tempfile::tempdir().unwrap(), document }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("litware.json")
    }

    fn edited(document: &Document, edits: &str) -> Document {
        let mut draft = Draft::new(document.clone());
        draft.apply_all("test", ron::from_str(edits).unwrap()).unwrap();
        draft.document().clone()
    }

    fn review(&self, document: &Document) -> Review {
        Review::of(&Disk, document, &self.path()).unwrap()
    }

    fn publish(&self, document: &Document) -> Written {
        let review = self.review(document);
        review.publish(&Disk, &review.bundle(signed())).unwrap()
    }

    fn published(&self) -> Bundle {
        Bundle::read(&std::fs::read_to_string(self.path()).unwrap()).unwrap()
    }

    fn pulled(&self) -> Document {
        super::open(&Disk, &self.path(), &mut ()).unwrap().document
    }
}

fn signed() -> Signed {
    Signed {
        name: Name::new("Litware").unwrap(),
        by: Name::new("tester").unwrap(),
        at: "2026-11-20T12:46:08.987Z".parse().unwrap(),
        comment: None,
    }
}

const WIDER: &str = r#"[Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWLimit", 6000)]"#;

/// A session limit below what the product takes: an error of rule V-41.
const TINY: &str = r#"[Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWSessionLimit", 30)]"#;

fn codes<'a>(notices: impl IntoIterator<Item = &'a Notice>) -> Vec<&'a str> {
    notices.into_iter().map(|notice| notice.code.as_str()).collect()
}

#[test]
fn versions_count_up_and_name_what_they_replace() {
    let bench = Bench::new();
    assert!(matches!(bench.publish(&bench.document), Written::Published(_)));
    let first = bench.published();
    assert_eq!((first.version, &first.base), (1, &None));
    assert_eq!(first.published_at.to_string(), "2026-11-20T12:46:08Z");
    bench.publish(&Bench::edited(&bench.pulled(), WIDER));
    let second = bench.published();
    assert_eq!((second.version, second.base), (2, Some((1, first.digest))));
}

#[test]
fn an_error_stops_unless_the_base_has_it_just_so() {
    let bench = Bench::new();
    bench.publish(&bench.document);
    let tiny = Bench::edited(&bench.document, TINY);
    let Written::Stopped(stops) = bench.publish(&tiny) else { panic!("it was published") };
    assert_eq!(codes(&stops), ["V-41"]);
    assert_eq!(bench.published().version, 1);

    let base = Bundle {
        digest: digest(&tiny.topology).into(),
        topology: tiny.topology.clone(),
        ..bench.published()
    };
    std::fs::write(bench.path(), base.to_text(Form::Json)).unwrap();
    // Another figure is the same error; another profile is another one.
    let smaller = TINY.replace("30", "20");
    assert_eq!(codes(bench.review(&Bench::edited(&tiny, &smaller)).stops()), [""; 0]);
    let another = TINY.replace("10Mb_Link", "5Mb_Link");
    assert_eq!(codes(bench.review(&Bench::edited(&tiny, &another)).stops()), ["V-41"]);
}

#[test]
fn what_was_a_warning_of_the_base_stops_once_it_is_an_error() {
    let bench = Bench::new();
    let off = r#"[Set(NetworkConfiguration("Global"), "EnableBandwidthPolicyCheck", false),
        Remove(RegionRoute("NA-APAC-ROUTE"), Refuse)]"#;
    let base = Bench::edited(&bench.document, off);
    bench.publish(&base);
    let on = r#"[Set(NetworkConfiguration("Global"), "EnableBandwidthPolicyCheck", true)]"#;
    assert_eq!(codes(bench.review(&Bench::edited(&base, on)).stops()), ["V-45"]);
}

#[test]
fn a_document_that_was_pulled_from_another_version_is_not_published() {
    let bench = Bench::new();
    bench.publish(&bench.document);
    let pulled = bench.pulled();
    bench.publish(&Bench::edited(&pulled, WIDER));
    let Written::Stopped(stops) = bench.publish(&pulled) else { panic!("it was published") };
    assert_eq!(codes(&stops), ["V-80"]);
    assert!(stops[0].sentence.contains("holds version 2 of Litware"), "{}", stops[0].sentence);
    assert!(stops[0].sentence.contains("pulled from version 1"), "{}", stops[0].sentence);
}

#[test]
fn a_file_that_changes_between_review_and_writing_is_left_as_it_is() {
    let bench = Bench::new();
    let review = bench.review(&bench.document);
    std::fs::write(bench.path(), "mine").unwrap();
    let written = review.publish(&Disk, &review.bundle(signed())).unwrap();
    let Written::Stopped(stops) = written else { panic!("it was published") };
    assert_eq!(codes(&stops), ["V-80"]);
    assert!(review.stopped_lines(&stops)[0].contains("was changed while"), "{stops:?}");
    assert_eq!(std::fs::read_to_string(bench.path()).unwrap(), "mine");
}

#[test]
fn a_new_place_goes_on_from_the_version_that_was_pulled() {
    let bench = Bench::new();
    bench.publish(&bench.document);
    let pulled = bench.pulled();
    let elsewhere = bench.folder.path().join("elsewhere.ron");
    let review = Review::of(&Disk, &Bench::edited(&pulled, WIDER), &elsewhere).unwrap();
    assert_eq!((review.version(), review.difference.count()), (2, 1));
    assert_eq!(review.name().map(Name::as_str), Some("Litware"));

    // The version that was pulled is gone: nothing is left to compare with, but its number is known.
    std::fs::remove_file(bench.path()).unwrap();
    let review = Review::of(&Disk, &pulled, &elsewhere).unwrap();
    assert!(review.base.is_none());
    assert_eq!(review.version(), 2);
}

#[test]
fn only_a_bundle_is_published_over() {
    let bench = Bench::new();
    let of = |path: &Path| Review::of(&Disk, &bench.document, path).unwrap_err();
    assert!(matches!(of(Path::new("litware.xml")), PublishError::Form(_)));
    std::fs::write(bench.path(), "{}").unwrap();
    assert!(of(&bench.path()).to_string().contains("it is no published bundle"));
    assert!(matches!(of(bench.folder.path()), PublishError::Form(_)));
}

#[test]
fn a_fault_at_any_call_is_told_and_leaves_the_old_or_the_new_version_whole() {
    let bench = Bench::new();
    bench.publish(&bench.document);
    let path = bench.path();
    let name = path.to_str().unwrap();
    let first = std::fs::read(&path).unwrap();
    let wider = Bench::edited(&bench.pulled(), WIDER);
    for at in 1.. {
        let fs = FailingFs::holding([(name, first.as_slice())]);
        let review = Review::of(&fs, &wider, &path).unwrap();
        let bundle = review.bundle(signed());
        fs.plan(Fault::Error(at, ErrorKind::Other));
        let written = review.publish(&fs, &bundle);
        if !fs.fault_happened() {
            assert!(matches!(written, Ok(Written::Published(_))), "call {at}");
            break;
        }
        let found = Bundle::read(&String::from_utf8(fs.content(name).unwrap()).unwrap()).unwrap();
        match written {
            Ok(Written::Published(_)) => assert_eq!(found.version, 2, "call {at}"),
            Ok(Written::Stopped(stops)) => panic!("call {at}: {stops:?}"),
            Err(error) => {
                assert!(error.to_string().contains("litware.json"), "call {at}: {error}");
                assert!([1, 2].contains(&found.version), "call {at}");
            }
        }
    }
}

#[test]
fn a_rehearsal_says_all_but_writes_nothing() {
    let bench = Bench::new();
    bench.publish(&bench.document);
    let before = std::fs::read(bench.path()).unwrap();
    let review = bench.review(&Bench::edited(&bench.pulled(), WIDER));
    let bundle = review.bundle(signed());
    let rehearsed = review.rehearse(&Disk, &bundle).unwrap();
    assert_eq!(rehearsed, Rehearsed::Good(bundle.to_text(Form::Json).len() as u64));
    assert_eq!(std::fs::read(bench.path()).unwrap(), before);

    std::fs::write(bench.path(), "mine").unwrap();
    let Rehearsed::Stopped(stops) = review.rehearse(&Disk, &bundle).unwrap() else { panic!("it moved") };
    assert_eq!(codes(&stops), ["V-80"]);
    let tiny = Bench::edited(&bench.document, TINY);
    let elsewhere = Review::of(&Disk, &tiny, &bench.folder.path().join("new.json")).unwrap();
    let Rehearsed::Stopped(stops) = elsewhere.rehearse(&Disk, &elsewhere.bundle(signed())).unwrap() else {
        panic!("an error stops it")
    };
    assert_eq!(codes(&stops), ["V-41"]);
}

#[test]
fn only_sites_whose_profile_or_region_changes_get_new_bypass_ids() {
    let bench = Bench::new();
    bench.publish(&bench.document);
    let renewed = |edits: &str| -> Vec<String> {
        let review = bench.review(&Bench::edited(&bench.document, edits));
        let found = review.findings.into_iter().find(|reviewed| reviewed.notice.code == "V-82");
        found.map(|reviewed| reviewed.notice.subjects).unwrap_or_default()
    };
    let fence = r#"Set(NetworkSite("Detroit"), "BWPolicyProfileID", "5Mb_Link")"#;
    let describe = r#"Set(NetworkSite("Chicago"), "Description", "x")"#;
    assert_eq!(renewed(&format!("[{fence}, {describe}]")), ["network site Detroit"]);
    assert!(renewed(&format!("[{describe}]")).is_empty());
    let off = r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#;
    assert!(renewed(&format!("[{fence}, {off}]")).is_empty());
}

#[test]
fn a_byte_order_mark_put_before_a_bundle_is_noticed() {
    let bench = Bench::new();
    bench.publish(&bench.document);
    let text = std::fs::read_to_string(bench.path()).unwrap();
    std::fs::write(bench.path(), format!("\u{feff}{text}")).unwrap();
    let error = super::open(&Disk, &bench.path(), &mut ()).unwrap_err();
    assert!(error.to_string().contains("its seal does not fit"), "{error}");
}
