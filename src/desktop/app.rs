//! The frame of the window: input into messages, panels in their places, messages into changes.

use super::browse::Purpose;
use super::commands::Command;
use super::dialogs::{self, After, Dialog};
use super::message::Message;
use super::panels::{self, bottom, inspector, left, menu, status, tools};
use super::state::State;
use super::update::update;
use super::{canvas, theme::Look};
use crate::scene::measure::Metrics;
use crate::scene::token::Token;
use eframe::Frame;
use egui::{CentralPanel, Context, Panel, Ui, ViewportCommand};

/// How far the pointer goes before a press becomes a drag, points.
const DRAG_STARTS: f32 = 4.0;

/// The application.
pub struct App {
    state: State,
    measure: Metrics,
    title: String,
}

impl App {
    /// Starts on a state.
    pub fn new(context: &Context, state: State, measure: Metrics) -> Self {
        Look::install_fonts(context);
        state.look.apply(context);
        // Ctrl and plus belong to the canvas, not to the size of the window's text.
        context.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.input_options.max_click_dist = DRAG_STARTS;
        });
        Self { state, measure, title: String::new() }
    }

    /// What the window knows.
    #[cfg(test)]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Takes in what has ended in the background.
    pub fn catch_up(&mut self, context: &Context) {
        self.state.take_done();
        let title = format!("{} - Trunkline", self.state.file.title());
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
        for message in messages {
            update(&mut self.state, &context, message);
        }
        if !self.state.pending.is_empty() {
            context.request_repaint();
        }
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
            self.state.leave(After::OpenFile(path));
        }
        if self.state.dialog.is_none() {
            keys(context, messages);
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
        | (Some(Dialog::Publish { path, .. }), Purpose::Publish) => *path = chosen,
        _ => {}
    }
}

/// Turns keys into commands. While a field of text has the focus, it keeps the keys that edit text.
fn keys(context: &Context, messages: &mut Vec<Message>) {
    let typing = context.text_edit_focused();
    let keys = Command::ALL.iter().filter_map(|command| Some((*command, command.shortcut()?)));
    // A key without Shift also matches where Shift is held, so those with it come first.
    let (shifted, plain): (Vec<_>, Vec<_>) = keys.partition(|(_, shortcut)| shortcut.modifiers.shift);
    for (command, shortcut) in shifted.into_iter().chain(plain) {
        if typing && command.yields_to_text() {
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
        self.state.work.finish_writing();
        if self.state.closing || !self.state.file.is_edited(&self.state.editor) {
            self.state.file.close();
        }
    }
}

/// The panels, and the canvas between them.
fn around(ui: &mut Ui, state: &mut State, measure: &Metrics, messages: &mut Vec<Message>) {
    panels::refresh(state);
    let look = state.look;
    let frame = |token: Token, margin: i8| egui::Frame::new().fill(look.colour(token)).inner_margin(margin);
    Panel::top("menu")
        .exact_size(30.0)
        .frame(frame(Token::Window, 2))
        .show(ui, |ui| menu::show(ui, state, messages));
    Panel::top("tools")
        .exact_size(44.0)
        .frame(frame(Token::Window, 6))
        .show(ui, |ui| tools::show(ui, state, messages));
    Panel::bottom("status").exact_size(24.0).frame(frame(Token::Strip, 2)).show(ui, |ui| {
        status::show(ui, state, messages);
    });
    Panel::left("outline")
        .default_size(220.0)
        .size_range(180.0..=420.0)
        .frame(frame(Token::Window, 0))
        .show(ui, |ui| left::show(ui, state, messages));
    Panel::right("inspector")
        .default_size(308.0)
        .size_range(272.0..=480.0)
        .frame(frame(Token::Window, 14))
        .show(ui, |ui| inspector::show(ui, state, messages));
    if !state.panels.bottom_closed {
        Panel::bottom("bottom")
            .default_size(290.0)
            .size_range(140.0..=600.0)
            .resizable(true)
            .frame(frame(Token::Window, 0))
            .show(ui, |ui| {
                ui.set_min_height(ui.available_height());
                bottom::show(ui, state, messages);
            });
    }
    CentralPanel::no_frame().show(ui, |ui| canvas::show(ui, state, measure, messages));
}
