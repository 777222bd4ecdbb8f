//! The panels beside and below the canvas, by accessible names.

mod drill;
mod history;
mod live;
mod outline;
mod problems;
mod report;
mod tables;
mod walk;
