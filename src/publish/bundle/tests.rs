//! Bundles written and read back, and what happens when somebody changes one.

use super::*;
use crate::file::{Sample, digest};
use crate::topology::Waiver;
use proptest::prelude::*;

const FORMS: [Form; 2] = [Form::Ron, Form::Json];

fn litware() -> Bundle {
    let document = Sample::named("litware").unwrap().open().unwrap();
    let waiver = Waiver {
        code: "V-44".into(),
        subjects: vec!["network site Portland".into()],
        by: Name::new("Ada \"HQ\"").unwrap(),
        reason: Text::new("The line grows\nin spring").unwrap(),
        date: "2026-11-20".into(),
    };
    Bundle {
        name: Name::new("Litware, תל אביב").unwrap(),
        version: 7,
        published_at: "2026-11-20T12:46:08Z".parse().unwrap(),
        published_by: Name::new("o'brien").unwrap(),
        comment: Some(Text::new("one\n\ttwo \"three\"").unwrap()),
        base: Some((6, "sha256:00".into())),
        waivers: Arc::new(vec![waiver]),
        digest: digest(&document.topology).into(),
        topology: document.topology,
    }
}

/// A sealed text after a change that its writer made.
fn resealed(form: Form, from: &str, to: &str) -> String {
    let text = litware().to_text(form);
    let mut lines: Vec<&str> = text.lines().collect();
    lines.truncate(lines.len() - 2);
    let mut text = (lines.join("\n") + "\n").replacen(from, to, 1);
    form.seal(&mut text);
    text
}

#[test]
fn a_bundle_says_the_same_when_it_is_read() {
    for form in FORMS {
        let text = litware().to_text(form);
        let read = Bundle::read(&text).unwrap();
        assert_eq!(read.to_text(form), text);
        let bundle = Bundle { topology: read.topology.clone(), ..litware() };
        assert_eq!(read, bundle);
    }
}

#[test]
fn a_bundle_without_comment_base_and_waivers_is_read_too() {
    for form in FORMS {
        let bundle = Bundle { comment: None, base: None, waivers: Arc::default(), ..litware() };
        let text = bundle.to_text(form);
        assert!(!text.contains("comment") && !text.contains("base_") && !text.contains("waivers"));
        let read = Bundle::read(&text).unwrap();
        assert_eq!((read.comment, read.base, read.waivers.len()), (None, None, 0));
    }
}

#[test]
fn no_byte_can_change_unnoticed() {
    for form in FORMS {
        let text = litware().to_text(form);
        let mut bytes = text.clone().into_bytes();
        for place in 0..bytes.len() {
            let whole = bytes[place];
            // Another letter, so that the text stays a text.
            bytes[place] = if whole == b'x' { b'y' } else { b'x' };
            if let Ok(changed) = str::from_utf8(&bytes) {
                assert!(Bundle::read(changed).is_err(), "{form:?}, byte {place}");
            }
            bytes[place] = whole;
        }
    }
}

proptest! {
    #[test]
    fn no_text_can_be_put_in_or_taken_out_unnoticed(
        ron in any::<bool>(),
        place in any::<prop::sample::Index>(),
        taken in 0_usize..40,
        put in "[ \n\ta-z0-9\":,()]{0,40}",
    ) {
        let text = litware().to_text(if ron { Form::Ron } else { Form::Json });
        let start = text.floor_char_boundary(place.index(text.len() + 1));
        let end = text.floor_char_boundary((start + taken).min(text.len())).max(start);
        let (kept, rest) = text.split_at(start);
        let changed = format!("{kept}{put}{}", rest.split_at(end - start).1);
        prop_assume!(changed != text);
        prop_assert!(Bundle::read(&changed).is_err());
    }
}

#[test]
fn a_bundle_in_other_hands_is_told_from_one_that_was_changed() {
    assert_eq!(Bundle::read("(format_version: 1)"), Err(BundleFault::NotABundle));
    for (form, from, to) in
        [(Form::Ron, "format_version: 1", "format_version: 2"), (Form::Json, "version\": 1", "version\": 2")]
    {
        let text = litware().to_text(form).replacen(from, to, 1);
        assert_eq!(Bundle::read(&text), Err(BundleFault::Newer { found: "2".to_owned() }));
    }
    let other = resealed(Form::Json, "\"MaskBits\": 23", "\"MaskBits\": 24");
    assert!(matches!(Bundle::read(&other), Err(BundleFault::OtherTopology { .. })));
}

#[test]
fn what_was_sealed_wrong_is_named() {
    let cases = [
        (Form::Ron, "version: 7", "version: 7,\ncolour: 1", "colour"),
        (Form::Json, "\"version\": 7", "\"version\": \"seven\"", "seven"),
        (Form::Json, "2026-11-20T12:46:08Z", "yesterday", "no time of RFC 3339"),
        (Form::Json, "\"o'brien\"", "\"\"", "its publisher cannot be read"),
        (Form::Json, "\"MaskBits\": 23", "\"MaskBits\": 99", "its topology has a fault: MaskBits"),
        (Form::Ron, "topology: (format_version: 1", "topology: (format_version: 3", "format version 3"),
    ];
    for (form, from, to, words) in cases {
        let fault = Bundle::read(&resealed(form, from, to)).unwrap_err();
        assert!(matches!(fault, BundleFault::Wrong(_)), "{fault}");
        assert!(fault.to_string().contains(words), "{words}: {fault}");
    }
}

#[test]
fn a_document_that_was_opened_from_a_bundle_remembers_it() {
    let bundle = litware();
    let digest = bundle.digest.clone();
    let document = bundle.into_document("litware.json");
    let origin = document.origin.unwrap();
    assert_eq!((&*origin.target, origin.version, &origin.digest), ("litware.json", 7, &digest));
    assert_eq!(document.waivers.len(), 1);
}
