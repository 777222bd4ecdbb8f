//! The program without a window, run as a person or a script runs it.

mod bad_input;
mod commands;
mod documents;
mod first_contact;
mod numbers;
mod pages;
mod pictures;
mod publish;
mod schema;
mod shell;

use crate::case::Case;

pub fn cases() -> Vec<Case> {
    [
        bad_input::cases(),
        commands::cases(),
        documents::cases(),
        first_contact::cases(),
        numbers::cases(),
        pages::cases(),
        pictures::cases(),
        publish::cases(),
        schema::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
