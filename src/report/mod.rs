//! What window, command line and exports all show: differences, findings and call reports as text, Markdown and
//! JSON, in one set of words.

mod call;
mod client;
mod comparison;
mod crossing;
pub mod csv;
mod difference;
mod difference_words;
mod down;
mod findings;
mod html;
mod matrix;
mod number;
mod seen;
mod sources;
mod usage;
mod words;

pub use call::{
    CallLine, CallWords, Instead, Side, Sides, StepWords, leg_name, leg_sentence, link_name, refusal_words,
    share_words, tried_instead,
};
pub use client::{ToldLine, ToldWords};
pub use comparison::{COMPARED_COLUMNS, ComparedLine, ComparedRow, ComparedWords, Measure};
pub use crossing::{PairLine, crossing_text, crossing_words, pair_words};
pub use difference::{AttributeChange, Change, Difference, What};
pub use difference_words::Row;
pub use down::{down_name, down_words};
pub use findings::{Notice, Sameness, notices};
pub use html::HtmlPage;
pub use matrix::{CellLine, FlipLine, flip_sentences, matrix_text, row_name};
pub use number::{NumberLine, WITHOUT_PLUS, came_out, list_name, rule_answer, translation_text};
pub use seen::{SeenRow, SeenWords, seen_sentence, seen_text};
pub use sources::title;
pub use usage::{freed_words, use_words};
pub use words::{NO_ID, bypass_id, bypass_id_origin, figure, list, name, parameter};
