//! The matrix: every network site, or every subnet, against every trunk. It takes the middle of the window.

mod act;
mod bar;
mod cell;
mod export;
mod grid;
mod heads;
mod legend;
mod table;
mod view;

pub use act::{MatrixMessage, act};
pub use export::show as export;
pub use table::Table;

use super::message::Message;
use super::panels::{drill_note, empty};
use super::state::State;
use crate::call::Down;
use crate::call::matrix::{RowPlace, Rows};
use crate::scene::glyphs::Glyph;
use crate::scene::size::space;
use crate::scene::token::Token;
use crate::topology::{Id, Topology, Trunk};
use egui::{CentralPanel, Frame, Ui};
use std::sync::Arc;
use view::{View, Wanted};

/// A cell by what it is about, which outlives any order of rows.
pub type Place = (RowPlace, Id<Trunk>);

/// What the matrix keeps from frame to frame.
#[derive(Debug, Default)]
pub struct MatrixState {
    rows: Rows,
    wanted: Wanted,
    /// The cell that the keyboard is on.
    cursor: Option<Place>,
    /// Whether that cell is to be brought into view.
    follow: bool,
    table: Option<Arc<Table>>,
    /// What is being worked out in the background.
    asked: Option<(Topology, Rows, Down)>,
    view: Option<Arc<View>>,
}

impl MatrixState {
    /// Takes in what was worked out in the background, unless it was overtaken.
    pub fn take(&mut self, table: Table) {
        if self.asked.as_ref().is_some_and(|(topology, rows, drill)| table.is_of(topology, *rows, drill)) {
            self.asked = None;
            self.table = Some(Arc::new(table));
        }
    }

    /// The matrix as it is shown.
    #[cfg(test)]
    pub fn table(&self) -> Option<&Table> {
        self.table.as_deref()
    }
}

/// Shows the matrix in the middle of the window.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    let margin = look.points(space::LARGE);
    let frame = Frame::new().fill(look.colour(Token::Window)).inner_margin(margin);
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        table::refresh(state);
        drill_note(ui, state, messages);
        bar::show(ui, state, messages);
        ui.add_space(look.points(space::MEDIUM));
        let Some(table) = state.matrix.table.clone() else {
            empty::show(ui, Glyph::Matrix, "The matrix is being worked out.", "");
            return;
        };
        if table.matrix.columns.is_empty() {
            let way = "Join a Mediation Server pool and a peer on the canvas.";
            empty::show(ui, Glyph::Matrix, "A matrix needs a trunk.", way);
            return;
        }
        let view = view::refresh(&mut state.matrix, &table);
        if view.is_empty() {
            let way = "Other words, verdicts or reasons in the bar above bring rows back.";
            empty::show(ui, Glyph::Filter, "No cell is as the filter asks.", way);
            return;
        }
        let grid = ui.available_rect_before_wrap();
        let (grid, below) = grid.split_top_bottom_at_y(grid.bottom() - legend::height(look));
        let end = grid::show(ui, grid, state, (&table, &view), messages);
        let below = below.translate(egui::vec2(0.0, end - grid.bottom()));
        legend::show(ui, below, state, &table);
    });
}
