//! The frame of the window: input into messages, panels in their places, messages into changes.

use super::browse::Purpose;
use super::commands::{Command, Menu};
use super::compare;
use super::dialogs::{self, After, Dialog};
use super::matrix;
use super::message::Message;
use super::middle::Middle;
use super::panels::{self, bottom, inspector, left, menu, status, tools};
use super::panes::{self, Pane};
use super::preferences::{Panels, Place, Preferences};
use super::state::State;
use super::update::update;
use super::widgets::ring_the_rest;
use super::{canvas, outside, start_page, theme::Look, toast};
use crate::scene::measure::Metrics;
use crate::scene::token::Token;
use eframe::Frame;
use egui::{CentralPanel, Context, Key, Modifiers, Panel, Rect, Ui, UiBuilder, ViewportCommand};
use std::path::PathBuf;

/// The least of the canvas that panels leave, points at 100 %.
const CANVAS: (f32, f32) = (360.0, 240.0);

/// What of the width the side panels may take where it is scarce.
const OUTLINE: f32 = 0.22;
const INSPECTOR: f32 = 0.36;

/// How far the pointer goes before a press becomes a drag, points.
const DRAG_STARTS: f32 = 4.0;

/// The application.
pub struct App {
    state: State,
    measure: Metrics,
    title: String,
    /// Where the preferences are kept, and as they were last.
    keeps: Option<(PathBuf, Preferences)>,
    /// Whether a field of text had the focus when the last frame ended: Escape takes it before a frame begins.
    typing: bool,
}

impl App {
    /// Starts on a state.
    pub fn new(context: &Context, mut state: State, measure: Metrics) -> Self {
        Look::install_fonts(context);
        state.look = state.preferences.look(context.system_theme(), state.still);
        state.look.apply(context);
        // Ctrl and plus belong to the canvas, not to the size of the window's text.
        context.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.input_options.max_click_dist = DRAG_STARTS;
        });
        Self { state, measure, title: String::new(), keeps: None, typing: false }
    }

    /// The same, keeping the preferences in a file from now on.
    pub fn keeping(self, path: PathBuf) -> Self {
        let now = self.state.preferences.clone();
        Self { keeps: Some((path, now)), ..self }
    }

    /// What the window knows.
    #[cfg(test)]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What the window knows, to be set up.
    #[cfg(test)]
    pub fn state_mut(&mut self) -> &mut State {
        &mut self.state
    }

    /// Takes in what has ended in the background.
    pub fn catch_up(&mut self, context: &Context) {
        self.state.take_done();
        self.state.count_changes();
        let title = if self.state.has_document() {
            format!("{} - Trunkline", self.state.file.title())
        } else {
            "Trunkline".to_owned()
        };
        if title != self.title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// One frame: input into messages, panels, messages into changes.
    pub fn show(&mut self, ui: &mut Ui) {
        let mut messages = Vec::new();
        let context = ui.ctx().clone();
        self.gather(&context, &mut messages);
        around(ui, &mut self.state, &self.measure, &mut messages);
        dialogs::show(ui, &mut self.state, &mut messages);
        toast::show(&context, &mut self.state, &mut messages);
        for message in messages {
            update(&mut self.state, &context, message);
        }
        ring_the_rest(&context, self.state.look);
        self.typing = context.text_edit_focused();
        self.follow_look(&context);
        self.keep(&context);
        if !self.state.pending.is_empty() {
            context.request_repaint();
        }
    }

    /// Takes on the look that the preferences and the system ask for.
    fn follow_look(&mut self, context: &Context) {
        let look = self.state.preferences.look(context.system_theme(), self.state.still);
        if look != self.state.look {
            self.state.look = look;
            look.apply(context);
            context.request_repaint();
        }
    }

    /// Keeps the preferences when they have changed and nothing is being dragged.
    fn keep(&mut self, context: &Context) {
        self.note_preferences(context);
        let Some((path, kept)) = &mut self.keeps else { return };
        let dragged = context.input(|input| input.pointer.any_down());
        if *kept != self.state.preferences && !dragged && !self.state.work.is_keeping() {
            kept.clone_from(&self.state.preferences);
            self.state.work.keep(kept.clone(), path.clone());
        }
    }

    /// Notes what the window itself knows of the preferences: its place and its wording.
    fn note_preferences(&mut self, context: &Context) {
        let preferences = &mut self.state.preferences;
        preferences.parameter_names = self.state.parameter_names;
        preferences.shown = self.state.canvas.shown;
        let place = context.input(|input| {
            let viewport = input.viewport();
            let whole = viewport.maximized == Some(true) || viewport.fullscreen == Some(true);
            let inner = viewport.inner_rect.filter(|_| !whole && viewport.minimized != Some(true))?;
            let position = viewport.outer_rect.map(|outer| [outer.min.x, outer.min.y]);
            Some(Place { position, size: [inner.width(), inner.height()] })
        });
        preferences.window = place.or(preferences.window);
    }

    /// Looks at keys, dropped files and what has ended in the background.
    fn gather(&mut self, context: &Context, messages: &mut Vec<Message>) {
        messages.append(&mut self.state.pending);
        if let Some((purpose, path)) = self.state.browse.take() {
            chosen(&mut self.state, purpose, path.display().to_string());
        }
        let dropped =
            context.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped
            && self.state.dialog.is_none()
        {
            panels::drop_file(&mut self.state, path);
        }
        if self.state.dialog.is_none() {
            escape(context, &mut self.state);
            panels::walk_by_keys(context, &self.state, messages);
            keys(context, &self.state, self.typing, messages);
        }
        if context.input(|input| input.viewport().close_requested())
            && !self.state.closing
            && (self.state.file.is_edited(&self.state.editor) || self.state.work.is_saving())
        {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.state.leave(After::Quit);
        }
    }
}

