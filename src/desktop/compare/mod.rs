//! Comparing: the same calls under two settings side by side, in the middle of the window. The document never changes.

mod act;
mod bar;
mod calls;
mod export;
mod head;
mod rows;
mod setting;
mod tables;
mod view;
mod worked;

pub use act::{CompareMessage, act, read, run};
pub use export::show as export;
pub use worked::{Ended, take};

use super::commands::Command;
use super::message::Message;
use super::panels::empty;
use super::state::State;
use crate::call::compare::Side;
use crate::scene::glyphs::Glyph;
use crate::scene::measure::Measure;
use crate::scene::size::{row, space, stroke};
use crate::scene::token::Token;
use crate::topology::{BypassMode, Document};
use calls::{Calls, many};
use egui::{CentralPanel, Frame, Panel, Rect, Stroke, Ui, UiBuilder, pos2};
use setting::Setting;
use std::path::PathBuf;
use std::sync::Arc;
use tables::Tab;
use view::Drawn;
use worked::{Inputs, Worked};

/// How often the placed call is compared at first, and at most.
const COUNT: (u32, u32) = (20, 10_000);
/// How high the tables are at first, and at least, points.
const TABLES: (f32, f32) = (284.0, 120.0);
/// The least of the height that the pictures keep.
const PICTURES: f32 = 180.0;

/// What comparing keeps from frame to frame.
#[derive(Debug)]
pub struct CompareState {
    /// The settings, A first.
    sides: [Setting; 2],
    /// The calls that were chosen.
    calls: Option<Calls>,
    /// How often the placed call is compared.
    count: u32,
    /// The same as it is typed.
    typed: String,
    /// Whether both pictures are moved together.
    together: bool,
    /// The table that is shown.
    tab: Tab,
    /// The call whose way is drawn, by its place.
    chosen: Option<usize>,
    /// Other documents that were read.
    files: Vec<(PathBuf, Arc<Document>)>,
    /// The side that a file is chosen for.
    reading: Side,
    inputs: Option<Inputs>,
    asked: Option<Inputs>,
    worked: Option<Result<Arc<Worked>, String>>,
    drawn: [Drawn; 2],
    /// Whether both pictures are to be brought into view.
    fit: bool,
    /// Whether a person has moved a picture since, so that it stays where it is when the window grows.
    moved: bool,
}

impl Default for CompareState {
    fn default() -> Self {
        Self {
            sides: [Setting::Mode(BypassMode::Off), Setting::Mode(BypassMode::SitesAndRegions)],
            calls: None,
            count: COUNT.0,
            typed: COUNT.0.to_string(),
            together: true,
            tab: Tab::default(),
            chosen: None,
            files: Vec::new(),
            reading: Side::A,
            inputs: None,
            asked: None,
            worked: None,
            drawn: Default::default(),
            fit: false,
            moved: false,
        }
    }
}

impl CompareState {
    /// The comparison that is shown.
    fn worked(&self) -> Option<Arc<Worked>> {
        self.worked.as_ref()?.as_ref().ok().cloned()
    }

    fn setting(&mut self, side: Side) -> &mut Setting {
        let [a, b] = &mut self.sides;
        match side {
            Side::A => a,
            Side::B => b,
        }
    }

    /// How large the pictures are, 1 at 100 %.
    pub fn zoom(&self) -> f32 {
        let [a, _] = &self.drawn;
        a.zoom()
    }

    /// The documents that were read to be compared with.
    #[cfg(test)]
    pub fn files(&self) -> &[(PathBuf, Arc<Document>)] {
        &self.files
    }

    /// What the status bar says of the calls: "20 calls placed on an idle network".
    pub fn placed(&self) -> Option<String> {
        let worked = self.worked()?;
        Some(format!("{} placed on an idle network", many(worked.requests.len())))
    }
}

/// Shows both sides and the tables in the middle of the window.
pub fn show(ui: &mut Ui, state: &mut State, measure: &dyn Measure, messages: &mut Vec<Message>) {
    worked::refresh(state);
    let look = state.look;
    let frame = |token: Token| Frame::new().fill(look.colour(token));
    let bar_frame = frame(Token::Window).inner_margin(egui::Margin::symmetric(space::LARGE as i8, 0));
    Panel::top("compare bar")
        .exact_size(look.points(row::CONTROL + space::GROUP))
        .frame(bar_frame)
        .show(ui, |ui| bar::show(ui, state, messages));
    let worked = match state.compare.worked.clone() {
        Some(Ok(worked)) => worked,
        Some(Err(words)) => {
            let way = "Choose other calls or another setting above.";
            return nothing(ui, state, &words, way);
        }
        None if state.compare.asked.is_some() => {
            return nothing(ui, state, "The calls are being placed.", "");
        }
        None => {
            let way = "Join a Mediation Server pool and a peer on the canvas.";
            return nothing(ui, state, "A comparison needs a call or a trunk.", way);
        }
    };
    let room = ui.available_height() / look.points(1.0);
    let most = (room - PICTURES).max(TABLES.1);
    let percent = state.preferences.text_percent;
    Panel::bottom(("compare tables", percent))
        .default_size(look.points(TABLES.0.min(most)))
        .size_range(look.points(TABLES.1)..=look.points(most))
        .resizable(true)
        .frame(frame(Token::Window))
        .show(ui, |ui| {
            ui.set_min_height(ui.available_height());
            tables::show(ui, state, &worked);
        });
    CentralPanel::no_frame().frame(frame(Token::Canvas)).show(ui, |ui| {
        let room = ui.available_rect_before_wrap();
        let middle = room.center().x.round();
        let halves = [
            (Side::A, Rect::from_min_max(room.min, pos2(middle, room.bottom()))),
            (Side::B, Rect::from_min_max(pos2(middle, room.top()), room.max)),
        ];
        for (side, rect) in halves {
            let mut half = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(side.letter()));
            half.set_clip_rect(rect);
            let below = head::show(&mut half, state, &worked, side);
            let rect = Rect::from_min_max(pos2(rect.left(), below), rect.max);
            view::show(&mut half, state, &worked, (side, rect), measure);
        }
        let divider = Stroke::new(stroke::RING, look.colour(Token::Edge));
        ui.painter().vline(middle, room.y_range(), divider);
        ui.advance_cursor_after_rect(room);
    });
}

fn nothing(ui: &mut Ui, state: &State, first: &str, second: &str) {
    let fill = state.look.colour(Token::Window);
    let frame = Frame::new().fill(fill).inner_margin(state.look.points(space::GROUP));
    CentralPanel::no_frame().frame(frame).show(ui, |ui| empty::show(ui, Glyph::Compare, first, second));
}

/// The message that goes back to the canvas.
fn leave() -> Message {
    Message::Run(Command::Compare)
}
