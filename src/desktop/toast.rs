//! What is told for a while above the lower edge of the canvas, and how far work is that takes longer than a moment.

use super::canvas;
use super::commands::Command;
use super::message::Message;
use super::middle::Middle;
use super::panes::Pane;
use super::state::State;
use super::theme::Look;
use super::widgets::{GlyphButton, Rank};
use crate::scene::glyphs::Glyph;
use crate::scene::size::{radius, row, space, stroke};
use crate::scene::theme::Elevation;
use crate::scene::token::Token;
use egui::{Align2, Area, Context, Id, Order, Pos2, ProgressBar, Role, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::time::Duration;

/// Work that takes longer shows how far it is.
const PATIENCE: Duration = Duration::from_millis(400);

/// How long a notice stays, in seconds: so much, and so much for each letter.
const STAYS: (f64, f64) = (4.0, 0.05);

/// The least of the window's middle that stays above it, points at 100 %.
const LEAST: f32 = 80.0;

/// The width of the bar of progress, points.
const BAR: f32 = 160.0;

/// Something to be told for a while.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    words: String,
    verb: Option<(&'static str, Command)>,
    /// When it was seen first, seconds of the window's clock.
    since: Option<f64>,
}

impl Notice {
    /// A notice.
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), verb: None, since: None }
    }

    /// The same with a button that runs a command.
    pub fn offering(self, verb: &'static str, command: Command) -> Self {
        Self { verb: Some((verb, command)), ..self }
    }

    /// What is told.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// How long it stays in sight, in seconds.
    fn stays(&self) -> f64 {
        STAYS.0 + STAYS.1 * self.words.chars().count() as f64
    }
}

impl State {
    /// Tells something for a while; it takes the place of what was told before.
    pub fn say(&mut self, words: impl Into<String>) {
        self.notice = Some(Notice::new(words));
    }

    /// Tells something for a while, with a button that runs a command.
    pub fn say_with(&mut self, words: impl Into<String>, verb: &'static str, command: Command) {
        self.notice = Some(Notice::new(words).offering(verb, command));
    }
}

/// Shows the notice and the work under way.
pub fn show(context: &Context, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    let place = place(context, state);
    let mut height = 0.0;
    if let Some(notice) = &mut state.notice {
        let now = context.input(|input| input.time);
        let since = *notice.since.get_or_insert(now);
        let response = plate(context, "notice", look, place, |ui| said(ui, notice, messages));
        let left = notice.stays() - (now - since);
        height = response.rect.height() + look.points(space::SMALL);
        if response.contains_pointer() {
            notice.since = Some(now);
        } else if left <= 0.0 {
            state.notice = None;
        } else {
            context.request_repaint_after(Duration::from_secs_f64(left));
        }
    }
    progress(context, state, place - vec2(0.0, height));
}

/// Where the lower edge of the plate has its middle: at the bottom of the canvas, above what floats on it, so that no
/// list or form is covered.
fn place(context: &Context, state: &State) -> Pos2 {
    let middle = state.panes.rect(Pane::Middle).unwrap_or(context.content_rect());
    let is_canvas = state.middle == Middle::Canvas && !state.panels.shows_table() && !state.start.is_shown();
    let bottom = if is_canvas { canvas::free_down_to(state).min(middle.bottom()) } else { middle.bottom() };
    let bottom = bottom.max((middle.top() + state.look.points(LEAST)).min(middle.bottom()));
    pos2(middle.center().x, bottom - state.look.points(space::MEDIUM))
}

fn said(ui: &mut Ui, notice: &Notice, messages: &mut Vec<Message>) {
    let words = ui.add(egui::Label::new(notice.words()).wrap());
    ui.ctx().accesskit_node_builder(words.id, |node| node.set_live(egui::accesskit::Live::Polite));
    if let Some((verb, command)) = notice.verb
        && ui.add(GlyphButton::text(verb)).clicked()
    {
        messages.push(Message::Run(command));
        messages.push(Message::Hush);
    }
    if ui.add(GlyphButton::new(Glyph::Close, "Close the notice").rank(Rank::Bare)).clicked() {
        messages.push(Message::Hush);
    }
}

fn progress(context: &Context, state: &State, place: Pos2) {
    let Some(running) = state.work.progress() else { return };
    let look = state.look;
    if let Some(rest) = PATIENCE.checked_sub(running.since.elapsed()).filter(|rest| !rest.is_zero()) {
        context.request_repaint_after(rest);
        return;
    }
    plate(context, "progress", look, place, |ui| {
        ui.label(&running.name);
        let share = running.progress.fraction.unwrap_or(0.0);
        let bar = ProgressBar::new(share)
            .desired_width(look.points(BAR))
            .desired_height(look.points(space::MEDIUM));
        let bar = ui.add(bar.fill(look.colour(Token::Gauge)));
        bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &running.name));
        if let Some(fraction) = running.progress.fraction {
            ui.label(format!("{:.0} %", fraction * 100.0));
        }
        if running.can_stop && ui.add(GlyphButton::text("Cancel")).clicked() {
            state.work.cancel();
        }
    });
}

/// A plate whose lower edge has its middle at a place.
fn plate(context: &Context, id: &str, look: Look, place: Pos2, add: impl FnOnce(&mut Ui)) -> egui::Response {
    let frame = egui::Frame::new()
        .fill(look.colour(Token::Card))
        .stroke(Stroke::new(stroke::EDGE, look.colour(Token::Control)))
        .corner_radius(radius::CARD)
        .shadow(look.shadow(Elevation::Popup, 1.0))
        .inner_margin(egui::Margin::symmetric(space::LARGE as i8, space::MEDIUM as i8));
    let area = Area::new(Id::unique(id))
        .order(Order::Tooltip)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(place)
        .constrain(true);
    let shown = area.show(context, |ui| {
        ui.set_max_width(look.points(2.0 * row::TOOLTIP_WIDTH));
        frame.show(ui, |ui| ui.horizontal_centered(|ui| add(ui)));
    });
    shown.response
}
