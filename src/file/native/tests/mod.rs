//! Tests of the native format as a whole.

mod arbitrary;
mod bad_input;
mod faults;
mod round_trip;

use super::*;
use crate::topology::Document;

const LITWARE: &str = include_str!("../../../../assets/samples/litware.trunkline.ron");

/// Reads a text that must be whole.
#[track_caller]
fn read_whole(text: &str) -> Document {
    let read = read(text, &mut ()).unwrap();
    assert!(read.faults.is_empty(), "{:#?}", read.faults);
    read.document
}

fn to_text(document: &Document) -> String {
    String::from_utf8(to_bytes(document)).unwrap()
}
