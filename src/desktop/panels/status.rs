//! The status bar: problems, selection, sizes, whether it is saved, zoom.

use super::PanelMessage;
use super::calls::{CallsMessage, drill_status};
use super::list::clock;
use super::problems::Shown;
use crate::desktop::commands::Command;
use crate::desktop::glyphs;
use crate::desktop::message::Message;
use crate::desktop::middle::Middle;
use crate::desktop::paint;
use crate::desktop::publishing;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::rules::Severity;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::Kind;
use egui::{Align, Layout, Rect, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

/// What the bar needs beside how the document stands to what is published, points.
const SCARCE: f32 = 240.0;

/// Shows the status bar.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let look = state.look;
    ui.spacing_mut().item_spacing.x = look.points(space::MEDIUM);
    ui.horizontal_centered(|ui| {
        ui.add_space(look.points(space::TIGHT));
        let counts = state.panels.facts.counts();
        for (severity, count, noun) in
            [(Severity::Error, counts.errors, "error"), (Severity::Warning, counts.warnings, "warning")]
        {
            if problems(ui, severity, &many(count, noun), count == 0).clicked() {
                messages.push(Message::Panel(PanelMessage::Problems(Shown::only(severity))));
            }
        }
        drill(ui, state, messages);
        divider(ui, look);
        let compares = state.middle == Middle::Compare;
        let selected = match (state.selected_one(), state.selected.len()) {
            _ if compares => "Comparing, nothing in the document changes".to_owned(),
            (Some(id), _) => format!("Selected: {} {}", id.kind.noun(), state.editor.topology().name(id)),
            (None, 0) => "Nothing selected".to_owned(),
            (None, count) => format!("{} selected", figure(count)),
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(look.points(space::MEDIUM));
            let zoom = if compares { state.compare.zoom() } else { state.canvas.camera.zoom() };
            second(ui, format!("Zoom {:.0} %", zoom * 100.0));
            divider(ui, look);
            published(ui, state);
            saved(ui, state);
            let counted =
                [(Kind::NetworkSite, "network site"), (Kind::Subnet, "subnet"), (Kind::Trunk, "trunk")];
            let counted = counted.map(|(kind, noun)| many(state.count(kind), noun));
            let placed = compares.then(|| state.compare.placed()).flatten();
            let counted = placed.unwrap_or_else(|| counted.join(", "));
            // How much there is goes first where the bar is short.
            if wide(ui, &counted) + wide(ui, &selected) + look.points(4.0 * space::MEDIUM)
                < ui.available_width()
            {
                divider(ui, look);
                second(ui, counted);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| second(ui, selected));
        });
    });
}

/// How the document stands to what is published; nothing where nothing is.
fn published(ui: &mut Ui, state: &State) {
    let Some(words) = publishing::standing(state) else { return };
    let look = state.look;
    // What is saved and how many there are go before it in a short bar.
    if wide(ui, &words) + look.points(SCARCE) > ui.available_width() {
        return;
    }
    second(ui, words);
    small_glyph(ui, Glyph::Publish, GlyphInks::on(Token::Strip, Token::Muted));
    divider(ui, look);
}

/// What is down in a drill: a press shows the next of it, and another one ends the drill.
fn drill(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let Some(words) = drill_status(state) else { return };
    divider(ui, state.look);
    let shown = lit(ui, (Glyph::Refused, GlyphInks::on(Token::Strip, Token::Muted)), &words);
    if shown.on_hover_text("Shows the next thing that is down").clicked() {
        messages.push(CallsMessage::NextDown.into());
    }
    let end = lit(ui, (Glyph::Close, GlyphInks::on(Token::Strip, Token::Muted)), Command::EndDrill.label());
    if end.on_hover_text("Everything is up again").clicked() {
        messages.push(Message::Run(Command::EndDrill));
    }
}

/// Whether the document is saved, and since when.
fn saved(ui: &mut Ui, state: &State) {
    let last = state.file.last_save().map(clock);
    let (glyph, words) = match (state.file.is_edited(&state.editor), last) {
        (false, Some(at)) => (Some(Glyph::Tick), format!("Saved {at}")),
        (false, None) => (None, "No unsaved edits".to_owned()),
        (true, Some(at)) => (None, format!("Edited since {at}")),
        (true, None) => (None, "Edited".to_owned()),
    };
    second(ui, words);
    if let Some(glyph) = glyph {
        small_glyph(ui, glyph, GlyphInks::on(Token::Strip, Token::BypassText));
    }
}

/// How many problems of a severity there are; a press lists them.
fn problems(ui: &mut Ui, severity: Severity, words: &str, none: bool) -> Response {
    let sign = if none {
        (Glyph::Passed, GlyphInks::on(Token::Strip, Token::BypassText))
    } else {
        glyphs::of_severity(severity)
    };
    lit(ui, sign, words).on_hover_text("Lists them below")
}

/// A glyph with words that lights up under the pointer and can be pressed.
fn lit(ui: &mut Ui, (glyph, inks): (Glyph, GlyphInks), words: &str) -> Response {
    let look = Look::of(ui);
    let font = look.words(text::SECOND);
    let label = ui.painter().layout_no_wrap(words.to_owned(), font, look.colour(Token::Text));
    let side = look.points(control::CHIP_GLYPH);
    let gap = look.points(space::TIGHT);
    let size = vec2(side + gap + label.size().x + 2.0 * gap, ui.available_height());
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, look.points(space::HAIR), look.colour(Token::Hover));
    }
    let middle = rect.center().y;
    let square = Rect::from_center_size(egui::pos2(rect.left() + gap + side / 2.0, middle), vec2(side, side));
    paint::glyph(ui, glyph, square, inks);
    let at = egui::pos2(square.right() + gap, middle - label.size().y / 2.0);
    ui.painter().galley(at, label, look.colour(Token::Text));
    response
}

fn small_glyph(ui: &mut Ui, glyph: Glyph, inks: GlyphInks) {
    let side = Look::of(ui).points(control::SMALL_GLYPH);
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    paint::glyph(ui, glyph, rect, inks);
}

fn divider(ui: &mut Ui, look: Look) {
    let (rect, _) = ui.allocate_exact_size(vec2(stroke::EDGE, ui.available_height()), Sense::hover());
    let line = Stroke::new(stroke::EDGE, look.colour(Token::Line));
    ui.painter().vline(rect.center().x, rect.y_range(), line);
}

fn second(ui: &mut Ui, words: String) {
    let look = Look::of(ui);
    let words = RichText::new(words).font(look.words(text::SECOND)).color(look.colour(Token::Muted));
    ui.add(egui::Label::new(words).truncate());
}

/// How wide words of the bar are, points.
fn wide(ui: &Ui, words: &str) -> f32 {
    let look = Look::of(ui);
    ui.painter()
        .layout_no_wrap(words.to_owned(), look.words(text::SECOND), look.colour(Token::Muted))
        .size()
        .x
}

fn figure(count: usize) -> String {
    crate::topology::attributes::figure(count as u64)
}

/// A count with its noun.
fn many(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", figure(count))
}
