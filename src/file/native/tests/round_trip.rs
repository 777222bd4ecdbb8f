//! What is written reads back, and is written the same again.

use super::arbitrary::{contents, documents, reversed};
use super::*;
use crate::file::digest;
use crate::topology::{Kind, RefExt};
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_document_reads_back_and_is_written_the_same(document in documents()) {
        let text = to_text(&document);
        let read = read(&text, &mut ()).unwrap();
        prop_assert!(read.faults.is_empty(), "{:#?}\n{}", read.faults, text);
        prop_assert_eq!(to_text(&read.document), text);
        prop_assert_eq!(contents(&read.document), contents(&document));
    }

    #[test]
    fn the_order_of_sections_and_entities_makes_no_difference(document in documents()) {
        let text = to_text(&document);
        let turned = reversed(&text);
        let read = read(&turned, &mut ()).unwrap();
        prop_assert!(read.faults.is_empty(), "{:#?}\n{}", read.faults, turned);
        prop_assert_eq!(contents(&read.document), contents(&read_whole(&text)));
        prop_assert_eq!(digest(&read.document.topology), digest(&document.topology));
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_make_no_difference() {
    let document = read_whole(LITWARE);
    let marked = format!("\u{feff}{}", LITWARE.replace('\n', "\r\n"));
    assert_eq!(read_whole(&marked), document);
}

#[test]
fn an_empty_document_is_little_more_than_its_first_line() {
    let text = to_text(&Document::default());
    assert!(text.starts_with("(format_version: 1,\n"), "{text}");
    assert!(text.lines().count() < 15, "{text}");
    assert_eq!(read_whole(&text), Document::default());
}

#[test]
fn a_subnet_is_one_line_however_long_its_description() {
    let text = format!(
        "(format_version: 1,\nsubnets: [\n  (Identity: \"10.0.0.0\", MaskBits: 24, Description: \"{}\"),\n],\n",
        "x".repeat(500)
    );
    let written = to_text(&read_whole(&format!("{text})\n")));
    assert!(written.starts_with(&text), "{written}");
}

#[test]
fn a_name_that_stands_further_down_is_found() {
    let text = "(format_version: 1,
        users: [(Identity: \"carol@litwareinc.com\", VoicePolicy: \"Global\", UsualNetworkSite: \"reno\")],
        network_sites: [(Identity: \"Reno\")])";
    let document = read_whole(text);
    let (_, user) = document.topology.users.first().unwrap();
    assert!(user.usual_network_site.id().is_some() && user.voice_policy.id().is_some());
}

#[test]
fn a_name_that_names_nothing_is_kept_and_written_again() {
    let text = "(format_version: 1,\nsubnets: [\n  (Identity: \"10.0.0.0\", MaskBits: 24, NetworkSiteID: \"Elko\"),\n],\n";
    let document = read_whole(&format!("{text})"));
    let id = document.topology.ids(Kind::Subnet)[0];
    assert_eq!(document.topology.missing_references(id).len(), 1);
    assert!(to_text(&document).starts_with(text));
}

#[test]
fn a_range_with_its_mask_needs_no_mask_of_its_own() {
    let document = read_whole("(format_version: 1, subnets: [(Identity: \"10.2.0.0/16\")])");
    assert_eq!(document.topology.subnets.first().unwrap().1.range.to_string(), "10.2.0.0/16");
}
