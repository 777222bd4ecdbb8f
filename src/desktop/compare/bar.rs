//! The head row: the settings of both sides, the calls, whether both pictures move together, export, close.

use super::act::CompareMessage;
use super::calls::Calls;
use super::setting::Setting;
use super::{COUNT, leave};
use crate::call::compare::Side;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Picker, Rank, Switch};
use crate::scene::glyphs::Glyph;
use crate::scene::size::{row, space, stroke, text};
use crate::scene::token::Token;
use egui::{Align, Align2, Id, Layout, RichText, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2};

/// The widths of the lists of A, of B and of calls, where there is room, and at least.
const LISTS: [(f32, f32); 3] = [(214.0, 120.0), (250.0, 120.0), (340.0, 170.0)];
/// What the rest of the row takes: with the words of the switch and of the button, and without.
const REST: (f32, f32) = (600.0, 410.0);
/// The width of the field for the number of calls.
const COUNT_WIDTH: f32 = 54.0;
/// Words of the switch need a window as wide as this, points.
const WITH_WORDS: f32 = 1_320.0;
/// What moves both pictures.
const TOGETHER: &str = "Move both views together";
/// The last line of a list of settings.
const ANOTHER: &str = "Another file…";

/// Shows the row.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    let worded = ui.available_width() >= look.points(WITH_WORDS);
    let rest = look.points(if worded { REST.0 } else { REST.1 });
    let full: f32 = LISTS.iter().map(|(width, _)| width).sum();
    let share = ((ui.available_width() - rest) / look.points(full)).min(1.0);
    let [a, b, calls] = LISTS.map(|(width, least)| look.points((width * share).max(least)));
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = look.points(space::MEDIUM);
        ui.label(RichText::new("Compare").font(look.words(text::TITLE)));
        ui.add_space(look.points(space::SMALL));
        setting(ui, state, (Side::A, a), messages);
        let swap = GlyphButton::new(Glyph::Swap, "Swap A and B");
        if ui.add(swap).clicked() {
            messages.push(Message::Compare(CompareMessage::Swap));
        }
        setting(ui, state, (Side::B, b), messages);
        divider(ui, state);
        which_calls(ui, state, calls, messages);
        ui.add_space(look.points(space::TIGHT));
        let together = ui.add(Switch::new(&mut state.compare.together, TOGETHER));
        if together.changed() && state.compare.together {
            state.compare.look_alike();
        }
        if worded {
            ui.label(TOGETHER);
        } else {
            together.on_hover_text(TOGETHER);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = GlyphButton::new(Glyph::Close, "Close the comparison").rank(Rank::Bare);
            if ui.add(close).clicked() {
                messages.push(leave());
            }
            let name = "Export the comparison…";
            let export = if worded {
                GlyphButton::worded(Glyph::Publish, "Export…")
            } else {
                GlyphButton::new(Glyph::Publish, name)
            };
            let ready = matches!(state.compare.worked, Some(Ok(_)));
            let export = ui.add_enabled(ready, export);
            export.widget_info(|| WidgetInfo::labeled(Role::Button, ready, name));
            if export.clicked() {
                messages.push(Message::Compare(CompareMessage::AskWhere));
            }
        });
    });
}

fn label(ui: &mut Ui, state: &State, words: &str) {
    ui.label(RichText::new(words).color(state.look.colour(Token::Muted)));
}

fn divider(ui: &mut Ui, state: &State) {
    let look = state.look;
    ui.add_space(look.points(space::TIGHT));
    let (rect, _) = ui.allocate_exact_size(vec2(stroke::EDGE, look.points(row::CHIP)), Sense::hover());
    let line = Stroke::new(stroke::EDGE, look.colour(Token::Line));
    ui.painter().vline(rect.center().x, rect.y_range(), line);
    ui.add_space(look.points(space::TIGHT));
}

/// The setting of a side.
fn setting(ui: &mut Ui, state: &State, (side, width): (Side, f32), messages: &mut Vec<Message>) {
    let letter = side.letter();
    label(ui, state, letter);
    let [a, b] = &state.compare.sides;
    let shown = if side == Side::A { a.words(state) } else { b.words(state) };
    let entries = || {
        let all = Setting::all(state);
        all.iter().map(|setting| setting.words(state)).chain([ANOTHER.to_owned()]).collect()
    };
    let picker = Picker::new(letter, &shown).width(width);
    let (response, picked) = picker.show(ui, Id::unique(("setting of a side", letter)), entries);
    response.on_hover_text(format!("{letter}: {shown}"));
    if let Some(place) = picked {
        let message = match Setting::all(state).into_iter().nth(place) {
            Some(setting) => CompareMessage::Choose(side, setting),
            None => CompareMessage::AskFile(side),
        };
        messages.push(Message::Compare(message));
    }
}

/// The calls, and how many of the placed one.
fn which_calls(ui: &mut Ui, state: &mut State, width: f32, messages: &mut Vec<Message>) {
    label(ui, state, "Calls");
    let chosen = Calls::chosen(state);
    let shown = chosen.as_ref().map_or_else(|| "none".to_owned(), |calls| calls.words(state));
    let entries = || Calls::all(state).iter().map(|calls| calls.words(state)).collect();
    let counted = chosen == Some(Calls::Placed);
    let room = if counted { state.look.points(COUNT_WIDTH + space::MEDIUM) } else { 0.0 };
    let picker = Picker::new("Calls", &shown).width(width - room);
    let (response, picked) = picker.show(ui, Id::unique("calls that are compared"), entries);
    response.on_hover_text(&shown);
    if let Some(calls) = picked.and_then(|place| Calls::all(state).into_iter().nth(place)) {
        messages.push(Message::Compare(CompareMessage::Calls(calls)));
    }
    if counted {
        count(ui, state);
    }
}

fn count(ui: &mut Ui, state: &mut State) {
    let look = state.look;
    let field = TextEdit::singleline(&mut state.compare.typed).font(look.fixed(text::BODY));
    let size = vec2(look.points(COUNT_WIDTH), look.points(row::CONTROL - space::HAIR));
    let field = field.desired_width(size.x).align(Align2::RIGHT_CENTER);
    let response = ui.add_sized(size, field);
    let typed = state.compare.typed.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, "How many of the placed call");
        info.current_text_value = Some(typed.clone());
        info
    });
    let read = state.compare.typed.trim().replace(',', "").parse().ok();
    match read.filter(|count| (1..=COUNT.1).contains(count)) {
        Some(count) => state.compare.count = count,
        None if response.lost_focus() => state.compare.typed = state.compare.count.to_string(),
        None => {}
    }
    response.on_hover_text("How many of the placed call, 1 to 10,000");
}
