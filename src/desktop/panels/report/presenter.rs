//! The presenter's view: the canvas large, and below it one stage of the report in large text, as a teacher tells it.

use super::steps;
use super::walk::WalkMessage;
use crate::call::{Answer, Stage};
use crate::desktop::canvas;
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::panels::capital;
use crate::desktop::state::{PlacedCall, State};
use crate::desktop::widgets::{GlyphButton, Rank, mark};
use crate::report::{CallWords, Side, Sides};
use crate::scene::glyphs::Glyph;
use crate::scene::measure::Measure;
use crate::scene::size::{row, space, stroke, text};
use crate::scene::token::Token;
use egui::{
    Align, CentralPanel, Frame, Label, Layout, Margin, Panel, RichText, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo, vec2,
};

/// Height of the band, and the most of the window that it takes.
const BAND: f32 = 236.0;
const MOST: f32 = 0.5;
/// The lowest window, points at 100 %, whose band has the large sizes of type.
const LARGE: f32 = 560.0;
/// Width of what walks.
const TOOLS: f32 = 150.0;

/// The sizes of type in a band.
#[derive(Clone, Copy)]
struct Type {
    question: f32,
    value: f32,
    answer: f32,
    source: f32,
}

/// Shows the canvas and the band.
pub fn show(ui: &mut Ui, state: &mut State, measure: &dyn Measure, messages: &mut Vec<Message>) {
    let look = state.look;
    let room = ui.available_height();
    let frame = Frame::new().fill(look.colour(Token::Window));
    let margin = Margin::symmetric(look.points(space::DIALOG) as i8, look.points(space::GROUP) as i8);
    Panel::bottom("presenter")
        .exact_size(look.points(BAND).min(room * MOST))
        .frame(frame.inner_margin(margin))
        .show(ui, |ui| band(ui, state, room / look.points(1.0), messages));
    CentralPanel::no_frame().show(ui, |ui| canvas::show(ui, state, measure, messages));
}

fn band(ui: &mut Ui, state: &State, room: f32, messages: &mut Vec<Message>) {
    let Some((call, stage)) = state.call.as_ref().and_then(|call| Some((call, call.stage()?))) else {
        return;
    };
    let look = state.look;
    let rect = ui.available_rect_before_wrap();
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Line));
    ui.painter().hline(ui.clip_rect().x_range(), ui.clip_rect().top() + stroke::EDGE / 2.0, edge);
    let tools = look.points(TOOLS).min(rect.width() / 3.0);
    let left = egui::Rect::from_min_max(rect.min, rect.max - vec2(tools + look.points(space::GROUP), 0.0));
    let right = egui::Rect::from_min_max(egui::pos2(rect.max.x - tools, rect.min.y), rect.max);
    let mut told = ui.new_child(egui::UiBuilder::new().max_rect(left));
    let sizes = if room >= LARGE {
        Type { question: text::START, value: text::DIALOG, answer: text::DIALOG, source: text::TITLE }
    } else {
        Type { question: text::DIALOG, value: text::TITLE, answer: text::TITLE, source: text::TITLE }
    };
    tell(&mut told, state, call, stage, sizes);
    let mut walk = ui.new_child(egui::UiBuilder::new().max_rect(right));
    tools_of(&mut walk, state, call, messages);
    ui.advance_cursor_after_rect(rect);
}

/// Question, values, answer and source of a stage.
fn tell(ui: &mut Ui, state: &State, call: &PlacedCall, stage: Stage, sizes: Type) {
    let Ok(report) = &call.report else { return };
    let words = CallWords::new(state.editor.topology(), report);
    let Some(said) = words.stage(stage) else { return };
    let look = state.look;
    let line = |words: &str, size: f32, ink| {
        Label::new(RichText::new(words).font(look.words(size)).color(look.colour(ink))).wrap()
    };
    let scroll = ScrollArea::vertical().id_salt(("presented", call.step)).auto_shrink(false);
    scroll.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = look.points(space::MEDIUM);
        ui.add(line(&said.question, sizes.question, Token::Text));
        match words.sides_of(stage) {
            Some(sides) => compared(ui, state, &sides, sizes.value),
            None => {
                let value = RichText::new(&said.value).font(look.fixed(sizes.value));
                ui.add(Label::new(value.color(look.colour(Token::Muted))).wrap());
            }
        }
        ui.horizontal_top(|ui| {
            let side = look.points(sizes.answer);
            let height = side * text::LINE_HEIGHT;
            let (rect, _) = ui.allocate_exact_size(vec2(side, height), Sense::hover());
            let (glyph, inks) = steps::sign(report.answer(stage), Token::Window);
            paint::glyph(ui, glyph, egui::Rect::from_center_size(rect.center(), vec2(side, side)), inks);
            let ink = if report.answer(stage) == Answer::NotEvaluated { Token::Muted } else { Token::Text };
            ui.add(line(&said.sentence, sizes.answer, ink));
        });
        let source = format!("{}: {}", capital(said.basis), said.source);
        ui.add(line(&source, sizes.source, Token::Faint));
    });
}

/// Two values with the sign between them.
fn compared(ui: &mut Ui, state: &State, sides: &Sides, size: f32) {
    let look = state.look;
    let said = |ui: &mut Ui, side: &Side| {
        if let Some(id) = side.bypass_id {
            mark(ui, state.panels.facts.marks().mark(id), None);
        }
        let words = format!("{} {}", side.name, side.value);
        let words = RichText::new(words).font(look.fixed(size)).color(look.colour(Token::Muted));
        ui.add(Label::new(words).wrap());
    };
    ui.horizontal_wrapped(|ui| {
        said(ui, &sides.near);
        let (sign, ink) = if sides.agree { ("=", Token::BypassText) } else { ("≠", Token::RefusedText) };
        ui.label(RichText::new(sign).font(look.fixed(size)).color(look.colour(ink)));
        said(ui, &sides.far);
    });
}

/// Where the walk is, the buttons that walk, and the one that leaves.
fn tools_of(ui: &mut Ui, state: &State, call: &PlacedCall, messages: &mut Vec<Message>) {
    let look = state.look;
    let count = call.stages().len();
    ui.with_layout(Layout::top_down(Align::Max), |ui| {
        let place = format!("Step {} of {count}", call.step + 1);
        let words = RichText::new(&place).font(look.words(text::TITLE)).color(look.colour(Token::Text));
        let shown = ui.add(Label::new(words));
        shown.widget_info(|| WidgetInfo::labeled(Role::Label, true, &place));
        ui.add_space(look.points(space::MEDIUM));
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), look.points(row::DIALOG_BUTTON)),
            Layout::right_to_left(Align::Center),
            |ui| {
                let next = GlyphButton::new(Glyph::ChevronRight, "Next step").in_dialog();
                if ui.add_enabled(call.step + 1 < count, next).clicked() {
                    messages.push(WalkMessage::To(call.step + 1).into());
                }
                let previous = GlyphButton::new(Glyph::ChevronLeft, "Previous step").in_dialog();
                if ui.add_enabled(call.step > 0, previous).clicked() {
                    messages.push(WalkMessage::To(call.step - 1).into());
                }
            },
        );
        ui.add_space(look.points(space::MEDIUM));
        let leave = GlyphButton::text("Leave").rank(Rank::Plain).in_dialog();
        if ui.add(leave).on_hover_text("Back to the window (Esc)").clicked() {
            messages.push(WalkMessage::Leave.into());
        }
    });
}
