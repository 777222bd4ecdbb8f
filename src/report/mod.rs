//! What window, command line and exports all show: differences, findings and call reports as text, Markdown and
//! JSON, in one set of words.

mod call;
mod client;
mod comparison;
pub mod csv;
mod difference;
mod difference_words;
mod findings;
mod html;
mod matrix;
mod number;
mod seen;
mod sources;
mod words;

pub use call::{
    CallLine, CallWords, Side, Sides, StepWords, leg_name, leg_sentence, link_name, refusal_words,
    share_words,
};
pub use client::{ToldLine, told_text};
pub use comparison::{COMPARED_COLUMNS, ComparedLine, ComparedRow, ComparedWords, Measure};
pub use difference::{AttributeChange, Change, Difference, What};
pub use difference_words::Row;
pub use findings::{Notice, Sameness, notices};
pub use html::HtmlPage;
pub use matrix::{CellLine, FlipLine, flip_sentences, matrix_text, row_name};
pub use number::{NumberLine, translation_text};
pub use seen::{SeenRow, seen_text};
pub use sources::title;
pub use words::{NO_ID, bypass_id, bypass_id_origin, figure, list, name, parameter};
