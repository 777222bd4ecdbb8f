//! The panels around the canvas, one a file. Each draws and returns messages.

pub mod bottom;
pub mod history;
pub mod inspector;
pub mod menu;
pub mod outline;
pub mod problems;
pub mod report;
pub mod status;
pub mod strip;
pub mod tools;
mod trunk;
mod value;
