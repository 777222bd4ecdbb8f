//! The window. Only this room knows egui.

pub mod paint;
pub mod theme;
pub mod widgets;
