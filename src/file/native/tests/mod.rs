//! Tests of the native format as a whole.

use super::*;
use crate::topology::Document;

/// Reads a text that must be whole.
#[track_caller]
fn read_whole(text: &str) -> Document {
    let read = read(text, &mut ()).unwrap();
    assert!(read.faults.is_empty(), "{:#?}", read.faults);
    read.document
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_make_no_difference() {
    let text = include_str!("../../../../assets/samples/litware.trunkline.ron");
    let document = read_whole(text);
    let marked = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(read_whole(&marked), document);
    assert_eq!(String::from_utf8(to_bytes(&document)).unwrap(), text);
}