/// Puts a chosen path into the field that asked for it.
fn chosen(state: &mut State, purpose: Purpose, chosen: String) {
    match (&mut state.dialog, purpose) {
        (Some(Dialog::Open { path }), Purpose::Open)
        | (Some(Dialog::SaveAs { path, .. }), Purpose::Save)
        | (Some(Dialog::CompareWith { path }), Purpose::CompareWith)
        | (Some(Dialog::ExportReport { path, .. }), Purpose::ExportReport)
        | (Some(Dialog::ExportComparison { path }), Purpose::ExportComparison)
        | (Some(Dialog::ExportMatrix { path }), Purpose::ExportMatrix)
        | (Some(Dialog::OpenAddresses { path }), Purpose::Addresses) => {
            *path = chosen;
        }
        (Some(Dialog::Publish), Purpose::Publish) => state.publishing.path = chosen,
        _ => {}
    }
}

/// Puts away what lies before the document: the list of the palette, the page at the start.
fn escape(context: &Context, state: &mut State) {
    let page = state.start.is_shown() && !state.start.is_bare();
    if !(state.palette.is_open() || page) {
        return;
    }
    if context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        if state.palette.is_open() {
            state.palette.close();
        } else {
            state.start.leave();
        }
    }
}

/// Turns keys into commands. While a field of text has the focus, it keeps the keys that edit text.
fn keys(context: &Context, state: &State, was_typing: bool, messages: &mut Vec<Message>) {
    let typing =
        context.text_edit_focused() || was_typing && context.input(|input| input.key_pressed(Key::Escape));
    let keys = Command::ALL.iter().flat_map(|command| {
        let shortcuts = command.shortcut().into_iter().chain(command.other_shortcut());
        shortcuts.map(|shortcut| (*command, shortcut))
    });
    let in_cells = panels::tables::has_keyboard(context);
    let in_list = panels::list_has_keyboard(context);
    // A menu or list that is open has the keys without Ctrl: Escape closes it, letters go to its entries.
    let in_popup = egui::Popup::is_any_open(context);
    // A key without Shift also matches where Shift is held, so those with it come first.
    let (shifted, plain): (Vec<_>, Vec<_>) = keys.partition(|(_, shortcut)| shortcut.modifiers.shift);
    for (command, shortcut) in shifted.into_iter().chain(plain) {
        // Letters are typed into the cells of a table.
        let is_letter = shortcut.modifiers.is_none() && shortcut.logical_key.name().len() == 1;
        // While something is presented, a slip of the hand changes nothing.
        if panels::presents(state) && !matches!(command, Command::LetGo) && command.menu() != Menu::View {
            continue;
        }
        let of_list = in_list && command == Command::Delete;
        // Ctrl and D fills cells down.
        let of_cells = is_letter || command == Command::Compare;
        if (typing || in_popup) && command.yields_to_text() || in_cells && of_cells || of_list {
            continue;
        }
        if context.input_mut(|input| input.consume_shortcut(&shortcut)) {
            messages.push(Message::Run(command));
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &Context, _frame: &mut Frame) {
        self.catch_up(context);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        self.show(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.state.work.cancel();
        if self.state.closing || !self.state.file.is_edited(&self.state.editor) {
            self.state.file.close();
        }
        if let Some((path, kept)) = self.keeps.take()
            && kept != self.state.preferences
        {
            self.state.work.finish_writing();
            self.state.work.keep(self.state.preferences.clone(), path);
        }
        self.state.work.finish_writing();
    }
}

/// The panels, and the canvas between them.
fn around(ui: &mut Ui, state: &mut State, measure: &Metrics, messages: &mut Vec<Message>) {
    panels::refresh(state);
    panes::begin(state, ui.ctx());
    if panels::presents(state) && !state.start.is_shown() {
        panels::present(ui, state, measure, messages);
        return;
    }
    let look = state.look;
    let frame = |token: Token, margin: i8| egui::Frame::new().fill(look.colour(token)).inner_margin(margin);
    Panel::top("menu").exact_size(look.points(30.0)).frame(frame(Token::Strip, 0)).show(ui, |ui| {
        panes::enter(ui, state, Pane::Top);
        menu::show(ui, state, messages);
    });
    if state.start.is_shown() {
        let status = Panel::bottom("start status")
            .exact_size(look.points(24.0))
            .frame(frame(Token::Strip, 0))
            .show(ui, room_of);
        CentralPanel::no_frame().frame(frame(Token::Window, 0)).show(ui, |ui| {
            panes::enter(ui, state, Pane::Middle);
            start_page::show(ui, state, measure, messages);
        });
        let mut last = ui.new_child(UiBuilder::new().max_rect(status.inner));
        panes::enter(&last, state, Pane::Status);
        start_page::status(&mut last, state, messages);
        return;
    }
    Panel::top("tools").exact_size(look.points(44.0)).frame(frame(Token::Window, 8)).show(ui, |ui| {
        panes::enter(ui, state, Pane::Tools);
        tools::show(ui, state, messages);
    });
    outside::banner(ui, state, messages);
    // What it shows comes at the end of the frame, so that the keyboard comes to it last.
    let status =
        Panel::bottom("status").exact_size(look.points(24.0)).frame(frame(Token::Strip, 2)).show(ui, room_of);
    // Both sides of a comparison need all of the middle.
    if state.middle == Middle::Compare {
        panes::enter(ui, state, Pane::Middle);
        compare::show(ui, state, measure, messages);
        show_status(ui, state, status.inner, messages);
        return;
    }
    let room = ui.available_size() / look.points(1.0);
    // Panels of another text size begin anew at their share of it.
    let (sizes, percent) = (state.preferences.panels, state.preferences.text_percent);
    // A side panel never takes what the canvas needs, nor more than it is let.
    let side = |share: f32, least: f32, most: f32| {
        // Large text in a small window: the canvas keeps its share too.
        let least = least.min((room.x * share).round());
        let left = (room.x - CANVAS.0 - least).max(least);
        look.points(least)..=look.points(most.min(left))
    };
    let scale = look.points(1.0);
    let mut width = sizes.outline;
    // The tables that take the middle need the room of the outline too.
    if state.middle == Middle::Canvas {
        let outline = Panel::left(("outline", percent))
            .default_size(look.points(sizes.outline))
            .size_range(side(OUTLINE, 180.0, 420.0))
            .frame(frame(Token::Window, 0))
            .show(ui, |ui| {
                panes::enter(ui, state, Pane::Left);
                left::show(ui, state, messages);
            });
        width = outline.response.rect.width() / scale;
    }
    let inspector = Panel::right(("inspector", percent))
        .default_size(look.points(sizes.inspector))
        .size_range(side(INSPECTOR, 272.0, 480.0))
        .frame(frame(Token::Window, 0))
        .show(ui, |ui| {
            panes::enter(ui, state, Pane::Right);
            canvas::opened_inspector(ui, state);
            inspector::show(ui, state, messages);
        });
    let highest = (room.y * 0.6).min(room.y - CANVAS.1).max(140.0);
    let mut height = sizes.bottom;
    if !state.panels.bottom_closed {
        let bottom = Panel::bottom(("bottom", percent))
            .default_size(look.points(sizes.bottom))
            .size_range(look.points(140.0)..=look.points(highest))
            .resizable(true)
            .frame(frame(Token::Window, 0))
            .show(ui, |ui| {
                ui.set_min_height(ui.available_height());
                panes::enter(ui, state, Pane::Bottom);
                bottom::show(ui, state, messages);
            });
        height = bottom.response.rect.height() / scale;
    }
    state.preferences.panels =
        Panels { outline: width, inspector: inspector.response.rect.width() / scale, bottom: height };
    panes::enter(ui, state, Pane::Middle);
    match state.middle {
        Middle::Compare => {}
        Middle::Matrix => matrix::show(ui, state, messages),
        Middle::Canvas if state.panels.shows_table() => {
            CentralPanel::no_frame().show(ui, |ui| panels::tables::show(ui, state, messages));
        }
        Middle::Canvas => {
            CentralPanel::no_frame().show(ui, |ui| canvas::show(ui, state, measure, messages));
        }
    }
    show_status(ui, state, status.inner, messages);
}

/// Shows the status bar in the room that was kept for it.
fn show_status(ui: &mut Ui, state: &mut State, room: Rect, messages: &mut Vec<Message>) {
    let mut last = ui.new_child(UiBuilder::new().max_rect(room));
    panes::enter(&last, state, Pane::Status);
    status::show(&mut last, state, messages);
}

/// Takes all the room of a panel.
fn room_of(ui: &mut Ui) -> Rect {
    let room = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(room);
    room
}
