//! The left column: ways to begin, and what can be learnt.

use super::{StartMessage, part};
use crate::desktop::commands::Command;
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::state::State;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, row, space, stroke, text};
use crate::scene::token::Token;
use egui::{Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// The height of an entry, points.
const HEIGHT: f32 = 50.0;

/// How long the dashes around the place to drop a file are, and the gaps, points.
const DASH: (f32, f32) = (5.0, 4.0);

/// One entry.
struct Entry<'a> {
    glyph: Glyph,
    title: &'a str,
    about: &'a str,
    key: Option<String>,
    first: bool,
    leads_on: bool,
}

/// Shows the column.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let look = state.look;
    let key = |command: Command| command.shortcut().map(|key| ui.ctx().format_shortcut(&key));
    let (new, open) = (key(Command::New), key(Command::Open));
    let plain = |glyph, title, about, key| Entry { glyph, title, about, key, first: false, leads_on: false };
    part(ui, look, "Start");
    ui.add_space(look.points(space::MEDIUM));
    let begin =
        Entry { first: true, ..plain(Glyph::Added, "New topology", "An empty canvas to draw on", new) };
    if entry(ui, state, &begin).clicked() {
        messages.push(Message::Run(Command::New));
    }
    let begin = plain(Glyph::Folder, "Open a file", ".trunkline.ron, or a published bundle", open);
    if entry(ui, state, &begin).clicked() {
        messages.push(Message::Run(Command::Open));
    }
    drop_here(ui, state);
    ui.add_space(look.points(space::GRID));
    part(ui, look, "Learn");
    ui.add_space(look.points(space::MEDIUM));
    let learn = |glyph, title, about| Entry { leads_on: true, ..plain(glyph, title, about, None) };
    let ids = learn(Glyph::Bypass, "What is a bypass ID?", "The one idea behind every verdict");
    if entry(ui, state, &ids).clicked() {
        messages.push(Message::Start(StartMessage::BypassIds));
    }
    let shortcuts = learn(Glyph::List, "Shortcuts", "All commands and keys on one page, F1");
    if entry(ui, state, &shortcuts).clicked() {
        messages.push(Message::Run(Command::Keys));
    }
}

fn entry(ui: &mut Ui, state: &State, entry: &Entry<'_>) -> Response {
    let look = state.look;
    let size = vec2(ui.available_width(), look.points(HEIGHT));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, entry.title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(entry.about));
    ui.add_space(look.points(space::MEDIUM));
    let (ground, edge) = match (entry.first, response.hovered()) {
        (true, _) => (Token::Selected, Token::Accent),
        (false, true) => (Token::Hover, Token::Control),
        (false, false) => (Token::Card, Token::Edge),
    };
    let width = if response.has_focus() { look.theme.ring() } else { stroke::EDGE };
    let edge = if response.has_focus() { Token::Accent } else { edge };
    let edge = Stroke::new(width, look.colour(edge));
    ui.painter().rect(rect, look.points(radius::CARD), look.colour(ground), edge, StrokeKind::Inside);
    let ink = if entry.first { Token::AccentText } else { Token::Muted };
    inside(ui, state, rect, entry, ground, ink);
    response
}

/// The glyph and the two lines of an entry.
fn inside(ui: &Ui, state: &State, rect: Rect, entry: &Entry<'_>, ground: Token, ink: Token) {
    let look = state.look;
    let glyph = look.points(row::GLYPH);
    let square = Rect::from_center_size(
        pos2(rect.left() + look.points(space::DIALOG), rect.center().y),
        vec2(glyph, glyph),
    );
    paint::glyph(ui, entry.glyph, square, GlyphInks::on(ground, ink));
    let left = rect.left() + look.points(space::DIALOG + space::DIALOG);
    let painter = ui.painter();
    let title =
        painter.layout_no_wrap(entry.title.to_owned(), look.words(text::SECTION), look.colour(Token::Text));
    let about =
        painter.layout_no_wrap(entry.about.to_owned(), look.words(text::SECOND), look.colour(Token::Muted));
    let top = rect.center().y - (title.size().y + about.size().y + look.points(space::HAIR)) / 2.0;
    let below = top + title.size().y + look.points(space::HAIR);
    painter.galley(pos2(left, top), title, look.colour(Token::Text));
    painter.galley(pos2(left, below), about, look.colour(Token::Muted));
    let right = pos2(rect.right() - look.points(space::LARGE), rect.center().y);
    if let Some(key) = &entry.key {
        let key = painter.layout_no_wrap(key.clone(), look.words(text::SECOND), look.colour(Token::Muted));
        let at = Align2::RIGHT_TOP.anchor_size(pos2(right.x, top), key.size());
        painter.galley(at.min, key, look.colour(Token::Muted));
    } else if entry.leads_on {
        let side = look.points(control::SMALL_GLYPH);
        let square = Rect::from_center_size(right - vec2(side / 2.0, 0.0), vec2(side, side));
        paint::glyph(ui, Glyph::ChevronRight, square, GlyphInks::on(ground, Token::Muted));
    }
}

/// The dashed place that says that a file can be dropped anywhere; it lights up while one hovers.
fn drop_here(ui: &mut Ui, state: &State) {
    let look = state.look;
    let over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let size = vec2(ui.available_width(), look.points(HEIGHT + space::LARGE));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let title = if over { "Drop it to open it" } else { "Or drop a file on this window" };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
    let edge = Stroke::new(stroke::EDGE, look.colour(if over { Token::Accent } else { Token::Control }));
    let ground = if over { Token::Selected } else { Token::Window };
    ui.painter().rect_filled(rect, look.points(radius::CARD), look.colour(ground));
    let inner = rect.shrink(stroke::EDGE);
    let corners =
        [inner.left_top(), inner.right_top(), inner.right_bottom(), inner.left_bottom(), inner.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, edge, look.points(DASH.0), look.points(DASH.1)));
    let about = "A document or a published bundle";
    let entry = Entry { glyph: Glyph::Drop, title, about, key: None, first: false, leads_on: false };
    inside(ui, state, rect, &entry, ground, Token::Muted);
}
