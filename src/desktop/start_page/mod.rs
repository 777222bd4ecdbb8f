//! The page that is shown while no document is open: begin, go on where a window ended, look at a sample, learn.

mod banner;
mod entries;
mod recent;
mod samples;
pub mod when;

pub use recent::Seen;

use super::commands::Command;
use super::dialogs::{After, Dialog};
use super::kept::{Answer, Kept};
use super::message::Message;
use super::paint;
use super::state::State;
use super::theme::Look;
use super::widgets::{GlyphButton, Rank};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::measure::Measure;
use crate::scene::size::{space, text};
use crate::scene::token::Token;
use egui::{Align, Layout, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, vec2};
use std::collections::HashMap;
use std::path::PathBuf;

/// The widest that the page grows, points.
const WIDEST: f32 = 1280.0;

/// The width of the left column, points.
const LEFT: f32 = 300.0;

/// Narrower pages have one column, points.
const TWO_COLUMNS: f32 = 820.0;

/// The page at the start.
#[derive(Debug, Default)]
pub struct StartPage {
    shown: bool,
    bare: bool,
    looked: bool,
    /// Edits of windows that ended with documents without a file.
    pub kept: Vec<Kept>,
    seen: HashMap<PathBuf, Seen>,
    /// The samples as they are drawn.
    pictures: Vec<samples::Miniature>,
}

/// What the page asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum StartMessage {
    /// Opens a sample, by its name.
    Sample(&'static str),
    /// Opens a recent file.
    Recent(PathBuf),
    /// Opens a recent file and does again what a window left unsaved.
    Recover(PathBuf),
    /// Looks for a recent file elsewhere.
    Locate(PathBuf),
    /// Forgets the recent files.
    ClearRecent,
    /// Answers an offer of kept edits.
    Kept(Kept, Answer),
    /// Goes back to the document.
    Back,
    /// Tells what a bypass ID is.
    BypassIds,
}

impl StartPage {
    /// The page of a window without a document.
    pub fn bare() -> Self {
        Self { shown: true, bare: true, ..Self::default() }
    }

    /// Whether it is shown.
    pub fn is_shown(&self) -> bool {
        self.shown
    }

    /// Whether there is no document behind it.
    pub fn is_bare(&self) -> bool {
        self.bare
    }

    /// Shows it before the document.
    pub fn come(&mut self) {
        self.shown = true;
        self.looked = false;
    }

    /// Gives way to a document.
    pub fn leave(&mut self) {
        self.shown = false;
        self.bare = false;
    }

    /// Whether the recent files were looked at.
    #[cfg(test)]
    pub fn is_looked_at(&self) -> bool {
        !self.seen.is_empty()
    }

    /// Takes in how the recent files stand.
    pub fn seen(&mut self, seen: Vec<(PathBuf, Seen)>) {
        self.seen = seen.into_iter().collect();
    }
}

/// Acts on what the page asks for.
pub fn act(state: &mut State, message: StartMessage) {
    match message {
        StartMessage::Sample(name) => state.leave(After::OpenSample(name)),
        StartMessage::Recent(path) => {
            state.recover = None;
            state.leave(After::OpenFile(path));
        }
        StartMessage::Recover(path) => {
            state.recover = Some(path.clone());
            state.leave(After::OpenFile(path));
        }
        StartMessage::Locate(path) => {
            state.dialog = Some(Dialog::Open { path: path.display().to_string() });
        }
        StartMessage::ClearRecent => state.preferences.recent.clear(),
        StartMessage::Kept(kept, answer) => state.answer(&kept, answer),
        StartMessage::Back if !state.start.bare => state.start.leave(),
        StartMessage::Back => {}
        StartMessage::BypassIds => state.dialog = Some(Dialog::BypassIds),
    }
}

/// Shows the page.
pub fn show(ui: &mut Ui, state: &mut State, measure: &dyn Measure, messages: &mut Vec<Message>) {
    if !std::mem::replace(&mut state.start.looked, true) {
        recent::look(state);
    }
    let look = state.look;
    let width = page_width(look, ui.available_width());
    let right =
        if width < look.points(TWO_COLUMNS) { width } else { width - look.points(LEFT + space::WIDE) };
    samples::draw(&mut state.start.pictures, look, right, measure);
    let state: &State = state;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let left = (ui.cursor().left() + (ui.available_width() - width) / 2.0).round();
        let page = Rect::from_min_size(egui::pos2(left, ui.cursor().top()), vec2(width, f32::INFINITY));
        let response =
            ui.scope_builder(UiBuilder::new().max_rect(page).layout(Layout::top_down(Align::Min)), |ui| {
                ui.set_width(width);
                ui.add_space(look.points(36.0));
                head(ui, state, messages);
                ui.add_space(look.points(space::GRID));
                banner::show(ui, state, messages);
                columns(ui, state, width, messages);
                ui.add_space(look.points(space::WIDE));
            });
        ui.expand_to_include_rect(response.response.rect);
    });
}

