//! Texts that are no document, or not a whole one: a sentence with the place, never a panic, nothing lost that was
//! read.

use super::*;
use crate::topology::Kind;
use std::ops::ControlFlow;

/// The one fault that ends the reading.
#[track_caller]
fn end(text: &str) -> (Document, Fault) {
    let mut read = read(text, &mut ()).unwrap();
    let last = read.faults.list.pop().unwrap();
    assert!(matches!(last.reason, Reason::Syntax(_)), "{last}");
    (read.document, last)
}

fn entities(document: &Document) -> usize {
    Kind::ALL.iter().map(|kind| document.topology.count(*kind)).sum()
}

#[test]
fn a_truncated_file_is_kept_up_to_its_end() {
    let mut known = 0;
    for part in 1..50 {
        let end_of_part = LITWARE.len() * part / 50;
        let (text, _) = LITWARE.split_at(end_of_part);
        let (document, fault) = end(text);
        let said = ["the file ends here", "a text that begins here has no closing quote"];
        assert!(said.iter().any(|said| fault.to_string().contains(said)), "{part}: {fault}");
        let lines = text.lines().count();
        assert!((lines - 1..=lines + 1).contains(&fault.line), "{part}: {fault}");
        let count = entities(&document);
        assert!(count >= known, "{part}: {count} entities after {known}");
        known = count;
    }
    assert_eq!(known, entities(&read_whole(LITWARE)));
}

#[test]
fn every_cut_is_survived() {
    let text: String = LITWARE.lines().take(60).collect::<Vec<_>>().join("\n");
    for end_of_part in (30..text.len()).filter(|end| text.is_char_boundary(*end)) {
        end(text.split_at(end_of_part).0);
    }
}

#[test]
fn any_byte_may_be_wrong() {
    for place in (20..LITWARE.len()).step_by(37) {
        for wrong in ["\0", "\"", ")", "{", "é", "/*", "\u{202e}"] {
            let mut text = LITWARE.to_owned();
            text.replace_range(place..place + 1, wrong);
            // A place, or another document: never a panic.
            if let Ok(read) = read(&text, &mut ()) {
                for fault in &read.faults.list {
                    assert!(fault.line <= text.lines().count() + 1, "{fault}");
                }
            }
        }
    }
}

#[test]
fn the_place_of_a_slip_is_named_with_the_entity() {
    let text =
        LITWARE.replace("(Identity: \"Detroit\", NetworkRegionID", "(Identity: \"Detroit\" NetworkRegionID");
    let (document, fault) = end(&text);
    let line = text.lines().position(|line| line.contains("\"Detroit\" N")).unwrap() + 1;
    assert_eq!((fault.line, fault.subject.as_deref()), (line, Some("network site Detroit")));
    assert!(fault.to_string().contains("expected comma"), "{fault}");
    assert!(
        document
            .topology
            .network_sites
            .iter()
            .any(|(_, network_site)| network_site.name.as_str() == "Chicago")
    );
}

#[test]
fn text_after_the_end_is_a_fault() {
    let (document, fault) = end(&format!("{LITWARE}\nusers: []"));
    assert_eq!(fault.line, LITWARE.lines().count() + 2, "{fault}");
    assert_eq!(document, read_whole(LITWARE));
}

#[test]
fn deep_nesting_ends_the_reading_before_the_stack_does() {
    for (open, close) in [("[", "]"), ("(", ")"), ("{1:", "}"), ("Some(", ")"), ("(a:", ")")] {
        let deep = format!("{}1{}", open.repeat(200_000), close.repeat(200_000));
        for text in [
            format!("(format_version: 1, users: [(Identity: {deep})])"),
            format!("(format_version: 1, users: [(Unknown: {deep})])"),
            format!("(format_version: 1, users: {deep})"),
            format!("(format_version: 1, unknown: {deep})"),
            format!("(format_version: 1, layout: (places: {deep}))"),
            format!("(format_version: {deep})"),
        ] {
            match read(&text, &mut ()) {
                Ok(read) => assert!(!read.faults.is_empty()),
                Err(error) => assert_eq!(error, ReadError::Refused(Refusal::NotADocument)),
            }
        }
    }
}

#[test]
fn what_is_no_document_is_refused_at_once() {
    let garbage = "x".repeat(200 << 20);
    assert_eq!(read(&garbage, &mut ()).unwrap_err(), ReadError::Refused(Refusal::NotADocument));
}

#[test]
fn garbage_after_the_first_line_ends_the_reading() {
    for garbage in ["\u{7f}ELF\0\0\0", "\0\0\0\0", "%%%%", "\"", "users: ", "users: [\0]"] {
        let (document, fault) = end(&format!("(format_version: 1,\n{garbage}"));
        assert_eq!(fault.line, 2, "{fault}");
        assert_eq!(document, Document::default());
    }
}

#[test]
fn bytes_that_are_no_text_end_the_reading_where_they_stand() {
    let mut bytes = LITWARE.as_bytes().to_vec();
    let place = LITWARE.find("\"Portland\"").unwrap();
    bytes[place + 1] = 0xff;
    let read = read_bytes(&bytes, &mut ()).unwrap();
    let fault = read.faults.list.last().unwrap();
    let line = LITWARE.split_at(place).0.lines().count();
    assert_eq!((fault.line, read.faults.list.len()), (line, 1), "{fault}");
    assert!(fault.to_string().contains("not UTF-8 text"), "{fault}");
    assert_eq!(read.document.topology.count(Kind::BandwidthPolicyProfile), 7);
    assert!(read_bytes(b"\xff\xfe(\0f\0", &mut ()).is_err());
}

#[test]
fn strange_names_are_read_and_bad_ones_named() {
    let long = "x".repeat(10_000);
    let text = format!(
        "(format_version: 1, pstn_usages: [
(Identity: \"say \\\"HQ\\\"\"),
(Identity: \"תל אביב\"),
(Identity: \"two\\nlines\"),
(Identity: \"{long}\"),
(Identity: \"\"),
])"
    );
    let read = read(&text, &mut ()).unwrap();
    let names: Vec<&str> =
        read.document.topology.pstn_usages.iter().map(|(_, usage)| usage.name.as_str()).collect();
    assert_eq!(names, ["say \"HQ\"", "תל אביב"]);
    let faults: Vec<String> = read.faults.list.iter().map(ToString::to_string).collect();
    assert_eq!(faults.len(), 3);
    assert!(faults[0].starts_with("line 4, column 2") && faults[0].contains("character 4"), "{}", faults[0]);
    assert!(faults[1].contains("10000 characters") && faults[1].len() < 300, "{}", faults[1]);
    assert!(faults[2].contains("at least one visible character"), "{}", faults[2]);
}

#[test]
fn reading_ends_when_it_is_not_wanted_any_more() {
    let subnets: String =
        (0..2_000).map(|n| format!("(Identity: \"10.{}.{}.0/24\"),\n", n / 256, n % 256)).collect();
    let text = format!("(format_version: 1, subnets: [{subnets}])");
    let mut seen = Vec::new();
    let mut progress = |done: usize, total: usize| {
        assert_eq!(total, text.len());
        seen.push(done);
        if seen.len() == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    assert_eq!(read(&text, &mut progress).unwrap_err(), ReadError::Cancelled(Cancelled));
    assert!(seen.is_sorted() && seen.len() == 3 && seen[0] > 0, "{seen:?}");
}
