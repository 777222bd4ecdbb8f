//! The menu bar, made from the table of commands; the name of the document; the field that finds and runs.

use crate::desktop::commands::{Command, Menu};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::{paint, palette};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Align2, Button, Rect, Ui, UiBuilder, pos2, vec2};

/// The width of the field, and its least, points.
const FIELD: (f32, f32) = (248.0, 160.0);

/// The side of the program's sign, points.
const LOGO: f32 = 18.0;

/// Shows the menu bar.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    let bar = ui.available_rect_before_wrap();
    let place = pos2(bar.left() + look.points(space::MEDIUM), bar.center().y);
    let square = Align2::LEFT_CENTER.anchor_size(place, vec2(1.0, 1.0) * look.points(LOGO));
    paint::glyph(ui, Glyph::Logo, square, GlyphInks::on(Token::OnAccent, Token::Accent));
    // Whole points, so that letters stand on pixels at every text size.
    let left = (bar.left() + look.points(LOGO + space::LARGE)).round();
    let menus = Rect::from_min_max(pos2(left, bar.top()), bar.max);
    let end = ui
        .scope_builder(
            UiBuilder::new().max_rect(menus).layout(egui::Layout::left_to_right(Align::Center)),
            |ui| {
                let padding = look.points(space::SMALL);
                let style = move |style: &mut egui::Style| {
                    egui::containers::menu::menu_style(style);
                    style.spacing.button_padding.x = padding;
                };
                egui::MenuBar::new().style(style).ui(ui, |ui| {
                    Menu::ALL.map(|menu| one(ui, state, menu, messages)).last().copied().unwrap_or(left)
                })
            },
        )
        .inner
        .inner;
    let width = look.points(FIELD.0).min(bar.width() - (end - bar.left()) - look.points(LOGO)).max(FIELD.1);
    let size = vec2(width.round(), look.points(row::OUTLINE).round());
    let right = pos2((bar.right() - look.points(space::LARGE)).round(), bar.center().y.round());
    let field = Align2::RIGHT_CENTER.anchor_size(right, size);
    if !state.start.is_bare() {
        title(ui, state, end, field.left(), bar);
    }
    palette::show(ui, field, state, messages);
}

/// One menu; returns where its word ends.
fn one(ui: &mut Ui, state: &State, menu: Menu, messages: &mut Vec<Message>) -> f32 {
    let commands = || Command::ALL.iter().copied().filter(|command| command.menu() == menu);
    let possible = commands().any(|command| !(state.start.is_shown() && command.needs_document()));
    let button = ui.add_enabled_ui(possible, |ui| {
        ui.menu_button(menu.label(), |ui| {
            for command in commands() {
                item(ui, state, command, messages);
            }
        })
    });
    button.response.rect.right()
}

fn item(ui: &mut Ui, state: &State, command: Command, messages: &mut Vec<Message>) {
    let mut button = Button::new(command.label_for(state)).selected(command.is_on(state) == Some(true));
    if let Some(shortcut) = command.shortcut() {
        button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
    }
    if ui.add_enabled(command.is_possible(state), button).clicked() {
        messages.push(Message::Run(command));
    }
}

/// The name of the document in the middle of the window, or of what is free beside it.
fn title(ui: &mut Ui, state: &State, from: f32, to: f32, bar: Rect) {
    let look = state.look;
    let gap = look.points(space::LARGE);
    let mut job = LayoutJob::default();
    let format = |size, ink| TextFormat {
        valign: Align::Center,
        ..TextFormat::simple(look.words(size), look.colour(ink))
    };
    job.append(state.file.title(), 0.0, format(text::BODY, Token::Text));
    if state.file.is_edited(&state.editor) {
        job.append("edited", look.points(space::MEDIUM), format(text::SECOND, Token::Muted));
    }
    job.wrap = TextWrapping::truncate_at_width((to - from - 2.0 * gap).max(0.0));
    let words = ui.painter().layout_job(job);
    let half = words.size().x / 2.0;
    let middle = bar.center().x.clamp(from + gap + half, (to - gap - half).max(from + gap + half));
    let place = Align2::CENTER_CENTER.anchor_size(pos2(middle, bar.center().y), words.size());
    ui.put(place, egui::Label::new(words));
}