/// How wide the page is in a window, points.
fn page_width(look: Look, room: f32) -> f32 {
    (room - look.points(2.0 * space::WIDE)).min(look.points(WIDEST)).round()
}

fn columns(ui: &mut Ui, state: &State, width: f32, messages: &mut Vec<Message>) {
    let look = state.look;
    if width < look.points(TWO_COLUMNS) {
        entries::show(ui, state, messages);
        ui.add_space(look.points(space::GRID));
        samples::show(ui, state, messages);
        ui.add_space(look.points(space::GRID));
        recent::show(ui, state, messages);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = look.points(space::WIDE);
        let left = look.points(LEFT);
        ui.allocate_ui_with_layout(vec2(left, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(left);
            entries::show(ui, state, messages);
        });
        let right = width - left - look.points(space::WIDE);
        ui.allocate_ui_with_layout(vec2(right, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(right);
            samples::show(ui, state, messages);
            ui.add_space(look.points(space::DIALOG));
            recent::show(ui, state, messages);
        });
    });
}

fn head(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let look = state.look;
    ui.horizontal(|ui| {
        let (square, _) = ui.allocate_exact_size(vec2(1.0, 1.0) * look.points(44.0), Sense::hover());
        paint::glyph(ui, Glyph::Logo, square, GlyphInks::on(Token::OnAccent, Token::Accent));
        ui.add_space(look.points(space::MEDIUM));
        ui.vertical(|ui| {
            ui.label(RichText::new("Trunkline").font(look.words(text::START)));
            let about = "Draw a voice network, see which way every call goes and why, publish it.";
            ui.label(RichText::new(about).font(look.words(text::SECTION)).color(look.colour(Token::Muted)));
        });
        if !state.start.bare {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let back = format!("Back to {}", state.file.title());
                if ui.add(GlyphButton::worded(Glyph::ChevronLeft, &back).in_dialog()).clicked() {
                    messages.push(Message::Start(StartMessage::Back));
                }
            });
        }
    });
}

/// The strip at the lower edge of the window while the page is shown.
pub fn status(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let look = state.look;
    let words =
        |text: String| RichText::new(text).font(look.words(text::SECOND)).color(look.colour(Token::Muted));
    ui.horizontal_centered(|ui| {
        ui.add_space(look.points(space::LARGE));
        ui.label(words(format!("Trunkline {}", env!("CARGO_PKG_VERSION"))));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(look.points(space::LARGE));
            let open = if state.start.bare {
                "No document open".to_owned()
            } else {
                format!("{} is open", state.file.title())
            };
            ui.label(words(open));
        });
    });
    // In the middle of the window, on the line of the others.
    let bar = ui.min_rect();
    let theme = format!("Theme: {}", state.preferences.theme.words());
    let font = look.words(text::SECOND);
    let width = ui.painter().layout_no_wrap(theme.clone(), font, look.colour(Token::Muted)).size().x;
    let size = vec2(width + look.points(2.0 * space::MEDIUM), bar.height());
    ui.spacing_mut().button_padding.y = 0.0;
    ui.spacing_mut().interact_size.y = 0.0;
    let button = egui::Button::new(words(theme)).frame(false);
    let button = ui.put(Rect::from_center_size(bar.center(), size), button);
    if button.on_hover_text("Goes over to the next theme").clicked() {
        messages.push(Message::Run(Command::NextTheme));
    }
}

/// The head of a part of the page.
fn part(ui: &mut Ui, look: Look, title: &str) {
    ui.label(RichText::new(title).font(look.words(text::TITLE)));
}

/// A row that is as high as the head of a part.
fn part_row(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().button_padding.y = 0.0;
        ui.horizontal(add);
    });
}

/// A button without a frame for what stands beside a part's head.
fn link(ui: &mut Ui, look: Look, words: &str) -> bool {
    let words = RichText::new(words).font(look.words(text::BODY)).color(look.colour(Token::AccentText));
    ui.add(egui::Button::new(words).frame(false)).clicked()
}

/// A button of the page's banners.
fn button(ui: &mut Ui, glyph: Option<Glyph>, words: &str, rank: Rank) -> bool {
    let button = match glyph {
        Some(glyph) => GlyphButton::worded(glyph, words),
        None => GlyphButton::text(words),
    };
    ui.add(button.rank(rank)).clicked()
}
