//! What window, command line and exports all show: differences, findings and call reports as text, Markdown and
//! JSON, in one set of words.

mod call;
mod client;
mod comparison;
pub mod csv;
mod difference;
mod difference_words;
mod findings;
mod matrix;
mod number;
mod seen;
mod sources;
mod words;

pub use call::{
    CallLine, CallWords, Side, Sides, StepWords, leg_name, leg_sentence, link_name, refusal_words,
    share_words,
};
pub use client::{ToldLine, ToldWords};
pub use comparison::{ComparedRow, compared_markdown, compared_rows};
pub use difference::{AttributeChange, Change, Difference, What};
pub use difference_words::Row;
pub use findings::{Notice, Sameness, notices};
pub use matrix::{CellLine, FlipLine, flip_sentences, matrix_text, row_name};
pub use number::{NumberLine, WITHOUT_PLUS, came_out, list_name, rule_answer, translation_text};
pub use seen::{SeenRow, SeenWords, seen_sentence, seen_text};
pub use sources::title;
pub use words::{NO_ID, bypass_id, bypass_id_origin, figure, list, name, parameter};
